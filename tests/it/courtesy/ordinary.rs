//! Ordinary good service passes, by the documents of the packs as they ship: no advice, no need unmet, no fault.

use super::situation;
use kefu::courtesy::{Courtesy, Kind, Report};
use kefu::pack::courtesy;
use kefu::phrase::Scratch;

use crate::support::{documents, root, units};

/// `service/courtesy`, alone and refined by each other document.
fn engines() -> Vec<(String, Courtesy)> {
    let all: Vec<_> = documents().into_iter().map(|(_, document)| document).collect();
    let of_kind: Vec<_> = all.iter().filter(|document| document.text("kind") == Some("courtesy")).collect();
    let common = of_kind.iter().find(|document| document.text("id") == Some("service/courtesy")).unwrap();
    let rules = |document| courtesy::read(document).0;
    let refined = of_kind.iter().map(|document| {
        let id = document.text("id").unwrap().to_owned();
        let both = if id == "service/courtesy" { vec![rules(common)] } else { vec![rules(common), rules(document)] };
        (id, Courtesy::new(both, &[]))
    });
    refined.collect()
}

/// What there is to object to in a message.
fn objections(engine: &Courtesy, report: &Report) -> Vec<String> {
    let id = |category: u32| engine.categories()[category as usize].id.clone();
    let fault = |category: u32| engine.categories()[category as usize].kind == Kind::Fault;
    let missing = report.needs.iter().filter(|need| need.missing > 0).map(|need| format!("no {}", id(need.category)));
    let faults = report.marks.iter().filter(|mark| fault(mark.category)).map(|mark| id(mark.category));
    missing.chain(faults).collect()
}

#[test]
fn a_hundred_ordinary_lines_owe_nothing() {
    let text = std::fs::read_to_string(root().join("tests/corpus/ordinary-courtesy.txt")).unwrap();
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
    assert!(lines.len() >= 100);
    let before = situation(&["U: 你好，帮我看个事", "A: 您好，我帮您查一下", "U: 好"]);
    let mut scratch = Scratch::default();
    // A shop asks whether each proposal suits; a hall minds the 亲 of shops.
    let strict = |id: &str, line: &str| match id {
        "service/courtesy" => false,
        "cable/courtesy" => line.contains('亲'),
        _ => true,
    };
    for (id, engine) in engines() {
        for line in lines.iter().filter(|line| !strict(&id, line)) {
            let report = engine.check(&units(line), &before, &mut scratch);
            assert!(objections(&engine, &report).is_empty(), "{id}: {line}: {:?}", objections(&engine, &report));
            assert!(report.advice.is_empty(), "{id}: {line}: {:?}", report.advice);
        }
    }
}

const CONVERSATIONS: [&[&str]; 6] = [
    &[
        "U: 在吗",
        "A: 您好，在的，请问有什么可以帮您？",
        "U: 我昨天买的杯子什么时候能到",
        "A: 请您稍等，我帮您查一下物流",
        "U: 好的",
        "A: 让您久等了，目前在杭州中转，正常后天左右能到",
        "U: 行，谢谢",
        "A: 不客气，还有其他可以帮您的吗",
        "U: 没有了",
        "A: 好的，祝您生活愉快，再见",
    ],
    &[
        "U: 我要投诉，你们师傅根本没来",
        "A: 您好，非常抱歉给您添麻烦了，我马上核实一下",
        "U: 我等了一上午",
        "A: 理解您的心情，师傅那边车坏在路上了，您看今天下午三点可以吗",
        "U: 那行吧",
        "A: 谢谢您的理解，已经给您约好了，师傅到之前会先打电话给您",
    ],
    &[
        "U: 你好，我想退货，大小不合适",
        "A: 您好，可以的，麻烦您提供一下订单号",
        "U: 1234567",
        "A: 谢谢您，已经查到了，您在订单页点申请退货就可以了",
        "U: 运费谁出",
        "A: 这款带运费险，先由您垫付，退货成功后会赔付到您的账户",
    ],
    &[
        "U: 能便宜点吗",
        "A: 您好，抱歉，这款已经是活动价，没办法再低了哦，您可以领一张店铺优惠券",
        "U: 哪里领",
        "A: 在店铺首页就可以领取",
        "U: 你们服务真好",
        "A: 谢谢您的夸奖，应该的",
    ],
    &[
        "U: 宽带断了",
        "A: 您好，请问光猫上的红灯亮了吗",
        "U: 亮了",
        "A: 好的，请您把光猫电源拔掉，等一分钟再插上",
        "U: 还是不行",
        "A: 抱歉，看来是线路的问题，我帮您登记报修，预计今天下午有师傅联系您",
        "U: 谢谢",
        "A: 不客气，给您添麻烦了",
    ],
    &["U: 建议你们晚上也开门", "A: 您好，感谢您的建议，我会反馈给营业厅", "U: 好的，再见", "A: 再见，祝您周末愉快"],
];

#[test]
fn whole_conversations_of_good_service_owe_nothing_at_any_turn() {
    let (_, engine) = engines().into_iter().find(|(id, _)| id == "service/courtesy").unwrap();
    let mut scratch = Scratch::default();
    for conversation in CONVERSATIONS {
        for (at, turn) in conversation.iter().enumerate() {
            let Some(text) = turn.strip_prefix("A: ") else { continue };
            let report = engine.check(&units(text), &situation(&conversation[..at]), &mut scratch);
            assert!(objections(&engine, &report).is_empty(), "{text}: {:?}", objections(&engine, &report));
            assert!(report.advice.is_empty(), "{text}: {:?}", report.advice);
        }
    }
}

#[test]
fn the_same_conversations_without_their_courtesies_owe_them() {
    let (_, engine) = engines().into_iter().find(|(id, _)| id == "service/courtesy").unwrap();
    let mut scratch = Scratch::default();
    for (before, text, missing) in [
        (&["U: 在吗"][..], "在", "greeting"),
        (&["U: 我要投诉，你们师傅根本没来"], "您好，哪个师傅", "apology"),
        (&["U: 能便宜点吗"], "不能便宜", "softener"),
        (&["U: 能便宜点吗", "A: 您好，已经是活动价", "U: 你们服务真好"], "嗯", "thanks"),
        (&["U: 宽带断了", "A: 您好，查一下", "U: 好"], "提供一下账号", "please"),
        (&["U: 在吗", "A: 您好，在的", "U: 没有了，再见"], "嗯", "farewell"),
    ] {
        let report = engine.check(&units(text), &situation(before), &mut scratch);
        let number = engine.number(missing).unwrap();
        assert!(report.needs.iter().any(|need| need.category == number && need.missing == 1), "{text}: no {missing}");
        assert!(report.advice.iter().any(|advice| advice.category == number), "{text}: nothing offered for {missing}");
    }
}
