//! Conditions and formulas: a small language over the answers of a form.
//!
//! `stars <= 2 and not answered(comment)`, `opening + receipts - refunds`, `score(resolved) * 2`. Names are bound to questions
//! and types are checked when a document is read ([`parse`]); computing ([`Scene::value`]) cannot fail: what cannot be computed
//! is nothing, and a comparison with nothing is false.
//!
//! Invariants: figures are exact decimals; an expression nests no deeper than [`parse::DEEPEST`], so computing it takes a
//! bounded stack.

mod evaluate;
mod lexer;
mod parse;
mod types;

pub use evaluate::{Scene, Value};
pub use parse::{ExpressionError, parse};
pub use types::{Names, Type};

use super::decimal::Decimal;

/// A condition or a formula, bound to the questions of a form.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// A number.
    Number(Decimal),
    /// A text.
    Text(String),
    /// True or false.
    Truth(bool),
    /// The answer to a question.
    Answer(usize),
    /// The answer to one aspect of a question.
    Aspect(usize, usize),
    /// The opposite.
    Not(Box<Expression>),
    /// Both.
    And(Box<Expression>, Box<Expression>),
    /// One of them.
    Or(Box<Expression>, Box<Expression>),
    /// How two values compare.
    Compare(Comparison, Box<Expression>, Box<Expression>),
    /// Whether an answer with several options has one of them.
    Has(usize, String),
    /// A number from two.
    Compute(Operation, Box<Expression>, Box<Expression>),
    /// A function of values.
    Call(Function, Vec<Expression>),
}

/// How two values compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// They are the same.
    Equal,
    /// They are not the same.
    Different,
    /// The left one is less.
    Less,
    /// The left one is not more.
    AtMost,
    /// The left one is more.
    More,
    /// The left one is not less.
    AtLeast,
}

/// A number from two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
}

/// A function of values. Lists and tables count with everything in them; what is not answered is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// Whether there is an answer; "does not apply" is one.
    Answered,
    /// The sum of the numbers.
    Sum,
    /// Their mean.
    Mean,
    /// The least of them.
    Min,
    /// The greatest of them.
    Max,
    /// How many answers there are.
    Count,
    /// How many of the later values are the first.
    Times,
    /// The points of the options chosen.
    Score,
    /// Minutes from one time to another.
    Minutes,
    /// The second value if the first holds, else the third.
    If,
}

impl Function {
    /// All of them: name, the least and the most values each takes.
    pub const ALL: [(&'static str, Self, usize, usize); 10] = [
        ("answered", Self::Answered, 1, 1),
        ("sum", Self::Sum, 1, 99),
        ("mean", Self::Mean, 1, 99),
        ("min", Self::Min, 1, 99),
        ("max", Self::Max, 1, 99),
        ("count", Self::Count, 1, 99),
        ("times", Self::Times, 2, 99),
        ("score", Self::Score, 1, 99),
        ("minutes", Self::Minutes, 2, 2),
        ("if", Self::If, 3, 3),
    ];
}

impl Expression {
    /// Calls `visit` for every number and text in it.
    pub fn each_constant(&self, visit: &mut dyn FnMut(&Self)) {
        match self {
            Self::Number(_) | Self::Text(_) => visit(self),
            _ => self.each_part(&mut |part| part.each_constant(visit)),
        }
    }

    /// Calls `visit` for every question it looks at, more than once if it looks more than once.
    pub fn each_question(&self, visit: &mut dyn FnMut(usize)) {
        match self {
            Self::Answer(question) | Self::Aspect(question, _) | Self::Has(question, _) => visit(*question),
            _ => self.each_part(&mut |part| part.each_question(visit)),
        }
    }

    /// Calls `visit` for the expressions it is made of, not for those inside them.
    pub fn each_part<'a>(&'a self, visit: &mut dyn FnMut(&'a Self)) {
        match self {
            Self::Number(_) | Self::Text(_) | Self::Truth(_) | Self::Answer(_) | Self::Aspect(..) | Self::Has(..) => {}
            Self::Not(inner) => visit(inner),
            Self::And(left, right)
            | Self::Or(left, right)
            | Self::Compare(_, left, right)
            | Self::Compute(_, left, right) => {
                visit(left);
                visit(right);
            }
            Self::Call(_, values) => values.iter().for_each(visit),
        }
    }
}
