//! Tables as a file for spreadsheets (XLSX).
//!
//! Refuses to know: what the tables are about. Invariants: a text is never taken for a formula or a link; the same tables
//! give the same bytes, whatever the clock says, for the date in the file is fixed; what a sheet cannot hold (too many rows, a name that is taken)
//! is an error that says so, and nothing is cut short but the names of sheets.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

/// A table: the first row has the titles of its columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// What the sheet is called; characters that spreadsheets don't allow are left out.
    pub name: String,
    /// Titles of the columns.
    pub columns: Vec<String>,
    /// The rows, of any length.
    pub rows: Vec<Vec<Cell>>,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A figure; what is none (an infinity) is left empty.
    Number(f64),
    /// A text as it is.
    Text(String),
}

/// No name of a sheet is longer, in characters.
const LONGEST_NAME: usize = 31;

/// The bytes of a workbook with `sheets`.
///
/// # Errors
///
/// What the format cannot hold: more than 1,048,576 rows, 16,384 columns or 32,767 characters in a cell; two sheets of one name.
pub fn workbook(sheets: &[Sheet]) -> Result<Vec<u8>, String> {
    written(sheets).map_err(|error| error.to_string())
}

fn written(sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2024, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let title = Format::new().set_bold();
    for (at, sheet) in sheets.iter().enumerate() {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(name_of(&sheet.name, at))?;
        for (column, text) in (0..).zip(&sheet.columns) {
            worksheet.write_string_with_format(0, column, text, &title)?;
        }
        worksheet.set_freeze_panes(1, 0)?;
        for (row, cells) in (1..).zip(&sheet.rows) {
            for (column, cell) in (0..).zip(cells) {
                write(worksheet, row, column, cell)?;
            }
        }
    }
    workbook.save_to_buffer()
}

fn write(worksheet: &mut Worksheet, row: u32, column: u16, cell: &Cell) -> Result<(), XlsxError> {
    match cell {
        Cell::Number(number) if number.is_finite() => worksheet.write_number(row, column, *number).map(drop),
        Cell::Text(text) => worksheet.write_string(row, column, text).map(drop),
        Cell::Number(_) | Cell::Empty => Ok(()),
    }
}

/// A name that spreadsheets allow: no brackets and slashes, no apostrophe at its ends, not too long, not empty.
fn name_of(name: &str, at: usize) -> String {
    let kept = name.chars().filter(|character| !"[]:*?/\\".contains(*character) && !character.is_control());
    let short: String = kept.take(LONGEST_NAME).collect();
    let trimmed = short.trim().trim_matches('\'');
    if trimmed.is_empty() { format!("{}", at + 1) } else { trimmed.to_owned() }
}
