//! Lexicon documents: their shape, their references, and what they say.

use super::shape::{Field, Shape};
use super::value::Value;
use crate::error::{Gravity, Problem};
use crate::order::sorted;
use crate::phrase::{
    Category, Condition, Entry, Escalation, Layers, LeakKind, Lexicon, PatternError, Role, Severity, Switches, Text,
    expand, forms_of,
};

pub(super) const fn required(name: &'static str, shape: Shape, about: &'static str) -> Field {
    Field { name, required: true, shape, about: remark(about) }
}

pub(super) const fn optional(name: &'static str, shape: Shape, about: &'static str) -> Field {
    Field { name, required: false, shape, about: remark(about) }
}

/// Remarks are for those who write documents; a page that only applies them does not carry them.
const fn remark(about: &'static str) -> &'static str {
    if cfg!(feature = "workbench") { about } else { "" }
}

const SEVERITIES: Shape = Shape::Choice(&["hint", "warn", "block"]);
const ROLES: Shape = Shape::Choice(&["agent", "customer", "any"]);

const LEAKS: Shape = Shape::Choice(&["mobile", "landline", "identity-card", "bank-card", "email", "account", "url"]);

pub(super) const CONDITION: &[Field] = &[
    optional("bare", Shape::Bool, "the phrase is a whole clause, openers and final particles aside"),
    optional("start", Shape::Bool, "the phrase starts its clause"),
    optional("end", Shape::Bool, "the phrase ends its clause"),
    optional("turn_at_most", Shape::Count, "the message has at most this many characters"),
    optional("before", Shape::String, "cue list: one of its words stands before the phrase in the sentence"),
    optional("after", Shape::String, "cue list: one of its words stands after the phrase in the sentence"),
    optional("without", Shape::Strings, "cue lists: none of their words stands anywhere else in the message"),
    optional("reply_to", Shape::String, "cue list: the turn this message answers contains one of its words"),
];

const ESCALATION: &[Field] = &[
    required("severity", SEVERITIES, "what the severity is then"),
    optional("start", Shape::Bool, "see when"),
    optional("end", Shape::Bool, "see when"),
    optional("bare", Shape::Bool, "see when"),
    optional("turn_at_most", Shape::Count, "see when"),
    optional("before", Shape::String, "see when"),
    optional("after", Shape::String, "see when"),
    optional("without", Shape::Strings, "see when"),
    optional("reply_to", Shape::String, "see when"),
];

const EXAMPLE: &[Field] = &[
    required("text", Shape::String, "the message"),
    optional(
        "before",
        Shape::List(&Shape::String),
        "the turns before it: \"U: …\" of a customer, \"A: …\" of an agent",
    ),
    optional("role", Shape::Choice(&["agent", "customer", "system"]), "who says it"),
];

const LAYERS: &[Field] = &[
    optional("sound", Shape::Bool, "characters of the same sound"),
    optional("near-sound", Shape::Bool, "characters of a similar sound"),
    optional("pinyin", Shape::Bool, "pinyin, wholly or partly"),
    optional("initials", Shape::Bool, "first letters of the syllables"),
    optional("shape", Shape::Bool, "characters that look alike"),
    optional("split", Shape::Bool, "characters written as their parts"),
    optional("emoji", Shape::Bool, "emoji that sound like it"),
    optional("symbol", Shape::Bool, "digits, letters and signs that sound or look like it"),
];

/// Which ways of hiding are looked for.
pub(super) const CLOAKS: Shape = Shape::ChoiceOr(&["fold", "all"], LAYERS);

const CATEGORY: &[Field] = &[
    required("title", Shape::Localized, "what people call it"),
    required("severity", SEVERITIES, "how much it matters: hint, warn or block"),
    required("why", Shape::Localized, "why it is not said"),
    optional(
        "anywhere",
        Shape::Bool,
        "its phrases weigh the same in the middle of a clause, where short ones are only hinted at",
    ),
    optional("cloaks", CLOAKS, "ways of hiding its phrases that are looked for: fold, all, or single ones switched"),
    optional("customer", SEVERITIES, "how much it matters when a customer says it; left out, customers are left alone"),
];

const ENTRY: &[Field] = &[
    required("id", Shape::String, "name within the lexicon, never changed"),
    optional("phrase", Shape::String, "the phrase as people cite it, taken literally"),
    optional("leak", LEAKS, "in place of a phrase: a kind of number or address that should not be given away"),
    required("category", Shape::String, "one of the categories"),
    optional(
        "variants",
        Shape::List(&Shape::String),
        "other forms: [x] is optional, (a|b) a choice, … a gap, {0-4} a gap of so many characters, {number} a number, {name} a slot",
    ),
    optional("severity", SEVERITIES, "where it differs from the category's"),
    optional("rows", Shape::List(&Shape::String), "rows of the inventory it comes from"),
    optional("source", Shape::Localized, "document and passage, where they differ from the lexicon's"),
    optional("note", Shape::Localized, "a remark for those who keep the lexicon"),
    optional("instead", Shape::List(&Shape::Localized), "what to say in its place, best first"),
    optional("exceptions", Shape::List(&Shape::String), "words and constructions in which it is innocent"),
    optional("when", Shape::Object(CONDITION), "when it counts"),
    optional("aggravated", Shape::Object(ESCALATION), "when it weighs more"),
    optional("cloaks", CLOAKS, "ways of hiding it that are looked for, where they differ from the category's"),
    optional("latin", Shape::Choice(&["word", "substring"]), "whether a Latin phrase may stand inside a word"),
    optional("hits", Shape::List(&Shape::StringOr(EXAMPLE)), "messages in which it must be found"),
    optional("misses", Shape::List(&Shape::StringOr(EXAMPLE)), "messages in which it must not be found"),
];

/// The shape of a lexicon document.
pub(super) const SHAPE: Shape = Shape::Object(&[
    required("kind", Shape::Constant("lexicon"), "lexicon"),
    required("id", Shape::String, "pack/name"),
    required("title", Shape::Localized, "what people call it"),
    optional("source", Shape::Localized, "document and passage it comes from, in our words"),
    optional("rows", Shape::List(&Shape::String), "rows of the inventory it comes from"),
    optional("note", Shape::Localized, "a remark for those who keep the lexicon"),
    optional("role", ROLES, "whose words it judges; left out, the agent's"),
    optional("cues", Shape::Map(&Shape::List(&Shape::String)), "named word lists for conditions"),
    optional("slots", Shape::Map(&Shape::List(&Shape::String)), "named word lists for variants: {name}"),
    optional("exceptions", Shape::List(&Shape::String), "words in which every phrase of the lexicon is innocent"),
    required("categories", Shape::Map(&Shape::Object(CATEGORY)), "kinds of phrases"),
    required("entries", Shape::List(&Shape::Object(ENTRY)), "the phrases"),
]);

/// The lexicon in `document` with everything in it that can be used, and everything that is wrong with it but its examples.
#[must_use]
pub fn read(document: &Value) -> (Lexicon, Vec<Problem>) {
    let mut problems = if let Value::Object(_) = document {
        SHAPE.check(document)
    } else {
        vec![Problem::new("not-a-document", Gravity::Error, "", &[document.type_name()])]
    };
    let mut lexicon = Lexicon {
        id: document.text("id").unwrap_or_default().to_owned(),
        title: localized(document.get("title")),
        source: localized(document.get("source")),
        role: if document.text("role") == Some("any") { None } else { Some(role(document.text("role"))) },
        cues: word_lists(document, "cues"),
        slots: word_lists(document, "slots"),
        exceptions: document.texts("exceptions"),
        categories: document.fields("categories").iter().filter_map(|(id, value)| category(id, value)).collect(),
        entries: Vec::new(),
    };
    word_list_problems(&lexicon, &mut problems);
    let entries = sound_entries(document, &mut problems, |value, path, problems| {
        references(&lexicon, value, path, problems);
    });
    lexicon.entries = entries.into_iter().map(entry).collect();
    for problem in &mut problems {
        lexicon.id.clone_into(&mut problem.document);
    }
    (lexicon, problems)
}

/// Entries on their way into `lexicon`: those that are sound, and what is wrong with the others. Paths begin with `entries`.
#[cfg(feature = "change")]
#[must_use]
pub fn read_entries(entries: Vec<Value>, lexicon: &Lexicon) -> (Vec<Entry>, Vec<Problem>) {
    const ENTRIES: Shape = Shape::Object(&[required("entries", Shape::List(&Shape::Object(ENTRY)), "the phrases")]);
    let document = Value::Object(vec![("entries".to_owned(), Value::List(entries))]);
    let mut problems = ENTRIES.check(&document);
    let sound = sound_entries(&document, &mut problems, |value, path, problems| {
        references(lexicon, value, path, problems);
    });
    let entries = sound.into_iter().map(entry).collect();
    for problem in &mut problems {
        lexicon.id.clone_into(&mut problem.document);
    }
    (entries, problems)
}

/// A form that cannot be read, at `path`.
pub(super) fn bad_variant(error: &PatternError, variant: &str, path: String) -> Problem {
    let (name, detail) = error.told();
    Problem::new(name, Gravity::Error, path, &[variant, &detail])
}

/// The named word lists of a field.
fn word_lists(document: &Value, field: &str) -> Vec<(String, Vec<String>)> {
    let lists = child(document, field);
    document.fields(field).iter().map(|(name, _)| (name.clone(), lists.texts(name))).collect()
}

/// The entries of a document that have neither a problem yet nor one that `check` finds, nor the id of an earlier one.
pub(super) fn sound_entries<'a>(
    document: &'a Value,
    problems: &mut Vec<Problem>,
    mut check: impl FnMut(&'a Value, &str, &mut Vec<Problem>),
) -> Vec<&'a Value> {
    let items = document.items("entries");
    let mut broken = vec![false; items.len()];
    for problem in problems.iter() {
        if let Some(broken) = broken_entry(&problem.path).and_then(|at| broken.get_mut(at)) {
            *broken = true;
        }
    }
    let mut sound = Vec::with_capacity(items.len());
    for ((at, value), (first, broken)) in items.iter().enumerate().zip(first_of_same_id(items).into_iter().zip(broken))
    {
        let path = format!("entries[{at}]");
        let before = problems.len();
        if first < at {
            let (id, first) = (value.text("id").unwrap_or_default(), format!("entries[{first}]"));
            problems.push(Problem::new("duplicate-id", Gravity::Error, format!("{path}.id"), &[id, &first]));
        }
        check(value, &path, problems);
        if problems.len() == before && !broken {
            sound.push(value);
        }
    }
    sound
}

