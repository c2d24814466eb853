//! JSON and JSON lines: which objects are conversations and which are messages.
//!
//! An object with a list of messages is a conversation, one with a text a message; anything around them is passed through.
//! Messages with an id of a conversation are put together by it. Invariant: a field is a part of a message, an attribute, or
//! a problem.

use std::collections::BTreeMap;

use super::chat;
use super::json::{Kind, Member, Node, parse, unescaped};
use super::ledger::{Ledger, Message};
use super::model::Attribute;
use super::table::when_of;
use super::units::{Lines, shown, trimmed};
use super::words::Field;
use crate::error::Gravity;
use crate::text::Span;

/// Digits that a number of JavaScript holds; longer ones are names, such as those of orders.
const EXACT_DIGITS: u32 = 15;

/// Reads a source that is one JSON value.
pub(super) fn read(ledger: &mut Ledger<'_>) {
    let whole = Span::new(0, ledger.source.len() as u32);
    let parsed = parse(ledger.source, whole);
    let rest = trimmed(ledger.source, Span::new(parsed.end, whole.end));
    let mut records = Records::default();
    if let Some(node) = parsed.node {
        records.take(ledger, &node, None);
    }
    if parsed.trouble.is_some() || !rest.is_empty() {
        note_broken(ledger, Span::new(parsed.end, whole.end));
    }
}

/// Reads a source that has a JSON value on each line.
pub(super) fn read_lines(ledger: &mut Ledger<'_>, lines: &Lines) {
    let mut records = Records::default();
    for line in lines.spans(ledger.source) {
        let line = trimmed(ledger.source, line);
        if line.is_empty() {
            continue;
        }
        let parsed = parse(ledger.source, line);
        match parsed.node {
            Some(node) if parsed.trouble.is_none() && parsed.end == line.end => records.take(ledger, &node, None),
            _ => note_broken(ledger, Span::new(parsed.end.min(line.end - 1), line.end)),
        }
    }
}

/// Tells where the source stops being JSON. The problem covers all that is not read.
fn note_broken(ledger: &mut Ledger<'_>, rest: Span) {
    let found = shown(rest.of(ledger.source));
    ledger.aside("bad-json", Gravity::Error, rest, &[&found]);
}

/// The records so far.
#[derive(Default)]
struct Records {
    /// Meanings of names, looked up once.
    fields: BTreeMap<Vec<u16>, Option<(Field, usize)>>,
    /// Where messages go that name no conversation and stand in none.
    loose: Option<usize>,
}

/// The members of an object by meaning, the preferred name first; `None` where there is none.
struct Found<'a> {
    members: &'a [Member],
    meanings: Vec<Option<(Field, usize)>>,
}

impl<'a> Found<'a> {
    fn at(&self, field: Field, holds: impl Fn(&Node) -> bool) -> Option<usize> {
        let of_field = (0..self.members.len()).filter(|&at| self.meanings[at].is_some_and(|found| found.0 == field));
        of_field.filter(|&at| holds(&self.members[at].value)).min_by_key(|&at| self.meanings[at].map(|found| found.1))
    }

    fn value(&self, at: Option<usize>) -> Option<&'a Node> {
        at.map(|at| &self.members[at].value)
    }
}

const fn is_scalar(node: &Node) -> bool {
    matches!(node.kind, Kind::Text(..) | Kind::Plain)
}

const fn is_list(node: &Node) -> bool {
    matches!(node.kind, Kind::List(_))
}

impl Records {
    /// Takes whatever `node` is: into `conversation`, or where it says that it belongs.
    fn take(&mut self, ledger: &mut Ledger<'_>, node: &Node, conversation: Option<usize>) {
        match &node.kind {
            Kind::List(items) => {
                for item in items {
                    // Lists in a list are conversations.
                    let own = is_list(item).then(|| ledger.begin(None, item.span));
                    self.take(ledger, item, own.or(conversation));
                }
            }
            Kind::Object(members) => self.object(ledger, node, members, conversation),
            Kind::Text(..) => {
                let text = content(ledger, node);
                let (name, text) = chat::named(ledger, text);
                let conversation = conversation.unwrap_or_else(|| self.loose(ledger, node.span));
                let when = super::ledger::When::Missing;
                ledger.message(conversation, Message { role: None, name, text, when, place: node.span });
            }
            Kind::Plain | Kind::Null => ledger.aside("not-a-message", Gravity::Warning, node.span, &[]),
        }
    }

