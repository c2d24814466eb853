//! What was entered, from plain data.

use crate::pack::value::Value;
use crate::score::decimal::from_number;
use crate::score::inputs::Entry;

/// A plain value as it was entered in a field.
#[must_use]
pub fn entry(value: &Value) -> Entry {
    match value {
        Value::Null => Entry::Missing,
        Value::Number(number) => from_number(*number).map_or(Entry::Other("number"), Entry::Number),
        Value::String(text) => Entry::Text(text.clone()),
        Value::Bool(truth) => Entry::Flag(*truth),
        Value::List(items) => Entry::List(items.iter().map(entry).collect()),
        Value::Object(_) => Entry::Other("object"),
    }
}
