//! Statutory days off and the working days that make up for them, year by year.
//!
//! Refuses to guess: a year it has no data for is one it does not know.

use super::day::Day;
use crate::order::sort;

/// What a statutory day is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Special {
    /// The day.
    pub day: Day,
    /// Whether it is worked: a weekend that makes up for a day off.
    pub works: bool,
    /// Which holiday it belongs to, by the document's name for it.
    pub holiday: String,
}

/// The statutory days of some years.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holidays {
    years: Vec<i32>,
    days: Vec<Special>,
}

impl Holidays {
    /// The days of `years`. Of two entries for one day the later one counts.
    #[must_use]
    pub fn new(mut years: Vec<i32>, mut days: Vec<Special>) -> Self {
        sort(&mut years, Ord::cmp);
        years.dedup();
        days.reverse();
        sort(&mut days, |left, right| left.day.cmp(&right.day));
        days.dedup_by_key(|special| special.day);
        Self { years, days }
    }

    /// The days, in order.
    #[must_use]
    pub fn days(&self) -> &[Special] {
        &self.days
    }

    /// The years it knows, in order.
    #[must_use]
    pub fn years(&self) -> &[i32] {
        &self.years
    }

    /// What a day is, if it is a statutory one.
    #[must_use]
    pub fn on(&self, day: Day) -> Option<&Special> {
        self.days.binary_search_by_key(&day, |special| special.day).ok().map(|at| &self.days[at])
    }

    /// The first year from that of `from` to that of `to` that it does not know.
    pub(super) fn first_unknown(&self, from: Day, to: Day) -> Option<i32> {
        let (first, last) = (from.year(), to.year());
        let at = self.years.partition_point(|&year| year < first);
        let known = self.years[at..].iter().zip(first..=last).take_while(|(known, year)| *known == year).count();
        let next = first.saturating_add(i32::try_from(known).unwrap_or(i32::MAX));
        (next <= last).then_some(next)
    }
}
