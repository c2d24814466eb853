//! Conversations from what people have: JSON, JSON lines, tables, pasted chats and e-mails.
//!
//! In reading order: [`Options`] is what the caller knows; the readers (`records`, `table`, `chat`, `mail`) find messages in a
//! source; the ledger gathers them into a [`Transcript`], decides who is who and tells what was wrong; a `stamp` is a time as
//! it is written.
//!
//! Refuses to know: what is said. Invariants: no source can make it fail or take more than linear time (but for a logarithm);
//! texts are places in the source and nothing is encoded anew, so that lone surrogates survive; every line ends in a
//! message, an attribute, or a [`Problem`](crate::error::Problem) with its number; a guess is always told.

mod chat;
mod json;
mod ledger;
mod mail;
mod model;
mod notes;
mod options;
mod records;
mod sides;
mod stamp;
mod table;
mod units;
mod words;

pub use model::{Attribute, Conversation, Transcript, Turn};
pub use options::{Columns, Format, Options, date_of, offset_of};
pub use table::{Column, columns};

use ledger::Ledger;
use table::Likely;
use units::{Lines, is_blank};
use words::Words;

/// Reads a source: the code units of a text.
///
/// ```
/// use kefu::transcript::{Options, parse};
///
/// let source = "客服001 2024-05-01 10:00:01\n您好，请问有什么可以帮您？\n张三 2024-05-01 10:00:20\n我的货到哪了";
/// let read = parse(source.encode_utf16().collect(), &Options::default());
/// let turns = &read.conversations[0].turns;
/// assert_eq!(String::from_utf16_lossy(read.text(turns[1].text)), "我的货到哪了");
/// assert_eq!(read.problems[0].path, "line 3");
/// assert_eq!(read.problems[0].code, "guessed-customer");
/// ```
#[must_use]
pub fn parse(source: Vec<u16>, options: &Options) -> Transcript {
    let words = Words::new();
    let lines = Lines::of(&source);
    let mut ledger = Ledger::new(&source, options, &words);
    match form_of(&source, options.format, &lines, &words) {
        Form::Json => records::read(&mut ledger),
        Form::JsonLines => records::read_lines(&mut ledger, &lines),
        Form::Table => table::read(&mut ledger),
        Form::Mail => mail::read(&mut ledger, &lines),
        Form::Chat => chat::read(&mut ledger, &lines),
    }
    let mut transcript = ledger.finish(&lines);
    transcript.source = source;
    transcript
}

enum Form {
    Json,
    JsonLines,
    Table,
    Mail,
    Chat,
}

fn form_of(source: &[u16], format: Format, lines: &Lines, words: &Words) -> Form {
    match format {
        Format::Json => Form::Json,
        Format::JsonLines => Form::JsonLines,
        Format::Csv => Form::Table,
        Format::Text if mail::looks_like(source, lines) => Form::Mail,
        Format::Text => Form::Chat,
        Format::Auto => detect(source, lines, words),
    }
}

fn detect(source: &[u16], lines: &Lines, words: &Words) -> Form {
    let mut signs = source.iter().copied().filter(|&unit| !is_blank(unit)).map(|unit| u8::try_from(unit).unwrap_or(0));
    match (signs.next(), signs.next()) {
        (Some(b'{'), Some(b'"' | b'}')) | (Some(b'['), Some(b'{' | b'[' | b'"' | b']')) => {
            let mut filled =
                lines.spans(source).map(|line| units::trimmed(source, line)).filter(|line| !line.is_empty());
            let first = filled.next().unwrap_or_default();
            let Some(second) = filled.next() else { return Form::Json };
            let is_whole = |line: crate::text::Span| {
                let parsed = json::parse(source, line);
                matches!(parsed.node.map(|node| node.kind), Some(json::Kind::Object(_) | json::Kind::List(_)))
                    && parsed.trouble.is_none()
                    && parsed.end == line.end
            };
            // A broken first line is no reason to lose the others.
            if is_whole(first) || is_whole(second) { Form::JsonLines } else { Form::Json }
        }
        _ if mail::looks_like(source, lines) => Form::Mail,
        _ => match table::looks_like(source, words) {
            Likely::Titled => Form::Table,
            Likely::Even if !chat::looks_like(source, lines, words) => Form::Table,
            _ => Form::Chat,
        },
    }
}
