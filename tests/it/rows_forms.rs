//! The rows of the inventory on surveys, registers and checklists, each with its example.
//!
//! What answers to one form lead to stands as examples in the documents, which `packs.rs` runs; here are the figures over
//! many responses, and that every row has its document.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use kefu::pack::form::Desk;
use kefu::pack::{Value, json};

use crate::support::{self, documents, json as value};

fn document(id: &str) -> Value {
    support::document("form", id)
}

/// The figures over responses: each answer so many times, on the first of May.
fn figures(id: &str, plan: &str, answers: &[(u32, &str)]) -> Value {
    let mut lines = String::new();
    for (times, answers) in answers {
        for _ in 0..*times {
            writeln!(lines, r#"{{ "at": "2024-05-01T10:00", "answers": {answers} }}"#).expect("text");
        }
    }
    let mut desk = Desk::new(&document(id), "zh-CN", 1);
    desk.answer(&format!(r#"{{ "ask": "gather", "plan": {plan} }}"#)).expect("a plan");
    desk.gather(&lines);
    value(&desk.answer(r#"{ "ask": "figures" }"#).expect("figures"))
}

/// A measure as `value of n`, the value to four places, and what else the row speaks of.
fn measure(figures: &Value, id: &str) -> String {
    let found = figures.items("measures").iter().find(|measure| measure.text("id") == Some(id)).expect("a measure");
    let number = |name: &str| match found.get(name) {
        Some(Value::Number(number)) => ((number * 10_000.0).round() / 10_000.0).to_string(),
        _ => "—".to_owned(),
    };
    let goal = found.get("goal").map_or("", |goal| if goal.is_true("met") { " met" } else { " unmet" });
    let points = found.text("points").map(|points| format!(" = {points}")).unwrap_or_default();
    format!("{} of {}{points}{goal}", number("value"), number("n"))
}

/// The figure that a form computes from answers.
fn computed(id: &str, question: &str, answers: &str) -> String {
    let mut desk = Desk::new(&document(id), "zh-CN", 1);
    let view = value(&desk.answer(&format!(r#"{{ "ask": "view", "answers": {answers} }}"#)).expect("a view"));
    view.get("values").and_then(|values| values.get(question)).map_or_else(|| "—".to_owned(), json::write)
}

/// The codes of everything wrong with answers.
fn wrong(id: &str, answers: &str) -> Vec<String> {
    let mut desk = Desk::new(&document(id), "zh-CN", 1);
    let problems = value(&desk.answer(&format!(r#"{{ "ask": "validate", "answers": {answers} }}"#)).expect("problems"));
    let Value::List(problems) = problems else { panic!("a list") };
    problems.iter().filter_map(|problem| Some(format!("{} {}", problem.text("path")?, problem.text("code")?))).collect()
}

#[test]
fn every_row_has_its_form() {
    let mut rows = BTreeSet::new();
    for (_, document) in documents().into_iter().filter(|(_, document)| document.text("kind") == Some("form")) {
        rows.extend(document.texts("rows"));
    }
    let wanted = (94..=106).chain([138, 169, 170, 174]).chain(238..=287).map(|row| format!("S-{row:03}"));
    let lacking: Vec<String> = wanted.filter(|row| !rows.contains(row)).collect();
    assert_eq!(lacking, [""; 0]);
}

#[test]
fn s_238_five_aspects() {
    let answers = r#"{ "channel_used": "phone", "aspects": { "install": 5, "running": 4, "project": 4, "after_sales": 3, "training": 5 } }"#;
    let figures = figures("it-service/product-survey", "{}", &[(1, answers)]);
    assert_eq!(measure(&figures, "mean"), "4.2 of 5");
    assert_eq!(measure(&figures, "satisfied"), "0.8 of 5");
    assert_eq!(measure(&figures, "after_sales"), "3 of 1");
    assert_eq!(figures.items("questions")[0].items("counts").len(), 5, "five channels");
}

#[test]
fn s_239_s_174_twenty_calls_a_day() {
    let call = r#"{ "time": "2024-05-01T10:00", "customer": "李", "reached": true, "satisfied": "yes" }"#;
    let short = |calls: u32| {
        let figures = figures("supervisor/call-back", r#"{ "period": "day" }"#, &[(calls, call)]);
        figures.items("trend")[0].get("short").cloned()
    };
    assert_eq!(short(18), Some(Value::Number(2.0)));
    assert_eq!(short(20), None);
}

#[test]
fn s_240_three_ways_of_asking() {
    for id in ["cable/hall-check", "cable/phone-followup", "cable/mystery-visit"] {
        assert!(document(id).texts("rows").contains(&"S-240".to_owned()), "{id}");
    }
}

#[test]
fn s_241_each_unhappy_answer_costs_five() {
    for id in ["cable/mystery-visit", "service/exit"] {
        let score = |answers: &str| computed(id, "score", answers);
        assert_eq!(score(r#"{ "comfort": "yes", "attitude": "no", "image": "yes" }"#), r#""10""#, "{id}");
        assert_eq!(score(r#"{ "comfort": "no", "attitude": "no", "image": "no", "staff": "no" }"#), r#""0""#, "{id}");
    }
}

#[test]
fn s_242_twenty_points_by_share() {
    let figures = figures(
        "cable/phone-followup",
        "{}",
        &[(46, r#"{ "satisfied": "yes" }"#), (4, r#"{ "satisfied": "no" }"#), (3, r#"{ "satisfied": "na" }"#)],
    );
    assert_eq!(measure(&figures, "satisfied"), "0.92 of 50 = 18.4");
}

#[test]
fn s_243_answered_entries_of_the_suggestion_book() {
    let open = r#"{ "date": "2024-05-01", "category": "fees", "opinion": "贵" }"#;
    let answered = r#"{ "date": "2024-05-01", "category": "fees", "opinion": "贵", "handling": "已解释", "answered_at": "2024-05-02T09:00" }"#;
    assert_eq!(measure(&figures("cable/suggestion-book", "{}", &[(9, answered), (3, open)]), "answered"), "0.75 of 12");
}

#[test]
fn s_244_the_two_numbers_are_shown() {
    for id in ["cable/suggestion-book", "cable/phone-followup"] {
        let intro = json::write(document(id).get("intro").expect("an intro"));
        assert!(intro.contains("96766") && intro.contains("8107726"), "{id}");
    }
}

#[test]
fn s_245_replies_in_the_dialogue_count() {
    let said = |reply: &str| format!(r#"{{ "satisfied": "{reply}" }}"#);
    let replies = ["满意", "满意", "可以", "好的", "满意！", "挺好", "yes", "不"].map(said);
    let mut answers: Vec<(u32, &str)> = replies.iter().map(|reply| (1, reply.as_str())).collect();
    answers.push((2, "{}"));
    assert_eq!(measure(&figures("service/after-chat", "{}", &answers), "satisfied"), "0.875 of 8");
}

#[test]
fn s_246_owners_by_building() {
    let figures = figures(
        "property-desk/owner-survey",
        r#"{ "by": "building" }"#,
        &[(3, r#"{ "building": "1", "satisfied": 5 }"#), (1, r#"{ "building": "2", "satisfied": 2 }"#)],
    );
    assert_eq!(measure(&figures, "mean"), "4.25 of 4");
    let groups: Vec<String> = figures.items("groups").iter().map(|group| measure(group, "satisfied")).collect();
    assert_eq!(groups, ["1 of 3", "0 of 1"]);
}

#[test]
fn s_247_the_closing_sheet_asks_why() {
    let sheet = r#"{ "complaint": "TS-17", "result": "换货", "satisfied": false, "stars": 2, "caller": "王", "called": "2024-05-01T15:00" }"#;
    assert_eq!(wrong("complaints/customer-review", sheet), ["opinion required"]);
}

#[test]
fn s_248_planned_reached_satisfied() {
    let happy = r#"{ "room": "1", "reached": true, "satisfied": true }"#;
    let unhappy = r#"{ "room": "1", "reached": true, "satisfied": false, "issues": "漏水" }"#;
    let away = r#"{ "room": "1", "reached": false }"#;
    let figures = figures("property-desk/monthly-call", "{}", &[(45, happy), (3, unhappy), (12, away)]);
    assert_eq!(measure(&figures, "reached"), "0.8 of 60");
    assert_eq!(measure(&figures, "satisfied"), "0.9375 of 48");
}

#[test]
fn s_249_promoters_less_detractors() {
    let figures = figures(
        "service/nps",
        "{}",
        &[
            (2, r#"{ "likely": 10 }"#),
            (3, r#"{ "likely": 9 }"#),
            (3, r#"{ "likely": 7 }"#),
            (1, r#"{ "likely": 6 }"#),
            (1, r#"{ "likely": 0 }"#),
        ],
    );
    assert_eq!(measure(&figures, "nps"), "30 of 10");
}

#[test]
fn s_250_more_than_ninety_five_per_cent() {
    let rate = |happy: u32| {
        measure(
            &figures(
                "supervisor/owner-survey",
                "{}",
                &[(happy, r#"{ "overall": "yes" }"#), (100 - happy, r#"{ "overall": "no" }"#)],
            ),
            "overall",
        )
    };
    assert_eq!(rate(95), "0.95 of 100 unmet");
    assert_eq!(rate(96), "0.96 of 100 met");
}

#[test]
fn s_251_those_who_came() {
    let came = r#"{ "patient": "张", "phone": "13812345678", "consulted": "2024-05-01", "arrived": true, "visited": "2024-05-02" }"#;
    let not = r#"{ "patient": "张", "phone": "13812345678", "consulted": "2024-05-01", "arrived": false }"#;
    assert_eq!(measure(&figures("hospital/call-back", "{}", &[(30, came), (90, not)]), "arrived"), "0.25 of 120");
}

#[test]
fn s_253_what_is_done_of_what_was_said() {
    let open = r#"{ "customer": "甲", "visited": "2024-05-01", "type": "opinion", "content": "慢" }"#;
    let done = r#"{ "customer": "甲", "visited": "2024-05-01", "type": "opinion", "content": "慢", "solution": "扩容", "owner": "李", "done": "2024-05-09" }"#;
    assert_eq!(measure(&figures("it-service/site-visit", "{}", &[(6, done), (3, open)]), "done"), "0.6667 of 9");
}

#[test]
fn s_094_to_s_106_etiquette_in_ticks() {
    assert_eq!(computed("call-desk/phone-check", "in_time", r#"{ "seconds": "12.0" }"#), "true");
    assert_eq!(computed("call-desk/phone-check", "in_time", r#"{ "seconds": 13 }"#), "false");
    assert_eq!(
        computed("cable/appearance", "points", r#"{ "ticks": { "uniform": "done", "badge": "not_done" } }"#),
        r#""4""#
    );
    assert_eq!(
        computed(
            "property-desk/appearance",
            "points",
            r#"{ "ticks": { "clothes": "done", "badge": "not_done", "tie": "not_done" } }"#
        ),
        r#""-2""#
    );
    assert_eq!(
        computed(
            "call-desk/tone",
            "percent",
            r#"{ "marks": { "polite": 5, "kind": 4, "brief": 4, "clear": 5, "patient": 5, "thorough": 4 } }"#
        ),
        r#""90""#
    );
    assert_eq!(
        computed("presales/typing-test", "passed", r#"{ "post": "online", "correct": 183, "duration": 3 }"#),
        "true"
    );
    for (id, ticks) in [("cable/behaviour", 10), ("cable/visit-check", 12), ("cable/environment", 5)] {
        let questions = document(id).items("pages")[0].items("questions").to_vec();
        let table = questions.iter().find(|question| question.text("kind") == Some("matrix")).expect("ticks");
        assert_eq!(table.items("aspects").len(), ticks, "{id}");
    }
}

#[test]
fn s_169_taken_and_given_make_the_maximum() {
    let sheet = r#"{ "name": "王益", "month": "2024-05-31", "department": "客服部", "maximum": 100, "deducted": 12, "given": 90 }"#;
    assert_eq!(wrong("cable/hall-result-sheet", sheet), ["given check"]);
}

#[test]
fn s_254_a_record_without_an_end_is_not_kept() {
    let record = r#"{ "who": "王", "started": "2024-05-01T18:00", "events": "无", "result": "无" }"#;
    assert_eq!(wrong("duty/duty-record", record), ["ended required"]);
}

#[test]
fn s_257_both_must_sign() {
    let mut desk = Desk::new(&document("property-desk/handover"), "zh-CN", 1);
    let entry = |signed: &str| {
        format!(
            r#"{{ "ask": "status", "entry": {{ "number": 1, "at": "2024-05-01T18:00", "answers": {{ "at": "2024-05-01T18:00", "read": true, "open_important": 0, "handed_by": "甲"{signed} }} }} }}"#
        )
    };
    let one = value(&desk.answer(&entry("")).expect("a state"));
    assert_eq!((one.is_true("done"), one.texts("open")), (false, vec!["taken_by".to_owned()]));
    let both = value(&desk.answer(&entry(r#", "taken_by": "乙""#)).expect("a state"));
    assert!(both.is_true("done"));
}

#[test]
fn s_258_s_259_what_forbids_a_handover() {
    let important = r#"{ "at": "2024-05-01T18:00", "read": true, "open_important": 1 }"#;
    assert_eq!(wrong("property-desk/handover", important), ["open_important check"]);
    let free =
        r#""at": "2024-05-01T18:00", "major_open": false, "switching": false, "unprepared": false, "things": "验清""#;
    assert_eq!(wrong("duty/handover", &format!(r#"{{ {free}, "unfit": true, "substitute": true }}"#)), [""; 0]);
    assert_eq!(
        wrong("duty/handover", &format!(r#"{{ {free}, "unfit": true, "substitute": false }}"#)),
        ["substitute check"]
    );
}

#[test]
fn s_263_no_complaint_without_its_order() {
    assert_eq!(
        wrong("complaints/customer-complaint", r#"{ "category": "quality", "complaint": "裂" }"#),
        ["order required"]
    );
}

#[test]
fn s_265_complaints_by_category() {
    let entry = |category: &str| {
        format!(r#"{{ "day": "2024-05-01", "about": "某", "category": "{category}", "complaint": "x" }}"#)
    };
    let figures = figures("complaints/employee-complaint", "{}", &[(3, &entry("quality")), (2, &entry("logistics"))]);
    assert_eq!((measure(&figures, "quality"), measure(&figures, "logistics")), ("0.6 of 5".into(), "0.4 of 5".into()));
}

#[test]
fn s_274_one_entry_a_day() {
    let mut desk = Desk::new(&document("cable/service-log"), "zh-CN", 1);
    let entry = |day: u32| {
        format!(
            r#"{{ "number": {day}, "at": "2024-05-{day:02}T18:00", "answers": {{ "day": "2024-05-{day:02}", "manager": "赵", "service": "好" }} }}"#
        )
    };
    let entries: Vec<String> = (1..=23).filter(|day| *day != 7).map(entry).collect();
    let question =
        format!(r#"{{ "ask": "days", "from": "2024-05-01", "to": "2024-05-23", "entries": [{}] }}"#, entries.join(","));
    assert_eq!(value(&desk.answer(&question).expect("days")).texts("missing"), ["2024-05-07"]);
}

#[test]
fn s_281_the_cash_must_agree() {
    let sheet = r#"{ "day": "2024-05-01", "opening": 500, "receipts": 1280, "refunds": 60, "counted": 1710 }"#;
    assert_eq!(
        (computed("cable/cash-sheet", "closing", sheet), computed("cable/cash-sheet", "difference", sheet)),
        (r#""1720""#.into(), r#""-10""#.into())
    );
}

#[test]
fn s_286_private_leave_is_asked_for_in_person() {
    let leave = |kind: &str| {
        format!(
            r#"{{ "who": "甲", "type": "{kind}", "in_person": false, "from": "2024-05-01", "to": "2024-05-02", "reason": "x" }}"#
        )
    };
    assert_eq!(wrong("call-desk/leave", &leave("private")), ["in_person check"]);
    assert_eq!(wrong("call-desk/leave", &leave("sick")), [""; 0]);
}
