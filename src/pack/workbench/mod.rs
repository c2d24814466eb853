//! Checking whole documents: shape, references, and the examples by which a document proves itself.

#[cfg(feature = "clock")]
mod calendar;
#[cfg(feature = "review")]
mod courtesy;
mod examples;
#[cfg(feature = "form")]
mod form;
#[cfg(feature = "review")]
mod rubric;
mod schema;
#[cfg(feature = "score")]
mod scheme;

pub use schema::schema;

use super::lexicon;
use super::shape::Shape;
use super::value::Value;
use crate::error::{Gravity, Problem};

/// A kind of document: its name, its shape, and the check of that and of everything a shape cannot say.
struct Kind {
    name: &'static str,
    shape: &'static Shape,
    /// The document, and those it may refer to.
    check: fn(&Value, &[Value]) -> Vec<Problem>,
}

/// All kinds. Adding one is a line here and a module beside [`lexicon`].
const KINDS: &[Kind] = &[
    Kind { name: "lexicon", shape: &lexicon::SHAPE, check: |document, _| examples::lexicon(document) },
    #[cfg(feature = "review")]
    Kind { name: "courtesy", shape: &super::courtesy::SHAPE, check: |document, _| courtesy::check(document) },
    #[cfg(feature = "clock")]
    Kind { name: "calendar", shape: &super::calendar::SHAPE, check: calendar::check },
    #[cfg(feature = "clock")]
    Kind { name: "holidays", shape: &super::calendar::HOLIDAYS, check: |document, _| calendar::holidays(document) },
    #[cfg(feature = "review")]
    Kind { name: "rubric", shape: &super::rubric::SHAPE, check: rubric::check },
    #[cfg(feature = "score")]
    Kind { name: "scheme", shape: &super::scheme::SHAPE, check: |document, _| scheme::check(document) },
    #[cfg(feature = "form")]
    Kind { name: "form", shape: &super::form::SHAPE, check: |document, _| form::check(document) },
];

/// The names of all kinds of documents with their shapes.
pub fn kinds() -> impl Iterator<Item = (&'static str, &'static Shape)> {
    KINDS.iter().map(|kind| (kind.name, kind.shape))
}

/// Everything wrong with a document that refers to no others: its shape, its references, and its own examples.
#[must_use]
pub fn check(document: &Value) -> Vec<Problem> {
    check_among(document, &[])
}

/// Everything wrong with a document that may refer to `others`.
#[must_use]
pub fn check_among(document: &Value, others: &[Value]) -> Vec<Problem> {
    let Value::Object(_) = document else {
        return vec![Problem::new("not-a-document", Gravity::Error, "", &[document.type_name()])];
    };
    let names: Vec<&str> = KINDS.iter().map(|kind| kind.name).collect();
    let Some(name) = document.text("kind") else {
        return vec![Problem::new("missing-field", Gravity::Error, "", &["kind", &names.join(", ")])];
    };
    let Some(kind) = KINDS.iter().find(|kind| kind.name == name) else {
        return vec![Problem::new("unknown-kind", Gravity::Error, "kind", &[name, &names.join(", ")])];
    };
    let id = document.text("id").unwrap_or_default();
    let mut problems = (kind.check)(document, others);
    for problem in &mut problems {
        id.clone_into(&mut problem.document);
    }
    problems
}
