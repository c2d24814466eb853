//! Single characters: which are digits, which separate digits, which could start a leak.
//!
//! Folding tables are not asked: they read 一 as a word, not as a digit, and one pass over a message without any digit has
//! to cost next to nothing.

/// How a digit is written. A change of style may be the edge of a number (`①138…`, `…678一定`) or a disguise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// ASCII and its full-width, styled and foreign cousins.
    Plain,
    /// In a circle, in brackets, raised or lowered.
    Marked,
    /// Chinese numerals.
    Han,
}

/// A digit at its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Digit {
    pub(super) value: u8,
    pub(super) width: usize,
    pub(super) style: Style,
}

/// Chinese numerals, a row of ten for each way to write them.
const NUMERALS: [[char; 10]; 3] = [
    ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'],
    ['〇', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'],
    ['○', '幺', '貳', '參', '肆', '伍', '陸', '柒', '捌', '玖'],
];

/// The zeros of the scripts that write decimal digits in a row (Unicode, general category Nd).
const ZEROS: [u16; 32] = [
    0xFF10, 0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0DE6,
    0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40,
    0x1C50, 0xA620, 0xA8D0, 0xAA50,
];

/// The ones of rows of digits in circles, brackets and with full stops.
const ONES: [u16; 9] = [0x2460, 0x2474, 0x2488, 0x24F5, 0x2776, 0x2780, 0x278A, 0x3220, 0x3280];

/// Characters besides digits where something may start: dots, the at sign, first characters of the words before accounts.
const STARTS: [char; 19] =
    ['@', '.', '。', '点', '點', 'v', 'V', 'w', 'W', 'q', 'Q', '微', '薇', '威', '维', '維', '扣', '抠', '企'];

/// A filter over Han and ASCII: each character that may start something sets the bit its code hashes to.
const FILTER: [u64; 16] = filter();

/// The multiplier is one that keeps the commonest characters of service conversations clear of the bits that are set:
/// about one character in a hundred passes without need.
const fn slot(unit: u16) -> usize {
    (unit.wrapping_mul(0xBD29) >> 6) as usize
}

const fn filter() -> [u64; 16] {
    let mut bits = [0; 16];
    let mut digit = b'0' as u16;
    while digit <= b'9' as u16 {
        bits[slot(digit) / 64] |= 1 << (slot(digit) % 64);
        digit += 1;
    }
    let mut at = 0;
    while at < 30 {
        let unit = NUMERALS[at / 10][at % 10] as u16;
        bits[slot(unit) / 64] |= 1 << (slot(unit) % 64);
        at += 1;
    }
    at = 0;
    while at < STARTS.len() {
        let unit = STARTS[at] as u16;
        bits[slot(unit) / 64] |= 1 << (slot(unit) % 64);
        at += 1;
    }
    bits
}

/// Whether anything may start at this code unit. Says yes too often, never no too often; ordinary text costs one look-up.
#[inline]
pub(super) fn may_start(unit: u16) -> bool {
    match unit {
        0..=0x7F | 0x3000..=0x30FF | 0x4E00..=0x9FFF => FILTER[slot(unit) / 64] >> (slot(unit) % 64) & 1 != 0,
        // ，！（） are the marks outside these blocks that ordinary Chinese has in every line.
        0xFF01..=0xFF0D => false,
        _ => true,
    }
}

/// The digit at `at`, however it is written.
pub(super) fn digit_at(text: &[u16], at: usize) -> Option<Digit> {
    let unit = *text.get(at)?;
    let digit = |value: u16, style| Some(Digit { value: value as u8, width: 1, style });
    match unit {
        0x30..=0x39 => return digit(unit - 0x30, Style::Plain),
        0..=0xB1 => return None,
        0xB2 | 0xB3 => return digit(unit - 0xB0, Style::Marked),
        0xB9 => return digit(1, Style::Marked),
        0x2070 | 0x2074..=0x2079 => return digit(unit - 0x2070, Style::Marked),
        0x2080..=0x2089 => return digit(unit - 0x2080, Style::Marked),
        0x24EA | 0x24FF => return digit(0, Style::Marked),
        0xD800..=0xDBFF => return astral(text, at),
        0x25CB | 0x3007 | 0x4E00..=0x9FFF => {
            let place = NUMERALS.iter().flatten().position(|&numeral| numeral as u16 == unit)?;
            return digit(place as u16 % 10, Style::Han);
        }
        _ => {}
    }
    if let Some(&zero) = ZEROS.iter().find(|&&zero| unit.wrapping_sub(zero) < 10) {
        return digit(unit - zero, Style::Plain);
    }
    let &one = ONES.iter().find(|&&one| unit.wrapping_sub(one) < 9)?;
    digit(unit - one + 1, Style::Marked)
}

fn astral(text: &[u16], at: usize) -> Option<Digit> {
    let low = u32::from(*text.get(at + 1)?);
    if low & 0xFC00 != 0xDC00 {
        return None;
    }
    let point = 0x1_0000 + ((u32::from(text[at]) & 0x3FF) << 10) + (low & 0x3FF);
    let (value, style) = match point {
        0x1_D7CE..=0x1_D7FF => ((point - 0x1_D7CE) % 10, Style::Plain),
        0x1_FBF0..=0x1_FBF9 => (point - 0x1_FBF0, Style::Plain),
        0x1_F101..=0x1_F10A => (point - 0x1_F101, Style::Marked),
        _ => return None,
    };
    Some(Digit { value: value as u8, width: 2, style })
}

/// The ASCII twin of a full-width character, in lower case; anything else is itself.
pub(super) const fn plain(unit: u16) -> u16 {
    let narrow = if unit > 0xFF00 && unit < 0xFF5F { unit - 0xFEE0 } else { unit };
    if narrow >= 0x41 && narrow <= 0x5A { narrow + 0x20 } else { narrow }
}

/// The plain form of the code unit at `at`; 0 outside the text.
pub(super) fn plain_at(text: &[u16], at: usize) -> u16 {
    text.get(at).map_or(0, |&unit| plain(unit))
}

/// Whether `word` is one of `list`, which is in plain form with spaces between.
pub(super) fn is_listed(word: &[u16], list: &str) -> bool {
    list.split(' ').any(|own| own.encode_utf16().eq(word.iter().map(|&unit| plain(unit))))
}

/// Whether a plain form is a Latin letter.
pub(super) const fn is_letter(unit: u16) -> bool {
    matches!(unit, 0x61..=0x7A)
}

/// Whether a plain form is a Latin letter or an ASCII digit.
pub(super) const fn is_word(unit: u16) -> bool {
    is_letter(unit) || matches!(unit, 0x30..=0x39)
}

/// Whether a plain form stands for the dot of a domain.
pub(super) const fn is_dot(unit: u16) -> bool {
    matches!(unit, 0x2E | 0x3002 | 0x70B9 | 0x9EDE)
}

/// Whether a character takes no room: zero-width characters, joiners, directions, selectors, the keycap.
pub(super) const fn is_invisible(unit: u16) -> bool {
    matches!(unit, 0xAD | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F | 0xFE00..=0xFE0F | 0xFEFF | 0x20E3)
}

/// Whether a character is a blank within a line.
pub(super) const fn is_blank(unit: u16) -> bool {
    matches!(unit, 0x20 | 0x09 | 0xA0 | 0x2000..=0x200A | 0x202F | 0x205F | 0x3000)
}

/// The mark that a separator of digits counts as, kinds of dashes being one; `None` if digits end there.
pub(super) const fn separator(unit: u16) -> Option<u8> {
    match plain(unit) {
        0x2D | 0x2010..=0x2015 | 0x2212 => Some(b'-'),
        0x2E => Some(b'.'),
        0xB7 | 0x2022 | 0x2027 | 0x2219 | 0x22C5 | 0x30FB | 0xFF65 => Some(b'*'),
        mark @ (0x28 | 0x29 | 0x2F | 0x5F) => Some(mark as u8),
        unit if is_blank(unit) => Some(b' '),
        _ => None,
    }
}
