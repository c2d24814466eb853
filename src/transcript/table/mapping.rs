//! Which column holds what: as the caller says, by the titles, at last by what is in the cells.

use super::cells::{Cell, Cells};
use crate::text::Span;
use crate::transcript::ledger::Ledger;
use crate::transcript::options::Columns;
use crate::transcript::stamp::read_field;
use crate::transcript::units::{shown, trimmed};
use crate::transcript::words::{Field, Words, plain};

/// Records looked at where titles don't tell.
const LOOKED_AT: usize = 50;

/// Columns by their numbers from 0.
#[derive(Clone, Debug, Default)]
pub(super) struct Mapping {
    /// Whether the first record holds titles.
    pub(super) titled: bool,
    pub(super) conversation: Option<usize>,
    pub(super) role: Option<usize>,
    pub(super) by: Option<usize>,
    pub(super) text: Option<usize>,
    pub(super) at: Option<usize>,
    pub(super) date: Option<usize>,
    /// Columns kept as attributes of the conversation.
    pub(super) attributes: Vec<usize>,
    /// Columns found by what is in them, to be told.
    pub(super) guessed: Vec<usize>,
    /// Titles the caller gave that are not there.
    pub(super) unknown: Vec<String>,
}

/// The beginning of a table.
pub(super) struct Head {
    pub(super) records: Vec<Vec<Cell>>,
    pub(super) width: usize,
}

impl Head {
    /// Reads the first records.
    pub(super) fn of(source: &[u16]) -> Self {
        let mut cells = Cells::of(source);
        let mut records = Vec::new();
        let mut record = Vec::new();
        while records.len() <= LOOKED_AT && cells.next(&mut record).is_some() {
            records.push(record.clone());
        }
        let width = records.first().map_or(0, Vec::len);
        Self { records, width }
    }

    /// The cells of the first record: titles, if it has any.
    pub(super) fn titles(&self) -> &[Cell] {
        self.records.first().map_or(&[], Vec::as_slice)
    }

    /// How many of the first record's cells are names of fields.
    pub(super) fn known_titles(&self, source: &[u16], words: &Words) -> usize {
        let known = |cell: &&Cell| words.field(cell.span.of(source)).is_some_and(|found| found.0 != Field::List);
        self.titles().iter().filter(known).count()
    }
}

impl Mapping {
    /// Finds out.
    pub(super) fn of(ledger: &Ledger<'_>, head: &Head) -> Self {
        let (source, columns) = (ledger.source, &ledger.options.columns);
        let mut mapping = Self { titled: head.known_titles(source, ledger.words) > 0, ..Self::default() };
        mapping.take_given(columns, source, head);
        if mapping.titled {
            mapping.take_titled(source, head, ledger.words);
        }
        mapping.take_by_content(source, head, ledger.words);
        mapping.keep_rest(columns, source, head);
        mapping
    }

    fn slots(&mut self) -> [(Field, &mut Option<usize>); 6] {
        [
            (Field::Text, &mut self.text),
            (Field::Role, &mut self.role),
            (Field::By, &mut self.by),
            (Field::At, &mut self.at),
            (Field::Date, &mut self.date),
            (Field::Conversation, &mut self.conversation),
        ]
    }

    /// Whether a column has a meaning already.
    pub(super) fn field(&self, column: usize) -> Option<Field> {
        let mut copy = self.clone();
        copy.slots().into_iter().find(|(_, slot)| **slot == Some(column)).map(|(field, _)| field)
    }

    fn take_given(&mut self, columns: &Columns, source: &[u16], head: &Head) {
        let given = [&columns.text, &columns.role, &columns.by, &columns.at, &None, &columns.conversation];
        let mut unknown = Vec::new();
        let mut titled = self.titled;
        for ((_, slot), title) in self.slots().into_iter().zip(given) {
            let Some(title) = title else { continue };
            match column_of(title, source, head) {
                Some(column) => {
                    *slot = Some(column);
                    titled |= title.parse::<usize>().is_err();
                }
                None => unknown.push(title.clone()),
            }
        }
        self.titled = titled;
        self.unknown = unknown;
    }

