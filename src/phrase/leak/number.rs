//! What a stretch of digits is: telephone, identity card, bank card, or nothing.
//!
//! Judges digits by length, prefix, checksum and grouping alone; the words around them are the business of
//! [`context`](super::context). Prefixes follow the public numbering plans (telephones), GB 11643 (identity cards), GB/T 2260
//! (provinces) and ISO/IEC 7812 (cards).

use std::ops::Range;

use super::LeakKind;
use super::context;
use super::digits::{Before, Glue, Stretch};
use super::glyph;

/// The first two digits of an identity card: the provinces.
const PROVINCES: [u8; 35] = [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63,
    64, 65, 71, 81, 82, 83,
];

/// How people group a mobile number: 13812345678, 138-12345678, 1381234-5678, 138-1234-5678 and so on, digit by digit too.
const MOBILE_SHAPES: [u64; 10] = [0xB, 0x38, 0x74, 0x344, 0x335, 0x353, 0x434, 0x32222, 0x3422, 0x111_1111_1111];

/// Where the number itself starts, if a country code is written before it: `+86` or `0086`.
pub(super) fn country_code(text: &[u16], at: usize) -> Option<usize> {
    let stretch = Stretch::read(text, at);
    let plus = at > 0 && glyph::plain_at(text, at - 1) == 0x2B;
    match stretch.values() {
        [0, 0, 8, 6, _, ..] => Some(stretch.start_of(4)),
        [8, 6, _, ..] if plus => Some(stretch.start_of(2)),
        _ => None,
    }
}

/// What the stretch starts with, its place, and how many digits it has; the longest thing wins.
pub(super) fn judge(text: &[u16], stretch: &Stretch, before: Before) -> Option<(LeakKind, Range<usize>, usize)> {
    let start = stretch.start_of(0);
    let most = stretch.values().len().min(19);
    (7..=most).rev().filter(|&count| stretch.ends_group(count)).find_map(|count| {
        let end = stretch.end_of(count);
        if count == 17 && is_identity_card(&stretch.values()[..17], 10) {
            return check_letter(text, end).map(|end| (LeakKind::IdentityCard, start..end, count));
        }
        if is_part(stretch, count, before) {
            return None;
        }
        kind(text, stretch, count, before).map(|kind| (kind, start..end, count))
    })
}

fn kind(text: &[u16], stretch: &Stretch, count: usize, before: Before) -> Option<LeakKind> {
    let values = &stretch.values()[..count];
    let whole = before.glue == Glue::Start && stretch.is_all(count);
    let shape = stretch.shape(count);
    let single = stretch.first_group() >= count;
    match count {
        18 if is_identity_card(&values[..17], values[17]) => Some(LeakKind::IdentityCard),
        16..=19 if (whole || single || matches!(stretch.first_group(), 4 | 6)) && is_bank_card(values) => {
            Some(LeakKind::BankCard)
        }
        15 if (single || shape == 0x663) && is_old_identity_card(values) => Some(LeakKind::IdentityCard),
        11 if is_mobile(values) && (is_mobile_shape(stretch, shape) || whole && is_disguised(stretch, count)) => {
            Some(LeakKind::Mobile)
        }
        10..=12 => area_code(values)
            .filter(|&area| single || stretch.ends_group(area) || whole && is_disguised(stretch, count))
            .filter(|_| !context::is_public(text, stretch.start_of(0)))
            .map(|_| LeakKind::Landline),
        7 | 8 if whole && matches!(shape, 7 | 8 | 0x34 | 0x43 | 0x44) && (2..=8).contains(&values[0]) => {
            context::is_telephone(text, stretch.start_of(0)).then_some(LeakKind::Landline)
        }
        _ => None,
    }
}

/// Whether the first `count` digits are a part of something longer: groups of one length and one separator that go on, or
/// a code of hyphenated numbers.
fn is_part(stretch: &Stretch, count: usize, before: Before) -> bool {
    let after = stretch.glue(count);
    let inner = stretch.first_group();
    if inner < count {
        let own = stretch.glue(inner);
        return own == before.glue && before.length == inner
            || own == after && stretch.group_after(count) == stretch.last_group(count);
    }
    let joined = |glue, length: usize| matches!(glue, Glue::Mark(b'-' | b'.' | b'_')) && length >= 6 && length != count;
    joined(before.glue, before.length) || joined(after, stretch.group_after(count))
}

