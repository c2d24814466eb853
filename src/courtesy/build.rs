//! From documents to an engine: slots filled, later documents refining earlier ones, names turned into numbers.

use super::rules::{Category, Entry, Owed, Rules};
use crate::phrase::{self, Guard, GuardOptions, Lexicon, Overlaps};

/// What stands for the slots of phrases: name and value, `company` and 中原物业.
pub type Slots = [(String, String)];

/// What a phrase of the guard stands for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Form {
    pub(super) entry: u32,
    pub(super) near: bool,
}

/// An entry in force, with the numbers of the categories it counts as, its own first.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) entry: Entry,
    pub(super) categories: Vec<u32>,
}

/// When a courtesy is owed, with categories as numbers and the text to put in with its slots filled.
#[derive(Clone, Debug)]
pub(super) struct Duty {
    pub(super) owed: Owed,
    pub(super) after: Option<u32>,
    pub(super) with: Option<u32>,
    pub(super) unless: Vec<u32>,
    pub(super) say: Option<String>,
}

/// The categories of all documents: where two have one of the same name, what the later one says goes.
pub(super) fn refined(documents: &[Rules]) -> Vec<Category> {
    let mut categories: Vec<Category> = Vec::new();
    for category in documents.iter().flat_map(|rules| &rules.categories) {
        match categories.iter_mut().find(|known| known.id == category.id) {
            Some(known) => refine(known, category),
            None => categories.push(category.clone()),
        }
    }
    categories
}

fn refine(known: &mut Category, later: &Category) {
    known.title = later.title.clone();
    known.kind = later.kind;
    known.rows.extend(later.rows.iter().cloned());
    known.address = later.address.or(known.address);
    known.closes |= later.closes;
    known.share |= later.share;
    if !later.why.zh_cn.is_empty() {
        known.why = later.why.clone();
    }
    if !later.owed.is_empty() {
        known.owed.clone_from(&later.owed);
    }
}

/// The number of the category `id`.
pub(super) fn number(categories: &[Category], id: &str) -> Option<u32> {
    categories.iter().position(|category| category.id == id).map(|at| at as u32)
}

/// The duties of a category; one that names a category nobody defined can never be judged and is left out.
pub(super) fn duties(categories: &[Category], category: &Category, slots: &Slots) -> Vec<Duty> {
    let duty = |owed: &Owed| {
        let named = |id: &Option<String>| match id {
            Some(id) => number(categories, id).map(Some),
            None => Some(None),
        };
        Some(Duty {
            after: named(&owed.after)?,
            with: named(&owed.with)?,
            unless: owed.unless.iter().filter_map(|id| number(categories, id)).collect(),
            say: owed.say.iter().find_map(|text| filled(text, slots, false)),
            owed: owed.clone(),
        })
    };
    category.owed.iter().filter_map(duty).collect()
}

/// The entries in force, and the guard that finds them: its entries are the forms, in order.
pub(super) fn entries(documents: Vec<Rules>, categories: &[Category], slots: &Slots) -> (Vec<Known>, Vec<Form>, Guard) {
    let (mut known, mut forms, mut lexicons): (Vec<Known>, Vec<Form>, Vec<Lexicon>) = Default::default();
    let mut later: Vec<Vec<String>> = Vec::new();
    for rules in documents.iter().rev() {
        let own = rules.entries.iter().map(|entry| entry.phrase.id.clone());
        later.push(later.last().into_iter().flatten().cloned().chain(own).collect());
    }
    for (at, rules) in documents.iter().enumerate() {
        let replaced = (documents.len() - 1 - at).checked_sub(1).map_or(&[][..], |next| &later[next]);
        let mut lexicon = lexicon_of(rules);
        for entry in rules.entries.iter().filter(|entry| !replaced.contains(&entry.phrase.id)) {
            let Some(own) = number(categories, &entry.phrase.category) else { continue };
            let also = entry.also.iter().filter_map(|id| number(categories, id));
            let counts_as = std::iter::once(own).chain(also).collect();
            for (near, phrase) in phrases(entry, slots) {
                forms.push(Form { entry: known.len() as u32, near });
                lexicon.entries.push(phrase);
            }
            known.push(Known { entry: entry.clone(), categories: counts_as });
        }
        lexicons.push(lexicon);
    }
    let options = GuardOptions { overlaps: Overlaps::All, ..GuardOptions::default() };
    (known, forms, Guard::new(lexicons, options))
}

/// A lexicon without entries. Its one category is nothing to the guard but leave to find.
fn lexicon_of(rules: &Rules) -> Lexicon {
    Lexicon {
        id: rules.id.clone(),
        cues: rules.cues.clone(),
        exceptions: rules.exceptions.clone(),
        categories: vec![phrase::Category::default()],
        ..Lexicon::default()
    }
}

/// What the guard looks for: the forms that count and, apart from them, those that nearly do.
fn phrases(entry: &Entry, slots: &Slots) -> impl Iterator<Item = (bool, phrase::Entry)> {
    let variants = |list: &[String]| list.iter().filter_map(|text| filled(text, slots, true)).collect();
    let of = |phrase: &str, list: &[String]| phrase::Entry {
        phrase: filled(phrase, slots, false).unwrap_or_default(),
        variants: variants(list),
        category: String::new(),
        ..entry.phrase.clone()
    };
    let near = (!entry.near.is_empty()).then(|| (true, of("", &entry.near)));
    std::iter::once((false, of(&entry.phrase.phrase, &entry.phrase.variants))).chain(near)
}

/// `text` with its slots filled; `None` where nobody says what stands in one. In the notation of variants a value keeps its
/// brackets.
fn filled(text: &str, slots: &Slots, notation: bool) -> Option<String> {
    let mut whole = String::new();
    let mut rest = text;
    while let Some((before, name, after)) = slot(rest) {
        let (_, value) = slots.iter().find(|(known, _)| known == name)?;
        whole.push_str(before);
        for character in value.chars() {
            if notation && matches!(character, '[' | ']' | '(' | ')' | '|' | '\\') {
                whole.push('\\');
            }
            whole.push(character);
        }
        rest = after;
    }
    whole.push_str(rest);
    Some(whole)
}

/// The text before the first slot, its name, and the text behind it.
fn slot(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}
