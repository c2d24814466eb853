//! Two kinds of damage that text pasted from old documents brings along.
//!
//! A *note* is a pinyin reading in brackets after a Chinese character, `節(jié)` (row S-001): it reads as nothing. *Garble*
//! is what a lost byte makes of GBK text (row S-003): a `?`, a toned pinyin syllable, a closing bracket, then characters
//! shifted by one byte until the next one-byte character. Nothing in a garbled span can be trusted, so nothing is judged.

use super::tables::{self, BREAK, CONTENT, SPECIAL, Tables};

/// The longest pinyin syllable is `zhuang`.
const LONGEST_SYLLABLE: usize = 6;
/// How far a shifted run may reach before it is ordinary text after all.
const LONGEST_GARBLE: usize = 48;

/// The end of the pinyin note whose opening bracket stands at `open`, if one does.
pub(super) fn pinyin_note(tables: &Tables, text: &[u16], open: usize) -> Option<usize> {
    if open == 0 || !tables::is_han(tables.unit(text[open - 1])) {
        return None;
    }
    let (end, _) = syllable(tables, text, open + 1)?;
    matches!(text.get(end), Some(0x29 | 0xFF09)).then_some(end + 1)
}

/// The end of the garbled span whose question mark stands at `mark`, if one does.
pub(super) fn garbled_end(tables: &Tables, text: &[u16], mark: usize) -> Option<usize> {
    let (close, toned) = syllable(tables, text, mark + 1)?;
    if !toned || text.get(close) != Some(&0x29) {
        return None;
    }
    // Behind the bracket the shifted bytes show as a rare character: a letter outside ASCII at once.
    let first = *text.get(close + 1)?;
    if first < 0x80 || tables.unit(first) < CONTENT {
        return None;
    }
    let mut at = close + 1;
    while at < text.len() && at - close <= LONGEST_GARBLE {
        let unit = text[at];
        if unit < 0x80 {
            // A one-byte character took the odd byte: what follows is in step again. A bracket or a stop was never shifted.
            let swallowed = unit == 0x3F || char::from_u32(u32::from(unit)).is_some_and(|c| c.is_ascii_alphanumeric());
            return Some(if swallowed { at + 1 } else { at });
        }
        let code = tables.unit(unit);
        if code == BREAK || (code < CONTENT && code != SPECIAL && is_plain_mark(unit)) {
            return Some(at);
        }
        at += 1;
    }
    Some(at)
}

/// Marks that end a clause in Chinese print; a shifted byte pair does not look like one of these.
const fn is_plain_mark(unit: u16) -> bool {
    matches!(unit, 0x3001 | 0x3002 | 0xFF0C | 0xFF01 | 0xFF1A | 0xFF1B | 0xFF1F | 0x3000 | 0xFF09 | 0x300D | 0x201D)
}

/// Reads one lower-case pinyin syllable from `start`: where it ends, and whether a vowel carries a tone mark.
fn syllable(tables: &Tables, text: &[u16], start: usize) -> Option<(usize, bool)> {
    let mut letters = [0u8; LONGEST_SYLLABLE];
    let mut length = 0;
    let mut toned = false;
    let mut at = start;
    while let Some(&unit) = text.get(at) {
        let lower = matches!(unit, 0x61..=0x7A);
        let marked = (0xE0..0x300).contains(&unit);
        let folded = tables.unit(unit);
        if !(lower || marked) || !(0x61..=0x7A).contains(&folded) {
            break;
        }
        if length == LONGEST_SYLLABLE {
            return None;
        }
        // Pinyin tables write ü as v.
        let umlaut = matches!(unit, 0xFC | 0x1D6 | 0x1D8 | 0x1DA | 0x1DC);
        letters[length] = if umlaut { b'v' } else { u8::try_from(folded).ok()? };
        length += 1;
        toned |= marked;
        at += 1;
    }
    tables.is_syllable(&letters[..length]).then_some((at, toned))
}
