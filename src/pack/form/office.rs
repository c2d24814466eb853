//! What those ask who keep a form and its responses: figures, draws, trials, registers. A page that only asks its customers
//! does without.

use super::{answers, book, figures, trial};
use crate::error::{Gravity, Problem};
use crate::form::Form;
use crate::form::figures::{Summary, needed};
use crate::pack::json;
use crate::pack::value::Value;

/// The figures that are being gathered.
#[derive(Debug, Default)]
pub(super) struct Office {
    summary: Option<Summary>,
}

impl Office {
    /// The answer to a question about responses or entries; nothing for what is no such question.
    pub(super) fn reply(&mut self, form: &Form, question: &Value, lang: &str) -> Option<Value> {
        Some(match question.text("ask")? {
            "gather" => {
                let plan = question.get("plan").map(figures::plan).unwrap_or_default();
                self.summary = Some(Summary::new(form, plan));
                Value::Null
            }
            "figures" => figures::summary(form, self.summary.as_ref()?, lang),
            "needed" => needed_for(question),
            "try" => trial::tried(form, question, lang),
            "draw" => trial::drawn(question),
            _ => return book::reply(form, question, lang),
        })
    }

    /// Takes responses into the figures asked for by `gather`: one as JSON on each line.
    pub(super) fn gather(&mut self, form: &Form, lines: &str, lang: &str) {
        let Some(summary) = &mut self.summary else { return };
        for line in lines.lines().filter(|line| !line.trim().is_empty()) {
            match json::read(line) {
                Ok(value @ Value::Object(_)) => summary.add(form, &answers::sent(&value), lang),
                _ => {
                    let start: String = line.chars().take(40).collect();
                    summary.tell(Problem::new("unreadable-response", Gravity::Warning, "", &[&start]));
                }
            }
        }
    }
}

/// How many responses are needed: `{ margin, population }`.
fn needed_for(question: &Value) -> Value {
    let number = |name: &str| match question.get(name) {
        Some(Value::Number(number)) => Some(*number),
        _ => None,
    };
    let population = number("population").map(|people| people as u64);
    Value::Number(needed(number("margin").unwrap_or(0.05), population) as f64)
}
