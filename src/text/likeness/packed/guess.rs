//! Guesses how a character sounds from its parts: 妈 吗 骂 all have 马.
//!
//! Writer and reader go through the same guesses in the same order, so a right guess costs a fraction of the syllable
//! itself. Knows nothing of what a part or a syllable is; both are numbers here.

use super::shape::{Row, present};

/// How many guesses there are for a character at most.
pub(crate) const GUESSES: usize = 6;

const NUMBERS: usize = 0x1_0000;

/// What the characters so far have taught.
pub(crate) struct Guesser {
    /// How many characters have each part: the rarer one is the one that tells the sound.
    uses: Vec<u16>,
    /// Where the syllables heard with each part are, plus one.
    slots: Vec<u16>,
    /// The syllables heard with a part, the most usual first.
    heard: Vec<Vec<u16>>,
}

impl Guesser {
    /// Starts from the parts of all characters, one list for each character.
    pub(crate) fn new(all: &[Row]) -> Self {
        let mut uses = vec![0u16; NUMBERS];
        for &part in all.iter().flat_map(present) {
            uses[part as usize] = uses[part as usize].saturating_add(1);
        }
        Self { uses, slots: vec![0; NUMBERS], heard: Vec::new() }
    }

    /// Finds the likely syllables of a character with these parts, the likeliest first.
    pub(crate) fn guess(&self, parts: &[u16], guesses: &mut Vec<u16>) {
        guesses.clear();
        for part in self.telling(parts).into_iter().flatten() {
            for &syllable in self.heard_with(part) {
                if guesses.len() < GUESSES && !guesses.contains(&syllable) {
                    guesses.push(syllable);
                }
            }
        }
    }

    /// How many different syllables were heard with the part that tells most.
    pub(crate) fn variety(&self, parts: &[u16]) -> usize {
        self.telling(parts)[0].map_or(0, |part| self.heard_with(part).len())
    }

    /// Learns the syllable of a character.
    pub(crate) fn learn(&mut self, character: u16, parts: &[u16], syllable: u16) {
        if let Some(part) = self.telling(parts)[0] {
            self.hear(part, syllable);
        }
        self.hear(character, syllable);
    }

    fn hear(&mut self, part: u16, syllable: u16) {
        if self.slots[part as usize] == 0 {
            self.heard.push(Vec::new());
            self.slots[part as usize] = self.heard.len() as u16;
        }
        let heard = &mut self.heard[self.slots[part as usize] as usize - 1];
        match heard.iter().position(|known| *known == syllable) {
            Some(0) => {}
            Some(place) => heard.swap(place - 1, place),
            None => heard.push(syllable),
        }
    }

    fn heard_with(&self, part: u16) -> &[u16] {
        let slot = self.slots[part as usize] as usize;
        slot.checked_sub(1).map_or(&[], |slot| &self.heard[slot])
    }

    /// The two rarest parts, the rarer first.
    fn telling(&self, parts: &[u16]) -> [Option<u16>; 2] {
        let rarity = |part: u16| (self.uses[part as usize], part);
        let rarest =
            |but: Option<u16>| parts.iter().copied().filter(|&part| Some(part) != but).min_by_key(|&part| rarity(part));
        let first = rarest(None);
        [first, first.and_then(|first| rarest(Some(first)))]
    }
}
