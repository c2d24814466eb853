//! Expressions as formulas of a spreadsheet.
//!
//! Refuses to know: where a sheet's cells stand; it is given their addresses. Only functions that every spreadsheet has
//! had for decades are used, and lists are written out cell by cell, so that no array formula is needed.
//!
//! Invariants: a formula comes to the figure of its expression. What is unknown is `#N/A` and what does not apply is
//! `#DIV/0!`, which spread as they do in the engine: a sum goes without what does not apply, and never without what is
//! unknown. Figures are compared and rounded without the noise that floating point leaves in their last digits.

mod joined;
mod lacking;
mod lists;
mod words;

use crate::score::Entry;

use crate::score::calculus::{Expr, Fold, Function, Operator};
use crate::score::decimal::{Decimal, plain};
use crate::score::scheme::{Field, Kind, Scheme};
pub use lacking::lacking;
use lacking::lacks;
use words::{number, quoted, rounded, summed, whole};

/// What stands where on a sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cells {
    /// The cells of each field: one, or those of a list.
    pub fields: Vec<Vec<String>>,
    /// The cell of each line.
    pub lines: Vec<String>,
}

/// Prints the expressions of one scheme for one sheet.
#[derive(Clone, Copy, Debug)]
pub struct Formulas<'a> {
    scheme: &'a Scheme,
    cells: &'a Cells,
    /// Of each line whether it may turn out not to apply, as [`lacking`] tells.
    lacking: &'a [bool],
    lang: &'a str,
    /// The cell of the item at hand.
    it: &'a str,
}

/// How tightly a piece of a formula holds together; a looser one gets brackets inside a tighter one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Hold {
    Compare,
    Sum,
    Product,
    Whole,
}

/// A piece of a formula.
type Piece = (String, Hold);

/// What is unknown.
pub(super) const UNKNOWN: &str = "NA()";
/// What does not apply.
pub(super) const NOT_APPLICABLE: &str = "1/0";

/// Places behind the point beyond which floating point leaves noise.
const STEADY: u32 = 10;

/// Characters that a formula may have.
const LONGEST: usize = 8000;
/// Arguments that a function may have.
const MOST_ARGUMENTS: usize = 250;
/// How often conditions may stand within conditions; an item of a run takes two of the 64 levels there are.
const DEEPEST: usize = 24;

impl<'a> Formulas<'a> {
    /// A printer of formulas for the sheet with these cells. `lang` is the language the levels are written in.
    #[must_use]
    pub const fn new(scheme: &'a Scheme, cells: &'a Cells, lacking: &'a [bool], lang: &'a str) -> Self {
        Self { scheme, cells, lacking, lang, it: "" }
    }

    /// A line: its expression within its bounds, rounded, nought where a gate is closed. `None` where spreadsheets would
    /// not take the formula: it is too long, or nests too deeply.
    #[must_use]
    pub fn line(&self, at: usize) -> Option<String> {
        let line = self.scheme.lines.get(at)?;
        let expr = line.expr.as_ref()?;
        if !self.fits(expr) {
            return None;
        }
        let mut text = self.text(expr);
        if let Some(max) = &line.max {
            text = format!("MIN({text},{})", self.unbounded(max, "1E+300"));
        }
        if let Some(min) = &line.min {
            text = format!("MAX({text},{})", self.unbounded(min, "-1E+300"));
        }
        if let Some(rounding) = line.round {
            text = rounded(rounding, &text);
        }
        let gates = line.gates.iter().filter_map(|&gate| self.scheme.gates.get(gate));
        let gates: Vec<String> = gates.map(|gate| self.unclosed(&gate.when)).collect();
        let text = match gates.len() {
            0 => text,
            1 => format!("IF({},0,{text})", gates.concat()),
            _ => format!("IF(OR({}),0,{text})", gates.join(",")),
        };
        (text.len() <= LONGEST).then_some(text)
    }

    /// Whether a formula of the expression has no more arguments and levels than spreadsheets allow.
    fn fits(&self, expr: &Expr) -> bool {
        let items = |list: usize| self.cells.fields.get(list).map_or(0, Vec::len);
        let mut fits = true;
        expr.walk(&mut |inner| {
            fits &= match inner {
                Expr::Fold(Fold::Run, list, _) => items(*list) <= DEEPEST,
                Expr::Streak(streak) => items(streak.list) <= DEEPEST,
                Expr::Fold(_, list, _) => items(*list) <= MOST_ARGUMENTS,
                Expr::Choose(cases, _) => cases.len() <= DEEPEST,
                Expr::Call(_, of) => of.len() <= MOST_ARGUMENTS,
                _ => true,
            };
        });
        fits
    }

    /// The expression.
    #[must_use]
    pub fn text(&self, expr: &Expr) -> String {
        self.piece(expr).0
    }

