//! The heads of messages in pasted text: what a single line may be, before its neighbours are asked.
//!
//! Known forms: `客服001 2024-05-01 10:00:01`, `2024-05-01 10:00:01 客服001`, `昵称(2024-05-01 10:00:01):`, `[10:00] 客户：…`,
//! `客服：…`, `昵称:`. Invariant: looks at the first [`REACH`] code units of a line only.

use crate::text::Span;
use crate::transcript::stamp::{self, Stamp};
use crate::transcript::units::{begins, digit, is_colon, is_space, trimmed};
use crate::transcript::words::Words;

/// How far into a line its head can reach.
const REACH: usize = 64;
/// Code units of the longest name.
const LONGEST_NAME: usize = 40;

/// What a line may be the head of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    /// Who speaks; empty on a line that is a time and nothing else.
    pub(super) name: Span,
    pub(super) when: Option<Stamp>,
    /// What is said on the same line.
    pub(super) text: Span,
    /// Whether the line can hardly be anything else. Otherwise its name must be known, or come again.
    pub(super) sure: bool,
}

/// Reads a line, which has no blanks around it.
pub(super) fn read(source: &[u16], line: Span, words: &Words) -> Option<Head> {
    let units = line.of(source);
    if units.is_empty() {
        return None;
    }
    time_first(source, line, words)
        .or_else(|| name_first(source, line, words))
        .or_else(|| name_alone(source, line, words))
}

/// `[10:00] 客户：…`, `2024-05-01 10:00:01 客服001`, or a time alone.
fn time_first(source: &[u16], line: Span, words: &Words) -> Option<Head> {
    let units = line.of(source);
    let opened = usize::from(is_opening(units[0]));
    if !units.get(opened).is_some_and(|&unit| begins_time(unit)) {
        return None;
    }
    let (stamp, length) = stamp::read(&units[opened..])?;
    let after = closed(units, opened + length, opened == 1)?;
    let joint = |unit: &&u16| is_space(**unit) || matches!(u8::try_from(**unit), Ok(b'-' | b'|' | b','));
    let after = after + units[after..].iter().take_while(joint).count();
    let rest = Span::new(line.start + after as u32, line.end);
    let sure = opened == 1 || stamp.date.is_some();
    let head = |name: Span, text: Span| Head { name, when: Some(stamp), text, sure };
    if rest.is_empty() {
        return Some(head(rest, rest));
    }
    if let Some((name, text)) = at_colon(source, rest, words) {
        return Some(head(name, text));
    }
    let said = words.speaker(rest.of(source)).is_some() || (stamp.date.is_some() && stamp.clock.is_some());
    (said && rest.len() <= 20 && is_name(rest.of(source))).then(|| head(rest, Span::new(rest.end, rest.end)))
}

/// `客服001 2024-05-01 10:00:01`, `昵称(2024-05-01 10:00:01): …`.
fn name_first(source: &[u16], line: Span, words: &Words) -> Option<Head> {
    let units = line.of(source);
    for at in 1..units.len().min(REACH) {
        let opened = is_opening(units[at - 1]);
        if !begins_time(units[at]) || !(opened || is_space(units[at - 1])) {
            continue;
        }
        let Some((stamp, length)) = stamp::read(&units[at..]) else { continue };
        let Some(after) = closed(units, at + length, opened) else { continue };
        let name = Span::new(line.start, line.start + (at - usize::from(opened)) as u32);
        let mut name = trimmed(source, name);
        while name.end > name.start && is_colon(source[name.end as usize - 1]) {
            name.end -= 1;
        }
        let rest = trimmed(source, Span::new(line.start + after as u32, line.end));
        let colon = rest.of(source).first().is_some_and(|&unit| is_colon(unit));
        let whole = stamp.date.is_some_and(|date| date.0.is_some()) && stamp.clock.is_some();
        if !(rest.is_empty() || colon || (opened && whole))
            || !is_name(name.of(source))
            || words.precedes_time(name.of(source))
        {
            return None;
        }
        let text = trimmed(source, Span::new(rest.start + u32::from(colon), rest.end));
        return Some(Head { name, when: Some(stamp), text, sure: whole });
    }
    None
}

