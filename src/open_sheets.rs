//! Tables out of the files of spreadsheets: XLSX, XLSM, XLSB, XLS and ODS.
//!
//! Refuses to know: what the tables are about. Invariants: what a formula came to is taken as the file has it, nothing is
//! computed; a date is a text that reads the same whatever the locale; an error in a cell is an empty cell, never a figure.

use std::io::Cursor;

use calamine::{Data, ExcelDateTime, Reader, open_workbook_auto_from_rs};

/// A sheet of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opened {
    /// What it is called.
    pub name: String,
    /// Its rows, all of one length, from the first row and column that hold anything.
    pub rows: Vec<Vec<OpenedCell>>,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum OpenedCell {
    /// Nothing, or an error.
    Empty,
    /// A figure.
    Number(f64),
    /// A text; a date as `2024-05-01`, with a time as `2024-05-01 17:30:00`, a duration as `9:30:00`.
    Text(String),
    /// Yes or no.
    Flag(bool),
}

/// The sheets of a file. Sheets that hold no cells (charts) are left out.
///
/// # Errors
///
/// Why it is no such file, in English.
pub fn open(bytes: &[u8]) -> Result<Vec<Opened>, String> {
    let mut workbook = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let mut sheets = Vec::new();
    for name in workbook.sheet_names() {
        if let Ok(range) = workbook.worksheet_range(&name) {
            let rows = range.rows().map(|row| row.iter().map(cell).collect()).collect();
            sheets.push(Opened { name, rows });
        }
    }
    Ok(sheets)
}

fn cell(data: &Data) -> OpenedCell {
    match data {
        Data::Empty | Data::Error(_) => OpenedCell::Empty,
        Data::Int(number) => OpenedCell::Number(*number as f64),
        Data::Float(number) => OpenedCell::Number(*number),
        Data::Bool(truth) => OpenedCell::Flag(*truth),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => OpenedCell::Text(text.clone()),
        Data::DateTime(moment) => OpenedCell::Text(moment_text(moment)),
    }
}

fn moment_text(moment: &ExcelDateTime) -> String {
    const DAY: f64 = 86_400.0;
    // A serial number counts days; half a second of it may be lost in floating point.
    let seconds = (moment.as_f64().fract() * DAY).round();
    let (hours, minutes, rest) = ((seconds / 3600.0).floor(), (seconds / 60.0).floor() % 60.0, seconds % 60.0);
    if moment.is_duration() {
        let hours = hours + moment.as_f64().trunc() * 24.0;
        return format!("{hours}:{minutes:02}:{rest:02}");
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    if seconds == 0.0 { date } else { format!("{date} {hour:02}:{minute:02}:{second:02}") }
}
