//! What would have been: single changes and what they bring, what cost most, and what it takes to reach more.
//!
//! In reading order: an [`Outcome`] is what a sheet comes to; an [`Explorer`] holds one sheet to try things out on;
//! `changes` try one fact after the other; `costs` rank the lines by what they lost; `solve` goes backwards; `tell` words
//! it all.
//!
//! Refuses to know: whether a change is likely, or wanted. Invariants: every figure comes of computing the whole sheet anew,
//! so that bounds, gates and bands are in it; parameters, which management sets, are left alone.

mod changes;
mod costs;
mod solve;
mod tell;

pub use changes::Change;
pub use costs::Cost;
pub use solve::{Goal, Lever, Need};

use super::calculus::{Figure, Gap};
use super::decimal::Decimal;
use super::inputs::{Inputs, Slot};
use super::scheme::Scheme;
use super::sheet::Sheet;

/// What a sheet comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The total, as it is shown.
    pub total: Figure,
    /// The number of its band.
    pub band: Option<usize>,
    /// The pay, where the scheme has any.
    pub pay: Option<Figure>,
    /// The fines, where the scheme has any.
    pub fines: Option<Figure>,
    /// The numbers of what follows.
    pub actions: Vec<usize>,
}

/// One sheet to try things out on.
#[derive(Debug)]
pub struct Explorer<'a> {
    scheme: &'a Scheme,
    inputs: &'a Inputs,
    base: Outcome,
    values: Vec<Figure>,
    /// Memory to compute in.
    sheet: Sheet,
}

impl<'a> Explorer<'a> {
    /// A sheet with what was entered for it.
    #[must_use]
    pub fn new(scheme: &'a Scheme, inputs: &'a Inputs) -> Self {
        let mut sheet = Sheet::default();
        scheme.compute(inputs, &mut sheet);
        let base = outcome(scheme, inputs, &sheet);
        Self { scheme, inputs, base, values: sheet.values.clone(), sheet }
    }

    /// What it comes to as it is.
    #[must_use]
    pub const fn base(&self) -> &Outcome {
        &self.base
    }

    /// The value of a line as it is.
    ///
    /// # Errors
    ///
    /// Why there is none.
    pub fn value(&self, line: usize) -> Figure {
        self.values.get(line).copied().unwrap_or(Err(Gap::Unknown))
    }

    /// What it would come to with something else in a field.
    fn with(&mut self, field: usize, slot: Slot) -> Outcome {
        let mut inputs = self.inputs.clone();
        inputs.set(field, slot);
        self.scheme.compute(&inputs, &mut self.sheet);
        outcome(self.scheme, &inputs, &self.sheet)
    }

    /// What it would come to if a line had another value.
    fn with_line(&mut self, line: usize, value: Decimal) -> Outcome {
        self.scheme.compute_with(self.inputs, Some((line, value)), &mut self.sheet);
        outcome(self.scheme, self.inputs, &self.sheet)
    }

    /// The lines below the total, those at its top first.
    fn below_total(&self) -> Vec<usize> {
        let mut found = vec![self.scheme.total];
        let mut at = 0;
        while let Some(line) = found.get(at).and_then(|&line| self.scheme.lines.get(line)) {
            found.extend(&line.lines);
            at += 1;
        }
        found
    }
}

fn outcome(scheme: &Scheme, inputs: &Inputs, sheet: &Sheet) -> Outcome {
    let money = |line: Option<usize>| line.map(|line| sheet.values.get(line).copied().unwrap_or(Err(Gap::Unknown)));
    Outcome {
        total: scheme.total_of(sheet),
        band: scheme.band_of(inputs, sheet),
        pay: money(scheme.pay),
        fines: money(scheme.fines),
        actions: scheme.actions_of(inputs, sheet),
    }
}
