//! The reading of a text: folded tokens with exact origins.
//!
//! One pass, one table look-up a code unit. What a person does not see (zero-width characters, combining marks) or reads
//! over (spaces, punctuation, symbols, emoji) makes no token; a character repeated at once makes one token, but for Latin
//! letters and digits, whose repeats mean something. The gaps between tokens are looked at only where a phrase may stand:
//! see [`Gap`](super::Gap).

use super::garble;
use super::span::Span;
use super::tables::{self, BREAK, CONTENT, IGNORED, QUOTE, SENTENCE_END, SPACE, SPECIAL, SYMBOL, Tables};

/// What surrogate pairs and the few characters that need their neighbours fold to.
enum Special {
    /// Nothing: go on at this code unit.
    Skip(usize),
    /// A mark that ends a run of repeats: go on at this code unit.
    Mark(usize),
}

/// A text as a sequence of folded tokens. Reusable: [`Reading::read`] keeps its allocations.
#[derive(Debug, Default, Clone)]
pub struct Reading {
    tokens: Vec<u16>,
    starts: Vec<u32>,
    /// How many of them there are, while they are being read.
    count: usize,
    notes: Vec<Span>,
    garbled: Vec<Span>,
    length: u32,
}

impl Reading {
    /// A reading of `text`.
    #[must_use]
    pub fn of(text: &[u16]) -> Self {
        let mut reading = Self::default();
        reading.read(text);
        reading
    }

    /// Reads `text` in place of what was read before. The cost is linear in the text.
    pub fn read(&mut self, text: &[u16]) {
        self.start(text);
        let tables = tables::tables();
        let mut last = 0;
        let mut at = 0;
        while let Some(special) = self.read_plain(tables, text, at, &mut last) {
            at = match self.special(tables, text, special, &mut last) {
                Special::Skip(next) => next,
                Special::Mark(next) => {
                    last = 0;
                    next
                }
            };
        }
        self.finish();
    }

    /// Reads from `at` to the next character that needs its neighbours, and says where that is.
    #[inline(always)]
    fn read_plain(&mut self, tables: &Tables, text: &[u16], at: usize, last: &mut u16) -> Option<usize> {
        let rest = text.get(at..)?;
        // Every code unit may make a token: with room for all of them the loop needs no growing.
        let room = self.count + rest.len();
        if self.tokens.len() < room {
            self.tokens.resize(room, 0);
            self.starts.resize(room, 0);
        }
        let (tokens, starts) = (&mut self.tokens[..room], &mut self.starts[..room]);
        let mut count = self.count;
        let mut before = *last;
        let mut special = None;
        for (offset, &unit) in rest.iter().enumerate() {
            let code = tables.unit(unit);
            if code >= CONTENT {
                // Latin letters and digits are never collapsed: the double n of `suibianni` carries meaning.
                tokens[count] = code;
                starts[count] = (at + offset) as u32;
                count += usize::from(code != before || code < 0x80);
                before = code;
            } else if code == SPECIAL {
                special = Some(at + offset);
                break;
            } else if matches!(code, BREAK | SENTENCE_END | QUOTE) {
                // Repeats are seen through marks, never through the end of a sentence or a quotation.
                before = 0;
            }
        }
        self.count = count;
        *last = before;
        special
    }

    fn start(&mut self, text: &[u16]) {
        self.count = 0;
        self.notes.clear();
        self.garbled.clear();
        self.length = u32::try_from(text.len()).unwrap_or(u32::MAX);
    }

    fn finish(&mut self) {
        self.tokens.truncate(self.count);
        self.starts.truncate(self.count);
    }

    /// Reads `text` code unit by code unit, folding nothing but the case of letters, so that marks and emoji can be found too.
    pub fn read_literally(&mut self, text: &[u16]) {
        self.start(text);
        for (at, &unit) in text.iter().enumerate() {
            let lower = if (0x41..=0x5A).contains(&unit) { unit + 0x20 } else { unit };
            self.push(lower, at);
        }
        self.finish();
    }

    /// The folded characters in order, one code unit each; a character outside the Basic Multilingual Plane without a
    /// fold of its own stands as its two surrogates.
    #[must_use]
    pub fn tokens(&self) -> &[u16] {
        &self.tokens
    }

