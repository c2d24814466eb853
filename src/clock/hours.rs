//! Hours of a day as people write them: `8:30-17:30`, `18:00:00-24:00`, `16:00-1:00`, `8点-12点`.
//!
//! Refuses to know which day it is. An end before its beginning is one of the next day; 24:00 is an end only.

use super::day::DAY;
use crate::order::sort;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;

/// Stretches of time since midnight, in milliseconds, half-open, in order, none touching the next. They begin on the day
/// itself and may reach into the next one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hours(Vec<(i64, i64)>);

impl Hours {
    /// Reads stretches; the text of the first that is none comes back.
    ///
    /// # Errors
    /// The text that is no stretch of time, or has no length.
    pub fn parse<'a>(texts: impl IntoIterator<Item = &'a str>) -> Result<Self, &'a str> {
        let mut stretches = Vec::new();
        for text in texts {
            stretches.push(stretch(text).ok_or(text)?);
        }
        Ok(Self::of(stretches))
    }

    /// Stretches put in order and, where they meet, together.
    pub(super) fn of(mut stretches: Vec<(i64, i64)>) -> Self {
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

    /// The stretches.
    #[must_use]
    pub fn stretches(&self) -> &[(i64, i64)] {
        &self.0
    }

    /// How long they are together, in milliseconds.
    #[must_use]
    pub fn length(&self) -> i64 {
        self.0.iter().map(|(from, to)| to - from).sum()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Begin and end of the whole.
    pub(super) fn span(&self) -> Option<(i64, i64)> {
        Some((self.0.first()?.0, self.0.last()?.1))
    }

    /// What of `own` falls on its day and of `before`, the hours of the day before, reaches into it.
    pub(super) fn on_one_day(own: &Self, before: &Self) -> Self {
        let rest = before.0.iter().filter(|(_, to)| *to > DAY).map(|&(from, to)| ((from - DAY).max(0), to - DAY));
        Self::of(own.0.iter().map(|&(from, to)| (from, to.min(DAY))).chain(rest).collect())
    }
}

fn stretch(text: &str) -> Option<(i64, i64)> {
    let (from, to) = text.trim().split_once(['-', '–', '—', '~', '～', '至', '到'])?;
    let (from, to) = (time_of_day(from)?, time_of_day(to)?);
    let to = if to < from { to + DAY } else { to };
    (from < DAY && from != to).then_some((from, to))
}

/// Milliseconds since midnight of `8:30`, `08:30:15`, `17点`, `17:00点`, `8点30分`, `24:00`, `凌晨1:00`.
#[must_use]
pub fn time_of_day(text: &str) -> Option<i64> {
    let text = text.trim().trim_start_matches("凌晨").trim_end_matches(['点', '时', '分', '整']);
    let mut units = [HOUR, MINUTE, 1000].into_iter().zip([24, 59, 59]);
    let mut time = 0;
    for part in text.split([':', '：', '点', '时']) {
        let (unit, most) = units.next()?;
        let short = (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        let number: i64 = part.parse().ok().filter(|&number| short && number <= most)?;
        time += number * unit;
    }
    (time <= DAY).then_some(time)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_hours_with_their_slips() {
        for (text, hours) in [
            ("8:30-17:30", 9.0),
            ("18:00:00-24:00", 6.0),
            ("16:00-1:00", 9.0),
            ("8点-12点", 4.0),
            ("17:30-凌晨24:00", 6.5),
            ("08:00 – 08:00:30", 30.0 / 3600.0),
            ("0:00-24:00", 24.0),
        ] {
            let read = Hours::parse([text]).map(|hours| hours.length() as f64 / HOUR as f64);
            assert_eq!(read, Ok(hours), "{text}");
        }
        assert_eq!(time_of_day("17:00点"), Some(17 * HOUR));
        assert_eq!(time_of_day("8点30分"), Some(8 * HOUR + 30 * MINUTE));
    }

    #[test]
    fn refuses_what_are_no_hours() {
        for text in
            ["", "8:30", "25:00-26:00", "8:60-9:00", "8:00-8:00", "24:00-25:00", "24:01-1:00", "a-b", "008:00-9:00"]
        {
            assert_eq!(Hours::parse([text]), Err(text), "{text}");
        }
    }

    #[test]
    fn stretches_that_meet_are_one() {
        let hours = Hours::parse(["13:00-17:30", "8:00-12:00", "12:00-13:00"]);
        assert_eq!(hours.map(|hours| hours.stretches().len()), Ok(1));
        let night = Hours(vec![(22 * HOUR, 30 * HOUR)]);
        let folded = Hours::on_one_day(&night, &night);
        assert_eq!(folded.stretches(), [(0, 6 * HOUR), (22 * HOUR, DAY)]);
    }
}
