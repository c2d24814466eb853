//! A second set of indexes beside the big one of a guard, for what was changed since that was built.
//!
//! Entries that are added are indexed here; entries that are taken away stay in their index, and their hits are dropped.
//! How that comes about is in [`change`](super::change).

use super::cloak::{CloakScratch, Cloaks};
use super::forms::{Owner, Scope};
use super::guard::Guard;
use super::hit::Hit;
use super::index::Index;
use crate::order::sorted;
use crate::text::{Likeness, Reading};

/// In place of the number of a lexicon: a plain phrase.
pub(super) const PLAIN: u32 = u32::MAX;

/// What was changed since the indexes were built. See the module's head.
#[derive(Clone, Debug, Default)]
pub(super) struct Overlay {
    pub(super) index: Index,
    pub(super) literals: Index,
    pub(super) owners: Vec<Owner>,
    pub(super) cloaks: Option<Cloaks>,
    /// Entries that do not count any more, ascending.
    pub(super) removed: Vec<u32>,
    /// Plain phrases that were added.
    pub(super) plain: Vec<String>,
    /// How many entries the indexes were built of.
    pub(super) built: u32,
    /// How many of their forms that may be hidden were removed.
    pub(super) lost: u32,
}

impl Overlay {
    /// How many forms both its indexes have.
    pub(super) fn forms(&self) -> u32 {
        self.index.len() + self.literals.len()
    }

    /// A form of either index, as it was given.
    pub(super) fn form_text(&self, form: u32) -> &[u16] {
        match form.checked_sub(self.index.len()) {
            Some(literal) => self.literals.form_text(literal),
            None => self.index.form_text(form),
        }
    }

    pub(super) fn owner(&self, form: u32) -> Option<Owner> {
        let owner = match form.checked_sub(self.index.len()) {
            Some(literal) => self.literals.owner(literal),
            None => self.index.owner(form),
        };
        self.owners.get(owner? as usize).copied()
    }

    pub(super) fn is_removed(&self, owner: Option<Owner>) -> bool {
        match owner {
            Some(Owner::Entry(number) | Owner::Exception(Scope::Entry(number))) => {
                self.removed.binary_search(&number).is_ok()
            }
            _ => false,
        }
    }

    /// The plain phrase that was added as number `at` of them.
    pub(super) fn plain_phrase(&self, at: u32) -> Option<&String> {
        self.plain.get(at as usize)
    }

    /// Adds the hits of what is written openly to `hits`, their forms numbered from `base`.
    pub(super) fn search(&self, reading: &Reading, text: &[u16], base: u32, hits: &mut Vec<Hit>) {
        let before = hits.len();
        self.index.search(reading, text, 0..reading.tokens().len(), hits);
        number_from(base, before, hits);
        if before > 0 && hits.len() > before {
            let order = sorted(hits.len(), &|left, right| hits[left].first.cmp(&hits[right].first));
            *hits = order.iter().map(|&at| hits[at as usize]).collect();
        }
    }

    /// Adds the hits of what is hidden.
    pub(super) fn search_hidden(
        &self,
        likeness: &Likeness,
        reading: &Reading,
        text: &[u16],
        scratch: &mut CloakScratch,
        base: u32,
        hits: &mut Vec<Hit>,
    ) {
        if let Some(cloaks) = &self.cloaks {
            let before = hits.len();
            cloaks.search(likeness, &self.index, reading, text, scratch, hits);
            number_from(base, before, hits);
        }
    }

    /// Adds the hits of marks and emoji, in a text that was read literally.
    pub(super) fn search_literals(&self, reading: &Reading, text: &[u16], base: u32, hits: &mut Vec<Hit>) {
        if !self.literals.is_empty() {
            let before = hits.len();
            self.literals.search(reading, text, 0..text.len(), hits);
            number_from(base + self.index.len(), before, hits);
        }
    }

    pub(super) fn has_literals(&self) -> bool {
        !self.literals.is_empty()
    }

    /// Its indexes, and how far hidden phrases of it reach.
    pub(super) fn reach(&self) -> ([&Index; 2], (usize, usize)) {
        ([&self.index, &self.literals], self.cloaks.as_ref().map_or((0, 0), Cloaks::reach))
    }
}

fn number_from(base: u32, before: usize, hits: &mut [Hit]) {
    for hit in &mut hits[before..] {
        hit.form += base;
    }
}

/// What a guard asks of its overlay; where changing is left out there never is one.
impl Guard {
    /// What was changed since the indexes were built, if anything.
    pub(super) fn overlay(&self) -> Option<&Overlay> {
        self.overlay.as_deref().filter(|_| cfg!(feature = "change"))
    }

    /// The number of the overlay's first form.
    pub(super) fn base(&self) -> u32 {
        self.index.len() + self.literals.len()
    }

    /// Drops the hits, from the one at `from` on, of entries that were removed.
    pub(super) fn drop_removed(&self, from: usize, hits: &mut Vec<Hit>) {
        let mut at = 0;
        hits.retain(|hit| {
            at += 1;
            at <= from || !self.overlay().is_some_and(|overlay| overlay.is_removed(self.owner(hit.form)))
        });
    }

    /// Where an entry stands among all: its number, unless entries were added behind those of other lexicons.
    pub(super) fn rank(&self, number: u32) -> (u32, u32) {
        let added = number.checked_sub(self.plain).filter(|_| self.overlay().is_some());
        match added.and_then(|at| self.entries.get(at as usize)) {
            Some(&(lexicon, at)) if lexicon != PLAIN => (lexicon + 1, at),
            _ => (0, number),
        }
    }

    /// The number of the first form in pieces.
    pub(super) fn first_gap(&self) -> u32 {
        self.base() + self.overlay().map_or(0, Overlay::forms)
    }

    /// The overlay and its own number of a form, if that is one of its.
    pub(super) fn overlaid(&self, form: u32) -> Option<(&Overlay, u32)> {
        let overlay = self.overlay()?;
        form.checked_sub(self.base()).filter(|&form| form < overlay.forms()).map(|form| (overlay, form))
    }
}
