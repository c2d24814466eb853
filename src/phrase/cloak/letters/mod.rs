//! Latin phrases written with digits, signs and stars for letters (sh1t, f*ck), or with letters drawn out (fuuuck).
//!
//! Where a word begins as a phrase may, it is read glyph by glyph, each with the letters it may stand for, and held against
//! the phrase. A word of letters alone says what it says: only one that is drawn out as no word is can be found here. What
//! accents and letters of other scripts hide, the reading has undone.

mod glyphs;

use self::glyphs::{Glyph, Glyphs, Shape};
use super::LONGEST_SPELLING;
use crate::order::sorted;
use crate::phrase::hit::{Hit, Via};
use crate::phrase::index::Index;
use crate::text::{Reading, Span};

/// Shorter phrases are in too many codes and names.
const SHORTEST: usize = 3;
/// Glyphs that tell by which letters a word begins, drawn out or not.
const OPENING: usize = 6;
/// Signs before its first letter or digit that a word may begin with.
const MOST_SIGNS: usize = 3;

/// Phrases of Latin letters alone, by their first two letters.
#[derive(Clone, Debug, Default)]
pub(super) struct Letters {
    forms: Vec<(u16, u32)>,
}

/// A disguised phrase.
struct Match {
    form: u32,
    span: Span,
    via: Via,
}

impl Letters {
    /// Takes the phrases among `forms` that are nothing but letters.
    pub(super) fn new(index: &Index, forms: &[u32]) -> Self {
        let latin = |token: &u16| (0x61..=0x7A).contains(token);
        let keyed = |&form: &u32| match index.form_tokens(form) {
            tokens @ [first, second, ..] if tokens.len() >= SHORTEST && tokens.iter().all(latin) => {
                Some((key(*first as u8, *second as u8), form))
            }
            _ => None,
        };
        let forms: Vec<(u16, u32)> = forms.iter().filter_map(keyed).collect();
        let order = sorted(forms.len(), &|left, right| forms[left].cmp(&forms[right]));
        Self { forms: order.iter().map(|&at| forms[at as usize]).collect() }
    }

    /// Adds the disguised phrases of a message.
    pub(super) fn search(&self, index: &Index, reading: &Reading, text: &[u16], hits: &mut Vec<Hit>) {
        if self.forms.is_empty() {
            return;
        }
        let (tokens, starts) = (reading.tokens(), reading.starts());
        for token in 0..tokens.len() {
            let start = starts[token] as usize;
            let goes_on = || token > 0 && is_plain(tokens[token - 1]) && starts[token - 1] as usize + 1 == start;
            if !is_plain(tokens[token]) || goes_on() {
                continue;
            }
            let from = start - signs_before(text, start);
            for at in from..=start {
                // A row of one sign begins where its first does.
                if at > from && text[at] == text[at - 1] {
                    continue;
                }
                let glyphs = || Glyphs { reading, text, at, token };
                if let Some(Match { form, span, via }) = self.longest(index, glyphs) {
                    let first = reading.token_at(span.start) as u32;
                    let last = (reading.token_at(span.end) as u32).saturating_sub(1).max(first);
                    hits.push(Hit { form, first, last, span, via });
                }
            }
        }
    }

    /// The longest phrase that the glyphs begin with, if any.
    fn longest<'a>(&self, index: &Index, glyphs: impl Fn() -> Glyphs<'a>) -> Option<Match> {
        let mut opening = glyphs().map(|glyph| glyph.shape);
        let first = opening.next()?;
        let second = opening.take(OPENING).find(|&shape| shape != first);
        let mut best: Option<Match> = None;
        let mut offer = |low: u16, high: u16| {
            let from = self.forms.partition_point(|entry| entry.0 < low);
            for &(_, form) in self.forms[from..].iter().take_while(|entry| entry.0 <= high) {
                let phrase = Phrase { letters: index.form_tokens(form), breaks: breaks(index.form_text(form)) };
                if let Some((span, via)) = phrase.read(glyphs())
                    && best.as_ref().is_none_or(|best| best.span.end < span.end)
                {
                    best = Some(Match { form, span, via });
                }
            }
        };
        for letter in first.letters() {
            let Some(second) = second.filter(|second| !matches!(second, Shape::Star | Shape::Hyphen)) else {
                offer(key(letter, 0), key(letter, u8::MAX));
                continue;
            };
            second.letters().chain([letter]).for_each(|second| offer(key(letter, second), key(letter, second)));
        }
        best
    }
}

const fn key(first: u8, second: u8) -> u16 {
    (first as u16) << 8 | second as u16
}

/// Whether a token is a letter or a digit of ASCII.
const fn is_plain(token: u16) -> bool {
    matches!(token, 0x30..=0x39 | 0x61..=0x7A)
}

/// How many signs that may be letters stand right before `start`.
fn signs_before(text: &[u16], start: usize) -> usize {
    let sign = |unit: &&u16| matches!(**unit, 0x21 | 0x24 | 0x28 | 0x40 | 0x7C | 0xFF01 | 0xFF04 | 0xFF20 | 0x20AC);
    text[..start].iter().rev().take(MOST_SIGNS).take_while(sign).count()
}