    /// The expression as it is compared: without noise.
    #[must_use]
    pub fn steady(&self, expr: &Expr) -> String {
        match expr {
            Expr::Number(_) | Expr::Percent(_) | Expr::Field(_) | Expr::It => self.within(expr, Hold::Sum),
            _ => format!("ROUND({},{STEADY})", self.text(expr)),
        }
    }

    /// A bound; one that does not apply bounds nothing.
    fn unbounded(&self, bound: &Expr, none: &str) -> String {
        let text = self.text(bound);
        if self.lacks(bound) { format!("IF(ISERR({text}),{none},{text})") } else { text }
    }

    /// A gate's condition; one that does not apply leaves it open.
    fn unclosed(&self, when: &Expr) -> String {
        let text = self.text(when);
        if self.lacks(when) { format!("IF(ISERR({text}),FALSE,{text})") } else { text }
    }

    fn within(&self, expr: &Expr, hold: Hold) -> String {
        let (text, own) = self.piece(expr);
        if own < hold { format!("({text})") } else { text }
    }

    fn piece(&self, expr: &Expr) -> Piece {
        match expr {
            Expr::Number(figure) => number(*figure),
            Expr::Percent(figure) => match figure.checked_mul(Decimal::ONE_HUNDRED) {
                Some(hundredfold) if !figure.is_sign_negative() => whole(format!("{}%", plain(hundredfold))),
                _ => number(*figure),
            },
            Expr::Absent => (NOT_APPLICABLE.to_owned(), Hold::Product),
            Expr::Open => whole(UNKNOWN.to_owned()),
            Expr::Field(field) => whole(self.field(*field)),
            Expr::Line(line) => whole(self.cells.lines.get(*line).cloned().unwrap_or_else(|| UNKNOWN.to_owned())),
            Expr::It => whole(self.it.to_owned()),
            Expr::Reached(option) => whole(self.reached(*option)),
            Expr::Is(field, option) => self.is(*field, *option),
            Expr::Negate(inner) => (format!("-{}", self.within(inner, Hold::Whole)), Hold::Product),
            Expr::Not(inner) => whole(format!("NOT({})", self.text(inner))),
            Expr::Binary(operator, sides) => self.binary(*operator, &sides.0, &sides.1),
            Expr::Choose(cases, otherwise) => {
                let cases_text =
                    cases.iter().map(|(when, value)| format!("IF({},{},", self.text(when), self.text(value)));
                let text: String = cases_text.collect();
                whole(format!("{text}{}{}", self.text(otherwise), ")".repeat(cases.len())))
            }
            Expr::Call(function, of) => self.call(*function, of),
            Expr::Round(rounding, inner) => whole(rounded(*rounding, &self.text(inner))),
            Expr::Fold(fold, list, body) => self.fold(*fold, *list, body),
            Expr::Weighted(weighted) => self.weighted(weighted),
            Expr::Ladder(ladder) => whole(self.ladder(&ladder.count, &ladder.steps, &ladder.then)),
            Expr::Streak(streak) => {
                let months = self.runs(streak.list, &streak.when);
                let paid = months.iter().map(|run| self.step(run, &streak.steps, &streak.then));
                whole(summed(paid))
            }
        }
    }

    /// A field's cell. One that was left empty counts as the field's default, or is unknown if there is none.
    fn field(&self, at: usize) -> String {
        let Some((field, cell)) =
            self.scheme.fields.get(at).zip(self.cells.fields.get(at).and_then(|cells| cells.first()))
        else {
            return UNKNOWN.to_owned();
        };
        let value = match &field.kind {
            Kind::Level(choices) => {
                let titles = choices.iter().map(|choice| quoted(choice.title.in_language(self.lang)));
                format!("MATCH({cell},{{{}}},0)-1", titles.collect::<Vec<_>>().join(","))
            }
            _ => cell.clone(),
        };
        match default_of(field) {
            Some(default) if default.is_zero() && !matches!(field.kind, Kind::Level(_)) => value,
            Some(default) => format!("IF({cell}=\"\",{},{value})", plain(default)),
            None => match &field.when {
                // What is not asked counts as nought.
                Some(when) => format!("IF({cell}=\"\",IF({},{UNKNOWN},0),{value})", self.text(when)),
                None => format!("IF({cell}=\"\",{UNKNOWN},{value})"),
            },
        }
    }

