//! What people give, read as answers to questions.
//!
//! Invariant: reading an answer loses nothing silently; what cannot be part of it is a [`Trouble`] with its words.

use super::decimal::Decimal;

use super::question::{Cells, Choices, Kind, Matrix, Question, Role, Scale, TextFormat, TextRules};
use super::rules::{self, Trouble};
use crate::order::sorted;

/// Something given as an answer, before it is known to be one.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Given {
    /// Nothing.
    #[default]
    Nothing,
    /// True or false.
    Truth(bool),
    /// A number.
    Number(Decimal),
    /// A text.
    Text(String),
    /// Several of these.
    List(Vec<Given>),
    /// Named ones of these.
    Each(Vec<(String, Given)>),
}

/// What was given to each question, by its id; `id:other` is the text to the option of that role.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    given: Vec<(String, Given)>,
}

/// An answer that a question can have. Options and aspects are numbers of the document's order.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Answer {
    /// None.
    #[default]
    Nothing,
    /// The question does not apply.
    NotApplicable,
    /// Yes or no.
    Truth(bool),
    /// A figure.
    Number(Decimal),
    /// A text, a time.
    Text(String),
    /// An option.
    Choice(usize),
    /// Options in the order given.
    Choices(Vec<usize>),
    /// An answer for each aspect.
    Each(Vec<Answer>),
}

impl Sheet {
    /// What is given by name; of several with one name, the last counts.
    #[must_use]
    pub fn new(mut given: Vec<(String, Given)>) -> Self {
        given.retain(|(_, value)| *value != Given::Nothing);
        let order = sorted(given.len(), &|left, right| given[left].0.cmp(&given[right].0));
        let mut kept: Vec<(String, Given)> = Vec::with_capacity(given.len());
        for number in order {
            let (name, value) = std::mem::take(&mut given[number as usize]);
            match kept.last_mut().filter(|last| last.0 == name) {
                Some(last) => last.1 = value,
                None => kept.push((name, value)),
            }
        }
        Self { given: kept }
    }

    /// Gives an answer by name, or takes it back.
    pub fn give(&mut self, name: &str, value: Given) {
        let place = self.given.binary_search_by(|(known, _)| known.as_str().cmp(name));
        match (place, value) {
            (Ok(at), Given::Nothing) => drop(self.given.remove(at)),
            (Ok(at), value) => self.given[at].1 = value,
            (Err(_), Given::Nothing) => {}
            (Err(at), value) => self.given.insert(at, (name.to_owned(), value)),
        }
    }

    /// What was given to `name`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Given> {
        let at = self.given.binary_search_by(|(known, _)| known.as_str().cmp(name)).ok()?;
        self.given.get(at).map(|given| &given.1)
    }

    /// The free text to the question `id`.
    #[must_use]
    pub fn other(&self, id: &str) -> Option<&str> {
        match self.get(&format!("{id}:other")) {
            Some(Given::Text(text)) if !text.trim().is_empty() => Some(text.trim()),
            _ => None,
        }
    }

    /// Everything that was given, in the order of its names.
    #[must_use]
    pub fn all(&self) -> &[(String, Given)] {
        &self.given
    }
}

impl Answer {
    /// Whether there is none, in any aspect.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        match self {
            Self::Nothing => true,
            Self::Each(answers) => answers.iter().all(Self::is_nothing),
            Self::Choices(numbers) => numbers.is_empty(),
            Self::Text(text) => text.is_empty(),
            _ => false,
        }
    }

    /// Calls `visit` with the number of every option chosen.
    pub fn each_choice(&self, visit: &mut dyn FnMut(usize)) {
        match self {
            Self::Choice(number) => visit(*number),
            Self::Choices(numbers) => numbers.iter().for_each(|&number| visit(number)),
            Self::Each(answers) => answers.iter().for_each(|answer| answer.each_choice(visit)),
            _ => {}
        }
    }
}

