//! What a chosen level is worth.

use super::Draft;
use crate::score::calculus::{Expr, Fold, Function};
use crate::score::formula::Meaning;
use crate::score::scheme::{Choice, Kind};
use crate::words;

/// The points of the level that was chosen.
pub(super) fn rating(draft: &mut Draft<'_, '_>) -> Option<Expr> {
    let of = draft.value.text("of").unwrap_or_default().to_owned();
    let field = match draft.reader.names.meaning(&of) {
        Some(Meaning::Field(field)) => Some(field),
        _ => None,
    };
    let fields = &draft.reader.scheme.fields;
    let choices = field.and_then(|field| Some((field, &fields.get(field)?.kind)));
    let Some((field, Kind::Level(choices))) = choices else {
        let known = fields.iter().filter(|field| matches!(field.kind, Kind::Level(_)));
        let known = words::listed(known.map(|field| &field.id), ", ");
        draft.reader.problem("unknown-level-field", draft.at("of"), &[&of, &known]);
        return None;
    };
    let case = |(at, choice): (usize, &Choice)| (Expr::Is(field, at), worth(choice));
    Some(Expr::Choose(choices.iter().enumerate().map(case).collect(), Box::new(Expr::Absent)))
}

/// A level without points says nothing about the figure.
fn worth(choice: &Choice) -> Expr {
    choice.points.clone().unwrap_or(Expr::Open)
}

/// What each case costs, by the highest level it reached or by every one.
pub(super) fn cases(draft: &mut Draft<'_, '_>) -> Option<Expr> {
    let list = draft.wanted_list()?;
    let from = draft.figure_or("from", Expr::whole(0))?;
    let Kind::Cases(choices) = &draft.reader.scheme.fields.get(list)?.kind else {
        draft.reader.problem("unknown-list", draft.at("of"), &["of", "levels"]);
        return None;
    };
    let negative =
        choices.iter().filter_map(|choice| choice.points.as_ref()?.constant()).any(|points| points.is_sign_negative());
    // A level that a case did not reach is left out, so that the highest is one that it did reach.
    let level =
        |(at, choice): (usize, &Choice)| Expr::Choose(vec![(Expr::Reached(at), worth(choice))], Box::new(Expr::Absent));
    let function = match draft.value.text("count") {
        Some("each") => Function::Sum,
        _ if negative => Function::Min,
        _ => Function::Max,
    };
    let each = Expr::Call(function, choices.iter().enumerate().map(level).collect());
    let sum = Expr::Fold(Fold::Sum, list, Box::new(each));
    if from.constant().is_some_and(|from| from.is_zero()) {
        Some(sum)
    } else {
        Some(Expr::Call(Function::Sum, vec![from, sum]))
    }
}
