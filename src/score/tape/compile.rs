//! Expressions as steps.
//!
//! What has no steps – lists, ladders, what may be missing – is `None`, and with it the whole tape. Where a figure is
//! missing only on some sheets the tape stops there.

use super::step::Step;
use super::{Place, Slot};
use crate::score::calculus::{Expr, Function, Operator, Weighted};
use crate::score::decimal::{Decimal, KEPT, Rounding};
use crate::score::scheme::Scheme;

/// Places of a quotient.
const QUOTIENT: u32 = 28;
/// Places that a decimal has at most.
const MOST_PLACES: u32 = 28;
/// By how many of its last digits a figure may be off before it is settled.
const LOOSEST: u32 = 8;
/// Digits before the point of what a quotient is multiplied by.
const FACTOR: u32 = 6;

/// Makes the steps of one scheme.
pub(super) struct Compiler<'a> {
    pub(super) scheme: &'a Scheme,
    pub(super) columns: &'a [Option<u32>],
    pub(super) registers: Vec<i128>,
    pub(super) steps: Vec<Step>,
    pub(super) slots: Vec<Option<Slot>>,
    /// Where the figure of a field or a line is; of lines nowhere if they never have one.
    pub(super) fields: Vec<Option<Place>>,
    pub(super) lines: Vec<Option<Place>>,
}

