//! The questions of a form as elements of SurveyJS.

use super::export::{condition, required};
use super::print;
use super::words;
use super::{Notes, flag, list, object, text};
use crate::form::{Cells, Choices, Form, Kind, Look, Matrix, Question, Requirement, Role, Scale, ScaleUse, TextFormat};
use crate::pack::value::Value;

/// The element that a question is; `raw` is its document, `validators` what must be besides.
pub(super) fn question(
    form: &Form,
    number: usize,
    raw: &Value,
    validators: Vec<Value>,
    path: &str,
    notes: &mut Notes,
) -> Value {
    let question = &form.questions[number];
    for (name, unlike) in [("privacy", "public"), ("not_applicable", ""), ("unit", "")] {
        if raw.get(name).is_some() && raw.text(name) != Some(unlike) {
            notes.add("not-carried.field", format!("{path}.{name}"), &[name]);
        }
    }
    let mut validators = validators;
    let particular = particular(form, question, raw, &mut validators, path, notes);
    let mut fields = vec![("type", text(element(&question.kind))), ("name", text(&question.id))];
    if !matches!(question.kind, Kind::Section) {
        fields.push(("title", words::out(raw.get("title"))));
    }
    fields.push(("description", words::out(raw.get("help"))));
    fields.push(("visibleIf", condition(form, question.show.as_ref(), &format!("{path}.show"), notes)));
    fields.extend(required(form, number, path, notes));
    let said = raw.get("messages");
    fields.push(("requiredErrorText", words::out(said.and_then(|said| said.get("required")))));
    if said.is_some_and(|said| said.get("invalid").is_some()) {
        notes.add("not-carried.field", format!("{path}.messages.invalid"), &["messages.invalid"]);
    }
    fields.extend(particular);
    fields.push(("validators", list(validators)));
    object(fields)
}

const fn element(kind: &Kind) -> &'static str {
    match kind {
        Kind::Single(_) => "radiogroup",
        Kind::Multiple(_) => "checkbox",
        Kind::Ranking(_) => "ranking",
        Kind::Rating(_) => "rating",
        Kind::Matrix(_) => "matrix",
        Kind::YesNo | Kind::Consent => "boolean",
        Kind::Text(rules) if rules.long => "comment",
        Kind::Section => "html",
        Kind::Calculated(_) => "expression",
        _ => "text",
    }
}

/// What only questions of its kind have.
fn particular(
    form: &Form,
    question: &Question,
    raw: &Value,
    validators: &mut Vec<Value>,
    path: &str,
    notes: &mut Notes,
) -> Vec<(&'static str, Value)> {
    let number = |figure: Option<u32>| figure.map_or(Value::Null, |figure| Value::Number(f64::from(figure)));
    let input = |kind: &str| vec![("inputType", text(kind))];
    match &question.kind {
        Kind::Single(choices) => chosen(form, choices, raw, path, notes),
        Kind::Multiple(choices) | Kind::Ranking(choices) => {
            let mut fields = chosen(form, choices, raw, path, notes);
            fields.push(("minSelectedChoices", number(choices.at_least)));
            fields.push(("maxSelectedChoices", number(choices.at_most)));
            fields
        }
        Kind::Rating(scale) => rated(scale, raw, path, notes),
        Kind::Matrix(matrix) => {
            let mut fields = lines(form, matrix, raw, path, notes);
            // There a table is answered when one line of it is.
            fields.push(("eachRowRequired", flag(matches!(question.required, Requirement::Always))));
            fields
        }
        Kind::Consent => {
            // There a required yes-or-no may be answered with no.
            validators.push(object(vec![
                ("type", text("expression")),
                ("expression", text(format!("{{{}}} = true", question.id))),
            ]));
            Vec::new()
        }
        Kind::Text(rules) => {
            if rules.shortest.is_some() {
                validators.push(object(vec![("type", text("text")), ("minLength", number(rules.shortest))]));
            }
            match rules.format {
                TextFormat::Any => {}
                TextFormat::Mail => validators.push(object(vec![("type", text("email"))])),
                TextFormat::Digits => validators.push(pattern("^[0-9]+$")),
                TextFormat::Order => validators.push(pattern("^[0-9A-Za-z-]+$")),
            }
            vec![("maxLength", number(rules.longest))]
        }
        Kind::Number(rules) => {
            let bound = |name: &str| raw.get(name).cloned().unwrap_or_default();
            let step = rules.places.map_or(Value::Null, |places| Value::Number(0.1_f64.powi(places.min(9) as i32)));
            vec![("inputType", text("number")), ("min", bound("at_least")), ("max", bound("at_most")), ("step", step)]
        }
        Kind::Date => input("date"),
        Kind::Time => input("time"),
        Kind::DateTime => input("datetime-local"),
        Kind::Phone => input("tel"),
        Kind::Hidden => vec![("visible", Value::Bool(false))],
        Kind::Section => vec![("html", words::escaped(&words::out(raw.get("title"))))],
        Kind::Calculated(formula) => {
            let printed = formula.expression.as_ref().map(|one| print::formula(form, one, formula.places));
            let expression = match printed {
                Some(Ok(expression)) => text(expression),
                Some(Err(lost)) => {
                    notes.add("not-carried.condition", format!("{path}.formula"), &[lost]);
                    Value::Null
                }
                None => Value::Null,
            };
            vec![("expression", expression)]
        }
        Kind::YesNo => Vec::new(),
    }
}

