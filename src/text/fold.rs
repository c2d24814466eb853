//! A folded copy of a text, for showing what it reads as.

use super::reading::Reading;
#[cfg(feature = "review")]
use super::tables::{self, CONTENT};

/// The code units of `text`, each folded by itself, so that places stay the same: full-width digits become plain ones,
/// traditional characters simplified. Marks and what has no folding of its own stay as they are.
#[cfg(feature = "review")]
pub(crate) fn fold_in_place(text: &[u16], folded: &mut Vec<u16>) {
    let tables = tables::tables();
    folded.clear();
    folded.extend(text.iter().map(|&unit| Some(tables.unit(unit)).filter(|&code| code >= CONTENT).unwrap_or(unit)));
}

/// What `text` reads as: notes dropped, traditional and look-alike characters folded, repeats and separators kept as they
/// are (row S-001). For people to look at; matching never needs it.
///
/// ```
/// assert_eq!(kefu::text::fold_to_string("恭喜、祝您節(jié)日愉快"), "恭喜、祝您节日愉快");
/// ```
#[must_use]
pub fn fold_to_string(text: &str) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    let reading = Reading::of(&units);
    let mut folded: Vec<u16> = Vec::with_capacity(units.len());
    let mut at = 0;
    for (index, &token) in reading.tokens().iter().enumerate() {
        let start = reading.starts()[index] as usize;
        copy_unread(&reading, &units, at.min(start)..start, &mut folded);
        folded.push(token);
        at = reading
            .starts()
            .get(index + 1)
            .map_or(units.len(), |&next| next as usize)
            .min(start + width(&units, start, token));
    }
    copy_unread(&reading, &units, at..units.len(), &mut folded);
    String::from_utf16_lossy(&folded)
}

/// Copies what made no token, but for notes.
fn copy_unread(reading: &Reading, units: &[u16], range: std::ops::Range<usize>, folded: &mut Vec<u16>) {
    for at in range {
        if !reading.notes().iter().any(|note| (note.start as usize) <= at && at < note.end as usize) {
            // A repeat was collapsed into its token: show it folded as well.
            let again = Reading::of(&units[at..=at]);
            folded.push(again.tokens().first().copied().filter(|_| !is_surrogate(units[at])).unwrap_or(units[at]));
        }
    }
}

fn width(units: &[u16], start: usize, token: u16) -> usize {
    let pair = is_surrogate(units[start]) && units.get(start + 1).is_some_and(|&low| low & 0xFC00 == 0xDC00);
    if pair && !is_surrogate(token) { 2 } else { 1 }
}

const fn is_surrogate(unit: u16) -> bool {
    unit & 0xF800 == 0xD800
}
