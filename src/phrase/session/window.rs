//! What an edit reaches: the part of the text that is read again, and the core of it that can be trusted.
//!
//! A hit depends on a bounded number of tokens around it: the longest phrase, the clause or sentence that a condition asks
//! about, the words that make it a mention. What may depend on the edit makes up the core; what the core depends on is
//! read on both sides of it, so that it comes out as if all had been read. Text that has hardly any
//! tokens, or is damaged all over, is read as far as it takes.

use std::ops::Range;

use super::draft::Draft;
use crate::phrase::cloak::CloakScratch;
use crate::phrase::guard::{Guard, Scratch};
use crate::phrase::hit::Hit;
use crate::phrase::index::Index;
use crate::phrase::judge::LONGEST_SENTENCE;
use crate::phrase::lexicon::Condition;
use crate::text::{LONGEST_DAMAGE, LONGEST_JOINT, Reading, Span, may_damage, restarts_at};

/// Tokens before a hit, and behind it, that may make it a mention or bound its clause.
const BEFORE: usize = 20;
const BEHIND: usize = 14;

/// How far things depend on each other, for one guard.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Reach {
    /// Tokens before the start of a hit on which it may depend.
    before: usize,
    /// Tokens behind the start of a hit on which it may depend.
    behind: usize,
    /// Tokens on which a search for hidden phrases depends, within one group of odd tokens; 0 without such a search.
    hidden: usize,
    /// Code units of the longest form that is looked for as it stands.
    literal: usize,
    /// The longest message that any condition tells from a longer one; 0 if none does.
    pub(super) most_tokens: u32,
}

impl Reach {
    pub(super) fn of(guard: &Guard) -> Self {
        let longest = |index: &Index| (0..index.len()).map(|form| index.form_tokens(form).len()).max().unwrap_or(0);
        let entries = guard.lexicons.iter().flat_map(|lexicon| &lexicon.entries);
        let conditions = entries.flat_map(|entry| entry.conditions());
        let (mut most_tokens, mut before, mut behind) = (0, BEFORE, BEHIND);
        let cue = longest(&guard.cues.index);
        for condition in conditions {
            most_tokens = condition.turn_at_most.map_or(most_tokens, |most| most_tokens.max(most.saturating_add(1)));
            if condition.before.is_some() {
                before = BEFORE + LONGEST_SENTENCE;
            }
            if condition.after.is_some() {
                behind = BEHIND + LONGEST_SENTENCE + cue;
            }
        }
        let (mut spelling, mut hidden) = guard.cloaked.as_ref().map_or((0, 0), |(_, cloaks)| cloaks.reach());
        let (mut open, mut literal) = (longest(&guard.index), longest(&guard.literals));
        if let Some(overlay) = guard.overlay() {
            let ([index, literals], reach) = overlay.reach();
            (open, literal) = (open.max(longest(index)), literal.max(longest(literals)));
            (spelling, hidden) = (spelling.max(reach.0), hidden.max(reach.1));
        }
        // An exception, or an open phrase over a hidden one, may begin before the hit by its own length.
        let hit = open.max(cue).max(spelling).max(guard.gaps.longest());
        Self { before: before.max(hit), behind: behind + hit, hidden, literal, most_tokens }
    }

    /// Code units that are usually enough on each side of an edit after which so many may be read otherwise.
    const fn room(&self, damage: usize) -> u32 {
        ((self.before + self.behind + self.hidden * 4) * 5 / 4 + self.literal * 2 + damage * 2) as u32
    }
}

/// The conditions of an entry that ask about the whole message.
pub(super) fn is_soft(condition: &Condition) -> bool {
    !condition.without.is_empty() || condition.turn_at_most.is_some()
}

/// The part of the text that was read, and the hits in it. The reading is the scratch's.
#[derive(Clone, Debug, Default)]
pub(super) struct Window {
    pub(super) units: Vec<u16>,
    /// Where the reading began in the units.
    cut: usize,
    /// Where that is in the text.
    pub(super) base: u32,
    pub(super) hits: Vec<Hit>,
}

impl Window {
    /// What was read.
    pub(super) fn text(&self) -> &[u16] {
        &self.units[self.cut..]
    }

