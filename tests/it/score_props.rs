//! No sheet, formula or document makes the score engine fail, and its figures are those of an independent computation.

use kefu::pack::Value;
use kefu::score::Gap;
use kefu::score::decimal::{Decimal, from_number, from_text, plain};
use proptest::prelude::*;

use crate::score::{enter, read};

/// A formula with the value that whole fractions give it; none where something is divided by nought.
#[derive(Clone, Debug)]
struct Term {
    text: String,
    value: Option<(i128, i128)>,
}

fn reduced(numerator: i128, denominator: i128) -> (i128, i128) {
    let (mut left, mut right) = (numerator.abs(), denominator.abs());
    while right != 0 {
        (left, right) = (right, left % right);
    }
    let by = left.max(1) * denominator.signum();
    (numerator / by, denominator / by)
}

fn term() -> impl Strategy<Value = Term> {
    let leaf = (0_i128..200, 0_u32..3).prop_map(|(mantissa, places)| {
        let scale = 10_i128.pow(places);
        let text = plain(Decimal::from_i128_with_scale(mantissa, places));
        Term { text, value: Some(reduced(mantissa, scale)) }
    });
    leaf.prop_recursive(3, 12, 2, |inner| {
        (inner.clone(), inner, 0_usize..6).prop_map(|(left, right, operator)| {
            let text = match operator {
                4 => format!("如果({} ≥ {}, {}, {})", left.text, right.text, left.text, right.text),
                5 => format!("最小({}, {})", left.text, right.text),
                _ => format!("({} {} {})", left.text, ["+", "−", "×", "÷"][operator], right.text),
            };
            let value = left.value.zip(right.value).and_then(|((a, b), (c, d))| match operator {
                0 => Some(reduced(a * d + c * b, b * d)),
                1 => Some(reduced(a * d - c * b, b * d)),
                2 => Some(reduced(a * c, b * d)),
                3 => (c != 0).then(|| reduced(a * d, b * c)),
                4 => Some(if a * d >= c * b { (a, b) } else { (c, d) }),
                _ => Some(if a * d <= c * b { (a, b) } else { (c, d) }),
            });
            Term { text, value }
        })
    })
}

/// A fraction rounded half up, away from nought, to two places, in hundredths.
fn hundredths((numerator, denominator): (i128, i128)) -> i128 {
    let doubled = 200 * numerator.abs() + denominator;
    doubled / (2 * denominator) * numerator.signum()
}

fn sheet_of(formula: &str) -> String {
    format!(
        r#"{{ "kind": "scheme", "id": "a/b", "title": {{ "zh-CN": "表" }}, "fields": {{}},
             "lines": [{{ "id": "line", "method": "formula", "formula": {} }}] }}"#,
        serde_json::to_string(formula).unwrap()
    )
}

/// The last number of a formula.
fn last_number(formula: &str) -> Option<Decimal> {
    let number = |character: char| character.is_ascii_digit() || character == '.' || character == '−';
    let start = formula.char_indices().rev().take_while(|(_, character)| number(*character)).last()?.0;
    from_text(&formula[start..])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn figures_are_those_of_fractions_and_the_reason_ends_with_them(term in term()) {
        let (scheme, problems) = read(&sheet_of(&term.text), &[]);
        prop_assert!(problems.is_empty(), "{}: {problems:?}", term.text);
        let report = scheme.score(&enter(&scheme, "{}").0, "zh-CN");
        let line = &report.total.lines[0];
        match term.value {
            None => prop_assert_eq!(line.value, Err(Gap::NotApplicable), "{}", term.text),
            Some(fraction) => {
                let expected = Decimal::from_i128_with_scale(hundredths(fraction), 2);
                prop_assert_eq!(line.value, Ok(expected), "{}", term.text);
                prop_assert_eq!(last_number(&line.formula), Some(expected), "{}", line.formula);
            }
        }
    }

    #[test]
    fn no_formula_makes_it_fail(formula in "[-+*/()<>=%,0-9 a且或非如果最小.`\"it合计sum−×÷≥“”]{0,60}|\\PC{0,40}") {
        let (scheme, problems) = read(&sheet_of(&formula), &[]);
        let length = formula.encode_utf16().count();
        for problem in &problems {
            if let Some((_, span)) = problem.path.split_once("formula[") {
                let (start, end) = span.trim_end_matches(']').split_once("..").unwrap();
                let (start, end): (usize, usize) = (start.parse().unwrap(), end.parse().unwrap());
                prop_assert!(start <= end && end <= length, "{formula}: {}", problem.path);
            }
        }
        let report = scheme.score(&enter(&scheme, "{}").0, "en");
        prop_assert!(problems.is_empty() || report.total.value.is_err(), "{formula}");
    }

    #[test]
    fn no_document_makes_it_fail(document in document()) {
        let (scheme, _) = kefu::pack::scheme::read(&document, &[("r".into(), "a".into())]);
        let (inputs, _) = enter(&scheme, r#"{ "x": "7", "y": [1, 2], "z": true, "total": 1e300 }"#);
        let report = scheme.score(&inputs, "zh-TW");
        prop_assert!(report.total.lines.len() <= scheme.lines.len());
        let _ = kefu::pack::check(&document);
    }

    #[test]
    fn a_number_is_the_decimal_it_shows(mantissa in -999_999_999_999_i64..999_999_999_999, places in 0_u32..12) {
        let exact = Decimal::from_i128_with_scale(mantissa.into(), places);
        let number: f64 = plain(exact).parse().unwrap();
        prop_assert_eq!(from_number(number), Some(exact));
        prop_assert_eq!(from_text(&plain(exact)), Some(exact));
        prop_assert_eq!(plain(exact), exact.normalize().to_string());
    }
}

/// Documents that look like schemes, with anything anywhere.
fn document() -> impl Strategy<Value = Value> {
    let names = [
        "id", "method", "of", "each", "max", "min", "lines", "steps", "from", "above", "points", "when", "zeroes",
        "type", "options", "default", "reading", "a", "formula", "weight", "part", "whole", "then", "times", "x", "y",
    ];
    let texts = [
        "x",
        "y",
        "total",
        "count",
        "steps",
        "rating",
        "sum",
        "weighted",
        "gate",
        "ladder",
        "rate",
        "formula",
        "list",
        "level",
        "levels",
        "x / 0",
        "x = \"a\"",
        "1.5%",
        "sum(y)",
        "line.x",
        "79228162514264337593543950335",
        "repeat",
        "r",
    ];
    let leaf = prop_oneof![
        prop::sample::select(texts.to_vec()).prop_map(|text| Value::String(text.to_owned())),
        prop::num::f64::ANY.prop_map(Value::Number),
        any::<bool>().prop_map(Value::Bool),
        Just(Value::Null),
    ];
    let names = prop::sample::select(names.to_vec()).prop_map(str::to_owned);
    let value = leaf.prop_recursive(4, 40, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::List),
            prop::collection::vec((names.clone(), inner), 0..8).prop_map(Value::Object),
        ]
    });
    let parts = [
        "fields",
        "lines",
        "pay",
        "fines",
        "grades",
        "gates",
        "actions",
        "readings",
        "total",
        "max",
        "rounding",
        "duplicates",
        "rank",
        "examples",
    ];
    let part = (prop::sample::select(parts.to_vec()).prop_map(str::to_owned), value);
    prop::collection::vec(part, 0..8).prop_map(|parts| {
        let kind = ("kind".to_owned(), Value::String("scheme".to_owned()));
        Value::Object([kind].into_iter().chain(parts).collect())
    })
}
