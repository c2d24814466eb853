//! Characters written as their parts: which two typed characters begin which character of a phrase.
//!
//! Refuses to know phrases; every token asks it, so a filter turns nearly all away.

use crate::order::sorted;
use crate::phrase::image::Wire;
use crate::phrase::index::Index;
use crate::text::Likeness;

/// What two typed parts begin: sorted, behind a filter.
#[derive(Clone, Debug, Default)]
pub(super) struct Composites {
    wholes: Vec<(u32, u16)>,
    filter: Vec<u64>,
}

/// Bits of the filter of composites.
const COMPOSITE_BITS: u32 = 17;

impl Composites {
    /// What begins the characters of `forms`; parts of parts too, if they are to be seen `within`.
    pub(super) fn of(index: &Index, likeness: &Likeness, forms: &[u32], within: bool) -> Self {
        let mut wholes = Vec::new();
        let mut known = vec![false; 0x1_0000];
        let mut is_new = |character: u16| !std::mem::replace(&mut known[character as usize], true);
        let characters = forms.iter().flat_map(|&form| index.form_tokens(form));
        for &character in characters.filter(|&&character| is_new(character)) {
            for parts in likeness.decompositions(character) {
                wholes.extend(likeness.typed_parts(parts).map(|pair| (pair, character)));
                if within {
                    wholes.extend(pairs_within(likeness, parts).into_iter().map(|pair| (pair, character)));
                }
            }
        }
        let order = sorted(wholes.len(), &|left, right| wholes[left].cmp(&wholes[right]));
        wholes = order.iter().map(|&at| wholes[at as usize]).collect();
        wholes.dedup();
        Self::new(wholes)
    }

    fn new(wholes: Vec<(u32, u16)>) -> Self {
        let mut filter = vec![0; 1 << (COMPOSITE_BITS - 6)];
        for &(key, _) in &wholes {
            let bit = Self::bit(key);
            filter[(bit >> 6) as usize] |= 1 << (bit & 63);
        }
        Self { wholes, filter }
    }

    /// Between memory and image.
    pub(super) fn pass(&mut self, wire: &mut Wire<'_>) {
        let write = |(key, character): (u32, u16)| (u64::from(key) << 16 | u64::from(character)).to_le_bytes();
        let read = |bytes| {
            let both = u64::from_le_bytes(bytes);
            ((both >> 16) as u32, both as u16)
        };
        wire.fixed(&mut self.wholes, write, read);
        wire.insist(self.wholes.is_sorted());
        if wire.reads() {
            *self = Self::new(std::mem::take(&mut self.wholes));
        }
    }

    const fn bit(key: u32) -> u32 {
        key.wrapping_mul(0x9E37_79B1) >> (32 - COMPOSITE_BITS)
    }

    /// Whether any character may begin with these two parts.
    #[inline(always)]
    pub(super) fn may_be_made_of(&self, first: u16, second: u16) -> bool {
        let bit = Self::bit(u32::from(first) << 16 | u32::from(second));
        self.filter[(bit >> 6) as usize] >> (bit & 63) & 1 != 0
    }

    /// The characters that begin with these two parts.
    pub(super) fn made_of(&self, first: u16, second: u16) -> &[(u32, u16)] {
        if !self.may_be_made_of(first, second) {
            return &[];
        }
        let key = u32::from(first) << 16 | u32::from(second);
        let low = self.wholes.partition_point(|entry| entry.0 < key);
        let count = self.wholes[low..].partition_point(|entry| entry.0 == key);
        &self.wholes[low..low + count]
    }
}

/// What begins a character that is typed with a part of it in parts too: 木目 for 想, which is 相 and 心.
fn pairs_within(likeness: &Likeness, parts: &[u16]) -> Vec<u32> {
    let [first, second, ..] = *parts else { return Vec::new() };
    let mut pairs = Vec::new();
    for parts in likeness.decompositions(first) {
        pairs.extend(likeness.typed_parts(parts));
    }
    for parts in likeness.decompositions(second) {
        pairs.extend(
            parts.first().into_iter().flat_map(|&part| likeness.typed_parts(&[first, part]).collect::<Vec<u32>>()),
        );
    }
    pairs
}
