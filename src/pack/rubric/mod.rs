//! Rubric documents: their shape, their references, and what they say.

mod shape;
mod tests;

pub(crate) use shape::SHAPE;

use super::courtesy;
use super::lexicon::{self, bad_variant, localized};
use super::value::Value;
use crate::courtesy::{Courtesy, Rules};
use crate::error::{Gravity, Problem};
use crate::phrase::{Lexicon, expand};
use crate::review::{Capture, Label, Parameter, Reviewer, Rubric, Rule, Stage};
use tests::Reader;

/// The rubric in `document` with everything in it that can be used, and everything that is wrong with it but its examples.
/// A rule with a part that cannot be read is left out: it would not be the rule that was meant.
#[must_use]
pub fn read(document: &Value) -> (Rubric, Vec<Problem>) {
    let mut problems = match document {
        Value::Object(_) => SHAPE.check(document),
        _ => vec![Problem::new("not-a-document", Gravity::Error, "", &[document.type_name()])],
    };
    let broken: Vec<String> = problems.iter().map(|problem| problem.path.clone()).collect();
    let cues = document
        .fields("cues")
        .iter()
        .map(|(name, _)| (name.clone(), document.get("cues").map(|cues| cues.texts(name)).unwrap_or_default()));
    let rubric = Rubric {
        id: document.text("id").unwrap_or_default().to_owned(),
        title: localized(document.get("title")),
        source: localized(document.get("source")),
        lexicons: document.texts("lexicons"),
        base: thousandths(document.get("base")).unwrap_or(100_000),
        floor: thousandths(document.get("floor")),
        cues: cues.collect(),
        parameters: document.fields("parameters").iter().map(|(id, value)| parameter(id, value)).collect(),
        ..Rubric::default()
    };
    bad_words(&rubric, &mut problems);
    let mut reader = Reader { rubric, problems };
    read_parts(&mut reader, document);
    read_rules(&mut reader, document, &broken);
    let Reader { rubric, mut problems } = reader;
    for problem in &mut problems {
        rubric.id.clone_into(&mut problem.document);
    }
    (rubric, problems)
}

fn read_parts(reader: &mut Reader, document: &Value) {
    for (name, value) in document.fields("numbers") {
        // The words before a number are a word list of their own; no document can name one so.
        let list = format!("numbers.{name}");
        reader.rubric.cues.push((list.clone(), value.texts("after")));
        let after = reader.label(Label::Cue(list));
        let capture = Capture { id: name.clone(), by: tests::by(value.text("by")), after };
        reader.rubric.numbers.push(capture);
    }
    for (at, value) in document.items("stages").iter().enumerate() {
        let begins = value.get("begins").map(|says| reader.says(says, &format!("stages[{at}].begins")));
        let id = value.text("id").unwrap_or_default().to_owned();
        reader.rubric.stages.push(Stage { id, title: localized(value.get("title")), begins });
    }
}

fn read_rules(reader: &mut Reader, document: &Value, broken: &[String]) {
    for (at, value) in document.items("rules").iter().enumerate() {
        let path = format!("rules[{at}]");
        let before = reader.problems.len();
        let rule = rule(reader, value, &path);
        if let Some(first) = reader.rubric.rules.iter().position(|known| known.id == rule.id) {
            let details = [rule.id.as_str(), &format!("rules[{first}]")];
            reader.problems.push(Problem::new("duplicate-id", Gravity::Error, format!("{path}.id"), &details));
        }
        if rule.expect.is_none() && rule.never.is_none() {
            reader.problems.push(Problem::new("missing-field", Gravity::Error, &path, &["expect", "{ … }"]));
        }
        let harmless =
            |place: &str| ["examples", "note", "why"].iter().any(|part| place.starts_with(&format!("{path}.{part}")));
        let inside =
            |place: &str| place.strip_prefix(&path).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']));
        let misshapen = broken.iter().any(|place| inside(place) && !harmless(place));
        if !misshapen && reader.problems.len() == before {
            reader.rubric.rules.push(rule);
        }
    }
}

