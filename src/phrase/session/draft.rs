//! A text that is being typed: code units with a gap where the last edit was, so that typing moves nothing.

use std::ops::Range;

/// See the module's head. Invariant: the gap lies inside the units.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    units: Vec<u16>,
    gap: Range<usize>,
}

/// Room made beyond what an insertion needs, beside an eighth of the text.
const ROOM: usize = 256;

impl Draft {
    pub(super) const fn len(&self) -> u32 {
        (self.units.len() - (self.gap.end - self.gap.start)) as u32
    }

    /// Puts `inserted` in place of `start..end`.
    pub(super) fn splice(&mut self, start: u32, end: u32, inserted: &[u16]) {
        self.move_gap(start as usize);
        self.gap.end += (end - start) as usize;
        if self.gap.len() < inserted.len() {
            let more = inserted.len() + self.units.len() / 8 + ROOM;
            let old = self.units.len();
            self.units.resize(old + more, 0);
            self.units.copy_within(self.gap.end..old, self.gap.end + more);
            self.gap.end += more;
        }
        let from = self.gap.start;
        self.gap.start += inserted.len();
        self.units[from..self.gap.start].copy_from_slice(inserted);
    }

    /// Copies `range` to the end of `into`.
    pub(super) fn copy(&self, range: Range<u32>, into: &mut Vec<u16>) {
        let (start, end) = (range.start as usize, range.end as usize);
        let behind = self.gap.len();
        into.extend_from_slice(&self.units[start.min(self.gap.start)..end.min(self.gap.start)]);
        into.extend_from_slice(&self.units[start.max(self.gap.start) + behind..end.max(self.gap.start) + behind]);
    }

    /// Whether any code unit of `range`, which may reach beyond the end, is of a kind.
    pub(super) fn any(&self, range: Range<u32>, is: impl Fn(u16) -> bool) -> bool {
        let behind = self.gap.len();
        let (start, end) = (range.start as usize, range.end.min(self.len()) as usize);
        (start..end).any(|at| is(self.units[if at < self.gap.start { at } else { at + behind }]))
    }

    fn move_gap(&mut self, to: usize) {
        let Range { start, end } = self.gap;
        if to < start {
            self.units.copy_within(to..start, end - (start - to));
        } else {
            self.units.copy_within(end..end + (to - start), start);
        }
        self.gap = to..to + (end - start);
    }
}
