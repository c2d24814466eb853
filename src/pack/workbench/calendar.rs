//! The examples of calendars and of statutory days: cases, and what must come of them.

use crate::clock::{Case, Clock, Day, Happening, Unknown};
use crate::error::{Gravity, Problem};
use crate::moment::Moment;
use crate::pack::calendar::{self, Book, Choices};
use crate::pack::value::Value;

/// Everything that the shape cannot say: references, and whether the examples hold.
pub(super) fn check(document: &Value, others: &[Value]) -> Vec<Problem> {
    let shaped = calendar::SHAPE.check(document).len();
    let (book, problems) = calendar::read(document, others, &Choices::default());
    let mut problems: Vec<Problem> = problems.into_iter().skip(shaped).collect();
    for (at, value) in document.items("examples").iter().enumerate() {
        let path = format!("examples[{at}]");
        let choices = Choices::of(value);
        let other;
        let book = if choices == Choices::default() {
            &book
        } else {
            let (read, found) = calendar::read(document, others, &choices);
            problems.extend(found.into_iter().filter(|problem| problem.path.starts_with("options")));
            other = read;
            &other
        };
        example(book, value, &path, &mut problems);
    }
    unproven(document, &mut problems);
    problems
}

/// Promises that no example is about.
fn unproven(document: &Value, problems: &mut Vec<Problem>) {
    for (section, field) in [("targets", "target"), ("duties", "duty"), ("events", "event"), ("shifts", "shift")] {
        for (id, _) in document.fields(section) {
            let about = |example: &Value| {
                example.text(field) == Some(id)
                    || section == "targets" && example.get("ends").is_some_and(|ends| ends.get(id).is_some())
            };
            if !document.items("examples").iter().any(about) {
                let details = ["examples", &format!("[{{ \"{field}\": \"{id}\", … }}]")];
                problems.push(Problem::new("no-example", Gravity::Warning, format!("{section}.{id}"), &details));
            }
        }
    }
}

/// One example: every result it states is compared, and it states at least one.
fn example(book: &Book, value: &Value, path: &str, problems: &mut Vec<Problem>) {
    let mut moments = Vec::new();
    for name in ["start", "end", "now", "from", "to"] {
        if let Some(text) = value.text(name) {
            match Moment::parse(text) {
                Some(moment) => moments.push((name, moment)),
                None => problems.push(Problem::new("bad-moment", Gravity::Error, format!("{path}.{name}"), &[text])),
            }
        }
    }
    let moment = |name: &str| moments.iter().find(|known| known.0 == name).map(|known| known.1);
    let results = match (value.text("target"), value.text("duty"), value.text("event"), value.text("shift")) {
        (Some(id), ..) => book.clock.target(id).map(|_| target(&book.clock, id, value, &moment)),
        (_, Some(id), ..) => book.clock.duty(id).map(|_| duty(&book.clock, id, &moment)),
        (_, _, Some(id), _) => book.clock.event(id).map(|_| event(&book.clock, id, value, &moment)),
        (_, _, _, Some(id)) => shift(&book.clock, id),
        _ => Some(plain(&book.clock, value, &moment)),
    };
    let Some(results) = results else {
        let asked = ["target", "duty", "event", "shift"].iter().find_map(|name| value.text(name)).unwrap_or_default();
        problems.push(Problem::new("unknown-part", Gravity::Error, path, &["examples", asked, ""]));
        return;
    };
    let mut stated = false;
    for (name, given) in results {
        let Some(wanted) = value.get(name).map(written) else { continue };
        stated = true;
        if wanted != given {
            let place = format!("{path}.{name}");
            problems.push(Problem::new("wrong-state", Gravity::Error, place, &[path, &wanted, &given]));
        }
    }
    if !stated {
        problems.push(Problem::new("missing-field", Gravity::Error, path, &["due", "\"2024-06-03 09:30\""]));
    }
}

