//! Where each character of the phrases stands: what is hidden next to a character that is not can be met at that one.
//!
//! Kept for few phrases only. Among very many every character stands in hundreds of them.

use std::ops::Range;

use super::seeds::Seed;
use super::stream::{Item, Kind};
use super::window::Search;
use crate::order::sorted;
use crate::phrase::hit::Hit;
use crate::phrase::index::Index;

/// Initials side by side that are looked at from the character next to them; more are met by themselves or in pairs.
const MOST_INITIALS: usize = 4;

/// The places of each character, behind a filter.
#[derive(Clone, Debug)]
pub(super) struct Anchors {
    places: Vec<(u16, Seed)>,
    known: Vec<u64>,
}

impl Anchors {
    pub(super) fn new(index: &Index, forms: &[u32]) -> Self {
        let mut places = Vec::new();
        let mut known = vec![0; 0x1_0000 / 64];
        for &form in forms {
            for (at, &token) in index.form_tokens(form).iter().enumerate() {
                places.push((token, Seed::new(form, at)));
                known[token as usize >> 6] |= 1 << (token & 63);
            }
        }
        let order = sorted(places.len(), &|left, right| places[left].cmp(&places[right]));
        Self { places: order.iter().map(|&at| places[at as usize]).collect(), known }
    }

    /// Where the phrases have the character `token`.
    pub(super) fn of(&self, token: u16) -> impl Iterator<Item = Seed> {
        let known = self.known[token as usize >> 6] >> (token & 63) & 1 != 0;
        let low = if known { self.places.partition_point(|place| place.0 < token) } else { self.places.len() };
        self.places[low..].iter().take_while(move |place| place.0 == token).map(|place| place.1)
    }
}

impl Search<'_> {
    /// Phrases of which a character stands openly next to the initials of others: 你fb烦, g远点.
    pub(super) fn by_initials_at(&self, odd: Range<usize>, tried: &mut Vec<(u32, u32)>, hits: &mut Vec<Hit>) {
        let is_letter = |at: usize| matches!(self.stream.items.get(at), Some(Item { kind: Kind::Letter(_), .. }));
        let mut at = odd.start.saturating_sub(1);
        while at <= odd.end {
            let length = (at..).take_while(|&at| is_letter(at)).count();
            if (1..=MOST_INITIALS).contains(&length) {
                self.next_to_initials(at..at + length, tried, hits);
            }
            at += length.max(1);
        }
    }

    fn next_to_initials(&self, letters: Range<usize>, tried: &mut Vec<(u32, u32)>, hits: &mut Vec<Hit>) {
        let anchors = |at: Option<usize>| match at
            .and_then(|at| Some((at, self.cloaks.anchors.as_ref()?, self.stream.items.get(at)?)))
        {
            Some((at, anchors, Item { kind: Kind::Han(token), .. })) => Some((at, anchors.of(*token))),
            _ => None,
        };
        let count = letters.len();
        if let Some((item, seeds)) = anchors(letters.start.checked_sub(1)) {
            for seed in seeds.filter(|seed| self.begin_with(seed.form(), seed.at() + 1, letters.clone())) {
                self.attempt(seed, item as u32, tried, hits);
            }
        }
        if let Some((item, seeds)) = anchors(Some(letters.end)) {
            let fits = |seed: &Seed| {
                seed.at().checked_sub(count).is_some_and(|first| self.begin_with(seed.form(), first, letters.clone()))
            };
            for seed in seeds.filter(fits) {
                self.attempt(seed, item as u32, tried, hits);
            }
        }
    }

    /// Whether the characters of a phrase from `first` on begin with these letters.
    fn begin_with(&self, form: u32, first: usize, letters: Range<usize>) -> bool {
        let count = letters.len();
        let characters = self.index.form_tokens(form).get(first..first + count);
        let begins = |(item, &character): (usize, &u16)| match self.stream.items[item].kind {
            Kind::Letter(letter) => self.likeness.begins_with(character, letter),
            _ => false,
        };
        characters.is_some_and(|characters| letters.zip(characters).all(begins))
    }
}
