//! The language beneath all methods: a closed set of expressions over exact decimals.
//!
//! Refuses to know: how an expression was written, and who asks. A flag is 1 or 0; a level is known by the number of its
//! option. A figure can be missing in several ways, and each spreads as a [`Gap`].

use super::decimal::{Decimal, Rounding};

/// Why there is no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// It does not apply to this sheet; means and weights go without it.
    NotApplicable,
    /// Something it needs was not entered. It makes everything unknown that needs it.
    Unknown,
    /// It would be divided by nought. The line says so and then counts as not applicable.
    ZeroDivisor,
    /// It is larger than any figure can be.
    Overflow,
    /// The weights do not make a hundred percent.
    Weights,
}

/// A figure, or why there is none.
pub type Figure = Result<Decimal, Gap>;

/// An expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// A figure written in the document.
    Number(Decimal),
    /// A figure written in percent: its value, so that 1.5% is 0.015.
    Percent(Decimal),
    /// Not applicable.
    Absent,
    /// Not to be known, whatever is entered: the document leaves it open.
    Open,
    /// What was entered in the field of this number.
    Field(usize),
    /// The value of the line of this number.
    Line(usize),
    /// The item at hand of the list that is gone through.
    It,
    /// Whether the case at hand reached the option of this number.
    Reached(usize),
    /// Whether in the field of this number the option of that number was chosen.
    Is(usize, usize),
    /// The opposite figure.
    Negate(Box<Expr>),
    /// The opposite flag.
    Not(Box<Expr>),
    /// Two expressions and what joins them.
    Binary(Operator, Box<(Expr, Expr)>),
    /// The value of the first condition that holds, else the last.
    Choose(Vec<(Expr, Expr)>, Box<Expr>),
    /// A function of figures. What is not applicable is left out of sums, means and extremes.
    Call(Function, Vec<Expr>),
    /// Rounded.
    Round(Rounding, Box<Expr>),
    /// Of the items of the list in the field of this number.
    Fold(Fold, usize, Box<Expr>),
    /// Values with their weights.
    Weighted(Weighted),
    /// The sum of the steps up to the n-th time.
    Ladder(Box<Ladder>),
    /// What the runs in a list pay.
    Streak(Box<Streak>),
}

/// What joins two expressions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// +
    Add,
    /// −
    Subtract,
    /// ×
    Multiply,
    /// ÷
    Divide,
    /// =
    Equal,
    /// ≠
    Unequal,
    /// <
    Less,
    /// ≤
    AtMost,
    /// >
    Greater,
    /// ≥
    AtLeast,
    /// 且
    And,
    /// 或
    Or,
}

/// A function of figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// The smallest.
    Min,
    /// The largest.
    Max,
    /// All together.
    Sum,
    /// Their mean.
    Mean,
    /// All multiplied.
    Product,
    /// Without its sign.
    Abs,
}

/// What is made of the items of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fold {
    /// The values together.
    Sum,
    /// Their mean; not applicable for an empty list.
    Mean,
    /// The largest; not applicable for an empty list.
    Highest,
    /// The smallest; not applicable for an empty list.
    Lowest,
    /// How many items the condition holds for.
    Count,
    /// How many in a row it holds for, at most.
    Run,
}

/// What becomes of a weight whose value is not applicable.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Absence {
    /// The others share it in proportion.
    #[default]
    Reweight,
    /// It brings nothing.
    Zero,
    /// It brings all it could.
    Full,
}

/// Values with their weights.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighted {
    /// What becomes of the weight of a value that is not applicable.
    pub absence: Absence,
    /// Whether the weights must make a hundred percent.
    pub whole: bool,
    /// The values.
    pub parts: Vec<Part>,
}

/// A value with its weight.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// How much it counts.
    pub weight: Expr,
    /// What counts.
    pub value: Expr,
    /// The most it can be, for [`Absence::Full`].
    pub full: Expr,
}

