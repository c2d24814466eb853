//! The syllables that emoji and other signs stand for: the pictures, ascending, how many each has, and these, the likeliest first.
//!
//! Neighbours are pictures of one kind (🕐 🕑, 😀 😁), so that many have syllables of the one before.

use super::{Bit, Choice, Coder, Picture, Size, length};

/// Binary digits of the number of syllables, and the most there are.
const COUNT: u32 = 3;
const MOST: usize = 7;

pub(super) fn pass(coder: &mut impl Coder, pictures: &mut Vec<Picture>) {
    let (mut distances, mut counts, mut syllables) = (Size::new(), Choice::new(COUNT), Choice::new(9));
    let mut again = [[Bit::NEW; 3]; MOST];
    length(coder, &mut Size::new(), pictures, (0, Vec::new()));
    let mut least = 0u32;
    let mut before = [0; MOST];
    for (picture, heard) in pictures {
        *picture = least.wrapping_add(distances.pass(coder, picture.wrapping_sub(least)));
        least = picture.wrapping_add(1);
        heard.resize(usize::from(counts.pass(coder, heard.len() as u16)), 0);
        let mut was_again = 0;
        for ((syllable, before), again) in heard.iter_mut().zip(&mut before).zip(&mut again) {
            let is_again = again[was_again].pass(coder, syllable == before);
            *syllable = if is_again { *before } else { syllables.pass(coder, *syllable) };
            *before = *syllable;
            was_again = 1 + usize::from(is_again);
        }
    }
}
