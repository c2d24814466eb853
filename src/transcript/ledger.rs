//! Where every reader writes what it finds, whatever form the source has: conversations, turns, attributes, problems.
//!
//! Refuses to know: how anything was written. Invariants: turns stay in the order given; what is not taken is noted; the cost
//! of an entry does not grow with what is there already but by a logarithm.

use std::collections::BTreeMap;

use super::model::{Attribute, Conversation, Transcript, Turn, units_at};
use super::notes::Notes;
use super::options::Options;
use super::sides::{Draft, Said, Sides, Speaker};
use super::stamp::{Frame, Missing, Stamp};
use super::units::{Lines, is_blank, shown, trimmed};
use super::words::Words;
use crate::error::Gravity;
use crate::moment::Moment;
use crate::phrase::Role;
use crate::text::Span;

/// Stands before the name of a robot that does not sound like one, so that a review can tell who is human.
const ROBOT: &str = "机器人·";

/// When something was said, as far as the source tells.
#[derive(Clone, Copy, Debug)]
pub(super) enum When {
    /// It does not say.
    Missing,
    /// A time as written.
    Written(Stamp),
    /// Something that should be a time and is none.
    Unread(Span),
}

/// One message as it was found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Message {
    /// What a field for the side says.
    pub(super) role: Option<Span>,
    /// The name of the one who speaks.
    pub(super) name: Option<Span>,
    pub(super) text: Span,
    pub(super) when: When,
    /// Where it stands, for problems.
    pub(super) place: Span,
}

/// The transcript while it is being read.
pub(super) struct Ledger<'a> {
    pub(super) source: &'a [u16],
    pub(super) options: &'a Options,
    pub(super) words: &'a Words,
    /// What completes times; its day changes where the source says so.
    pub(super) frame: Frame,
    pub(super) notes: Notes,
    added: Vec<u16>,
    drafts: Vec<Draft>,
    by_id: BTreeMap<Vec<u16>, usize>,
    sides: Sides,
    /// Attributes by conversation and name, to be found again.
    kept: BTreeMap<(usize, u32), usize>,
}

impl<'a> Ledger<'a> {
    pub(super) fn new(source: &'a [u16], options: &'a Options, words: &'a Words) -> Self {
        Self {
            source,
            options,
            words,
            frame: Frame { offset: options.offset, day: options.date },
            notes: Notes::default(),
            added: Vec::new(),
            drafts: Vec::new(),
            by_id: BTreeMap::new(),
            sides: Sides::of(options),
            kept: BTreeMap::new(),
        }
    }

    /// The code units at a place of the source or of what was added.
    pub(super) fn units(&self, span: Span) -> &[u16] {
        units_at(self.source, &self.added, span)
    }

    /// The place of a text that does not stand in the source as it is.
    pub(super) fn add(&mut self, units: impl IntoIterator<Item = u16>) -> Span {
        let start = (self.source.len() + self.added.len()) as u32;
        self.added.extend(units);
        Span::new(start, (self.source.len() + self.added.len()) as u32)
    }

    /// A span of the source as a message's text: without blanks around it, its lines parted by `\n` alone.
    pub(super) fn text(&mut self, span: Span) -> Span {
        let span = trimmed(self.source, span);
        let units = span.of(self.source);
        if !units.contains(&super::units::RETURN) {
            return span;
        }
        let mut lines = Vec::with_capacity(units.len());
        for (at, &unit) in units.iter().enumerate() {
            if unit != super::units::RETURN {
                lines.push(unit);
            } else if units.get(at + 1) != Some(&super::units::NEW_LINE) {
                lines.push(super::units::NEW_LINE);
            }
        }
        self.add(lines)
    }

    /// A conversation of its own.
    pub(super) fn begin(&mut self, id: Option<Span>, place: Span) -> usize {
        self.drafts.push(Draft { id, place, turns: Vec::new(), attributes: Vec::new() });
        self.drafts.len() - 1
    }

    /// The conversation of this id, begun if it is new.
    pub(super) fn conversation(&mut self, id: Span, place: Span) -> usize {
        if let Some(&known) = self.by_id.get(self.units(id)) {
            return known;
        }
        let number = self.begin(Some(id), place);
        self.by_id.insert(self.units(id).to_vec(), number);
        number
    }

    /// Whether nothing was said in a conversation yet.
    pub(super) fn is_silent(&self, conversation: usize) -> bool {
        self.drafts.get(conversation).is_none_or(|draft| draft.turns.is_empty())
    }

    /// Takes a message, or notes that there is nothing in it.
    pub(super) fn message(&mut self, conversation: usize, message: Message) {
        self.notes.advance();
        if self.units(message.text).iter().all(|&unit| is_blank(unit)) {
            self.notes.add("empty-message", Gravity::Warning, message.place, &[]);
            return;
        }
        let at = self.moment(message.when, message.place);
        let Message { role, name, text, place, .. } = message;
        let speaker = self.speaker(role, name);
        self.drafts[conversation].turns.push(Said { speaker, text, at, place });
    }

