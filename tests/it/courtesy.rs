//! Courtesies by a small document of the tests' own: what is found, what is owed, what mends it.

use kefu::courtesy::{Courtesy, Fit, Report, Situation, Stage, State};
use kefu::moment::Moment;
use kefu::pack::{self, courtesy};
use kefu::phrase::{Context, Message, Role, Scratch};

use crate::support::{json, units};

mod advice;
mod ordinary;

/// An engine over the document, a company's name in its slot.
fn engine() -> Courtesy {
    let (rules, problems) = courtesy::read(&json(include_str!("courtesy/rules.json")));
    assert!(problems.is_empty(), "{problems:?}");
    Courtesy::new(vec![rules], &[("company".to_owned(), "中原物业".to_owned())])
}

fn situation(before: &[&str]) -> Situation {
    let turn = |line: &&str| {
        let (role, text) = line.split_once(": ").expect("A: or U: before each turn");
        let role = if role == "A" { Role::Agent } else { Role::Customer };
        Message { role, text: units(text) }
    };
    let context = Context { role: Role::Agent, before: before.iter().map(turn).collect() };
    Situation { context, ..Situation::default() }
}

fn at(stage: Stage) -> Situation {
    Situation { stage: Some(stage), ..Situation::default() }
}

fn check(text: &str, situation: &Situation) -> Report {
    engine().check(&units(text), situation, &mut Scratch::default())
}

fn state(report: &Report, category: &str) -> State {
    let number = engine().number(category).expect(category);
    report.needs.iter().find(|need| need.category == number).expect(category).state
}

/// What each piece of advice makes of the message.
fn mended(text: &str, report: &Report) -> Vec<String> {
    report.advice.iter().map(|advice| String::from_utf16_lossy(&advice.applied(&units(text)))).collect()
}

fn found(text: &str) -> Vec<(String, String, Fit)> {
    let engine = engine();
    let text = units(text);
    let name = |number: u32| engine.categories()[number as usize].id.clone();
    let marks = engine.marks(&text, &Context::default(), &mut Scratch::default());
    marks.iter().map(|mark| (name(mark.category), String::from_utf16_lossy(mark.span.of(&text)), mark.fit)).collect()
}

#[test]
fn the_document_proves_itself() {
    let mut problems = pack::check(&json(include_str!("courtesy/rules.json")));
    problems.retain(|problem| problem.code != "no-example");
    assert!(problems.is_empty(), "{problems:#?}");
}

#[test]
fn the_document_in_the_manual_proves_itself() {
    let manual = include_str!("../../docs/courtesy.md");
    let (_, rest) = manual.split_once("```json").unwrap();
    let (document, _) = rest.split_once("```").unwrap();
    assert_eq!(pack::check(&json(document)), []);
}

#[test]
fn the_longest_courtesy_takes_its_characters() {
    let seen = found("對不起,請原諒");
    assert_eq!(
        seen.iter().map(|(category, text, _)| (category.as_str(), text.as_str())).collect::<Vec<_>>(),
        [("apology", "對不起"), ("apology", "請原諒")]
    );
}

#[test]
fn a_stage_is_told_by_the_turns_before() {
    for (before, stage) in [
        (&[][..], Stage::Opening),
        (&["U: 在吗"], Stage::Opening),
        (&["U: 在吗", "A: 在的", "U: 怎么退货"], Stage::Middle),
        (&["U: 在吗", "A: 在的", "U: 没有了"], Stage::Closing),
        (&["U: 在吗", "A: 在的", "U: 没有了", "A: 好的"], Stage::Closing),
        (&["U: 在吗", "A: 在的", "U: 没有了", "U: 对了，怎么退货"], Stage::Middle),
    ] {
        assert_eq!(check("好的", &situation(before)).stage, stage, "{before:?}");
    }
    assert_eq!(check("好的", &at(Stage::Closing)).stage, Stage::Closing);
}

#[test]
fn an_opening_owes_a_greeting_and_asks_who_has_not_said_what_it_is_about() {
    let report = check("这边是客服", &situation(&[]));
    assert_eq!((state(&report, "greeting"), state(&report, "inquiry")), (State::Unmet, State::Unmet));
    assert_eq!(mended("这边是客服", &report), ["您好，这里是中原物业，这边是客服", "这边是客服，请问有什么可以帮您？"]);
    let report = check("您好", &situation(&["U: 我的快递没收到"]));
    assert_eq!((state(&report, "greeting"), state(&report, "inquiry")), (State::Met, State::NotApplicable));
    assert!(report.advice.is_empty() && report.coverage() == (1, 1), "{report:?}");
}

