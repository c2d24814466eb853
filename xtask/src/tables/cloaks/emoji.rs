//! The syllables that emoji stand for in Chinese writing: those of the characters of their short names (🥫 罐).
//!
//! Only single code points, without variation selectors and skin tones. Keycaps are digits (symbols.txt).
//!
//! Format, varints: count · code points ascending, coded as differences · counts of syllables · the syllables, as
//! indexes into syllables.txt, the likeliest of each emoji first.

use std::collections::BTreeMap;

use super::super::encode::{sources, write};
use super::Workshop;
use super::sound::Sounds;
use crate::trouble::Outcome;

/// A longer name describes the picture rather than calling it something.
const LONGEST_NAME: usize = 3;

/// More syllables than this make an emoji stand for anything.
const MOST_SYLLABLES: usize = 6;

/// What people say for a picture and its official name does not: `🎂糕`.
const BY_HAND: &str = include_str!("emoji.txt");

/// Characters that only help a name along.
const FILLERS: &str = "的色子头着";

pub(super) fn encode(workshop: &Workshop, sounds: &Sounds) -> Outcome<Vec<u8>> {
    let mut readings: BTreeMap<char, Vec<u16>> = BTreeMap::new();
    let mut names: Vec<(char, String)> = by_hand();
    for (emoji, said) in workshop.sources.emoji_names()? {
        let mut characters = emoji.chars();
        let (Some(picture), None) = (characters.next(), characters.next()) else { continue };
        if is_picture(picture) {
            names.extend(said.into_iter().map(|name| (picture, name)));
        }
    }
    for (picture, name) in names {
        let syllables = readings.entry(picture).or_default();
        if name.chars().count() > LONGEST_NAME {
            continue;
        }
        for syllable in
            name.chars().filter(|character| !FILLERS.contains(*character)).filter_map(|said| sounds.of(said))
        {
            if syllables.len() < MOST_SYLLABLES && !syllables.contains(&syllable) {
                syllables.push(syllable);
            }
        }
    }
    readings.retain(|_, syllables| !syllables.is_empty());
    let mut bytes = Vec::new();
    sources(&mut bytes, readings.keys());
    readings.values().for_each(|syllables| write(&mut bytes, syllables.len()));
    readings.values().flatten().for_each(|syllable| write(&mut bytes, usize::from(*syllable)));
    Ok(bytes)
}

fn is_picture(character: char) -> bool {
    matches!(u32::from(character), 0x203C | 0x2049 | 0x2190..=0x2BFF | 0x3297 | 0x3299 | 0x1F004..=0x1F3FA | 0x1F400..=0x1FAFF)
}

fn by_hand() -> Vec<(char, String)> {
    let words = BY_HAND.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace);
    words
        .filter_map(|word| {
            let mut characters = word.chars();
            Some((characters.next()?, characters.collect()))
        })
        .collect()
}
