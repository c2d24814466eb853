//! The live session across the boundary: only what was typed comes in, only what changed goes out.

use js_sys::Uint32Array;
use wasm_bindgen::prelude::wasm_bindgen;

use super::guard::{GuardEngine, numbers};
use crate::phrase::Session;

/// A text that is being edited. It belongs to the guard that opened it.
#[wasm_bindgen]
pub struct SessionEngine {
    session: Session,
}

#[wasm_bindgen]
impl GuardEngine {
    /// A session on an empty text, in the context that was started.
    #[wasm_bindgen(js_name = openSession)]
    #[must_use]
    pub fn open_session(&self) -> SessionEngine {
        SessionEngine { session: self.guard.session(&[], self.context.clone()) }
    }

    /// Puts the input in place of `start..end`, which the caller has checked. Start and end of what was read again, how many
    /// findings are gone, their numbers, then nine numbers for each new one: its own, and those of any finding.
    #[wasm_bindgen(js_name = editSession)]
    pub fn edit_session(&self, opened: &mut SessionEngine, start: u32, end: u32) -> Uint32Array {
        let change = opened.session.edit(&self.guard, start, end, &self.input).unwrap_or_default();
        let mut output = vec![change.dirty.start, change.dirty.end, change.removed.len() as u32];
        output.extend(&change.removed);
        for (number, finding) in &change.added {
            output.push(*number);
            output.extend(numbers(finding));
        }
        Uint32Array::from(&output[..])
    }
}
