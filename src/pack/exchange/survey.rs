//! What there is to know about a list before it is used: the same phrase twice, phrases that others cover, single
//! characters, phrases that are ordinary words.
//!
//! Nothing is judged by looking at every pair: the phrases themselves are searched with all phrases at once, so that the cost is
//! that of reading the list as one text.

use super::clean::key;
use super::source::Row;
use crate::order::sorted;
use crate::phrase::{Context, Guard, GuardOptions, Latin, Lexicon, Overlaps, Scratch, forms_of};
use crate::text::{Likeness, Reading};

/// Where else a phrase stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the list itself: its line.
    Line(usize),
    /// In a lexicon there was before: its id, and that of the entry.
    Entry(String, String),
}

/// A phrase at a line, and another that has to do with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// Line of the list, or number of the JSON item, from 1.
    pub line: usize,
    /// The phrase there.
    pub phrase: String,
    /// The other one.
    pub other: String,
    /// Where that stands.
    pub place: Place,
}

/// A phrase of the list or of a lexicon, by what it is compared by.
struct Known {
    key: Vec<u16>,
    phrase: String,
    place: Place,
    /// Its row; none for one of a lexicon.
    row: Option<usize>,
}

/// Finds the rows that say what an earlier one says, or an entry of `against`. True for each row that stays.
pub(super) fn duplicates(rows: &[Row], against: &[Lexicon]) -> (Vec<bool>, Vec<Relation>) {
    let mut reading = Reading::default();
    let mut known = known_of(against, &mut reading);
    known.extend(rows.iter().enumerate().filter(|(_, row)| !row.phrase.is_empty()).map(|(at, row)| Known {
        key: key(&row.phrase, &mut reading),
        phrase: row.phrase.clone(),
        place: Place::Line(row.line),
        row: Some(at),
    }));
    // Equal ones stay in their order: those of lexicons first, then line by line.
    let order = sorted(known.len(), &|left, right| known[left].key.cmp(&known[right].key));
    let mut stays = vec![true; rows.len()];
    let mut found = Vec::new();
    let mut first = 0;
    for at in 1..order.len() {
        let (kept, same) = (&known[order[first] as usize], &known[order[at] as usize]);
        if kept.key != same.key {
            first = at;
        } else if let Some(row) = same.row {
            stays[row] = false;
            found.push(relation(&rows[row], kept));
        }
    }
    in_lines(&mut found);
    (stays, found)
}

/// Finds the rows in whose phrase another stands: wherever they are said, that one is found already.
pub(super) fn covered(rows: &[Row], against: &[Lexicon]) -> Vec<Relation> {
    let mut known = known_of(against, &mut Reading::default());
    known.extend(rows.iter().enumerate().map(|(at, row)| Known {
        key: Vec::new(),
        phrase: row.phrase.clone(),
        place: Place::Line(row.line),
        row: Some(at),
    }));
    let phrases = known.iter().map(|known| known.phrase.clone()).collect();
    let guard = Guard::new(
        Vec::new(),
        GuardOptions { phrases, overlaps: Overlaps::All, latin: Latin::Word, ..GuardOptions::default() },
    );
    let (mut scratch, context) = (Scratch::default(), Context::default());
    let mut found = Vec::new();
    for row in rows {
        let text: Vec<u16> = row.phrase.encode_utf16().collect();
        let findings = guard.check(&text, &context, &mut scratch);
        let whole = findings.iter().map(|finding| finding.span.len()).max().unwrap_or(0);
        let inside = findings.iter().find(|finding| finding.span.len() < whole);
        if let Some(other) = inside.and_then(|finding| known.get(finding.entry as usize)) {
            found.push(relation(row, other));
        }
    }
    found
}

/// The ordinary words that a phrase is, or that a phrase of a single character is part of; at most [`MOST_WORDS`].
pub(super) fn common_words(rows: &[Row], likeness: &Likeness) -> Vec<(usize, Vec<String>)> {
    let by_character = likeness.common_words_by_character();
    let mut reading = Reading::default();
    let mut found = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        reading.read(&row.phrase.encode_utf16().collect::<Vec<u16>>());
        let words: Vec<String> = match *reading.tokens() {
            [single] => {
                let from = by_character.partition_point(|word| word.0 < single);
                let with = by_character[from..].iter().take_while(|word| word.0 == single);
                with.take(MOST_WORDS).map(|word| String::from_utf16_lossy(&word.1)).collect()
            }
            [first, second] if likeness.word_rank(first, second) == Some(0) => vec![row.phrase.clone()],
            [_, _, _] | [_, _, _, _] if likeness.is_long_word(reading.tokens()) => vec![row.phrase.clone()],
            _ => Vec::new(),
        };
        if !words.is_empty() {
            found.push((at, words));
        }
    }
    found
}

/// Words named for one phrase.
const MOST_WORDS: usize = 5;

/// Whether a phrase is a single character.
pub(super) fn is_single(phrase: &str, reading: &mut Reading) -> bool {
    reading.read(&phrase.encode_utf16().collect::<Vec<u16>>());
    reading.tokens().len() == 1
}

fn known_of(lexicons: &[Lexicon], reading: &mut Reading) -> Vec<Known> {
    let mut known = Vec::new();
    for lexicon in lexicons {
        for entry in &lexicon.entries {
            let forms = entry.variants.iter().flat_map(|variant| forms_of(variant, &lexicon.slots).unwrap_or_default());
            let variants = forms.filter(|form| !form.has_gaps()).map(|form| form.to_string());
            for phrase in std::iter::once(entry.phrase.clone()).chain(variants).filter(|phrase| !phrase.is_empty()) {
                let place = Place::Entry(lexicon.id.clone(), entry.id.clone());
                known.push(Known { key: key(&phrase, reading), phrase, place, row: None });
            }
        }
    }
    known
}

fn relation(row: &Row, other: &Known) -> Relation {
    Relation { line: row.line, phrase: row.phrase.clone(), other: other.phrase.clone(), place: other.place.clone() }
}

fn in_lines(found: &mut Vec<Relation>) {
    let order = sorted(found.len(), &|left, right| found[left].line.cmp(&found[right].line));
    *found = order.iter().map(|&at| found[at as usize].clone()).collect();
}
