//! What those ask who keep a form and its responses: figures, draws, trials, registers. A page that only asks its customers
//! does without.

use std::fmt::Debug;

use super::{answers, book, figures, trial};
use crate::error::{Gravity, Problem};
use crate::form::Form;
use crate::form::figures::{Summary, needed};
use crate::pack::json;
use crate::pack::value::Value;

/// The figures that are being gathered.
#[derive(Debug, Default)]
pub(super) struct Office {
    summary: Option<Summary>,
    ears: Option<Box<dyn Hearing>>,
}

/// Who listens to what people write, and tells what it was about.
pub(super) trait Hearing: Debug {
    /// Takes the answer to the question `number` in.
    fn hear(&mut self, number: usize, remark: &str);
    /// What was heard to the question `number`; nothing, if nothing was.
    fn told(&self, number: usize, lang: &str) -> Value;
}

impl Office {
    /// The answer to a question about responses or entries; nothing for what is no such question.
    pub(super) fn reply(&mut self, form: &Form, question: &Value, lang: &str) -> Option<Value> {
        Some(match question.text("ask")? {
            "gather" => {
                let plan = question.get("plan").map(figures::plan).unwrap_or_default();
                self.summary = Some(Summary::new(form, plan));
                Value::Bool(self.listen(form, question.get("themes")))
            }
            "figures" => {
                let themes = |number: usize| self.ears.as_ref().map_or(Value::Null, |ears| ears.told(number, lang));
                figures::summary(form, self.summary.as_ref()?, lang, &themes)
            }
            "needed" => needed_for(question),
            "try" => trial::tried(form, question, lang),
            "draw" => trial::drawn(question),
            _ => return book::reply(form, question, lang),
        })
    }

    /// Has remarks grouped by the themes of a lexicon, if one is given; whether this module can do what is asked.
    #[cfg(feature = "guard")]
    fn listen(&mut self, form: &Form, lexicon: Option<&Value>) -> bool {
        self.ears = lexicon.zip(self.summary.as_mut()).map(|(lexicon, summary)| -> Box<dyn Hearing> {
            let (themes, problems) = super::themes::Themes::new(lexicon, form);
            problems.into_iter().for_each(|problem| summary.tell(problem));
            Box::new(themes)
        });
        true
    }

    /// A module without phrases has no ears.
    #[cfg(not(feature = "guard"))]
    fn listen(&mut self, _: &Form, lexicon: Option<&Value>) -> bool {
        self.ears = None;
        lexicon.is_none()
    }

    /// Takes responses into the figures asked for by `gather`: one as JSON on each line. The places of lines that are none,
    /// from 0; empty ones are passed over.
    pub(super) fn gather(&mut self, form: &Form, lines: &str, lang: &str) -> Vec<u32> {
        let mut wrong = Vec::new();
        let Some(summary) = &mut self.summary else { return wrong };
        let ears = &mut self.ears;
        let mut hear = |number: usize, remark: &str| ears.iter_mut().for_each(|ears| ears.hear(number, remark));
        for (at, line) in (0..).zip(lines.lines()).filter(|(_, line)| !line.trim().is_empty()) {
            match json::read(line) {
                Ok(value) if matches!(value.get("answers"), Some(Value::Object(_))) => {
                    summary.add(form, &answers::sent(&value), lang, &mut hear);
                }
                _ => {
                    wrong.push(at);
                    let start: String = line.chars().take(40).collect();
                    summary.tell(Problem::new("unreadable-response", Gravity::Warning, "", &[&start]));
                }
            }
        }
        wrong
    }
}

/// How many responses are needed: `{ margin, population }`.
fn needed_for(question: &Value) -> Value {
    let number = |name: &str| match question.get(name) {
        Some(Value::Number(number)) => Some(*number),
        _ => None,
    };
    let population = number("population").map(|people| people as u64);
    Value::Number(needed(number("margin").unwrap_or(0.05), population) as f64)
}
