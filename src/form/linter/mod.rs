//! What is wrong with the logic of a form, before anybody sees it: questions nobody is ever asked, conditions that never or
//! always hold, pages and ends that nothing leads to; and how many ways there are through it, and how long the longest is.
//!
//! In reading order: [`domain`] finds the answers that a form tells apart; [`parts`] finds what depends on what; [`walk`] goes
//! every way through a part; here it is put together, and worded.
//!
//! Refuses to know: respondents made up by chance ([`simulate`](super::simulate)), and what was wrong when the document was
//! read. Invariants: what is said never to be is proven, by having gone every way; what could not be proven either way is
//! named as open; the time taken has a bound, whatever the form.

mod conditions;
mod domain;
mod parts;
mod walk;

use std::collections::BTreeSet;

use super::document::{Cell, Form};
use super::quality::effort;
use crate::error::{Gravity, Problem};
use conditions::{Condition, each_condition};
use domain::domains;
use parts::Links;
use walk::{Ground, State};

/// So many pages and questions are decided in all.
const BUDGET: u32 = 3_000_000;
/// So many of them within one part of a form.
const PART: u32 = 400_000;
/// So many of them for one condition.
const CONDITION: u32 = 60_000;

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// Everything wrong.
    pub problems: Vec<Problem>,
    /// How many different sets of questions somebody who finishes can be asked.
    pub paths: f64,
    /// Whether that is all; else there are at least so many.
    pub exact: bool,
    /// The most questions anybody can be asked.
    pub most_questions: u64,
    /// The milliseconds that the longest way takes.
    pub longest: u64,
    /// Places of which it is not known whether anybody comes there: what chance shows of them is worth telling.
    pub open: Vec<String>,
}

/// Goes all ways through a form; times are of somebody who reads it in `lang`.
#[must_use]
pub fn lint(form: &Form, lang: &str) -> Report {
    let mut linter = Linter {
        ground: Ground { form, domains: domains(form, true) },
        responses: Ground { form, domains: domains(form, false) },
        links: Links::of(form),
        budget: BUDGET,
        asked: vec![false; form.questions.len()],
        pages: vec![false; form.pages.len()],
        jumps: form.pages.iter().map(|page| vec![false; page.next.len()]).collect(),
        report: Report { paths: 1.0, exact: true, ..Report::default() },
    };
    linter.parts(lang);
    linter.conditions();
    linter.thanks();
    linter.report
}

struct Linter<'a> {
    /// Respondents who finish.
    ground: Ground<'a>,
    /// All of them: figures are also of those who stopped half way.
    responses: Ground<'a>,
    links: Links,
    budget: u32,
    /// Of each question, whether somebody was asked it.
    asked: Vec<bool>,
    /// Of each page, whether somebody came there.
    pages: Vec<bool>,
    /// Of each page, which of its jumps somebody took.
    jumps: Vec<Vec<bool>>,
    report: Report,
}

/// What is known of one part of a form.
#[derive(Default)]
struct Part {
    sets: BTreeSet<u64>,
    most: u64,
    longest: u64,
}

impl<'a> Linter<'a> {
    /// What can be spent at once, taken out of what is left.
    fn budget(&mut self, most: u32) -> u32 {
        // Looking for what belongs together costs as much as the form is long.
        let cells = u32::try_from(self.ground.form.cells.len()).unwrap_or(u32::MAX);
        let taken = most.min(self.budget);
        self.budget -= taken;
        taken.saturating_sub(cells / 8)
    }

    fn parts(&mut self, lang: &str) {
        let form = self.ground.form;
        let matters = self.links.looked_at();
        let efforts: Vec<u64> = form.questions.iter().map(|question| u64::from(effort(question, lang))).collect();
        for cells in self.links.parts(form) {
            let mut budget = self.budget(PART);
            let mut part = Part::default();
            let (asked, pages, jumps) = (&mut self.asked, &mut self.pages, &mut self.jumps);
            let whole = self.ground.walk(&cells, &matters, &mut budget, &mut |state| {
                part.take(form, &cells, state, &efforts);
                note(form, &cells, state, (asked, pages, jumps));
            });
            self.budget += budget;
            self.report.exact &= whole;
            self.report.paths *= part.sets.len().max(1) as f64;
            self.report.most_questions += part.most;
            self.report.longest += part.longest;
            cells.iter().for_each(|&cell| self.unreached(cell, whole));
        }
    }

    /// Says that nobody comes to a page or a question, if that is so.
    fn unreached(&mut self, cell: Cell, whole: bool) {
        let form = self.ground.form;
        let (reached, place, id) = match cell {
            Cell::Page(number) => (self.pages[number], format!("pages[{number}]"), &form.pages[number].id),
            Cell::Question(number) => {
                (self.asked[number], form.place_of(number).unwrap_or_default(), &form.questions[number].id)
            }
        };
        match cell {
            _ if reached => {}
            _ if !whole => self.report.open.push(place),
            Cell::Page(_) => self.tell("dead-page", Gravity::Error, place, &[id]),
            // Of a page that nobody sees, its questions need no word.
            Cell::Question(number) if self.pages[form.questions[number].page] => {
                self.tell("dead-question", Gravity::Error, place, &[id]);
            }
            Cell::Question(_) => {}
        }
        if let (Cell::Page(number), true) =
            (cell, reached && whole && matches!(cell, Cell::Page(at) if at + 1 < form.pages.len()))
        {
            let idle: Vec<usize> = (0..self.jumps[number].len()).filter(|&jump| !self.jumps[number][jump]).collect();
            for jump in idle {
                let place = format!("pages[{number}].next[{}]", form.pages[number].next[jump].place);
                self.tell("dead-jump", Gravity::Error, place, &[]);
            }
        }
    }

