//! Times as people say them, 明天下午, 周五前, 两小时内, 5月3日, and the moment by which they are over.
//!
//! Works on text folded in place. A day without an hour is over at its last second; 上午 at noon, 下午 at six. Working days
//! are Monday to Friday: holidays are the business of a calendar, not of a sentence.

use chrono::{Datelike, NaiveDate};

use super::number::{Number, number_at};
use crate::moment::Moment;

/// A time in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TimePhrase {
    /// First code unit.
    pub(super) start: usize,
    /// One past the last code unit.
    pub(super) end: usize,
    /// When.
    pub(super) when: When,
}

/// What a time phrase says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// After so many milliseconds.
    Lapse(i64),
    /// After so many working days.
    WorkingDays(u32),
    /// So many days on, at a time of day in milliseconds.
    Day(u32, i64),
    /// On the weekday (0 Monday), this week's or the next's, at a time of day.
    Weekday(u32, u32, i64),
    /// On a day of a month (0: this month), at a time of day.
    Date(u32, u32, i64),
    /// At once, soon: no time at all.
    Soon,
}

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
const LAST_SECOND: i64 = DAY - 1000;

const DAYS: [(&str, u32); 8] =
    [("大后天", 3), ("今天", 0), ("今日", 0), ("明天", 1), ("明日", 1), ("后天", 2), ("今", 0), ("明", 1)];
const SOON: [&str; 10] = ["马上", "立即", "立刻", "立马", "这就", "尽快", "稍后", "一会儿", "随后", "第一时间"];
const UNITS: [(&str, i64); 9] = [
    ("分钟", MINUTE),
    ("个小时", HOUR),
    ("小时", HOUR),
    ("个钟头", HOUR),
    ("钟头", HOUR),
    ("个星期", 7 * DAY),
    ("星期", 7 * DAY),
    ("周", 7 * DAY),
    ("秒", 1000),
];

/// All times in `text`, in order, without overlaps. Linear in the text.
pub(super) fn times(text: &[u16]) -> Vec<TimePhrase> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        match time_at(text, at) {
            Some(phrase) => {
                at = phrase.end;
                found.push(phrase);
            }
            None => at = number_at(text, at).map_or(at + 1, |number| number.end.max(at + 1)),
        }
    }
    found
}

impl When {
    /// The moment by which it is over, said at `said`; `None` where no time is given.
    pub(super) fn due(self, said: Moment) -> Option<Moment> {
        match self {
            Self::Soon => None,
            Self::Lapse(milliseconds) => Some(said.plus(milliseconds)),
            Self::WorkingDays(days) => Some(said.on_day(working_days_on(said, days), LAST_SECOND)),
            Self::Day(days, time) => Some(said.on_day(u64::from(days), time)),
            Self::Weekday(weekday, weeks, time) => {
                let today = said.date().weekday().num_days_from_monday();
                let ahead = if weeks > 0 { 7 * weeks + weekday - today } else { (weekday + 7 - today) % 7 };
                Some(said.on_day(u64::from(ahead), time))
            }
            Self::Date(month, day, time) => {
                let today = said.date();
                let month = if month == 0 { today.month() } else { month };
                let this_year = NaiveDate::from_ymd_opt(today.year(), month, day)?;
                let date =
                    if this_year < today { NaiveDate::from_ymd_opt(today.year() + 1, month, day)? } else { this_year };
                Some(Moment::of_local(date, time, said.offset))
            }
        }
    }
}

fn working_days_on(said: Moment, days: u32) -> u64 {
    let mut weekday = said.date().weekday().num_days_from_monday();
    let (mut ahead, mut left) = (0, days.min(1000));
    while left > 0 {
        ahead += 1;
        weekday = (weekday + 1) % 7;
        left -= u32::from(weekday < 5);
    }
    ahead
}

