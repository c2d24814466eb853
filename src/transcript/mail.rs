//! E-mails: threads as they are forwarded or pasted, answers above what they answer.
//!
//! A message begins with header lines (`发件人：…`, `From: …`) or with the line that introduces a quotation (`On … wrote:`,
//! `… 写道：`). Lines marked `>` belong to the message that was introduced for their depth, so that an answer between quoted
//! lines stays its writer's. Invariant: the order is that of the source, even where it goes back in time.

use super::ledger::{Ledger, Message, When};
use super::model::Attribute;
use super::stamp;
use super::units::{Lines, begins, is_colon, is_space, trimmed};
use crate::error::Gravity;
use crate::text::Span;

/// `>` beyond this many in front of a line are one quotation.
const DEEPEST: usize = 32;

const FROM: [&str; 4] = ["发件人", "寄件人", "寄件者", "from"];
const DATE: [&str; 7] = ["发送时间", "发件时间", "日期", "寄件日期", "时间", "sent", "date"];
const SUBJECT: [&str; 3] = ["主题", "主旨", "subject"];
const OTHERS: [&str; 9] = ["收件人", "收件者", "抄送", "副本", "密送", "to", "cc", "bcc", "reply-to"];
const WROTE: [&str; 8] = ["wrote:", "wrote：", "写道：", "写道:", "寫道：", "寫道:", "来信：", "来信:"];
const ORIGINAL: [&str; 6] = ["original message", "原始邮件", "原邮件", "原始郵件", "forwarded message", "转发的邮件"];

/// Whether a source is an e-mail: two header lines together, or the line that introduces a quotation.
pub(super) fn looks_like(source: &[u16], lines: &Lines) -> bool {
    let mut header_before = false;
    for line in lines.spans(source).map(|line| unquoted(source, line).1).filter(|line| !line.is_empty()) {
        let header = header(source, line).map(|header| header.0);
        if introduction(source, line).is_some() || (header_before && header.is_some()) {
            return true;
        }
        header_before = header == Some(Header::From);
    }
    false
}

