//! What was answered to one question, counted as the responses come.

use std::collections::BTreeMap;

use super::super::decimal::Decimal;

use super::super::answer::Answer;
use super::super::question::{Kind, Question};
use super::interval::{Moments, Promoters, Share};
use super::measure::{figure, is_nps, is_satisfied, is_top};

/// So many texts are kept to be read.
const TEXTS: usize = 500;

/// The answers to one question, or to one aspect of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally {
    /// How often it was asked.
    pub asked: u64,
    /// How often it was answered, "does not apply" left out.
    pub answered: u64,
    /// How often it did not apply.
    pub not_applicable: u64,
    /// Of each option, how often it was chosen; for rankings, first.
    pub options: Vec<u64>,
    /// Of each option of a ranking, its mean place.
    pub places: Vec<Moments>,
    /// Of each figure, how often it was given.
    pub figures: BTreeMap<Decimal, u64>,
    /// Yes among yes and no.
    pub yes: Share,
    /// Satisfied among those that say.
    pub satisfied: Share,
    /// The best answer among all.
    pub top: Share,
    /// Promoters and detractors.
    pub promoters: Promoters,
    /// The mean of figures and points.
    pub moments: Moments,
    /// The first texts.
    pub texts: Vec<String>,
    /// The aspects of a table.
    pub aspects: Vec<Tally>,
}

impl Tally {
    /// Nothing yet, for a question.
    #[must_use]
    pub fn nothing(question: &Question) -> Self {
        let options = question.choices().map_or(0, |choices| choices.options.len());
        let ranks = matches!(question.kind, Kind::Ranking(_));
        let single = Self {
            options: vec![0; options],
            places: vec![Moments::default(); if ranks { options } else { 0 }],
            ..Self::default()
        };
        match &question.kind {
            Kind::Matrix(matrix) => Self { aspects: vec![single.clone(); matrix.aspects.len()], ..Self::default() },
            _ => single,
        }
    }

    /// Takes one answer in; `asked` aspects are those the question was asked with.
    pub(super) fn add(&mut self, question: &Question, answer: &Answer, aspects: &[usize]) {
        self.asked += 1;
        match answer {
            answer if answer.is_nothing() => {
                for &aspect in aspects {
                    self.aspects[aspect].asked += 1;
                }
                return;
            }
            Answer::NotApplicable => {
                self.not_applicable += 1;
                return;
            }
            Answer::Each(answers) => {
                for &aspect in aspects {
                    self.aspects[aspect].add(question, &answers[aspect], &[]);
                }
            }
            Answer::Choices(numbers) => self.chosen(numbers),
            Answer::Choice(number) => self.options[*number] += 1,
            Answer::Truth(truth) => {
                self.yes.of += 1;
                self.yes.count += u64::from(*truth);
            }
            Answer::Number(figure) => {
                *self.figures.entry(*figure).or_default() += 1;
                if is_nps(question) {
                    self.promoters.add(*figure);
                }
            }
            Answer::Text(text) => {
                if self.texts.len() < TEXTS {
                    self.texts.push(text.clone());
                }
            }
            Answer::Nothing => {}
        }
        self.answered += 1;
        for (share, counts) in
            [(&mut self.satisfied, is_satisfied(question, answer)), (&mut self.top, is_top(question, answer))]
        {
            if let Some(counts) = counts {
                share.of += 1;
                share.count += u64::from(counts);
            }
        }
        if let Some(figure) = figure(question, answer).map(Decimal::to_double) {
            self.moments.add(figure);
        }
    }

    /// Several options, or a ranking of them.
    fn chosen(&mut self, numbers: &[usize]) {
        if self.places.is_empty() {
            numbers.iter().for_each(|&number| self.options[number] += 1);
            return;
        }
        for (place, &number) in numbers.iter().enumerate() {
            self.options[number] += u64::from(place == 0);
            self.places[number].add(place as f64 + 1.0);
        }
    }

    /// The figure in the middle; of two in the middle, halfway between.
    #[must_use]
    pub fn median(&self) -> Option<Decimal> {
        let count: u64 = self.figures.values().sum();
        let at = |wanted: u64| {
            let mut seen = 0;
            self.figures.iter().find_map(|(figure, times)| {
                seen += times;
                (seen > wanted).then_some(*figure)
            })
        };
        let (lower, upper) = (at(count.checked_sub(1)? / 2)?, at(count / 2)?);
        lower.plus(upper)?.over(Decimal::whole(2))
    }
}
