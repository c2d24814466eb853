//! Orders of chance: which option, aspect or question comes first. The same seed gives the same order on every machine.

use super::document::Page;
use super::flow::Flow;
use super::question::{Choices, Kind, Question, Role};
use super::random::Random;

impl<'a> Flow<'a> {
    /// The questions of a page that are asked, in the order shown. Headings keep their places.
    #[must_use]
    pub fn questions(&self, page: &'a Page) -> Vec<usize> {
        let mut numbers: Vec<usize> = page.questions.clone().filter(|&number| self.asked[number]).collect();
        if page.shuffle {
            let loose = |&number: &usize| !matches!(self.form.questions[number].kind, Kind::Section);
            shuffle(&mut numbers, loose, &mut self.random(&page.id));
        }
        numbers
    }

    /// The options of a question that are offered, in the order shown.
    #[must_use]
    pub fn options(&self, question: &Question, choices: &'a Choices) -> Vec<usize> {
        let mut numbers: Vec<usize> =
            (0..choices.options.len()).filter(|&number| self.offers(choices, number)).collect();
        if choices.shuffle {
            let loose = |&number: &usize| {
                let option = &choices.options[number];
                !option.keep && option.role == Role::Plain
            };
            shuffle(&mut numbers, loose, &mut self.random(&question.id));
        }
        numbers
    }

    /// The aspects of a question that are asked, in the order shown.
    #[must_use]
    pub fn shown_aspects(&self, question: &'a Question) -> Vec<usize> {
        let mut numbers = self.aspects(question);
        if matches!(&question.kind, Kind::Matrix(matrix) if matrix.shuffle) {
            shuffle(&mut numbers, |_| true, &mut self.random(&question.id));
        }
        numbers
    }

    /// Everything that was shown in an order of chance: the id of the page or question, and the ids in their order.
    #[must_use]
    pub(super) fn orders(&self) -> Vec<(String, Vec<String>)> {
        let mut orders = Vec::new();
        for (page, _) in self.form.pages.iter().zip(&self.pages).filter(|(page, shown)| page.shuffle && **shown) {
            let ids = self.questions(page).into_iter().map(|number| self.form.questions[number].id.clone());
            orders.push((page.id.clone(), ids.collect()));
        }
        for (question, _) in self.form.questions.iter().zip(&self.asked).filter(|(_, asked)| **asked) {
            let ids: Vec<String> = match &question.kind {
                Kind::Matrix(matrix) if matrix.shuffle => {
                    let aspects = self.shown_aspects(question).into_iter();
                    aspects.map(|number| matrix.aspects[number].id.clone()).collect()
                }
                _ => match question.choices().filter(|choices| choices.shuffle) {
                    Some(choices) => {
                        let options = self.options(question, choices).into_iter();
                        options.map(|number| choices.options[number].id.clone()).collect()
                    }
                    None => continue,
                },
            };
            orders.push((question.id.clone(), ids));
        }
        orders
    }

    fn random(&self, purpose: &str) -> Random {
        Random::for_purpose(self.situation().seed, purpose)
    }
}

/// Shuffles those of `numbers` that are loose among the places they have.
fn shuffle(numbers: &mut [usize], loose: impl Fn(&usize) -> bool, random: &mut Random) {
    let places: Vec<usize> = (0..numbers.len()).filter(|&place| loose(&numbers[place])).collect();
    let mut moved: Vec<usize> = places.iter().map(|&place| numbers[place]).collect();
    random.shuffle(&mut moved);
    for (place, number) in places.into_iter().zip(moved) {
        numbers[place] = number;
    }
}
