//! What may be said: published hotlines, and what the caller allows.

use super::{LeakKind, glyph};

/// Whether a leak of this kind and text is allowed by `allowed`, or is a hotline that everybody may dial.
pub(super) fn is_allowed(kind: LeakKind, text: &[u16], allowed: &[Vec<u16>]) -> bool {
    if kind == LeakKind::Url {
        return allowed.iter().any(|own| is_under(host(text), host(own)));
    }
    let key = key(text);
    kind == LeakKind::Account && is_hotline(&key)
        || allowed.iter().map(|own| self::key(own)).any(|own| match kind {
            // With or without the area code, or the country code.
            LeakKind::Landline => own.len() > 6 && (own.ends_with(&key) || key.ends_with(&own)),
            LeakKind::Mobile => own.ends_with(&key),
            _ => own == key,
        })
}

/// Digits and letters alone, in plain lower-case form.
fn key(text: &[u16]) -> Vec<u16> {
    let plain = |at: usize| match glyph::digit_at(text, at) {
        Some(digit) => Some(0x30 + u16::from(digit.value)),
        None => Some(glyph::plain(text[at])).filter(|&unit| glyph::is_letter(unit)),
    };
    (0..text.len()).filter_map(plain).collect()
}

/// The host of an address, without `www.`.
fn host(text: &[u16]) -> &[u16] {
    let start = text.windows(3).position(|mark| mark == [0x3A, 0x2F, 0x2F]).map_or(0, |scheme| scheme + 3);
    let rest = &text[start..];
    let end = rest.iter().position(|unit| matches!(unit, 0x2F | 0x3A | 0x3F | 0x23)).unwrap_or(rest.len());
    rest[..end].strip_prefix(&[0x77, 0x77, 0x77, 0x2E]).unwrap_or(&rest[..end])
}

/// Whether a host is `own` or one under it, whichever way its dots are written.
fn is_under(host: &[u16], own: &[u16]) -> bool {
    let same = |(&left, &right): (&u16, &u16)| {
        glyph::plain(left) == glyph::plain(right) || glyph::is_dot(glyph::plain(left)) && right == 0x2E
    };
    let Some(rest) = host.len().checked_sub(own.len()) else { return false };
    !own.is_empty()
        && host[rest..].iter().zip(own).all(same)
        && (rest == 0 || glyph::is_dot(glyph::plain(host[rest - 1])))
}

/// Service numbers of banks, carriers, authorities and companies: 95xxx, 96xxx, 100xx, 12xxx, 400 and 800.
fn is_hotline(key: &[u16]) -> bool {
    let starts = |prefix: &str| key.iter().zip(prefix.bytes()).all(|(&unit, byte)| unit == u16::from(byte));
    match key.len() {
        5 => ["95", "96", "100", "12"].iter().any(|prefix| starts(prefix)),
        6 => ["95", "96"].iter().any(|prefix| starts(prefix)),
        9 | 10 => ["400", "800"].iter().any(|prefix| starts(prefix)),
        _ => false,
    }
}
