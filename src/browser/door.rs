//! The door to engines that talk in plain data: open one, ask it, close it.
//!
//! A class that JavaScript sees is part of the glue that every page loads, also those that never use it. An engine behind
//! this door adds nothing there: it is known by a number, and its questions and answers are objects that only its own module
//! in `www/lib` knows.
//!
//! Invariants: a number is not given twice; what is closed or was never open answers nothing.

use std::cell::RefCell;

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

#[cfg(feature = "clock")]
use super::clock::ClockEngine;
#[cfg(feature = "review")]
use super::courtesy::CourtesyEngine;
use super::documents::value;
#[cfg(feature = "survey")]
use super::form::FormEngine;
use super::json::Json;
#[cfg(all(feature = "score", feature = "workbench"))]
use super::linter::LinterEngine;
#[cfg(feature = "review")]
use super::review::ReviewEngine;
#[cfg(feature = "score")]
use super::score::ScoreEngine;
#[cfg(all(feature = "form", feature = "workbench"))]
use super::surveyjs::SurveyJsEngine;
use crate::error::Problem;
use crate::pack::Value;

/// What stands behind the door.
pub(super) trait Engine {
    /// What was wrong with its documents, and the language it was opened in.
    fn problems(&self) -> (&[Problem], &str);

    /// The answer to a question in the engine's own terms.
    fn answer(&mut self, question: &Value) -> JsValue;
}

#[derive(Default)]
struct House {
    given: u32,
    engines: Vec<(u32, Box<dyn Engine>)>,
}

thread_local! {
    static HOUSE: RefCell<House> = RefCell::default();
}

/// Opens the engine that `config.engine` names, in the language `config.lang`: `{ engine, problems }` as JSON, its number and
/// what is wrong with its documents. Nothing for a name this module does not have.
#[wasm_bindgen]
#[must_use]
pub fn open(config: &JsValue) -> JsValue {
    let config = value(config);
    let made: Box<dyn Engine> = match config.text("engine") {
        #[cfg(feature = "clock")]
        Some("clock") => Box::new(ClockEngine::new(&config)),
        #[cfg(feature = "review")]
        Some("courtesy") => Box::new(CourtesyEngine::new(&config)),
        #[cfg(feature = "survey")]
        Some("form") => Box::new(FormEngine::new(&config)),
        #[cfg(all(feature = "score", feature = "workbench"))]
        Some("linter") => Box::new(LinterEngine::new(&config)),
        #[cfg(feature = "review")]
        Some("review") => Box::new(ReviewEngine::new(&config)),
        #[cfg(feature = "score")]
        Some("score") => Box::new(ScoreEngine::new(&config)),
        #[cfg(all(feature = "form", feature = "workbench"))]
        Some("surveyjs") => Box::new(SurveyJsEngine::new(&config)),
        _ => return JsValue::UNDEFINED,
    };
    HOUSE.with_borrow_mut(|house| {
        house.given += 1;
        let mut json = Json::default();
        json.object(|json| {
            json.name("engine").number(house.given as usize);
            let (problems, lang) = made.problems();
            json.name("problems").problems(problems, lang);
        });
        house.engines.push((house.given, made));
        JsValue::from_str(&json.done())
    })
}

/// Asks an engine.
#[wasm_bindgen]
#[must_use]
pub fn ask(engine: u32, question: &JsValue) -> JsValue {
    let question = value(question);
    HOUSE.with_borrow_mut(|house| {
        let found = house.engines.iter_mut().find(|(number, _)| *number == engine);
        found.map_or(JsValue::UNDEFINED, |(_, engine)| engine.answer(&question))
    })
}

/// Frees an engine's memory.
#[wasm_bindgen]
pub fn close(engine: u32) {
    HOUSE.with_borrow_mut(|house| house.engines.retain(|(number, _)| *number != engine));
}
