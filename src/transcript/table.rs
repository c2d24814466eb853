//! Tables: a message a row.
//!
//! [`cells`] reads records, [`mapping`] finds out which column holds what, and here each row becomes a message. Rows of one
//! conversation need not stand together; a blank in the column of conversations means the one above.

mod cells;
mod mapping;

use cells::{Cell, Cells};
use mapping::{Head, Mapping, title_of};

use super::ledger::{Ledger, Message, When};
use super::model::Attribute;
use super::options::Options;
use super::stamp::read_field;
use super::units::{NEW_LINE, RETURN, trimmed};
use super::words::{Field, Words};
use crate::error::Gravity;
use crate::text::Span;

/// A column, and what it would be taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its title, or its number from 1 where there are no titles.
    pub title: String,
    /// `text`, `role`, `by`, `at`, `date`, `conversation`, or `attribute`.
    pub holds: &'static str,
    /// What is in its first cells.
    pub samples: Vec<String>,
}

/// Whether a source looks like a table: by titles that are names of fields, or by rows of one width.
pub(super) fn looks_like(source: &[u16], words: &Words) -> Likely {
    let head = Head::of(source);
    let enough = head.width >= 2 && head.records.len() >= 2;
    let even = head.records.iter().filter(|record| record.len() == head.width).count() * 10 >= head.records.len() * 9;
    match head.known_titles(source, words) {
        2.. if enough => Likely::Titled,
        _ if head.width >= 3 && head.records.len() >= 3 && even => Likely::Even,
        _ => Likely::No,
    }
}

/// How much a source looks like a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Likely {
    Titled,
    Even,
    No,
}

/// The columns of a table and what they would be taken for, so that a person can put it right.
#[must_use]
pub fn columns(source: &[u16], options: &Options) -> Vec<Column> {
    const SAMPLES: usize = 3;
    let words = Words::new();
    let ledger = Ledger::new(source, options, &words);
    let head = Head::of(source);
    let mapping = Mapping::of(&ledger, &head);
    let rows = head.records.iter().skip(usize::from(mapping.titled));
    let sample = |cell: &Cell| String::from_utf16_lossy(trimmed(source, cell.span).of(source));
    let column = |at: usize| Column {
        title: title_of(source, &head, mapping.titled, at),
        holds: name_of(mapping.field(at)),
        samples: rows.clone().take(SAMPLES).filter_map(|row| row.get(at)).map(sample).collect(),
    };
    (0..head.width).map(column).collect()
}

const fn name_of(field: Option<Field>) -> &'static str {
    match field {
        Some(Field::Text) => "text",
        Some(Field::Role) => "role",
        Some(Field::By) => "by",
        Some(Field::At) => "at",
        Some(Field::Date) => "date",
        Some(Field::Conversation) => "conversation",
        _ => "attribute",
    }
}

/// Reads a whole table.
pub(super) fn read(ledger: &mut Ledger<'_>) {
    let head = Head::of(ledger.source);
    let mapping = Mapping::of(ledger, &head);
    let mut cells = Cells::of(ledger.source);
    let mut record = Vec::new();
    let first = if mapping.titled { cells.next(&mut record) } else { None };
    note_mapping(ledger, &head, &mapping, first.unwrap_or_default());
    if mapping.text.is_none() {
        return;
    }
    let titles: Vec<Span> = (0..head.width).map(|column| title_span(ledger, &head, &mapping, column)).collect();
    let mut table = Table { mapping, titles, conversation: None };
    while let Some(place) = cells.next(&mut record) {
        for broken in cells.broken.drain(..) {
            ledger.notes.add("bad-quote", Gravity::Warning, broken, &[]);
        }
        table.row(ledger, &record, place);
    }
}

fn title_span(ledger: &mut Ledger<'_>, head: &Head, mapping: &Mapping, column: usize) -> Span {
    let title = trimmed(ledger.source, head.titles()[column].span);
    if mapping.titled && !title.is_empty() {
        return title;
    }
    let number = title_of(ledger.source, head, false, column);
    ledger.add(number.encode_utf16())
}

