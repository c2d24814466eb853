//! The cloaked layer: phrases hidden by sound, pinyin, initials, shape, parts, emoji and signs.
//!
//! In reading order: [`seeds`] say where a hidden phrase may be, so that ordinary text costs a few loads a character;
//! [`stream`] is the message there, emoji included; [`align`] reads a phrase into it at a cost for each way of hiding;
//! [`accept`] decides whether that was hiding or just other words. [`letters`] sees through the disguises of Latin words.

mod accept;
mod align;
mod letters;
#[cfg(feature = "workbench")]
mod readings;
mod scout;
mod seeds;
mod stream;

use std::ops::Range;

use self::align::{Aligner, Step};
use self::letters::Letters;
use self::scout::{Scout, Survey};
use self::seeds::{Seed, Seeds};
use self::stream::{Item, Kind, Stream};
use super::hit::Hit;
use super::index::Index;
use crate::text::{Likeness, Reading, Span};

/// Tokens read on each side of an odd place, beyond the longest phrase: letters take more room than characters.
const ROOM: u32 = 12;
/// The budget of an alignment, in tenths a character.
const BUDGET: u32 = 12;
/// Letters of the longest syllable: a character takes no more tokens.
const LONGEST_SPELLING: usize = 6;
/// Candidates tried at one odd place; a text made to have more gains nothing by it.
const MOST_CANDIDATES: usize = 512;

/// What hidden phrases are looked for with. Immutable.
#[derive(Clone, Debug)]
pub(super) struct Cloaks {
    seeds: Seeds,
    composites: Composites,
    letters: Letters,
}

/// What two typed parts begin: sorted, behind a filter.
#[derive(Clone, Debug)]
struct Composites {
    wholes: Vec<(u32, u16)>,
    filter: Vec<u64>,
}

/// Bits of the filter of composites.
const COMPOSITE_BITS: u32 = 17;

impl Composites {
    fn new(mut wholes: Vec<(u32, u16)>) -> Self {
        let order = crate::order::sorted(wholes.len(), &|left, right| wholes[left].cmp(&wholes[right]));
        wholes = order.iter().map(|&at| wholes[at as usize]).collect();
        wholes.dedup();
        let mut filter = vec![0; 1 << (COMPOSITE_BITS - 6)];
        for &(key, _) in &wholes {
            let bit = Self::bit(key);
            filter[(bit >> 6) as usize] |= 1 << (bit & 63);
        }
        Self { wholes, filter }
    }

    const fn bit(key: u32) -> u32 {
        key.wrapping_mul(0x9E37_79B1) >> (32 - COMPOSITE_BITS)
    }

    /// The characters that begin with these two parts.
    fn made_of(&self, first: u16, second: u16) -> &[(u32, u16)] {
        let key = u32::from(first) << 16 | u32::from(second);
        let bit = Self::bit(key);
        if self.filter[(bit >> 6) as usize] >> (bit & 63) & 1 == 0 {
            return &[];
        }
        let low = self.wholes.partition_point(|entry| entry.0 < key);
        let count = self.wholes[low..].partition_point(|entry| entry.0 == key);
        &self.wholes[low..low + count]
    }
}

/// The memory a search needs.
#[derive(Clone, Debug, Default)]
pub(super) struct CloakScratch {
    survey: Survey,
    stream: Stream,
    nodes: Vec<Node>,
    tried: Vec<(u32, u32)>,
}

/// Items that may stand for one character, and what it sounds like.
#[derive(Clone, Copy, Debug)]
struct Node {
    first: u32,
    end: u32,
    class: u8,
}

/// Where the last search could have begun or ended without finding anything else: no group of odd tokens spans a seam.
impl CloakScratch {
    /// The last seam at or before `token`.
    pub(super) fn seam_before(&self, token: usize) -> usize {
        let mut at = token as u32;
        let before = self.survey.odd.partition_point(|&odd| odd < at);
        for &odd in self.survey.odd[..before].iter().rev() {
            if at - odd > ROOM {
                break;
            }
            at = odd;
        }
        at as usize
    }

    /// The first seam at or after `token`.
    pub(super) fn seam_after(&self, token: usize) -> usize {
        let mut at = token as u32;
        let low = self.survey.odd.partition_point(|&odd| odd + ROOM < at);
        for &odd in self.survey.odd[low..].iter() {
            if odd >= at {
                break;
            }
            at = odd + ROOM + 1;
        }
        at as usize
    }
}

impl Cloaks {
    /// How many tokens a hidden phrase may take, and how far from a token what is found there may depend on it.
    pub(super) const fn reach(&self) -> (usize, usize) {
        let longest = self.seeds.longest;
        (longest * LONGEST_SPELLING, longest * 3 + ROOM as usize + 8)
    }

    /// Prepares the forms for which `eligible` holds.
    pub(super) fn new(index: &Index, likeness: &Likeness, eligible: impl Fn(u32) -> bool) -> Self {
        let fits = |form: &u32| (2..Seed::LONGEST).contains(&index.form_tokens(*form).len()) && eligible(*form);
        let forms: Vec<u32> = (0..index.len()).filter(fits).collect();
        let mut composites = Vec::new();
        let mut known = vec![false; 0x1_0000];
        for &form in &forms {
            for &character in index.form_tokens(form) {
                if std::mem::replace(&mut known[character as usize], true) {
                    continue;
                }
                for parts in likeness.decompositions(character) {
                    composites.extend(likeness.typed_parts(parts).map(|pair| (pair, character)));
                }
            }
        }
        let letters = Letters::new(index, &forms);
        Self { seeds: Seeds::new(index, likeness, forms.into_iter()), composites: Composites::new(composites), letters }
    }

