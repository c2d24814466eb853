//! A form as a survey of SurveyJS: pages, ends, checks. Questions are [`questions_out`](super::questions_out)'s affair.

use super::print;
use super::questions_out::question;
use super::words;
use super::{Notes, flag, list, object, text};
use crate::error::Problem;
use crate::form::{Expression, Form, Jump, Page};
use crate::pack::form;
use crate::pack::value::Value;

/// Jumps are carried as conditions of pages, unless these would be longer than this.
const LONGEST: usize = 2000;

/// Parts of a document that SurveyJS has nothing for.
const APART: [&str; 8] = ["follow_ups", "measures", "register", "examples", "anonymous", "calendar", "rows", "source"];

/// The survey that `document` is, and what of it SurveyJS does not know. Problems of the document itself come first.
#[must_use]
pub fn export(document: &Value) -> (Value, Vec<Problem>) {
    let (form, problems) = form::read(document);
    let mut notes = Notes(problems);
    for name in APART.iter().filter(|name| document.get(name).is_some()) {
        notes.add("not-carried.part", *name, &[name]);
    }
    let pages: Vec<Value> =
        form.pages.iter().enumerate().map(|(at, found)| page(&form, found, at, document, &mut notes)).collect();
    let (ends, otherwise) = thanks(&form, document, &mut notes);
    let survey = object(vec![
        ("title", words::out(document.get("title"))),
        ("description", words::out(document.get("intro"))),
        ("locale", text("zh-cn")),
        ("clearInvisibleValues", text("onHidden")),
        ("pages", Value::List(pages)),
        ("completedHtml", otherwise),
        ("completedHtmlOnCondition", list(ends)),
    ]);
    (survey, notes.0)
}

fn page(form: &Form, page: &Page, at: usize, document: &Value, notes: &mut Notes) -> Value {
    let raw = &document.items("pages")[at];
    let path = format!("pages[{at}]");
    let elements: Vec<Value> = page
        .questions
        .clone()
        .zip(raw.items("questions"))
        .enumerate()
        .map(|(nth, (number, raw))| {
            let checks = checks_at(form, number, document, notes);
            question(form, number, raw, checks, &format!("{path}.questions[{nth}]"), notes)
        })
        .collect();
    object(vec![
        ("name", text(&page.id)),
        ("title", words::out(raw.get("title"))),
        ("visibleIf", visible(form, at, &path, notes)),
        ("questionOrder", if page.shuffle { text("random") } else { Value::Null }),
        ("elements", Value::List(elements)),
    ])
}

/// A condition, or a note that it was not carried.
pub(super) fn condition(form: &Form, expression: Option<&Expression>, path: &str, notes: &mut Notes) -> Value {
    let Some(expression) = expression else { return Value::Null };
    match print::condition(form, expression) {
        Ok(condition) => text(condition),
        Err(lost) => {
            notes.add("not-carried.condition", path, &[lost]);
            Value::Null
        }
    }
}

/// When a page is shown: its own condition holds, and no page before it leads over it.
fn visible(form: &Form, at: usize, path: &str, notes: &mut Notes) -> Value {
    let own = condition(form, form.pages[at].show.as_ref(), &format!("{path}.show"), notes);
    let mut all: Vec<String> = own.as_text().map(str::to_owned).into_iter().collect();
    for (before, page) in form.pages.iter().enumerate().take(at) {
        match over(form, page, at) {
            Ok(None) => {}
            Ok(Some(jumped)) if jumped.len() <= LONGEST => all.push(format!("!({jumped})")),
            Ok(Some(_)) => notes.add("not-carried.jump", format!("pages[{before}].next"), &[&form.pages[at].id]),
            Err(lost) => notes.add("not-carried.condition", format!("pages[{before}].next"), &[lost]),
        }
    }
    if all.is_empty() { Value::Null } else { text(all.join(" and ")) }
}

/// When a page leads over page `at`; nothing, if it never does.
fn over(form: &Form, page: &Page, at: usize) -> Result<Option<String>, print::Lost> {
    let print = |jump: &Jump| jump.when.as_ref().map(|when| print::condition(form, when)).transpose();
    let (mut ways, mut before) = (Vec::new(), Vec::new());
    for jump in &page.next {
        let when = print(jump)?;
        if jump.to > at {
            let mut all: Vec<String> = before.iter().map(|one: &String| format!("!({one})")).collect();
            all.extend(when.clone());
            ways.push(if all.is_empty() { "1 = 1".to_owned() } else { format!("({})", all.join(" and ")) });
        }
        match when {
            Some(when) => before.push(when),
            None => break,
        }
    }
    if ways.is_empty() {
        return Ok(None);
    }
    let jumped = ways.join(" or ");
    // A page that is not shown leads nowhere.
    Ok(Some(match &page.show {
        Some(show) => format!("{} and ({jumped})", print::condition(form, show)?),
        None => jumped,
    }))
}

/// What must not be, said at a question: there as a validator, which says what must be.
fn checks_at(form: &Form, number: usize, document: &Value, notes: &mut Notes) -> Vec<Value> {
    let mut validators = Vec::new();
    for check in &form.checks {
        // A check without a place stands at the last question it looks at.
        let mut last = None;
        check.when.each_question(&mut |question| last = last.max(Some(question)));
        if check.at.or(last) != Some(number) {
            continue;
        }
        let path = format!("checks[{}]", check.place);
        if check.warning {
            notes.add("not-carried.warning", path, &[]);
            continue;
        }
        match print::condition(form, &check.when) {
            Ok(when) => validators.push(object(vec![
                ("type", text("expression")),
                ("text", words::out(document.items("checks")[check.place].get("message"))),
                ("expression", text(format!("!({when})"))),
            ])),
            Err(lost) => notes.add("not-carried.condition", path, &[lost]),
        }
    }
    validators
}

/// What is said at the end: under conditions, and otherwise.
fn thanks(form: &Form, document: &Value, notes: &mut Notes) -> (Vec<Value>, Value) {
    let mut ends = Vec::new();
    for thanks in &form.thanks {
        let path = format!("thanks[{}]", thanks.place);
        let html = words::escaped(&words::out(document.items("thanks")[thanks.place].get("text")));
        match &thanks.when {
            None => return (ends, html),
            Some(when) => {
                let when = condition(form, Some(when), &path, notes);
                if when != Value::Null {
                    ends.push(object(vec![("expression", when), ("html", html)]));
                }
            }
        }
    }
    (ends, Value::Null)
}

/// That an answer must be given: always, or under a condition.
pub(super) fn required(form: &Form, number: usize, path: &str, notes: &mut Notes) -> [(&'static str, Value); 2] {
    use crate::form::Requirement;
    match &form.questions[number].required {
        Requirement::Never => [("isRequired", Value::Null), ("requiredIf", Value::Null)],
        Requirement::Always => [("isRequired", flag(true)), ("requiredIf", Value::Null)],
        Requirement::When(when) => {
            let when = condition(form, Some(when), &format!("{path}.required"), notes);
            [("isRequired", Value::Null), ("requiredIf", when)]
        }
    }
}
