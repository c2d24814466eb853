//! What is in a list that was read, for those who decide whether to use it.

use super::source::{Row, Skipped, Source};
use super::survey::{self, Place, Relation};
use super::{Format, field, text};
use crate::pack::Value;
use crate::text::{Likeness, Reading};

/// See the module's head. Lines count from 1; in JSON they are the numbers of the items.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The format the list turned out to have.
    pub format: Option<Format>,
    /// How many entries the lexicon has.
    pub taken: usize,
    /// How many lines were remarks.
    pub comments: usize,
    /// How many lines were empty.
    pub blank: usize,
    /// Phrases that stand earlier in the list, or in a lexicon there was before; left out.
    pub duplicates: Vec<Relation>,
    /// Phrases in which another one stands; taken, though that one is found wherever they are.
    pub covered: Vec<Relation>,
    /// Phrases of a single character; taken, though they are found in many words.
    pub single: Vec<(usize, String)>,
    /// Phrases that are ordinary words, or part of them, with examples; taken.
    pub common: Vec<(usize, String, Vec<String>)>,
    /// Phrases that were freed of list numbers and invisible characters, and what they were before.
    pub cleaned: Vec<(usize, String, String)>,
    /// What was left out, and why: `empty`, `punctuation`, `damaged` or `no-phrase`.
    pub skipped: Vec<(usize, String, &'static str)>,
}

impl Report {
    pub(super) fn of(source: &Source, format: Format) -> Self {
        let changed = |row: &Row| Some((row.line, row.phrase.clone(), row.before.clone()?));
        let skipped = |skipped: &Skipped| (skipped.line, skipped.text.clone(), skipped.why);
        Self {
            format: Some(format),
            comments: source.comments,
            blank: source.blank,
            cleaned: source.rows.iter().filter_map(changed).collect(),
            skipped: source.skipped.iter().map(skipped).collect(),
            ..Self::default()
        }
    }

    pub(super) fn take_words(&mut self, rows: &[Row], likeness: Option<&Likeness>) {
        let mut reading = Reading::default();
        let single = rows.iter().filter(|row| survey::is_single(&row.phrase, &mut reading));
        self.single = single.map(|row| (row.line, row.phrase.clone())).collect();
        let words = likeness.map(|likeness| survey::common_words(rows, likeness)).unwrap_or_default();
        self.common = words.into_iter().map(|(at, words)| (rows[at].line, rows[at].phrase.clone(), words)).collect();
    }

    /// The report as plain data, by the names of its fields.
    #[must_use]
    pub fn to_value(&self) -> Value {
        let count = |count: usize| Value::Number(count as f64);
        let at = |line: usize, phrase: &str| vec![field("line", count(line)), field("phrase", text(phrase))];
        let with = |line: usize, phrase: &str, name: &str, value: Value| {
            let mut fields = at(line, phrase);
            fields.push(field(name, value));
            Value::Object(fields)
        };
        let relations = |all: &[Relation], name: &str| {
            let one = |found: &Relation| with(found.line, &found.phrase, name, place(&found.other, &found.place));
            Value::List(all.iter().map(one).collect())
        };
        let words = |words: &[String]| Value::List(words.iter().map(|word| text(word)).collect());
        Value::Object(vec![
            field("format", text(self.format.map_or("", Format::name))),
            field("taken", count(self.taken)),
            field("comments", count(self.comments)),
            field("blank", count(self.blank)),
            field("duplicates", relations(&self.duplicates, "of")),
            field("covered", relations(&self.covered, "by")),
            field(
                "single",
                Value::List(self.single.iter().map(|(line, phrase)| Value::Object(at(*line, phrase))).collect()),
            ),
            field(
                "common",
                Value::List(
                    self.common.iter().map(|(line, phrase, all)| with(*line, phrase, "words", words(all))).collect(),
                ),
            ),
            field(
                "cleaned",
                Value::List(
                    self.cleaned.iter().map(|(line, phrase, was)| with(*line, phrase, "was", text(was))).collect(),
                ),
            ),
            field(
                "skipped",
                Value::List(self.skipped.iter().map(|(line, was, why)| with(*line, was, "why", text(why))).collect()),
            ),
        ])
    }
}

fn place(phrase: &str, place: &Place) -> Value {
    let mut fields = vec![field("phrase", text(phrase))];
    match place {
        Place::Line(line) => fields.push(field("line", Value::Number(*line as f64))),
        Place::Entry(lexicon, entry) => {
            fields.extend([field("lexicon", text(lexicon)), field("entry", text(entry))]);
        }
    }
    Value::Object(fields)
}
