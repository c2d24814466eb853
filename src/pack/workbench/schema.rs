//! JSON Schemas, from the same shapes that documents are checked against.

use crate::pack::shape::{Field, LANGUAGES, Shape};
use crate::pack::value::Value;

/// The JSON Schema (draft 2020-12) of a kind of document.
#[must_use]
pub fn schema(kind: &str, shape: &'static Shape) -> Value {
    let mut fields = vec![
        pair("$schema", text("https://json-schema.org/draft/2020-12/schema")),
        pair("title", text(&format!("kefu {kind}"))),
    ];
    if let Value::Object(own) = shape_schema(shape) {
        fields.extend(own);
    }
    let mut named = Vec::new();
    collect_named(shape, &mut named);
    if !named.is_empty() {
        let definitions = named.iter().map(|&(name, shape)| pair(name, shape_schema(shape))).collect();
        fields.push(pair("$defs", Value::Object(definitions)));
    }
    Value::Object(fields)
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

fn shape_schema(shape: &Shape) -> Value {
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
        Shape::List(item) => vec![pair("type", text("array")), pair("items", shape_schema(item))],
        Shape::Strings => {
            let list = Shape::List(&Shape::String);
            vec![pair("anyOf", Value::List(vec![Value::Object(text_schema()), shape_schema(&list)]))]
        }
        Shape::Map(item) => vec![pair("type", text("object")), pair("additionalProperties", shape_schema(item))],
        Shape::Object(fields) => fields_schema(fields),
        Shape::ChoiceOr(choices, fields) => {
            let options = vec![shape_schema(&Shape::Choice(choices)), Value::Object(fields_schema(fields))];
            vec![pair("anyOf", Value::List(options))]
        }
        Shape::FigureOr(fields) => {
            let options = vec![shape_schema(&Shape::NumberOrName), Value::Object(fields_schema(fields))];
            vec![pair("anyOf", Value::List(options))]
        }
        Shape::StringOr(fields) => {
            vec![pair("anyOf", Value::List(vec![Value::Object(text_schema()), Value::Object(fields_schema(fields))]))]
        }
    })
}

fn fields_schema(fields: &[Field]) -> Vec<(String, Value)> {
    let described = |field: &Field| {
        let mut own = shape_schema(&field.shape);
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
