//! What digits, letters and signs stand for by their sound, as people write in chat: 5 for 我.

use super::super::packed::Picture;
use super::super::syllables;
use super::Workshop;
use crate::trouble::{Outcome, Trouble};

/// One line for each: the symbol, and its syllables. The symbol may be the sign that begins a remark.
const SYMBOLS: &str = include_str!("symbols.txt");

/// The lines of the list as the symbol and its syllables.
pub(in super::super) fn lines() -> impl Iterator<Item = (char, Vec<&'static str>)> {
    SYMBOLS.lines().filter_map(|line| {
        let mut words = line.split(' ');
        let mut symbol = words.next()?.chars();
        let syllables: Vec<&str> = words.collect();
        let is_remark = line.starts_with("# ") && syllables.len() != 1;
        Some((symbol.next().filter(|_| !is_remark)?, syllables))
    })
}

/// The symbols, sorted, with their syllables, the usual one first.
pub(super) fn all(workshop: &Workshop) -> Outcome<Vec<Picture>> {
    let names = syllables::all(workshop.sources)?;
    let names: Vec<&str> = names.split_whitespace().collect();
    let number = |syllable: &str| {
        let place = names.binary_search(&syllable).ok().and_then(|place| u16::try_from(place).ok());
        place.ok_or_else(|| Trouble::new(format!("`{syllable}` in symbols.txt is no syllable.")))
    };
    let mut symbols = lines()
        .map(|(symbol, syllables)| {
            Ok((u32::from(symbol), syllables.into_iter().map(number).collect::<Outcome<Vec<u16>>>()?))
        })
        .collect::<Outcome<Vec<Picture>>>()?;
    symbols.sort_unstable();
    Ok(symbols)
}
