//! When a promise is due, and how a time measured by the calendar compares with it.

use super::calendar::Clock;
use super::day::{DAY, Day, MonthEnd};
use super::pauses::{Gaps, Pause};
use super::target::{Bound, Span, Target, Until};
use super::timetable::{Timetable, day_of};
use crate::moment::Moment;

/// When a promise is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The instant, by the clocks of the place.
    pub due: Moment,
    /// Whether that instant itself is still in time. It is not at 24:00, which is the next day's first.
    pub inclusive: bool,
}

impl Deadline {
    /// The time as people write it: `2024-06-03 09:30`, with seconds where there are any, `2024-06-03 24:00` for an instant
    /// that ends its day and is itself too late.
    #[must_use]
    pub fn shown(&self) -> String {
        let time = self.due.time_of_day() / 1000;
        if time == 0 && !self.inclusive {
            return format!("{} 24:00", Day::of(self.due.date()).plus(-1).date());
        }
        let clock = format!("{} {:02}:{:02}", self.due.date(), time / 3600, time / 60 % 60);
        if time % 60 == 0 { clock } else { format!("{clock}:{:02}", time % 60) }
    }
}

/// Why there is no time to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// The statutory days of this year are not known.
    Year(i32),
    /// The calendar has no working hours in which it could pass.
    NeverOpen,
    /// It is paused, and nobody knows until when.
    Paused,
}

/// How long something took.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Elapsed {
    /// Milliseconds by the clock.
    pub clock: i64,
    /// Milliseconds within working hours; not known in years without data.
    pub working: Result<i64, Unknown>,
}

impl Clock {
    /// When `target` is due for what began, or with a target ahead begins, at `start`. Pauses do not count.
    ///
    /// # Errors
    /// Why it cannot be told.
    pub fn due(&self, target: &Target, start: Moment, pauses: &[Pause]) -> Result<Deadline, Unknown> {
        self.due_after(target, target.span, start, pauses)
    }

    /// When a span of the target's is over.
    pub(super) fn due_after(
        &self,
        target: &Target,
        span: Span,
        start: Moment,
        pauses: &[Pause],
    ) -> Result<Deadline, Unknown> {
        let table = &self.timetable;
        let begin = self.local(start);
        let gaps = Gaps::of(pauses, |moment| self.local(moment));
        let count = Count { table, gaps: &gaps, ahead: target.ahead };
        let missing = if gaps.is_endless() { Unknown::Paused } else { Unknown::NeverOpen };
        let (due, at_end) = match span {
            Span::Clock(length) => (count.clock(begin, length).ok_or(missing)?, false),
            Span::Working(length) => (count.working(begin, length).ok_or(missing)?, false),
            Span::Days(_) | Span::WorkingDays(_) | Span::Months { .. } => {
                let day = match span {
                    Span::WorkingDays(days) => count.working_days(day_of(begin), days),
                    Span::Months { count: months, on, end } => count.months(day_of(begin), months, on, end),
                    Span::Days(days) | Span::Clock(days) | Span::Working(days) => count.days(day_of(begin), days),
                };
                on_day(table, day.ok_or(missing)?, target.until, begin)
            }
        };
        // Hours and working days need to know of every holiday on the way, the rest of none.
        if matches!(span, Span::Working(_) | Span::WorkingDays(_))
            && let Some(year) = table.unknown_year(begin, due)
        {
            return Err(Unknown::Year(year));
        }
        let inclusive = target.bound != Bound::Before && !at_end;
        Ok(Deadline { due: self.moment(due), inclusive: inclusive || target.bound == Bound::NotBefore })
    }

