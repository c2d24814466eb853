//! What a condition of SurveyJS means here.
//!
//! There `!=` holds of what is not answered; here a comparison with nothing is false. Where that would differ, the condition
//! says what holds when there is no answer.

use super::names::{Carried, Names, Sort};
use super::script::Script;

/// Why a condition cannot be carried: what in it has no meaning here.
pub(super) type Lost = String;

/// A condition as text.
pub(super) fn condition(script: &Script, names: &Names) -> Result<String, Lost> {
    Ok(match script {
        Script::Not(inner) => format!("not ({})", condition(inner, names)?),
        Script::And(left, right) => match said_twice(left, right).or_else(|| said_twice(right, left)) {
            Some(once) => strict(once, names)?,
            None => format!("({} and {})", condition(left, names)?, condition(right, names)?),
        },
        Script::Or(left, right) => format!("({} or {})", condition(left, names)?, condition(right, names)?),
        Script::Test(test, left, right) => match (&**left, right.as_deref()) {
            (name @ Script::Name(_), None) => {
                let answered = format!("answered({})", value(name, names)?);
                if *test == "empty" { format!("not {answered}") } else { answered }
            }
            (left, Some(right)) => tested(test, left, right, names)?,
            (_, None) => return Err((*test).to_owned()),
        },
        Script::Name(name) if sort(name, names)? == Sort::Truth => format!("{} = true", value(script, names)?),
        Script::Truth(truth) => truth.to_string(),
        other => value(other, names)?,
    })
}

/// `{a} notempty and {a} != 1` says here what `a != 1` says.
fn said_twice<'a>(guard: &Script, test: &'a Script) -> Option<&'a Script> {
    match (guard, test) {
        (Script::Test("notempty", answer, None), Script::Test("!=", left, Some(_))) if answer == left => Some(test),
        _ => None,
    }
}

/// A comparison that is false where nothing is answered.
fn strict(test: &Script, names: &Names) -> Result<String, Lost> {
    match test {
        Script::Test(sign, left, Some(right)) => compared(sign, left, right, names),
        other => condition(other, names),
    }
}

fn tested(test: &str, left: &Script, right: &Script, names: &Names) -> Result<String, Lost> {
    let question = asked(left, names);
    let several = question.is_some_and(|question| question.sort == Sort::Choices);
    let values: Vec<&Script> = match right {
        Script::List(values) => values.iter().collect(),
        value => vec![value],
    };
    let one = |value: &Script| match question {
        Some(question) if several => Ok(format!("{} has '{}'", question.id, option(question, value)?)),
        _ => compared("=", left, value, names),
    };
    let all = |joined: &str| -> Result<String, Lost> {
        let each: Result<Vec<String>, Lost> = values.iter().map(|value| one(value)).collect();
        Ok(format!("({})", each?.join(joined)))
    };
    let text = !several && matches!(sort_of(left, names), Some(Sort::Text | Sort::Any));
    match test {
        _ if values.is_empty() => Err(test.to_owned()),
        // Within a text SurveyJS looks for a part; here nothing does.
        "contains" | "notcontains" if text => Err(test.to_owned()),
        "contains" | "allof" => all(" and "),
        "anyof" => all(" or "),
        "noneof" => Ok(format!("not {}", all(" or ")?)),
        "notcontains" => Ok(format!("not {}", all(" and ")?)),
        "=" | "!=" if several => {
            let exactly = format!("({} and count({}) = {})", all(" and ")?, value(left, names)?, values.len());
            Ok(if test == "=" { exactly } else { format!("not {exactly}") })
        }
        "!=" if question.is_some() => {
            Ok(format!("(not answered({}) or {})", value(left, names)?, compared(test, left, right, names)?))
        }
        sign => compared(sign, left, right, names),
    }
}

fn compared(sign: &str, left: &Script, right: &Script, names: &Names) -> Result<String, Lost> {
    Ok(format!("{} {sign} {}", beside(left, right, names)?, beside(right, left, names)?))
}

/// A value as it is written beside the other side of a comparison.
fn beside(side: &Script, other: &Script, names: &Names) -> Result<String, Lost> {
    let constant = match side {
        Script::Text(text) | Script::Number(text) => text.clone(),
        Script::Truth(truth) => truth.to_string(),
        _ => return value(side, names),
    };
    match (asked(other, names), sort_of(other, names)) {
        (Some(question), Some(Sort::Choice | Sort::Lines)) => Ok(format!("'{}'", option(question, side)?)),
        (_, Some(Sort::Number)) if constant.parse::<f64>().is_ok() => Ok(constant),
        (_, Some(Sort::Truth)) if matches!(constant.to_lowercase().as_str(), "true" | "yes") => Ok("true".to_owned()),
        (_, Some(Sort::Truth)) if matches!(constant.to_lowercase().as_str(), "false" | "no") => Ok("false".to_owned()),
        (_, Some(Sort::Text)) => Ok(format!("'{constant}'")),
        _ => value(side, names),
    }
}

/// A value as text.
pub(super) fn value(script: &Script, names: &Names) -> Result<String, Lost> {
    Ok(match script {
        Script::Name(name) => reference(name, names)?,
        Script::Text(text) if text.contains('\'') => return Err("'".to_owned()),
        Script::Text(text) => format!("'{text}'"),
        Script::Number(number) => number.clone(),
        Script::Truth(truth) => truth.to_string(),
        Script::List(_) => return Err("[ ]".to_owned()),
        Script::Compute(sign @ ('+' | '-' | '*' | '/'), left, right) => {
            format!("({} {sign} {})", value(left, names)?, value(right, names)?)
        }
        Script::Compute(sign, ..) => return Err(sign.to_string()),
        Script::Call(function, values) => call(function, values, names)?,
        other => condition(other, names)?,
    })
}

