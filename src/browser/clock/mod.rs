//! Clocks across the boundary: a question in plain data, an answer in plain data.
//!
//! What a question gets wrong is refused with its place, never answered around.

mod about;
mod wire;

use wasm_bindgen::prelude::JsValue;

use super::documents::plain;
use super::door::Engine;
use crate::clock::{Case, Contact, Day, Happening, Pause, Side, Target, Unknown, Verdict, repeats, waits};
use crate::error::{Gravity, Problem};
use crate::moment::Moment;
use crate::order::sort;
use crate::pack::Value;
use crate::pack::calendar::{self, Book, Choices};
use wire::{
    Stretch, WireCost, WireDay, WireDeadline, WireElapsed, WireJudgement, WireOccurrence, WireProblem, WireRefusal,
    WireRule, WireVerdict, WireWait, figure, period_named, seconds, stretch,
};

/// The most stretches that are told of what was counted; a picture can show no more.
const MOST_STRETCHES: usize = 400;
/// The most days that are told at once.
const MOST_DAYS: i64 = 1100;

/// A calendar, open for questions.
pub(super) struct ClockEngine {
    book: Book,
    chosen: Vec<(String, String)>,
    /// What people call the holidays, by the names that documents of statutory days give them.
    names: Value,
    problems: Vec<Problem>,
    lang: String,
}

type Answer = Result<JsValue, Problem>;

impl ClockEngine {
    /// The calendar in `config.calendar`, with the statutory days among `config.documents`, the options in
    /// `config.readings` and the values in `config.parameters`.
    pub(super) fn new(config: &Value) -> Self {
        let document = config.get("calendar").unwrap_or(&Value::Null);
        let choices = Choices::of(config);
        let (book, problems) = calendar::read(document, config.items("documents"), &choices);
        let chosen = calendar::options_of(document, &choices);
        let names = config.items("documents").iter().flat_map(|document| document.fields("names").to_vec()).collect();
        Self {
            book,
            chosen,
            names: Value::Object(names),
            problems,
            lang: config.text("lang").unwrap_or_default().to_owned(),
        }
    }
}

impl Engine for ClockEngine {
    fn problems(&self) -> (&[Problem], &str) {
        (&self.problems, &self.lang)
    }

    fn answer(&mut self, question: &Value) -> JsValue {
        let answer = match question.text("ask") {
            Some("due") => self.due(question),
            Some("verdict") => self.verdict(question),
            Some("elapsed") => self.elapsed(question),
            Some("recurring") => self.recurring(question),
            Some("judge") => self.judge(question),
            Some("days") => self.days(question),
            Some("period") => self.period(question),
            Some("waits") => self.waits(question),
            Some("repeats") => repeated(question),
            _ => Ok(plain(&self.about())),
        };
        answer.unwrap_or_else(|problem| {
            let refused = WireProblem::of(&problem, &self.lang);
            plain(&WireRefusal { refused })
        })
    }
}

impl ClockEngine {
    fn due(&self, question: &Value) -> Answer {
        let (id, target) = match self.target(question) {
            Ok(found) => found,
            // A duty is due as well: the next time it recurs.
            Err(problem) => return self.next(question).ok_or(problem)?,
        };
        let (start, pauses) = (moment(question, "start")?, pauses(question)?);
        let deadline = self.book.clock.due(&target, start, &pauses);
        let counted = self.counted(&target, start, deadline.ok().map(|deadline| deadline.due), &pauses);
        Ok(plain(&WireDeadline::of(deadline, counted, self.rule("targets", &id), &self.lang)))
    }

    /// When the duty that the question names recurs next.
    fn next(&self, question: &Value) -> Option<Answer> {
        let duty = self.book.clock.duty(question.text("target")?)?;
        Some(moment(question, "start").map(|start| {
            let next = self.book.clock.next(duty, start).map(|occurrence| occurrence.deadline);
            let rule = self.rule("duties", &duty.id);
            plain(&WireDeadline::of(next.ok_or(Unknown::NeverOpen), Vec::new(), rule, &self.lang))
        }))
    }

    fn verdict(&self, question: &Value) -> Answer {
        let (id, target) = self.target(question)?;
        let given = question.texts("circumstances");
        let given: Vec<&str> = given.iter().map(String::as_str).collect();
        let pauses = pauses(question)?;
        let end = optional_moment(question, "end")?;
        let now = optional_moment(question, "now")?.or(end).ok_or_else(|| missing("now"))?;
        let start = moment(question, "start")?;
        let case = Case { start, end, now, pauses: &pauses, circumstances: &given };
        let verdict = self.book.clock.verdict(&target, &case);
        Ok(plain(&self.wire_verdict(&id, &target, &verdict, start, &pauses)))
    }

