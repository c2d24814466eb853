//! Where answers lead: which pages and questions are asked, which answers count, what is missing and what is wrong.
//!
//! Everything is decided once, in the order that [`settle`](super::Form::settle) found; an answer to a question that is not
//! asked is none. After a further answer only what looks at it is decided anew: a [`Course`] keeps the rest.

use super::answer::{self, Answer, Given, Sheet};
use super::document::{Cell, Form};
use super::expression::{Scene, Value};
use super::question::{Aspect, Choices, Formula, Kind, Question, Requirement, Role};
use super::rules::{self, Trouble};
use crate::error::{Gravity, Problem};

/// Under which circumstances a form is filled in.
#[derive(Clone, Copy, Debug)]
pub struct Situation<'a> {
    /// What was given so far.
    pub sheet: &'a Sheet,
    /// Decides orders of chance.
    pub seed: u64,
    /// Language of everything said: `zh-CN`, `zh-TW` or `en`.
    pub lang: &'a str,
}

/// A form with answers.
#[derive(Clone, Debug)]
pub struct Flow<'a> {
    /// The form.
    pub form: &'a Form,
    /// Of each page, whether it is on the path and shown.
    pub pages: Vec<bool>,
    /// Of each question, whether it is asked.
    pub asked: Vec<bool>,
    /// Of each question, the answer that counts.
    pub answers: Vec<Answer>,
    /// Answers that are wrong, and those that cannot stand together.
    pub problems: Vec<Problem>,
    /// Questions that must be answered and are not, with what is said about each.
    pub missing: Vec<(usize, Problem)>,
    /// Of each page, the first page that it and those before it lead to.
    leads: Vec<usize>,
    /// Of each question, what is wrong with its answer.
    wrong: Vec<Vec<Problem>>,
    /// Of each question, whether it was decided anew.
    stirred: Vec<bool>,
    situation: Situation<'a>,
}

/// What was decided of a form so far, to go on from.
#[derive(Clone, Debug, Default)]
pub struct Course {
    pages: Vec<bool>,
    asked: Vec<bool>,
    answers: Vec<Answer>,
    leads: Vec<usize>,
    wrong: Vec<Vec<Problem>>,
}

impl<'a> Flow<'a> {
    /// Where `situation.sheet` leads in `form`.
    #[must_use]
    pub fn of(form: &'a Form, situation: Situation<'a>) -> Self {
        let questions = form.questions.len();
        let course = Course {
            pages: vec![false; form.pages.len()],
            asked: vec![false; questions],
            answers: vec![Answer::Nothing; questions],
            leads: vec![0; form.pages.len()],
            wrong: vec![Vec::new(); questions],
        };
        Self::decided(form, situation, course, vec![true; questions])
    }

    /// Where the sheet leads, after the answers to the questions of these numbers were given, changed or taken back; the
    /// others are as they were on this `course`. A course of no form begins anew.
    #[must_use]
    pub fn on(form: &'a Form, situation: Situation<'a>, course: Course, given: &[usize]) -> Self {
        if course.asked.len() != form.questions.len() {
            return Self::of(form, situation);
        }
        let mut stirred = vec![false; form.questions.len()];
        for &number in given {
            stirred[number] = true;
            // The words of another option are shown elsewhere without being the answer.
            form.watchers[number].iter().for_each(|&watcher| stirred[watcher as usize] = true);
        }
        Self::decided(form, situation, course, stirred)
    }

    /// What was decided, to go on from when something else is answered.
    #[must_use]
    pub fn course(self) -> Course {
        Course { pages: self.pages, asked: self.asked, answers: self.answers, leads: self.leads, wrong: self.wrong }
    }

    /// Whether a question, or what it shows of others, may be another than on the course before.
    #[must_use]
    pub fn is_stirred(&self, number: usize) -> bool {
        self.stirred.get(number).copied().unwrap_or(true)
    }

    fn decided(form: &'a Form, situation: Situation<'a>, course: Course, stirred: Vec<bool>) -> Self {
        let Course { pages, asked, answers, leads, wrong } = course;
        let (problems, missing) = (Vec::new(), Vec::new());
        let mut flow = Self { form, pages, asked, answers, problems, missing, leads, wrong, stirred, situation };
        for &cell in &form.cells {
            match cell {
                Cell::Page(number) => flow.reach(number),
                Cell::Question(number) if flow.stirred[number] => flow.ask(number),
                Cell::Question(_) => {}
            }
        }
        flow.look_for_missing();
        flow.problems = flow.wrong.iter().flatten().cloned().collect();
        flow.check();
        flow
    }

