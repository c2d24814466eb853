//! Respondents made up by chance, before anything is shown to a customer: which questions nobody is ever asked, how many ways
//! there are through a form, and how long the longest takes.
//!
//! What is not seen among many respondents is not proven to be impossible, and is told as not seen. So that thresholds are
//! met, figures are taken from the form's own conditions as often as from anywhere else.

use std::collections::BTreeSet;

use super::decimal::Decimal;

use super::answer::{Given, Sheet};
use super::document::Form;
use super::expression::Expression;
use super::flow::{Flow, Situation};
use super::quality::effort;
use super::question::{Cells, Kind, Question, Scale};
use super::random::Random;

/// One in so many questions is left unanswered.
const SILENT: usize = 6;

/// What was seen of a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// How many respondents there were.
    pub respondents: u64,
    /// Of each question, how often it was asked.
    pub asked: Vec<u64>,
    /// Of each page, how often it was shown.
    pub pages: Vec<u64>,
    /// Of each text at the end, how often it was said.
    pub thanks: Vec<u64>,
    /// Of each follow-up, how often it was due.
    pub follow_ups: Vec<u64>,
    /// Of each check, how often it spoke.
    pub checks: Vec<u64>,
    /// How many different sets of questions were asked.
    pub paths: u64,
    /// The most questions anybody was asked.
    pub most_questions: u64,
    /// The milliseconds that the longest way takes.
    pub longest: u64,
    /// The milliseconds of all together.
    pub total: u64,
}

/// Sends `count` respondents through a form. The same seed sends the same.
#[must_use]
pub fn simulate(form: &Form, count: u64, seed: u64, lang: &str) -> Seen {
    let mut seen = Seen {
        asked: vec![0; form.questions.len()],
        pages: vec![0; form.pages.len()],
        thanks: vec![0; form.thanks.len()],
        follow_ups: vec![0; form.follow_ups.len()],
        checks: vec![0; form.checks.len()],
        ..Seen::default()
    };
    let (figures, texts) = constants(form);
    let mut random = Random::new(seed);
    let mut paths = BTreeSet::new();
    let efforts: Vec<u64> = form.questions.iter().map(|question| u64::from(effort(question, lang))).collect();
    for _ in 0..count {
        let answers = form
            .questions
            .iter()
            .map(|question| (question.id.clone(), answer(question, &mut random, &figures, &texts)));
        let sheet = Sheet::new(answers.collect());
        let flow = Flow::of(form, Situation { sheet: &sheet, seed, lang });
        paths.insert(seen.take(&flow, &efforts));
    }
    seen.paths = paths.len() as u64;
    seen
}

impl Seen {
    /// Takes one respondent in; gives a number for the set of questions asked.
    fn take(&mut self, flow: &Flow<'_>, efforts: &[u64]) -> u64 {
        let form = flow.form;
        self.respondents += 1;
        let (mut path, mut questions, mut time) = (0xCBF2_9CE4_8422_2325_u64, 0, 0);
        for (number, asked) in flow.asked.iter().enumerate().filter(|(_, asked)| **asked) {
            self.asked[number] += u64::from(*asked);
            path = (path ^ number as u64).wrapping_mul(0x0100_0000_01B3);
            questions += u64::from(form.questions[number].is_asked());
            time += efforts[number];
        }
        self.most_questions = self.most_questions.max(questions);
        self.longest = self.longest.max(time);
        self.total += time;
        self.pages.iter_mut().zip(&flow.pages).for_each(|(count, shown)| *count += u64::from(*shown));
        let said = form.thanks.iter().position(|thanks| flow.scene().allows(thanks.when.as_ref()));
        said.into_iter().for_each(|number| self.thanks[number] += 1);
        flow.follow_ups().into_iter().for_each(|number| self.follow_ups[number] += 1);
        for (count, check) in self.checks.iter_mut().zip(&form.checks) {
            *count += u64::from(flow.scene().holds(&check.when));
        }
        path
    }
}

/// Figures near those the form compares with, and the texts it compares with.
fn constants(form: &Form) -> (Vec<Decimal>, Vec<String>) {
    let (mut figures, mut texts) = (vec![Decimal::ZERO, Decimal::ONE, Decimal::HUNDRED], Vec::new());
    form.each_expression(&mut |expression| {
        expression.each_constant(&mut |constant| match constant {
            Expression::Number(figure) => {
                figures.push(*figure);
                figures.extend([figure.minus(Decimal::ONE), figure.plus(Decimal::ONE)].into_iter().flatten());
            }
            Expression::Text(text) => texts.push(text.clone()),
            _ => {}
        });
    });
    (figures, texts)
}

/// An answer by chance, or none.
fn answer(question: &Question, random: &mut Random, figures: &[Decimal], texts: &[String]) -> Given {
    if random.below(SILENT) == 0 {
        return Given::Nothing;
    }
    if question.not_applicable.is_some() && random.below(SILENT) == 0 {
        return Given::Text("na".to_owned());
    }
    let option = |random: &mut Random| {
        let options = question.choices().map_or(&[][..], |choices| &choices.options);
        options.get(random.below(options.len())).map_or(Given::Nothing, |option| Given::Text(option.id.clone()))
    };
    match &question.kind {
        Kind::Single(_) => option(random),
        Kind::Multiple(choices) | Kind::Ranking(choices) => {
            let mut numbers: Vec<usize> = (0..choices.options.len()).collect();
            random.shuffle(&mut numbers);
            let taken = numbers.into_iter().take(1 + random.below(choices.options.len()));
            Given::List(taken.map(|number| Given::Text(choices.options[number].id.clone())).collect())
        }
        Kind::Rating(scale) => on_scale(scale, random),
        Kind::Matrix(matrix) => {
            let cell = |random: &mut Random| match &matrix.cells {
                Cells::Scale(scale) => on_scale(scale, random),
                Cells::Options(_) => option(random),
            };
            Given::Each(matrix.aspects.iter().map(|aspect| (aspect.id.clone(), cell(random))).collect())
        }
        Kind::YesNo | Kind::Consent => Given::Truth(random.below(2) == 0),
        Kind::Number(_) => {
            let near = figures.get(random.below(figures.len())).copied().unwrap_or_default();
            Given::Number(near)
        }
        Kind::Text(_) | Kind::Hidden => match texts.get(random.below(texts.len() * 2 + 1)) {
            Some(text) => Given::Text(text.clone()),
            None => Given::Text("文字".to_owned()),
        },
        Kind::Date => Given::Text(day(random)),
        Kind::Time => Given::Text(clock(random)),
        Kind::DateTime => Given::Text(format!("{}T{}", day(random), clock(random))),
        Kind::Phone => Given::Text("13800000000".to_owned()),
        Kind::Section | Kind::Calculated(_) => Given::Nothing,
    }
}

fn on_scale(scale: &Scale, random: &mut Random) -> Given {
    let steps = usize::try_from(scale.to - scale.from + 1).unwrap_or(1);
    let step = i32::try_from(random.below(steps)).unwrap_or(0);
    Given::Number(Decimal::whole(scale.from + step))
}

fn day(random: &mut Random) -> String {
    format!("2024-{:02}-{:02}", 1 + random.below(12), 1 + random.below(28))
}

fn clock(random: &mut Random) -> String {
    format!("{:02}:{:02}", random.below(24), random.below(60))
}
