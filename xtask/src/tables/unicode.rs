//! The part of the Unicode Character Database that the tables need: names, categories, decompositions, digits, case.
//!
//! Only reads; what a reader sees in a character is decided in `reading`.

use std::collections::{BTreeMap, BTreeSet};

use super::sources::{Sources, code_point};
use crate::trouble::Outcome;

/// What UnicodeData.txt says of one character.
pub(super) struct Character {
    pub(super) name: String,
    pub(super) category: String,
    /// One level of decomposition; empty where there is none.
    pub(super) decomposition: Vec<char>,
    /// Whether the decomposition is a compatibility one (`<wide>`, `<circle>` …) and not canonical.
    pub(super) compatibility: bool,
    pub(super) decimal: Option<u32>,
    pub(super) number: Option<u32>,
    pub(super) lower: Option<char>,
}

/// The database, by character. Surrogates are absent, unassigned characters too.
pub(super) struct Database {
    characters: BTreeMap<char, Character>,
    /// Blocks given as a first and a last line: unified ideographs, Hangul syllables, private use.
    ranges: Vec<(u32, u32, String)>,
    /// Radicals and strokes with the ideograph they depict.
    pub(super) radicals: BTreeMap<char, char>,
    /// Characters that have an emoji presentation or may get one.
    pub(super) emoji: BTreeSet<char>,
}

impl Database {
    pub(super) fn read(sources: &Sources) -> Outcome<Self> {
        let mut database = Self {
            characters: BTreeMap::new(),
            ranges: Vec::new(),
            radicals: expand_ranges(&sources.unicode("EquivalentUnifiedIdeograph.txt")?)
                .filter_map(|(source, target)| Some((source, code_point(&target)?)))
                .collect(),
            emoji: expand_ranges(&sources.unicode("emoji/emoji-data.txt")?)
                .filter(|(_, property)| property == "Emoji")
                .map(|(source, _)| source)
                .collect(),
        };
        let mut first = 0;
        for line in sources.unicode("UnicodeData.txt")?.lines() {
            let fields: Vec<&str> = line.split(';').collect();
            let [code, name, category, ..] = fields[..] else { continue };
            let Ok(value) = u32::from_str_radix(code, 16) else { continue };
            if name.ends_with(", First>") {
                first = value;
            } else if name.ends_with(", Last>") {
                database.ranges.push((first, value, category.to_owned()));
            } else if let Some(source) = char::from_u32(value) {
                database.characters.insert(source, Character::parse(&fields));
            }
        }
        Ok(database)
    }

    pub(super) fn get(&self, character: char) -> Option<&Character> {
        self.characters.get(&character)
    }

    pub(super) fn characters(&self) -> impl Iterator<Item = (char, &Character)> {
        self.characters.iter().map(|(character, data)| (*character, data))
    }

    /// The general category; `Cn` where nothing is assigned.
    pub(super) fn category(&self, code: u32) -> &str {
        if let Some(data) = char::from_u32(code).and_then(|character| self.get(character)) {
            return &data.category;
        }
        let range = self.ranges.iter().find(|(first, last, _)| (*first..=*last).contains(&code));
        range.map_or("Cn", |(_, _, category)| category)
    }
}

impl Character {
    fn parse(fields: &[&str]) -> Self {
        let field = |index: usize| fields.get(index).copied().unwrap_or_default();
        Self {
            name: field(1).to_owned(),
            category: field(2).to_owned(),
            decomposition: field(5).split(' ').filter(|part| !part.starts_with('<')).filter_map(code_point).collect(),
            compatibility: field(5).starts_with('<'),
            decimal: field(6).parse().ok(),
            number: field(8).parse().ok(),
            lower: code_point(field(13)),
        }
    }
}

/// Lines like `2E80..2E81 ; value # comment`, one item for every character of the range.
fn expand_ranges(text: &str) -> impl Iterator<Item = (char, String)> {
    text.lines().filter_map(|line| line.split('#').next()?.split_once(';')).flat_map(|(range, value)| {
        let (first, last) = range.trim().split_once("..").unwrap_or((range.trim(), range.trim()));
        let first = code_point(first).unwrap_or_default();
        let last = code_point(last).unwrap_or_default();
        (first..=last).map(move |source| (source, value.trim().to_owned()))
    })
}
