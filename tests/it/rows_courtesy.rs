//! The worked examples of the inventory's courtesy rows (S-009 to S-034), by row, over the documents of the packs.

use kefu::courtesy::{Courtesy, Fit, Kind, Report, Situation, Stage, State};
use kefu::moment::Moment;
use kefu::pack::courtesy;
use kefu::phrase::{Context, Message, Role, Scratch};

use crate::support::{documents, root, units};

/// An engine over `service/courtesy`, refined by `further` documents, and the name of a company.
struct Desk {
    engine: Courtesy,
    scratch: Scratch,
}

impl Desk {
    fn common() -> Self {
        Self::of(&[])
    }

    fn of(further: &[&str]) -> Self {
        let all = documents();
        let rules = |id: &str| {
            let (_, document) = all.iter().find(|(_, document)| document.text("id") == Some(id)).expect(id);
            courtesy::read(document).0
        };
        let ids = std::iter::once(&"service/courtesy").chain(further);
        let slots = [("company".to_owned(), "中原物业".to_owned())];
        Self { engine: Courtesy::new(ids.map(|id| rules(id)).collect(), &slots), scratch: Scratch::default() }
    }

    fn check(&mut self, text: &str, situation: &Situation) -> Report {
        self.engine.check(&units(text), situation, &mut self.scratch)
    }

    /// A message in the middle of a conversation, after `before`.
    fn after(&mut self, before: &[&str], text: &str) -> Report {
        self.check(text, &situation(Stage::Middle, before))
    }

    fn middle(&mut self, text: &str) -> Report {
        self.after(&[], text)
    }

    fn state(&self, report: &Report, category: &str) -> State {
        let number = self.engine.number(category).expect(category);
        report.needs.iter().find(|need| need.category == number).expect(category).state
    }

    /// What of a report counts as `category`, as it is written, with how well it fits.
    fn found(&mut self, text: &str, category: &str) -> Vec<(String, Fit)> {
        let report = self.middle(text);
        let number = self.engine.number(category).expect(category);
        let text = units(text);
        let marks = report.marks.iter().filter(|mark| self.engine.counts_as(mark, number));
        marks.map(|mark| (String::from_utf16_lossy(mark.span.of(&text)), mark.fit)).collect()
    }

    /// Whether each of `phrases` counts fully as `category`.
    fn each_is(&mut self, category: &str, phrases: &[&str]) {
        for phrase in phrases {
            let found = self.found(phrase, category);
            assert!(found.iter().any(|(_, fit)| *fit == Fit::Good), "{phrase}: {found:?}");
        }
    }
}

fn situation(stage: Stage, before: &[&str]) -> Situation {
    let turn = |line: &&str| {
        let (role, text) = line.split_once(": ").expect("A: or U: before each turn");
        let role = if role == "A" { Role::Agent } else { Role::Customer };
        Message { role, text: units(text) }
    };
    let context = Context { role: Role::Agent, before: before.iter().map(turn).collect() };
    Situation { stage: Some(stage), context, ..Situation::default() }
}

/// What each piece of advice makes of `text`.
fn mended(text: &str, report: &Report) -> Vec<String> {
    report.advice.iter().map(|advice| String::from_utf16_lossy(&advice.applied(&units(text)))).collect()
}

#[test]
fn s009_welcome() {
    let mut desk = Desk::of(&["cable/courtesy"]);
    let report = desk.check("欢迎光临,请问您办理什么业务?", &situation(Stage::Opening, &[]));
    assert_eq!(desk.state(&report, "greeting"), State::Met);
    assert_eq!(desk.state(&report, "inquiry"), State::Met);
    desk.each_is("welcome", &["欢迎光临"]);
}

#[test]
fn s010_greeting_with_nin() {
    let mut desk = Desk::of(&["cable/courtesy"]);
    desk.each_is("greeting", &["您好", "早上好", "下午好", "新年快乐", "节日快乐"]);
    assert_eq!(desk.found("你好", "greeting"), [("你好".to_owned(), Fit::Near)]);
    assert_eq!(mended("你好", &desk.middle("你好")), ["您好"]);
}

