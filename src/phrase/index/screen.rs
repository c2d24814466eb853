//! The screen before the search: whether any form may stand in a text at all, told without reading it.
//!
//! Most texts have none, and making a reading of them costs more than looking at them. The screen goes over the code units
//! once and keeps nothing. It may be wrong in one way only: where no form is found it may say that one may be, never the
//! other way round. A character that needs its neighbours is left to the reading.

use super::Index;
use super::lookup::partition;
use crate::text::PlainTokens;

impl Index {
    /// Whether a search may find anything in `text`.
    pub(in crate::phrase) fn may_find(&self, text: &[u16]) -> bool {
        if self.is_empty() {
            return false;
        }
        let (filter, has_singles) = (self.lookup.filter(), self.lookup.has_singles());
        let mut tokens = PlainTokens::of(text);
        // No form begins with what stands before the first token.
        let (mut first, mut second) = (0, 0);
        while let Some(third) = tokens.next() {
            if third == PlainTokens::SPECIAL || has_singles && self.lookup.singles(third, false).is_some() {
                return true;
            }
            if filter.may_start(first, second, third) && self.may_stand([first, second], Some(third), &tokens) {
                return true;
            }
            (first, second) = (second, third);
        }
        filter.may_start(first, second, 0) && self.may_stand([first, second], None, &tokens)
    }

    /// Whether the tokens of a form stand where the text goes on with `first`, `second`, `third` and what is `behind` them.
    #[inline(never)]
    fn may_stand(&self, [first, second]: [u16; 2], third: Option<u16>, behind: &PlainTokens<'_>) -> bool {
        let mut ahead = third.into_iter().chain(behind.clone());
        let mut places = self.lookup.starting_with(first, second);
        let mut depth = 2;
        while !places.is_empty() {
            if self.tokens_at(places.start).len() == depth {
                return true;
            }
            match ahead.next() {
                None => return false,
                Some(PlainTokens::SPECIAL) => return true,
                Some(next) => {
                    places.start = partition(places.clone(), &|place| self.forms.token(place, depth) < next);
                    places.end = partition(places.clone(), &|place| self.forms.token(place, depth) == next);
                    depth += 1;
                }
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{FormRules, Forms};
    use super::Index;
    use crate::text::Reading;

    /// Characters that repeat, separate, end sentences, need their neighbours, or are the phrases' own.
    const ALPHABET: &[&str] = &[
        "不", "不", "关", "关", "我", "事", "對", "对", "哈", "a", "a", "B", "1", " ", "，", "。", "！", "“", "\n",
        "\u{200B}", "(", "?", "（", "jié", "🖕", "𠮷", "\u{FE0F}", "㎏", "é", "A\u{301}",
    ];

    fn utf16(pieces: &[usize]) -> Vec<u16> {
        pieces.iter().flat_map(|&piece| ALPHABET[piece].encode_utf16()).collect()
    }

    fn index(forms: &[Vec<usize>]) -> Index {
        let mut collected = Forms::with_plain(forms.len(), 0, FormRules::default());
        for form in forms {
            let text = utf16(form);
            collected.push(&Reading::of(&text), &text, 0, FormRules::default());
        }
        Index::new(collected)
    }

    fn pieces(most: usize) -> impl Strategy<Value = Vec<usize>> {
        prop::collection::vec(0..ALPHABET.len(), 1..most)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_the_search_finds_passes_the_screen(forms in prop::collection::vec(pieces(6), 1..6), text in pieces(24)) {
            let (index, text) = (index(&forms), utf16(&text));
            let (reading, mut hits) = (Reading::of(&text), Vec::new());
            index.search(&reading, &text, 0..reading.tokens().len(), &mut hits);
            prop_assert!(hits.is_empty() || index.may_find(&text));
        }
    }

    #[test]
    fn what_only_begins_like_a_form_does_not_pass() {
        let phrase = [0, 2, 4, 5];
        let index = index(&[phrase.to_vec()]);
        assert!(index.may_find(&utf16(&phrase)));
        assert!(index.may_find(&utf16(&[0, 13, 0, 2, 14, 3, 4, 5])), "separated and repeated");
        assert!(!index.may_find(&utf16(&[0, 2, 4])), "the last character is missing");
        assert!(!index.may_find(&utf16(&[0, 2, 4, 4, 6])), "another character is the last");
    }
}
