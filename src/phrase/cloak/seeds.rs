//! Where to look: which phrases characters of some sounds may belong to, and the filter that turns ordinary text away.
//!
//! A phrase hidden by sound alone is met at its start, by the classes of its first three characters; a phrase with letters,
//! signs, parts or look-alikes in it is met at two neighbours, or at two characters with one between them, near the
//! place that looks odd. Among very many phrases that would be too many: then all are met at their start alone.

use super::accept::{EDGE, SOUND, initials_suffice, least_evidence};
use crate::phrase::index::Index;
use crate::text::Likeness;

/// With more forms than these some look like anything. A few hundred rules with their variants have fewer.
const CROWD: u32 = 10_000;
/// Sound classes of one character that are told apart; hardly any has more readings.
const MOST_CLASSES: usize = 4;
/// Ways to read the first characters of one form that are told apart.
const MOST_READINGS: usize = 16;
/// Odd, and large in its upper half: Knuth's multiplicative hash.
const HASH: u32 = 0x9E37_79B1;

/// A place in a form: the form in the upper bits, the character in the lower five.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Seed(u32);

impl Seed {
    /// Phrases longer than this are hidden only by what folding undoes.
    pub(super) const LONGEST: usize = 32;

    pub(super) const fn new(form: u32, at: usize) -> Self {
        Self(form << 5 | at as u32)
    }

    pub(super) const fn form(self) -> u32 {
        self.0 >> 5
    }

    pub(super) const fn at(self) -> usize {
        (self.0 & 31) as usize
    }
}

/// Who is shown each seed with its key.
type Visit<'a> = &'a mut dyn FnMut(u32, Seed);

/// Lists of seeds by a key.
#[derive(Clone, Debug, Default)]
struct Table {
    /// Where each list starts, and where the last one ends; empty without seeds.
    starts: Vec<u32>,
    seeds: Vec<Seed>,
}

impl Table {
    /// Lists of what `visit` shows, twice: first they are counted, then put into their places.
    fn new(keys: usize, visit: &dyn Fn(Visit<'_>)) -> Self {
        let mut starts = vec![0; keys + 1];
        visit(&mut |key, _| starts[key as usize] += 1);
        let mut end = 0;
        for start in &mut starts {
            end += *start;
            *start = end;
        }
        let mut seeds = vec![Seed::default(); end as usize];
        visit(&mut |key, seed| {
            starts[key as usize] -= 1;
            seeds[starts[key as usize] as usize] = seed;
        });
        Self { starts, seeds }
    }

    fn of(&self, key: u32) -> &[Seed] {
        match self.starts.get(key as usize..key as usize + 2) {
            Some(&[from, to]) => &self.seeds[from as usize..to as usize],
            _ => &[],
        }
    }
}

/// The seeds of all forms that may be hidden.
#[derive(Clone, Debug, Default)]
pub(super) struct Seeds {
    /// Forms by the hash of their first three classes.
    starts: Table,
    starts_shift: u32,
    neighbours: Table,
    around: Table,
    /// Forms by the hash of their initials.
    initials: Table,
    initials_shift: u32,
    /// Words of bits, chosen by the first three classes of a form; the fourth, or its absence, chooses two bits.
    filter: Vec<u64>,
    filter_shift: u32,
    pub(super) longest: usize,
    pub(super) forms: u32,
}

impl Seeds {
    /// Seeds of `forms`, which are some of all `count` forms that are looked for together.
    pub(super) fn new(index: &Index, likeness: &Likeness, forms: &[u32], count: u32) -> Self {
        let longest = forms.iter().map(|&form| index.form_tokens(form).len()).max().unwrap_or(0);
        let bits = (forms.len() as u32).next_power_of_two().trailing_zeros().clamp(1, 20);
        let shift = 32 - bits;
        let source = Source { index, likeness, forms, count, crowded: count > CROWD };
        let (filter_shift, filter) = source.filter(bits.saturating_sub(1).clamp(8, 16));
        Self {
            starts: Table::new(1 << bits, &|visit| source.starts(&mut |hash, seed| visit(hash >> shift, seed))),
            starts_shift: shift,
            neighbours: source.pairs(1),
            around: source.pairs(2),
            initials: Table::new(1 << bits, &|visit| source.initials(&mut |hash, seed| visit(hash >> shift, seed))),
            initials_shift: shift,
            filter,
            filter_shift,
            longest,
            forms: count,
        }
    }

    /// Whether seeds of the same forms among `count` would be the same.
    #[cfg(feature = "change")]
    pub(super) fn suit(&self, count: u32) -> bool {
        let told = |length| initials_suffice(length, count) == initials_suffice(length, self.forms);
        (count > CROWD) == (self.forms > CROWD) && (3..8).all(told)
    }

