//! The cloaked layer: phrases hidden by sound, pinyin, initials, shape, parts, emoji and signs.
//!
//! In reading order: [`seeds`] say where a hidden phrase may be, so that ordinary text costs a few loads a character;
//! [`stream`] is the message there, emoji included; [`window`] finds phrases that may stand in it; [`align`] reads a phrase
//! into it at a cost for each way of hiding; [`accept`] decides whether that was hiding or just other words. [`letters`] sees
//! through the disguises of Latin words.

mod accept;
mod align;
mod anchors;
mod composites;
mod letters;
#[cfg(feature = "workbench")]
mod readings;
mod scout;
mod seeds;
mod sow;
mod stream;
mod window;

use std::ops::Range;

use self::anchors::Anchors;
use self::composites::Composites;
use self::letters::Letters;
use self::scout::{Scout, Survey};
use self::seeds::{Seed, Seeds};
use self::stream::Stream;
use self::window::{Node, Search};
use super::hit::Hit;
use super::image::Wire;
use super::index::Index;
use super::layers::Layers;
use crate::text::{Likeness, Reading};

/// Tokens read on each side of an odd place, beyond the longest phrase: letters take more room than characters.
const ROOM: u32 = 12;
/// Tokens next to a phrase that tell whether it is one: a particle and a clause's end.
const NEIGHBOURS: usize = 3;
/// The budget of an alignment, in tenths a character.
const BUDGET: u32 = 12;
/// Letters of the longest syllable: a character takes no more tokens.
const LONGEST_SPELLING: usize = 6;

/// What hidden phrases are looked for with. Immutable.
#[derive(Clone, Debug)]
pub(super) struct Cloaks {
    seeds: Seeds,
    composites: Composites,
    /// None among very many phrases.
    anchors: Option<Anchors>,
    /// A bit for each form that may be hidden.
    hidden: Vec<u64>,
    letters: Letters,
    /// The forms for which some layers are switched off, with the others.
    limited: Vec<(u32, Layers)>,
}

/// What of it takes long to prepare; an image has it.
#[derive(Clone, Debug, Default)]
pub(super) struct Prepared {
    seeds: Seeds,
    composites: Composites,
}

