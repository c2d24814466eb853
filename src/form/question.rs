//! What a question is: how it is answered, by which options, on which scale.

use super::decimal::Decimal;

use super::document::found;
use super::expression::Expression;
use crate::order::sorted;
use crate::phrase::Text;

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

    /// The number of the option that a reply in a conversation means: its title in any language, or one of its other words.
    #[must_use]
    pub fn meant(&self, reply: &str) -> Option<usize> {
        let reply = reply.trim().trim_end_matches(['。', '！', '!', '.', '～', '~']);
        let titles = |title: &Text| {
            let others = [title.zh_tw.as_deref(), title.en.as_deref()];
            title.zh_cn == reply || others.contains(&Some(reply))
        };
        self.options.iter().position(|option| titles(&option.title) || option.says.iter().any(|word| word == reply))
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
    /// Replies in a conversation that mean this option.
    pub says: Vec<String>,
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

impl Question {
    /// Whether somebody answers it.
    #[must_use]
    pub const fn is_asked(&self) -> bool {
        !matches!(self.kind, Kind::Section | Kind::Hidden | Kind::Calculated(_))
    }

    /// Calls `visit` for every condition and formula of it.
    pub fn each_expression<'a>(&'a self, visit: &mut dyn FnMut(&'a Expression)) {
        self.show.iter().for_each(&mut *visit);
        if let Requirement::When(condition) = &self.required {
            visit(condition);
        }
        match &self.kind {
            Kind::Calculated(formula) => formula.expression.iter().for_each(&mut *visit),
            Kind::Matrix(matrix) => {
                matrix.aspects.iter().filter_map(|aspect| aspect.show.as_ref()).for_each(&mut *visit)
            }
            _ => {}
        }
        let options = self.choices().map_or(&[][..], |choices| &choices.options);
        options.iter().filter_map(|option| option.show.as_ref()).for_each(visit);
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
