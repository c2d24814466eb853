//! What was pasted, as rows of cells that know where they stood.
//!
//! Refuses to know: what a cell means. Text that is no table is a page of one cell a line.

/// A place in what was pasted: characters `start..end` of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// Number of the row.
    pub(super) row: usize,
    /// Number of the cell in it.
    pub(super) cell: usize,
    /// First character.
    pub(super) start: usize,
    /// Behind the last one.
    pub(super) end: usize,
}

/// A cell, or a line of text.
#[derive(Clone, Debug, Default)]
pub(super) struct Cell {
    /// Its characters.
    pub(super) chars: Vec<char>,
    /// For each of them, and behind the last, its place in the text: UTF-16 code units.
    units: Vec<u32>,
}

/// A row; its number is that of the line or the row it began with.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// Its cells.
    pub(super) cells: Vec<Cell>,
    /// Where it stood.
    pub(super) number: usize,
}

/// All of it.
#[derive(Clone, Debug)]
pub(super) struct Page {
    /// The rows that hold anything.
    pub(super) rows: Vec<Row>,
    /// Whether it is a table.
    pub(super) table: bool,
    /// Whether it was a text, so that cells have places in it.
    text: bool,
}

impl Cell {
    fn push(&mut self, character: char, at: u32) {
        self.chars.push(character);
        self.units.push(at);
    }

    /// Without what is empty at both ends; `end` is the place behind it in the text.
    fn closed(mut self, end: u32) -> Self {
        let blank = |character: &char| character.is_whitespace() || *character == '\u{feff}';
        let trailing = self.chars.iter().rev().take_while(|&character| blank(character)).count();
        self.units.push(end);
        self.units.truncate(self.chars.len() - trailing + 1);
        self.chars.truncate(self.chars.len() - trailing);
        let leading = self.chars.iter().take_while(|&character| blank(character)).count();
        self.chars.drain(..leading);
        self.units.drain(..leading);
        self
    }

    /// Its text.
    pub(super) fn text(&self) -> String {
        self.chars.iter().collect()
    }
}

impl Page {
    /// Rows that are cells already.
    pub(super) fn of_rows(rows: &[Vec<String>]) -> Self {
        let cell = |text: &String| {
            let mut cell = Cell::default();
            text.chars().for_each(|character| cell.push(character, 0));
            cell.closed(0)
        };
        let rows = rows.iter().enumerate();
        let rows = rows.map(|(number, cells)| Row { cells: cells.iter().map(cell).collect(), number });
        Self { rows: rows.filter(is_held).collect(), table: true, text: false }
    }

    /// A text: cells parted by tabs, commas or upright bars if every line has as many, else a line is a cell.
    pub(super) fn of_text(text: &str) -> Self {
        for delimiter in ['\t', ',', '|'] {
            let rows = parted(text, delimiter);
            let widest = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
            let narrow = rows.iter().filter(|row| row.cells.len() != widest).count();
            // Prose has commas too; spreadsheets leave out empty cells at the end of a line.
            let ragged = if delimiter == '\t' { rows.len() / 3 } else { 0 };
            if rows.len() >= 2 && widest >= 2 && narrow <= ragged {
                return Self { rows, table: true, text: true };
            }
        }
        Self { rows: parted(text, '\n'), table: false, text: true }
    }

    /// All cells with their places.
    pub(super) fn cells(&self) -> impl Iterator<Item = (usize, usize, &[char])> {
        let rows = self.rows.iter().enumerate();
        rows.flat_map(|(row, cells)| {
            cells.cells.iter().enumerate().map(move |(cell, held)| (row, cell, &held.chars[..]))
        })
    }

    /// What stands at a place.
    pub(super) fn quoted(&self, place: Place) -> String {
        let cell = self.rows.get(place.row).and_then(|row| row.cells.get(place.cell));
        cell.map_or_else(String::new, |cell| cell.chars.iter().take(place.end).skip(place.start).collect())
    }

    /// A place as a path: `lines[12]`, or `rows[3][1]` in a table.
    pub(super) fn path(&self, place: Place) -> String {
        let number = self.rows.get(place.row).map_or(place.row, |row| row.number);
        if self.table { format!("rows[{number}][{}]", place.cell) } else { format!("lines[{number}]") }
    }

    /// A place as a range of UTF-16 code units of the text; `None` where there was none.
    pub(super) fn units(&self, place: Place) -> Option<(u32, u32)> {
        let cell = self.rows.get(place.row)?.cells.get(place.cell).filter(|_| self.text)?;
        Some((*cell.units.get(place.start)?, *cell.units.get(place.end)?))
    }
}

fn is_held(row: &Row) -> bool {
    row.cells.iter().any(|cell| !cell.chars.is_empty())
}

/// Rows of a text whose cells are parted by `delimiter`; in quotation marks it does not part.
fn parted(text: &str, delimiter: char) -> Vec<Row> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Row::default(), Cell::default());
    let (mut at, mut line, mut quoted) = (0, 0, false);
    for character in text.chars() {
        let opens = cell.chars.is_empty() || quoted;
        match character {
            '"' if delimiter != '\n' && opens => quoted = !quoted,
            '\n' if !quoted => {
                row.cells.push(std::mem::take(&mut cell).closed(at));
                rows.push(finished(std::mem::take(&mut row), delimiter));
                row.number = line + 1;
            }
            _ if character == delimiter && !quoted => row.cells.push(std::mem::take(&mut cell).closed(at)),
            _ => cell.push(character, at),
        }
        line += usize::from(character == '\n');
        at += character.len_utf16() as u32;
    }
    row.cells.push(cell.closed(at));
    rows.push(finished(row, delimiter));
    rows.retain(is_held);
    rows
}

/// A line between upright bars has nothing before the first and behind the last; one that underlines the head has nothing.
fn finished(mut row: Row, delimiter: char) -> Row {
    if delimiter == '|' && row.cells.len() > 2 {
        row.cells.pop_if(|cell| cell.chars.is_empty());
        if row.cells.first().is_some_and(|cell| cell.chars.is_empty()) {
            row.cells.remove(0);
        }
        if row.cells.iter().all(|cell| cell.chars.iter().all(|sign| matches!(sign, '-' | ':'))) {
            row.cells.clear();
        }
    }
    row
}
