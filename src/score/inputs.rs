//! What was entered for one sheet, checked: every value that cannot be used is a problem at its path.
//!
//! Refuses to know: where it comes from; a form, a spreadsheet and an example give the same [`Entry`]s. Invariant: what is
//! missing or cannot be used is unknown, never nought.

use super::calculus::{Figure, Gap};
use super::decimal::Decimal;
use super::entering::is_blank;
use super::eval::{It, Known};
use super::scheme::{Field, Scheme};
use crate::error::{Gravity, Problem};
use crate::phrase::Text;
use crate::words;

/// A value as it was entered.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Entry {
    /// Nothing.
    #[default]
    Missing,
    /// A number.
    Number(Decimal),
    /// A text: a number as people write it, or the name of a level.
    Text(String),
    /// Yes or no.
    Flag(bool),
    /// Several.
    List(Vec<Entry>),
    /// Something that can be none of these; the name of what it is.
    Other(&'static str),
}

/// The items of a list.
#[derive(Clone, Debug, PartialEq)]
pub enum List {
    /// Figures.
    Figures(Vec<Decimal>),
    /// Of each case the levels it reached, a bit each.
    Cases(Vec<u64>),
}

impl List {
    /// How many items.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Figures(figures) => figures.len(),
            Self::Cases(cases) => cases.len(),
        }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// What one field came to.
#[derive(Clone, Debug, PartialEq)]
pub enum Slot {
    /// A figure, or why there is none.
    Figure(Figure),
    /// Items.
    List(List),
}

/// The fields of one sheet as figures, by their numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inputs {
    pub(super) slots: Vec<Slot>,
}

impl Inputs {
    /// The figure in a field; a level is the number of its option.
    ///
    /// # Errors
    ///
    /// Why there is none.
    pub fn figure(&self, field: usize) -> Figure {
        match self.slots.get(field) {
            Some(Slot::Figure(figure)) => *figure,
            Some(Slot::List(_)) | None => Err(Gap::Unknown),
        }
    }

    /// The items in a field.
    ///
    /// # Errors
    ///
    /// Why there are none.
    pub fn list(&self, field: usize) -> Result<&List, Gap> {
        match self.slots.get(field) {
            Some(Slot::List(list)) => Ok(list),
            Some(Slot::Figure(Err(gap))) => Err(*gap),
            Some(Slot::Figure(Ok(_))) | None => Err(Gap::Unknown),
        }
    }

    /// Puts another value into a field.
    pub fn set(&mut self, field: usize, slot: Slot) {
        if let Some(known) = self.slots.get_mut(field) {
            *known = slot;
        }
    }

    /// What is in a field.
    #[must_use]
    pub fn slot(&self, field: usize) -> Option<&Slot> {
        self.slots.get(field)
    }
}

impl Scheme {
    /// Checks what was entered: `entries` are names of fields, or what people call them, with values.
    #[must_use]
    pub fn enter<'a>(&self, entries: impl IntoIterator<Item = (&'a str, Entry)>) -> (Inputs, Vec<Problem>) {
        let mut problems = Vec::new();
        let mut given = vec![Entry::Missing; self.fields.len()];
        for (name, entry) in entries {
            match self.field_called(name) {
                Some(at) => given[at] = entry,
                None => problems.push(self.unknown_input(name)),
            }
        }
        let mut inputs = Inputs::default();
        self.take(&given, &mut inputs, &mut problems);
        (inputs, problems)
    }

    /// Checks what was entered in each field, by the fields' numbers.
    pub fn take(&self, given: &[Entry], inputs: &mut Inputs, problems: &mut Vec<Problem>) {
        inputs.slots.clear();
        for (at, field) in self.fields.iter().enumerate() {
            let entry = given.get(at).unwrap_or(&Entry::Missing);
            let lacks = field.default.is_none() && is_blank(entry);
            inputs.slots.push(if lacks { Slot::Figure(Err(Gap::Unknown)) } else { field.slot(entry, problems) });
        }
        for at in 0..self.fields.len() {
            if given.get(at).is_none_or(is_blank) {
                self.missing(at, inputs, problems);
            }
        }
    }

    /// Something was entered for a field that the scheme does not have.
    #[must_use]
    pub fn unknown_input(&self, name: &str) -> Problem {
        let details = [name, &words::listed(self.fields.iter().map(|field| &field.id), ", ")];
        Problem::new("unknown-input", Gravity::Warning, words::field("inputs", name), &details)
    }

    /// What becomes of a field in which nothing was entered and for which nothing stands by.
    fn missing(&self, at: usize, inputs: &mut Inputs, problems: &mut Vec<Problem>) {
        let Some(field) = self.fields.get(at).filter(|field| field.default.is_none()) else { return };
        let asked = field.when.as_ref().map(|when| Known { inputs, lines: &[], it: It::None }.holds(when));
        match asked {
            Some(Ok(false)) => inputs.set(at, field.nothing()),
            // Whether it is asked hangs on something that is missing itself and says so.
            Some(Err(_)) => {}
            Some(Ok(true)) | None if field.used && !field.optional => problems.push(field.missing()),
            _ => {}
        }
    }

    /// The field of that id, else the one that people call so.
    #[must_use]
    pub fn field_called(&self, name: &str) -> Option<usize> {
        self.field(name).or_else(|| {
            let called = |field: &Field| {
                let Text { zh_cn, zh_tw, en } = &field.title;
                [Some(zh_cn), zh_tw.as_ref(), en.as_ref()].into_iter().flatten().any(|title| title == name)
            };
            self.fields.iter().position(called)
        })
    }
}