fn note_mapping(ledger: &mut Ledger<'_>, head: &Head, mapping: &Mapping, place: Span) {
    let titles = |columns: &[usize]| {
        let titles: Vec<String> =
            columns.iter().map(|&column| title_of(ledger.source, head, mapping.titled, column)).collect();
        titles.join(", ")
    };
    let (guessed, all) = (titles(&mapping.guessed), titles(&(0..head.width).collect::<Vec<_>>()));
    for title in &mapping.unknown {
        ledger.notes.add("no-such-column", Gravity::Error, place, &[title, &all]);
    }
    if mapping.text.is_none() {
        ledger.notes.add("no-text-column", Gravity::Error, place, &[&all]);
    } else if !mapping.guessed.is_empty() {
        ledger.notes.add("guessed-columns", Gravity::Warning, place, &[&guessed]);
    }
    if mapping.text.is_some() && mapping.conversation.is_none() {
        ledger.notes.add("one-conversation", Gravity::Warning, place, &[]);
    }
}

/// The table while its rows are read.
struct Table {
    mapping: Mapping,
    titles: Vec<Span>,
    conversation: Option<usize>,
}

impl Table {
    fn row(&mut self, ledger: &mut Ledger<'_>, record: &[Cell], place: Span) {
        let mapping = &self.mapping;
        let mut cell =
            |column: Option<usize>| column.and_then(|column| record.get(column)).map(|cell| content(ledger, *cell));
        let id = cell(mapping.conversation).filter(|id| !id.is_empty());
        let (role, name) = (cell(mapping.role), cell(mapping.by));
        let text = cell(mapping.text).unwrap_or_default();
        let (at, date) = (cell(mapping.at), cell(mapping.date));
        let conversation = match (id, self.conversation) {
            (Some(id), _) => ledger.conversation(id, place),
            (None, Some(above)) => above,
            (None, None) => ledger.begin(None, place),
        };
        self.conversation = Some(conversation);
        let when = when_of(ledger, at, date);
        ledger.message(conversation, Message { role, name, text, when, place });
        for &column in &mapping.attributes {
            let value = record.get(column).map(|cell| content(ledger, *cell)).unwrap_or_default();
            if !value.is_empty() {
                ledger.beside(conversation, self.titles[column], Attribute::Text(value));
            }
        }
        let extra = record.iter().skip(self.titles.len()).any(|cell| !trimmed(ledger.source, cell.span).is_empty());
        if extra {
            ledger.notes.add("extra-cells", Gravity::Warning, place, &[]);
        }
    }
}

/// What a cell says.
fn content(ledger: &mut Ledger<'_>, cell: Cell) -> Span {
    if !cell.doubled {
        return ledger.text(cell.span);
    }
    let units = trimmed(ledger.source, cell.span).of(ledger.source);
    let mut single = Vec::with_capacity(units.len());
    let mut at = 0;
    while let Some(&unit) = units.get(at) {
        let next = units.get(at + 1).copied();
        at += 1 + usize::from(unit == u16::from(b'"') && next == Some(unit));
        match unit {
            RETURN if next == Some(NEW_LINE) => {}
            RETURN => single.push(NEW_LINE),
            _ => single.push(unit),
        }
    }
    ledger.add(single)
}

/// The time that a cell tells, completed by that of a date.
pub(super) fn when_of(ledger: &Ledger<'_>, at: Option<Span>, date: Option<Span>) -> When {
    let filled = |span: &Span| !span.is_empty();
    let (at, date) = (at.filter(filled), date.filter(filled));
    let Some(written) = at.or(date) else { return When::Missing };
    let Some(mut stamp) = read_field(ledger.units(written)) else { return When::Unread(written) };
    if let (None, Some(date)) = (stamp.date, date.and_then(|date| read_field(ledger.units(date)))) {
        stamp.date = date.date;
    }
    When::Written(stamp)
}