    fn speaker(&mut self, role: Option<Span>, name: Option<Span>) -> Speaker {
        let (source, added) = (self.source, &self.added);
        let mut speaker = self.sides.speaker(&|span| units_at(source, added, span), self.words, role, name);
        if let Some(name) = speaker.unmarked {
            let units = self.units(name).to_vec();
            let marked = self.add(ROBOT.encode_utf16().chain(units.iter().copied()));
            self.sides.mark(&units, marked);
            speaker.by = Some(marked);
        }
        speaker
    }

    fn moment(&mut self, when: When, place: Span) -> Option<Moment> {
        let (code, written) = match when {
            When::Missing => ("no-time", String::new()),
            When::Unread(span) => ("unread-time", shown(self.units(span))),
            When::Written(stamp) => match stamp.moment(&self.frame) {
                Ok(moment) => return Some(moment),
                Err(Missing::Impossible) => ("impossible-time", String::new()),
                Err(Missing::Day) => ("no-date", String::new()),
                Err(Missing::Clock) => ("no-clock", String::new()),
            },
        };
        self.notes.add(code, Gravity::Warning, place, &[&written]);
        None
    }

    /// Something wrong with a line that is no message.
    pub(super) fn aside(&mut self, code: &'static str, gravity: Gravity, place: Span, details: &[&str]) {
        self.notes.advance();
        self.notes.add(code, gravity, place, details);
    }

    /// What is said about a conversation. A second value beside another one is noted.
    pub(super) fn attribute(&mut self, conversation: usize, name: Span, value: Attribute, place: Span) {
        let id = self.name(name);
        let next = self.drafts[conversation].attributes.len();
        let at = *self.kept.entry((conversation, id)).or_insert(next);
        if at == next {
            self.drafts[conversation].attributes.push((name, value, true));
            return;
        }
        let (_, first, _) = self.drafts[conversation].attributes[at];
        if !self.same(first, value) {
            let name = shown(self.units(name));
            self.notes.add("second-value", Gravity::Warning, place, &[&name]);
        }
    }

    /// What is said beside a message: the conversation's, if it is the same beside all of them, and no one's otherwise.
    pub(super) fn beside(&mut self, conversation: usize, name: Span, value: Attribute) {
        let id = self.name(name);
        let attributes = &mut self.drafts[conversation].attributes;
        let next = attributes.len();
        let at = *self.kept.entry((conversation, id)).or_insert(next);
        if at == next {
            attributes.push((name, value, true));
            return;
        }
        let (_, first, constant) = attributes[at];
        if constant && !self.same(first, value) {
            self.drafts[conversation].attributes[at].2 = false;
            self.sides.varies(id);
        }
    }

    fn name(&mut self, span: Span) -> u32 {
        let (source, added) = (self.source, &self.added);
        self.sides.id(units_at(source, added, span), span)
    }

    fn same(&self, left: Attribute, right: Attribute) -> bool {
        match (left, right) {
            (Attribute::Text(left), Attribute::Text(right)) | (Attribute::Json(left), Attribute::Json(right)) => {
                self.units(left) == self.units(right)
            }
            _ => false,
        }
    }

    /// Everything, with the sides decided.
    pub(super) fn finish(mut self, lines: &Lines) -> Transcript {
        self.note_varying();
        self.sides.count(&self.drafts);
        let mut conversations = Vec::with_capacity(self.drafts.len());
        for draft in std::mem::take(&mut self.drafts) {
            conversations.push(self.settle(draft));
        }
        if conversations.is_empty() {
            let whole = Span::new(0, self.source.len() as u32);
            self.notes.add("no-conversation", Gravity::Error, whole, &[]);
        }
        let problems = self.notes.finish(lines);
        Transcript { source: Vec::new(), added: self.added, conversations, problems }
    }

    fn note_varying(&mut self) {
        for name in self.sides.varying() {
            // Fields are read from records: where the first of that name stands is place enough.
            let place = if name.start < self.source.len() as u32 { name } else { Span::default() };
            let name = shown(units_at(self.source, &self.added, name));
            self.notes.add("varying-field", Gravity::Warning, place, &[&name]);
        }
    }

    /// A draft with the sides decided and its times looked at.
    fn settle(&mut self, draft: Draft) -> Conversation {
        for guess in self.sides.guess(&draft, &|span| units_at(self.source, &self.added, span), self.words) {
            let name = shown(self.units(guess.name));
            let code = if guess.role == Role::Agent { "guessed-agent" } else { "guessed-customer" };
            // Who speaks is said where the message begins.
            let place = Span::new(guess.place.start, guess.place.start + 1);
            self.notes.add(code, Gravity::Warning, place, &[&name]);
        }
        if draft.turns.is_empty() {
            self.notes.add("no-messages", Gravity::Warning, draft.place, &[]);
        }
        let mut turns: Vec<Turn> = Vec::with_capacity(draft.turns.len());
        let mut latest = None;
        for said in &draft.turns {
            self.notes.advance();
            if said.at.is_some_and(|at| latest.is_some_and(|latest| at < latest)) {
                self.notes.add("time-order", Gravity::Warning, said.place, &[]);
            }
            latest = latest.max(said.at);
            turns.push(Turn { role: self.sides.role(said.speaker), text: said.text, at: said.at, by: said.speaker.by });
        }
        let kept = draft.attributes.into_iter().filter(|(_, _, constant)| *constant);
        Conversation { id: draft.id, turns, attributes: kept.map(|(name, value, _)| (name, value)).collect() }
    }
}
