//! What single answers must be, beyond having the right type.

use super::decimal::Decimal;
use chrono::NaiveDate;

use super::answer::Answer;
use super::question::{Choices, Kind, NumberRules, TextFormat, TextRules};
use crate::moment::Moment;

/// Something wrong with an answer: the name of its sentence, and what that speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Trouble {
    pub(super) code: &'static str,
    pub(super) details: Vec<String>,
    /// The aspect it is about.
    pub(super) aspect: Option<String>,
}

impl Trouble {
    pub(super) fn new(code: &'static str, details: &[&str]) -> Self {
        Self { code, details: details.iter().map(|&detail| detail.to_owned()).collect(), aspect: None }
    }
}

/// A number within its bounds.
pub(super) fn number(rules: &NumberRules, number: Decimal, troubles: &mut Vec<Trouble>) {
    let shown = |number: Decimal| number.to_string();
    if let Some(least) = rules.at_least.filter(|&least| number < least) {
        troubles.push(Trouble::new("out-of-range.low", &[&shown(number), &shown(least)]));
    }
    if let Some(most) = rules.at_most.filter(|&most| number > most) {
        troubles.push(Trouble::new("out-of-range.high", &[&shown(number), &shown(most)]));
    }
    if let Some(places) = rules.places.filter(|&places| number.places() > places) {
        troubles.push(Trouble::new("out-of-range.places", &[&shown(number), &places.to_string()]));
    }
}

/// A text of the right length and form.
pub(super) fn text(rules: &TextRules, text: &str, troubles: &mut Vec<Trouble>) {
    let length = text.chars().count();
    let limit = |limit: Option<u32>| limit.and_then(|limit| usize::try_from(limit).ok());
    if let Some(shortest) = limit(rules.shortest).filter(|&shortest| length < shortest) {
        troubles.push(Trouble::new("too-short", &[&length.to_string(), &shortest.to_string()]));
    }
    if let Some(longest) = limit(rules.longest).filter(|&longest| length > longest) {
        troubles.push(Trouble::new("too-long", &[&length.to_string(), &longest.to_string()]));
    }
    let sound = match rules.format {
        TextFormat::Any => true,
        TextFormat::Digits => text.chars().all(|character| character.is_ascii_digit()),
        TextFormat::Order => text.chars().all(|character| character.is_ascii_alphanumeric() || character == '-'),
        TextFormat::Mail => is_mail(text),
    };
    if !sound {
        let code = match rules.format {
            TextFormat::Digits => "bad-text.digits",
            TextFormat::Mail => "bad-text.mail",
            _ => "bad-text.order",
        };
        troubles.push(Trouble::new(code, &[text]));
    }
}

fn is_mail(text: &str) -> bool {
    let Some((name, domain)) = text.split_once('@') else { return false };
    let sound = |part: &str| {
        !part.is_empty() && !part.contains(|character: char| character.is_whitespace() || character == '@')
    };
    sound(name) && sound(domain) && domain.contains('.') && !domain.starts_with('.') && !domain.ends_with('.')
}

/// As many options as are wanted, if any are chosen.
pub(super) fn count(choices: &Choices, answer: &Answer, troubles: &mut Vec<Trouble>) {
    let Answer::Choices(numbers) = answer else { return };
    let chosen = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
    if let Some(least) = choices.at_least.filter(|&least| chosen < least && chosen > 0) {
        troubles.push(Trouble::new("too-few", &[&chosen.to_string(), &least.to_string()]));
    }
    if let Some(most) = choices.at_most.filter(|&most| chosen > most) {
        troubles.push(Trouble::new("too-many", &[&chosen.to_string(), &most.to_string()]));
    }
}

/// A day, a time or a telephone number as it is kept: `2024-05-01`, `09:30`, `2024-05-01T09:30`, `13812345678`.
pub(super) fn written(kind: &Kind, text: &str) -> Result<String, Trouble> {
    let folded: String = text.chars().map(plain).collect();
    let (kept, code) = match kind {
        Kind::Date => (date(&folded), "bad-day"),
        Kind::Time => (time(&folded), "bad-hour"),
        Kind::DateTime => (date_time(&folded), "bad-day.time"),
        _ => (phone(&folded), "bad-phone"),
    };
    kept.ok_or_else(|| Trouble::new(code, &[text]))
}