/// A bit for each letter of `text`, but the first, that begins a word.
fn breaks(text: &[u16]) -> u32 {
    let (mut letters, mut breaks, mut gap) = (0u32, 0u32, false);
    for &unit in text {
        if unit == 0x20 {
            gap = letters > 0;
            continue;
        }
        breaks |= u32::from(gap).checked_shl(letters).unwrap_or(0);
        (letters, gap) = (letters + 1, false);
    }
    breaks
}

/// A phrase to be read.
struct Phrase<'a> {
    letters: &'a [u16],
    breaks: u32,
}

impl Phrase<'_> {
    /// The longest way to read the phrase from the first glyph on.
    fn read(&self, glyphs: Glyphs<'_>) -> Option<(Span, Via)> {
        let length = self.letters.len();
        let mut now: Vec<Option<Account>> = vec![None; length + 1];
        now[0] = Some(Account::default());
        let mut glyphs = glyphs.take(length * LONGEST_SPELLING).peekable();
        let start = glyphs.peek()?.start;
        let (mut before, mut found) = (None, None);
        while let Some(glyph) = glyphs.next() {
            let again = !glyph.apart && before == Some(glyph.shape);
            for at in (0..=length).rev() {
                let read = at.checked_sub(1).and_then(|wanted| {
                    let begins = self.breaks >> wanted & 1 != 0;
                    now[wanted]?.then(glyph, self.letters[wanted], begins)
                });
                let stays = now[at].filter(|account| account.read > 0).and_then(|account| match glyph.shape {
                    Shape::Hyphen => Some(Account { parted: true, ..account }),
                    shape => again.then(|| account.drawn_out(shape)),
                });
                now[at] = read.or(stays);
            }
            if now.iter().all(Option::is_none) {
                break;
            }
            let ends = glyphs.peek().is_none_or(|next| next.apart || !next.shape.is_word());
            if let Some(via) = now[length].filter(|account| ends && !account.parted).and_then(|account| account.via()) {
                found = Some((Span::new(start, glyph.end), via));
            }
            before = Some(glyph.shape);
        }
        found
    }
}

/// How the glyphs so far agree with a phrase.
#[derive(Clone, Copy, Debug, Default)]
struct Account {
    /// Letters of the phrase that were read, and as what.
    read: usize,
    letters: usize,
    digits: usize,
    stars: usize,
    hyphens: usize,
    /// Letters since the last that can be seen.
    masked: usize,
    /// Letters drawn out, and whether one of them is so as in no word.
    drawn: usize,
    unheard: bool,
    /// How often the last letter has stood here.
    run: usize,
    /// A hyphen was passed over.
    parted: bool,
    /// Gaps inside words of the phrase, and between them.
    gaps: usize,
    breaks: usize,
}

impl Account {
    /// After `glyph` read as the letter `wanted`, which may begin a word.
    fn then(mut self, glyph: Glyph, wanted: u16, begins: bool) -> Option<Self> {
        let inside = self.read > 0;
        match glyph.shape {
            Shape::Letter(letter) if u16::from(letter) == wanted => self.letters += 1,
            Shape::Digit(one, other) if [one, other].map(u16::from).contains(&wanted) => self.digits += 1,
            Shape::Sign(one, other) if [one, other].map(u16::from).contains(&wanted) => {}
            Shape::Star if inside => self.stars += 1,
            Shape::Hyphen if inside => self.hyphens += 1,
            _ => return None,
        }
        self.masked = if matches!(glyph.shape, Shape::Star | Shape::Hyphen) { self.masked + 1 } else { 0 };
        let gap = usize::from(inside && (glyph.apart || self.parted));
        if begins {
            self.breaks += gap
        } else {
            self.gaps += gap
        }
        (self.read, self.run, self.parted) = (self.read + 1, 1, false);
        Some(self)
    }

    /// After one more of the last glyph.
    fn drawn_out(mut self, shape: Shape) -> Self {
        self.drawn += usize::from(self.run == 1);
        self.run += 1;
        // No word of English has three of a letter, nor two of these.
        let never_doubled = matches!(shape, Shape::Letter(letter) if b"ahijkquvwxy".contains(&letter));
        self.unheard |= self.run > 2 || never_doubled;
        self
    }

    /// By which way the phrase was disguised, if it was and can still be read.
    fn via(self) -> Option<Via> {
        let spaced_out = self.gaps + self.breaks + 1 == self.read;
        if self.gaps > 0 && !spaced_out {
            return None;
        }
        if self.letters == self.read {
            return (self.unheard || self.drawn > 1).then_some(Via::Repeated);
        }
        let masks = self.stars + self.hyphens;
        let readable = if masks > 0 {
            // Stars behind a word make it bold.
            let seen = (self.read - masks) * 2 >= self.read && self.letters > 1 && self.masked < 2;
            seen && (self.hyphens == 0 || self.read > SHORTEST && self.letters > 2 && self.hyphens == 1)
        } else {
            self.letters > 0 && self.digits * 3 <= self.read * 2 && (self.read > SHORTEST || self.digits < 2)
        };
        readable.then_some(Via::Symbol)
    }
}