/// Words of cues, slots and exceptions that cannot be read; none of them can have gaps.
fn word_list_problems(lexicon: &Lexicon, problems: &mut Vec<Problem>) {
    // The small module has no notation beyond choices in them; checkDocument of the others says what is wrong.
    if !cfg!(feature = "gaps") {
        return;
    }
    let mut check = |path: &str, words: &[String]| {
        for (at, word) in words.iter().enumerate() {
            if let Err(error) = expand(word) {
                problems.push(bad_variant(&error, word, format!("{path}[{at}]")));
            }
        }
    };
    for (field, lists) in [("cues", &lexicon.cues), ("slots", &lexicon.slots)] {
        lists.iter().for_each(|(name, words)| check(&format!("{field}.{name}"), words));
    }
    check("exceptions", &lexicon.exceptions);
}

/// Everything that an entry refers to and that is not there.
pub(super) fn references(lexicon: &Lexicon, value: &Value, path: &str, problems: &mut Vec<Problem>) {
    if value.get("phrase").is_none() && value.get("leak").is_none() {
        problems.push(Problem::new("missing-field", Gravity::Error, path, &["phrase", "\"…\""]));
    }
    let category = value.text("category").unwrap_or_default();
    if !category.is_empty() && lexicon.categories.iter().all(|known| known.id != category) {
        let known: Vec<&str> = lexicon.categories.iter().map(|known| known.id.as_str()).collect();
        problems.push(Problem::new(
            "unknown-category",
            Gravity::Error,
            format!("{path}.category"),
            &[category, &known.join(", ")],
        ));
    }
    for list in ["variants", "exceptions"] {
        for (at, pattern) in value.texts(list).iter().enumerate() {
            if let Err(error) = forms_of(pattern, &lexicon.slots) {
                problems.push(bad_variant(&error, pattern, format!("{path}.{list}[{at}]")));
            }
        }
    }
    for part in ["when", "aggravated"] {
        for cue in condition(value.get(part)).cues().filter(|cue| lexicon.cues.iter().all(|(name, _)| name != cue)) {
            let known: Vec<&str> = lexicon.cues.iter().map(|(name, _)| name.as_str()).collect();
            problems.push(Problem::new(
                "unknown-cue",
                Gravity::Error,
                format!("{path}.{part}"),
                &[cue, &known.join(", ")],
            ));
        }
    }
}

