//! Masks: what of a leak may be shown, for export (row S-051).

use super::{LeakKind, glyph};

const STAR: u16 = 0x2A;

/// `text`, which is a leak of this kind, with the part that tells it replaced by stars: 138****5678. Marks between the
/// digits stay where they are.
#[must_use]
pub fn mask(kind: LeakKind, text: &[u16]) -> Vec<u16> {
    let skip = if kind == LeakKind::Url { scheme_length(text) } else { 0 };
    let host = text.iter().position(|&unit| glyph::plain(unit) == 0x40).unwrap_or(text.len());
    let total = (skip..text.len()).filter(|&at| significant_width(text, at) > 0).count();
    let (first, last) = match kind {
        LeakKind::Mobile | LeakKind::IdentityCard => (3, 4),
        LeakKind::Landline => (area_code(text), 4),
        LeakKind::BankCard => (0, 4),
        LeakKind::Email | LeakKind::Account | LeakKind::Url => (2, 0),
    };
    let mut masked = Vec::with_capacity(text.len() + 2);
    let mut place = 0;
    let mut at = 0;
    while at < text.len() {
        let width = if at < skip { 0 } else { significant_width(text, at) };
        place += usize::from(width > 0);
        if kind == LeakKind::Email && (1..host).contains(&at) {
            // Three stars whatever the length: even that would tell something.
            masked.resize(4, STAR);
            at = host;
        } else if width == 0 || place <= first || place + last > total || kind == LeakKind::Email {
            let end = at + width.max(1);
            masked.extend_from_slice(&text[at..end]);
            at = end;
        } else {
            masked.push(STAR);
            at += width;
        }
    }
    masked
}

/// How many code units the digit or letter at `at` has; 0 for a mark.
fn significant_width(text: &[u16], at: usize) -> usize {
    // The check letter of an identity card may be Cyrillic or a multiplication sign.
    let letter = |unit| glyph::is_letter(unit) || matches!(unit, 0xD7 | 0x0425 | 0x0445 | 0x5F);
    glyph::digit_at(text, at).map_or(usize::from(letter(glyph::plain(text[at]))), |digit| digit.width)
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