fn is_mobile(values: &[u8]) -> bool {
    values[0] == 1 && values[1] >= 3
}

/// A decimal fraction has one dot: two groups with a dot between are no telephone.
fn is_mobile_shape(stretch: &Stretch, shape: u64) -> bool {
    MOBILE_SHAPES.contains(&shape) && !(shape < 0x100 && stretch.glue(stretch.first_group()) == Glue::Mark(b'.'))
}

/// Whether digits that stand alone are grouped as nobody would by chance: in mixed writing, or in many groups that are
/// neither an address (192.168.10.101) nor a rising row of figures (1 3 5 7 9 11 13 15, but 1-3-8-1234-5678).
fn is_disguised(stretch: &Stretch, count: usize) -> bool {
    let mut groups = 1;
    let mut dots = 0;
    let mut rising = true;
    let mut current = u64::from(stretch.values()[0]);
    let mut previous = None;
    for index in 1..count {
        match stretch.glue(index) {
            Glue::Tight => {
                current = current * 10 + u64::from(stretch.values()[index]);
                continue;
            }
            Glue::Turn => return true,
            glue => dots += usize::from(glue == Glue::Mark(b'.')),
        }
        groups += 1;
        rising &= previous.is_none_or(|previous| previous < current);
        previous = Some(current);
        current = u64::from(stretch.values()[index]);
    }
    rising &= previous.is_none_or(|previous| previous < current);
    groups >= 4 && dots + 1 < groups && (!rising || stretch.shape(count) & 0xFF == 0x44)
}

/// Length of the area code of a landline number: 010, 02x, or 0xxx.
fn area_code(values: &[u8]) -> Option<usize> {
    let &[0, first, second, ..] = values else { return None };
    let area = match first {
        1 if second == 0 => 3,
        2 => 3,
        3..=9 if second != 0 || matches!(first, 7 | 9) => 4,
        _ => return None,
    };
    let local = values.len() - area;
    ((local == 8 || local == 7 && area == 4) && (2..=8).contains(&values[area])).then_some(area)
}

/// The check letter X of an identity card that ended at `end`: where the card ends then.
fn check_letter(text: &[u16], end: usize) -> Option<usize> {
    let at = (end..text.len()).find(|&at| !glyph::is_invisible(text[at]) && !glyph::is_blank(text[at]))?;
    let close = at - end <= 2 && matches!(glyph::plain(text[at]), 0x78 | 0xD7 | 0x0425 | 0x0445);
    (close && !glyph::is_word(glyph::plain_at(text, at + 1))).then_some(at + 1)
}

/// Seventeen digits and a check digit, 10 standing for X.
fn is_identity_card(values: &[u8], check: u8) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = values.iter().zip(WEIGHTS).map(|(&value, weight)| u32::from(value) * weight).sum();
    let year = number(&values[6..10]);
    (sum + u32::from(check)) % 11 == 1 && (1900..2100).contains(&year) && is_born(values, year, &values[10..14])
}

/// The fifteen digits of cards issued before 1999, which have no check digit.
fn is_old_identity_card(values: &[u8]) -> bool {
    is_born(values, 1900 + number(&values[6..8]), &values[8..12])
}

fn is_born(values: &[u8], year: u32, day: &[u8]) -> bool {
    let (month, day) = (number(&day[..2]), number(&day[2..]));
    let days = match month {
        2 if year.is_multiple_of(4) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    PROVINCES.contains(&(values[0] * 10 + values[1])) && (1..=days).contains(&day)
}

fn number(values: &[u8]) -> u32 {
    values.iter().fold(0, |number, &value| number * 10 + u32::from(value))
}

/// Prefixes that Chinese banks and the card networks issue, and Luhn's check. Nineteen digits that start with 4 are order
/// numbers more often than cards, but for the old cards of two banks.
fn is_bank_card(values: &[u8]) -> bool {
    let issued = matches!(
        (number(&values[..4]), values.len()),
        (6200..=6299 | 8100..=8171 | 9558..=9559 | 6011 | 6013, _)
            | (4563 | 4367, 19)
            | (4000..=4999 | 5100..=5599 | 2221..=2720 | 3528..=3589, 16)
    );
    let sum = values.iter().rev().enumerate().fold(0, |sum, (place, &value)| {
        let doubled = u32::from(value) << (place % 2);
        sum + doubled / 10 + doubled % 10
    });
    issued && sum % 10 == 0 && values.iter().any(|&value| value != values[0])
}
