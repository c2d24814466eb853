//! The notation in which people write formulas: `满意度 * 权重`, `repairs > customers * 1.5%`, `如果(a ≥ 3, 5, 0)`.
//!
//! Refuses to know: documents. Names are whatever the caller says they are. Typed: a flag is no figure, a level is compared
//! with the name of one, a list is gone through by a function. Invariants: every error has its place (UTF-16 code units,
//! half-open); no text makes it fail or takes longer than in proportion to its length and the number of names.

mod functions;
mod lexer;
mod names;
mod parser;

pub use names::{Meaning, Names};

use super::calculus::Expr;
use super::scheme::Field;

/// What is wrong with a formula, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormulaError {
    /// Name of the sentence about it.
    pub sentence: &'static str,
    /// What the sentence speaks of.
    pub details: Vec<String>,
    /// Where it begins.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
}

/// What a formula gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A figure.
    Figure,
    /// A condition.
    Condition,
    /// A condition about the items of the list in the field of this number; the item is `it`.
    About(usize),
}

/// The expression that a formula stands for.
///
/// # Errors
///
/// The first thing that is wrong with it.
pub fn parse(source: &str, wanted: Wanted, names: &Names, fields: &[Field]) -> Result<Expr, FormulaError> {
    parser::parse(source, wanted, names, fields)
}

/// The list that a formula names and nothing else, if it does.
#[must_use]
pub fn list_named(source: &str, names: &Names, fields: &[Field]) -> Option<usize> {
    match names.meaning(source.trim().trim_matches('`'))? {
        Meaning::Field(field) if fields.get(field)?.kind.is_list() => Some(field),
        _ => None,
    }
}
