//! The JSON Schemas that ship with the package are those of the shapes that documents are checked against.
//!
//! After a change of a shape: `KEFU_WRITE_SCHEMAS=1 cargo test --test it schemas`.

use std::collections::BTreeMap;
use std::fs;

use kefu::pack::{self, Value};

use crate::support::{documents, json, root};

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
    for (kind, schema) in pack::schemas() {
        let schema = serde_json::to_string_pretty(&plain_json(&schema)).unwrap() + "\n";
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

/// Where a value is not what a schema says, by the keywords that the shapes use; another one is a fault of this test.
fn differences(schema: &Value, value: &Value, path: &str, whole: &Value) -> Vec<String> {
    let differs = |what: String| vec![format!("{path}: {what}")];
    let rule = |(keyword, wanted): &(String, Value)| match (keyword.as_str(), wanted, value) {
        ("$schema" | "$defs" | "title" | "description", ..) => Vec::new(),
        ("$ref", Value::String(name), _) => {
            let name = name.strip_prefix("#/$defs/").unwrap();
            differences(whole.get("$defs").and_then(|named| named.get(name)).unwrap(), value, path, whole)
        }
        ("type", Value::String(name), _) if is_a(name, value) => Vec::new(),
        ("type", Value::List(names), _) if names.iter().any(|name| is_a(name.as_text().unwrap(), value)) => Vec::new(),
        ("const", only, _) if only == value => Vec::new(),
        ("enum", Value::List(all), _) if all.contains(value) => Vec::new(),
        ("minLength", Value::Number(least), Value::String(text)) if text.len() as f64 >= *least => Vec::new(),
        ("minimum", Value::Number(least), Value::Number(number)) if number >= least => Vec::new(),
        ("anyOf", Value::List(ways), _) if ways.iter().any(|way| differences(way, value, path, whole).is_empty()) => {
            Vec::new()
        }
        ("required", Value::List(names), Value::Object(_)) => {
            let lacks = names.iter().filter_map(Value::as_text).filter(|name| value.get(name).is_none());
            lacks.map(|name| format!("{path}: without {name}")).collect()
        }
        ("items", each, Value::List(items)) => {
            let item = |(at, item)| differences(each, item, &format!("{path}[{at}]"), whole);
            items.iter().enumerate().flat_map(item).collect()
        }
        ("properties", known, Value::Object(fields)) => {
            let field = |(name, value): &(String, Value)| {
                known.get(name).map(|schema| differences(schema, value, &format!("{path}.{name}"), whole))
            };
            fields.iter().filter_map(field).flatten().collect()
        }
        ("additionalProperties", rest, Value::Object(fields)) => {
            let known = schema.get("properties");
            let others = fields.iter().filter(|(name, _)| known.is_none_or(|known| known.get(name).is_none()));
            let other = |(name, value): &(String, Value)| match rest {
                Value::Bool(allowed) => (!allowed).then(|| format!("{path}: unknown {name}")).into_iter().collect(),
                each => differences(each, value, &format!("{path}.{name}"), whole),
            };
            others.flat_map(other).collect()
        }
        // What is said of texts, of numbers, of lists or of objects says nothing of anything else.
        ("minLength" | "minimum" | "required" | "items" | "properties" | "additionalProperties", _, other)
            if !matches!(other, Value::String(_) | Value::Number(_)) =>
        {
            Vec::new()
        }
        (keyword, ..) => differs(keyword.to_owned()),
    };
    let Value::Object(rules) = schema else { panic!("{path}: no schema") };
    rules.iter().flat_map(rule).collect()
}

fn is_a(name: &str, value: &Value) -> bool {
    match value {
        Value::Null => name == "null",
        Value::Bool(_) => name == "boolean",
        Value::Number(number) => name == "number" || name == "integer" && number.fract() == 0.0,
        Value::String(_) => name == "string",
        Value::List(_) => name == "array",
        Value::Object(_) => name == "object",
    }
}

#[test]
fn every_document_of_the_packs_is_as_its_schema_says() {
    let schemas: BTreeMap<&str, Value> = pack::schemas().collect();
    for (file, document) in documents() {
        let kind = document.text("kind").unwrap().to_owned();
        let schema = &schemas[kind.as_str()];
        assert_eq!(differences(schema, &document, &kind, schema), [""; 0], "{}", file.display());
    }
}

#[test]
fn a_switch_may_stand_where_something_is_computed_and_nowhere_else() {
    let scheme = |max: &str, title: &str| {
        json(&format!(
            r#"{{ "kind": "scheme", "id": "shop/month", "title": {title}, "fields": {{ "calls": {{ "type": "count" }} }},
                "lines": [{{ "id": "all", "method": "sum", "lines": [{{ "id": "calls", "method": "formula", "formula": "calls", "max": {max} }}] }}] }}"#
        ))
    };
    let title = r#"{ "zh-CN": "月" }"#;
    let switch = r#"{ "reading": "most", "few": 5, "many": null }"#;
    let (_, schema) = pack::schemas().find(|(kind, _)| *kind == "scheme").unwrap();
    let found = |max: &str, title: &str| differences(&schema, &scheme(max, title), "scheme", &schema).len();
    assert_eq!(found("5", title), 0);
    assert_eq!(found(switch, title), 0);
    assert_ne!(found(r#"{ "few": 5, "many": null }"#, title), 0, "which reading is not said");
    assert_ne!(found("true", title), 0);
    assert_ne!(found("5", switch), 0, "a title is what it is called in every reading");
}
