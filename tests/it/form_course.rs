//! A form that is answered one question after another says what it says to the same answers at once.

use kefu::form::Random;
use kefu::pack::form::Desk;
use kefu::pack::{Value, json};

use crate::support::{documents, json as value};

/// What anybody may give to anything: options of the form are added.
const GIVEN: [&str; 14] = [
    "null",
    "1",
    "2",
    "3",
    "5",
    "10",
    "true",
    "false",
    r#""na""#,
    r#""2024-05-01""#,
    r#""13812345678""#,
    r#""看看""#,
    r#"{ "speed": 2 }"#,
    "0.5",
];

fn asked(desk: &mut Desk, turn: usize, answers: &[(String, String)]) -> Value {
    let given: Vec<String> = answers.iter().map(|(name, given)| format!("\"{name}\":{given}")).collect();
    let question = format!(r#"{{ "ask": "view", "turn": {turn}, "answers": {{ {} }} }}"#, given.join(","));
    value(&desk.answer(&question).expect("a view"))
}

/// The questions that a view tells of, by their numbers.
fn told(view: &Value) -> Vec<(usize, String)> {
    let number = |shown: &Value| match shown.get("at") {
        Some(Value::Number(number)) => *number as usize,
        _ => panic!("a number"),
    };
    view.items("changed").iter().map(|shown| (number(shown), json::write(shown))).collect()
}

fn without_changes(view: &Value) -> Value {
    let Value::Object(fields) = view else { panic!("a view") };
    Value::Object(fields.iter().filter(|(name, _)| name != "changed").cloned().collect())
}

/// Answers at random, one after another, and after each of them the whole sheet to a desk that begins anew.
fn walk(document: &Value, seed: u64) {
    let mut random = Random::new(seed);
    let mut names: Vec<String> = Vec::new();
    let mut pool: Vec<String> = GIVEN.map(str::to_owned).to_vec();
    for question in document.items("pages").iter().flat_map(|page| page.items("questions")) {
        let id = question.text("id").expect("an id").to_owned();
        for option in question.items("options") {
            let option = option.text("id").expect("an id");
            pool.extend([format!("\"{option}\""), format!("[\"{option}\"]")]);
        }
        names.extend([format!("{id}:other"), id]);
    }
    let (mut desk, mut other) = (Desk::new(document, "zh-CN", 7), Desk::new(document, "zh-CN", 7));
    let mut sheet: Vec<(String, String)> = Vec::new();
    let mut known: Vec<Option<String>> = vec![None; names.len()];
    for turn in 0..24 {
        let given = (names[random.below(names.len())].clone(), pool[random.below(pool.len())].clone());
        sheet.retain(|(name, _)| *name != given.0);
        sheet.push(given.clone());
        let view = asked(&mut desk, turn, &[given]);
        told(&view).into_iter().for_each(|(number, shown)| known[number] = Some(shown));
        let fresh = asked(&mut other, 0, &sheet);
        assert_eq!(without_changes(&view), without_changes(&fresh), "{sheet:?}");
        for (number, shown) in told(&fresh) {
            assert_eq!(known[number].as_ref(), Some(&shown), "{sheet:?}");
        }
    }
}

#[test]
fn answers_one_by_one_lead_where_they_lead_at_once() {
    let forms: Vec<Value> = documents()
        .into_iter()
        .map(|(_, document)| document)
        .filter(|document| document.text("kind") == Some("form"))
        .collect();
    assert!(forms.len() > 20);
    for (seed, document) in (0..).zip(&forms) {
        walk(document, seed);
    }
}

#[test]
fn a_desk_that_is_asked_out_of_turn_says_so() {
    let document = value(
        r#"{ "kind": "form", "id": "test/one", "use": "survey", "title": { "zh-CN": "一" }, "pages": [ { "id": "only",
        "questions": [ { "id": "stars", "kind": "rating", "title": { "zh-CN": "星" } } ] } ] }"#,
    );
    let mut desk = Desk::new(&document, "en", 1);
    let five = [("stars".to_owned(), "5".to_owned())];
    assert_eq!(asked(&mut desk, 3, &five), Value::Null);
    assert_eq!(told(&asked(&mut desk, 0, &five)).len(), 1);
    assert_eq!(asked(&mut desk, 1, &[]).items("changed").len(), 0);
    assert_eq!(asked(&mut desk, 1, &five), Value::Null);
    // A new beginning forgets what was answered.
    assert_eq!(told(&asked(&mut desk, 0, &[])), [(0, r#"{"at":0}"#.to_owned())]);
}
