//! What stands between two tokens, and at the edges of a clause.
//!
//! Gaps are read only where a phrase may stand, so that ordinary text never pays for them.

use std::ops::Range;

use super::reading::{Reading, ends_line};
use super::span::Span;
use super::tables::{self, CONTENT, IGNORED, PUNCTUATION, QUOTE, SENTENCE_END, SPACE, SPECIAL, SYMBOL, Tables};

/// More marks than this between two characters, and they no longer belong together.
const MOST_MARKS: u32 = 8;

/// What stands between one token and the next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gap {
    /// Spaces, symbols and punctuation marks, each counted once.
    pub marks: u32,
    /// Whether any of them ends a clause: comma, enumeration comma, colon, semicolon.
    pub clause: bool,
    /// Whether any of them ends a sentence or a line.
    pub sentence: bool,
    /// Whether any of them is a quotation mark with a direction, opening or closing.
    pub quote: bool,
    /// Whether the marks are two or more of one and the same.
    pub uniform: bool,
    /// Whether the character before the gap was repeated.
    pub repeated: bool,
    /// Whether the gap cannot be bridged at all: too wide, or garbled text in it.
    pub barrier: bool,
}

/// How a place is bounded on one side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edge {
    /// Nothing but perhaps spaces and symbols before the next token.
    Open,
    /// A comma or another mark within a sentence, a bracket or a quotation mark.
    Clause,
    /// A sentence end, a line end, or the end of the text.
    Sentence,
}

/// Facts about the characters between tokens; `text` is always the text that was read.
impl Reading {
    /// What stands between token `index` and the next one. The last token has an empty gap after it.
    #[must_use]
    pub fn gap_after(&self, text: &[u16], index: usize) -> Gap {
        let (Some(&start), Some(&next)) = (self.starts().get(index), self.starts().get(index + 1)) else {
            return Gap::default();
        };
        if next <= start + 1 {
            return Gap::default();
        }
        let (start, next) = (start as usize, next as usize);
        let from = start + width_of_token(tables::tables(), text, start);
        let read = Unread { own: self.tokens()[index], notes: self.notes(), garbled: self.garbled() };
        read.gap(text, from..next)
    }

    /// The code units of token `index`, its repeats and the combining marks on it included.
    ///
    /// Of repeats with punctuation between them only those count that stand together at `side`, unless fewer than `least`
    /// do: in 你，你去 the token 你 starts at the second one.
    #[must_use]
    pub fn token_span(&self, text: &[u16], index: usize, side: Side, least: u32) -> Span {
        let Some(&start) = self.starts().get(index) else { return Span::new(self.text_len(), self.text_len()) };
        if self.starts().get(index + 1) == Some(&(start + 1)) {
            // Nearly always nothing stands between a token and the next.
            return Span::new(start, start + 1);
        }
        let mut run = Run::at(start);
        self.visit_repeats(text, index, |at, end, apart| {
            if apart && side == Side::First && run.count >= least {
                run = Run::at(at);
            } else if apart && side == Side::Last && run.count >= least {
                return false;
            }
            run.add(end);
            true
        });
        Span::new(run.start, run.end)
    }

    /// How many times the character of token `index` stands there, counted up to `most`.
    #[must_use]
    pub fn run_length(&self, text: &[u16], index: usize, most: u32) -> u32 {
        let mut count = 0;
        self.visit_repeats(text, index, |_, _, _| {
            count += 1;
            count < most
        });
        count
    }

    /// Calls `visit` with the place of each repeat of token `index`, marks on it included, and whether punctuation stands
    /// between it and the one before; stops when told to.
    fn visit_repeats(&self, text: &[u16], index: usize, mut visit: impl FnMut(u32, u32, bool) -> bool) {
        let Some(&start) = self.starts().get(index) else { return };
        let tables = tables::tables();
        let own = self.tokens()[index];
        let limit =
            self.starts()[index + 1..].iter().find(|&&next| next > start).map_or(text.len(), |&next| next as usize);
        let mut at = start as usize;
        let (mut marks, mut apart) = (0, false);
        while at < limit && marks < MOST_MARKS {
            let first = at == start as usize;
            let code = if first { own } else { class_at(tables, text, at) };
            let width = if first { width_of_token(tables, text, at) } else { tables::code_point(text, at).1 };
            match code {
                _ if code == own && (first || own >= 0x80) => {
                    let end = end_of_marks(text, at + width, limit);
                    if !visit(at as u32, end as u32, apart) {
                        return;
                    }
                    (marks, apart) = (0, false);
                    at = end;
                    continue;
                }
                IGNORED => {}
                SPACE | SYMBOL => marks += 1,
                PUNCTUATION => (marks, apart) = (marks + 1, true),
                _ => return,
            }
            at += width;
        }
    }

    /// How the text is bounded after token `index`.
    #[must_use]
    pub fn edge_after(&self, text: &[u16], index: usize) -> Edge {
        if index + 1 >= self.starts().len() {
            return Edge::Sentence;
        }
        edge_between(text, self.starts()[index] + 1, self.starts()[index + 1])
    }

    /// How the text is bounded before token `index`.
    #[must_use]
    pub fn edge_before(&self, text: &[u16], index: usize) -> Edge {
        index.checked_sub(1).map_or(Edge::Sentence, |previous| self.edge_after(text, previous))
    }
}

impl Gap {
    /// The marks of `range`, in which no token stands.
    #[must_use]
    pub fn of(text: &[u16], range: Range<usize>) -> Self {
        Unread { own: CONTENT, notes: &[], garbled: &[] }.gap(text, range)
    }
}

