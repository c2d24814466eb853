//! The worked examples of the inventory's phrase rows, by row.

use kefu::phrase::Severity;

use crate::support::{Bench, Seen, after_customer, by_customer, said, texts};

fn service() -> Bench {
    Bench::pack("service/taboo")
}

fn categories(findings: &[Seen]) -> Vec<&str> {
    findings.iter().map(|seen| seen.category.as_str()).collect()
}

#[test]
fn s035_i_do_not_know() {
    let mut bench = service();
    assert_eq!(texts(&bench.check("我不知道")), ["我不知道"]);
    assert!(said(bench.check("这个我暂时不清楚,我了解后马上给您答复")).is_empty());
    assert!(said(bench.check("不知道您是否满意")).is_empty());
    assert!(bench.check_in("我不知道", &by_customer()).is_empty());
    assert!(said(bench.check("您刚才说“我不知道”，我来为您说明")).is_empty());
}

#[test]
fn s036_go_to_the_boss() {
    let mut bench = service();
    assert_eq!(texts(&bench.check("你找领导去吧")), ["你找领导去"]);
    assert!(bench.check("我帮您向领导反映").is_empty());
}

#[test]
fn s037_you_do_not_understand() {
    let mut bench = service();
    let found = bench.check("这还不会啊");
    assert_eq!((texts(&found), categories(&found)), (vec!["这还不会"], vec!["contempt"]));
    assert!(bench.check("如果您不懂我可以教您").is_empty());
}

#[test]
fn s038_too_dear_then_leave_it() {
    assert_eq!(service().check("嫌贵就别用").len(), 1);
}

#[test]
fn s039_profanity() {
    let mut bench = service();
    let customer = bench.check_in("妈的", &by_customer());
    assert_eq!(customer.iter().map(|seen| seen.severity).collect::<Vec<_>>(), [Severity::Hint]);
    assert!(bench.check("请您别着急").is_empty());
    assert!(bench.check("操作一下").is_empty());
    assert!(bench.check("质量可靠，草稿已保存").is_empty());
    assert_eq!(bench.check("妈的").first().map(|seen| seen.severity), Some(Severity::Block));
}

#[test]
fn s040_go_and_sue() {
    let mut bench = service();
    let found = bench.check_in("随你便,愿意哪告就上哪告", &after_customer("我要投诉"));
    assert!(!found.is_empty() && found.iter().all(|seen| seen.severity == Severity::Block), "{found:?}");
    for innocent in ["我来告知您", "报告已经发给您", "请告诉我单号", "广告费"] {
        assert!(bench.check(innocent).is_empty(), "{innocent}");
    }
}

#[test]
fn s041_negative_wording() {
    let mut bench = service();
    let found = bench.check("我理解您的心情,但是不能退");
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].text == "但是" && found[1].text.starts_with("不能"), "{found:?}");
    assert_eq!(categories(&found), ["negative", "negative"]);
    assert!(found.iter().all(|seen| seen.severity == Severity::Hint));
    assert!(bench.check("这款便宜,但是不参加活动").is_empty());
    assert!(bench.check("我不会嫌烦的").is_empty());
}

#[test]
fn s042_blunt() {
    let mut bench = service();
    assert_eq!(categories(&bench.check("不行")), ["blunt"]);
    assert!(bench.check("没有哦,亲").is_empty());
}

#[test]
fn s043_form_of_address() {
    let mut bench = service();
    assert_eq!(categories(&bench.check("喂,你的单子")), ["address"]);
    assert!(bench.check("喂养说明在包装上").is_empty());
}

#[test]
fn s044_impatience() {
    assert_eq!(categories(&service().check("都说了多少遍了")), ["impatient"]);
}

#[test]
fn s045_jokes() {
    let found = service().check("哈哈跟您开个玩笑");
    assert!(!found.is_empty() && found.iter().all(|seen| seen.severity == Severity::Hint), "{found:?}");
}

#[test]
fn s047_s048_shirking() {
    let mut bench = service();
    assert_eq!(categories(&bench.check("这个不归我们管")), ["shirk"]);
    assert!(bench.check("这项由售后负责,我帮您转接").is_empty());
}

#[test]
fn s052_asking_for_gifts() {
    let found = service().check("发个红包我给您优先");
    assert_eq!((categories(&found), found[0].severity), (vec!["solicit"], Severity::Block));
    for pack in ["service/taboo", "cable/taboo"] {
        let mut bench = Bench::pack(pack);
        for begging in ["收点辛苦费", "给我带条烟", "您得意思意思", "请师傅喝瓶酒"] {
            assert!(bench.check(begging).iter().any(|seen| seen.category == "solicit"), "{pack} {begging}");
        }
        for innocent in ["我们不收辛苦费", "我给您发个红包，下单抵扣", "多喝水对皮肤有好处"]
        {
            assert!(said(bench.check(innocent)).is_empty(), "{pack} {innocent}");
        }
    }
}

#[test]
fn s053_private_matters() {
    let found = Bench::pack("cable/taboo").check("您结婚了吗");
    assert_eq!(found.iter().map(|seen| seen.severity).collect::<Vec<_>>(), [Severity::Hint]);
    assert!(service().check("您结婚了吗").is_empty(), "a hospital's form may ask: only the cable pack minds");
}

#[test]
fn s054_refusing_service() {
    assert!(service().check("系统坏了办不了,你走吧").iter().any(|seen| seen.category == "refuse"));
}

#[test]
fn s055_brushing_off() {
    let mut bench = Bench::pack("cable/taboo");
    assert_eq!(categories(&bench.check("凑合看吧")), ["perfunctory"]);
    assert!(bench.check("好的").is_empty());
}

#[test]
fn s050_contacts_of_colleagues() {
    let mut bench = Bench::pack("service/leaks");
    let found = bench.check("他电话13812345678");
    assert_eq!((texts(&found), found[0].via, found[0].entry.as_str()), (vec!["13812345678"], "leak", "mobile"));
    assert!(bench.check("客服电话96766").is_empty());
}

#[test]
fn s051_leaks_are_masked_on_export() {
    let number: Vec<u16> = "13812345678".encode_utf16().collect();
    let masked = kefu::phrase::mask_leak(kefu::phrase::LeakKind::Mobile, &number);
    assert_eq!(String::from_utf16_lossy(&masked), "138****5678");
}

#[test]
fn s244_published_numbers_are_no_leak() {
    let mut bench = Bench::pack("service/leaks");
    assert!(bench.check("广电客服电话:96766、服务监督电话8107726").is_empty());
    assert!(bench.check("8107726").is_empty());
}
