//! Tokens into an expression, by precedence: or, and, not, comparison, sum, product, sign.

use super::lexer::{Placed, Token, tokens};
use super::names::{Meaning, Names};
use super::{FormulaError, Wanted};
use crate::score::calculus::{Expr, Operator};
use crate::score::decimal::share;
use crate::score::scheme::{Choice, Field, Kind};
use crate::words::{self, part};

/// Brackets within brackets that a formula may have.
const DEEPEST: usize = 48;

/// What an expression gives.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Type {
    Figure,
    Flag,
    /// A level of the field.
    Level(usize),
    /// The items of the field.
    List(usize),
    /// The case at hand of the field.
    Case(usize),
    /// A name of a level.
    Text(String),
}

impl Type {
    const fn name(&self) -> &'static str {
        match self {
            Self::Figure => "number",
            Self::Flag => "true/false",
            Self::Level(_) => "level",
            Self::List(_) => "list",
            Self::Case(_) => "case",
            Self::Text(_) => "text",
        }
    }
}

/// An expression, what it gives, and where it stands in bytes.
pub(super) struct Typed {
    pub(super) expr: Expr,
    pub(super) gives: Type,
    pub(super) start: usize,
    pub(super) end: usize,
}

pub(super) struct Parser<'a> {
    pub(super) source: &'a str,
    tokens: Vec<Placed>,
    at: usize,
    depth: usize,
    names: &'a Names,
    pub(super) fields: &'a [Field],
    /// The list whose items are `it`.
    pub(super) about: Option<usize>,
}

pub(super) type Parsed = Result<Typed, FormulaError>;

pub(super) fn parse(source: &str, wanted: Wanted, names: &Names, fields: &[Field]) -> Result<Expr, FormulaError> {
    let about = if let Wanted::About(list) = wanted { Some(list) } else { None };
    let mut parser = Parser { source, tokens: tokens(source, names)?, at: 0, depth: 0, names, fields, about };
    let whole = parser.either()?;
    if let Some((_, start, end)) = parser.tokens.get(parser.at) {
        return Err(error(source, "formula-end", *start, *end, vec![part(source, *start, *end).to_owned()]));
    }
    match wanted {
        Wanted::Figure => parser.figure(whole),
        Wanted::Condition | Wanted::About(_) => parser.flag(whole),
    }
}

/// An error at a place given in bytes.
pub(super) fn error(
    source: &str,
    sentence: &'static str,
    start: usize,
    end: usize,
    details: Vec<String>,
) -> FormulaError {
    let units = |bytes: usize| part(source, 0, bytes).encode_utf16().count() as u32;
    FormulaError { sentence, details, start: units(start), end: units(end) }
}

