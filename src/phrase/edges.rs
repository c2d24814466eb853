//! Words that merely touch: 路口交通 has no 口交 in it, nor 今日你好 a 日你.
//!
//! A phrase whose first or last character belongs to an ordinary word that reaches outside it is not what was written,
//! unless the character outside belongs to a word of its own.

use super::mention::{self, Word};
use super::trail::Place;
use crate::text::{Edge, Likeness};

/// Suffixes and particles make words with anything and take nothing from what stands before them: 你们, 去了.
const SUFFIXES: [u16; 12] =
    [0x4EEC, 0x4E86, 0x7684, 0x5427, 0x5417, 0x5462, 0x554A, 0x5440, 0x54E6, 0x561B, 0x5566, 0x7740];

/// Whether the phrase at `place` starts or ends inside an ordinary word.
pub(super) fn cuts_words(likeness: &Likeness, place: &Place<'_>) -> bool {
    let token = |at: usize| place.reading.tokens().get(at).copied();
    let joined = |at: usize| place.reading.edge_after(place.text, at) == Edge::Open && !has_gap(place, at);
    let word = |first: Option<u16>, second: Option<u16>| matches!((first, second), (Some(first), Some(second)) if likeness.is_word(first, second));
    let (first, last) = (place.first, place.last);
    let cut_before = first > 0 && joined(first - 1) && {
        let own = first > 1 && joined(first - 2) && word(token(first - 2), token(first - 1));
        word(token(first - 1), token(first)) && !own
    };
    let after = token(last + 1).filter(|_| joined(last));
    let cut_after = after.is_some_and(|after| {
        let own = joined(last + 1) && word(Some(after), token(last + 2));
        !SUFFIXES.contains(&after) && word(token(last), Some(after)) && !own
    });
    cut_before || cut_after
}

/// Whether a short phrase stands in the middle of a clause, with other characters right before and right behind it. Such a
/// phrase is often something else (这张券没时间限制), so it is worth no more than a hint.
pub(super) fn is_embedded(place: &Place<'_>) -> bool {
    let tokens = place.reading.tokens();
    let (first, last) = (place.first, place.last);
    let suffix = |at: usize| tokens.get(at).is_none_or(|token| SUFFIXES.contains(token));
    last - first < LONGEST_EMBEDDED
        && place.reading.edge_before(place.text, first) == Edge::Open
        && place.reading.edge_after(place.text, last) == Edge::Open
        && !has_gap(place, first - 1)
        && !has_gap(place, last)
        && !suffix(last + 1)
}

/// Whether the short phrase at `place`, embedded in a clause, is only a part of what the clause says: it goes on with a
/// word that says what about (没时间限制, 我没办法直接改), and begins no clause of its own (没时间你还来).
pub(super) fn is_part(likeness: &Likeness, place: &Place<'_>) -> bool {
    let tokens = place.reading.tokens();
    let last = place.last;
    let word = tokens.get(last + 1).zip(tokens.get(last + 2));
    last - place.first < LONGEST_PART
        && place.reading.edge_after(place.text, last + 1) == Edge::Open
        && !has_gap(place, last + 1)
        && word.is_some_and(|(&first, &second)| likeness.is_word(first, second))
        && !mention::begins(place, Word::Clause)
}

/// Longer phrases than this, less one, are said for their own sake.
const LONGEST_PART: usize = 5;

/// Longer phrases than this do not come about by chance.
const LONGEST_EMBEDDED: usize = 7;

fn has_gap(place: &Place<'_>, at: usize) -> bool {
    let starts = place.reading.starts();
    starts.get(at + 1).is_none_or(|&next| next != starts[at] + 1)
}
