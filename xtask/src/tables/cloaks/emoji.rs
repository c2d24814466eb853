//! The syllables that emoji stand for in Chinese writing: those of the characters of their short names (🥫 罐).
//!
//! Only single code points, without variation selectors and skin tones. Keycaps are digits (symbols.txt).

use std::collections::BTreeMap;

use super::super::packed::Picture;
use super::sound::Sounds;
use super::{Workshop, words_of};
use crate::trouble::Outcome;

/// A longer name describes the picture rather than calling it something.
const LONGEST_NAME: usize = 3;
const LONGEST_KEYWORD: usize = 2;

/// More syllables than this make an emoji stand for anything.
const MOST_SYLLABLES: usize = 3;

/// What people say for a picture and its official name does not: `🎂糕`.
const BY_HAND: &str = include_str!("emoji.txt");

/// Characters that only help a longer name along.
const FILLERS: &str = "的色子头着";

/// The pictures, sorted, with their syllables.
pub(super) fn all(workshop: &Workshop, sounds: &Sounds) -> Outcome<Vec<Picture>> {
    let mut names: Vec<(char, String)> = by_hand();
    for (emoji, said) in workshop.sources.emoji_names()? {
        let mut characters = emoji.chars();
        if let (Some(picture), None) = (characters.next(), characters.next())
            && is_picture(picture)
        {
            names.extend(short(said).into_iter().map(|name| (picture, name)));
        }
    }
    let mut readings: BTreeMap<char, Vec<u16>> = BTreeMap::new();
    for (picture, name) in names {
        let syllables = readings.entry(picture).or_default();
        let is_said = |character: &char| name.len() == character.len_utf8() || !FILLERS.contains(*character);
        for syllable in name.chars().filter(is_said).filter_map(|character| sounds.of(character)) {
            if syllables.len() < MOST_SYLLABLES && !syllables.contains(&syllable) {
                syllables.push(syllable);
            }
        }
    }
    readings.retain(|_, syllables| !syllables.is_empty());
    Ok(readings.into_iter().map(|(picture, syllables)| (u32::from(picture), syllables)).collect())
}

/// The names that are short enough, in the order in which they come to mind: one character, the title, keywords.
fn short(said: Vec<String>) -> Vec<String> {
    let mut names = Vec::new();
    for (place, name) in said.into_iter().enumerate() {
        let length = name.chars().count();
        if length <= if place == 0 { LONGEST_NAME } else { LONGEST_KEYWORD } {
            names.push((length, place, name));
        }
    }
    names.sort_unstable_by_key(|(length, place, _)| (*length > 1, *place));
    names.into_iter().map(|(_, _, name)| name).collect()
}

fn is_picture(character: char) -> bool {
    matches!(u32::from(character), 0x203C | 0x2049 | 0x2190..=0x2BFF | 0x3297 | 0x3299 | 0x1F004..=0x1F3FA | 0x1F400..=0x1FAFF)
}

/// Each character of the list is a name.
fn by_hand() -> Vec<(char, String)> {
    let mut names = Vec::new();
    for mut word in words_of(BY_HAND).map(str::chars) {
        let Some(picture) = word.next() else { continue };
        names.extend(word.map(|name| (picture, name.to_string())));
    }
    names
}
