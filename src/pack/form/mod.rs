//! Form documents: their shape, their references, and what they say; answers and responses as raw values, both ways.

pub mod answers;
#[cfg(feature = "form")]
mod book;
mod desk;
#[cfg(feature = "form")]
mod figures;
#[cfg(feature = "form")]
mod lint;
#[cfg(feature = "form")]
mod office;
mod pieces;
mod questions;
mod shape;
#[cfg(all(feature = "form", feature = "guard"))]
mod themes;
#[cfg(feature = "form")]
mod trial;
pub mod wire;

pub use desk::Desk;
pub(crate) use shape::SHAPE;

use super::lexicon::localized;
use super::value::Value;
use crate::error::{Gravity, Problem};
use crate::form::{Form, Kind, Names, Page, Use};
use pieces::Reader;

/// The form in `document` with everything in it that can be used, and everything that is wrong with it but its examples.
/// What cannot be read is left out: a condition that cannot be used counts as none.
#[must_use]
pub fn read(document: &Value) -> (Form, Vec<Problem>) {
    let problems = match document {
        Value::Object(_) => SHAPE.check(document),
        _ => vec![Problem::new("not-a-document", Gravity::Error, "", &[document.type_name()])],
    };
    let mut form = Form::default();
    document.text("id").unwrap_or_default().clone_into(&mut form.id);
    form.version = pieces::count(document.get("version")).unwrap_or(1);
    form.purpose = match document.text("use") {
        Some("register") => Use::Register,
        Some("checklist") => Use::Checklist,
        _ => Use::Survey,
    };
    form.title = localized(document.get("title"));
    form.intro = localized(document.get("intro"));
    form.anonymous = document.is_true("anonymous");
    let mut reader = Reader { form, problems };
    reader.pages(document);
    reader.form.index();
    reader.conditions(document);
    reader.parts(document);
    let circles = reader.form.settle();
    let Reader { form, mut problems } = reader;
    for circle in circles {
        let ids: Vec<&str> = circle.iter().map(|&number| form.questions[number].id.as_str()).collect();
        let path = circle.first().and_then(|&number| form.place_of(number)).unwrap_or_default();
        problems.push(Problem::new("circle", Gravity::Error, path, &[&ids.join(", ")]));
    }
    for problem in &mut problems {
        form.id.clone_into(&mut problem.document);
    }
    (form, problems)
}

impl Reader {
    /// Pages and questions, without what looks at other questions.
    fn pages(&mut self, document: &Value) {
        for (at, value) in document.items("pages").iter().enumerate() {
            let path = format!("pages[{at}]");
            let start = self.form.questions.len();
            for (nth, question) in value.items("questions").iter().enumerate() {
                let question = self.question(question, at, &format!("{path}.questions[{nth}]"));
                self.form.questions.push(question);
            }
            self.form.pages.push(Page {
                id: value.text("id").unwrap_or_default().to_owned(),
                title: localized(value.get("title")),
                shuffle: value.is_true("shuffle"),
                questions: start..self.form.questions.len(),
                ..Page::default()
            });
        }
        self.unique(document);
    }

    /// Conditions and formulas, now that all names are known.
    fn conditions(&mut self, document: &Value) {
        let mut number = 0;
        for (at, value) in document.items("pages").iter().enumerate() {
            let path = format!("pages[{at}]");
            let show = self.condition(value, "show", &path);
            let next = self.jumps(value, at, &path);
            let page = &mut self.form.pages[at];
            (page.show, page.next) = (show, next);
            for (nth, value) in value.items("questions").iter().enumerate() {
                self.bind(value, number, &format!("{path}.questions[{nth}]"));
                number += 1;
            }
        }
    }

    /// The conditions of one question.
    fn bind(&mut self, value: &Value, number: usize, path: &str) {
        let show = self.condition(value, "show", path);
        let required = self.requirement(value, path);
        let options: Vec<_> = shown(self, value, "options", path);
        let aspects: Vec<_> = shown(self, value, "aspects", path);
        let formula = match value.text("formula") {
            Some(_) => self.expression(value, "formula", path),
            None => None,
        };
        let question = &mut self.form.questions[number];
        (question.show, question.required) = (show, required);
        if let Kind::Matrix(matrix) = &mut question.kind {
            matrix.aspects.iter_mut().zip(aspects).for_each(|(aspect, show)| aspect.show = show);
        }
        if let Kind::Calculated(calculated) = &mut question.kind {
            calculated.expression = formula;
        }
        if let Some(choices) = question.choices_mut() {
            choices.options.iter_mut().zip(options).for_each(|(option, show)| option.show = show);
        }
    }

    fn names(&self) -> Names<'_> {
        Names::of(&self.form)
    }
}

/// The conditions of the items of a list.
fn shown(reader: &mut Reader, value: &Value, list: &str, path: &str) -> Vec<Option<crate::form::Expression>> {
    let items = value.items(list).iter().enumerate();
    items.map(|(at, item)| reader.condition(item, "show", &format!("{path}.{list}[{at}]"))).collect()
}
