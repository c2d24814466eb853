//! Documents across the boundary.

use js_sys::{Array, Object};
#[cfg(any(feature = "guard", feature = "clock"))]
use serde::Serialize;
#[cfg(any(feature = "guard", feature = "clock"))]
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;
#[cfg(feature = "workbench")]
use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(feature = "guard")]
use crate::error::{Gravity, Problem};
use crate::pack::Value;

/// A problem as the page sees it.
#[cfg(feature = "guard")]
#[derive(Serialize)]
struct WireProblem {
    code: &'static str,
    document: String,
    path: String,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<String>,
    severity: &'static str,
}

/// Everything wrong with a document, its examples included: a list of problems, worded in `lang`. It may name `others`.
#[cfg(feature = "workbench")]
#[wasm_bindgen(js_name = checkDocument)]
#[must_use]
pub fn check_document(document: &JsValue, others: &JsValue, lang: &JsValue) -> JsValue {
    let others = match value(others) {
        Value::List(others) => others,
        _ => Vec::new(),
    };
    problems(&crate::pack::check_among(&value(document), &others), &string(lang))
}

/// A string that came as it is: the glue for a text that is converted on the way costs every page more than this one call.
#[cfg(feature = "workbench")]
pub(super) fn string(value: &JsValue) -> String {
    value.as_string().unwrap_or_default()
}

/// A JavaScript value as a raw document; what is no plain data, or nests beyond any document, reads as nothing.
pub(super) fn value(value: &JsValue) -> Value {
    nested(value, 0)
}

fn nested(value: &JsValue, depth: usize) -> Value {
    const DEEPEST: usize = 32;
    if let Some(text) = value.as_string() {
        return Value::String(text);
    }
    if let Some(number) = value.as_f64() {
        return Value::Number(number);
    }
    if let Some(truth) = value.as_bool() {
        return Value::Bool(truth);
    }
    if depth == DEEPEST || !value.is_object() {
        return Value::Null;
    }
    if let Some(items) = value.dyn_ref::<Array>() {
        return Value::List(items.iter().map(|item| nested(&item, depth + 1)).collect());
    }
    let fields = Object::entries(value.unchecked_ref::<Object>());
    let field = |entry: JsValue| {
        let entry: Array = entry.unchecked_into();
        (entry.get(0).as_string().unwrap_or_default(), nested(&entry.get(1), depth + 1))
    };
    Value::Object(fields.iter().map(field).collect())
}

/// Problems as plain JavaScript objects.
#[cfg(feature = "guard")]
pub(super) fn problems(problems: &[Problem], lang: &str) -> JsValue {
    let wire: Vec<WireProblem> = problems
        .iter()
        .map(|problem| WireProblem {
            code: problem.code,
            document: problem.document.clone(),
            path: problem.path.clone(),
            message: problem.message(lang),
            hint: problem.hint(lang),
            severity: if problem.gravity == Gravity::Error { "error" } else { "warning" },
        })
        .collect();
    plain(&wire)
}

/// Plain data as JavaScript objects. Only texts, numbers and lists are serialized here, which cannot fail.
#[cfg(any(feature = "guard", feature = "clock"))]
pub(super) fn plain(data: &impl Serialize) -> JsValue {
    data.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}
