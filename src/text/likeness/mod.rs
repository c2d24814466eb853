//! What looks or sounds like what: the tables of the cloaked layer.
//!
//! They are one file (`tables/cloaks.bin`), loaded beside the module by those who want hidden phrases found. Characters are
//! folded ones; syllables are numbers in the order of `tables/syllables.txt`, without tones.
//!
//! Invariant: [`Likeness::open`] refuses a damaged file, and one made to deceive gives wrong tables, never a panic.

mod open;
mod packed;
mod reader;

use super::tables::code_point;
use packed::shape::Row;
use packed::{Picture, present};

const PLANE: usize = 0x1_0000;

/// The opened tables.
#[derive(Debug)]
pub struct Likeness {
    checksum: u32,
    /// Sound class of each character, 0 for none.
    class: Box<[u8; PLANE]>,
    /// Usual syllable of each character plus one, 0 for none.
    usual: Box<[u16; PLANE]>,
    /// All syllables of characters with several, the usual one first.
    several: Vec<(u32, Vec<u16>)>,
    spellings: Vec<&'static [u8]>,
    classes_of_syllables: Vec<u8>,
    /// What characters are made of: at 0 nothing, then a row for each.
    rows: Vec<Row>,
    /// Other rows of some characters, sorted.
    other_rows: Vec<(u16, Row)>,
    /// The parts of all decompositions of a character, each in its first form, 0 for no more.
    shapes: Vec<[u16; MOST_PARTS]>,
    /// The place of each character's row and shape.
    part_index: Box<[u16; PLANE]>,
    /// Pairs of characters that are mistaken for each other, both ways, sorted.
    alike: Vec<u32>,
    /// What people type for a part, and the part; sorted.
    forms: Vec<(u16, u16)>,
    /// Characters of ordinary words.
    worded: Vec<u64>,
    emoji: Vec<Picture>,
    symbols: Vec<Picture>,
    /// Words of two characters as `first << 16 | second`, sorted: the common ones, and all others.
    pairs: [Vec<u32>; 2],
    /// Words of three and four characters, sorted.
    longer: Vec<Vec<u16>>,
    word_filter: Vec<u64>,
    common: Vec<u64>,
}

/// All parts of a character that are kept for comparing shapes.
const MOST_PARTS: usize = 6;
/// Marks the usual syllable of a character that has others too.
const SEVERAL: u16 = 0x8000;
/// Bits of the filter of words.
const WORD_BITS: u32 = 17;

impl Likeness {
    /// Tells these tables from others.
    #[must_use]
    pub const fn checksum(&self) -> u32 {
        self.checksum
    }

    /// Sound class of a character; 0 where it has no known sound. Characters that sound alike or nearly so have one class, and a few others with them.
    #[inline(always)]
    #[must_use]
    pub fn class(&self, character: u16) -> u8 {
        self.class[character as usize]
    }

    /// Sound classes of all readings of a character.
    pub fn classes(&self, character: u16) -> impl Iterator<Item = u8> {
        self.syllables(character).iter().map(|&syllable| self.class_of_syllable(syllable))
    }

    /// Sound class of a syllable.
    #[must_use]
    pub fn class_of_syllable(&self, syllable: u16) -> u8 {
        self.classes_of_syllables.get(syllable as usize).copied().unwrap_or(0)
    }

    /// Readings of a character, the usual one first.
    #[must_use]
    pub fn syllables(&self, character: u16) -> &[u16] {
        match self.usual[character as usize] {
            0 => &[],
            own if own & SEVERAL != 0 => listed(&self.several, u32::from(character)),
            own => std::slice::from_ref(&NUMBERS[own as usize - 1]),
        }
    }

    /// Whether two syllables sound nearly alike: zh and z, n and l, an and ang.
    #[must_use]
    pub fn near(&self, left: u16, right: u16) -> bool {
        let key = |syllable| open::near_key(self.spelling(syllable));
        left == right || self.class_of_syllable(left) == self.class_of_syllable(right) && key(left) == key(right)
    }

