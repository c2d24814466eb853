//! From the text of a file to rows: plain lists, tables, and JSON in the shapes people keep lists in.

use super::clean::{cleaned, is_bare_punctuation, is_damaged};
use super::columns::{self, Column};
use super::{Format, ImportOptions, csv, json};
use crate::error::{Gravity, Problem};
use crate::pack::Value;

/// The first line of a list whose lines are phrases to the letter; [`super::export`] writes it.
pub(super) const TO_THE_LETTER: &str = "# kefu: 一行一条，照字面";

/// An entry on its way in: its phrase, and the other fields as they go into the document.
pub(super) struct Row {
    /// Line, or number of the JSON item, from 1.
    pub(super) line: usize,
    pub(super) phrase: String,
    /// The phrase as it stood there, where it was changed.
    pub(super) before: Option<String>,
    pub(super) fields: Vec<(String, Value)>,
}

/// What was left out, and why: `empty`, `punctuation`, `damaged` or `no-phrase`.
pub(super) struct Skipped {
    pub(super) line: usize,
    pub(super) text: String,
    pub(super) why: &'static str,
}

/// A file as rows.
#[derive(Default)]
pub(super) struct Source {
    pub(super) rows: Vec<Row>,
    pub(super) skipped: Vec<Skipped>,
    /// Lines that are empty, or remarks.
    pub(super) blank: usize,
    pub(super) comments: usize,
    /// The document, if the file is one.
    pub(super) document: Option<Value>,
    pub(super) problems: Vec<Problem>,
}

impl Source {
    /// Reads `text`; the format that it turned out to have comes with it.
    pub(super) fn read(text: &str, options: &ImportOptions) -> (Self, Format) {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let format = options.format.unwrap_or_else(|| guess(text));
        let mut source = Self::default();
        match format {
            Format::Json => source.take_json(text),
            Format::Csv => source.take_table(text, &options.columns),
            Format::Text => source.take_list(text),
        }
        (source, format)
    }

