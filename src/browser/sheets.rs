//! Tables across the boundary, out as the bytes of a workbook.

use js_sys::Uint8Array;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::documents::value;
use crate::pack::Value;
use crate::sheets::{Cell, Sheet, workbook};

/// A workbook with `sheets`, each `{ name, columns, rows }`.
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
    let texts = value.items("columns").iter();
    Sheet {
        name: value.text("name").unwrap_or_default().to_owned(),
        columns: texts.map(|text| text.as_text().unwrap_or_default().to_owned()).collect(),
        rows: value.items("rows").iter().map(row).collect(),
    }
}

fn row(value: &Value) -> Vec<Cell> {
    let Value::List(cells) = value else { return Vec::new() };
    cells.iter().map(cell).collect()
}

fn cell(value: &Value) -> Cell {
    match value {
        Value::Number(number) => Cell::Number(*number),
        Value::String(text) => Cell::Text(text.clone()),
        Value::Bool(truth) => Cell::Text(truth.to_string()),
        Value::Null | Value::List(_) | Value::Object(_) => Cell::Empty,
    }
}
