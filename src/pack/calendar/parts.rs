//! The parts of a calendar document: lengths of time, targets, duties, events.

use super::choices::no_part;
use crate::clock::{
    Amount, Bound, Closed, Cost, Duty, Event, Every, MonthEnd, On, Pattern, Phase, Span, Target, Until, time_of_day,
};
use crate::error::{Gravity, Problem};
use crate::pack::value::Value;

const DAY: f64 = 86_400_000.0;
/// Nothing is promised for longer than this many milliseconds: a hundred years.
const LONGEST: f64 = 36_525.0 * DAY;
const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// What a length of time is counted in.
#[derive(Clone, Copy)]
enum Measure {
    Clock,
    Working,
    Days,
    WorkingDays,
    Months,
}

/// A unit of lengths of time, and how many milliseconds, days or months it is.
pub(super) struct Unit {
    pub(super) name: &'static str,
    measure: Measure,
    factor: f64,
}

const fn unit(name: &'static str, measure: Measure, factor: f64) -> Unit {
    Unit { name, measure, factor }
}

pub(super) const UNITS: [Unit; 11] = [
    unit("seconds", Measure::Clock, 1000.0),
    unit("minutes", Measure::Clock, 60_000.0),
    unit("hours", Measure::Clock, 3_600_000.0),
    // How long a ring is, is a parameter.
    unit("rings", Measure::Clock, 0.0),
    unit("working_minutes", Measure::Working, 60_000.0),
    unit("working_hours", Measure::Working, 3_600_000.0),
    unit("days", Measure::Days, 1.0),
    unit("weeks", Measure::Days, 7.0),
    unit("working_days", Measure::WorkingDays, 1.0),
    unit("months", Measure::Months, 1.0),
    unit("years", Measure::Months, 12.0),
];

/// Reads the parts of one document.
pub(super) struct Reader<'a> {
    /// The document as it reads with the options that count.
    pub(super) document: &'a Value,
    /// The parameters with their values.
    pub(super) parameters: Vec<(String, f64)>,
    pub(super) problems: Vec<Problem>,
}

