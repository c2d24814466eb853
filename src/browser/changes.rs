//! Changes to a guard across the boundary.

use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::documents::{plain, problems, value};
use super::guard::GuardEngine;
use crate::error::{Gravity, Problem};
use crate::pack::{Value, lexicon};
use crate::phrase::Addition;

#[wasm_bindgen]
impl GuardEngine {
    /// Adds `entries`, entries of a lexicon document or plain phrases, to the lexicon `id`, or to the first one if that is
    /// empty; what is wrong with them. Those that are sound are added.
    #[wasm_bindgen(js_name = addEntries)]
    #[must_use]
    pub fn add_entries(&mut self, entries: &JsValue, id: &str) -> JsValue {
        let (mut additions, mut found) = (Vec::new(), Vec::new());
        let mut objects = Vec::new();
        if let Value::List(items) = value(entries) {
            for item in items {
                match item {
                    Value::String(phrase) => additions.push(Addition::Plain(phrase)),
                    entry => objects.push(entry),
                }
            }
        }
        if !objects.is_empty() {
            match self.place_of(id) {
                None => found.push(Problem::new("unknown-lexicon", Gravity::Error, "", &[id])),
                Some(at) => {
                    let (sound, wrong) = lexicon::read_entries(objects, &self.guard.lexicons()[at]);
                    found = wrong;
                    let known = self.guard.numbers_of(|lexicon, entry| {
                        lexicon as usize == at && sound.iter().any(|added| added.id == entry.id)
                    });
                    let taken = |id: &str| known.iter().any(|&number| self.is_named(number, id));
                    for entry in sound {
                        if taken(&entry.id) {
                            found.push(Problem::new("duplicate-id", Gravity::Error, "", &[&entry.id, id]));
                        } else {
                            additions.push(Addition::Entry(at as u32, Box::new(entry)));
                        }
                    }
                }
            }
        }
        self.guard.change(&[], additions);
        problems(&found, self.lang())
    }

    /// Takes away the entries and plain phrases named by `ids`, of the lexicon `id` or of any if that is empty; the ids that
    /// named nothing.
    #[wasm_bindgen(js_name = removeEntries)]
    #[must_use]
    pub fn remove_entries(&mut self, ids: &JsValue, id: &str) -> JsValue {
        let Value::List(ids) = value(ids) else { return plain(&Vec::<String>::new()) };
        let ids: Vec<&str> = ids.iter().filter_map(Value::as_text).collect();
        let place = self.place_of(id).filter(|_| !id.is_empty()).map(|at| at as u32);
        let mut numbers = self.guard.numbers_of(|lexicon, entry| {
            place.is_none_or(|place| place == lexicon) && ids.contains(&entry.id.as_str())
        });
        let mut unknown = Vec::new();
        for id in ids {
            if numbers.iter().any(|&number| self.is_named(number, id)) {
                continue;
            }
            match self.guard.number_of_plain(id) {
                Some(number) if place.is_none() => numbers.push(number),
                _ => unknown.push(id),
            }
        }
        self.guard.change(&numbers, Vec::new());
        plain(&unknown)
    }

    /// Puts `entry` in the place of the one of its id, of the lexicon `id` or of the first that has one if that is empty; what
    /// is wrong with it, and then nothing is changed.
    #[wasm_bindgen(js_name = changeEntry)]
    #[must_use]
    pub fn change_entry(&mut self, entry: &JsValue, id: &str) -> JsValue {
        let entry = value(entry);
        let name = entry.text("id").unwrap_or_default().to_owned();
        let place = self.place_of(id).filter(|_| !id.is_empty()).map(|at| at as u32);
        let numbers =
            self.guard.numbers_of(|lexicon, entry| place.is_none_or(|place| place == lexicon) && entry.id == name);
        let old = numbers.first().and_then(|&number| Some((number, self.guard.entry(number)?.0)));
        let Some((number, owner)) = old else {
            return problems(&[Problem::new("unknown-entry", Gravity::Error, "id", &[&name])], self.lang());
        };
        let (sound, wrong) = lexicon::read_entries(vec![entry], owner);
        if let Some(entry) = sound.into_iter().next() {
            self.guard.replace(number, entry);
        }
        problems(&wrong, self.lang())
    }
}

impl GuardEngine {
    /// The lexicon `id`; the first one if that is empty.
    fn place_of(&self, id: &str) -> Option<usize> {
        self.guard.lexicons().iter().position(|lexicon| id.is_empty() || lexicon.id == id)
    }

    fn is_named(&self, number: u32, id: &str) -> bool {
        self.guard.entry(number).is_some_and(|(_, entry)| entry.id == id)
    }
}
