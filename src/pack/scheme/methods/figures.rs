//! Lines stated outright.

use super::Draft;
use crate::score::calculus::Expr;

/// A formula.
pub(super) fn formula(draft: &mut Draft<'_, '_>) -> Option<Expr> {
    draft.figure("formula")
}

/// A gate brings nothing itself; what it makes nought is read with the other gates.
pub(super) fn gate(_: &mut Draft<'_, '_>) -> Option<Expr> {
    Some(Expr::Absent)
}
