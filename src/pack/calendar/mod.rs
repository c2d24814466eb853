//! Calendar documents: their shape, their references, and what they say.
//!
//! A part that cannot be read is left out; it would not be what was meant. Times without an offset are UTC+8, whatever the
//! offset of the calendar.

mod choices;
pub mod holidays;
mod parts;
mod shape;

pub use choices::{Choices, options_of};
pub use parts::every;
#[cfg(feature = "workbench")]
pub(crate) use shape::HOLIDAYS;
pub(crate) use shape::SHAPE;

use crate::clock::{Calendar, Clock, Day, Holidays, Hours, Pause, Promises, Shift, Target};
use crate::error::{Gravity, Problem};
use crate::moment::{CHINA, Moment};
use crate::order::sort;
use crate::pack::value::Value;
use holidays::days_of;
use parts::{Reader, weekdays_of};

/// A calendar document, read.
#[derive(Clone, Debug)]
pub struct Book {
    /// What it says, ready for questions.
    pub clock: Clock,
    /// The document as it reads with the options that count: the words for what the clock knows by name.
    pub document: Value,
    /// The parameters with their values.
    pub parameters: Vec<(String, f64)>,
}

/// Reads a calendar with what was chosen of what it leaves open. `others` are the documents it may name.
/// Everything that is wrong with it comes along, but its examples.
#[must_use]
pub fn read(document: &Value, others: &[Value], choices: &Choices) -> (Book, Vec<Problem>) {
    let mut problems = match document {
        Value::Object(_) => SHAPE.check(document),
        _ => vec![Problem::new("not-a-document", Gravity::Error, "", &[document.type_name()])],
    };
    let broken: Vec<String> = problems.iter().map(|problem| problem.path.clone()).collect();
    let (applied, found) = choices::applied(document, choices);
    problems.extend(found);
    let mut reader = Reader { document: &applied, parameters: parameters(document, choices), problems };
    let calendar = calendar(&mut reader, others);
    let promises = promises(&mut reader, &broken);
    let Reader { mut problems, parameters, .. } = reader;
    for problem in &mut problems {
        problem.document = document.text("id").unwrap_or_default().to_owned();
    }
    (Book { clock: Clock::new(calendar, promises), document: applied, parameters }, problems)
}

impl Book {
    /// A target that no document names, as an object of a target's fields.
    ///
    /// # Errors
    /// What is wrong with it, with paths from `path` on.
    pub fn asked(&self, value: &Value, path: &str) -> Result<Target, Vec<Problem>> {
        let mut problems = shape::ASKED.check(value);
        for problem in &mut problems {
            problem.path = if problem.path.is_empty() { path.to_owned() } else { format!("{path}.{}", problem.path) };
        }
        let mut reader = Reader { document: &self.document, parameters: self.parameters.clone(), problems };
        let target = reader.target("", value, path);
        if reader.problems.is_empty() { target.ok_or_else(Vec::new) } else { Err(reader.problems) }
    }
}

/// Pauses in `[[from, to], …]`; a pause without an end goes on. The places of those that are none come back.
///
/// # Errors
/// The number of the first that has no beginning, or an end that is no time.
pub fn pauses(value: Option<&Value>) -> Result<Vec<Pause>, usize> {
    let Some(Value::List(pauses)) = value else { return Ok(Vec::new()) };
    let moment = |value: &Value| value.as_text().and_then(Moment::parse);
    let pause = |(at, pause): (usize, &Value)| match pause {
        Value::List(ends) => match &ends[..] {
            [from] | [from, Value::Null] => moment(from).map(|from| (from, None)).ok_or(at),
            [from, to] => moment(from).zip(moment(to)).map(|(from, to)| (from, Some(to))).ok_or(at),
            _ => Err(at),
        },
        _ => Err(at),
    };
    pauses.iter().enumerate().map(pause).collect()
}

fn parameters(document: &Value, choices: &Choices) -> Vec<(String, f64)> {
    let parameter = |(name, value): &(String, Value)| {
        let own = match value.get("value") {
            Some(Value::Number(number)) => *number,
            _ => 0.0,
        };
        let set = choices.parameters.iter().rev().find(|set| set.0 == *name).map(|set| set.1);
        (name.clone(), set.unwrap_or(own))
    };
    document.fields("parameters").iter().map(parameter).collect()
}

