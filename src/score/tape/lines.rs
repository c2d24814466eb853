//! Fields, lines and what comes of them as steps.

use super::compile::Compiler;
use super::step::power;
use super::{Place, Slot, Tape};
use crate::score::calculus::{Expr, Function, Operator};
use crate::score::decimal::Decimal;
use crate::score::inputs;
use crate::score::scheme::{Field, Kind, Line, Scheme, Unit};

impl<'a> Compiler<'a> {
    pub(super) fn new(scheme: &'a Scheme, columns: &'a [Option<u32>]) -> Self {
        Self {
            scheme,
            columns,
            registers: Vec::new(),
            steps: Vec::new(),
            slots: vec![None; scheme.fields.len()],
            fields: vec![None; scheme.fields.len()],
            lines: vec![None; scheme.lines.len()],
        }
    }

    pub(super) fn tape(mut self) -> Option<Tape> {
        let scheme = self.scheme;
        let needed = scheme.needed();
        for &at in scheme.order.iter().filter(|at| needed.get(**at) == Some(&true)) {
            let line = scheme.lines.get(at)?;
            if !self.is_absent(&Expr::Line(at)) {
                *self.lines.get_mut(at)? = Some(self.line(line)?);
            }
        }
        let mut roots = [None; 3];
        for (root, line) in roots.iter_mut().zip([Some(scheme.total), scheme.pay, scheme.fines]) {
            *root = match line.filter(|line| !self.is_absent(&Expr::Line(*line))) {
                Some(line) => Some(self.shown(line)?),
                None => None,
            };
        }
        let band = self.band()?;
        Some(Tape { registers: self.registers, steps: self.steps, slots: self.slots, roots, band })
    }

    /// What was entered in a field, or what stands by for it.
    pub(super) fn field(&mut self, at: usize) -> Option<Place> {
        if let Some(place) = self.fields.get(at).copied().flatten() {
            return Some(place);
        }
        let field = self.scheme.fields.get(at)?;
        let place = match self.columns.get(at)? {
            Some(places) if !field.kind.is_list() => self.entered(at, field, *places)?,
            Some(_) => return None,
            None => match field.slot(field.default.as_ref()?, &mut Vec::new()) {
                inputs::Slot::Figure(Ok(figure)) => self.constant(figure),
                _ => return None,
            },
        };
        *self.fields.get_mut(at)? = Some(place);
        Some(place)
    }

    fn entered(&mut self, at: usize, field: &Field, places: u32) -> Option<Place> {
        let raise = if field.kind == Kind::Percent { 2 } else { 0 };
        let places =
            [field.min, field.max].into_iter().flatten().fold(places, |most, end| most.max(end.scale())) + raise;
        let register = self.register(0);
        let limit = |end: Decimal| end.mantissa().checked_mul(power((places - raise).checked_sub(end.scale())?)?);
        let (least, most) = match field.kind {
            Kind::Flag => (Some(Decimal::ZERO), Some(Decimal::ONE)),
            // A number is no level.
            Kind::Level(_) => (Some(Decimal::ONE), Some(Decimal::ZERO)),
            _ => (field.least(), field.max),
        };
        let slot = Slot {
            register,
            places,
            raise,
            whole: matches!(field.kind, Kind::Count | Kind::Flag),
            least: least.and_then(limit),
            most: most.and_then(limit),
        };
        *self.slots.get_mut(at)? = Some(slot);
        Some(Place { register, places, loose: None })
    }

    /// A line's figure; nought if a gate is closed.
    fn line(&mut self, line: &Line) -> Option<Place> {
        if line.gates.is_empty() {
            return self.kept(line);
        }
        let (scheme, nought) = (self.scheme, Expr::whole(0));
        let gates: Option<Vec<_>> =
            line.gates.iter().map(|gate| Some((&scheme.gates.get(*gate)?.when, &nought))).collect();
        self.chosen(&gates?, &mut |compiler| compiler.kept(line))
    }

    /// A line's figure within its bounds, rounded as the line says.
    fn kept(&mut self, line: &Line) -> Option<Place> {
        let raw = self.figure(line.expr.as_ref()?)?;
        let mut value = self.settled(raw)?;
        for (bound, extreme) in [(&line.max, Function::Min), (&line.min, Function::Max)] {
            let Some(bound) = bound.as_ref().filter(|bound| !self.is_absent(bound)) else { continue };
            let bound = self.figure(bound)?;
            let bound = self.settled(bound)?;
            value = self.extreme(extreme, value, bound)?;
        }
        match line.round {
            Some(rounding) => self.rounded(value, rounding),
            None => Some(value),
        }
    }

    /// A line's figure as it is shown.
    fn shown(&mut self, at: usize) -> Option<Place> {
        let mut place = self.lines.get(at).copied().flatten()?;
        if self.scheme.lines.get(at)?.unit == Unit::Percent {
            let hundred = self.constant(Decimal::ONE_HUNDRED);
            place = self.product(place, hundred)?;
        }
        self.rounded(place, self.scheme.shown(at))
    }

    /// The register with the number of the band, or with −1.
    fn band(&mut self) -> Option<usize> {
        let none = Expr::whole(-1);
        let grades = self.scheme.grades.as_ref().filter(|grades| !self.is_absent(&Expr::Line(grades.of)));
        let Some(grades) = grades else { return Some(self.register(-1)) };
        let value = match grades.round_first {
            Some(rounding) => Expr::Round(rounding, Box::new(Expr::Line(grades.of))),
            None => Expr::Line(grades.of),
        };
        let (mut cases, mut rest) = (Vec::new(), none);
        for (at, band) in grades.bands.iter().enumerate() {
            let number = Expr::whole(i64::try_from(at).ok()?);
            let Some((from, inclusive)) = &band.from else {
                rest = number;
                break;
            };
            // The end of a band is compared as it is, other than what is compared in a formula.
            if from.constant().is_none() && !matches!(from, Expr::Field(_) | Expr::Line(_)) {
                return None;
            }
            let operator = if *inclusive { Operator::AtLeast } else { Operator::Greater };
            cases.push((Expr::binary(operator, value.clone(), from.clone()), number));
        }
        Some(self.choice(&cases, &rest)?.register)
    }
}

impl Scheme {
    /// Of each line whether total, pay, fines or band need it.
    fn needed(&self) -> Vec<bool> {
        let mut needed = vec![false; self.lines.len()];
        let bands = self.grades.iter().flat_map(|grades| &grades.bands).filter_map(|band| Some(&band.from.as_ref()?.0));
        let graded = self.grades.as_ref().map(|grades| grades.of);
        let roots = [Some(self.total), self.pay, self.fines, graded].into_iter().flatten();
        let mark = |needed: &mut Vec<bool>, line: usize| {
            if let Some(known) = needed.get_mut(line) {
                *known = true;
            }
        };
        roots.chain(bands.flat_map(Expr::lines)).for_each(|line| mark(&mut needed, line));
        for &at in self.order.iter().rev() {
            let Some(line) = self.lines.get(at).filter(|_| needed.get(at) == Some(&true)) else { continue };
            let gates = line.gates.iter().filter_map(|gate| Some(&self.gates.get(*gate)?.when));
            line.parts().chain(gates).flat_map(Expr::lines).for_each(|line| mark(&mut needed, line));
        }
        needed
    }
}
