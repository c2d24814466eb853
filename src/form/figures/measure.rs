//! The figures that a form names, gathered response by response.

use super::super::decimal::Decimal;

use super::super::answer::Answer;
use super::super::document::{Measure, Method};
use super::super::flow::Flow;
use super::super::question::{Kind, Question, ScaleUse};
use super::interval::{Estimate, Moments, Promoters, Share};

/// What is known of a measure so far.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Gathered {
    /// How many of how many.
    Share(Share),
    /// The mean of figures.
    Mean(Moments),
    /// Promoters and detractors.
    Nps(Promoters),
}

impl Gathered {
    /// Nothing yet, for a method.
    #[must_use]
    pub fn nothing(method: Method) -> Self {
        match method {
            Method::Satisfied | Method::TopBox | Method::Share => Self::Share(Share::default()),
            Method::Mean => Self::Mean(Moments::default()),
            Method::Nps => Self::Nps(Promoters::default()),
        }
    }

    /// The figure with its interval.
    #[must_use]
    pub fn estimate(self) -> Option<Estimate> {
        match self {
            Self::Share(share) => share.estimate(),
            Self::Mean(moments) => moments.estimate(),
            Self::Nps(promoters) => promoters.estimate(),
        }
    }

    /// How many answers it rests on.
    #[must_use]
    pub const fn count(self) -> u64 {
        match self {
            Self::Share(share) => share.of,
            Self::Mean(moments) => moments.count,
            Self::Nps(promoters) => promoters.all(),
        }
    }

    /// Both together; of two different things, the first.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        match (self, other) {
            (Self::Share(one), Self::Share(two)) => Self::Share(one.plus(two)),
            (Self::Mean(one), Self::Mean(two)) => Self::Mean(one.plus(two)),
            (Self::Nps(one), Self::Nps(two)) => Self::Nps(one.plus(two)),
            (one, _) => one,
        }
    }

    /// By how much this figure is above another of its kind.
    #[must_use]
    pub fn above(self, other: Self) -> Option<Estimate> {
        match (self, other) {
            (Self::Share(one), Self::Share(two)) => one.above(two),
            (Self::Mean(one), Self::Mean(two)) => one.above(two),
            (Self::Nps(one), Self::Nps(two)) => one.above(two),
            _ => None,
        }
    }

    /// Takes the answers of one response in.
    pub(super) fn add(&mut self, measure: &Measure, flow: &Flow<'_>) {
        if measure.method == Method::Share {
            let scene = flow.scene();
            if let Self::Share(share) = self
                && scene.allows(measure.among.as_ref())
            {
                share.of += 1;
                share.count += u64::from(scene.allows(measure.when.as_ref()));
            }
            return;
        }
        for &(number, aspect) in &measure.of {
            let (question, answer) = (&flow.form.questions[number], &flow.answers[number]);
            match (aspect, answer) {
                (Some(aspect), Answer::Each(answers)) => {
                    if let Some(answer) = answers.get(aspect) {
                        self.take(measure.method, question, answer);
                    }
                }
                (None, Answer::Each(answers)) => {
                    answers.iter().for_each(|answer| self.take(measure.method, question, answer));
                }
                (_, answer) => self.take(measure.method, question, answer),
            }
        }
    }

    fn take(&mut self, method: Method, question: &Question, answer: &Answer) {
        match self {
            Self::Share(share) => {
                let counts =
                    if method == Method::TopBox { is_top(question, answer) } else { is_satisfied(question, answer) };
                if let Some(counts) = counts {
                    share.of += 1;
                    share.count += u64::from(counts);
                }
            }
            Self::Mean(moments) => {
                if let Some(figure) = figure(question, answer).map(Decimal::to_double) {
                    moments.add(figure);
                }
            }
            Self::Nps(promoters) => {
                if let Answer::Number(figure) = answer {
                    promoters.add(*figure);
                }
            }
        }
    }
}

impl Promoters {
    /// Takes one answer from 0 to 10 in.
    pub(super) fn add(&mut self, figure: Decimal) {
        if figure >= Decimal::whole(9) {
            self.promoters += 1;
        } else if figure >= Decimal::whole(7) {
            self.passives += 1;
        } else {
            self.detractors += 1;
        }
    }
}

/// Whether somebody is satisfied by a single answer; nothing where the answer says nothing about that.
pub(super) fn is_satisfied(question: &Question, answer: &Answer) -> Option<bool> {
    match answer {
        Answer::Choice(number) => question.choices()?.options.get(*number)?.satisfied,
        Answer::Number(figure) => Some(*figure >= Decimal::whole(question.scale()?.satisfied)),
        Answer::Truth(truth) => Some(*truth),
        _ => None,
    }
}

/// Whether a single answer is the best there is; nothing where there is no best.
pub(super) fn is_top(question: &Question, answer: &Answer) -> Option<bool> {
    match answer {
        Answer::Number(figure) => Some(*figure == Decimal::whole(question.scale()?.to)),
        Answer::Choice(number) => {
            let options = &question.choices()?.options;
            let best = options.iter().filter_map(|option| option.score).max()?;
            Some(options.get(*number)?.score == Some(best))
        }
        _ => None,
    }
}

/// The figure that a single answer is, or the points of its option.
pub(super) fn figure(question: &Question, answer: &Answer) -> Option<Decimal> {
    match answer {
        Answer::Number(figure) => Some(*figure),
        Answer::Choice(number) => question.choices()?.options.get(*number)?.score,
        _ => None,
    }
}

/// Whether a question asks for a recommendation.
pub(super) const fn is_nps(question: &Question) -> bool {
    matches!(&question.kind, Kind::Rating(scale) if matches!(scale.use_as, ScaleUse::Nps))
}
