//! Times as people say them, 明天下午, 周五前, 两小时内, 5月3日, and the moment by which they are over.
//!
//! Works on text folded in place. A day without an hour is over at its last second; 上午 at noon, 下午 at six. Working days
//! are Monday to Friday: holidays are the business of a calendar, not of a sentence.

use chrono::{Datelike, NaiveDate};

use super::number::{Number, number_at};
use super::words::words;
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

words!(WEEKS, ["星期", "礼拜", "周"]);
words!(WEEKDAYS, ["一", "二", "三", "四", "五", "六", "日", "天"]);
words!(PARTS, ["早上", "早", "上午", "中午", "下午", "傍晚", "晚上", "晚"]);
// The hour at which each of them is over; from the first late one on, an hour below twelve is one after noon.
const OVER: [i64; 8] = [10, 10, 12, 13, 18, 19, 24, 24];
const FIRST_LATE: usize = 4;
words!(BOUNDS, ["以内", "之内", "以前", "之前", "左右", "内", "前", "后"]);
words!(CLOCK_MARKS, [":", "：", "点"]);

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
const LAST_SECOND: i64 = DAY - 1000;

words!(DAYS, ["大后天", "今天", "今日", "明天", "明日", "后天", "今", "明"]);
// How many days on each of them is.
const DAYS_ON: [u32; 8] = [3, 0, 0, 1, 1, 2, 0, 1];
words!(SOON, ["马上", "立即", "立刻", "立马", "这就", "尽快", "稍后", "一会儿", "随后", "第一时间"]);
words!(UNITS, ["分钟", "个小时", "小时", "个钟头", "钟头", "个星期", "星期", "周", "秒"]);
// How long each of them is.
const LENGTHS: [i64; 9] = [MINUTE, HOUR, HOUR, HOUR, HOUR, 7 * DAY, 7 * DAY, 7 * DAY, 1000];

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
    if let Some((_, end)) = SOON.at(text, at) {
        return made(When::Soon, end);
    }
    if let Some((word, end)) = DAYS.at(text, at) {
        // 今 and 明 alone are times only with a part of the day: 今晚, 明早.
        let alone = end - at == 1;
        let (time, end) = time_of_day(text, end);
        if !alone || time != LAST_SECOND {
            return made(When::Day(DAYS_ON[word], time), bound(text, end));
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
    let (_, at) = WEEKS.at(text, at)?;
    let (day, end) = WEEKDAYS.at(text, at)?;
    Some((day.min(6) as u32, weeks, end))
}

/// A part of the day and an hour; the last second of the day where there is neither.
fn time_of_day(text: &[u16], at: usize) -> (i64, usize) {
    let part = PARTS.at(text, at);
    let after = part.map_or(at, |(_, end)| end);
    let shift = part.map_or(0, |(part, _)| i64::from(part >= FIRST_LATE) * 12);
    if let Some((time, end)) = clock(text, after, shift) {
        return (time, end);
    }
    match part {
        // 早 and 晚 alone are words of their own.
        Some((part, _)) if after - at > 1 || at > 0 && is_day_word(text[at - 1]) => {
            ((OVER[part] * HOUR).min(LAST_SECOND), after)
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
    let (minutes, end) = if CLOCK_MARKS.at(text, hour.end).is_some() {
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
    if let Some((unit, end)) = UNITS.at(text, end).filter(|_| !starts_with(text, end, "周年")) {
        return Some((When::Lapse(number.thousandths.checked_mul(LENGTHS[unit])? / 1000), end));
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
    BOUNDS.at(text, end).map_or(end, |(_, end)| end)
}

pub(super) fn starts_with(text: &[u16], at: usize, word: &str) -> bool {
    text.get(at..).is_some_and(|rest| {
        let mut rest = rest.iter();
        word.encode_utf16().all(|unit| rest.next() == Some(&unit))
    })
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
