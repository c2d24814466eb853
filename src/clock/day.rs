//! Days as numbers, and the arithmetic of months on them.
//!
//! Knows dates by `chrono`; refuses to know hours and time zones: a day is one on the calendar of the place.

use chrono::{Datelike, Months, NaiveDate};

/// Milliseconds of a day.
pub(super) const DAY: i64 = 86_400_000;

/// The number that `chrono` gives 1970-01-01.
const EPOCH: i64 = 719_163;

/// A day of the calendar, counted from 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i64);

/// What the same day of a shorter month is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MonthEnd {
    /// Its last day: a month after 31 January is 28 or 29 February.
    #[default]
    Last,
    /// The first day of the month after: a year after 29 February is 1 March.
    Next,
}

impl Day {
    /// The day of a date.
    #[must_use]
    pub fn of(date: NaiveDate) -> Self {
        Self(i64::from(date.num_days_from_ce()) - EPOCH)
    }

    /// Reads `2024-05-01`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let digits = [year, month, day].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
        let whole = digits && parts.next().is_none() && year.len() == 4;
        let date = NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
        whole.then(|| Self::of(date))
    }

    /// Its date; beyond the calendar of `chrono` the last day there is.
    #[must_use]
    pub fn date(self) -> NaiveDate {
        let number = i32::try_from(self.0.saturating_add(EPOCH)).ok();
        number.and_then(NaiveDate::from_num_days_from_ce_opt).unwrap_or(NaiveDate::MAX)
    }

    /// The year it is in.
    #[must_use]
    pub fn year(self) -> i32 {
        self.date().year()
    }

    /// Its day of the week, 0 for Monday.
    #[must_use]
    pub const fn weekday(self) -> usize {
        // 1970 began on a Thursday.
        (self.0.saturating_add(3)).rem_euclid(7) as usize
    }

    /// The day `days` later.
    #[must_use]
    pub const fn plus(self, days: i64) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// The same day `months` later, or earlier below zero.
    #[must_use]
    pub fn plus_months(self, months: i32, end: MonthEnd) -> Self {
        let date = self.date();
        let step = Months::new(months.unsigned_abs());
        let moved = if months < 0 { date.checked_sub_months(step) } else { date.checked_add_months(step) };
        let moved = moved.unwrap_or(date);
        let short = moved.day() < date.day();
        Self::of(moved).plus(i64::from(short && end == MonthEnd::Next))
    }

    /// The first day of its month.
    #[must_use]
    pub fn month_start(self) -> Self {
        self.plus(1 - i64::from(self.date().day()))
    }

    /// The day of its month with this number; below zero counted from the end. A number beyond the month is its last day.
    #[must_use]
    pub fn of_month(self, number: i8) -> Self {
        let first = self.month_start();
        let length = first.plus_months(1, MonthEnd::Last).0 - first.0;
        let number = i64::from(number);
        let place = if number < 0 { length + number } else { number - 1 };
        first.plus(place.clamp(0, length - 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap_or(Day(i64::MAX))
    }

    #[test]
    fn months_end_as_they_are_told_to() {
        for (start, months, last, next) in [
            ("2023-01-31", 1, "2023-02-28", "2023-03-01"),
            ("2024-01-31", 1, "2024-02-29", "2024-03-01"),
            ("2024-02-29", 12, "2025-02-28", "2025-03-01"),
            ("2024-03-15", -13, "2023-02-15", "2023-02-15"),
            ("2024-12-31", 2, "2025-02-28", "2025-03-01"),
        ] {
            assert_eq!(day(start).plus_months(months, MonthEnd::Last), day(last), "{start}");
            assert_eq!(day(start).plus_months(months, MonthEnd::Next), day(next), "{start}");
        }
    }

    #[test]
    fn days_of_a_month_count_from_both_ends() {
        for (number, expected) in [(1, "2024-02-01"), (15, "2024-02-15"), (31, "2024-02-29"), (-1, "2024-02-29")] {
            assert_eq!(day("2024-02-10").of_month(number), day(expected), "{number}");
        }
        assert_eq!(day("2024-05-01").weekday(), 2);
        assert_eq!(Day::parse("2023-02-29"), None);
        assert_eq!(Day::parse("2023-2"), None);
    }
}
