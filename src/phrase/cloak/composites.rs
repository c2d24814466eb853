//! Characters written as their parts: which two typed characters begin which character of a phrase.
//!
//! Refuses to know phrases; every token asks it, so a filter turns nearly all away.

use crate::order::sorted;

/// What two typed parts begin: sorted, behind a filter.
#[derive(Clone, Debug)]
pub(super) struct Composites {
    wholes: Vec<(u32, u16)>,
    filter: Vec<u64>,
}

/// Bits of the filter of composites.
const COMPOSITE_BITS: u32 = 17;

impl Composites {
    pub(super) fn new(mut wholes: Vec<(u32, u16)>) -> Self {
        let order = sorted(wholes.len(), &|left, right| wholes[left].cmp(&wholes[right]));
        wholes = order.iter().map(|&at| wholes[at as usize]).collect();
        wholes.dedup();
        let mut filter = vec![0; 1 << (COMPOSITE_BITS - 6)];
        for &(key, _) in &wholes {
            let bit = Self::bit(key);
            filter[(bit >> 6) as usize] |= 1 << (bit & 63);
        }
        Self { wholes, filter }
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
