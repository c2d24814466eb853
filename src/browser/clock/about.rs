//! What a calendar has to offer, in the words of its document.

use super::ClockEngine;
use super::wire::{WireAbout, WireChoice, WireOption, WireParameter, WirePart, WireReading};
use crate::pack::Value;

impl ClockEngine {
    pub(super) fn about(&self) -> WireAbout {
        let document = &self.book.document;
        let parameter = |(id, value): &(String, f64)| {
            let part = self.part("parameters", id);
            WireParameter {
                id: id.clone(),
                title: self.words(part, "title"),
                value: *value,
                unit: self.words(part, "unit"),
                note: self.words(part, "note"),
            }
        };
        WireAbout {
            id: document.text("id").unwrap_or_default().to_owned(),
            title: self.words(Some(document), "title"),
            targets: self.parts("targets"),
            duties: self.parts("duties"),
            events: self.parts("events"),
            shifts: self.parts("shifts"),
            circumstances: self.parts("circumstances"),
            readings: self.chosen.iter().map(|(id, option)| self.reading(id, option)).collect(),
            parameters: self.book.parameters.iter().map(parameter).collect(),
            years: self.book.clock.years().map(<[i32]>::to_vec),
        }
    }

    /// A part of the document by its section and name; holidays by theirs.
    pub(super) fn part(&self, section: &str, id: &str) -> Option<&Value> {
        if section == "names" { self.names.get(id) } else { self.book.document.get(section)?.get(id) }
    }

    /// The words of a field in the language of the page.
    pub(super) fn words(&self, part: Option<&Value>, field: &str) -> String {
        let words = if field.is_empty() { part } else { part.and_then(|part| part.get(field)) };
        let of = |lang: &str| words.and_then(|words| words.text(lang));
        of(&self.lang).or_else(|| of("zh-CN")).unwrap_or_default().to_owned()
    }

    /// The readings that have a say in a part, with the options that count.
    pub(super) fn readings_of(&self, section: &str, id: &str) -> Vec<WireChoice> {
        let touches = |option: &(String, Value)| option.1.get(section).is_some_and(|parts| parts.get(id).is_some());
        let concerned = |reading: &&(String, String)| {
            let options = self.part("readings", &reading.0).map_or(&[][..], |reading| reading.fields("options"));
            options.iter().any(touches)
        };
        let choice = |(id, option): &(String, String)| WireChoice { id: id.clone(), option: option.clone() };
        self.chosen.iter().filter(concerned).map(choice).collect()
    }

    fn parts(&self, section: &str) -> Vec<WirePart> {
        let part = |(id, value): &(String, Value)| WirePart {
            id: id.clone(),
            title: self.words(Some(value), "title"),
            source: self.words(Some(value), "source"),
            note: self.words(Some(value), "note"),
            rows: value.texts("rows"),
            parts: if section == "shifts" { value.texts("hours") } else { value.texts("targets") },
            start: self.words(Some(value), "start"),
            counted: value.is_true("counted"),
        };
        self.book.document.fields(section).iter().map(part).collect()
    }

    fn reading(&self, id: &str, option: &str) -> WireReading {
        let reading = self.part("readings", id);
        let options = reading.map_or(&[][..], |reading| reading.fields("options"));
        let title =
            |(id, value): &(String, Value)| WireOption { id: id.clone(), title: self.words(Some(value), "title") };
        WireReading {
            id: id.to_owned(),
            question: self.words(reading, "question"),
            option: option.to_owned(),
            options: options.iter().map(title).collect(),
        }
    }
}
