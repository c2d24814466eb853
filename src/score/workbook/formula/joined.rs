//! Conditions of which all or one must hold.
//!
//! Invariant: as in the engine, what one side decides alone is decided even if the other is missing. Spreadsheets would
//! have the error of the other side instead.

use super::{Formulas, default_of};
use crate::score::calculus::{Expr, Operator};

impl Formulas<'_> {
    /// Two conditions joined by 且 or 或, and those they are made of by the same word.
    pub(super) fn joined(&self, operator: Operator, left: &Expr, right: &Expr) -> String {
        let mut sides = Vec::new();
        gather(operator, left, &mut sides);
        gather(operator, right, &mut sides);
        let (function, decided, open) =
            if operator == Operator::And { ("AND", "FALSE", "TRUE") } else { ("OR", "TRUE", "FALSE") };
        let texts: Vec<String> = sides.iter().map(|side| self.text(side)).collect();
        let all = format!("{function}({})", texts.join(","));
        if !sides.iter().any(|side| self.may_be_missing(side)) {
            return all;
        }
        let known: Vec<String> = texts.iter().map(|text| format!("IFERROR({text},{open})")).collect();
        let known = format!("{function}({})", known.join(","));
        match operator {
            Operator::And => format!("IF({known},{all},{decided})"),
            _ => format!("IF({known},{decided},{all})"),
        }
    }

    /// Whether there may be no figure: a field may be empty, a line may have none.
    fn may_be_missing(&self, expr: &Expr) -> bool {
        let mut found = self.lacks(expr);
        expr.walk(&mut |inner| {
            let field = match inner {
                Expr::Field(field) | Expr::Is(field, _) => *field,
                Expr::Line(_) | Expr::Open | Expr::Fold(..) | Expr::Ladder(_) | Expr::Streak(_) => usize::MAX,
                _ => return,
            };
            found |= self.scheme.fields.get(field).and_then(default_of).is_none();
        });
        found
    }
}

/// The conditions that an expression joins by the operator; itself if it joins none.
fn gather<'e>(operator: Operator, expr: &'e Expr, sides: &mut Vec<&'e Expr>) {
    match expr {
        Expr::Binary(own, inner) if *own == operator => {
            gather(operator, &inner.0, sides);
            gather(operator, &inner.1, sides);
        }
        _ => sides.push(expr),
    }
}
