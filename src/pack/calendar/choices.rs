//! A calendar document with the readings chosen and the parameters set: what it says, before it is read.

use super::parts::UNITS;
use crate::error::{Gravity, Problem};
use crate::pack::value::Value;

/// What a page chose of what a document leaves open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choices {
    /// Options of readings, by the names of these.
    pub readings: Vec<(String, String)>,
    /// Values of parameters, by name.
    pub parameters: Vec<(String, f64)>,
}

impl Choices {
    /// The choices in `{ readings, parameters }`.
    #[must_use]
    pub fn of(value: &Value) -> Self {
        let option = |(name, value): &(String, Value)| Some((name.clone(), value.as_text()?.to_owned()));
        let figure = |(name, value): &(String, Value)| match value {
            Value::Number(number) => Some((name.clone(), *number)),
            _ => None,
        };
        Self {
            readings: value.fields("readings").iter().filter_map(option).collect(),
            parameters: value.fields("parameters").iter().filter_map(figure).collect(),
        }
    }

    /// The option of a reading, if one was chosen.
    fn option(&self, reading: &str) -> Option<&str> {
        self.readings.iter().rev().find(|chosen| chosen.0 == reading).map(|chosen| chosen.1.as_str())
    }
}

/// The option of each reading that counts, in the order of the document.
#[must_use]
pub fn options_of(document: &Value, choices: &Choices) -> Vec<(String, String)> {
    let option = |(name, reading): &(String, Value)| {
        let chosen =
            choices.option(name).filter(|chosen| reading.get("options").is_some_and(|all| all.get(chosen).is_some()));
        (name.clone(), chosen.or_else(|| reading.text("default")).unwrap_or_default().to_owned())
    };
    document.fields("readings").iter().map(option).collect()
}

/// The document as it reads with the options that count, and what was chosen that it does not have.
pub(super) fn applied(document: &Value, choices: &Choices) -> (Value, Vec<Problem>) {
    let mut problems = unknown(document, choices);
    let mut read = document.clone();
    for (name, chosen) in options_of(document, choices) {
        let reading = document.get("readings").and_then(|readings| readings.get(&name));
        let Some(option) = reading.and_then(|reading| reading.get("options")?.get(&chosen)) else {
            problems.extend(reading.map(|_| no_option(document, &name, &chosen, format!("readings.{name}.default"))));
            continue;
        };
        for section in ["targets", "duties", "events"] {
            for (id, patch) in option.fields(section) {
                let path = format!("readings.{name}.options.{chosen}.{section}.{id}");
                match field_of(&mut read, section).and_then(|parts| field_of(parts, id)) {
                    Some(part) => set(part, patch),
                    None => problems.push(no_part(document, section, id, path)),
                }
            }
        }
    }
    (read, problems)
}

fn unknown(document: &Value, choices: &Choices) -> Vec<Problem> {
    let names = |field: &str| -> Vec<String> { document.fields(field).iter().map(|(name, _)| name.clone()).collect() };
    let mut problems = Vec::new();
    for (name, chosen) in &choices.readings {
        let reading = document.get("readings").and_then(|readings| readings.get(name));
        let path = format!("options.readings.{name}");
        match reading.map(|reading| reading.get("options").is_some_and(|all| all.get(chosen).is_some())) {
            None => {
                let details = [name.as_str(), &names("readings").join(", ")];
                problems.push(Problem::new("unknown-reading", Gravity::Error, path, &details));
            }
            Some(false) => problems.push(no_option(document, name, chosen, path)),
            Some(true) => {}
        }
    }
    for (name, _) in &choices.parameters {
        if !names("parameters").contains(name) {
            let details = [name.as_str(), &names("parameters").join(", ")];
            let path = format!("options.parameters.{name}");
            problems.push(Problem::new("unknown-parameter.clock", Gravity::Error, path, &details));
        }
    }
    problems
}

fn no_option(document: &Value, reading: &str, chosen: &str, path: String) -> Problem {
    let options =
        document.get("readings").and_then(|readings| readings.get(reading)).map_or(&[][..], |it| it.fields("options"));
    let known: Vec<&str> = options.iter().map(|(name, _)| name.as_str()).collect();
    Problem::new("unknown-choice", Gravity::Error, path, &[chosen, &known.join(", ")])
}

pub(super) fn no_part(document: &Value, section: &str, id: &str, path: String) -> Problem {
    let known: Vec<&str> = document.fields(section).iter().map(|(name, _)| name.as_str()).collect();
    Problem::new("unknown-part", Gravity::Error, path, &[section, id, &known.join(", ")])
}

fn field_of<'a>(value: &'a mut Value, name: &str) -> Option<&'a mut Value> {
    match value {
        Value::Object(fields) => fields.iter_mut().find(|field| field.0 == name).map(|field| &mut field.1),
        _ => None,
    }
}

/// Sets the fields of `patch`. A length of time in it takes the place of the one that was there.
fn set(part: &mut Value, patch: &Value) {
    let (Value::Object(fields), Value::Object(patch)) = (part, patch) else { return };
    let is_length = |name: &String| UNITS.iter().any(|unit| unit.name == name);
    if patch.iter().any(|(name, _)| is_length(name)) {
        fields.retain(|(name, _)| !is_length(name));
    }
    for (name, value) in patch {
        fields.retain(|field| field.0 != *name);
        fields.push((name.clone(), value.clone()));
    }
}
