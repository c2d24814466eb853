//! Choosing among the ways in which a source can be read.
//!
//! Anywhere in the parts of a scheme that say what is computed, a value may be a switch: `{ "reading": "surplus", "item": 0,
//! "total": null }`. Each is replaced by what stands for the chosen option; null leaves the field out.

use crate::error::{Gravity, Problem};
use crate::pack::lexicon::localized;
use crate::pack::value::Value;
use crate::score::scheme::Reading;
use crate::words;

/// The parts of a document in which there can be switches.
pub(in crate::pack) const SWITCHED: &[&str] = &[
    "rounding",
    "fields",
    "lines",
    "total",
    "max",
    "min",
    "pay",
    "fines",
    "grades",
    "actions",
    "gates",
    "rank",
    "duplicates",
];

/// Switches within switches; no document needs more.
const DEEPEST: usize = 40;

/// The readings of a document, and the chosen option of each by name.
pub(super) fn choose(
    document: &Value,
    wanted: &[(String, String)],
    problems: &mut Vec<Problem>,
) -> (Vec<Reading>, Vec<(String, String)>) {
    let readings: Vec<Reading> = document.fields("readings").iter().map(|(id, value)| reading(id, value)).collect();
    for (name, _) in wanted {
        if readings.iter().all(|known| known.id != *name) {
            let known: Vec<&str> = readings.iter().map(|known| known.id.as_str()).collect();
            unknown(words::field("readings", name), name, &known, problems);
        }
    }
    let choose = |mut reading: Reading| {
        let place = |option: &str| reading.options.iter().position(|known| known.0 == option);
        let known = || reading.options.iter().map(|known| known.0.as_str()).collect::<Vec<_>>();
        let default =
            document.get("readings").and_then(|all| all.get(&reading.id)).and_then(|value| value.text("default"));
        let default = default.unwrap_or_default();
        let used = match wanted.iter().find(|(name, _)| *name == reading.id) {
            Some((_, option)) => {
                if place(option).is_none() {
                    unknown(words::field("readings", &reading.id), option, &known(), problems);
                }
                place(option)
            }
            None => None,
        };
        if place(default).is_none() {
            unknown(words::field(&words::field("readings", &reading.id), "default"), default, &known(), problems);
        }
        let default = place(default).unwrap_or(0);
        reading.default = default;
        reading.used = used.unwrap_or(default);
        reading
    };
    let readings: Vec<Reading> = readings.into_iter().map(choose).collect();
    let chosen =
        readings.iter().filter_map(|reading| Some((reading.id.clone(), reading.options.get(reading.used)?.0.clone())));
    let chosen = chosen.collect();
    (readings, chosen)
}

fn unknown(path: String, name: &str, known: &[&str], problems: &mut Vec<Problem>) {
    problems.push(Problem::new("unknown-reading", Gravity::Error, path, &[name, &words::listed(known, ", ")]));
}

fn reading(id: &str, value: &Value) -> Reading {
    let option = |(id, value): &(String, Value)| (id.clone(), localized(value.get("title")));
    Reading {
        id: id.to_owned(),
        question: localized(value.get("question")),
        options: value.fields("options").iter().map(option).collect(),
        used: 0,
        default: 0,
        rows: value.texts("rows"),
    }
}

/// The document as it is in the chosen readings, without switches.
pub(super) fn settle(
    document: &Value,
    readings: &[Reading],
    chosen: &[(String, String)],
    problems: &mut Vec<Problem>,
) -> Value {
    let Value::Object(fields) = document else { return document.clone() };
    let mut settler = Settler { readings, chosen, problems };
    let settled = fields.iter().map(|(name, value)| {
        let value = if SWITCHED.contains(&name.as_str()) { settler.value(value, name, 0) } else { value.clone() };
        (name.clone(), value)
    });
    Value::Object(settled.collect())
}

struct Settler<'a> {
    readings: &'a [Reading],
    chosen: &'a [(String, String)],
    problems: &'a mut Vec<Problem>,
}

impl Settler<'_> {
    fn value(&mut self, value: &Value, path: &str, depth: usize) -> Value {
        if depth > DEEPEST {
            self.problems.push(Problem::new("too-deep", Gravity::Error, path, &[]));
            return Value::Null;
        }
        match value {
            Value::List(items) => {
                let item = |(at, item)| self.value(item, &words::item(path, at), depth + 1);
                Value::List(items.iter().enumerate().map(item).collect())
            }
            Value::Object(fields) => match value.text("reading") {
                Some(reading) => self.switch(fields, reading, path, depth),
                None => {
                    let field = |(name, value): &(String, Value)| {
                        (name.clone(), self.value(value, &words::field(path, name), depth + 1))
                    };
                    Value::Object(fields.iter().map(field).collect())
                }
            },
            plain => plain.clone(),
        }
    }

    /// What a switch stands for. Every option must be there, so that none is forgotten.
    fn switch(&mut self, fields: &[(String, Value)], name: &str, path: &str, depth: usize) -> Value {
        let Some(reading) = self.readings.iter().find(|known| known.id == name) else {
            let known: Vec<&str> = self.readings.iter().map(|known| known.id.as_str()).collect();
            unknown(words::field(path, "reading"), name, &known, self.problems);
            return Value::Null;
        };
        for (option, _) in &reading.options {
            if fields.iter().all(|field| field.0 != *option) {
                self.problems.push(Problem::new("reading-option", Gravity::Error, path, &[option]));
            }
        }
        for (option, _) in fields.iter().filter(|field| field.0 != "reading") {
            if reading.options.iter().all(|known| known.0 != *option) {
                let known: Vec<&str> = reading.options.iter().map(|known| known.0.as_str()).collect();
                unknown(words::field(path, option), option, &known, self.problems);
            }
        }
        let chosen = self.chosen.iter().find(|known| known.0 == name).map_or("", |known| &known.1);
        match fields.iter().find(|field| field.0 == chosen) {
            Some((option, value)) => self.value(value, &words::field(path, option), depth + 1),
            None => Value::Null,
        }
    }
}
