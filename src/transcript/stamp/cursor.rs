//! The grammar of written times, one method a part.

use crate::transcript::units::{begins, digit, is_colon, is_space};

/// A place in a text that a time is read from.
pub(super) struct Cursor<'a> {
    pub(super) units: &'a [u16],
    pub(super) at: usize,
}

impl Cursor<'_> {
    pub(super) fn peek(&self, ahead: usize) -> Option<u16> {
        self.units.get(self.at + ahead).copied()
    }

    /// Passes one unit of `wanted`.
    fn take(&mut self, wanted: &[char]) -> bool {
        let found = self.peek(0).is_some_and(|unit| wanted.iter().any(|&wanted| u32::from(unit) == wanted as u32));
        self.at += usize::from(found);
        found
    }

    /// Passes the first of `words` that stands here; says which.
    fn word(&mut self, words: &[&str]) -> Option<usize> {
        // No word begins with a digit, and most times are digits.
        self.peek(0).filter(|&unit| digit(unit).is_none())?;
        let found = words.iter().position(|word| begins(&self.units[self.at..], word))?;
        self.at += words[found].encode_utf16().count();
        Some(found)
    }

    fn spaces(&mut self) {
        while self.peek(0).is_some_and(is_space) {
            self.at += 1;
        }
    }

    /// How many digits stand here.
    fn digits(&self) -> usize {
        digits_of(&self.units[self.at..])
    }

    /// The number of exactly `length` digits here.
    fn fixed(&mut self, length: usize) -> u32 {
        let number = (0..length).fold(0, |sum, at| sum * 10 + self.peek(at).and_then(digit).unwrap_or(0));
        self.at += length;
        number
    }

    /// A number of one or two digits.
    fn short(&mut self) -> Option<u32> {
        let length = self.digits();
        matches!(length, 1 | 2).then(|| self.fixed(length))
    }

    pub(super) fn date(&mut self) -> Option<(Option<u32>, u32, u32)> {
        let start = self.at;
        let found = match self.digits() {
            8 | 14 => self.compact_date(),
            4 => self.year_first(),
            1 | 2 => self.day_or_month_first(),
            _ => self.named_month().and_then(|month| self.day_and_year(month)),
        };
        if found.is_none() {
            self.at = start;
        }
        found
    }

    /// `20240501`, if it is a year of ours.
    fn compact_date(&mut self) -> Option<(Option<u32>, u32, u32)> {
        let year = self.fixed(4);
        matches!(year, 1900..=2100).then(|| (Some(year), self.fixed(2), self.fixed(2)))
    }

    fn year_first(&mut self) -> Option<(Option<u32>, u32, u32)> {
        let year = self.fixed(4);
        self.spaces();
        self.take(&['-', '/', '.', '年', '－', '／']).then_some(())?;
        self.spaces();
        let month = self.short()?;
        self.spaces();
        self.take(&['-', '/', '.', '月', '－', '／']).then_some(())?;
        self.spaces();
        let day = self.short()?;
        self.take(&['日', '号', '號']);
        Some((Some(year), month, day))
    }

    /// `5/1`, `5月1日`, `13/5/2024`, `1 May 2024`.
    fn day_or_month_first(&mut self) -> Option<(Option<u32>, u32, u32)> {
        let first = self.short()?;
        if self.take(&['月']) {
            let day = self.short()?;
            self.take(&['日', '号', '號']).then_some(())?;
            return Some((None, first, day));
        }
        if self.take(&['/', '-']) {
            let second = self.short()?;
            if !self.take(&['/', '-']) {
                return Some((None, first, second));
            }
            (self.digits() == 4).then_some(())?;
            let year = Some(self.fixed(4));
            return match (first > 12, second > 12) {
                (true, false) => Some((year, second, first)),
                (false, true) => Some((year, first, second)),
                _ => (first == second).then_some((year, first, second)),
            };
        }
        self.spaces();
        let month = self.named_month()?;
        self.take(&[',']);
        self.spaces();
        (self.digits() == 4).then(|| (Some(self.fixed(4)), month, first))
    }

    /// After the name of a month: `1, 2024`.
    fn day_and_year(&mut self, month: u32) -> Option<(Option<u32>, u32, u32)> {
        self.spaces();
        let day = self.short()?;
        self.take(&[',']);
        self.spaces();
        (self.digits() == 4).then(|| (Some(self.fixed(4)), month, day))
    }

    fn named_month(&mut self) -> Option<u32> {
        const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
        let month = self.word(&MONTHS)? as u32 + 1;
        while self.peek(0).is_some_and(is_letter) {
            self.at += 1;
        }
        self.take(&['.']);
        Some(month)
    }

    pub(super) fn weekday(&mut self) {
        const ENGLISH: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        if self.word(&["星期", "周", "週", "礼拜"]).is_some() {
            self.at += usize::from(self.peek(0).is_some());
        } else if self.word(&ENGLISH).is_some() {
            while self.peek(0).is_some_and(is_letter) {
                self.at += 1;
            }
        } else {
            return;
        }
        self.take(&[',', '，']);
        self.spaces();
    }

    /// `（星期三）` behind a date.
    pub(super) fn trailing_weekday(&mut self) {
        let start = self.at;
        self.spaces();
        let opened = self.take(&['(', '（']);
        let before = self.at;
        self.weekday();
        if self.at == before || (opened && !self.take(&[')', '）'])) {
            self.at = start;
        }
    }

    /// The rest of `20240501100001`.
    pub(super) fn compact_clock(&mut self, date: Option<(Option<u32>, u32, u32)>) -> Option<(u32, u32, u32, u32)> {
        (date.is_some() && self.digits() == 6).then(|| (self.fixed(2), self.fixed(2), self.fixed(2), 0))
    }

    /// A time of day, here or behind what joins it to a date.
    pub(super) fn joined_clock(&mut self, dated: bool) -> Option<(u32, u32, u32, u32)> {
        if dated {
            self.trailing_weekday();
            let before = self.at;
            let joined = self.take(&['T', 't', ',', '，']);
            self.spaces();
            self.word(&["at "]);
            self.spaces();
            // Digits that follow the day's at once are not an hour.
            if self.at == before && !joined && self.units.get(before - 1).copied().and_then(digit).is_some() {
                return None;
            }
        }
        self.clock()
    }

    fn clock(&mut self) -> Option<(u32, u32, u32, u32)> {
        let before = self.half_day();
        let hour = self.short()?;
        let (mut minute, mut second, mut milli) = (0, 0, 0);
        if self.peek(0).is_some_and(is_colon) {
            self.at += 1;
            minute = self.two()?;
            if self.peek(0).is_some_and(is_colon) && digits_of(&self.units[self.at + 1..]) == 2 {
                self.at += 1;
                second = self.two()?;
                milli = self.fraction();
            }
        } else {
            self.take(&['时', '時', '点', '點']).then_some(())?;
            if let Some(found) = self.short() {
                minute = found;
                if self.take(&['分'])
                    && let Some(found) = self.short()
                {
                    second = found;
                    self.take(&['秒']);
                }
            }
        }
        let space = self.at;
        self.spaces();
        let half = match self.word(&["am", "pm", "a.m.", "p.m."]) {
            Some(found) => Some(if found % 2 == 0 { Half::Morning } else { Half::Afternoon }),
            None => {
                self.at = space;
                before
            }
        };
        Some((in_half(hour, half), minute, second, milli))
    }

    fn two(&mut self) -> Option<u32> {
        (self.digits() == 2).then(|| self.fixed(2))
    }

    /// `.123`, in milliseconds; finer digits are passed.
    fn fraction(&mut self) -> u32 {
        let digits = self.units.get(self.at + 1..).map_or(0, digits_of);
        if digits == 0 || !self.take(&['.', ',']) {
            return 0;
        }
        let place = |at: usize| self.peek(at).filter(|_| at < digits).and_then(digit).unwrap_or(0);
        let milli = (0..3).fold(0, |sum, at| sum * 10 + place(at));
        self.at += digits;
        milli
    }

    /// `下午`, before the hour.
    fn half_day(&mut self) -> Option<Half> {
        const WORDS: [&str; 9] = ["上午", "凌晨", "早上", "清晨", "早晨", "中午", "下午", "傍晚", "晚上"];
        let half = match self.word(&WORDS)? {
            0..=4 => Half::Morning,
            5 => Half::Noon,
            _ => Half::Afternoon,
        };
        self.spaces();
        Some(half)
    }

    pub(super) fn offset(&mut self) -> Option<i16> {
        let start = self.at;
        if self.take(&['Z', 'z']) {
            return Some(0);
        }
        self.spaces();
        let named = self.word(&["gmt", "utc"]).is_some();
        let sign = if self.take(&['+']) { 1 } else { -1 };
        if sign == 1 || self.take(&['-', '−']) {
            let (hours, minutes) = match self.digits() {
                4 => (self.fixed(2), self.fixed(2)),
                2 => {
                    let hours = self.fixed(2);
                    let minutes = if self.take(&[':']) { self.two() } else { Some(0) };
                    (hours, minutes.unwrap_or(99))
                }
                _ => (99, 0),
            };
            if hours <= 18 && minutes < 60 {
                return Some(sign * (hours * 60 + minutes) as i16);
            }
        }
        if !named {
            self.at = start;
        }
        named.then_some(0)
    }
}

/// The half of the day that an hour is counted in.
#[derive(Clone, Copy)]
enum Half {
    Morning,
    Noon,
    Afternoon,
}

/// The hour of the day for an hour of its half: noon and midnight are both twelve, and noon begins at eleven.
const fn in_half(hour: u32, half: Option<Half>) -> u32 {
    match half {
        Some(Half::Afternoon) if hour < 12 => hour + 12,
        Some(Half::Noon) if hour < 4 => hour + 12,
        Some(Half::Morning) if hour == 12 => 0,
        _ => hour,
    }
}

const fn is_letter(unit: u16) -> bool {
    unit < 128 && (unit as u8).is_ascii_alphabetic()
}

/// How many digits `units` begin with; no number of a time has more than fifteen.
fn digits_of(units: &[u16]) -> usize {
    units.iter().take(15).take_while(|&&unit| digit(unit).is_some()).count()
}
