//! What a form document says, checked and ready for use. Documents are read in [`pack`](crate::pack); nothing here parses.

use std::ops::Range;

use rust_decimal::Decimal;

use super::expression::Expression;
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
    /// When; always, if left out.
    pub when: Option<Expression>,
    /// The number of a later page; as many as there are pages for the end.
    pub to: usize,
}

/// One question, or what stands between questions.
#[derive(Clone, Debug, Default)]
pub struct Question {
    /// Name within the form.
    pub id: String,
    /// What is asked.
    pub title: Text,
    /// What helps to answer.
    pub help: Text,
    /// How it is answered.
    pub kind: Kind,
    /// The number of its page.
    pub page: usize,
    /// When it is asked.
    pub show: Option<Expression>,
    /// When it must be answered.
    pub required: Requirement,
    /// How careful its answers must be treated.
    pub privacy: Privacy,
    /// The words for "does not apply", if that can be answered.
    pub not_applicable: Option<Text>,
    /// What is said when it is not answered and must be.
    pub required_message: Option<Text>,
    /// What is said when the answer is wrong.
    pub invalid_message: Option<Text>,
}

/// Whether a question must be answered.
#[derive(Clone, Debug, Default)]
pub enum Requirement {
    /// It may be left out.
    #[default]
    Never,
    /// It must be answered.
    Always,
    /// It must be answered when this holds.
    When(Expression),
}

/// How careful an answer must be treated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Privacy {
    /// Like any other.
    #[default]
    Public,
    /// It tells who somebody is: masked in tables.
    Personal,
    /// It harms if it is known: left out of tables.
    Sensitive,
}

/// How a question is answered.
#[derive(Clone, Debug, Default)]
pub enum Kind {
    /// One of several.
    Single(Choices),
    /// Some of several.
    Multiple(Choices),
    /// Several, the best first.
    Ranking(Choices),
    /// A figure of a scale.
    Rating(Scale),
    /// A table of aspects, each with a figure or one of several.
    Matrix(Matrix),
    /// Yes or no.
    YesNo,
    /// Agreement.
    Consent,
    /// A text.
    Text(TextRules),
    /// A number.
    Number(NumberRules),
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// A day and a time.
    DateTime,
    /// A telephone number.
    Phone,
    /// Nothing to answer: a heading.
    #[default]
    Section,
    /// Given by the page around the form.
    Hidden,
    /// Computed from the answers.
    Calculated(Formula),
}

/// Options to choose from.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    /// The options in the order of the document.
    pub options: Vec<Choice>,
    /// Whether they come in an order of chance.
    pub shuffle: bool,
    /// At least so many.
    pub at_least: Option<u32>,
    /// At most so many.
    pub at_most: Option<u32>,
    /// Whether they are shown as a scale of words.
    pub words: bool,
    by_id: Vec<u32>,
}

impl Choices {
    /// Options that can be found by their ids.
    #[must_use]
    pub fn new(options: Vec<Choice>, shuffle: bool) -> Self {
        let by_id = sorted(options.len(), &|left, right| options[left].id.cmp(&options[right].id));
        Self { options, shuffle, by_id, ..Self::default() }
    }

    /// The number of the option `id`; of several, the first.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<usize> {
        found(&self.by_id, id, |number| &self.options[number].id)
    }
}

/// An option.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// Name within the question.
    pub id: String,
    /// What people read.
    pub title: Text,
    /// Points it gives.
    pub score: Option<Decimal>,
    /// When it is offered.
    pub show: Option<Expression>,
    /// What is particular about it.
    pub role: Role,
    /// Whether who chooses it is satisfied; unset, it says nothing about that.
    pub satisfied: Option<bool>,
    /// It keeps its place when the others are shuffled.
    pub keep: bool,
}

/// What is particular about an option.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// Nothing.
    #[default]
    Plain,
    /// It asks for a text: something else.
    Other,
    /// It excludes all others: none of these.
    Nothing,
}

/// A scale of whole figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scale {
    /// What it measures.
    pub use_as: ScaleUse,
    /// The lowest figure.
    pub from: i32,
    /// The highest figure.
    pub to: i32,
    /// How it looks.
    pub look: Look,
    /// What the lowest means.
    pub low: Text,
    /// What the highest means.
    pub high: Text,
    /// What each means, from the lowest on.
    pub labels: Vec<Text>,
    /// From this figure on people are satisfied.
    pub satisfied: i32,
}

/// What a scale measures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ScaleUse {
    /// Anything.
    #[default]
    Rating,
    /// How likely somebody is to recommend: promoters and detractors.
    Nps,
    /// How easy it was.
    Ces,
}

