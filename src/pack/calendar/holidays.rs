//! Documents of statutory days.

use super::shape::HOLIDAYS;
use crate::clock::{Day, Holidays, Special};
use crate::error::{Gravity, Problem};
use crate::pack::value::Value;

/// The statutory days in `document`, and everything that is wrong with it but its examples.
#[must_use]
pub fn read(document: &Value) -> (Holidays, Vec<Problem>) {
    let mut problems = match document {
        Value::Object(_) => HOLIDAYS.check(document),
        _ => vec![Problem::new("not-a-document", Gravity::Error, "", &[document.type_name()])],
    };
    let (mut years, mut days) = (Vec::new(), Vec::new());
    for (name, year) in document.fields("years") {
        let path = format!("years.{name}");
        let Some(number) = name.parse().ok().filter(|_| name.len() == 4) else {
            problems.push(Problem::new("bad-date", Gravity::Error, path, &[name]));
            continue;
        };
        years.push(number);
        for (part, works) in [("off", false), ("work", true)] {
            for (holiday, _) in year.fields(part) {
                let place = format!("{path}.{part}.{holiday}");
                if document.get("names").is_none_or(|names| names.get(holiday).is_none()) {
                    problems.push(super::choices::no_part(document, "names", holiday, place.clone()));
                }
                for text in year.get(part).map(|part| part.texts(holiday)).unwrap_or_default() {
                    match days_of(&text, Some(name)) {
                        Some(range) => {
                            days.extend(range.map(|day| Special { day, works, holiday: holiday.clone() }));
                        }
                        None => problems.push(Problem::new("bad-date", Gravity::Error, &place, &[&text])),
                    }
                }
            }
        }
    }
    (Holidays::new(years, days), problems)
}

/// The days of `2024-05-01`, `2024-05-01..2024-05-05`, or with a year without it: `05-01..05-05`. Not more than a year.
pub(super) fn days_of(text: &str, year: Option<&str>) -> Option<impl Iterator<Item = Day> + use<>> {
    let day = |text: &str| match year {
        Some(year) => Day::parse(&format!("{year}-{}", text.trim())),
        None => Day::parse(text.trim()),
    };
    let (from, to) = match text.split_once("..") {
        Some((from, to)) => (day(from)?, day(to)?),
        None => (day(text)?, day(text)?),
    };
    (from <= to && to.0 - from.0 < 366).then(|| (from.0..=to.0).map(Day))
}