    fn is(&self, field: usize, option: usize) -> Piece {
        let choices = self.scheme.fields.get(field).map_or(&[][..], |field| field.kind.choices());
        let title = quoted(choices.get(option).map_or("", |choice| choice.title.in_language(self.lang)));
        let default = self.scheme.fields.get(field).and_then(default_of);
        let Some(cell) = self.cells.fields.get(field).and_then(|cells| cells.first()) else {
            return whole(UNKNOWN.to_owned());
        };
        let empty = match default {
            None => UNKNOWN.to_owned(),
            Some(default) => (default == Decimal::from(option)).to_string().to_uppercase(),
        };
        whole(format!("IF({cell}=\"\",{empty},{cell}={title})"))
    }

    /// Whether the case at hand, whose levels stand in its cell with semicolons between, reached an option.
    fn reached(&self, option: usize) -> String {
        let holds = |at: &Vec<String>| at.iter().any(|cell| cell == self.it);
        let field = self.cells.fields.iter().position(holds).and_then(|at| self.scheme.fields.get(at));
        let choice = field.and_then(|field| field.kind.choices().get(option));
        let title = choice.map_or("", |choice| choice.title.in_language(self.lang));
        format!("ISNUMBER(FIND({},\";\"&{}&\";\"))", quoted(&format!(";{title};")), self.it)
    }

    fn binary(&self, operator: Operator, left: &Expr, right: &Expr) -> Piece {
        let joined = |sign: &str, hold: Hold, tighter: Hold| {
            (format!("{}{sign}{}", self.within(left, hold), self.within(right, tighter)), hold)
        };
        let compared = |sign: &str| (format!("{}{sign}{}", self.steady(left), self.steady(right)), Hold::Compare);
        match operator {
            Operator::Add => joined("+", Hold::Sum, Hold::Sum),
            Operator::Subtract => joined("-", Hold::Sum, Hold::Product),
            Operator::Multiply => joined("*", Hold::Product, Hold::Product),
            Operator::Divide => joined("/", Hold::Product, Hold::Whole),
            Operator::Equal => compared("="),
            Operator::Unequal => compared("<>"),
            Operator::Less => compared("<"),
            Operator::AtMost => compared("<="),
            Operator::Greater => compared(">"),
            Operator::AtLeast => compared(">="),
            Operator::And | Operator::Or => whole(self.joined(operator, left, right)),
        }
    }

    /// A function of figures, without those that do not apply.
    fn call(&self, function: Function, of: &[Expr]) -> Piece {
        let texts: Vec<String> = of.iter().map(|inner| self.text(inner)).collect();
        let neutral = match function {
            Function::Abs => return whole(format!("ABS({})", texts.concat())),
            Function::Min => "1E+300",
            Function::Max => "-1E+300",
            Function::Product => "1",
            Function::Sum | Function::Mean => "0",
        };
        if of.is_empty() {
            return (NOT_APPLICABLE.to_owned(), Hold::Product);
        }
        if !of.iter().any(|inner| self.lacks(inner)) {
            return whole(format!("{}({})", name(function), texts.join(",")));
        }
        let present = of.iter().zip(&texts).map(|(inner, text)| self.or_else(inner, text, neutral));
        let counted =
            || {
                summed(of.iter().zip(&texts).map(|(inner, text)| {
                    if self.lacks(inner) { format!("IF(ISERR({text}),0,1)") } else { "1".to_owned() }
                }))
            };
        let all = present.collect::<Vec<_>>().join(",");
        match function {
            Function::Mean => (format!("SUM({all})/({})", counted()), Hold::Product),
            // Nothing that applies is not nought: the quotient says so.
            _ if of.iter().all(|inner| self.lacks(inner)) => {
                (format!("IF({}=0,{NOT_APPLICABLE},{}({all}))", counted(), name(function)), Hold::Whole)
            }
            _ => whole(format!("{}({all})", name(function))),
        }
    }

    /// A text that comes to `neutral` where it does not apply.
    fn or_else(&self, expr: &Expr, text: &str, neutral: &str) -> String {
        if self.lacks(expr) { format!("IF(ISERR({text}),{neutral},{text})") } else { text.to_owned() }
    }

    fn lacks(&self, expr: &Expr) -> bool {
        lacks(expr, self.lacking)
    }
}

/// What an empty cell of the field counts as.
fn default_of(field: &Field) -> Option<Decimal> {
    match (&field.kind, field.default.as_ref()?) {
        (Kind::Level(choices), Entry::Text(id)) => {
            choices.iter().position(|choice| choice.id == *id).map(Decimal::from)
        }
        (_, Entry::Number(figure)) => Some(*figure),
        (_, Entry::Flag(truth)) => Some(Decimal::from(u8::from(*truth))),
        _ => None,
    }
}

const fn name(function: Function) -> &'static str {
    match function {
        Function::Min => "MIN",
        Function::Max => "MAX",
        Function::Sum => "SUM",
        Function::Mean => "AVERAGE",
        Function::Product => "PRODUCT",
        Function::Abs => "ABS",
    }
}
