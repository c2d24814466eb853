//! Every way through a part of a form: its pages and questions are decided one after the other, as a respondent comes to
//! them, with every answer that the form tells apart.
//!
//! Goes without recursion, and no longer than its budget; what was left out is told.

use super::super::answer::Answer;
use super::super::document::{Cell, Form};
use super::super::expression::Scene;
use super::super::flow::{computed, reached};
use super::super::question::{Kind, Question};
use super::domain::Domain;

/// A form with what is known of it before anybody answers.
pub(super) struct Ground<'a> {
    pub(super) form: &'a Form,
    pub(super) domains: Vec<Domain>,
}

/// A respondent on the way.
pub(super) struct State {
    /// Of each question, the answer that counts.
    pub(super) answers: Vec<Answer>,
    /// Of each question, whether it is asked.
    pub(super) asked: Vec<bool>,
    /// Of each page, whether it is shown.
    pub(super) pages: Vec<bool>,
    /// Of each page, the first page that those before lead to.
    leads: Vec<usize>,
}

/// What deciding a page or a question came to.
enum Step {
    /// It is decided.
    Taken,
    /// This answer is not to be had; the next may be.
    Barred,
    /// There is no other.
    Over,
}

impl State {
    /// Nothing decided yet.
    pub(super) fn new(form: &Form) -> Self {
        Self {
            answers: vec![Answer::Nothing; form.questions.len()],
            asked: vec![false; form.questions.len()],
            pages: vec![true; form.pages.len()],
            leads: (0..form.pages.len()).collect(),
        }
    }

    /// What conditions see.
    pub(super) fn scene<'a>(&'a self, form: &'a Form) -> Scene<'a> {
        Scene { form, answers: &self.answers }
    }
}

impl Ground<'_> {
    /// Calls `visit` at the end of every way through `cells`, which come after what they depend on; answers to questions that
    /// do not matter are not tried out. Whether `budget` was enough for all ways, and the answers are whole.
    pub(super) fn walk(
        &self,
        cells: &[Cell],
        matters: &[bool],
        budget: &mut u32,
        visit: &mut dyn FnMut(&State),
    ) -> bool {
        let mut state = State::new(self.form);
        let mut turns = vec![0_usize; cells.len()];
        let mut at = 0;
        loop {
            let step = if at == cells.len() {
                *budget = budget.saturating_sub(u32::try_from(cells.len()).unwrap_or(u32::MAX));
                visit(&state);
                Step::Over
            } else {
                *budget = budget.saturating_sub(1);
                self.decide(cells[at], turns[at], matters, &mut state)
            };
            if *budget == 0 {
                return false;
            }
            match step {
                Step::Taken => {
                    at += 1;
                    if let Some(turn) = turns.get_mut(at) {
                        *turn = 0;
                    }
                }
                Step::Barred => turns[at] += 1,
                Step::Over if at == 0 => break,
                Step::Over => {
                    at -= 1;
                    turns[at] += 1;
                }
            }
        }
        let whole = |cell: &Cell| match cell {
            Cell::Question(number) => !matters[*number] || self.domains[*number].whole,
            Cell::Page(_) => true,
        };
        cells.iter().all(whole)
    }

    fn decide(&self, cell: Cell, turn: usize, matters: &[bool], state: &mut State) -> Step {
        let form = self.form;
        let number = match cell {
            Cell::Question(number) => number,
            Cell::Page(_) if turn > 0 => return Step::Over,
            Cell::Page(number) => {
                let scene = Scene { form, answers: &state.answers };
                let (lead, shown) = reached(scene, number, &state.leads, &state.pages);
                (state.leads[number], state.pages[number]) = (lead, shown);
                return Step::Taken;
            }
        };
        let question = &form.questions[number];
        let scene = Scene { form, answers: &state.answers };
        let asked = state.pages[question.page] && scene.allows(question.show.as_ref());
        let settled = match &question.kind {
            Kind::Calculated(formula) if asked => Some(computed(scene, formula)),
            Kind::Section | Kind::Calculated(_) => Some(Answer::Nothing),
            _ if !asked || !matters[number] => Some(Answer::Nothing),
            _ => None,
        };
        let step = match &settled {
            Some(_) if turn > 0 => Step::Over,
            Some(_) => Step::Taken,
            None => match self.domains[number].answers.get(turn) {
                Some(answer) if is_offered(question, answer, scene) => Step::Taken,
                Some(_) => Step::Barred,
                None => Step::Over,
            },
        };
        if matches!(step, Step::Taken) {
            let answer = settled.unwrap_or_else(|| lines_asked(question, &self.domains[number].answers[turn], scene));
            state.answers[number] = answer;
            state.asked[number] = asked;
        }
        step
    }
}

/// Whether every option chosen is offered.
fn is_offered(question: &Question, answer: &Answer, scene: Scene<'_>) -> bool {
    let Some(choices) = question.choices() else { return true };
    let mut offered = true;
    answer.each_choice(&mut |number| {
        offered &= choices.options.get(number).is_some_and(|option| scene.allows(option.show.as_ref()));
    });
    offered
}

/// The answer without the lines of a table that are not asked.
fn lines_asked(question: &Question, answer: &Answer, scene: Scene<'_>) -> Answer {
    match (&question.kind, answer) {
        (Kind::Matrix(matrix), Answer::Each(lines)) => {
            let asked =
                matrix.aspects.iter().zip(lines).map(|(aspect, line)| {
                    if scene.allows(aspect.show.as_ref()) { line.clone() } else { Answer::Nothing }
                });
            Answer::Each(asked.collect())
        }
        _ => answer.clone(),
    }
}
