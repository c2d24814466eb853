//! What a page sees of clocks: plain data with times as ISO 8601 on the clocks of the place.

use serde::Serialize;

use crate::clock::{Amount, Deadline, Every, Level, Occurrence, Unknown, Verdict};
use crate::error::{Gravity, Problem};
use crate::moment::Moment;

/// A stretch of time, half-open.
pub(super) type Stretch = (String, String);

/// What a promise is called and where it comes from.
#[derive(Serialize)]
pub(super) struct WireRule {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) source: String,
    pub(super) note: String,
    pub(super) rows: Vec<String>,
    /// The readings that count, where they have a say in it.
    pub(super) readings: Vec<WireChoice>,
}

#[derive(Serialize)]
pub(super) struct WireChoice {
    pub(super) id: String,
    pub(super) option: String,
}

#[derive(Serialize)]
pub(super) struct WireProblem {
    code: &'static str,
    path: String,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<String>,
    severity: &'static str,
}

/// A due time, or why there is none.
#[derive(Serialize)]
pub(super) struct WireDeadline {
    pub(super) due: Option<String>,
    /// The due time as people write it.
    pub(super) shown: String,
    /// Whether the due time itself is in time.
    pub(super) inclusive: bool,
    pub(super) counted: Vec<Stretch>,
    pub(super) rule: WireRule,
    pub(super) problems: Vec<WireProblem>,
}

#[derive(Serialize)]
pub(super) struct WireVerdict {
    pub(super) target: String,
    pub(super) state: &'static str,
    pub(super) margin_seconds: Option<f64>,
    pub(super) level: Option<&'static str>,
    pub(super) deadline: WireDeadline,
}

#[derive(Serialize)]
pub(super) struct WireElapsed {
    pub(super) working_seconds: Option<f64>,
    pub(super) clock_seconds: f64,
    pub(super) problems: Vec<WireProblem>,
}

#[derive(Serialize)]
pub(super) struct WireOccurrence {
    pub(super) duty: String,
    pub(super) title: String,
    pub(super) period: Stretch,
    pub(super) opens: String,
    pub(super) due: String,
    pub(super) shown: String,
    pub(super) inclusive: bool,
    /// For duties since an event, the number of the stretch that sets the interval.
    pub(super) phase: Option<u32>,
}

#[derive(Serialize)]
pub(super) struct WireJudgement {
    pub(super) verdicts: Vec<WireVerdict>,
    /// Whether the event can cost anything at all.
    pub(super) priced: bool,
    pub(super) costs: Vec<WireCost>,
    pub(super) points: f64,
    pub(super) yuan: f64,
}

#[derive(Serialize)]
pub(super) struct WireCost {
    /// The number of the cost in the document.
    pub(super) cost: u32,
    pub(super) points: f64,
    pub(super) yuan: f64,
}

#[derive(Serialize)]
pub(super) struct WireDay {
    pub(super) date: String,
    pub(super) hours: Vec<Stretch>,
    /// What it is by statute: `off` or `work`.
    pub(super) is: Option<&'static str>,
    pub(super) holiday: String,
}

#[derive(Serialize)]
pub(super) struct WireWait {
    pub(super) from: String,
    pub(super) to: Option<String>,
    pub(super) seconds: Option<f64>,
}

/// What a page may ask about: a part of the document by its name and title.
#[derive(Serialize)]
pub(super) struct WirePart {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) source: String,
    pub(super) note: String,
    pub(super) rows: Vec<String>,
    /// For events, the targets they start; for shifts, their hours as the document writes them.
    pub(super) parts: Vec<String>,
    /// For events, what begins them.
    pub(super) start: String,
    /// For circumstances, whether it is told how often.
    pub(super) counted: bool,
}

#[derive(Serialize)]
pub(super) struct WireReading {
    pub(super) id: String,
    pub(super) question: String,
    pub(super) option: String,
    pub(super) options: Vec<WireOption>,
}

#[derive(Serialize)]
pub(super) struct WireOption {
    pub(super) id: String,
    pub(super) title: String,
}

