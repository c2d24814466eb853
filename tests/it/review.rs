//! The review engine: what each operator gives, and that no conversation can make it fail.

use kefu::pack::{Value, check_among, rubric};
use kefu::review::{Conversation, Reviewer, Shows, State, Turn};

use crate::support::{json, units};

/// A rubric of one rule, with the word lists the tests use.
fn rubric_of(rule: &str) -> Value {
    json(&format!(
        r#"{{ "kind": "rubric", "id": "test/rubric", "title": {{ "zh-CN": "试" }},
            "parameters": {{ "first_reply": {{ "title": {{ "zh-CN": "首次响应" }}, "value": 30, "unit": "秒" }} }},
            "cues": {{ "投诉": ["投诉"], "道歉": ["(很|非常)抱歉", "对不起"], "问候": ["您好"], "送别": ["再见", "请慢走"],
                       "打错": ["打错"], "收": ["收您"], "找": ["找您"], "稍等": ["稍等", "等一下"], "业务": ["套餐", "宽带"] }},
            "numbers": {{ "received": {{ "after": ["收您"] }}, "change": {{ "after": ["找您"] }} }},
            "rules": [ {rule} ] }}"#
    ))
}

/// Every example of a rule holds, and nothing else is wrong with its document.
fn holds(rule: &str) {
    let problems = check_among(&rubric_of(rule), &[]);
    assert!(
        problems.is_empty(),
        "{:#?}",
        problems.iter().map(|problem| (&problem.path, problem.message("en"))).collect::<Vec<_>>()
    );
}

#[test]
fn the_first_and_the_last_turn() {
    holds(
        r#"{ "id": "hello", "title": { "zh-CN": "来有迎声" }, "expect": { "cue": "问候", "in": { "first": 1 } }, "points": -2,
            "examples": [ { "turns": ["A: 您好", "U: 在吗"], "state": "met", "proof": "您好", "points": 0 },
                          { "turns": ["U: 在吗", "A: 嗯", "A: 您好"], "state": "unmet", "points": -2 },
                          { "turns": ["U: 在吗"], "state": "not-applicable" }, { "turns": [], "state": "not-applicable" } ] }"#,
    );
    holds(
        r#"{ "id": "bye", "title": { "zh-CN": "走有送声" }, "expect": { "cue": "送别", "in": { "last": 1 } },
            "examples": [ { "turns": ["U: 谢谢", "A: 不客气，再见"], "state": "met" }, { "turns": ["A: 再见", "A: 嗯"], "state": "unmet" } ] }"#,
    );
}

#[test]
fn after_an_occasion() {
    holds(
        r#"{ "id": "sorry", "title": { "zh-CN": "投诉致歉" }, "each": { "by": "customer", "cue": "投诉" },
            "expect": { "cue": "道歉", "in": { "next": 2 } }, "points": -3, "per_place": true,
            "examples": [ { "turns": ["U: 我要投诉", "A: 我看看", "A: 很抱歉"], "state": "met", "proof": ["投诉", "很抱歉"] },
                          { "turns": ["U: 我要投诉", "A: 我看看", "A: 您提供单号", "A: 很抱歉"], "state": "unmet", "points": -3 },
                          { "turns": ["U: 我要投诉", "A: 嗯", "U: 投诉", "A: 哦", "A: 好"], "state": "unmet", "points": -6 },
                          { "turns": ["U: 你好", "A: 您好"], "state": "not-applicable" },
                          { "turns": ["U: 我要投诉"], "state": "unmet" } ] }"#,
    );
}

#[test]
fn answers_in_time() {
    holds(
        r#"{ "id": "first", "title": { "zh-CN": "首次响应" }, "expect": { "reply": { "within_seconds": "first_reply", "first": true } },
            "examples": [ { "turns": ["10:00:00 U: 在吗", "10:00:01 B: 您好，机器人为您服务", "10:00:45 A: 您好"], "state": "unmet" },
                          { "turns": ["10:00:00 U: 在吗", "10:00:30 A: 您好"], "state": "met" },
                          { "turns": ["U: 在吗", "A: 您好"], "state": "not-applicable" },
                          { "turns": ["10:00:30 U: 在吗", "10:00:00 A: 您好"], "state": "not-applicable" } ] }"#,
    );
    holds(
        r#"{ "id": "gap", "title": { "zh-CN": "响应间隔" }, "expect": { "reply": { "within_seconds": 60, "unless": "稍等" } },
            "examples": [ { "turns": ["10:00:00 U: 在吗", "10:00:20 U: 有人吗", "10:01:10 A: 在的"], "state": "unmet" },
                          { "turns": ["10:00:00 U: 在吗", "10:00:20 A: 请稍等", "10:00:21 U: 好", "10:05:00 A: 查到了"], "state": "met" } ] }"#,
    );
}

