//! Courtesies by a small document of the tests' own: what is found, what is owed, what mends it.

use kefu::courtesy::{Courtesy, Fit, Report, Situation, Stage, State};
use kefu::moment::Moment;
use kefu::pack::{self, courtesy};
use kefu::phrase::{Context, Message, Role, Scratch};

use crate::support::{json, units};

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
