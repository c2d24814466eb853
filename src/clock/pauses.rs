//! Time that does not count: pauses, and how a measured time walks past them.

use super::day::{DAY, Day};
use super::timetable::{Timetable, day_of};
use crate::moment::Moment;
use crate::order::sort;

/// A pause: from when, and until when; without an end it goes on.
pub type Pause = (Moment, Option<Moment>);

/// Pauses in order, none touching the next, as half-open stretches on some axis. A pause without an end lasts for ever.
#[derive(Clone, Debug, Default)]
pub(super) struct Gaps(Vec<(i64, i64)>);

impl Gaps {
    /// The pauses on the clocks of the place.
    pub(super) fn of(pauses: &[Pause], local: impl Fn(Moment) -> i64) -> Self {
        let stretch = |&(from, to): &Pause| (local(from), to.map_or(i64::MAX, &local));
        let mut stretches: Vec<(i64, i64)> = pauses.iter().map(stretch).filter(|(from, to)| from < to).collect();
        sort(&mut stretches, Ord::cmp);
        let mut joined: Vec<(i64, i64)> = Vec::with_capacity(stretches.len());
        for (from, to) in stretches {
            match joined.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(to),
                _ => joined.push((from, to)),
            }
        }
        Self(joined)
    }

    /// The days of the calendar that lie within a pause from midnight to midnight.
    pub(super) fn whole_days(&self) -> Self {
        let end = |to: i64| if to == i64::MAX { to } else { day_of(to).0 };
        let stretches = self.0.iter().map(|&(from, to)| (day_of(from.saturating_add(DAY - 1)).0, end(to)));
        Self(stretches.filter(|(from, to)| from < to).collect())
    }

    /// The days whose working hours all lie within a pause.
    pub(super) fn working_days(&self, timetable: &Timetable) -> Self {
        let span = |day: Day| timetable.hours(day).span().unwrap_or((DAY, 0));
        let first = |from: i64| {
            let day = day_of(from);
            day.0 + i64::from(from > day.0 * DAY + span(day).0)
        };
        let end = |to: i64| match day_of(to) {
            _ if to == i64::MAX => to,
            day => day.0 + i64::from(to >= day.0 * DAY + span(day).1),
        };
        let stretches = self.0.iter().map(|&(from, to)| (first(from), end(to)));
        Self(stretches.filter(|(from, to)| from < to).collect())
    }

    /// How much of the sum `sum` falls into gaps between `from` and `to`.
    pub(super) fn lost(&self, from: i64, to: i64, sum: impl Fn(i64) -> i64) -> i64 {
        let inside = |&(begin, end): &(i64, i64)| sum(end.clamp(from, to)) - sum(begin.clamp(from, to));
        self.0.iter().map(inside).sum()
    }

    /// Where, from `start` on and past the gaps, `need` has been added to the sum; `when` finds the place of a sum from a
    /// place on. Nothing if a gap without an end comes first.
    pub(super) fn walk(
        &self,
        start: i64,
        need: i64,
        sum: impl Fn(i64) -> i64,
        when: impl Fn(i64, i64) -> Option<i64>,
    ) -> Option<i64> {
        let (mut at, mut left) = (start, need);
        for &(from, to) in self.0.iter().filter(|(_, to)| *to > start) {
            let until = from.max(at);
            let added = sum(until) - sum(at);
            if left <= added {
                break;
            }
            if to == i64::MAX {
                return None;
            }
            left -= added;
            at = to;
        }
        when(sum(at).saturating_add(left), at)
    }

    /// The parts of `stretches` outside the gaps.
    pub(super) fn cut(&self, stretches: &[(i64, i64)]) -> Vec<(i64, i64)> {
        let mut left = Vec::with_capacity(stretches.len());
        let mut gaps = self.0.iter().peekable();
        for &(mut from, to) in stretches {
            while let Some(&&(begin, end)) = gaps.peek() {
                if begin >= to {
                    break;
                }
                if begin > from {
                    left.push((from, begin));
                }
                from = from.max(end);
                if end >= to {
                    break;
                }
                gaps.next();
            }
            if from < to {
                left.push((from, to));
            }
        }
        left
    }

    /// Whether the last of them goes on.
    pub(super) fn is_endless(&self) -> bool {
        self.0.last().is_some_and(|last| last.1 == i64::MAX)
    }

    /// Whether `time` is in one of them.
    pub(super) fn holds(&self, time: i64) -> bool {
        self.0.iter().any(|&(from, to)| from <= time && time < to)
    }
}