    /// What conditions see.
    #[must_use]
    pub fn scene(&self) -> Scene<'_> {
        Scene { form: self.form, answers: &self.answers }
    }

    /// Whether an option of a question is offered.
    #[must_use]
    pub fn offers(&self, choices: &'a Choices, option: usize) -> bool {
        choices.options.get(option).is_some_and(|option| self.scene().allows(option.show.as_ref()))
    }

    /// Whether nothing is missing and nothing is wrong.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.missing.is_empty() && self.problems.iter().all(|problem| problem.gravity != Gravity::Error)
    }

    /// Whether a question must be answered, if it is asked.
    #[must_use]
    pub fn is_required(&self, number: usize) -> bool {
        match self.form.questions.get(number).map(|question| &question.required) {
            Some(Requirement::Always) => true,
            Some(Requirement::When(condition)) => self.scene().holds(condition),
            Some(Requirement::Never) | None => false,
        }
    }

    /// What was given to a question, as it was given.
    #[must_use]
    pub fn given(&self, question: &Question) -> Option<&'a Given> {
        self.situation.sheet.get(&question.id)
    }

    /// The free text beside the answer to a question, if the option that asks for one is chosen.
    #[must_use]
    pub fn other(&self, number: usize) -> Option<&'a str> {
        let question = self.form.questions.get(number)?;
        let choices = question.choices()?;
        let mut chosen = false;
        self.answers.get(number)?.each_choice(&mut |option| {
            chosen |= choices.options.get(option).is_some_and(|option| option.role == Role::Other);
        });
        self.situation.sheet.other(&question.id).filter(|_| chosen)
    }

    /// The circumstances.
    #[must_use]
    pub const fn situation(&self) -> Situation<'a> {
        self.situation
    }

    fn reach(&mut self, number: usize) {
        let scene = Scene { form: self.form, answers: &self.answers };
        let (lead, shown) = reached(scene, number, &self.leads, &self.pages);
        self.leads[number] = lead;
        if std::mem::replace(&mut self.pages[number], shown) != shown {
            let questions = self.form.pages[number].questions.clone();
            self.stirred[questions].fill(true);
        }
    }

    fn ask(&mut self, number: usize) {
        let form = self.form;
        let Some(question) = form.questions.get(number) else { return };
        let on_page = self.pages.get(question.page).copied().unwrap_or(false);
        let asked = on_page && self.scene().allows(question.show.as_ref());
        self.wrong[number].clear();
        let answer = match &question.kind {
            _ if !asked => Answer::Nothing,
            Kind::Section => Answer::Nothing,
            Kind::Calculated(formula) => computed(self.scene(), formula),
            _ => self.answered(number, question),
        };
        let same = self.asked[number] == asked && self.answers[number] == answer;
        (self.asked[number], self.answers[number]) = (asked, answer);
        if !same {
            form.watchers[number].iter().for_each(|&watcher| self.stirred[watcher as usize] = true);
        }
    }

    fn answered(&mut self, number: usize, question: &'a Question) -> Answer {
        let Some(given) = self.given(question) else { return Answer::Nothing };
        let mut troubles = Vec::new();
        let mut answer = answer::read(question, given, &mut troubles);
        self.withdraw(question, &mut answer, &mut troubles);
        if let Some(choices) = question.choices() {
            rules::count(choices, &answer, &mut troubles);
        }
        for trouble in troubles {
            let problem = self.problem(question, &trouble);
            self.wrong[number].push(problem);
        }
        answer
    }

    /// Takes back what is not offered: options and aspects whose condition does not hold.
    fn withdraw(&self, question: &'a Question, answer: &mut Answer, troubles: &mut Vec<Trouble>) {
        if let Some(choices) = question.choices() {
            let mut gone = |number: &usize| {
                let offered = self.offers(choices, *number);
                if let Some(option) = choices.options.get(*number).filter(|_| !offered) {
                    let title = option.title.in_language(self.situation.lang);
                    troubles.push(Trouble::new("not-offered", &[title]));
                }
                !offered
            };
            let mut single = |answer: &mut Answer| match answer {
                Answer::Choice(number) if gone(number) => *answer = Answer::Nothing,
                Answer::Choices(numbers) => numbers.retain(|number| !gone(number)),
                _ => {}
            };
            match &mut *answer {
                Answer::Each(answers) => answers.iter_mut().for_each(single),
                answer => single(answer),
            }
        }
        if let (Kind::Matrix(matrix), Answer::Each(answers)) = (&question.kind, answer) {
            for (aspect, answer) in matrix.aspects.iter().zip(answers) {
                if !self.scene().allows(aspect.show.as_ref()) {
                    *answer = Answer::Nothing;
                }
            }
        }
    }

    fn problem(&self, question: &Question, trouble: &Trouble) -> Problem {
        let path =
            trouble.aspect.as_ref().map_or_else(|| question.id.clone(), |aspect| format!("{}.{aspect}", question.id));
        let details: Vec<&str> = trouble.details.iter().map(String::as_str).collect();
        let known = Problem::new(trouble.code, Gravity::Error, path.clone(), &details);
        match &question.invalid_message {
            Some(words) => Problem::worded(known.code, Gravity::Error, path, words.in_language(self.situation.lang)),
            None => known,
        }
    }

    fn look_for_missing(&mut self) {
        for (number, question) in self.form.questions.iter().enumerate() {
            if !self.asked[number] || !question.is_asked() || !self.is_required(number) {
                continue;
            }
            if let Some((sentence, path)) = self.lack(number, question) {
                let problem = match &question.required_message {
                    Some(words) => {
                        Problem::worded("required", Gravity::Error, path, words.in_language(self.situation.lang))
                    }
                    None => Problem::new(sentence, Gravity::Error, path, &[]),
                };
                self.missing.push((number, problem));
            }
        }
    }

    /// What an answer that must be there lacks: the name of the sentence, and the place.
    fn lack(&self, number: usize, question: &'a Question) -> Option<(&'static str, String)> {
        let answer = &self.answers[number];
        let here = || question.id.clone();
        match (&question.kind, answer) {
            (_, Answer::NotApplicable) => None,
            (Kind::Consent, Answer::Truth(true)) => None,
            (Kind::Consent, _) => Some(("required.consent", here())),
            (Kind::Matrix(matrix), answer) => {
                let answers = if let Answer::Each(answers) = answer { &answers[..] } else { &[] };
                let lacks = |(at, aspect): &(usize, &'a Aspect)| {
                    answers.get(*at).is_none_or(Answer::is_nothing) && self.scene().allows(aspect.show.as_ref())
                };
                let aspect = matrix.aspects.iter().enumerate().find(lacks)?.1;
                Some(("required", format!("{}.{}", question.id, aspect.id)))
            }
            (_, answer) if answer.is_nothing() => Some(("required", here())),
            _ => self.lacks_other(number, question).then(|| ("required.other", format!("{}:other", question.id))),
        }
    }

    /// Whether the option that asks for a text is chosen without one.
    fn lacks_other(&self, number: usize, question: &Question) -> bool {
        let Some(choices) = question.choices() else { return false };
        let mut chosen = false;
        self.answers[number].each_choice(&mut |option| {
            chosen |= choices.options.get(option).is_some_and(|option| option.role == Role::Other);
        });
        chosen && self.other(number).is_none()
    }

    fn check(&mut self) {
        let form = self.form;
        for check in form.checks.iter().filter(|check| self.scene().holds(&check.when)).collect::<Vec<_>>() {
            let path = check.at.and_then(|number| form.questions.get(number)).map_or("", |question| &question.id);
            let (code, gravity) =
                if check.warning { ("contradiction", Gravity::Warning) } else { ("check", Gravity::Error) };
            let words = check.message.in_language(self.situation.lang);
            self.problems.push(Problem::worded(code, gravity, path, words));
        }
    }

    /// Names in the sheet that no question has.
    #[must_use]
    pub fn strangers(&self) -> Vec<Problem> {
        let known = |name: &str| self.form.find(name.strip_suffix(":other").unwrap_or(name)).is_some();
        let names = self.situation.sheet.all().iter().map(|given| given.0.as_str());
        let problem = |name: &str| Problem::new("unknown-question", Gravity::Warning, name, &[name]);
        names.filter(|name| !known(name)).map(problem).collect()
    }

    /// The aspects of a question that are asked, by their numbers.
    #[must_use]
    pub fn aspects(&self, question: &'a Question) -> Vec<usize> {
        let Kind::Matrix(matrix) = &question.kind else { return Vec::new() };
        let asked = |number: &usize| self.scene().allows(matrix.aspects[*number].show.as_ref());
        (0..matrix.aspects.len()).filter(asked).collect()
    }
}

/// The first page that those before page `number` lead to, and whether that page is shown. `leads` and `shown` say the
/// same of all pages before it.
pub(super) fn reached(scene: Scene<'_>, number: usize, leads: &[usize], shown: &[bool]) -> (usize, bool) {
    let pages = &scene.form.pages;
    let lead = match number.checked_sub(1) {
        None => 0,
        Some(before) if !shown[before] => leads[before],
        Some(before) => {
            let jump = pages[before].next.iter().find(|jump| scene.allows(jump.when.as_ref()));
            jump.map_or(number, |jump| jump.to)
        }
    };
    (lead, lead <= number && scene.allows(pages[number].show.as_ref()))
}

/// What a formula comes to.
pub(super) fn computed(scene: Scene<'_>, formula: &Formula) -> Answer {
    let Some(expression) = &formula.expression else { return Answer::Nothing };
    match scene.value(expression) {
        Value::Number(number) => Answer::Number(formula.places.map_or(number, |places| number.rounded(places))),
        Value::Truth(truth) => Answer::Truth(truth),
        Value::Text(text) => Answer::Text(text.to_owned()),
        Value::Nothing => Answer::Nothing,
    }
}
