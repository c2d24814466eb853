//! A share of a whole.

use super::Draft;
use crate::score::calculus::{Expr, Operator};
use crate::score::scheme::Unit;

/// What the share is worth: in proportion, or by whether it reaches a target.
pub(super) fn rate(draft: &mut Draft<'_, '_>) -> Option<Expr> {
    let part = draft.figure("part");
    let whole = draft.figure("whole");
    let share = draft.reader.scheme.lines[draft.line].unit == Unit::Percent;
    let full = draft.max().unwrap_or(if share { Expr::whole(1) } else { Expr::whole(100) });
    let times = draft.figure_or("times", full);
    let target = draft.value.get("target").map(|_| draft.figure("target"));
    let (part, whole, times) = (part?, whole?, times?);
    let rate = Expr::binary(Operator::Divide, part, whole.clone());
    let worth = match target {
        None if times.constant() == Some(1.into()) => rate,
        None => Expr::binary(Operator::Multiply, rate, times.clone()),
        Some(target) => against(draft, rate, &times, target?),
    };
    let none = match draft.value.text("none") {
        // What the calculus does by itself would be a problem to be told; here the document has foreseen it.
        Some("na") => Expr::Absent,
        Some("full") => times,
        Some("zero") => Expr::whole(0),
        _ => return Some(worth),
    };
    let nothing = Expr::binary(Operator::Equal, whole, Expr::whole(0));
    Some(Expr::Choose(vec![(nothing, none)], Box::new(worth)))
}

fn against(draft: &Draft<'_, '_>, rate: Expr, times: &Expr, target: Expr) -> Expr {
    let operator = if draft.value.is_true("strict") { Operator::Greater } else { Operator::AtLeast };
    let below = match draft.value.text("below") {
        Some("proportional") => {
            let reached = Expr::binary(Operator::Divide, rate.clone(), target.clone());
            Expr::binary(Operator::Multiply, reached, times.clone())
        }
        _ => Expr::whole(0),
    };
    let reached = Expr::binary(operator, rate, target);
    Expr::Choose(vec![(reached, times.clone())], Box::new(below))
}
