//! A lexicon as a file for somebody else: reading it in again gives the same phrases.

use super::columns::COLUMNS;
use super::source::TO_THE_LETTER;
use super::{Format, csv, json};
use crate::pack::Value;

/// The lexicon `document` as a file.
///
/// JSON has everything. A table has one line an entry, with what tables can say, and a byte order mark, without which
/// spreadsheets take it for another encoding; cells that they would run as formulas are made plain. Text has the phrases
/// alone.
#[must_use]
pub fn export(document: &Value, format: Format) -> String {
    match format {
        Format::Json => json::write_indented(document),
        Format::Csv => table(document),
        Format::Text => list(document),
    }
}

fn table(document: &Value) -> String {
    let entries = document.items("entries");
    let used = |field: &str| entries.iter().any(|entry| entry.get(field).is_some());
    let columns: Vec<_> = COLUMNS.iter().filter(|column| column.field == "phrase" || used(column.field)).collect();
    let mut text = String::from("\u{FEFF}");
    csv::write(&columns.iter().map(|column| column.field.to_owned()).collect::<Vec<_>>(), &mut text);
    for entry in entries.iter().filter(|entry| entry.get("phrase").is_some()) {
        let cell = |field: &str| entry.get(field);
        let cells: Vec<String> =
            columns.iter().map(|column| cell(column.field).map_or(String::new(), |value| column.cell(value))).collect();
        csv::write(&cells, &mut text);
    }
    text
}

fn list(document: &Value) -> String {
    let mut text = format!("{TO_THE_LETTER}\n");
    for phrase in document.items("entries").iter().filter_map(|entry| entry.text("phrase")) {
        if phrase.starts_with(['#', '\\']) {
            text.push('\\');
        }
        text.push_str(&phrase.replace(['\r', '\n'], " "));
        text.push('\n');
    }
    text
}
