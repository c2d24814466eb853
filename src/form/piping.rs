//! Earlier answers within later texts: `您说的“{product}”` shows what was answered to `product`.

use super::answer::Answer;
use super::document::Form;
use super::flow::Flow;
use super::question::Question;
use crate::error::{Gravity, Problem};
use crate::phrase::Text;

impl Form {
    /// Calls `visit` with the number of every question whose answer a text shows, in any language.
    pub(super) fn each_named(&self, text: &Text, visit: &mut dyn FnMut(usize)) {
        for template in [Some(&text.zh_cn), text.zh_tw.as_ref(), text.en.as_ref()].into_iter().flatten() {
            let names = template.split('{').skip(1).filter_map(|piece| piece.split_once('}'));
            let ids = names.map(|(name, _)| name.trim()).map(|name| name.split_once('.').map_or(name, |parts| parts.0));
            ids.filter_map(|id| self.find(id)).for_each(&mut *visit);
        }
    }
}

/// What stands for an answer that is not there.
const NOTHING: &str = "…";

impl Flow<'_> {
    /// A text of the form in the language of the situation, with the answers it names.
    #[must_use]
    pub fn words(&self, text: &Text) -> String {
        let template = text.in_language(self.situation().lang);
        if !template.contains('{') {
            return template.to_owned();
        }
        let mut words = String::new();
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            words.push_str(before);
            match after.split_once('}').and_then(|(name, behind)| Some((self.named(name.trim())?, behind))) {
                Some((answer, behind)) => {
                    words.push_str(&answer);
                    rest = behind;
                }
                None => {
                    words.push('{');
                    rest = after;
                }
            }
        }
        words.push_str(rest);
        words
    }

    /// The answer to the question `name`, or to `name.aspect`; `None` where there is no such question.
    fn named(&self, name: &str) -> Option<String> {
        let (id, aspect) = name.split_once('.').map_or((name, None), |(id, aspect)| (id, Some(aspect)));
        let number = self.form.find(id)?;
        let (question, answer) = (&self.form.questions[number], &self.answers[number]);
        let answer = match (aspect, &question.kind, answer) {
            (None, _, answer) => answer,
            (Some(aspect), super::Kind::Matrix(matrix), Answer::Each(answers)) => answers.get(matrix.find(aspect)?)?,
            _ => return Some(NOTHING.to_owned()),
        };
        let words = self.answer_words(number, question, answer);
        Some(if words.is_empty() { NOTHING.to_owned() } else { words })
    }

    /// An answer as people read it.
    #[must_use]
    pub fn answer_words(&self, number: usize, question: &Question, answer: &Answer) -> String {
        let lang = self.situation().lang;
        match answer {
            Answer::Nothing => String::new(),
            Answer::NotApplicable => {
                question.not_applicable.as_ref().map_or("", |words| words.in_language(lang)).to_owned()
            }
            Answer::Truth(truth) => {
                let word = if *truth { "word-yes" } else { "word-no" };
                Problem::new(word, Gravity::Warning, "", &[]).message(lang)
            }
            Answer::Number(figure) => figure.to_string(),
            Answer::Text(text) => text.clone(),
            Answer::Choice(_) | Answer::Choices(_) => {
                let mut titles = Vec::new();
                let options = question.choices().map_or(&[][..], |choices| &choices.options);
                answer.each_choice(&mut |option| {
                    titles.extend(options.get(option).map(|option| match option.role {
                        super::Role::Other => self.other(number).unwrap_or(option.title.in_language(lang)),
                        _ => option.title.in_language(lang),
                    }));
                });
                titles.join(if lang == "en" { ", " } else { "、" })
            }
            Answer::Each(answers) => {
                let words = answers.iter().map(|answer| self.answer_words(number, question, answer));
                words.filter(|words| !words.is_empty()).collect::<Vec<_>>().join(if lang == "en" {
                    ", "
                } else {
                    "、"
                })
            }
        }
    }
}
