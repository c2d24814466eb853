//! The elements of a survey of SurveyJS as questions of a form document.

use std::collections::BTreeMap;

use super::import::Importer;
use super::items_in::{ids_of, items, options, rated, scale_of};
use super::names::{Carried, Sort};
use super::words;
use super::{object, script, text, translate};
use crate::pack::value::Value;

/// An element that is a question here, named but not read yet.
pub(super) struct Found<'a> {
    element: &'a Value,
    path: String,
    id: String,
    kind: &'static str,
    /// Conditions of the panels it stands in.
    shown: Vec<String>,
}

/// What is carried of every element, or changes nothing that is asked.
const COMMON: [&str; 11] = [
    "type",
    "name",
    "title",
    "description",
    "visibleIf",
    "isRequired",
    "requiredIf",
    "requiredErrorText",
    "validators",
    "startWithNewLine",
    "titleLocation",
];

/// The kinds of elements: what each is here, and what more of it is carried.
const ELEMENTS: [(&str, &str, &[&str]); 13] = [
    ("radiogroup", "single", &["choices", "choicesOrder", "showOtherItem", "hasOther", "otherText", "colCount"]),
    ("dropdown", "single", &["choices", "choicesOrder", "showOtherItem", "hasOther", "otherText", "placeholder"]),
    ("buttongroup", "single", &["choices", "choicesOrder"]),
    ("checkbox", "multiple", CHECKED),
    ("tagbox", "multiple", CHECKED),
    ("ranking", "ranking", &["choices", "choicesOrder", "minSelectedChoices", "maxSelectedChoices"]),
    (
        "rating",
        "rating",
        &[
            "rateMin",
            "rateMax",
            "rateCount",
            "rateValues",
            "rateType",
            "minRateDescription",
            "maxRateDescription",
            "autoGenerate",
        ],
    ),
    ("boolean", "yes_no", &[]),
    ("matrix", "matrix", &["columns", "rows", "rowOrder", "rowsOrder", "eachRowRequired", "isAllRowRequired"]),
    ("text", "short", &["inputType", "maxLength", "min", "max", "step", "placeholder", "visible"]),
    ("comment", "long", &["maxLength", "rows", "placeholder", "autoGrow"]),
    ("html", "section", &["html"]),
    ("expression", "calculated", &["expression"]),
];
const CHECKED: &[&str] = &[
    "choices",
    "choicesOrder",
    "showOtherItem",
    "hasOther",
    "otherText",
    "showNoneItem",
    "hasNone",
    "noneText",
    "minSelectedChoices",
    "maxSelectedChoices",
    "colCount",
    "placeholder",
];

/// Names an element, with the names of its options and lines; nothing for what is no question here.
pub(super) fn named<'a>(
    importer: &mut Importer,
    element: &'a Value,
    path: String,
    shown: Vec<String>,
) -> Option<Found<'a>> {
    let there = element.text("type").unwrap_or("text");
    let Some((_, kind, _)) = ELEMENTS.iter().find(|(name, ..)| *name == there) else {
        importer.notes.add("not-carried.element", path, &[there]);
        return None;
    };
    let kind = kind_of(element, kind);
    let name = element.text("name").unwrap_or_default();
    let id = importer.ids.give(name, "q");
    if id != name {
        importer.notes.add("renamed", format!("{path}.name"), &[name, &id]);
    }
    let values = match kind {
        "matrix" => element.items("columns"),
        _ => element.items("choices"),
    };
    let figures = kind == "matrix" && scale_of(values).is_some();
    let sort = match kind {
        "single" => Sort::Choice,
        "multiple" | "ranking" => Sort::Choices,
        "matrix" if figures => Sort::Figures,
        "matrix" => Sort::Lines,
        "rating" | "number" => Sort::Number,
        "yes_no" | "consent" => Sort::Truth,
        "calculated" | "hidden" => Sort::Any,
        _ => Sort::Text,
    };
    let mut options = if figures { BTreeMap::new() } else { ids_of(values) };
    for (item, id) in [("showOtherItem", "other"), ("hasOther", "other"), ("showNoneItem", "none"), ("hasNone", "none")]
    {
        if element.is_true(item) {
            options.insert(id.to_owned(), id.to_owned());
        }
    }
    let lines = ids_of(if kind == "matrix" { element.items("rows") } else { &[] });
    importer.names.insert(name.to_owned(), Carried { id: id.clone(), sort, options, lines });
    Some(Found { element, path, id, kind, shown })
}