    fn wire_verdict(
        &self,
        id: &str,
        target: &Target,
        verdict: &Verdict,
        start: Moment,
        pauses: &[Pause],
    ) -> WireVerdict {
        let counted = self.counted(target, start, verdict.deadline.ok().map(|deadline| deadline.due), pauses);
        let deadline = WireDeadline::of(verdict.deadline, counted, self.rule("targets", id), &self.lang);
        WireVerdict::of(id.to_owned(), verdict, deadline)
    }

    fn counted(&self, target: &Target, start: Moment, due: Option<Moment>, pauses: &[Pause]) -> Vec<Stretch> {
        let stretches = due.map(|due| self.book.clock.counted(target, start, due, pauses, MOST_STRETCHES));
        stretches.unwrap_or_default().iter().map(stretch).collect()
    }

    fn elapsed(&self, question: &Value) -> Answer {
        let (start, end) = (moment(question, "start")?, moment(question, "end")?);
        let elapsed = self.book.clock.elapsed(start, end, &pauses(question)?);
        let unknown = elapsed.working.err().map(|reason| WireProblem::unknown(reason, &self.lang));
        Ok(plain(&WireElapsed {
            working_seconds: elapsed.working.ok().map(seconds),
            clock_seconds: seconds(elapsed.clock),
            problems: unknown.into_iter().collect(),
        }))
    }

    fn recurring(&self, question: &Value) -> Answer {
        let (from, to, since) =
            (moment(question, "from")?, moment(question, "to")?, optional_moment(question, "since")?);
        let wanted = question.texts("duties");
        let clock = &self.book.clock;
        let mut found: Vec<(Moment, WireOccurrence)> = Vec::new();
        for duty in clock.promises.duties.iter().filter(|duty| wanted.is_empty() || wanted.contains(&duty.id)) {
            let title = self.words(self.part("duties", &duty.id), "title");
            let all = clock.recurring(duty, since, from, to);
            found.extend(all.iter().map(|each| (each.deadline.due, WireOccurrence::of(&duty.id, &title, each))));
        }
        sort(&mut found, |left, right| left.0.milliseconds.cmp(&right.0.milliseconds));
        Ok(plain(&found.into_iter().map(|each| each.1).collect::<Vec<_>>()))
    }

    fn judge(&self, question: &Value) -> Answer {
        let id = question.text("event").unwrap_or_default();
        let event = self.book.clock.event(id).ok_or_else(|| self.unknown("events", id, "event"))?;
        let mut ends = Vec::new();
        for (name, value) in question.fields("ends").iter().filter(|end| end.1 != Value::Null) {
            let text = value.as_text().unwrap_or_default();
            ends.push((name.clone(), Moment::parse(text).ok_or_else(|| bad(text, &format!("ends.{name}")))?));
        }
        let often = |(name, value): &(String, Value)| match value {
            Value::Number(number) => Some((name.clone(), number.clamp(0.0, 1e6) as u32)),
            Value::Bool(true) => Some((name.clone(), 1)),
            _ => None,
        };
        let start = moment(question, "start")?;
        let happening = Happening {
            start: Some(start),
            ends,
            circumstances: question.fields("circumstances").iter().filter_map(often).collect(),
            pauses: pauses(question)?,
        };
        let judgement = self.book.clock.judge(event, &happening, moment(question, "now")?);
        let verdict = |(name, verdict): &(String, Verdict)| {
            let target = self.book.clock.target(name)?;
            Some(self.wire_verdict(name, target, verdict, start, &happening.pauses))
        };
        Ok(plain(&WireJudgement {
            verdicts: judgement.verdicts.iter().filter_map(verdict).collect(),
            priced: !event.costs.is_empty(),
            costs: judgement.costs.iter().map(|&(cost, amount)| WireCost::of(cost, amount)).collect(),
            points: figure(judgement.total.points),
            yuan: figure(judgement.total.yuan),
        }))
    }

    fn days(&self, question: &Value) -> Answer {
        let clock = &self.book.clock;
        let (from, to) = (clock.day(moment(question, "from")?), clock.day(moment(question, "to")?));
        let day = |day: Day| {
            let special = clock.statutory(day);
            let name = special.map(|special| self.words(self.part("names", &special.holiday), "")).unwrap_or_default();
            WireDay {
                date: day.date().to_string(),
                hours: clock.hours(day).iter().map(stretch).collect(),
                is: special.map(|special| if special.works { "work" } else { "off" }),
                holiday: name,
            }
        };
        let last = to.0.min(from.0.saturating_add(MOST_DAYS));
        Ok(plain(&(from.0..=last).map(|number| day(Day(number))).collect::<Vec<_>>()))
    }

