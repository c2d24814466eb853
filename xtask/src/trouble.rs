//! What went wrong, in a sentence, and how to mend it.
//!
//! A script's errors are read by the person who ran it; no code branches on their kind. So there is one type, made of
//! text. Invariant: `what` is a whole sentence and names the file or the command concerned.

use std::fmt;

/// The result of anything that a person may have to mend.
pub(crate) type Outcome<T> = Result<T, Trouble>;

/// An error for the person at the terminal.
#[derive(Debug)]
pub(crate) struct Trouble {
    what: String,
    mend: Option<String>,
}

impl Trouble {
    /// Says what went wrong.
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), mend: None }
    }

    /// Adds what to do about it.
    pub(crate) fn mend(mut self, mend: impl Into<String>) -> Self {
        self.mend = Some(mend.into());
        self
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.what)?;
        match &self.mend {
            Some(mend) => write!(formatter, "\n{mend}"),
            None => Ok(()),
        }
    }
}

/// Turns a foreign error into a [`Trouble`] that says what was being attempted.
pub(crate) trait Attempt<T> {
    /// `doing` completes the sentence "Could not …".
    fn attempt(self, doing: impl FnOnce() -> String) -> Outcome<T>;
}

impl<T, E: fmt::Display> Attempt<T> for Result<T, E> {
    fn attempt(self, doing: impl FnOnce() -> String) -> Outcome<T> {
        self.map_err(|error| Trouble::new(format!("Could not {}: {error}.", doing())))
    }
}
