//! Reads packed bits: the other half of the generator's writer.
//!
//! The file is one long binary fraction. Every bit splits what is left of a range in the proportion of its chances; the
//! half in which the fraction lies tells the bit. Past the end come zeros.

use super::packed::{Coder, checksum};

/// The fraction, and the range that is left.
pub(super) struct Reader<'a> {
    bytes: std::slice::Iter<'a, u8>,
    low: u32,
    high: u32,
    value: u32,
}

impl<'a> Reader<'a> {
    /// Starts at the beginning of a file; `None` if these bytes are something else, or damaged.
    pub(super) fn open(file: &'a [u8]) -> Option<Self> {
        let (head, body) = file.split_first_chunk()?;
        if u32::from_le_bytes(*head) != checksum(body) {
            return None;
        }
        let mut reader = Self { bytes: body.iter(), low: 0, high: u32::MAX, value: 0 };
        (0..4).for_each(|_| reader.shift());
        Some(reader)
    }

    fn shift(&mut self) {
        self.value = self.value << 8 | u32::from(self.bytes.next().copied().unwrap_or_default());
    }
}

impl Coder for Reader<'_> {
    #[inline(always)]
    fn bit(&mut self, chance: u32, _: bool) -> bool {
        let middle = self.low + ((self.high - self.low) >> 12) * chance;
        let bit = self.value <= middle;
        if bit {
            self.high = middle;
        } else {
            self.low = middle + 1;
        }
        while (self.low ^ self.high) >> 24 == 0 {
            self.low <<= 8;
            self.high = self.high << 8 | 0xFF;
            self.shift();
        }
        bit
    }
}
