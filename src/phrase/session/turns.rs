//! What a message that is being written ends, and the turns before it began. Only its head can do that.

use super::{Change, Session};
use crate::phrase::across::REACH;
use crate::phrase::guard::Guard;
use crate::phrase::hit::Finding;
use crate::text::Span;

impl Session {
    /// Brings up to date what the turns before began, after an edit at `start`.
    pub(super) fn go_on(&mut self, guard: &Guard, start: u32, change: &mut Change) {
        if start < REACH as u32 {
            self.window.units.clear();
            self.draft.copy(0..self.draft.len().min(REACH as u32), &mut self.window.units);
            self.across = guard.across(&self.window.units, &self.context, &mut self.scratch);
        }
        let shown = |span: Span| {
            let near = self.findings.iter().take_while(|item| item.finding.span.start < span.end);
            !near.filter(|item| item.mark != 0).any(|item| item.finding.span.overlaps(span))
        };
        let now = self.across.filter(|found| shown(found.span));
        let stays = |&(_, known): &(u32, Finding)| now == Some(known) && start >= known.span.end;
        if let Some((number, _)) = self.across_shown.take_if(|known| !stays(known)) {
            change.remove(number);
        }
        if let Some(found) = now.filter(|_| self.across_shown.is_none()) {
            self.last_number += 1;
            self.across_shown = Some((self.last_number, found));
            change.added.insert(0, (self.last_number, found));
        }
    }
}
