//! Rows of cells in one text.
//!
//! A cell is a number as it is, `"` and a text, `!1` or `!0`, `[` and items, `?` and the name of what it is otherwise; empty
//! where nothing was entered. Numbers come as digits and become decimals directly.

use crate::error::Problem;
use crate::pack::Value;
use crate::score::decimal::from_text;
use crate::score::inputs::Entry;
use crate::score::scheme::Scheme;

/// Behind a row.
pub(super) const ROW: char = '\u{1e}';
/// Between the cells of a row.
pub(super) const CELL: char = '\u{1f}';
/// Between the items of a list.
const ITEM: char = '\u{1d}';
/// Between the levels of a case.
const LEVEL: char = '\u{1c}';

/// Rows with the names of their columns.
pub(super) struct Rows<'q> {
    columns: Vec<&'q str>,
    text: &'q str,
}

impl<'q> Rows<'q> {
    /// The rows in a question, if it has some.
    pub(super) fn of(question: &'q Value) -> Option<Self> {
        let text = question.text("rows")?;
        Some(Self { columns: question.items("columns").iter().filter_map(Value::as_text).collect(), text })
    }

    /// Calls `take` with what each row has in each field of the scheme.
    pub(super) fn each(&self, scheme: &Scheme, mut take: impl FnMut(&[Entry])) {
        let fields: Vec<Option<usize>> = self.columns.iter().map(|name| scheme.field_called(name)).collect();
        let mut given = vec![Entry::Missing; scheme.fields.len()];
        for row in self.text.split_terminator(ROW) {
            given.iter_mut().for_each(|entry| *entry = Entry::Missing);
            for (cell, field) in row.split(CELL).zip(&fields) {
                if let Some(entry) = field.and_then(|field| given.get_mut(field)) {
                    *entry = read(cell);
                }
            }
            take(&given);
        }
    }

    /// Calls `take` with the first row.
    pub(super) fn first(&self, scheme: &Scheme, take: impl FnMut(&[Entry])) {
        let end = self.text.find(ROW).map_or(self.text.len(), |end| end + ROW.len_utf8());
        Rows { columns: self.columns.clone(), text: &self.text[..end] }.each(scheme, take);
    }

    /// Columns that the scheme has no field for.
    pub(super) fn unknown(&self, scheme: &Scheme) -> Vec<Problem> {
        let unknown = self.columns.iter().filter(|name| scheme.field_called(name).is_none());
        unknown.map(|name| scheme.unknown_input(name)).collect()
    }
}

fn read(cell: &str) -> Entry {
    let mut characters = cell.chars();
    match characters.next() {
        None => Entry::Missing,
        Some('"') => Entry::Text(characters.as_str().to_owned()),
        Some('!') => Entry::Flag(characters.as_str() == "1"),
        Some('[') => Entry::List(items(characters.as_str(), ITEM)),
        Some('?') => Entry::Other("…"),
        Some(_) => from_text(cell).map_or(Entry::Other("number"), Entry::Number),
    }
}

/// The items of a list; each that is a list itself has levels.
fn items(text: &str, between: char) -> Vec<Entry> {
    let item = |cell: &str| match cell.strip_prefix('[') {
        Some(levels) => Entry::List(levels.split_terminator(LEVEL).map(read).collect()),
        None => read(cell),
    };
    text.split_terminator(between).map(item).collect()
}
