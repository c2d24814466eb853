//! What is known at places of a text, kept so that an edit moves nothing: what stands before the cursor counts from the
//! start of the text, what stands behind it from the end.

use std::ops::Range;

use crate::phrase::hit::Finding;
use crate::text::Span;

/// Something at a place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub(super) finding: Finding,
    /// What the owner of the ledger wants to remember; 0 for nothing.
    pub(super) mark: u32,
}

/// Items in order of their start. An edit goes to the cursor: call [`Ledger::take`] for what it replaces, then
/// [`Ledger::set_length`].
#[derive(Clone, Debug, Default)]
pub(super) struct Ledger {
    before: Vec<Item>,
    behind: Vec<Item>,
    length: u32,
}

impl Ledger {
    /// Says how long the text is now; what stands behind the cursor keeps its distance from the end.
    pub(super) const fn set_length(&mut self, length: u32) {
        self.length = length;
    }

    /// Takes out all items that start in `range`; the cursor stands there then.
    pub(super) fn take(&mut self, range: Range<u32>) -> Vec<Item> {
        let length = self.length;
        let low = self.before.partition_point(|item| item.finding.span.start < range.start);
        self.behind.extend(self.before.drain(low..).rev().map(|item| turned(item, length)));
        // Behind the cursor the last item is the first in the text.
        let before = |place: u32| move |item: &Item| turned(*item, length).finding.span.start >= place;
        let high = self.behind.partition_point(before(range.start));
        self.before.extend(self.behind.drain(high..).rev().map(|item| turned(item, length)));
        let high = self.behind.partition_point(before(range.end));
        self.behind.drain(high..).rev().map(|item| turned(item, length)).collect()
    }

    /// The item behind the cursor.
    pub(super) fn next(&self) -> Option<Item> {
        self.behind.last().map(|&item| turned(item, self.length))
    }

    /// Moves the cursor behind the next item, which becomes `item`.
    pub(super) fn pass(&mut self, item: Item) {
        self.behind.pop();
        self.push(item);
    }

    /// Adds an item at the cursor.
    pub(super) fn push(&mut self, item: Item) {
        self.before.push(item);
    }

    /// The items before the cursor, nearest first.
    pub(super) fn backwards(&self) -> impl Iterator<Item = &Item> {
        self.before.iter().rev()
    }

    /// All items in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = Item> {
        self.before.iter().copied().chain(self.behind.iter().rev().map(|&item| turned(item, self.length)))
    }
}

/// Counted from the other side of a text of so many code units. An item that an edit cut through has no place: it is taken
/// out and never compared.
const fn turned(mut item: Item, length: u32) -> Item {
    let Span { start, end } = item.finding.span;
    item.finding.span = Span::new(length.wrapping_sub(start), length.wrapping_sub(end));
    item
}
