//! A calendar with all it promises, ready for questions.

use super::day::{DAY, Day};
use super::duty::Duty;
use super::event::Event;
use super::holidays::Special;
use super::hours::Hours;
use super::target::Target;
use super::timetable::{Calendar, Timetable};
use crate::moment::Moment;

/// No moment is further from 1970 than this many milliseconds: a hundred thousand years.
const FURTHEST: i64 = 36_525_000 * DAY;

/// A shift: which hours it has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    /// Its name in the document.
    pub id: String,
    /// Its hours.
    pub hours: Hours,
}

/// What a calendar document says beside its hours.
#[derive(Clone, Debug, Default)]
pub struct Promises {
    /// The first day on which it is in force.
    pub from: Option<Day>,
    /// Times that are promised.
    pub targets: Vec<Target>,
    /// What recurs.
    pub duties: Vec<Duty>,
    /// What happens, with the promises that it starts.
    pub events: Vec<Event>,
    /// Who works when.
    pub shifts: Vec<Shift>,
}

/// A calendar ready for questions. It reads no clock: every time is an argument.
#[derive(Clone, Debug)]
pub struct Clock {
    pub(super) timetable: Timetable,
    /// What it promises.
    pub promises: Promises,
}

impl Clock {
    /// A clock by a calendar.
    #[must_use]
    pub fn new(calendar: Calendar, promises: Promises) -> Self {
        Self { timetable: Timetable::new(calendar), promises }
    }

    /// A target by its name.
    #[must_use]
    pub fn target(&self, id: &str) -> Option<&Target> {
        self.promises.targets.iter().find(|target| target.id == id)
    }

    /// A duty by its name.
    #[must_use]
    pub fn duty(&self, id: &str) -> Option<&Duty> {
        self.promises.duties.iter().find(|duty| duty.id == id)
    }

    /// An event by its name.
    #[must_use]
    pub fn event(&self, id: &str) -> Option<&Event> {
        self.promises.events.iter().find(|event| event.id == id)
    }

    /// The day a moment is on, at the place.
    #[must_use]
    pub fn day(&self, moment: Moment) -> Day {
        Day(self.local(moment).div_euclid(DAY))
    }

    /// A day's own hours, as moments; the last may be of the next day.
    #[must_use]
    pub fn hours(&self, day: Day) -> Vec<(Moment, Moment)> {
        let at = |time: i64| self.moment(day.0 * DAY + time);
        self.timetable.hours(day).stretches().iter().map(|&(from, to)| (at(from), at(to))).collect()
    }

    /// What a day is by statute, if it is anything but a day of its week.
    #[must_use]
    pub fn statutory(&self, day: Day) -> Option<&Special> {
        self.timetable.calendar().holidays.as_ref()?.on(day)
    }

    /// The years whose statutory days it knows; nothing if it keeps none.
    #[must_use]
    pub fn years(&self) -> Option<&[i32]> {
        self.timetable.calendar().holidays.as_ref().map(super::Holidays::years)
    }

    /// The working time from `from` to `to` in stretches, the first `most` of them.
    #[must_use]
    pub fn stretches(&self, from: Moment, to: Moment, most: usize) -> Vec<(Moment, Moment)> {
        let found = self.timetable.stretches(self.local(from), self.local(to), most);
        found.into_iter().map(|(from, to)| (self.moment(from), self.moment(to))).collect()
    }

    /// The same instant on the clocks of the place.
    #[must_use]
    pub fn here(&self, moment: Moment) -> Moment {
        self.moment(self.local(moment))
    }

    /// Milliseconds since 1970 on the clocks of the place. Moments beyond all calendars are the last one there is.
    pub(super) fn local(&self, moment: Moment) -> i64 {
        moment.milliseconds.saturating_add(self.ahead()).clamp(-FURTHEST, FURTHEST)
    }

    pub(super) fn moment(&self, local: i64) -> Moment {
        Moment { milliseconds: local.saturating_sub(self.ahead()), offset: self.timetable.calendar().offset }
    }

    fn ahead(&self) -> i64 {
        i64::from(self.timetable.calendar().offset) * 60_000
    }
}
