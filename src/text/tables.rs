//! The folding tables, opened once.
//!
//! `tables/*.bin` are made by `cargo xtask tables` from the sources that NOTICE names; their format is described there.
//! Opened, the Basic Multilingual Plane is one array: what a code unit folds to, or the code of what it is instead.

mod read;

use std::sync::OnceLock;

use read::{classes, expansions, folds};

/// Codes below [`CONTENT`] say what a character without a token is.
pub(super) const IGNORED: u16 = 0;
pub(super) const SPACE: u16 = 1;
pub(super) const BREAK: u16 = 2;
pub(super) const SENTENCE_END: u16 = 3;
pub(super) const QUOTE: u16 = 4;
pub(super) const PUNCTUATION: u16 = 5;
pub(super) const SYMBOL: u16 = 6;
/// A character whose neighbours decide: surrogates, expansions, openers of notes and garble, emoji selectors.
pub(super) const SPECIAL: u16 = 7;
/// The least code that is a folded character.
pub(super) const CONTENT: u16 = 0x20;

const PLANE: usize = 0x1_0000;

/// What a character outside the Basic Multilingual Plane is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Astral {
    /// It reads as this character.
    Folded(u16),
    /// It stands for itself.
    Unfolded,
    /// It is no content but one of the codes above.
    Class(u16),
}

/// Which characters fold to which.
const FOLDS: &[u8] = include_bytes!("tables/fold.bin");

/// The opened tables.
pub(super) struct Tables {
    units: Box<[u16; PLANE]>,
    astral: Vec<(u32, u32)>,
    classes: Vec<(u32, u8)>,
    expansions: Vec<(u32, Vec<u16>)>,
    syllables: Vec<&'static [u8]>,
}

/// The tables; opened on first use, in a millisecond or so.
pub(super) fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(Tables::open)
}

impl Tables {
    /// What a code unit folds to, or a code below [`CONTENT`].
    #[inline(always)]
    pub(super) fn unit(&self, unit: u16) -> u16 {
        self.units[unit as usize]
    }

    /// What a character outside the Basic Multilingual Plane is.
    pub(super) fn astral(&self, point: u32) -> Astral {
        if let Ok(at) = self.astral.binary_search_by_key(&point, |entry| entry.0)
            && let Ok(target) = u16::try_from(self.astral[at].1)
        {
            return Astral::Folded(target);
        }
        let run = self.classes.partition_point(|entry| entry.0 <= point);
        match run.checked_sub(1).map_or(0, |run| self.classes[run].1) {
            0 => Astral::Unfolded,
            class => Astral::Class(u16::from(class) - 1),
        }
    }

    /// The tokens of a character that stands for several, ㎏ for kg.
    pub(super) fn expansion(&self, point: u32) -> Option<&[u16]> {
        let at = self.expansions.binary_search_by_key(&point, |entry| entry.0).ok()?;
        Some(&self.expansions[at].1)
    }

    /// Whether a toneless lower-case spelling is a Mandarin syllable, with ü as v.
    pub(super) fn is_syllable(&self, letters: &[u8]) -> bool {
        self.syllables.binary_search(&letters).is_ok()
    }

    /// All syllables, sorted by spelling.
    pub(super) fn syllables(&self) -> &[&'static [u8]] {
        &self.syllables
    }

    /// Whether U+FE0F makes an emoji of the character that ends at `end`, and how many code units that has.
    pub(super) fn turned_emoji(&self, text: &[u16], end: usize) -> Option<usize> {
        let unit = *text.get(end.checked_sub(1)?)?;
        if matches!(unit, 0xA9 | 0xAE | 0x2122 | 0x2139 | 0x24C2 | 0x3297 | 0x3299) {
            return Some(1);
        }
        let (point, width) = code_point(text, end.checked_sub(2)?);
        (width == 2 && matches!(point, 0x1F170 | 0x1F171 | 0x1F17E | 0x1F17F)).then_some(2)
    }

    fn open() -> Self {
        let classes = classes(include_bytes!("tables/classes.bin"));
        let folds = folds(FOLDS);
        let expansions = expansions(include_bytes!("tables/expand.bin"));
        let mut units: Box<[u16; PLANE]> = Box::new([SPECIAL; PLANE]);
        for (at, &(first, class)) in classes.iter().enumerate() {
            let end = classes.get(at + 1).map_or(PLANE, |next| next.0 as usize).min(PLANE);
            for point in (first as usize).min(end)..end {
                units[point] = if class == 0 { point as u16 } else { u16::from(class) - 1 };
            }
        }
        for &(source, target) in folds.iter().take_while(|&&(source, _)| source < PLANE as u32) {
            if units[source as usize] >= CONTENT {
                units[source as usize] = u16::try_from(target).unwrap_or(SPECIAL);
            }
        }
        let special = [0x28, 0xFF08, 0x3F, 0xFE0F, 0x20E3];
        let surrogates = 0xD800..=0xDFFF;
        let expanded = expansions.iter().map(|&(source, _)| source as usize);
        for point in special.into_iter().chain(surrogates).chain(expanded).filter(|&point| point < PLANE) {
            units[point] = SPECIAL;
        }
        let astral = folds.into_iter().filter(|&(source, _)| source >= PLANE as u32).collect();
        let syllables = include_str!("tables/syllables.txt").split_whitespace().map(str::as_bytes).collect();
        Self { units, astral, classes, expansions, syllables }
    }
}

/// The characters that others fold to.
pub(super) fn fold_targets() -> impl Iterator<Item = u16> {
    folds(FOLDS).into_iter().filter_map(|(_, target)| u16::try_from(target).ok())
}

/// The code point that starts at `at` and its width in code units; a lone surrogate is its own code point.
pub(super) fn code_point(text: &[u16], at: usize) -> (u32, usize) {
    let unit = u32::from(text[at]);
    match text.get(at + 1) {
        Some(&low) if unit & 0xFC00 == 0xD800 && low & 0xFC00 == 0xDC00 => {
            (0x1_0000 + ((unit & 0x3FF) << 10) + u32::from(low & 0x3FF), 2)
        }
        _ => (unit, 1),
    }
}

/// Whether a code unit is a mark that combines with the character before it.
pub(super) const fn is_combining(unit: u16) -> bool {
    matches!(unit, 0x0300..=0x034E | 0x0350..=0x036F | 0x0483..=0x0489 | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x20D0..=0x20F0 | 0x3099 | 0x309A | 0xFE20..=0xFE2F)
}

/// Whether a folded character is a Chinese one.
pub(super) const fn is_han(token: u16) -> bool {
    matches!(token, 0x3007 | 0x3400..=0x4DBF | 0x4E00..=0x9FFF)
}

/// Whether a folded character is written in words with boundaries: Latin and other alphabets, and digits.
pub(crate) const fn is_latin_or_digit(token: u16) -> bool {
    matches!(token, 0x30..=0x39 | 0x41..=0x5A | 0x61..=0x7A | 0xC0..=0x10FF | 0x1E00..=0x1FFF)
}