/// The kind of question that an element is here.
fn kind_of(element: &Value, kind: &'static str) -> &'static str {
    match (kind, element.text("inputType")) {
        ("short", _) if element.get("visible") == Some(&Value::Bool(false)) => "hidden",
        ("short", Some("number" | "range")) => "number",
        ("short", Some("date")) => "date",
        ("short", Some("time")) => "time",
        ("short", Some("datetime-local" | "datetime")) => "date_time",
        ("short", Some("tel")) => "phone",
        ("yes_no", _) if must_be_true(element) => "consent",
        _ => kind,
    }
}

/// Whether a yes-or-no may only be answered with yes.
fn must_be_true(element: &Value) -> bool {
    let wanted = format!("{{{}}} = true", element.text("name").unwrap_or_default());
    element.items("validators").iter().any(|validator| validator.text("expression") == Some(&wanted))
}

/// A heading over the questions of a panel.
pub(super) fn heading<'a>(importer: &mut Importer, panel: &'a Value, path: String, shown: Vec<String>) -> Found<'a> {
    let id = importer.ids.give(panel.text("name").unwrap_or_default(), "panel");
    Found { element: panel, path, id, kind: "section", shown }
}

/// The id of a value that is computed beside the questions.
pub(super) fn computed(importer: &mut Importer, name: &str) -> String {
    let id = importer.ids.give(name, "value");
    let carried = Carried { id: id.clone(), sort: Sort::Any, options: BTreeMap::new(), lines: BTreeMap::new() };
    importer.names.insert(name.to_owned(), carried);
    id
}

/// How something is computed; what cannot be is given by the page instead.
pub(super) fn formula(importer: &mut Importer, value: &Value, path: &str) -> Vec<(&'static str, Value)> {
    let written = value.text("expression").unwrap_or_default();
    let read = script::read(written);
    let lost = match &read {
        Some(script) => {
            let (inner, places) = translate::rounded(script);
            match translate::value(inner, &importer.names) {
                Ok(formula) => {
                    let places = places.map_or(Value::Null, Value::Number);
                    return vec![("kind", text("calculated")), ("formula", text(formula)), ("places", places)];
                }
                Err(lost) => lost,
            }
        }
        None => written.to_owned(),
    };
    importer.notes.add("not-carried.condition", format!("{path}.expression"), &[&lost]);
    vec![("kind", text("hidden"))]
}

/// A question as a document has it.
pub(super) fn question(importer: &mut Importer, found: Found<'_>) -> Value {
    let Found { element, path, id, kind, shown } = found;
    let there = element.text("type").unwrap_or("text");
    if there != "panel" {
        let more = ELEMENTS.iter().find(|(name, ..)| *name == there).map_or(&[][..], |(.., more)| more);
        let carried: Vec<&str> = COMMON.iter().chain(more).copied().collect();
        importer.leftover(element, &path, &carried);
    }
    let title = match words::carried(element.get(if there == "html" { "html" } else { "title" })) {
        // What has no title is called by its name there.
        Value::Null => words::carried(element.get("name")),
        title => title,
    };
    let title = if title == Value::Null { words::carried(Some(&text(&*id))) } else { title };
    let asked = !matches!(kind, "section" | "hidden" | "calculated");
    let error = words::carried(element.get("requiredErrorText"));
    let mut fields = vec![
        ("id", text(&*id)),
        ("title", title),
        ("help", words::carried(element.get("description"))),
        ("show", show(importer, element, shown, &path)),
        ("required", if asked { required(importer, element, &path) } else { Value::Null }),
        ("messages", if error == Value::Null { Value::Null } else { object(vec![("required", error)]) }),
    ];
    if kind == "calculated" {
        fields.extend(formula(importer, element, &path));
    } else {
        fields.push(("kind", text(kind)));
        fields.extend(particular(importer, element, kind, &path));
    }
    fields.extend(validated(importer, element, kind, &id, &path));
    object(fields)
}

fn show(importer: &mut Importer, element: &Value, shown: Vec<String>, path: &str) -> Value {
    let own = if element.text("type") == Some("panel") { "" } else { element.text("visibleIf").unwrap_or_default() };
    let all: Vec<String> =
        shown.into_iter().chain([own.to_owned()]).filter(|condition| !condition.trim().is_empty()).collect();
    let condition = all.iter().map(|one| format!("({one})")).collect::<Vec<_>>().join(" and ");
    let condition = if all.len() == 1 { &all[0] } else { &condition };
    importer.condition(Some(&text(&**condition)), &format!("{path}.visibleIf"))
}

fn required(importer: &mut Importer, element: &Value, path: &str) -> Value {
    let lines = element.is_true("eachRowRequired") || element.is_true("isAllRowRequired");
    if element.is_true("isRequired") || lines {
        return Value::Bool(true);
    }
    importer.condition(element.get("requiredIf"), &format!("{path}.requiredIf"))
}