/// How a scale looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// Stars.
    #[default]
    Stars,
    /// Faces.
    Faces,
    /// Figures.
    Numbers,
    /// The words of its labels.
    Words,
}

/// A table of aspects.
#[derive(Clone, Debug, Default)]
pub struct Matrix {
    /// The aspects in the order of the document.
    pub aspects: Vec<Aspect>,
    /// How each is answered.
    pub cells: Cells,
    /// Whether the aspects come in an order of chance.
    pub shuffle: bool,
}

impl Matrix {
    /// The number of the aspect `id`.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<usize> {
        self.aspects.iter().position(|aspect| aspect.id == id)
    }
}

/// A line of a table.
#[derive(Clone, Debug, Default)]
pub struct Aspect {
    /// Name within the question.
    pub id: String,
    /// What people read.
    pub title: Text,
    /// When it is asked.
    pub show: Option<Expression>,
}

/// How the lines of a table are answered.
#[derive(Clone, Debug)]
pub enum Cells {
    /// With a figure.
    Scale(Scale),
    /// With one of several.
    Options(Choices),
}

impl Default for Cells {
    fn default() -> Self {
        Self::Scale(Scale::default())
    }
}

/// What a text must be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TextRules {
    /// Whether it may have several lines.
    pub long: bool,
    /// At least so many characters.
    pub shortest: Option<u32>,
    /// At most so many characters.
    pub longest: Option<u32>,
    /// What it consists of.
    pub format: TextFormat,
}

/// What a text consists of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextFormat {
    /// Anything.
    #[default]
    Any,
    /// Digits.
    Digits,
    /// Letters, digits and hyphens: the number of an order.
    Order,
    /// An e-mail address.
    Mail,
}

/// What a number must be.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NumberRules {
    /// At least this.
    pub at_least: Option<Decimal>,
    /// At most this.
    pub at_most: Option<Decimal>,
    /// At most so many places behind the point.
    pub places: Option<u32>,
    /// What is counted.
    pub unit: Text,
}

/// A figure that is computed.
#[derive(Clone, Debug, Default)]
pub struct Formula {
    /// How; unset where the document's formula cannot be used.
    pub expression: Option<Expression>,
    /// Rounded to so many places, halves away from zero.
    pub places: Option<u32>,
    /// What is counted.
    pub unit: Text,
}

/// What is said at the end.
#[derive(Clone, Debug, Default)]
pub struct Thanks {
    /// When; always, if left out.
    pub when: Option<Expression>,
    /// The words.
    pub text: Text,
}

/// Answers that cannot stand together.
#[derive(Clone, Debug)]
pub struct Check {
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
}

impl Form {
    /// The number of the question `id`; of several, the first.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<usize> {
        found(&self.by_id, id, |number| &self.questions[number].id)
    }

    /// Makes its questions findable by their ids.
    pub fn index(&mut self) {
        let questions = &self.questions;
        self.by_id = sorted(questions.len(), &|left, right| questions[left].id.cmp(&questions[right].id));
    }
}

impl Question {
    /// Whether somebody answers it.
    #[must_use]
    pub const fn is_asked(&self) -> bool {
        !matches!(self.kind, Kind::Section | Kind::Hidden | Kind::Calculated(_))
    }

    /// Its options, wherever its kind has them.
    #[must_use]
    pub const fn choices(&self) -> Option<&Choices> {
        match &self.kind {
            Kind::Single(choices) | Kind::Multiple(choices) | Kind::Ranking(choices) => Some(choices),
            Kind::Matrix(Matrix { cells: Cells::Options(choices), .. }) => Some(choices),
            _ => None,
        }
    }

    pub(crate) const fn choices_mut(&mut self) -> Option<&mut Choices> {
        match &mut self.kind {
            Kind::Single(choices) | Kind::Multiple(choices) | Kind::Ranking(choices) => Some(choices),
            Kind::Matrix(Matrix { cells: Cells::Options(choices), .. }) => Some(choices),
            _ => None,
        }
    }

    /// Its scale, wherever its kind has one.
    #[must_use]
    pub const fn scale(&self) -> Option<&Scale> {
        match &self.kind {
            Kind::Rating(scale) => Some(scale),
            Kind::Matrix(Matrix { cells: Cells::Scale(scale), .. }) => Some(scale),
            _ => None,
        }
    }
}

/// The first number in `by_id` whose id is `id`.
fn found<'a>(by_id: &[u32], id: &str, id_of: impl Fn(usize) -> &'a String) -> Option<usize> {
    let at = by_id.partition_point(|&number| id_of(number as usize).as_str() < id);
    by_id.get(at).map(|&number| number as usize).filter(|&number| id_of(number) == id)
}