    fn period(&self, question: &Value) -> Answer {
        let period = self.book.clock.period(period_named(question.text("every")), moment(question, "at")?);
        Ok(plain(&stretch(&period)))
    }

    fn waits(&self, question: &Value) -> Answer {
        let mut messages = Vec::new();
        for (at, value) in question.items("messages").iter().enumerate() {
            let text = value.text("at").unwrap_or_default();
            let moment = Moment::parse(text).ok_or_else(|| bad(text, &format!("messages[{at}].at")))?;
            let side = match value.text("by") {
                Some("customer") => Side::Customer,
                Some("human") => Side::Human,
                _ => Side::Robot,
            };
            messages.push((side, moment));
        }
        let here = |moment: Moment| self.book.clock.here(moment).to_string();
        let found: Vec<WireWait> = waits(&messages)
            .iter()
            .map(|wait| WireWait {
                from: here(wait.from),
                to: wait.to.map(here),
                seconds: wait.to.map(|to| seconds(to.milliseconds - wait.from.milliseconds)),
            })
            .collect();
        Ok(plain(&found))
    }

    /// The target that the question names, or states by its fields.
    fn target(&self, question: &Value) -> Result<(String, Target), Problem> {
        match question.get("target") {
            Some(Value::String(id)) => {
                let found = self.book.clock.target(id).cloned();
                found.map(|target| (id.clone(), target)).ok_or_else(|| self.unknown("targets", id, "target"))
            }
            Some(fields @ Value::Object(_)) => match self.book.asked(fields, "target") {
                Ok(target) => Ok((String::new(), target)),
                Err(problems) => Err(problems.into_iter().next().unwrap_or_else(|| missing("target"))),
            },
            _ => Err(missing("target")),
        }
    }

    fn unknown(&self, section: &str, id: &str, path: &str) -> Problem {
        let known: Vec<&str> = self.book.document.fields(section).iter().map(|part| part.0.as_str()).collect();
        Problem::new("unknown-part", Gravity::Error, path, &[section, id, &known.join(", ")])
    }

    /// What a promise is called and where it comes from.
    fn rule(&self, section: &str, id: &str) -> WireRule {
        let part = self.part(section, id);
        let source = self.words(part, "source");
        let own = part.map(|part| part.texts("rows")).unwrap_or_default();
        WireRule {
            id: id.to_owned(),
            title: self.words(part, "title"),
            source: if source.is_empty() { self.words(Some(&self.book.document), "source") } else { source },
            note: self.words(part, "note"),
            rows: if own.is_empty() { self.book.document.texts("rows") } else { own },
            readings: self.readings_of(section, id),
        }
    }
}

/// The contacts that come again, of `contacts` within `days`.
fn repeated(question: &Value) -> Answer {
    let mut contacts = Vec::new();
    for (at, value) in question.items("contacts").iter().enumerate() {
        let text = value.text("at").unwrap_or_default();
        let moment = Moment::parse(text).ok_or_else(|| bad(text, &format!("contacts[{at}].at")))?;
        contacts.push(Contact { about: value.text("about").unwrap_or_default().to_owned(), at: moment });
    }
    let days = match question.get("days") {
        Some(Value::Number(days)) => days.clamp(0.0, 36_525.0) as i64,
        _ => 7,
    };
    Ok(plain(&repeats(&contacts, days)))
}

fn moment(question: &Value, name: &str) -> Result<Moment, Problem> {
    optional_moment(question, name)?.ok_or_else(|| missing(name))
}

fn optional_moment(question: &Value, name: &str) -> Result<Option<Moment>, Problem> {
    match question.get(name) {
        None => Ok(None),
        Some(value) => {
            let text = value.as_text().unwrap_or_default();
            Moment::parse(text).map(Some).ok_or_else(|| bad(text, name))
        }
    }
}

fn pauses(question: &Value) -> Result<Vec<Pause>, Problem> {
    calendar::pauses(question.get("pauses")).map_err(|at| bad("", &format!("pauses[{at}]")))
}

fn bad(text: &str, path: &str) -> Problem {
    Problem::new("bad-moment", Gravity::Error, path, &[text])
}

fn missing(name: &str) -> Problem {
    Problem::new("missing-field", Gravity::Error, name, &[name, "\"2024-05-01T10:00:00+08:00\""])
}
