//! Signs that a response was not given with care. They are reasons to look at it, never to throw it away; nothing is known of
//! who answers or with what device.

use super::decimal::Decimal;

use super::answer::Answer;
use super::document::Form;
use super::flow::Flow;
use super::question::{Kind, Question};
use crate::phrase::Text;

/// Characters that somebody reads in a second, quickly.
const CHARACTERS_PER_SECOND: u32 = 8;
/// Less than this share of the time that reading and answering take is too fast.
const TOO_FAST_PERCENT: u32 = 25;
/// So many figures in a row must be the same before that is a sign of anything.
const STRAIGHT: usize = 5;
/// Texts shorter than this are often the same by chance.
const SHORTEST_TEXT: usize = 4;

/// A sign, with the questions that show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flag {
    /// `too-fast`, `straight-line`, `repeated-text` or `contradiction`.
    pub code: &'static str,
    /// Numbers of questions.
    pub questions: Vec<usize>,
}

/// Milliseconds that reading a question and answering it take somebody who does both with care and without haste.
#[must_use]
pub fn effort(question: &Question, lang: &str) -> u32 {
    let length = |text: &Text| u32::try_from(text.in_language(lang).chars().count()).unwrap_or(u32::MAX);
    let options = question
        .choices()
        .map_or(0, |choices| choices.options.iter().map(|option| length(&option.title)).fold(0, u32::saturating_add));
    let (characters, answering) = match &question.kind {
        Kind::Section => (0, 0),
        Kind::Hidden | Kind::Calculated(_) => return 0,
        Kind::Matrix(matrix) => {
            let aspects = matrix.aspects.iter().map(|aspect| length(&aspect.title)).fold(0, u32::saturating_add);
            (aspects, u32::try_from(matrix.aspects.len()).unwrap_or(u32::MAX).saturating_mul(1500))
        }
        Kind::Text(rules) => (0, if rules.long { 15_000 } else { 5_000 }),
        Kind::Ranking(choices) => (0, u32::try_from(choices.options.len()).unwrap_or(u32::MAX).saturating_mul(2500)),
        Kind::Multiple(_) => (0, 3_000),
        Kind::Number(_) | Kind::Phone | Kind::Date | Kind::Time | Kind::DateTime => (0, 4_000),
        Kind::Single(_) | Kind::Rating(_) | Kind::YesNo | Kind::Consent => (0, 1_500),
    };
    let read = [length(&question.title), length(&question.help), options, characters];
    let reading = read.into_iter().fold(0, u32::saturating_add).saturating_mul(1000) / CHARACTERS_PER_SECOND;
    reading.saturating_add(answering)
}

/// All signs in a response; `seconds` are those spent on questions, by their numbers.
#[must_use]
pub(super) fn flags(flow: &Flow<'_>, seconds: &[(usize, Decimal)]) -> Vec<Flag> {
    let contradictions = flow.problems.iter().filter(|problem| problem.code == "contradiction");
    let at = |path: &str| flow.form.find(path).into_iter().collect();
    let mut flags: Vec<Flag> =
        contradictions.map(|problem| Flag { code: "contradiction", questions: at(&problem.path) }).collect();
    flags.extend(too_fast(flow, seconds));
    flags.extend(straight_line(flow));
    flags.extend(repeated_text(flow.form, &flow.answers));
    flags
}

/// The time for all questions that were timed and answered is less than reading them takes.
fn too_fast(flow: &Flow<'_>, seconds: &[(usize, Decimal)]) -> Option<Flag> {
    let lang = flow.situation().lang;
    let (mut spent, mut wanted, mut questions) = (Decimal::ZERO, 0_u64, Vec::new());
    for &(number, time) in seconds {
        let answered = flow.answers.get(number).is_some_and(|answer| !answer.is_nothing());
        if let Some(question) = flow.form.questions.get(number).filter(|_| answered) {
            spent = spent.plus(time).unwrap_or(spent);
            wanted = wanted.saturating_add(u64::from(effort(question, lang)));
            questions.push(number);
        }
    }
    let least = Decimal::count(wanted.saturating_mul(u64::from(TOO_FAST_PERCENT)) / 100).over(Decimal::whole(1000));
    (questions.len() > 2 && Some(spent) < least).then_some(Flag { code: "too-fast", questions })
}

/// The same figure all the way: in one table, or over several scales.
fn straight_line(flow: &Flow<'_>) -> Vec<Flag> {
    let mut flags = Vec::new();
    let mut run: Vec<usize> = Vec::new();
    let mut figure = &Answer::Nothing;
    for (number, (question, answer)) in flow.form.questions.iter().zip(&flow.answers).enumerate() {
        if let (Kind::Matrix(_), Answer::Each(answers)) = (&question.kind, answer) {
            let given: Vec<&Answer> = answers.iter().filter(|answer| !answer.is_nothing()).collect();
            if given.len() >= STRAIGHT && given.iter().all(|answer| *answer == given[0]) {
                flags.push(Flag { code: "straight-line", questions: vec![number] });
            }
        }
        if !matches!(question.kind, Kind::Rating(_)) || answer.is_nothing() {
            continue;
        }
        if answer != figure {
            flags.extend(straight(std::mem::take(&mut run)));
            figure = answer;
        }
        run.push(number);
    }
    flags.extend(straight(run));
    flags
}

fn straight(run: Vec<usize>) -> Option<Flag> {
    (run.len() >= STRAIGHT).then_some(Flag { code: "straight-line", questions: run })
}

/// The same words to several questions, or one character over and over.
fn repeated_text(form: &Form, answers: &[Answer]) -> Option<Flag> {
    let texts = form.questions.iter().zip(answers).enumerate().filter_map(|(number, (question, answer))| {
        let Answer::Text(text) = answer else { return None };
        let long = text.chars().count() >= SHORTEST_TEXT;
        (matches!(question.kind, Kind::Text(_)) && long).then_some((text.as_str(), number))
    });
    let given: Vec<(&str, usize)> = texts.collect();
    let order = crate::order::sorted(given.len(), &|left, right| given[left].0.cmp(given[right].0));
    let texts: Vec<(&str, usize)> = order.into_iter().map(|number| given[number as usize]).collect();
    let mut shows = vec![false; form.questions.len()];
    for (at, &(text, number)) in texts.iter().enumerate() {
        let twin = |other: Option<usize>| other.and_then(|other| texts.get(other)).is_some_and(|other| other.0 == text);
        let mut characters = text.chars();
        let first = characters.next();
        let monotone = characters.all(|character| Some(character) == first);
        if monotone || twin(at.checked_sub(1)) || twin(Some(at + 1)) {
            shows[number] = true;
        }
    }
    let questions: Vec<usize> = (0..shows.len()).filter(|&number| shows[number]).collect();
    (!questions.is_empty()).then_some(Flag { code: "repeated-text", questions })
}
