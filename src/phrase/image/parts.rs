//! What an image is made of, part by part, in the order it is passed.

use super::{Parts, Wire};
use crate::phrase::forms::{Owner, Scope};
use crate::phrase::layers::{Layers, Switches};
use crate::phrase::leak::LeakKind;
use crate::phrase::lexicon::{Category, Condition, Entry, Escalation, Lexicon, Role, Severity, Text};
use crate::phrase::options::{Latin, Overlaps};

impl Parts {
    pub(super) fn pass(&mut self, wire: &mut Wire<'_>) {
        wire.choice(&mut self.options.overlaps, &[Overlaps::Longest, Overlaps::All]);
        wire.choice(&mut self.options.latin, &[Latin::Word, Latin::Substring]);
        wire.truth(&mut self.options.case_sensitive);
        wire.truth(&mut self.options.literal);
        layers(&mut self.options.without, wire);
        texts(&mut self.options.exceptions, wire);
        wire.truth(&mut self.cloaked);
        wire.list(&mut self.lexicons, lexicon);
        wire.number(&mut self.plain);
        wire.list(&mut self.owners, owner);
        let owners = self.plain.saturating_add(self.owners.len() as u32);
        self.index.pass(owners, wire);
        self.literals.pass(owners, wire);
        wire.insist(self.index.plain() == self.plain && self.literals.plain() == 0);
        if self.cloaked {
            wire.number(&mut self.likeness);
            self.prepared.pass(wire);
        }
        let entries = self.lexicons.iter().map(|lexicon| lexicon.entries.len() as u32).sum::<u32>();
        let numbers = self.plain..self.plain.saturating_add(entries);
        wire.insist(self.owners.iter().all(|owner| match owner {
            Owner::Entry(number) | Owner::Exception(Scope::Entry(number)) => numbers.contains(number),
            Owner::Exception(Scope::Lexicon(at)) => (*at as usize) < self.lexicons.len(),
            Owner::Exception(Scope::All) => true,
        }));
    }
}

fn owner(owner: &mut Owner, wire: &mut Wire<'_>) {
    let (mut kind, mut number) = match *owner {
        Owner::Entry(number) => (0, number),
        Owner::Exception(Scope::All) => (1, 0),
        Owner::Exception(Scope::Lexicon(number)) => (2, number),
        Owner::Exception(Scope::Entry(number)) => (3, number),
    };
    wire.number(&mut kind);
    wire.number(&mut number);
    *owner = match kind {
        0 => Owner::Entry(number),
        1 => Owner::Exception(Scope::All),
        2 => Owner::Exception(Scope::Lexicon(number)),
        3 => Owner::Exception(Scope::Entry(number)),
        _ => return wire.insist(false),
    };
}

fn lexicon(lexicon: &mut Lexicon, wire: &mut Wire<'_>) {
    wire.text(&mut lexicon.id);
    text(&mut lexicon.title, wire);
    text(&mut lexicon.source, wire);
    wire.option(&mut lexicon.role, role);
    wire.list(&mut lexicon.cues, |(name, words), wire| {
        wire.text(name);
        texts(words, wire);
    });
    wire.list(&mut lexicon.slots, |(name, words), wire| {
        wire.text(name);
        texts(words, wire);
    });
    texts(&mut lexicon.exceptions, wire);
    wire.list(&mut lexicon.categories, category);
    wire.list(&mut lexicon.entries, entry);
}

fn category(category: &mut Category, wire: &mut Wire<'_>) {
    wire.text(&mut category.id);
    text(&mut category.title, wire);
    severity(&mut category.severity, wire);
    wire.option(&mut category.customer, severity);
    wire.truth(&mut category.anywhere);
    text(&mut category.why, wire);
    switches(&mut category.cloaks, wire);
}

fn entry(entry: &mut Entry, wire: &mut Wire<'_>) {
    wire.text(&mut entry.id);
    wire.text(&mut entry.phrase);
    wire.option(&mut entry.leak, |kind, wire| wire.choice(kind, &LeakKind::ALL));
    texts(&mut entry.variants, wire);
    wire.text(&mut entry.category);
    wire.option(&mut entry.severity, severity);
    texts(&mut entry.rows, wire);
    wire.option(&mut entry.source, text);
    wire.list(&mut entry.instead, text);
    texts(&mut entry.exceptions, wire);
    condition(&mut entry.when, wire);
    wire.option(&mut entry.aggravated, |Escalation { when, severity: level }, wire| {
        condition(when, wire);
        severity(level, wire);
    });
    switches(&mut entry.cloaks, wire);
    wire.option(&mut entry.latin_substring, |substring, wire| wire.truth(substring));
}

fn switches(switches: &mut Switches, wire: &mut Wire<'_>) {
    layers(&mut switches.on, wire);
    layers(&mut switches.off, wire);
}

fn layers(layers: &mut Layers, wire: &mut Wire<'_>) {
    let mut bits = layers.bits();
    wire.number(&mut bits);
    *layers = Layers::of_bits(bits);
}

fn condition(condition: &mut Condition, wire: &mut Wire<'_>) {
    wire.truth(&mut condition.start);
    wire.truth(&mut condition.end);
    wire.option(&mut condition.turn_at_most, |most, wire| wire.number(most));
    wire.option(&mut condition.before, |name, wire| wire.text(name));
    wire.option(&mut condition.after, |name, wire| wire.text(name));
    texts(&mut condition.without, wire);
    wire.option(&mut condition.reply_to, |name, wire| wire.text(name));
}

fn text(text: &mut Text, wire: &mut Wire<'_>) {
    wire.text(&mut text.zh_cn);
    wire.option(&mut text.zh_tw, |text, wire| wire.text(text));
    wire.option(&mut text.en, |text, wire| wire.text(text));
}

fn texts(texts: &mut Vec<String>, wire: &mut Wire<'_>) {
    wire.list(texts, |text, wire| wire.text(text));
}

fn severity(severity: &mut Severity, wire: &mut Wire<'_>) {
    wire.choice(severity, &[Severity::Hint, Severity::Warn, Severity::Block]);
}

fn role(role: &mut Role, wire: &mut Wire<'_>) {
    wire.choice(role, &[Role::Agent, Role::Customer, Role::System]);
}