impl Prepared {
    /// Between memory and image.
    pub(super) fn pass(&mut self, wire: &mut Wire<'_>) {
        self.seeds.pass(wire);
        self.composites.pass(wire);
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

#[cfg(feature = "change")]
impl CloakScratch {
    /// Takes in what a second search of the same text met.
    pub(super) fn join(&mut self, other: &Self) {
        let odd = &mut self.survey.odd;
        odd.extend_from_slice(&other.survey.odd);
        let order = crate::order::sorted(odd.len(), &|left, right| odd[left].cmp(&odd[right]));
        *odd = order.iter().map(|&at| odd[at as usize]).collect();
        odd.dedup();
    }
}

#[cfg(feature = "change")]
impl Cloaks {
    /// Whether a form of `index` is long enough to be hidden, and short enough.
    pub(super) fn can_hide(index: &Index, form: u32) -> bool {
        (2..Seed::LONGEST).contains(&index.form_tokens(form).len())
    }

    /// How many forms it looks for.
    pub(super) fn built(&self) -> u32 {
        self.hidden.iter().map(|bits| bits.count_ones()).sum()
    }

    /// Judges as if there were `count` forms altogether: what is likely depends on it. False if they would be looked for
    /// in other ways then.
    pub(super) fn count_as(&mut self, count: u32) -> bool {
        let suits = self.built() == 0 || self.seeds.suit(count);
        if suits && self.built() > 0 {
            self.seeds.forms = count;
        }
        suits
    }
}

impl Cloaks {
    /// How many tokens a hidden phrase may take, and how far from a token what is found there may depend on it.
    pub(super) const fn reach(&self) -> (usize, usize) {
        let longest = self.seeds.longest;
        (longest * LONGEST_SPELLING, longest * 3 + ROOM as usize + 8)
    }

    /// Prepares the forms for which `layers` says that they may be hidden, and how; they are looked for beside `others`.
    pub(super) fn new(index: &Index, likeness: &Likeness, others: u32, layers: impl Fn(u32) -> Layers) -> Self {
        let forms = hidden_forms(index, &layers);
        let count = if forms.is_empty() { 0 } else { forms.len() as u32 + others };
        let seeds = Seeds::new(index, likeness, &forms, count);
        let composites = Composites::of(index, likeness, &forms, !seeds.is_crowded());
        Self::with(Prepared { seeds, composites }, index, &forms, layers)
    }

    /// The same from what was prepared earlier; `None` if that was for other forms.
    pub(super) fn of(prepared: Prepared, index: &Index, layers: impl Fn(u32) -> Layers) -> Option<Self> {
        let forms = hidden_forms(index, &layers);
        prepared.seeds.are_of(index, &forms).then(|| Self::with(prepared, index, &forms, layers))
    }

    fn with(prepared: Prepared, index: &Index, forms: &[u32], layers: impl Fn(u32) -> Layers) -> Self {
        let Prepared { seeds, composites } = prepared;
        let letters = Letters::new(index, forms);
        let mut hidden = vec![0; (index.len() as usize).div_ceil(64)];
        for &form in forms {
            hidden[form as usize / 64] |= 1 << (form % 64);
        }
        let anchors = (!seeds.is_crowded()).then(|| Anchors::new(index, forms));
        let limited =
            forms.iter().map(|&form| (form, layers(form))).filter(|limited| limited.1 != Layers::ALL).collect();
        Self { seeds, composites, anchors, hidden, letters, limited }
    }

    /// Gives away what took long to prepare, until it is [taken back](Self::take_back).
    pub(super) fn lend(&mut self) -> Prepared {
        Prepared { seeds: std::mem::take(&mut self.seeds), composites: std::mem::take(&mut self.composites) }
    }

    pub(super) fn take_back(&mut self, lent: Prepared) {
        (self.seeds, self.composites) = (lent.seeds, lent.composites);
    }

    /// Drops the hits, from the one at `from` on, that were hidden in ways that are not looked for.
    fn drop_switched_off(&self, from: usize, hits: &mut Vec<Hit>) {
        let mut at = 0;
        hits.retain(|hit| {
            at += 1;
            at <= from || self.limited.is_empty() || Layers::of(hit.via).is_within(self.layers(hit.form))
        });
    }

    /// The ways in which a form may be hidden.
    fn layers(&self, form: u32) -> Layers {
        let place = self.limited.binary_search_by_key(&form, |limited| limited.0);
        place.map_or(Layers::ALL, |at| self.limited[at].1)
    }

    /// Whether a form may be hidden.
    fn hides(&self, form: u32) -> bool {
        self.hidden.get(form as usize / 64).is_some_and(|bits| bits >> (form % 64) & 1 != 0)
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
            let range = if self.seeds.is_crowded() {
                // No letters are among these characters, and what stands next to them is all that matters beside.
                let start = candidate.token.saturating_sub(candidate.at) as usize;
                start.saturating_sub(NEIGHBOURS)..(start + length + 1 + NEIGHBOURS).min(reading.tokens().len())
            } else {
                around(reading, candidate.token, candidate.token, length)
            };
            scratch.stream.read(likeness, reading, text, range);
            let search = Search { cloaks: self, likeness, index, stream: &scratch.stream };
            search.through(candidate.form, candidate.at as usize, candidate.token, hits);
        }
        // Letters make a place odd.
        if !scratch.survey.odd.is_empty() {
            let open = hits.len();
            self.letters.search(index, reading, text, hits);
            self.drop_switched_off(open, hits);
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

/// The forms that may be hidden in any way.
fn hidden_forms(index: &Index, layers: &impl Fn(u32) -> Layers) -> Vec<u32> {
    let fits = |form: &u32| (2..Seed::LONGEST).contains(&index.form_tokens(*form).len()) && !layers(*form).is_empty();
    (0..index.len()).filter(fits).collect()
}
