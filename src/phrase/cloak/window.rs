//! The search of one window of a message, around places that look odd: letters, digits, emoji and signs, parts.
//!
//! Everything in the window that sounds like a syllable is a *node*; phrases that have the sounds of nodes next to each other
//! are aligned with the stream. Invariant: what is tried in one window is bounded, whatever the text.

use std::ops::Range;

use super::align::{Aligner, Step};
use super::seeds::Seed;
use super::stream::{Item, Kind, Stream};
use super::{BUDGET, Cloaks, LONGEST_SPELLING, accept};
use crate::phrase::hit::Hit;
use crate::phrase::index::Index;
use crate::text::{Likeness, Span};

/// Candidates tried at one odd place; a text made to have more gains nothing by it.
const MOST_CANDIDATES: usize = 512;

/// Items that may stand for one character, and what it sounds like.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    first: u32,
    end: u32,
    class: u8,
}

/// One window's search.
pub(super) struct Search<'a> {
    pub(super) cloaks: &'a Cloaks,
    pub(super) likeness: &'a Likeness,
    pub(super) index: &'a Index,
    pub(super) stream: &'a Stream,
}

impl Search<'_> {
    /// Reads a phrase so that its character `at` stands at token `token`.
    pub(super) fn through(&self, form: u32, at: usize, token: u32, hits: &mut Vec<Hit>) {
        let separator = |item: &Item| matches!(item.kind, Kind::Sound { separator: true, .. });
        let Some(item) = self.stream.items.iter().position(|item| item.token == token && !separator(item)) else {
            return;
        };
        self.align(form, at, item, hits);
    }

    /// Tries what may stand at the odd tokens `odd`.
    pub(super) fn run(&self, odd: Range<u32>, nodes: &mut Vec<Node>, tried: &mut Vec<(u32, u32)>, hits: &mut Vec<Hit>) {
        self.nodes(nodes);
        tried.clear();
        let first = self.stream.items.partition_point(|item| item.token < odd.start);
        let last = self.stream.items.partition_point(|item| item.token < odd.end);
        if self.cloaks.seeds.is_crowded() {
            self.chains(first..last, nodes, tried, hits);
        } else {
            self.around(first..last, nodes, tried, hits);
            self.by_initials_at(first..last, tried, hits);
        }
        self.initials(hits);
    }

    /// Everything in the window that sounds like a syllable.
    fn nodes(&self, nodes: &mut Vec<Node>) {
        nodes.clear();
        for (at, item) in self.stream.items.iter().enumerate() {
            let first = at as u32;
            match item.kind {
                Kind::Han(token) => {
                    nodes.extend(self.likeness.classes(token).map(|class| Node { first, end: first + 1, class }));
                    if let Some(Item { kind: Kind::Han(next), .. }) = self.stream.items.get(at + 1)
                        && let Some(&(_, whole)) = self.cloaks.composites.made_of(token, *next).first()
                    {
                        nodes.push(Node { first, end: first + 2, class: self.likeness.class(whole) });
                    }
                }
                Kind::Letter(_) => {
                    let lengths = self.likeness.syllables_at(|offset| match self.stream.items.get(at + offset) {
                        Some(Item { kind: Kind::Letter(letter), .. }) => Some(*letter),
                        _ => None,
                    });
                    nodes.extend(lengths.map(|(length, class)| Node { first, end: first + length, class }));
                }
                Kind::Sound { separator: false, .. } if self.is_number(at) => {}
                Kind::Sound { from, to, .. } => {
                    let classes = self
                        .stream
                        .syllables(from, to)
                        .iter()
                        .map(|&syllable| self.likeness.class_of_syllable(syllable));
                    nodes.extend(classes.map(|class| Node { first, end: first + 1, class }));
                }
                Kind::Other => {}
            }
        }
    }

    /// Tries the phrases that have two characters at or next to the items `odd`.
    fn around(&self, odd: Range<usize>, nodes: &[Node], tried: &mut Vec<(u32, u32)>, hits: &mut Vec<Hit>) {
        let low = nodes.partition_point(|node| (node.first as usize) + 3 < odd.start);
        let mut budget = MOST_CANDIDATES;
        for (offset, left) in nodes[low..].iter().enumerate() {
            if left.first as usize > odd.end + 2 {
                break;
            }
            let end = self.over_separators(left.end);
            for right in nodes[low + offset + 1..].iter().take_while(|right| right.first <= end + 2) {
                let apart = if (left.end..=end).contains(&right.first) { 0 } else { right.first.wrapping_sub(end) };
                let seeds = match apart {
                    0 => self.cloaks.seeds.neighbours(left.class, right.class),
                    1 => self.cloaks.seeds.around(left.class, right.class),
                    _ => continue,
                };
                for &seed in seeds {
                    if budget == 0 {
                        return;
                    }
                    if self.fits_around(seed, apart as usize + 2, left.first, right.end)
                        && self.attempt(seed, left.first, tried, hits)
                    {
                        budget -= 1;
                    }
                }
            }
        }
    }

    /// Tries the phrases whose first three characters may stand at or next to the items `odd`.
    fn chains(&self, odd: Range<usize>, nodes: &[Node], tried: &mut Vec<(u32, u32)>, hits: &mut Vec<Hit>) {
        let low = nodes.partition_point(|node| (node.first as usize) + 3 * LONGEST_SPELLING < odd.start);
        let mut budget = MOST_CANDIDATES;
        for (at, left) in nodes.iter().enumerate().skip(low).take_while(|(_, left)| left.first as usize <= odd.end) {
            for (middle, second) in self.behind(nodes, at) {
                for (_, third) in self.behind(nodes, middle) {
                    for &seed in self.cloaks.seeds.starting_with(left.class, second.class, third.class) {
                        budget -= usize::from(self.attempt(seed, left.first, tried, hits));
                        if budget == 0 {
                            return;
                        }
                    }
                }
            }
        }
    }

    /// The nodes that begin where node `at` ends, but for separators.
    fn behind<'n>(&self, nodes: &'n [Node], at: usize) -> impl Iterator<Item = (usize, &'n Node)> {
        let (close, end) = (nodes[at].end, self.over_separators(nodes[at].end));
        let rest = nodes.iter().enumerate().skip(at + 1).take_while(move |(_, node)| node.first <= end);
        rest.filter(move |(_, node)| node.first >= close)
    }

    /// Whether the characters next to a seed may be those of its phrase; most seeds fail here, at the cost of a look.
    fn fits_around(&self, seed: Seed, width: usize, first: u32, end: u32) -> bool {
        let phrase = self.index.form_tokens(seed.form());
        let fits = |wanted: Option<&u16>, item: Option<&Item>| match (wanted, item) {
            (Some(&wanted), Some(Item { kind: Kind::Han(seen), .. })) => {
                let guessed = || self.likeness.looks_like(*seen, wanted) || self.likeness.is_typed_part(*seen, wanted);
                self.likeness.class(*seen) == self.likeness.class(wanted)
                    || !self.cloaks.seeds.is_crowded() && guessed()
            }
            (Some(_), None) => false,
            _ => true,
        };
        let before = seed.at().checked_sub(1).and_then(|at| phrase.get(at));
        fits(before, (first as usize).checked_sub(1).and_then(|at| self.stream.items.get(at)))
            && fits(phrase.get(seed.at() + width), self.stream.items.get(end as usize))
    }

    /// Whether the digit at `at` belongs to a number: nobody writes three characters of a phrase as digits.
    fn is_number(&self, at: usize) -> bool {
        let digit = |at: &usize| {
            matches!(self.stream.items.get(*at), Some(Item { kind: Kind::Sound { separator: false, .. }, .. }))
        };
        let before = (0..at).rev().take(3).take_while(digit).count();
        before + (at..at + 3).take_while(digit).count() > 2
    }

    /// The first item from `end` that is more than a separator.
    fn over_separators(&self, end: u32) -> u32 {
        let separator = |item: &&Item| matches!(item.kind, Kind::Sound { separator: true, .. });
        end + self.stream.items[(end as usize).min(self.stream.items.len())..].iter().take_while(separator).count()
            as u32
    }

    /// Aligns one phrase; false if that was tried before.
    pub(super) fn attempt(&self, seed: Seed, item: u32, tried: &mut Vec<(u32, u32)>, hits: &mut Vec<Hit>) -> bool {
        let key = (seed.form(), item.wrapping_sub(seed.at() as u32));
        if tried.iter().rev().take(32).any(|other| *other == key) {
            return false;
        }
        tried.push(key);
        self.align(seed.form(), seed.at(), item as usize, hits);
        true
    }

    /// Reads a phrase so that its token `at` stands at item `item`.
    fn align(&self, form: u32, at: usize, item: usize, hits: &mut Vec<Hit>) {
        let phrase = self.index.form_spelt(form);
        let aligner = Aligner::new(self.likeness, self.stream, &phrase);
        if let Some((_, steps)) = aligner.through(self.index.spelt_at(form, at), item, BUDGET * phrase.len() as u32) {
            self.accept(form, &aligner, &steps, hits);
        }
    }

    /// Whole runs of letters that are the initials of a phrase.
    fn initials(&self, hits: &mut Vec<Hit>) {
        let items = &self.stream.items;
        let letter = |at: usize| match items.get(at) {
            Some(Item { kind: Kind::Letter(letter), .. }) => Some(*letter),
            _ => None,
        };
        let mut at = 0;
        while at < items.len() {
            let end = self.run_of_letters(at);
            // The letter after spaced-out ones may already be the first of another word.
            let dotted = items.get(at + 1).is_some_and(|item| item.marks_before);
            for end in [end, end.saturating_sub(usize::from(dotted))] {
                if !(at + 3..=at + Seed::LONGEST).contains(&end) {
                    continue;
                }
                let letters = || (at..end).filter_map(letter);
                for seed in self.cloaks.seeds.by_initials(letters()) {
                    let phrase = self.index.form_spelt(seed.form());
                    let begins = |(letter, &token): (u8, &u16)| self.likeness.begins_with(token, letter);
                    if phrase.len() == end - at && letters().zip(&*phrase).all(begins) {
                        let aligner = Aligner::new(self.likeness, self.stream, &phrase);
                        self.accept(seed.form(), &aligner, &aligner.initials(at), hits);
                    }
                }
            }
            at = end.max(at + 1);
        }
    }

    /// Where the letters from `at` end: all together, or each with a mark before it.
    fn run_of_letters(&self, at: usize) -> usize {
        let items = &self.stream.items;
        let marked = items.get(at + 1).is_some_and(|item| item.marks_before);
        let same =
            |item: &&Item| matches!(item.kind, Kind::Letter(_)) && item.marks_before == marked && !item.barrier_before;
        match items[at].kind {
            Kind::Letter(_) => at + 1 + items[at + 1..].iter().take_while(same).count(),
            _ => at,
        }
    }

    fn accept(&self, form: u32, aligner: &Aligner<'_>, steps: &[Step], hits: &mut Vec<Hit>) {
        let via = accept::verdict(self.likeness, self.stream, steps, self.cloaks.seeds.forms);
        let via = via.filter(|_| accept::layers(steps).is_within(self.cloaks.layers(form)));
        if let (Some(via), Some((first, end))) = (via, aligner.extent(steps)) {
            let (first, last) = (&self.stream.items[first], &self.stream.items[end - 1]);
            hits.push(Hit { form, first: first.token, last: last.token, span: Span::new(first.start, last.end), via });
        }
    }
}
