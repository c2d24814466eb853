//! The toneless Mandarin syllables: every one that Unihan gives as a character's usual reading, or takes from the
//! dictionaries of the standard language (they alone have dia, dei, tei, zhei).
//!
//! But for those without a vowel (呣 m, 嗯 ng, 哼 hng), which nobody can tell from initials.

use std::collections::BTreeSet;

use super::sources::Sources;
use crate::trouble::Outcome;

const FIELDS: [&str; 3] = ["kMandarin", "kXHC1983", "kTGHZ2013"];

/// Sorted, separated by spaces; ü is written v (lv, nve) as input methods have it.
pub(super) fn all(sources: &Sources) -> Outcome<String> {
    let mut syllables = BTreeSet::new();
    for field in FIELDS {
        for (_, value) in sources.unihan("Unihan_Readings.txt", field)? {
            syllables.extend(listed(&value));
        }
    }
    let has_vowel = |syllable: &String| syllable.contains(['a', 'e', 'i', 'o', 'u', 'v']);
    Ok(syllables.into_iter().filter(has_vowel).collect::<Vec<_>>().join(" ") + "\n")
}

/// The readings of one character, without tones. Those of dictionaries come with their places: `0295.011:dì,de`.
pub(super) fn listed(value: &str) -> impl Iterator<Item = String> {
    let readings = value.split(' ').filter_map(|reading| reading.rsplit(':').next());
    readings.flat_map(|readings| readings.split(',')).map(toneless)
}

pub(super) fn toneless(reading: &str) -> String {
    reading.chars().filter_map(plain_letter).collect()
}

/// Unihan writes precomposed vowels, and combining marks where there are none (m̀).
fn plain_letter(letter: char) -> Option<char> {
    const FORMS: [(char, &str); 7] =
        [('a', "āáǎà"), ('e', "ēéěèê"), ('i', "īíǐì"), ('o', "ōóǒò"), ('u', "ūúǔù"), ('v', "üǖǘǚǜ"), ('n', "ńňǹ")];
    let base = FORMS.iter().find(|(_, forms)| forms.contains(letter)).map_or(letter, |(base, _)| *base);
    let base = if letter == 'ḿ' { 'm' } else { base };
    base.is_ascii_lowercase().then_some(base)
}
