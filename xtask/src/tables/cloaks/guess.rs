//! Guesses how a character sounds from its parts: 妈 吗 骂 all have 马.
//!
//! Writer and reader of the sounds go through the same guesses in the same order, so a right guess costs a fraction of
//! the syllable itself. Knows nothing of what a part or a syllable is; both are numbers here.

/// How many guesses there are for a character at most.
pub(crate) const GUESSES: usize = 6;

const PLANE: usize = 0x1_0000;

/// What the characters so far have taught.
pub(crate) struct Guesser {
    /// How many characters have each part: the rarer one is the one that tells the sound.
    uses: Vec<u16>,
    /// The syllables heard with each part, the most usual first.
    heard: Vec<Vec<u16>>,
}

impl Guesser {
    /// Starts from the parts of all characters, one list for each character.
    pub(crate) fn new<'a>(all: impl Iterator<Item = &'a [u16]>) -> Self {
        let mut uses = vec![0; PLANE];
        for part in all.flatten() {
            uses[usize::from(*part)] += 1;
        }
        Self { uses, heard: vec![Vec::new(); PLANE] }
    }

    /// The likely syllables of a character with these parts, the likeliest first.
    pub(crate) fn guess(&self, parts: &[u16]) -> Vec<u16> {
        let first = self.telling(parts, None);
        let second = self.telling(parts, first);
        let mut guesses = Vec::with_capacity(GUESSES);
        for syllable in [first, second].into_iter().flatten().flat_map(|part| &self.heard[usize::from(part)]) {
            if guesses.len() < GUESSES && !guesses.contains(syllable) {
                guesses.push(*syllable);
            }
        }
        guesses
    }

    /// Learns the syllable of a character.
    pub(crate) fn learn(&mut self, character: u16, parts: &[u16], syllable: u16) {
        for part in self.telling(parts, None).into_iter().chain([character]) {
            let heard = &mut self.heard[usize::from(part)];
            match heard.iter().position(|known| *known == syllable) {
                Some(0) => {}
                Some(place) => heard.swap(place - 1, place),
                None => heard.push(syllable),
            }
        }
    }

    /// The rarest part but one.
    fn telling(&self, parts: &[u16], but: Option<u16>) -> Option<u16> {
        let others = parts.iter().copied().filter(|part| Some(*part) != but);
        others.min_by_key(|part| (self.uses[usize::from(*part)], *part))
    }
}