#[test]
fn s011_greetings_of_a_shop_and_of_the_hour() {
    let mut desk = Desk::of(&["shop-im/courtesy"]);
    desk.each_is("greeting", &["您好", "早上好", "下午好", "晚上好", "您回来了", "亲，在的呢"]);
    let at = |time: &str| Situation { at: Moment::parse(time), ..situation(Stage::Opening, &[]) };
    let late = desk.check("早上好", &at("2024-05-01T15:20:00+08:00"));
    assert_eq!((desk.state(&late, "greeting"), late.marks[0].fit), (State::Met, Fit::Hour));
    let early = desk.check("早上好", &at("2024-05-01T09:20:00+08:00"));
    assert_eq!(early.marks[0].fit, Fit::Good);
}

#[test]
fn s012_s013_farewells() {
    let mut desk = Desk::of(&["cable/courtesy"]);
    desk.each_is("farewell", &["再见", "请慢走", "请走好"]);
    let mut closing = |text: &str| {
        let report = desk.check(text, &situation(Stage::Closing, &["U: 没有了"]));
        desk.state(&report, "farewell")
    };
    assert_eq!((closing("好的,请慢走"), closing("好的")), (State::Met, State::Unmet));
    Desk::of(&["shop-im/courtesy"]).each_is("farewell", &["再见", "晚安", "明天见", "祝您天天开心", "祝宝宝健健康康"]);
}

#[test]
fn s014_inquiries_and_their_variants() {
    let mut desk = Desk::of(&["cable/courtesy"]);
    let listed = ["需要我的帮助吗?", "有什么可以帮到您?", "我可以帮忙吗?", "请问您办理什么业务?", "我的解释您满意吗?"];
    desk.each_is("inquiry", &listed);
    desk.each_is("inquiry", &["请问有什么可以帮您的吗", "有什么可以帮助您的吗"]);
    desk.each_is("satisfaction-check", &["我的解释您满意吗?"]);
}

#[test]
fn s015_s016_apologies() {
    let mut desk = Desk::common();
    desk.each_is("apology", &["对不起", "很抱歉", "请您谅解", "这是我们工作的疏忽", "请原谅", "打扰了", "非常抱歉"]);
    assert_eq!(desk.found("实在抱歉", "apology"), [("实在抱歉".to_owned(), Fit::Near)]);
    assert_eq!(desk.found("對不起,請原諒", "apology").len(), 2);
    assert!(desk.found("對不起,請原諒", "please").is_empty(), "the 请 of 请原谅 is part of the apology");
}

#[test]
fn s017_thanks_have_an_occasion() {
    let mut desk = Desk::common();
    desk.each_is("thanks", &["谢谢您的夸奖", "谢谢您的建议", "多谢您的合作"]);
    for (occasion, thanks) in [
        ("U: 你们服务真好", "谢谢您的夸奖"),
        ("U: 建议你们中午也开门", "谢谢您的建议"),
        ("U: 照片发过去了", "多谢您的合作"),
    ] {
        let (said, silent) = (desk.after(&[occasion], thanks), desk.after(&[occasion], "好的"));
        assert_eq!((desk.state(&said, "thanks"), desk.state(&silent, "thanks")), (State::Met, State::Unmet));
    }
    let report = desk.after(&["U: 几点关门"], "晚上九点");
    assert_eq!(desk.state(&report, "thanks"), State::NotApplicable);
}

#[test]
fn s018_the_slang_of_shops() {
    for (further, out_of_register) in [("shop-im/courtesy", false), ("property-desk/courtesy", true)] {
        let mut desk = Desk::of(&[further]);
        desk.each_is("thanks", &["谢谢", "非常感谢您", "谢谢亲爱哒"]);
        let found = desk.engine.number("register").is_some() && !desk.found("谢谢亲爱哒", "register").is_empty();
        assert_eq!(found, out_of_register, "{further}");
    }
}

#[test]
fn s019_congratulations_are_never_owed() {
    let mut desk = Desk::of(&["shop-im/courtesy"]);
    let listed =
        ["祝您节日愉快", "祝您圣诞快乐", "祝您新年快乐", "祝您生日快乐", "祝您新婚愉快", "祝您新春快乐", "恭喜"];
    desk.each_is("congratulation", &listed);
    desk.each_is("congratulation", &["亲亲辛苦了", "早点休息晚安"]);
    assert_eq!(desk.found("恭喜、祝您節(jié)日愉快", "congratulation").len(), 2);
    let number = desk.engine.number("congratulation");
    let report = desk.check("好的", &situation(Stage::Closing, &[]));
    assert!(report.needs.iter().all(|need| Some(need.category) != number));
}