#[test]
fn numbers_that_add_up() {
    holds(
        r#"{ "id": "cash", "title": { "zh-CN": "唱收唱付" },
            "expect": { "all": [ { "cue": "收" }, { "cue": "找" }, { "sum": ["price", "change"], "equals": "received" } ] },
            "examples": [ { "turns": ["A: 收您100元,找您42元"], "attributes": { "price": 58 }, "state": "met", "parts": [3, 3] },
                          { "turns": ["A: 收您一百元,找您32元"], "attributes": { "price": 58 }, "state": "unmet", "parts": [2, 3] },
                          { "turns": ["A: 收您100元"], "attributes": { "price": 58 }, "state": "unmet", "parts": [1, 2] } ] }"#,
    );
}

#[test]
fn rows_and_repetitions() {
    holds(
        r#"{ "id": "careless", "title": { "zh-CN": "敷衍" }, "never": { "streak": { "at_most_characters": 2, "answering": "entity:question", "times": 2 } },
            "examples": [ { "turns": ["U: 怎么设置", "A: 嗯", "U: 到底怎么弄", "A: 哦"], "state": "unmet" },
                          { "turns": ["U: 谢谢", "A: 好的", "U: 再见", "A: 好的"], "state": "not-applicable" },
                          { "turns": ["U: 怎么设置", "A: 嗯", "U: 到底怎么弄", "A: 请打开设置"], "state": "met" } ] }"#,
    );
    holds(
        r#"{ "id": "copy", "title": { "zh-CN": "复制" }, "never": { "alike": { "answering": "entity:question" } },
            "examples": [ { "turns": ["U: 怎么退货", "A: 请您耐心等待处理", "U: 多久到账", "A: 请您耐心等待处理"], "state": "unmet" },
                          { "turns": ["U: 怎么退货", "A: 请点退货", "U: 多久到账", "A: 三天内到账"], "state": "met" } ] }"#,
    );
    holds(
        r#"{ "id": "chat", "title": { "zh-CN": "闲聊" }, "never": { "streak": { "without": "业务", "times": 3 } }, "confirm": true, "points": -5,
            "examples": [ { "turns": ["A: 今天好热", "U: 是啊", "A: 你那边呢", "A: 我这里下雨"], "state": "unmet", "points": 0 },
                          { "turns": ["A: 今天好热", "A: 你那边呢", "A: 我这里下雨"], "attributes": { "confirmed": ["chat"] }, "state": "unmet", "points": -5 },
                          { "turns": ["A: 今天好热", "A: 您要哪种套餐", "A: 我这里下雨"], "state": "met" } ] }"#,
    );
}

#[test]
fn one_after_the_other() {
    holds(
        r#"{ "id": "interrupt", "title": { "zh-CN": "打断" },
            "never": { "sequence": [ { "by": "customer" }, { "by": "agent", "within_seconds": 2 }, { "by": "customer", "within_seconds": 3 } ], "adjacent": true },
            "examples": [ { "turns": ["10:00:00 U: 我想问", "10:00:01 A: 您好", "10:00:02 U: 怎么退"], "state": "unmet" },
                          { "turns": ["10:00:00 U: 我想问", "10:00:09 A: 您好", "10:00:10 U: 怎么退"], "state": "met" },
                          { "turns": ["U: 我想问", "A: 您好", "U: 怎么退"], "state": "not-applicable" } ] }"#,
    );
}

#[test]
fn branches_and_contacts() {
    holds(
        r#"{ "id": "fault", "title": { "zh-CN": "过失" }, "when": { "attribute": "fault" },
            "expect": { "if": { "attribute": "fault", "is": "own" }, "then": { "cue": "道歉" }, "else": { "cue": "稍等" } },
            "examples": [ { "turns": ["A: 对不起"], "attributes": { "fault": "own" }, "state": "met" },
                          { "turns": ["A: 对不起"], "attributes": { "fault": "other" }, "state": "unmet" },
                          { "turns": ["A: 对不起"], "state": "not-applicable" } ] }"#,
    );
    holds(
        r#"{ "id": "again", "title": { "zh-CN": "重复来电" }, "never": { "earlier": ["topic"], "within_days": 7 },
            "examples": [ { "turns": ["2024-05-03 10:00:00 U: 还没修好"], "attributes": { "topic": "报修", "earlier": [{ "at": "2024-05-01T09:00:00+08:00", "topic": "报修" }] }, "state": "unmet" },
                          { "turns": ["2024-05-13 10:00:00 U: 还没修好"], "attributes": { "topic": "报修", "earlier": [{ "at": "2024-05-01T09:00:00+08:00", "topic": "报修" }] }, "state": "met" },
                          { "turns": ["U: 还没修好"], "attributes": { "topic": "报修" }, "state": "not-applicable" } ] }"#,
    );
}

