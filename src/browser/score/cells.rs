//! Rows of cells: numbers as they are in memory, everything else in one text.
//!
//! The page writes the numbers of all rows, one row behind the other, where it is told to. A cell that is no number there
//! stands in the text instead: `"` and a text, a number with more digits than fit, `!1` or `!0`, `[` and items, `?` and the
//! name of what it is otherwise; empty where nothing was entered.

use std::str::Split;

use crate::error::Problem;
use crate::pack::Value;
use crate::score::decimal::{from_number, from_text};
use crate::score::inputs::{Entry, Slot};
use crate::score::scheme::Scheme;
use crate::score::tape::{SHORT, Tape, short};

/// Behind a cell.
pub(super) const CELL: char = '\u{1f}';
/// Between the items of a list.
const ITEM: char = '\u{1d}';
/// Between the levels of a case.
const LEVEL: char = '\u{1c}';
/// A scheme is laid out as a tape for so many rows; fewer are computed before that would be done.
const MANY: usize = 16;

/// Rows with the names of their columns.
pub(super) struct Rows<'q> {
    columns: Vec<&'q str>,
    count: usize,
    numbers: &'q [f64],
    others: &'q str,
}

impl<'q> Rows<'q> {
    /// The rows in a question, if it has some, and all their `numbers` are there.
    pub(super) fn of(question: &'q Value, numbers: &'q [f64]) -> Option<Self> {
        let others = question.text("others")?;
        let columns: Vec<&str> = question.items("columns").iter().filter_map(Value::as_text).collect();
        let count = whole(question, "count")?;
        (numbers.len() == count * columns.len()).then_some(Self { columns, count, numbers, others })
    }

    /// Calls `take` with what each row has in each field of the scheme.
    pub(super) fn each(&self, scheme: &Scheme, mut take: impl FnMut(&[Entry])) {
        self.either(scheme, None, |_| {}, &mut take);
    }

    /// The same, but calls `taped` where a tape has computed the row.
    pub(super) fn each_or_taped(&self, scheme: &Scheme, taped: impl FnMut(&Tape), mut take: impl FnMut(&[Entry])) {
        let tape = if self.count < MANY { None } else { Tape::of(scheme, &self.places(scheme)) };
        self.either(scheme, tape, taped, &mut take);
    }

    fn either(
        &self,
        scheme: &Scheme,
        mut tape: Option<Tape>,
        mut taped: impl FnMut(&Tape),
        take: &mut dyn FnMut(&[Entry]),
    ) {
        let fields = self.fields(scheme);
        let mut given = vec![Entry::Missing; scheme.fields.len()];
        let mut others = self.others.split(CELL);
        for row in 0..self.count {
            let cells = self.numbers.get(row * fields.len()..(row + 1) * fields.len()).unwrap_or_default();
            if let Some(tape) = &mut tape {
                let mut behind = others.clone();
                if computed(tape, scheme, cells, &fields, &mut behind).is_some() {
                    others = behind;
                    taped(tape);
                    continue;
                }
            }
            given.iter_mut().for_each(|entry| *entry = Entry::Missing);
            for (number, field) in cells.iter().zip(&fields) {
                let entry = entry(*number, &mut others);
                if let Some(slot) = field.and_then(|field| given.get_mut(field)) {
                    *slot = entry;
                }
            }
            take(&given);
        }
    }

    /// Calls `take` with the first row.
    pub(super) fn first(&self, scheme: &Scheme, take: impl FnMut(&[Entry])) {
        let numbers = self.numbers.get(..self.columns.len()).unwrap_or_default();
        Rows { columns: self.columns.clone(), count: self.count.min(1), numbers, others: self.others }
            .each(scheme, take);
    }

    /// Columns that the scheme has no field for.
    pub(super) fn unknown(&self, scheme: &Scheme) -> Vec<Problem> {
        let unknown = self.columns.iter().filter(|name| scheme.field_called(name).is_none());
        unknown.map(|name| scheme.unknown_input(name)).collect()
    }

    /// The field of each column.
    fn fields(&self, scheme: &Scheme) -> Vec<Option<usize>> {
        self.columns.iter().map(|name| scheme.field_called(name)).collect()
    }

    /// Of each field how many places its numbers have; `None` if there is no column for it.
    fn places(&self, scheme: &Scheme) -> Vec<Option<u32>> {
        let mut places = vec![None; scheme.fields.len()];
        for (column, field) in self.fields(scheme).into_iter().enumerate() {
            let Some(most) = field.and_then(|field| places.get_mut(field)) else { continue };
            let cells = self.numbers.iter().skip(column).step_by(self.columns.len());
            let own = cells.map(|number| short(*number).map_or(SHORT, |(_, places)| places)).max();
            *most = (*most).max(own.or(Some(0)));
        }
        places
    }
}

/// A number of a question that counts something.
pub(super) fn whole(question: &Value, name: &str) -> Option<usize> {
    match question.get(name) {
        Some(Value::Number(number)) => Some(*number as usize),
        _ => None,
    }
}

/// Computes a row on the tape. `None` if that was not to be.
fn computed(
    tape: &mut Tape,
    scheme: &Scheme,
    cells: &[f64],
    fields: &[Option<usize>],
    others: &mut Split<'_, char>,
) -> Option<()> {
    for (&number, field) in cells.iter().zip(fields) {
        let other = if number.is_nan() { others.next() } else { None };
        let Some(at) = field.filter(|field| tape.needs(*field)) else { continue };
        match other {
            None => tape.enter_number(at, number)?,
            Some(text) => match scheme.fields.get(at)?.slot(&read(text), &mut Vec::new()) {
                Slot::Figure(Ok(figure)) => tape.enter_figure(at, figure)?,
                _ => return None,
            },
        }
    }
    tape.run()
}

fn entry(number: f64, others: &mut Split<'_, char>) -> Entry {
    if number.is_nan() {
        return others.next().map_or(Entry::Missing, read);
    }
    from_number(number).map_or(Entry::Other("number"), Entry::Number)
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
