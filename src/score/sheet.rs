//! The figures of one sheet, line by line, without the reasons.
//!
//! Refuses to know: how they are explained. A [`Sheet`] is memory that many sheets can be computed in, one after the other.

use super::calculus::{Expr, Figure, Gap};
use super::decimal::{Decimal, settled};
use super::eval::{It, Known};
use super::inputs::Inputs;
use super::scheme::{Line, Scheme};

/// The figures of one sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// The value of each line.
    pub values: Vec<Figure>,
    /// The value of each line before it was kept within bounds and rounded.
    pub raw: Vec<Figure>,
    /// Of each line the gate that made it nought.
    pub closed: Vec<Option<usize>>,
}

impl Sheet {
    /// The value of an expression on this sheet.
    ///
    /// # Errors
    ///
    /// Why there is none.
    pub fn figure(&self, inputs: &Inputs, expr: &Expr) -> Figure {
        Known { inputs, lines: &self.values, it: It::None }.figure(expr)
    }

    /// Whether a condition holds on this sheet.
    ///
    /// # Errors
    ///
    /// Why that is not to be known.
    pub fn truth(&self, inputs: &Inputs, condition: &Expr) -> Result<bool, Gap> {
        self.figure(inputs, condition).map(|figure| !figure.is_zero())
    }
}

impl Scheme {
    /// Computes a sheet.
    pub fn compute(&self, inputs: &Inputs, sheet: &mut Sheet) {
        self.compute_with(inputs, None, sheet);
    }

    /// Computes a sheet on which one line has a given figure, whatever its own bounds are.
    pub(super) fn compute_with(&self, inputs: &Inputs, fixed: Option<(usize, Decimal)>, sheet: &mut Sheet) {
        sheet.values.clear();
        sheet.values.resize(self.lines.len(), Err(Gap::Unknown));
        sheet.raw.clone_from(&sheet.values);
        sheet.closed.clear();
        sheet.closed.resize(self.lines.len(), None);
        for &at in &self.order {
            let Some(line) = self.lines.get(at) else { continue };
            let known = Known { inputs, lines: &sheet.values, it: It::None };
            let fixed = fixed.filter(|(line, _)| *line == at).map(|(_, figure)| figure);
            let raw = match fixed {
                Some(figure) => Ok(figure),
                None => line.expr.as_ref().map_or(Err(Gap::Unknown), |expr| known.figure(expr)),
            };
            let raw = raw.map(settled);
            let (gate, value) = match self.closed_by(line, &known) {
                Ok(None) if fixed.is_some() => (None, raw.map(|raw| rounded(line, raw))),
                Ok(None) => (None, raw.and_then(|raw| self.kept(line, raw, &known))),
                Ok(Some(gate)) => (Some(gate), Ok(Decimal::ZERO)),
                Err(gap) => (None, Err(gap)),
            };
            sheet.raw[at] = raw;
            sheet.closed[at] = gate;
            // The line says that it would be divided by nought; those that add it up go without it.
            sheet.values[at] = value.map_err(|gap| if gap == Gap::ZeroDivisor { Gap::NotApplicable } else { gap });
        }
    }

    /// The total of a sheet, as it is shown.
    ///
    /// # Errors
    ///
    /// Why there is none.
    pub fn total_of(&self, sheet: &Sheet) -> Figure {
        let value = sheet.values.get(self.total).copied().unwrap_or(Err(Gap::Unknown))?;
        Ok(self.shown(self.total).of(value))
    }

    /// How many of these lines charge something: they are less than they could be, or, without a maximum, not nought.
    #[must_use]
    pub fn charging(&self, lines: &[usize], inputs: &Inputs, sheet: &Sheet) -> usize {
        let charges = |line: &&usize| {
            let Some(Ok(value)) = sheet.values.get(**line) else { return false };
            match self.lines.get(**line).and_then(|line| line.max.as_ref()).map(|max| sheet.figure(inputs, max)) {
                Some(Ok(max)) => *value < max,
                _ => !value.is_zero(),
            }
        };
        lines.iter().filter(charges).count()
    }

    /// The gate that makes a line nought, if one does.
    fn closed_by(&self, line: &Line, known: &Known<'_>) -> Result<Option<usize>, Gap> {
        let mut missing = None;
        for &at in &line.gates {
            let Some(gate) = self.gates.get(at) else { continue };
            match known.holds(&gate.when) {
                Ok(true) => return Ok(Some(at)),
                Ok(false) | Err(Gap::NotApplicable | Gap::ZeroDivisor) => {}
                Err(gap) => missing = Some(gap),
            }
        }
        missing.map_or(Ok(None), Err)
    }

    /// A line's figure within its bounds, rounded as the line says.
    fn kept(&self, line: &Line, raw: Decimal, known: &Known<'_>) -> Figure {
        let mut value = raw;
        if let Some(max) = bound(line.max.as_ref(), known)? {
            value = value.min(max);
        }
        if let Some(min) = bound(line.min.as_ref(), known)? {
            value = value.max(min);
        }
        Ok(rounded(line, value))
    }
}

/// A figure as the line rounds it, if it does.
fn rounded(line: &Line, figure: Decimal) -> Decimal {
    line.round.map_or(figure, |rounding| rounding.of(figure))
}

/// A bound, if there is one; what does not apply bounds nothing.
fn bound(bound: Option<&Expr>, known: &Known<'_>) -> Result<Option<Decimal>, Gap> {
    match bound.map(|bound| known.figure(bound)) {
        None | Some(Err(Gap::NotApplicable | Gap::ZeroDivisor)) => Ok(None),
        Some(Ok(bound)) => Ok(Some(settled(bound))),
        Some(Err(gap)) => Err(gap),
    }
}
