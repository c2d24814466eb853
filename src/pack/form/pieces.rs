//! The parts of a form document beside its questions, and what all of them are read with.

use crate::form::Decimal;

use crate::error::{Gravity, Problem};
use crate::form::{Check, Expression, FollowUp, Form, Jump, Requirement, Thanks, parse};
#[cfg(feature = "form")]
use crate::form::{Measure, Method};
use crate::order::sorted;
use crate::pack::lexicon::localized;
use crate::pack::value::Value;

/// Reads a document into a form; what is wrong grows on the way.
pub(super) struct Reader {
    pub(super) form: Form,
    pub(super) problems: Vec<Problem>,
}

/// A whole number from zero.
pub(super) fn count(value: Option<&Value>) -> Option<u32> {
    match value {
        Some(Value::Number(number)) if *number >= 0.0 && *number <= f64::from(u32::MAX) => Some(*number as u32),
        _ => None,
    }
}

/// A number, or a text that is one.
pub(super) fn decimal(value: &Value) -> Option<Decimal> {
    match value {
        Value::Number(number) => Decimal::of_double(*number),
        Value::String(text) => Decimal::parse(text.trim()),
        _ => None,
    }
}

impl Reader {
    /// The condition in a field; `None` where there is none, and where it cannot be used.
    pub(super) fn condition(&mut self, value: &Value, name: &str, path: &str) -> Option<Expression> {
        value.text(name)?;
        self.expression(value, name, path)
    }

    /// The condition or formula in a field that has one.
    pub(super) fn expression(&mut self, value: &Value, name: &str, path: &str) -> Option<Expression> {
        let text = value.text(name)?;
        match parse(text, self.names()) {
            Ok((expression, _)) => Some(expression),
            Err(error) => {
                self.problems.push(Problem::new(
                    error.code,
                    Gravity::Error,
                    format!("{path}.{name}"),
                    &[&error.detail],
                ));
                None
            }
        }
    }

    pub(super) fn requirement(&mut self, value: &Value, path: &str) -> Requirement {
        match value.get("required") {
            Some(Value::Bool(true)) => Requirement::Always,
            Some(Value::String(_)) => {
                self.expression(value, "required", path).map_or(Requirement::Never, Requirement::When)
            }
            _ => Requirement::Never,
        }
    }

    /// Where a page leads.
    pub(super) fn jumps(&mut self, value: &Value, page: usize, path: &str) -> Vec<Jump> {
        let mut jumps = Vec::new();
        for (at, item) in value.items("next").iter().enumerate() {
            let path = format!("{path}.next[{at}]");
            let to = item.text("to").unwrap_or_default();
            let later = self.form.pages.iter().enumerate().skip(page + 1);
            let target = match to {
                "end" => Some(self.form.pages.len()),
                _ => later.into_iter().find(|(_, page)| page.id == to).map(|(number, _)| number),
            };
            let before = self.problems.len();
            let when = self.condition(item, "when", &path);
            match target {
                // A jump whose condition cannot be used would be taken always.
                Some(to) if self.problems.len() == before => jumps.push(Jump { place: at, when, to }),
                Some(_) => {}
                None => {
                    self.problems.push(Problem::new("unknown-page", Gravity::Error, format!("{path}.to"), &[to]));
                }
            }
        }
        jumps
    }

    /// Everything behind the pages.
    pub(super) fn parts(&mut self, document: &Value) {
        for (at, value) in document.items("thanks").iter().enumerate() {
            let path = format!("thanks[{at}]");
            let before = self.problems.len();
            let when = self.condition(value, "when", &path);
            if self.problems.len() == before {
                self.form.thanks.push(Thanks { place: at, when, text: localized(value.get("text")) });
            }
        }
        for (place, value) in document.items("checks").iter().enumerate() {
            let path = format!("checks[{place}]");
            let at = value.text("at").and_then(|id| self.known(id, &format!("{path}.at")));
            let Some(when) = self.expression(value, "when", &path) else { continue };
            let warning = value.text("severity") == Some("warning");
            self.form.checks.push(Check { place, when, message: localized(value.get("message")), at, warning });
        }
        for (at, value) in document.items("follow_ups").iter().enumerate() {
            let Some(when) = self.expression(value, "when", &format!("follow_ups[{at}]")) else { continue };
            let text = |name: &str| value.text(name).unwrap_or_default().to_owned();
            let title = localized(value.get("title"));
            self.form.follow_ups.push(FollowUp { place: at, id: text("id"), when, title, target: text("target") });
        }
        #[cfg(feature = "form")]
        self.kept(document);
    }

