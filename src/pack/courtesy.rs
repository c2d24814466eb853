//! Courtesy documents: their shape, their references, and what they say.
//!
//! Phrases are written as in a lexicon and read by the same code; what is added is what makes a courtesy owed.

use super::lexicon::{self, CONDITION, bad_variant, localized, optional, references, required, sound_entries};
use super::shape::{Field, Shape};
use super::value::Value;
use crate::courtesy::{Address, Category, Entry, Hours, Kind, Owed, Place, Rules, Scope, Stage};
use crate::error::{Gravity, Problem};
use crate::phrase::{self, Lexicon, forms_of};

const STAGES: Shape = Shape::Choice(&["opening", "middle", "closing"]);

const OWED: &[Field] = &[
    required("why", Shape::Localized, "why it is owed"),
    optional("stage", STAGES, "only at this stage of the conversation"),
    optional("unasked", Shape::Bool, "only while the customer has said nothing"),
    optional("after", Shape::String, "only after the customer said something of this category"),
    optional("within", Shape::Count, "how many of the agent's answers it may come late; left out, 1: the first one"),
    optional("with", Shape::String, "only where the message has something of this category"),
    optional("scope", Shape::Choice(&["message", "sentence"]), "how near it must stand to that"),
    optional("unless", Shape::Strings, "categories: not where the message has something of one of them"),
    optional("say", Shape::Strings, "what to put in, best first"),
    optional("place", Shape::Choice(&["start", "end", "before", "clause"]), "where to put it"),
];

const CATEGORY: &[Field] = &[
    required("title", Shape::Localized, "what people call it"),
    optional("kind", Shape::Choice(&["courtesy", "fault", "occasion"]), "what it is for; left out, a courtesy"),
    optional("why", Shape::Localized, "why it matters"),
    optional("rows", Shape::List(&Shape::String), "rows of the inventory it comes from"),
    optional("owed", Shape::List(&Shape::Object(OWED)), "when it is owed: any one of these"),
    optional("address", Shape::Choice(&["polite", "plain"]), "whether it addresses the customer, and how"),
    optional("closes", Shape::Bool, "a customer who says it takes leave"),
    optional("share", Shape::Bool, "the report says in how many of the sentences it stands"),
];

const HOURS: &[Field] = &[
    required("from", Shape::Count, "the first hour, 1 to 24"),
    required("to", Shape::Count, "the hour it ends with, 1 to 24; midnight may lie between"),
];

const HIT: &[Field] = &[
    required("text", Shape::String, "the message"),
    optional(
        "before",
        Shape::List(&Shape::String),
        "the turns before it: \"U: …\" of a customer, \"A: …\" of an agent",
    ),
];

const ENTRY: &[Field] = &[
    required("id", Shape::String, "name within the document, never changed"),
    required("phrase", Shape::String, "the phrase as people cite it, taken literally; {name} is a slot"),
    required("category", Shape::String, "one of the categories"),
    optional("variants", Shape::List(&Shape::String), "other forms: [x] is optional, (a|b) a choice"),
    optional("near", Shape::List(&Shape::String), "forms that nearly count, in the same notation"),
    optional("also", Shape::Strings, "other categories it counts as"),
    optional("when", Shape::Object(CONDITION), "when it counts"),
    optional("exceptions", Shape::List(&Shape::String), "words and constructions in which it does not count"),
    optional("hours", Shape::Object(HOURS), "the hours of the day it fits"),
    optional("instead", Shape::String, "what to say in its place: of a fault, of a near form, at the wrong hour"),
    optional("rows", Shape::List(&Shape::String), "rows of the inventory it comes from"),
    optional("source", Shape::Localized, "document and passage, where they differ from the document's"),
    optional("note", Shape::Localized, "a remark for those who keep the document"),
    optional("hits", Shape::List(&Shape::StringOr(HIT)), "messages in which it must be found"),
    optional("misses", Shape::List(&Shape::StringOr(HIT)), "messages in which it must not be found"),
];