    fn take_list(&mut self, text: &str) {
        let literal = text.starts_with(TO_THE_LETTER);
        let one_line = text.trim().lines().nth(1).is_none();
        let mut line = 0;
        for content in text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r')) {
            line += 1;
            if content.trim().is_empty() {
                self.blank += 1;
            } else if content.starts_with('#') {
                self.comments += 1;
            } else if literal {
                self.take_phrase(line, content.strip_prefix('\\').unwrap_or(content), false, Vec::new());
            } else {
                self.take_line(line, content, one_line);
            }
        }
    }

    /// A line of a list; it may be a list by itself.
    fn take_line(&mut self, line: usize, content: &str, alone: bool) {
        let separator = |mark: char| matches!(mark, ',' | '、' | '；' | ';' | '\t' | '|') || alone && mark == '，';
        let item = cleaned(content, true);
        match item.contains(separator) {
            true => item.split(separator).filter(|part| !part.trim().is_empty()).for_each(|part| {
                self.take_phrase(line, part, true, Vec::new());
            }),
            false => self.take_phrase(line, content, true, Vec::new()),
        }
    }

    fn take_phrase(&mut self, line: usize, text: &str, numbered: bool, fields: Vec<(String, Value)>) {
        let phrase = cleaned(text, numbered);
        let why = match phrase.as_str() {
            "" => "empty",
            phrase if is_damaged(phrase) => "damaged",
            phrase if is_bare_punctuation(phrase) => "punctuation",
            _ => {
                let before = Some(text.to_owned()).filter(|before| before.trim() != phrase);
                return self.rows.push(Row { line, phrase, before, fields });
            }
        };
        self.skip(line, text, why);
    }

    fn skip(&mut self, line: usize, text: &str, why: &'static str) {
        self.skipped.push(Skipped { line, text: text.to_owned(), why });
    }

    fn take_table(&mut self, text: &str, wanted: &[(String, String)]) {
        let records = csv::records(text);
        let Some(head) = records.first() else { return };
        let headed = head.cells.iter().any(|cell| columns::named(cell).is_some_and(|column| column.field == "phrase"))
            || wanted.iter().any(|(_, name)| head.cells.iter().any(|cell| cell.trim() == name));
        let columns: Vec<Option<&Column>> = (0..head.cells.len())
            .map(|at| {
                let cell = head.cells[at].trim();
                let chosen = wanted.iter().find(|(_, name)| headed && name == cell || *name == at.to_string());
                match chosen {
                    Some((field, _)) => columns::of_field(field),
                    None if !wanted.is_empty() => None,
                    None if headed => columns::named(cell),
                    None => columns::of_field("phrase").filter(|_| at == 0),
                }
            })
            .collect();
        for (at, cell) in head.cells.iter().enumerate().filter(|(at, _)| columns[*at].is_none()) {
            let name = if headed { cell.trim().to_owned() } else { (at + 1).to_string() };
            self.problems.push(Problem::new(
                "unused-column",
                Gravity::Warning,
                format!("line {}", head.line),
                &[&name],
            ));
        }
        for record in &records[usize::from(headed)..] {
            self.take_cells(record.line, columns.iter().copied().zip(&record.cells));
        }
    }

    fn take_cells<'a>(&mut self, line: usize, cells: impl Iterator<Item = (Option<&'static Column>, &'a String)>) {
        let mut phrase = None;
        let mut fields = Vec::new();
        for (column, cell) in cells {
            let Some(column) = column else { continue };
            let cell = csv::unguarded(cell);
            match column.field {
                "phrase" => phrase = Some(cell),
                _ if cell.trim().is_empty() => {}
                field => match column.value(cell) {
                    Ok(value) => fields.push((field.to_owned(), value)),
                    Err(()) => self.unknown_severity(line, cell),
                },
            }
        }
        match phrase {
            Some(text) => self.take_phrase(line, text, false, fields),
            None => self.skip(line, "", "no-phrase"),
        }
    }

    fn unknown_severity(&mut self, line: usize, cell: &str) {
        let choices = "hint 建议, warn 提醒, block 拦截";
        self.problems.push(Problem::new(
            "unknown-choice",
            Gravity::Warning,
            format!("line {line}"),
            &[cell.trim(), choices],
        ));
    }

    fn take_json(&mut self, text: &str) {
        match json::read(text) {
            Ok(Value::List(items)) => self.take_items(&items, 0, &[]),
            Ok(document @ Value::Object(_)) if document.get("entries").is_some() => {
                self.take_items(document.items("entries"), 0, &[]);
                self.document = Some(document);
            }
            // Lists by category: { "推诿": ["…"] }
            Ok(Value::Object(lists)) => {
                let mut done = 0;
                for (name, list) in &lists {
                    let items = match list {
                        Value::List(items) => items.as_slice(),
                        other => std::slice::from_ref(other),
                    };
                    self.take_items(items, done, &[("category".to_owned(), Value::String(name.clone()))]);
                    done += items.len();
                }
            }
            Ok(other) => {
                self.problems.push(Problem::new("not-a-list", Gravity::Error, "", &[other.type_name()]));
            }
            Err(error) => {
                let line = error.line.to_string();
                self.problems.push(Problem::new("not-json", Gravity::Error, format!("line {line}"), &[&line]));
            }
        }
    }

    fn take_items(&mut self, items: &[Value], done: usize, common: &[(String, Value)]) {
        for (at, item) in items.iter().enumerate() {
            let line = done + at + 1;
            match item {
                Value::String(text) => self.take_phrase(line, text, false, common.to_vec()),
                Value::Object(values) => self.take_object(line, values, common),
                other => self.skip(line, &json::write(other), "no-phrase"),
            }
        }
    }

    fn take_object(&mut self, line: usize, values: &[(String, Value)], common: &[(String, Value)]) {
        let mut phrase = None;
        let mut fields = common.to_vec();
        for (name, value) in values {
            match (columns::named(name), value) {
                (Some(column), Value::String(text)) if column.field == "phrase" => phrase = Some(text),
                (Some(column), Value::String(text)) => match column.value(text) {
                    Ok(value) => fields.push((column.field.to_owned(), value)),
                    Err(()) => self.unknown_severity(line, text),
                },
                (Some(column), value) => fields.push((column.field.to_owned(), value.clone())),
                // A field of a rule, or one that the check of the document will name.
                (None, value) => fields.push((name.clone(), value.clone())),
            }
        }
        match phrase {
            Some(text) => self.take_phrase(line, text, false, fields),
            // What is looked for by its structure has no phrase.
            None if fields.iter().any(|(name, _)| name == "leak") => {
                self.rows.push(Row { line, phrase: String::new(), before: None, fields });
            }
            None => self.skip(line, &json::write(&Value::Object(values.to_vec())), "no-phrase"),
        }
    }
}

/// JSON begins with a bracket; a table has a known name in its first line, or quotes around a first cell.
fn guess(text: &str) -> Format {
    let text = text.trim_start();
    if text.starts_with(['{', '[']) && json::read(text).is_ok() {
        return Format::Json;
    }
    let head = csv::records(text.lines().next().unwrap_or_default());
    let named = |cell: &String| columns::named(cell).is_some_and(|column| column.field == "phrase");
    match head.first() {
        Some(head) if head.cells.iter().any(named) => Format::Csv,
        _ => Format::Text,
    }
}
