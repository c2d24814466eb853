//! What a kind of document looks like, stated once: the check and the JSON Schema both read it from here.

use super::value::Value;
use crate::error::{Gravity, Problem};
use crate::words;

/// The shape of a value.
#[derive(Debug)]
pub enum Shape {
    /// A text that is not empty.
    String,
    /// Exactly this text.
    Constant(&'static str),
    /// One of these texts.
    Choice(&'static [&'static str]),
    /// A text in several languages; `zh-CN` is required.
    Localized,
    /// True or false.
    Bool,
    /// A whole number from 1.
    Count,
    /// A number.
    Number,
    /// A number, or the name of one.
    NumberOrName,
    /// A name, or false for none.
    NameOrFalse,
    /// Anything; the reader of the document looks into it.
    Any,
    /// A figure as [`Shape::NumberOrName`], or these fields.
    FigureOr(&'static [Field]),
    /// A text, a number, true or false, or a list of them.
    Plain,
    /// Values of one shape.
    List(&'static Shape),
    /// One text, or a list of texts.
    Strings,
    /// Named values of one shape.
    Map(&'static Shape),
    /// Named fields.
    Object(&'static [Field]),
    /// A text, or these fields.
    StringOr(&'static [Field]),
    /// One of these texts, or these fields.
    ChoiceOr(&'static [&'static str], &'static [Field]),
    /// A shape that has a name, so that it can be part of itself.
    Named(&'static str, &'static Shape),
}

/// A field of an object.
#[derive(Debug)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// The shape of its value.
    pub shape: Shape,
    /// What it is for; goes into the schema.
    pub about: &'static str,
}

/// Languages a text may be written in.
pub(super) const LANGUAGES: [&str; 3] = ["zh-CN", "zh-TW", "en"];

impl Shape {
    /// Everything in `value` that does not have this shape.
    #[must_use]
    pub fn check(&self, value: &Value) -> Vec<Problem> {
        let mut problems = Vec::new();
        self.visit(value, "", &mut problems);
        problems
    }

    fn visit(&self, value: &Value, path: &str, problems: &mut Vec<Problem>) {
        match (self, value) {
            (Self::String | Self::Strings | Self::StringOr(_), Value::String(text)) => {
                if text.trim().is_empty() {
                    problems.push(Problem::new("empty", Gravity::Error, path, &[]));
                }
            }
            (Self::Constant(only), Value::String(text)) if text == only => {}
            (Self::Choice(choices) | Self::ChoiceOr(choices, _), Value::String(text)) => {
                if !choices.contains(&text.as_str()) {
                    problems.push(Problem::new(
                        "unknown-choice",
                        Gravity::Error,
                        path,
                        &[text, &words::listed(*choices, ", ")],
                    ));
                }
            }
            (Self::Bool, Value::Bool(_)) => {}
            (Self::Count, Value::Number(number)) if *number >= 1.0 && number.fract() == 0.0 => {}
            (Self::Number | Self::NumberOrName, Value::Number(number)) if number.is_finite() => {}
            (Self::FigureOr(_), Value::Number(number)) if number.is_finite() => {}
            (Self::NumberOrName | Self::NameOrFalse | Self::FigureOr(_), Value::String(_)) => {
                Self::String.visit(value, path, problems);
            }
            (Self::NameOrFalse, Value::Bool(false)) | (Self::Any, _) => {}
            (Self::Plain, Value::String(_) | Value::Number(_) | Value::Bool(_) | Value::List(_)) => {}
            (Self::Named(_, shape), _) => shape.visit(value, path, problems),
            (Self::List(item), Value::List(items)) => {
                for (at, value) in items.iter().enumerate() {
                    item.visit(value, &words::item(path, at), problems);
                }
            }
            (Self::Strings, Value::List(items)) => {
                for (at, value) in items.iter().enumerate() {
                    Self::String.visit(value, &words::item(path, at), problems);
                }
            }
            (Self::Map(item), Value::Object(fields)) => {
                for (name, value) in fields {
                    item.visit(value, &words::field(path, name), problems);
                }
            }
            (
                Self::Object(fields) | Self::StringOr(fields) | Self::FigureOr(fields) | Self::ChoiceOr(_, fields),
                Value::Object(values),
            ) => visit_fields(fields, values, path, problems),
            (Self::Localized, Value::Object(values)) => visit_languages(values, path, problems),
            _ => problems.push(Problem::new(
                "wrong-type",
                Gravity::Error,
                path,
                &[&self.name(), value.type_name(), self.example()],
            )),
        }
    }

    fn name(&self) -> String {
        match self {
            Self::String => "text".to_owned(),
            Self::Constant(only) => words::together(&["\"", only, "\""]),
            Self::Choice(choices) => words::listed(*choices, " | "),
            Self::Localized => "{ \"zh-CN\": text }".to_owned(),
            Self::Bool => "true/false".to_owned(),
            Self::Count => "1, 2, 3 …".to_owned(),
            Self::Number => "number".to_owned(),
            Self::NumberOrName => "number / name".to_owned(),
            Self::NameOrFalse => "name / false".to_owned(),
            Self::Any => "plain data".to_owned(),
            Self::FigureOr(_) => "number / name / object".to_owned(),
            Self::Plain => "text / number / true / false / list".to_owned(),
            Self::Named(_, shape) => shape.name(),
            Self::List(_) => "list".to_owned(),
            Self::Strings => "text / list".to_owned(),
            Self::Map(_) | Self::Object(_) => "object".to_owned(),
            Self::StringOr(_) => "text / object".to_owned(),
            Self::ChoiceOr(choices, _) => words::together(&[&words::listed(*choices, " | "), " / object"]),
        }
    }

    const fn example(&self) -> &'static str {
        match self {
            Self::String => "\"…\"",
            Self::Localized => "{ \"zh-CN\": \"…\", \"en\": \"…\" }",
            Self::List(_) | Self::Strings => "[ … ]",
            Self::Map(_) | Self::Object(_) | Self::StringOr(_) | Self::FigureOr(_) | Self::ChoiceOr(..) => "{ … }",
            Self::Constant(only) => only,
            Self::Named(_, shape) => shape.example(),
            Self::Choice(_) | Self::Bool | Self::Count | Self::Number | Self::NumberOrName | Self::NameOrFalse => "",
            Self::Plain | Self::Any => "",
        }
    }
}

fn visit_fields(fields: &[Field], values: &[(String, Value)], path: &str, problems: &mut Vec<Problem>) {
    for field in fields {
        match values.iter().find(|(name, value)| name == field.name && !matches!(value, Value::Null)) {
            Some((name, value)) => field.shape.visit(value, &words::field(path, name), problems),
            None if field.required => {
                problems.push(Problem::new("missing-field", Gravity::Error, path, &[field.name, field.shape.example()]))
            }
            None => {}
        }
    }
    for (name, _) in values {
        if fields.iter().all(|field| field.name != name) {
            let known = words::listed(fields.iter().map(|field| field.name), ", ");
            problems.push(Problem::new("unknown-field", Gravity::Error, words::field(path, name), &[name, &known]));
        }
    }
}

fn visit_languages(values: &[(String, Value)], path: &str, problems: &mut Vec<Problem>) {
    if values.iter().all(|(name, _)| name != LANGUAGES[0]) {
        problems.push(Problem::new("missing-field", Gravity::Error, path, &[LANGUAGES[0], "\"…\""]));
    }
    for (name, value) in values {
        if LANGUAGES.contains(&name.as_str()) {
            Shape::String.visit(value, &words::field(path, name), problems);
        } else {
            problems.push(Problem::new(
                "unknown-field",
                Gravity::Error,
                words::field(path, name),
                &[name, &words::listed(LANGUAGES, ", ")],
            ));
        }
    }
}
