//! The file of a spreadsheet across the boundary, out as tables.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::open_sheets::{OpenedCell, open};

/// The sheets of a file, each `{ name, rows }`, a cell a number, a text, a boolean or null.
///
/// # Errors
///
/// A sentence in English on why it is no such file.
#[wasm_bindgen(js_name = sheetsOf)]
pub fn sheets_of(bytes: &[u8]) -> Result<Array, JsValue> {
    let sheets = open(bytes).map_err(|reason| JsValue::from_str(&reason))?;
    let list = Array::new();
    for sheet in sheets {
        let object = Object::new();
        let rows: Array = sheet.rows.iter().map(|row| row.iter().map(cell).collect::<Array>()).collect();
        Reflect::set(&object, &"name".into(), &sheet.name.into())?;
        Reflect::set(&object, &"rows".into(), &rows)?;
        list.push(&object);
    }
    Ok(list)
}

fn cell(cell: &OpenedCell) -> JsValue {
    match cell {
        OpenedCell::Empty => JsValue::NULL,
        OpenedCell::Number(number) => JsValue::from_f64(*number),
        OpenedCell::Text(text) => JsValue::from_str(text),
        OpenedCell::Flag(truth) => JsValue::from_bool(*truth),
    }
}
