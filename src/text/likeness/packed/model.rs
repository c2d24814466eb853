//! How likely a bit is, learned from the bits before it, and numbers as sequences of such bits.
//!
//! A number that is usual in its context so takes a fraction of a bit. Nothing here knows what the numbers mean.

use super::Coder;

/// The chance of a bit.
#[derive(Clone, Copy)]
pub(super) struct Bit {
    /// That it is set, in 65,536.
    chance: u16,
    seen: u8,
}

impl Bit {
    /// A bit of which nothing is known.
    pub(super) const NEW: Self = Self { chance: 1 << 15, seen: 0 };

    /// How much each bit changes the chance, in 65,536: the first counts two thirds, the next two fifths, two sevenths,
    /// and so on: a mean, with a start. From the last on each counts as much as the one before.
    const WEIGHTS: [u16; 61] = {
        let mut weights = [0; 61];
        let mut seen = 0;
        while seen < weights.len() {
            weights[seen] = (0x2_0000 / (2 * seen + 3)) as u16;
            seen += 1;
        }
        weights
    };

    /// No bit is ever taken for certain.
    const LEAST: i32 = 64;

    pub(super) fn pass(&mut self, coder: &mut impl Coder, bit: bool) -> bool {
        let bit = coder.bit(u32::from(self.chance >> 4), bit);
        let chance = i32::from(self.chance);
        let wanted = if bit { 0xFFFF } else { 0 };
        let seen = usize::from(self.seen);
        // Shifted before, so that the product of both stays in 31 bits.
        let change = (((wanted - chance) >> 1) * i32::from(Self::WEIGHTS[seen])) >> 15;
        self.chance = (chance + change).clamp(Self::LEAST, 0xFFFF - Self::LEAST) as u16;
        if seen + 1 < Self::WEIGHTS.len() {
            self.seen += 1;
        }
        bit
    }
}

/// A number of a fixed width, as a walk down a tree from its highest bit: for choices without an order of size.
#[derive(Clone)]
pub(super) struct Choice(Vec<Bit>);

impl Choice {
    /// A number below `2^width`.
    pub(super) fn new(width: u32) -> Self {
        Self(vec![Bit::NEW; 1 << width])
    }

    /// What of the value is above the width is lost.
    pub(super) fn pass(&mut self, coder: &mut impl Coder, value: u16) -> u16 {
        let count = self.0.len();
        let mut node = 1;
        for place in (0..count.trailing_zeros()).rev() {
            let bit = self.0[node].pass(coder, value >> place & 1 != 0);
            node = node << 1 | usize::from(bit);
        }
        (node - count) as u16
    }
}

/// A number of any size, small ones the more likely: how many binary digits it has, then these, the first by themselves.
#[derive(Clone)]
pub(super) struct Size(Vec<Bit>);

impl Size {
    /// The most digits of a number plus one.
    const DIGITS: usize = 18;
    /// The models of the digits of numbers of one length: three in a tree, the others by their place.
    const MODELS: usize = 8 + Self::DIGITS;

    pub(super) fn new() -> Self {
        Self(vec![Bit::NEW; Self::DIGITS * (1 + Self::MODELS)])
    }

    pub(super) fn pass(&mut self, coder: &mut impl Coder, value: u32) -> u32 {
        let value = value.wrapping_add(1).max(1);
        let wanted = value.ilog2() as usize;
        let mut length = 0;
        while length < Self::DIGITS - 1 && self.0[length].pass(coder, length < wanted) {
            length += 1;
        }
        let models = Self::DIGITS + length * Self::MODELS;
        let mut number = 1;
        for place in (0..length).rev() {
            let model = if number < 8 { number as usize } else { 8 + place };
            let bit = self.0[models + model].pass(coder, value >> place & 1 != 0);
            number = number << 1 | u32::from(bit);
        }
        number - 1
    }
}
