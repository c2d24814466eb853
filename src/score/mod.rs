//! Layer 2: score sheets, points, fines and pay. Every figure exact, every figure explained.
//!
//! **Methods are notations; one calculus lies beneath.** Whatever way a document states a line, it becomes an
//! expression of one small closed language over exact decimals ([`calculus`]). That one tree gives the figure, the
//! explanation (the tree printed with the numbers in it), what depends on what, and the formula of a spreadsheet's cell.
//!
//! In reading order: [`decimal`] figures as people write them; [`calculus`] expressions, which `eval` computes and
//! [`print`](mod@print) words; [`formula`] the notation people write them in; [`scheme`] a sheet's fields and lines;
//! [`inputs`] what was entered, checked; [`sheet`] the figures of one person's month; [`tape`] those of many, faster; [`report`]
//! the same with reasons;
//! `workbook` the same as tables for spreadsheets, whose figures are formulas;
//! [`explore`] what changes would bring, and what it takes to reach more; `linter` slips in the sheets themselves, for
//! those who write them.
//!
//! Invariants: no floating point; nothing missing is ever counted as nought; no input and no document makes it fail.

mod bounds;
pub mod calculus;
pub mod decimal;
mod entering;
mod eval;
pub mod explore;
pub mod formula;
pub mod inputs;
#[cfg(feature = "workbench")]
pub mod linter;
pub mod print;
pub mod report;
pub mod scheme;
pub mod sheet;
pub mod tape;
pub mod teller;
#[cfg(feature = "workbook")]
pub mod workbook;

pub use calculus::{Expr, Figure, Gap};
pub use decimal::{Decimal, Mode, Rounding};
pub use inputs::{Entry, Inputs};
pub use report::{LineReport, Report};
pub use scheme::Scheme;
pub use sheet::Sheet;