    fn take_titled(&mut self, source: &[u16], head: &Head, words: &Words) {
        let found = |column: usize| words.field(head.titles()[column].span.of(source));
        let best = |wanted: Field, mapping: &Self| {
            let free = (0..head.width).filter(|&column| mapping.field(column).is_none());
            free.filter_map(|column| found(column).filter(|found| found.0 == wanted).map(|found| (found.1, column)))
                .min()
        };
        for at in 0..6 {
            let (wanted, slot) = self.slots().map(|(field, slot)| (field, *slot))[at];
            if slot.is_none() {
                let column = best(wanted, self).map(|found| found.1);
                *self.slots()[at].1 = column;
            }
        }
        let speaker = best(Field::Speaker, self).map(|found| found.1);
        match (self.role, self.by) {
            (_, None) => self.by = speaker,
            (None, _) => self.role = speaker,
            _ => {}
        }
        if self.conversation.is_none() {
            self.conversation = best(Field::Customer, self).map(|found| found.1);
        }
        if self.at.is_none() {
            self.at = self.date.take();
        }
    }

    fn take_by_content(&mut self, source: &[u16], head: &Head, words: &Words) {
        let records = &head.records[usize::from(self.titled).min(head.records.len())..];
        let cells = |column: usize| {
            records
                .iter()
                .filter_map(move |record| record.get(column))
                .map(|cell| trimmed(source, cell.span).of(source))
        };
        let most = |column: usize, holds: &dyn Fn(&[u16]) -> bool| {
            let filled = cells(column).filter(|cell| !cell.is_empty()).count();
            filled > 0 && cells(column).filter(|cell| holds(cell)).count() * 5 >= filled * 4
        };
        let free =
            |mapping: &Self| (0..head.width).filter(|&column| mapping.field(column).is_none()).collect::<Vec<_>>();
        if self.at.is_none() {
            self.at = free(self)
                .into_iter()
                .find(|&column| most(column, &|cell| read_field(cell).is_some_and(|stamp| stamp.has_clock())));
            self.guessed.extend(self.at);
        }
        if self.role.is_none() && self.by.is_none() {
            self.role = free(self).into_iter().find(|&column| most(column, &|cell| words.speaker(cell).is_some()));
            self.guessed.extend(self.role);
        }
        if self.text.is_none() {
            let length = |&column: &usize| cells(column).map(<[u16]>::len).sum::<usize>();
            self.text = free(self).into_iter().rev().max_by_key(length);
            self.guessed.extend(self.text);
        }
    }

    fn keep_rest(&mut self, columns: &Columns, source: &[u16], head: &Head) {
        match &columns.attributes {
            None => self.attributes = (0..head.width).filter(|&column| self.field(column).is_none()).collect(),
            Some(titles) => {
                for title in titles {
                    match column_of(title, source, head) {
                        Some(column) => self.attributes.push(column),
                        None => self.unknown.push(title.clone()),
                    }
                }
            }
        }
    }
}

/// The column of this title, or of this number from 1.
fn column_of(title: &str, source: &[u16], head: &Head) -> Option<usize> {
    let wanted = plain(&title.encode_utf16().collect::<Vec<u16>>());
    let titled = head.titles().iter().position(|cell| plain(cell.span.of(source)) == wanted);
    titled.or_else(|| title.parse::<usize>().ok()?.checked_sub(1).filter(|&column| column < head.width))
}

/// For a person: the title of a column, or its number.
pub(super) fn title_of(source: &[u16], head: &Head, titled: bool, column: usize) -> String {
    let title = head.titles().get(column).map_or(Span::default(), |cell| trimmed(source, cell.span));
    if titled && !title.is_empty() { shown(title.of(source)) } else { (column + 1).to_string() }
}
