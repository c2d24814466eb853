//! Lines made of lines.

use super::Draft;
use crate::score::Decimal;
use crate::score::calculus::{Absence, Expr, Function, Operator, Part, Weighted};
use crate::score::decimal;
use crate::words;

/// All together, perhaps brought to another maximum.
pub(super) fn sum(draft: &mut Draft<'_, '_>) -> Option<Expr> {
    let sum = call(draft, Function::Sum)?;
    let Some(scale) = draft.value.get("scale") else { return Some(sum) };
    let path = draft.at("scale");
    let to = scale.get("to").and_then(|to| draft.reader.figure(to, &words::field(&path, "to")))?;
    let from = match scale.get("from") {
        Some(from) => draft.reader.figure(from, &words::field(&path, "from"))?,
        None => maxima(draft)?,
    };
    Some(Expr::binary(Operator::Multiply, Expr::binary(Operator::Divide, sum, from), to))
}

/// What the lines can be at most, together.
fn maxima(draft: &mut Draft<'_, '_>) -> Option<Expr> {
    let mut maxima = Vec::new();
    for &line in &draft.reader.scheme.lines[draft.line].lines.clone() {
        let known = &draft.reader.scheme.lines[line];
        if known.method == "gate" {
            continue;
        }
        let Some(max) = &known.max else {
            let id = known.id.clone();
            draft.reader.problem("no-maximum", draft.at("scale"), &[&id]);
            return None;
        };
        maxima.push(max.clone());
    }
    let add = |so_far, max: &Expr| decimal::sum(so_far, max.constant()?);
    let sum = maxima.iter().try_fold(Decimal::ZERO, add);
    Some(sum.map_or(Expr::Call(Function::Sum, maxima), Expr::Number))
}

/// Their mean.
pub(super) fn mean(draft: &mut Draft<'_, '_>) -> Option<Expr> {
    call(draft, Function::Mean)
}

/// All multiplied.
pub(super) fn product(draft: &mut Draft<'_, '_>) -> Option<Expr> {
    call(draft, Function::Product)
}

/// The largest.
pub(super) fn highest(draft: &mut Draft<'_, '_>) -> Option<Expr> {
    call(draft, Function::Max)
}

/// The smallest.
pub(super) fn lowest(draft: &mut Draft<'_, '_>) -> Option<Expr> {
    call(draft, Function::Min)
}

fn call(draft: &mut Draft<'_, '_>, function: Function) -> Option<Expr> {
    let lines = lines(draft)?;
    Some(Expr::Call(function, lines.into_iter().map(Expr::Line).collect()))
}

/// The lines of the line; there must be some.
fn lines(draft: &mut Draft<'_, '_>) -> Option<Vec<usize>> {
    let lines = draft.reader.scheme.lines[draft.line].lines.clone();
    if lines.is_empty() {
        draft.reader.problem("missing-field", draft.path, &["lines", "[ … ]"]);
        return None;
    }
    Some(lines)
}

/// By their weights.
pub(super) fn weighted(draft: &mut Draft<'_, '_>) -> Option<Expr> {
    let mut parts = Vec::new();
    let mut sound = true;
    for (nth, line) in lines(draft)?.into_iter().enumerate() {
        let known = &draft.reader.scheme.lines[line];
        if known.method == "gate" {
            continue;
        }
        let full = known.max.clone().unwrap_or(Expr::whole(100));
        match known.weight.clone() {
            Some(weight) => parts.push(Part { weight, value: Expr::Line(line), full }),
            None => {
                draft.reader.problem("missing-field", words::item(&draft.at("lines"), nth), &["weight", "\"40%\""]);
                sound = false;
            }
        }
    }
    let absence = match draft.value.text("na") {
        Some("zero") => Absence::Zero,
        Some("full") => Absence::Full,
        _ => Absence::Reweight,
    };
    let whole = draft.value.text("weights") != Some("any");
    sound.then_some(Expr::Weighted(Weighted { absence, whole, parts }))
}
