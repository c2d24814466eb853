//! What recurs: every Friday, on the first of every month, twice a month, every quarter, or at intervals from an event on.
//!
//! A duty belongs to a period of the calendar, within which it may be done, and is due at a time in it. Refuses to know
//! whether it was done: that is a verdict.

use super::calendar::Clock;
use super::day::{DAY, Day, MonthEnd};
use super::due::Deadline;
use super::target::Bound;
use super::timetable::day_of;
use crate::moment::Moment;
use crate::order::sort;

/// The most occurrences that are told at once.
pub const MOST: usize = 5000;

/// Periods of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Every {
    /// Every day.
    Day,
    /// Every week, from Monday on.
    Week,
    /// Twice a month: to the 15th and to its end.
    HalfMonth,
    /// Every month.
    Month,
    /// Every quarter of the year.
    Quarter,
    /// Every year.
    Year,
}

/// On which days of its period a duty is due.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct On {
    /// Months of the period, counted from 1; none: the last.
    pub months: Vec<u8>,
    /// Days of the month, below zero from its end.
    pub days: Vec<i8>,
    /// Days of the week, 0 for Monday.
    pub weekdays: Vec<u8>,
    /// Which one of those days in the month, below zero from its end; nothing: each of them.
    pub nth: Option<i8>,
}

/// What becomes of a duty on a day without hours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Closed {
    /// It stays.
    #[default]
    Keep,
    /// It is due on the next day with hours.
    Next,
    /// It is due on the last day with hours before.
    Previous,
}

/// A stretch of the time since an event, in which a duty recurs at one interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phase {
    /// Months from one to the next.
    pub every: i32,
    /// How many months the stretch has; nothing: no end.
    pub months: Option<i32>,
}

/// When a duty recurs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// By the calendar.
    Calendar(Every, On),
    /// From an event on, once in each interval.
    Since(Vec<Phase>, MonthEnd),
}

/// What recurs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// Its name in the document.
    pub id: String,
    /// When.
    pub pattern: Pattern,
    /// Milliseconds after midnight at which it begins on its day; nothing: it may be done in the whole period.
    pub opens: Option<i64>,
    /// Milliseconds after midnight at which it is due on its day; 24:00 is the end of it.
    pub at: i64,
    /// Whether the due time itself is in time.
    pub bound: Bound,
    /// What a day without hours makes of it.
    pub closed: Closed,
}

/// One time a duty is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// The period it belongs to, half-open.
    pub period: (Moment, Moment),
    /// From when it may be done.
    pub opens: Moment,
    /// When it is due.
    pub deadline: Deadline,
    /// For duties since an event, the number of the stretch that sets the interval.
    pub phase: Option<usize>,
}

impl Clock {
    /// Every time `duty` is due from `from` on and before `to`, in order, the first [`MOST`] of them. Duties that follow an event
    /// follow what happened at `since`, and never recur without.
    #[must_use]
    pub fn recurring(&self, duty: &Duty, since: Option<Moment>, from: Moment, to: Moment) -> Vec<Occurrence> {
        let mut found: Vec<Occurrence> = Vec::new();
        // 24:00 belongs to the day that it ends.
        let wanted = |Occurrence { deadline, .. }: &Occurrence| {
            let last = deadline.due.milliseconds - i64::from(!deadline.inclusive);
            (from.milliseconds..to.milliseconds).contains(&last)
        };
        match &duty.pattern {
            Pattern::Calendar(every, on) => {
                // A due time that moves to a day with hours may leave its period.
                let mut period = every.period(self.day(from).plus(-31));
                let last = self.day(to).plus(31);
                while period.0 <= last && found.len() < MOST {
                    found.extend(self.in_period(duty, *every, on, period).into_iter().filter(wanted));
                    period = every.period(period.1);
                }
            }
            Pattern::Since(phases, end) => {
                let Some(since) = since else { return found };
                self.intervals(duty, phases, *end, self.day(since), self.day(to), &mut |occurrence| {
                    found.extend(Some(occurrence).filter(wanted));
                    found.len() < MOST
                });
            }
        }
        sort(&mut found, |left, right| left.deadline.due.cmp(&right.deadline.due));
        found.dedup();
        found.truncate(MOST);
        found
    }

    /// The next time `duty` is due for what began at `start`.
    #[must_use]
    pub fn next(&self, duty: &Duty, start: Moment) -> Option<Occurrence> {
        let found = self.recurring(duty, Some(start), start, start.plus(800 * DAY));
        found.into_iter().find(|occurrence| !occurrence.deadline.is_past(start))
    }

    fn in_period(&self, duty: &Duty, every: Every, on: &On, period: (Day, Day)) -> Vec<Occurrence> {
        let days = every.days(on, period);
        let occurrence = |day: Day| {
            let day = self.moved(day, duty.closed);
            let opens = duty.opens.map_or(period.0.0 * DAY, |time| day.0 * DAY + time);
            Occurrence {
                period: (self.moment(period.0.0 * DAY), self.moment(period.1.0 * DAY)),
                opens: self.moment(opens),
                deadline: self.deadline(duty, day.0 * DAY + duty.at),
                phase: None,
            }
        };
        days.into_iter().map(occurrence).collect()
    }

