//! What looks or sounds like what: the tables of the cloaked layer.
//!
//! They are one file (`tables/cloaks.bin`), loaded beside the module by those who want hidden phrases found. Characters are
//! folded ones; syllables are numbers in the order of `tables/syllables.txt`, without tones.
//!
//! Invariant: a damaged file gives tables that know less, never a panic; [`Likeness::open`] refuses one that is no tables at all.

mod decode;
mod guess;

use super::tables::{self, code_point};
use crate::order::sorted;

const PLANE: usize = 0x1_0000;

/// The opened tables.
#[derive(Debug)]
pub struct Likeness {
    /// Sound class of each character, 0 for none.
    class: Box<[u8; PLANE]>,
    /// Usual syllable of each character plus one, 0 for none.
    usual: Box<[u16; PLANE]>,
    /// All syllables of characters with several, the usual one first.
    several: Vec<(u16, Vec<u16>)>,
    spellings: Vec<&'static [u8]>,
    classes_of_syllables: Vec<u8>,
    parts: Vec<Vec<Vec<u16>>>,
    /// The parts of all decompositions of a character, each in its first form, 0 for no more.
    shapes: Vec<[u16; MOST_PARTS]>,
    part_index: Box<[u16; PLANE]>,
    /// Pairs of characters that are mistaken for each other, both ways, sorted.
    alike: Vec<u32>,
    /// What people type for a part, and the part; sorted.
    forms: Vec<(u16, u16)>,
    /// Characters of ordinary words.
    worded: Vec<u64>,
    emoji: Vec<(u32, Vec<u16>)>,
    symbols: Vec<(u16, Vec<u16>)>,
    words: decode::Words,
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
    /// Opens the tables; `None` if these bytes are something else.
    #[must_use]
    pub fn open(bytes: &[u8]) -> Option<Self> {
        let [sound, shape, emoji, words] = decode::sections(bytes)?;
        let wholes: Vec<u16> =
            (0x4E00..=0x9FFF).filter(|&character| tables::tables().unit(character) == character).collect();
        let shapes = decode::shapes(shape, &wholes);
        let sounds = decode::sounds(sound, &wholes, &shapes);
        let spellings: Vec<&'static [u8]> = tables::tables().syllables().to_vec();
        let classes_of_syllables = sound_classes(&spellings);
        let mut likeness = Self {
            class: Box::new([0; PLANE]),
            usual: Box::new([0; PLANE]),
            several: Vec::new(),
            spellings,
            classes_of_syllables,
            parts: vec![Vec::new()],
            shapes: vec![[0; MOST_PARTS]],
            part_index: Box::new([0; PLANE]),
            alike: Vec::new(),
            forms: Vec::new(),
            worded: vec![0; PLANE / 64],
            emoji: decode::emoji(emoji),
            symbols: Vec::new(),
            words: decode::words(words),
            word_filter: vec![0; 1 << (WORD_BITS - 6)],
            common: vec![0; PLANE / 64],
        };
        likeness.take_sounds(&wholes, &sounds);
        likeness.take_shapes(&wholes, &shapes);
        likeness.take_words();
        likeness.symbols = decode::symbols(&likeness.spellings);
        Some(likeness)
    }

