//! A form that answers questions in JSON: what the boundary to JavaScript is made of, and can be tested without it.
//!
//! One text in and one text out costs a page less than as many objects, and less code. The answers stay here, so that a
//! further one is all that crosses, and what it changes is all that comes back.

#[cfg(feature = "form")]
use super::lint;
#[cfg(feature = "form")]
use super::office::Office;
use super::{answers, pieces, read, wire};
use crate::error::Problem;
use crate::form::{Course, Flow, Form, Sheet, Situation};
use crate::pack::json;
use crate::pack::value::Value;

/// A form in a language.
#[derive(Debug)]
pub struct Desk {
    form: Form,
    problems: Vec<Problem>,
    lang: String,
    seed: u64,
    sheet: Sheet,
    course: Course,
    /// How many times answers were given; 0 before the first.
    turn: u32,
    #[cfg(feature = "form")]
    office: Office,
}

impl Desk {
    /// The form of a document, told in `lang`; orders of chance come from `seed`.
    #[must_use]
    pub fn new(document: &Value, lang: &str, seed: u64) -> Self {
        let (form, problems) = read(document);
        Self {
            form,
            problems,
            lang: lang.to_owned(),
            seed,
            sheet: Sheet::default(),
            course: Course::default(),
            turn: 0,
            #[cfg(feature = "form")]
            office: Office::default(),
        }
    }

    /// The form.
    #[must_use]
    pub const fn form(&self) -> &Form {
        &self.form
    }

    /// What is wrong with the document.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The language it tells things in.
    #[must_use]
    pub fn lang(&self) -> &str {
        &self.lang
    }

    /// The answer to a question, both as JSON. Nothing for what is no question.
    #[must_use]
    pub fn answer(&mut self, question: &str) -> Option<String> {
        let question = json::read(question).ok()?;
        self.reply(&question).map(|answer| json::write(&answer))
    }

    fn reply(&mut self, question: &Value) -> Option<Value> {
        let ask = question.text("ask")?;
        Some(match ask {
            "about" => wire::about(&self.form, &self.lang),
            "view" | "validate" | "submit" => {
                let Some(given) = self.give(question) else { return Some(Value::Null) };
                let situation = Situation { sheet: &self.sheet, seed: self.seed, lang: &self.lang };
                let flow = Flow::on(&self.form, situation, std::mem::take(&mut self.course), &given);
                let answer = match ask {
                    "view" => wire::view(&flow),
                    "validate" => wire::problems(&flow.all_problems(), &self.lang),
                    _ => {
                        let meta = question.get("meta").map(answers::meta).unwrap_or_default();
                        wire::response(&flow, &flow.response(meta))
                    }
                };
                self.course = flow.course();
                answer
            }
            #[cfg(feature = "form")]
            "lint" => lint::linted(&self.form, &self.problems, question, &self.lang),
            #[cfg(feature = "form")]
            _ => return self.office.reply(&self.form, question, &self.lang),
            #[cfg(not(feature = "form"))]
            _ => return None,
        })
    }

    /// Takes the answers in `{ turn, answers }`, which are those given since the last turn, null for one that was taken back,
    /// or in turn 0 all of them. Returns the numbers of their questions; nothing if this desk is at another turn, so that
    /// whoever asks has to begin anew.
    fn give(&mut self, question: &Value) -> Option<Vec<usize>> {
        let turn = pieces::count(question.get("turn")).unwrap_or(0);
        if turn == 0 {
            (self.sheet, self.course, self.turn) = (Sheet::default(), Course::default(), 0);
        }
        if turn != self.turn {
            return None;
        }
        self.turn += 1;
        let mut numbers = Vec::new();
        for (name, value) in question.fields("answers") {
            self.sheet.give(name, answers::given(value));
            numbers.extend(self.form.find(name.strip_suffix(":other").unwrap_or(name)));
        }
        Some(numbers)
    }

    /// Takes responses into the figures asked for by `gather`: one as JSON on each line. The places of lines that are none,
    /// from 0; empty ones are passed over.
    #[cfg(feature = "form")]
    pub fn gather(&mut self, lines: &str) -> Vec<u32> {
        self.office.gather(&self.form, lines, &self.lang)
    }
}
