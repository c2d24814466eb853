//! The worked examples of the inventory's conversation rows, by row.

use std::sync::OnceLock;

use kefu::pack::{Value, conversation, rubric};
use kefu::review::Review;

use crate::support::{document, documents, json};

fn all() -> &'static [Value] {
    static ALL: OnceLock<Vec<Value>> = OnceLock::new();
    ALL.get_or_init(|| documents().into_iter().map(|(_, document)| document).collect())
}

fn review(rubric: &str, turns: &[&str], attributes: &str) -> (Review, Vec<String>) {
    let (mut reviewer, problems) = rubric::reviewer(&document("rubric", rubric), all());
    assert!(problems.is_empty(), "{rubric}");
    let lines: Vec<String> = turns.iter().map(|&turn| turn.to_owned()).collect();
    let Value::Object(attributes) = json(attributes) else { panic!("attributes are an object") };
    let review = reviewer.review(&conversation::from_lines(&lines, &attributes));
    (review, reviewer.rubric().rules.iter().map(|rule| rule.id.clone()).collect())
}

/// State, parts and points that a rule of a rubric gives: `met 3/3`, `unmet 1/2 -3`.
fn gives_with(rubric: &str, rule: &str, turns: &[&str], attributes: &str) -> String {
    let (review, ids) = review(rubric, turns, attributes);
    let at = ids.iter().position(|id| id == rule).unwrap_or_else(|| panic!("{rubric} has no {rule}"));
    let outcome = &review.rules[at];
    let points = outcome.points as f64 / 1000.0;
    let points = if points == 0.0 { String::new() } else { format!(" {points}") };
    format!("{} {}/{}{points}", outcome.state.name(), outcome.parts.0, outcome.parts.1)
}

fn gives(rubric: &str, rule: &str, turns: &[&str]) -> String {
    gives_with(rubric, rule, turns, "{}")
}

#[test]
fn s024_s025_the_five_phrases() {
    let said = ["A: 您好，请您稍等", "U: 好", "A: 谢谢您，再见"];
    assert_eq!(gives("service/basics", "five-phrases", &said), "met 4/4", "nothing to be sorry for");
    assert_eq!(gives("cable/on-site", "five-phrases", &said), "met 4/4");
}