const EXAMPLE: &[Field] = &[
    required("text", Shape::String, "the message of an agent"),
    optional(
        "before",
        Shape::List(&Shape::String),
        "the turns before it: \"U: …\" of a customer, \"A: …\" of an agent",
    ),
    optional("stage", STAGES, "where the conversation is; left out, that is told by the turns before"),
    optional("at", Shape::String, "when it is said, ISO 8601"),
    optional("slots", Shape::Map(&Shape::String), "what stands for the slots"),
    optional("found", Shape::Strings, "categories it has"),
    optional("absent", Shape::Strings, "categories it does not have"),
    optional("met", Shape::Strings, "courtesies that apply and are there"),
    optional("unmet", Shape::Strings, "courtesies that are owed and missing"),
    optional("exempt", Shape::Strings, "courtesies that do not apply"),
    optional("mended", Shape::String, "the message that one piece of the advice makes of it"),
    optional("fine", Shape::Bool, "there is no advice at all"),
];

/// The shape of a courtesy document.
pub(super) const SHAPE: Shape = Shape::Object(&[
    required("kind", Shape::Constant("courtesy"), "courtesy"),
    required("id", Shape::String, "pack/name"),
    required("title", Shape::Localized, "what people call it"),
    optional("source", Shape::Localized, "document and passage it comes from, in our words"),
    optional("rows", Shape::List(&Shape::String), "rows of the inventory it comes from"),
    optional("note", Shape::Localized, "a remark for those who keep the document"),
    optional("cues", Shape::Map(&Shape::List(&Shape::String)), "named word lists for conditions"),
    optional("exceptions", Shape::List(&Shape::String), "words in which nothing of the document counts"),
    required("categories", Shape::Map(&Shape::Object(CATEGORY)), "kinds of things that are said"),
    required("entries", Shape::List(&Shape::Object(ENTRY)), "the phrases"),
    optional("examples", Shape::List(&Shape::Object(EXAMPLE)), "messages with what is to be found in them"),
]);

/// The rules in `document` with everything in them that can be used, and everything that is wrong with it but its examples.
#[must_use]
pub fn read(document: &Value) -> (Rules, Vec<Problem>) {
    let mut problems = if let Value::Object(_) = document {
        SHAPE.check(document)
    } else {
        vec![Problem::new("not-a-document", Gravity::Error, "", &[document.type_name()])]
    };
    let broken: Vec<String> = problems.iter().map(|problem| problem.path.clone()).collect();
    let known = names(document);
    let mut rules = Rules {
        id: known.id.clone(),
        cues: known.cues.clone(),
        exceptions: document.texts("exceptions"),
        ..Rules::default()
    };
    for (id, value) in document.fields("categories") {
        rules.categories.push(category(id, value, &known, &broken, &mut problems));
    }
    let entries = sound_entries(document, &mut problems, |value, path, problems| {
        references(&known, value, path, problems);
        forms(&known, value, path, problems);
    });
    rules.entries = entries.into_iter().map(entry).collect();
    for problem in &mut problems {
        rules.id.clone_into(&mut problem.document);
    }
    (rules, problems)
}

/// What references may lead to, as the lexicon that the phrases make.
fn names(document: &Value) -> Lexicon {
    let categories = document.fields("categories").iter();
    let cues = document.get("cues").unwrap_or(&Value::Null);
    Lexicon {
        id: document.text("id").unwrap_or_default().to_owned(),
        cues: document.fields("cues").iter().map(|(name, _)| (name.clone(), cues.texts(name))).collect(),
        categories: categories.map(|(id, _)| phrase::Category { id: id.clone(), ..Default::default() }).collect(),
        slots: slots(document),
        ..Lexicon::default()
    }
}

/// The slots that forms name. What stands in them is said where the document is used, so here each stands for its name.
fn slots(document: &Value) -> Vec<(String, Vec<String>)> {
    let entries = document.items("entries").iter();
    let forms = entries.flat_map(|entry| [entry.texts("variants"), entry.texts("near")]).flatten();
    let mut slots: Vec<(String, Vec<String>)> = Vec::new();
    for form in forms {
        let names = form.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0.to_owned()));
        for name in names.filter(|name| slots.iter().all(|known| known.0 != *name)).collect::<Vec<_>>() {
            slots.push((name.clone(), vec![name]));
        }
    }
    slots
}

