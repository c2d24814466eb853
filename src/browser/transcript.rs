//! Transcripts across the boundary: code units in; numbers and one text out, however many conversations there are.
//!
//! A text of the result is a place `start, end`: in the source the page has already, or, from the source's length on, in the
//! text that comes with the numbers. What is left out has the place [`NOTHING`]. `www/lib/transcript.js` reads it back.

use js_sys::Uint32Array;
use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::documents::{plain, value};
use crate::error::{Gravity, Problem};
use crate::pack::Value;
use crate::phrase::Role;
use crate::text::Span;
use crate::transcript::{
    Attribute, Columns, Conversation, Format, Options, Transcript, columns, date_of, offset_of, parse,
};

/// The place of a text that is not there.
const NOTHING: Span = Span::new(u32::MAX, u32::MAX);

/// Reads a transcript by `config`: `{ format, columns, roles, offset, date }`, all optional. First the numbers of
/// conversations, of problems, of code units of the text behind them, and of numbers before it; then these in their order.
#[wasm_bindgen(js_name = parseTranscript)]
#[must_use]
pub fn parse_transcript(source: Vec<u16>, config: &JsValue, lang: &str) -> Uint32Array {
    let length = source.len() as u32;
    let transcript = parse(source, &options(&value(config)));
    let mut wire = Wire { length, numbers: vec![0; 4], text: transcript.added().to_vec() };
    for conversation in &transcript.conversations {
        wire.conversation(conversation);
    }
    for problem in &transcript.problems {
        wire.problem(problem, lang);
    }
    wire.finish(&transcript)
}

/// A column of a table, for the page's mapping.
#[derive(Serialize)]
struct WireColumn {
    title: String,
    holds: &'static str,
    samples: Vec<String>,
}

/// The columns of a table and what they would be taken for.
#[wasm_bindgen(js_name = transcriptColumns)]
#[must_use]
pub fn transcript_columns(source: Vec<u16>, config: &JsValue) -> JsValue {
    let found = columns(&source, &options(&value(config)));
    let wire = |column: crate::transcript::Column| WireColumn {
        title: column.title,
        holds: column.holds,
        samples: column.samples,
    };
    plain(&found.into_iter().map(wire).collect::<Vec<_>>())
}

fn options(config: &Value) -> Options {
    let text = |name: &str| config.text(name);
    let column = |name: &str| config.get("columns").and_then(|columns| columns.text(name)).map(str::to_owned);
    let role = |name: &str| match name {
        "agent" => Role::Agent,
        "system" => Role::System,
        _ => Role::Customer,
    };
    let roles = config.fields("roles").iter();
    let attributes = config.get("columns").filter(|columns| columns.get("attributes").is_some());
    Options {
        format: match text("format") {
            Some("json") => Format::Json,
            Some("jsonl") => Format::JsonLines,
            Some("csv") => Format::Csv,
            Some("text") => Format::Text,
            _ => Format::Auto,
        },
        columns: Columns {
            conversation: column("conversation"),
            role: column("role"),
            by: column("by"),
            text: column("text"),
            at: column("at"),
            attributes: attributes.map(|columns| columns.texts("attributes")),
        },
        roles: roles.map(|(name, side)| (name.clone(), role(side.as_text().unwrap_or_default()))).collect(),
        offset: text("offset").and_then(offset_of).unwrap_or(Options::default().offset),
        date: text("date").and_then(date_of),
    }
}

/// The result while it is written.
struct Wire {
    /// Code units of the source.
    length: u32,
    numbers: Vec<u32>,
    text: Vec<u16>,
}

impl Wire {
    fn place(&mut self, span: Option<Span>) {
        let span = span.unwrap_or(NOTHING);
        self.numbers.extend([span.start, span.end]);
    }

    fn write(&mut self, text: &str) {
        let start = self.length + self.text.len() as u32;
        self.text.extend(text.encode_utf16());
        self.place(Some(Span::new(start, self.length + self.text.len() as u32)));
    }

    fn conversation(&mut self, conversation: &Conversation) {
        self.place(conversation.id);
        self.numbers.extend([conversation.attributes.len() as u32, conversation.turns.len() as u32]);
        for &(name, value) in &conversation.attributes {
            let (span, json) = match value {
                Attribute::Text(span) => (span, 0),
                Attribute::Json(span) => (span, 1),
            };
            self.place(Some(name));
            self.place(Some(span));
            self.numbers.push(json);
        }
        for turn in &conversation.turns {
            self.numbers.push(match turn.role {
                Role::Agent => 0,
                Role::Customer => 1,
                Role::System => 2,
            });
            self.place(Some(turn.text));
            match turn.at {
                Some(at) => self.write(&at.to_string()),
                None => self.place(None),
            }
            self.place(turn.by);
        }
    }

    fn problem(&mut self, problem: &Problem, lang: &str) {
        self.numbers.push(u32::from(problem.gravity == Gravity::Error));
        self.write(problem.code);
        self.write(&problem.path);
        self.write(&problem.message(lang));
        match problem.hint(lang) {
            Some(hint) => self.write(&hint),
            None => self.place(None),
        }
    }

    fn finish(mut self, transcript: &Transcript) -> Uint32Array {
        let counts = [transcript.conversations.len(), transcript.problems.len(), self.text.len(), self.numbers.len()];
        for (slot, count) in self.numbers.iter_mut().zip(counts) {
            *slot = count as u32;
        }
        let pairs =
            self.text.chunks(2).map(|pair| u32::from(pair[0]) | pair.get(1).map_or(0, |&unit| u32::from(unit) << 16));
        self.numbers.extend(pairs);
        Uint32Array::from(&self.numbers[..])
    }
}
