//! The answers to a question that its form tells apart: of two that no condition and no formula can distinguish, one.
//!
//! What a condition says about one question alone is computed for every answer worth trying; answers for which all of that
//! comes out the same are one. Where infinitely many answers are left, or too many, the domain says that it is not whole,
//! and nothing may be proven with it.

use crate::form::decimal::Decimal;

use super::super::answer::Answer;
use super::super::document::Form;
use super::super::expression::{Expression, Function, Scene, Value};
use super::super::question::{Cells, Choices, Kind, Matrix, Question, Requirement, Role, Scale};

/// Options whose every combination is tried.
const FEW: usize = 6;
/// No more answers of one question are told apart.
const MOST: usize = 240;

/// The answers to one question that its form tells apart.
#[derive(Clone, Debug, Default)]
pub(super) struct Domain {
    /// One of each sort; none at all is among them where it may be.
    pub(super) answers: Vec<Answer>,
    /// Whether there are no other sorts.
    pub(super) whole: bool,
}

/// The domains of all questions, in their order: of respondents who finish, or of all.
pub(super) fn domains(form: &Form, finished: bool) -> Vec<Domain> {
    let mut parts: Vec<Vec<&Expression>> = vec![Vec::new(); form.questions.len()];
    form.each_expression(&mut |expression| split(expression, &mut parts));
    let figures = form.measures.iter().flat_map(|measure| measure.when.iter().chain(&measure.among));
    figures.for_each(|condition| split(condition, &mut parts));
    let mut answers = vec![Answer::Nothing; form.questions.len()];
    (0..form.questions.len()).map(|number| domain(form, number, finished, &parts[number], &mut answers)).collect()
}

/// Gives each question the largest parts of an expression that look at it alone.
fn split<'a>(expression: &'a Expression, parts: &mut [Vec<&'a Expression>]) {
    let (mut first, mut several) = (None, false);
    expression.each_question(&mut |question| several |= *first.get_or_insert(question) != question);
    match first {
        Some(question) if !several => {
            if let Some(parts) = parts.get_mut(question) {
                parts.push(expression);
            }
        }
        Some(_) => expression.each_part(&mut |part| split(part, parts)),
        None => {}
    }
}

fn domain(form: &Form, number: usize, finished: bool, parts: &[&Expression], answers: &mut [Answer]) -> Domain {
    let question = &form.questions[number];
    let (mut tried, mut whole) = candidates(question, parts);
    whole &= tried.len() <= MOST;
    tried.truncate(MOST);
    if question.not_applicable.is_some() {
        tried.push(Answer::NotApplicable);
    }
    // Who finishes has answered what must be answered.
    if !finished || !matches!(question.required, Requirement::Always) || tried.is_empty() {
        tried.push(Answer::Nothing);
    }
    let bare = |part: &&&Expression| matches!(part, Expression::Answer(_) | Expression::Aspect(..));
    // Compared with another question, every answer is a sort of its own.
    if parts.iter().any(|part| bare(&part)) {
        return Domain { answers: tried, whole };
    }
    let mut sorts: Vec<(Vec<Told>, Answer)> = Vec::new();
    for answer in tried {
        answers[number] = answer;
        let scene = Scene { form, answers };
        let told: Vec<Told> = parts.iter().map(|part| Told::of(scene.value(part))).collect();
        let answer = std::mem::take(&mut answers[number]);
        if sorts.iter().all(|(known, _)| *known != told) {
            sorts.push((told, answer));
        }
    }
    Domain { answers: sorts.into_iter().map(|sort| sort.1).collect(), whole }
}

/// A value that outlives the answers it came from.
#[derive(PartialEq)]
enum Told {
    Nothing,
    Truth(bool),
    Number(Decimal),
    Text(String),
}

impl Told {
    fn of(value: Value<'_>) -> Self {
        match value {
            Value::Nothing => Self::Nothing,
            Value::Truth(truth) => Self::Truth(truth),
            Value::Number(number) => Self::Number(number),
            Value::Text(text) => Self::Text(text.to_owned()),
        }
    }
}

/// Answers worth trying, and whether any other would be told apart from all of them.
fn candidates(question: &Question, parts: &[&Expression]) -> (Vec<Answer>, bool) {
    match &question.kind {
        Kind::Single(choices) => ((0..choices.options.len()).map(Answer::Choice).collect(), true),
        Kind::Multiple(choices) => subsets(choices, parts),
        Kind::Ranking(choices) => {
            let (answers, _) = subsets(choices, parts);
            // Conditions see what is ranked, not at which place.
            (answers, choices.options.len() <= FEW)
        }
        Kind::Rating(scale) => (on_scale(scale), true),
        Kind::Matrix(matrix) => tables(matrix),
        Kind::YesNo => (vec![Answer::Truth(true), Answer::Truth(false)], true),
        Kind::Consent if matches!(question.required, Requirement::Always) => (vec![Answer::Truth(true)], true),
        Kind::Consent => (vec![Answer::Truth(true), Answer::Truth(false)], true),
        Kind::Number(rules) => {
            let within = |figure: &Decimal| {
                rules.at_least.is_none_or(|least| *figure >= least) && rules.at_most.is_none_or(|most| *figure <= most)
            };
            let figures = figures(parts).into_iter().chain(rules.at_least).chain(rules.at_most).filter(within);
            (figures.map(Answer::Number).collect(), parts.iter().all(|part| is_plain(part)))
        }
        Kind::Text(_) | Kind::Phone => {
            let texts = texts(parts).into_iter().chain(["文字".to_owned()]);
            (texts.map(Answer::Text).collect(), parts.iter().all(|part| is_plain(part)))
        }
        Kind::Date | Kind::Time | Kind::DateTime => {
            let ends =
                if matches!(question.kind, Kind::Time) { ["00:00", "23:59"] } else { ["1900-01-01", "2999-12-31"] };
            let texts = texts(parts).into_iter().chain(ends.map(str::to_owned));
            (texts.map(Answer::Text).collect(), parts.iter().all(|part| is_plain(part)))
        }
        Kind::Hidden => {
            let figures = figures(parts).into_iter().map(Answer::Number);
            let texts = texts(parts).into_iter().chain(["文字".to_owned()]).map(Answer::Text);
            let answers = figures.chain(texts).chain([Answer::Truth(true), Answer::Truth(false)]);
            (answers.collect(), parts.iter().all(|part| is_plain(part)))
        }
        Kind::Section | Kind::Calculated(_) => (Vec::new(), true),
    }
}

