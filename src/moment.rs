//! Points in time as people write them: an instant and the offset it was written with.
//!
//! Knows dates by `chrono`; reads no clock and no time zone: a time without an offset is meant in China (UTC+8), where the
//! rules come from.

use std::fmt;

use chrono::{Datelike, Days, NaiveDate};

/// Minutes east of Greenwich that a time without an offset has.
pub const CHINA: i16 = 8 * 60;

const DAY: i64 = 86_400_000;

/// An instant, in milliseconds since 1970 in UTC, and how far east of Greenwich it was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub milliseconds: i64,
    /// Minutes east of Greenwich.
    pub offset: i16,
}

impl Moment {
    /// Reads `2024-05-01T10:00:00+08:00`, with or without seconds, fractions and offset; a space may stand for the `T`.
    /// `None` for anything else, dates that do not exist among it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.trim().as_bytes();
        let mut cursor = Cursor { bytes, at: 0 };
        let (year, _, month, _, day) =
            (cursor.number(4)?, cursor.one_of(b"-")?, cursor.number(2)?, cursor.one_of(b"-")?, cursor.number(2)?);
        let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
        cursor.one_of(b"T t")?;
        let (hour, _, minute) = (cursor.number(2)?, cursor.one_of(b":")?, cursor.number(2)?);
        let mut milliseconds = 0;
        if cursor.one_of(b":").is_some() {
            milliseconds = i64::from(cursor.number(2).filter(|&second| second < 61)?) * 1000;
            if cursor.one_of(b".,").is_some() {
                milliseconds += cursor.thousandths()?;
            }
        }
        let offset = cursor.offset()?;
        let whole = hour < 24 && minute < 60 && cursor.at == bytes.len();
        let local = i64::from(hour * 60 + minute) * 60_000 + milliseconds;
        whole.then(|| Self::of_local(date, local, offset))
    }

    /// The moment `milliseconds` after the midnight that begins `date` at `offset`.
    #[must_use]
    pub fn of_local(date: NaiveDate, milliseconds: i64, offset: i16) -> Self {
        let days = i64::from(date.num_days_from_ce()) - 719_163;
        Self { milliseconds: days * DAY + milliseconds - i64::from(offset) * 60_000, offset }
    }

    /// The date on a calendar where it was told.
    #[must_use]
    pub fn date(self) -> NaiveDate {
        let days = self.local().div_euclid(DAY) + 719_163;
        i32::try_from(days).ok().and_then(NaiveDate::from_num_days_from_ce_opt).unwrap_or(NaiveDate::MAX)
    }

    /// Milliseconds since the midnight before, where it was told.
    #[must_use]
    pub const fn time_of_day(self) -> i64 {
        self.local().rem_euclid(DAY)
    }

    /// The moment `milliseconds` later.
    #[must_use]
    pub const fn plus(self, milliseconds: i64) -> Self {
        Self { milliseconds: self.milliseconds.saturating_add(milliseconds), offset: self.offset }
    }

    /// The moment on a day `days` after this one's, `milliseconds` after midnight.
    #[must_use]
    pub fn on_day(self, days: u64, milliseconds: i64) -> Self {
        let date = self.date().checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX);
        Self::of_local(date, milliseconds, self.offset)
    }

    const fn local(self) -> i64 {
        self.milliseconds.saturating_add(self.offset as i64 * 60_000)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (date, time) = (self.date(), self.time_of_day() / 1000);
        let (year, month, day) = (date.year(), date.month(), date.day());
        write!(formatter, "{year:04}-{month:02}-{day:02}")?;
        write!(formatter, "T{:02}:{:02}:{:02}", time / 3600, time / 60 % 60, time % 60)?;
        let sign = if self.offset < 0 { '-' } else { '+' };
        write!(formatter, "{sign}{:02}:{:02}", self.offset.abs() / 60, self.offset.abs() % 60)
    }
}

struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Cursor<'_> {
    /// A number of exactly `digits` digits.
    fn number(&mut self, digits: usize) -> Option<u32> {
        let part = self.bytes.get(self.at..self.at + digits)?;
        let mut number = 0;
        for &byte in part {
            number = number * 10 + u32::from(byte.is_ascii_digit().then(|| byte - b'0')?);
        }
        self.at += digits;
        Some(number)
    }

    fn one_of(&mut self, choices: &[u8]) -> Option<u8> {
        let byte = *self.bytes.get(self.at).filter(|byte| choices.contains(byte))?;
        self.at += 1;
        Some(byte)
    }

    /// The digits of a fraction of a second, as milliseconds.
    fn thousandths(&mut self) -> Option<i64> {
        let start = self.at;
        let mut thousandths = 0;
        while let Some(&byte) = self.bytes.get(self.at).filter(|byte| byte.is_ascii_digit()) {
            let place = [100, 10, 1].get(self.at - start).copied().unwrap_or(0);
            thousandths += i64::from(byte - b'0') * place;
            self.at += 1;
        }
        (self.at > start).then_some(thousandths)
    }

    /// `Z`, `+08:00`, `+0800` or nothing at all.
    fn offset(&mut self) -> Option<i16> {
        if self.at == self.bytes.len() {
            return Some(CHINA);
        }
        match self.one_of(b"Zz+-")? {
            b'Z' | b'z' => Some(0),
            sign => {
                let hours = self.number(2)?;
                self.one_of(b":");
                let minutes = self.number(2)?;
                let offset = i16::try_from(hours * 60 + minutes).ok().filter(|&offset| offset <= 18 * 60)?;
                Some(if sign == b'-' { -offset } else { offset })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_people_and_programs_write() {
        for (text, shown) in [
            ("2024-05-01T10:00:00+08:00", "2024-05-01T10:00:00+08:00"),
            ("2024-05-01 10:00", "2024-05-01T10:00:00+08:00"),
            ("2024-02-29T23:59:59.5Z", "2024-02-29T23:59:59+00:00"),
            ("1969-12-31T20:00:00-0530", "1969-12-31T20:00:00-05:30"),
        ] {
            assert_eq!(Moment::parse(text).map(|moment| moment.to_string()).as_deref(), Some(shown), "{text}");
        }
        assert_eq!(Moment::parse("1970-01-01T08:00:00.250").map(|moment| moment.milliseconds), Some(250));
    }

    #[test]
    fn refuses_what_is_no_time() {
        for text in [
            "",
            "2023-02-29T10:00",
            "2024-05-01",
            "2024-05-01T24:00",
            "2024-05-01T10:00+99:00",
            "昨天 10:00",
            "2024-05-01T10:00x",
        ] {
            assert_eq!(Moment::parse(text), None, "{text}");
        }
    }
}
