//! A survey of SurveyJS as a form document: pages, panels, ends. Questions are [`questions_in`](super::questions_in)'s affair.
//!
//! First all questions are named, so that conditions can speak of those that come later; then everything is read.

use super::names::{Ids, Names};
use super::questions_in::{self, Found};
use super::translate;
use super::words;
use super::{Notes, list, object, script, text};
use crate::error::{Gravity, Problem};
use crate::pack::form;
use crate::pack::value::Value;

/// No panels nest deeper.
const DEEPEST: usize = 16;

/// What of a survey is carried, or says nothing about what is asked.
const SURVEY: [&str; 12] = [
    "title",
    "description",
    "locale",
    "pages",
    "elements",
    "questions",
    "completedHtml",
    "completedHtmlOnCondition",
    "calculatedValues",
    "clearInvisibleValues",
    "$schema",
    "name",
];
const PAGE: [&str; 7] = ["name", "title", "visibleIf", "elements", "questions", "questionOrder", "questionsOrder"];
const PANEL: [&str; 7] = ["type", "name", "title", "description", "visibleIf", "elements", "questions"];

/// The form document that `survey` is, by the name `id`, and what of it was not carried.
#[must_use]
pub fn import(survey: &Value, id: &str) -> (Value, Vec<Problem>) {
    let mut importer =
        Importer { notes: Notes::default(), names: Names::new(), ids: Ids::default(), checks: Vec::new() };
    let pages = sheets(survey);
    let found: Vec<Vec<Found<'_>>> = pages.iter().map(|(page, path)| importer.found(page, path)).collect();
    let computed = importer.computed(survey);
    importer.leftover(survey, "", &SURVEY);
    let mut page_ids = Ids::default();
    let mut documents: Vec<Value> =
        pages.iter().zip(found).map(|((page, path), found)| importer.page(page, path, found, &mut page_ids)).collect();
    if !computed.is_empty() {
        let id = page_ids.give("computed", "page");
        documents.push(object(vec![("id", text(id)), ("questions", Value::List(computed))]));
    }
    let thanks = importer.thanks(survey);
    let Importer { mut notes, checks, .. } = importer;
    let title = words::carried(survey.get("title"));
    let title = if title == Value::Null { words::carried(Some(&text(id))) } else { title };
    let mut document = object(vec![
        ("kind", text("form")),
        ("id", text(id)),
        ("use", text("survey")),
        ("title", title),
        ("intro", words::carried(survey.get("description"))),
        ("pages", Value::List(documents)),
        ("thanks", list(thanks)),
        ("checks", list(checks)),
    ]);
    settle(&mut document, &mut notes);
    (document, notes.0)
}

/// The pages of a survey with their places; one without pages is one page.
fn sheets(survey: &Value) -> Vec<(&Value, String)> {
    match survey.items("pages") {
        [] => vec![(survey, String::new())],
        pages => pages.iter().enumerate().map(|(at, page)| (page, format!("pages[{at}]"))).collect(),
    }
}

/// The elements of a page or panel; old surveys call them questions.
fn elements<'a>(holder: &'a Value, path: &str) -> impl Iterator<Item = (&'a Value, String)> {
    let name = if holder.get("elements").is_some() { "elements" } else { "questions" };
    let prefix = if path.is_empty() { String::new() } else { format!("{path}.") };
    holder.items(name).iter().enumerate().map(move |(at, element)| (element, format!("{prefix}{name}[{at}]")))
}

/// Takes away conditions that turn out not to hold together with the questions they speak of, and says so.
fn settle(document: &mut Value, notes: &mut Notes) {
    const ROUNDS: usize = 4;
    for _ in 0..ROUNDS {
        let errors = form::read(document).1.into_iter().filter(|problem| problem.gravity == Gravity::Error);
        let paths: Vec<String> = errors.map(|problem| problem.path).collect();
        let mut taken = false;
        // From behind, so that what is taken out of a list moves nothing that is still to be taken.
        for path in paths.iter().rev() {
            if take(document, path) {
                taken = true;
                notes.add("not-carried.logic", path.as_str(), &[]);
            }
        }
        if !taken {
            return;
        }
    }
}

/// Takes the condition or formula at `path` away, with the check or end it belongs to. Whether there was one.
fn take(document: &mut Value, path: &str) -> bool {
    let Some((holder, name)) = path.rsplit_once('.') else { return false };
    if !matches!(name, "show" | "required" | "formula" | "when") {
        return false;
    }
    let mut value = &mut *document;
    for step in holder.split('.') {
        let (field, number) = match step.split_once('[') {
            Some((field, number)) => (field, number.trim_end_matches(']').parse::<usize>().ok()),
            None => (step, None),
        };
        let Value::Object(fields) = value else { return false };
        let Some((_, found)) = fields.iter_mut().find(|(known, _)| known == field) else { return false };
        value = match number {
            None => found,
            Some(number) => {
                let Value::List(items) = found else { return false };
                if name == "when" && number < items.len() {
                    items.remove(number);
                    return true;
                }
                let Some(item) = items.get_mut(number) else { return false };
                item
            }
        };
    }
    let Value::Object(fields) = value else { return false };
    let before = fields.len();
    fields.retain(|(known, _)| known != name);
    if name == "formula" {
        fields.iter_mut().filter(|(known, _)| known == "kind").for_each(|(_, kind)| *kind = text("hidden"));
        fields.retain(|(known, _)| !matches!(known.as_str(), "places" | "unit"));
    }
    fields.len() < before
}

