//! kefu (客服): service-quality checks for Chinese customer service, made to run inside a web page.
//!
//! **Rules are documents, engines are small, every result explains itself.** In reading order:
//!
//! - [`text`]: what a person reads. A message becomes folded tokens, each with its place in the original.
//! - [`phrase`]: find phrases. [`phrase::Guard`] judges a message by lexicons.
//! - `transcript`: conversations from files and the clipboard.
//! - `courtesy`: which courtesies a message has and which it owes, with the edits that mend it.
//! - `review`: a conversation against a rubric, with evidence for every state.
//! - `clock`: times that are promised, by calendars with holidays and shifts.
//! - `score`: score sheets, points, fines and pay, in exact decimals, with the reason of every figure.
//! - `form`: surveys, registers and checklists: what is asked next, what is wrong, and figures with their intervals.
//! - [`table`]: tables as data. `sheets` writes them as files for spreadsheets, `open_sheets` reads such files; features of their own.
//! - [`pack`]: documents. Raw JSON values become checked lexicons, with every problem named.
//! - `browser`: the boundary to JavaScript, compiled for wasm only; `www/lib` is the package around it.
//!
//! ```
//! use kefu::phrase::{Context, Guard, GuardOptions, Scratch};
//!
//! let options = GuardOptions { phrases: vec!["你找领导去".into()], ..GuardOptions::default() };
//! let guard = Guard::new(Vec::new(), options);
//! let text: Vec<u16> = "妳 找 領導去吧".encode_utf16().collect();
//! let found = guard.check(&text, &Context::default(), &mut Scratch::default());
//! assert_eq!((found[0].span.start, found[0].span.end), (0, 7));
//! ```
//!
//! Invariants, for the whole crate: the engines do no input or output, read no clock and no locale, and cannot fail on user
//! text. The one unit of offsets is the UTF-16 code unit, ranges are half-open. Results are values; what is wrong with a
//! document is a list of [`error::Problem`]s. Dependencies point one way:
//! `text ← phrase ← transcript, courtesy ← review ← score ← pack ← browser`; a test holds them to it.
#[cfg(feature = "clock")]
pub mod clock;
#[cfg(feature = "review")]
pub mod courtesy;
pub mod error;
#[cfg(feature = "survey")]
pub mod form;
pub mod moment;
#[cfg(any(feature = "workbench", feature = "survey"))]
mod number;
#[cfg(feature = "open-sheets")]
pub mod open_sheets;
mod order;
pub mod pack;
pub mod phrase;
#[cfg(feature = "review")]
pub mod review;
#[cfg(feature = "score")]
pub mod score;
#[cfg(feature = "sheets")]
pub mod sheets;
pub mod table;
pub mod text;
#[cfg(feature = "review")]
pub mod transcript;
mod words;

#[cfg(target_arch = "wasm32")]
mod browser;