/// Whether an emoji, a keycap or another sign stands in `from..to`, where no token does.
#[must_use]
pub(crate) fn has_signs(text: &[u16], from: u32, to: u32) -> bool {
    let tables = tables::tables();
    let range = from as usize..(to as usize).min(text.len());
    // A text of nothing but marks hides no phrase, and must not cost more than its length.
    text.get(range).is_some_and(|marks| {
        marks
            .iter()
            .take(WIDEST as usize)
            .any(|&unit| matches!(tables.unit(unit), SYMBOL | SPECIAL) && !matches!(unit, 0x28 | 0x3F | 0xFF08))
    })
}

/// Whether the character at `at` is one that nobody sees: zero-width, combining, a control.
#[cfg(feature = "workbench")]
pub(super) fn is_unseen(text: &[u16], at: usize) -> bool {
    class_at(tables::tables(), text, at) == IGNORED
}

/// What is known of characters that made no token.
struct Unread<'a> {
    /// The token before them: its repeats are no marks.
    own: u16,
    notes: &'a [Span],
    garbled: &'a [Span],
}

impl Unread<'_> {
    fn gap(&self, text: &[u16], range: Range<usize>) -> Gap {
        let tables = tables::tables();
        let mut gap = Gap::default();
        let mut mark_seen = None;
        let mut at = range.start;
        while at < range.end {
            if let Some(end) = self.note_end(at) {
                at = end;
                continue;
            }
            let (point, width) = tables::code_point(text, at);
            match class_at(tables, text, at) {
                IGNORED => {}
                code if code == self.own => gap.repeated = true,
                _ if gap.marks >= MOST_MARKS || self.is_garbled(at) => {
                    gap.barrier = true;
                    return gap;
                }
                code => {
                    gap.marks += 1;
                    gap.uniform = mark_seen.is_none_or(|seen| seen == point);
                    mark_seen.get_or_insert(point);
                    gap.clause |= is_clause_mark(point);
                    gap.sentence |= code == SENTENCE_END || ends_line(code);
                    gap.quote |= code == QUOTE && !is_plain_quote(point);
                }
            }
            at += width;
        }
        gap.uniform &= gap.marks > 1;
        gap
    }

    fn note_end(&self, at: usize) -> Option<usize> {
        let index = self.notes.binary_search_by_key(&(at as u32), |note| note.start).ok()?;
        Some(self.notes[index].end as usize)
    }

    fn is_garbled(&self, at: usize) -> bool {
        let next = self.garbled.partition_point(|span| span.end as usize <= at);
        self.garbled.get(next).is_some_and(|span| span.start as usize <= at)
    }
}

/// How wide a gap may be before the search for its bounds stops: nobody writes a clause across it.
const WIDEST: u32 = 64;

fn edge_between(text: &[u16], from: u32, to: u32) -> Edge {
    let tables = tables::tables();
    let mut edge = Edge::Open;
    let mut at = from as usize;
    if to.saturating_sub(from) > WIDEST {
        return Edge::Sentence;
    }
    while at < (to as usize).min(text.len()) {
        edge = edge.max(match class_at(tables, text, at) {
            code if code == SENTENCE_END || ends_line(code) => Edge::Sentence,
            PUNCTUATION | QUOTE => Edge::Clause,
            _ => Edge::Open,
        });
        at += tables::code_point(text, at).1;
    }
    edge
}

/// The class code of the character at `at`, or what it folds to if it is content.
fn class_at(tables: &Tables, text: &[u16], at: usize) -> u16 {
    let code = tables.unit(text[at]);
    if code != SPECIAL {
        return code;
    }
    match text[at] {
        0x28 | 0xFF08 => PUNCTUATION,
        0x3F => SENTENCE_END,
        0xFE0F | 0x20E3 => IGNORED,
        _ => {
            let (point, width) = tables::code_point(text, at);
            if width == 1 {
                return CONTENT.max(text[at]);
            }
            match tables.astral(point) {
                tables::Astral::Folded(token) => token,
                tables::Astral::Unfolded => text[at],
                tables::Astral::Class(code) => code,
            }
        }
    }
}

/// Code units of the character a token came from; an unfolded pair makes two tokens of one unit each.
fn width_of_token(tables: &Tables, text: &[u16], start: usize) -> usize {
    let (point, width) = tables::code_point(text, start);
    let unfolded =
        width == 2 && matches!(tables.astral(point), tables::Astral::Unfolded) && tables.expansion(point).is_none();
    if unfolded { 1 } else { width }
}

/// Where the combining marks from `at` end.
fn end_of_marks(text: &[u16], at: usize, limit: usize) -> usize {
    let marks = text[at.min(limit)..limit].iter().take_while(|&&unit| tables::is_combining(unit)).count();
    at + marks
}

/// The characters of a token that are its own: the first ones together, or the last ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The token begins something: those that stand next to what follows.
    First,
    /// The token ends something: those that stand next to what went before.
    Last,
}

/// Repeats that stand together.
struct Run {
    start: u32,
    end: u32,
    count: u32,
}

impl Run {
    const fn at(start: u32) -> Self {
        Self { start, end: start, count: 0 }
    }

    const fn add(&mut self, end: u32) {
        self.end = end;
        self.count += 1;
    }
}

const fn is_clause_mark(point: u32) -> bool {
    matches!(point, 0x2C | 0x3A | 0x3B | 0x3001 | 0xFF0C | 0xFF1A | 0xFF1B | 0xFF64 | 0xFE50 | 0xFE51)
}

/// Quotation marks without a direction, and title brackets, which people also scatter between characters.
const fn is_plain_quote(point: u32) -> bool {
    matches!(point, 0x22 | 0x27 | 0xFF02 | 0xFF07 | 0x300A | 0x300B | 0x3008 | 0x3009 | 0xAB | 0xBB)
}