#[test]
fn praise_is_thanked_for_until_it_has_been() {
    let thanks = |before: &[&str]| state(&check("好的", &situation(before)), "thanks");
    assert_eq!(thanks(&["U: 你们服务真好"]), State::Unmet);
    assert_eq!(thanks(&["U: 你们服务真好", "A: 嗯"]), State::Unmet);
    assert_eq!(thanks(&["U: 你们服务真好", "A: 谢谢您的夸奖"]), State::NotApplicable);
    assert_eq!(thanks(&["U: 你们服务真好", "A: 嗯", "U: 再问一下"]), State::NotApplicable);
    let report = check("好的", &situation(&["U: 你们服务真好"]));
    assert_eq!(mended("好的", &report), ["您好，这里是中原物业，好的", "谢谢您的夸奖，好的"]);
}

#[test]
fn a_complaint_may_wait_for_the_second_answer() {
    let apology = |before: &[&str]| state(&check("好的", &situation(before)), "apology");
    assert_eq!(apology(&["U: 我要投诉"]), State::Unmet);
    assert_eq!(apology(&["U: 我要投诉", "A: 您请说", "U: 少了一件"]), State::Unmet);
    assert_eq!(apology(&["U: 我要投诉", "A: 您请说", "U: 少了一件", "A: 嗯", "U: 怎么办"]), State::NotApplicable);
    assert_eq!(apology(&["U: 我要投诉", "A: 很抱歉", "U: 少了一件"]), State::NotApplicable);
}

#[test]
fn a_greeting_at_the_wrong_time_of_day_counts_and_is_corrected() {
    let at = |time: &str| Situation { at: Some(Moment::parse(time).unwrap()), ..at(Stage::Opening) };
    let report = check("早上好", &at("2024-05-01T15:20:00+08:00"));
    assert_eq!((state(&report, "greeting"), report.marks[0].fit), (State::Met, Fit::Hour));
    assert_eq!(mended("早上好", &report)[0], "您好");
    let report = check("早上好", &at("2024-05-01T08:20:00+08:00"));
    assert_eq!((state(&report, "greeting"), report.marks[0].fit), (State::Met, Fit::Good));
}

#[test]
fn what_is_quoted_or_told_not_to_be_said_is_no_courtesy() {
    let said = |text: &str| found(text).into_iter().map(|(category, _, _)| category).collect::<Vec<_>>();
    assert!(said("客户回了“谢谢”两个字").is_empty());
    assert!(said("别对客户说谢谢").is_empty());
    assert_eq!(said("没有及时回复，谢谢提醒"), ["thanks"]);
    assert_eq!(said("“谢谢”"), ["thanks"], "a message that is one quotation is said");
}

#[test]
fn s028_you_inside_words_and_quotations_is_nobodys_you() {
    let plain = |text: &str| found(text).iter().filter(|(category, ..)| category == "plain").count();
    assert_eq!(plain("你看一下，妳的订单"), 2);
    assert_eq!(plain("迷你款有货，备注写的是“你好美”这几个字"), 0);
}

#[test]
fn a_near_form_counts_and_says_so() {
    assert_eq!(found("实在抱歉"), [("apology".to_owned(), "实在抱歉".to_owned(), Fit::Near)]);
    let report = check("你好", &at(Stage::Middle));
    assert_eq!(state(&report, "greeting"), State::Met);
    assert_eq!(mended("你好", &report), ["您好"], "one replacement for the phrase, none for the 你 in it");
}

#[test]
fn s013_a_blessing_at_the_end_is_a_farewell() {
    let report = check("祝您生日快乐", &at(Stage::Closing));
    assert_eq!(state(&report, "farewell"), State::Met);
    assert!(report.advice.is_empty());
}

#[test]
fn s024_what_does_not_apply_is_left_out_of_the_coverage() {
    let report = check("您好，请您填写一下，谢谢，再见", &at(Stage::Middle));
    assert_eq!(state(&report, "apology"), State::NotApplicable);
    let (met, applicable) = report.coverage();
    assert_eq!((met, applicable), (4, 4), "greeting, please, thanks and farewell are said: {report:?}");
}

#[test]
fn s029_the_share_of_warm_sentences() {
    let report = check("有货哦。今天发。颜色随机。喜欢可以拍呢", &at(Stage::Middle));
    assert_eq!(report.shares.iter().map(|share| (share.with, share.of)).collect::<Vec<_>>(), [(2, 4)]);
}

#[test]
fn s032_a_company_stands_in_its_slot() {
    let opening = |text: &str| found(text).first().map(|(category, text, _)| (category.clone(), text.clone()));
    assert_eq!(opening("您好,中原物业"), Some(("greeting".to_owned(), "您好,中原物业".to_owned())));
    assert_eq!(opening("喂，哪位"), None);
}

#[test]
fn a_slot_nobody_fills_leaves_out_its_form_and_nothing_else() {
    let (rules, _) = courtesy::read(&json(include_str!("courtesy/rules.json")));
    let engine = Courtesy::new(vec![rules], &[]);
    let report = engine.check(&units("有货"), &situation(&["U: 有货吗"]), &mut Scratch::default());
    assert_eq!(mended("有货", &report), ["您好，有货"], "the second wording has no slot");
}