impl Compiler<'_> {
    /// A register, with this in it at first.
    pub(super) fn register(&mut self, start: i128) -> usize {
        self.registers.push(start);
        self.registers.len() - 1
    }

    pub(super) fn constant(&mut self, figure: Decimal) -> Place {
        let figure = figure.normalize();
        Place { register: self.register(figure.mantissa()), places: figure.scale(), loose: None }
    }

    /// Writes a step whose result is in a new register.
    fn result(&mut self, places: u32, loose: Option<u32>, step: impl FnOnce(usize) -> Step) -> Option<Place> {
        if loose.is_none() && places > MOST_PLACES {
            return None;
        }
        let register = self.register(0);
        self.steps.push(step(register));
        Some(Place { register, places, loose })
    }

    /// The figure with so many places, no fewer than it has.
    fn raised(&mut self, place: Place, places: u32, loose: bool) -> Option<Place> {
        let by = places.checked_sub(place.places)?;
        if by == 0 {
            return Some(place);
        }
        self.result(places, place.loose.or(loose.then_some(0)), |to| Step::Raise(to, place.register, by, loose))
    }

    fn aligned(&mut self, left: Place, right: Place) -> Option<(Place, Place)> {
        let (places, loose) = (left.places.max(right.places), looser(left, right).is_some());
        Some((self.raised(left, places, loose)?, self.raised(right, places, loose)?))
    }

    /// The figure as it is kept and compared.
    pub(super) fn settled(&mut self, place: Place) -> Option<Place> {
        let drop = place.places.saturating_sub(KEPT.places);
        match place.loose {
            Some(digits) if digits > LOOSEST => None,
            Some(_) => self.result(KEPT.places, None, |to| Step::Settle(to, place.register, drop)),
            None => self.rounded(place, KEPT),
        }
    }

    /// A figure that is settled, rounded.
    pub(super) fn rounded(&mut self, place: Place, rounding: Rounding) -> Option<Place> {
        let Some(drop) = place.places.checked_sub(rounding.places).filter(|drop| *drop > 0) else { return Some(place) };
        self.result(rounding.places, None, |to| Step::Round(to, place.register, drop, rounding.mode))
    }

    pub(super) fn figure(&mut self, expr: &Expr) -> Option<Place> {
        if let Some(figure) = expr.constant() {
            return Some(self.constant(figure));
        }
        match expr {
            Expr::Absent | Expr::Open => {
                self.steps.push(Step::Stop);
                Some(self.constant(Decimal::ZERO))
            }
            Expr::Field(field) => self.field(*field),
            Expr::Line(line) => self.lines.get(*line).copied().flatten(),
            Expr::Is(field, option) => {
                let (field, option) = (self.field(*field)?, self.constant(Decimal::from(*option)));
                self.compared(Operator::Equal, field, option)
            }
            Expr::Negate(inner) => {
                let (nought, inner) = (self.constant(Decimal::ZERO), self.figure(inner)?);
                self.added(Operator::Subtract, nought, inner)
            }
            Expr::Not(inner) => {
                let (inner, nought) = (self.condition(inner)?, self.register(0));
                self.result(0, None, |to| Step::Compare(Operator::Equal, to, inner, nought))
            }
            Expr::Binary(operator, sides) => self.binary(*operator, &sides.0, &sides.1),
            Expr::Choose(cases, otherwise) => self.choice(cases, otherwise),
            Expr::Call(function, of) => self.call(*function, of),
            Expr::Round(rounding, inner) => {
                let inner = self.figure(inner)?;
                let inner = self.settled(inner)?;
                self.rounded(inner, *rounding)
            }
            Expr::Weighted(weighted) => self.weighted(weighted),
            Expr::Number(_) | Expr::Percent(_) | Expr::It | Expr::Reached(_) => None,
            Expr::Fold(..) | Expr::Ladder(_) | Expr::Streak(_) => None,
        }
    }

    fn binary(&mut self, operator: Operator, left: &Expr, right: &Expr) -> Option<Place> {
        let (no, yes) = (Expr::whole(0), Expr::whole(1));
        match operator {
            Operator::And => {
                let second = Expr::Choose(vec![(right.clone(), yes)], Box::new(no.clone()));
                return self.choice(&[(left.clone(), second)], &no);
            }
            Operator::Or => return self.choice(&[(left.clone(), yes.clone()), (right.clone(), yes)], &no),
            _ => {}
        }
        let (left_place, right_place) = (self.figure(left)?, self.figure(right)?);
        match operator {
            Operator::Add | Operator::Subtract => self.added(operator, left_place, right_place),
            Operator::Multiply => self.product(left_place, right_place),
            Operator::Divide => self.quotient(left_place, right_place, right.constant()),
            _ => self.compared(operator, left_place, right_place),
        }
    }

    fn added(&mut self, operator: Operator, left: Place, right: Place) -> Option<Place> {
        let (left, right) = self.aligned(left, right)?;
        self.result(left.places, looser(left, right), |to| match operator {
            Operator::Subtract => Step::Subtract(to, left.register, right.register),
            _ => Step::Add(to, left.register, right.register),
        })
    }

    pub(super) fn product(&mut self, left: Place, right: Place) -> Option<Place> {
        let (off, factor) = match (left.loose, right.loose) {
            (Some(_), Some(_)) => return None,
            (Some(off), None) => (Some(off), right),
            (None, off) => (off, left),
        };
        let loose = off.map(|off| off + FACTOR);
        if loose.is_some() {
            self.steps.push(Step::Within(factor.register, factor.places + FACTOR));
        }
        self.result(left.places + right.places, loose, |to| {
            Step::Multiply(to, left.register, right.register, loose.is_some())
        })
    }

    /// A quotient: by a figure whose reciprocal ends soon it is a product, and exact.
    fn quotient(&mut self, left: Place, right: Place, constant: Option<Decimal>) -> Option<Place> {
        let reciprocal = constant.and_then(|by| Decimal::ONE.checked_div(by)).map(|reciprocal| reciprocal.normalize());
        if let Some(reciprocal) = reciprocal.filter(|reciprocal| reciprocal.scale() <= FACTOR) {
            let reciprocal = self.constant(reciprocal);
            return self.product(left, reciprocal);
        }
        // What is off in the dividend is off by more behind a small divisor.
        let off = match (left.loose, constant) {
            (None, _) => 1,
            (Some(off), Some(by)) if by.abs() >= Decimal::new(1, 2) => off + 3,
            _ => return None,
        };
        if right.loose.is_some() {
            return None;
        }
        let places = left.places.max(QUOTIENT);
        let raise = places - left.places + right.places;
        self.result(places, Some(off), |to| Step::Divide(to, left.register, right.register, raise))
    }

    pub(super) fn compared(&mut self, operator: Operator, left: Place, right: Place) -> Option<Place> {
        let (left, right) = (self.settled(left)?, self.settled(right)?);
        let (left, right) = self.aligned(left, right)?;
        self.result(0, None, |to| Step::Compare(operator, to, left.register, right.register))
    }

    /// The value of the first case that holds.
    pub(super) fn choice(&mut self, cases: &[(Expr, Expr)], otherwise: &Expr) -> Option<Place> {
        let cases: Vec<(&Expr, &Expr)> = cases.iter().map(|(condition, value)| (condition, value)).collect();
        self.chosen(&cases, &mut |compiler| compiler.figure(otherwise))
    }

    /// The same with something else that is no expression. Only the steps of one case are taken: what would stop in another
    /// does not matter.
    pub(super) fn chosen(
        &mut self,
        cases: &[(&Expr, &Expr)],
        otherwise: &mut dyn FnMut(&mut Self) -> Option<Place>,
    ) -> Option<Place> {
        let (mut values, mut jumps) = (Vec::new(), Vec::new());
        for (condition, value) in cases {
            let condition = self.condition(condition)?;
            let skip = self.room();
            values.push((self.figure(value)?, self.room()));
            jumps.push(self.room());
            *self.steps.get_mut(skip)? = Step::Unless(condition, self.steps.len());
        }
        values.push((otherwise(self)?, self.room()));
        let places = values.iter().map(|(value, _)| value.places).max()?;
        let loose = values.iter().filter_map(|(value, _)| value.loose).max();
        if loose.is_none() && places > MOST_PLACES {
            return None;
        }
        let to = self.register(0);
        for (value, copy) in values {
            *self.steps.get_mut(copy)? = Step::Raise(to, value.register, places - value.places, loose.is_some());
        }
        let end = self.steps.len();
        for jump in jumps {
            *self.steps.get_mut(jump)? = Step::Go(end);
        }
        Some(Place { register: to, places, loose })
    }

    /// The register of a condition: it holds unless it is nought.
    pub(super) fn condition(&mut self, condition: &Expr) -> Option<usize> {
        let place = self.figure(condition)?;
        place.loose.is_none().then_some(place.register)
    }

    /// Room for a step that is known later.
    fn room(&mut self) -> usize {
        self.steps.push(Step::Stop);
        self.steps.len() - 1
    }

    fn call(&mut self, function: Function, of: &[Expr]) -> Option<Place> {
        let mut result: Option<Place> = None;
        let mut count = 0_u64;
        for inner in of {
            if self.is_absent(inner) {
                continue;
            }
            let next = self.figure(inner)?;
            count += 1;
            result = Some(match (result, function) {
                (None, _) => next,
                (Some(so_far), Function::Min | Function::Max) => self.extreme(function, so_far, next)?,
                (Some(so_far), Function::Product) => self.product(so_far, next)?,
                (Some(so_far), _) => self.added(Operator::Add, so_far, next)?,
            });
        }
        let result = result?;
        match function {
            Function::Abs => self.result(result.places, result.loose, |to| Step::Abs(to, result.register)),
            Function::Mean => {
                let count = Decimal::from(count);
                let by = self.constant(count);
                self.quotient(result, by, Some(count))
            }
            _ => Some(result),
        }
    }

    pub(super) fn extreme(&mut self, function: Function, left: Place, right: Place) -> Option<Place> {
        let (left, right) = self.aligned(left, right)?;
        self.result(left.places, looser(left, right), |to| match function {
            Function::Min => Step::Least(to, left.register, right.register),
            _ => Step::Most(to, left.register, right.register),
        })
    }

    /// Values with their weights, none of them missing.
    fn weighted(&mut self, Weighted { whole, parts, .. }: &Weighted) -> Option<Place> {
        let present = parts.iter().filter(|part| !self.is_absent(&part.value));
        if present.count() < parts.len() {
            return None;
        }
        let mut sum: Option<(Place, Place)> = None;
        for part in parts {
            let (weight, value) = (self.figure(&part.weight)?, self.figure(&part.value)?);
            let product = self.product(weight, value)?;
            sum = Some(match sum {
                None => (weight, product),
                Some((weights, so_far)) => {
                    (self.added(Operator::Add, weights, weight)?, self.added(Operator::Add, so_far, product)?)
                }
            });
        }
        let (weights, sum) = sum?;
        let wanted = self.constant(if *whole { Decimal::ONE } else { Decimal::ZERO });
        let operator = if *whole { Operator::Equal } else { Operator::Unequal };
        let sound = self.compared(operator, weights, wanted)?;
        let on = self.steps.len() + 3;
        self.steps.extend([Step::Unless(sound.register, on - 1), Step::Go(on), Step::Stop]);
        Some(sum)
    }

    /// What never has a figure, such as a line that is a gate: sums go without it.
    pub(super) fn is_absent(&self, expr: &Expr) -> bool {
        let Expr::Line(line) = expr else { return *expr == Expr::Absent };
        self.scheme.lines.get(*line).is_some_and(|line| line.expr == Some(Expr::Absent) && line.gates.is_empty())
    }
}

fn looser(left: Place, right: Place) -> Option<u32> {
    left.loose.max(right.loose)
}
