//! The names of a survey of SurveyJS and what they are called here: any text there, lower-case letters, digits and `_` here.

use std::collections::{BTreeMap, BTreeSet};

/// What an answer to a question can be compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// One of its options.
    Choice,
    /// Some of its options.
    Choices,
    /// Lines, each with a figure.
    Figures,
    /// Lines, each with one of its options.
    Lines,
    /// A figure.
    Number,
    /// Yes or no.
    Truth,
    /// A text or a time.
    Text,
    /// Whatever it is computed to be.
    Any,
}

/// A question that was carried.
#[derive(Clone, Debug)]
pub(super) struct Carried {
    pub(super) id: String,
    pub(super) sort: Sort,
    /// Ids of the options by their values there.
    pub(super) options: BTreeMap<String, String>,
    /// Ids of the lines by their values there.
    pub(super) lines: BTreeMap<String, String>,
}

/// Questions by their names there.
pub(super) type Names = BTreeMap<String, Carried>;

/// Gives ids, each once.
#[derive(Debug, Default)]
pub(super) struct Ids {
    given: BTreeSet<String>,
    /// How often a name was wished for.
    wished: BTreeMap<String, u32>,
}

impl Ids {
    /// An id like `name`; `kind` stands for what has no letters that an id can have.
    pub(super) fn give(&mut self, name: &str, kind: &str) -> String {
        let mut id = String::new();
        for letter in name.chars().take(60) {
            let letter = letter.to_ascii_lowercase();
            if letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_' {
                id.push(letter);
            } else if !id.is_empty() && !id.ends_with('_') {
                id.push('_');
            }
        }
        let end = id.trim_end_matches('_').len();
        if !name.ends_with('_') {
            id.truncate(end);
        }
        if !id.starts_with(|letter: char| letter.is_ascii_lowercase()) {
            id = if id.is_empty() { kind.to_owned() } else { format!("{kind}{id}") };
        }
        // Words of conditions cannot be names in them.
        if matches!(id.as_str(), "and" | "or" | "not" | "has" | "true" | "false" | "na" | "end") {
            id.push('_');
        }
        let times = self.wished.entry(id.clone()).or_default();
        loop {
            *times += 1;
            let free = if *times == 1 { id.clone() } else { format!("{id}_{times}") };
            if self.given.insert(free.clone()) {
                return free;
            }
        }
    }
}