type Results = Vec<(&'static str, String)>;

fn target(clock: &Clock, id: &str, value: &Value, moment: &dyn Fn(&str) -> Option<Moment>) -> Results {
    let (Some(target), Some(start)) = (clock.target(id), moment("start")) else { return Vec::new() };
    let given: Vec<&str> = value.fields("given").iter().map(|(name, _)| name.as_str()).collect();
    let pauses = calendar::pauses(value.get("pauses")).unwrap_or_default();
    let end = moment("end");
    let now = moment("now").or(end).unwrap_or(start);
    let verdict = clock.verdict(target, &Case { start, end, now, pauses: &pauses, circumstances: &given });
    vec![
        ("due", verdict.deadline.map_or_else(unknown, |deadline| deadline.shown())),
        ("state", verdict.state.name().to_owned()),
        ("level", verdict.level.map_or("–", |level| level.name()).to_owned()),
    ]
}

fn unknown(reason: Unknown) -> String {
    match reason {
        Unknown::Year(year) => format!("no-year {year}"),
        Unknown::NeverOpen => "never-open".to_owned(),
        Unknown::Paused => "is-paused".to_owned(),
    }
}

fn duty(clock: &Clock, id: &str, moment: &dyn Fn(&str) -> Option<Moment>) -> Results {
    let Some(duty) = clock.duty(id) else { return Vec::new() };
    let mut results = Vec::new();
    if let (Some(from), Some(to)) = (moment("from"), moment("to")) {
        let found = clock.recurring(duty, moment("start"), from, to);
        let dues: Vec<String> = found.iter().map(|occurrence| occurrence.deadline.shown()).collect();
        results.push(("dues", dues.join(", ")));
    } else if let Some(start) = moment("start") {
        let next = clock.next(duty, start);
        results.push(("due", next.map_or("–".to_owned(), |occurrence| occurrence.deadline.shown())));
        let late = next.zip(moment("end")).map(|(occurrence, end)| occurrence.deadline.is_past(end));
        results.extend(late.map(|late| ("state", if late { "late" } else { "met" }.to_owned())));
    }
    results
}

fn event(clock: &Clock, id: &str, value: &Value, moment: &dyn Fn(&str) -> Option<Moment>) -> Results {
    let (Some(event), Some(start)) = (clock.event(id), moment("start")) else { return Vec::new() };
    let end = |(name, value): &(String, Value)| Some((name.clone(), Moment::parse(value.as_text()?)?));
    let count = |(name, value): &(String, Value)| match value {
        Value::Number(number) => Some((name.clone(), *number as u32)),
        _ => None,
    };
    let happening = Happening {
        start: Some(start),
        ends: value.fields("ends").iter().filter_map(end).collect(),
        circumstances: value.fields("given").iter().filter_map(count).collect(),
        pauses: calendar::pauses(value.get("pauses")).unwrap_or_default(),
    };
    let last = happening.ends.iter().map(|end| end.1).max_by_key(|end| end.milliseconds);
    let judgement = clock.judge(event, &happening, moment("now").or(last).unwrap_or(start));
    let states = judgement.verdicts.iter().map(|(name, verdict)| format!("{name}: {}", verdict.state.name()));
    vec![
        ("states", states.collect::<Vec<_>>().join(", ")),
        ("points", thousandths(judgement.total.points)),
        ("yuan", thousandths(judgement.total.yuan)),
    ]
}

fn shift(clock: &Clock, id: &str) -> Option<Results> {
    let shift = clock.promises.shifts.iter().find(|shift| shift.id == id)?;
    Some(vec![("hours", hours(shift.hours.length()))])
}

/// The working time between two moments.
fn plain(clock: &Clock, value: &Value, moment: &dyn Fn(&str) -> Option<Moment>) -> Results {
    let (Some(start), Some(end)) = (moment("start"), moment("end")) else { return Vec::new() };
    let pauses = calendar::pauses(value.get("pauses")).unwrap_or_default();
    let elapsed = clock.elapsed(start, end, &pauses);
    vec![("hours", elapsed.working.map_or_else(unknown, hours))]
}

fn hours(milliseconds: i64) -> String {
    (milliseconds as f64 / 3_600_000.0).to_string()
}

fn thousandths(amount: i64) -> String {
    (amount as f64 / 1000.0).to_string()
}

/// A stated result as it is compared.
fn written(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::List(items) => items.iter().map(written).collect::<Vec<_>>().join(", "),
        Value::Object(fields) => {
            fields.iter().map(|(name, value)| format!("{name}: {}", written(value))).collect::<Vec<_>>().join(", ")
        }
        Value::Null | Value::Bool(_) => String::new(),
    }
}

/// Everything that the shape of statutory days cannot say, and whether their examples hold.
pub(super) fn holidays(document: &Value) -> Vec<Problem> {
    let shaped = calendar::HOLIDAYS.check(document).len();
    let (days, problems) = calendar::holidays::read(document);
    let mut problems: Vec<Problem> = problems.into_iter().skip(shaped).collect();
    for (at, value) in document.items("examples").iter().enumerate() {
        let path = format!("examples[{at}]");
        let text = value.text("day").unwrap_or_default();
        let Some(day) = Day::parse(text) else {
            problems.push(Problem::new("bad-date", Gravity::Error, format!("{path}.day"), &[text]));
            continue;
        };
        let given = days.on(day).map_or("plain", |special| if special.works { "work" } else { "off" });
        let wanted = value.text("is").unwrap_or_default();
        if wanted != given {
            problems.push(Problem::new("wrong-state", Gravity::Error, format!("{path}.is"), &[text, wanted, given]));
        }
    }
    problems
}
