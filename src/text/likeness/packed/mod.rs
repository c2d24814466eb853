//! `cloaks.bin` as it lies on the disk: what is known of the ways to hide a phrase by sound, by shape and by picture,
//! and of the ordinary words that tell innocent text from a hidden phrase.
//!
//! One description serves both ways. Every part of the tables has a `pass`, which goes through its numbers in a fixed
//! order and shows each of them to a [`Coder`]: a writer takes the number and returns it, a reader disregards it and
//! returns the one that was written. So the generator fills the tables and passes them to a writer, the engine passes
//! empty ones to a reader, and the two cannot disagree. The generator compiles these very files.
//!
//! The numbers are packed bit by bit, each as short as the ones before it make it likely (`model`), which takes less room
//! than a general compression of a plain file, whatever a server compresses with.
//!
//! Invariant: whatever a reader returns, a pass ends, soon, and without a panic; wrong numbers only give wrong tables.

pub(crate) mod guess;
mod model;
mod pictures;
pub(crate) mod shape;
mod sound;
mod words;

pub(crate) use shape::{Shapes, present};
pub(crate) use sound::Sounds;
pub(crate) use words::Words;

use model::{Bit, Choice, Size};

/// One that writes bits, or reads them.
pub(crate) trait Coder {
    /// The bit, whose chance to be set is `chance` in 4,096: the given one if this writes, the written one if it reads.
    fn bit(&mut self, chance: u32, bit: bool) -> bool;
}

/// A Han character from U+4E00 to U+9FFF that folding leaves as it is. Folded text has no others.
#[derive(Clone, Copy)]
pub(crate) struct Whole {
    pub(crate) character: u16,
    /// Whether other characters fold to it, which the frequent ones are known by.
    pub(crate) is_target: bool,
}

/// The tables.
#[derive(Default)]
pub(crate) struct Packed {
    pub(crate) words: Words,
    pub(crate) shapes: Shapes,
    pub(crate) sounds: Sounds,
    /// Emoji, sorted, with the syllables they may stand for, as indexes into syllables.txt.
    pub(crate) emoji: Vec<Picture>,
    /// Digits, letters and signs likewise.
    pub(crate) symbols: Vec<Picture>,
}

/// What stands for up to seven syllables: its code point, and these, the likeliest first.
pub(crate) type Picture = (u32, Vec<u16>);

impl Packed {
    /// Passes all tables; `wholes` are all there are, ascending.
    pub(crate) fn pass(&mut self, coder: &mut impl Coder, wholes: &[Whole]) {
        self.words.pass(coder);
        self.shapes.pass(coder, wholes.len());
        self.sounds.pass(coder, wholes, &self.shapes, &self.words);
        pictures::pass(coder, &mut self.emoji);
        pictures::pass(coder, &mut self.symbols);
    }
}

/// The checksum with which the file begins, in the manner of FNV-1a: no change of a single byte goes unseen.
pub(crate) fn checksum(body: &[u8]) -> u32 {
    body.iter().fold(0x811C_9DC5, |sum, &byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The length of a list, which a reader makes that long; at most 65,535, so that a wrong one does no harm.
fn length<T: Clone>(coder: &mut impl Coder, lengths: &mut Size, list: &mut Vec<T>, empty: T) {
    let length = lengths.pass(coder, list.len() as u32) & 0xFFFF;
    list.resize(length as usize, empty);
}

/// Ascending numbers, each as the distance to the one before.
fn ascending<'a>(coder: &mut impl Coder, distances: &mut Size, numbers: impl Iterator<Item = &'a mut u16>) {
    let mut least = 0u16;
    for number in numbers {
        *number = least.wrapping_add(distances.pass(coder, u32::from(number.wrapping_sub(least))) as u16);
        least = number.wrapping_add(1);
    }
}

/// A list of ascending lists.
fn steps(coder: &mut impl Coder, steps: &mut Vec<Vec<u16>>) {
    let mut lengths = Size::new();
    length(coder, &mut lengths, steps, Vec::new());
    for step in steps {
        length(coder, &mut lengths, step, 0);
        // Each has its own density.
        ascending(coder, &mut Size::new(), step.iter_mut());
    }
}
