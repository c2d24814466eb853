//! Changes in words: `客户投诉少 1 次：总分 90.5 → 92.5，等级 B → A，+8.00 元`.
//!
//! Refuses to know: how a page shows them.

use super::{Change, Explorer, Lever, Need, Outcome};
use crate::error::{filled, line_of};
use crate::score::calculus::Figure;
use crate::score::decimal::{Decimal, Mode, Rounding, difference, product, whole, worded};
use crate::score::inputs::{List, Slot};
use crate::score::print::percent;
use crate::score::scheme::{Field, Kind};
use crate::words::{listed, together};

const SENTENCES: &str = include_str!("sentences.txt");

impl Explorer<'_> {
    /// A change and what it brings, in the language `lang`.
    #[must_use]
    pub fn change_text(&self, change: &Change, lang: &str) -> String {
        self.with_effects(self.field_text(change.field, &change.slot, lang), &change.outcome, lang)
    }

    /// What it takes and what that brings, in the language `lang`.
    #[must_use]
    pub fn need_text(&self, need: &Need, lang: &str) -> String {
        let head = match &need.lever {
            Lever::Field(field, slot) => self.field_text(*field, slot, lang),
            Lever::Line(line, value) => {
                let title = self.scheme.lines.get(*line).map_or("", |line| line.title.in_language(lang));
                let before = self.value(*line).ok().map_or_else(String::new, shown);
                sentence("becomes", lang, &[title, &before, &shown(*value)])
            }
        };
        self.with_effects(head, &need.outcome, lang)
    }

    /// What was entered in a field, in words; of a list, how many items.
    #[must_use]
    pub fn entered_text(&self, field: usize, lang: &str) -> String {
        self.inputs.slot(field).map_or_else(String::new, |slot| self.slot_text(field, slot, lang))
    }

    /// What would be in a field, in words; of a list, how many items.
    #[must_use]
    pub fn slot_text(&self, field: usize, slot: &Slot, lang: &str) -> String {
        self.scheme.fields.get(field).map_or_else(String::new, |field| value_text(field, slot, lang))
    }

    fn with_effects(&self, head: String, after: &Outcome, lang: &str) -> String {
        let effects = listed(self.effects(after, lang), &sentence("and", lang, &[]));
        together(&[&head, &sentence("so", lang, &[]), &effects])
    }

    /// What is different, in words.
    fn effects(&self, after: &Outcome, lang: &str) -> Vec<String> {
        let before = &self.base;
        let mut effects = Vec::new();
        if before.total != after.total {
            let told = |total: Figure| total.map_or_else(|_| "?".to_owned(), worded);
            effects.push(sentence("total", lang, &[&told(before.total), &told(after.total)]));
        }
        if before.band != after.band {
            let bands = self.scheme.grades.as_ref().map_or(&[][..], |grades| &grades.bands);
            let title = |band: Option<usize>| {
                band.and_then(|band| bands.get(band)).map_or("?", |band| band.title.in_language(lang))
            };
            effects.push(sentence("band", lang, &[title(before.band), title(after.band)]));
        }
        for (name, before, after) in [("pay", before.pay, after.pay), ("fines", before.fines, after.fines)] {
            if let (Some(Ok(before)), Some(Ok(after))) = (before, after)
                && before != after
            {
                effects.push(sentence(name, lang, &[&signed(change(before, after))]));
            }
        }
        let title =
            |action: &usize| self.scheme.actions.get(*action).map_or("", |action| action.title.in_language(lang));
        let spared = before.actions.iter().filter(|action| !after.actions.contains(action));
        effects.extend(spared.map(|action| sentence("spared", lang, &[title(action)])));
        let follows = after.actions.iter().filter(|action| !before.actions.contains(action));
        effects.extend(follows.map(|action| sentence("follows", lang, &[title(action)])));
        effects
    }

    /// What is otherwise in a field, in words.
    fn field_text(&self, at: usize, slot: &Slot, lang: &str) -> String {
        let Some(field) = self.scheme.fields.get(at) else { return String::new() };
        let title = field.title.in_language(lang);
        let before = self.inputs.slot(at);
        let events = match (before, slot) {
            (Some(Slot::List(before)), Slot::List(after)) => Some(change(count(before), count(after))),
            (Some(Slot::Figure(Ok(before))), Slot::Figure(Ok(after))) if matches!(field.kind, Kind::Count) => {
                Some(change(*before, *after))
            }
            _ => None,
        };
        if let Some(events) = events {
            let unit = field.unit.in_language(lang);
            let unit = if unit.is_empty() { sentence("event", lang, &[]) } else { unit.to_owned() };
            let name = if events.is_sign_negative() { "fewer" } else { "more" };
            return sentence(name, lang, &[title, &shown(events.abs()), &unit]);
        }
        sentence("becomes", lang, &[title, &self.entered_text(at, lang), &value_text(field, slot, lang)])
    }
}

/// What is in a field, in words.
fn value_text(field: &Field, slot: &Slot, lang: &str) -> String {
    let figure = match slot {
        Slot::Figure(Ok(figure)) => figure,
        Slot::Figure(Err(_)) => return String::new(),
        Slot::List(list) => return shown(count(list)),
    };
    match &field.kind {
        Kind::Percent => percent(*figure),
        Kind::Flag => sentence(if figure.is_zero() { "flag-0" } else { "flag-1" }, lang, &[]),
        Kind::Level(choices) => {
            let choice = choices.iter().enumerate().find(|(at, _)| Decimal::from(*at) == *figure);
            choice.map_or_else(String::new, |(_, choice)| choice.title.in_language(lang).to_owned())
        }
        _ => worded(*figure),
    }
}

/// How much more it is than before.
fn change(before: Decimal, after: Decimal) -> Decimal {
    difference(after, before).unwrap_or_default()
}

fn count(list: &List) -> Decimal {
    Decimal::from(list.len())
}

fn shown(figure: Decimal) -> String {
    worded(Rounding { mode: Mode::HalfEven, places: 4 }.of(figure))
}

/// Money with its sign and its cents: `+8.00`.
fn signed(figure: Decimal) -> String {
    let cents = product(figure.abs(), Decimal::ONE_HUNDRED).and_then(whole).unwrap_or_default();
    let sign = if figure.is_sign_negative() { "−" } else { "+" };
    let [yuan, tenths, rest] = [cents / 100, cents / 10 % 10, cents % 10].map(|part| part.to_string());
    together(&[sign, &yuan, ".", &tenths, &rest])
}

fn sentence(name: &str, lang: &str, details: &[&str]) -> String {
    filled(line_of(SENTENCES, name, lang).unwrap_or_default(), details)
}