#[test]
fn a_value_with_brackets_is_taken_literally() {
    let document = r#"{ "kind": "courtesy", "id": "t/c", "title": { "zh-CN": "甲" }, "categories": { "a": { "title": { "zh-CN": "甲" } } },
      "entries": [{ "id": "a", "phrase": "甲", "variants": ["我是{desk}[的]客服"], "category": "a" }] }"#;
    let (rules, _) = courtesy::read(&json(document));
    let engine = Courtesy::new(vec![rules], &[("desk".to_owned(), "前台(二|三)层".to_owned())]);
    let marks = |text: &str| engine.marks(&units(text), &Context::default(), &mut Scratch::default()).len();
    assert_eq!((marks("我是前台(二|三)层客服"), marks("我是前台二层客服")), (1, 0));
}

#[test]
fn a_later_document_refines_an_earlier_one() {
    let refining = r#"{ "kind": "courtesy", "id": "shop/courtesy", "title": { "zh-CN": "店铺" },
      "categories": { "greeting": { "title": { "zh-CN": "招呼" } }, "plain": { "title": { "zh-CN": "直呼" }, "kind": "fault", "address": "plain" } },
      "entries": [{ "id": "dear", "phrase": "亲", "category": "greeting" },
                  { "id": "you-plain", "phrase": "你丫", "category": "plain", "instead": "您" }] }"#;
    let read = |text: &str| courtesy::read(&json(text)).0;
    let engine = Courtesy::new(vec![read(include_str!("courtesy/rules.json")), read(refining)], &[]);
    let report = engine.check(&units("亲，你看"), &situation(&["U: 有货吗"]), &mut Scratch::default());
    let greeting = engine.number("greeting").unwrap();
    assert_eq!(engine.categories()[greeting as usize].title.zh_cn, "招呼");
    assert!(
        report.needs.iter().any(|need| need.category == greeting && need.state == State::Met),
        "still owed, and met"
    );
    assert!(report.advice.is_empty(), "the entry of the same id takes the place of the earlier one: {report:?}");
}

#[test]
fn problems_of_a_document_come_all_at_once_each_with_its_place() {
    let broken = r#"{ "kind": "courtesy", "id": "t/c", "title": { "zh-CN": "甲" },
      "categories": { "a": { "title": { "zh-CN": "甲" }, "owed": [{ "why": { "zh-CN": "乙" }, "after": "nobody" }, { "stage": "later", "why": { "zh-CN": "乙" } }] } },
      "entries": [{ "id": "x", "phrase": "甲", "category": "b" }, { "id": "y", "phrase": "乙", "category": "a", "near": ["(乙"], "also": "c" },
                  { "id": "z", "phrase": "丙", "category": "a", "hours": { "from": 5 } }, { "id": "ok", "phrase": "丁", "category": "a", "hits": ["丁"], "misses": ["丁香", "甲"] }],
      "examples": [{ "text": "丁", "found": ["a"], "unmet": "a" }, { "text": "丁", "mended": "甲" }] }"#;
    let problems = pack::check(&json(broken));
    let seen: Vec<(&str, &str)> = problems.iter().map(|problem| (problem.code, problem.path.as_str())).collect();
    for expected in [
        ("unknown-category", "categories.a.owed[0].after"),
        ("unknown-choice", "categories.a.owed[1].stage"),
        ("unknown-category", "entries[0].category"),
        ("bad-variant", "entries[1].near[0]"),
        ("unknown-category", "entries[1].also"),
        ("missing-field", "entries[2].hours"),
        ("false-alarm", "entries[3].misses[0]"),
        ("example-differs", "examples[0].unmet"),
        ("example-differs", "examples[1].mended"),
    ] {
        assert!(seen.contains(&expected), "{expected:?} in {seen:#?}");
    }
    let (rules, _) = courtesy::read(&json(broken));
    assert_eq!(rules.entries.iter().map(|entry| entry.phrase.id.as_str()).collect::<Vec<_>>(), ["ok"]);
}

#[test]
fn reasons_are_told_in_each_language() {
    let engine = engine();
    let report = engine.check(&units("你好"), &at(Stage::Opening), &mut Scratch::default());
    for (lang, wanted) in [("zh-CN", "规范"), ("zh-TW", "規範"), ("en", "wording")] {
        assert!(engine.motive_of(&report.advice[0], lang).contains(wanted), "{lang}");
    }
    let greeting = report.needs.iter().find(|need| need.category == 0).unwrap();
    assert_eq!(engine.reason(0, greeting.reason, "en"), "greet first");
    assert_eq!(engine.reason(0, greeting.reason, "zh-TW"), "开头要问候", "the document has no traditional wording");
}
