//! The quotations of a text that is being typed. Marks pair up over the whole text, so they are paired anew when an edit
//! adds or takes away a mark, and only moved otherwise.

use crate::phrase::mention::{is_quotation_mark, quotations};
use crate::text::Span;

/// Quotation marks and the insides of their outermost pairs, both in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Quotes {
    marks: Vec<(u32, u16)>,
    pub(super) pairs: Vec<Span>,
}

/// An edit: what it replaced, and how long its replacement is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edit {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) inserted: u32,
}

impl Edit {
    /// Where a place of the old text is now; one inside what was replaced is at its end.
    pub(super) const fn moved(&self, at: u32) -> u32 {
        if at < self.start {
            at
        } else if at < self.end {
            self.start + self.inserted
        } else {
            at - self.end + self.start + self.inserted
        }
    }

    /// Where an inside of quotation marks is now: both its marks move, the opening one right before it.
    pub(super) const fn moved_inside(&self, span: Span) -> Span {
        Span::new(self.moved(span.start - 1) + 1, self.moved(span.end))
    }
}

impl Quotes {
    /// Follows an edit; `dirty` gets the spans that are quoted now and were not, or the other way round.
    pub(super) fn edit(&mut self, edit: Edit, inserted: &[u16], dirty: &mut Vec<Span>) {
        let low = self.marks.partition_point(|mark| mark.0 < edit.start);
        let high = self.marks.partition_point(|mark| mark.0 < edit.end);
        for mark in &mut self.marks[high..] {
            mark.0 = edit.moved(mark.0);
        }
        for pair in &mut self.pairs {
            *pair = edit.moved_inside(*pair);
        }
        let added = inserted.iter().zip(edit.start..).filter(|&(&unit, _)| is_quotation_mark(unit));
        let added: Vec<(u32, u16)> = added.map(|(&unit, at)| (at, unit)).collect();
        if low == high && added.is_empty() {
            return;
        }
        let behind = self.marks.split_off(high);
        self.marks.truncate(low);
        self.marks.extend(added);
        self.marks.extend(behind);
        let old = std::mem::replace(&mut self.pairs, quotations(&mut self.marks.iter().copied()));
        differences(&old, &self.pairs, dirty);
    }
}

/// Adds the spans that are in only one of two lists, each in order.
pub(super) fn differences(old: &[Span], new: &[Span], found: &mut Vec<Span>) {
    let (mut left, mut right) = (old.iter().peekable(), new.iter().peekable());
    while let Some(&&next) = match (left.peek(), right.peek()) {
        (Some(old), Some(new)) => Some(if old <= new { old } else { new }),
        (old, new) => old.or(new),
    } {
        let gone = left.next_if(|&&span| span == next).is_some();
        let come = right.next_if(|&&span| span == next).is_some();
        // Of a pair that lost both its marks nothing is left to judge.
        if gone != come && next.start < next.end {
            found.push(next);
        }
    }
}
