//! What seeds are made from: forms, the sounds of their characters, and the ways to read them.
//!
//! Each is shown to whoever makes a table of it; nothing here is needed once the tables are there.

use super::accept::{EDGE, SOUND, initials_suffice, least_evidence};
use super::seeds::{HASH, HASH_START, Seed, Table, Visit, bits_of, fourth_hash, hash_with, pair, triple};
use crate::phrase::index::Index;
use crate::text::Likeness;

/// Sound classes of one character that are told apart; hardly any has more readings.
const MOST_CLASSES: usize = 4;
/// Ways to read the first characters of one form that are told apart.
const MOST_READINGS: usize = 16;

/// Classes of the readings of a character, then zeros.
type Classes = [u8; MOST_CLASSES];

/// The classes of each character of `forms`; none of the others.
fn classes_of(index: &Index, likeness: &Likeness, forms: &[u32]) -> Vec<Classes> {
    let mut all = vec![Classes::default(); 0x1_0000];
    for &token in forms.iter().flat_map(|&form| index.form_tokens(form)) {
        let classes = &mut all[token as usize];
        if classes[0] == 0 {
            *classes = classes_of_character(likeness, token);
        }
    }
    all
}

fn classes_of_character(likeness: &Likeness, token: u16) -> Classes {
    let mut classes = Classes::default();
    let mut count = 0;
    if likeness.syllables(token).len() < 2 {
        classes[0] = likeness.class(token);
        return classes;
    }
    for class in likeness.classes(token) {
        if count < MOST_CLASSES && class != 0 && !classes[..count].contains(&class) {
            classes[count] = class;
            count += 1;
        }
    }
    classes
}

/// What seeds are made from.
pub(super) struct Source<'a> {
    index: &'a Index,
    likeness: &'a Likeness,
    /// The classes of each character of the forms.
    classes: Vec<Classes>,
    forms: &'a [u32],
    count: u32,
    crowded: bool,
}

impl<'a> Source<'a> {
    /// Of `forms`, which are some of all `count` forms that are looked for together, `crowded` or not.
    pub(super) fn new(index: &'a Index, likeness: &'a Likeness, forms: &'a [u32], count: u32, crowded: bool) -> Self {
        Self { index, likeness, classes: classes_of(index, likeness, forms), forms, count, crowded }
    }

    fn classes(&self, token: u16) -> Classes {
        self.classes[token as usize]
    }

    /// All seeds whose second character stands `distance` behind the first, by the classes of the two; none for a crowd.
    pub(super) fn pairs(&self, distance: usize) -> Table {
        if self.crowded { Table::default() } else { Table::new(1 << 16, &|visit| self.visit_pairs(distance, visit)) }
    }

    fn visit_pairs(&self, distance: usize, visit: Visit<'_>) {
        for &form in self.forms {
            let tokens = self.index.form_tokens(form);
            for (at, (&left, &right)) in tokens.iter().zip(tokens.iter().skip(distance)).enumerate() {
                let rights = self.classes(right);
                for left in self.classes(left).into_iter().take_while(|&class| class != 0) {
                    for &right in rights.iter().take_while(|&&class| class != 0) {
                        visit(pair(left, right), Seed::new(form, at));
                    }
                }
            }
        }
    }

    /// The first three or four classes of a form of three characters or more, for each way to read them.
    fn readings(&self, form: u32, length: usize, readings: &mut Vec<[u8; 4]>) {
        readings.clear();
        let tokens = self.index.form_tokens(form);
        if tokens.len() < 3 {
            return;
        }
        let mut usual = [0; 4];
        for (class, &token) in usual.iter_mut().zip(tokens).take(length) {
            *class = self.classes(token)[0];
        }
        readings.push(usual);
        for (at, &token) in tokens.iter().take(length).enumerate() {
            let known = readings.len();
            for class in self.classes(token).into_iter().skip(1).take_while(|&class| class != 0) {
                for before in 0..known.min(MOST_READINGS.saturating_sub(readings.len())) {
                    let mut reading = readings[before];
                    reading[at] = class;
                    readings.push(reading);
                }
            }
        }
        // What has no sound is not met by it.
        readings.retain(|reading| !reading[..3].contains(&0));
    }

    pub(super) fn starts(&self, visit: Visit<'_>) {
        let mut readings = Vec::new();
        for &form in self.forms {
            self.readings(form, 3, &mut readings);
            for &[first, second, third, _] in &readings {
                visit(triple(first, second, third), Seed::new(form, 0));
            }
        }
    }

    pub(super) fn filter(&self, bits: u32) -> (u32, Vec<u64>) {
        let (shift, mut words) = (32 - bits, vec![0; 1 << bits]);
        let mut readings = Vec::new();
        // Of three characters that only sound alike nobody can tell among very many phrases which they are.
        let triples = !self.crowded || 3 * SOUND + 2 * EDGE >= least_evidence(self.count);
        for &form in self.forms {
            // A phrase of three characters has no fourth; one of a few phrases may have its fourth hidden in another way.
            let whole = self.index.form_tokens(form).len() == 3 || !self.crowded;
            if whole && !triples {
                continue;
            }
            self.readings(form, if whole { 3 } else { 4 }, &mut readings);
            for &[first, second, third, fourth] in &readings {
                let hash = triple(first, second, third);
                words[(hash >> shift) as usize] |= bits_of(if whole { hash } else { fourth_hash(fourth) });
            }
        }
        (shift, words)
    }

    /// Forms long enough to be told by their initials, by these, one hash for each way to read the characters.
    pub(super) fn initials(&self, visit: Visit<'_>) {
        let mut hashes = Vec::new();
        for &form in self.forms {
            let tokens = &*self.index.form_spelt(form);
            if initials_suffice(tokens.len(), self.count) {
                all_initials(self.likeness, tokens, &mut hashes);
                for hash in &hashes {
                    visit(hash.wrapping_mul(HASH), Seed::new(form, 0));
                }
            }
        }
    }
}

/// Hashes of the initials of a form, one for each way to read its characters; none where a character has no sound.
fn all_initials(likeness: &Likeness, tokens: &[u16], hashes: &mut Vec<u32>) {
    const MOST: usize = 8;
    hashes.clear();
    hashes.push(HASH_START);
    for &token in tokens {
        let mut letters = [0u8; MOST_CLASSES];
        let mut count = 0;
        for letter in likeness.syllables(token).iter().filter_map(|&syllable| likeness.spelling(syllable).first()) {
            if count < letters.len() && !letters[..count].contains(letter) {
                letters[count] = *letter;
                count += 1;
            }
        }
        let known = hashes.len();
        for at in 0..known {
            let before = hashes[at];
            let mut ways = letters[..count].iter().map(|&letter| hash_with(before, letter));
            hashes[at] = ways.next().unwrap_or(before);
            for way in ways.take(MOST.saturating_sub(hashes.len())) {
                hashes.push(way);
            }
        }
        if count == 0 {
            hashes.clear();
        }
    }
}
