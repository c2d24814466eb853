//! Everything wrong with a form in one report, as raw values for the page: what reading it found, what going all its ways
//! proved, and what respondents made up by chance did not see where no proof was to be had.

use super::trial::{minutes, sent, told, unseen, whole};
use super::wire::{object, problems};
use crate::error::Problem;
use crate::form::Form;
use crate::form::linter::lint;
use crate::pack::value::Value;

/// More ways than a double can count one by one are told as at least so many.
const COUNTABLE: f64 = 9e15;

/// The report: `{ count, seed }` for the respondents.
pub(super) fn linted(form: &Form, found: &[Problem], question: &Value, lang: &str) -> Value {
    let report = lint(form, lang);
    let seen = sent(form, question, lang);
    // What was proven needs no guess; a condition that looks ahead is not a guess.
    let guessed = unseen(form, &seen, lang).into_iter();
    let guessed = guessed.filter(|problem| problem.code == "looks-ahead" || report.open.contains(&problem.path));
    let mut all: Vec<Problem> = found.iter().cloned().chain(report.problems).chain(guessed).collect();
    for problem in &mut all {
        form.id.clone_into(&mut problem.document);
    }
    object(vec![
        ("problems", problems(&all, lang)),
        ("paths", Value::Number(report.paths.min(COUNTABLE))),
        ("exact", Value::Bool(report.exact && report.paths < COUNTABLE)),
        ("mostQuestions", whole(report.most_questions)),
        ("longestMinutes", minutes(report.longest)),
        ("simulation", told(form, &seen, lang)),
    ])
}