#[test]
fn s020_words_for_mothers_only_where_they_belong() {
    let (line, category) = ("月子里的妈妈多注意休息", "congratulation");
    assert!(Desk::common().found(line, category).is_empty());
    Desk::of(&["mother-baby/courtesy"]).each_is(category, &[line, "小鱼也和亲亲一样期待早日见到宝宝"]);
}

#[test]
fn s021_thanks_are_answered() {
    let mut desk = Desk::of(&["shop-im/courtesy"]);
    desk.each_is("reply", &["是的", "好的", "我明白了", "不客气", "没关系", "这是我应该做的"]);
    let met = desk.after(&["U: 谢谢"], "不客气");
    let unmet = desk.after(&["U: 谢谢"], "订单已改");
    assert_eq!((desk.state(&met, "not-at-all"), desk.state(&unmet, "not-at-all")), (State::Met, State::Unmet));
    let asked = desk.after(&["U: 帮我查一下这个快递到哪里了，谢谢"], "已到杭州");
    assert_eq!(desk.state(&asked, "not-at-all"), State::NotApplicable, "a request that ends with thanks");
}

#[test]
fn s022_a_rule_alone_explains_nothing() {
    let mut desk = Desk::of(&["shop-im/courtesy"]);
    assert_eq!(desk.found("这是规定", "blunt").len(), 1);
    let explained = "很抱歉,这种情况是公司统一的规定,我帮您登记反馈";
    assert!(desk.found(explained, "blunt").is_empty());
    desk.each_is("explanation", &[explained]);
    assert!(desk.middle(explained).advice.is_empty());
}

#[test]
fn s023_a_proposal_asks_whether_it_suits() {
    let mut desk = Desk::of(&["shop-im/courtesy"]);
    desk.each_is("consult", &["您看这样可以吗", "您看这样好不好"]);
    let (asked, bare) = (desk.middle("给您换一件,您看这样可以吗"), desk.middle("给您换一件"));
    assert_eq!((desk.state(&asked, "consult"), desk.state(&bare, "consult")), (State::Met, State::Unmet));
    assert_eq!(mended("给您换一件", &bare), ["给您换一件，您看这样可以吗？"]);
}

#[test]
fn s024_s025_s026_the_ten_characters() {
    let mut desk = Desk::of(&["cable/courtesy-on-site"]);
    for phrase in ["您好", "请出示证件", "谢谢", "对不起", "再见"] {
        assert_eq!(desk.found(phrase, "basic").len(), 1, "{phrase}");
    }
    assert!(desk.found("申请已提交", "basic").is_empty());
    let session = ["您好", "请您稍等", "谢谢", "再见"].map(|line| desk.middle(line));
    let owed = session.iter().map(|report| desk.state(report, "apology"));
    assert!(owed.into_iter().all(|state| state == State::NotApplicable), "nothing to be sorry for");
}

#[test]
fn s027_please_when_something_is_asked() {
    let mut desk = Desk::of(&["cable/courtesy"]);
    let (bare, polite) = (desk.middle("把身份证给我"), desk.middle("请您出示身份证,谢谢"));
    assert_eq!((desk.state(&bare, "please"), desk.state(&polite, "please")), (State::Unmet, State::Met));
    assert_eq!(mended("把身份证给我", &bare), ["请把身份证给我"]);
    for order in ["去那边排队", "带上证件过来", "您先去一楼交费", "报一下单号"] {
        let report = desk.middle(order);
        assert_eq!(mended(order, &report), [format!("请{order}")]);
    }
    let thanked = desk.after(&["U: 身份证给你"], "谢谢，正在为您办理");
    assert_eq!(desk.state(&thanked, "thanks"), State::Met);
}

#[test]
fn s028_nin_and_please_lead() {
    let mut desk = Desk::common();
    let line = "你提交一下申请";
    let report = desk.middle(line);
    assert_eq!(desk.state(&report, "please"), State::Unmet, "the 请 of 申请 is no courtesy");
    assert_eq!(desk.found(line, "plain").len(), 1);
    assert_eq!(mended(line, &report), ["请你提交一下申请", "您提交一下申请"]);
    assert!(desk.middle("请您提交一下申请").advice.is_empty());
    assert_eq!(desk.found("你们几位用餐", "plain").first().map(|(text, _)| text.as_str()), Some("你们"));
    assert!(desk.found("短信写的是“你已签收”", "plain").is_empty());
    for innocent in ["邀请函已发您", "请假条收到了", "我请师傅上门", "迷你款有货"] {
        assert!(desk.found(innocent, "please").is_empty() && desk.found(innocent, "plain").is_empty(), "{innocent}");
    }
}