    /// Whether there are so many phrases that some look like anything: then only what is read or heard counts, and only
    /// characters that nobody writes are taken for look-alikes.
    const fn is_crowded(&self) -> bool {
        self.seeds.forms > 5_000
    }

    /// Adds the hidden phrases of a message.
    pub(super) fn search(
        &self,
        likeness: &Likeness,
        index: &Index,
        reading: &Reading,
        text: &[u16],
        scratch: &mut CloakScratch,
        hits: &mut Vec<Hit>,
    ) {
        if self.seeds.forms == 0 {
            return;
        }
        let scout = Scout { cloaks: self, likeness, index, reading, text };
        scout.survey(&mut scratch.survey);
        for candidate in &scratch.survey.candidates {
            let length = index.form_tokens(candidate.form).len();
            scratch.stream.read(likeness, reading, text, around(reading, candidate.token, candidate.token, length));
            let search = Search { cloaks: self, likeness, index, stream: &scratch.stream };
            search.through(candidate.form, candidate.at as usize, candidate.token, hits);
        }
        // Letters make a place odd.
        if !scratch.survey.odd.is_empty() {
            self.letters.search(index, reading, text, hits);
        }
        let mut next = 0;
        while let Some(&first) = scratch.survey.odd.get(next) {
            let mut last = first;
            while let Some(&near) =
                scratch.survey.odd.get(next).filter(|&&near| near - last <= ROOM && near - first <= 8 * ROOM)
            {
                last = near;
                next += 1;
            }
            scratch.stream.read(likeness, reading, text, around(reading, first, last, self.seeds.longest));
            let search = Search { cloaks: self, likeness, index, stream: &scratch.stream };
            search.run(first..last + 1, &mut scratch.nodes, &mut scratch.tried, hits);
        }
    }
}

/// The tokens in which a phrase of `length` characters that has tokens `first..=last` near it may stand. Letters take more
/// room than characters, but then the phrase is short.
fn around(reading: &Reading, first: u32, last: u32, length: usize) -> Range<usize> {
    let reach = length * 2 + ROOM as usize;
    (first as usize).saturating_sub(reach)..(last as usize + 1 + reach).min(reading.tokens().len())
}

/// One window's search.
struct Search<'a> {
    cloaks: &'a Cloaks,
    likeness: &'a Likeness,
    index: &'a Index,
    stream: &'a Stream,
}

impl Search<'_> {
    /// Reads a phrase so that its character `at` stands at token `token`.
    fn through(&self, form: u32, at: usize, token: u32, hits: &mut Vec<Hit>) {
        let phrase = self.index.form_tokens(form);
        let separator = |item: &Item| matches!(item.kind, Kind::Sound { separator: true, .. });
        let Some(item) = self.stream.items.iter().position(|item| item.token == token && !separator(item)) else {
            return;
        };
        let aligner = Aligner::new(self.likeness, self.stream, phrase);
        if let Some((_, steps)) = aligner.through(at, item, BUDGET * phrase.len() as u32) {
            self.accept(form, &steps, hits);
        }
    }

    /// Tries what may stand at the odd tokens `odd`.
    fn run(&self, odd: Range<u32>, nodes: &mut Vec<Node>, tried: &mut Vec<(u32, u32)>, hits: &mut Vec<Hit>) {
        self.nodes(nodes);
        tried.clear();
        let first = self.stream.items.partition_point(|item| item.token < odd.start);
        let last = self.stream.items.partition_point(|item| item.token < odd.end);
        self.around(first..last, nodes, tried, hits);
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

    /// Whether the characters next to a seed may be those of its phrase; most seeds fail here, at the cost of a look.
    fn fits_around(&self, seed: Seed, width: usize, first: u32, end: u32) -> bool {
        let phrase = self.index.form_tokens(seed.form());
        let fits = |wanted: Option<&u16>, item: Option<&Item>| match (wanted, item) {
            (Some(&wanted), Some(Item { kind: Kind::Han(seen), .. })) => {
                let guessed = || self.likeness.looks_like(*seen, wanted) || self.likeness.is_typed_part(*seen, wanted);
                self.likeness.class(*seen) == self.likeness.class(wanted) || !self.cloaks.is_crowded() && guessed()
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
    fn attempt(&self, seed: Seed, item: u32, tried: &mut Vec<(u32, u32)>, hits: &mut Vec<Hit>) -> bool {
        let key = (seed.form(), item.wrapping_sub(seed.at() as u32));
        if tried.iter().rev().take(32).any(|other| *other == key) {
            return false;
        }
        tried.push(key);
        let phrase = self.index.form_tokens(seed.form());
        let aligner = Aligner::new(self.likeness, self.stream, phrase);
        if let Some((_, steps)) = aligner.through(seed.at(), item as usize, BUDGET * phrase.len() as u32) {
            self.accept(seed.form(), &steps, hits);
        }
        true
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
                for &(_, form) in self.cloaks.seeds.by_initials((at..end).filter_map(letter)) {
                    let phrase = self.index.form_tokens(form);
                    if phrase.len() == end - at {
                        let aligner = Aligner::new(self.likeness, self.stream, phrase);
                        self.accept(form, &aligner.initials(at), hits);
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

    fn accept(&self, form: u32, steps: &[Step], hits: &mut Vec<Hit>) {
        if let Some(via) = accept::verdict(self.likeness, self.stream, steps, self.cloaks.seeds.forms) {
            let (first, last) =
                (&self.stream.items[steps[0].first], &self.stream.items[steps[steps.len() - 1].end - 1]);
            let span = Span::new(first.start, last.end);
            hits.push(Hit { form, first: first.token, last: last.token, span, via });
        }
    }
}
