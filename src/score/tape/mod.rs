//! A scheme as straight arithmetic on whole numbers, for many sheets of which only the figures are wanted.
//!
//! How many places a figure has is known before any sheet is: what is entered has those of its column, a product those of
//! its factors together. So a sheet is a few dozen steps on integers, with nothing to look up and nothing to make room for.
//!
//! Refuses to know: reasons, problems, lists, and what becomes of a figure that is missing. Invariant: what it gives is what
//! [`Scheme::compute`](super::Scheme::compute) gives, to the last digit. Where it cannot vouch for that – something was not
//! entered or does not apply, is larger than a decimal, or a quotient lies too close to a half – it gives nothing, and the
//! sheet is computed the other way.

mod compile;
mod lines;
mod step;

use super::decimal::Decimal;
use super::scheme::Scheme;
use step::{Step, raised};

/// A figure in a register: a whole number, and how many of its digits stand behind the point.
#[derive(Clone, Copy, Debug)]
struct Place {
    register: usize,
    places: u32,
    /// Of a figure that a quotient went into: by how many of its last digits it may be off.
    loose: Option<u32>,
}

/// What a field takes.
#[derive(Clone, Copy, Debug)]
struct Slot {
    register: usize,
    places: u32,
    /// What the field's own number is to be raised by.
    raise: u32,
    whole: bool,
    least: Option<i128>,
    most: Option<i128>,
}

/// Places behind the point that a number of JavaScript is looked at for; one that has more crosses as a text.
pub const SHORT: u32 = 4;

/// A scheme as steps.
#[derive(Clone, Debug)]
pub struct Tape {
    registers: Vec<i128>,
    steps: Vec<Step>,
    slots: Vec<Option<Slot>>,
    roots: [Option<Place>; 3],
    band: usize,
}

impl Tape {
    /// Total, pay, fines and band of `scheme` as steps. `columns` tells of each field how many places its numbers have;
    /// `None` where nothing is entered in it. No tape if the scheme has more to it than straight arithmetic.
    #[must_use]
    pub fn of(scheme: &Scheme, columns: &[Option<u32>]) -> Option<Self> {
        compile::Compiler::new(scheme, columns).tape()
    }

    /// Enters a number of JavaScript. `None` if the field does not take it as it is.
    pub fn enter_number(&mut self, field: usize, number: f64) -> Option<()> {
        let Some(slot) = self.slots.get(field).copied().flatten() else { return Some(()) };
        let (mantissa, places) = short(number)?;
        let mantissa = raised(mantissa.into(), slot.places.checked_sub(places + slot.raise)?, false)?;
        let fits = slot.least.is_none_or(|least| mantissa >= least) && slot.most.is_none_or(|most| mantissa <= most);
        *self.registers.get_mut(slot.register)? = mantissa;
        (fits && (places == 0 || !slot.whole)).then_some(())
    }

    /// Enters a figure that was checked. `None` if it has more places than its column.
    pub fn enter_figure(&mut self, field: usize, figure: Decimal) -> Option<()> {
        let Some(slot) = self.slots.get(field).copied().flatten() else { return Some(()) };
        let figure = figure.normalize();
        let mantissa = raised(figure.mantissa(), slot.places.checked_sub(figure.scale())?, false)?;
        *self.registers.get_mut(slot.register)? = mantissa;
        Some(())
    }

    /// Whether the tape needs a field.
    #[must_use]
    pub fn needs(&self, field: usize) -> bool {
        self.slots.get(field).is_some_and(Option::is_some)
    }

    /// Computes a sheet from what was entered. `None` if it is to be computed the other way.
    pub fn run(&mut self) -> Option<()> {
        let mut at = 0;
        while let Some(step) = self.steps.get(at) {
            at = step.take(&mut self.registers, at)?;
        }
        Some(())
    }

    /// Total (0), pay (1) or fines (2) of the sheet, as they are shown: a whole number, and how many of its digits stand
    /// behind the point. `None` where there is none.
    #[must_use]
    pub fn root(&self, at: usize) -> Option<(i128, u32)> {
        let place = self.roots.get(at).copied().flatten()?;
        Some((*self.registers.get(place.register)?, place.places))
    }

    /// The number of the band that the sheet falls into.
    #[must_use]
    pub fn band(&self) -> Option<usize> {
        usize::try_from(*self.registers.get(self.band)?).ok()
    }
}

/// A number as digits and how many of them stand behind the point, if they are [`SHORT`].
#[must_use]
pub fn short(number: f64) -> Option<(i64, u32)> {
    const EXACT: f64 = 9e15;
    let mut power = 1.0;
    for places in 0..=SHORT {
        let mantissa = (number * power).round_ties_even();
        // Both are exact, so that the quotient is the number nearest to that decimal.
        if mantissa / power == number && mantissa.abs() < EXACT {
            return Some((mantissa as i64, places));
        }
        power *= 10.0;
    }
    None
}
