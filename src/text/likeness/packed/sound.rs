//! How characters sound: the usual syllable of each without tone, and for some a second or third one.
//!
//! For each whole character: whether it has a syllable; which of the guesses that its parts give is right, or that none
//! is; and then the syllable itself. After that the further readings: characters, ascending, and syllables.

use super::guess::{GUESSES, Guesser};
use super::shape::present;
use super::{Bit, Choice, Coder, Shapes, Size, Whole, Words, length};

/// Syllables, as indexes into syllables.txt.
#[derive(Default)]
pub(crate) struct Sounds {
    /// The usual one of each whole character; nobody would hear one where there is none.
    pub(crate) usual: Vec<Option<u16>>,
    /// Characters and further readings of theirs, sorted.
    pub(crate) further: Vec<(u16, u16)>,
}

/// Binary digits of a syllable.
const SYLLABLE: u32 = 9;

/// Different numbers of guesses, and of what makes them sure.
const COUNTS: usize = GUESSES + 1;
const SURE: usize = 5;

impl Sounds {
    pub(super) fn pass(&mut self, coder: &mut impl Coder, wholes: &[Whole], shapes: &Shapes, words: &Words) {
        let mut guesser = Guesser::new(&shapes.first);
        let mut syllables = Choice::new(SYLLABLE);
        let mut silent = [[[Bit::NEW; COUNTS]; 2]; 4];
        let mut right = [[[[Bit::NEW; 2]; COUNTS]; SURE]; GUESSES];
        let (worded, mut guesses, mut was_silent) = (words.worded(), Vec::new(), false);
        self.usual.resize(wholes.len(), None);
        for ((whole, row), usual) in wholes.iter().zip(&shapes.first).zip(&mut self.usual) {
            let parts = present(row);
            guesser.guess(parts, &mut guesses);
            let (count, sure) = (guesses.len(), guesser.variety(parts).min(SURE - 1));
            let is_worded = usize::from(worded[usize::from(whole.character)]);
            let kind = is_worded * 2 + usize::from(whole.is_target);
            was_silent = silent[kind][usize::from(was_silent)][count].pass(coder, usual.is_none());
            if was_silent {
                *usual = None;
                continue;
            }
            let mut is_right =
                |(at, guess): &(usize, &u16)| right[*at][sure][count][is_worded].pass(coder, *usual == Some(**guess));
            let guess = guesses.iter().enumerate().find(&mut is_right).map(|(_, &guess)| guess);
            let syllable = guess.unwrap_or_else(|| syllables.pass(coder, usual.unwrap_or_default()));
            guesser.learn(whole.character, parts, syllable);
            *usual = Some(syllable);
        }
        self.pass_further(coder, &mut syllables);
    }

    fn pass_further(&mut self, coder: &mut impl Coder, syllables: &mut Choice) {
        length(coder, &mut Size::new(), &mut self.further, (0, 0));
        let mut distances = Size::new();
        let mut before = 0u16;
        for (character, syllable) in &mut self.further {
            // Several readings of one character stand side by side.
            *character = before.wrapping_add(distances.pass(coder, u32::from(character.wrapping_sub(before))) as u16);
            *syllable = syllables.pass(coder, *syllable);
            before = *character;
        }
    }
}
