//! Changes to a guard at the cost of what changes.
//!
//! What is added goes into the [`Overlay`], which is indexed anew each time; what is taken away is listed there. When the
//! overlay has grown to a share of the guard (see [`LEAST`]), all is built anew.
//!
//! Invariant: a guard that was changed finds what a guard built of the same entries finds, in the same order. Entry and
//! form numbers are only good until the next change.

use std::sync::Arc;

use super::cloak::Cloaks;
use super::flat::Phrases;
use super::forms::{Collector, Owner};
use super::gaps::Gaps;
use super::guard::{Guard, Scratch};
use super::index::Index;
use super::leak::Leaks;
use super::lexicon::{Entry, Lexicon};
use super::overlay::{Overlay, PLAIN};
use crate::order::sorted;

/// Added and removed entries up to which all is never built anew; beyond, it is when they are more than four times the
/// square root of all entries: then neither the one nor the other costs more than a few hundredths of a full build.
const LEAST: usize = 64;

/// Something to add: where it belongs, and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Addition {
    /// An entry of the lexicon with this number.
    Entry(u32, Box<Entry>),
    /// A plain phrase.
    Plain(String),
}

impl Guard {
    /// Adds entries and plain phrases, takes away the entries numbered `removed`, both at the cost of what was changed since
    /// all was built. An entry that replaces another one keeps its place in the lexicon: see [`Guard::replace`].
    pub fn change(&mut self, removed: &[u32], added: Vec<Addition>) {
        self.take_away(removed);
        for addition in added {
            match addition {
                Addition::Plain(phrase) => {
                    let overlay = self.overlay_mut();
                    overlay.plain.push(phrase);
                    let at = overlay.plain.len() as u32 - 1;
                    self.entries.push((PLAIN, at));
                }
                Addition::Entry(at, entry) => {
                    if let Some(lexicon) = self.lexicons.get_mut(at as usize) {
                        lexicon.entries.push(*entry);
                        self.entries.push((at, lexicon.entries.len() as u32 - 1));
                    }
                }
            }
        }
        self.settle();
    }

    /// Puts `entry` in the place of the one numbered `number`, if that is an entry of a lexicon.
    pub fn replace(&mut self, number: u32, entry: Entry) {
        let place = number.checked_sub(self.plain).and_then(|at| self.entries.get(at as usize)).copied();
        let Some((lexicon, at)) = place.filter(|place| place.0 != PLAIN) else { return };
        self.take_away(&[number]);
        if let Some(slot) = self.lexicons.get_mut(lexicon as usize).and_then(|known| known.entries.get_mut(at as usize))
        {
            *slot = entry;
            self.entries.push((lexicon, at));
        }
        self.settle();
    }

    /// The lexicons, those entries included that do not count any more.
    #[must_use]
    pub fn lexicons(&self) -> &[Lexicon] {
        &self.lexicons
    }

    /// The numbers of the entries for which `wanted` holds; it is given the lexicon's number and the entry.
    pub fn numbers_of(&self, mut wanted: impl FnMut(u32, &Entry) -> bool) -> Vec<u32> {
        let removed = self.overlay.as_ref().map_or(&[][..], |overlay| &overlay.removed);
        let mut numbers = Vec::new();
        for (at, &(lexicon, entry)) in self.entries.iter().enumerate() {
            let known = self.lexicons.get(lexicon as usize).and_then(|known| known.entries.get(entry as usize));
            let number = self.plain + at as u32;
            if known.is_some_and(|entry| wanted(lexicon, entry)) && removed.binary_search(&number).is_err() {
                numbers.push(number);
            }
        }
        numbers
    }

    /// The number of the plain phrase that reads as `phrase` does.
    #[must_use]
    pub fn number_of_plain(&self, phrase: &str) -> Option<u32> {
        let text: Vec<u16> = phrase.encode_utf16().collect();
        let mut scratch = Scratch::default();
        let mut hits = Vec::new();
        self.find(&text, &mut scratch, &mut hits);
        let numbers = hits.iter().filter_map(|hit| match self.owner(hit.form) {
            Some(Owner::Entry(number)) if !hit.via.is_cloak() => Some(number),
            _ => None,
        });
        let same = |number: &u32| self.plain_phrase(*number).is_some_and(|known| known == phrase);
        numbers.filter(|&number| self.entry(number).is_none()).find(same)
    }

    /// Marks entries as removed.
    fn take_away(&mut self, numbers: &[u32]) {
        let (count, built) = (self.entry_count() as u32, self.overlay_mut().built);
        for &number in numbers.iter().filter(|&&number| number < count) {
            let indexed = self.cloaked.is_some() && number < built;
            let hidden = if indexed { self.hidden_forms(number) } else { 0 };
            let overlay = self.overlay_mut();
            if let Err(place) = overlay.removed.binary_search(&number) {
                overlay.removed.insert(place, number);
                overlay.lost += hidden;
            }
        }
    }

    fn overlay_mut(&mut self) -> &mut Overlay {
        let built = self.entry_count() as u32;
        self.overlay.get_or_insert_with(|| Box::new(Overlay { built, ..Overlay::default() }))
    }

