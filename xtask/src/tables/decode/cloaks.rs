//! Reads `cloaks.bin` back; the engine's own reader is the same code.

use super::super::cloaks::guess::{GUESSES, Guesser};
use super::Numbers;

/// The four sections: sound, shape, emoji, words.
pub(crate) fn sections(bytes: &[u8]) -> [&[u8]; 4] {
    let mut rest = bytes;
    [(); 4].map(|()| {
        let Some((length, after)) = rest.split_first_chunk() else { return &[][..] };
        let (section, others) = after.split_at((u32::from_le_bytes(*length) as usize).min(after.len()));
        rest = others;
        section
    })
}

/// The usual syllable of each character, and the further ones of some; syllables as indexes into syllables.txt.
pub(crate) struct Sounds {
    /// One for each whole character.
    pub(crate) usual: Vec<Option<u16>>,
    pub(crate) further: Vec<(u16, u16)>,
}

/// `wholes` are the Han characters from U+4E00 to U+9FFF that folding leaves as they are, ascending.
pub(crate) fn sounds(bytes: &[u8], wholes: &[u16], shapes: &Shapes) -> Sounds {
    const WIDE: usize = 240;
    let mut numbers = Numbers::new(bytes);
    let ranks: Vec<u16> = (0..numbers.next()).map(|_| numbers.next() as u16).collect();
    let mut guesser = Guesser::new(shapes.first.iter().map(Vec::as_slice));
    let mut usual = Vec::with_capacity(wholes.len());
    for (whole, parts) in wholes.iter().zip(&shapes.first) {
        let code = match usize::from(numbers.byte()) {
            high @ WIDE.. => WIDE + (high - WIDE) * 256 + usize::from(numbers.byte()),
            code => code,
        };
        let syllable = match code.checked_sub(GUESSES) {
            Some(0) => None,
            Some(place) => ranks.get(place - 1).copied(),
            None => guesser.guess(parts).get(code).copied(),
        };
        if let Some(syllable) = syllable {
            guesser.learn(*whole, parts, syllable);
        }
        usual.push(syllable);
    }
    let characters = numbers.sources();
    let further = characters.into_iter().map(|character| (character as u16, numbers.next() as u16)).collect();
    Sounds { usual, further }
}

/// What characters are made of.
pub(crate) struct Shapes {
    /// The parts of each whole character; empty where there are none.
    pub(crate) first: Vec<Vec<u16>>,
    /// Other parts of some characters.
    pub(crate) second: Vec<(u16, Vec<u16>)>,
    /// A character, and then those that look like it without sharing a part.
    pub(crate) alike: Vec<Vec<u16>>,
    /// A part, and then the characters that people type for it.
    pub(crate) forms: Vec<Vec<u16>>,
}

pub(crate) fn shapes(bytes: &[u8], wholes: &[u16]) -> Shapes {
    let mut numbers = Numbers::new(bytes);
    let frequent = numbers.sources();
    let other = numbers.sources();
    let part = |numbers: &mut Numbers| {
        let number = usize::from(numbers.byte());
        let part = match number.checked_sub(frequent.len()) {
            None => frequent.get(number),
            Some(high) => other.get(high * 256 + usize::from(numbers.byte())),
        };
        part.copied().unwrap_or_default() as u16
    };
    let forms: Vec<u8> = wholes.iter().map(|_| numbers.byte()).collect();
    let mut radical = 0;
    let mut first = Vec::with_capacity(wholes.len());
    for form in forms.into_iter().map(usize::from) {
        let (count, place) = (form / 8, form % 8);
        let mut row = Vec::with_capacity(count);
        for at in 0..count {
            row.push(if at == place { radical } else { part(&mut numbers) });
        }
        if let Some(new) = place.checked_sub(4).and_then(|place| row.get(place)) {
            radical = *new;
        }
        first.push(row);
    }
    let characters = numbers.sources();
    let counts: Vec<u32> = characters.iter().map(|_| numbers.next()).collect();
    let rows = counts.into_iter().map(|count| (0..count).map(|_| part(&mut numbers)).collect());
    let second = characters.into_iter().map(|character| character as u16).zip(rows).collect();
    let alike = groups(&mut numbers);
    let forms = groups(&mut numbers);
    Shapes { first, second, alike, forms }
}

fn groups(numbers: &mut Numbers) -> Vec<Vec<u16>> {
    let mut character = 0;
    (0..numbers.next()).map(|_| (0..numbers.next()).map(|_| numbers.change(&mut character) as u16).collect()).collect()
}

/// Emoji, sorted, with the syllables they may stand for.
pub(crate) fn emoji(bytes: &[u8]) -> Vec<(u32, Vec<u16>)> {
    let mut numbers = Numbers::new(bytes);
    let pictures = numbers.sources();
    let counts: Vec<u32> = pictures.iter().map(|_| numbers.next()).collect();
    let syllables = counts.into_iter().map(|count| (0..count).map(|_| numbers.next() as u16).collect());
    pictures.iter().copied().zip(syllables).collect()
}

/// The ordinary words.
pub(crate) struct Words {
    /// Words of two characters as `first << 16 | second`, sorted: the common ones, and all others.
    pub(crate) pairs: [Vec<u32>; 2],
    /// Words of three and four characters, sorted.
    pub(crate) longer: Vec<Vec<u16>>,
    /// Characters that are common words by themselves, sorted.
    pub(crate) single: Vec<u16>,
}

pub(crate) fn words(bytes: &[u8]) -> Words {
    let mut numbers = Numbers::new(bytes);
    let steps = numbers.next();
    let characters: Vec<u32> = (0..steps).flat_map(|_| numbers.sources()).collect();
    let counts: Vec<u32> = characters.iter().map(|_| numbers.next()).collect();
    let mut pairs = [Vec::new(), Vec::new()];
    for (head, count) in characters.iter().zip(counts) {
        let mut place = 0;
        for _ in 0..count {
            let code = numbers.next();
            place += (code >> 1) as usize;
            pairs[(code & 1) as usize].extend(characters.get(place).map(|tail| head << 16 | tail));
        }
    }
    pairs.iter_mut().for_each(|pairs| pairs.sort_unstable());
    let mut character = 0;
    let longer = (0..numbers.next())
        .map(|_| (0..numbers.next()).map(|_| numbers.change(&mut character) as u16).collect())
        .collect();
    let single = numbers.sources().into_iter().map(|character| character as u16).collect();
    Words { pairs, longer, single }
}
