//! What a figure costs or brings by the steps it reaches.

use super::Draft;
use crate::order::sort;
use crate::pack::scheme::outcomes::Bound;
use crate::score::calculus::{Expr, Fold, Function, Operator};
use crate::words;

/// A step: its condition and what it brings; without a condition it is all the rest.
type Step = (Option<(Expr, bool)>, Expr);

/// The last step reached, or all reached together; of a list, of every item.
pub(super) fn steps(draft: &mut Draft<'_, '_>) -> Option<Expr> {
    let base = draft.figure_or("base", Expr::whole(0));
    let list = draft.list();
    let of = if list.is_some() { Some(Expr::It) } else { draft.figure("of") };
    let steps = read(draft, "steps", of.as_ref());
    let (base, of, steps) = (base?, of?, steps?);
    let reached = if draft.value.text("mode") == Some("add") {
        let each = steps.into_iter().map(|step| chosen(&of, vec![step], Expr::whole(0)));
        Expr::Call(Function::Sum, each.collect())
    } else {
        chosen(&of, steps, Expr::whole(0))
    };
    let figure = match list {
        Some(list) => Expr::Fold(Fold::Sum, list, Box::new(reached)),
        None => reached,
    };
    let nothing = base.constant().is_some_and(|base| base.is_zero());
    Some(if nothing { figure } else { Expr::Call(Function::Sum, vec![base, figure]) })
}

/// The band that a figure falls into.
pub(super) fn bands(draft: &mut Draft<'_, '_>) -> Option<Expr> {
    let of = draft.figure("of");
    let bands = read(draft, "bands", of.as_ref());
    let otherwise = draft.figure_or("else", Expr::Open);
    let (of, bands, otherwise) = (of?, bands?, otherwise?);
    let is_rest = |band: &Step| band.0.is_none();
    if matches!(otherwise, Expr::Open) && !bands.iter().any(is_rest) {
        draft.reader.problem("missing-field", draft.path, &["else", "0"]);
        return None;
    }
    Some(chosen(&of, bands, otherwise))
}

/// The steps of a part of the line, the highest first where that can be told.
fn read(draft: &mut Draft<'_, '_>, part: &str, of: Option<&Expr>) -> Option<Vec<Step>> {
    let mut steps = Vec::new();
    let mut sound = true;
    let items = draft.value.items(part);
    if items.is_empty() {
        draft.reader.problem("missing-field", draft.path, &[part, "[{ \"from\": 3, \"points\": 5 }]"]);
        return None;
    }
    for (at, value) in items.iter().enumerate() {
        let path = words::item(&draft.at(part), at);
        let bound = draft.reader.bound(value, &path);
        let brings = match (value.get("points"), value.get("each")) {
            (Some(points), _) => draft.reader.figure(points, &words::field(&path, "points")),
            (None, Some(each)) => {
                let each = draft.reader.figure(each, &words::field(&path, "each"));
                each.zip(of.cloned()).map(|(each, of)| Expr::binary(Operator::Multiply, each, of))
            }
            (None, None) => {
                draft.reader.problem("missing-field", path, &["points", "5"]);
                None
            }
        };
        match (bound, brings) {
            (Bound::At(from, inclusive), Some(brings)) => steps.push((Some((from, inclusive)), brings)),
            (Bound::Rest, Some(brings)) => steps.push((None, brings)),
            _ => sound = false,
        }
    }
    sound.then(|| descending(steps))
}

/// The first step that a figure reaches.
fn chosen(of: &Expr, steps: Vec<Step>, otherwise: Expr) -> Expr {
    let mut cases = Vec::new();
    for (bound, brings) in steps {
        let Some((from, inclusive)) = bound else { return Expr::Choose(cases, Box::new(brings)) };
        let operator = if inclusive { Operator::AtLeast } else { Operator::Greater };
        cases.push((Expr::binary(operator, of.clone(), from), brings));
    }
    Expr::Choose(cases, Box::new(otherwise))
}

/// Steps from the highest to the lowest where all bounds are figures, the rest last; else as they were written.
fn descending(mut steps: Vec<Step>) -> Vec<Step> {
    let end = |step: &Step| step.0.as_ref().map(|(from, inclusive)| (from.constant(), !inclusive));
    if steps.iter().all(|step| end(step).is_none_or(|end| end.0.is_some())) {
        sort(&mut steps, |left, right| end(right).cmp(&end(left)));
    }
    steps
}
