//! How a character sounds: its usual syllable without tone, and for some characters a second or third one.
//!
//! A rare character has a syllable only if its parts tell it: nobody would hear it otherwise.

use std::collections::BTreeMap;

use super::super::packed::guess::Guesser;
use super::super::packed::{self, Shapes, present};
use super::super::syllables;
use super::{Workshop, unit, words_of};
use crate::trouble::{Outcome, Trouble};

/// The usual reading where it is another than the one Unihan names: that is the commonest in print, and for some
/// characters the one in compounds.
const USUAL: &str = "长chang 地di 嗯en 拓tuo 帧zhen 彷pang 埔pu 似si";

/// Further readings of the commonest characters, which get no others: each one taken from the dictionaries in Unihan
/// (kXHC1983, kTGHZ2013) or
/// plain speech (这zhei 那nei). Only those a person would think of when typing: rare ones make phantom hits.
const FURTHER: &str = include_str!("polyphones.txt");

/// The syllables, as indexes into the list of syllables.
pub(super) struct Sounds {
    usual: BTreeMap<char, u16>,
    further: Vec<(char, u16)>,
}

impl Sounds {
    /// `common` are the characters that are common words by themselves, sorted.
    pub(super) fn read(workshop: &Workshop, common: &[u16]) -> Outcome<Self> {
        let names = syllables::all(workshop.sources)?;
        let indexes: BTreeMap<&str, u16> = names.split_whitespace().zip(0..).collect();
        let index = |syllable: &str| indexes.get(syllable).copied();
        let mut usual: BTreeMap<char, u16> = workshop
            .sources
            .unihan("Unihan_Readings.txt", "kMandarin")?
            .into_iter()
            .filter_map(|(character, value)| Some((character, index(&syllables::toneless(value.split(' ').next()?))?)))
            .collect();
        usual.extend(by_hand(USUAL, &index)?);
        let mut further = by_hand(FURTHER, &index)?;
        // What is no common word by itself is typed for its sound, by any reading a dictionary gives.
        for (character, value) in workshop.sources.unihan("Unihan_Readings.txt", "kTGHZ2013")? {
            let typed = workshop.han.is_everyday(character) && workshop.is_whole(character);
            if typed && common.binary_search(&unit(character)).is_err() {
                further.extend(syllables::listed(&value).filter_map(|syllable| Some((character, index(&syllable)?))));
            }
        }
        further.retain(|(character, syllable)| usual.get(character) != Some(syllable));
        further.sort_unstable();
        further.dedup();
        Ok(Self { usual, further })
    }

    /// The usual syllable of a character.
    pub(super) fn of(&self, character: char) -> Option<u16> {
        self.usual.get(&character).copied()
    }

    /// The sounds of the whole characters.
    pub(super) fn all(&self, workshop: &Workshop, shapes: &Shapes) -> packed::Sounds {
        let mut guesser = Guesser::new(&shapes.first);
        let mut guesses = Vec::new();
        let mut usual = Vec::new();
        for (whole, row) in workshop.wholes.iter().zip(&shapes.first) {
            guesser.guess(present(row), &mut guesses);
            let is_known = |syllable: &u16| workshop.han.is_everyday(*whole) || guesses.contains(syllable);
            let syllable = self.of(*whole).filter(is_known);
            if let Some(syllable) = syllable {
                guesser.learn(unit(*whole), present(row), syllable);
            }
            usual.push(syllable);
        }
        let further = self.further.iter().map(|(character, syllable)| (unit(*character), *syllable)).collect();
        packed::Sounds { usual, further }
    }
}

/// Words like `长chang`: a character and its syllables.
fn by_hand(text: &'static str, index: &impl Fn(&str) -> Option<u16>) -> Outcome<Vec<(char, u16)>> {
    let mut readings = Vec::new();
    for word in words_of(text) {
        let syllable_at = word.find(|letter: char| letter.is_ascii()).unwrap_or(word.len());
        let (characters, syllable) = word.split_at(syllable_at);
        let syllable = index(syllable).ok_or_else(|| Trouble::new(format!("The reading `{word}` is no syllable.")))?;
        readings.extend(characters.chars().map(|character| (character, syllable)));
    }
    Ok(readings)
}
