//! A score sheet as the engine knows it: fields, lines in a tree, and what follows from the total.
//!
//! Documents are read in [`pack`](crate::pack); nothing here parses. Everything is known by its number: fields by theirs
//! in [`Scheme::fields`], lines by theirs in [`Scheme::lines`]. The total, the pay and the fines are lines themselves,
//! the roots of the tree. A scheme is read for one way of reading its source; another way is another scheme.

use super::calculus::Expr;
use super::decimal::{Decimal, Rounding};
use super::inputs::Entry;
use crate::phrase::Text;

/// A whole score sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scheme {
    /// `pack/name`.
    pub id: String,
    /// What people call it.
    pub title: Text,
    /// Document and passage it comes from.
    pub source: Text,
    /// How figures are shown, and money is fixed.
    pub rounding: Rounding,
    /// What is entered.
    pub fields: Vec<Field>,
    /// The questions that the source leaves open, with the answers this scheme was read by.
    pub readings: Vec<Reading>,
    /// All lines, those that belong to one before it or behind it in no order that matters.
    pub lines: Vec<Line>,
    /// The lines in an order in which each comes after those it needs.
    pub order: Vec<usize>,
    /// The line that is the total.
    pub total: usize,
    /// The line that is the pay.
    pub pay: Option<usize>,
    /// The line that is the fines.
    pub fines: Option<usize>,
    /// Bands of a line's figure.
    pub grades: Option<Grades>,
    /// What follows when.
    pub actions: Vec<Action>,
    /// What makes lines nought.
    pub gates: Vec<Gate>,
    /// The line that sheets are ranked by.
    pub rank: Option<usize>,
    /// One event that several lines charge.
    pub duplicates: Vec<Duplicate>,
}

/// What one enters.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Field {
    /// Name within the scheme.
    pub id: String,
    /// What people call it.
    pub title: Text,
    /// What it holds.
    pub kind: Kind,
    /// What it is counted in.
    pub unit: Text,
    /// What counts if nothing is entered.
    pub default: Option<Entry>,
    /// The least it can be.
    pub min: Option<Decimal>,
    /// The most it can be.
    pub max: Option<Decimal>,
    /// Whether management sets it, rather than the month.
    pub parameter: bool,
    /// Whether it may be empty where no line needs it.
    pub optional: bool,
    /// When it is asked; otherwise it counts as nought.
    pub when: Option<Expr>,
    /// Whether anything needs it in the chosen readings.
    pub used: bool,
    /// Rows of the inventory it comes from.
    pub rows: Vec<String>,
    /// A remark.
    pub note: Text,
}

/// What a field holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Kind {
    /// A whole number, not below nought.
    Count,
    /// A number.
    #[default]
    Number,
    /// A share, entered in percent.
    Percent,
    /// Money.
    Money,
    /// Yes or no.
    Flag,
    /// One of these.
    Level(Vec<Choice>),
    /// Figures, one for each event or month; whether in percent, and whether whole.
    Figures(bool, bool),
    /// Cases, of each the levels it reached.
    Cases(Vec<Choice>),
}

impl Kind {
    /// Its name in documents.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Number => "number",
            Self::Percent => "percent",
            Self::Money => "money",
            Self::Flag => "flag",
            Self::Level(_) => "level",
            Self::Figures(..) | Self::Cases(_) => "list",
        }
    }

    /// What can be chosen.
    #[must_use]
    pub fn choices(&self) -> &[Choice] {
        match self {
            Self::Level(choices) | Self::Cases(choices) => choices,
            _ => &[],
        }
    }

    /// Whether it holds several items.
    #[must_use]
    pub const fn is_list(&self) -> bool {
        matches!(self, Self::Figures(..) | Self::Cases(_))
    }
}

/// Something that can be chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    /// Name within its field.
    pub id: String,
    /// What people call it.
    pub title: Text,
    /// What it is worth, if anything.
    pub points: Option<Expr>,
}

