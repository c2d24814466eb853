//! Answers as raw values, both ways.

use crate::form::Decimal;

use crate::form::{Given, Meta, Sent, Sheet};
use crate::pack::json;
use crate::pack::value::Value;

/// The answers in an object: by the id of their question.
#[must_use]
pub fn sheet(value: &Value) -> Sheet {
    match value {
        Value::Object(fields) => Sheet::new(fields.iter().map(|(id, value)| (id.clone(), given(value))).collect()),
        _ => Sheet::default(),
    }
}

/// A value as something given.
#[must_use]
pub fn given(value: &Value) -> Given {
    match value {
        Value::Null => Given::Nothing,
        Value::Bool(truth) => Given::Truth(*truth),
        // A number that no decimal can hold is kept as the words it is.
        Value::Number(number) => Decimal::of_double(*number).map_or_else(|| Given::Text("∞".to_owned()), Given::Number),
        Value::String(text) => Given::Text(text.clone()),
        Value::List(items) => Given::List(items.iter().map(given).collect()),
        Value::Object(fields) => Given::Each(fields.iter().map(|(name, value)| (name.clone(), given(value))).collect()),
    }
}

/// Something given as a value. A number that a double cannot hold exactly is a text.
#[must_use]
pub fn value_of(given: &Given) -> Value {
    match given {
        Given::Nothing => Value::Null,
        Given::Truth(truth) => Value::Bool(*truth),
        Given::Number(number) => number_value(*number),
        Given::Text(text) => Value::String(text.clone()),
        Given::List(items) => Value::List(items.iter().map(value_of).collect()),
        Given::Each(fields) => {
            Value::Object(fields.iter().map(|(name, given)| (name.clone(), value_of(given))).collect())
        }
    }
}

fn number_value(number: Decimal) -> Value {
    let double = number.to_double();
    if Decimal::of_double(double) == Some(number) { Value::Number(double) } else { Value::String(number.to_string()) }
}

/// What is known of a response beside its answers.
#[must_use]
pub fn meta(value: &Value) -> Meta {
    let text = |name: &str| value.text(name).map(str::to_owned);
    let attribute = |(name, value): &(String, Value)| {
        let text = match value {
            Value::String(text) => text.clone(),
            Value::Number(_) => json::write(value),
            Value::Bool(truth) => truth.to_string(),
            _ => return None,
        };
        Some((name.clone(), text))
    };
    let time = |(id, value): &(String, Value)| match value {
        Value::Number(number) => Some((id.clone(), Decimal::of_double(*number)?)),
        _ => None,
    };
    Meta {
        id: text("id").unwrap_or_default(),
        at: text("at").unwrap_or_default(),
        subject: text("subject"),
        channel: text("channel"),
        by: text("by"),
        attributes: value.fields("attributes").iter().filter_map(attribute).collect(),
        seconds: value.fields("seconds").iter().filter_map(time).collect(),
    }
}

/// A response as it was sent.
#[must_use]
pub fn sent(value: &Value) -> Sent {
    Sent {
        meta: meta(value),
        version: super::pieces::count(value.get("version")),
        sheet: value.get("answers").map(sheet).unwrap_or_default(),
        partial: value.get("complete") == Some(&Value::Bool(false)),
        quality: value.items("quality").iter().filter_map(|flag| flag.text("code")).map(str::to_owned).collect(),
    }
}