/// The number of the entry that a problem at `path` breaks. Everything but an example or a remark is part of the rule: with
/// a broken part the rule would not be what was meant.
fn broken_entry(path: &str) -> Option<usize> {
    let (digits, rest) = path.strip_prefix("entries[")?.split_once(']')?;
    let harmless = [".hits", ".misses", ".note"].iter().any(|field| rest.starts_with(field));
    let number = digits.bytes().fold(0usize, |number, digit| number * 10 + usize::from(digit.wrapping_sub(b'0')));
    (!harmless).then_some(number)
}

/// For each item the first one that has its id; one without an id is like no other.
fn first_of_same_id(items: &[Value]) -> Vec<usize> {
    let id = |at: usize| items[at].text("id").unwrap_or_default();
    let mut firsts: Vec<usize> = (0..items.len()).collect();
    for pair in sorted(items.len(), &|left, right| id(left).cmp(id(right))).windows(2) {
        let (before, at) = (pair[0] as usize, pair[1] as usize);
        if id(before) == id(at) && !id(at).is_empty() {
            firsts[at] = firsts[before];
        }
    }
    firsts
}

pub(super) fn entry(value: &Value) -> Entry {
    Entry {
        id: value.text("id").unwrap_or_default().to_owned(),
        phrase: value.text("phrase").unwrap_or_default().to_owned(),
        leak: value.text("leak").and_then(LeakKind::named),
        variants: value.texts("variants"),
        category: value.text("category").unwrap_or_default().to_owned(),
        severity: value.text("severity").map(severity),
        rows: value.texts("rows"),
        source: value.get("source").map(|source| localized(Some(source))),
        instead: value.items("instead").iter().map(|text| localized(Some(text))).collect(),
        exceptions: value.texts("exceptions"),
        when: condition(value.get("when")),
        aggravated: value.get("aggravated").map(|value| Escalation {
            when: condition(Some(value)),
            severity: severity(value.text("severity").unwrap_or_default()),
        }),
        cloaks: switches(value.get("cloaks")),
        latin_substring: value.text("latin").map(|latin| latin == "substring"),
    }
}