    /// One occurrence for each interval since an event: an interval is over when the day comes that ends it.
    fn intervals(
        &self,
        duty: &Duty,
        phases: &[Phase],
        end: MonthEnd,
        since: Day,
        last: Day,
        give: &mut dyn FnMut(Occurrence) -> bool,
    ) {
        let mut months = 0_i32;
        for (number, phase) in phases.iter().enumerate() {
            let limit = phase.months.map_or(i32::MAX, |length| months.saturating_add(length));
            while months.saturating_add(phase.every) <= limit {
                let from = since.plus_months(months, end);
                months += phase.every;
                let to = since.plus_months(months, end);
                let period = (self.moment(from.0 * DAY), self.moment(to.0 * DAY));
                let deadline = self.deadline(duty, (to.0 - 1) * DAY + duty.at);
                if from > last || !give(Occurrence { period, opens: period.0, deadline, phase: Some(number) }) {
                    return;
                }
            }
        }
    }

    fn deadline(&self, duty: &Duty, time: i64) -> Deadline {
        // 24:00 is the next day's first instant.
        Deadline { due: self.moment(time), inclusive: duty.bound == Bound::Within && duty.at < DAY }
    }

    fn moved(&self, day: Day, closed: Closed) -> Day {
        let table = &self.timetable;
        if closed == Closed::Keep || !table.hours(day).is_empty() {
            return day;
        }
        let before = table.open_before(day);
        let moved = match closed {
            Closed::Previous => table.last_open(before, day),
            Closed::Next | Closed::Keep => table.when_open(before + 1, day),
        };
        moved.unwrap_or(day)
    }

    /// The period of the calendar that `moment` is in, half-open.
    #[must_use]
    pub fn period(&self, every: Every, moment: Moment) -> (Moment, Moment) {
        let (from, to) = every.period(day_of(self.local(moment)));
        (self.moment(from.0 * DAY), self.moment(to.0 * DAY))
    }
}

impl Every {
    /// The period with `day` in it: its first day and the one after its last.
    fn period(self, day: Day) -> (Day, Day) {
        let month = day.month_start();
        let months = |first: Day, count: i32| (first, first.plus_months(count, MonthEnd::Last));
        let back = |length: i32| {
            let number = i32::try_from(chrono::Datelike::month0(&month.date())).unwrap_or(0);
            months(month.plus_months(-(number % length), MonthEnd::Last), length)
        };
        match self {
            Self::Day => (day, day.plus(1)),
            Self::Week => {
                let monday = day.plus(-(day.weekday() as i64));
                (monday, monday.plus(7))
            }
            Self::HalfMonth if day < month.plus(15) => (month, month.plus(15)),
            Self::HalfMonth => (month.plus(15), months(month, 1).1),
            Self::Month => months(month, 1),
            Self::Quarter => back(3),
            Self::Year => back(12),
        }
    }

    /// The days within a period that `on` speaks of; where it is silent, the last.
    fn days(self, on: &On, (from, to): (Day, Day)) -> Vec<Day> {
        let last = to.plus(-1);
        match self {
            Self::Day | Self::HalfMonth => vec![last],
            Self::Week if on.weekdays.is_empty() => vec![last],
            Self::Week => on.weekdays.iter().map(|&weekday| from.plus(i64::from(weekday))).collect(),
            Self::Month | Self::Quarter | Self::Year if on.months.is_empty() => on.in_month(last.month_start()),
            Self::Month | Self::Quarter | Self::Year => {
                let month = |&number: &u8| from.plus_months(i32::from(number) - 1, MonthEnd::Last);
                on.months.iter().map(month).filter(|&month| month < to).flat_map(|month| on.in_month(month)).collect()
            }
        }
    }
}

impl On {
    /// The days it speaks of in the month that begins with `first`.
    fn in_month(&self, first: Day) -> Vec<Day> {
        let last = first.of_month(-1);
        let mut days: Vec<Day> = self.days.iter().map(|&number| first.of_month(number)).collect();
        for &weekday in &self.weekdays {
            let begin = first.plus((i64::from(weekday) - first.weekday() as i64).rem_euclid(7));
            let all: Vec<Day> = (0..5).map(|week| begin.plus(7 * week)).filter(|&day| day <= last).collect();
            match self.nth {
                None => days.extend(all),
                Some(nth) if nth > 0 => days.extend(all.get(nth as usize - 1)),
                Some(nth) => days.extend(all.len().checked_sub(usize::from(nth.unsigned_abs())).map(|at| all[at])),
            }
        }
        if self.days.is_empty() && self.weekdays.is_empty() { vec![last] } else { days }
    }
}