/// Combinations of options: all of few; of many those that conditions name, each alone and none, and all together.
fn subsets(choices: &Choices, parts: &[&Expression]) -> (Vec<Answer>, bool) {
    let count = choices.options.len();
    let mut named: Vec<usize> = Vec::new();
    parts.iter().for_each(|part| each_option(part, &mut |id| named.extend(choices.find(id))));
    named.sort_unstable();
    named.dedup();
    let counted = parts.iter().any(|part| counts(part));
    let (tried, whole): (Vec<usize>, bool) = if count <= FEW {
        ((0..count).collect(), true)
    } else {
        let other = (0..count).find(|number| !named.contains(number));
        named.truncate(FEW);
        let whole = named.len() < FEW && !counted;
        (named.into_iter().chain(other).collect(), whole)
    };
    let (least, most) = (choices.at_least.unwrap_or(1) as usize, choices.at_most.map_or(count, |most| most as usize));
    let fits = |numbers: &Vec<usize>| {
        let alone = numbers.len() == 1 || numbers.iter().all(|&number| choices.options[number].role != Role::Nothing);
        // Of many options, those that no condition names make up the number.
        let enough = numbers.len() >= least || count > FEW;
        !numbers.is_empty() && alone && enough && numbers.len() <= most
    };
    let chosen = |bits: usize| -> Vec<usize> {
        let picked = tried.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1);
        picked.map(|(_, number)| *number).collect()
    };
    ((1..1_usize << tried.len()).map(chosen).filter(fits).map(Answer::Choices).collect(), whole)
}

/// Tables: every line the same, and each line in turn different from the others.
fn tables(matrix: &Matrix) -> (Vec<Answer>, bool) {
    let cells: Vec<Answer> = match &matrix.cells {
        Cells::Scale(scale) => on_scale(scale),
        Cells::Options(choices) => (0..choices.options.len()).map(Answer::Choice).collect(),
    };
    let lines = matrix.aspects.len();
    let mut answers: Vec<Answer> = cells.iter().map(|cell| Answer::Each(vec![cell.clone(); lines])).collect();
    if lines == 1 {
        return (answers, true);
    }
    for line in 0..lines {
        for (cell, others) in cells.iter().flat_map(|cell| cells.iter().map(move |others| (cell, others))) {
            if cell != others && answers.len() <= MOST {
                let mut table = vec![others.clone(); lines];
                table[line] = cell.clone();
                answers.push(Answer::Each(table));
            }
        }
    }
    (answers, false)
}

fn on_scale(scale: &Scale) -> Vec<Answer> {
    (scale.from..=scale.to).map(|figure| Answer::Number(Decimal::whole(figure))).collect()
}

/// Every figure that is compared with, the next ones to both sides, and some others.
fn figures(parts: &[&Expression]) -> Vec<Decimal> {
    let mut figures = vec![Decimal::ZERO, Decimal::ONE, Decimal::HUNDRED];
    parts.iter().for_each(|part| {
        part.each_constant(&mut |constant| {
            if let Expression::Number(figure) = constant {
                figures.push(*figure);
                figures.extend([figure.minus(Decimal::ONE), figure.plus(Decimal::ONE)].into_iter().flatten());
            }
        });
    });
    figures
}

/// Every text that is compared with.
fn texts(parts: &[&Expression]) -> Vec<String> {
    let mut texts = Vec::new();
    parts.iter().for_each(|part| {
        part.each_constant(&mut |constant| {
            if let Expression::Text(text) = constant {
                texts.push(text.clone());
            }
        });
    });
    texts
}

/// Calls `visit` for every option an expression asks for.
fn each_option<'a>(expression: &'a Expression, visit: &mut dyn FnMut(&'a str)) {
    match expression {
        Expression::Has(_, option) => visit(option),
        _ => expression.each_part(&mut |part| each_option(part, visit)),
    }
}

/// Whether an expression counts options or adds up their points.
fn counts(expression: &Expression) -> bool {
    let mut found = matches!(expression, Expression::Call(function, _) if *function != Function::Answered);
    expression.each_part(&mut |part| found |= counts(part));
    found
}

/// Whether an expression compares an answer with constants and does nothing else with it, so that the constants and what
/// lies between them are all there is to tell apart.
fn is_plain(expression: &Expression) -> bool {
    let constant = |side: &Expression| {
        matches!(side, Expression::Number(_) | Expression::Text(_) | Expression::Truth(_) | Expression::Answer(_))
    };
    match expression {
        Expression::Compare(_, left, right) => constant(left) && constant(right),
        Expression::Call(Function::Answered, _) | Expression::Truth(_) => true,
        Expression::Not(inner) => is_plain(inner),
        Expression::And(left, right) | Expression::Or(left, right) => is_plain(left) && is_plain(right),
        _ => false,
    }
}