    /// Where each token starts in the original text.
    #[must_use]
    pub fn starts(&self) -> &[u32] {
        &self.starts
    }

    /// Length of the original text in code units.
    #[must_use]
    pub const fn text_len(&self) -> u32 {
        self.length
    }

    /// Spans that look like text damaged by a lost byte (疑似乱码). They hold no tokens, so nothing is found in them (row S-003).
    #[must_use]
    pub fn garbled(&self) -> &[Span] {
        &self.garbled
    }

    /// Pinyin notes in brackets, `節(jié)`; they read as nothing (row S-001).
    #[must_use]
    pub fn notes(&self) -> &[Span] {
        &self.notes
    }

    /// Index of the first token that starts at or after the code unit `at`.
    #[must_use]
    pub fn token_at(&self, at: u32) -> usize {
        self.starts.partition_point(|&start| start < at)
    }

    fn push(&mut self, token: u16, at: usize) {
        if self.count == self.tokens.len() {
            self.tokens.resize(self.count * 2 + 16, 0);
            self.starts.resize(self.count * 2 + 16, 0);
        }
        self.tokens[self.count] = token;
        self.starts[self.count] = at as u32;
        self.count += 1;
    }

    fn pop_at(&mut self, at: usize) {
        while self.count > 0 && self.starts[self.count - 1] == at as u32 {
            self.count -= 1;
        }
    }

    fn special(&mut self, tables: &Tables, text: &[u16], at: usize, last: &mut u16) -> Special {
        match text[at] {
            0x28 | 0xFF08 => match garble::pinyin_note(tables, text, at) {
                Some(end) => {
                    self.notes.push(span(at, end));
                    Special::Skip(end)
                }
                None => Special::Mark(at + 1),
            },
            0x3F => match garble::garbled_end(tables, text, at) {
                Some(end) => {
                    self.garbled.push(span(at, end));
                    Special::Mark(end)
                }
                None => Special::Mark(at + 1),
            },
            // A variation selector or a keycap makes an emoji of the letter or digit before it: it was never text.
            0xFE0F => {
                if let Some(width) = tables.turned_emoji(text, at) {
                    self.pop_at(at - width);
                    *last = 0;
                }
                Special::Skip(at + 1)
            }
            0x20E3 => {
                let base = if at > 1 && text[at - 1] == 0xFE0F { at.saturating_sub(2) } else { at.saturating_sub(1) };
                if text.get(base).is_some_and(|&unit| (0x30..=0x39).contains(&unit)) {
                    self.pop_at(base);
                    *last = 0;
                }
                Special::Skip(at + 1)
            }
            _ => self.wide(tables, text, at, last),
        }
    }

    /// Surrogates and characters that fold to several.
    fn wide(&mut self, tables: &Tables, text: &[u16], at: usize, last: &mut u16) -> Special {
        let (point, width) = tables::code_point(text, at);
        if let Some(expansion) = tables.expansion(point) {
            for &token in expansion {
                self.push(token, at);
            }
            *last = 0;
            return Special::Skip(at + width);
        }
        if width == 1 {
            // A lone surrogate is a character like any other: it must survive, and may be matched.
            self.push(text[at], at);
            *last = 0;
            return Special::Skip(at + 1);
        }
        match tables.astral(point) {
            tables::Astral::Folded(token) => {
                if token != *last || token < 0x80 {
                    self.push(token, at);
                    *last = token;
                }
                Special::Skip(at + 2)
            }
            tables::Astral::Unfolded => {
                self.push(text[at], at);
                self.push(text[at + 1], at + 1);
                *last = 0;
                Special::Skip(at + 2)
            }
            tables::Astral::Class(IGNORED | SPACE | SYMBOL) => Special::Skip(at + 2),
            tables::Astral::Class(_) => Special::Mark(at + 2),
        }
    }
}

/// Whether a class code ends a line.
pub(super) const fn ends_line(code: u16) -> bool {
    code == BREAK
}

fn span(start: usize, end: usize) -> Span {
    Span::new(u32::try_from(start).unwrap_or(u32::MAX), u32::try_from(end).unwrap_or(u32::MAX))
}
