//! Advertising wording and promises too full: claims are found, ordinary service is left alone.

use crate::support::{Bench, Seen, root, said};
use kefu::phrase::Severity;

/// What an agent may not claim, and the category that says why.
const CLAIMS: &[(&str, &str)] = &[
    ("这可是国家级的品质，错不了", "superlative"),
    ("面料都是最高级的", "superlative"),
    ("口感最佳，没有对手", "superlative"),
    ("我们的沙发是市面上最好的", "superlative"),
    ("史无前例的一次大促", "superlative"),
    ("给您顶级享受", "superlative"),
    ("我们是全国第一品牌", "rank"),
    ("销量一直位居第一", "rank"),
    ("国内唯一的一家", "rank"),
    ("行业首创的工艺", "rank"),
    ("我们店是类目TOP1", "rank"),
    ("百分之百有效", "absolute"),
    ("做一次永久脱毛", "absolute"),
    ("这块布是万能的", "absolute"),
    ("吃两个月可以根治鼻炎", "medical"),
    ("治愈率高达九成", "medical"),
    ("中药调理，没有副作用", "medical"),
    ("这款洗洁精安全无毒", "medical"),
    ("可以代替药物", "medical"),
    ("这笔理财保本保息", "finance"),
    ("零风险，随存随取", "finance"),
    ("这套房子肯定升值", "finance"),
    ("报名就包录取", "education"),
    ("面试包过", "education"),
    ("国家领导人都在用", "authority"),
    ("我们是国家免检产品", "authority"),
    ("中国驰名商标", "authority"),
    ("我家价格全网最低", "price"),
    ("亏本甩卖", "price"),
    ("仅此一次，手慢无", "hurry"),
    ("质量秒杀同行", "disparage"),
    ("别家都是假货", "disparage"),
    ("大师开过光的，旺夫", "superstition"),
];

/// The same characters, innocent: order and time, settings, names, grades that are facts, and words of caution.
const INNOCENT: &[&str] = &[
    "第一志愿填错了可以修改",
    "您是第一个反映的，我马上上报",
    "第一季度的账单已经出来了",
    "您的包裹第一站是武汉",
    "一级建造师的报名入口发您",
    "最近的网点在建设路",
    "最大号是XXL，最小号是S",
    "最快今晚能到，最迟明早",
    "最低温度零下三度，注意保暖",
    "唯一的区别是颜色",
    "首付三成，首都机场店可以办",
    "极致版比标准版多一个充电头",
    "万能转换插头有货",
    "全国统一客服热线",
    "全网通手机支持您的卡",
    "天下第一关的门票已出",
    "永久居留证可以实名",
    "治疗仪的说明书发您",
    "退货没有风险，运费险会赔付",
    "是否保本请看产品说明书",
    "质保过期了也可以付费维修",
    "国家推荐性标准可以在官网查",
    "人民路政府专用通道请绕行",
    "秒杀价结束后恢复原价",
    "包裹在转运中心，明天派送",
    "王者荣耀的点券半小时内到账",
    "我们不承诺包过，请您按自己的基础选班",
    "有没有副作用请看说明书",
];

fn superlatives() -> Bench {
    Bench::pack("advertising/superlatives").seeing_through_cloaks()
}

/// Ordinary lines of agents, written for this project.
fn ordinary() -> Vec<String> {
    let text = std::fs::read_to_string(root().join("tests/corpus/ordinary-agents.txt")).unwrap();
    text.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect()
}

fn flagged(bench: &mut Bench, lines: impl IntoIterator<Item = impl AsRef<str>>) -> Vec<(String, Vec<Seen>)> {
    let lines = lines.into_iter().map(|line| line.as_ref().to_owned());
    lines.map(|line| (line.clone(), bench.check(&line))).filter(|(_, found)| !found.is_empty()).collect()
}

#[test]
fn claims_are_found_and_the_article_is_named() {
    let mut bench = superlatives();
    for &(line, category) in CLAIMS {
        let found = bench.check(line);
        assert!(found.iter().any(|seen| seen.category == category), "{line}: {found:?}");
    }
}

#[test]
fn the_words_that_the_law_names_are_held_back() {
    let mut bench = superlatives();
    for line in ["这是国家级品质", "最高级的面料", "效果最佳的产品", "这款是国家级大师做的"]
    {
        assert!(bench.check(line).iter().any(|seen| seen.severity == Severity::Block), "{line}");
    }
}

#[test]
fn innocent_uses_pass() {
    let found = flagged(&mut superlatives(), INNOCENT);
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn ordinary_service_passes_every_pack() {
    let lines = ordinary();
    assert!(lines.len() >= 200, "{} lines", lines.len());
    for id in ["advertising/superlatives", "service/taboo", "shop-commission/taboo"] {
        let found = flagged(&mut Bench::pack(id).seeing_through_cloaks(), &lines);
        assert!(found.is_empty(), "{id}: {found:?}");
    }
}

#[test]
fn s031_promises_too_full() {
    for id in ["service/taboo", "shop-commission/taboo"] {
        let mut bench = Bench::pack(id);
        for line in ["后天一定到", "百分百能修好", "周五肯定送到", "这件绝对不会掉色", "包在我身上"]
        {
            let found = bench.check(line);
            assert!(found.iter().any(|seen| seen.category == "overpromise"), "{id} {line}: {found:?}");
        }
        let embedded = bench.check("明天肯定发货");
        assert_eq!(embedded.iter().map(|seen| seen.severity).collect::<Vec<_>>(), [Severity::Warn], "{id}");
        let margins =
            ["正常后天左右能到", "应该快递正常三天会到", "我们尽量以最快时间给您发货", "不一定后天到，我查一下"];
        for line in margins {
            assert!(said(bench.check(line)).is_empty(), "{id} {line}");
        }
    }
}