    /// Sound class of a character; 0 where it has no known sound. Characters of one class sound alike or nearly so.
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
            own if own & SEVERAL != 0 => listed(&self.several, character),
            own => std::slice::from_ref(&NUMBERS[own as usize - 1]),
        }
    }

    /// Whether two syllables sound nearly alike: zh and z, n and l, an and ang.
    #[must_use]
    pub fn near(&self, left: u16, right: u16) -> bool {
        self.class_of_syllable(left) == self.class_of_syllable(right)
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
        let (initial, rest) = near_key(spelling);
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
    #[must_use]
    pub fn decompositions(&self, character: u16) -> &[Vec<u16>] {
        &self.parts[self.part_index[character as usize] as usize]
    }

    /// Whether a typed character stands for a part: itself, or a form of the same radical (亻 for 人).
    #[must_use]
    pub fn same_part(&self, typed: u16, part: u16) -> bool {
        typed == part || self.part(typed) == self.part(part)
    }

    /// Whether a typed character may be the first or last part of another.
    #[must_use]
    pub fn is_typed_part(&self, typed: u16, whole: u16) -> bool {
        self.decompositions(whole).iter().any(|parts| {
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
        self.symbols.iter().find(|entry| entry.0 == character).map_or(&[], |entry| &entry.1)
    }

    /// What the emoji, keycap or sign at `at` may stand for, and how many code units it has.
    #[must_use]
    pub fn emoji_at(&self, text: &[u16], at: usize, end: usize) -> (&[u16], usize) {
        let (point, width) = code_point(text, at);
        let mut close = at + width;
        while close < end && matches!(text[close], 0xFE0F | 0x20E3) {
            close += 1;
        }
        let own = match self.emoji.binary_search_by_key(&point, |entry| entry.0) {
            Ok(found) => &self.emoji[found].1[..],
            Err(_) => u16::try_from(point).map_or(&[][..], |unit| self.symbol(unit)),
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
        self.words.pairs.iter().position(|pairs| pairs.binary_search(&pair).is_ok())
    }

    /// The commonest words of two characters by each of theirs, in the order of the characters.
    #[must_use]
    pub fn common_words_by_character(&self) -> Vec<(u16, [u16; 2])> {
        let both = |&pair: &u32| {
            let word = [(pair >> 16) as u16, pair as u16];
            word.map(|character| (character, word))
        };
        let words: Vec<(u16, [u16; 2])> = self.words.pairs.iter().take(1).flatten().flat_map(both).collect();
        let order = crate::order::sorted(words.len(), &|left, right| words[left].0.cmp(&words[right].0));
        order.iter().map(|&at| words[at as usize]).collect()
    }

    /// Whether these characters are an ordinary word of three or four.
    #[must_use]
    pub fn is_long_word(&self, characters: &[u16]) -> bool {
        self.words.longer.binary_search_by(|word| word.as_slice().cmp(characters)).is_ok()
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

    fn take_sounds(&mut self, wholes: &[u16], sounds: &decode::Sounds) {
        for (&character, usual) in wholes.iter().zip(&sounds.usual) {
            if let Some(syllable) = usual.filter(|&syllable| (syllable as usize) < self.spellings.len()) {
                self.usual[character as usize] = syllable + 1;
                self.class[character as usize] = self.class_of_syllable(syllable);
            }
        }
        // Further readings come in the order of their characters.
        for &(character, syllable) in &sounds.further {
            if self.several.last().is_none_or(|last| last.0 != character) {
                let usual = (self.usual[character as usize] & !SEVERAL).checked_sub(1);
                self.several.push((character, usual.into_iter().collect()));
                self.usual[character as usize] |= SEVERAL;
            }
            if let Some((_, several)) = self.several.last_mut().filter(|last| !last.1.contains(&syllable)) {
                several.push(syllable);
            }
        }
    }

    fn take_shapes(&mut self, wholes: &[u16], shapes: &decode::Shapes) {
        for group in &shapes.forms {
            let Some((&part, forms)) = group.split_first() else { continue };
            self.forms.extend(forms.iter().map(|&form| (form, part)));
        }
        let order = sorted(self.forms.len(), &|left, right| self.forms[left].cmp(&self.forms[right]));
        self.forms = order.iter().map(|&at| self.forms[at as usize]).collect();
        for group in &shapes.alike {
            // The first of a group looks like each of the others; the others need not look like one another.
            let Some((&first, others)) = group.split_first() else { continue };
            let both =
                |&other: &u16| [u32::from(first) << 16 | u32::from(other), u32::from(other) << 16 | u32::from(first)];
            self.alike.extend(others.iter().flat_map(both));
        }
        let order = sorted(self.alike.len(), &|left, right| self.alike[left].cmp(&self.alike[right]));
        self.alike = order.iter().map(|&at| self.alike[at as usize]).collect();
        let second = shapes.second.iter().map(|(character, parts)| (*character, parts));
        for (character, parts) in wholes.iter().copied().zip(&shapes.first).chain(second) {
            if !parts.is_empty() {
                self.take_parts(character, parts);
            }
        }
    }

    fn take_parts(&mut self, character: u16, parts: &[u16]) {
        let slot = &mut self.part_index[character as usize];
        if *slot == 0 {
            *slot = self.parts.len() as u16;
            self.parts.push(Vec::new());
            self.shapes.push([0; MOST_PARTS]);
        }
        let slot = *slot as usize;
        self.parts[slot].push(parts.to_vec());
        for &part in parts {
            let part = self.part(part);
            let shape = &mut self.shapes[slot];
            if let Some(free) = shape.iter().position(|&own| own == 0 || own == part) {
                shape[free] = part;
            }
        }
    }

    fn take_words(&mut self) {
        for &pair in self.words.pairs.iter().flatten() {
            let bit = word_bit(pair);
            self.word_filter[(bit >> 6) as usize] |= 1 << (bit & 63);
            for character in [pair >> 16, pair & 0xFFFF] {
                self.worded[character as usize >> 6] |= 1 << (character & 63);
            }
        }
        for &character in &self.words.single {
            self.common[character as usize >> 6] |= 1 << (character & 63);
        }
    }
}

/// What a sorted list has for a character.
fn listed(list: &[(u16, Vec<u16>)], character: u16) -> &[u16] {
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

/// Numbers the syllables so that those which sound nearly alike have one number, from 1.
fn sound_classes(spellings: &[&'static [u8]]) -> Vec<u8> {
    let mut known: Vec<(u8, Vec<u8>)> = Vec::new();
    spellings
        .iter()
        .map(|spelling| {
            let key = near_key(spelling);
            let at = known.iter().position(|other| *other == key).unwrap_or_else(|| {
                known.push(key);
                known.len() - 1
            });
            u8::try_from(at + 1).unwrap_or(u8::MAX)
        })
        .collect()
}

/// Initial and final of a syllable without what many speakers do not tell apart: zh z, ch c, sh s, n l, f h (and so fa,
/// hua); ang an, eng en, ing in.
fn near_key(spelling: &[u8]) -> (u8, Vec<u8>) {
    let vowel = |letter: u8| matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'v');
    let start = spelling.iter().position(|&letter| vowel(letter)).unwrap_or(0);
    let (initial, rest) = spelling.split_at(start);
    let initial = match initial.first() {
        Some(b'l') => b'n',
        Some(b'h') => b'f',
        Some(&other) => other,
        None => 0,
    };
    let rest: &[u8] = match (initial, rest) {
        (b'f', b"ui") => b"ei",
        (b'f', b"un") => b"en",
        (b'f', b"ong") => b"eng",
        (b'f', [b'u', open @ ..]) if !open.is_empty() => open,
        _ => rest,
    };
    let open = rest.strip_suffix(b"ng").filter(|vowels| !vowels.ends_with(b"o"));
    let rest = open.map_or_else(|| rest.to_vec(), |vowels| [vowels, b"n".as_slice()].concat());
    (initial, rest)
}
