//! Tables across the boundary, out as the bytes of a workbook.

use js_sys::Uint8Array;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::documents::value;
use crate::pack::Value;
use crate::sheets::workbook;
use crate::table::{Cell, CellValue, Column, Print, Sheet};

/// A workbook with `sheets`, each `{ name, columns, rows, print? }`.
///
/// # Errors
///
/// A sentence in English on what the format cannot hold.
#[wasm_bindgen(js_name = workbookOf)]
pub fn workbook_of(sheets: &JsValue) -> Result<Uint8Array, JsValue> {
    let Value::List(sheets) = value(sheets) else { return Err(JsValue::from_str("not a list of sheets")) };
    let sheets: Vec<Sheet> = sheets.iter().map(sheet).collect();
    match workbook(&sheets) {
        Ok(bytes) => Ok(Uint8Array::from(&bytes[..])),
        Err(reason) => Err(JsValue::from_str(&reason)),
    }
}

fn sheet(value: &Value) -> Sheet {
    Sheet {
        name: value.text("name").unwrap_or_default().to_owned(),
        columns: value.items("columns").iter().map(column).collect(),
        rows: value.items("rows").iter().map(row).collect(),
        print: value.get("print").filter(|print| **print != Value::Null).map(|print| Print {
            landscape: print.get("landscape") == Some(&Value::Bool(true)),
            heading: print.text("heading").unwrap_or_default().to_owned(),
        }),
    }
}

/// A title, or `{ title, width }`.
fn column(value: &Value) -> Column {
    match value {
        Value::Object(_) => {
            Column { title: value.text("title").unwrap_or_default().to_owned(), width: number(value, "width") }
        }
        other => Column { title: other.as_text().unwrap_or_default().to_owned(), width: None },
    }
}

fn row(value: &Value) -> Vec<Cell> {
    let Value::List(cells) = value else { return Vec::new() };
    cells.iter().map(cell).collect()
}

/// What the cell holds, or `{ value, formula?, format?, bold? }`.
fn cell(value: &Value) -> Cell {
    match value {
        Value::Object(_) => Cell {
            value: value.get("value").map(held).unwrap_or_default(),
            formula: value.text("formula").map(str::to_owned),
            format: value.text("format").map(str::to_owned),
            bold: value.get("bold") == Some(&Value::Bool(true)),
        },
        other => Cell { value: held(other), ..Cell::default() },
    }
}

fn held(value: &Value) -> CellValue {
    match value {
        Value::Number(number) => CellValue::Number(*number),
        Value::String(text) => CellValue::Text(text.clone()),
        Value::Bool(truth) => CellValue::Text(truth.to_string()),
        Value::Null | Value::List(_) | Value::Object(_) => CellValue::Empty,
    }
}

fn number(value: &Value, name: &str) -> Option<f64> {
    match value.get(name) {
        Some(Value::Number(number)) => Some(*number),
        _ => None,
    }
}
