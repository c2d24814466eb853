//! Pasted text: chats copied from a window or exported as text.
//!
//! A line alone does not tell whether it is a head (`客服电话：96766` is none), so the source is read twice: first to learn
//! which names come with times or come again ([`manner`]), then message by message. Invariants: each line is read a bounded
//! number of times; a line that belongs to no message is an attribute or a problem.

mod head;
mod manner;
mod rules;

use chrono::NaiveDate;
use head::Head;
use manner::Manner;
use rules::Rule;

use super::ledger::{Ledger, Message, When};
use super::model::Attribute;
use super::stamp::Stamp;
use super::units::{Lines, trimmed};
use super::words::{Field, Words};
use crate::error::Gravity;
use crate::text::Span;

/// Whether a source has lines that can hardly be anything but heads of messages, or many that may be.
pub(super) fn looks_like(source: &[u16], lines: &Lines, words: &Words) -> bool {
    Manner::of(source, lines, words, &[]).is_chat()
}

/// The name before a colon, if it is known whose, and what it says: `A: 您好`.
pub(super) fn named(ledger: &Ledger<'_>, line: Span) -> (Option<Span>, Span) {
    if line.start as usize >= ledger.source.len() {
        return (None, line);
    }
    let parted = head::at_colon(ledger.source, line, ledger.words);
    let known = parted.filter(|(name, _)| ledger.words.speaker(name.of(ledger.source)).is_some());
    known.map_or((None, line), |(name, text)| (Some(name), text))
}

/// Reads a whole chat.
pub(super) fn read(ledger: &mut Ledger<'_>, lines: &Lines) {
    let all: Vec<Span> = lines.spans(ledger.source).map(|line| trimmed(ledger.source, line)).collect();
    let manner = Manner::of(ledger.source, lines, ledger.words, &ledger.options.roles);
    let mut chat = Chat { lines: &all, manner, conversation: None, headed: false, open: None, time: None };
    for (at, _) in all.iter().enumerate().filter(|(_, line)| !line.is_empty()) {
        chat.line(ledger, at);
    }
    chat.close(ledger);
}

/// A message that goes on until the next head.
struct Open {
    head: Head,
    text: Option<Span>,
    place: Span,
}

struct Chat<'a> {
    lines: &'a [Span],
    manner: Manner,
    conversation: Option<usize>,
    /// Whether a line names the present conversation, so that what follows may describe it.
    headed: bool,
    open: Option<Open>,
    /// A time on a line of its own, for the next head.
    time: Option<Stamp>,
}

