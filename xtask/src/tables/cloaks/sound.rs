//! How a character sounds: its usual syllable without tone, and for some characters a second or third one.
//!
//! A rare character has a syllable only if its parts tell it: nobody would hear it otherwise.
//!
//! Format, varints where not said otherwise:
//! - the syllables by use: count · indexes into syllables.txt
//! - for each whole character a code of one byte. Codes below `GUESSES` name one of the guesses its parts give, the next
//!   one says that there is no syllable, the others give the place in the list by use. Codes from `WIDE` on take a second
//!   byte, which is the low one.
//! - further readings: count · characters ascending, coded as differences · syllables

use std::collections::BTreeMap;

use super::super::encode::{sources, write};
use super::super::syllables;
use super::guess::{GUESSES, Guesser};
use super::shape::Shapes;
use super::{Workshop, words_of};
use crate::trouble::{Outcome, Trouble};

/// The least code of two bytes; the two bytes together hold up to `(256 - WIDE) * 256` more.
const WIDE: usize = 240;

/// The usual reading where it is another than the one Unihan names: that is the commonest in print, and for some
/// characters the one in compounds.
const USUAL: &str = "长chang 地di 嗯en 拓tuo 帧zhen 彷pang 埔pu 似si";

/// Further readings of everyday characters, each one taken from the dictionaries in Unihan (kXHC1983, kTGHZ2013) or
/// plain speech (这zhei 那nei). Only those a person would think of when typing: rare ones make phantom hits.
const FURTHER: &str = include_str!("polyphones.txt");

/// The syllables, as indexes into the list of syllables.
pub(super) struct Sounds {
    usual: BTreeMap<char, u16>,
    further: Vec<(char, u16)>,
}

impl Sounds {
    pub(super) fn read(workshop: &Workshop) -> Outcome<Self> {
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
        further.sort_unstable();
        Ok(Self { usual, further })
    }

    /// The usual syllable of a character.
    pub(super) fn of(&self, character: char) -> Option<u16> {
        self.usual.get(&character).copied()
    }

    pub(super) fn encode(&self, workshop: &Workshop, shapes: &Shapes) -> Vec<u8> {
        let ranks = self.by_use(&workshop.wholes);
        let mut bytes = Vec::new();
        write(&mut bytes, ranks.len());
        ranks.iter().for_each(|syllable| write(&mut bytes, usize::from(*syllable)));
        let mut guesser = Guesser::new(workshop.wholes.iter().map(|whole| shapes.numbers(*whole)));
        for whole in &workshop.wholes {
            let parts = shapes.numbers(*whole);
            let guesses = guesser.guess(parts);
            let is_known = |syllable: &u16| workshop.han.is_everyday(*whole) || guesses.contains(syllable);
            let syllable = self.of(*whole).filter(is_known);
            let guess = guesses.iter().position(|guess| Some(*guess) == syllable);
            let rank = || ranks.iter().position(|ranked| Some(*ranked) == syllable).map_or(0, |place| place + 1);
            write_code(&mut bytes, guess.unwrap_or_else(|| GUESSES + rank()));
            if let Some(syllable) = syllable {
                guesser.learn(u32::from(*whole) as u16, parts, syllable);
            }
        }
        sources(&mut bytes, self.further.iter().map(|(character, _)| character));
        self.further.iter().for_each(|(_, syllable)| write(&mut bytes, usize::from(*syllable)));
        bytes
    }

    /// The syllables that characters have, the one of most characters first.
    fn by_use(&self, wholes: &[char]) -> Vec<u16> {
        let mut uses: BTreeMap<u16, usize> = BTreeMap::new();
        for syllable in wholes.iter().filter_map(|whole| self.of(*whole)) {
            *uses.entry(syllable).or_default() += 1;
        }
        let mut ranked: Vec<u16> = uses.keys().copied().collect();
        ranked.sort_by_key(|syllable| usize::MAX - uses.get(syllable).copied().unwrap_or(0));
        ranked
    }
}

fn write_code(bytes: &mut Vec<u8>, code: usize) {
    match code.checked_sub(WIDE) {
        None => bytes.push(code as u8),
        Some(rest) => bytes.extend([(WIDE + rest / 256) as u8, (rest % 256) as u8]),
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
