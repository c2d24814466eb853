//! Small questions about code units, asked by every reader of this module.

use crate::text::Span;

pub(super) const NEW_LINE: u16 = b'\n' as u16;
pub(super) const RETURN: u16 = b'\r' as u16;
const IDEOGRAPHIC_SPACE: u16 = 0x3000;
const NO_BREAK_SPACE: u16 = 0xA0;
const BYTE_ORDER_MARK: u16 = 0xFEFF;

/// Spaces within a line, the ideographic one and the byte order mark included.
pub(super) const fn is_space(unit: u16) -> bool {
    unit == b' ' as u16
        || unit == b'\t' as u16
        || unit == IDEOGRAPHIC_SPACE
        || unit == NO_BREAK_SPACE
        || unit == BYTE_ORDER_MARK
}

/// Spaces and line ends.
pub(super) const fn is_blank(unit: u16) -> bool {
    is_space(unit) || unit == NEW_LINE || unit == RETURN
}

/// The value of an ASCII digit.
pub(super) const fn digit(unit: u16) -> Option<u32> {
    if unit >= b'0' as u16 && unit <= b'9' as u16 { Some((unit - b'0' as u16) as u32) } else { None }
}

/// A colon, of either width.
pub(super) const fn is_colon(unit: u16) -> bool {
    unit == b':' as u16 || unit == 0xFF1A
}

pub(super) const fn is_ascii(unit: u16, byte: u8) -> bool {
    unit == byte as u16
}

/// ASCII capitals as small letters, full-width letters, digits and signs as ASCII; anything else as it is.
pub(super) const fn lower(unit: u16) -> u16 {
    let narrow = if unit >= 0xFF01 && unit <= 0xFF5E { unit - 0xFEE0 } else { unit };
    if narrow >= b'A' as u16 && narrow <= b'Z' as u16 { narrow + 32 } else { narrow }
}

/// Whether `units` begins with `word`, whatever the case.
pub(super) fn begins(units: &[u16], word: &str) -> bool {
    let mut rest = units.iter();
    word.encode_utf16().all(|unit| rest.next().is_some_and(|&found| lower(found) == lower(unit)))
}

/// `span` without the blanks at both ends.
pub(super) fn trimmed(source: &[u16], span: Span) -> Span {
    let units = span.of(source);
    let Some(first) = units.iter().position(|&unit| !is_blank(unit)) else {
        return Span::new(span.start, span.start);
    };
    let last = units.iter().rposition(|&unit| !is_blank(unit)).unwrap_or(first);
    Span::new(span.start + first as u32, span.start + last as u32 + 1)
}

/// For a problem's sentence: the beginning of what was found.
pub(super) fn shown(units: &[u16]) -> String {
    const ENOUGH: usize = 24;
    let text = String::from_utf16_lossy(&units[..units.len().min(ENOUGH)]);
    let mut text: String = text.chars().map(|found| if found.is_control() { ' ' } else { found }).collect();
    if units.len() > ENOUGH {
        text.push('…');
    }
    text
}

/// The lines of a text, for telling where in it something is.
pub(super) struct Lines {
    starts: Vec<u32>,
}

impl Lines {
    /// Finds the line ends: `\n`, `\r\n`, or `\r` alone.
    pub(super) fn of(source: &[u16]) -> Self {
        let mut starts = vec![0];
        for (at, &unit) in source.iter().enumerate() {
            let alone = unit == RETURN && source.get(at + 1) != Some(&NEW_LINE);
            if unit == NEW_LINE || alone {
                starts.push(at as u32 + 1);
            }
        }
        Self { starts }
    }

    /// Number of the line, from 1, that code unit `place` is in.
    pub(super) fn number(&self, place: u32) -> usize {
        self.starts.partition_point(|&start| start <= place)
    }

    /// The lines without their ends, in order.
    pub(super) fn spans<'a>(&'a self, source: &'a [u16]) -> impl Iterator<Item = Span> + 'a {
        self.starts.iter().enumerate().map(move |(at, &start)| {
            let mut end = self.starts.get(at + 1).map_or(source.len() as u32, |&next| next);
            while end > start && matches!(source[end as usize - 1], NEW_LINE | RETURN) {
                end -= 1;
            }
            Span::new(start, end)
        })
    }
}