impl Chat<'_> {
    fn line(&mut self, ledger: &mut Ledger<'_>, at: usize) {
        let line = self.lines[at];
        if let Some(rule) = rules::read(ledger.source, line, ledger.words)
            && (rule.is_named() || self.begins_something(ledger, at))
        {
            return self.rule(ledger, rule, line);
        }
        if self.describes(ledger, line) {
            return;
        }
        match head::read(ledger.source, line, ledger.words) {
            Some(head) if head.name.is_empty() && head.when.is_some() => self.lone_time(ledger, head, at),
            Some(head) if self.manner.accepts(&head, ledger.source, ledger.words) => self.head(ledger, head, line),
            _ => self.more(ledger, line),
        }
    }

    /// Whether the next line with something on it begins a message or a conversation, or there is none.
    fn begins_something(&self, ledger: &Ledger<'_>, at: usize) -> bool {
        let Some(&next) = self.lines[at + 1..].iter().find(|line| !line.is_empty()) else { return true };
        if rules::read(ledger.source, next, ledger.words).is_some() {
            return true;
        }
        let described = head::at_colon(ledger.source, next, ledger.words);
        let described = described.is_some_and(|(name, _)| ledger.words.is_attribute(name.of(ledger.source)));
        let head = head::read(ledger.source, next, ledger.words);
        described
            || head.is_some_and(|head| head.name.is_empty() || self.manner.accepts(&head, ledger.source, ledger.words))
    }

    fn rule(&mut self, ledger: &mut Ledger<'_>, rule: Rule, line: Span) {
        self.close(ledger);
        match rule {
            Rule::Line => (self.conversation, self.headed) = (None, false),
            Rule::Day(stamp) => self.day(ledger, &stamp, line),
            Rule::Conversation(id, rest) => {
                self.conversation = Some(ledger.conversation(id, line));
                self.headed = true;
                self.describe_on(ledger, rest, line);
            }
            Rule::Notice => ledger.aside("outside-message", Gravity::Warning, line, &[]),
        }
    }

    /// `会话ID: 7 店铺: 旺仔`: what stands behind an id on its line.
    fn describe_on(&mut self, ledger: &mut Ledger<'_>, rest: Span, line: Span) {
        if rest.is_empty() {
            return;
        }
        match (self.conversation, head::at_colon(ledger.source, rest, ledger.words)) {
            (Some(conversation), Some((name, value))) if !value.is_empty() => {
                ledger.attribute(conversation, name, Attribute::Text(value), line);
            }
            _ => ledger.aside("outside-message", Gravity::Warning, line, &[]),
        }
    }

    /// `店铺：旺仔` before the first message. Says whether the line was that.
    fn describes(&mut self, ledger: &mut Ledger<'_>, line: Span) -> bool {
        let silent = self.open.is_none() && self.conversation.is_none_or(|conversation| ledger.is_silent(conversation));
        if !silent {
            return false;
        }
        let Some((name, value)) = head::at_colon(ledger.source, line, ledger.words) else { return false };
        let units = name.of(ledger.source);
        let free = self.headed && ledger.words.speaker(units).is_none() && !self.manner.knows(units);
        if value.is_empty() || !(ledger.words.is_attribute(units) || free) {
            return false;
        }
        if matches!(ledger.words.field(units), Some((Field::Date, _)))
            && let Some(stamp) = super::stamp::read_field(value.of(ledger.source))
        {
            ledger.frame.day = stamp.day(&ledger.frame).ok().or(ledger.frame.day);
        }
        let conversation = *self.conversation.get_or_insert_with(|| ledger.begin(None, line));
        ledger.attribute(conversation, name, Attribute::Text(value), line);
        true
    }

    /// A line that is a time: of what follows, if a message follows; an answer such as `10:00`, if not.
    fn lone_time(&mut self, ledger: &mut Ledger<'_>, head: Head, at: usize) {
        let Some(stamp) = head.when.filter(|_| self.begins_something(ledger, at)) else {
            return self.more(ledger, self.lines[at]);
        };
        let dated = stamp.date.is_some();
        if self.open.as_ref().is_some_and(|open| open.text.is_none()) || (self.manner.has_times() && !dated) {
            return self.more(ledger, self.lines[at]);
        }
        self.close(ledger);
        if dated {
            self.day(ledger, &stamp, self.lines[at]);
        }
        self.time = Some(stamp).filter(Stamp::has_clock);
    }

    fn day(&mut self, ledger: &mut Ledger<'_>, stamp: &Stamp, line: Span) {
        let day: Option<NaiveDate> = stamp.day(&ledger.frame).ok();
        if day.is_none() {
            ledger.notes.add("impossible-time", Gravity::Warning, line, &[]);
        }
        ledger.frame.day = day.or(ledger.frame.day);
    }

    fn head(&mut self, ledger: &mut Ledger<'_>, head: Head, line: Span) {
        self.close(ledger);
        let text = Some(head.text).filter(|text| !text.is_empty());
        self.open = Some(Open { head, text, place: line });
    }

    /// A line that goes on with the message before it.
    fn more(&mut self, ledger: &mut Ledger<'_>, line: Span) {
        match &mut self.open {
            None => ledger.aside("outside-message", Gravity::Warning, line, &[]),
            Some(open) => {
                open.text = Some(Span::new(open.text.map_or(line.start, |text| text.start), line.end));
                open.place.end = line.end;
            }
        }
    }

    fn close(&mut self, ledger: &mut Ledger<'_>) {
        let Some(Open { head, text, place }) = self.open.take() else { return };
        let conversation = *self.conversation.get_or_insert_with(|| ledger.begin(None, place));
        let when = head.when.or(self.time.take()).map_or(When::Missing, When::Written);
        let text = text.map_or_else(Span::default, |text| ledger.text(text));
        ledger.message(conversation, Message { role: None, name: Some(head.name), text, when, place });
    }
}