    fn loose(&mut self, ledger: &mut Ledger<'_>, place: Span) -> usize {
        *self.loose.get_or_insert_with(|| ledger.begin(None, place))
    }

    fn object(&mut self, ledger: &mut Ledger<'_>, node: &Node, members: &[Member], conversation: Option<usize>) {
        let found = Found { members, meanings: members.iter().map(|member| self.meaning(ledger, member)).collect() };
        let spoken = [Field::Role, Field::Speaker, Field::By].iter().any(|&field| found.at(field, is_scalar).is_some());
        let wrapped = || found.at(Field::Text, |value| !spoken && is_list_of_records(value));
        let listed = found.at(Field::Turns, is_list).or_else(wrapped);
        if let (Some(at), None) = (listed, conversation) {
            return self.conversation(ledger, node, &found, at);
        }
        if let Some(at) = found.at(Field::Text, |value| !matches!(value.kind, Kind::Null)) {
            return self.message(ledger, node, &found, at, conversation);
        }
        let around = found.at(Field::List, |value| matches!(value.kind, Kind::List(_) | Kind::Object(_)));
        let around = around.or_else(|| found.at(Field::Conversation, is_list));
        if let Some(at) = around {
            for (number, member) in members.iter().enumerate() {
                if number == at {
                    self.take(ledger, &member.value, conversation);
                } else {
                    note_unused(ledger, member);
                }
            }
        } else if !members.is_empty() && members.iter().all(|member| is_list(&member.value)) {
            // Conversations by their ids.
            for member in members {
                let id = name_of(ledger, member);
                let own = ledger.conversation(id, member.name);
                self.take(ledger, &member.value, Some(own));
            }
        } else {
            ledger.aside("not-a-message", Gravity::Warning, node.span, &[]);
        }
    }

    fn meaning(&mut self, ledger: &Ledger<'_>, member: &Member) -> Option<(Field, usize)> {
        let name = member.name.of(ledger.source);
        if let Some(&known) = self.fields.get(name) {
            return known;
        }
        let meaning = if member.escaped { ledger.words.field(&unescaped(name)) } else { ledger.words.field(name) };
        self.fields.insert(name.to_vec(), meaning);
        meaning
    }

    fn conversation(&mut self, ledger: &mut Ledger<'_>, node: &Node, found: &Found<'_>, listed: usize) {
        let id_at = found.at(Field::Conversation, is_scalar).or_else(|| found.at(Field::Id, is_scalar));
        let conversation = match found.value(id_at) {
            Some(id) => {
                let id = content(ledger, id);
                let conversation = ledger.conversation(id, node.span);
                if !ledger.is_silent(conversation) {
                    let id = shown(ledger.units(id));
                    ledger.notes.add("same-conversation", Gravity::Warning, node.span, &[&id]);
                }
                conversation
            }
            None => ledger.begin(None, node.span),
        };
        for (at, member) in found.members.iter().enumerate() {
            match &member.value.kind {
                _ if at == listed => self.take(ledger, &member.value, Some(conversation)),
                _ if Some(at) == id_at => {}
                Kind::Object(inner) if found.meanings[at].is_some_and(|found| found.0 == Field::Attributes) => {
                    for member in inner {
                        attribute(ledger, conversation, member, false);
                    }
                }
                _ => attribute(ledger, conversation, member, false),
            }
        }
    }

