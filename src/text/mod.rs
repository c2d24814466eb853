//! Layer 0: what a person reads.
//!
//! [`Reading`] turns the code units of a message into *tokens*: one folded character each, with the place in the original
//! text it came from. Matching works on tokens; every result is given in the original's code units.
//!
//! Invariants: nothing here knows a phrase, a rule or a language of the interface; no text, however damaged, can make it
//! fail; a token's origin always lies inside the text.

mod fold;
mod gap;
mod garble;
#[cfg(feature = "workbench")]
mod layer;
mod likeness;
mod reading;
#[cfg(feature = "live")]
mod seam;
mod span;
mod tables;

#[cfg(feature = "review")]
pub(crate) use fold::fold_in_place;
pub use fold::fold_to_string;
pub use gap::{Edge, Gap, Side};
#[cfg(feature = "workbench")]
pub use layer::Layer;
pub use likeness::Likeness;
pub use reading::Reading;
pub use span::Span;

pub(crate) use gap::has_signs;
#[cfg(feature = "workbench")]
pub(crate) use layer::plain_layers;
#[cfg(feature = "live")]
pub(crate) use seam::{LONGEST_DAMAGE, LONGEST_JOINT, may_damage, restarts_at};
pub(crate) use tables::is_latin_or_digit;
