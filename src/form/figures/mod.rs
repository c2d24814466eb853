//! Figures of many responses, gathered in one pass: nothing is kept of a response but what it adds to counts and sums, the
//! follow-ups it leads to, and the first texts.
//!
//! In reading order: an [`interval`] says what chance leaves open; a measure and a [`Tally`] count; the [`Summary`] puts
//! them together by group and by period.
//!
//! Invariants: who did not answer, and to whom a question did not apply, is not in a denominator; few answers are said to be
//! few; the same responses give the same figures in whatever pieces they come.

mod interval;
mod measure;
mod summary;
mod tally;

pub use interval::{Estimate, Moments, Promoters, Share, needed};
pub use measure::Gathered;
pub use summary::{Due, Group, Period, Plan, SMALL, Summary};
pub use tally::Tally;