    fn message(
        &mut self,
        ledger: &mut Ledger<'_>,
        node: &Node,
        found: &Found<'_>,
        text_at: usize,
        inside: Option<usize>,
    ) {
        let [role, by, at, date, id] = [Field::Role, Field::By, Field::At, Field::Date, Field::Conversation]
            .map(|field| found.at(field, is_scalar));
        let speaker = found.at(Field::Speaker, is_scalar);
        let (role, by) = match (role, by) {
            (role, None) => (role, speaker),
            (None, by) => (speaker, by),
            both => both,
        };
        let id = id.or_else(|| found.at(Field::Customer, is_scalar)).filter(|_| inside.is_none());
        let mut say = |at: Option<usize>| found.value(at).map(|node| content(ledger, node));
        let (role_said, name, at_said, date_said, id_said) = (say(role), say(by), say(at), say(date), say(id));
        let text = self.text(ledger, &found.members[text_at].value, 0);
        let conversation = match (inside, id_said) {
            (Some(inside), _) => inside,
            (None, Some(id)) => ledger.conversation(id, node.span),
            (None, None) => self.loose(ledger, node.span),
        };
        let when = when_of(ledger, at_said, date_said);
        ledger.message(conversation, Message { role: role_said, name, text, when, place: node.span });
        let used = [Some(text_at), role, by, at, date, id];
        for (number, member) in found.members.iter().enumerate() {
            if !used.contains(&Some(number)) {
                attribute(ledger, conversation, member, true);
            }
        }
    }

    /// The text of a message, which some programs wrap in an object or cut into a list.
    fn text(&mut self, ledger: &mut Ledger<'_>, node: &Node, depth: usize) -> Span {
        const WRAPPED: usize = 4;
        match &node.kind {
            Kind::Object(members) if depth < WRAPPED => {
                let held = members
                    .iter()
                    .find(|member| self.meaning(ledger, member).is_some_and(|found| found.0 == Field::Text));
                held.map_or_else(Span::default, |member| self.text(ledger, &member.value, depth + 1))
            }
            Kind::List(items) if depth < WRAPPED => {
                let mut whole = Vec::new();
                for item in items {
                    let part = self.text(ledger, item, depth + 1);
                    if !whole.is_empty() && !part.is_empty() {
                        whole.push(super::units::NEW_LINE);
                    }
                    whole.extend_from_slice(ledger.units(part));
                }
                ledger.add(whole)
            }
            _ => content(ledger, node),
        }
    }
}

/// Whether this is a list of objects with something in them that could be messages, not the parts of one text.
fn is_list_of_records(node: &Node) -> bool {
    let is_record = |item: &Node| matches!(&item.kind, Kind::Object(members) if members.len() > 1);
    matches!(&node.kind, Kind::List(items) if items.iter().any(is_record))
}

/// What a value says, as a text.
fn content(ledger: &mut Ledger<'_>, node: &Node) -> Span {
    match node.kind {
        Kind::Text(span, false) => ledger.text(span),
        Kind::Text(span, true) => {
            let plain = unescaped(span.of(ledger.source));
            let added = ledger.add(plain);
            trimmed_added(ledger, added)
        }
        Kind::Null => Span::default(),
        _ => node.span,
    }
}

fn trimmed_added(ledger: &Ledger<'_>, span: Span) -> Span {
    let inner = trimmed(ledger.units(span), Span::new(0, span.len()));
    Span::new(span.start + inner.start, span.start + inner.end)
}

fn name_of(ledger: &mut Ledger<'_>, member: &Member) -> Span {
    if member.escaped { ledger.add(unescaped(member.name.of(ledger.source))) } else { member.name }
}

/// Keeps a field that is no part of a message: of the conversation, or of one message beside others.
fn attribute(ledger: &mut Ledger<'_>, conversation: usize, member: &Member, of_message: bool) {
    let name = name_of(ledger, member);
    let digits = member.value.span.of(ledger.source).iter().filter(|&&unit| super::units::digit(unit).is_some());
    let value = match member.value.kind {
        Kind::Null => return,
        Kind::Plain if digits.count() as u32 > EXACT_DIGITS => Attribute::Text(member.value.span),
        Kind::Text(..) => Attribute::Text(content(ledger, &member.value)),
        _ => Attribute::Json(member.value.span),
    };
    if of_message {
        ledger.beside(conversation, name, value);
    } else {
        ledger.attribute(conversation, name, value, member.name);
    }
}

fn note_unused(ledger: &mut Ledger<'_>, member: &Member) {
    let name = shown(member.name.of(ledger.source));
    ledger.notes.add("unused-field", Gravity::Warning, member.name, &[&name]);
}
