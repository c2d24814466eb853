//! The live session: a text that is being edited, and its findings, at the cost of what an edit touches.
//!
//! In reading order: [`draft`] holds the text; [`window`] reads again what an edit reaches and says how far that is;
//! [`ledger`] keeps what was found at places that move; [`quotes`] and [`ends`] keep the little that depends on the whole
//! message: which quotation marks pair up, and how long it is. What the message ends that the turns before began is found
//! anew when its head changes. Cues are counted, so that a phrase whose condition asks about
//! the whole message is judged again only when a count that it may depend on changes.
//!
//! Invariant: after every edit the findings are those of [`Guard::check`] on the text.

mod draft;
mod ends;
mod ledger;
mod quotes;
mod turns;
mod window;

use std::cell::OnceCell;
use std::ops::Range;

use self::draft::Draft;
use self::ends::Ends;
use self::ledger::{Item, Ledger};
use self::quotes::{Edit, Quotes, differences};
use self::window::{Reach, Window, is_soft};
use super::guard::{Guard, Scratch};
use super::hit::{Finding, Hit, Via};
use super::judge::{CueHits, Whole};
use super::lexicon::Severity;
use super::options::{Context, Overlaps};
use crate::order::sorted;
use crate::text::{LONGEST_DAMAGE, LONGEST_JOINT, Span, may_damage};

/// Places to judge again beyond which reading the whole text once is cheaper.
const MOST_PLACES: usize = 64;

/// A text that is being edited. Every call must be given the same guard.
#[derive(Debug, Default)]
pub struct Session {
    context: Context,
    answered: OnceCell<CueHits>,
    /// The end of a phrase that the turns before began, and the number by which it is shown.
    across: Option<Finding>,
    across_shown: Option<(u32, Finding)>,
    draft: Draft,
    /// What counts, overlaps included; the mark is the number of a finding that is shown.
    findings: Ledger,
    /// Cues and hits with conditions on the whole message; the mark tells which.
    notes: Ledger,
    quotes: Quotes,
    /// Quotations without words outside.
    swallowing: Vec<Span>,
    ends: Ends,
    reach: Reach,
    totals: Vec<u32>,
    /// Most cues that stood inside one hit: counts above it are all the same to every condition.
    most_inside: u32,
    last_number: u32,
    window: Window,
    scratch: Scratch,
}

/// What an edit changed. What stands behind the edit has moved by as much as the text has grown, and is not listed.
#[derive(Clone, Debug, Default)]
pub struct Change {
    /// Numbers of findings that are gone.
    pub removed: Vec<u32>,
    /// New findings with their numbers, in text order.
    pub added: Vec<(u32, Finding)>,
    /// What was read again, in the new text.
    pub dirty: Span,
}

/// Marks of notes.
const CUE: u32 = 1;
const SOFT: u32 = 2;

impl Guard {
    /// A session on `text`, said in `context`. Its [`Session::findings`] are those of [`Guard::check`].
    #[must_use]
    pub fn session(&self, text: &[u16], context: Context) -> Session {
        let reach = Reach::of(self);
        let mut session = Session {
            context,
            ends: Ends::counting_to(reach.most_tokens),
            reach,
            totals: vec![0; self.cues.names.len()],
            ..Session::default()
        };
        session.edit(self, 0, 0, text);
        session
    }
}

impl Session {
    /// The text.
    #[must_use]
    pub fn text(&self) -> Vec<u16> {
        let mut text = Vec::new();
        self.draft.copy(0..self.draft.len(), &mut text);
        text
    }

    /// The findings with their numbers, in text order. A number stays with its finding as long as that only moves.
    pub fn findings(&self) -> impl Iterator<Item = (u32, Finding)> {
        let own = self.findings.iter().filter(|item| item.mark != 0).map(|item| (item.mark, item.finding));
        self.across_shown.into_iter().chain(own)
    }

