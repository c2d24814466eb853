//! Registers: entries that are only ever added. A correction is an entry that names the one it corrects; numbers have no gaps;
//! every entry carries the fingerprint of the one before, so that whoever changes or takes out one breaks the chain.
//!
//! What a chain cannot show by itself is that all of it was written anew from some entry on: for that the last fingerprint
//! is written down somewhere else from time to time.

use std::fmt::Write as _;

use chrono::{Days, NaiveDate};
use sha2::{Digest, Sha256};

use super::answer::{Given, Sheet};
use super::document::Form;
use super::flow::{Flow, Situation};
use super::response::{Meta, Response};
use crate::error::{Gravity, Problem};
use crate::moment::Moment;

/// No list of days is longer: ten years.
const MOST_DAYS: u64 = 3660;

/// One entry of a register.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// Counted from 1 without gaps.
    pub number: u32,
    /// When it was entered.
    pub at: String,
    /// Who entered it.
    pub by: Option<String>,
    /// The number of the entry it corrects.
    pub corrects: Option<u32>,
    /// What was answered, in the order of the questions.
    pub answers: Vec<(String, Given)>,
    /// The fingerprint of the entry before; empty for the first.
    pub previous: String,
    /// The fingerprint of this entry.
    pub hash: String,
}

/// What the days of a register lack.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gaps {
    /// Days without any entry.
    pub missing: Vec<NaiveDate>,
    /// Days with fewer entries than they should have, and how many they have.
    pub short: Vec<(NaiveDate, u32)>,
    /// Entries that somebody has not signed yet, by their numbers, with their days.
    pub unsigned: Vec<(NaiveDate, u32)>,
}

impl Entry {
    /// The entry that follows `last` with what a response says.
    #[must_use]
    pub fn after(last: Option<&Self>, response: &Response, corrects: Option<u32>) -> Self {
        let mut entry = Self {
            number: last.map_or(1, |last| last.number.saturating_add(1)),
            at: response.meta.at.clone(),
            by: response.meta.by.clone(),
            corrects,
            answers: response.answers.clone(),
            previous: last.map_or_else(String::new, |last| last.hash.clone()),
            hash: String::new(),
        };
        entry.hash = entry.fingerprint();
        entry
    }

    /// SHA-256 over everything in the entry but itself, as 64 hexadecimal digits. Every piece stands behind its length, so
    /// that no two entries are written the same.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let mut text = String::new();
        piece(&self.previous, &mut text);
        piece(&self.number.to_string(), &mut text);
        piece(&self.at, &mut text);
        piece(self.by.as_deref().unwrap_or_default(), &mut text);
        piece(&self.corrects.map_or_else(String::new, |number| number.to_string()), &mut text);
        fields(&self.answers, &mut text);
        let mut hex = String::new();
        for byte in Sha256::digest(text.as_bytes()) {
            // Writing to a string cannot fail.
            let _ = write!(hex, "{byte:02x}");
        }
        hex
    }
}

fn piece(piece: &str, text: &mut String) {
    let _ = write!(text, "{}:{piece};", piece.len());
}

fn fields(fields: &[(String, Given)], text: &mut String) {
    let _ = write!(text, "{}{{", fields.len());
    for (name, given) in fields {
        piece(name, text);
        written(given, text);
    }
    text.push('}');
}

fn written(given: &Given, text: &mut String) {
    match given {
        Given::Nothing => text.push('-'),
        Given::Truth(truth) => text.push(if *truth { 'y' } else { 'n' }),
        Given::Number(number) => {
            text.push('#');
            piece(&number.to_string(), text);
        }
        Given::Text(words) => piece(words, text),
        Given::List(items) => {
            let _ = write!(text, "{}[", items.len());
            items.iter().for_each(|item| written(item, text));
            text.push(']');
        }
        Given::Each(each) => fields(each, text),
    }
}

/// Everything that shows that entries are not as they were made, the first of it first. Paths are `entries[3]`, from 0.
#[must_use]
pub fn verify(entries: &[Entry]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut before: Option<&Entry> = None;
    for (at, entry) in (0_u32..).zip(entries) {
        let mut tell = |code, details: &[&str]| {
            problems.push(Problem::new(code, Gravity::Error, format!("entries[{at}]"), details));
        };
        let expected = at.saturating_add(1);
        if entry.number != expected {
            tell("number-gap", &[&entry.number.to_string(), &expected.to_string()]);
        }
        if entry.previous != before.map_or("", |before| before.hash.as_str()) {
            tell("chain-broken", &[&entry.number.to_string()]);
        }
        if entry.hash != entry.fingerprint() {
            tell("entry-changed", &[&entry.number.to_string()]);
        }
        if let Some(corrected) = entry.corrects.filter(|&corrected| corrected == 0 || corrected >= entry.number) {
            tell("unknown-correction", &[&entry.number.to_string(), &corrected.to_string()]);
        }
        let times = before.map(|before| (Moment::parse(&before.at), Moment::parse(&entry.at)));
        if let Some((Some(earlier), Some(later))) = times
            && later.milliseconds < earlier.milliseconds
        {
            tell("entry-order", &[&entry.number.to_string()]);
        }
        before = Some(entry);
    }
    problems
}

