//! One change at a time: an event fewer or more, another level, a point of a share.
//!
//! Refuses to know: two changes at once.

use std::cmp::Ordering;

use super::{Explorer, Outcome};
use crate::order::sort;
use crate::score::calculus::Figure;
use crate::score::decimal::{Decimal, difference, share, sum};
use crate::score::inputs::{Entry, List, Slot};
use crate::score::scheme::{Field, Kind};

/// A change of one field.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The field.
    pub field: usize,
    /// What would be in it.
    pub slot: Slot,
    /// What the sheet would come to.
    pub outcome: Outcome,
}

/// A change of money this large is one change.
const YUAN: Decimal = Decimal::ONE_HUNDRED;

impl Explorer<'_> {
    /// All single changes that make a difference, those that bring most first.
    #[must_use]
    pub fn changes(&mut self) -> Vec<Change> {
        let mut changes = Vec::new();
        for (field, known) in self.scheme.fields.iter().enumerate() {
            let Some(slot) = self.inputs.slot(field).filter(|_| !known.parameter) else { continue };
            for slot in neighbours(known, slot) {
                let outcome = self.with(field, slot.clone());
                if outcome != self.base {
                    changes.push(Change { field, slot, outcome });
                }
            }
        }
        sort(&mut changes, |left, right| better(&left.outcome, &right.outcome));
        changes
    }
}

/// Orders outcomes, the better one first: by the total, then by pay, then by fines.
pub(super) fn better(left: &Outcome, right: &Outcome) -> Ordering {
    let more = |left: Option<Figure>, right: Option<Figure>| right.and_then(Result::ok).cmp(&left.and_then(Result::ok));
    more(Some(left.total), Some(right.total)).then(more(left.pay, right.pay)).then(more(right.fines, left.fines))
}

/// What one change makes of a field.
fn neighbours(field: &Field, slot: &Slot) -> Vec<Slot> {
    let figure = |figure: Decimal| Slot::Figure(Ok(figure));
    match (&field.kind, slot) {
        (Kind::Flag, Slot::Figure(Ok(flag))) => vec![figure(if flag.is_zero() { Decimal::ONE } else { Decimal::ZERO })],
        (Kind::Level(choices), Slot::Figure(Ok(chosen))) => {
            let others = (0..choices.len()).map(Decimal::from).filter(|option| option != chosen);
            others.map(figure).collect()
        }
        (Kind::Count | Kind::Number | Kind::Percent | Kind::Money, Slot::Figure(Ok(value))) => {
            let step = step(&field.kind);
            let sides = [difference(*value, step), sum(*value, step)];
            sides.into_iter().flatten().filter(|value| holds(field, *value)).map(figure).collect()
        }
        (_, Slot::List(list)) if is_of_events(field) => shorter(list).into_iter().map(Slot::List).collect(),
        _ => Vec::new(),
    }
}

fn step(kind: &Kind) -> Decimal {
    match kind {
        Kind::Percent => Decimal::new(1, 2),
        Kind::Money => YUAN,
        _ => Decimal::ONE,
    }
}

/// Whether a field can hold a value.
pub(super) fn holds(field: &Field, value: Decimal) -> bool {
    let (least, most) = limits(field);
    least.is_none_or(|least| value >= least) && most.is_none_or(|most| value <= most)
}

/// Between what a field's value must lie, as it is counted with.
pub(super) fn limits(field: &Field) -> (Option<Decimal>, Option<Decimal>) {
    let counted = |end: Decimal| if matches!(field.kind, Kind::Percent) { share(end) } else { end };
    let least = match field.kind {
        Kind::Count | Kind::Percent | Kind::Money => field.min.or(Some(Decimal::ZERO)),
        _ => field.min,
    };
    (least.map(counted), field.max.map(counted))
}

/// Whether a list holds what happened, so that it may be empty; the scores of a team are no such list.
pub(super) fn is_of_events(field: &Field) -> bool {
    matches!(&field.default, Some(Entry::List(items)) if items.is_empty())
}

/// The list with one of its items less, once for each that differs.
pub(super) fn shorter(list: &List) -> Vec<List> {
    let without = |at: usize| {
        let mut rest = list.clone();
        match &mut rest {
            List::Figures(figures) => drop(figures.remove(at)),
            List::Cases(cases) => drop(cases.remove(at)),
        }
        rest
    };
    let is_first = |at: &usize| match list {
        List::Figures(figures) => figures.iter().position(|figure| *figure == figures[*at]) == Some(*at),
        List::Cases(cases) => cases.iter().position(|case| *case == cases[*at]) == Some(*at),
    };
    // More events than this are not told one by one.
    (0..list.len().min(64)).filter(is_first).map(without).collect()
}