    /// What is made of many responses, and what a register asks of its entries.
    #[cfg(feature = "form")]
    fn kept(&mut self, document: &Value) {
        for (at, value) in document.items("measures").iter().enumerate() {
            let measure = self.measure(value, &format!("measures[{at}]"));
            self.form.measures.push(measure);
        }
        if let Some(register) = document.get("register") {
            let signatures = register.texts("signatures");
            let found = signatures.iter().enumerate();
            let found = found.filter_map(|(at, id)| self.known(id, &format!("register.signatures[{at}]")));
            self.form.register.signatures = found.collect();
            self.form.register.day = register.text("day").and_then(|id| self.known(id, "register.day"));
            self.form.register.daily = register.get("daily").and_then(|daily| count(daily.get("at_least")));
        }
    }

    #[cfg(feature = "form")]
    fn measure(&mut self, value: &Value, path: &str) -> Measure {
        let mut of = Vec::new();
        for (at, name) in value.texts("of").iter().enumerate() {
            let (id, aspect) = name.split_once('.').map_or((name.as_str(), None), |(id, aspect)| (id, Some(aspect)));
            let Some(question) = self.known(id, &format!("{path}.of[{at}]")) else { continue };
            let kind = &self.form.questions[question].kind;
            of.push((
                question,
                match (aspect, kind) {
                    (Some(aspect), crate::form::Kind::Matrix(matrix)) => matrix.find(aspect),
                    _ => None,
                },
            ));
        }
        let goal = value.get("goal");
        let bound = |name: &str| goal.and_then(|goal| goal.get(name)).and_then(decimal);
        let method = Method::NAMES.iter().find(|known| value.text("method") == Some(known.0));
        Measure {
            id: value.text("id").unwrap_or_default().to_owned(),
            title: localized(value.get("title")),
            method: method.map(|known| known.1).unwrap_or_default(),
            of,
            points: value.get("points").and_then(decimal),
            above: bound("above"),
            at_least: bound("at_least"),
            when: self.condition(value, "when", path),
            among: self.condition(value, "among", path),
        }
    }

    /// The number of a question that is named; what is not there is said.
    fn known(&mut self, id: &str, path: &str) -> Option<usize> {
        let found = self.form.find(id);
        if found.is_none() {
            self.problems.push(Problem::new("expression-unknown-name", Gravity::Error, path, &[id]));
        }
        found
    }

    /// Ids that cannot be used or are there twice.
    pub(super) fn unique(&mut self, document: &Value) {
        let pages: Vec<String> = self.form.pages.iter().map(|page| page.id.clone()).collect();
        self.unique_ids(pages.iter().map(String::as_str), "pages");
        let ids: Vec<String> = self.form.questions.iter().map(|question| question.id.clone()).collect();
        let place = |at: usize| self.form.place_of(at).unwrap_or_default();
        let problems = troubles(&ids.iter().map(String::as_str).collect::<Vec<_>>(), &place);
        self.problems.extend(problems);
        for list in ["follow_ups", "measures"] {
            let ids = document.items(list).iter().map(|value| value.text("id").unwrap_or_default());
            self.unique_ids(ids, list);
        }
    }

    pub(super) fn unique_ids<'a>(&mut self, ids: impl Iterator<Item = &'a str>, path: &str) {
        let ids: Vec<&str> = ids.collect();
        self.problems.extend(troubles(&ids, &|at| format!("{path}[{at}]")));
    }
}

fn troubles(ids: &[&str], place: &dyn Fn(usize) -> String) -> Vec<Problem> {
    let mut problems = Vec::new();
    let order = sorted(ids.len(), &|left, right| ids[left].cmp(ids[right]));
    for pair in order.windows(2) {
        let (first, second) = (pair[0] as usize, pair[1] as usize);
        if ids[first] == ids[second] && !ids[first].is_empty() {
            let path = format!("{}.id", place(second));
            problems.push(Problem::new("duplicate-id", Gravity::Error, path, &[ids[first], &place(first)]));
        }
    }
    for (at, id) in ids.iter().enumerate() {
        let inside = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        let sound = id.bytes().all(inside) && id.bytes().next().is_some_and(|byte| byte.is_ascii_lowercase());
        // An id that is missing is a matter of the shape.
        if !sound && !id.is_empty() {
            problems.push(Problem::new("bad-id", Gravity::Error, format!("{}.id", place(at)), &[id]));
        }
    }
    problems
}
