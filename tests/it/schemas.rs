//! The JSON Schemas that ship with the package are those of the shapes that documents are checked against.
//!
//! After a change of a shape: `KEFU_WRITE_SCHEMAS=1 cargo test --test it schemas`.

use std::collections::BTreeMap;
use std::fs;

use kefu::pack::{self, Value};

use crate::support::root;

fn plain_json(value: &Value) -> serde_json::Value {
    match value {
        Value::Null => serde_json::Value::Null,
        Value::Bool(truth) => (*truth).into(),
        Value::Number(number) if number.fract() == 0.0 => (*number as i64).into(),
        Value::Number(number) => (*number).into(),
        Value::String(text) => text.as_str().into(),
        Value::List(items) => items.iter().map(plain_json).collect(),
        Value::Object(fields) => {
            // In the order of names, whatever order the JSON library keeps.
            let fields: BTreeMap<_, _> = fields.iter().map(|(name, value)| (name.clone(), plain_json(value))).collect();
            fields.into_iter().collect()
        }
    }
}

#[test]
fn the_schemas_that_ship_are_those_of_the_shapes() {
    let folder = root().join("www/schemas");
    let mut named = Vec::new();
    for (kind, shape) in pack::kinds() {
        let schema = serde_json::to_string_pretty(&plain_json(&pack::schema(kind, shape))).unwrap() + "\n";
        let file = folder.join(kind).with_extension("json");
        if std::env::var_os("KEFU_WRITE_SCHEMAS").is_some() {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&file, &schema).unwrap();
        }
        assert_eq!(fs::read_to_string(&file).unwrap_or_default(), schema, "{kind}: see this file's head");
        named.push(file);
    }
    let shipped: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(shipped.iter().all(|file| named.contains(file)), "a schema of no kind among {shipped:?}");
}