/// What only questions of a kind have.
fn particular(importer: &mut Importer, element: &Value, kind: &str, path: &str) -> Vec<(&'static str, Value)> {
    let field = |name: &str| element.get(name).cloned().unwrap_or_default();
    let shuffled = |name: &str| if element.text(name) == Some("random") { Value::Bool(true) } else { Value::Null };
    match kind {
        "single" | "multiple" | "ranking" => {
            let mut fields = vec![("options", options(importer, element, path)), ("shuffle", shuffled("choicesOrder"))];
            if kind != "single" {
                fields.push(("at_least", field("minSelectedChoices")));
                fields.push(("at_most", field("maxSelectedChoices")));
            }
            fields
        }
        "rating" => vec![("scale", rated(element))],
        "matrix" => {
            let order = if element.get("rowOrder").is_some() { "rowOrder" } else { "rowsOrder" };
            let aspects = items(importer, element.items("rows"), &format!("{path}.rows"));
            let columns = element.items("columns");
            let cells = match scale_of(columns) {
                Some(scale) => ("scale", scale),
                None => ("options", Value::List(items(importer, columns, &format!("{path}.columns")))),
            };
            vec![("aspects", Value::List(aspects)), cells, ("shuffle", shuffled(order))]
        }
        "number" => vec![("at_least", field("min")), ("at_most", field("max"))],
        "short" => {
            let input = element.text("inputType");
            if let Some(input) = input.filter(|input| !matches!(*input, "text" | "email")) {
                importer.notes.add("not-carried.field", format!("{path}.inputType"), &[input]);
            }
            let mail = if input == Some("email") { text("mail") } else { Value::Null };
            vec![("longest", length(element)), ("format", mail)]
        }
        "long" => vec![("longest", length(element))],
        _ => Vec::new(),
    }
}

/// At most so many characters; zero and less mean there any number.
fn length(element: &Value) -> Value {
    match element.get("maxLength") {
        Some(Value::Number(most)) if *most > 0.0 => Value::Number(*most),
        _ => Value::Null,
    }
}

/// What validators ask for: bounds of the question itself, or a check of the form.
fn validated(importer: &mut Importer, element: &Value, kind: &str, id: &str, path: &str) -> Vec<(&'static str, Value)> {
    let mut fields = Vec::new();
    for (at, validator) in element.items("validators").iter().enumerate() {
        let path = format!("{path}.validators[{at}]");
        let mut bound = |name: &'static str, from: &str| {
            if let Some(figure) = validator.get(from) {
                fields.push((name, figure.clone()));
            }
        };
        match (validator.text("type").unwrap_or_default(), kind) {
            ("expression", "consent") => {}
            ("expression", _) => expected(importer, validator, id, &path),
            ("numeric", "number") => {
                bound("at_least", "minValue");
                bound("at_most", "maxValue");
            }
            ("text", "short" | "long") => {
                bound("shortest", "minLength");
                bound("longest", "maxLength");
            }
            ("answercount", "multiple" | "ranking") => {
                bound("at_least", "minCount");
                bound("at_most", "maxCount");
            }
            ("email", "short") => fields.push(("format", text("mail"))),
            ("regex", "short") if validator.text("regex") == Some("^[0-9]+$") => {
                fields.push(("format", text("digits")))
            }
            ("regex", "short") if validator.text("regex") == Some("^[0-9A-Za-z-]+$") => {
                fields.push(("format", text("order")));
            }
            (name, _) => importer.notes.add("not-carried.validator", path, &[name]),
        }
    }
    fields
}

/// What must be, as a check: here it says what must not be.
fn expected(importer: &mut Importer, validator: &Value, id: &str, path: &str) {
    let condition = importer.condition(validator.get("expression"), &format!("{path}.expression"));
    let Some(condition) = condition.as_text() else { return };
    let message = match words::carried(validator.get("text")) {
        Value::Null => words::carried(Some(&text(condition))),
        message => message,
    };
    // Twice denied is said.
    let inner = condition.strip_prefix("not (").and_then(|inner| inner.strip_suffix(')'));
    let when = match inner {
        Some(inner) if encloses(inner) => inner.to_owned(),
        _ => format!("not ({condition})"),
    };
    importer.checks.push(object(vec![("when", text(when)), ("message", message), ("at", text(id))]));
}

/// Whether every bracket within a text closes within it.
fn encloses(inner: &str) -> bool {
    let mut depth = 0_i32;
    inner.chars().all(|sign| {
        depth += i32::from(sign == '(') - i32::from(sign == ')');
        depth >= 0
    })
}
