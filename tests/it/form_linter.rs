//! The linter of forms: made-up forms with a slip each, and all forms of the packs, which have none.

use kefu::pack::form::Desk;
use kefu::pack::{Value, json};

use crate::support::{documents, json as value};

fn linted(document: &Value, count: u32) -> Value {
    let mut desk = Desk::new(document, "zh-CN", 1);
    value(&desk.answer(&format!(r#"{{ "ask": "lint", "count": {count}, "seed": 7 }}"#)).expect("a report"))
}

fn told(report: &Value) -> Vec<String> {
    let text = |problem: &Value, name: &str| problem.text(name).unwrap_or_default().to_owned();
    report.items("problems").iter().map(|problem| text(problem, "path") + " " + &text(problem, "code")).collect()
}

fn figure(report: &Value, name: &str) -> f64 {
    match report.get(name) {
        Some(Value::Number(number)) => *number,
        other => panic!("{name} is {other:?}"),
    }
}

/// A form of these pages, with whatever else there is.
fn form(pages: &str, rest: &str) -> Value {
    value(&format!(
        r#"{{ "kind": "form", "id": "t/lint", "use": "survey", "title": {{ "zh-CN": "题" }}, "pages": [{pages}] {rest} }}"#
    ))
}

fn page(questions: &str) -> String {
    format!(r#"{{ "id": "a", "questions": [{questions}] }}"#)
}

fn question(id: &str, rest: &str) -> String {
    format!(r#"{{ "id": "{id}", "title": {{ "zh-CN": "问" }}, {rest} }}"#)
}

/// The slips of a form of one page.
fn slips(questions: &[String], rest: &str) -> Vec<String> {
    told(&linted(&form(&page(&questions.join(",")), rest), 200))
}

#[test]
fn conditions_that_never_hold_are_proven() {
    let rating = |show: &str| {
        slips(
            &[
                question("stars", r#""kind": "rating""#),
                question("why", &format!(r#""kind": "long", "show": "{show}""#)),
            ],
            "",
        )
    };
    let never = ["pages[0].questions[1] dead-question", "pages[0].questions[1].show never-holds"];
    for show in [
        "stars > 3 and stars < 3",
        "stars > 5",
        "stars = 2.5",
        "stars < 1 or stars > 5",
        "not answered(stars) and stars = 1",
        "stars * 20 > 100",
        "min(stars, 3) > 3",
    ] {
        assert_eq!(rating(show), never, "{show}");
    }
    for show in ["stars >= 5", "not answered(stars)", "stars = 1 or stars = 5", "stars * 20 >= 100"] {
        assert_eq!(rating(show), [""; 0], "{show}");
    }
    for show in ["stars <= 5 or not answered(stars)", "not (stars > 5)"] {
        assert_eq!(rating(show), ["pages[0].questions[1].show always-holds"], "{show}");
    }
}

#[test]
fn numbers_and_texts_are_told_apart_where_conditions_tell_them() {
    let slips = |kind: &str, show: &str| {
        let asked = question("given", kind);
        slips(&[asked, question("why", &format!(r#""kind": "long", "show": "{show}""#))], "")
    };
    let number = r#""kind": "number", "at_least": 0, "at_most": 100"#;
    assert_eq!(
        slips(number, "given > 100"),
        ["pages[0].questions[1] dead-question", "pages[0].questions[1].show never-holds"]
    );
    assert_eq!(slips(number, "given > 99"), [""; 0]);
    assert_eq!(
        slips(r#""kind": "number""#, "given > 7 and given < 7"),
        ["pages[0].questions[1] dead-question", "pages[0].questions[1].show never-holds"]
    );
    assert_eq!(
        slips(r#""kind": "short""#, "given = '甲' and given = '乙'"),
        ["pages[0].questions[1] dead-question", "pages[0].questions[1].show never-holds"]
    );
    assert_eq!(slips(r#""kind": "date""#, "given < '2024-01-01'"), [""; 0]);
    // Arithmetic on a number leaves infinitely many answers: not seen is all that can be said, and that is seen to be so.
    assert_eq!(slips(r#""kind": "number""#, "given * given = 7"), ["pages[0].questions[1] never-asked"]);
}

#[test]
fn logic_that_contradicts_itself_over_several_questions() {
    let questions = [
        question("satisfied", r#""kind": "yes_no", "required": true"#),
        question(
            "reason",
            r#""kind": "single", "show": "satisfied = false", "options": [
            { "id": "slow", "title": { "zh-CN": "慢" } }, { "id": "rude", "title": { "zh-CN": "凶" } } ]"#,
        ),
        question("praise", r#""kind": "long", "show": "satisfied = true and reason = 'rude'""#),
        question("again", r#""kind": "yes_no", "show": "satisfied = true or satisfied = false""#),
    ];
    let expected = [
        "pages[0].questions[2] dead-question",
        "pages[0].questions[2].show never-holds",
        "pages[0].questions[3].show always-holds",
    ];
    assert_eq!(slips(&questions, ""), expected);
}

#[test]
fn pages_and_ends_that_nothing_leads_to() {
    let yes_no = |id: &str, show: &str| question(id, &format!(r#""kind": "yes_no", "required": true {show}"#));
    let pages = [
        format!(
            r#"{{ "id": "a", "questions": [{}], "next": [ {{ "when": "good = true", "to": "c" }}, {{ "to": "c" }}, {{ "when": "good = false", "to": "end" }} ] }}"#,
            yes_no("good", "")
        ),
        format!(r#"{{ "id": "b", "questions": [{}] }}"#, yes_no("skipped", "")),
        format!(r#"{{ "id": "c", "questions": [{}] }}"#, yes_no("last", "")),
    ];
    let thanks = r#", "thanks": [ { "when": "last = true", "text": { "zh-CN": "谢" } }, { "when": "good = true or good = false", "text": { "zh-CN": "再见" } }, { "text": { "zh-CN": "没人" } } ],
        "follow_ups": [ { "id": "call", "when": "skipped = true", "title": { "zh-CN": "回电" } } ],
        "checks": [ { "when": "good = true and last = false", "message": { "zh-CN": "矛盾" } } ]"#;
    let report = linted(&form(&pages.join(","), thanks), 200);
    let expected = [
        "pages[0].next[2] dead-jump",
        "pages[1] dead-page",
        "thanks[1].when always-holds",
        "follow_ups[0].when never-holds",
        "thanks[2] dead-thanks",
    ];
    assert_eq!(told(&report), expected);
    assert_eq!((figure(&report, "paths"), figure(&report, "mostQuestions")), (1.0, 2.0));
}

#[test]
fn what_reading_finds_is_in_the_same_report() {
    let questions = [
        question("one", r#""kind": "yes_no", "show": "two = true""#),
        question("two", r#""kind": "yes_no", "show": "one = true""#),
        question("one", r#""kind": "rating", "show": "nowhere = 1""#),
    ];
    let found = slips(&questions, "");
    for wanted in [
        "pages[0].questions[2].id duplicate-id",
        "pages[0].questions[2].show expression-unknown-name",
        "pages[0].questions[0] circle",
    ] {
        assert!(found.iter().any(|line| line == wanted), "{wanted} is not in {found:?}");
    }
}

#[test]
fn paths_are_counted_without_going_each_of_them() {
    // Thirty questions, each with one that depends on it: two sets of questions each, and no more time for all of them.
    let pair = |at: u32| {
        [
            question(&format!("stars_{at}"), r#""kind": "rating", "required": true"#),
            question(&format!("why_{at}"), &format!(r#""kind": "long", "show": "stars_{at} <= 2""#)),
        ]
    };
    let questions: Vec<String> = (0..30).flat_map(pair).collect();
    let report = linted(&form(&page(&questions.join(",")), ""), 50);
    assert_eq!(told(&report), [""; 0]);
    assert_eq!(figure(&report, "paths"), f64::from(1 << 30));
    assert_eq!((report.get("exact"), figure(&report, "mostQuestions")), (Some(&Value::Bool(true)), 60.0));
}

#[test]
fn what_is_too_much_to_go_through_is_said_to_be_more() {
    let stars: Vec<String> = (0..12).map(|at| question(&format!("s{at}"), r#""kind": "rating""#)).collect();
    let names: Vec<String> = (0..12).map(|at| format!("s{at}")).collect();
    let why = question("why", &format!(r#""kind": "long", "show": "sum({}) >= 59""#, names.join(",")));
    let all: Vec<String> = stars.into_iter().chain([why]).collect();
    let report = linted(&form(&page(&all.join(",")), ""), 50);
    assert_eq!(report.get("exact"), Some(&Value::Bool(false)));
    assert!(figure(&report, "paths") >= 1.0, "{}", json::write(&report));
}

#[test]
fn a_long_chain_takes_bounded_time() {
    let chain = |at: u32| {
        let show = if at == 0 { String::new() } else { format!(r#", "show": "q{} = true""#, at - 1) };
        question(&format!("q{at}"), &format!(r#""kind": "yes_no"{show}"#))
    };
    let questions: Vec<String> = (0..3000).map(chain).collect();
    let report = linted(&form(&page(&questions.join(",")), ""), 1);
    assert!(figure(&report, "paths") >= 1.0);
}

#[test]
fn no_form_of_the_packs_has_a_slip() {
    let mut lines = Vec::new();
    for (_, document) in documents().into_iter().filter(|(_, document)| document.text("kind") == Some("form")) {
        let report = linted(&document, 1000);
        let id = document.text("id").unwrap_or_default();
        lines.extend(told(&report).into_iter().map(|line| format!("{id} {line}")));
        let (paths, longest) = (figure(&report, "paths"), figure(&report, "longestMinutes"));
        assert!(paths >= 1.0 && longest > 0.0 && longest < 15.0, "{id}: {paths} paths, {longest} minutes");
    }
    assert!(lines.is_empty(), "{}", lines.join("\n"));
}