#[derive(Serialize)]
pub(super) struct WireParameter {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) value: f64,
    pub(super) unit: String,
    pub(super) note: String,
}

/// What a calendar has.
#[derive(Serialize)]
pub(super) struct WireAbout {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) targets: Vec<WirePart>,
    pub(super) duties: Vec<WirePart>,
    pub(super) events: Vec<WirePart>,
    pub(super) shifts: Vec<WirePart>,
    pub(super) circumstances: Vec<WirePart>,
    pub(super) readings: Vec<WireReading>,
    pub(super) parameters: Vec<WireParameter>,
    /// The years whose statutory days are known; nothing if none are kept.
    pub(super) years: Option<Vec<i32>>,
}

/// A question that could not be answered.
#[derive(Serialize)]
pub(super) struct WireRefusal {
    pub(super) refused: WireProblem,
}

impl WireProblem {
    pub(super) fn of(problem: &Problem, lang: &str) -> Self {
        Self {
            code: problem.code,
            path: problem.path.clone(),
            message: problem.message(lang),
            hint: problem.hint(lang),
            severity: if problem.gravity == Gravity::Error { "error" } else { "warning" },
        }
    }

    pub(super) fn unknown(reason: Unknown, lang: &str) -> Self {
        let year;
        let (code, details): (_, &[&str]) = match reason {
            Unknown::Year(number) => {
                year = number.to_string();
                ("no-year", &[&year])
            }
            Unknown::NeverOpen => ("never-open", &[]),
            Unknown::Paused => ("is-paused", &[]),
        };
        Self::of(&Problem::new(code, Gravity::Warning, "", details), lang)
    }
}

impl WireDeadline {
    pub(super) fn of(deadline: Result<Deadline, Unknown>, counted: Vec<Stretch>, rule: WireRule, lang: &str) -> Self {
        Self {
            due: deadline.ok().map(|deadline| deadline.due.to_string()),
            shown: deadline.map(|deadline| deadline.shown()).unwrap_or_default(),
            inclusive: deadline.is_ok_and(|deadline| deadline.inclusive),
            counted,
            rule,
            problems: deadline.err().map(|reason| WireProblem::unknown(reason, lang)).into_iter().collect(),
        }
    }
}

impl WireVerdict {
    pub(super) fn of(target: String, verdict: &Verdict, deadline: WireDeadline) -> Self {
        Self {
            target,
            state: verdict.state.name(),
            margin_seconds: verdict.margin.map(seconds),
            level: verdict.level.map(Level::name),
            deadline,
        }
    }
}

impl WireOccurrence {
    pub(super) fn of(duty: &str, title: &str, occurrence: &Occurrence) -> Self {
        Self {
            duty: duty.to_owned(),
            title: title.to_owned(),
            period: stretch(&occurrence.period),
            opens: occurrence.opens.to_string(),
            due: occurrence.deadline.due.to_string(),
            shown: occurrence.deadline.shown(),
            inclusive: occurrence.deadline.inclusive,
            phase: occurrence.phase.and_then(|phase| u32::try_from(phase).ok()),
        }
    }
}

impl WireCost {
    pub(super) fn of(cost: usize, amount: Amount) -> Self {
        let cost = u32::try_from(cost).unwrap_or(u32::MAX);
        Self { cost, points: figure(amount.points), yuan: figure(amount.yuan) }
    }
}

pub(super) fn stretch((from, to): &(Moment, Moment)) -> Stretch {
    (from.to_string(), to.to_string())
}

/// Milliseconds as seconds; a thousandth is exact enough in them.
pub(super) fn seconds(milliseconds: i64) -> f64 {
    milliseconds as f64 / 1000.0
}

/// Amounts are shown as figures; a thousandth is exact in them.
pub(super) fn figure(thousandths: i64) -> f64 {
    thousandths as f64 / 1000.0
}

/// The period of the calendar of that name; a month if there is none.
pub(super) fn period_named(name: Option<&str>) -> Every {
    name.and_then(crate::pack::calendar::every).unwrap_or(Every::Month)
}
