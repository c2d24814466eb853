//! Backwards: what a field, or a line, would have to be for a goal, all else being as it is.
//!
//! A value is looked for on the field's own grid: whole events, hundredths of points, of percent and of yuan. The first
//! steps away from what is there are tried one by one, the rest in strides that double and are then halved; within a stride
//! more is taken to bring more, or to bring less, throughout.

use super::changes::{holds, is_of_events, shorter};
use super::{Explorer, Outcome};
use crate::order::sort;
use crate::score::calculus::Figure;
use crate::score::decimal::{Decimal, Mode, Rounding, difference, product, quotient, sum, whole};
use crate::score::inputs::{List, Slot};
use crate::score::scheme::{Field, Kind};

/// What is to be reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// A total of at least this.
    Total(Decimal),
    /// This band, or a higher one.
    Band(usize),
    /// A pay of at least this.
    Pay(Decimal),
    /// Fines of at most this.
    Fines(Decimal),
}

/// What would have to be otherwise.
#[derive(Clone, Debug, PartialEq)]
pub enum Lever {
    /// What was entered in a field.
    Field(usize, Slot),
    /// The value of a line.
    Line(usize, Decimal),
}

/// What it takes, and what the sheet would then come to.
#[derive(Clone, Debug, PartialEq)]
pub struct Need {
    /// What would have to be otherwise.
    pub lever: Lever,
    /// What the sheet would come to.
    pub outcome: Outcome,
}

/// Steps that are tried one by one before the strides double.
const SINGLY: u32 = 16;
/// Strides that double; behind them no month has facts.
const STRIDES: u32 = 40;

impl Goal {
    /// Whether an outcome reaches it.
    #[must_use]
    pub fn is_reached(self, outcome: &Outcome) -> bool {
        let figure = |figure: Option<Figure>| figure.and_then(Result::ok);
        match self {
            Self::Total(goal) => figure(Some(outcome.total)).is_some_and(|total| total >= goal),
            Self::Band(goal) => outcome.band.is_some_and(|band| band <= goal),
            Self::Pay(goal) => figure(outcome.pay).is_some_and(|pay| pay >= goal),
            Self::Fines(goal) => figure(outcome.fines).is_some_and(|fines| fines <= goal),
        }
    }
}

