//! Where to look: which phrases characters of some sounds may belong to, and the filter that turns ordinary text away.
//!
//! A phrase hidden by sound alone is met at its start, by the classes of its first three characters; a phrase with letters,
//! signs, parts or look-alikes in it is met at two neighbours, or at two characters with one between them, near the
//! place that looks odd. Among very many phrases that would be too many: then all are met at their start alone.

#[cfg(feature = "change")]
use super::accept::initials_suffice;
use super::sow::Source;
use crate::phrase::image::Wire;
use crate::phrase::index::Index;
use crate::text::Likeness;

/// With more forms than these some look like anything. A few hundred rules with their variants have fewer.
const CROWD: u32 = 10_000;
/// Odd, and large in its upper half: Knuth's multiplicative hash.
pub(super) const HASH: u32 = 0x9E37_79B1;

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
pub(super) type Visit<'a> = &'a mut dyn FnMut(u32, Seed);

/// Lists of seeds by a key.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    /// Where each list starts, and where the last one ends; empty without seeds.
    starts: Vec<u32>,
    seeds: Vec<Seed>,
}

impl Table {
    /// Lists of what `visit` shows, twice: first they are counted, then put into their places.
    pub(super) fn new(keys: usize, visit: &dyn Fn(Visit<'_>)) -> Self {
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

    /// Between memory and image.
    fn pass(&mut self, wire: &mut Wire<'_>) {
        wire.fixed(&mut self.starts, u32::to_le_bytes, u32::from_le_bytes);
        wire.fixed(&mut self.seeds, |seed| seed.0.to_le_bytes(), |bytes| Seed(u32::from_le_bytes(bytes)));
        wire.insist(self.starts.is_sorted() && self.starts.last().is_none_or(|&end| end as usize == self.seeds.len()));
    }

    /// Whether it has a list for each of `keys`, and nothing but places in forms.
    fn fits(&self, keys: usize, index: &Index) -> bool {
        let stands = |seed: &Seed| seed.form() < index.len() && seed.at() < index.form_tokens(seed.form()).len();
        self.starts.len() == keys + 1 && self.seeds.iter().all(stands)
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
        let longest = longest_of(index, forms);
        let (bits, filter_bits) = bits_for(forms.len());
        let shift = 32 - bits;
        let source = Source::new(index, likeness, forms, count, count > CROWD);
        let (filter_shift, filter) = source.filter(filter_bits);
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

    /// Between memory and image.
    pub(super) fn pass(&mut self, wire: &mut Wire<'_>) {
        for table in [&mut self.starts, &mut self.neighbours, &mut self.around, &mut self.initials] {
            table.pass(wire);
        }
        wire.fixed(&mut self.filter, u64::to_le_bytes, u64::from_le_bytes);
        for number in [&mut self.starts_shift, &mut self.initials_shift, &mut self.filter_shift, &mut self.forms] {
            wire.number(number);
        }
        let mut longest = self.longest as u32;
        wire.number(&mut longest);
        self.longest = longest as usize;
    }

    /// Whether they are seeds of these forms alone, as far as anything could come to harm by it.
    pub(super) fn are_of(&self, index: &Index, forms: &[u32]) -> bool {
        let (bits, filter_bits) = bits_for(forms.len());
        let of_pairs = |table: &Table| {
            if self.is_crowded() { table.starts.is_empty() } else { table.fits(1 << 16, index) }
        };
        (self.starts_shift, self.initials_shift, self.filter_shift) == (32 - bits, 32 - bits, 32 - filter_bits)
            && self.starts.fits(1 << bits, index)
            && self.initials.fits(1 << bits, index)
            && of_pairs(&self.neighbours)
            && of_pairs(&self.around)
            && self.filter.len() == 1 << filter_bits
            && self.forms as usize == forms.len()
            && self.longest == longest_of(index, forms)
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

/// How many bits of a hash choose the list of one of `forms`, and how many its word of the filter.
fn bits_for(forms: usize) -> (u32, u32) {
    let bits = (forms as u32).next_power_of_two().trailing_zeros().clamp(1, 20);
    (bits, bits.saturating_sub(1).clamp(8, 16))
}

fn longest_of(index: &Index, forms: &[u32]) -> usize {
    forms.iter().map(|&form| index.form_tokens(form).len()).max().unwrap_or(0)
}

pub(super) const fn pair(left: u8, right: u8) -> u32 {
    (left as u32) << 8 | right as u32
}

#[inline(always)]
pub(super) const fn triple(first: u8, second: u8, third: u8) -> u32 {
    ((first as u32) << 16 | (second as u32) << 8 | third as u32).wrapping_mul(HASH)
}

#[inline(always)]
pub(super) const fn fourth_hash(fourth: u8) -> u32 {
    (fourth as u32).wrapping_mul(HASH) >> 20
}

/// The two bits that the lower twelve of a hash choose.
#[inline(always)]
pub(super) const fn bits_of(hash: u32) -> u64 {
    1 << (hash & 63) | 1 << (hash >> 6 & 63)
}

pub(super) const HASH_START: u32 = 0x811C_9DC5;

pub(super) const fn hash_with(hash: u32, letter: u8) -> u32 {
    (hash ^ letter as u32).wrapping_mul(0x0100_0193)
}
