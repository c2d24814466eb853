//! Layer 2: forms. A survey, a register or a checklist with the answers given so far becomes what is asked next, what is
//! missing or wrong, and a response.
//!
//! In reading order: a [`Form`] is what a document says, its conditions and formulas ([`expression`]) bound to its questions;
//! what people give ([`Given`]) is read as an [`Answer`] to a question, with what is wrong in it; the [`Flow`] says which
//! pages and questions the answers lead to; a [`Response`] is what is kept of it.
//!
//! Refuses to know: JSON, the page, the clock (times are arguments), who answers. Invariants: figures are exact decimals; the
//! answer to a question that is not asked never reaches a condition, a figure or a response; what a form says depends on
//! nothing but its document, the answers, the language and the seed; no answers can make it fail.

mod answer;
mod chance;
mod decimal;
mod document;
#[cfg(feature = "form")]
pub mod draw;
mod expression;
#[cfg(feature = "form")]
pub mod figures;
mod flow;
#[cfg(feature = "form")]
pub mod linter;
mod order;
mod piping;
mod quality;
mod question;
mod random;
#[cfg(feature = "form")]
pub mod register;
mod response;
mod rules;
#[cfg(feature = "form")]
pub mod simulate;

pub use answer::{Answer, Given, Sheet};
pub use decimal::Decimal;
pub use document::{Check, FollowUp, Form, Jump, Measure, Method, Page, Register, Thanks, Use};
pub use expression::{Comparison, Expression, ExpressionError, Function, Names, Operation, Scene, Type, Value, parse};
pub use flow::{Course, Flow, Situation};
pub use quality::{Flag, effort};
pub use question::{
    Aspect, Cells, Choice, Choices, Formula, Kind, Look, Matrix, NumberRules, Privacy, Question, Requirement, Role,
    Scale, ScaleUse, TextFormat, TextRules,
};
pub use random::Random;
pub use response::{Meta, Response, Sent, given_of};