    /// Puts `inserted` in place of the code units `start..end`. `None` where that is outside the text: nothing changes then.
    pub fn edit(&mut self, guard: &Guard, start: u32, end: u32, inserted: &[u16]) -> Option<Change> {
        if start > end || end > self.draft.len() {
            return None;
        }
        let edit = Edit { start, end, inserted: u32::try_from(inserted.len()).ok()? };
        let (totals, tokens) = (self.totals.clone(), self.ends.tokens());
        let mut change = Change::default();
        change.removed.extend(self.findings.take(start..end).iter().map(|item| item.mark).filter(|&mark| mark != 0));
        self.take_notes(start..end);
        let damaged = self.draft.any(start..end, may_damage);
        self.draft.splice(start, end, inserted);
        self.findings.set_length(self.draft.len());
        self.notes.set_length(self.draft.len());
        let mut again = self.follow(edit, inserted);
        let near = start.saturating_sub(LONGEST_DAMAGE as u32)..start + edit.inserted + 1;
        let damage = if damaged || self.draft.any(near, may_damage) { LONGEST_DAMAGE } else { LONGEST_JOINT };
        let dirty = Span::new(start, start + edit.inserted);
        let core = self.refresh(guard, (dirty, damage), Some(edit), &mut change);
        change.dirty = Span::new(core.start, core.end);
        if self.counts_matter(&totals) || self.reach.most_tokens > 0 && tokens != self.ends.tokens() {
            let soft = self.notes.iter().filter(|note| note.mark == SOFT).map(|note| note.finding.span);
            again.extend(soft.filter(|span| !core.contains(&span.start)));
        }
        self.refresh_all(guard, again, &mut change);
        if !self.context.before.is_empty() {
            self.go_on(guard, start, &mut change);
        }
        Some(change)
    }

    /// Follows an edit in what is known of the whole message; the places that are to be judged again for it.
    fn follow(&mut self, edit: Edit, inserted: &[u16]) -> Vec<Span> {
        let mut again = Vec::new();
        self.quotes.edit(edit, inserted, &mut again);
        self.ends.edit(edit, &self.draft, &mut self.scratch.reading, &mut self.window.units);
        let moved: Vec<Span> = self.swallowing.iter().map(|&span| edit.moved_inside(span)).collect();
        self.swallowing = self.ends.swallowing(&self.quotes.pairs, self.draft.len());
        differences(&moved, &self.swallowing, &mut again);
        again
    }

    /// Whether a condition that counts cues may hold now and did not when they were `before`, or the other way round.
    fn counts_matter(&self, before: &[u32]) -> bool {
        before.iter().zip(&self.totals).any(|(&old, &new)| old != new && old.min(new) <= self.most_inside)
    }

    fn refresh_all(&mut self, guard: &Guard, places: Vec<Span>, change: &mut Change) {
        let length: u32 = places.iter().map(|place| place.len()).fold(0, u32::saturating_add);
        let all = Span::new(0, self.draft.len());
        let places = if places.len() > MOST_PLACES || length > all.len() / 4 { vec![all] } else { places };
        let mut done = 0..0;
        for place in places {
            if !(done.contains(&place.start) && place.end <= done.end) {
                done = self.refresh(guard, (place, LONGEST_JOINT), None, change);
                change.dirty = Span::new(change.dirty.start.min(done.start), change.dirty.end.max(done.end));
            }
        }
    }

    /// Reads again around `dirty`, with so many code units beside it that may read otherwise, and brings up to date what is known there; what that was is returned.
    fn refresh(&mut self, guard: &Guard, dirty: (Span, usize), edit: Option<Edit>, change: &mut Change) -> Range<u32> {
        let core = self.window.read(guard, &self.draft, &self.reach, &mut self.scratch, dirty);
        let cues = self.count_cues(guard, &core);
        let base = self.window.base;
        self.window.hits.retain(|hit| core.contains(&(hit.span.start + base)) || guard.entry_of(hit).is_none());
        let mut found = Vec::new();
        if !self.window.hits.is_empty() {
            let quotes = self.quotes_near(base);
            let whole = Whole {
                tokens: self.ends.tokens(),
                cue_hits: &cues,
                quotes: &quotes,
                context: &self.context,
                answered: &self.answered,
            };
            found = guard.judge(self.window.text(), &self.scratch.reading, &self.window.hits, &whole);
            for finding in &mut found {
                finding.span = Span::new(finding.span.start + base, finding.span.end + base);
            }
        }
        let overlapping = guard.options.overlaps == Overlaps::All;
        if overlapping {
            guard.without_overlaps(&mut found);
        }
        self.replace(&core, &found, edit, overlapping, change);
        core
    }