impl Reader<'_> {
    pub(super) fn target(&mut self, id: &str, value: &Value, path: &str) -> Option<Target> {
        let usual = match value.get("usual") {
            Some(usual) => Some(self.span(usual, &format!("{path}.usual"))?),
            None => None,
        };
        let excused_by = value.texts("excused_by");
        for name in &excused_by {
            self.known("circumstances", name, &format!("{path}.excused_by"));
        }
        let ahead = value.is_true("ahead");
        let span = self.span(value, path)?;
        Some(Target {
            id: id.to_owned(),
            span,
            usual,
            until: self.until(value, span, ahead, path)?,
            ahead,
            bound: bound(value),
            excused_by,
        })
    }

    /// The one length of time that a value states.
    fn span(&mut self, value: &Value, path: &str) -> Option<Span> {
        let stated: Vec<&Unit> = UNITS.iter().filter(|unit| value.get(unit.name).is_some()).collect();
        let [unit] = stated[..] else {
            let names = |units: &[&Unit]| units.iter().map(|unit| unit.name).collect::<Vec<_>>().join(", ");
            let all: Vec<&Unit> = UNITS.iter().collect();
            self.problem("bad-length", path.to_owned(), &[&names(&stated), &names(&all)]);
            return None;
        };
        let place = format!("{path}.{}", unit.name);
        let number = self.number(value.get(unit.name)?, &place)?;
        let factor =
            if unit.name == "rings" { self.parameter("ring_seconds").unwrap_or(4.0) * 1000.0 } else { unit.factor };
        let amount = number * factor;
        let (most, whole) = match unit.measure {
            // Parts of a millisecond are rounded away; parts of a day or a month are no length anybody meant.
            Measure::Clock | Measure::Working => (LONGEST, true),
            Measure::Days | Measure::WorkingDays => (LONGEST / DAY, amount.fract() == 0.0),
            Measure::Months => (1200.0, amount.fract() == 0.0),
        };
        if !(0.0..=most).contains(&amount) || !whole {
            self.problem("bad-amount", place, &[]);
            return None;
        }
        let amount = amount.round() as i64;
        Some(match unit.measure {
            Measure::Clock => Span::Clock(amount),
            Measure::Working => Span::Working(amount),
            Measure::Days => Span::Days(amount),
            Measure::WorkingDays => Span::WorkingDays(amount),
            Measure::Months => Span::Months {
                count: i32::try_from(amount).unwrap_or(0),
                on: small(value.get("on")).filter(|&day| day != 0),
                end: overflow(value, MonthEnd::Last),
            },
        })
    }

    fn until(&mut self, value: &Value, span: Span, ahead: bool, path: &str) -> Option<Until> {
        Some(match value.text("until") {
            Some("end") => Until::End,
            Some("close") => Until::Close,
            Some("same") => Until::Same,
            Some(text) => Until::At(self.time(text, &format!("{path}.until"))?),
            None if ahead => Until::Same,
            None if matches!(span, Span::WorkingDays(_)) => Until::Close,
            None => Until::End,
        })
    }

    pub(super) fn duty(&mut self, id: &str, value: &Value, path: &str) -> Option<Duty> {
        let at = self.time(value.text("at").unwrap_or("24:00"), &format!("{path}.at"))?;
        let opens = match value.text("opens") {
            Some(text) => Some(self.time(text, &format!("{path}.opens"))?),
            None => None,
        };
        let every = value.text("every").and_then(every);
        let pattern = match every {
            Some(every) => Pattern::Calendar(every, self.on(value, path)?),
            None if !value.items("phases").is_empty() => {
                Pattern::Since(value.items("phases").iter().map(phase).collect(), overflow(value, MonthEnd::Next))
            }
            None => {
                self.problem("missing-field", path.to_owned(), &["every", "\"month\""]);
                return None;
            }
        };
        let closed = match value.text("closed") {
            Some("next") => Closed::Next,
            Some("previous") => Closed::Previous,
            _ => Closed::Keep,
        };
        Some(Duty { id: id.to_owned(), pattern, opens, at, bound: bound(value), closed })
    }

    fn on(&mut self, value: &Value, path: &str) -> Option<On> {
        let mut weekdays = Vec::new();
        for text in value.texts("weekdays") {
            let found = weekdays_of(&text);
            if found.is_empty() {
                self.problem("unknown-choice", format!("{path}.weekdays"), &[&text, &WEEKDAYS.join(", ")]);
                return None;
            }
            weekdays.extend(found);
        }
        let list = |name: &str| value.items(name).iter().filter_map(|item| small(Some(item)));
        let months = list("months").filter_map(|month| u8::try_from(month).ok()).collect();
        Some(On {
            months,
            days: list("days").filter(|&day| day != 0).collect(),
            weekdays,
            nth: small(value.get("nth")).filter(|&nth| nth != 0),
        })
    }

    pub(super) fn event(&mut self, id: &str, value: &Value, path: &str) -> Event {
        let targets = value.texts("targets");
        for name in &targets {
            self.known("targets", name, &format!("{path}.targets"));
        }
        let mut costs = Vec::new();
        for (at, cost) in value.items("costs").iter().enumerate() {
            let place = format!("{path}.costs[{at}]");
            for (field, section) in [("late", "targets"), ("if", "circumstances")] {
                if let Some(name) = cost.text(field) {
                    self.known(section, name, &format!("{place}.{field}"));
                }
            }
            costs.push(Cost {
                late: cost.text("late").map(str::to_owned),
                when: cost.text("if").map(str::to_owned),
                each: Amount {
                    points: thousandths(cost.get("points")).unwrap_or(0),
                    yuan: thousandths(cost.get("yuan")).unwrap_or(0),
                },
                instead: cost.is_true("instead"),
            });
        }
        Event { id: id.to_owned(), targets, costs, floor: thousandths(value.get("floor")) }
    }

    /// A number, or that of the parameter named.
    fn number(&mut self, value: &Value, path: &str) -> Option<f64> {
        match value {
            Value::Number(number) => Some(*number),
            Value::String(name) => {
                let found = self.parameter(name);
                if found.is_none() {
                    let known: Vec<&str> = self.parameters.iter().map(|known| known.0.as_str()).collect();
                    self.problem("unknown-parameter.clock", path.to_owned(), &[name, &known.join(", ")]);
                }
                found
            }
            _ => None,
        }
    }

    pub(super) fn parameter(&self, name: &str) -> Option<f64> {
        self.parameters.iter().find(|known| known.0 == name).map(|known| known.1)
    }

    fn time(&mut self, text: &str, path: &str) -> Option<i64> {
        let time = time_of_day(text);
        if time.is_none() {
            self.problem("bad-hours", path.to_owned(), &[text]);
        }
        time
    }

    fn known(&mut self, section: &str, name: &str, path: &str) {
        if self.document.get(section).is_none_or(|parts| parts.get(name).is_none()) {
            self.problems.push(no_part(self.document, section, name, path.to_owned()));
        }
    }

    pub(super) fn problem(&mut self, sentence: &'static str, path: String, details: &[&str]) {
        self.problems.push(Problem::new(sentence, Gravity::Error, path, details));
    }
}

