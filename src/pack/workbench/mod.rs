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

use super::lexicon;
use super::shape::Shape;
use super::value::Value;
use crate::error::{Gravity, Problem};

/// A kind of document: its name, its shape, and the check of that and of everything a shape cannot say.
struct Kind {
    name: &'static str,
    shape: &'static Shape,
    /// The parts in which a value may be a switch between readings.
    switched: &'static [&'static str],
    /// The document, and those it may refer to.
    check: fn(&Value, &[Value]) -> Vec<Problem>,
}

/// All kinds. Adding one is a line here and a module beside [`lexicon`].
const KINDS: &[Kind] = &[
    Kind { name: "lexicon", shape: &lexicon::SHAPE, switched: &[], check: |document, _| examples::lexicon(document) },
    #[cfg(feature = "review")]
    Kind {
        name: "courtesy",
        shape: &super::courtesy::SHAPE,
        switched: &[],
        check: |document, _| courtesy::check(document),
    },
    #[cfg(feature = "clock")]
    Kind { name: "calendar", shape: &super::calendar::SHAPE, switched: &[], check: calendar::check },
    #[cfg(feature = "clock")]
    Kind {
        name: "holidays",
        shape: &super::calendar::HOLIDAYS,
        switched: &[],
        check: |document, _| calendar::holidays(document),
    },
    #[cfg(feature = "review")]
    Kind { name: "rubric", shape: &super::rubric::SHAPE, switched: &[], check: rubric::check },
    #[cfg(feature = "score")]
    Kind {
        name: "scheme",
        shape: &super::scheme::SHAPE,
        switched: super::scheme::SWITCHED,
        check: |document, _| scheme::check(document),
    },
    #[cfg(feature = "form")]
    Kind { name: "form", shape: &super::form::SHAPE, switched: &[], check: |document, _| form::check(document) },
];

/// The JSON Schemas (draft 2020-12) of all kinds of documents, by their names.
pub fn schemas() -> impl Iterator<Item = (&'static str, Value)> {
    KINDS.iter().map(|kind| (kind.name, schema::of(kind.name, kind.shape, kind.switched)))
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
