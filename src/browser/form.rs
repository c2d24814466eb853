//! Forms across the boundary: JSON in, JSON out.

use wasm_bindgen::prelude::JsValue;

use super::door::Engine;
use crate::error::Problem;
use crate::pack::form::Desk;
use crate::pack::{Value, json};

/// A form that was opened.
pub(super) struct FormEngine {
    desk: Desk,
    lang: String,
}

impl FormEngine {
    /// The form by `config`: `{ form, lang, seed }`, the document as JSON.
    pub(super) fn new(config: &Value) -> Self {
        let lang = config.text("lang").unwrap_or_default().to_owned();
        let document = config.text("form").and_then(|text| json::read(text).ok()).unwrap_or_default();
        let seed = match config.get("seed") {
            Some(Value::Number(seed)) => *seed as u64,
            _ => 1,
        };
        Self { desk: Desk::new(&document, &lang, seed), lang }
    }
}

impl Engine for FormEngine {
    fn problems(&self) -> (&[Problem], &str) {
        (self.desk.problems(), &self.lang)
    }

    /// A question in JSON, or a list of one text: responses, one a line, for the figures; the answer is the places
    /// of lines that were none.
    fn answer(&mut self, question: &Value) -> JsValue {
        match question {
            Value::String(question) => {
                self.desk.answer(question).map_or(JsValue::UNDEFINED, |answer| JsValue::from_str(&answer))
            }
            #[cfg(feature = "form")]
            Value::List(lines) => {
                let texts = lines.iter().filter_map(Value::as_text);
                let wrong = texts.flat_map(|lines| self.desk.gather(lines)).map(|at| Value::Number(f64::from(at)));
                JsValue::from_str(&json::write(&Value::List(wrong.collect())))
            }
            _ => JsValue::UNDEFINED,
        }
    }
}
