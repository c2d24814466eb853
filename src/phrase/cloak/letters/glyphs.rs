//! A Latin word as it is written: what each character of it may stand for.

use crate::text::Reading;

/// Code units without a letter or digit that may stand between two glyphs of a phrase.
const WIDEST_GAP: usize = 8;

/// What one character of a word may stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Letter(u8),
    /// A digit that looks like one of two letters; the same twice where there is only one.
    Digit(u8, u8),
    /// Another sign that looks like one of two letters.
    Sign(u8, u8),
    /// Any letter.
    Star,
    /// Any letter, or nothing but a hyphen or a stop.
    Hyphen,
}

impl Shape {
    /// What a digit or a sign may stand for inside a word. Written down from general knowledge of leetspeak.
    fn of(unit: u16) -> Option<Self> {
        let narrow = if (0xFF01..=0xFF5E).contains(&unit) { unit - 0xFEE0 } else { unit };
        Some(match char::from_u32(u32::from(narrow))? {
            letter @ 'a'..='z' => Self::Letter(letter as u8),
            '0' => Self::Digit(b'o', b'o'),
            '1' => Self::Digit(b'i', b'l'),
            '2' => Self::Digit(b'z', b'z'),
            '3' => Self::Digit(b'e', b'e'),
            '4' => Self::Digit(b'a', b'a'),
            '5' => Self::Digit(b's', b's'),
            '6' => Self::Digit(b'g', b'b'),
            '7' => Self::Digit(b't', b't'),
            '8' => Self::Digit(b'b', b'b'),
            '9' => Self::Digit(b'g', b'q'),
            '!' | '|' | '¡' => Self::Sign(b'i', b'l'),
            '@' => Self::Sign(b'a', b'a'),
            '$' | '§' => Self::Sign(b's', b's'),
            '€' => Self::Sign(b'e', b'e'),
            '+' | '†' => Self::Sign(b't', b't'),
            '(' | '<' | '¢' => Self::Sign(b'c', b'c'),
            '£' => Self::Sign(b'l', b'l'),
            '¥' => Self::Sign(b'y', b'y'),
            '*' | '#' | '%' | '∗' | '✱' => Self::Star,
            '-' | '_' | '.' | '?' | '•' | '·' => Self::Hyphen,
            _ => return None,
        })
    }

    /// The letters it looks like; none for what hides any letter.
    pub(super) fn letters(self) -> impl Iterator<Item = u8> {
        let (one, other) = match self {
            Self::Letter(letter) => (Some(letter), None),
            Self::Digit(one, other) | Self::Sign(one, other) => (Some(one), Some(other).filter(|&other| other != one)),
            Self::Star | Self::Hyphen => (None, None),
        };
        one.into_iter().chain(other)
    }

    /// Whether a word goes on with it: what stands right before a letter or a digit begins no word of its own.
    pub(super) const fn is_word(self) -> bool {
        matches!(self, Self::Letter(_) | Self::Digit(..))
    }
}

/// One character of a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    pub(super) shape: Shape,
    /// Code units of the text.
    pub(super) start: u32,
    pub(super) end: u32,
    /// A space or a mark stands before it.
    pub(super) apart: bool,
}

/// A text that is read glyph by glyph, up to the end of the line or the first character of another script.
pub(super) struct Glyphs<'a> {
    pub(super) reading: &'a Reading,
    pub(super) text: &'a [u16],
    /// The next code unit.
    pub(super) at: usize,
    /// The first token at or behind it.
    pub(super) token: usize,
}

impl Iterator for Glyphs<'_> {
    type Item = Glyph;

    fn next(&mut self) -> Option<Glyph> {
        let begin = self.at;
        let mut apart = false;
        while self.at < self.text.len() && self.at - begin <= WIDEST_GAP {
            let (start, unit) = (self.at, self.text[self.at]);
            let read = self.reading.starts().get(self.token).is_some_and(|&own| own as usize == start);
            self.at += 1 + usize::from(unit & 0xFC00 == 0xD800);
            let shape = if read {
                self.token += 1;
                Some(Shape::of(self.reading.tokens()[self.token - 1])?)
            } else {
                Shape::of(unit).filter(|shape| !shape.is_word())
            };
            if let Some(shape) = shape {
                return Some(Glyph { shape, start: start as u32, end: self.at as u32, apart });
            }
            if matches!(unit, 0x0A | 0x0D | 0x2028 | 0x2029) {
                return None;
            }
            apart |= !is_unseen(unit);
        }
        None
    }
}

/// Combining marks and what has no width stand between letters without parting them.
const fn is_unseen(unit: u16) -> bool {
    matches!(unit, 0xAD | 0x300..=0x36F | 0x200B..=0x200F | 0x2060..=0x2064 | 0xFE00..=0xFE0F | 0xFEFF)
}
