//! When work is done: the hours of a week, and the days that differ from it.
//!
//! Times in here are milliseconds since 1970 on the clocks of the place. A day's own hours may reach past midnight and are
//! still that day's; the time they take is looked up by the day it falls on.

use super::axis::Axis;
use super::day::{DAY, Day};
use super::holidays::Holidays;
use super::hours::Hours;
use crate::order::sort;

/// What a calendar says of its hours.
#[derive(Clone, Debug, Default)]
pub struct Calendar {
    /// Minutes east of Greenwich of the clocks of the place.
    pub offset: i16,
    /// The hours of each day of the week, Monday first.
    pub week: [Hours; 7],
    /// Days with hours of their own, in order; they come before holidays.
    pub days: Vec<(Day, Hours)>,
    /// The statutory days, if the calendar keeps them.
    pub holidays: Option<Holidays>,
    /// The hours of a weekend that is worked to make up for a day off.
    pub make_up: Hours,
    /// Whether years without data are counted by the week alone.
    pub week_alone: bool,
}

/// A calendar ready for questions.
#[derive(Clone, Debug)]
pub(super) struct Timetable {
    calendar: Calendar,
    /// Each day's own hours.
    own: Sheet,
    /// The working time that falls on each day.
    falling: Sheet,
    /// Milliseconds worked.
    worked: Axis,
    /// Days with hours.
    open: Axis,
}

/// Hours by day of the week, and days that differ, in order.
#[derive(Clone, Debug)]
struct Sheet {
    week: [Hours; 7],
    special: Vec<(Day, Hours)>,
}

impl Sheet {
    fn of(&self, day: Day) -> &Hours {
        match self.special.binary_search_by_key(&day, |special| special.0) {
            Ok(at) => &self.special[at].1,
            Err(_) => &self.week[day.weekday()],
        }
    }

    fn axis(&self, weight: impl Fn(&Hours) -> i64) -> Axis {
        let week = std::array::from_fn(|at| weight(&self.week[at]));
        Axis::new(week, self.special.iter().map(|(day, hours)| (*day, weight(hours))))
    }
}

impl Timetable {
    pub(super) fn new(calendar: Calendar) -> Self {
        let own = Sheet { week: calendar.week.clone(), special: special(&calendar) };
        let falling = Sheet {
            week: std::array::from_fn(|at| Hours::on_one_day(&own.week[at], &own.week[(at + 6) % 7])),
            // The day after one that differs may get other hours from the night before.
            special: touched(&own.special)
                .map(|day| (day, Hours::on_one_day(own.of(day), own.of(day.plus(-1)))))
                .collect(),
        };
        let worked = falling.axis(Hours::length);
        let open = own.axis(|hours| i64::from(!hours.is_empty()));
        Self { calendar, own, falling, worked, open }
    }

    pub(super) const fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// Milliseconds worked before `time`, from some time long ago.
    pub(super) fn worked(&self, time: i64) -> i64 {
        let day = day_of(time);
        let since = time - day.0 * DAY;
        let today = self.falling.of(day).stretches().iter().map(|&(from, to)| since.clamp(from, to) - from);
        self.worked.before(day) + today.sum::<i64>()
    }

    /// The first time, not before `from`, by which `sum` has been worked.
    pub(super) fn when_worked(&self, sum: i64, from: i64) -> Option<i64> {
        if self.worked(from) >= sum {
            return Some(from);
        }
        let day = self.worked.first_reaching(sum, day_of(from))?;
        self.within(day, sum, |left, length| left <= length)
    }

    /// The last time, not after `until`, before which no more than `sum` has been worked.
    pub(super) fn until_worked(&self, sum: i64, until: i64) -> Option<i64> {
        if self.worked(until) <= sum {
            return Some(until);
        }
        let day = self.worked.last_below(sum.saturating_add(1), day_of(until))?;
        self.within(day, sum, |left, length| left < length)
    }

    /// The time on `day` at which `sum` is reached, in the first stretch that holds what is left of it.
    fn within(&self, day: Day, sum: i64, holds: impl Fn(i64, i64) -> bool) -> Option<i64> {
        let mut left = sum - self.worked.before(day);
        for &(from, to) in self.falling.of(day).stretches() {
            if holds(left, to - from) {
                return Some(day.0 * DAY + from + left);
            }
            left -= to - from;
        }
        None
    }

    /// How many days with hours there are before `day`, from some day long ago.
    pub(super) fn open_before(&self, day: Day) -> i64 {
        self.open.before(day)
    }

    /// The first day with which `count` days with hours have been, not before `from`.
    pub(super) fn when_open(&self, count: i64, from: Day) -> Option<Day> {
        self.open.first_reaching(count, from)
    }

    /// The last day before which fewer than `count` days with hours have been, not after `until`.
    pub(super) fn last_open(&self, count: i64, until: Day) -> Option<Day> {
        self.open.last_below(count, until)
    }

    /// A day's own hours.
    pub(super) fn hours(&self, day: Day) -> &Hours {
        self.own.of(day)
    }

    /// The working time from `from` to `to` in stretches, the first `most` of them.
    pub(super) fn stretches(&self, from: i64, to: i64, most: usize) -> Vec<(i64, i64)> {
        let mut found: Vec<(i64, i64)> = Vec::new();
        let mut day = day_of(from);
        while day.0 * DAY < to && found.len() < most {
            for &(begin, end) in self.falling.of(day).stretches() {
                let (begin, end) = ((day.0 * DAY + begin).max(from), (day.0 * DAY + end).min(to));
                match found.last_mut() {
                    _ if begin >= end => {}
                    Some(last) if last.1 == begin => last.1 = end,
                    _ => found.push((begin, end)),
                }
            }
            // Days without work are stepped over, not looked at one by one.
            let Some(next) = self.worked.first_beyond(self.worked.before(day.plus(1)), day.plus(1)) else { break };
            day = next;
        }
        found
    }

    /// The first year from `from` to `to` without data, where the calendar needs it.
    pub(super) fn unknown_year(&self, from: i64, to: i64) -> Option<i32> {
        let holidays = self.calendar.holidays.as_ref().filter(|_| !self.calendar.week_alone)?;
        holidays.first_unknown(day_of(from.min(to)), day_of(from.max(to)))
    }
}

/// The day a time is on.
pub(super) const fn day_of(time: i64) -> Day {
    Day(time.div_euclid(DAY))
}

/// The days that differ from their week, in order: statutory ones, and over them the calendar's own.
fn special(calendar: &Calendar) -> Vec<(Day, Hours)> {
    let statutory = calendar.holidays.iter().flat_map(Holidays::days);
    let hours = |works: bool| if works { calendar.make_up.clone() } else { Hours::default() };
    let mut days: Vec<(Day, Hours)> = calendar.days.clone();
    days.extend(statutory.map(|special| (special.day, hours(special.works))));
    // Equal ones stay in order: of two for one day the calendar's own is the first.
    sort(&mut days, |left, right| left.0.cmp(&right.0));
    days.dedup_by_key(|special| special.0);
    days
}

/// The days that differ and the days after them, in order, each once.
fn touched(special: &[(Day, Hours)]) -> impl Iterator<Item = Day> {
    // In order already: the day after one may be the next that differs, but never a later one.
    let mut days: Vec<Day> = special.iter().flat_map(|(day, _)| [*day, day.plus(1)]).collect();
    days.dedup();
    days.into_iter()
}