fn time_at(text: &[u16], at: usize) -> Option<TimePhrase> {
    let made = |when, end| Some(TimePhrase { start: at, end, when });
    if let Some(word) = SOON.iter().find(|word| starts_with(text, at, word)) {
        return made(When::Soon, at + length(word));
    }
    for (word, days) in DAYS {
        if starts_with(text, at, word) {
            // 今 and 明 alone are times only with a part of the day: 今晚, 明早.
            let (time, end) = time_of_day(text, at + length(word));
            if length(word) > 1 || time != LAST_SECOND {
                return made(When::Day(days, time), bound(text, end));
            }
        }
    }
    if let Some((weekday, weeks, end)) = weekday(text, at) {
        let (time, end) = time_of_day(text, end);
        return made(When::Weekday(weekday, weeks, time), bound(text, end));
    }
    let (time, end) = time_of_day(text, at);
    if time != LAST_SECOND {
        return made(When::Day(0, time), bound(text, end));
    }
    let number = number_at(text, at)?;
    counted(text, number).or_else(|| date(text, number)).and_then(|(when, end)| made(when, bound(text, end)))
}

/// 周五, 下周一, 星期日, 礼拜三.
fn weekday(text: &[u16], at: usize) -> Option<(u32, u32, usize)> {
    let (weeks, at) = if starts_with(text, at, "下") { (1, at + 1) } else { (0, at) };
    let at = if starts_with(text, at, "这") || starts_with(text, at, "本") { at + 1 } else { at };
    let word = ["星期", "礼拜", "周"].into_iter().find(|word| starts_with(text, at, word))?;
    let at = at + length(word);
    let day = "一二三四五六日天".chars().position(|day| starts_with(text, at, &day.to_string()))?;
    Some((day.min(6) as u32, weeks, at + 1))
}

/// A part of the day and an hour; the last second of the day where there is neither.
fn time_of_day(text: &[u16], at: usize) -> (i64, usize) {
    // The word, the hour it is over, and what it adds to an hour below twelve.
    const PARTS: [(&str, i64, i64); 8] = [
        ("早上", 10, 0),
        ("上午", 12, 0),
        ("中午", 13, 0),
        ("下午", 18, 12),
        ("傍晚", 19, 12),
        ("晚上", 24, 12),
        ("早", 10, 0),
        ("晚", 24, 12),
    ];
    let part = PARTS.iter().find(|(word, ..)| starts_with(text, at, word));
    let after = part.map_or(at, |(word, ..)| at + length(word));
    let shift = part.map_or(0, |&(_, _, shift)| shift);
    if let Some((time, end)) = clock(text, after, shift) {
        return (time, end);
    }
    match part {
        // 早 and 晚 alone are words of their own.
        Some((word, end, _)) if length(word) > 1 || at > 0 && is_day_word(text[at - 1]) => {
            ((end * HOUR).min(LAST_SECOND), after)
        }
        _ => (LAST_SECOND, at),
    }
}

fn is_day_word(unit: u16) -> bool {
    ['今', '明', '天', '日'].iter().any(|&day| u32::from(unit) == day as u32)
}

/// 3点, 三点半, 15:30, 10点20分.
fn clock(text: &[u16], at: usize, shift: i64) -> Option<(i64, usize)> {
    let hour = number_at(text, at).filter(|number| number.thousandths % 1000 == 0 && number.digits <= 2)?;
    let hours = hour.thousandths / 1000;
    let hours = if hours < 12 && shift > 0 { hours + shift } else { hours };
    let (minutes, end) = if [":", "：", "点"].iter().any(|mark| starts_with(text, hour.end, mark)) {
        let end = hour.end + 1;
        if starts_with(text, end, "半") {
            (30, end + 1)
        } else {
            match number_at(text, end).filter(|number| number.thousandths < 60_000) {
                Some(minute) if !starts_with(text, minute.end, "分钟") => {
                    (minute.thousandths / 1000, minute.end + usize::from(starts_with(text, minute.end, "分")))
                }
                _ if starts_with(text, hour.end, "点") => (0, end),
                _ => return None,
            }
        }
    } else {
        return None;
    };
    let time = hours * HOUR + minutes * MINUTE;
    let end = if starts_with(text, end, "钟") { end + 1 } else { end };
    (hours <= 24).then(|| (time.min(LAST_SECOND), end))
}