    fn conditions(&mut self) {
        let mut all = Vec::new();
        each_condition(self.ground.form, &mut |condition| all.push(condition));
        for condition in all {
            self.condition(&condition);
        }
    }

    /// Says that a condition never or always holds, if that is so where it is asked for.
    fn condition(&mut self, condition: &Condition<'a>) {
        let form = self.ground.form;
        let mut matters = self.links.looked_at();
        let mut cells: Vec<usize> = condition.owner.map(|cell| self.links.number(cell)).into_iter().collect();
        condition.expression.each_question(&mut |question| {
            matters[question] = true;
            cells.push(self.links.question(question));
        });
        let cells = self.links.behind(form, cells);
        let mut budget = self.budget(CONDITION);
        let (mut holds, mut fails) = (false, false);
        let ground = if condition.of_responses { &self.responses } else { &self.ground };
        let whole = ground.walk(&cells, &matters, &mut budget, &mut |state| {
            let here = match condition.owner {
                Some(Cell::Page(number)) => state.pages[number],
                Some(Cell::Question(number)) => state.asked[number],
                None => true,
            };
            if here {
                let held = state.scene(form).holds(condition.expression);
                holds |= held;
                fails |= !held;
            }
        });
        self.budget += budget;
        match (holds, fails) {
            (false, true) if whole => self.tell("never-holds", Gravity::Error, condition.path.clone(), &[]),
            (true, false) if whole && !condition.of_responses => {
                self.tell("always-holds", Gravity::Warning, condition.path.clone(), &[])
            }
            (false, _) if !whole => {
                self.report.open.extend(condition.path.strip_suffix(".when").map(str::to_owned));
            }
            _ => {}
        }
    }

    /// Says which words at the end nobody hears, because others come first.
    fn thanks(&mut self) {
        let form = self.ground.form;
        let mut matters = self.links.looked_at();
        let mut cells = Vec::new();
        for condition in form.thanks.iter().filter_map(|thanks| thanks.when.as_ref()) {
            condition.each_question(&mut |question| {
                matters[question] = true;
                cells.push(self.links.question(question));
            });
        }
        let cells = self.links.behind(form, cells);
        let mut budget = self.budget(PART);
        let mut said = vec![false; form.thanks.len()];
        let whole = self.ground.walk(&cells, &matters, &mut budget, &mut |state| {
            let scene = state.scene(form);
            if let Some(first) = form.thanks.iter().position(|thanks| scene.allows(thanks.when.as_ref())) {
                said[first] = true;
            }
        });
        self.budget += budget;
        for (thanks, _) in form.thanks.iter().zip(said).filter(|(_, said)| !said) {
            let place = format!("thanks[{}]", thanks.place);
            let when = format!("{place}.when");
            if !whole {
                self.report.open.push(place);
            } else if self.report.problems.iter().all(|problem| problem.path != when) {
                self.tell("dead-thanks", Gravity::Error, place, &[]);
            }
        }
    }

    fn tell(&mut self, code: &'static str, gravity: Gravity, place: String, details: &[&str]) {
        self.report.problems.push(Problem::new(code, gravity, place, details));
    }
}

impl Part {
    /// Takes one way through the part in.
    fn take(&mut self, form: &Form, cells: &[Cell], state: &State, efforts: &[u64]) {
        let (mut set, mut questions, mut time) = (0xCBF2_9CE4_8422_2325_u64, 0, 0);
        for &cell in cells {
            let Cell::Question(number) = cell else { continue };
            if state.asked[number] {
                set = (set ^ number as u64).wrapping_mul(0x0100_0000_01B3);
                questions += u64::from(form.questions[number].is_asked());
                time += efforts[number];
            }
        }
        self.sets.insert(set);
        self.most = self.most.max(questions);
        self.longest = self.longest.max(time);
    }
}

/// Notes where a respondent came.
fn note(
    form: &Form,
    cells: &[Cell],
    state: &State,
    (asked, pages, jumps): (&mut [bool], &mut [bool], &mut [Vec<bool>]),
) {
    for &cell in cells {
        match cell {
            Cell::Question(number) => asked[number] |= state.asked[number],
            Cell::Page(number) => {
                pages[number] |= state.pages[number];
                let next = &form.pages[number].next;
                let taken = next.iter().position(|jump| state.scene(form).allows(jump.when.as_ref()));
                if let Some(taken) = taken.filter(|_| state.pages[number]) {
                    jumps[number][taken] = true;
                }
            }
        }
    }
}