    /// Puts `found` in place of the findings that start in `core`.
    fn replace(&mut self, core: &Range<u32>, found: &[Finding], edit: Option<Edit>, all: bool, change: &mut Change) {
        let mut old = self.findings.take(core.clone());
        let whole =
            |span: Span| edit.is_none_or(|edit| span.end <= edit.start || span.start >= edit.start + edit.inserted);
        let mut end = self.findings.backwards().find(|item| item.mark != 0).map_or(0, |item| item.finding.span.end);
        for &finding in found {
            let low = old.partition_point(|item| item.finding.span.start < finding.span.start);
            let known =
                old[low..].iter_mut().find(|item| item.mark != 0 && item.finding == finding && whole(finding.span));
            let mark = known.map_or(0, |item| std::mem::take(&mut item.mark));
            let item = self.shown(Item { finding, mark }, &mut end, all, change);
            self.findings.push(item);
        }
        for item in old.iter().filter(|item| item.mark != 0) {
            change.remove(item.mark);
        }
        // What was hidden by an overlap may show now, and the other way round, until both agree.
        while let Some(next) = self.findings.next().filter(|next| next.mark == 0 || next.finding.span.start < end) {
            let item = self.shown(next, &mut end, all, change);
            self.findings.pass(item);
        }
    }

    /// Decides whether a finding is shown, given where the last one shown ends.
    fn shown(&mut self, mut item: Item, end: &mut u32, all: bool, change: &mut Change) -> Item {
        if all || item.finding.span.start >= *end {
            *end = item.finding.span.end;
            if item.mark == 0 {
                self.last_number += 1;
                item.mark = self.last_number;
                change.added.push((item.mark, item.finding));
            }
        } else if item.mark != 0 {
            change.remove(item.mark);
            item.mark = 0;
        }
        item
    }

    /// Takes out the notes in `range`; their cues count no longer.
    fn take_notes(&mut self, range: Range<u32>) {
        for note in self.notes.take(range) {
            if note.mark == CUE {
                self.totals[note.finding.entry as usize] -= 1;
            }
        }
    }

    /// Notes and counts anew the cues and soft hits of the window that start in `core`; the cues near it with all totals.
    fn count_cues(&mut self, guard: &Guard, core: &Range<u32>) -> CueHits {
        self.take_notes(core.clone());
        let mut cues = CueHits::of(&guard.cues, &self.scratch.reading, self.window.text());
        let mut notes = Vec::new();
        for cue in &cues.hits {
            if let Some(list) = guard.cues.owner(cue) {
                notes.push(note(list, cue, self.window.base, CUE));
            }
        }
        for hit in &self.window.hits {
            let Some(number) = guard.entry_of(hit) else { continue };
            if guard.entry(number).is_some_and(|(_, entry)| entry.conditions().any(is_soft)) {
                let inside = cues.hits.iter().filter(|cue| hit.span.covers(cue.span)).count();
                self.most_inside = self.most_inside.max(inside as u32);
                notes.push(note(number, hit, self.window.base, SOFT));
            }
        }
        let order =
            sorted(notes.len(), &|left, right| notes[left].finding.span.start.cmp(&notes[right].finding.span.start));
        for note in order.iter().map(|&at| notes[at as usize]) {
            if core.contains(&note.finding.span.start) {
                if note.mark == CUE {
                    self.totals[note.finding.entry as usize] += 1;
                }
                self.notes.push(note);
            }
        }
        cues.totals.clone_from(&self.totals);
        cues
    }

    /// The quotations near the window, as its text counts.
    fn quotes_near(&self, base: u32) -> Vec<Span> {
        let end = base + self.window.text().len() as u32;
        let low = self.quotes.pairs.partition_point(|quote| quote.end < base);
        let near = self.quotes.pairs[low..].iter().take_while(|quote| quote.start < end);
        let within = near.filter(|quote| !self.swallowing.contains(quote));
        within.map(|quote| Span::new(quote.start.saturating_sub(base), quote.end - base)).collect()
    }
}

impl Change {
    fn remove(&mut self, number: u32) {
        match self.added.iter().position(|&(added, _)| added == number) {
            Some(at) => {
                self.added.remove(at);
            }
            None => self.removed.push(number),
        }
    }
}

fn note(number: u32, hit: &Hit, base: u32, mark: u32) -> Item {
    let span = Span::new(hit.span.start + base, hit.span.end + base);
    let finding = Finding { entry: number, form: 0, span, severity: Severity::Hint, via: Via::Exact, mention: None };
    Item { finding, mark }
}
