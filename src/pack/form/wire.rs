//! What a form says, as raw values for the page: its questions once, the view of answers again and again, responses.
//!
//! Questions are described in full once, by [`about`]; a view names them by their numbers and tells only what the last
//! answers may have changed, so that an answer costs little however long the form is.

use super::answers::value_of;
use crate::error::{Gravity, Problem};
use crate::form::{
    Answer, Choice, Flag, Flow, Form, Given, Kind, Look, NumberRules, Page, Privacy, Question, Response, Role, Scale,
    ScaleUse, TextFormat, TextRules, Use, given_of,
};
use crate::pack::value::Value;
use crate::phrase::Text;

/// An object of those fields that say something.
#[must_use]
pub fn object(fields: Vec<(&str, Value)>) -> Value {
    let said = fields.into_iter().filter(|(_, value)| *value != Value::Null);
    Value::Object(said.map(|(name, value)| (name.to_owned(), value)).collect())
}

/// A text.
#[must_use]
pub fn text(text: &str) -> Value {
    Value::String(text.to_owned())
}

fn texts(items: impl IntoIterator<Item = String>) -> Value {
    Value::List(items.into_iter().map(Value::String).collect())
}

fn number(number: impl Into<f64>) -> Value {
    Value::Number(number.into())
}

/// A count as the page has it.
#[must_use]
pub fn count(count: usize) -> Value {
    Value::Number(count as f64)
}

/// A problem as the page sees it.
#[must_use]
pub fn problem(problem: &Problem, lang: &str) -> Value {
    object(vec![
        ("code", text(problem.code)),
        ("document", text(&problem.document)),
        ("path", text(&problem.path)),
        ("message", text(&problem.message(lang))),
        ("hint", problem.hint(lang).map_or(Value::Null, Value::String)),
        ("severity", text(if problem.gravity == Gravity::Error { "error" } else { "warning" })),
    ])
}

/// Problems as the page sees them.
#[must_use]
pub fn problems(problems: &[Problem], lang: &str) -> Value {
    Value::List(problems.iter().map(|one| problem(one, lang)).collect())
}

/// What a form is, in the language `lang`: its titles and all its questions, with templates where answers are shown in them.
#[must_use]
pub fn about(form: &Form, lang: &str) -> Value {
    object(vec![
        ("id", text(&form.id)),
        ("version", number(form.version)),
        ("use", text(purpose(form.purpose))),
        ("title", text(form.title.in_language(lang))),
        ("intro", text(form.intro.in_language(lang))),
        ("anonymous", Value::Bool(form.anonymous)),
        ("questions", Value::List(form.questions.iter().map(|question| described(question, lang)).collect())),
        ("signatures", texts(form.register.signatures.iter().map(|&number| form.questions[number].id.clone()))),
    ])
}

const fn purpose(purpose: Use) -> &'static str {
    match purpose {
        Use::Survey => "survey",
        Use::Register => "register",
        Use::Checklist => "checklist",
    }
}

/// The name of a kind of question in documents.
#[must_use]
pub const fn kind_name(kind: &Kind) -> &'static str {
    match kind {
        Kind::Single(_) => "single",
        Kind::Multiple(_) => "multiple",
        Kind::Ranking(_) => "ranking",
        Kind::Rating(Scale { use_as: ScaleUse::Nps, .. }) => "nps",
        Kind::Rating(Scale { use_as: ScaleUse::Ces, .. }) => "ces",
        Kind::Rating(_) => "rating",
        Kind::Matrix(_) => "matrix",
        Kind::YesNo => "yes_no",
        Kind::Consent => "consent",
        Kind::Text(TextRules { long: true, .. }) => "long",
        Kind::Text(_) => "short",
        Kind::Number(_) => "number",
        Kind::Date => "date",
        Kind::Time => "time",
        Kind::DateTime => "date_time",
        Kind::Phone => "phone",
        Kind::Section => "section",
        Kind::Hidden => "hidden",
        Kind::Calculated(_) => "calculated",
    }
}

