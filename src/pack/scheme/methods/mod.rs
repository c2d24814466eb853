//! The methods: ways of stating a line, each of which builds an expression.
//!
//! A method is a row in [`METHODS`] and a function; the engine knows none of them. It gives nothing where something it needs
//! could not be read, which it then has said.

mod count;
mod figures;
mod groups;
mod ladders;
mod levels;
mod linear;
mod rate;
mod steps;

use super::Reader;
use crate::pack::value::Value;
use crate::score::calculus::{Expr, Operator};
use crate::score::formula::{Wanted, list_named};
use crate::words;

/// A way of stating a line.
struct Method {
    name: &'static str,
    /// Parts of the document that it reads, besides those of every line.
    parts: &'static [&'static str],
    build: fn(&mut Draft<'_, '_>) -> Option<Expr>,
}

const METHODS: [Method; 18] = [
    Method { name: "rating", parts: &["of"], build: levels::rating },
    Method { name: "cases", parts: &["of", "count", "from"], build: levels::cases },
    Method { name: "count", parts: &["of", "each", "free", "per", "partial", "from"], build: count::count },
    Method { name: "steps", parts: &["of", "steps", "mode", "base"], build: steps::steps },
    Method { name: "bands", parts: &["of", "bands", "else"], build: steps::bands },
    Method { name: "ladder", parts: &["of", "steps", "then"], build: ladders::ladder },
    Method { name: "streak", parts: &["of", "when", "steps", "then"], build: ladders::streak },
    Method { name: "rate", parts: &["part", "whole", "times", "target", "below", "none", "strict"], build: rate::rate },
    Method {
        name: "linear",
        parts: &["of", "target", "better", "step", "points", "within", "base", "partial"],
        build: linear::linear,
    },
    Method { name: "interpolate", parts: &["of", "points"], build: linear::interpolate },
    Method { name: "sum", parts: &["lines", "scale"], build: groups::sum },
    Method { name: "mean", parts: &["lines"], build: groups::mean },
    Method { name: "product", parts: &["lines"], build: groups::product },
    Method { name: "highest", parts: &["lines"], build: groups::highest },
    Method { name: "lowest", parts: &["lines"], build: groups::lowest },
    Method { name: "weighted", parts: &["lines", "weights"], build: groups::weighted },
    Method { name: "formula", parts: &["formula"], build: figures::formula },
    Method { name: "gate", parts: &["when", "zeroes"], build: figures::gate },
];

/// The names of all methods.
pub(super) const NAMES: &[&str] = &[
    "rating",
    "cases",
    "count",
    "steps",
    "bands",
    "ladder",
    "streak",
    "rate",
    "linear",
    "interpolate",
    "sum",
    "mean",
    "product",
    "highest",
    "lowest",
    "weighted",
    "formula",
    "gate",
];

/// Parts of every line.
const COMMON: [&str; 14] = [
    "id",
    "title",
    "rows",
    "source",
    "note",
    "method",
    "max",
    "min",
    "round",
    "unit",
    "weight",
    "only",
    "na",
    "reconstructed",
];

/// A line on its way to an expression.
struct Draft<'r, 'v> {
    reader: &'r mut Reader,
    /// The number of the line.
    line: usize,
    value: &'v Value,
    path: &'v str,
}

/// The expression of a line.
pub(super) fn build(reader: &mut Reader, line: usize, value: &Value, path: &str) -> Option<Expr> {
    let name = value.text("method")?;
    let method = METHODS.iter().find(|method| method.name == name)?;
    if let Value::Object(fields) = value {
        let known = |part: &str| COMMON.contains(&part) || method.parts.contains(&part) || part == "lines";
        // What no line has is a problem of the shape.
        for (part, _) in fields.iter().filter(|(part, value)| !matches!(value, Value::Null) && !known(part)) {
            if METHODS.iter().any(|other| other.parts.contains(&part.as_str())) {
                reader.problem(
                    "unused-part",
                    words::field(path, part),
                    &[part, name, &words::listed(method.parts, ", ")],
                );
            }
        }
    }
    (method.build)(&mut Draft { reader, line, value, path })
}

impl Draft<'_, '_> {
    fn at(&self, part: &str) -> String {
        words::field(self.path, part)
    }

    /// A figure that must be there.
    fn figure(&mut self, part: &str) -> Option<Expr> {
        match self.value.get(part) {
            Some(value) => self.reader.figure(value, &self.at(part)),
            None => {
                self.reader.problem("missing-field", self.path, &[part, "0"]);
                None
            }
        }
    }

    /// A figure that may be left out.
    fn figure_or(&mut self, part: &str, otherwise: Expr) -> Option<Expr> {
        if self.value.get(part).is_some() { self.figure(part) } else { Some(otherwise) }
    }

    /// A condition that must be there.
    fn condition(&mut self, part: &str, wanted: Wanted) -> Option<Expr> {
        let Some(text) = self.value.text(part) else {
            self.reader.problem("missing-field", self.path, &[part, "\"…\""]);
            return None;
        };
        self.reader.condition(text, wanted, &self.at(part))
    }

    /// The list that `of` names, if it names one.
    fn list(&self) -> Option<usize> {
        list_named(self.value.text("of")?, &self.reader.names, &self.reader.scheme.fields)
    }

    /// The list that `of` must name.
    fn wanted_list(&mut self) -> Option<usize> {
        let list = self.list();
        if list.is_none() {
            let fields = self.reader.scheme.fields.iter().filter(|field| field.kind.is_list());
            let known = words::listed(fields.map(|field| &field.id), ", ");
            let of = self.value.text("of").unwrap_or_default().to_owned();
            self.reader.problem("unknown-list", self.at("of"), &[&of, &known]);
        }
        list
    }

    /// The most that the line can be, if that is said.
    fn max(&self) -> Option<Expr> {
        self.reader.scheme.lines[self.line].max.clone()
    }

    /// Figures of a list, in order.
    fn figures(&mut self, part: &str) -> Option<Vec<Expr>> {
        let items = self.value.items(part);
        if items.is_empty() {
            self.reader.problem("missing-field", self.path, &[part, "[ … ]"]);
            return None;
        }
        let path = self.at(part);
        let mut figures = Vec::new();
        // All of them are read, so that all that is wrong is said.
        for (at, item) in items.iter().enumerate() {
            figures.extend(self.reader.figure(item, &words::item(&path, at)));
        }
        (figures.len() == items.len()).then_some(figures)
    }
}

/// Whether a figure takes away.
fn is_negative(figure: &Expr) -> bool {
    match figure {
        Expr::Negate(_) => true,
        _ => figure.constant().is_some_and(|figure| figure.is_sign_negative()),
    }
}

/// The figure without its sign, if it takes away.
fn without_sign(figure: Expr) -> Expr {
    match figure {
        Expr::Negate(inner) => *inner,
        Expr::Number(figure) => Expr::Number(figure.abs()),
        Expr::Percent(figure) => Expr::Percent(figure.abs()),
        other => other,
    }
}

/// The line of points that `units` of `each` leave of `from`, written as one would: 5 − 2 × 3.
fn from_by(from: Expr, each: Expr, units: Expr) -> Expr {
    let nothing = from.constant().is_some_and(|from| from.is_zero());
    if nothing {
        return Expr::binary(Operator::Multiply, each, units);
    }
    let operator = if is_negative(&each) { Operator::Subtract } else { Operator::Add };
    Expr::binary(operator, from, Expr::binary(Operator::Multiply, without_sign(each), units))
}
