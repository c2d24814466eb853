//! A form that answers questions in JSON: what the boundary to JavaScript is made of, and can be tested without it.
//!
//! One text in and one text out costs a page less than as many objects, and less code.

use super::{answers, read, wire};
use crate::error::Problem;
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
}

impl Desk {
    /// The form of a document, told in `lang`; orders of chance come from `seed`.
    #[must_use]
    pub fn new(document: &Value, lang: &str, seed: u64) -> Self {
        let (form, problems) = read(document);
        Self { form, problems, lang: lang.to_owned(), seed }
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

    /// The answer to a question, both as JSON. Nothing for what is no question.
    #[must_use]
    pub fn answer(&self, question: &str) -> Option<String> {
        let question = json::read(question).ok()?;
        self.reply(&question).map(|answer| json::write(&answer))
    }

    fn reply(&self, question: &Value) -> Option<Value> {
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
            _ => return None,
        })
    }
}
