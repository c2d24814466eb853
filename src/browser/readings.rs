//! How each layer reads a text, across the boundary: for pages that show how a disguise is seen through.

use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::documents::plain;
use super::guard::GuardEngine;

#[derive(Serialize)]
struct WireLayer {
    layer: &'static str,
    text: String,
    changed: Vec<[u32; 2]>,
}

#[wasm_bindgen]
impl GuardEngine {
    /// What each layer reads in the input.
    #[must_use]
    pub fn readings(&self) -> JsValue {
        let layers = self.guard.readings(&self.input);
        let wire = layers.iter().map(|layer| WireLayer {
            layer: layer.name,
            // A lone surrogate becomes one other code unit, so the ranges hold.
            text: String::from_utf16_lossy(&layer.text),
            changed: layer.changed.iter().map(|span| [span.start, span.end]).collect(),
        });
        plain(&wire.collect::<Vec<_>>())
    }
}