fn call(function: &str, values: &[Script], names: &Names) -> Result<String, Lost> {
    let all = || -> Result<String, Lost> {
        let each: Result<Vec<String>, Lost> = values.iter().map(|one| value(one, names)).collect();
        Ok(each?.join(", "))
    };
    let name = match function.to_ascii_lowercase().as_str() {
        "sum" => "sum",
        "avg" => "mean",
        "min" => "min",
        "max" => "max",
        "iif" | "datediff" => "",
        _ => return Err(format!("{function}()")),
    };
    match (name, values) {
        // What there is nothing to compute for is nothing here as it is.
        ("", [guard, then, Script::Text(nothing)]) if nothing.is_empty() && only_answered(guard) => value(then, names),
        ("", [when, then, otherwise]) if signed(when, then, otherwise) => {
            let Script::Call(_, sides) = then else { return Err(function.to_owned()) };
            Ok(format!("minutes({}, {})", value(&sides[0], names)?, value(&sides[1], names)?))
        }
        ("", [when, then, otherwise]) if function.eq_ignore_ascii_case("iif") => {
            Ok(format!("if({}, {}, {})", condition(when, names)?, value(then, names)?, value(otherwise, names)?))
        }
        ("", [from, to, Script::Text(unit)]) if unit == "minutes" => {
            // There the difference has no sign.
            let (from, to) = (value(from, names)?, value(to, names)?);
            Ok(format!("max(minutes({from}, {to}), minutes({to}, {from}))"))
        }
        ("", _) => Err(format!("{function}()")),
        _ => Ok(format!("{name}({})", all()?)),
    }
}

/// Whether a difference of times gets the sign that it has here: `iif(b >= a, dateDiff(a, b), 0 - dateDiff(a, b))`.
fn signed(when: &Script, then: &Script, otherwise: &Script) -> bool {
    let (Script::Test(">=", to, Some(from)), Script::Call(function, sides)) = (when, then) else { return false };
    let negative = matches!(otherwise, Script::Compute('-', zero, apart)
        if **zero == Script::Number("0".to_owned()) && **apart == *then);
    let minutes = matches!(&sides[..], [first, second, Script::Text(unit)]
        if *first == **from && *second == **to && unit == "minutes");
    function.eq_ignore_ascii_case("dateDiff") && negative && minutes
}

/// Whether a condition says that there are answers, and nothing else.
fn only_answered(script: &Script) -> bool {
    match script {
        Script::And(left, right) => only_answered(left) && only_answered(right),
        Script::Test("notempty", _, None) => true,
        _ => false,
    }
}

/// The figure that is rounded, and to how many places, where a formula is that. What there is nothing to compute for is
/// nothing here as it is, and needs no condition.
pub(super) fn rounded(script: &Script) -> (&Script, Option<f64>) {
    let Script::Call(function, values) = script else { return (script, None) };
    match &values[..] {
        [guard, then, Script::Text(nothing)] if nothing.is_empty() && only_answered(guard) => rounded(then),
        [inner] if function.eq_ignore_ascii_case("round") => (inner, Some(0.0)),
        [inner, Script::Number(places)] if function.eq_ignore_ascii_case("round") => (inner, places.parse().ok()),
        _ => (script, None),
    }
}

/// The question a name stands for, and the line of it.
fn found<'a>(name: &str, names: &'a Names) -> Option<(&'a Carried, Option<&'a String>)> {
    if let Some(question) = names.get(name) {
        return Some((question, None));
    }
    let (question, line) = name.split_once('.')?;
    let question = names.get(question)?;
    Some((question, Some(question.lines.get(line)?)))
}

fn reference(name: &str, names: &Names) -> Result<String, Lost> {
    let (question, line) = found(name, names).ok_or_else(|| format!("{{{name}}}"))?;
    Ok(line.map_or_else(|| question.id.clone(), |line| format!("{}.{line}", question.id)))
}

fn sort(name: &str, names: &Names) -> Result<Sort, Lost> {
    let (question, line) = found(name, names).ok_or_else(|| format!("{{{name}}}"))?;
    Ok(match (question.sort, line) {
        (Sort::Figures, Some(_)) => Sort::Number,
        (sort, _) => sort,
    })
}

fn sort_of(script: &Script, names: &Names) -> Option<Sort> {
    match script {
        Script::Name(name) => sort(name, names).ok(),
        Script::Compute(..) | Script::Number(_) => Some(Sort::Number),
        Script::Call(function, _) if !function.eq_ignore_ascii_case("iif") => Some(Sort::Number),
        _ => None,
    }
}

fn asked<'a>(script: &Script, names: &'a Names) -> Option<&'a Carried> {
    match script {
        Script::Name(name) => found(name, names).map(|found| found.0),
        _ => None,
    }
}

fn option<'a>(question: &'a Carried, value: &Script) -> Result<&'a str, Lost> {
    let written = match value {
        Script::Text(text) | Script::Number(text) => text.clone(),
        Script::Truth(truth) => truth.to_string(),
        _ => return Err("[ ]".to_owned()),
    };
    question.options.get(&written).map(String::as_str).ok_or(written)
}