/// Near forms and further categories of an entry that cannot be used.
fn forms(known: &Lexicon, value: &Value, path: &str, problems: &mut Vec<Problem>) {
    for (at, form) in value.texts("near").iter().enumerate() {
        if let Err(error) = forms_of(form, &known.slots) {
            let place = format!("{path}.near[{at}]");
            problems.push(bad_variant(&error, form, place));
        }
    }
    for id in value.texts("also") {
        refer(known, &id, &format!("{path}.also"), problems);
    }
}

/// Whether `place` is `path` or lies in it.
fn within(place: &str, path: &str) -> bool {
    place.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

/// Says so where no category has the name `id`.
fn refer(known: &Lexicon, id: &str, path: &str, problems: &mut Vec<Problem>) {
    if known.categories.iter().all(|category| category.id != id) {
        let names: Vec<&str> = known.categories.iter().map(|category| category.id.as_str()).collect();
        problems.push(Problem::new("unknown-category", Gravity::Error, path, &[id, &names.join(", ")]));
    }
}

fn category(id: &str, value: &Value, known: &Lexicon, broken: &[String], problems: &mut Vec<Problem>) -> Category {
    let mut category = Category {
        id: id.to_owned(),
        title: localized(value.get("title")),
        kind: match value.text("kind") {
            Some("fault") => Kind::Fault,
            Some("occasion") => Kind::Occasion,
            _ => Kind::Courtesy,
        },
        why: localized(value.get("why")),
        rows: value.texts("rows"),
        owed: Vec::new(),
        address: match value.text("address") {
            Some("polite") => Some(Address::Polite),
            Some("plain") => Some(Address::Plain),
            _ => None,
        },
        closes: value.is_true("closes"),
        share: value.is_true("share"),
    };
    for (at, value) in value.items("owed").iter().enumerate() {
        let path = format!("categories.{id}.owed[{at}]");
        let before = problems.len();
        for field in ["after", "with", "unless"] {
            for id in value.texts(field) {
                refer(known, &id, &format!("{path}.{field}"), problems);
            }
        }
        if problems.len() == before && !broken.iter().any(|place| within(place, &path)) {
            category.owed.push(owed(value));
        }
    }
    category
}

fn owed(value: &Value) -> Owed {
    let name = |field: &str| value.text(field).map(str::to_owned);
    let stage = value.text("stage").and_then(Stage::named);
    Owed {
        stage,
        unasked: value.is_true("unasked"),
        after: name("after"),
        within: count(value, "within").unwrap_or(1),
        with: name("with"),
        scope: if value.text("scope") == Some("sentence") { Scope::Sentence } else { Scope::Message },
        unless: value.texts("unless"),
        why: localized(value.get("why")),
        say: value.texts("say"),
        place: match value.text("place") {
            Some("start") => Place::Start,
            Some("end") => Place::End,
            Some("before") => Place::Before,
            Some("clause") => Place::Clause,
            _ if value.get("with").is_some() => Place::Before,
            _ if stage == Some(Stage::Closing) => Place::End,
            _ => Place::Start,
        },
    }
}

fn entry(value: &Value) -> Entry {
    let hour = |hours: &Value, name: &str| count(hours, name).map_or(0, |hour| (hour % 24) as u8);
    Entry {
        phrase: lexicon::entry(value),
        near: value.texts("near"),
        also: value.texts("also"),
        hours: value.get("hours").map(|hours| Hours { from: hour(hours, "from"), to: hour(hours, "to") }),
        instead: value.text("instead").map(str::to_owned),
    }
}

/// A whole number from 1, as the shape asks.
fn count(value: &Value, name: &str) -> Option<u32> {
    match value.get(name) {
        Some(Value::Number(number)) if *number >= 1.0 => Some(*number as u32),
        _ => None,
    }
}