    /// Reads around `dirty`, whose text is new; so many code units as `damage` beside it may be read otherwise than before. The
    /// core is returned: what starts outside of it is as it was.
    pub(super) fn read(
        &mut self,
        guard: &Guard,
        draft: &Draft,
        reach: &Reach,
        scratch: &mut Scratch,
        (dirty, damage): (Span, usize),
    ) -> Range<u32> {
        let mut room = reach.room(damage);
        loop {
            // Whether the reading may begin somewhere shows only in what stands before.
            let from = dirty.start.saturating_sub(room + LONGEST_DAMAGE as u32);
            let to = dirty.end.saturating_add(room).min(draft.len());
            self.units.clear();
            draft.copy(from..to, &mut self.units);
            if let Some(cut) = self.beginning(from, dirty) {
                self.cut = cut;
                self.base = from + cut as u32;
                guard.find(&self.units[cut..], scratch, &mut self.hits);
                let seams = guard.cloaked.is_some().then_some(&scratch.cloak);
                let sides = Sides { text: self.text(), reading: &scratch.reading, seams, reach, damage };
                let start = sides.start((dirty.start - self.base) as usize).map(|start| start + self.base);
                let end = sides.end((dirty.end - self.base) as usize).map(|end| end + self.base);
                let first = start.or((self.base == 0).then_some(0));
                let last = end.or((to == draft.len()).then_some(to));
                if let (Some(first), Some(last)) = (first, last) {
                    return first..last;
                }
            }
            room = room.saturating_mul(2);
        }
    }

    /// Where the reading may begin.
    fn beginning(&self, from: u32, dirty: Span) -> Option<usize> {
        if from == 0 {
            return Some(0);
        }
        let before = (dirty.start - from) as usize;
        (LONGEST_DAMAGE..before).find(|&at| restarts_at(&self.units, at))
    }
}

/// The two sides of an edit. Places are relative to the text that was read.
struct Sides<'a> {
    text: &'a [u16],
    reading: &'a Reading,
    /// Where searches for hidden phrases are independent of each other.
    seams: Option<&'a CloakScratch>,
    reach: &'a Reach,
    damage: usize,
}

impl Sides<'_> {
    /// Where the core starts for an edit at `edit`; `None` if not enough was read.
    fn start(&self, edit: usize) -> Option<u32> {
        let Reach { before, behind, hidden, literal, .. } = *self.reach;
        let same = (1..=edit.checked_sub(self.damage)?).rev().find(|&at| restarts_at(self.text, at))?;
        let token = self.reading.token_at(same as u32);
        let first = self.seam_before(token.checked_sub(hidden)?).checked_sub(hidden)?.min(token.checked_sub(behind)?);
        if first <= before || self.seam_after(hidden) + hidden > first {
            return None;
        }
        let start = (self.reading.starts()[first] as usize).min(same.checked_sub(literal)?);
        (start > literal + 1).then_some(start as u32)
    }

    /// Where the core ends for an edit that ends at `edit`; `None` if not enough was read.
    fn end(&self, edit: usize) -> Option<u32> {
        let Reach { before, behind, hidden, literal, .. } = *self.reach;
        let mut sure = edit + self.damage..self.sure_end()?;
        let same = sure.find(|&at| restarts_at(self.text, at))?;
        // The first token there may have been, or be now, a repeat of the one before.
        let token = self.reading.token_at(same as u32) + 1;
        let first = (self.seam_after(token + hidden) + hidden).max(token + before);
        let read = self.reading.token_at(self.sure_end()? as u32);
        if first + behind >= read || self.seam_after(first + hidden) + hidden >= read {
            return None;
        }
        let end = self.reading.starts()[first];
        (end as usize + literal < self.text.len()).then_some(end)
    }

    /// How far the text reads as it does with what follows.
    fn sure_end(&self) -> Option<usize> {
        let far = self.text.len().checked_sub(LONGEST_DAMAGE)?;
        let damaged = self.text[far..].iter().any(|&unit| may_damage(unit));
        Some(if damaged { far } else { self.text.len() - LONGEST_JOINT })
    }

    fn seam_before(&self, token: usize) -> usize {
        self.seams.map_or(token, |seams| seams.seam_before(token))
    }

    fn seam_after(&self, token: usize) -> usize {
        self.seams.map_or(token, |seams| seams.seam_after(token))
    }
}
