//! Remarks grouped by themes: found by the guard, counted with intervals, those without a theme said aloud.

use kefu::pack::Value;
use kefu::pack::form::Desk;

use crate::support::{document, json};

const FORM: &str = r#"{ "kind": "form", "id": "t/remarks", "use": "survey", "title": { "zh-CN": "题" }, "pages": [ { "id": "a", "questions": [
  { "id": "stars", "kind": "rating", "title": { "zh-CN": "星" } },
  { "id": "why", "kind": "long", "title": { "zh-CN": "为什么" }, "show": "stars <= 3" },
  { "id": "name", "kind": "short", "title": { "zh-CN": "称呼" }, "privacy": "personal" } ] } ] }"#;

/// The figures of the question `why` over these remarks; every respondent gave `stars`.
fn themes(stars: u8, remarks: &[&str]) -> Value {
    let mut desk = Desk::new(&json(FORM), "zh-CN", 1);
    let lexicon = kefu::pack::json::write(&document("lexicon", "themes/remarks"));
    let taken = desk.answer(&format!(r#"{{ "ask": "gather", "plan": {{}}, "themes": {lexicon} }}"#));
    assert_eq!(taken.as_deref(), Some("true"), "this build has phrases");
    for (at, remark) in remarks.iter().enumerate() {
        desk.gather(&format!(
            r#"{{ "id": "r{at}", "at": "2024-05-01T10:00:00+08:00", "answers": {{ "stars": {stars}, "why": "{remark}", "name": "等了" }} }}"#
        ));
    }
    let figures = json(&desk.answer(r#"{ "ask": "figures" }"#).expect("figures"));
    let questions = figures.items("questions");
    assert!(questions[2].get("themes").is_none(), "who somebody is has no theme");
    assert!(figures.items("problems").is_empty(), "{:?}", figures.items("problems"));
    questions[1].get("themes").cloned().unwrap_or_default()
}

fn counted(themes: &Value) -> Vec<(&str, f64)> {
    let count = |theme: &Value| match theme.get("count") {
        Some(Value::Number(count)) => *count,
        _ => f64::NAN,
    };
    let named = themes.items("themes").iter().map(|theme| (theme.text("id").unwrap_or_default(), count(theme)));
    named.chain(themes.get("without").map(|none| ("", count(none)))).collect()
}

#[test]
fn a_remark_counts_under_each_of_its_themes_and_once_under_none() {
    let remarks = ["等了半天，态度也不好", "態度很差", "排队的人太多", "多谢", "价格贵，物流慢，态度差"];
    let told = themes(2, &remarks);
    let expected = [("attitude", 3.0), ("waiting", 2.0), ("price", 1.0), ("delivery", 1.0), ("", 1.0)];
    assert_eq!(counted(&told), expected);
    let attitude = &told.items("themes")[0];
    assert_eq!(attitude.texts("samples"), ["等了半天，态度也不好", "態度很差", "价格贵，物流慢，态度差"]);
    // Wilson's interval of 3 of 5: 0.2307 to 0.8824 (statsmodels 0.15.0).
    let bound = |name: &str| match attitude.get(name) {
        Some(Value::Number(bound)) => (bound * 1e4).round() / 1e4,
        other => panic!("{name} is {other:?}"),
    };
    assert_eq!((bound("value"), bound("low"), bound("high")), (0.6, 0.2307, 0.8824));
    assert_eq!(told.get("without").expect("those without").texts("samples"), ["多谢"]);
}

#[test]
fn only_remarks_that_were_asked_for_count() {
    assert_eq!(themes(5, &["态度很差"]), Value::Null, "five stars are not asked why");
}

#[test]
fn a_few_samples_are_kept_however_many_there_are() {
    let told = themes(1, &["等了很久"; 40]);
    assert_eq!(counted(&told), [("waiting", 40.0), ("", 0.0)]);
    assert_eq!(told.items("themes")[0].texts("samples").len(), 5);
}
