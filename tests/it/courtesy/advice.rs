//! Every piece of advice mends what it is about, whatever the message.

use super::{at, check, engine, mended, situation, state};
use kefu::courtesy::{Courtesy, Fit, Kind, Report, Situation, Stage, State};
use kefu::phrase::Scratch;
use proptest::prelude::*;

use crate::support::units;

#[test]
fn s028_an_order_is_made_a_request() {
    for (text, wanted) in [
        ("你提交一下申请", "请你提交一下申请"),
        ("把身份证给我", "请把身份证给我"),
        ("好的，先填写表格", "好的，请先填写表格"),
    ] {
        let report = check(text, &at(Stage::Middle));
        assert_eq!(state(&report, "please"), State::Unmet, "{text}");
        assert!(mended(text, &report).contains(&wanted.to_owned()), "{text}: {:?}", mended(text, &report));
    }
    let report = check("请您提交一下申请", &at(Stage::Middle));
    assert_eq!(state(&report, "please"), State::Met);
}

#[test]
fn one_request_does_not_speak_for_the_next_sentence() {
    let text = "请稍等。填写表格。点击确定";
    let report = check(text, &at(Stage::Middle));
    assert_eq!(mended(text, &report), ["请稍等。请填写表格。点击确定", "请稍等。填写表格。请点击确定"]);
    assert_eq!(state(&check("请您打开设置，点击关于", &at(Stage::Middle)), "please"), State::Met);
}

#[test]
fn s030_a_bare_refusal_is_softened_at_its_clause() {
    let report = check("亲，这个不能改价", &at(Stage::Middle));
    assert_eq!(mended("亲，这个不能改价", &report), ["亲，抱歉，这个不能改价"]);
    for text in ["抱歉，这个不能改价", "这个不能改价，我帮您申请优惠券", "能不能麻烦您拍张照"]
    {
        assert_eq!(state(&check(text, &at(Stage::Middle)), "softener"), State::NotApplicable, "{text}");
    }
}

#[test]
fn s031_a_promise_is_hedged() {
    let report = check("后天一定到", &at(Stage::Middle));
    assert_eq!(mended("后天一定到", &report), ["后天尽量到"]);
    assert!(check("后天左右一定到", &at(Stage::Middle)).advice.is_empty());
}

#[test]
fn a_farewell_goes_behind_what_is_there() {
    for (text, wanted) in [
        ("", "再见"),
        ("好的", "好的，再见"),
        ("好的。", "好的。再见"),
        ("好的~ \n", "好的~再见 \n"),
        ("好的😊", "好的😊再见"),
    ] {
        assert_eq!(mended(text, &check(text, &at(Stage::Closing))), [wanted], "{text:?}");
    }
}

#[test]
fn ordinary_service_is_left_alone() {
    let before = ["U: 你好，我的订单什么时候发", "A: 您好，我帮您查一下", "U: 好"];
    for text in [
        "已经为您催促仓库了呢",
        "您的订单今天下午会发出",
        "这款有黑色和白色两种",
        "不客气，应该的",
        "稍等哦",
        "麻烦您提供一下订单号",
        "迷你款的尺寸在详情页里有说明",
        "好的，没问题",
        "您可以在“我的订单”里查看物流",
        "一般三天左右能到",
    ] {
        let report = check(text, &situation(&before));
        assert!(report.advice.is_empty(), "{text}: {:?}", mended(text, &report));
    }
}

/// Pieces of messages: what is said, what is owed, and what breaks software.
fn message() -> impl Strategy<Value = String> {
    let pieces = [
        "你",
        "您",
        "你好",
        "您好",
        "早上好",
        "请",
        "谢谢",
        "申请",
        "提交",
        "先填写",
        "把身份证给我",
        "不能",
        "没办法",
        "抱歉",
        "一定",
        "到",
        "再见",
        "祝您新年快乐",
        "别说",
        "客户说",
        "没有回复",
        "，",
        "。",
        "！",
        "~",
        " ",
        "\n",
        "“",
        "”",
        "\"",
        "😊",
        "🙏",
        "\u{200b}",
        "(",
        "哦",
        "货",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..14).prop_map(|pieces| pieces.concat())
}

fn said_before() -> impl Strategy<Value = Vec<&'static str>> {
    let turns = [
        "U: 服务真好",
        "U: 我要投诉",
        "U: 我建议改改",
        "U: 在吗",
        "U: 没有了",
        "U: 好",
        "A: 好的",
        "A: 谢谢",
        "A: 抱歉",
        "A: 再见",
    ];
    prop::collection::vec(prop::sample::select(turns.to_vec()), 0..6)
}

/// Everything there is to mend.
fn to_mend(engine: &Courtesy, report: &Report) -> u32 {
    let category = |number: u32| &engine.categories()[number as usize];
    let fault = |mark: &&kefu::courtesy::Mark| category(mark.category).kind == Kind::Fault || mark.fit != Fit::Good;
    report.marks.iter().filter(fault).count() as u32 + report.needs.iter().map(|need| need.missing).sum::<u32>()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn each_piece_of_advice_leaves_less_to_mend(text in message(), before in said_before(), hour in 0..24) {
        let engine = engine();
        let at = kefu::moment::Moment::parse(&format!("2024-05-01 {hour:02}:00"));
        let situation = Situation { at, ..situation(&before) };
        let mut scratch = Scratch::default();
        let mut text = units(&text);
        let mut report = engine.check(&text, &situation, &mut scratch);
        while let Some(first) = report.advice.first() {
            for advice in &report.advice {
                let mended = engine.check(&advice.applied(&text), &situation, &mut scratch);
                prop_assert!(to_mend(&engine, &mended) < to_mend(&engine, &report), "{advice:?}");
            }
            text = first.applied(&text);
            report = engine.check(&text, &situation, &mut scratch);
        }
    }

    #[test]
    fn no_text_makes_it_fail_and_marks_lie_inside(text in prop::collection::vec(any::<u16>(), 0..60), before in said_before()) {
        let report = engine().check(&text, &situation(&before), &mut Scratch::default());
        for mark in &report.marks {
            prop_assert!(mark.span.start < mark.span.end && mark.span.end as usize <= text.len());
        }
        for advice in &report.advice {
            prop_assert!(advice.span.start <= advice.span.end && advice.span.end as usize <= text.len());
        }
    }
}

#[test]
fn a_megabyte_is_judged_in_time_and_without_advice() {
    let text = units(&"你提交。请“不能”别说谢谢，".repeat(70_000));
    let start = std::time::Instant::now();
    let report = engine().check(&text, &at(Stage::Middle), &mut Scratch::default());
    assert!(report.advice.is_empty() && report.marks.len() >= 70_000);
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
}
