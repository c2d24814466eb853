//! What a form document says, checked and ready for use. Documents are read in [`pack`](crate::pack); nothing here parses.

use std::ops::Range;

use super::decimal::Decimal;

use super::expression::Expression;
use super::question::Question;
use crate::order::sorted;
use crate::phrase::Text;

/// A whole form.
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// `pack/name`.
    pub id: String,
    /// Counted up when questions or options change.
    pub version: u32,
    /// What it is for.
    pub purpose: Use,
    /// What people call it.
    pub title: Text,
    /// What is said before the first question.
    pub intro: Text,
    /// Responses say nothing about who gave them, and when only to the hour.
    pub anonymous: bool,
    /// The pages in order.
    pub pages: Vec<Page>,
    /// The questions of all pages, in order.
    pub questions: Vec<Question>,
    /// What is said at the end: the first that holds.
    pub thanks: Vec<Thanks>,
    /// What must not be.
    pub checks: Vec<Check>,
    /// What some answers lead to.
    pub follow_ups: Vec<FollowUp>,
    /// The figures of many responses.
    pub measures: Vec<Measure>,
    /// What a register asks of its entries.
    pub register: Register,
    /// Pages and questions in an order in which everything comes after what it depends on.
    pub(super) cells: Vec<Cell>,
    /// Numbers of the questions in the order of their ids.
    pub(super) by_id: Vec<u32>,
    /// Of each question, the numbers of those that look at its answer.
    pub(super) watchers: Vec<Vec<u32>>,
}

/// A page or a question, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    Page(usize),
    Question(usize),
}

/// What a form is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Use {
    /// Asking people.
    #[default]
    Survey,
    /// Entries that are kept.
    Register,
    /// Things to tick.
    Checklist,
}

/// Questions that are asked together.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Name within the form.
    pub id: String,
    /// What people call it.
    pub title: Text,
    /// When it is shown.
    pub show: Option<Expression>,
    /// Whether its questions come in an order of chance.
    pub shuffle: bool,
    /// Its questions.
    pub questions: Range<usize>,
    /// Where to go from here: the first that holds; none holding, to the next page.
    pub next: Vec<Jump>,
}

/// Where a page leads.
#[derive(Clone, Debug)]
pub struct Jump {
    /// Its place in the list of the document, from 0.
    pub place: usize,
    /// When; always, if left out.
    pub when: Option<Expression>,
    /// The number of a later page; as many as there are pages for the end.
    pub to: usize,
}

/// What is said at the end.
#[derive(Clone, Debug, Default)]
pub struct Thanks {
    /// Their place in the list of the document, from 0.
    pub place: usize,
    /// When; always, if left out.
    pub when: Option<Expression>,
    /// The words.
    pub text: Text,
}

/// Answers that cannot stand together.
#[derive(Clone, Debug)]
pub struct Check {
    /// Its place in the list of the document, from 0.
    pub place: usize,
    /// When it is so.
    pub when: Expression,
    /// What is said then.
    pub message: Text,
    /// The number of the question it is said at.
    pub at: Option<usize>,
    /// Whether the response can be taken none the less.
    pub warning: bool,
}

/// What some answers lead to.
#[derive(Clone, Debug)]
pub struct FollowUp {
    /// Its place in the list of the document, from 0.
    pub place: usize,
    /// Name within the form.
    pub id: String,
    /// When.
    pub when: Expression,
    /// What is to be done.
    pub title: Text,
    /// Until when: a target for the clock.
    pub target: String,
}

/// A figure of many responses.
#[derive(Clone, Debug, Default)]
pub struct Measure {
    /// Name within the form.
    pub id: String,
    /// What people call it.
    pub title: Text,
    /// How it is computed.
    pub method: Method,
    /// The questions it is about, with the aspect for lines of tables.
    pub of: Vec<(usize, Option<usize>)>,
    /// Responses that count.
    pub when: Option<Expression>,
    /// Responses among which they count.
    pub among: Option<Expression>,
    /// Points that a share of one gives.
    pub points: Option<Decimal>,
    /// It must be more than this, in hundredths for shares.
    pub above: Option<Decimal>,
    /// It must be at least this, in hundredths for shares.
    pub at_least: Option<Decimal>,
}

/// How a measure is computed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// The share of satisfied answers among the valid ones.
    #[default]
    Satisfied,
    /// The mean of the figures.
    Mean,
    /// Promoters less detractors.
    Nps,
    /// The share of the highest figure.
    TopBox,
    /// The share of responses for which something holds.
    Share,
}

impl Method {
    /// All of them, with their names in documents.
    pub const NAMES: [(&'static str, Self); 5] = [
        ("satisfied", Self::Satisfied),
        ("mean", Self::Mean),
        ("nps", Self::Nps),
        ("top_box", Self::TopBox),
        ("share", Self::Share),
    ];
}

/// What a register asks of its entries.
#[derive(Clone, Debug, Default)]
pub struct Register {
    /// The questions that are signatures: who signs.
    pub signatures: Vec<usize>,
    /// At least so many entries a day.
    pub daily: Option<u32>,
    /// The question that says which day an entry is about.
    pub day: Option<usize>,
}

impl Form {
    /// The number of the question `id`; of several, the first.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<usize> {
        found(&self.by_id, id, |number| &self.questions[number].id)
    }

    /// Where in the document a question stands: `pages[0].questions[2]`.
    #[must_use]
    pub fn place_of(&self, number: usize) -> Option<String> {
        let page = self.questions.get(number)?.page;
        let within = number.checked_sub(self.pages.get(page)?.questions.start)?;
        Some(format!("pages[{page}].questions[{within}]"))
    }

    /// Calls `visit` for every condition and formula.
    pub fn each_expression<'a>(&'a self, visit: &mut dyn FnMut(&'a Expression)) {
        for page in &self.pages {
            page.show.iter().chain(page.next.iter().filter_map(|jump| jump.when.as_ref())).for_each(&mut *visit);
        }
        for question in &self.questions {
            question.each_expression(visit);
        }
        self.thanks.iter().filter_map(|thanks| thanks.when.as_ref()).for_each(&mut *visit);
        self.checks.iter().map(|check| &check.when).for_each(&mut *visit);
        self.follow_ups.iter().map(|follow_up| &follow_up.when).for_each(&mut *visit);
    }

    /// Makes its questions findable by their ids.
    pub fn index(&mut self) {
        let questions = &self.questions;
        self.by_id = sorted(questions.len(), &|left, right| questions[left].id.cmp(&questions[right].id));
    }
}

/// The first number in `by_id` whose id is `id`.
pub(super) fn found<'a>(by_id: &[u32], id: &str, id_of: impl Fn(usize) -> &'a String) -> Option<usize> {
    let at = by_id.partition_point(|&number| id_of(number as usize).as_str() < id);
    by_id.get(at).map(|&number| number as usize).filter(|&number| id_of(number) == id)
}
