//! Tables for spreadsheets, as data: what stands in which cell, how it is shown, how it is printed.
//!
//! Refuses to know: the format of any file; `sheets` writes them.

/// A table: its first row has the titles of its columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// What the sheet is called; characters that spreadsheets don't allow are left out.
    pub name: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// The rows, of any length.
    pub rows: Vec<Vec<Cell>>,
    /// How it is printed, if it is meant for paper.
    pub print: Option<Print>,
}

/// A column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    /// What stands at its head.
    pub title: String,
    /// How wide it is, in characters; as spreadsheets have it if `None`.
    pub width: Option<f64>,
}

impl From<&str> for Column {
    fn from(title: &str) -> Self {
        Self { title: title.to_owned(), width: None }
    }
}

/// Layout on paper: A4, as many pages long as it takes but one wide, the first row on each page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Print {
    /// Whether the long side lies across.
    pub landscape: bool,
    /// What stands above each page.
    pub heading: String,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// What it holds; of a formula, what that comes to.
    pub value: CellValue,
    /// The formula that gives the value, without `=`.
    pub formula: Option<String>,
    /// How a figure is shown, in the notation of spreadsheets: `0.00`, `0.00%`.
    pub format: Option<String>,
    /// Whether it is set in bold.
    pub bold: bool,
}

/// What a cell holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum CellValue {
    /// Nothing.
    #[default]
    Empty,
    /// A figure; what is none (an infinity) is left empty.
    Number(f64),
    /// A text as it is.
    Text(String),
}

impl Cell {
    /// A text.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self { value: CellValue::Text(text.into()), ..Self::default() }
    }

    /// A figure.
    #[must_use]
    pub fn number(figure: f64) -> Self {
        Self { value: CellValue::Number(figure), ..Self::default() }
    }
}

/// The address of a cell, `C5`: column and row counted from 0.
#[must_use]
pub fn address(column: usize, row: usize) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        let letter = u8::try_from((left - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + letter));
        left = (left - 1) / 26;
    }
    format!("{}{}", letters.iter().rev().collect::<String>(), row + 1)
}
