//! Checking whole documents: shape, references, and the examples by which a document proves itself.

#[cfg(feature = "review")]
mod courtesy;
mod examples;
mod schema;

pub use schema::schema;

use super::lexicon;
use super::shape::Shape;
use super::value::Value;
use crate::error::{Gravity, Problem};

/// A kind of document: its name, its shape, and the check of everything a shape cannot say.
struct Kind {
    name: &'static str,
    shape: &'static Shape,
    check: fn(&Value) -> Vec<Problem>,
}

/// All kinds. Adding one is a line here and a module beside [`lexicon`].
const KINDS: &[Kind] = &[
    Kind { name: "lexicon", shape: &lexicon::SHAPE, check: examples::lexicon },
    #[cfg(feature = "review")]
    Kind { name: "courtesy", shape: &super::courtesy::SHAPE, check: courtesy::check },
];

/// The names of all kinds of documents with their shapes.
pub fn kinds() -> impl Iterator<Item = (&'static str, &'static Shape)> {
    KINDS.iter().map(|kind| (kind.name, kind.shape))
}

/// Everything wrong with a document: its shape, its references, and its own examples.
#[must_use]
pub fn check(document: &Value) -> Vec<Problem> {
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
    let mut problems = kind.shape.check(document);
    problems.extend((kind.check)(document));
    for problem in &mut problems {
        id.clone_into(&mut problem.document);
    }
    problems
}
