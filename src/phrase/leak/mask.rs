//! Masks: what of a leak may be shown, for export (row S-051).

use super::{LeakKind, glyph};

const STAR: u16 = 0x2A;

/// `text`, which is a leak of this kind, with the part that tells it replaced by stars: 138****5678. Marks between the
/// digits stay where they are.
#[must_use]
pub fn mask(kind: LeakKind, text: &[u16]) -> Vec<u16> {
    if kind == LeakKind::Email {
        let host = text.iter().position(|&unit| glyph::plain(unit) == 0x40).unwrap_or(text.len());
        return [&text[..host.min(1)], &[STAR; 3], &text[host..]].concat();
    }
    let skip = if kind == LeakKind::Url { scheme_length(text) } else { 0 };
    let total = significant(text, skip).count();
    let (first, last) = match kind {
        LeakKind::Mobile | LeakKind::IdentityCard => (3, 4),
        LeakKind::Landline => (area_code(text), 4),
        LeakKind::BankCard => (0, 4),
        LeakKind::Email | LeakKind::Account | LeakKind::Url => (2, 0),
    };
    let mut masked = Vec::with_capacity(text.len());
    let mut end = 0;
    for (place, (at, width)) in significant(text, skip).enumerate() {
        masked.extend_from_slice(&text[end..at]);
        end = at + width;
        if place < first || place + last >= total {
            masked.extend_from_slice(&text[at..end]);
        } else {
            masked.push(STAR);
        }
    }
    masked.extend_from_slice(&text[end..]);
    masked
}

/// The places and widths of digits and letters from `skip` on.
fn significant(text: &[u16], skip: usize) -> impl Iterator<Item = (usize, usize)> {
    (skip..text.len()).filter_map(|at| match glyph::digit_at(text, at) {
        Some(digit) => Some((at, digit.width)),
        None => {
            let unit = glyph::plain(text[at]);
            // The check letter of an identity card may be Cyrillic or a multiplication sign.
            (glyph::is_letter(unit) || matches!(unit, 0xD7 | 0x0425 | 0x0445 | 0x5F)).then_some((at, 1))
        }
    })
}

fn scheme_length(text: &[u16]) -> usize {
    text.windows(3).position(|mark| mark == [0x3A, 0x2F, 0x2F]).map_or(0, |scheme| scheme + 3)
}

fn area_code(text: &[u16]) -> usize {
    let mut values = (0..text.len()).filter_map(|at| glyph::digit_at(text, at)).map(|digit| digit.value);
    match (values.next(), values.next()) {
        (Some(0), Some(1 | 2)) => 3,
        (Some(0), Some(_)) => 4,
        _ => 0,
    }
}
