//! The ordinary words: text that is made of them is innocent, however it sounds.
//!
//! - characters of words, in steps from those that end most words on, each step ascending; a character's number is its
//!   place in all steps, so that the usual ones have small numbers
//! - words of two characters: for each character how many words it begins, and the numbers of their ends, ascending, each
//!   with whether the word is a common one
//! - words of three and four characters, sorted: the distance of the first to that of the word before, the others' numbers
//! - characters that are common words by themselves, ascending

use super::{Bit, Coder, Size, ascending, length, steps};

/// The ordinary words.
#[derive(Default, Debug)]
pub(crate) struct Words {
    /// The characters of all words but the single ones.
    pub(crate) characters: Vec<Vec<u16>>,
    /// For each character in the order of `characters` the words of two that it begins: the number of the other
    /// character, and whether the word is a common one. The numbers ascend.
    pub(crate) pairs: Vec<Vec<(u16, bool)>>,
    /// Words of three and four characters, sorted.
    pub(crate) longer: Vec<Vec<u16>>,
    /// Characters that are common words by themselves, sorted.
    pub(crate) single: Vec<u16>,
}

/// A head with many ends to come has the next one nearer; more than this many make no more difference.
const MANY: usize = 20;

impl Words {
    /// Whether a word has this character, and if so its number.
    pub(crate) fn number(&self, character: u16) -> Option<u16> {
        let mut before = 0;
        for step in &self.characters {
            if let Ok(place) = step.binary_search(&character) {
                return u16::try_from(before + place).ok();
            }
            before += step.len();
        }
        None
    }

    /// All characters in the order of their numbers.
    pub(crate) fn ordered(&self) -> Vec<u16> {
        self.characters.concat()
    }

    /// For each character there is, whether a word has it.
    pub(super) fn worded(&self) -> Vec<bool> {
        let mut worded = vec![false; 0x1_0000];
        self.characters.iter().flatten().for_each(|&character| worded[usize::from(character)] = true);
        worded
    }

    pub(super) fn pass(&mut self, coder: &mut impl Coder) {
        steps(coder, &mut self.characters);
        self.pass_pairs(coder);
        self.pass_longer(coder);
        length(coder, &mut Size::new(), &mut self.single, 0);
        ascending(coder, &mut Size::new(), self.single.iter_mut());
    }

    fn pass_pairs(&mut self, coder: &mut impl Coder) {
        let mut lengths = vec![Size::new(); ROOM];
        let mut distances = vec![Size::new(); MANY + 1];
        let mut commons = [[Bit::NEW; ROOM]; ROOM];
        self.pairs.resize(self.characters.iter().map(Vec::len).sum(), Vec::new());
        for (head, ends) in self.pairs.iter_mut().enumerate() {
            length(coder, &mut lengths[digits(head)], ends, (0, false));
            let mut least = 0u16;
            let count = ends.len();
            for (at, (tail, is_common)) in ends.iter_mut().enumerate() {
                let distance = u32::from(tail.wrapping_sub(least));
                *tail = least.wrapping_add(distances[(count - at).min(MANY)].pass(coder, distance) as u16);
                *is_common = commons[digits(head)][digits(usize::from(*tail))].pass(coder, *is_common);
                least = tail.wrapping_add(1);
            }
        }
    }

    fn pass_longer(&mut self, coder: &mut impl Coder) {
        let mut longer = std::mem::take(&mut self.longer);
        let characters = self.ordered();
        let [mut lengths, mut distances, mut numbers] = [(); 3].map(|()| Size::new());
        length(coder, &mut Size::new(), &mut longer, Vec::new());
        let mut first = 0u16;
        for word in &mut longer {
            length(coder, &mut lengths, word, 0);
            for (at, character) in word.iter_mut().enumerate() {
                *character = if at == 0 {
                    first.wrapping_add(distances.pass(coder, u32::from(character.wrapping_sub(first))) as u16)
                } else {
                    let number = u32::from(self.number(*character).unwrap_or_default());
                    characters.get(numbers.pass(coder, number) as usize).copied().unwrap_or_default()
                };
            }
            first = word.first().copied().unwrap_or_default();
        }
        self.longer = longer;
    }
}

/// Room for the binary digits of any character's number.
const ROOM: usize = 17;

fn digits(number: usize) -> usize {
    ((usize::BITS - number.leading_zeros()) as usize).min(ROOM - 1)
}