/// The answer that `given` is to `question`, with what is wrong in it. Wrong parts are not in the answer.
pub(super) fn read(question: &Question, given: &Given, troubles: &mut Vec<Trouble>) -> Answer {
    if is_empty(given) {
        return Answer::Nothing;
    }
    if question.not_applicable.is_some() && is_na(given) {
        return Answer::NotApplicable;
    }
    match &question.kind {
        Kind::Single(choices) => option(choices, given, troubles),
        Kind::Multiple(choices) | Kind::Ranking(choices) => options(choices, given, troubles),
        Kind::Rating(scale) => on_scale(scale, given, troubles),
        Kind::Matrix(matrix) => table(matrix, question.not_applicable.is_some(), given, troubles),
        Kind::YesNo | Kind::Consent => truth(given, troubles),
        Kind::Number(number_rules) => match number(given) {
            Some(number) => {
                rules::number(number_rules, number, troubles);
                Answer::Number(number)
            }
            None => wrong(given, "wrong-answer.number", troubles),
        },
        Kind::Text(text_rules) => text(text_rules, given, troubles),
        Kind::Date | Kind::Time | Kind::DateTime | Kind::Phone => written(&question.kind, given, troubles),
        Kind::Hidden => match given {
            Given::Number(number) => Answer::Number(*number),
            Given::Truth(truth) => Answer::Truth(*truth),
            Given::Text(text) => Answer::Text(text.clone()),
            _ => wrong(given, "wrong-answer.text", troubles),
        },
        Kind::Section | Kind::Calculated(_) => {
            troubles.push(Trouble::new("not-a-question", &[]));
            Answer::Nothing
        }
    }
}

fn is_empty(given: &Given) -> bool {
    match given {
        Given::Nothing => true,
        Given::Text(text) => text.trim().is_empty(),
        Given::List(items) => items.is_empty(),
        Given::Each(fields) => fields.is_empty(),
        Given::Truth(_) | Given::Number(_) => false,
    }
}

fn is_na(given: &Given) -> bool {
    matches!(given, Given::Text(text) if text == "na")
}

/// An answer of another type than the question's.
fn wrong(given: &Given, wanted: &'static str, troubles: &mut Vec<Trouble>) -> Answer {
    troubles.push(Trouble::new(wanted, &[&words(given)]));
    Answer::Nothing
}

/// What was given, in words that can be shown.
fn words(given: &Given) -> String {
    const LONGEST: usize = 40;
    match given {
        Given::Nothing => String::new(),
        Given::Truth(truth) => truth.to_string(),
        Given::Number(number) => number.to_string(),
        Given::Text(text) => text.chars().take(LONGEST).collect(),
        Given::List(items) => items.iter().take(3).map(words).collect::<Vec<_>>().join(", "),
        Given::Each(fields) => fields.iter().take(3).map(|field| field.0.as_str()).collect::<Vec<_>>().join(", "),
    }
}

fn option(choices: &Choices, given: &Given, troubles: &mut Vec<Trouble>) -> Answer {
    let id = match given {
        Given::Text(id) => id.clone(),
        Given::Number(_) | Given::Truth(_) => words(given),
        // A list of one is what a form gives that once allowed several.
        Given::List(items) if items.len() == 1 => words(&items[0]),
        _ => return wrong(given, "wrong-answer.option", troubles),
    };
    match choices.find(&id).or_else(|| choices.meant(&id)) {
        Some(number) => Answer::Choice(number),
        None => {
            troubles.push(Trouble::new("unknown-option", &[&words(given)]));
            Answer::Nothing
        }
    }
}

fn options(choices: &Choices, given: &Given, troubles: &mut Vec<Trouble>) -> Answer {
    let single = [given.clone()];
    let items = match given {
        Given::List(items) => &items[..],
        Given::Each(_) => return wrong(given, "wrong-answer.list", troubles),
        _ => &single,
    };
    let mut taken = vec![false; choices.options.len()];
    let mut numbers = Vec::new();
    for item in items {
        match option(choices, item, troubles) {
            Answer::Choice(number) if taken[number] => troubles.push(Trouble::new("given-twice", &[&words(item)])),
            Answer::Choice(number) => {
                taken[number] = true;
                numbers.push(number);
            }
            _ => {}
        }
    }
    let excludes = |&number: &usize| choices.options[number].role == Role::Nothing;
    if numbers.len() > 1 && numbers.iter().any(excludes) {
        troubles.push(Trouble::new("none-and-some", &[]));
    }
    Answer::Choices(numbers)
}

