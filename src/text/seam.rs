//! Where a text can be cut so that what stands behind the cut reads the same without what stands before it.

use super::garble::{garbled_end, pinyin_note};
use super::tables;

/// No note or garbled span is longer, its question mark or bracket included.
pub(crate) const LONGEST_DAMAGE: usize = 64;

/// Where no note or garbled span is near, an edit changes how no more code units than these are read beside its own: a
/// surrogate pair and a selector.
pub(crate) const LONGEST_JOINT: usize = 4;

/// Whether a note or a garbled span may begin with this code unit.
pub(crate) const fn may_damage(unit: u16) -> bool {
    matches!(unit, 0x28 | 0x3F | 0xFF08)
}

/// Whether the reading may begin afresh at `at`: it stands in the middle of no character, no note and no garbled span.
/// All tokens from there on are the same as in the whole text, but for the first one: it may repeat the one before.
///
/// `text` must reach [`LONGEST_DAMAGE`] code units to both sides of `at`, or to its ends.
pub(crate) fn restarts_at(text: &[u16], at: usize) -> bool {
    // These are read together with what stands before them.
    let joined = |unit: u16| matches!(unit, 0x28 | 0xFF08 | 0xDC00..=0xDFFF | 0xFE0F | 0x20E3);
    if at == 0 || at >= text.len() || joined(text[at]) {
        return at == 0;
    }
    let tables = tables::tables();
    let low = at.saturating_sub(LONGEST_DAMAGE);
    text[low..at].iter().zip(low..).all(|(&unit, place)| {
        let end = match unit {
            0x28 | 0xFF08 => pinyin_note(tables, text, place),
            0x3F => garbled_end(tables, text, place),
            _ => None,
        };
        end.is_none_or(|end| end <= at)
    })
}