/// 30分钟, 两小时, 三天, 3个工作日, 一个半小时.
fn counted(text: &[u16], number: Number) -> Option<(When, usize)> {
    let one = if starts_with(text, number.end, "个") { number.end + 1 } else { number.end };
    let end = if starts_with(text, one, "工作日") {
        return Some((When::WorkingDays(u32::try_from(number.thousandths / 1000).ok()?), one + 3));
    } else {
        number.end
    };
    if starts_with(text, end, "个半小时") {
        return Some((When::Lapse((number.thousandths + 500) * HOUR / 1000), end + 4));
    }
    let unit = UNITS.iter().find(|(word, _)| starts_with(text, end, word));
    if let Some((word, unit)) = unit.filter(|_| !starts_with(text, end, "周年")) {
        return Some((When::Lapse(number.thousandths.checked_mul(*unit)? / 1000), end + length(word)));
    }
    let days = u32::try_from(number.thousandths / 1000).ok()?;
    starts_with(text, end, "天").then_some((When::Day(days, LAST_SECOND), end + 1))
}

/// 5月3日, 15号.
fn date(text: &[u16], number: Number) -> Option<(When, usize)> {
    let whole = |number: Number| u32::try_from(number.thousandths / 1000).ok();
    let is_day = |at: usize| starts_with(text, at, "日") || starts_with(text, at, "号");
    let (month, day, end) = if starts_with(text, number.end, "月") {
        let day = number_at(text, number.end + 1).filter(|day| is_day(day.end))?;
        (whole(number)?, whole(day)?, day.end + 1)
    } else if is_day(number.end) && number.digits <= 2 && !starts_with(text, number.end, "号楼") {
        (0, whole(number)?, number.end + 1)
    } else {
        return None;
    };
    let (time, end) = time_of_day(text, end);
    ((1..=31).contains(&day) && month <= 12).then_some((When::Date(month, day, time), end))
}

/// 内, 以内, 之内, 前, 以前, 之前, 左右 belong to the time.
fn bound(text: &[u16], end: usize) -> usize {
    let words = ["以内", "之内", "以前", "之前", "左右", "内", "前", "后"];
    words.iter().find(|word| starts_with(text, end, word)).map_or(end, |word| end + length(word))
}

pub(super) fn starts_with(text: &[u16], at: usize, word: &str) -> bool {
    text.get(at..).is_some_and(|rest| {
        let mut rest = rest.iter();
        word.encode_utf16().all(|unit| rest.next() == Some(&unit))
    })
}

fn length(word: &str) -> usize {
    word.encode_utf16().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn due(text: &str) -> Option<String> {
        let units: Vec<u16> = text.encode_utf16().collect();
        let said = Moment::parse("2024-05-01T10:00:00+08:00")?;
        times(&units).first()?.when.due(said).map(|due| due.to_string())
    }

    #[test]
    fn says_when_a_time_is_over() {
        // 1 May 2024 is a Wednesday.
        for (text, expected) in [
            ("两小时内给您答复", "2024-05-01T12:00:00+08:00"),
            ("30分钟内联系您", "2024-05-01T10:30:00+08:00"),
            ("一个半小时到", "2024-05-01T11:30:00+08:00"),
            ("明天送", "2024-05-02T23:59:59+08:00"),
            ("明天上午送", "2024-05-02T12:00:00+08:00"),
            ("明天下午三点半送", "2024-05-02T15:30:00+08:00"),
            ("今晚8点前", "2024-05-01T20:00:00+08:00"),
            ("周五前", "2024-05-03T23:59:59+08:00"),
            ("下周一", "2024-05-06T23:59:59+08:00"),
            ("下周五上午", "2024-05-10T12:00:00+08:00"),
            ("3个工作日内", "2024-05-06T23:59:59+08:00"),
            ("三天内", "2024-05-04T23:59:59+08:00"),
            ("5月15日", "2024-05-15T23:59:59+08:00"),
            ("15号下午", "2024-05-15T18:00:00+08:00"),
            ("2月3日", "2025-02-03T23:59:59+08:00"),
            ("15:30到", "2024-05-01T15:30:00+08:00"),
        ] {
            assert_eq!(due(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn soon_has_no_time_and_other_words_are_none() {
        assert_eq!(due("马上处理"), None);
        for text in ["明白了", "早知道", "两件", "8号楼", "十分感谢", "138号段", "一周年"] {
            let units: Vec<u16> = text.encode_utf16().collect();
            let found = times(&units);
            assert!(found.is_empty(), "{text} {found:?}");
        }
    }
}