/// Reads a whole thread as one conversation.
pub(super) fn read(ledger: &mut Ledger<'_>, lines: &Lines) {
    let conversation = ledger.begin(None, Span::new(0, 1));
    let mut thread =
        Thread { conversation, writers: vec![Writer::default(); DEEPEST + 1], depth: 0, text: Vec::new(), place: None };
    let all: Vec<Span> = lines.spans(ledger.source).collect();
    for line in all {
        thread.line(ledger, line);
    }
    thread.close(ledger);
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Header {
    From,
    Date,
    Subject,
    Other,
}

/// Who wrote what stands at a depth of quotation, and when.
#[derive(Clone, Copy)]
struct Writer {
    name: Option<Span>,
    when: When,
}

impl Default for Writer {
    fn default() -> Self {
        Self { name: None, when: When::Missing }
    }
}

struct Thread {
    conversation: usize,
    writers: Vec<Writer>,
    depth: usize,
    text: Vec<Span>,
    place: Option<Span>,
}

impl Thread {
    fn line(&mut self, ledger: &mut Ledger<'_>, line: Span) {
        let (depth, inner) = unquoted(ledger.source, line);
        if inner.is_empty() {
            // A blank line does not end a quotation.
            self.text.push(inner);
            return;
        }
        if depth != self.depth {
            self.close(ledger);
            self.depth = depth;
        }
        if let Some((name, when)) = introduction(ledger.source, inner) {
            self.close(ledger);
            // Some programs mark what they quote, some don't: then it is at the depth of its introduction.
            self.writers[depth] = Writer { name: Some(name), when };
            self.writers[(depth + 1).min(DEEPEST)] = Writer { name: Some(name), when };
        } else if let Some((header, value)) = header(ledger.source, inner).filter(|_| self.at_head()) {
            self.header(ledger, header, value, inner);
        } else if is_original(ledger.source, inner) {
            self.close(ledger);
        } else {
            self.text.push(inner);
            let start = self.place.map_or(line.start, |place| place.start);
            self.place = Some(Span::new(start, line.end));
        }
    }

    /// Whether header lines can stand here: nothing has been written since the last of them, or a blank line parts them from it.
    fn at_head(&self) -> bool {
        self.text.last().is_none_or(|line| line.is_empty())
    }

    fn header(&mut self, ledger: &mut Ledger<'_>, header: Header, value: Span, line: Span) {
        self.close(ledger);
        match header {
            Header::From => {
                self.writers[self.depth] =
                    Writer { name: Some(display_name(ledger.source, value)), when: When::Missing }
            }
            Header::Date => {
                let stamp = stamp::read_field(value.of(ledger.source));
                self.writers[self.depth].when = stamp.map_or(When::Unread(value), When::Written);
            }
            Header::Subject | Header::Other => {
                let colon = line.of(ledger.source).iter().position(|&unit| is_colon(unit)).unwrap_or(0);
                let name = trimmed(ledger.source, Span::new(line.start, line.start + colon as u32));
                if !value.is_empty() {
                    ledger.attribute(self.conversation, name, Attribute::Text(value), line);
                }
            }
        }
    }

    fn close(&mut self, ledger: &mut Ledger<'_>) {
        let lines = std::mem::take(&mut self.text);
        let Some(place) = self.place.take() else { return };
        let Writer { name, when } = self.writers[self.depth];
        let mut whole = Vec::new();
        for (at, line) in lines.iter().enumerate() {
            whole.extend(Some(super::units::NEW_LINE).filter(|_| at > 0));
            whole.extend_from_slice(line.of(ledger.source));
        }
        let inner = trimmed(&whole, Span::new(0, whole.len() as u32));
        let text = ledger.add(inner.of(&whole).iter().copied());
        ledger.message(self.conversation, Message { role: None, name, text, when, place });
        if name.is_none() {
            ledger.notes.add("no-writer", Gravity::Warning, place, &[]);
        }
    }
}

/// A line without its `>`, and how many there were.
fn unquoted(source: &[u16], line: Span) -> (usize, Span) {
    let mut depth = 0;
    let mut at = line.start;
    while let Some(&unit) = source.get(at as usize).filter(|_| at < line.end) {
        let mark = unit == u16::from(b'>');
        if !mark && !is_space(unit) {
            break;
        }
        depth += usize::from(mark);
        at += 1;
    }
    (depth.min(DEEPEST), trimmed(source, Span::new(at, line.end)))
}

fn header(source: &[u16], line: Span) -> Option<(Header, Span)> {
    const LONGEST_NAME: usize = 12;
    let units = line.of(source);
    let colon = units.iter().take(LONGEST_NAME).position(|&unit| is_colon(unit))?;
    let name = trimmed(source, Span::new(line.start, line.start + colon as u32)).of(source);
    let is = |words: &[&str]| words.iter().any(|word| word.encode_utf16().count() == name.len() && begins(name, word));
    let kinds =
        [(Header::From, &FROM[..]), (Header::Date, &DATE), (Header::Subject, &SUBJECT), (Header::Other, &OTHERS)];
    let kind = kinds.into_iter().find(|(_, words)| is(words))?.0;
    Some((kind, trimmed(source, Span::new(line.start + colon as u32 + 1, line.end))))
}

/// `On Wed, May 1, 2024 at 10:00 AM, Li Lei <li@…> wrote:`, `2024年5月1日 10:00，李雷 <li@…> 写道：`.
fn introduction(source: &[u16], line: Span) -> Option<(Span, When)> {
    const LONGEST: u32 = 200;
    let units = line.of(source);
    let said = WROTE.iter().find(|word| {
        let length = word.encode_utf16().count();
        line.len() <= LONGEST && units.len() > length && begins(&units[units.len() - length..], word)
    })?;
    let end = line.end - said.encode_utf16().count() as u32;
    let mut rest = trimmed(source, Span::new(line.start, end));
    for opening in ["on ", "在"] {
        if begins(rest.of(source), opening) {
            rest.start += opening.encode_utf16().count() as u32;
        }
    }
    let rest = trimmed(source, rest);
    let when = match stamp::read(rest.of(source)) {
        Some((stamp, length)) => {
            let joint = |unit: &&u16| is_space(**unit) || matches!(**unit, 0x2C | 0xFF0C | 0x3001);
            let after = rest.start + length as u32;
            let joints = Span::new(after, rest.end).of(source).iter().take_while(joint).count() as u32;
            return Some((display_name(source, Span::new(after + joints, rest.end)), When::Written(stamp)));
        }
        None => When::Missing,
    };
    Some((display_name(source, rest), when))
}

/// The name before an address in angle brackets; the address itself, if it has none.
fn display_name(source: &[u16], span: Span) -> Span {
    let units = span.of(source);
    let bracket = units.iter().position(|&unit| matches!(unit, 0x3C | 0xFF1C));
    let name = bracket.map_or(span, |at| Span::new(span.start, span.start + at as u32));
    let mut name = trimmed(source, name);
    let is_mark = |at: u32| matches!(source.get(at as usize), Some(0x22 | 0x27 | 0x201C | 0x201D));
    while !name.is_empty() && is_mark(name.start) {
        name.start += 1;
    }
    while !name.is_empty() && is_mark(name.end - 1) {
        name.end -= 1;
    }
    if name.is_empty() { trimmed(source, span) } else { name }
}

/// `-----Original Message-----`.
fn is_original(source: &[u16], line: Span) -> bool {
    let is_dash = |unit: &&u16| matches!(**unit, 0x2D | 0x2014 | 0x2500 | 0x3D) || is_space(**unit);
    let units = line.of(source);
    let left = units.iter().take_while(is_dash).count();
    let right = units.iter().rev().take(units.len() - left).take_while(is_dash).count();
    let inner = &units[left..units.len() - right];
    left >= 2 && ORIGINAL.iter().any(|words| begins(inner, words) && words.encode_utf16().count() == inner.len())
}
