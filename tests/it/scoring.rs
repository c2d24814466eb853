//! What the rows of score sheets are checked with: a sheet of a pack, what was entered, and what comes of it.

use kefu::pack::{Value, scheme};
use kefu::score::inputs::Entry;
use kefu::score::{Report, Scheme};

use crate::support::{document, json};

/// Cases of one sheet: what was entered (the inside of a JSON object), and what comes of it, as `total 90.5; actions warned`.
/// Names are `total`, `pay`, `fines`, `band`, `actions`, `problems` and the lines'; `-` stands for nothing. `readings` are
/// answers, as `attitude add; cap hundred`.
pub(crate) fn rows(id: &str, readings: &str, cases: &[(&str, &str)]) {
    let document = document("scheme", id);
    let readings: Vec<(String, String)> =
        pairs(readings).into_iter().map(|(name, option)| (name.into(), option.into())).collect();
    let (scheme, problems) = scheme::read(&document, &readings);
    assert!(problems.is_empty(), "{id}: {problems:?}");
    for (inputs, expected) in cases {
        let found = Found::of(&scheme, &json(&format!("{{ {inputs} }}")));
        for (name, value) in pairs(expected) {
            assert_eq!(found.get(&scheme, name), value, "{id} {readings:?} {inputs}: {name}");
        }
    }
}

fn pairs(text: &str) -> Vec<(&str, &str)> {
    let parts = text.split(';').map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| part.split_once(' ').unwrap_or((part, ""))).collect()
}

struct Found {
    report: Report,
    problems: Vec<&'static str>,
}

impl Found {
    fn of(scheme: &Scheme, inputs: &Value) -> Self {
        let Value::Object(fields) = inputs else { panic!("inputs are an object") };
        let entries: Vec<(&str, Entry)> =
            fields.iter().map(|(name, value)| (name.as_str(), scheme::entry(value))).collect();
        let (inputs, problems) = scheme.enter(entries);
        let report = scheme.score(&inputs, "zh-CN");
        Self { problems: problems.iter().chain(&report.problems).map(|problem| problem.code).collect(), report }
    }

    fn get(&self, scheme: &Scheme, name: &str) -> String {
        let report = &self.report;
        let text = |found: Option<String>| found.unwrap_or_else(|| "-".to_owned());
        let listed = |names: Vec<&str>| if names.is_empty() { "-".to_owned() } else { names.join(" ") };
        match name {
            "total" => text(report.total.value_text()),
            "max" => text(report.max.map(kefu::score::decimal::plain)),
            "pay" => text(report.pay.as_ref().and_then(kefu::score::LineReport::value_text)),
            "fines" => text(report.fines.as_ref().and_then(kefu::score::LineReport::value_text)),
            "band" => text(report.band.and_then(|at| Some(scheme.grades.as_ref()?.bands.get(at)?.id.clone()))),
            "actions" => listed(report.actions.iter().map(|found| scheme.actions[found.action].id.as_str()).collect()),
            "duplicates" => report.duplicates.len().to_string(),
            "problems" => listed(self.problems.clone()),
            line => {
                let at = scheme.line(line).unwrap_or_else(|| panic!("there is no line {line}"));
                let roots = [Some(&report.total), report.pay.as_ref(), report.fines.as_ref()];
                let found = roots.into_iter().flatten().find_map(|root| root.find(at));
                text(found.unwrap_or_else(|| panic!("the report has no line {line}")).value_text())
            }
        }
    }
}
