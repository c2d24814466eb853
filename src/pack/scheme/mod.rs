//! Scheme documents: their shape, their references, and what they say.
//!
//! A source that can be read in two ways is one document and as many schemes as there are answers: [`read`] first chooses,
//! which leaves a plain document, and everything behind that knows nothing of readings. Every line is compiled into an
//! expression by its method; a line that cannot be read has none, its value is unknown, and all else is computed.

mod fields;
mod inputs;
mod lines;
mod methods;
mod order;
mod outcomes;
mod readings;
mod shape;

pub use inputs::entry;
#[cfg(feature = "workbench")]
pub(super) use readings::SWITCHED;
pub(crate) use shape::SHAPE;

use super::lexicon::localized;
use super::value::Value;
use crate::error::{Gravity, Problem};
use crate::phrase::Text;
use crate::score::calculus::Expr;
use crate::score::decimal::{Mode, Rounding, from_number};
use crate::score::formula::{self, Meaning, Names, Wanted};
use crate::score::scheme::Scheme;
use crate::words;

/// What a scheme is read with: the document and what is known of it so far.
struct Reader {
    scheme: Scheme,
    names: Names,
    problems: Vec<Problem>,
    /// The chosen answers: reading and option.
    chosen: Vec<(String, String)>,
    /// Ids of lines that are part of the sheet only in other readings.
    elsewhere: Vec<String>,
}

/// The scheme in `document`, read by the answers in `readings` (name of a reading, name of an option) and by the defaults
/// otherwise, with everything in it that can be used, and everything that is wrong with it but its examples.
#[must_use]
pub fn read(document: &Value, readings: &[(String, String)]) -> (Scheme, Vec<Problem>) {
    let mut problems = Vec::new();
    let (known, chosen) = readings::choose(document, readings, &mut problems);
    let plain = readings::settle(document, &known, &chosen, &mut problems);
    match &plain {
        Value::Object(_) => problems.extend(SHAPE.check(&plain)),
        other => problems.push(Problem::new("not-a-document", Gravity::Error, "", &[other.type_name()])),
    }
    let scheme = Scheme {
        id: plain.text("id").unwrap_or_default().to_owned(),
        title: localized(plain.get("title")),
        source: localized(plain.get("source")),
        rounding: rounding(plain.get("rounding")).unwrap_or_default(),
        readings: known,
        ..Scheme::default()
    };
    let mut reader = Reader { scheme, names: Names::default(), problems, chosen, elsewhere: Vec::new() };
    reader.fields(&plain);
    let pending = reader.gather(&plain);
    reader.name();
    reader.asked_when(&plain);
    reader.build(&pending);
    reader.outcomes(&plain, &pending);
    reader.order();
    reader.mark_used();
    let Reader { scheme, mut problems, .. } = reader;
    for problem in &mut problems {
        scheme.id.clone_into(&mut problem.document);
    }
    (scheme, problems)
}

/// How figures are rounded, if it is said.
fn rounding(value: Option<&Value>) -> Option<Rounding> {
    let value = value?;
    let named = |name: &str| Mode::NAMES.iter().find(|known| known.0 == name).map(|known| known.1);
    let places = match value.get("places") {
        Some(Value::Number(places)) => places.clamp(0.0, 15.0) as u32,
        _ => Rounding::default().places,
    };
    Some(Rounding { mode: value.text("mode").and_then(named).unwrap_or_default(), places })
}

/// A title, or the name where there is none.
fn title_or(value: &Value, name: &str) -> Text {
    value.get("title").map_or_else(|| Text::from(name), |title| localized(Some(title)))
}

impl Reader {
    fn problem(&mut self, sentence: &'static str, path: impl Into<String>, details: &[&str]) {
        self.problems.push(Problem::new(sentence, Gravity::Error, path, details));
    }

    /// Whether something is part of the sheet in the chosen readings.
    fn applies(&self, value: &Value) -> bool {
        let Some(only) = value.get("only") else { return true };
        let Value::Object(wanted) = only else { return true };
        wanted.iter().all(|(reading, _)| {
            let options = only.texts(reading);
            self.chosen.iter().any(|(known, option)| known == reading && options.contains(option))
        })
    }

    /// What formulas may name: fields, then lines, then what people call them.
    fn name(&mut self) {
        let mut ranks: [Vec<(String, Meaning)>; 5] = Default::default();
        let [field_ids, line_ids, long_ids, field_titles, line_titles] = &mut ranks;
        for (at, field) in self.scheme.fields.iter().enumerate() {
            field_ids.push((field.id.clone(), Meaning::Field(at)));
            field_titles.push((field.title.zh_cn.clone(), Meaning::Field(at)));
        }
        for (at, line) in self.scheme.lines.iter().enumerate() {
            line_ids.push((line.id.clone(), Meaning::Line(at)));
            long_ids.push((words::field("line", &line.id), Meaning::Line(at)));
            line_titles.push((line.title.zh_cn.clone(), Meaning::Line(at)));
        }
        self.names = Names::new(ranks);
    }

    /// The figure in a value: a number, a text that is one, or a formula.
    fn figure(&mut self, value: &Value, path: &str) -> Option<Expr> {
        match value {
            Value::Number(number) => {
                let figure = from_number(*number).map(Expr::Number);
                if figure.is_none() {
                    self.problem("bad-figure", path, &["number"]);
                }
                figure
            }
            Value::String(text) => self.formula(text, Wanted::Figure, path),
            other => {
                self.problem("bad-figure", path, &[other.type_name()]);
                None
            }
        }
    }

    /// A condition, of the sheet or of a list's items.
    fn condition(&mut self, text: &str, wanted: Wanted, path: &str) -> Option<Expr> {
        self.formula(text, wanted, path)
    }

    fn formula(&mut self, text: &str, wanted: Wanted, path: &str) -> Option<Expr> {
        match formula::parse(text, wanted, &self.names, &self.scheme.fields) {
            Ok(expr) => Some(expr),
            Err(error) => {
                let details: Vec<&str> = error.details.iter().map(String::as_str).collect();
                let place = words::together(&[path, "[", &error.start.to_string(), "..", &error.end.to_string(), "]"]);
                self.problems.push(Problem::new(error.sentence, Gravity::Error, place, &details));
                None
            }
        }
    }
}
