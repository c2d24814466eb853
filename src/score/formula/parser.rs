//! Tokens into an expression, by precedence: or, and, not, comparison, sum, product, sign.

use super::lexer::{Placed, Token, tokens};
use super::names::{Meaning, Names};
use super::{FormulaError, Wanted};
use crate::score::calculus::{Expr, Fold, Function, Operator};
use crate::score::decimal::{Decimal, Mode, Rounding};
use crate::score::scheme::{Choice, Field, Kind};

/// Brackets within brackets that a formula may have.
const DEEPEST: usize = 48;

/// What an expression gives.
#[derive(Clone, Debug, PartialEq)]
enum Type {
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
struct Typed {
    expr: Expr,
    gives: Type,
    start: usize,
    end: usize,
}

struct Parser<'a> {
    source: &'a str,
    tokens: Vec<Placed>,
    at: usize,
    depth: usize,
    names: &'a Names,
    fields: &'a [Field],
    /// The list whose items are `it`.
    about: Option<usize>,
}

type Parsed = Result<Typed, FormulaError>;

pub(super) fn parse(source: &str, wanted: Wanted, names: &Names, fields: &[Field]) -> Result<Expr, FormulaError> {
    let about = if let Wanted::About(list) = wanted { Some(list) } else { None };
    let mut parser = Parser { source, tokens: tokens(source, names)?, at: 0, depth: 0, names, fields, about };
    let whole = parser.either()?;
    if let Some((_, start, end)) = parser.tokens.get(parser.at) {
        return Err(error(source, "formula-end", *start, *end, vec![source[*start..*end].to_owned()]));
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
    let units = |bytes: usize| source[..bytes].encode_utf16().count() as u32;
    FormulaError { sentence, details, start: units(start), end: units(end) }
}

impl Parser<'_> {
    fn either(&mut self) -> Parsed {
        self.joined(Operator::Or, |parser| parser.joined(Operator::And, Self::negated))
    }

    fn joined(&mut self, operator: Operator, mut side: impl FnMut(&mut Self) -> Parsed) -> Parsed {
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
            let known: Vec<&str> = choices.iter().map(|choice: &Choice| choice.id.as_str()).collect();
            let details = vec![name.to_owned(), known.join(", ")];
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

    fn chain(&mut self, operators: &[Operator], mut side: impl FnMut(&mut Self) -> Parsed) -> Parsed {
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
                let share = number.checked_div(Decimal::ONE_HUNDRED).unwrap_or_default();
                Ok(Typed { expr: Expr::Percent(share), gives: Type::Figure, start, end: self.before() })
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
                let piece = self.source[start..end].to_owned();
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

    /// A function's value; its opening bracket is read.
    fn call(&mut self, name: &str, start: usize, end: usize) -> Parsed {
        let Some(function) = named(name) else {
            let known: Vec<&str> = FUNCTIONS.iter().map(|known| known.0).collect();
            let details = vec![name.to_owned(), known.join(", ")];
            return Err(error(self.source, "formula-function", start, end, details));
        };
        let mut of = vec![self.either()?];
        while self.takes(&Token::Comma) {
            // What is said of a list's items is about those of the list it stands behind.
            let outer = self.about;
            if let Type::List(list) = of[0].gives {
                self.about = Some(list);
            }
            let next = self.either();
            self.about = outer;
            of.push(next?);
        }
        self.closes()?;
        let call = Typed { expr: Expr::Open, gives: Type::Figure, start, end: self.before() };
        let (expr, gives) = self.applied(function, of, &call)?;
        Ok(Typed { expr, gives, ..call })
    }

    fn applied(&self, function: Called, mut of: Vec<Typed>, call: &Typed) -> Result<(Expr, Type), FormulaError> {
        let count = of.len();
        let list = if let Type::List(list) = of[0].gives { Some(list) } else { None };
        let of_list = |fold, body| Ok((Expr::Fold(fold, list.unwrap_or_default(), Box::new(body)), Type::Figure));
        match function {
            Called::If if count == 3 => {
                let (otherwise, then) = (of.pop(), of.pop());
                let (Some(otherwise), Some(then), Some(when)) = (otherwise, then, of.pop()) else {
                    return Err(self.wrong_count(call));
                };
                let when = self.flag(when)?;
                if then.gives == Type::Flag && otherwise.gives == Type::Flag {
                    return Ok((Expr::Choose(vec![(when, then.expr)], Box::new(otherwise.expr)), Type::Flag));
                }
                let cases = vec![(when, self.figure(then)?)];
                Ok((Expr::Choose(cases, Box::new(self.figure(otherwise)?)), Type::Figure))
            }
            Called::Fold(fold @ (Fold::Count | Fold::Run)) if list.is_some() && count == 2 => {
                let body = of.pop().map_or(Ok(Expr::Open), |body| self.flag(body))?;
                of_list(fold, body)
            }
            Called::Fold(Fold::Count) if list.is_some() && count == 1 => of_list(Fold::Count, Expr::whole(1)),
            Called::Of(_, fold) if list.is_some() && count == 2 => {
                let body = of.pop().map_or(Ok(Expr::Open), |body| self.figure(body))?;
                of_list(fold, body)
            }
            Called::Of(_, fold) if count == 1 && self.is_of_figures(list) => of_list(fold, Expr::It),
            Called::Of(function, _) if list.is_none() => Ok((Expr::Call(function, self.figures(of)?), Type::Figure)),
            Called::Abs if count == 1 => Ok((Expr::Call(Function::Abs, self.figures(of)?), Type::Figure)),
            Called::Round(mode) if count <= 2 => self.rounded(mode, of),
            Called::Clamp if count == 3 => {
                let mut figures = self.figures(of)?;
                let most = figures.pop().unwrap_or(Expr::Open);
                let below = Expr::Call(Function::Max, figures);
                Ok((Expr::Call(Function::Min, vec![below, most]), Type::Figure))
            }
            _ => Err(self.wrong_count(call)),
        }
    }

    fn is_of_figures(&self, list: Option<usize>) -> bool {
        let field = list.and_then(|list| self.fields.get(list));
        field.is_some_and(|field| matches!(field.kind, Kind::Figures(..)))
    }

    fn rounded(&self, mode: Mode, of: Vec<Typed>) -> Result<(Expr, Type), FormulaError> {
        let mut places = 0;
        if let Some(wanted) = of.get(1) {
            let number = wanted.expr.constant().and_then(|number| u32::try_from(number).ok());
            places = number.filter(|places| *places <= 15).ok_or_else(|| self.wrong(wanted, "0 … 15"))?;
        }
        let inner = self.figures(of)?.swap_remove(0);
        Ok((Expr::Round(Rounding { mode, places }, Box::new(inner)), Type::Figure))
    }

    fn figures(&self, of: Vec<Typed>) -> Result<Vec<Expr>, FormulaError> {
        of.into_iter().map(|typed| self.figure(typed)).collect()
    }

    /// The expression, if it gives a figure.
    fn figure(&self, typed: Typed) -> Result<Expr, FormulaError> {
        match typed.gives {
            Type::Figure => Ok(typed.expr),
            _ => Err(self.wrong(&typed, "number")),
        }
    }

    fn flag(&self, typed: Typed) -> Result<Expr, FormulaError> {
        if typed.gives == Type::Flag { Ok(typed.expr) } else { Err(self.wrong(&typed, "true/false")) }
    }

    fn wrong(&self, typed: &Typed, wanted: &str) -> FormulaError {
        let piece = self.source[typed.start..typed.end].to_owned();
        let details = vec![piece, wanted.to_owned(), typed.gives.name().to_owned()];
        error(self.source, "formula-type", typed.start, typed.end, details)
    }

    fn wrong_count(&self, call: &Typed) -> FormulaError {
        let piece = self.source[call.start..call.end].to_owned();
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

    fn takes(&mut self, wanted: &Token) -> bool {
        let there = self.tokens.get(self.at).is_some_and(|(token, ..)| token == wanted);
        self.at += usize::from(there);
        there
    }

    fn closes(&mut self) -> Result<(), FormulaError> {
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
    fn before(&self) -> usize {
        self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or(0, |token| token.2)
    }

    fn here(&self, sentence: &'static str) -> FormulaError {
        let (start, end) = self.place();
        error(self.source, sentence, start, end, Vec::new())
    }
}

/// What can be called.
#[derive(Clone, Copy)]
enum Called {
    If,
    Of(Function, Fold),
    Fold(Fold),
    Abs,
    Round(Mode),
    Clamp,
}

const FUNCTIONS: [(&str, Called); 27] = [
    ("if", Called::If),
    ("如果", Called::If),
    ("min", Called::Of(Function::Min, Fold::Lowest)),
    ("最小", Called::Of(Function::Min, Fold::Lowest)),
    ("max", Called::Of(Function::Max, Fold::Highest)),
    ("最大", Called::Of(Function::Max, Fold::Highest)),
    ("sum", Called::Of(Function::Sum, Fold::Sum)),
    ("合计", Called::Of(Function::Sum, Fold::Sum)),
    ("合計", Called::Of(Function::Sum, Fold::Sum)),
    ("mean", Called::Of(Function::Mean, Fold::Mean)),
    ("平均", Called::Of(Function::Mean, Fold::Mean)),
    ("count", Called::Fold(Fold::Count)),
    ("个数", Called::Fold(Fold::Count)),
    ("個數", Called::Fold(Fold::Count)),
    ("run", Called::Fold(Fold::Run)),
    ("连续", Called::Fold(Fold::Run)),
    ("連續", Called::Fold(Fold::Run)),
    ("abs", Called::Abs),
    ("绝对值", Called::Abs),
    ("round", Called::Round(Mode::HalfUp)),
    ("四舍五入", Called::Round(Mode::HalfUp)),
    ("floor", Called::Round(Mode::Floor)),
    ("向下取整", Called::Round(Mode::Floor)),
    ("ceil", Called::Round(Mode::Ceiling)),
    ("向上取整", Called::Round(Mode::Ceiling)),
    ("clamp", Called::Clamp),
    ("限定", Called::Clamp),
];

fn named(name: &str) -> Option<Called> {
    FUNCTIONS.iter().find(|known| known.0.eq_ignore_ascii_case(name)).map(|known| known.1)
}
