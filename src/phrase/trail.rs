//! The marks between the characters of a possible hit, and whether a phrase may reach across them.
//!
//! People hide phrases with marks between characters, and people write two sentences next to each other. A slash or a
//! star between two Chinese characters is never innocent. A comma or a full stop is, unless the rest of the hit gives it away.

use crate::text::{Edge, Gap, Reading, is_latin_or_digit};

/// A run of tokens in a text that was read.
pub(super) struct Place<'a> {
    pub(super) reading: &'a Reading,
    pub(super) text: &'a [u16],
    /// First token.
    pub(super) first: usize,
    /// Last token, inclusive.
    pub(super) last: usize,
}

impl Place<'_> {
    pub(super) fn tokens(&self) -> &[u16] {
        &self.reading.tokens()[self.first..=self.last]
    }
}

/// The gaps with marks in them that a walk has crossed, each with the token before it.
#[derive(Debug, Default)]
pub(super) struct Trail {
    gaps: Vec<(usize, Gap)>,
}

impl Trail {
    /// Crosses from token `index` to the next; false where nothing may cross.
    pub(super) fn step(&mut self, reading: &Reading, text: &[u16], index: usize) -> bool {
        let starts = reading.starts();
        if starts[index + 1] <= starts[index] + 1 {
            return true;
        }
        let gap = reading.gap_after(text, index);
        if gap.marks > 0 {
            self.gaps.push((index, gap));
        }
        !gap.barrier
    }

    /// Whether any marks were crossed.
    pub(super) fn is_separated(&self) -> bool {
        !self.gaps.is_empty()
    }

    /// Whether the phrase at `place` reaches across all its gaps.
    pub(super) fn is_bridged(&self, place: &Place<'_>) -> bool {
        self.gaps.iter().all(|(index, gap)| self.is_gap_bridged(place, *index, gap))
    }

    fn is_gap_bridged(&self, place: &Place<'_>, index: usize, gap: &Gap) -> bool {
        let ends_clause = gap.clause || gap.sentence;
        if !ends_clause && !gap.quote {
            return true;
        }
        // 告诉我：“不知道”: somebody starts to quote.
        if ends_clause && gap.quote {
            return false;
        }
        if self.gaps.len() > 1 || gap.uniform && !gap.sentence {
            return true;
        }
        let before = index + 1 - place.first;
        let after = place.last - index;
        // A clause of one character is none: 耳朵聋！了
        let stray_end = after == 1 && place.reading.edge_after(place.text, place.last) > Edge::Open;
        let stray_start = before == 1 && place.reading.edge_before(place.text, place.first) > Edge::Open;
        // Two longer halves of one long phrase do not meet by chance: 买不起，就别看
        let long = before >= 2 && after >= 2 && before + after >= if gap.sentence { 6 } else { 5 };
        stray_end || stray_start || long
    }

    /// Whether the gaps between Latin letters are those of a spaced-out word (f u c k) or of a phrase of several words,
    /// and not those of other words that happen to meet (but it).
    pub(super) fn letters_agree<'f>(&self, place: &Place<'_>, form: impl Fn() -> &'f [u16]) -> bool {
        let tokens = place.tokens();
        let both = |at: usize| is_latin_or_digit(tokens[at]) && is_latin_or_digit(tokens[at + 1]);
        let gaps = self.gaps.iter().filter(|(index, _)| both(index - place.first)).count();
        gaps == 0 || gaps == (0..tokens.len() - 1).filter(|&at| both(at)).count() || form().contains(&0x20)
    }
}
