//! What is kept of a form that was filled in.
//!
//! Invariants: only answers to questions that were asked, in one canonical form; a response to an anonymous form says nothing
//! about who gave it, and when only to the hour.

use super::decimal::Decimal;

use super::answer::{Answer, Given};
use super::flow::Flow;
use super::quality::{self, Flag};
use super::question::{Kind, Question};
use crate::error::{Gravity, Problem};
use crate::moment::Moment;

const HOUR: i64 = 3_600_000;

/// What is known of a response beside its answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Meta {
    /// Names this response and no other.
    pub id: String,
    /// When it was given, as it was written.
    pub at: String,
    /// Whom it is about.
    pub subject: Option<String>,
    /// The way it came.
    pub channel: Option<String>,
    /// Who served, or who filled it in.
    pub by: Option<String>,
    /// Anything else that responses are told apart by.
    pub attributes: Vec<(String, String)>,
    /// Seconds spent on questions, by their ids.
    pub seconds: Vec<(String, Decimal)>,
}

/// A form that was filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    /// What is known beside the answers; without what an anonymous form must not know.
    pub meta: Meta,
    /// Answers in the order of the questions, ids for options and aspects; behind each, its free text.
    pub answers: Vec<(String, Given)>,
    /// Figures that were computed.
    pub values: Vec<(String, Given)>,
    /// Options, aspects and questions in the order of chance in which they were shown.
    pub order: Vec<(String, Vec<String>)>,
    /// Numbers of the follow-ups that the answers lead to.
    pub follow_ups: Vec<usize>,
    /// Signs that it was not given with care.
    pub quality: Vec<Flag>,
    /// Everything missing or wrong.
    pub problems: Vec<Problem>,
    /// Whether nothing is missing and nothing is wrong.
    pub complete: bool,
}

/// What a response says, as a figure or a list of responses takes it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sent {
    /// What is known beside the answers.
    pub meta: Meta,
    /// The version of the form it was given to; none where it does not say.
    pub version: Option<u32>,
    /// What was answered.
    pub sheet: super::answer::Sheet,
    /// Whether it says itself that something is missing.
    pub partial: bool,
    /// Codes of the signs found when it was given.
    pub quality: Vec<String>,
}

impl Flow<'_> {
    /// Everything missing or wrong, in the order of the questions; what a name stands for that no question has, last.
    #[must_use]
    pub fn all_problems(&self) -> Vec<Problem> {
        let missing = self.missing.iter().map(|(_, problem)| problem.clone());
        self.problems.iter().cloned().chain(missing).chain(self.strangers()).collect()
    }

    /// The numbers of the follow-ups that the answers lead to.
    #[must_use]
    pub fn follow_ups(&self) -> Vec<usize> {
        let follow_ups = self.form.follow_ups.iter().enumerate();
        follow_ups.filter(|(_, follow_up)| self.scene().holds(&follow_up.when)).map(|(number, _)| number).collect()
    }

    /// What is said at the end.
    #[must_use]
    pub fn thanks(&self) -> String {
        let thanks = self.form.thanks.iter().find(|thanks| self.scene().allows(thanks.when.as_ref()));
        thanks.map_or_else(String::new, |thanks| self.words(&thanks.text))
    }

    /// The response that the answers are.
    #[must_use]
    pub fn response(&self, meta: Meta) -> Response {
        let (meta, mut problems) = self.kept(meta);
        problems.extend(self.all_problems());
        let number = |(id, time): &(String, Decimal)| Some((self.form.find(id)?, *time));
        let seconds: Vec<(usize, Decimal)> = meta.seconds.iter().filter_map(number).collect();
        let quality = quality::flags(self, &seconds);
        let mut response = Response {
            complete: problems.iter().all(|problem| problem.gravity != Gravity::Error),
            meta,
            answers: Vec::new(),
            values: Vec::new(),
            order: self.orders(),
            follow_ups: self.follow_ups(),
            quality,
            problems,
        };
        if self.form.anonymous {
            response.meta.seconds.clear();
        }
        for (number, (question, answer)) in self.form.questions.iter().zip(&self.answers).enumerate() {
            if answer.is_nothing() {
                continue;
            }
            let given = (question.id.clone(), given_of(question, answer));
            if matches!(question.kind, Kind::Calculated(_)) {
                response.values.push(given);
                continue;
            }
            response.answers.push(given);
            if let Some(text) = self.other(number) {
                response.answers.push((format!("{}:other", question.id), Given::Text(text.to_owned())));
            }
        }
        response
    }

    /// What may be known beside the answers, and what is wrong with it.
    fn kept(&self, mut meta: Meta) -> (Meta, Vec<Problem>) {
        let mut problems = Vec::new();
        match Moment::parse(&meta.at) {
            Some(moment) if self.form.anonymous => {
                let past = moment.time_of_day().rem_euclid(HOUR);
                meta.at = moment.plus(-past).to_string();
            }
            Some(moment) => meta.at = moment.to_string(),
            None => problems.push(Problem::new("bad-day.time", Gravity::Error, "at", &[&meta.at])),
        }
        if self.form.anonymous {
            meta.subject = None;
        }
        meta.seconds.retain(|(id, time)| self.form.find(id).is_some() && *time >= Decimal::ZERO);
        (meta, problems)
    }
}

/// An answer with the ids that the document gives options and aspects.
#[must_use]
pub fn given_of(question: &Question, answer: &Answer) -> Given {
    let option = |number: usize| {
        let option = question.choices().and_then(|choices| choices.options.get(number));
        Given::Text(option.map_or_else(String::new, |option| option.id.clone()))
    };
    match answer {
        Answer::Nothing => Given::Nothing,
        Answer::NotApplicable => Given::Text("na".to_owned()),
        Answer::Truth(truth) => Given::Truth(*truth),
        Answer::Number(number) => Given::Number(*number),
        Answer::Text(text) => Given::Text(text.clone()),
        Answer::Choice(number) => option(*number),
        Answer::Choices(numbers) => Given::List(numbers.iter().map(|&number| option(number)).collect()),
        Answer::Each(answers) => {
            let Kind::Matrix(matrix) = &question.kind else { return Given::Nothing };
            let fields = matrix.aspects.iter().zip(answers).filter(|(_, answer)| !answer.is_nothing());
            Given::Each(fields.map(|(aspect, answer)| (aspect.id.clone(), given_of(question, answer))).collect())
        }
    }
}
