//! A message as the aligner walks it: every token, and between tokens the emoji and signs that may stand for a syllable.

use crate::text::{Gap, Likeness, Reading, Side, is_latin_or_digit};

/// What stands at one place of the stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A Chinese character, folded.
    Han(u16),
    /// A Latin letter, lower case.
    Letter(u8),
    /// A digit, an emoji or a sign: the syllables it may stand for are `syllables[from..to]`. Emoji and signs may also be
    /// mere separators.
    Sound { from: u16, to: u16, separator: bool },
    /// Anything else that is read.
    Other,
}

/// One place of the stream.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub(super) kind: Kind,
    /// Token it comes from; an emoji or sign has the token before it, or 0.
    pub(super) token: u32,
    /// Code units in the original text.
    pub(super) start: u32,
    pub(super) end: u32,
    /// Marks stand before it that end a clause or a sentence.
    pub(super) clause_before: bool,
    /// Marks of any kind stand before it.
    pub(super) marks_before: bool,
    /// Nothing may reach across the place before it.
    pub(super) barrier_before: bool,
}

/// More emoji and signs than this between two tokens, and no phrase reaches across them.
const MOST_SIGNS: usize = 12;

/// The stream of one message. Reusable.
#[derive(Clone, Debug, Default)]
pub(super) struct Stream {
    pub(super) items: Vec<Item>,
    syllables: Vec<u16>,
}

impl Stream {
    /// Reads the tokens `range` of a message.
    pub(super) fn read(&mut self, likeness: &Likeness, reading: &Reading, text: &[u16], range: std::ops::Range<usize>) {
        self.items.clear();
        self.syllables.clear();
        let starts = reading.starts();
        let mut from = if range.start == 0 { 0 } else { starts[range.start] as usize };
        let first = starts.get(range.start).map_or(text.len(), |&start| start as usize);
        let mut gap = self.read_gap(likeness, text, from..first, 0);
        for token in range {
            self.push_token(likeness, reading, text, token, gap);
            from = self.items.last().map_or(0, |item| item.end as usize);
            let to = starts.get(token + 1).map_or(text.len(), |&next| next as usize);
            gap = if from < to { self.read_gap(likeness, text, from..to, token) } else { Gap::default() };
        }
    }

    /// The syllables an item may stand for by sound.
    pub(super) fn syllables(&self, from: u16, to: u16) -> &[u16] {
        &self.syllables[from as usize..to as usize]
    }

    fn push_token(&mut self, likeness: &Likeness, reading: &Reading, text: &[u16], token: usize, gap: Gap) {
        let kind = match reading.tokens()[token] {
            digit @ 0x30..=0x39 => self.sound(likeness.symbol(digit), false),
            letter @ 0x61..=0x7A => Kind::Letter(letter as u8),
            // Kana and bopomofo are typed for parts of characters: ナ月 for 有.
            code if !is_latin_or_digit(code) => Kind::Han(code),
            _ => Kind::Other,
        };
        let span = reading.token_span(text, token, Side::Last, 1);
        self.push(kind, token, span.start, span.end, gap);
    }

    fn push(&mut self, kind: Kind, token: usize, start: u32, end: u32, gap: Gap) {
        self.items.push(Item {
            kind,
            token: token as u32,
            start,
            end,
            clause_before: gap.clause || gap.sentence || gap.quote,
            marks_before: gap.marks > 0,
            barrier_before: gap.barrier,
        });
    }

    /// Emoji, keycaps and signs between two tokens; what is left before the next token.
    fn read_gap(&mut self, likeness: &Likeness, text: &[u16], range: std::ops::Range<usize>, token: usize) -> Gap {
        let mut at = range.start;
        let mut marks = at;
        let most = self.items.len() + MOST_SIGNS;
        while at < range.end {
            if self.items.len() == most {
                return Gap { marks: 1, barrier: true, ..Gap::default() };
            }
            let (syllables, width) = likeness.emoji_at(text, at, range.end);
            let end = (at + width).min(range.end);
            if !syllables.is_empty() {
                let gap = Gap::of(text, marks..at);
                let kind = self.sound(syllables, true);
                self.push(kind, token, at as u32, end as u32, gap);
                marks = end;
            }
            at = end;
        }
        Gap::of(text, marks..range.end)
    }

    fn sound(&mut self, syllables: &[u16], separator: bool) -> Kind {
        if syllables.is_empty() {
            return Kind::Other;
        }
        let from = self.syllables.len() as u16;
        self.syllables.extend_from_slice(syllables);
        Kind::Sound { from, to: self.syllables.len() as u16, separator }
    }
}