    /// How a syllable is spelt, with ü as v.
    #[must_use]
    pub fn spelling(&self, syllable: u16) -> &'static [u8] {
        self.spellings.get(syllable as usize).copied().unwrap_or_default()
    }

    /// A spelling with the sounds that many speakers do not tell apart written alike: shi as si, lang as nan.
    #[cfg(feature = "workbench")]
    #[must_use]
    pub fn near_spelling(spelling: &[u8]) -> Vec<u8> {
        let (initial, rest) = open::near_key(spelling);
        (initial != 0).then_some(initial).into_iter().chain(rest).collect()
    }

    /// Whether any reading of a character begins with this letter.
    #[must_use]
    pub fn begins_with(&self, character: u16, letter: u8) -> bool {
        self.syllables(character).iter().any(|&syllable| self.spelling(syllable).first() == Some(&letter))
    }

    /// The syllables that the letters given by `letter` start with: how many letters, and the sound class.
    pub fn syllables_at(&self, letter: impl Fn(usize) -> Option<u8>) -> impl Iterator<Item = (u32, u8)> {
        let mut letters = [0u8; 6];
        let length = (0..6).take_while(|&at| letter(at).map(|letter| letters[at] = letter).is_some()).count();
        (1..=length).rev().filter_map(move |length| {
            let syllable = self.spellings.binary_search(&&letters[..length]).ok()?;
            Some((length as u32, self.classes_of_syllables[syllable]))
        })
    }

    /// What a character is made of, one list for each way to take it apart.
    pub fn decompositions(&self, character: u16) -> impl Iterator<Item = &[u16]> {
        let usual = &self.rows[self.part_index[character as usize] as usize];
        let others = self.other_rows.binary_search_by_key(&character, |(whole, _)| *whole);
        let other = others.ok().map(|at| &self.other_rows[at].1);
        [Some(usual), other].into_iter().flatten().map(present).filter(|parts| !parts.is_empty())
    }

    /// Whether a typed character stands for a part: itself, or a form of the same radical (亻 for 人).
    #[must_use]
    pub fn same_part(&self, typed: u16, part: u16) -> bool {
        typed == part || self.part(typed) == self.part(part)
    }

    /// Whether a typed character may be the first or last part of another.
    #[must_use]
    pub fn is_typed_part(&self, typed: u16, whole: u16) -> bool {
        self.decompositions(whole).any(|parts| {
            let ends = [parts.first(), parts.last()];
            ends.into_iter().flatten().any(|&part| self.same_part(typed, part))
        })
    }

    /// The first two parts as characters people type, in all their forms, as `first << 16 | second`.
    pub fn typed_parts(&self, parts: &[u16]) -> impl Iterator<Item = u32> {
        let typed = |part: u16| {
            let forms =
                self.forms.iter().filter(move |(_, radical)| *radical == self.part(part)).map(|(form, _)| *form);
            forms.chain([part])
        };
        let first: Vec<u16> = parts.first().map(|&part| typed(part).collect()).unwrap_or_default();
        let second: Vec<u16> = parts.get(1).map(|&part| typed(part).collect()).unwrap_or_default();
        first.into_iter().flat_map(move |first| {
            second.clone().into_iter().map(move |second| u32::from(first) << 16 | u32::from(second))
        })
    }

    /// Whether two characters look alike: one is in the other, they share a part that is more than a common radical, or
    /// they are known to be mistaken for each other.
    #[must_use]
    pub fn looks_like(&self, left: u16, right: u16) -> bool {
        let (mine, yours) = (self.shape(left), self.shape(right));
        let shared = |part: &u16| *part != 0 && yours.contains(part);
        mine.iter().any(shared)
            || yours[0] != 0 && yours.contains(&self.part(left))
            || mine[0] != 0 && mine.contains(&self.part(right))
            || self.alike.binary_search(&(u32::from(left) << 16 | u32::from(right))).is_ok()
    }

    fn shape(&self, character: u16) -> &[u16; MOST_PARTS] {
        &self.shapes[self.part_index[character as usize] as usize]
    }

    /// What a digit, letter or sign may stand for by sound.
    #[must_use]
    pub fn symbol(&self, character: u16) -> &[u16] {
        listed(&self.symbols, u32::from(character))
    }

    /// What the emoji, keycap or sign at `at` may stand for, and how many code units it has.
    #[must_use]
    pub fn emoji_at(&self, text: &[u16], at: usize, end: usize) -> (&[u16], usize) {
        let (point, width) = code_point(text, at);
        let mut close = at + width;
        while close < end && matches!(text[close], 0xFE0F | 0x20E3) {
            close += 1;
        }
        let own = match listed(&self.emoji, point) {
            [] => listed(&self.symbols, point),
            own => own,
        };
        (own, close - at)
    }

    /// Whether two neighbouring characters are an ordinary word.
    #[must_use]
    pub fn is_word(&self, first: u16, second: u16) -> bool {
        self.word_rank(first, second).is_some()
    }

    /// How common an ordinary word of two characters is: 0 for the commonest.
    #[must_use]
    pub fn word_rank(&self, first: u16, second: u16) -> Option<usize> {
        let pair = u32::from(first) << 16 | u32::from(second);
        let bit = word_bit(pair);
        if self.word_filter[(bit >> 6) as usize] >> (bit & 63) & 1 == 0 {
            return None;
        }
        self.pairs.iter().position(|pairs| pairs.binary_search(&pair).is_ok())
    }

    /// The commonest words of two characters by each of theirs, in the order of the characters.
    #[must_use]
    pub fn common_words_by_character(&self) -> Vec<(u16, [u16; 2])> {
        let both = |&pair: &u32| {
            let word = [(pair >> 16) as u16, pair as u16];
            word.map(|character| (character, word))
        };
        let words: Vec<(u16, [u16; 2])> = self.pairs.iter().take(1).flatten().flat_map(both).collect();
        let order = crate::order::sorted(words.len(), &|left, right| words[left].0.cmp(&words[right].0));
        order.iter().map(|&at| words[at as usize]).collect()
    }

    /// Whether these characters are an ordinary word of three or four.
    #[must_use]
    pub fn is_long_word(&self, characters: &[u16]) -> bool {
        self.longer.binary_search_by(|word| word.as_slice().cmp(characters)).is_ok()
    }

    /// Whether a character is a common word by itself.
    #[must_use]
    pub fn is_common(&self, character: u16) -> bool {
        self.common[character as usize >> 6] >> (character & 63) & 1 != 0
    }

    /// Whether a character occurs in ordinary words at all.
    #[must_use]
    pub fn is_ordinary(&self, character: u16) -> bool {
        self.worded[character as usize >> 6] >> (character & 63) & 1 != 0
    }

    /// The first form of a part.
    fn part(&self, character: u16) -> u16 {
        self.forms.binary_search_by_key(&character, |form| form.0).map_or(character, |at| self.forms[at].1)
    }
}

/// What a sorted list has for a character.
fn listed(list: &[(u32, Vec<u16>)], character: u32) -> &[u16] {
    list.binary_search_by_key(&character, |entry| entry.0).map_or(&[], |at| &list[at].1)
}

/// The numbers of all syllables, so that one alone can be given as a list.
static NUMBERS: [u16; 512] = {
    let mut numbers = [0; 512];
    let mut at = 0;
    while at < 512 {
        numbers[at] = at as u16;
        at += 1;
    }
    numbers
};

const fn word_bit(pair: u32) -> u32 {
    pair.wrapping_mul(0x9E37_79B1) >> (32 - WORD_BITS)
}
