//! What an expression may look at, and what kind of value it gets.

use super::super::document::Form;
use super::super::question::{Cells, Kind};

/// What is known of a value before anybody answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// Nothing.
    Any,
    /// A number.
    Number,
    /// True or false.
    Truth,
    /// A text.
    Text,
    /// A day, a time or both; compares in its own order.
    Time,
    /// One of the options of a question.
    Choice(usize),
    /// Some of the options of a question.
    Choices(usize),
    /// All aspects of a question.
    Table(usize),
    /// No value: a heading.
    Nothing,
}

impl Type {
    /// Whether a condition may compare the two.
    pub(super) fn fits(self, other: Self) -> bool {
        let loose = |one: Self| match one {
            Self::Choice(_) | Self::Text | Self::Time => Self::Text,
            other => other,
        };
        let single = |one: Self| !matches!(one, Self::Choices(_) | Self::Table(_) | Self::Nothing);
        let (left, right) = (loose(self), loose(other));
        single(self) && single(other) && (left == right || left == Self::Any || right == Self::Any)
    }

    /// Whether it can be computed with.
    pub(super) fn is_number(self) -> bool {
        matches!(self, Self::Number | Self::Any)
    }
}

/// The questions an expression may name.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    form: &'a Form,
}

impl<'a> Names<'a> {
    /// The questions of `form`, which must have been indexed.
    #[must_use]
    pub const fn of(form: &'a Form) -> Self {
        Self { form }
    }

    /// The number of a question, and what its answers are.
    pub(super) fn question(self, id: &str) -> Option<(usize, Type)> {
        let number = self.form.find(id)?;
        Some((number, self.type_of(number)))
    }

    fn type_of(self, number: usize) -> Type {
        match self.form.questions.get(number).map(|question| &question.kind) {
            Some(Kind::Single(_)) => Type::Choice(number),
            Some(Kind::Multiple(_) | Kind::Ranking(_)) => Type::Choices(number),
            Some(Kind::Matrix(_)) => Type::Table(number),
            Some(Kind::Rating(_) | Kind::Number(_)) => Type::Number,
            Some(Kind::YesNo | Kind::Consent) => Type::Truth,
            Some(Kind::Text(_) | Kind::Phone) => Type::Text,
            Some(Kind::Date | Kind::Time | Kind::DateTime) => Type::Time,
            Some(Kind::Hidden | Kind::Calculated(_)) => Type::Any,
            Some(Kind::Section) | None => Type::Nothing,
        }
    }

    /// The number of an aspect of a question, and what it is answered with.
    pub(super) fn aspect(self, question: usize, id: &str) -> Option<(usize, Type)> {
        match &self.form.questions.get(question)?.kind {
            Kind::Matrix(matrix) => {
                let kind = if matches!(matrix.cells, Cells::Scale(_)) { Type::Number } else { Type::Choice(question) };
                Some((matrix.find(id)?, kind))
            }
            _ => None,
        }
    }

    /// Whether a question has an option `id`; `na` is one where it does not need to apply.
    pub(super) fn has_option(self, question: usize, id: &str) -> bool {
        let choices = self.form.questions.get(question).and_then(|question| question.choices());
        choices.is_some_and(|choices| choices.find(id).is_some()) || (id == "na" && self.may_not_apply(question))
    }

    /// Whether a question can be answered with "does not apply".
    pub(super) fn may_not_apply(self, question: usize) -> bool {
        self.form.questions.get(question).is_some_and(|question| question.not_applicable.is_some())
    }

    /// Whether the options of a question give points.
    pub(super) fn has_scores(self, question: usize) -> bool {
        self.form
            .questions
            .get(question)
            .and_then(|question| question.choices())
            .is_some_and(|choices| choices.options.iter().any(|option| option.score.is_some()))
    }
}