#[test]
fn s046_no_chatting() {
    let weather = ["A: 今天天气真热", "U: 是啊", "A: 我们这边下雨了", "U: 真好", "A: 周末去爬山吗"];
    let (review, _) = review("call-desk/phone", &weather, "{}");
    assert_eq!((review.rules[0].state.name(), review.rules[0].to_confirm), ("unmet", true));
    assert_eq!(gives("call-desk/phone", "no-chat", &weather), "unmet 0/1", "no points before a person confirms it");
    assert_eq!(gives_with("call-desk/phone", "no-chat", &weather, r#"{ "confirmed": ["no-chat"] }"#), "unmet 0/1 -2");
}

#[test]
fn s047_no_shirking() {
    assert_eq!(gives("cable/hall", "no-shirking", &["A: 这个不归我们管"]), "unmet 0/2 -3");
    assert_eq!(gives("cable/hall", "no-shirking", &["A: 这项由售后负责,我帮您转接"]), "met 1/2");
}

#[test]
fn s048_shirking_is_recorded_without_points() {
    assert_eq!(gives("call-desk/phone", "shirking", &["A: 这个不归我们管"]), "unmet 0/1");
}

#[test]
fn s049_misleading_is_ticked_by_hand() {
    assert_eq!(
        gives_with("call-desk/phone", "no-misleading", &["A: 可以退"], r#"{ "misleading": true }"#),
        "unmet 0/1 -5"
    );
    assert_eq!(gives("call-desk/phone", "no-misleading", &["A: 可以退"]), "not-applicable 0/0");
}

#[test]
fn s055_perfunctory() {
    assert_eq!(
        gives("cable/hall", "two-short-answers", &["U: 怎么设置", "A: 嗯", "U: 到底怎么弄", "A: 哦"]),
        "unmet 0/1 -2"
    );
    assert_eq!(gives("cable/hall", "two-short-answers", &["U: 谢谢", "A: 好的"]), "not-applicable 0/0");
}

#[test]
fn s056_greeting_answer_farewell() {
    let whole = ["U: 在吗？", "A: 您好，在的", "U: 有货吗？", "A: 有的", "U: 谢谢", "A: 再见"];
    let rules = ["welcome", "answered", "farewell"];
    let states = |turns: &[&str]| rules.map(|rule| gives("service/basics", rule, turns).starts_with("met"));
    assert_eq!(states(&whole), [true, true, true]);
    assert_eq!(states(&whole[..5]), [true, true, false], "走无送声");
}

#[test]
fn s057_greeting_and_question() {
    let both = |text: &str| ["welcome", "ask"].map(|rule| gives("cable/hall", rule, &[text]).starts_with("met"));
    assert_eq!(both("A: 您好"), [true, false]);
    assert_eq!(both("A: 您好，请问您办理什么业务"), [true, true]);
}

#[test]
fn s058_thanks_at_the_end() {
    assert_eq!(gives("shop-points/im", "thanks-at-end", &["A: 好的", "A: 感谢您的光临,再见"]), "met 1/1");
}

#[test]
fn s059_the_first_human_reply() {
    let late = ["10:00:00 U: 在吗", "10:00:01 B: 您好", "10:00:45 A: 您好"];
    assert_eq!(gives("service/basics", "first-reply", &late), "unmet 0/1 -2");
}

#[test]
fn s060_the_wait_counts_from_the_first_message() {
    let late = ["10:00:00 U: 在吗", "10:00:20 U: 有人吗", "10:01:10 A: 在的"];
    assert_eq!(gives("service/basics", "reply-gap", &late), "unmet 0/1 -1");
}

#[test]
fn s061_interrupting() {
    let cut = ["10:00:00 U: 我想问", "10:00:01 A: 您好", "10:00:02 U: 怎么收费"];
    assert_eq!(gives("presales/talk", "interrupt", &cut), "unmet 0/1");
}

#[test]
fn s062_person_telephone_address() {
    let full = ["A: 这项由集团部办理，请您联系王工 0919-1234567,地址新区路8号"];
    assert_eq!(gives("cable/hall", "first-responsibility", &full), "met 3/3");
    assert_eq!(gives("cable/hall", "first-responsibility", &["A: 不归我们管，打电话问别人吧"]), "unmet 0/3 -3");
}

#[test]
fn s063_settled_at_once() {
    let settled = r#"{ "can_settle_at_once": true, "settled_at_once": true }"#;
    assert_eq!(gives_with("it-service/first-contact", "resolved-at-once", &["A: 已办好"], settled), "met 1/1");
}

#[test]
fn s064_no_second_call() {
    let again = r#"{ "topic": "打印机", "earlier": [{ "at": "2024-05-01T09:00:00+08:00", "topic": "打印机" }] }"#;
    assert_eq!(
        gives_with("it-service/first-contact", "repeat-call", &["2024-05-03 09:00:00 U: 又坏了"], again),
        "unmet 0/1 -2"
    );
    assert_eq!(
        gives_with("it-service/first-contact", "repeat-call", &["2024-05-23 09:00:00 U: 又坏了"], again),
        "met 1/1"
    );
}

#[test]
fn s065_the_four_elements() {
    let told = |last: &str| vec!["U: 我想装宽带".to_owned(), format!("A: 请带身份证，三个步骤，每月30元{last}")];
    let lines = |last: &str| -> String {
        let told = told(last);
        gives("cable/hall", "four-elements", &told.iter().map(String::as_str).collect::<Vec<_>>())
    };
    assert_eq!(lines("，咨询投诉96766"), "met 4/4");
    assert_eq!(lines(""), "unmet 3/4 -2");
}

#[test]
fn s066_cash_counted_aloud() {
    let price = r#"{ "price": 58 }"#;
    assert_eq!(gives_with("cable/hall", "cash-aloud", &["A: 收您100元,找您42元"], price), "met 3/3");
    assert_eq!(gives_with("cable/hall", "cash-aloud", &["A: 收您100元,找您32元"], price), "unmet 2/3 -3");
}

#[test]
fn s067_failures() {
    let long = r#"{ "failure": "long" }"#;
    assert_eq!(gives_with("cable/hall", "failure-long", &["A: 系统故障,对不起,请留下您的电话"], long), "met 3/3");
    assert_eq!(gives_with("cable/hall", "failure-short", &["A: 等等吧"], r#"{ "failure": "short" }"#), "unmet 0/2 -2");
}

#[test]
fn s068_own_mistakes() {
    assert_eq!(gives("cable/hall", "own-mistake", &["A: 单子打错了", "A: 对不起,马上给您重打"]), "met 2/2");
}

#[test]
fn s069_complaints() {
    let ignored = ["U: 你们太差了我要投诉", "A: 我看看", "A: 您提供单号"];
    assert_eq!(gives("shop-im/im", "complaint", &ignored), "unmet 0/1 -3");
    assert_eq!(gives_with("shop-im/im", "report-up", &["A: 抱歉"], r#"{ "gravity": "重" }"#), "unmet 0/1 -3");
}

#[test]
fn s070_whose_fault() {
    assert_eq!(
        gives_with("cable/hall", "complaint-branch", &["A: 我记下来了"], r#"{ "fault": "other" }"#),
        "unmet 1/2 -3"
    );
}

#[test]
fn s072_urging() {
    assert_eq!(gives("cable/hall", "urged", &["U: 能不能快点", "A: 马上好"]), "unmet 0/1 -2");
    assert_eq!(gives("cable/hall", "urged", &["U: 能不能快点", "A: 抱歉让您久等,马上为您办好"]), "met 1/1");
}

#[test]
fn s073_closing_time() {
    assert_eq!(gives("cable/hall", "closing-time", &["23:59:00 A: 我下班了明天说"]), "unmet 0/1 -3");
}

#[test]
fn s074_refusals_have_reasons() {
    assert!(gives("cable/hall", "explain-refusal", &["A: 根据规定需本人办理,请您谅解"]).starts_with("met"));
}

#[test]
fn s075_keeping_customers() {
    assert_eq!(gives("cable/hall", "keep-customer", &["U: 我要销户", "A: 请问是哪里不满意?"]), "met 1/1");
    assert_eq!(gives("cable/hall", "keep-customer", &["U: 我要销户", "A: 好的已销"]), "unmet 0/1 -3");
}

#[test]
fn s076_offers() {
    assert_eq!(gives("cable/hall", "promote", &["A: 现在有预存优惠活动"]), "met 1/1 3");
}

#[test]
fn s077_to_s079_orders() {
    let check = |turn: &str| gives_with("shop-commission/im", "check-order", &[turn], r#"{ "order": "paid" }"#);
    assert_eq!(check("A: 亲请核对一下收货地址哦"), "unmet 1/2 -2");
    let paid_another = r#"{ "order": "unpaid", "other_paid_orders": 1 }"#;
    assert_eq!(gives_with("shop-commission/im", "remind-unpaid", &["A: 您好"], paid_another), "not-applicable 0/0");
    assert_eq!(gives("shop-commission/im", "ask-payment", &["A: 快付款"]), "unmet 0/1 -2");
    assert_eq!(gives("shop-commission/im", "ask-payment", &["A: 请问您付款时遇到什么问题了吗"]), "met 1/1");
}

#[test]
fn s080_colours() {
    assert_eq!(gives("shop-commission/im", "colour", &["U: 颜色准吗", "A: 图片与实物有色差"]), "unmet 1/2 -2");
}

#[test]
fn s081_best_price() {
    assert!(
        gives("shop-commission/im", "best-price", &["U: 能便宜吗", "A: 亲已经是最优惠价格了呢"]).starts_with("met")
    );
    assert!(gives("shop-commission/im", "best-price", &["U: 能便宜吗", "A: 不能"]).starts_with("unmet"));
}

#[test]
fn s082_urging_delivery() {
    let soothed = ["U: 快递怎么还没到", "A: 帮您联系快递了,预计明天到,让您着急了"];
    assert_eq!(gives("after-sales/urge-delivery", "urge", &soothed), "met 3/3");
}

#[test]
fn s083_damaged_goods() {
    let refused = ["U: 收到就是破的，破损了", "A: 请您拒签"];
    assert!(gives_with("shop-commission/im", "damaged-signed", &refused, r#"{ "signed": true }"#).starts_with("unmet"));
}

#[test]
fn s084_agreed_changes_are_noted() {
    let (review, _) = review("shop-commission/im", &["A: 改成中通,星期五送"], "{}");
    assert_eq!(review.promises.len(), 2, "two notes");
}

#[test]
fn s085_asked_again() {
    let again = ["2024-05-01 10:00:00 U: 订单号202405011234", "2024-05-03 10:00:00 A: 请提供订单号"];
    assert_eq!(gives("shop-commission/im", "asked-again", &again), "unmet 0/1 -2");
}

#[test]
fn s086_cause_and_prevention() {
    let told =
        gives_with("cable/on-site", "tell-cause", &["A: 接头氧化了,以后别让线受潮,再见"], r#"{ "repaired": true }"#);
    assert_eq!(told, "met 3/3");
}

#[test]
fn s087_notice_after_the_slot() {
    let late = r#"{ "changed": true, "minutes_before_slot": -20 }"#;
    assert_eq!(gives_with("cable/on-site", "change-notice", &["10:20:00 A: 对不起改到下午"], late), "unmet 1/2 -3");
}

#[test]
fn s088_counted_once() {
    let silent = ["U: 有人吗", "A: 什么事", "U: 再见", "A: 嗯"];
    for (rubric, rule) in [("cable/hall", "welcome"), ("cable/hall", "farewell")] {
        let (review, ids) = review(rubric, &silent, "{}");
        let at = ids.iter().position(|id| id == rule).unwrap();
        let missed = review.rules[at].evidence.last().and_then(|place| place.label);
        let same = review.rules.iter().filter(|other| other.evidence.iter().any(|place| place.label == missed));
        assert!(missed.is_some());
        assert_eq!((same.count(), review.rules[at].points), (1, -2000), "{rule} of the desk and of all are one rule");
    }
}

#[test]
fn s089_soothing() {
    assert_eq!(gives("shop-points/im", "soothe", &["U: 你们太差了", "A: 我看看", "A: 单号多少"]), "unmet 0/1 -2");
}

#[test]
fn s090_after_the_repair() {
    assert!(
        gives_with("property-desk/desk", "after-repair", &["A: 好了"], r#"{ "repaired": true }"#).starts_with("unmet")
    );
}

#[test]
fn s091_escalating_first() {
    assert_eq!(gives("presales/talk", "escalate-late", &["U: 能再谈吗", "A: 给您转主管"]), "unmet 0/1");
}

#[test]
fn s092_cannot_repair() {
    let cannot = |turn: &str| gives_with("cable/on-site", "cannot-repair", &[turn], r#"{ "unrepaired": true }"#);
    assert_eq!(cannot("A: 缺配件,请您谅解,周五上午再来可以吗"), "met 3/3");
    assert_eq!(cannot("A: 今天修不了"), "unmet 0/3 -3");
}

#[test]
fn s093_patience() {
    let changing = ["U: 改地址", "A: 好的", "U: 再改时间", "A: 好的", "U: 还是改地址", "A: 又改?"];
    assert!(gives("cable/on-site", "patience", &changing).starts_with("unmet"));
}

#[test]
fn s111_a_call_after_twenty_minutes() {
    let called = |logged: bool| {
        let attributes = format!(r#"{{ "arrival_minutes": 25, "call_logged": {logged} }}"#);
        gives_with("property-desk/desk", "late-arrival", &["S: 派工"], &attributes)
    };
    assert_eq!((called(true).as_str(), called(false).as_str()), ("met 1/1", "unmet 0/1 -2"));
}

#[test]
fn s236_quarrels_are_for_people_to_judge() {
    let quarrel = ["U: 太差了我要投诉", "A: 你去告吧", "U: 什么态度", "A: 都说了多少遍了"];
    let (review, ids) = review("property-desk/desk", &quarrel, "{}");
    let at = ids.iter().position(|id| id == "quarrel").unwrap();
    assert!(review.rules[at].to_confirm && review.rules[at].points == 0);
}

#[test]
fn s294_s295_hotline_remote_on_site() {
    assert!(gives("it-service/first-contact", "ladder", &["U: 坏了", "A: 我安排工程师上门"]).starts_with("unmet"));
    assert!(gives("it-service/first-contact", "consent", &["U: 坏了", "A: 正在远程连接"]).starts_with("unmet"));
}

#[test]
fn s118_replies_tell_the_cause() {
    assert_eq!(gives("cable/repair-reply", "cause", &["A: 已处理"]), "unmet 0/1 -1");
    assert_eq!(gives("cable/repair-reply", "cause", &["A: 已处理:接头氧化,更换接头"]), "met 1/1");
    let returned = |in_time: bool| {
        let attributes = format!(r#"{{ "returned_in_time": {in_time} }}"#);
        gives_with("cable/repair-reply", "returned", &["A: 已处理:更换接头"], &attributes)
    };
    assert_eq!((returned(true).as_str(), returned(false).as_str()), ("met 1/1", "unmet 0/1 -3"));
}

#[test]
fn s164_false_completions() {
    let attributes = r#"{ "status": "抢修中", "complained": true }"#;
    let lost = |rule: &str| gives_with("cable/repair-reply", rule, &["A: 已处理:更换接头"], attributes);
    assert_eq!((lost("true-reply").as_str(), lost("false-complained").as_str()), ("unmet 0/1 -3", "unmet 0/1 -3"));
}

#[test]
fn s224_a_summary_of_200_characters() {
    let words: Vec<char> = "本周接待客户的情况".chars().cycle().take(200).collect();
    let of = |count: usize| {
        let text: String = words[..count].iter().flat_map(|&word| [word, ' ']).collect();
        gives("shop-fines/summary", "length", &[&format!("A: {text}。")])
    };
    assert!(of(199).starts_with("unmet"));
    assert!(of(200).starts_with("met"));
}
