//! Slips of a scheme: what its lines are said to be worth against what they can bring.
//!
//! Refuses to know: how it was written, and what its readings leave open; it is checked as it was read.

use crate::error::{Gravity, Problem};
use crate::score::calculus::{Expr, Operator};
use crate::score::decimal::{Decimal, plain};
use crate::score::inputs::Inputs;
use crate::score::scheme::{Band, Grades, Kind, Line, Scheme};

/// All slips of a scheme; the paths name its lines, fields and bands.
#[must_use]
pub fn check(scheme: &Scheme) -> Vec<Problem> {
    let (inputs, _) = scheme.enter([]);
    let mut problems = Vec::new();
    for line in 0..scheme.lines.len() {
        problems.extend(maximum(scheme, line, &inputs));
        problems.extend(scale(scheme, line, &inputs));
        problems.extend(deduction(scheme, line));
    }
    problems.extend(scheme.grades.iter().flat_map(|grades| bands(scheme, grades, &inputs)));
    for field in scheme.fields.iter().filter(|field| field.parameter && field.default.is_none()) {
        let path = format!("fields.{}", field.id);
        problems.push(Problem::new("sheet-blank.parameter", Gravity::Warning, path, &[&field.title.zh_cn]));
    }
    for problem in &mut problems {
        scheme.id.clone_into(&mut problem.document);
    }
    problems
}

fn path(line: &Line, part: &str) -> String {
    format!("lines.{}.{part}", line.id)
}

/// A stated maximum that nothing reaches. Of a line that weighs a hundred, its best option is such a maximum.
fn maximum(scheme: &Scheme, at: usize, inputs: &Inputs) -> Option<Problem> {
    let line = scheme.lines.get(at)?;
    let stated = line.max.as_ref()?.constant()?;
    let open = Scheme { lines: unbounded(scheme, at), ..scheme.clone() };
    let reached = open.reachable(at, inputs).filter(|reached| *reached < stated)?;
    Some(Problem::new("sheet-reach.declared", Gravity::Warning, path(line, "max"), &[&plain(stated), &plain(reached)]))
}

/// The lines without the upper bound of one.
fn unbounded(scheme: &Scheme, at: usize) -> Vec<Line> {
    let mut lines = scheme.lines.clone();
    if let Some(line) = lines.get_mut(at) {
        line.max = None;
    }
    lines
}

/// A sum that is brought to another maximum than its lines make.
fn scale(scheme: &Scheme, at: usize, inputs: &Inputs) -> Option<Problem> {
    let line = scheme.lines.get(at).filter(|line| line.method == "sum" && !line.lines.is_empty())?;
    let parts: Vec<Decimal> = line.lines.iter().map(|&part| scheme.reachable(part, inputs)).collect::<Option<_>>()?;
    let sum: Decimal = parts.into_iter().sum();
    let scaled = scheme.reachable(at, inputs).filter(|scaled| *scaled != sum && is_scaled(line))?;
    Some(Problem::new(
        "sheet-sum.group",
        Gravity::Warning,
        path(line, "scale"),
        &[&plain(sum), &plain(scaled), &plain((scaled - sum).abs())],
    ))
}

/// Whether a sum is multiplied or divided as a whole.
fn is_scaled(line: &Line) -> bool {
    matches!(line.expr, Some(Expr::Binary(Operator::Multiply | Operator::Divide, _)))
}

/// What comes off at once against what the item is worth, where the item cannot go below nought.
fn deduction(scheme: &Scheme, at: usize) -> Option<Problem> {
    let line = scheme.lines.get(at)?;
    let worth = line.max.as_ref()?.constant()?;
    line.min.as_ref()?.constant().filter(Decimal::is_zero)?;
    let own = line.lines.iter().filter_map(|&part| scheme.lines.get(part)).chain([line]);
    let off = own.flat_map(|line| offs(scheme, line)).max().filter(|off| *off > worth)?;
    Some(Problem::new("sheet-deduction", Gravity::Warning, path(line, "max"), &[&plain(off), &plain(worth)]))
}

/// What one event takes off a line: the negative factors in it, and the points of levels that its cases can reach.
fn offs(scheme: &Scheme, line: &Line) -> Vec<Decimal> {
    let mut offs = Vec::new();
    for expr in line.expr.iter().filter(|_| matches!(line.method.as_str(), "count" | "cases")) {
        expr.walk(&mut |inner| match inner {
            Expr::Binary(Operator::Multiply, sides) => {
                offs.extend([&sides.0, &sides.1].into_iter().filter_map(Expr::constant).map(|factor| factor.abs()));
            }
            Expr::Fold(_, list, _) => {
                let choices = scheme.fields.get(*list).map(|field| &field.kind);
                let Some(Kind::Cases(choices)) = choices else { return };
                let points = choices.iter().filter_map(|choice| choice.points.as_ref()?.constant());
                offs.extend(points.filter(Decimal::is_sign_negative).map(|points| -points));
            }
            _ => {}
        });
    }
    offs
}

/// Bands above all that can be reached.
fn bands(scheme: &Scheme, grades: &Grades, inputs: &Inputs) -> Vec<Problem> {
    let Some(most) = scheme.reachable(grades.of, inputs) else { return Vec::new() };
    let from = |band: &Band| band.from.as_ref()?.0.constant();
    let above =
        grades.bands.iter().enumerate().filter_map(|(at, band)| Some((at, from(band).filter(|from| *from > most)?)));
    let told = |(at, from): (usize, Decimal)| {
        Problem::new(
            "sheet-reach.declared",
            Gravity::Warning,
            format!("grades.bands[{at}]"),
            &[&plain(from), &plain(most)],
        )
    };
    above.map(told).collect()
}