/// A question that the source leaves open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// Name within the scheme.
    pub id: String,
    /// The question.
    pub question: Text,
    /// The answers: name, and what people call it.
    pub options: Vec<(String, Text)>,
    /// Which one this scheme was read by.
    pub used: usize,
    /// Which one counts unless another is wanted.
    pub default: usize,
    /// Rows of the inventory it comes from.
    pub rows: Vec<String>,
}

/// What a line's figure counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// Points.
    #[default]
    Points,
    /// Money, in yuan.
    Yuan,
    /// A share, shown in percent.
    Percent,
    /// Something else, as people write it.
    Other(String),
}

/// A line of the sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// Name within the scheme.
    pub id: String,
    /// What people call it.
    pub title: Text,
    /// Name of the method it was stated by.
    pub method: String,
    /// Its figure before it is kept within bounds; `None` where the document could not be read.
    pub expr: Option<Expr>,
    /// The most it can be.
    pub max: Option<Expr>,
    /// The least it can be.
    pub min: Option<Expr>,
    /// How it is rounded, if it is.
    pub round: Option<Rounding>,
    /// What it counts.
    pub unit: Unit,
    /// How much it counts within the line it belongs to.
    pub weight: Option<Expr>,
    /// Whether something was put together anew because the source lost it.
    pub reconstructed: bool,
    /// The line it belongs to.
    pub parent: Option<usize>,
    /// The lines that belong to it.
    pub lines: Vec<usize>,
    /// The gates that make it nought.
    pub gates: Vec<usize>,
    /// Rows of the inventory it comes from.
    pub rows: Vec<String>,
    /// Document and passage, where they differ from the scheme's.
    pub source: Text,
    /// A remark.
    pub note: Text,
}

impl Line {
    /// All the expressions that its value comes from, gates aside.
    pub fn parts(&self) -> impl Iterator<Item = &Expr> {
        [&self.expr, &self.max, &self.min].into_iter().flatten()
    }
}

/// Bands of a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Grades {
    /// The line whose figure it is.
    pub of: usize,
    /// How the figure is rounded before it is looked up, if it is.
    pub round_first: Option<Rounding>,
    /// The bands, the highest first.
    pub bands: Vec<Band>,
}

/// A band.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// Name within the scheme.
    pub id: String,
    /// What people call it.
    pub title: Text,
    /// Its lower end, and whether that still belongs to it; `None` for all the rest.
    pub from: Option<(Expr, bool)>,
}

/// Something that follows.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    /// Name within the scheme.
    pub id: String,
    /// What people call it.
    pub title: Text,
    /// When.
    pub when: Expr,
    /// The first action of its group, of which only one follows; where it has no group, itself.
    pub first: usize,
    /// Rows of the inventory it comes from.
    pub rows: Vec<String>,
}

/// Something that makes lines nought.
#[derive(Clone, Debug, PartialEq)]
pub struct Gate {
    /// Name within the scheme.
    pub id: String,
    /// What people call it.
    pub title: Text,
    /// When it closes.
    pub when: Expr,
    /// The lines it makes nought.
    pub zeroes: Vec<usize>,
    /// Rows of the inventory it comes from.
    pub rows: Vec<String>,
}

/// One event that several lines charge.
#[derive(Clone, Debug, PartialEq)]
pub struct Duplicate {
    /// The event.
    pub event: Text,
    /// The lines.
    pub lines: Vec<usize>,
    /// Rows of the inventory it comes from.
    pub rows: Vec<String>,
}

impl Scheme {
    /// The number of the line `id`.
    #[must_use]
    pub fn line(&self, id: &str) -> Option<usize> {
        self.lines.iter().position(|line| line.id == id)
    }

    /// The number of the field `id`.
    #[must_use]
    pub fn field(&self, id: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.id == id)
    }

    /// How a line's figure is shown: as it is rounded, else as the scheme says.
    #[must_use]
    pub fn shown(&self, line: usize) -> Rounding {
        self.lines.get(line).and_then(|line| line.round).unwrap_or(self.rounding)
    }
}
