//! Guesses how a character sounds from its parts: 妈 吗 骂 all have 马.
//!
//! Writer and reader of the sounds go through the same guesses in the same order, so a right guess costs a fraction of
//! the syllable itself. Knows nothing of what a part or a syllable is; both are numbers here.

use std::collections::BTreeMap;

/// How many guesses there are for a character; the writer's first codes name them.
pub(crate) const GUESSES: usize = 6;

/// What the characters so far have taught.
pub(crate) struct Guesser {
    /// How many characters have each part: the rarer one is the one that tells the sound.
    uses: BTreeMap<u16, u32>,
    /// The syllables heard with each part, the most usual first.
    heard: BTreeMap<u16, Vec<u16>>,
}

impl Guesser {
    /// Starts from the parts of all characters, one list for each character.
    pub(crate) fn new<'a>(all: impl Iterator<Item = &'a [u16]>) -> Self {
        let mut uses = BTreeMap::new();
        for part in all.flatten() {
            *uses.entry(*part).or_insert(0) += 1;
        }
        Self { uses, heard: BTreeMap::new() }
    }

    /// The likely syllables of a character with these parts, the likeliest first.
    pub(crate) fn guess(&self, parts: &[u16]) -> Vec<u16> {
        let mut guesses = Vec::new();
        for syllable in self.telling(parts).iter().filter_map(|part| self.heard.get(part)).flatten() {
            if guesses.len() < GUESSES && !guesses.contains(syllable) {
                guesses.push(*syllable);
            }
        }
        guesses
    }

    /// Learns the syllable of a character.
    pub(crate) fn learn(&mut self, character: u16, parts: &[u16], syllable: u16) {
        let telling = self.telling(parts).first().copied();
        for part in telling.into_iter().chain([character]) {
            let heard = self.heard.entry(part).or_default();
            match heard.iter().position(|known| *known == syllable) {
                Some(0) => {}
                Some(place) => heard.swap(place - 1, place),
                None => heard.push(syllable),
            }
        }
    }

    /// The two rarest parts.
    fn telling(&self, parts: &[u16]) -> Vec<u16> {
        let mut telling = parts.to_vec();
        telling.sort_unstable_by_key(|part| (self.uses.get(part), *part));
        telling.dedup();
        telling.truncate(2);
        telling
    }
}
