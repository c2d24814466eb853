//! Numbers as they are written in messages: 58, 58.5, 1,200, 五十八, 两百, 半.
//!
//! Works on text folded in place; values are thousandths, exact.

/// A number and where it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// Its value in thousandths.
    pub(super) thousandths: i64,
    /// One past its last code unit.
    pub(super) end: usize,
    /// How many digits it was written with; 0 for one in characters.
    pub(super) digits: usize,
}

/// More digits than this are a code, not a quantity.
const MOST_DIGITS: usize = 12;

pub(super) const fn is_digit(unit: u16) -> bool {
    matches!(unit, 0x30..=0x39)
}

/// The number that begins at `at`, if one does.
pub(super) fn number_at(text: &[u16], at: usize) -> Option<Number> {
    let first = *text.get(at)?;
    if is_digit(first) { in_digits(text, at) } else { in_characters(text, at) }
}

fn in_digits(text: &[u16], at: usize) -> Option<Number> {
    let mut whole: i64 = 0;
    let mut digits = 0;
    let mut end = at;
    while let Some(&unit) = text.get(end) {
        let groups = unit == u16::from(b',') && digits > 0 && grouped(text, end);
        if !is_digit(unit) && !groups {
            break;
        }
        if !groups {
            digits += 1;
            if digits <= MOST_DIGITS {
                whole = whole * 10 + i64::from(unit - 0x30);
            }
        }
        end += 1;
    }
    let mut thousandths = whole * 1000;
    if text.get(end) == Some(&u16::from(b'.')) && text.get(end + 1).is_some_and(|&unit| is_digit(unit)) {
        end += 1;
        let mut place = 100;
        while let Some(&unit) = text.get(end).filter(|&&unit| is_digit(unit)) {
            thousandths += i64::from(unit - 0x30) * place;
            place /= 10;
            end += 1;
        }
    }
    Some(Number { thousandths, end, digits }).filter(|_| digits <= MOST_DIGITS)
}

/// Whether exactly three digits follow the comma at `at`, as in 1,200.
fn grouped(text: &[u16], at: usize) -> bool {
    let digit = |offset: usize| text.get(at + offset).is_some_and(|&unit| is_digit(unit));
    digit(1) && digit(2) && digit(3) && !digit(4)
}

/// 三, 十五, 两百零八, 一万二千, 半.
fn in_characters(text: &[u16], at: usize) -> Option<Number> {
    let (mut total, mut section, mut digit) = (0_i64, 0_i64, None);
    let mut end = at;
    let mut seen = false;
    while let Some(character) = text.get(end).and_then(|&unit| char::from_u32(u32::from(unit))) {
        if end - at > 16 {
            return None;
        }
        match character {
            '零' | '〇' => {}
            '十' | '百' | '千' => {
                let scale = if character == '十' {
                    10
                } else if character == '百' {
                    100
                } else {
                    1000
                };
                section += digit.take().unwrap_or(1) * scale;
            }
            '万' => {
                total = (total + section + digit.take().unwrap_or(0)) * 10_000;
                section = 0;
            }
            '半' if !seen => return Some(Number { thousandths: 500, end: end + 1, digits: 0 }),
            _ => match numeral(character) {
                Some(value) => digit = Some(value),
                None => break,
            },
        }
        seen = true;
        end += 1;
    }
    let value = total + section + digit.unwrap_or(0);
    seen.then_some(Number { thousandths: value * 1000, end, digits: 0 })
}

const fn numeral(character: char) -> Option<i64> {
    Some(match character {
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_digits_and_characters() {
        for (text, thousandths, length) in [
            ("58元", 58_000, 2),
            ("58.5元", 58_500, 4),
            ("1,200元", 1_200_000, 5),
            ("1,20", 1_000, 1),
            ("五十八块", 58_000, 3),
            ("两百零八", 208_000, 4),
            ("一万二千", 12_000_000, 4),
            ("十五分钟", 15_000, 2),
            ("半小时", 500, 1),
        ] {
            let units: Vec<u16> = text.encode_utf16().collect();
            let number = number_at(&units, 0).map(|number| (number.thousandths, number.end));
            assert_eq!(number, Some((thousandths, length)), "{text}");
        }
    }

    #[test]
    fn codes_and_words_are_no_numbers() {
        for text in ["1234567890123", "好", ""] {
            assert_eq!(number_at(&text.encode_utf16().collect::<Vec<u16>>(), 0), None, "{text}");
        }
    }
}
