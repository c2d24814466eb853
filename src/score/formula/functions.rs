//! What formulas can call.

use super::FormulaError;
use super::lexer::Token;
use super::parser::{Parsed, Parser, Type, Typed, error};
use crate::score::calculus::{Expr, Fold, Function};
use crate::score::decimal::{Mode, Rounding};
use crate::score::scheme::Kind;
use crate::words;

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

impl Parser<'_> {
    /// A function's value; its opening bracket is read.
    pub(super) fn call(&mut self, name: &str, start: usize, end: usize) -> Parsed {
        let Some(function) = named(name) else {
            let details = vec![name.to_owned(), words::listed(FUNCTIONS.iter().map(|known| known.0), ", ")];
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
}