/// The days of the week in `daily`, `mon`, `mon-fri` or `mon, wed`, 0 for Monday; none for anything else.
pub(super) fn weekdays_of(text: &str) -> Vec<u8> {
    let one = |name: &str| WEEKDAYS.iter().position(|known| *known == name.trim());
    let mut days = Vec::new();
    for part in text.split(',') {
        let range = match part.trim().split_once('-') {
            _ if part.trim() == "daily" => Some((0, 6)),
            Some((from, to)) => one(from).zip(one(to)).map(|(from, to)| (from, if to < from { to + 7 } else { to })),
            None => one(part).map(|day| (day, day)),
        };
        let Some((from, to)) = range else { return Vec::new() };
        days.extend((from..=to).filter_map(|day| u8::try_from(day % 7).ok()));
    }
    days
}

/// The period of the calendar of that name.
#[must_use]
pub fn every(name: &str) -> Option<Every> {
    Some(match name {
        "day" => Every::Day,
        "week" => Every::Week,
        "half-month" => Every::HalfMonth,
        "month" => Every::Month,
        "quarter" => Every::Quarter,
        "year" => Every::Year,
        _ => return None,
    })
}

fn bound(value: &Value) -> Bound {
    match value.text("bound") {
        Some("before") => Bound::Before,
        Some("not-before") => Bound::NotBefore,
        _ => Bound::Within,
    }
}

fn overflow(value: &Value, otherwise: MonthEnd) -> MonthEnd {
    match value.text("overflow") {
        Some("last-day") => MonthEnd::Last,
        Some("next-day") => MonthEnd::Next,
        _ => otherwise,
    }
}

fn phase(value: &Value) -> Phase {
    // The shape sees to it that both count from one.
    let months = |name: &str| match value.get(name) {
        Some(Value::Number(number)) => Some(number.clamp(1.0, 1200.0) as i32),
        _ => None,
    };
    Phase { every: months("every_months").unwrap_or(1), months: months("for_months") }
}

fn small(value: Option<&Value>) -> Option<i8> {
    match value {
        Some(Value::Number(number)) if number.abs() <= 31.0 && number.fract() == 0.0 => Some(*number as i8),
        _ => None,
    }
}

/// An amount in thousandths.
fn thousandths(value: Option<&Value>) -> Option<i64> {
    match value {
        Some(Value::Number(number)) => Some((number * 1000.0).round() as i64),
        _ => None,
    }
}
