//! So many points for each time.

use super::{Draft, from_by, is_negative};
use crate::score::calculus::{Expr, Fold, Function, Operator};
use crate::score::decimal::{Mode, Rounding};

/// `from` and `each` for every unit: the count beyond what is free, by how many make a unit.
pub(super) fn count(draft: &mut Draft<'_, '_>) -> Option<Expr> {
    let of = match draft.list() {
        Some(list) => Some(Expr::Fold(Fold::Count, list, Box::new(Expr::whole(1)))),
        None => draft.figure("of"),
    };
    let each = draft.figure("each");
    let free = draft.figure_or("free", Expr::whole(0));
    let per = draft.figure_or("per", Expr::whole(1));
    let full = if each.as_ref().is_some_and(is_negative) { draft.max() } else { None };
    let from = draft.figure_or("from", full.unwrap_or(Expr::whole(0)));
    let units = units(of?, free?, per?, draft.value.text("partial"));
    Some(from_by(from?, each?, units))
}

/// How many units a count makes.
fn units(of: Expr, free: Expr, per: Expr, partial: Option<&str>) -> Expr {
    let is = |expr: &Expr, wanted: i64| expr.constant().is_some_and(|figure| figure == wanted.into());
    // What is entered or counted is not below nought by itself; what is computed may be.
    let beyond = match (is(&free, 0), &of) {
        (true, Expr::Field(_) | Expr::Fold(..)) => of,
        (true, _) => Expr::Call(Function::Max, vec![of, Expr::whole(0)]),
        (false, _) => Expr::Call(Function::Max, vec![Expr::binary(Operator::Subtract, of, free), Expr::whole(0)]),
    };
    let units = if is(&per, 1) { beyond } else { Expr::binary(Operator::Divide, beyond, per.clone()) };
    let begun = |mode| Expr::Round(Rounding::whole(mode), Box::new(units.clone()));
    match partial {
        Some("linear") => units,
        Some("up") => begun(Mode::Ceiling),
        Some(_) => begun(Mode::Floor),
        // Times are whole anyway; of anything else a unit that is not full does not count.
        None if is(&per, 1) => units,
        None => begun(Mode::Floor),
    }
}
