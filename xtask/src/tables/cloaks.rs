//! `cloaks.bin`: what the engine knows of the ways to hide a phrase by sound, by shape and by picture, and of the
//! ordinary words that tell innocent text from a hidden phrase.
//!
//! Here is decided what the tables hold; how they are packed is described in [`packed`](super::packed). Characters are
//! the *whole* ones: Han characters from U+4E00 to U+9FFF that folding leaves as they are; the engine reads folded text,
//! so it meets no other.

mod emoji;
mod shape;
mod sound;
pub(super) mod symbols;
mod words;

use std::collections::BTreeSet;

use super::han::Han;
use super::packed::{Packed, Whole, checksum};
use super::reading::Readings;
use super::sources::Sources;
use super::writer::Writer;
use crate::trouble::Outcome;

/// What every section is made from.
struct Workshop<'a> {
    sources: &'a Sources,
    han: &'a Han,
    readings: &'a Readings,
    /// All whole characters, ascending.
    wholes: Vec<char>,
}

impl Workshop<'_> {
    fn is_whole(&self, character: char) -> bool {
        self.wholes.binary_search(&character).is_ok()
    }

    fn fold(&self, character: char) -> char {
        self.readings.fold.get(&character).copied().unwrap_or(character)
    }
}

/// The bytes of the file.
pub(super) fn all(sources: &Sources, han: &Han, readings: &Readings) -> Outcome<Vec<u8>> {
    let wholes = ('\u{4E00}'..='\u{9FFF}').filter(|character| !readings.fold.contains_key(character)).collect();
    let workshop = Workshop { sources, han, readings, wholes };
    let words = words::all(&workshop)?;
    let sounds = sound::Sounds::read(&workshop, &words.single)?;
    let shapes = shape::all(&workshop)?;
    let mut packed = Packed {
        words,
        sounds: sounds.all(&workshop, &shapes),
        shapes,
        emoji: emoji::all(&workshop, &sounds)?,
        symbols: symbols::all(&workshop)?,
    };
    Ok(file(&mut packed, &numbered(&workshop)))
}

/// The packed tables behind their checksum.
pub(super) fn file(packed: &mut Packed, wholes: &[Whole]) -> Vec<u8> {
    let mut writer = Writer::new();
    packed.pass(&mut writer, wholes);
    let body = writer.finish();
    [&checksum(&body).to_le_bytes()[..], &body].concat()
}

/// The whole characters as the packed tables number them.
fn numbered(workshop: &Workshop) -> Vec<Whole> {
    let targets: BTreeSet<&char> = workshop.readings.fold.values().collect();
    let numbered = |whole: &char| Whole { character: unit(*whole), is_target: targets.contains(whole) };
    workshop.wholes.iter().map(numbered).collect()
}

/// A character of the Basic Multilingual Plane as a code unit.
fn unit(character: char) -> u16 {
    u32::from(character) as u16
}

/// The words of a list written by hand, without its comments.
fn words_of(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace)
}
