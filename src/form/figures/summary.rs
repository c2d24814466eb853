//! All figures of a form over many responses.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate};

use super::super::answer::{Answer, Given};
use super::super::document::Form;
use super::super::flow::{Flow, Situation};
use super::super::response::Sent;
use super::measure::Gathered;
use super::tally::Tally;
use crate::error::{Gravity, Problem};
use crate::moment::Moment;

/// Fewer answers than this are said to be few.
pub const SMALL: u64 = 30;

/// How figures are told apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// `by`, `channel`, the id of a question or the name of an attribute.
    pub by: Option<String>,
    /// How long a period is.
    pub period: Option<Period>,
    /// Only responses from this day on.
    pub from: Option<NaiveDate>,
    /// Only responses up to this day.
    pub to: Option<NaiveDate>,
}

/// A stretch of time that trends go by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// A day.
    Day,
    /// A week from Monday on.
    Week,
    /// A month.
    Month,
}

/// Responses that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// How many.
    pub responses: u64,
    /// The measures of the form.
    pub measures: Vec<Gathered>,
}

/// Something to be done about a response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The id of the response.
    pub response: String,
    /// When it was given.
    pub at: String,
    /// Whom it is about.
    pub subject: Option<String>,
    /// The number of the follow-up in the form.
    pub follow_up: usize,
}

/// The figures of a form over the responses so far.
#[derive(Clone, Debug)]
pub struct Summary {
    plan: Plan,
    seen: BTreeSet<u64>,
    /// All of them together.
    pub all: Group,
    /// Those with nothing missing or wrong.
    pub complete: u64,
    /// When the first and the last was given.
    pub span: Option<(NaiveDate, NaiveDate)>,
    /// The questions of the form.
    pub questions: Vec<Tally>,
    /// By what they are told apart by.
    pub groups: BTreeMap<String, Group>,
    /// By the day their period begins.
    pub trend: BTreeMap<NaiveDate, Group>,
    /// What is to be done.
    pub due: Vec<Due>,
    /// Signs of carelessness, with how many responses show each.
    pub quality: BTreeMap<String, u64>,
    /// What was wrong with responses: the first of its kind, and how many there were.
    pub problems: BTreeMap<(&'static str, String), (Problem, u64)>,
}

impl Summary {
    /// Nothing yet.
    #[must_use]
    pub fn new(form: &Form, plan: Plan) -> Self {
        Self {
            plan,
            seen: BTreeSet::new(),
            all: Group::nothing(form),
            complete: 0,
            span: None,
            questions: form.questions.iter().map(Tally::nothing).collect(),
            groups: BTreeMap::new(),
            trend: BTreeMap::new(),
            due: Vec::new(),
            quality: BTreeMap::new(),
            problems: BTreeMap::new(),
        }
    }

    /// Takes one response in; one that was taken in before, known by its id, counts once. `hear` is given every text that
    /// counts, with the number of the question it answers.
    pub fn add(&mut self, form: &Form, sent: &Sent, lang: &str, hear: &mut dyn FnMut(usize, &str)) {
        if !sent.meta.id.is_empty() && !self.seen.insert(fingerprint(&sent.meta.id)) {
            self.tell(Problem::new("duplicate-response", Gravity::Warning, "", &[&sent.meta.id]));
            return;
        }
        let day = Moment::parse(&sent.meta.at).map(Moment::date);
        let after = |bound: Option<NaiveDate>| bound.is_none_or(|bound| day.is_some_and(|day| day >= bound));
        if !after(self.plan.from) || self.plan.to.is_some_and(|bound| day.is_none_or(|day| day > bound)) {
            return;
        }
        let flow = Flow::of(form, Situation { sheet: &sent.sheet, seed: 1, lang });
        self.count(form, sent, &flow, day);
        for (number, answer) in flow.answers.iter().enumerate() {
            if let Answer::Text(text) = answer {
                hear(number, text);
            }
        }
        for problem in flow.problems.iter().filter(|problem| problem.code != "contradiction") {
            self.tell(problem.clone());
        }
        for problem in flow.strangers() {
            self.tell(problem);
        }
        if let Some(version) = sent.version.filter(|&version| version != form.version) {
            let details = [version.to_string(), form.version.to_string()];
            self.tell(Problem::new("other-version", Gravity::Warning, "", &[&details[0], &details[1]]));
        }
        let due = flow.follow_ups().into_iter().map(|follow_up| Due {
            response: sent.meta.id.clone(),
            at: sent.meta.at.clone(),
            subject: sent.meta.subject.clone().filter(|_| !form.anonymous),
            follow_up,
        });
        self.due.extend(due);
        for code in &sent.quality {
            *self.quality.entry(code.clone()).or_default() += 1;
        }
    }

