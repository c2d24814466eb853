//! Form documents from and to the JSON of SurveyJS, for what both know, with a report of everything that was not carried.
//!
//! In reading order: [`export`](export()) writes a form's questions (`questions_out`), with conditions as SurveyJS writes them
//! (`print`); [`import`](import()) reads them (`script` the conditions, `translate` what they mean here).
//!
//! Refuses to know: how SurveyJS shows or runs anything. Invariants: what is not carried is in the report, with its path in the
//! document it was read from and a reason; a condition is carried whole or not at all; an imported document has no error
//! that importing it could have avoided.
//!
//! The names are those of the published JSON of SurveyJS Form Library (survey-core 2.5, MIT); sentences and code are our own.

mod export;
mod import;
mod items_in;
mod names;
mod print;
mod questions_in;
mod questions_out;
mod script;
mod translate;
mod words;

pub use export::export;
pub use import::import;

use super::value::Value;
use crate::error::{Gravity, Problem};

/// An object of those fields that say something.
fn object(fields: Vec<(&str, Value)>) -> Value {
    let said = fields.into_iter().filter(|(_, value)| !matches!(value, Value::Null));
    Value::Object(said.map(|(name, value)| (name.to_owned(), value)).collect())
}

fn text(text: impl Into<String>) -> Value {
    Value::String(text.into())
}

/// A flag that is left out where it does not hold.
fn flag(holds: bool) -> Value {
    if holds { Value::Bool(true) } else { Value::Null }
}

/// A list that is left out where it is empty.
fn list(items: Vec<Value>) -> Value {
    if items.is_empty() { Value::Null } else { Value::List(items) }
}

/// What was not carried, and why.
#[derive(Debug, Default)]
struct Notes(Vec<Problem>);

impl Notes {
    fn add(&mut self, sentence: &'static str, path: impl Into<String>, details: &[&str]) {
        self.0.push(Problem::new(sentence, Gravity::Warning, path, details));
    }
}
