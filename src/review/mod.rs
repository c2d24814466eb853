//! Layer 2: a conversation against a rubric.
//!
//! In reading order: a [`Rubric`] says what is asked of conversations; the ear hears, once per turn, every label that its
//! rules speak of (words, findings, courtesies, things known by their structure); the scene picks the turns a test looks
//! at; the tests give one of three values with evidence; [`Reviewer`] puts the rules together into a [`Review`].
//!
//! Invariants: no conversation can make it fail; what is not known makes a rule not applicable, with the reason, never a
//! guess; every state but "not applicable" comes with evidence where there is a place for it; times are arguments; the
//! cost is linear in the conversation.

mod alike;
mod conversation;
mod engine;
mod entity;
mod heard;
mod logic;
mod mend;
mod number;
mod promise;
mod repeats;
mod rubric;
mod scene;
mod time_phrase;
mod timing;
mod verdict;
mod words;

pub use conversation::{Conversation, Fact, Turn};
pub use engine::{Review, Reviewer, RuleReview};
pub use mend::Mend;
pub use promise::Promise;
pub use rubric::{
    Alike, AttributeTest, By, Capture, Entity, Label, LabelId, Limit, Parameter, Place, Reply, Rubric, Rule, Says,
    Stage, Test,
};
pub use verdict::{Evidence, Reason, Shows, State, Verdict};