    /// Whether there are so many phrases that only what is read or heard nearly throughout is held against them, and
    /// phrases are met at their start alone.
    #[inline(always)]
    pub(super) const fn is_crowded(&self) -> bool {
        self.forms > CROWD
    }

    /// Whether a form may start with characters of these classes.
    #[inline(always)]
    pub(super) fn may_start(&self, classes: [u8; 4]) -> bool {
        let [first, second, third, fourth] = classes;
        let hash = triple(first, second, third);
        let missing = !self.filter[(hash >> self.filter_shift) as usize];
        missing & bits_of(hash) == 0 || missing & bits_of(fourth_hash(fourth)) == 0
    }

    /// Forms that may start with characters of these classes; few of them start with others.
    pub(super) fn starting_with(&self, first: u8, second: u8, third: u8) -> &[Seed] {
        self.starts.of(triple(first, second, third) >> self.starts_shift)
    }

    /// Forms in which characters of these classes are neighbours.
    pub(super) fn neighbours(&self, left: u8, right: u8) -> &[Seed] {
        self.neighbours.of(pair(left, right))
    }

    /// Forms in which characters of these classes have one between them.
    pub(super) fn around(&self, left: u8, right: u8) -> &[Seed] {
        self.around.of(pair(left, right))
    }

    /// Forms whose characters may begin with these letters, all of them; few of them do not.
    pub(super) fn by_initials(&self, letters: impl Iterator<Item = u8>) -> &[Seed] {
        let hash = letters.fold(HASH_START, hash_with);
        self.initials.of(hash.wrapping_mul(HASH) >> self.initials_shift)
    }
}

/// What seeds are made from.
struct Source<'a> {
    index: &'a Index,
    likeness: &'a Likeness,
    forms: &'a [u32],
    count: u32,
    crowded: bool,
}

impl Source<'_> {
    /// Classes of the readings of a character, then zeros.
    fn classes(&self, token: u16) -> [u8; MOST_CLASSES] {
        let mut classes = [0; MOST_CLASSES];
        let mut count = 0;
        if self.likeness.syllables(token).len() < 2 {
            classes[0] = self.likeness.class(token);
            return classes;
        }
        for class in self.likeness.classes(token) {
            if count < MOST_CLASSES && class != 0 && !classes[..count].contains(&class) {
                classes[count] = class;
                count += 1;
            }
        }
        classes
    }

    /// All seeds whose second character stands `distance` behind the first, by the classes of the two; none for a crowd.
    fn pairs(&self, distance: usize) -> Table {
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
        readings.push([0; 4]);
        for (at, &token) in tokens.iter().take(length).enumerate() {
            let known = readings.len();
            for (way, class) in self.classes(token).into_iter().take_while(|&class| class != 0).enumerate() {
                for before in 0..known {
                    let mut reading = readings[before];
                    reading[at] = class;
                    if way == 0 {
                        readings[before] = reading;
                    } else if readings.len() < MOST_READINGS {
                        readings.push(reading);
                    }
                }
            }
        }
        // What has no sound is not met by it.
        readings.retain(|reading| !reading[..3].contains(&0));
    }

    fn starts(&self, visit: Visit<'_>) {
        let mut readings = Vec::new();
        for &form in self.forms {
            self.readings(form, 3, &mut readings);
            for &[first, second, third, _] in &readings {
                visit(triple(first, second, third), Seed::new(form, 0));
            }
        }
    }

    fn filter(&self, bits: u32) -> (u32, Vec<u64>) {
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
    fn initials(&self, visit: Visit<'_>) {
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

const fn pair(left: u8, right: u8) -> u32 {
    (left as u32) << 8 | right as u32
}

#[inline(always)]
const fn triple(first: u8, second: u8, third: u8) -> u32 {
    ((first as u32) << 16 | (second as u32) << 8 | third as u32).wrapping_mul(HASH)
}

#[inline(always)]
const fn fourth_hash(fourth: u8) -> u32 {
    (fourth as u32).wrapping_mul(HASH) >> 20
}

/// The two bits that the lower twelve of a hash choose.
#[inline(always)]
const fn bits_of(hash: u32) -> u64 {
    1 << (hash & 63) | 1 << (hash >> 6 & 63)
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

const HASH_START: u32 = 0x811C_9DC5;

const fn hash_with(hash: u32, letter: u8) -> u32 {
    (hash ^ letter as u32).wrapping_mul(0x0100_0193)
}
