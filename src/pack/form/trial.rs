//! Trying a form out before anybody sees it, and drawing samples: as raw values for the page.

use sha2::{Digest, Sha256};

use super::wire::{object, problems, text};
use crate::error::{Gravity, Problem};
use crate::form::Form;
use crate::form::draw::{Lot, draw};
use crate::form::simulate::{Seen, simulate};
use crate::pack::value::Value;

/// So many respondents are sent through a form unless another number is asked for.
const RESPONDENTS: u64 = 10_000;
/// No more are sent, whatever is asked for.
const MOST: f64 = 1_000_000.0;

pub(super) fn whole(number: u64) -> Value {
    Value::Number(number as f64)
}

/// Figures in minutes, to a hundredth.
pub(super) fn minutes(milliseconds: u64) -> Value {
    Value::Number((milliseconds as f64 / 600.0).round() / 100.0)
}

fn asked_for(question: &Value, name: &str, otherwise: u64) -> u64 {
    match question.get(name) {
        Some(Value::Number(number)) => number.clamp(0.0, MOST) as u64,
        _ => otherwise,
    }
}

/// What respondents made up by chance see of a form, with what is wrong with its logic: `{ count, seed }`.
pub(super) fn tried(form: &Form, question: &Value, lang: &str) -> Value {
    told(form, &sent(form, question, lang), lang)
}

/// What those respondents see that `question` asks for.
pub(super) fn sent(form: &Form, question: &Value, lang: &str) -> Seen {
    simulate(form, asked_for(question, "count", RESPONDENTS), asked_for(question, "seed", 1), lang)
}

/// What was seen, for the page.
pub(super) fn told(form: &Form, seen: &Seen, lang: &str) -> Value {
    let asked = form.questions.iter().zip(&seen.asked).map(|(question, count)| (question.id.clone(), whole(*count)));
    object(vec![
        ("respondents", whole(seen.respondents)),
        ("asked", Value::Object(asked.collect())),
        ("paths", whole(seen.paths)),
        ("mostQuestions", whole(seen.most_questions)),
        ("longestMinutes", minutes(seen.longest)),
        ("meanMinutes", minutes(seen.total / seen.respondents.max(1))),
        ("problems", problems(&unseen(form, seen, lang), lang)),
    ])
}

/// What nobody saw, and conditions that look at later questions.
pub(super) fn unseen(form: &Form, seen: &Seen, lang: &str) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut tell = |code, path: String, name: &str| {
        found.push(Problem::new(code, Gravity::Warning, path, &[name, &seen.respondents.to_string()]));
    };
    for (number, question) in form.questions.iter().enumerate() {
        let path = form.place_of(number).unwrap_or_default();
        if seen.asked[number] == 0 {
            tell("never-asked", path.clone(), &question.id);
        }
        let mut ahead = None;
        question
            .show
            .iter()
            .for_each(|show| show.each_question(&mut |other| ahead = ahead.or((other > number).then_some(other))));
        if let Some(other) = ahead {
            tell("looks-ahead", format!("{path}.show"), &form.questions[other].id);
        }
    }
    for (at, (page, _)) in form.pages.iter().zip(&seen.pages).enumerate().filter(|(_, (_, times))| **times == 0) {
        tell("never-shown", format!("pages[{at}]"), &page.id);
    }
    for (thanks, _) in unseen_of(&form.thanks, &seen.thanks) {
        tell("never-said", format!("thanks[{}]", thanks.place), thanks.text.in_language(lang));
    }
    for (follow_up, _) in unseen_of(&form.follow_ups, &seen.follow_ups) {
        tell("never-due", format!("follow_ups[{}]", follow_up.place), &follow_up.id);
    }
    for (check, _) in unseen_of(&form.checks, &seen.checks) {
        tell("never-checked", format!("checks[{}]", check.place), check.message.in_language(lang));
    }
    found
}

fn unseen_of<'a, Item>(items: &'a [Item], times: &'a [u64]) -> impl Iterator<Item = (&'a Item, &'a u64)> {
    items.iter().zip(times).filter(|(_, times)| **times == 0)
}

/// A draw with its record: `{ items: [id | { id, stratum }], count, seed, stratified }`.
pub(super) fn drawn(question: &Value) -> Value {
    let lot = |item: &Value| Lot {
        id: item.as_text().or_else(|| item.text("id")).unwrap_or_default().to_owned(),
        stratum: item.text("stratum").unwrap_or_default().to_owned(),
    };
    let lots: Vec<Lot> = question.items("items").iter().map(lot).collect();
    let count = usize::try_from(asked_for(question, "count", 0)).unwrap_or(0);
    let (seed, stratified) = (asked_for(question, "seed", 1), question.is_true("stratified"));
    let numbers = draw(&lots, count, seed, stratified);
    let list: Vec<String> = lots.iter().map(|lot| format!("{}\t{}", lot.id, lot.stratum)).collect();
    let fingerprint: String =
        Sha256::digest(list.join("\n").as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    object(vec![
        ("drawn", Value::List(numbers.iter().map(|&number| text(&lots[number].id)).collect())),
        (
            "record",
            object(vec![
                ("seed", whole(seed)),
                ("count", whole(numbers.len() as u64)),
                ("of", whole(lots.len() as u64)),
                ("stratified", Value::Bool(stratified)),
                ("method", text("splitmix64 fisher-yates")),
                ("list", text(&fingerprint)),
            ]),
        ),
    ])
}
