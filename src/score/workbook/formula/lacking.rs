//! Which figures may turn out not to apply: only those need to be asked before they are added up.

use crate::score::calculus::{Expr, Fold, Operator};
use crate::score::scheme::Scheme;

/// Of each line of a scheme whether it may turn out not to apply.
#[must_use]
pub fn lacking(scheme: &Scheme) -> Vec<bool> {
    let mut lines = vec![false; scheme.lines.len()];
    for &at in &scheme.order {
        if let Some(expr) = scheme.lines.get(at).and_then(|line| line.expr.as_ref()) {
            lines[at] = lacks(expr, &lines);
        }
    }
    lines
}

/// Whether a figure may turn out not to apply.
pub(super) fn lacks(expr: &Expr, lines: &[bool]) -> bool {
    let mut found = false;
    expr.walk(&mut |inner| {
        found |= match inner {
            Expr::Absent | Expr::Fold(Fold::Mean | Fold::Highest | Fold::Lowest, ..) => true,
            Expr::Binary(Operator::Divide, sides) => sides.1.constant().is_none_or(|divisor| divisor.is_zero()),
            Expr::Call(_, of) => of.is_empty(),
            Expr::Line(line) => lines.get(*line).copied().unwrap_or(false),
            _ => false,
        };
    });
    found
}
