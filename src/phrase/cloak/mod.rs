//! The cloaked layer: phrases hidden by sound, pinyin, initials, shape, parts, emoji and signs.
//!
//! In reading order: [`seeds`] say where a hidden phrase may be, so that ordinary text costs a few loads a character;
//! [`stream`] is the message there, emoji included; [`align`] reads a phrase into it at a cost for each way of hiding;
//! [`accept`] decides whether that was hiding or just other words.

mod accept;
mod align;
mod seeds;
mod stream;

use std::ops::Range;

use self::align::{Aligner, Step};
use self::seeds::{Seed, Seeds};
use self::stream::{Item, Kind, Stream};
use super::hit::Hit;
use super::index::Index;
use crate::text::{Likeness, Reading, Span};

/// Tokens read on each side of an odd place, beyond the longest phrase: letters take more room than characters.
const ROOM: usize = 12;
/// The budget of an alignment, in tenths a character.
const BUDGET: u32 = 12;
/// Candidates tried at one odd place; a text made to have more gains nothing by it.
const MOST_CANDIDATES: usize = 512;

/// What hidden phrases are looked for with. Immutable.
#[derive(Clone, Debug)]
pub(super) struct Cloaks {
    seeds: Seeds,
    composites: Vec<(u32, u16)>,
}

/// The memory a search needs.
#[derive(Clone, Debug, Default)]
pub(super) struct CloakScratch {
    stream: Stream,
    nodes: Vec<Node>,
    tried: Vec<(u32, u32)>,
    odd: Vec<u32>,
}

/// Items that may stand for one character, and what it sounds like.
#[derive(Clone, Copy, Debug)]
struct Node {
    first: u32,
    end: u32,
    class: u8,
}

impl Cloaks {
    /// Prepares the forms for which `eligible` holds.
    pub(super) fn new(index: &Index, likeness: &Likeness, eligible: impl Fn(u32) -> bool) -> Self {
        let fits = |form: &u32| (2..Seed::LONGEST).contains(&index.form_tokens(*form).len()) && eligible(*form);
        let forms: Vec<u32> = (0..index.len()).filter(fits).collect();
        let mut composites = Vec::new();
        for &form in &forms {
            for &character in index.form_tokens(form) {
                for parts in likeness.decompositions(character) {
                    composites.extend(likeness.typed_parts(parts).map(|pair| (pair, character)));
                }
            }
        }
        let order = crate::order::sorted(composites.len(), &|left, right| composites[left].cmp(&composites[right]));
        let mut composites: Vec<(u32, u16)> = order.iter().map(|&at| composites[at as usize]).collect();
        composites.dedup();
        Self { seeds: Seeds::new(index, likeness, forms.into_iter()), composites }
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
        self.odd_places(likeness, reading, &mut scratch.odd);
        let mut at = 0;
        while at < scratch.odd.len() {
            let (window, next) = self.window(reading, &scratch.odd, at);
            scratch.stream.read(likeness, reading, text, window);
            let odd: Vec<u32> = scratch.odd[at..next].to_vec();
            let search = Search { cloaks: self, likeness, index, stream: &scratch.stream };
            search.run(&odd, &mut scratch.nodes, &mut scratch.tried, hits);
            at = next;
        }
    }

    /// Tokens at which a hidden phrase may start or have something odd in it.
    fn odd_places(&self, likeness: &Likeness, reading: &Reading, odd: &mut Vec<u32>) {
        odd.clear();
        let (tokens, starts) = (reading.tokens(), reading.starts());
        let (mut first, mut second) = (0, 0);
        for (at, &token) in tokens.iter().enumerate() {
            let third = likeness.class(token);
            let gap = starts.get(at + 1).is_some_and(|&next| next > starts[at] + 1);
            let letter = third == 0 && token < 0x80;
            let sound = first != 0 && second != 0 && third != 0 && self.seeds.may_start(first, second, third);
            let strange = token >= 0x80 && self.is_strange(likeness, tokens, at);
            if letter || gap || sound || strange {
                odd.push(at as u32);
            }
            (first, second) = (second, third);
        }
    }

    /// A character that makes no word with its neighbours, or two that make up a third.
    fn is_strange(&self, likeness: &Likeness, tokens: &[u16], at: usize) -> bool {
        let token = tokens[at];
        let before = at.checked_sub(1).map(|at| tokens[at]);
        let after = tokens.get(at + 1).copied();
        let lone = !before.is_some_and(|before| likeness.is_word(before, token))
            && !after.is_some_and(|after| likeness.is_word(token, after));
        lone && !likeness.is_common(token) || after.is_some_and(|after| self.composite(token, after).is_some())
    }

    fn composite(&self, first: u16, second: u16) -> Option<u16> {
        let key = u32::from(first) << 16 | u32::from(second);
        let at = self.composites.binary_search_by_key(&key, |entry| entry.0).ok()?;
        Some(self.composites[at].1)
    }

    /// The tokens to read for the odd places from `at`, and the first odd place beyond.
    fn window(&self, reading: &Reading, odd: &[u32], at: usize) -> (Range<usize>, usize) {
        let reach = self.seeds.longest * 2 + ROOM;
        let start = (odd[at] as usize).saturating_sub(reach);
        let mut next = at + 1;
        while next < odd.len() && (odd[next] - odd[next - 1]) as usize <= reach && next - at < 64 {
            next += 1;
        }
        let end = (odd[next - 1] as usize + reach).min(reading.tokens().len());
        (start..end, next)
    }
}

/// One window's search.
struct Search<'a> {
    cloaks: &'a Cloaks,
    likeness: &'a Likeness,
    index: &'a Index,
    stream: &'a Stream,
}

impl Search<'_> {
    fn run(&self, odd: &[u32], nodes: &mut Vec<Node>, tried: &mut Vec<(u32, u32)>, hits: &mut Vec<Hit>) {
        self.nodes(nodes);
        tried.clear();
        for &token in odd {
            let item = self.stream.items.partition_point(|item| item.token < token);
            self.around(item, nodes, tried, hits);
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
                        && let Some(whole) = self.cloaks.composite(token, *next)
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

    /// Tries the phrases that have two characters near `item`.
    fn around(&self, item: usize, nodes: &[Node], tried: &mut Vec<(u32, u32)>, hits: &mut Vec<Hit>) {
        let low = nodes.partition_point(|node| (node.first as usize) + 3 < item);
        let mut budget = MOST_CANDIDATES;
        for (offset, left) in nodes[low..].iter().enumerate() {
            if left.first as usize > item + 2 {
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
                    if self.attempt(seed, left.first, tried, hits) {
                        budget -= 1;
                    }
                }
            }
        }
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
        if tried.contains(&key) {
            return false;
        }
        if tried.len() < MOST_CANDIDATES {
            tried.push(key);
        }
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
            if (3..=Seed::LONGEST).contains(&(end - at)) {
                for &(_, form) in self.cloaks.seeds.by_initials((at..end).filter_map(letter)) {
                    let phrase = self.index.form_tokens(form);
                    let aligner = Aligner::new(self.likeness, self.stream, phrase);
                    if phrase.len() == end - at {
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