fn on_scale(scale: &Scale, given: &Given, troubles: &mut Vec<Trouble>) -> Answer {
    let Some(figure) = number(given) else { return wrong(given, "wrong-answer.number", troubles) };
    let (from, to) = (Decimal::whole(scale.from), Decimal::whole(scale.to));
    if figure < from || figure > to || figure.places() > 0 {
        let figure = figure.to_string();
        troubles.push(Trouble::new("out-of-range.scale", &[&figure, &scale.from.to_string(), &scale.to.to_string()]));
        return Answer::Nothing;
    }
    Answer::Number(figure)
}

fn table(matrix: &Matrix, not_applicable: bool, given: &Given, troubles: &mut Vec<Trouble>) -> Answer {
    let Given::Each(fields) = given else { return wrong(given, "wrong-answer.table", troubles) };
    let mut answers = vec![Answer::Nothing; matrix.aspects.len()];
    let sheet = Sheet::new(fields.clone());
    for (aspect, answer) in matrix.aspects.iter().zip(&mut answers) {
        let Some(given) = sheet.get(&aspect.id) else { continue };
        let before = troubles.len();
        *answer = match &matrix.cells {
            _ if not_applicable && is_na(given) => Answer::NotApplicable,
            Cells::Scale(scale) => on_scale(scale, given, troubles),
            Cells::Options(choices) => option(choices, given, troubles),
        };
        troubles[before..].iter_mut().for_each(|trouble| trouble.aspect = Some(aspect.id.clone()));
    }
    let aspects = &matrix.aspects;
    let known = sorted(aspects.len(), &|left, right| aspects[left].id.cmp(&aspects[right].id));
    for (id, _) in sheet.all() {
        if known.binary_search_by(|&number| aspects[number as usize].id.cmp(id)).is_err() {
            troubles.push(Trouble::new("unknown-aspect", &[id]));
        }
    }
    Answer::Each(answers)
}

fn truth(given: &Given, troubles: &mut Vec<Trouble>) -> Answer {
    match given {
        Given::Truth(truth) => Answer::Truth(*truth),
        Given::Text(text) if text == "true" || text == "yes" => Answer::Truth(true),
        Given::Text(text) if text == "false" || text == "no" => Answer::Truth(false),
        _ => wrong(given, "wrong-answer.yes-no", troubles),
    }
}

/// A number, or a text that is one: full-width digits and commas between thousands are what people type.
fn number(given: &Given) -> Option<Decimal> {
    match given {
        Given::Number(number) => Some(*number),
        Given::Text(text) => {
            let digits: String = text.trim().chars().map(rules::plain).filter(|&digit| digit != ',').collect();
            Decimal::parse(&digits)
        }
        _ => None,
    }
}

fn text(text_rules: &TextRules, given: &Given, troubles: &mut Vec<Trouble>) -> Answer {
    let text = match given {
        Given::Text(text) => text.trim().to_owned(),
        Given::Number(_) if text_rules.format != TextFormat::Any => words(given),
        _ => return wrong(given, "wrong-answer.text", troubles),
    };
    rules::text(text_rules, &text, troubles);
    Answer::Text(text)
}

/// A day, a time or a telephone number. What is wrong with it stays, so that it can be mended where it was typed.
fn written(kind: &Kind, given: &Given, troubles: &mut Vec<Trouble>) -> Answer {
    let text = match given {
        Given::Text(text) => text.trim().to_owned(),
        Given::Number(_) if matches!(kind, Kind::Phone) => words(given),
        _ => return wrong(given, "wrong-answer.text", troubles),
    };
    match rules::written(kind, &text) {
        Ok(canonical) => Answer::Text(canonical),
        Err(trouble) => {
            troubles.push(trouble);
            Answer::Nothing
        }
    }
}
