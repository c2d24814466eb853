//! Score sheets: figures, reasons, readings, and what is wrong.

use kefu::error::Problem;
use kefu::pack::{Value, scheme};
use kefu::score::inputs::Entry;
use kefu::score::{Inputs, Report, Scheme};

use crate::support::json;

/// A scheme read from its JSON, with answers to its readings.
pub(crate) fn read(document: &str, readings: &[(&str, &str)]) -> (Scheme, Vec<Problem>) {
    let readings: Vec<(String, String)> =
        readings.iter().map(|(name, option)| ((*name).to_owned(), (*option).to_owned())).collect();
    scheme::read(&json(document), &readings)
}

/// What was entered, from JSON.
pub(crate) fn enter(scheme: &Scheme, inputs: &str) -> (Inputs, Vec<Problem>) {
    let Value::Object(fields) = json(inputs) else { panic!("inputs are an object") };
    let entries: Vec<(String, Entry)> =
        fields.iter().map(|(name, value)| (name.clone(), scheme::entry(value))).collect();
    scheme.enter(entries.iter().map(|(name, entry)| (name.as_str(), entry.clone())))
}

fn report(document: &str, inputs: &str) -> (Scheme, Report) {
    let (scheme, problems) = read(document, &[]);
    assert!(problems.is_empty(), "{problems:?}");
    let (inputs, _) = enter(&scheme, inputs);
    let report = scheme.score(&inputs, "zh-CN");
    (scheme, report)
}

/// A sheet with one line, and the formula that explains it.
fn told(fields: &str, line: &str, inputs: &str) -> String {
    let document = format!(
        r#"{{ "kind": "scheme", "id": "a/b", "title": {{ "zh-CN": "表" }}, "fields": {{ {fields} }}, "lines": [{{ "id": "line", {line} }}] }}"#
    );
    report(&document, inputs).1.total.lines[0].formula.clone()
}

const COUNTS: &str = r#""a": { "type": "count" }, "b": { "type": "count", "default": 0 }"#;

#[test]
fn a_line_is_explained_by_its_numbers() {
    for (line, inputs, formula) in [
        (r#""method": "count", "of": "a", "each": -2, "max": 5, "min": 0"#, r#"{ "a": 2 }"#, "5 − 2 × 2 = 1"),
        (r#""method": "count", "of": "a", "each": -2, "max": 5, "min": 0"#, r#"{ "a": 4 }"#, "5 − 2 × 4 = −3 → 0"),
        (r#""method": "count", "of": "a", "each": -3"#, r#"{ "a": 2 }"#, "−3 × 2 = −6"),
        (r#""method": "count", "of": "a", "each": 3"#, r#"{ "a": 0 }"#, "3 × 0 = 0"),
        (r#""method": "count", "of": "a", "each": -2, "free": 4"#, r#"{ "a": 6 }"#, "−2 × 最大(6 − 4, 0) = −4"),
        (
            r#""method": "steps", "of": "a", "steps": [{ "from": 3, "points": -5 }, { "from": 5, "points": -10 }]"#,
            r#"{ "a": 4 }"#,
            "4 ≥ 3 → −5",
        ),
        (
            r#""method": "steps", "of": "a", "steps": [{ "from": 3, "points": -5 }, { "from": 5, "points": -10 }]"#,
            r#"{ "a": 2 }"#,
            "2 < 3 → 0",
        ),
        (
            r#""method": "ladder", "of": "a", "steps": [20], "then": { "times": 2 }"#,
            r#"{ "a": 3 }"#,
            "20 + 40 + 80 = 140",
        ),
        (r#""method": "rate", "part": "a", "whole": "b", "max": 30"#, r#"{ "a": 13, "b": 15 }"#, "13 ÷ 15 × 30 = 26"),
        (
            r#""method": "rate", "part": "a", "whole": "b", "max": 40"#,
            r#"{ "a": 30, "b": 35 }"#,
            "30 ÷ 35 × 40 ≈ 34.29",
        ),
        (
            r#""method": "formula", "formula": "如果(a ≥ 3 且 b = 0, a - 5, b * 1.5%)""#,
            r#"{ "a": 3 }"#,
            "3 ≥ 3 且 0 = 0 → 3 − 5 = −2",
        ),
        (r#""method": "formula", "formula": "a * (b - 3)""#, r#"{ "a": 3 }"#, "3 × (0 − 3) = −9"),
    ] {
        assert_eq!(told(COUNTS, line, inputs), formula, "{line} {inputs}");
    }
}

#[test]
fn a_field_that_no_reading_needs_is_pointed_out() {
    let document = |fields: &str| {
        let text = format!(
            r#"{{ "kind": "scheme", "id": "shop/month", "title": {{ "zh-CN": "月" }},
              "fields": {{ {fields}
                "late": {{ "title": {{ "zh-CN": "迟到" }}, "type": "count" }}, "grave": {{ "type": "flag", "default": false }},
                "wage": {{ "type": "money", "when": "late > 3" }}, "hours": {{ "type": "count" }}, "shifts": {{ "type": "count" }} }},
              "readings": {{ "basis": {{ "question": {{ "zh-CN": "按什么算" }}, "default": "hours",
                "options": {{ "hours": {{ "title": {{ "zh-CN": "小时" }} }}, "shifts": {{ "title": {{ "zh-CN": "班次" }} }} }} }} }},
              "lines": [{{ "id": "calm", "method": "count", "of": {{ "reading": "basis", "hours": "hours", "shifts": "shifts" }}, "each": 1 }}],
              "gates": [{{ "id": "grave", "title": {{ "zh-CN": "严重" }}, "when": "grave", "zeroes": ["calm"] }}],
              "fines": [{{ "id": "fine", "method": "formula", "formula": "wage" }}],
              "examples": [{{ "inputs": {{ "late": 1, "hours": 8, "shifts": 1 }}, "expect": {{ "total": "8" }} }}] }}"#
        );
        kefu::pack::check(&json(&text))
    };
    assert_eq!(document(""), []);
    let problems = document(r#""colour": { "title": { "zh-CN": "颜色" }, "type": "number", "optional": true },"#);
    let [problem] = &problems[..] else { panic!("{problems:?}") };
    assert_eq!((problem.code, problem.path.as_str()), ("idle-field", "fields.colour"));
    assert!(problem.message("zh-CN").contains("颜色"));
}
