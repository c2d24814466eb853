//! Times as people and programs write them: `2024-05-01 10:00:01`, `2024年5月1日 下午3点20分`, `5/1 10:00`, `[10:00]`, epoch numbers.
//!
//! Reading takes two steps, since a line may be the head of a message although its time is impossible: [`read`] says what is
//! written, [`Stamp::moment`] whether such a moment exists. Refuses to know: what the time belongs to. Invariant: nothing is
//! guessed; a date that can be read in two ways (`5/6/2024`) is none.

mod cursor;

use chrono::{Datelike, NaiveDate};

use cursor::Cursor;

use super::units::{digit, is_ascii};
use crate::moment::Moment;

/// A time as it is written, not yet known to exist.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Stamp {
    /// Year, month, day; the year may be left out.
    pub(super) date: Option<(Option<u32>, u32, u32)>,
    /// Hour, minute, second, millisecond.
    pub(super) clock: Option<(u32, u32, u32, u32)>,
    /// Minutes east of Greenwich.
    pub(super) offset: Option<i16>,
    /// Milliseconds since 1970, which say it all.
    epoch: Option<i64>,
}

/// What completes a written time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// Minutes east of Greenwich where a time has no zone.
    pub(super) offset: i16,
    /// The day of times without a date; its year is that of dates without one.
    pub(super) day: Option<NaiveDate>,
}

/// Why a written time is no moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Missing {
    /// There is no such day or hour.
    Impossible,
    /// A time of day, or a day without a year, and nothing that completes it.
    Day,
    /// A day without a time of day.
    Clock,
}

impl Stamp {
    /// Whether it says more than a day.
    pub(super) const fn has_clock(&self) -> bool {
        self.clock.is_some() || self.epoch.is_some()
    }

    /// The moment that is meant.
    pub(super) fn moment(&self, frame: &Frame) -> Result<Moment, Missing> {
        let offset = self.offset.unwrap_or(frame.offset);
        if let Some(milliseconds) = self.epoch {
            return Ok(Moment { milliseconds, offset });
        }
        let (hour, minute, second, milli) = self.clock.ok_or(Missing::Clock)?;
        let day = self.day(frame)?;
        // Midnight at the end of a day is written 24:00.
        let exists = (hour < 24 || (hour, minute, second) == (24, 0, 0)) && minute < 60 && second < 60;
        let seconds = i64::from(hour * 3600 + minute * 60 + second);
        exists.then(|| Moment::of_local(day, seconds * 1000 + i64::from(milli), offset)).ok_or(Missing::Impossible)
    }

    /// The day that is meant, alone.
    pub(super) fn day(&self, frame: &Frame) -> Result<NaiveDate, Missing> {
        let Some((year, month, day)) = self.date else {
            return frame.day.ok_or(Missing::Day);
        };
        let year = match year {
            Some(year) => year as i32,
            None => frame.day.ok_or(Missing::Day)?.year(),
        };
        NaiveDate::from_ymd_opt(year, month, day).ok_or(Missing::Impossible)
    }
}

/// The time that a whole field is: epoch seconds, milliseconds or microseconds too, which no text would be read as.
pub(super) fn read_field(units: &[u16]) -> Option<Stamp> {
    let digits = units.iter().take_while(|&&unit| digit(unit).is_some()).count();
    let fraction = units.get(digits).is_none_or(|&unit| is_ascii(unit, b'.'));
    if fraction && units.iter().skip(digits + 1).all(|&unit| digit(unit).is_some()) {
        let number = units[..digits].iter().fold(0i64, |sum, &unit| sum * 10 + i64::from(digit(unit).unwrap_or(0)));
        let tenth = |place: usize| units.get(digits + place).and_then(|&unit| digit(unit)).map_or(0, i64::from);
        let epoch = match digits {
            9 | 10 => Some(number * 1000 + tenth(1) * 100 + tenth(2) * 10 + tenth(3)),
            12 | 13 => Some(number),
            15 | 16 => Some(number / 1000),
            _ => None,
        };
        if epoch.is_some() {
            return Some(Stamp { epoch, ..Stamp::default() });
        }
    }
    read(units).filter(|(_, length)| *length == units.len()).map(|(stamp, _)| stamp)
}

/// The time that `units` begin with, and how many of them it takes.
pub(super) fn read(units: &[u16]) -> Option<(Stamp, usize)> {
    let mut cursor = Cursor { units, at: 0 };
    let mut stamp = Stamp::default();
    cursor.weekday();
    stamp.date = cursor.date();
    let after_date = cursor.at;
    if let Some(clock) = cursor.compact_clock(stamp.date).or_else(|| cursor.joined_clock(stamp.date.is_some())) {
        stamp.clock = Some(clock);
        stamp.offset = cursor.offset();
    } else {
        cursor.at = after_date;
        if stamp.date.is_some() {
            cursor.trailing_weekday();
        }
    }
    let ends = cursor.peek(0).is_none_or(|unit| digit(unit).is_none());
    (ends && (stamp.date.is_some() || stamp.clock.is_some())).then_some((stamp, cursor.at))
}