fn category(id: &str, value: &Value) -> Option<Category> {
    Some(Category {
        id: id.to_owned(),
        title: localized(value.get("title")),
        severity: severity(value.text("severity")?),
        customer: value.text("customer").map(severity),
        anywhere: value.is_true("anywhere"),
        why: localized(value.get("why")),
        cloaks: switches(value.get("cloaks")),
    })
}

fn condition(value: Option<&Value>) -> Condition {
    let Some(value) = value else { return Condition::default() };
    let count = match value.get("turn_at_most") {
        // The shape asks for whole numbers from 1; what is beyond a message's length asks for nothing.
        Some(Value::Number(number)) if *number >= 1.0 => Some(*number as u32),
        _ => None,
    };
    let name = |field: &str| value.text(field).map(str::to_owned);
    Condition {
        start: value.is_true("start") || value.is_true("bare"),
        end: value.is_true("end") || value.is_true("bare"),
        turn_at_most: count,
        before: name("before"),
        after: name("after"),
        without: value.texts("without"),
        reply_to: name("reply_to"),
    }
}

/// What is switched on and off: `fold`, `all`, or `{ "sound": false }`.
#[must_use]
pub fn switches(value: Option<&Value>) -> Switches {
    let mut switches = Switches::default();
    match value.filter(|_| cfg!(feature = "cloaks")) {
        Some(Value::String(name)) if name == "fold" => switches.off = Layers::ALL,
        Some(Value::String(name)) if name == "all" => switches.on = Layers::ALL,
        Some(Value::Object(fields)) => {
            for (name, value) in fields {
                let layer = Layers::named(name).unwrap_or_default();
                match value {
                    Value::Bool(true) => switches.on = switches.on.or(layer),
                    Value::Bool(false) => switches.off = switches.off.or(layer),
                    _ => {}
                }
            }
        }
        _ => {}
    }
    switches
}

fn child<'a>(value: &'a Value, name: &str) -> &'a Value {
    value.get(name).unwrap_or(&Value::Null)
}

pub(super) fn localized(value: Option<&Value>) -> Text {
    let of = |language: &str| value.and_then(|value| value.text(language)).map(str::to_owned);
    Text { zh_cn: of("zh-CN").unwrap_or_default(), zh_tw: of("zh-TW"), en: of("en") }
}

fn severity(name: &str) -> Severity {
    match name {
        "block" => Severity::Block,
        "hint" => Severity::Hint,
        _ => Severity::Warn,
    }
}

pub(super) fn role(name: Option<&str>) -> Role {
    match name {
        Some("customer") => Role::Customer,
        Some("system") => Role::System,
        _ => Role::Agent,
    }
}
