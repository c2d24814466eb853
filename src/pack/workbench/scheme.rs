//! The examples of a scheme: what is entered, and what the sheet must give; and the fields that nobody needs to enter.

use std::collections::BTreeSet;

use crate::error::{Gravity, Problem};
use crate::pack::scheme::{entry, read};
use crate::pack::value::Value;
use crate::score::decimal::{Decimal, from_number, from_text, plain};
use crate::score::inputs::Entry;
use crate::score::report::{LineReport, Report};
use crate::score::scheme::Scheme;

/// What is wrong with its shape, references, formulas and readings, and whether the examples hold.
pub(super) fn check(document: &Value) -> Vec<Problem> {
    let (scheme, mut problems) = read(document, &[]);
    let mut used = used_fields(&scheme);
    for reading in &scheme.readings {
        for (at, (option, _)) in reading.options.iter().enumerate() {
            if at == reading.used {
                continue;
            }
            let (other, found) = read(document, &[(reading.id.clone(), option.clone())]);
            used.extend(used_fields(&other));
            problems.extend(found.into_iter().filter(|problem| !problems.contains(problem)).collect::<Vec<_>>());
        }
    }
    let examples = document.items("examples");
    if examples.is_empty() {
        let details = ["examples", "[{ \"inputs\": { … }, \"expect\": { \"total\": \"90.5\" } }]"];
        problems.push(Problem::new("no-example", Gravity::Warning, "", &details));
    }
    for (at, value) in examples.iter().enumerate() {
        used.extend(used_fields(&example(document, value, &format!("examples[{at}]"), &mut problems)));
    }
    // Where something could not be read, it may be what needs the field.
    if problems.iter().all(|problem| problem.gravity != Gravity::Error) {
        problems.extend(unused(document, &used));
    }
    problems
}

/// The ids of the fields that a line, a gate, an action or another field needs.
fn used_fields(scheme: &Scheme) -> BTreeSet<String> {
    scheme.fields.iter().filter(|field| field.used).map(|field| field.id.clone()).collect()
}

/// Fields that are asked for and that no reading needs.
fn unused(document: &Value, used: &BTreeSet<String>) -> Vec<Problem> {
    let told = |(id, value): &(String, Value)| {
        let title = value.get("title").and_then(|title| title.text("zh-CN")).unwrap_or(id);
        Problem::new("idle-field", Gravity::Warning, format!("fields.{id}"), &[title])
    };
    document.fields("fields").iter().filter(|(id, _)| !used.contains(id)).map(told).collect()
}

/// Checks an example; gives the scheme in its readings.
fn example(document: &Value, value: &Value, path: &str, problems: &mut Vec<Problem>) -> Scheme {
    let readings = value.fields("readings").iter();
    let readings: Vec<(String, String)> =
        readings.map(|(name, option)| (name.clone(), option.as_text().unwrap_or_default().to_owned())).collect();
    let (scheme, found) = read(document, &readings);
    // What is wrong with the sheet itself is said once, not with every example.
    let unknown = found.into_iter().filter(|problem| problem.code == "unknown-reading" && !problems.contains(problem));
    problems.extend(unknown.collect::<Vec<_>>());
    let entered: Vec<(&str, Entry)> =
        value.fields("inputs").iter().map(|(name, value)| (name.as_str(), entry(value))).collect();
    let (inputs, mut doubts) = scheme.enter(entered);
    let report = scheme.score(&inputs, "zh-CN");
    doubts.extend(report.problems.clone());
    for (name, wanted) in value.fields("expect") {
        let place = format!("{path}.expect.{name}");
        match given(&scheme, &report, &doubts, name) {
            Some(given) => compare(wanted, &given, place, problems),
            None => {
                let known: Vec<&str> = scheme.lines.iter().map(|line| line.id.as_str()).collect();
                problems.push(Problem::new("unknown-line", Gravity::Error, place, &[name, &known.join(", ")]));
            }
        }
    }
    scheme
}

/// What a sheet gives.
enum Given {
    Figure(Option<Decimal>),
    Name(Option<String>),
    Names(Vec<String>),
}

fn given(scheme: &Scheme, report: &Report, doubts: &[Problem], name: &str) -> Option<Given> {
    let figure = |line: Option<&LineReport>| line.map(|line| Given::Figure(line.value.ok()));
    match name {
        "total" => figure(Some(&report.total)),
        "pay" => figure(report.pay.as_ref()),
        "fines" => figure(report.fines.as_ref()),
        "max" => Some(Given::Figure(report.max)),
        "band" => {
            let bands = scheme.grades.as_ref().map(|grades| &grades.bands);
            Some(Given::Name(report.band.and_then(|at| Some(bands?.get(at)?.id.clone()))))
        }
        "actions" => {
            let actions = report.actions.iter().filter_map(|action| scheme.actions.get(action.action));
            Some(Given::Names(actions.map(|action| action.id.clone()).collect()))
        }
        "gates" => {
            let closed = report.gates.iter().filter(|gate| gate.closed == Some(true));
            let closed = closed.filter_map(|gate| scheme.gates.get(gate.gate));
            Some(Given::Names(closed.map(|gate| gate.id.clone()).collect()))
        }
        "problems" => {
            let mut codes: Vec<String> = doubts.iter().map(|problem| problem.code.to_owned()).collect();
            codes.dedup();
            Some(Given::Names(codes))
        }
        line => {
            let line = scheme.line(line)?;
            let roots = [Some(&report.total), report.pay.as_ref(), report.fines.as_ref()];
            figure(roots.into_iter().flatten().find_map(|root| root.find(line)))
        }
    }
}

fn compare(wanted: &Value, given: &Given, path: String, problems: &mut Vec<Problem>) {
    let (same, told) = match given {
        Given::Figure(figure) => {
            let expected = match wanted {
                Value::String(text) => from_text(text.trim_end_matches('%')),
                Value::Number(number) => from_number(*number),
                _ => None,
            };
            let is_null = *wanted == Value::Null && figure.is_none();
            (is_null || expected.is_some() && expected == *figure, figure.map_or("null".to_owned(), plain))
        }
        Given::Name(name) => (wanted.as_text() == name.as_deref(), name.clone().unwrap_or_else(|| "null".to_owned())),
        Given::Names(names) => {
            let Value::List(list) = wanted else { return differs(wanted, &names.join(", "), path, problems) };
            (
                list.iter().filter_map(Value::as_text).eq(names.iter().map(String::as_str)),
                format!("[{}]", names.join(", ")),
            )
        }
    };
    if !same {
        differs(wanted, &told, path, problems);
    }
}

fn differs(wanted: &Value, given: &str, path: String, problems: &mut Vec<Problem>) {
    let wanted = match wanted {
        Value::String(text) => text.clone(),
        Value::Number(number) => from_number(*number).map_or_else(String::new, plain),
        Value::List(items) => format!("[{}]", items.iter().filter_map(Value::as_text).collect::<Vec<_>>().join(", ")),
        other => other.type_name().to_owned(),
    };
    problems.push(Problem::new("wrong-figure", Gravity::Error, path, &[&wanted, given]));
}