fn described(question: &Question, lang: &str) -> Value {
    let said = |text: &Text| Value::String(text.in_language(lang).to_owned());
    let mut fields = vec![
        ("id", text(&question.id)),
        ("kind", text(kind_name(&question.kind))),
        ("title", said(&question.title)),
        ("help", said(&question.help)),
        ("privacy", text(privacy(question.privacy))),
        ("notApplicable", question.not_applicable.as_ref().map_or(Value::Null, said)),
        ("options", question.choices().map_or(Value::Null, |choices| options(&choices.options, lang))),
        ("scale", question.scale().map_or(Value::Null, |scale| described_scale(scale, lang))),
    ];
    let limit = |limit: Option<u32>| limit.map_or(Value::Null, number);
    match &question.kind {
        Kind::Single(choices) if choices.words => fields.push(("words", Value::Bool(true))),
        Kind::Multiple(choices) | Kind::Ranking(choices) => {
            fields.extend([("atLeast", limit(choices.at_least)), ("atMost", limit(choices.at_most))]);
        }
        Kind::Matrix(matrix) => {
            let aspects = matrix.aspects.iter();
            let aspects = aspects.map(|aspect| object(vec![("id", text(&aspect.id)), ("title", said(&aspect.title))]));
            fields.push(("aspects", Value::List(aspects.collect())));
        }
        Kind::Text(rules) => {
            fields.extend([("shortest", limit(rules.shortest)), ("longest", limit(rules.longest))]);
            fields.push(("format", format(rules.format)));
        }
        Kind::Number(rules) => fields.extend(described_number(rules, lang)),
        Kind::Calculated(formula) => fields.push(("unit", said(&formula.unit))),
        _ => {}
    }
    object(fields)
}

fn described_number(rules: &NumberRules, lang: &str) -> [(&'static str, Value); 4] {
    let bound = |bound: Option<crate::form::Decimal>| bound.map_or(Value::Null, |bound| text(&bound.to_string()));
    [
        ("atLeast", bound(rules.at_least)),
        ("atMost", bound(rules.at_most)),
        ("places", rules.places.map_or(Value::Null, number)),
        ("unit", text(rules.unit.in_language(lang))),
    ]
}

const fn privacy(privacy: Privacy) -> &'static str {
    match privacy {
        Privacy::Public => "public",
        Privacy::Personal => "personal",
        Privacy::Sensitive => "sensitive",
    }
}

fn format(format: TextFormat) -> Value {
    match format {
        TextFormat::Any => Value::Null,
        TextFormat::Digits => text("digits"),
        TextFormat::Order => text("order"),
        TextFormat::Mail => text("mail"),
    }
}

fn options(options: &[Choice], lang: &str) -> Value {
    let option = |option: &Choice| {
        object(vec![
            ("id", text(&option.id)),
            ("title", text(option.title.in_language(lang))),
            (
                "role",
                match option.role {
                    Role::Plain => Value::Null,
                    Role::Other => text("other"),
                    Role::Nothing => text("none"),
                },
            ),
            ("score", option.score.map_or(Value::Null, |score| text(&score.to_string()))),
        ])
    };
    Value::List(options.iter().map(option).collect())
}

fn described_scale(scale: &Scale, lang: &str) -> Value {
    let look = match scale.look {
        Look::Stars => "stars",
        Look::Faces => "faces",
        Look::Numbers => "numbers",
        Look::Words => "words",
    };
    object(vec![
        ("from", number(scale.from)),
        ("to", number(scale.to)),
        ("look", text(look)),
        ("low", text(scale.low.in_language(lang))),
        ("high", text(scale.high.in_language(lang))),
        ("labels", texts(scale.labels.iter().map(|label| label.in_language(lang).to_owned()))),
    ])
}

/// What the answers given so far lead to. Pages and what is missing name questions by their numbers in the description, and
/// of the questions only those are told that the last answers may have changed.
#[must_use]
pub fn view(flow: &Flow<'_>) -> Value {
    let form = flow.form;
    let shown = form.pages.iter().zip(&flow.pages).filter(|(_, shown)| **shown);
    let visible = |number: &usize| !matches!(form.questions[*number].kind, Kind::Hidden);
    let page = |(page, _): (&Page, &bool)| {
        let questions = flow.questions(page).into_iter().filter(visible);
        object(vec![
            ("id", text(&page.id)),
            ("title", Value::String(flow.words(&page.title))),
            ("questions", Value::List(questions.map(count).collect())),
        ])
    };
    let changed = (0..form.questions.len()).filter(|number| flow.asked[*number] && flow.is_stirred(*number));
    let changed = changed.filter(visible).map(|number| viewed(flow, number)).collect();
    let asked = (0..form.questions.len()).filter(|&number| flow.asked[number] && form.questions[number].is_asked());
    let answered = asked.clone().filter(|&number| !flow.answers[number].is_nothing()).count();
    object(vec![
        ("pages", Value::List(shown.map(page).collect())),
        ("changed", Value::List(changed)),
        ("progress", object(vec![("answered", count(answered)), ("of", count(asked.count()))])),
        ("values", values(flow)),
        ("missing", Value::List(flow.missing.iter().map(|(number, _)| count(*number)).collect())),
        ("problems", problems(&flow.problems, flow.situation().lang)),
        ("complete", Value::Bool(flow.is_complete())),
        ("thanks", Value::String(flow.thanks())),
        ("followUps", follow_ups(flow, &flow.follow_ups())),
    ])
}

