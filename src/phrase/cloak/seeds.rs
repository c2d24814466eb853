//! Where to look: the index of sound pairs, and the filter that turns ordinary text away.
//!
//! A phrase hidden by sound alone is met at its first three characters; a phrase with letters, signs, parts or look-alikes
//! in it is met at two neighbours, or at two characters with one between them, near the place that looks odd.

use crate::phrase::index::Index;
use crate::text::Likeness;

/// Bits of the filter of first triples.
const FILTER_BITS: u32 = 20;

/// A place in a form: the form in the upper bits, the character in the lower five.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Seed(u32);

impl Seed {
    /// Phrases longer than this are hidden only by what folding undoes.
    pub(super) const LONGEST: usize = 32;

    const fn new(form: u32, at: usize) -> Self {
        Self(form << 5 | at as u32)
    }

    pub(super) const fn form(self) -> u32 {
        self.0 >> 5
    }

    pub(super) const fn at(self) -> usize {
        (self.0 & 31) as usize
    }
}

/// Lists of seeds by pair of sound classes.
#[derive(Clone, Debug, Default)]
struct Pairs {
    offsets: Vec<u32>,
    seeds: Vec<Seed>,
}

impl Pairs {
    /// Lists from unsorted `(pair, seed)`s; linear.
    fn new(entries: &[(u16, Seed)]) -> Self {
        let mut offsets = vec![0u32; 0x1_0001];
        for &(pair, _) in entries {
            offsets[pair as usize + 1] += 1;
        }
        for at in 1..offsets.len() {
            offsets[at] += offsets[at - 1];
        }
        let mut next = offsets.clone();
        let mut seeds = vec![Seed(0); entries.len()];
        for &(pair, seed) in entries {
            seeds[next[pair as usize] as usize] = seed;
            next[pair as usize] += 1;
        }
        Self { offsets, seeds }
    }

    fn of(&self, pair: u16) -> &[Seed] {
        match (self.offsets.get(pair as usize), self.offsets.get(pair as usize + 1)) {
            (Some(&from), Some(&to)) => &self.seeds[from as usize..to as usize],
            _ => &[],
        }
    }
}

/// The seeds of all forms that may be hidden.
#[derive(Clone, Debug, Default)]
pub(super) struct Seeds {
    neighbours: Pairs,
    around: Pairs,
    filter: Vec<u64>,
    /// Initials of whole forms, hashed, sorted.
    initials: Vec<(u32, u32)>,
    pub(super) longest: usize,
    pub(super) forms: u32,
}

impl Seeds {
    pub(super) fn new(index: &Index, likeness: &Likeness, forms: impl Iterator<Item = u32>) -> Self {
        let (mut neighbours, mut around) = (Vec::new(), Vec::new());
        let mut seeds = Self { filter: vec![0; 1 << (FILTER_BITS - 6)], ..Self::default() };
        for form in forms {
            let tokens = index.form_tokens(form);
            seeds.longest = seeds.longest.max(tokens.len());
            seeds.forms += 1;
            let classes: Vec<Vec<u8>> = tokens.iter().map(|&token| likeness.classes(token).collect()).collect();
            let classes = |at: usize| classes.get(at).map_or(&[][..], Vec::as_slice);
            for at in 0..tokens.len() {
                for &left in classes(at) {
                    neighbours.extend(classes(at + 1).iter().map(|&right| (pair(left, right), Seed::new(form, at))));
                    around.extend(classes(at + 2).iter().map(|&right| (pair(left, right), Seed::new(form, at))));
                }
            }
            for &first in classes(0) {
                for &second in classes(1) {
                    for &third in classes(2) {
                        let bit = triple(first, second, third);
                        seeds.filter[(bit >> 6) as usize] |= 1 << (bit & 63);
                    }
                }
            }
            seeds.initials.extend(all_initials(likeness, tokens).into_iter().map(|hash| (hash, form)));
        }
        let order =
            crate::order::sorted(seeds.initials.len(), &|left, right| seeds.initials[left].cmp(&seeds.initials[right]));
        seeds.initials = order.iter().map(|&at| seeds.initials[at as usize]).collect();
        seeds.neighbours = Pairs::new(&neighbours);
        seeds.around = Pairs::new(&around);
        seeds
    }

    /// Whether a form may start with characters of these classes.
    #[inline]
    pub(super) fn may_start(&self, first: u8, second: u8, third: u8) -> bool {
        let bit = triple(first, second, third);
        self.filter[(bit >> 6) as usize] >> (bit & 63) & 1 != 0
    }

    /// Forms in which characters of these classes are neighbours.
    pub(super) fn neighbours(&self, left: u8, right: u8) -> &[Seed] {
        self.neighbours.of(pair(left, right))
    }

    /// Forms in which characters of these classes have one between them.
    pub(super) fn around(&self, left: u8, right: u8) -> &[Seed] {
        self.around.of(pair(left, right))
    }

    /// Forms whose characters begin with these letters, all of them.
    pub(super) fn by_initials(&self, letters: impl Iterator<Item = u8>) -> &[(u32, u32)] {
        let hash = letters.fold(HASH_START, hash_with);
        let low = self.initials.partition_point(|entry| entry.0 < hash);
        let count = self.initials[low..].partition_point(|entry| entry.0 == hash);
        &self.initials[low..low + count]
    }
}

const fn pair(left: u8, right: u8) -> u16 {
    (left as u16) << 8 | right as u16
}

#[inline]
const fn triple(first: u8, second: u8, third: u8) -> u32 {
    let key = (first as u32) << 16 | (second as u32) << 8 | third as u32;
    key.wrapping_mul(0x9E37_79B1) >> (32 - FILTER_BITS)
}

/// Hashes of the initials of a form, one for each way to read its characters; none where a character has no sound.
fn all_initials(likeness: &Likeness, tokens: &[u16]) -> Vec<u32> {
    const MOST: usize = 8;
    let mut hashes = vec![HASH_START];
    for &token in tokens {
        let mut letters: Vec<u8> = Vec::new();
        for &syllable in likeness.syllables(token) {
            letters.extend(likeness.spelling(syllable).first().filter(|letter| !letters.contains(letter)));
        }
        let extended = hashes.iter().flat_map(|&hash| letters.iter().map(move |&letter| hash_with(hash, letter)));
        hashes = extended.take(MOST).collect();
    }
    hashes
}

const HASH_START: u32 = 0x811C_9DC5;

const fn hash_with(hash: u32, letter: u8) -> u32 {
    (hash ^ letter as u32).wrapping_mul(0x0100_0193)
}
