//! Layer 3: documents. Raw values in, checked domain values out, all problems at once, examples run.
//!
//! In reading order: a [`Value`] is a document as it came; a [`Shape`] says what a kind of document looks like, once, for
//! checking and for the JSON Schema; [`lexicon`] reads the documents of that kind, its neighbours
//! those of theirs; the workbench checks whole documents, for those who write them, and [`exchange`] brings their lists in
//! and out.
//!
//! Invariants: no document can make it fail; a problem leaves out the part it names and nothing else; unknown fields are
//! problems, never ignored.

#[cfg(feature = "clock")]
pub mod calendar;
#[cfg(feature = "review")]
pub mod conversation;
#[cfg(feature = "review")]
pub mod courtesy;
#[cfg(feature = "workbench")]
pub mod exchange;
#[cfg(feature = "survey")]
pub mod form;
#[cfg(any(feature = "workbench", feature = "survey"))]
pub mod json;
pub mod lexicon;
#[cfg(feature = "review")]
pub mod rubric;
#[cfg(feature = "score")]
pub mod scheme;
mod shape;
#[cfg(all(feature = "form", feature = "workbench"))]
pub mod surveyjs;
mod value;
#[cfg(feature = "workbench")]
mod workbench;

pub use shape::{Field, Shape};
pub use value::Value;
#[cfg(feature = "workbench")]
pub use workbench::{check, check_among, schemas};