    /// Brings the overlay up to date, or builds all anew.
    fn settle(&mut self) {
        let all = self.entry_count();
        let overlay = self.overlay_mut();
        let changed = overlay.removed.len() + all - overlay.built as usize;
        if changed > LEAST.max(4 * all.isqrt()) {
            *self = self.rebuilt();
            return;
        }
        let mut overlay = self.overlay.take().unwrap_or_default();
        let mut forms = Collector::new(&self.options, 0, 0);
        for number in overlay.built..all as u32 {
            if overlay.removed.binary_search(&number).is_err() {
                self.collect(number, &overlay, &mut forms);
            }
        }
        let Collector { owners, folded, literal, .. } = forms;
        (overlay.owners, overlay.index, overlay.literals) = (owners, Index::new(folded), Index::new(literal));
        overlay.cloaks = None;
        let mut suits = true;
        if let Some((likeness, mut cloaks)) = self.cloaked.take() {
            let old = cloaks.built() - overlay.lost;
            let added = Cloaks::new(&overlay.index, &likeness, old, |form| self.layers_of(overlay.owner(form)));
            suits = cloaks.count_as(old + added.built());
            overlay.cloaks = Some(added);
            self.cloaked = Some((likeness, cloaks));
        }
        self.overlay = Some(overlay);
        if !suits {
            *self = self.rebuilt();
            return;
        }
        let built = self.overlay_mut().built;
        let pieced = |number: u32| self.entry(number).is_some_and(|(_, entry)| entry.has_gaps());
        if self.gaps.len() > 0 || (built..all as u32).any(pieced) {
            let live = self.numbers_of(|_, entry| entry.has_gaps());
            let entries = live.iter().filter_map(|&number| Some((number, self.entry(number)?)));
            self.gaps = Gaps::of(entries, &self.options);
        }
        let live = self.numbers_of(|_, entry| entry.leak.is_some());
        // Of several entries for one kind of leak the first one counts.
        let order = sorted(live.len(), &|left, right| self.rank(live[left]).cmp(&self.rank(live[right])));
        let leaks = order.iter().filter_map(|&at| Some((live[at as usize], self.entry(live[at as usize])?)));
        self.leaks = Leaks::of(leaks, &self.options.exceptions);
    }

    /// Adds the forms of an entry, as building a guard does.
    fn collect(&self, number: u32, overlay: &Overlay, forms: &mut Collector<'_>) {
        if let Some((lexicon, entry)) = self.entry(number) {
            forms.add_entry(entry, &lexicon.slots, number);
        } else if let Some(&(PLAIN, at)) = self.entries.get((number - self.plain) as usize) {
            forms.add(overlay.plain_phrase(at).map_or("", String::as_str), Owner::Entry(number), None);
        }
    }

    /// How many forms of an entry may be hidden.
    fn hidden_forms(&self, number: u32) -> u32 {
        let mut forms = Collector::new(&self.options, 0, 0);
        match self.plain_phrase(number) {
            Some(phrase) => forms.add(&phrase, Owner::Entry(number), None),
            None => self.collect(number, &Overlay::default(), &mut forms),
        }
        let Collector { owners, folded, .. } = forms;
        let index = Index::new(folded);
        let own = |form: &u32| {
            let owner = index.owner(*form).and_then(|owner| owners.get(owner as usize)).copied();
            !self.layers_of(owner).is_empty()
        };
        (0..index.len()).filter(own).filter(|&form| Cloaks::can_hide(&index, form)).count() as u32
    }

    /// A guard of the same entries, built anew.
    #[must_use]
    pub fn rebuilt(&self) -> Self {
        let Some(overlay) = &self.overlay else { return self.clone() };
        let mut lexicons = self.lexicons.clone();
        for (at, lexicon) in lexicons.iter_mut().enumerate() {
            lexicon.entries.clear();
            let mut kept = vec![false; self.lexicons[at].entries.len()];
            for (number, &(_, entry)) in self.entries.iter().enumerate().filter(|(_, place)| place.0 == at as u32) {
                kept[entry as usize] |= overlay.removed.binary_search(&(self.plain + number as u32)).is_err();
            }
            let entries = self.lexicons[at].entries.iter().zip(kept);
            lexicon.entries.extend(entries.filter(|(_, kept)| *kept).map(|(entry, _)| entry.clone()));
        }
        let guard = Self::with_phrases(lexicons, self.options.clone(), self.live_phrases(overlay));
        match &self.cloaked {
            Some((likeness, _)) => guard.seeing_through_cloaks(Arc::clone(likeness)),
            None => guard,
        }
    }

    /// The plain phrases, those that were added behind the others.
    fn live_phrases(&self, overlay: &Overlay) -> Phrases {
        let mut phrases = Phrases::default();
        let alive = |number: u32| overlay.removed.binary_search(&number).is_err();
        let folded = self.index.given();
        let mut marks: Vec<(u32, u32)> =
            (0..self.literals.len()).filter_map(|form| Some((self.literals.owner(form)?, form))).collect();
        let order = sorted(marks.len(), &|left, right| marks[left].cmp(&marks[right]));
        marks = order.iter().map(|&at| marks[at as usize]).collect();
        for number in (0..self.plain).filter(|&number| alive(number)) {
            let mark = marks.binary_search_by_key(&number, |mark| mark.0).ok();
            phrases.push(mark.map_or_else(|| folded.text(number), |at| self.literals.form_text(marks[at].1)));
        }
        for (at, &(lexicon, plain)) in self.entries.iter().enumerate() {
            if let Some(phrase) =
                overlay.plain_phrase(plain).filter(|_| lexicon == PLAIN && alive(self.plain + at as u32))
            {
                phrases.push(&phrase.encode_utf16().collect::<Vec<u16>>());
            }
        }
        phrases
    }
}
