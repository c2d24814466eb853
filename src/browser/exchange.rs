//! Lists of phrases across the boundary, as JSON both ways: a hundred thousand entries are one text.

use std::sync::Arc;

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::documents::string;
use crate::error::{Gravity, Problem};
use crate::pack::exchange::{Format, ImportOptions, export, import, json};
use crate::pack::{Value, lexicon};
use crate::text::Likeness;

/// Reads a list of phrases: `{ lexicon, report, problems }` as JSON, problems worded in `lang`. The options are JSON too:
/// `{ format, id, title, category, severity, columns, against }`.
#[wasm_bindgen(js_name = importLexicon)]
#[must_use]
pub fn import_lexicon(source: &JsValue, options: &JsValue, lang: &JsValue) -> JsValue {
    let (source, lang) = (&string(source)[..], &string(lang)[..]);
    let options = json::read(&string(options)).unwrap_or_default();
    let text = |name: &str| options.text(name).map(str::to_owned);
    let column = |(field, name): &(String, Value)| match name {
        Value::Number(place) => (field.clone(), place.to_string()),
        other => (field.clone(), other.as_text().unwrap_or_default().to_owned()),
    };
    let wanted = ImportOptions {
        format: options.text("format").and_then(Format::named),
        id: text("id"),
        title: text("title"),
        category: text("category"),
        severity: text("severity"),
        columns: options.fields("columns").iter().map(column).collect(),
        against: options.items("against").iter().map(|document| lexicon::read(document).0).collect(),
    };
    let read = import(source, &wanted, words().as_deref());
    let problems = read.problems.iter().map(|problem| described(problem, lang)).collect();
    let answer = object(vec![
        ("lexicon", read.document),
        ("report", read.report.to_value()),
        ("problems", Value::List(problems)),
    ]);
    JsValue::from_str(&json::write(&answer))
}

fn described(problem: &Problem, lang: &str) -> Value {
    let mut fields = vec![
        ("code", Value::String(problem.code.to_owned())),
        ("document", Value::String(problem.document.clone())),
        ("path", Value::String(problem.path.clone())),
        ("message", Value::String(problem.message(lang))),
        ("severity", Value::String(if problem.gravity == Gravity::Error { "error" } else { "warning" }.to_owned())),
    ];
    fields.extend(problem.hint(lang).map(|hint| ("hint", Value::String(hint))));
    object(fields)
}

fn object(fields: Vec<(&str, Value)>) -> Value {
    Value::Object(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

/// A lexicon, given as JSON, as a file: `json`, `csv` or `text`.
#[wasm_bindgen(js_name = exportLexicon)]
#[must_use]
pub fn export_lexicon(document: &JsValue, format: &JsValue) -> JsValue {
    let document = json::read(&string(document)).unwrap_or_default();
    JsValue::from_str(&export(&document, Format::named(&string(format)).unwrap_or(Format::Json)))
}

/// The ordinary words, once they are loaded.
#[cfg(feature = "cloaks")]
fn words() -> Option<Arc<Likeness>> {
    super::guard::LIKENESS.get().map(Arc::clone)
}

#[cfg(not(feature = "cloaks"))]
fn words() -> Option<Arc<Likeness>> {
    None
}
