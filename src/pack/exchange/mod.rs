//! Lists that come from elsewhere, and lexicons that go there: plain text, CSV and JSON.
//!
//! In reading order: [`json`], `csv` and `columns` know the formats; `source` turns a file into rows; `clean` says what a
//! phrase is without its bullet, and when two are the same; `survey` finds what should be looked at before the list is used.
//!
//! Invariants: every line ends in an entry, in the report or in its count of remarks and empty lines; the same file gives
//! the same entries with the same ids; the cost is linear in the file but for sorting it once.

mod clean;
mod columns;
mod csv;
mod export;
pub use super::json;
mod report;
mod source;
mod survey;

pub use self::export::export;
pub use self::report::Report;
use self::source::{Row, Source};
pub use self::survey::{Place, Relation};
use super::lexicon;
use super::value::Value;
use crate::error::Problem;
use crate::order::sorted;
use crate::phrase::Lexicon;
use crate::text::{Likeness, Reading};

/// How a list is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Phrases, one a line.
    Text,
    /// A table.
    Csv,
    /// A list of texts or objects, lists by category, or a lexicon.
    Json,
}

impl Format {
    /// The format of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Text, Self::Csv, Self::Json].into_iter().find(|format| format.name() == name)
    }

    /// Its name in options and reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }
}

/// How a list is read.
#[derive(Clone, Debug, Default)]
pub struct ImportOptions {
    /// How it is written; found out where that is not said.
    pub format: Option<Format>,
    /// Id of the lexicon, `pack/name`.
    pub id: Option<String>,
    /// Its title in simplified Chinese.
    pub title: Option<String>,
    /// Category of the entries that name none.
    pub category: Option<String>,
    /// Severity of the categories the list brings: `hint`, `warn` or `block`.
    pub severity: Option<String>,
    /// Columns of a table by field: their name in the first line, or their place from 0.
    pub columns: Vec<(String, String)>,
    /// Lexicons there are already: what they have is not taken again.
    pub against: Vec<Lexicon>,
}

/// A list that was read.
#[derive(Clone, Debug, Default)]
pub struct Import {
    /// The lexicon as a document.
    pub document: Value,
    /// What is in the list.
    pub report: Report,
    /// What is wrong with it, or with what it says of single entries.
    pub problems: Vec<Problem>,
}

/// Reads the list `text`. With `likeness` phrases that are ordinary words are told.
#[must_use]
pub fn import(text: &str, options: &ImportOptions, likeness: Option<&Likeness>) -> Import {
    let (source, format) = Source::read(text, options);
    let mut report = Report::of(&source, format);
    let (stays, duplicates) = survey::duplicates(&source.rows, &options.against);
    report.duplicates = duplicates;
    let rows: Vec<Row> = source.rows.into_iter().zip(stays).filter(|(_, stays)| *stays).map(|(row, _)| row).collect();
    report.covered = survey::covered(&rows, &options.against);
    report.take_words(&rows, likeness);
    report.taken = rows.len();
    let document = document(rows, source.document.as_ref(), options);
    let mut problems = source.problems;
    problems.extend(lexicon::read(&document).1);
    Import { document, report, problems }
}

/// Field `name` of the document with `value`.
fn field(name: &str, value: Value) -> (String, Value) {
    (name.to_owned(), value)
}

fn text(text: &str) -> Value {
    Value::String(text.to_owned())
}

/// The category of phrases that come without one.
const UNNAMED: &str = "imported";

/// The lexicon that `rows` make: what the file itself said of the lexicon stays, unless the options say otherwise.
fn document(rows: Vec<Row>, own: Option<&Value>, options: &ImportOptions) -> Value {
    const ID: &str = "imported/list";
    const TITLE: &str = "导入的词表";
    let kept = |name: &str| own.and_then(|own| own.get(name)).cloned();
    let id = options.id.as_deref().map(text).or_else(|| kept("id")).unwrap_or_else(|| text(ID));
    let title = options.title.as_deref().map(columns::localized).or_else(|| kept("title"));
    let mut fields = vec![
        field("kind", text("lexicon")),
        field("id", id),
        field("title", title.unwrap_or_else(|| columns::localized(TITLE))),
    ];
    if let Some(Value::Object(own)) = own {
        let set = ["kind", "id", "title", "categories", "entries"];
        fields.extend(own.iter().filter(|(name, _)| !set.contains(&name.as_str())).cloned());
    }
    let (usual, reading) = (options.category.as_deref().unwrap_or(UNNAMED), &mut Reading::default());
    let entries: Vec<Value> = rows.into_iter().map(|row| entry(row, usual, reading)).collect();
    let described = own.map_or(&[][..], |own| own.fields("categories"));
    fields.push(field("categories", Value::Object(categories(described, &entries, options))));
    fields.push(field("entries", Value::List(entries)));
    Value::Object(fields)
}

/// An entry of a document.
fn entry(row: Row, usual: &str, reading: &mut Reading) -> Value {
    let Row { phrase, fields, .. } = row;
    let given = |name: &str| fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
    let id = given("id").unwrap_or_else(|| Value::String(clean::id_of(&clean::key(&phrase, reading))));
    let category = given("category").unwrap_or_else(|| text(usual));
    let mut entry = vec![field("id", id)];
    if !phrase.is_empty() {
        entry.push(field("phrase", Value::String(phrase)));
    }
    entry.push(field("category", category));
    entry.extend(fields.into_iter().filter(|(name, _)| name != "id" && name != "category"));
    Value::Object(entry)
}

/// The categories there are, and after them those that entries name and nobody described.
fn categories(own: &[(String, Value)], entries: &[Value], options: &ImportOptions) -> Vec<(String, Value)> {
    let named = entries.iter().filter_map(|entry| entry.text("category"));
    let names: Vec<&str> = own.iter().map(|category| category.0.as_str()).chain(named).collect();
    let mut first = vec![true; names.len()];
    for pair in sorted(names.len(), &|left, right| names[left].cmp(names[right])).windows(2) {
        first[pair[1] as usize] = names[pair[0] as usize] != names[pair[1] as usize];
    }
    let new = names.iter().zip(first).skip(own.len()).filter(|(_, first)| *first);
    own.iter().cloned().chain(new.map(|(name, _)| described(name, options))).collect()
}

/// A category nobody described.
fn described(name: &str, options: &ImportOptions) -> (String, Value) {
    let title = if name == UNNAMED { "导入" } else { name };
    let severity = options.severity.as_deref().and_then(columns::severity).unwrap_or("warn");
    let fields = vec![
        field("title", columns::localized(title)),
        field("severity", text(severity)),
        field("why", columns::localized("在导入的词表中")),
    ];
    (name.to_owned(), Value::Object(fields))
}
