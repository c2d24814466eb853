//! Reads `cloaks.bin`. The format is described with its generator; numbers past the end read as zeros.

use super::guess::{GUESSES, Guesser};
use crate::text::tables::Numbers;

/// The four sections: sound, shape, emoji, words. `None` where their lengths are not those of the file.
pub(super) fn sections(bytes: &[u8]) -> Option<[&[u8]; 4]> {
    let mut rest = bytes;
    let mut sections = [&[][..]; 4];
    for section in &mut sections {
        let (length, after) = rest.split_first_chunk()?;
        (*section, rest) = after.split_at_checked(u32::from_le_bytes(*length) as usize)?;
    }
    rest.is_empty().then_some(sections)
}

/// The usual syllable of each character, and the further ones of some; syllables as indexes into syllables.txt.
pub(super) struct Sounds {
    /// One for each whole character.
    pub(super) usual: Vec<Option<u16>>,
    pub(super) further: Vec<(u16, u16)>,
}

/// `wholes` are the Han characters from U+4E00 to U+9FFF that folding leaves as they are, ascending.
pub(super) fn sounds(bytes: &[u8], wholes: &[u16], shapes: &Shapes) -> Sounds {
    const WIDE: usize = 240;
    let mut numbers = Numbers::new(bytes);
    let ranks: Vec<u16> = (0..numbers.next()).map(|_| numbers.next() as u16).collect();
    let mut guesser = Guesser::new(&shapes.first);
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
    let characters = numbers.ascending();
    let further = characters.into_iter().map(|character| (character as u16, numbers.next() as u16)).collect();
    Sounds { usual, further }
}

/// What characters are made of.
pub(super) struct Shapes {
    /// The parts of each whole character; empty where there are none.
    pub(super) first: Vec<Vec<u16>>,
    /// Other parts of some characters.
    pub(super) second: Vec<(u16, Vec<u16>)>,
    /// Characters that look alike without sharing a part.
    pub(super) alike: Vec<Vec<u16>>,
    /// A part, and then the characters that people type for it.
    pub(super) forms: Vec<Vec<u16>>,
}

pub(super) fn shapes(bytes: &[u8], wholes: &[u16]) -> Shapes {
    let mut numbers = Numbers::new(bytes);
    let frequent = numbers.ascending();
    let other = numbers.ascending();
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
    let characters = numbers.ascending();
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
pub(super) fn emoji(bytes: &[u8]) -> Vec<(u32, Vec<u16>)> {
    let mut numbers = Numbers::new(bytes);
    let pictures = numbers.ascending();
    let counts: Vec<u32> = pictures.iter().map(|_| numbers.next()).collect();
    let syllables = counts.into_iter().map(|count| (0..count).map(|_| numbers.next() as u16).collect());
    pictures.iter().copied().zip(syllables).collect()
}

/// The ordinary words.
#[derive(Debug)]
pub(super) struct Words {
    /// Words of two characters as `first << 16 | second`, sorted: the common ones, and all others.
    pub(super) pairs: [Vec<u32>; 2],
    /// Words of three and four characters, sorted.
    pub(super) longer: Vec<Vec<u16>>,
    /// Characters that are common words by themselves, sorted.
    pub(super) single: Vec<u16>,
}

pub(super) fn words(bytes: &[u8]) -> Words {
    let mut numbers = Numbers::new(bytes);
    let steps = numbers.next();
    let characters: Vec<u32> = (0..steps).flat_map(|_| numbers.ascending()).collect();
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
    let pairs = pairs.map(|pairs| in_order(&pairs));
    let mut character = 0;
    let longer = (0..numbers.next())
        .map(|_| (0..numbers.next()).map(|_| numbers.change(&mut character) as u16).collect())
        .collect();
    let single = numbers.ascending().into_iter().map(|character| character as u16).collect();
    Words { pairs, longer, single }
}

fn in_order(pairs: &[u32]) -> Vec<u32> {
    let order = crate::order::sorted(pairs.len(), &|left, right| pairs[left].cmp(&pairs[right]));
    order.iter().map(|&at| pairs[at as usize]).collect()
}

/// `symbols.txt`: what digits, letters and signs stand for.
pub(super) fn symbols(spellings: &[&[u8]]) -> Vec<(u16, Vec<u16>)> {
    let lines = include_str!("../tables/symbols.txt").lines();
    // A line starts with the symbol itself, which may be the sign that begins a remark.
    let rows = lines.filter(|line| !line.starts_with("# ") || line.split_whitespace().count() == 2);
    let read = |line: &str| {
        let mut words = line.split_whitespace();
        let symbol = words.next()?.encode_utf16().next()?;
        let syllables = words.filter_map(|word| spellings.binary_search(&word.as_bytes()).ok());
        Some((symbol, syllables.map(|syllable| syllable as u16).collect()))
    };
    rows.filter_map(read).collect()
}
