//! JSON Schemas, from the same shapes that documents are checked against.
//!
//! A shape is that of a document whose readings are chosen. As it is written, a value in some of its parts may be a switch
//! between readings instead; the schema allows that there, and leaves it to the check whether every answer has its value.

use crate::pack::shape::{Field, LANGUAGES, Shape};
use crate::pack::value::Value;

/// The name of what a switch looks like among the definitions.
const SWITCH: &str = "switch";

/// The JSON Schema (draft 2020-12) of a kind of document; in the parts named in `switched` a value may be a switch.
pub(super) fn of(kind: &str, shape: &'static Shape, switched: &[&str]) -> Value {
    let mut fields = vec![
        pair("$schema", text("https://json-schema.org/draft/2020-12/schema")),
        pair("title", text(&format!("kefu {kind}"))),
    ];
    if let Shape::Object(parts) = shape {
        fields.extend(fields_schema(parts, &|part| switched.contains(&part)));
    }
    let mut named = Vec::new();
    collect_named(shape, &mut named);
    // What can be part of itself is a part of a sheet, wherever it stands.
    let is_switched = !switched.is_empty();
    let mut definitions: Vec<_> = named.iter().map(|&(name, shape)| pair(name, plain(shape, is_switched))).collect();
    if is_switched {
        definitions.push(pair(SWITCH, Value::Object(switch())));
    }
    if !definitions.is_empty() {
        fields.push(pair("$defs", Value::Object(definitions)));
    }
    Value::Object(fields)
}

/// `{ "reading": "surplus", "item": 0, "total": null }`: which reading it hangs on, and a value for each of its answers.
fn switch() -> Vec<(String, Value)> {
    let mut fields = object_schema(vec![pair("reading", shape_schema(&Shape::String, false))], vec![text("reading")]);
    fields.retain(|field| field.0 != "additionalProperties");
    fields
}

/// The shapes with names anywhere in `shape`, each once.
fn collect_named(shape: &'static Shape, named: &mut Vec<(&'static str, &'static Shape)>) {
    match shape {
        Shape::Named(name, inner) if named.iter().all(|known| known.0 != *name) => {
            named.push((name, inner));
            collect_named(inner, named);
        }
        Shape::List(inner) | Shape::Map(inner) => collect_named(inner, named),
        Shape::Object(fields) | Shape::StringOr(fields) | Shape::FigureOr(fields) | Shape::ChoiceOr(_, fields) => {
            fields.iter().for_each(|field| collect_named(&field.shape, named));
        }
        _ => {}
    }
}

/// What a value of this shape looks like, or where there can be one, a switch between such values.
fn shape_schema(shape: &Shape, switched: bool) -> Value {
    let own = plain(shape, switched);
    // Anything may be a switch anyway.
    if !switched || matches!(shape, Shape::Any) {
        return own;
    }
    let switch = Value::Object(vec![pair("$ref", text(&format!("#/$defs/{SWITCH}")))]);
    Value::Object(vec![pair("anyOf", Value::List(vec![own, switch]))])
}

fn plain(shape: &Shape, switched: bool) -> Value {
    let text_schema = || vec![pair("type", text("string")), pair("minLength", Value::Number(1.0))];
    Value::Object(match shape {
        Shape::String => text_schema(),
        Shape::Constant(only) => vec![pair("const", text(only))],
        Shape::Choice(choices) => vec![pair("enum", Value::List(choices.iter().map(|choice| text(choice)).collect()))],
        Shape::Localized => {
            let properties = LANGUAGES.iter().map(|language| pair(language, Value::Object(text_schema()))).collect();
            object_schema(properties, vec![text(LANGUAGES[0])])
        }
        Shape::Bool => vec![pair("type", text("boolean"))],
        Shape::Count => vec![pair("type", text("integer")), pair("minimum", Value::Number(1.0))],
        Shape::Number => vec![pair("type", text("number"))],
        Shape::NumberOrName => vec![pair("type", Value::List(vec![text("number"), text("string")]))],
        Shape::NameOrFalse => {
            vec![pair("anyOf", Value::List(vec![Value::Object(text_schema()), constant(Value::Bool(false))]))]
        }
        Shape::Any => Vec::new(),
        Shape::Plain => {
            let types = ["string", "number", "boolean", "array"];
            vec![pair("type", Value::List(types.iter().map(|name| text(name)).collect()))]
        }
        Shape::Named(name, _) => vec![pair("$ref", text(&format!("#/$defs/{name}")))],
        Shape::List(item) => vec![pair("type", text("array")), pair("items", shape_schema(item, switched))],
        Shape::Strings => {
            let list = Shape::List(&Shape::String);
            vec![pair("anyOf", Value::List(vec![Value::Object(text_schema()), shape_schema(&list, switched)]))]
        }
        Shape::Map(item) => {
            vec![pair("type", text("object")), pair("additionalProperties", shape_schema(item, switched))]
        }
        Shape::Object(fields) => fields_schema(fields, &|_| switched),
        Shape::ChoiceOr(choices, fields) => {
            let options =
                vec![plain(&Shape::Choice(choices), switched), Value::Object(fields_schema(fields, &|_| switched))];
            vec![pair("anyOf", Value::List(options))]
        }
        Shape::FigureOr(fields) => {
            let options =
                vec![plain(&Shape::NumberOrName, switched), Value::Object(fields_schema(fields, &|_| switched))];
            vec![pair("anyOf", Value::List(options))]
        }
        Shape::StringOr(fields) => {
            vec![pair(
                "anyOf",
                Value::List(vec![Value::Object(text_schema()), Value::Object(fields_schema(fields, &|_| switched))]),
            )]
        }
    })
}

fn fields_schema(fields: &[Field], switched: &dyn Fn(&str) -> bool) -> Vec<(String, Value)> {
    let described = |field: &Field| {
        let mut own = shape_schema(&field.shape, switched(field.name));
        if let Value::Object(parts) = &mut own {
            parts.insert(0, pair("description", text(field.about)));
        }
        pair(field.name, own)
    };
    let required = fields.iter().filter(|field| field.required).map(|field| text(field.name)).collect();
    object_schema(fields.iter().map(described).collect(), required)
}

fn object_schema(properties: Vec<(String, Value)>, required: Vec<Value>) -> Vec<(String, Value)> {
    vec![
        pair("type", text("object")),
        pair("properties", Value::Object(properties)),
        pair("required", Value::List(required)),
        pair("additionalProperties", Value::Bool(false)),
    ]
}

fn constant(value: Value) -> Value {
    Value::Object(vec![pair("const", value)])
}

fn pair(name: &str, value: Value) -> (String, Value) {
    (name.to_owned(), value)
}

fn text(text: &str) -> Value {
    Value::String(text.to_owned())
}
