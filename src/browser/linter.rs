//! The linter of sheets across the boundary.

use serde::Serialize;
use wasm_bindgen::prelude::JsValue;

use super::documents::{plain, problems};
use super::door::Engine;
use crate::error::Problem;
use crate::pack::{Value, scheme};
use crate::score::linter::{self, Slip};

/// Looks for slips, worded in one language.
pub(super) struct LinterEngine {
    lang: String,
}

impl LinterEngine {
    /// A linter by `config`: `{ lang }`.
    pub(super) fn new(config: &Value) -> Self {
        Self { lang: config.text("lang").unwrap_or_default().to_owned() }
    }
}

/// Slips: in the same order what is wrong, where it stands in the text, and what stands there.
#[derive(Serialize)]
struct WireSlips {
    #[serde(with = "serde_wasm_bindgen::preserve")]
    problems: JsValue,
    places: Vec<Option<(u32, u32)>>,
    quotes: Vec<String>,
}

impl Engine for LinterEngine {
    fn problems(&self) -> (&[Problem], &str) {
        (&[], &self.lang)
    }

    /// The slips in `{ text }`, in `{ rows }`, lists of texts, or in `{ scheme, readings }`.
    fn answer(&mut self, question: &Value) -> JsValue {
        let slips = match (question.text("text"), question.get("scheme")) {
            (Some(text), _) => linter::of_text(text),
            (None, Some(document)) => return problems(&of_scheme(document, question), &self.lang),
            (None, None) => linter::of_rows(&rows(question)),
        };
        let found: Vec<Problem> = slips.iter().map(|slip| slip.problem.clone()).collect();
        plain(&WireSlips {
            problems: problems(&found, &self.lang),
            places: slips.iter().map(|slip| slip.place).collect(),
            quotes: slips.into_iter().map(|Slip { quote, .. }| quote).collect(),
        })
    }
}

fn of_scheme(document: &Value, question: &Value) -> Vec<Problem> {
    let readings = question.fields("readings").iter();
    let readings: Vec<(String, String)> =
        readings.map(|(name, option)| (name.clone(), option.as_text().unwrap_or_default().to_owned())).collect();
    linter::of_scheme(&scheme::read(document, &readings).0)
}

fn rows(question: &Value) -> Vec<Vec<String>> {
    let cells = |row: &Value| match row {
        Value::List(cells) => cells.iter().map(|cell| cell.as_text().unwrap_or_default().to_owned()).collect(),
        _ => Vec::new(),
    };
    question.items("rows").iter().map(cells).collect()
}