fn pattern(regex: &str) -> Value {
    object(vec![("type", text("regex")), ("regex", text(regex))])
}

/// Options. Those for other things and for none of these are SurveyJS's own, which have one name each.
fn chosen(form: &Form, choices: &Choices, raw: &Value, path: &str, notes: &mut Notes) -> Vec<(&'static str, Value)> {
    let mut fields = Vec::new();
    let mut plain = Vec::new();
    for (at, (option, raw)) in choices.options.iter().zip(raw.items("options")).enumerate() {
        let path = format!("{path}.options[{at}]");
        for name in ["score", "satisfied", "keep", "says"].iter().filter(|name| raw.get(name).is_some()) {
            notes.add("not-carried.field", format!("{path}.{name}"), &[name]);
        }
        let title = words::out(raw.get("title"));
        match (option.role, option.id.as_str()) {
            (Role::Other, "other") if option.show.is_none() => {
                fields.extend([("showOtherItem", flag(true)), ("otherText", title)]);
            }
            (Role::Nothing, "none") if option.show.is_none() => {
                fields.extend([("showNoneItem", flag(true)), ("noneText", title)]);
            }
            (role, id) => {
                if role != Role::Plain {
                    notes.add("not-carried.field", format!("{path}.role"), &["role"]);
                }
                let show = condition(form, option.show.as_ref(), &format!("{path}.show"), notes);
                plain.push(object(vec![("value", text(id)), ("text", title), ("visibleIf", show)]));
            }
        }
    }
    fields.push(("choices", list(plain)));
    fields.push(("choicesOrder", if choices.shuffle { text("random") } else { Value::Null }));
    fields
}

fn rated(scale: &Scale, raw: &Value, path: &str, notes: &mut Notes) -> Vec<(&'static str, Value)> {
    if scale.use_as != ScaleUse::Rating {
        notes.add("not-carried.kind", format!("{path}.kind"), &[raw.text("kind").unwrap_or_default()]);
    }
    let raw = raw.get("scale");
    if raw.is_some_and(|raw| raw.get("satisfied").is_some()) {
        notes.add("not-carried.field", format!("{path}.scale.satisfied"), &["satisfied"]);
    }
    let part = |name: &str| words::out(raw.and_then(|raw| raw.get(name)));
    let look = match scale.look {
        Look::Stars => text("stars"),
        Look::Faces => text("smileys"),
        Look::Numbers | Look::Words => Value::Null,
    };
    let mut fields = vec![
        ("rateMin", Value::Number(f64::from(scale.from))),
        ("rateMax", Value::Number(f64::from(scale.to))),
        ("rateType", look),
        ("minRateDescription", part("low")),
        ("maxRateDescription", part("high")),
    ];
    let labels = raw.map_or(&[][..], |raw| raw.items("labels"));
    if !labels.is_empty() {
        let values = (scale.from..=scale.to).zip(labels).map(|(figure, label)| step(figure, words::out(Some(label))));
        fields.push(("rateValues", list(values.collect())));
    }
    fields
}

fn step(figure: i32, title: Value) -> Value {
    object(vec![("value", Value::Number(f64::from(figure))), ("text", title)])
}

fn lines(form: &Form, matrix: &Matrix, raw: &Value, path: &str, notes: &mut Notes) -> Vec<(&'static str, Value)> {
    let columns: Vec<Value> = match &matrix.cells {
        Cells::Scale(scale) => {
            let labels = raw.get("scale").map_or(&[][..], |scale| scale.items("labels"));
            let label = |at: usize| words::out(labels.get(at));
            (scale.from..=scale.to).enumerate().map(|(at, figure)| step(figure, label(at))).collect()
        }
        Cells::Options(choices) => {
            let mut fields = chosen(form, choices, raw, path, notes);
            let at = fields.iter().position(|(name, _)| *name == "choices");
            match at.map(|at| fields.swap_remove(at).1) {
                Some(Value::List(columns)) => columns,
                _ => Vec::new(),
            }
        }
    };
    let rows = matrix.aspects.iter().zip(raw.items("aspects")).enumerate().map(|(at, (aspect, raw))| {
        let show = condition(form, aspect.show.as_ref(), &format!("{path}.aspects[{at}].show"), notes);
        object(vec![("value", text(&aspect.id)), ("text", words::out(raw.get("title"))), ("visibleIf", show)])
    });
    let rows: Vec<Value> = rows.collect();
    vec![
        ("columns", list(columns)),
        ("rows", list(rows)),
        ("rowOrder", if matrix.shuffle { text("random") } else { Value::Null }),
    ]
}