/// The entries as they stand: each one that was corrected replaced by the last correction of it, in its place.
#[must_use]
pub fn current(entries: &[Entry]) -> Vec<&Entry> {
    // Of each entry, by its place, the place of the first that its corrections lead back to.
    let mut roots: Vec<usize> = Vec::with_capacity(entries.len());
    let mut latest: Vec<usize> = (0..entries.len()).collect();
    for (at, entry) in entries.iter().enumerate() {
        let corrected = entry.corrects.and_then(|number| usize::try_from(number).ok()?.checked_sub(1));
        let root = corrected.filter(|&place| place < at).map_or(at, |place| roots[place]);
        roots.push(root);
        latest[root] = at;
    }
    let first = roots.iter().enumerate().filter(|(at, root)| at == *root);
    first.filter_map(|(at, _)| entries.get(latest[at])).collect()
}

/// The answers of an entry as a form takes them.
#[must_use]
pub fn sheet(entry: &Entry) -> Sheet {
    Sheet::new(entry.answers.clone())
}

impl Form {
    /// The signatures that an entry lacks, by the numbers of their questions.
    #[must_use]
    pub fn unsigned(&self, entry: &Entry) -> Vec<usize> {
        let sheet = sheet(entry);
        let flow = Flow::of(self, Situation { sheet: &sheet, seed: 1, lang: "" });
        let open = |number: &usize| flow.asked[*number] && flow.answers[*number].is_nothing();
        self.register.signatures.iter().copied().filter(open).collect()
    }

    /// The day an entry is about: what it says itself, or when it was made.
    #[must_use]
    pub fn day_of(&self, entry: &Entry) -> Option<NaiveDate> {
        let question = self.register.day.and_then(|number| self.questions.get(number));
        let said = question.and_then(|question| entry.answers.iter().find(|(id, _)| *id == question.id));
        match said {
            Some((_, Given::Text(day))) => {
                Moment::parse(&format!("{}T00:00", day.get(..10).unwrap_or_default())).map(Moment::date)
            }
            _ => Moment::parse(&entry.at).map(Moment::date),
        }
    }

    /// What the days from `from` to `to` lack; days in `except` need nothing.
    #[must_use]
    pub fn gaps(&self, entries: &[Entry], from: NaiveDate, to: NaiveDate, except: &[NaiveDate]) -> Gaps {
        let standing = current(entries);
        let mut counts = std::collections::BTreeMap::<NaiveDate, u32>::new();
        let mut gaps = Gaps::default();
        for entry in standing {
            let Some(day) = self.day_of(entry).filter(|day| (from..=to).contains(day)) else { continue };
            *counts.entry(day).or_default() += 1;
            if !self.unsigned(entry).is_empty() {
                gaps.unsigned.push((day, entry.number));
            }
        }
        let wanted = self.register.daily.unwrap_or(1);
        let days = (0..MOST_DAYS).filter_map(|days| from.checked_add_days(Days::new(days)));
        for day in days.take_while(|day| *day <= to).filter(|day| !except.contains(day)) {
            match counts.get(&day).copied().unwrap_or(0) {
                0 => gaps.missing.push(day),
                count if count < wanted => gaps.short.push((day, count)),
                _ => {}
            }
        }
        gaps
    }
}

/// What an entry would be, and everything that speaks against it.
#[must_use]
pub fn entered(flow: &Flow<'_>, meta: Meta, last: Option<&Entry>, corrects: Option<u32>) -> (Entry, Vec<Problem>) {
    let response = flow.response(meta);
    let mut problems = response.problems.clone();
    if let Some(corrected) =
        corrects.filter(|&corrected| corrected == 0 || last.is_none_or(|last| corrected > last.number))
    {
        let details = [last.map_or(1, |last| last.number + 1).to_string(), corrected.to_string()];
        problems.push(Problem::new("unknown-correction", Gravity::Error, "corrects", &[&details[0], &details[1]]));
    }
    (Entry::after(last, &response, corrects), problems)
}