/// The plain form of a full-width character.
pub(super) fn plain(character: char) -> char {
    match character {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(character as u32 - 0xFEE0).unwrap_or(character),
        '\u{3000}' => ' ',
        _ => character,
    }
}

/// `2024-5-1`, `2024/05/01` or `2024年5月1日`.
fn date(text: &str) -> Option<String> {
    let mut parts = text.trim_end_matches('日').split(['-', '/', '.', '年', '月']);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    let (month, day) = (digits(month)?, digits(day)?);
    let year = digits(year)?;
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

/// `9:30`, `09:30` or `09:30:00`.
fn time(text: &str) -> Option<String> {
    let mut parts = text.split(':');
    let (hour, minute) = (digits(parts.next()?)?, digits(parts.next()?)?);
    let second = parts.next().map_or(Some(0), digits)?;
    let sound = hour < 24 && minute < 60 && second < 60 && parts.next().is_none();
    sound.then(|| format!("{hour:02}:{minute:02}"))
}

/// A day and a time; where an offset is written, the time as a clock in China shows it.
fn date_time(text: &str) -> Option<String> {
    let (day, clock) = text.split_once(['T', ' '])?;
    let (day, clock) = (date(day.trim())?, clock.trim());
    if let Some(clock) = time(clock) {
        return Some(format!("{day}T{clock}"));
    }
    let moment = Moment::parse(&format!("{day}T{clock}"))?;
    let shown = Moment { milliseconds: moment.milliseconds, offset: crate::moment::CHINA }.to_string();
    shown.get(..16).map(str::to_owned)
}

fn digits(text: &str) -> Option<u32> {
    let text = text.trim();
    let sound = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    sound.then(|| text.parse().ok()).flatten()
}

/// Mobile numbers, landlines with and without their area, hotlines, and numbers abroad behind a plus sign.
fn phone(text: &str) -> Option<String> {
    let kept: String = text.chars().filter(|character| !" -()".contains(*character)).collect();
    let kept = kept.strip_prefix("+86").or_else(|| kept.strip_prefix("0086")).unwrap_or(&kept);
    let abroad = kept.strip_prefix('+');
    let number = abroad.unwrap_or(kept);
    if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let length = number.len();
    let sound = match number.as_bytes() {
        _ if abroad.is_some() => (7..=15).contains(&length),
        [b'1', b'3'..=b'9', ..] if length == 11 => true,
        [b'4' | b'8', b'0', b'0', ..] => length == 10,
        [b'0', ..] => (10..=12).contains(&length),
        [b'1' | b'9', ..] if length == 5 || length == 6 => true,
        [b'1'..=b'9', ..] => length == 7 || length == 8,
        _ => false,
    };
    sound.then(|| kept.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Kind, written};

    #[test]
    fn days_times_and_numbers_are_read_as_people_write_them() {
        for (kind, text, kept) in [
            (Kind::Date, "2024年2月29日", Some("2024-02-29")),
            (Kind::Date, "2023-02-29", None),
            (Kind::Time, "９：05", Some("09:05")),
            (Kind::Time, "24:00", None),
            (Kind::DateTime, "2024-05-01 23:10", Some("2024-05-01T23:10")),
            (Kind::DateTime, "2024-05-01T16:30:00Z", Some("2024-05-02T00:30")),
            (Kind::DateTime, "2024-05-01", None),
            (Kind::Phone, "138 1234-5678", Some("13812345678")),
            (Kind::Phone, "+86 13812345678", Some("13812345678")),
            (Kind::Phone, "(0919)8107726", Some("09198107726")),
            (Kind::Phone, "96766", Some("96766")),
            (Kind::Phone, "400-800-1234", Some("4008001234")),
            (Kind::Phone, "12345678901", None),
            (Kind::Phone, "12ab", None),
        ] {
            assert_eq!(written(&kind, text).ok().as_deref(), kept, "{text}");
        }
    }
}