#[test]
fn s029_warmth_by_sentence() {
    let mut desk = Desk::of(&["shop-commission/courtesy"]);
    let report = desk.middle("有货的哦。今天发中通。要几件呀？尺码在图里。");
    let warmth = desk.engine.number("warmth").expect("warmth");
    let share = report.shares.iter().find(|share| share.category == warmth).expect("a share");
    assert_eq!((share.with, share.of), (2, 4));
}

#[test]
fn s030_a_refusal_is_softened() {
    let mut desk = Desk::of(&["shop-commission/courtesy"]);
    let bare = desk.middle("不能改价");
    assert_eq!(desk.state(&bare, "softener"), State::Unmet);
    assert_eq!(mended("不能改价", &bare), ["抱歉，不能改价"]);
    for bare in ["改不了地址了", "没有房间了", "这个没办法退款"] {
        let report = desk.middle(bare);
        assert_eq!(desk.state(&report, "softener"), State::Unmet, "{bare}");
    }
    for gentle in ["对不起作为客服没有权限更改价格哦", "您再对比考虑下吧", "没有现货，给您换蓝色可以吗", "没有哦,亲"]
    {
        let report = desk.middle(gentle);
        assert_ne!(desk.state(&report, "softener"), State::Unmet, "{gentle}");
    }
}

#[test]
fn s031_a_margin_is_left() {
    let mut desk = Desk::of(&["shop-commission/courtesy"]);
    let report = desk.middle("后天一定到");
    assert_eq!(desk.found("后天一定到", "overpromise").len(), 1);
    assert_eq!(mended("后天一定到", &report), ["后天应该到"]);
    assert_eq!(mended("明天能到", &desk.middle("明天能到")), ["预计明天能到"]);
    for careful in ["正常后天左右能到", "应该快递正常三天会到", "我们尽量以最快时间给您发货", "这件一定要手洗"]
    {
        let report = desk.middle(careful);
        assert!(report.advice.is_empty() && desk.found(careful, "overpromise").is_empty(), "{careful}");
    }
}

#[test]
fn s032_the_opening_of_a_call() {
    let mut desk = Desk::of(&["property-desk/courtesy"]);
    let good = desk.check("您好,中原物业", &situation(Stage::Opening, &[]));
    let bad = desk.check("喂,哪位", &situation(Stage::Opening, &[]));
    assert_eq!(desk.state(&good, "introduction"), State::Met);
    assert_eq!((desk.state(&bad, "introduction"), desk.state(&bad, "greeting")), (State::Unmet, State::Unmet));
    assert_eq!(desk.found("喂,哪位", "rude-address").len(), 1);
}

#[test]
fn s033_at_the_door() {
    let mut desk = Desk::of(&["cable/courtesy-on-site"]);
    let good = desk.check("您好,我是广电客服人员,来修机顶盒", &situation(Stage::Opening, &[]));
    let bad = desk.check("修电视的", &situation(Stage::Opening, &[]));
    assert_eq!((desk.state(&good, "introduction"), desk.state(&bad, "introduction")), (State::Met, State::Unmet));
    assert!(good.advice.is_empty() && mended("修电视的", &bad).contains(&"您好，我是广电客服人员".to_owned()));
}

#[test]
fn s034_the_missing_item_is_filled_and_said_to_be() {
    let (_, document) = documents()
        .into_iter()
        .find(|(_, document)| document.text("id") == Some("shop-im/courtesy"))
        .expect("shop-im/courtesy");
    let rules = courtesy::read(&document).0;
    let items: Vec<_> = rules.categories.iter().filter(|category| category.kind != Kind::Occasion).collect();
    assert_eq!(items.len(), 11);
    let filled: Vec<_> = items.iter().filter(|category| category.why.zh_cn.contains("缺第7项")).collect();
    assert_eq!(filled.iter().map(|category| category.id.as_str()).collect::<Vec<_>>(), ["inquiry"]);
}

#[test]
fn ordinary_service_is_advised_nothing() {
    let text = std::fs::read_to_string(root().join("tests/corpus/ordinary-agents.txt")).unwrap();
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
    let packs: [&[&str]; 3] = [&[], &["shop-im/courtesy"], &["shop-commission/courtesy"]];
    for further in packs {
        let mut desk = Desk::of(further);
        for line in &lines {
            let report = desk.middle(line);
            assert!(report.advice.is_empty(), "{further:?} {line}: {:?}", mended(line, &report));
        }
    }
}
