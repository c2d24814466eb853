//! All conditions of a form: where each stands in the document, and where it is asked for.

use super::super::document::{Cell, Form};
use super::super::expression::Expression;
use super::super::question::{Kind, Question, Requirement};

/// A condition.
pub(super) struct Condition<'a> {
    /// Where it stands.
    pub(super) path: String,
    /// It is asked for where this is shown; everywhere, if it belongs to nothing.
    pub(super) owner: Option<Cell>,
    /// Whether it is about responses, which may be unfinished.
    pub(super) of_responses: bool,
    /// What it says.
    pub(super) expression: &'a Expression,
}

/// Calls `visit` for every condition of a form, in the order of the document.
pub(super) fn each_condition<'a>(form: &'a Form, visit: &mut dyn FnMut(Condition<'a>)) {
    let mut tell = |path: String, owner: Option<Cell>, expression: Option<&'a Expression>| {
        expression
            .into_iter()
            .for_each(|expression| visit(Condition { path: path.clone(), owner, of_responses: false, expression }));
    };
    for (at, page) in form.pages.iter().enumerate() {
        tell(format!("pages[{at}].show"), None, page.show.as_ref());
        for number in page.questions.clone() {
            of_question(form, number, &form.questions[number], &mut tell);
        }
        for jump in &page.next {
            tell(format!("pages[{at}].next[{}].when", jump.place), Some(Cell::Page(at)), jump.when.as_ref());
        }
    }
    for thanks in &form.thanks {
        tell(format!("thanks[{}].when", thanks.place), None, thanks.when.as_ref());
    }
    for check in &form.checks {
        tell(format!("checks[{}].when", check.place), None, Some(&check.when));
    }
    for follow_up in &form.follow_ups {
        tell(format!("follow_ups[{}].when", follow_up.place), None, Some(&follow_up.when));
    }
    for (at, measure) in form.measures.iter().enumerate() {
        for (name, condition) in [("when", &measure.when), ("among", &measure.among)] {
            let path = format!("measures[{at}].{name}");
            let told = condition.iter().map(|expression| Condition {
                path: path.clone(),
                owner: None,
                of_responses: true,
                expression,
            });
            told.for_each(&mut *visit);
        }
    }
}

fn of_question<'a>(
    form: &Form,
    number: usize,
    question: &'a Question,
    tell: &mut dyn FnMut(String, Option<Cell>, Option<&'a Expression>),
) {
    let place = form.place_of(number).unwrap_or_default();
    tell(format!("{place}.show"), Some(Cell::Page(question.page)), question.show.as_ref());
    let here = Some(Cell::Question(number));
    if let Requirement::When(condition) = &question.required {
        tell(format!("{place}.required"), here, Some(condition));
    }
    for (at, option) in question.choices().iter().flat_map(|choices| choices.options.iter().enumerate()) {
        tell(format!("{place}.options[{at}].show"), here, option.show.as_ref());
    }
    if let Kind::Matrix(matrix) = &question.kind {
        for (at, aspect) in matrix.aspects.iter().enumerate() {
            tell(format!("{place}.aspects[{at}].show"), here, aspect.show.as_ref());
        }
    }
}
