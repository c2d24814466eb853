//! A form that answers questions in JSON: what the boundary to JavaScript is made of, and can be tested without it.
//!
//! One text in and one text out costs a page less than as many objects, and less code.

use super::{answers, book, figures, lint, read, trial, wire};
use crate::error::{Gravity, Problem};
use crate::form::figures::{Summary, needed};
use crate::form::{Flow, Form, Situation};
use crate::pack::json;
use crate::pack::value::Value;

/// A form in a language.
#[derive(Debug)]
pub struct Desk {
    form: Form,
    problems: Vec<Problem>,
    lang: String,
    seed: u64,
    summary: Option<Summary>,
}

impl Desk {
    /// The form of a document, told in `lang`; orders of chance come from `seed`.
    #[must_use]
    pub fn new(document: &Value, lang: &str, seed: u64) -> Self {
        let (form, problems) = read(document);
        Self { form, problems, lang: lang.to_owned(), seed, summary: None }
    }

    /// The form.
    #[must_use]
    pub const fn form(&self) -> &Form {
        &self.form
    }

    /// What is wrong with the document.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The language it tells things in.
    #[must_use]
    pub fn lang(&self) -> &str {
        &self.lang
    }

    /// The answer to a question, both as JSON. Nothing for what is no question.
    #[must_use]
    pub fn answer(&mut self, question: &str) -> Option<String> {
        let question = json::read(question).ok()?;
        self.reply(&question).map(|answer| json::write(&answer))
    }

    fn reply(&mut self, question: &Value) -> Option<Value> {
        let given = question.get("answers").map(answers::sheet).unwrap_or_default();
        let flow = || Flow::of(&self.form, Situation { sheet: &given, seed: self.seed, lang: &self.lang });
        Some(match question.text("ask")? {
            "about" => wire::about(&self.form, &self.lang),
            "view" => wire::view(&flow()),
            "validate" => wire::problems(&flow().all_problems(), &self.lang),
            "submit" => {
                let flow = flow();
                let meta = question.get("meta").map(answers::meta).unwrap_or_default();
                wire::response(&flow, &flow.response(meta))
            }
            "gather" => {
                let plan = question.get("plan").map(figures::plan).unwrap_or_default();
                self.summary = Some(Summary::new(&self.form, plan));
                Value::Null
            }
            "figures" => figures::summary(&self.form, self.summary.as_ref()?, &self.lang),
            "needed" => needed_for(question),
            "lint" => lint::linted(self, question),
            "try" => trial::tried(&self.form, question, &self.lang),
            "draw" => trial::drawn(question),
            _ => return book::reply(&self.form, question, &self.lang),
        })
    }

    /// Takes responses into the figures asked for by `gather`: one as JSON on each line.
    pub fn gather(&mut self, lines: &str) {
        let Some(summary) = &mut self.summary else { return };
        for line in lines.lines().filter(|line| !line.trim().is_empty()) {
            match json::read(line) {
                Ok(value @ Value::Object(_)) => summary.add(&self.form, &answers::sent(&value), &self.lang),
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