/// The figures that are computed.
pub(super) fn values(flow: &Flow<'_>) -> Value {
    let all = flow.form.questions.iter().zip(&flow.answers);
    let computed =
        all.filter(|(question, answer)| matches!(question.kind, Kind::Calculated(_)) && !answer.is_nothing());
    Value::Object(computed.map(|(question, answer)| (question.id.clone(), figure(question, answer))).collect())
}

/// A computed figure; figures are exact, so they are texts.
fn figure(question: &Question, answer: &Answer) -> Value {
    match answer {
        Answer::Number(number) => text(&number.to_string()),
        answer => value_of(&given_of(question, answer)),
    }
}

/// What of a question depends on the answers: options and aspects by their numbers in the description.
fn viewed(flow: &Flow<'_>, number: usize) -> Value {
    let question = &flow.form.questions[number];
    let places = |numbers: Vec<usize>| Value::List(numbers.into_iter().map(count).collect());
    let piped = |text: &Text| match flow.words(text) {
        words if words == text.in_language(flow.situation().lang) => Value::Null,
        words => Value::String(words),
    };
    let required = flow.is_required(number);
    object(vec![
        ("at", count(number)),
        ("title", piped(&question.title)),
        ("help", piped(&question.help)),
        ("required", if required { Value::Bool(true) } else { Value::Null }),
        ("value", value_of(&given_of(question, &flow.answers[number]))),
        ("other", flow.other(number).map_or(Value::Null, text)),
        (
            "options",
            match question.choices() {
                Some(choices) if choices.shuffle || choices.options.iter().any(|option| option.show.is_some()) => {
                    places(flow.options(question, choices))
                }
                _ => Value::Null,
            },
        ),
        (
            "aspects",
            match &question.kind {
                Kind::Matrix(matrix) if matrix.shuffle || matrix.aspects.iter().any(|aspect| aspect.show.is_some()) => {
                    places(flow.shown_aspects(question))
                }
                _ => Value::Null,
            },
        ),
    ])
}

pub(super) fn follow_ups(flow: &Flow<'_>, numbers: &[usize]) -> Value {
    let follow_up = |&number: &usize| {
        let follow_up = &flow.form.follow_ups[number];
        object(vec![
            ("id", text(&follow_up.id)),
            ("title", Value::String(flow.words(&follow_up.title))),
            ("target", text(&follow_up.target)),
        ])
    };
    Value::List(numbers.iter().map(follow_up).collect())
}

/// A response as it is kept and sent.
#[must_use]
pub fn response(flow: &Flow<'_>, response: &Response) -> Value {
    let (form, lang) = (flow.form, flow.situation().lang);
    let said = |text: &Option<String>| text.as_ref().map_or(Value::Null, |text| Value::String(text.clone()));
    let all = |fields: Vec<(String, Value)>| if fields.is_empty() { Value::Null } else { Value::Object(fields) };
    let meta = &response.meta;
    let values = response.values.iter().map(|(id, given)| match given {
        Given::Number(number) => (id.clone(), text(&number.to_string())),
        given => (id.clone(), value_of(given)),
    });
    object(vec![
        ("id", text(&meta.id)),
        ("form", text(&form.id)),
        ("version", number(form.version)),
        ("at", text(&meta.at)),
        ("lang", text(lang)),
        ("complete", Value::Bool(response.complete)),
        ("subject", said(&meta.subject)),
        ("channel", said(&meta.channel)),
        ("by", said(&meta.by)),
        ("attributes", all(meta.attributes.iter().map(|(name, value)| (name.clone(), text(value))).collect())),
        ("answers", Value::Object(response.answers.iter().map(|(id, given)| (id.clone(), value_of(given))).collect())),
        ("values", Value::Object(values.collect())),
        ("seconds", all(meta.seconds.iter().map(|(id, time)| (id.clone(), value_of(&Given::Number(*time)))).collect())),
        ("order", all(response.order.iter().map(|(id, ids)| (id.clone(), texts(ids.clone()))).collect())),
        ("followUps", follow_ups(flow, &response.follow_ups)),
        ("quality", Value::List(response.quality.iter().map(|flag| described_flag(form, flag, lang)).collect())),
        ("problems", problems(&response.problems, lang)),
    ])
}

fn described_flag(form: &Form, flag: &Flag, lang: &str) -> Value {
    object(vec![
        ("code", text(flag.code)),
        ("message", Value::String(Problem::new(flag.code, Gravity::Warning, "", &[]).message(lang))),
        ("questions", texts(flag.questions.iter().map(|&number| form.questions[number].id.clone()))),
    ])
}