impl Explorer<'_> {
    /// The band above the one that the sheet is in; nothing in the highest.
    #[must_use]
    pub fn next_band(&self) -> Option<Goal> {
        Some(Goal::Band(self.base.band?.checked_sub(1)?))
    }

    /// What each field, and each line right below the total, would have to be to reach a goal by itself. Those that cannot
    /// are left out; nothing where it is reached already.
    #[must_use]
    pub fn needs(&mut self, goal: Goal) -> Vec<Need> {
        if goal.is_reached(&self.base) {
            return Vec::new();
        }
        let mut needs = Vec::new();
        for (field, known) in self.scheme.fields.iter().enumerate() {
            let Some(slot) = self.inputs.slot(field).filter(|_| !known.parameter) else { continue };
            needs.extend(match (&known.kind, slot) {
                (Kind::Flag | Kind::Level(_), Slot::Figure(Ok(chosen))) => self.choice(goal, field, known, *chosen),
                (_, Slot::Figure(Ok(value))) => self.nearest(goal, field, known, *value),
                (_, Slot::List(list)) if is_of_events(known) => self.fewer(goal, field, list.clone()),
                _ => None,
            });
        }
        let top = self.scheme.lines.get(self.scheme.total).map_or(&[][..], |total| &total.lines);
        for &line in top {
            needs.extend(self.line(goal, line));
        }
        needs
    }

    /// The option that reaches the goal and is nearest to the chosen one.
    fn choice(&mut self, goal: Goal, field: usize, known: &Field, chosen: Decimal) -> Option<Need> {
        let count = if matches!(known.kind, Kind::Flag) { 2 } else { known.kind.choices().len() };
        let mut options: Vec<Decimal> = (0..count).map(Decimal::from).filter(|option| *option != chosen).collect();
        let away = |option: &Decimal| difference(*option, chosen).unwrap_or_default().abs();
        sort(&mut options, |left, right| away(left).cmp(&away(right)));
        options.into_iter().find_map(|option| self.reached(goal, field, Slot::Figure(Ok(option))))
    }

    fn reached(&mut self, goal: Goal, field: usize, slot: Slot) -> Option<Need> {
        let outcome = self.with(field, slot.clone());
        goal.is_reached(&outcome).then_some(Need { lever: Lever::Field(field, slot), outcome })
    }

    /// The nearest value on either side that reaches the goal.
    fn nearest(&mut self, goal: Goal, field: usize, known: &Field, value: Decimal) -> Option<Need> {
        let grid = grid(&known.kind);
        let at = |steps: i64| sum(value, product(grid, Decimal::from(steps))?).filter(|value| holds(known, *value));
        let found = [1, -1].into_iter().filter_map(|side| {
            let reaches = |explorer: &mut Self, steps: i64| {
                at(side * steps).is_some_and(|value| goal.is_reached(&explorer.with(field, Slot::Figure(Ok(value)))))
            };
            self.first(known, value, side, grid, &reaches)
        });
        let steps = found.min()?;
        let near = [1, -1].into_iter().filter_map(|side| at(side * steps));
        near.map(|value| Slot::Figure(Ok(value))).find_map(|slot| self.reached(goal, field, slot))
    }

    /// How many steps to one side the first value that reaches the goal is away.
    fn first(
        &mut self,
        known: &Field,
        value: Decimal,
        side: i64,
        grid: Decimal,
        reaches: &dyn Fn(&mut Self, i64) -> bool,
    ) -> Option<i64> {
        let (least, most) = super::changes::limits(known);
        let way = if side > 0 { most.map(|most| (most, value)) } else { least.map(|least| (value, least)) };
        let way = way.and_then(|(to, from)| difference(to, from));
        let last = way.and_then(|way| whole(quotient(way, grid)?));
        let last = last.unwrap_or(1 << STRIDES).clamp(0, 1 << STRIDES);
        for steps in 1..=i64::from(SINGLY).min(last) {
            if reaches(self, steps) {
                return Some(steps);
            }
        }
        let (mut before, mut stride) = (i64::from(SINGLY), i64::from(SINGLY));
        while before < last {
            stride *= 2;
            let steps = stride.min(last);
            if reaches(self, steps) {
                return Some(self.halved(before, steps, reaches));
            }
            before = steps;
        }
        None
    }

    /// The smallest number that reaches, between one that does not and one that does.
    fn halved(&mut self, mut fails: i64, mut holds: i64, reaches: &dyn Fn(&mut Self, i64) -> bool) -> i64 {
        while holds - fails > 1 {
            let middle = fails + (holds - fails) / 2;
            if reaches(self, middle) {
                holds = middle;
            } else {
                fails = middle;
            }
        }
        holds
    }

    /// As few events less as it takes, those that matter most first.
    fn fewer(&mut self, goal: Goal, field: usize, mut list: List) -> Option<Need> {
        while !list.is_empty() {
            let mut best: Option<(List, Outcome)> = None;
            for rest in shorter(&list) {
                let outcome = self.with(field, Slot::List(rest.clone()));
                if best.as_ref().is_none_or(|best| super::changes::better(&outcome, &best.1).is_lt()) {
                    best = Some((rest, outcome));
                }
            }
            let (rest, outcome) = best?;
            if goal.is_reached(&outcome) {
                return Some(Need { lever: Lever::Field(field, Slot::List(rest)), outcome });
            }
            list = rest;
        }
        None
    }

    /// The least value of a line that reaches the goal.
    fn line(&mut self, goal: Goal, line: usize) -> Option<Need> {
        let value = self.value(line).ok()?;
        let best = self.scheme.reachable(line, self.inputs)?;
        let grid = grid(&Kind::Number);
        let way = quotient(difference(best, value)?, grid)?;
        let last = whole(Rounding::whole(Mode::Ceiling).of(way)).filter(|last| *last > 0)?;
        let at = |steps: i64| {
            product(grid, Decimal::from(steps)).and_then(|up| sum(value, up)).map_or(best, |up| up.min(best))
        };
        let reaches = |explorer: &mut Self, steps: i64| goal.is_reached(&explorer.with_line(line, at(steps)));
        if !reaches(self, last) {
            return None;
        }
        let figure = at(self.halved(0, last, &reaches));
        let outcome = self.with_line(line, figure);
        Some(Need { lever: Lever::Line(line, figure), outcome })
    }
}

/// The smallest difference that a field can make.
fn grid(kind: &Kind) -> Decimal {
    match kind {
        Kind::Count => Decimal::ONE,
        Kind::Percent => Decimal::new(1, 4),
        _ => Decimal::new(1, 2),
    }
}