    fn count(&mut self, form: &Form, sent: &Sent, flow: &Flow<'_>, day: Option<NaiveDate>) {
        self.complete += u64::from(flow.is_complete() && !sent.partial);
        for (number, question) in form.questions.iter().enumerate().filter(|(number, _)| flow.asked[*number]) {
            self.questions[number].add(question, &flow.answers[number], &flow.aspects(question));
        }
        self.all.add(form, flow);
        if let Some(key) = self.plan.by.as_deref().and_then(|by| key(by, sent, flow)) {
            self.groups.entry(key).or_insert_with(|| Group::nothing(form)).add(form, flow);
        }
        let Some(day) = day else {
            self.tell(Problem::new("bad-day.time", Gravity::Warning, "at", &[&sent.meta.at]));
            return;
        };
        self.span = Some(self.span.map_or((day, day), |(first, last)| (first.min(day), last.max(day))));
        if let Some(period) = self.plan.period {
            self.trend.entry(period.start(day)).or_insert_with(|| Group::nothing(form)).add(form, flow);
        }
    }

    /// Takes in that something was wrong with a response that could not even be read.
    pub fn tell(&mut self, problem: Problem) {
        let entry = self.problems.entry((problem.code, problem.path.clone()));
        entry.or_insert((problem, 0)).1 += 1;
    }

    /// Of each group, all others together.
    #[must_use]
    pub fn others(&self, form: &Form) -> Vec<Group> {
        let groups: Vec<&Group> = self.groups.values().collect();
        let mut before = vec![Group::nothing(form)];
        for group in &groups {
            let sum = before[before.len() - 1].clone().plus(group);
            before.push(sum);
        }
        let mut after = Group::nothing(form);
        for (at, group) in groups.iter().enumerate().rev() {
            before[at] = std::mem::replace(&mut before[at], Group::nothing(form)).plus(&after);
            after = after.plus(group);
        }
        before.truncate(groups.len());
        before
    }

    /// Whether the trend goes by days.
    #[must_use]
    pub fn is_by_day(&self) -> bool {
        self.plan.period == Some(Period::Day)
    }

    /// The days of the trend without any response, between the first and the last, and no more than ten years of them.
    #[must_use]
    pub fn days_without(&self) -> Vec<NaiveDate> {
        const MOST: u64 = 3660;
        let (Some((first, last)), Some(Period::Day)) = (self.span, self.plan.period) else { return Vec::new() };
        let first = self.plan.from.unwrap_or(first);
        let last = self.plan.to.unwrap_or(last);
        let days = (0..MOST).filter_map(|days| first.checked_add_days(Days::new(days)));
        days.take_while(|day| *day <= last).filter(|day| !self.trend.contains_key(day)).collect()
    }
}

impl Group {
    fn nothing(form: &Form) -> Self {
        Self { responses: 0, measures: form.measures.iter().map(|measure| Gathered::nothing(measure.method)).collect() }
    }

    fn add(&mut self, form: &Form, flow: &Flow<'_>) {
        self.responses += 1;
        for (gathered, measure) in self.measures.iter_mut().zip(&form.measures) {
            gathered.add(measure, flow);
        }
    }

    fn plus(mut self, other: &Self) -> Self {
        self.responses += other.responses;
        for (one, two) in self.measures.iter_mut().zip(&other.measures) {
            *one = one.plus(*two);
        }
        self
    }
}

impl Period {
    /// The day on which the period of a day begins.
    #[must_use]
    pub fn start(self, day: NaiveDate) -> NaiveDate {
        let back = match self {
            Self::Day => 0,
            Self::Week => day.weekday().num_days_from_monday(),
            Self::Month => day.day0(),
        };
        day.checked_sub_days(Days::new(u64::from(back))).unwrap_or(day)
    }
}

/// What tells a response apart; nothing where it does not say.
fn key(by: &str, sent: &Sent, flow: &Flow<'_>) -> Option<String> {
    match by {
        "by" => return sent.meta.by.clone(),
        "channel" => return sent.meta.channel.clone(),
        _ => {}
    }
    if let Some(number) = flow.form.find(by) {
        let (question, answer) = (&flow.form.questions[number], &flow.answers[number]);
        return match (answer, super::super::given_of(question, answer)) {
            (Answer::Each(_) | Answer::Choices(_), _) | (_, Given::Nothing) => None,
            _ => Some(flow.answer_words(number, question, answer)),
        };
    }
    sent.meta.attributes.iter().find(|(name, _)| name == by).map(|(_, value)| value.clone())
}

/// A number for an id (FNV-1a): two ids of a million share one with a chance of one in thirty million.
fn fingerprint(id: &str) -> u64 {
    id.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}
