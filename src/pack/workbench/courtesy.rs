//! The examples of a courtesy document: every hit found, every miss left alone, and every message judged as it says.

use super::examples::message;
use crate::courtesy::{Courtesy, Report, Situation, Stage, State};
use crate::error::{Gravity, Problem};
use crate::moment::Moment;
use crate::pack::courtesy;
use crate::pack::value::Value;
use crate::phrase::{Role, Scratch};

/// What is wrong with its shape, references and ids, and whether the examples hold.
pub(super) fn check(document: &Value) -> Vec<Problem> {
    let (rules, mut problems) = courtesy::read(document);
    let engine = Courtesy::new(vec![rules.clone()], &[]);
    let mut scratch = Scratch::default();
    for (at, value) in document.items("entries").iter().enumerate() {
        phrases(&engine, value, &format!("entries[{at}]"), &mut scratch, &mut problems);
    }
    for (at, value) in document.items("examples").iter().enumerate() {
        let engine = match value.fields("slots") {
            [] => &engine,
            slots => &Courtesy::new(vec![rules.clone()], &filled(slots)),
        };
        example(engine, value, &format!("examples[{at}]"), &mut scratch, &mut problems);
    }
    problems
}

fn filled(slots: &[(String, Value)]) -> Vec<(String, String)> {
    slots.iter().map(|(name, value)| (name.clone(), value.as_text().unwrap_or_default().to_owned())).collect()
}

/// The hits and misses of one entry.
fn phrases(engine: &Courtesy, value: &Value, path: &str, scratch: &mut Scratch, problems: &mut Vec<Problem>) {
    let id = value.text("id").unwrap_or_default();
    for (list, wanted) in [("hits", true), ("misses", false)] {
        if value.items(list).is_empty() {
            let name = if wanted { "hits: [\"…\"]" } else { "misses: [\"…\"]" };
            problems.push(Problem::new("no-example", Gravity::Warning, path, &[list, name]));
        }
        for (at, example) in value.items(list).iter().enumerate() {
            let (text, context) = message(example, Role::Agent);
            let units: Vec<u16> = text.encode_utf16().collect();
            let marks = engine.marks(&units, &context, scratch);
            let own = marks.iter().find(|mark| engine.entry(mark).is_some_and(|entry| entry.phrase.id == id));
            let place = format!("{path}.{list}[{at}]");
            match own {
                None if wanted => problems.push(Problem::new("missed-example", Gravity::Error, place, &[text])),
                Some(mark) if !wanted => {
                    let seen = String::from_utf16_lossy(mark.span.of(&units));
                    problems.push(Problem::new("false-alarm", Gravity::Error, place, &[text, &seen]));
                }
                _ => {}
            }
        }
    }
}

/// One message of the document's examples.
fn example(engine: &Courtesy, value: &Value, path: &str, scratch: &mut Scratch, problems: &mut Vec<Problem>) {
    let (text, context) = message(value, Role::Agent);
    let units: Vec<u16> = text.encode_utf16().collect();
    let situation = Situation {
        stage: value.text("stage").and_then(Stage::named),
        context,
        at: value.text("at").and_then(Moment::parse),
    };
    let report = engine.check(&units, &situation, scratch);
    let mended: Vec<String> =
        report.advice.iter().map(|advice| String::from_utf16_lossy(&advice.applied(&units))).collect();
    for field in ["found", "absent", "met", "unmet", "exempt"] {
        for category in value.texts(field) {
            let seen = seen(engine, &report, &category, field);
            if seen != Some(field) {
                let place = format!("{path}.{field}");
                let seen = seen.unwrap_or("–");
                problems.push(Problem::new("example-differs", Gravity::Error, place, &[text, &category, seen]));
            }
        }
    }
    let wanted = value.text("mended");
    let fails = wanted.is_some_and(|wanted| mended.iter().all(|seen| seen != wanted));
    if fails || value.is_true("fine") && !mended.is_empty() {
        let place = format!("{path}.{}", if fails { "mended" } else { "fine" });
        let wanted = wanted.unwrap_or(text);
        problems.push(Problem::new("example-differs", Gravity::Error, place, &[text, wanted, &mended.join(" / ")]));
    }
}

/// How a category is seen, in the words of an example's field.
fn seen(engine: &Courtesy, report: &Report, category: &str, field: &str) -> Option<&'static str> {
    let number = engine.number(category)?;
    if matches!(field, "found" | "absent") {
        return Some(if engine.has(&report.marks, category) { "found" } else { "absent" });
    }
    let need = report.needs.iter().find(|need| need.category == number)?;
    Some(match need.state {
        State::Met => "met",
        State::Unmet => "unmet",
        State::NotApplicable => "exempt",
    })
}
