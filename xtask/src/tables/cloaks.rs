//! `cloaks.bin`: what the engine knows of the ways to hide a phrase by sound, by shape and by picture, and of the
//! ordinary words that tell innocent text from a hidden phrase.
//!
//! Four sections in this order, each as its length in bytes (four, little-endian) and the bytes: sound, shape, emoji,
//! words. Each describes its format in its module. Characters are the *whole* ones: Han characters from U+4E00 to
//! U+9FFF that folding leaves as they are; the engine reads folded text, so it meets no other.

mod emoji;
pub(super) mod guess;
mod shape;
mod sound;
mod words;

use super::han::Han;
use super::reading::Readings;
use super::sources::Sources;
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

/// The container, and the sections' names with their bytes for the report.
pub(super) fn all(sources: &Sources, han: &Han, readings: &Readings) -> Outcome<Vec<(&'static str, Vec<u8>)>> {
    let wholes = ('\u{4E00}'..='\u{9FFF}').filter(|character| !readings.fold.contains_key(character)).collect();
    let workshop = Workshop { sources, han, readings, wholes };
    let shapes = shape::Shapes::read(&workshop)?;
    let sounds = sound::Sounds::read(&workshop)?;
    Ok(vec![
        ("sound", sounds.encode(&workshop, &shapes)),
        ("shape", shapes.encode(&workshop)),
        ("emoji", emoji::encode(&workshop, &sounds)?),
        ("words", words::encode(&workshop)?),
    ])
}

/// The file of all sections.
pub(super) fn container(sections: &[(&'static str, Vec<u8>)]) -> Vec<u8> {
    let framed = |(_, bytes): &(&str, Vec<u8>)| [&(bytes.len() as u32).to_le_bytes()[..], bytes].concat();
    sections.iter().flat_map(framed).collect()
}

/// The words of a list written by hand, without its comments.
fn words_of(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace)
}
