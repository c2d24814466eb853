//! Forms tried out before anybody sees them, and samples drawn again.

use kefu::pack::form::Desk;
use kefu::pack::{Value, json};

use crate::support::{documents, json as value};

/// What respondents see of a form.
fn tried(document: &Value, count: u32) -> Value {
    let mut desk = Desk::new(document, "zh-CN", 1);
    value(&desk.answer(&format!(r#"{{ "ask": "try", "count": {count}, "seed": 7 }}"#)).expect("a trial"))
}

fn told(trial: &Value) -> Vec<String> {
    let problems = trial.items("problems").iter();
    problems
        .map(|problem| {
            format!("{} {}", problem.text("path").unwrap_or_default(), problem.text("code").unwrap_or_default())
        })
        .collect()
}

const FORM: &str = r#"{ "kind": "form", "id": "t/try", "use": "survey", "title": { "zh-CN": "题" }, "pages": [
  { "id": "a", "questions": [
    { "id": "early", "kind": "yes_no", "title": { "zh-CN": "早" }, "show": "late = true" },
    { "id": "stars", "kind": "rating", "title": { "zh-CN": "星" } },
    { "id": "count", "kind": "number", "title": { "zh-CN": "数" } },
    { "id": "exact", "kind": "yes_no", "title": { "zh-CN": "正好" }, "show": "count = 4711" },
    { "id": "dead", "kind": "yes_no", "title": { "zh-CN": "死" }, "show": "stars > 3 and stars < 3" } ],
    "next": [ { "to": "c" } ] },
  { "id": "b", "questions": [ { "id": "skipped", "kind": "yes_no", "title": { "zh-CN": "跳过" } } ] },
  { "id": "c", "questions": [ { "id": "late", "kind": "yes_no", "title": { "zh-CN": "晚" } } ] } ],
  "thanks": [ { "when": "stars >= 1 or not answered(stars)", "text": { "zh-CN": "谢" } }, { "text": { "zh-CN": "没人看到" } } ],
  "follow_ups": [ { "id": "never", "when": "stars = 9", "title": { "zh-CN": "不会" } } ],
  "checks": [ { "when": "count > 4711", "message": { "zh-CN": "太多" } } ] }"#;

#[test]
fn what_nobody_sees_is_told() {
    let trial = tried(&value(FORM), 2000);
    let expected = [
        "pages[0].questions[0].show looks-ahead",
        "pages[0].questions[4] never-asked",
        "pages[1].questions[0] never-asked",
        "pages[1] never-shown",
        "thanks[1] never-said",
        "follow_ups[0] never-due",
    ];
    assert_eq!(told(&trial), expected, "a number compared with is tried, so exact is asked");
    assert_eq!(trial.get("paths"), Some(&Value::Number(4.0)), "with and without early, with and without exact");
    assert_eq!(trial, tried(&value(FORM), 2000), "the same seed, the same respondents");
}

#[test]
fn every_form_of_the_packs_can_be_walked_to_all_its_ends() {
    let mut lines = Vec::new();
    for (_, document) in documents().into_iter().filter(|(_, document)| document.text("kind") == Some("form")) {
        let trial = tried(&document, 3000);
        lines
            .extend(told(&trial).into_iter().map(|line| format!("{} {line}", document.text("id").unwrap_or_default())));
        assert!(
            matches!(trial.get("longestMinutes"), Some(Value::Number(minutes)) if *minutes > 0.0 && *minutes < 15.0)
        );
    }
    assert!(lines.is_empty(), "{}", lines.join("\n"));
}

#[test]
fn s_138_the_same_seed_draws_the_same_branches() {
    let mut desk = Desk::new(&Value::Null, "zh-CN", 1);
    let mut draw = |seed: u32| {
        let question = format!(
            r#"{{ "ask": "draw", "items": ["王益", "印台", "耀州", "宜君", "新区", "黄堡"], "count": 2, "seed": {seed} }}"#
        );
        value(&desk.answer(&question).expect("a draw"))
    };
    let drawn = draw(42);
    assert_eq!(drawn.texts("drawn").len(), 2);
    assert_eq!(drawn, draw(42));
    assert!((0..20).any(|seed| draw(seed).texts("drawn") != drawn.texts("drawn")));
    let record = drawn.get("record").expect("a record");
    assert_eq!(
        (record.get("seed"), record.get("of")),
        (Some(&Value::Number(42.0)), Some(&Value::Number(6.0))),
        "{}",
        json::write(record)
    );
}

#[test]
fn s_239_the_day_s_twenty_in_proportion() {
    let items: Vec<String> = (0..100)
        .map(|at| format!(r#"{{ "id": "k{at}", "stratum": "{}" }}"#, if at < 75 { "phone" } else { "web" }))
        .collect();
    let mut desk = Desk::new(&Value::Null, "zh-CN", 1);
    let question =
        format!(r#"{{ "ask": "draw", "items": [{}], "count": 20, "seed": 3, "stratified": true }}"#, items.join(","));
    let drawn = value(&desk.answer(&question).expect("a draw")).texts("drawn");
    let phone = drawn.iter().filter(|id| id[1..].parse::<u32>().expect("a number") < 75).count();
    assert_eq!((drawn.len(), phone), (20, 15));
}
