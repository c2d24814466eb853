//! Leaks and what looks like them: tables of texts, rows S-050, S-051 and S-244, and any text at all.
//!
//! The numbers are invented; cards and identity numbers only satisfy their checksums.

use kefu::phrase::{LeakKind, find_leaks, mask_leak};
use proptest::prelude::*;

use crate::support::units;

/// The leaks of a text as kind and original characters.
fn leaks_beside(text: &str, allowed: &[&str]) -> Vec<(&'static str, String)> {
    let text = units(text);
    let allowed: Vec<Vec<u16>> = allowed.iter().map(|own| units(own)).collect();
    find_leaks(&text, &allowed)
        .iter()
        .map(|leak| (leak.kind.name(), String::from_utf16_lossy(leak.span.of(&text))))
        .collect()
}

fn leaks(text: &str) -> Vec<(&'static str, String)> {
    leaks_beside(text, &[])
}

/// Each text has exactly one leak: its kind, and its characters between ⟦ and ⟧.
fn check_hits(table: &[(&'static str, &str)]) {
    let mut wrong = Vec::new();
    for &(kind, marked) in table {
        let (before, rest) = marked.split_once('⟦').unwrap();
        let (inside, after) = rest.split_once('⟧').unwrap();
        let found = leaks(&format!("{before}{inside}{after}"));
        if found != [(kind, inside.to_owned())] {
            wrong.push(format!("{marked} ({kind}): {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn check_innocent(texts: &[&str]) {
    let wrong: Vec<String> = texts
        .iter()
        .filter_map(|text| {
            Some(leaks(text)).filter(|found| !found.is_empty()).map(|found| format!("{text}: {found:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn s050_mobile_numbers_in_any_writing() {
    check_hits(&[
        ("mobile", "他电话⟦13812345678⟧"),
        ("mobile", "⟦13812345678⟧"),
        ("mobile", "手机号：⟦13912345678⟧，您记一下"),
        ("mobile", "打⟦138 1234 5678⟧"),
        ("mobile", "打⟦138-1234-5678⟧找她"),
        ("mobile", "⟦138.1234.5678⟧"),
        ("mobile", "⟦138·1234·5678⟧"),
        ("mobile", "⟦138•1234•5678⟧"),
        ("mobile", "⟦138 - 1234 - 5678⟧"),
        ("mobile", "⟦1381234 5678⟧"),
        ("mobile", "⟦1 3 8 1 2 3 4 5 6 7 8⟧"),
        ("mobile", "⟦1-3-8-1-2-3-4-5-6-7-8⟧"),
        ("mobile", "⟦１３８１２３４５６７８⟧"),
        ("mobile", "⟦①③⑧①②③④⑤⑥⑦⑧⟧"),
        ("mobile", "⟦❶❸❽❶❷❸❹❺❻❼❽⟧"),
        ("mobile", "⟦𝟏𝟑𝟖𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖⟧"),
        ("mobile", "⟦١٣٨١٢٣٤٥٦٧٨⟧"),
        ("mobile", "⟦1️⃣3️⃣8️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8⟧"),
        ("mobile", "⟦一三八一二三四五六七八⟧"),
        ("mobile", "她的号是⟦一三八 一二三四 五六七八⟧哦"),
        ("mobile", "⟦幺三八〇零二三四五六七⟧"),
        ("mobile", "⟦壹叁捌壹贰叁肆伍陆柒捌⟧"),
        ("mobile", "⟦壹參捌壹貳參肆伍陸柒捌⟧"),
        ("mobile", "⟦1三8一2三4五6七8⟧"),
        ("mobile", "⟦一三八12345678⟧"),
        ("mobile", "⟦1-3-8-1234-5678⟧"),
        ("mobile", "⟦138－1234—5678⟧"),
        ("mobile", "⟦㊀㊂㊇㊀㊁㊂㊃㊄㊅㊆㊇⟧"),
        ("mobile", "⟦⒈⒊⒏⒈⒉⒊⒋⒌⒍⒎⒏⟧"),
        ("mobile", "⟦13812345六七八⟧"),
        ("mobile", "⟦138\u{200b}1234\u{200b}5678⟧"),
        ("mobile", "+86⟦13812345678⟧"),
        ("mobile", "+86 ⟦138 1234 5678⟧"),
        ("mobile", "0086-⟦13812345678⟧"),
        ("mobile", "86 ⟦138 1234 5678⟧"),
        ("mobile", "tel:⟦13812345678⟧"),
        ("mobile", "tel⟦13812345678⟧"),
        ("mobile", "⟦13812345678⟧vx同号"),
        ("mobile", "微信⟦13812345678⟧"),
        ("mobile", "⟦13812345678⟧（微信同号）"),
        ("mobile", "①⟦13812345678⟧"),
        ("mobile", "⟦13812345678⟧一直在用"),
        ("mobile", "快递员⟦13812345678⟧，订单号20240501123456789"),
        ("mobile", "订单20240501123456789的手机号⟦13812345678⟧"),
        ("mobile", "2024-05-01 ⟦13812345678⟧"),
        ("mobile", "收货人张三(⟦13812345678⟧)"),
    ]);
    let two = leaks("13812345678、13912345678");
    assert_eq!(two.len(), 2, "{two:?}");
    assert_eq!(leaks("13812345678 13912345678/138 1234 5678").len(), 3);
    assert_eq!(leaks("138 1234 5678 139 1234 5678").len(), 2);
}

#[test]
fn s050_landlines_cards_and_identity_numbers() {
    check_hits(&[
        ("landline", "家里⟦010-65123456⟧"),
        ("landline", "(⟦010)65123456⟧"),
        ("landline", "⟦0755-26551234⟧"),
        ("landline", "⟦0351 8107726⟧转8001"),
        ("landline", "⟦02165123456⟧"),
        ("landline", "⟦0571-8765-4321⟧"),
        ("landline", "⟦零一零 六五一二三四五六⟧"),
        ("landline", "她家电话是⟦8107726⟧"),
        ("landline", "座机：⟦6512 3456⟧"),
        ("identity-card", "⟦11010519491231002X⟧"),
        ("identity-card", "身份证号码：⟦11010519491231002x⟧。"),
        ("identity-card", "⟦110105 19491231 002X⟧"),
        ("identity-card", "⟦１１０１０５１９４９１２３１００２Ｘ⟧"),
        ("identity-card", "⟦110105199003077577⟧"),
        ("identity-card", "身份证⟦110105491231002⟧"),
        ("bank-card", "卡号⟦6222021234567890128⟧"),
        ("bank-card", "⟦4111 1111 1111 1111⟧"),
        ("bank-card", "⟦4111-1111-1111-1111⟧"),
        ("bank-card", "⟦5500005555555559⟧"),
        ("bank-card", "⟦四一一一 一一一一 一一一一 一一一一⟧"),
    ]);
}

#[test]
fn s050_addresses_and_accounts() {
    check_hits(&[
        ("email", "发到⟦zhang.san@example.com⟧吧"),
        ("email", "⟦13812345678@qq.com⟧"),
        ("email", "QQ邮箱⟦123456@qq.com⟧"),
        ("email", "⟦abc＠qq．com⟧"),
        ("email", "⟦abc@qq。com⟧"),
        ("email", "⟦a_b+c@mail.example.co⟧。"),
        ("email", "写信到⟦li.si(at)example.com⟧"),
        ("email", "⟦wang.wu艾特example点com⟧"),
        ("account", "微信号：⟦zhangsan_01⟧"),
        ("account", "加我微信 ⟦abc12345⟧"),
        ("account", "微信:⟦zhangsan⟧"),
        ("account", "vx同号 ⟦abc_7788⟧"),
        ("account", "微信ID：⟦wxid_abc123⟧"),
        ("account", "薇信⟦abc12345⟧"),
        ("account", "微信❤️⟦abc12345⟧"),
        ("account", "加vx⟦1234567⟧"),
        ("account", "VX：⟦abc-12345⟧"),
        ("account", "加v ⟦abc123⟧"),
        ("account", "+V：⟦abc12345⟧"),
        ("account", "ｖｘ：⟦ａｂｃ１２３⟧"),
        ("account", "维信👉⟦abc12345⟧"),
        ("account", "QQ：⟦123456789⟧"),
        ("account", "qq⟦123456⟧"),
        ("account", "扣扣 ⟦一二三四五六七⟧"),
        ("account", "加q⟦12345678⟧"),
        ("account", "Q号是⟦12345678⟧"),
        ("account", "QQ ⟦123 456 789⟧，加我"),
        ("url", "看⟦https://shop.example.com/a?id=13812345678⟧。"),
        ("url", "⟦www.example.com⟧上有"),
        ("url", "去⟦example.cn⟧看"),
        ("url", "⟦4399.com⟧"),
        ("url", "⟦baidu。com⟧"),
        ("url", "⟦baidu点com⟧"),
        ("url", "⟦http://pay.internal/x⟧"),
        ("url", "点⟦m.tb.cn/h.abc123⟧领取"),
    ]);
}

#[test]
fn s050_published_numbers_are_no_leak() {
    check_innocent(&[
        "客服电话96766",
        "请拨打10086",
        "银行客服95588",
        "热线400-820-8820",
        "电话 400 820 8820",
        "电话4008208820",
        "拨打800-820-8820",
        "打12315投诉",
        "报警110，急救120，火警119",
        "客服热线：010-65123456",
        "QQ 8008208820",
        "微信搜索10086",
        "QQ95588",
    ]);
    assert_eq!(leaks_beside("打138 1234 5678", &["138-1234-5678"]), []);
    assert_eq!(leaks_beside("打一三八一二三四五六七八", &["+86 13812345678"]), []);
    assert_eq!(leaks_beside("0351-8107726", &["8107726"]), []);
    assert_eq!(leaks_beside("看https://www.shop.example.com/a", &["example.com"]), []);
    assert_eq!(leaks_beside("badexample.com", &["example.com"]).len(), 1);
    assert_eq!(leaks_beside("微信：Kefu_01", &["kefu_01"]), []);
    assert_eq!(leaks_beside("Service@Example.com", &["service@example.com"]), []);
    assert_eq!(leaks_beside("13812345678", &["", "139", "13912345678"]).len(), 1);
}

#[test]
fn s244_the_two_published_numbers() {
    check_innocent(&["8107726", "广电客服电话:96766、服务监督电话8107726"]);
    assert_eq!(leaks_beside("她电话8107726", &["8107726"]), []);
}

#[test]
fn s050_numbers_that_are_something_else() {
    check_innocent(&[
        "SF1234567890123",
        "顺丰单号SF 1234567890123",
        "YT8812345678901",
        "JDVA13812345678",
        "SF13812345678",
        "订单号 20240501123456789",
        "订单号：13812345678",
        "訂單號：13812345678",
        "订单号是13812345678，13912345678",
        "运单13812345678",
        "快递单号 773123456789012",
        "工号13812345678",
        "编号：15012345678",
        "型号VX123456",
        "流水号17712345678",
        "金额13812345678",
        "￥13812345678",
        "13812345678元",
        "No.13812345678",
        "SN:13812345678",
        "第1234567890123号",
        "第13812345678号",
        "ID=4&order=13812345678",
        "138123456789",
        "1381234567",
        "12812345678",
        "138 1234 5678 9012",
        "1381 2345 6789 1234",
        "138****5678",
        "1714550400000",
        "1714550400",
        "20240501",
        "2024-05-01 12:30:45",
        "2024年5月1日",
        "2024/05/01-2024/06/30",
        "2小时内",
        "3个工作日",
        "一个工作日内给您回复，二十四小时在线",
        "一二三四五六七八九十",
        "1 2 3 4 5 6 7 8 9 10",
        "1 3 5 7 9 11 13 15",
        "满199减30，满299减50",
        "价格199.00-299.00元",
        "1.3812345678",
        "3.14159265358979",
        "192.168.10.101",
        "尺码 165/88A 170/92A 175/96A",
        "iPhone15ProMax 256GB",
        "版本号v2.13.8",
        "说明书.pdf和a.docx",
        "e.g.这样",
        "好的。OK",
        "晚上8点vip专享",
        "满意度99.9%",
        "@张三 你看一下",
        "收到@",
        "微信支付100000元",
        "微信转账",
        "微信 WeChat",
        "微信android版",
        "微信公众号：kefu_abc",
        "QQ音乐12345678",
        "QQ 10000人群",
        "QQ 2024-05-01",
        "Q：20000以内的有吗",
        "VIP123456",
        "www",
        "view123456",
        "6222021234567890129",
        "1234567890123456",
        "4812345678901234567",
        "110105194912310021",
        "11010519491331002X",
        "990105194912310028",
        "240501-123456789012345",
        "20240501-13812345678",
        "货号1380013800 库存12件",
        "您的包裹共3件，重1.5kg",
        "05月01日 10:00-22:00",
    ]);
}

#[test]
fn s051_masks_for_export() {
    for (kind, text, masked) in [
        (LeakKind::Mobile, "13812345678", "138****5678"),
        (LeakKind::Mobile, "138 1234-5678", "138 ****-5678"),
        (LeakKind::Mobile, "一三八一二三四五六七八", "一三八****五六七八"),
        (LeakKind::Mobile, "𝟏𝟑𝟖𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖", "𝟏𝟑𝟖****𝟓𝟔𝟕𝟖"),
        (LeakKind::Landline, "010-65123456", "010-****3456"),
        (LeakKind::Landline, "03518107726", "0351***7726"),
        (LeakKind::Landline, "8107726", "***7726"),
        (LeakKind::IdentityCard, "11010519491231002X", "110***********002X"),
        (LeakKind::IdentityCard, "110105491231002", "110********1002"),
        (LeakKind::BankCard, "4111 1111 1111 1111", "**** **** **** 1111"),
        (LeakKind::Email, "abc@b.com", "a***@b.com"),
        (LeakKind::Account, "kefu_01", "ke*****"),
        (LeakKind::Url, "https://shop.cn/a1", "https://sh**.**/**"),
    ] {
        assert_eq!(String::from_utf16_lossy(&mask_leak(kind, &units(text))), masked, "{text}");
    }
}

#[test]
fn s050_ten_megabytes_are_searched_in_linear_time_whatever_they_are() {
    let pieces = [
        "1",
        "1 ",
        "1\u{200b}",
        "138 1234 5678 ",
        "1-",
        "一",
        "a.",
        "a@",
        "@",
        ".",
        "a",
        "v",
        "微信",
        "qq ",
        "http://",
        "订单1381234567",
        "a点",
        "1a",
    ];
    for piece in pieces {
        let piece = units(piece);
        let text: Vec<u16> = piece.iter().copied().cycle().take(5_000_000).collect();
        assert!(find_leaks(&text, &[]).iter().all(|leak| leak.span.end as usize <= text.len()));
    }
}

/// Pieces that leaks are made of, and what breaks software.
fn piece() -> impl Strategy<Value = Vec<u16>> {
    let known = [
        "13812345678",
        "138",
        "1234",
        "8",
        "0",
        "010",
        "+86",
        "一",
        "捌",
        "⑧",
        "𝟖",
        "11010519491231002X",
        "X",
        "@",
        ".",
        "com",
        "。",
        "点",
        "http://",
        "/",
        "-",
        " ",
        "(",
        ")",
        "\u{200b}",
        "微信",
        "号",
        "：",
        "vx",
        "qq",
        "加v",
        "abc123",
        "订单",
        "第",
        "元",
        "客服",
        "电话",
        "👉",
        "\u{fe0f}",
        "\u{20e3}",
        "我",
    ];
    prop_oneof![
        6 => prop::sample::select(known.to_vec()).prop_map(units),
        1 => prop::collection::vec(any::<u16>(), 0..4),
        1 => Just(vec![0xD835]),
        1 => Just(vec![0xDFD6]),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn s050_leaks_are_in_order_inside_any_text_and_do_not_overlap(pieces in prop::collection::vec(piece(), 0..24)) {
        let text = pieces.concat();
        let mut end = 0;
        for leak in find_leaks(&text, &[units("example.com")]) {
            prop_assert!(end <= leak.span.start && leak.span.start < leak.span.end);
            prop_assert!(leak.span.end as usize <= text.len());
            let masked = mask_leak(leak.kind, leak.span.of(&text));
            prop_assert!(masked.contains(&0x2A), "{:?}", String::from_utf16_lossy(leak.span.of(&text)));
            end = leak.span.end;
        }
    }

    #[test]
    fn s050_a_number_is_found_exactly_where_it_was_put(before in "[\u{4e00}-\u{9fa5}，。 ]{0,8}", after in "[\u{4e00}-\u{9fa5}，。 ]{0,8}") {
        prop_assume!(!before.chars().chain(after.chars()).any(|character| "第零一二三四五六七八九壹贰貳叁參肆伍陆陸柒捌玖幺元块塊".contains(character)));
        let text = units(&format!("{before}：13812345678，{after}"));
        let start = before.encode_utf16().count() as u32 + 1;
        let spans: Vec<(u32, u32)> = find_leaks(&text, &[]).iter().map(|leak| (leak.span.start, leak.span.end)).collect();
        prop_assert_eq!(spans, vec![(start, start + 11)]);
    }
}