fn calendar(reader: &mut Reader<'_>, others: &[Value]) -> Calendar {
    let document = reader.document;
    let mut week: [Hours; 7] = Default::default();
    for (name, _) in document.fields("week") {
        let path = format!("week.{name}");
        let days = weekdays_of(name);
        if days.is_empty() {
            reader.problem("unknown-choice", path.clone(), &[name, "daily, mon, mon-fri, mon,wed"]);
        }
        if let Some(hours) = hours(reader, document.get("week"), name, &path) {
            for day in days {
                week[usize::from(day)].clone_from(&hours);
            }
        }
    }
    let mut days = Vec::new();
    for (name, _) in document.fields("days") {
        let path = format!("days.{name}");
        let (range, hours) = (days_of(name, None), hours(reader, document.get("days"), name, &path));
        match (range, hours) {
            (Some(range), Some(hours)) => days.extend(range.map(|day| (day, hours.clone()))),
            (None, _) => reader.problem("bad-date", path, &[name]),
            (Some(_), None) => {}
        }
    }
    sort(&mut days, |left: &(Day, Hours), right| left.0.cmp(&right.0));
    let first_open = week.iter().find(|hours| !hours.is_empty()).cloned().unwrap_or_default();
    let make_up = match document.get("make_up") {
        Some(_) => hours(reader, Some(document), "make_up", "make_up").unwrap_or(first_open),
        None => first_open,
    };
    Calendar {
        offset: offset(reader),
        week,
        days,
        holidays: statutory(reader, others),
        make_up,
        week_alone: document.text("without_data") == Some("week"),
    }
}

/// The hours in a field of `owner`.
fn hours(reader: &mut Reader<'_>, owner: Option<&Value>, name: &str, path: &str) -> Option<Hours> {
    let texts = owner.map(|owner| owner.texts(name)).unwrap_or_default();
    match Hours::parse(texts.iter().map(String::as_str)) {
        Ok(hours) => Some(hours),
        Err(text) => {
            reader.problem("bad-hours", path.to_owned(), &[text]);
            None
        }
    }
}

fn offset(reader: &mut Reader<'_>) -> i16 {
    let Some(text) = reader.document.text("offset") else { return CHINA };
    // Every time has an offset: one is read to learn it.
    let read = Moment::parse(&format!("2000-01-01T00:00{text}"));
    if read.is_none() {
        reader.problem("bad-offset", "offset".to_owned(), &[text]);
    }
    read.map_or(CHINA, |moment| moment.offset)
}

/// The statutory days that the calendar keeps, of all documents it names.
fn statutory(reader: &mut Reader<'_>, others: &[Value]) -> Option<Holidays> {
    let named = reader.document.texts("holidays");
    let (mut years, mut days) = (Vec::new(), Vec::new());
    for id in &named {
        match others.iter().find(|other| other.text("id") == Some(id)) {
            Some(other) => {
                // What is wrong with that document is said where it is checked itself.
                let read = holidays::read(other).0;
                years.extend(read.years());
                days.extend(read.days().iter().cloned());
            }
            None => {
                let known: Vec<&str> = others.iter().filter_map(|other| other.text("id")).collect();
                reader.problem("unknown-document.clock", "holidays".to_owned(), &[id, &known.join(", ")]);
            }
        }
    }
    (!named.is_empty()).then(|| Holidays::new(years, days))
}

fn promises(reader: &mut Reader<'_>, broken: &[String]) -> Promises {
    let document = reader.document;
    let mut promises = Promises { from: in_force(reader), ..Promises::default() };
    let whole = |path: &str| {
        let inside = |place: &String| {
            place.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        };
        // A remark or a title in the wrong shape changes no time.
        let harmless = |place: &String| {
            ["title", "note", "source", "rows"].iter().any(|part| place.contains(&format!("{path}.{part}")))
        };
        !broken.iter().any(|place| inside(place) && !harmless(place))
    };
    for (id, value) in document.fields("targets") {
        let path = format!("targets.{id}");
        promises.targets.extend(reader.target(id, value, &path).filter(|_| whole(&path)));
    }
    for (id, value) in document.fields("duties") {
        let path = format!("duties.{id}");
        promises.duties.extend(reader.duty(id, value, &path).filter(|_| whole(&path)));
    }
    for (id, value) in document.fields("shifts") {
        let path = format!("shifts.{id}");
        let hours = hours(reader, Some(value), "hours", &format!("{path}.hours"));
        promises.shifts.extend(hours.filter(|_| whole(&path)).map(|hours| Shift { id: id.clone(), hours }));
    }
    for (id, value) in document.fields("events") {
        let path = format!("events.{id}");
        let event = reader.event(id, value, &path);
        promises.events.extend(Some(event).filter(|_| whole(&path)));
    }
    promises
}

/// The first day in force: a date, or a day of the year that the parameter `year` tells.
fn in_force(reader: &mut Reader<'_>) -> Option<Day> {
    let text = reader.document.text("from")?;
    let year = reader.parameter("year").map(|year| format!("{:04}-{text}", year as i64));
    let day = Day::parse(text).or_else(|| Day::parse(&year?));
    if day.is_none() {
        reader.problem("bad-date", "from".to_owned(), &[text]);
    }
    day
}