impl Parser<'_> {
    pub(super) fn either(&mut self) -> Parsed {
        self.joined(Operator::Or, |parser| parser.joined(Operator::And, Self::negated))
    }

    fn joined(&mut self, operator: Operator, side: fn(&mut Self) -> Parsed) -> Parsed {
        let mut left = side(self)?;
        let mut length = 0;
        while self.takes(&Token::Operator(operator)) {
            length += 1;
            self.no_longer_than(length)?;
            let right = side(self)?;
            let (start, end) = (left.start, right.end);
            let expr = Expr::binary(operator, self.flag(left)?, self.flag(right)?);
            left = Typed { expr, gives: Type::Flag, start, end };
        }
        Ok(left)
    }

    fn negated(&mut self) -> Parsed {
        let start = self.place().0;
        let mut times = 0;
        while self.takes(&Token::Not) {
            times += 1;
        }
        let inner = self.comparison()?;
        if times == 0 {
            return Ok(inner);
        }
        let end = inner.end;
        let flag = self.flag(inner)?;
        let expr = if times % 2 == 1 { Expr::Not(Box::new(flag)) } else { flag };
        Ok(Typed { expr, gives: Type::Flag, start, end })
    }

    fn comparison(&mut self) -> Parsed {
        use Operator::{AtLeast, AtMost, Equal, Greater, Less, Unequal};
        let left = self.sum()?;
        let Some(operator) = self.operator(&[Equal, Unequal, Less, AtMost, Greater, AtLeast]) else { return Ok(left) };
        let right = self.sum()?;
        let (start, end) = (left.start, right.end);
        let expr = match (&left.gives, &right.gives) {
            (Type::Level(_) | Type::Case(_), Type::Text(name)) => self.level(&left, name, operator, &right)?,
            (Type::Text(name), Type::Level(_) | Type::Case(_)) => self.level(&right, name, operator, &left)?,
            (Type::Flag, Type::Flag) if matches!(operator, Equal | Unequal) => {
                Expr::binary(operator, left.expr, right.expr)
            }
            _ => Expr::binary(operator, self.figure(left)?, self.figure(right)?),
        };
        Ok(Typed { expr, gives: Type::Flag, start, end })
    }

    /// A level compared with the name of one.
    fn level(&self, of: &Typed, name: &str, operator: Operator, text: &Typed) -> Result<Expr, FormulaError> {
        let (Type::Level(field) | Type::Case(field)) = of.gives else { return Err(self.wrong(of, "level")) };
        let choices = self.fields.get(field).map_or(&[][..], |field| field.kind.choices());
        let Some(option) = choices.iter().position(|choice| choice.is_called(name)) else {
            let known = choices.iter().map(|choice: &Choice| &choice.id);
            let details = vec![name.to_owned(), words::listed(known, ", ")];
            return Err(error(self.source, "formula-level", text.start, text.end, details));
        };
        let is = if of.gives == Type::Level(field) { Expr::Is(field, option) } else { Expr::Reached(option) };
        match operator {
            Operator::Equal => Ok(is),
            Operator::Unequal => Ok(Expr::Not(Box::new(is))),
            _ => Err(self.wrong(text, "number")),
        }
    }

    fn sum(&mut self) -> Parsed {
        self.chain(&[Operator::Add, Operator::Subtract], Self::product)
    }

    fn product(&mut self) -> Parsed {
        self.chain(&[Operator::Multiply, Operator::Divide], Self::signed)
    }

    fn chain(&mut self, operators: &[Operator], side: fn(&mut Self) -> Parsed) -> Parsed {
        let mut left = side(self)?;
        let mut length = 0;
        while let Some(operator) = self.operator(operators) {
            length += 1;
            self.no_longer_than(length)?;
            let right = side(self)?;
            let (start, end) = (left.start, right.end);
            let expr = Expr::binary(operator, self.figure(left)?, self.figure(right)?);
            left = Typed { expr, gives: Type::Figure, start, end };
        }
        Ok(left)
    }

    fn signed(&mut self) -> Parsed {
        let start = self.place().0;
        let mut negative = false;
        while let Some(sign) = self.operator(&[Operator::Add, Operator::Subtract]) {
            negative ^= sign == Operator::Subtract;
        }
        let inner = self.single()?;
        if !negative {
            return Ok(inner);
        }
        let end = inner.end;
        let expr = match self.figure(inner)? {
            Expr::Number(figure) => Expr::Number(-figure),
            Expr::Percent(figure) => Expr::Percent(-figure),
            figure => Expr::Negate(Box::new(figure)),
        };
        Ok(Typed { expr, gives: Type::Figure, start, end })
    }

    fn single(&mut self) -> Parsed {
        let (start, end) = self.place();
        let Some((token, ..)) = self.tokens.get(self.at).cloned() else { return Err(self.here("formula-ends")) };
        self.at += 1;
        let typed = |expr, gives| Ok(Typed { expr, gives, start, end });
        match token {
            Token::Number(number) if self.takes(&Token::Percent) => {
                Ok(Typed { expr: Expr::Percent(share(number)), gives: Type::Figure, start, end: self.before() })
            }
            Token::Number(number) => typed(Expr::Number(number), Type::Figure),
            Token::Quoted(text) => typed(Expr::Open, Type::Text(text)),
            Token::Open => {
                self.deeper()?;
                let inner = self.either()?;
                self.depth -= 1;
                self.closes()?;
                Ok(Typed { start, end: self.before(), ..inner })
            }
            Token::Name(name) if self.tokens.get(self.at).is_some_and(|next| next.0 == Token::Open) => {
                self.at += 1;
                self.deeper()?;
                let called = self.call(&name, start, end)?;
                self.depth -= 1;
                Ok(called)
            }
            Token::Name(name) => self.name(&name, start, end),
            Token::Percent | Token::Operator(_) | Token::Not | Token::Close | Token::Comma => {
                let piece = part(self.source, start, end).to_owned();
                Err(error(self.source, "formula-value", start, end, vec![piece]))
            }
        }
    }

    fn name(&self, name: &str, start: usize, end: usize) -> Parsed {
        let typed = |expr, gives| Ok(Typed { expr, gives, start, end });
        if let (true, Some(list)) = (matches!(name, "it" | "其"), self.about) {
            let is_case = matches!(self.fields.get(list).map(|field| &field.kind), Some(Kind::Cases(_)));
            return typed(Expr::It, if is_case { Type::Case(list) } else { Type::Figure });
        }
        let flag = |truth: i64| typed(Expr::whole(truth), Type::Flag);
        match self.names.meaning(name) {
            Some(Meaning::Line(line)) => typed(Expr::Line(line), Type::Figure),
            Some(Meaning::Field(field)) => {
                let gives = match self.fields.get(field).map(|field| &field.kind) {
                    Some(Kind::Flag) => Type::Flag,
                    Some(Kind::Level(_)) => Type::Level(field),
                    Some(Kind::Figures(..) | Kind::Cases(_)) => Type::List(field),
                    _ => Type::Figure,
                };
                typed(Expr::Field(field), gives)
            }
            Some(Meaning::Several) => Err(error(self.source, "formula-several", start, end, vec![name.to_owned()])),
            None if matches!(name, "true" | "是") => flag(1),
            None if matches!(name, "false" | "否") => flag(0),
            None => {
                let details = vec![name.to_owned(), self.names.like(name)];
                Err(error(self.source, "formula-name", start, end, details))
            }
        }
    }

    pub(super) fn figures(&self, of: Vec<Typed>) -> Result<Vec<Expr>, FormulaError> {
        let mut figures = Vec::new();
        for typed in of {
            figures.push(self.figure(typed)?);
        }
        Ok(figures)
    }

    /// The expression, if it gives a figure.
    pub(super) fn figure(&self, typed: Typed) -> Result<Expr, FormulaError> {
        match typed.gives {
            Type::Figure => Ok(typed.expr),
            _ => Err(self.wrong(&typed, "number")),
        }
    }

    pub(super) fn flag(&self, typed: Typed) -> Result<Expr, FormulaError> {
        if typed.gives == Type::Flag { Ok(typed.expr) } else { Err(self.wrong(&typed, "true/false")) }
    }

    pub(super) fn wrong(&self, typed: &Typed, wanted: &str) -> FormulaError {
        let piece = part(self.source, typed.start, typed.end).to_owned();
        let details = vec![piece, wanted.to_owned(), typed.gives.name().to_owned()];
        error(self.source, "formula-type", typed.start, typed.end, details)
    }

    pub(super) fn wrong_count(&self, call: &Typed) -> FormulaError {
        let piece = part(self.source, call.start, call.end).to_owned();
        error(self.source, "formula-arguments", call.start, call.end, vec![piece])
    }

    fn operator(&mut self, wanted: &[Operator]) -> Option<Operator> {
        match self.tokens.get(self.at) {
            Some((Token::Operator(operator), ..)) if wanted.contains(operator) => {
                self.at += 1;
                Some(*operator)
            }
            _ => None,
        }
    }

    pub(super) fn takes(&mut self, wanted: &Token) -> bool {
        let there = self.tokens.get(self.at).is_some_and(|(token, ..)| token == wanted);
        self.at += usize::from(there);
        there
    }

    pub(super) fn closes(&mut self) -> Result<(), FormulaError> {
        if self.takes(&Token::Close) { Ok(()) } else { Err(self.here("formula-bracket")) }
    }

    fn deeper(&mut self) -> Result<(), FormulaError> {
        self.depth += 1;
        if self.depth > DEEPEST { Err(self.here("formula-deep")) } else { Ok(()) }
    }

    /// A chain leans to the left as deep as it is long.
    fn no_longer_than(&self, length: usize) -> Result<(), FormulaError> {
        if length > DEEPEST { Err(self.here("formula-deep")) } else { Ok(()) }
    }

    /// The place of the next token; behind the end, the end.
    fn place(&self) -> (usize, usize) {
        let end = self.source.len();
        self.tokens.get(self.at).map_or((end, end), |(_, start, end)| (*start, *end))
    }

    /// The end of the token before.
    pub(super) fn before(&self) -> usize {
        self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or(0, |token| token.2)
    }

    fn here(&self, sentence: &'static str) -> FormulaError {
        let (start, end) = self.place();
        error(self.source, sentence, start, end, Vec::new())
    }
}