fn rule(reader: &mut Reader, value: &Value, path: &str) -> Rule {
    let mut test = |name: &str| value.get(name).and_then(|test| reader.test(test, &format!("{path}.{name}")));
    let (when, expect, never) = (test("when"), test("expect"), test("never"));
    Rule {
        id: value.text("id").unwrap_or_default().to_owned(),
        title: localized(value.get("title")),
        why: localized(value.get("why")),
        source: value.get("source").map(|source| localized(Some(source))),
        rows: value.texts("rows"),
        points: thousandths(value.get("points")).unwrap_or(0),
        credit: thousandths(value.get("credit")).unwrap_or(0),
        per_place: value.is_true("per_place"),
        most: thousandths(value.get("most")),
        confirm: value.is_true("confirm"),
        when,
        each: value.get("each").map(|says| reader.says(says, &format!("{path}.each"))),
        expect,
        never,
        say: value.get("say").map(|say| localized(Some(say))),
    }
}

fn parameter(id: &str, value: &Value) -> Parameter {
    let number = match value.get("value") {
        Some(Value::Number(number)) => *number,
        _ => 0.0,
    };
    let unit = value.text("unit").unwrap_or_default().to_owned();
    Parameter { id: id.to_owned(), title: localized(value.get("title")), value: number, unit }
}

/// Points in thousandths.
fn thousandths(value: Option<&Value>) -> Option<i64> {
    match value {
        Some(Value::Number(number)) => Some((number * 1000.0).round() as i64),
        _ => None,
    }
}

/// Words whose notation cannot be read.
fn bad_words(rubric: &Rubric, problems: &mut Vec<Problem>) {
    for (name, words) in &rubric.cues {
        for (at, word) in words.iter().enumerate() {
            if let Err(error) = expand(word) {
                problems.push(bad_variant(&error, word, format!("cues.{name}[{at}]")));
            }
        }
    }
}

/// A reviewer by the rubric in `document`, listening with those of `others` that it names.
#[must_use]
pub fn reviewer(document: &Value, others: &[Value]) -> (Reviewer, Vec<Problem>) {
    let (rubric, mut problems) = read(document);
    let (mut lexicons, mut courtesies) = (Vec::new(), Vec::new());
    for (at, id) in rubric.lexicons.iter().enumerate() {
        let Some(other) = others.iter().find(|other| other.text("id") == Some(id)) else {
            let known: Vec<&str> = others.iter().filter_map(|other| other.text("id")).collect();
            let path = format!("lexicons[{at}]");
            problems.push(Problem::new("unknown-document", Gravity::Error, path, &[id, &known.join(", ")]));
            continue;
        };
        // What is wrong with those documents is said where they are checked themselves.
        if other.text("kind") == Some("courtesy") {
            courtesies.push(courtesy::read(other).0);
        } else {
            lexicons.push(lexicon::read(other).0);
        }
    }
    unknown_categories(&rubric, &lexicons, &courtesies, &mut problems);
    for problem in &mut problems {
        rubric.id.clone_into(&mut problem.document);
    }
    let courtesy = Courtesy::new(courtesies, &[]);
    (Reviewer::new(rubric, lexicons, courtesy), problems)
}

/// Labels that nothing given can be heard as.
fn unknown_categories(rubric: &Rubric, lexicons: &[Lexicon], courtesies: &[Rules], problems: &mut Vec<Problem>) {
    let courtesy: Vec<&str> =
        courtesies.iter().flat_map(|rules| &rules.categories).map(|category| category.id.as_str()).collect();
    let mut findings: Vec<&str> = vec!["*"];
    for lexicon in lexicons {
        findings.push(&lexicon.id);
        findings.extend(lexicon.categories.iter().map(|category| category.id.as_str()));
        findings.extend(lexicon.entries.iter().map(|entry| entry.id.as_str()));
    }
    for label in &rubric.labels {
        let (name, known) = match label {
            Label::Courtesy(name) => (name, &courtesy),
            Label::Finding(name) => (name, &findings),
            Label::Cue(_) | Label::Entity(_) => continue,
        };
        if !known.contains(&name.as_str()) {
            let some: Vec<&str> = known.iter().copied().take(20).collect();
            problems.push(Problem::new("unknown-label", Gravity::Error, "rules", &[name, &some.join(", ")]));
        }
    }
}
