//! Addresses: e-mail around an `@`, web addresses and bare domains around a dot.
//!
//! A bare domain counts only under a top-level domain that people really send, so that file names, versions and
//! abbreviations (manual.pdf, v1.2, U.S.) are none. The dot may be disguised as 。 or 点 before the commonest of them.

use std::ops::Range;

use super::{LeakKind, glyph};

/// What is found at a place, and where to go on.
type Found = (Option<(LeakKind, Range<usize>)>, usize);

/// Top-level domains of bare domains, and those that count behind a disguised dot too.
const ENDINGS: &str = "com cn net org top vip xyz cc io tv hk tw gov edu biz shop store site online club icu fun link live \
    work ltd group wang ren tech";
const COMMON_ENDINGS: &str = "com cn net org";

/// How the sign of an e-mail address is spelt out, in plain form.
const SPELT_SIGNS: [&str; 6] = ["(at)", "[at]", "{at}", "【at】", "艾特", "(艾特)"];

/// No local part and no host is longer; what is longer is looked at no further.
const LONGEST_LOCAL: usize = 64;
const LONGEST_HOST: usize = 253;

/// An e-mail address around the sign at `at`; nothing before `floor` belongs to it.
pub(super) fn email(text: &[u16], at: usize, floor: usize) -> Found {
    let least = floor.max(at.saturating_sub(LONGEST_LOCAL));
    let start = start_of(text, least..at, &in_local);
    let (end, last_dot) = host_end(text, at + 1, true);
    match end.filter(|_| start < at) {
        Some(end) => (Some((LeakKind::Email, start..end)), end),
        None => (None, last_dot.map_or(at, |dot| dot.max(at)) + 1),
    }
}

/// A web address or a domain around the dot at `at`, or an e-mail address with its sign spelt out before it. Nothing before
/// `floor` belongs to it, and no host reaches back across `seen`, up to where dots have been looked at.
pub(super) fn url(text: &[u16], at: usize, floor: usize, seen: usize) -> Found {
    let least = floor.max(seen).max(at.saturating_sub(LONGEST_HOST));
    let belongs = |unit: u16| glyph::is_word(unit) || matches!(unit, 0x2D | 0x2E);
    let host = start_of(text, least..at, &belongs);
    if host == at {
        return (None, at + 1);
    }
    let (scheme, local) = (scheme_start(text, host, floor), local_start(text, host, floor));
    let (end, last_dot) = host_end(text, host, scheme.or(local).is_some());
    match end.filter(|&end| end > at) {
        Some(end) if local.is_some() => (Some((LeakKind::Email, local.unwrap_or(host)..end)), end),
        Some(end) => {
            let end = path_end(text, end);
            (Some((LeakKind::Url, scheme.unwrap_or(host)..end)), end)
        }
        None => (None, last_dot.map_or(at, |dot| dot.max(at)) + 1),
    }
}

/// Whether a plain form may stand in the local part of an e-mail address.
fn in_local(unit: u16) -> bool {
    glyph::is_word(unit) || matches!(unit, 0x25 | 0x2B | 0x2D | 0x2E | 0x5F)
}

/// Where the local part starts of an e-mail address whose sign is spelt out before the host at `host`.
fn local_start(text: &[u16], host: usize, floor: usize) -> Option<usize> {
    let before = text.get(floor..host)?;
    let spelt = |sign: &&str| {
        let start = before.len().checked_sub(sign.encode_utf16().count());
        start.is_some_and(|start| sign.encode_utf16().eq(before[start..].iter().map(|&unit| glyph::plain(unit))))
    };
    let end = host - SPELT_SIGNS.into_iter().find(spelt)?.encode_utf16().count();
    let start = start_of(text, floor.max(end.saturating_sub(LONGEST_LOCAL))..end, &in_local);
    (start < end).then_some(start)
}

/// Where the run of fitting characters that ends with `range` starts; it starts with a letter or a digit.
fn start_of(text: &[u16], range: Range<usize>, belongs: &dyn Fn(u16) -> bool) -> usize {
    let end = range.end;
    let run = text[range].iter().rev().take_while(|&&unit| belongs(glyph::plain(unit))).count();
    (end - run..end).find(|&at| glyph::is_word(glyph::plain(text[at]))).unwrap_or(end)
}

/// Where the host that starts at `from` ends, and its last dot. Under `any` every ending of letters will do.
fn host_end(text: &[u16], from: usize, any: bool) -> (Option<usize>, Option<usize>) {
    let most = text.len().min(from + LONGEST_HOST);
    let mut end = None;
    let mut last_dot: Option<usize> = None;
    let mut label = from;
    loop {
        let length = text[label.min(most)..most]
            .iter()
            .take_while(|&&unit| glyph::is_word(glyph::plain(unit)) || unit == 0x2D)
            .count();
        let stop = label + length;
        if length == 0 {
            break;
        }
        if let Some(dot) = last_dot {
            let disguised = glyph::plain(text[dot]) != 0x2E;
            let endings = if disguised { COMMON_ENDINGS } else { ENDINGS };
            let name = &text[label..stop];
            let letters = name.iter().all(|&unit| glyph::is_letter(glyph::plain(unit)));
            if glyph::is_listed(name, endings) || any && !disguised && letters && (2..=12).contains(&length) {
                end = Some(stop);
            }
        }
        if !glyph::is_dot(glyph::plain_at(text, stop)) {
            break;
        }
        last_dot = Some(stop);
        label = stop + 1;
    }
    (end, last_dot)
}

/// Where `https://` before a host starts, if it is there.
fn scheme_start(text: &[u16], host: usize, floor: usize) -> Option<usize> {
    let before = &text[floor..host];
    let name = before.strip_suffix(&[0x3A, 0x2F, 0x2F])?;
    let letters = name.iter().rev().take(8).take_while(|&&unit| glyph::is_letter(glyph::plain(unit))).count();
    (letters > 0).then_some(floor + name.len() - letters)
}

/// Where port, path and query end that follow a host; marks that end the sentence are not theirs.
fn path_end(text: &[u16], host_end: usize) -> usize {
    if !matches!(text.get(host_end), Some(0x2F | 0x3A | 0x3F | 0x23)) {
        return host_end;
    }
    let belongs = |unit: &&u16| matches!(**unit, 0x21 | 0x23..=0x26 | 0x28..=0x3B | 0x3D | 0x3F..=0x5F | 0x61..=0x7E);
    let length = text[host_end..].iter().take_while(belongs).count();
    let ends = |unit: &u16| !matches!(*unit, 0x21 | 0x29 | 0x2C | 0x2E | 0x3A | 0x3B | 0x3F | 0x5D | 0x7D);
    host_end + text[host_end..host_end + length].iter().rposition(ends).map_or(0, |last| last + 1)
}
