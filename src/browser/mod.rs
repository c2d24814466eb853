//! Layer 4: the only code that knows JavaScript. Each export converts, calls, converts.
//!
//! The JavaScript side is `www/lib/engine.js`; what people call is in `www/lib/index.js`. Text comes in as code units that the
//! caller writes into memory given out by [`guard::GuardEngine::input`], so that nothing is encoded and lone surrogates survive;
//! findings go out as numbers, eight each, and the words that belong to an entry are fetched once.
#![allow(unsafe_code, reason = "wasm-bindgen's expansions need it; nothing here is written with it")]
#![allow(unreachable_pub, reason = "what is exported is reached from JavaScript")]

#[cfg(feature = "change")]
mod changes;
#[cfg(feature = "clock")]
mod clock;
#[cfg(feature = "review")]
mod courtesy;
#[cfg_attr(feature = "open-sheets", allow(dead_code, reason = "the module that only reads files has no documents"))]
mod documents;
#[cfg(any(feature = "review", feature = "survey", feature = "clock", feature = "score"))]
mod door;
#[cfg(feature = "workbench")]
mod exchange;
#[cfg(feature = "survey")]
mod form;
#[cfg(feature = "guard")]
mod guard;
#[cfg(any(feature = "review", feature = "survey", feature = "clock", feature = "score"))]
#[cfg_attr(
    not(feature = "score"),
    allow(dead_code, reason = "who only tells of problems writes no more than they have")
)]
mod json;
#[cfg(all(feature = "score", feature = "workbench"))]
mod linter;
#[cfg(feature = "open-sheets")]
mod open_sheets;
#[cfg(feature = "workbench")]
mod readings;
#[cfg(feature = "review")]
mod review;
#[cfg(feature = "score")]
mod score;
#[cfg(feature = "live")]
mod session;
#[cfg(feature = "sheets")]
mod sheets;
#[cfg(all(feature = "form", feature = "workbench"))]
mod surveyjs;
#[cfg(feature = "review")]
mod transcript;

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// Version of the boundary. Also the export without arguments that lets a fresh instance start after a trap.
#[wasm_bindgen(js_name = abiVersion)]
#[must_use]
pub fn abi_version() -> u32 {
    1
}

/// The memory that addresses given out by this module point into; another one after a trap.
#[wasm_bindgen(js_name = linearMemory)]
#[must_use]
pub fn linear_memory() -> JsValue {
    wasm_bindgen::memory()
}

/// After a trap: the next export called runs in a fresh instance; everything made before is gone.
#[wasm_bindgen(js_name = scheduleReinit)]
pub fn schedule_reinit() {
    wasm_bindgen::handler::schedule_reinit();
}
