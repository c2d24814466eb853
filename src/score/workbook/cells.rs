//! What cells hold and how they are shown; names of sheets.

use std::collections::BTreeMap;

use super::Person;
use crate::score::calculus::{Figure, Gap};
use crate::score::decimal::{Decimal, Rounding, plain};
use crate::score::inputs::Slot;
use crate::score::scheme::{Field, Kind, Line, Scheme, Unit};
use crate::table::{Cell, CellValue, Column};

/// Characters a column is wide that holds names and figures.
pub(super) const NARROW: f64 = 12.0;

/// How many cells a field takes in a row: a list as many as the longest there is.
pub(super) fn cells_of(scheme: &Scheme, at: usize, people: &[Person]) -> usize {
    if !scheme.fields.get(at).is_some_and(|field| field.kind.is_list()) {
        return 1;
    }
    let items = people.iter().map(|person| match person.inputs.slot(at) {
        Some(Slot::List(list)) => list.len(),
        _ => 1,
    });
    items.max().unwrap_or(0).max(1)
}

pub(super) fn column(title: &str) -> Column {
    Column { title: title.to_owned(), width: Some(NARROW) }
}

pub(super) fn numbered(title: &str, item: usize, of: usize) -> String {
    if of > 1 { format!("{title} {item}") } else { title.to_owned() }
}

pub(super) fn entered(field: &Field, figure: Decimal) -> Cell {
    let format = match field.kind {
        Kind::Count => Some("0"),
        Kind::Percent => Some("0.##%"),
        Kind::Money => Some("#,##0.00"),
        Kind::Flag => Some("\"是\";;\"否\""),
        _ => None,
    };
    Cell { format: format.map(str::to_owned), value: shown(Ok(figure)), ..Cell::default() }
}

/// A figure as a cell holds it; gaps are the errors that spread as they do.
pub(super) fn shown(figure: Figure) -> CellValue {
    match figure {
        Ok(figure) => plain(figure).parse().map_or(CellValue::Empty, CellValue::Number),
        Err(Gap::Unknown | Gap::Overflow | Gap::Weights) => CellValue::Text("#N/A".to_owned()),
        Err(Gap::NotApplicable | Gap::ZeroDivisor) => CellValue::Text("#DIV/0!".to_owned()),
    }
}

pub(super) fn format_of(line: &Line, rounding: Rounding) -> String {
    let places = usize::try_from(rounding.places).unwrap_or(0);
    let figure = if places == 0 { "0".to_owned() } else { format!("0.{}", "0".repeat(places)) };
    match line.unit {
        Unit::Yuan => format!("#,##{figure}"),
        Unit::Percent => format!("{figure}%"),
        Unit::Points | Unit::Other(_) => figure,
    }
}

/// Names of sheets, none of them given twice: spreadsheets refuse that, and take large and small letters for one.
#[derive(Default)]
pub(super) struct SheetNames {
    /// The names given, in small letters, each with the last number that was put behind it.
    given: BTreeMap<String, usize>,
}

impl SheetNames {
    /// A name for a sheet of `wanted`, with a number behind it if it is taken.
    pub(super) fn give(&mut self, wanted: &str) -> String {
        const LONGEST: usize = 24;
        let allowed = wanted.chars().filter(|character| !"[]:*?/\\'".contains(*character) && !character.is_control());
        let name = allowed.take(LONGEST).collect::<String>().trim().to_owned();
        let mut number = self.given.get(&name.to_lowercase()).copied().unwrap_or(0);
        loop {
            number += 1;
            let given = if number == 1 && !name.is_empty() {
                name.clone()
            } else {
                format!("{name} {number}").trim().to_owned()
            };
            if !self.given.contains_key(&given.to_lowercase()) {
                self.given.insert(name.to_lowercase(), number);
                self.given.entry(given.to_lowercase()).or_insert(1);
                return given;
            }
        }
    }
}

pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}