#[test]
fn what_is_wrong_is_named() {
    let codes = |rule: &str| -> Vec<(&'static str, String)> {
        check_among(&rubric_of(rule), &[]).into_iter().map(|problem| (problem.code, problem.path)).collect()
    };
    let about = r#""id": "x", "title": { "zh-CN": "x" }"#;
    for (rest, code, path) in [
        (r#""expect": { "cue": "没有" }"#, "unknown-cue", "rules[0].expect.cue"),
        (r#""expect": { "cue": "问候", "all": [] }"#, "bad-test", "rules[0].expect"),
        (r#""expect": { }"#, "bad-test", "rules[0].expect"),
        (r#""expect": { "reply": { "within_seconds": "nothing" } }"#, "unknown-parameter", "rules[0].expect.reply"),
        (r#""expect": { "courtesy": "greeting" }"#, "unknown-label", "rules"),
        (r#""expect": { "cue": "问候", "colour": 1 }"#, "unknown-field", "rules[0].expect.colour"),
    ] {
        let found = codes(&format!("{{ {about}, {rest} }}"));
        assert!(found.iter().any(|(known, at)| *known == code && at == path), "{rest}: {found:?}");
    }
    assert!(codes(&format!("{{ {about} }}")).iter().any(|(code, _)| *code == "missing-field"));
}

fn reviewer(rule: &str) -> Reviewer {
    rubric::reviewer(&rubric_of(rule), &[]).0
}

fn agent(text: &str) -> Turn {
    Turn { text: units(text), ..Turn::default() }
}

#[test]
fn what_would_have_met_it_does() {
    let rule = r#"{ "id": "both", "title": { "zh-CN": "x" }, "expect": { "all": [ { "cue": "道歉" }, { "cue": "送别", "in": { "last": 1 } } ] } }"#;
    let mut reviewer = reviewer(rule);
    let mut conversation = Conversation { turns: vec![agent("我看看"), agent("好")], ..Conversation::default() };
    assert_eq!(reviewer.review(&conversation).rules[0].state, State::Unmet);
    let mends = reviewer.mend(&conversation, 0);
    assert_eq!(mends.len(), 2);
    for mend in mends {
        let turn = &mut conversation.turns[mend.turn as usize];
        turn.text.splice(mend.span.start as usize..mend.span.end as usize, units(&mend.insert));
    }
    assert_eq!(reviewer.review(&conversation).rules[0].state, State::Met);
}

#[test]
fn a_part_says_what_would_do_for_it() {
    let rule = r#"{ "id": "both", "title": { "zh-CN": "x" }, "say": { "zh-CN": "您好，再见" },
        "expect": { "all": [ { "cue": "问候" }, { "cue": "道歉", "say": { "zh-CN": "实在对不起" } } ] } }"#;
    let conversation = Conversation { turns: vec![agent("您好")], ..Conversation::default() };
    let inserts: Vec<String> = reviewer(rule).mend(&conversation, 0).into_iter().map(|mend| mend.insert).collect();
    assert_eq!(inserts, ["，实在对不起"]);
}

#[test]
fn evidence_says_what_is_forbidden_and_what_lacks_its_partner() {
    let shown = |rule: &str, text: &str| {
        let turns = vec![agent(text)];
        let review = reviewer(rule).review(&Conversation { turns, ..Conversation::default() });
        let shows: Vec<Shows> = review.rules[0].evidence.iter().map(|place| place.shows).collect();
        (review.rules[0].state, shows)
    };
    let never = r#"{ "id": "no", "title": { "zh-CN": "不说" }, "never": { "cue": "打错" } }"#;
    assert_eq!(shown(never, "您打错了"), (State::Unmet, vec![Shows::Forbidden]));
    assert_eq!(shown(never, "您好"), (State::Met, vec![]), "what is rightly missing proves nothing");
    let both = r#"{ "id": "both", "title": { "zh-CN": "都说" }, "expect": { "all": [{ "cue": "问候" }, { "cue": "送别" }] } }"#;
    assert_eq!(shown(both, "您好"), (State::Unmet, vec![Shows::Missing, Shows::Found]));
    assert_eq!(shown(both, "您好，再见"), (State::Met, vec![Shows::Found, Shows::Found]));
    let twice = r#"{ "id": "twice", "title": { "zh-CN": "说" }, "expect": { "not": { "not": { "cue": "问候" } } } }"#;
    assert_eq!(shown(twice, "您好"), (State::Met, vec![Shows::Found]));
}