/// Reads a survey; what is not carried grows on the way.
pub(super) struct Importer {
    pub(super) notes: Notes,
    pub(super) names: Names,
    pub(super) ids: Ids,
    pub(super) checks: Vec<Value>,
}

impl Importer {
    /// All questions of a page in order, those of panels among them, with everything that decides whether they are shown.
    fn found<'a>(&mut self, page: &'a Value, path: &str) -> Vec<Found<'a>> {
        let mut found = Vec::new();
        let mut open: Vec<(&Value, String, Vec<String>)> =
            elements(page, path).map(|(element, path)| (element, path, Vec::new())).collect();
        open.reverse();
        while let Some((element, path, shown)) = open.pop() {
            if element.text("type") != Some("panel") {
                found.extend(questions_in::named(self, element, path, shown));
                continue;
            }
            if shown.len() >= DEEPEST {
                self.notes.add("not-carried.element", path, &["panel"]);
                continue;
            }
            self.leftover(element, &path, &PANEL);
            let mut inside = shown.clone();
            inside.push(element.text("visibleIf").unwrap_or_default().to_owned());
            if element.get("title").is_some() {
                found.push(questions_in::heading(self, element, path.clone(), inside.clone()));
            }
            let mut inner: Vec<(&Value, String, Vec<String>)> =
                elements(element, &path).map(|(element, path)| (element, path, inside.clone())).collect();
            inner.reverse();
            open.extend(inner);
        }
        found
    }

    fn page(&mut self, page: &Value, path: &str, found: Vec<Found<'_>>, ids: &mut Ids) -> Value {
        let whole = path.is_empty();
        if !whole {
            self.leftover(page, path, &PAGE);
        }
        let order = page.text("questionOrder").or_else(|| page.text("questionsOrder"));
        let questions: Vec<Value> = found.into_iter().map(|found| questions_in::question(self, found)).collect();
        let own = |name: &str| if whole { None } else { page.get(name) };
        object(vec![
            ("id", text(ids.give(own("name").and_then(Value::as_text).unwrap_or("page"), "page"))),
            ("title", words::carried(own("title"))),
            ("show", self.condition(own("visibleIf"), &format!("{path}.visibleIf"))),
            ("shuffle", if order == Some("random") { Value::Bool(true) } else { Value::Null }),
            ("questions", Value::List(questions)),
        ])
    }

    /// A condition as a document has it; nothing where there is none, and where it is not carried.
    pub(super) fn condition(&mut self, written: Option<&Value>, path: &str) -> Value {
        let Some(written) = written.and_then(Value::as_text).filter(|written| !written.trim().is_empty()) else {
            return Value::Null;
        };
        let lost = match script::read(written) {
            Some(script) => match translate::condition(&script, &self.names) {
                Ok(condition) => return text(condition),
                Err(lost) => lost,
            },
            None => written.to_owned(),
        };
        self.notes.add("not-carried.condition", path, &[&lost]);
        Value::Null
    }

    /// Values that SurveyJS computes beside its questions, as questions: they are read once all names are known.
    fn computed(&mut self, survey: &Value) -> Vec<Value> {
        let mut computed = Vec::new();
        for (at, value) in survey.items("calculatedValues").iter().enumerate() {
            let path = format!("calculatedValues[{at}]");
            let name = value.text("name").unwrap_or_default();
            let id = questions_in::computed(self, name);
            let formula = questions_in::formula(self, value, &path);
            computed.push(object(
                [("id", text(id)), ("title", words::carried(Some(&text(name))))].into_iter().chain(formula).collect(),
            ));
        }
        computed
    }

    fn thanks(&mut self, survey: &Value) -> Vec<Value> {
        let mut thanks = Vec::new();
        for (at, end) in survey.items("completedHtmlOnCondition").iter().enumerate() {
            let when = self.condition(end.get("expression"), &format!("completedHtmlOnCondition[{at}].expression"));
            if when != Value::Null {
                thanks.push(object(vec![("when", when), ("text", words::carried(end.get("html")))]));
            }
        }
        if survey.get("completedHtml").is_some() {
            thanks.push(object(vec![("text", words::carried(survey.get("completedHtml")))]));
        }
        thanks
    }

    /// Notes every field that is not among those carried.
    pub(super) fn leftover(&mut self, value: &Value, path: &str, carried: &[&str]) {
        let Value::Object(fields) = value else { return };
        for (name, _) in fields.iter().filter(|(name, _)| !carried.contains(&name.as_str())) {
            let place = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            self.notes.add("not-carried.field", place, &[name]);
        }
    }
}
