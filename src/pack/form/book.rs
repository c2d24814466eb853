//! Registers as raw values: entries in and out, what they lack, and whether they are as they were made.

use chrono::NaiveDate;

use super::answers::{given, meta, sheet, value_of};
use super::wire::{follow_ups, object, problems, text, values};
use crate::form::register::{Entry, current, entered, verify};
use crate::form::{Flow, Form, Situation};
use crate::moment::Moment;
use crate::pack::value::Value;

/// The answer to a question about a register; nothing for what is no such question.
pub(super) fn reply(form: &Form, question: &Value, lang: &str) -> Option<Value> {
    let entries: Vec<Entry> = question.items("entries").iter().map(entry).collect();
    Some(match question.text("ask")? {
        "append" => append(form, question, lang),
        "verify" => problems(&verify(&entries), lang),
        "current" => Value::List(current(&entries).into_iter().map(entry_value).collect()),
        "days" => days(form, question, &entries)?,
        "status" => status(form, &entry(question.get("entry")?), lang),
        _ => return None,
    })
}

fn entry(value: &Value) -> Entry {
    let text = |name: &str| value.text(name).unwrap_or_default().to_owned();
    let answers = value.fields("answers").iter().map(|(id, value)| (id.clone(), given(value)));
    Entry {
        number: super::pieces::count(value.get("number")).unwrap_or(0),
        at: text("at"),
        by: value.text("by").map(str::to_owned),
        corrects: super::pieces::count(value.get("corrects")),
        answers: answers.collect(),
        previous: text("previous"),
        hash: text("hash"),
    }
}

fn entry_value(entry: &Entry) -> Value {
    let answers = entry.answers.iter().map(|(id, given)| (id.clone(), value_of(given))).collect();
    object(vec![
        ("number", Value::Number(f64::from(entry.number))),
        ("at", text(&entry.at)),
        ("by", entry.by.as_deref().map_or(Value::Null, text)),
        ("corrects", entry.corrects.map_or(Value::Null, |number| Value::Number(f64::from(number)))),
        ("answers", Value::Object(answers)),
        ("previous", text(&entry.previous)),
        ("hash", text(&entry.hash)),
    ])
}

/// The next entry with everything that speaks against it: `{ answers, meta, last, corrects }`.
fn append(form: &Form, question: &Value, lang: &str) -> Value {
    let sheet = question.get("answers").map(sheet).unwrap_or_default();
    let flow = Flow::of(form, Situation { sheet: &sheet, seed: 1, lang });
    let meta = question.get("meta").map(meta).unwrap_or_default();
    let last = question.get("last").map(entry);
    let (made, found) = entered(&flow, meta, last.as_ref(), super::pieces::count(question.get("corrects")));
    object(vec![("entry", entry_value(&made)), ("problems", problems(&found, lang))])
}

/// What days lack: `{ from, to, except }`.
fn days(form: &Form, question: &Value, entries: &[Entry]) -> Option<Value> {
    let day = |day: &str| Moment::parse(&format!("{day}T00:00")).map(Moment::date);
    let except: Vec<NaiveDate> = question.texts("except").iter().filter_map(|one| day(one)).collect();
    let gaps = form.gaps(entries, day(question.text("from")?)?, day(question.text("to")?)?, &except);
    let dated = |day: &NaiveDate, name: &'static str, number: u32| {
        object(vec![("day", text(&day.to_string())), (name, Value::Number(f64::from(number)))])
    };
    Some(object(vec![
        ("missing", Value::List(gaps.missing.iter().map(|day| text(&day.to_string())).collect())),
        ("short", Value::List(gaps.short.iter().map(|(day, count)| dated(day, "count", *count)).collect())),
        ("unsigned", Value::List(gaps.unsigned.iter().map(|(day, number)| dated(day, "entry", *number)).collect())),
    ]))
}

/// Whether an entry is finished, which signatures it lacks and what it says: figures, follow-ups, warnings.
fn status(form: &Form, entry: &Entry, lang: &str) -> Value {
    let sheet = crate::form::register::sheet(entry);
    let flow = Flow::of(form, Situation { sheet: &sheet, seed: 1, lang });
    let open = form.unsigned(entry);
    let ids = open.iter().map(|&number| text(&form.questions[number].id)).collect();
    object(vec![
        ("done", Value::Bool(open.is_empty() && flow.is_complete())),
        ("open", Value::List(ids)),
        ("values", values(&flow)),
        ("followUps", follow_ups(&flow, &flow.follow_ups())),
        ("problems", problems(&flow.all_problems(), lang)),
    ])
}
