//! Forms to and from the JSON of SurveyJS across the boundary.

use serde::Serialize;
use wasm_bindgen::prelude::JsValue;

use super::documents::{plain, problems};
use super::door::Engine;
use crate::error::Problem;
use crate::pack::{Value, json, surveyjs};

/// Carries forms in and out, and tells what it could not carry in one language.
pub(super) struct SurveyJsEngine {
    lang: String,
}

impl SurveyJsEngine {
    /// A carrier by `config`: `{ lang }`.
    pub(super) fn new(config: &Value) -> Self {
        Self { lang: config.text("lang").unwrap_or_default().to_owned() }
    }
}

/// What was made, as JSON, and what of it was not carried.
#[derive(Serialize)]
struct WireCarried {
    made: String,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    report: JsValue,
}

impl Engine for SurveyJsEngine {
    fn problems(&self) -> (&[Problem], &str) {
        (&[], &self.lang)
    }

    /// The document of `{ survey, id }`, or the survey of `{ form }`; both given as JSON.
    fn answer(&mut self, question: &Value) -> JsValue {
        let read = |name: &str| question.text(name).and_then(|text| json::read(text).ok());
        let (made, report) = match (read("survey"), read("form")) {
            (Some(survey), _) => surveyjs::import(&survey, question.text("id").unwrap_or_default()),
            (None, Some(form)) => surveyjs::export(&form),
            (None, None) => return JsValue::UNDEFINED,
        };
        plain(&WireCarried { made: json::write(&made), report: problems(&report, &self.lang) })
    }
}
