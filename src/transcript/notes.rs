//! What was wrong, gathered while reading.
//!
//! Invariants: the same trouble on neighbouring lines is one problem; a source that is wrong throughout cannot make the list
//! longer than a person would ever read, and then the list says how many more there are and where they end.

use std::collections::BTreeMap;

use super::units::Lines;
use crate::error::{Gravity, Problem};
use crate::order::sorted;
use crate::text::Span;

/// Problems of one kind that are listed one by one.
const LISTED: u32 = 1000;

struct Note {
    code: &'static str,
    gravity: Gravity,
    place: Span,
    details: Vec<String>,
}

/// The last of a kind.
struct Last {
    note: usize,
    step: u32,
    count: u32,
    unlisted: Option<Span>,
}

/// The problems so far.
#[derive(Default)]
pub(super) struct Notes {
    notes: Vec<Note>,
    last: BTreeMap<&'static str, Last>,
    step: u32,
}

impl Notes {
    /// To be called for every message, and for every line that should be one: troubles of neighbours are told together.
    pub(super) fn advance(&mut self) {
        self.step += 1;
    }

    /// Something wrong at `place` of the source.
    pub(super) fn add(&mut self, code: &'static str, gravity: Gravity, place: Span, details: &[&str]) {
        let step = self.step;
        if let Some(last) = self.last.get_mut(code) {
            let note = &mut self.notes[last.note];
            if step <= last.step + 1 && note.details == details {
                last.step = step;
                note.place.end = note.place.end.max(place.end);
                return;
            }
            if last.count == LISTED {
                last.step = step;
                let from = last.unlisted.map_or(place.start, |span| span.start);
                last.unlisted = Some(Span::new(from, place.end));
                return;
            }
        }
        let count = self.last.get(code).map_or(0, |last| last.count) + 1;
        self.last.insert(code, Last { note: self.notes.len(), step, count, unlisted: None });
        let details = details.iter().map(|&detail| detail.to_owned()).collect();
        self.notes.push(Note { code, gravity, place, details });
    }

    /// The problems in the order of their places.
    pub(super) fn finish(mut self, lines: &Lines) -> Vec<Problem> {
        for (code, last) in self.last {
            if let Some(place) = last.unlisted {
                let gravity = self.notes[last.note].gravity;
                self.notes.push(Note { code: "more-problems", gravity, place, details: vec![code.to_owned()] });
            }
        }
        let order =
            sorted(self.notes.len(), &|left, right| self.notes[left].place.start.cmp(&self.notes[right].place.start));
        order.into_iter().map(|at| problem(&self.notes[at as usize], lines)).collect()
    }
}

fn problem(note: &Note, lines: &Lines) -> Problem {
    let first = lines.number(note.place.start);
    let last = lines.number(note.place.end.saturating_sub(1).max(note.place.start));
    let path = if first == last { format!("line {first}") } else { format!("lines {first}-{last}") };
    let details: Vec<&str> = note.details.iter().map(String::as_str).collect();
    Problem::new(note.code, note.gravity, path, &details)
}
