//! Computing expressions. Nothing here can fail: what cannot be computed is nothing.

use std::cmp::Ordering;

use super::super::decimal::Decimal;

use super::super::answer::Answer;
use super::super::document::Form;
use super::super::question::Question;
use super::{Comparison, Expression, Function, Operation};
use crate::moment::Moment;

/// What an expression comes to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'a> {
    /// Nothing: not answered, or not to be computed.
    Nothing,
    /// True or false.
    Truth(bool),
    /// A number.
    Number(Decimal),
    /// A text, a time, or the id of an option.
    Text(&'a str),
}

/// The answers to a form, as expressions see them: those to questions that are not asked are none.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// The form.
    pub form: &'a Form,
    /// An answer for each question.
    pub answers: &'a [Answer],
}

impl<'a> Scene<'a> {
    /// Whether a condition holds; one that is nothing does not.
    #[must_use]
    pub fn holds(self, condition: &'a Expression) -> bool {
        self.value(condition) == Value::Truth(true)
    }

    /// Whether a condition holds, or there is none.
    #[must_use]
    pub fn allows(self, condition: Option<&'a Expression>) -> bool {
        condition.is_none_or(|condition| self.holds(condition))
    }

    /// What an expression comes to.
    #[must_use]
    pub fn value(self, expression: &'a Expression) -> Value<'a> {
        match expression {
            Expression::Number(number) => Value::Number(*number),
            Expression::Text(text) => Value::Text(text),
            Expression::Truth(truth) => Value::Truth(*truth),
            Expression::Answer(_) | Expression::Aspect(..) => {
                self.answer(expression).map_or(Value::Nothing, |(question, answer)| value_of(question, answer))
            }
            Expression::Not(inner) => Value::Truth(!self.holds(inner)),
            Expression::And(left, right) => Value::Truth(self.holds(left) && self.holds(right)),
            Expression::Or(left, right) => Value::Truth(self.holds(left) || self.holds(right)),
            Expression::Compare(comparison, left, right) => {
                Value::Truth(compare(*comparison, self.value(left), self.value(right)))
            }
            Expression::Has(question, option) => Value::Truth(self.has(*question, option)),
            Expression::Compute(operation, left, right) => compute(*operation, self.value(left), self.value(right)),
            Expression::Call(function, values) => self.call(*function, values),
        }
    }

    /// The answer an expression names, and the question it answers.
    fn answer(self, expression: &Expression) -> Option<(&'a Question, &'a Answer)> {
        let (question, aspect) = match expression {
            Expression::Answer(question) => (*question, None),
            Expression::Aspect(question, aspect) => (*question, Some(*aspect)),
            _ => return None,
        };
        let answer = self.answers.get(question)?;
        let answer = match (aspect, answer) {
            (Some(aspect), Answer::Each(answers)) => answers.get(aspect)?,
            (Some(_), _) => return None,
            (None, answer) => answer,
        };
        Some((self.form.questions.get(question)?, answer))
    }

    fn has(self, question: usize, option: &str) -> bool {
        let Some((question, answer)) = self.answer(&Expression::Answer(question)) else { return false };
        let picked = |&number: &usize| option_id(question, number) == Some(option);
        match answer {
            Answer::Choices(numbers) => numbers.iter().any(picked),
            Answer::NotApplicable => option == "na",
            _ => false,
        }
    }

    fn call(self, function: Function, values: &'a [Expression]) -> Value<'a> {
        match function {
            Function::Answered => {
                let answer = values.first().and_then(|value| self.answer(value));
                Value::Truth(answer.is_some_and(|(_, answer)| !answer.is_nothing()))
            }
            Function::Minutes => match values {
                [from, to] => minutes(self.value(from), self.value(to)),
                _ => Value::Nothing,
            },
            Function::If => match values {
                [condition, then, otherwise] => self.value(if self.holds(condition) { then } else { otherwise }),
                _ => Value::Nothing,
            },
            Function::Score => self.score(values),
            Function::Times => {
                let wanted = values.first().map_or(Value::Nothing, |value| self.value(value));
                let mut times = 0;
                self.each(values.get(1..).unwrap_or_default(), &mut |value| times += u32::from(value == wanted));
                Value::Number(Decimal::whole(times))
            }
            Function::Count => {
                let mut count = 0;
                self.each(values, &mut |value| count += u32::from(value != Value::Nothing));
                Value::Number(Decimal::whole(count))
            }
            Function::Sum | Function::Mean | Function::Min | Function::Max => self.gather(function, values),
        }
    }

    /// Sum, mean, least or greatest of all numbers there are; nothing where there is none.
    fn gather(self, function: Function, values: &'a [Expression]) -> Value<'a> {
        let (mut gathered, mut count) = (Some(Decimal::ZERO), 0_u32);
        self.each(values, &mut |value| {
            let Value::Number(number) = value else { return };
            count += 1;
            gathered = gathered.and_then(|before| match function {
                _ if count == 1 => Some(number),
                Function::Min => Some(before.min(number)),
                Function::Max => Some(before.max(number)),
                _ => before.plus(number),
            });
        });
        let result = match function {
            _ if count == 0 => None,
            Function::Mean => gathered.and_then(|sum| sum.over(Decimal::whole(count))),
            _ => gathered,
        };
        result.map_or(Value::Nothing, Value::Number)
    }

    /// The points of all options chosen; nothing where none is.
    fn score(self, values: &'a [Expression]) -> Value<'a> {
        let mut sum = None;
        for (question, answer) in values.iter().filter_map(|value| self.answer(value)) {
            answer.each_choice(&mut |number| {
                let option = question.choices().and_then(|choices| choices.options.get(number));
                let points = option.and_then(|option| option.score).unwrap_or_default();
                sum = sum.unwrap_or(Some(Decimal::ZERO)).and_then(|sum: Decimal| sum.plus(points)).into();
            });
        }
        sum.flatten().map_or(Value::Nothing, Value::Number)
    }

    /// Calls `visit` for every value there is, those in lists and tables each by itself.
    fn each(self, values: &'a [Expression], visit: &mut dyn FnMut(Value<'a>)) {
        for value in values {
            match self.answer(value) {
                Some((question, Answer::Each(answers))) => {
                    answers.iter().for_each(|answer| visit(value_of(question, answer)));
                }
                Some((question, Answer::Choices(numbers))) => {
                    let ids = numbers.iter().filter_map(|&number| option_id(question, number));
                    ids.for_each(|id| visit(Value::Text(id)));
                }
                _ => visit(self.value(value)),
            }
        }
    }
}

fn option_id(question: &Question, number: usize) -> Option<&str> {
    Some(question.choices()?.options.get(number)?.id.as_str())
}

/// A single answer as a value.
fn value_of<'a>(question: &'a Question, answer: &'a Answer) -> Value<'a> {
    match answer {
        Answer::Truth(truth) => Value::Truth(*truth),
        Answer::Number(number) => Value::Number(*number),
        Answer::Text(text) => Value::Text(text),
        Answer::Choice(number) => option_id(question, *number).map_or(Value::Nothing, Value::Text),
        Answer::NotApplicable => Value::Text("na"),
        Answer::Nothing | Answer::Choices(_) | Answer::Each(_) => Value::Nothing,
    }
}

fn compare(comparison: Comparison, left: Value<'_>, right: Value<'_>) -> bool {
    let order = match (left, right) {
        (Value::Number(left), Value::Number(right)) => left.cmp(&right),
        (Value::Text(left), Value::Text(right)) => left.cmp(right),
        (Value::Truth(left), Value::Truth(right)) => left.cmp(&right),
        (Value::Nothing, _) | (_, Value::Nothing) => return false,
        _ => return comparison == Comparison::Different,
    };
    match comparison {
        Comparison::Equal => order == Ordering::Equal,
        Comparison::Different => order != Ordering::Equal,
        Comparison::Less => order == Ordering::Less,
        Comparison::AtMost => order != Ordering::Greater,
        Comparison::More => order == Ordering::Greater,
        Comparison::AtLeast => order != Ordering::Less,
    }
}

fn compute<'a>(operation: Operation, left: Value<'a>, right: Value<'a>) -> Value<'a> {
    let (Value::Number(left), Value::Number(right)) = (left, right) else { return Value::Nothing };
    let result = match operation {
        Operation::Add => left.plus(right),
        Operation::Subtract => left.minus(right),
        Operation::Multiply => left.times(right),
        Operation::Divide => left.over(right),
    };
    result.map_or(Value::Nothing, Value::Number)
}

/// Minutes from one time to another: both days with or without a time, or both times of one day.
fn minutes<'a>(from: Value<'a>, to: Value<'a>) -> Value<'a> {
    let moment = |value: Value<'_>| match value {
        Value::Text(text) if text.contains('T') => Moment::parse(text),
        Value::Text(text) if text.contains(':') => Moment::parse(&format!("2000-01-01T{text}")),
        Value::Text(text) => Moment::parse(&format!("{text}T00:00")),
        _ => None,
    };
    match (moment(from), moment(to)) {
        (Some(from), Some(to)) => Value::Number(Decimal::whole((to.milliseconds - from.milliseconds) / 60_000)),
        _ => Value::Nothing,
    }
}
