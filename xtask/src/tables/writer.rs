//! Writes packed bits: the other half of the engine's reader.
//!
//! The file is one long binary fraction. Every bit splits what is left of a range in the proportion of its chances and
//! keeps the half that is its own; the leading bytes that both ends of the range share are done.

use super::packed::Coder;

/// The bytes so far, and the range that is left.
pub(super) struct Writer {
    bytes: Vec<u8>,
    low: u32,
    high: u32,
}

impl Writer {
    pub(super) fn new() -> Self {
        Self { bytes: Vec::new(), low: 0, high: u32::MAX }
    }

    /// All bytes; as few of the last ones as tell the range from its neighbours, since a reader goes on with zeros.
    pub(super) fn finish(mut self) -> Vec<u8> {
        if self.low > 0 {
            self.bytes.extend((self.low.saturating_add(0x00FF_FFFF)).to_be_bytes().first());
        }
        self.bytes
    }
}

impl Coder for Writer {
    fn bit(&mut self, chance: u32, bit: bool) -> bool {
        let middle = self.low + ((self.high - self.low) >> 12) * chance;
        if bit {
            self.high = middle;
        } else {
            self.low = middle + 1;
        }
        while (self.low ^ self.high) >> 24 == 0 {
            self.bytes.extend(self.high.to_be_bytes().first());
            self.low <<= 8;
            self.high = self.high << 8 | 0xFF;
        }
        bit
    }
}
