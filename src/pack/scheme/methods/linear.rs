//! Points by how far a figure is from a target, and between given points.

use super::Draft;
use crate::order::sort;
use crate::pack::value::Value;
use crate::score::calculus::{Expr, Function, Operator};
use crate::score::decimal::{Mode, Rounding};
use crate::words;

/// So many points for each step away from the target, on its better side more, on the other less.
pub(super) fn linear(draft: &mut Draft<'_, '_>) -> Option<Expr> {
    let of = draft.figure("of");
    let target = draft.figure_or("target", Expr::whole(0));
    let step = draft.figure_or("step", Expr::whole(1));
    let points = draft.figure("points");
    let base = draft.figure_or("base", Expr::whole(100));
    let within = draft.value.get("within").map(|_| draft.figure("within"));
    let lower = match draft.value.text("better") {
        Some(side) => side == "lower",
        None => {
            draft.reader.problem("missing-field", draft.path, &["better", "\"higher\""]);
            return None;
        }
    };
    let (of, target, step, points, base) = (of?, target?, step?, points?, base?);
    let partial = draft.value.text("partial").map(str::to_owned);
    let units =
        |distance: Expr| whole_steps(Expr::binary(Operator::Divide, distance, step.clone()), partial.as_deref());
    let worth =
        |operator, units| Expr::binary(operator, base.clone(), Expr::binary(Operator::Multiply, points.clone(), units));
    let minus = |left: &Expr, right: &Expr| Expr::binary(Operator::Subtract, left.clone(), right.clone());
    let (more, less) = if lower { (Operator::Subtract, Operator::Add) } else { (Operator::Add, Operator::Subtract) };
    let above = minus(&of, &target);
    let Some(within) = within else {
        let below = minus(&target, &of);
        let is_above = Expr::binary(Operator::AtLeast, of, target);
        let below = worth(less, units(below));
        return Some(Expr::Choose(vec![(is_above, worth(more, units(above)))], Box::new(below)));
    };
    let within = within?;
    // Counted from the edge of what makes no difference.
    let is_within = Expr::binary(Operator::AtMost, Expr::Call(Function::Abs, vec![above.clone()]), within.clone());
    let over = units(minus(&above, &within));
    let under = units(Expr::binary(Operator::Subtract, minus(&target, &of), within));
    let is_above = Expr::binary(Operator::Greater, of, target);
    let cases = vec![(is_within, base.clone()), (is_above, worth(more, over))];
    Some(Expr::Choose(cases, Box::new(worth(less, under))))
}

fn whole_steps(steps: Expr, partial: Option<&str>) -> Expr {
    match partial {
        Some("none") => Expr::Round(Rounding::whole(Mode::Floor), Box::new(steps)),
        Some("up") => Expr::Round(Rounding::whole(Mode::Ceiling), Box::new(steps)),
        _ => steps,
    }
}

/// On the straight lines between the given points; flat before the first and behind the last.
pub(super) fn interpolate(draft: &mut Draft<'_, '_>) -> Option<Expr> {
    let of = draft.figure("of");
    let path = draft.at("points");
    let mut points = Vec::new();
    for (at, pair) in draft.value.items("points").iter().enumerate() {
        let Value::List(pair) = pair else { continue };
        if let [x, y] = &pair[..] {
            let pair = words::item(&path, at);
            let x = draft.reader.figure(x, &words::item(&pair, 0));
            let y = draft.reader.figure(y, &words::item(&pair, 1));
            points.push((x?, y?));
        }
    }
    if points.is_empty() || points.len() != draft.value.items("points").len() {
        draft.reader.problem("missing-field", draft.path, &["points", "[[0, 0], [100, 10]]"]);
        return None;
    }
    if points.iter().all(|point| point.0.constant().is_some()) {
        sort(&mut points, |left, right| left.0.constant().cmp(&right.0.constant()));
    }
    let of = of?;
    let up_to = |x: &Expr| Expr::binary(Operator::AtMost, of.clone(), x.clone());
    let first = &points[0];
    let mut cases = vec![(up_to(&first.0), first.1.clone())];
    for pair in points.windows(2) {
        cases.push((up_to(&pair[1].0), between(&of, &pair[0], &pair[1])));
    }
    let last = points[points.len() - 1].1.clone();
    Some(Expr::Choose(cases, Box::new(last)))
}

/// y₀ + (x − x₀) ÷ (x₁ − x₀) × (y₁ − y₀)
fn between(of: &Expr, from: &(Expr, Expr), to: &(Expr, Expr)) -> Expr {
    let minus = |left: &Expr, right: &Expr| Expr::binary(Operator::Subtract, left.clone(), right.clone());
    let way = Expr::binary(Operator::Divide, minus(of, &from.0), minus(&to.0, &from.0));
    let rise = Expr::binary(Operator::Multiply, way, minus(&to.1, &from.1));
    Expr::binary(Operator::Add, from.1.clone(), rise)
}