/// `客服：…`, `昵称:`.
fn name_alone(source: &[u16], line: Span, words: &Words) -> Option<Head> {
    let (name, text) = at_colon(source, line, words)?;
    Some(Head { name, when: None, text, sure: false })
}

/// Parts a line at the colon behind a name.
pub(super) fn at_colon(source: &[u16], line: Span, words: &Words) -> Option<(Span, Span)> {
    let units = line.of(source);
    let reach = &units[..units.len().min(LONGEST_NAME + 1)];
    let is_head_colon = |&at: &usize| is_colon(units[at]) && !is_of_time(units, at);
    let mut colon = (0..reach.len()).find(is_head_colon)?;
    // 旺仔小店:小美: the desk of a shop has a colon in its name.
    if let Some(second) = reach[colon + 1..].iter().position(|&unit| is_colon(unit))
        && words.is_shop(&units[..colon])
        && is_name(&units[colon + 1..colon + 1 + second])
    {
        colon += 1 + second;
    }
    let name = trimmed(source, Span::new(line.start, line.start + colon as u32));
    let text = trimmed(source, Span::new(line.start + colon as u32 + 1, line.end));
    let address = begins(text.of(source), "//");
    (is_name(name.of(source)) && !address).then_some((name, text))
}

/// Whether the colon at `at` stands between hours and minutes.
fn is_of_time(units: &[u16], at: usize) -> bool {
    let before = units[..at].iter().rev().take_while(|&&unit| digit(unit).is_some()).count();
    let after = units[at + 1..].iter().take(3).take_while(|&&unit| digit(unit).is_some()).count();
    matches!(before, 1 | 2) && after == 2
}

/// The place behind the bracket that closes a time; behind the time itself, if none was opened.
fn closed(units: &[u16], at: usize, opened: bool) -> Option<usize> {
    if !opened {
        return Some(at);
    }
    let at = at + units[at..].iter().take_while(|&&unit| is_space(unit)).count();
    units.get(at).is_some_and(|&unit| is_closing(unit)).then_some(at + 1)
}

/// Whether this may be somebody's name: short, with a letter, no sentence.
fn is_name(units: &[u16]) -> bool {
    let long_number = units.len() >= 5;
    units.len() <= LONGEST_NAME
        && units
            .iter()
            .any(|&unit| unit > 0xA0 || (unit as u8).is_ascii_alphabetic() || (long_number && digit(unit).is_some()))
        && !units.iter().any(|&unit| is_of_sentence(unit))
        && !(begins_time(units[0]) && stamp::read(units).is_some())
}

/// Marks that no name has: a tab, `，。！？；、…“”`, `"!?;<>{}=\`.
const fn is_of_sentence(unit: u16) -> bool {
    matches!(unit, 0x09 | 0x21 | 0x22 | 0x3B..=0x3F | 0x5C | 0x7B | 0x7D | 0x201C | 0x201D | 0x2026 | 0x3001 | 0x3002)
        || matches!(unit, 0xFF01 | 0xFF0C | 0xFF1B | 0xFF1F)
}

/// Whether a time may begin so: 2024…, 上午…, 星期三….
const fn begins_time(unit: u16) -> bool {
    digit(unit).is_some()
        || matches!(unit, 0x4E0A | 0x4E0B | 0x4E2D | 0x51CC | 0x65E9 | 0x6668 | 0x508D | 0x6E05 | 0x661F | 0x5468)
}

const fn is_opening(unit: u16) -> bool {
    matches!(unit, 0x28 | 0x5B | 0xFF08 | 0x3010 | 0x3014)
}

const fn is_closing(unit: u16) -> bool {
    matches!(unit, 0x29 | 0x5D | 0xFF09 | 0x3011 | 0x3015)
}