    /// How long it is from `start` to `end`, less the pauses; below zero if the end comes first.
    #[must_use]
    pub fn elapsed(&self, start: Moment, end: Moment, pauses: &[Pause]) -> Elapsed {
        let (from, to) = (self.local(start), self.local(end));
        if to < from {
            let Elapsed { clock, working } = self.elapsed(end, start, pauses);
            return Elapsed { clock: -clock, working: working.map(|time| -time) };
        }
        let gaps = Gaps::of(pauses, |moment| self.local(moment));
        let worked = |time: i64| self.timetable.worked(time);
        let working = match self.timetable.unknown_year(from, to) {
            Some(year) => Err(Unknown::Year(year)),
            None => Ok(worked(to) - worked(from) - gaps.lost(from, to, worked)),
        };
        Elapsed { clock: to - from - gaps.lost(from, to, |time| time), working }
    }

    /// What was counted on the way to a due time: the stretches between it and `start`, the first `most` of them.
    #[must_use]
    pub fn counted(
        &self,
        target: &Target,
        start: Moment,
        due: Moment,
        pauses: &[Pause],
        most: usize,
    ) -> Vec<(Moment, Moment)> {
        let (from, to) = (self.local(start).min(self.local(due)), self.local(start).max(self.local(due)));
        let gaps = Gaps::of(pauses, |moment| self.local(moment));
        let stretches = match target.span {
            Span::Working(_) | Span::WorkingDays(_) => self.timetable.stretches(from, to, most),
            _ if from < to => vec![(from, to)],
            _ => Vec::new(),
        };
        gaps.cut(&stretches).into_iter().take(most).map(|(from, to)| (self.moment(from), self.moment(to))).collect()
    }
}

/// Counts one way from a time.
struct Count<'a> {
    table: &'a Timetable,
    gaps: &'a Gaps,
    ahead: bool,
}

impl Count<'_> {
    fn clock(&self, begin: i64, length: i64) -> Option<i64> {
        if self.ahead {
            return Some(begin.saturating_sub(length));
        }
        self.gaps.walk(begin, length, |time| time, |time, _| Some(time))
    }

    fn working(&self, begin: i64, length: i64) -> Option<i64> {
        let worked = |time: i64| self.table.worked(time);
        if self.ahead {
            return self.table.until_worked(worked(begin) - length, begin);
        }
        self.gaps.walk(begin, length, worked, |sum, from| self.table.when_worked(sum, from))
    }

    fn days(&self, begin: Day, days: i64) -> Option<Day> {
        if self.ahead || days == 0 {
            return Some(begin.plus(-days));
        }
        // The day with which so many have been is the one before the day before which they have been.
        self.gaps.whole_days().walk(begin.0 + 1, days, |day| day, |sum, _| Some(sum - 1)).map(Day)
    }

    fn working_days(&self, begin: Day, days: i64) -> Option<Day> {
        let before = |day: i64| self.table.open_before(Day(day));
        if self.ahead {
            return self.table.last_open(before(begin.0) - days + 1, begin.plus(-1));
        }
        // No days at all are the day itself, or the first with hours.
        let (from, days) = if days == 0 { (begin.0, 1) } else { (begin.0 + 1, days) };
        let when = |sum: i64, from: i64| self.table.when_open(sum, Day(from)).map(|day| day.0);
        self.gaps.working_days(self.table).walk(from, days, before, when).map(Day)
    }

    fn months(&self, begin: Day, months: i32, on: Option<i8>, end: MonthEnd) -> Option<Day> {
        let months = if self.ahead { -months } else { months };
        let day = match on {
            // A date is a date: no pause moves the 10th of next month.
            Some(number) => return Some(begin.month_start().plus_months(months, MonthEnd::Last).of_month(number)),
            None => begin.plus_months(months, end),
        };
        if day <= begin { Some(day) } else { self.days(begin, day.0 - begin.0) }
    }
}

/// The time on a day at which it is over, and whether that is its very end.
fn on_day(table: &Timetable, day: Day, until: Until, begin: i64) -> (i64, bool) {
    let midnight = day.0 * DAY;
    match until {
        Until::Same => (midnight + begin.rem_euclid(DAY), false),
        Until::At(time) => (midnight + time, time == DAY),
        Until::Close => match table.hours(day).span() {
            Some((_, close)) => (midnight + close, false),
            None => (midnight + DAY, true),
        },
        Until::End => (midnight + DAY, true),
    }
}