/// A figure for the first time, the second …
#[derive(Clone, Debug, PartialEq)]
pub struct Ladder {
    /// How often it happened.
    pub count: Expr,
    /// What the first times cost.
    pub steps: Vec<Expr>,
    /// What each further time costs.
    pub then: Then,
}

/// How a ladder goes on behind its last step.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Then {
    /// Nothing more.
    #[default]
    Stop,
    /// The last step again.
    Repeat,
    /// The step before, multiplied.
    Times(Expr),
    /// The step before, and this more.
    Plus(Expr),
}

/// Runs in a list of months: the n-th month of a run pays the n-th step.
#[derive(Clone, Debug, PartialEq)]
pub struct Streak {
    /// The field of the list.
    pub list: usize,
    /// What a month must be to count.
    pub when: Expr,
    /// What the first months of a run pay.
    pub steps: Vec<Expr>,
    /// What each further month pays.
    pub then: Then,
}

impl Expr {
    /// A whole number.
    #[inline(never)]
    #[must_use]
    pub fn whole(number: i64) -> Self {
        Self::Number(Decimal::from(number))
    }

    /// Two expressions joined.
    #[inline(never)]
    #[must_use]
    pub fn binary(operator: Operator, left: Self, right: Self) -> Self {
        Self::Binary(operator, Box::new((left, right)))
    }

    /// The figure that is written there, if it is one.
    #[must_use]
    pub fn constant(&self) -> Option<Decimal> {
        match self {
            Self::Number(figure) | Self::Percent(figure) => Some(*figure),
            Self::Negate(inner) => inner.constant().map(|figure| -figure),
            _ => None,
        }
    }

    /// Calls `visit` with this expression and every one inside.
    pub fn walk<'a>(&'a self, visit: &mut dyn FnMut(&'a Self)) {
        visit(self);
        match self {
            Self::Number(_)
            | Self::Percent(_)
            | Self::Absent
            | Self::Open
            | Self::Field(_)
            | Self::Line(_)
            | Self::It => {}
            Self::Reached(_) | Self::Is(..) => {}
            Self::Negate(inner) | Self::Not(inner) | Self::Round(_, inner) | Self::Fold(_, _, inner) => {
                inner.walk(visit)
            }
            Self::Binary(_, sides) => {
                sides.0.walk(visit);
                sides.1.walk(visit);
            }
            Self::Choose(cases, otherwise) => {
                for (condition, value) in cases {
                    condition.walk(visit);
                    value.walk(visit);
                }
                otherwise.walk(visit);
            }
            Self::Call(_, of) => of.iter().for_each(|inner| inner.walk(visit)),
            Self::Weighted(weighted) => {
                for part in &weighted.parts {
                    part.weight.walk(visit);
                    part.value.walk(visit);
                    part.full.walk(visit);
                }
            }
            Self::Ladder(ladder) => {
                ladder.count.walk(visit);
                walk_steps(&ladder.steps, &ladder.then, visit);
            }
            Self::Streak(streak) => {
                streak.when.walk(visit);
                walk_steps(&streak.steps, &streak.then, visit);
            }
        }
    }

    /// The numbers of the lines it needs.
    #[must_use]
    pub fn lines(&self) -> Vec<usize> {
        let mut found = Vec::new();
        self.walk(&mut |inner| {
            if let Self::Line(line) = inner {
                found.push(*line);
            }
        });
        found
    }

    /// The numbers of the fields it needs.
    #[must_use]
    pub fn fields(&self) -> Vec<usize> {
        let mut found = Vec::new();
        self.walk(&mut |inner| match inner {
            Self::Field(field) | Self::Is(field, _) | Self::Fold(_, field, _) => found.push(*field),
            Self::Streak(streak) => found.push(streak.list),
            _ => {}
        });
        found
    }
}

fn walk_steps<'a>(steps: &'a [Expr], then: &'a Then, visit: &mut dyn FnMut(&'a Expr)) {
    steps.iter().for_each(|step| step.walk(visit));
    if let Then::Times(by) | Then::Plus(by) = then {
        by.walk(visit);
    }
}
