//! The first time so much, the second so much more; and runs of months.

use super::Draft;
use crate::pack::value::Value;
use crate::score::calculus::{Expr, Fold, Ladder, Streak, Then};
use crate::score::formula::Wanted;
use crate::words;

/// The sum of the steps up to the n-th time.
pub(super) fn ladder(draft: &mut Draft<'_, '_>) -> Option<Expr> {
    let count = match draft.list() {
        Some(list) => Some(Expr::Fold(Fold::Count, list, Box::new(Expr::whole(1)))),
        None => draft.figure("of"),
    };
    let steps = draft.figures("steps");
    let then = then(draft);
    Some(Expr::Ladder(Box::new(Ladder { count: count?, steps: steps?, then: then? })))
}

/// What each month of a run pays, together.
pub(super) fn streak(draft: &mut Draft<'_, '_>) -> Option<Expr> {
    let list = draft.wanted_list()?;
    let when = draft.condition("when", Wanted::About(list));
    let steps = draft.figures("steps");
    let then = then(draft);
    Some(Expr::Streak(Box::new(Streak { list, when: when?, steps: steps?, then: then? })))
}

fn then(draft: &mut Draft<'_, '_>) -> Option<Then> {
    match draft.value.get("then") {
        Some(Value::String(name)) if name == "repeat" => Some(Then::Repeat),
        Some(Value::Object(_)) => {
            let then = draft.value.get("then")?;
            let mut part = |name: &str| {
                let path = words::field(&draft.at("then"), name);
                then.get(name).map(|figure| draft.reader.figure(figure, &path))
            };
            match (part("times"), part("plus")) {
                (Some(times), _) => times.map(Then::Times),
                (None, Some(plus)) => plus.map(Then::Plus),
                (None, None) => Some(Then::Stop),
            }
        }
        _ => Some(Then::Stop),
    }
}
