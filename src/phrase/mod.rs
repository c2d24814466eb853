//! Layer 1: find phrases.
//!
//! In reading order: a [`Lexicon`] states which phrases matter and under which condition; [`pattern`](expand) turns the small
//! notation of variants into plain forms; the index finds forms in a [`Reading`](crate::text::Reading); the judge decides
//! which hits count (exceptions, word boundaries, conditions) and how (quoted, negated, reported); [`Guard`] puts the
//! steps together and gives [`Finding`]s.
//!
//! Invariants: no text can make it fail; findings are in text order and, unless asked otherwise, do not overlap; the same
//! text, context and lexicons give the same findings.

mod across;
#[cfg(feature = "change")]
mod change;
#[cfg_attr(not(feature = "cloaks"), allow(dead_code, reason = "a guard without the cloaked layer never makes one"))]
mod cloak;
mod edges;
mod flat;
mod forms;
#[cfg_attr(not(feature = "gaps"), allow(dead_code, reason = "a guard without the feature has no phrases in pieces"))]
mod gaps;
mod guard;
mod hit;
#[cfg_attr(not(feature = "image"), allow(dead_code, reason = "a guard without the feature is never saved"))]
mod image;
mod index;
mod judge;
mod layers;
#[cfg_attr(
    not(feature = "leaks"),
    allow(dead_code, reason = "lexicons name leaks; a guard without the feature finds none")
)]
mod leak;
mod lexicon;
mod mention;
mod options;
#[cfg_attr(not(feature = "change"), allow(dead_code, reason = "a guard without the feature is never changed"))]
mod overlay;
mod pattern;
#[cfg(feature = "live")]
mod session;
mod trail;

#[cfg(feature = "change")]
pub use change::Addition;
pub use flat::Phrases;
pub use guard::{Guard, Scratch};
pub use hit::{Finding, Mention, Via};
pub use image::ImageError;
pub use layers::{Layers, Switches};
pub use leak::{Leak, LeakKind, find as find_leaks, mask as mask_leak};
pub use lexicon::{Category, Condition, Entry, Escalation, Lexicon, Role, Severity, Text};
pub use options::{Context, GuardOptions, Latin, Message, Overlaps};
pub use pattern::{Form, Gap, PatternError, Slots, expand, forms_of};
#[cfg(feature = "live")]
pub use session::{Change, Session};
