//! The exact layer: folding, separators, repeats, boundaries, exceptions, mentions.

use kefu::phrase::{GuardOptions, Latin, Overlaps, PatternError, expand};

use crate::support::{Bench, Seen, owned, texts};

/// Each line: phrases, text, the original characters found.
fn check(phrases: &[&str], text: &str, found: &[&str]) {
    assert_eq!(texts(&Bench::phrases(phrases).check(text)), found, "{phrases:?} in {text}");
}

fn single(phrase: &str, text: &str) -> Option<Seen> {
    let found = Bench::phrases(&[phrase]).check(text);
    assert!(found.len() < 2, "{text}: {found:?}");
    found.into_iter().next()
}

#[test]
fn each_way_of_being_found_is_named() {
    for (text, via) in [
        ("你去告吧", "exact"),
        ("妳去吿吧", "folded"),
        ("你/去/告/吧", "separated"),
        ("你 去 告 吧", "separated"),
        ("你😀去告吧", "separated"),
        ("你去去去告吧", "repeated"),
        ("你\u{200b}去告吧", "folded"),
    ] {
        let found = single("你去告吧", text).unwrap_or_else(|| panic!("nothing in {text}"));
        assert_eq!((found.text.as_str(), found.via), (text, via));
    }
}

#[test]
fn marks_between_characters_are_read_over_where_nobody_would_write_them() {
    for text in [
        "不？？关？我？事",
        "不%关我事",
        "不关#我#事",
        "不、、关我事",
        "外\"\"面等\"\"着去",
        "不1️⃣关1️⃣我1️⃣事",
        "不関…我…事",
        "不 \u{3000} 关我事",
    ] {
        let found = Bench::phrases(&["不关我事", "外面等着去"]).check(text);
        assert_eq!(texts(&found), [text], "{text}");
    }
    check(&["耳朵聋了"], "耳朵聋!了", &["耳朵聋!了"]);
    check(&["买不起就别看"], "买不起，就别看", &["买不起，就别看"]);
    check(&["活该"], "真是活:该", &["活:该"]);
}

#[test]
fn two_sentences_that_meet_are_no_phrase() {
    check(&["我不知道"], "您告诉我：“不知道怎么办”", &[]);
    check(&["随便你"], "都可以随便。你方便的时候来就行", &[]);
    check(&["随便你"], "您看看，随便，你们的建议我们都会听", &[]);
    check(&["你去告吧"], "你去告\n\n\n\n\n\n\n\n\n\n\n\n吧", &[]);
    check(&["没时间"], "要是没，我们就约时间", &[]);
}

#[test]
fn repeats_are_those_of_the_phrase() {
    check(&["谢谢"], "谢", &[]);
    check(&["谢谢"], "谢谢谢谢", &["谢谢谢谢"]);
    check(&["你问我我问谁"], "你问我问谁", &[]);
    check(&["你问我我问谁"], "你问我我我问谁", &["你问我我我问谁"]);
    check(&["哈哈"], "哈，好的", &[]);
    // 666 must not become 6, nor Latin lose its doubles.
    check(&["69"], "6699", &[]);
    check(&["book"], "bok bok", &[]);
}

#[test]
fn latin_phrases_match_whole_words() {
    check(&["sb"], "Disburse SBC usb", &[]);
    check(&["sb"], "你个SB啊", &["SB"]);
    check(&["ass"], "as she said, pass", &[]);
    check(&["fuck"], "f.u.c.k f u c k", &["f.u.c.k", "f u c k"]);
    check(&["but it"], "but it", &["but it"]);
    check(&["shut up"], "SHUT   UP!", &["SHUT   UP"]);
    check(&["tit"], "but it works, that it is", &[]);
    let mut anywhere =
        Bench::with(GuardOptions { phrases: owned(&["sb"]), latin: Latin::Substring, ..GuardOptions::default() });
    assert_eq!(texts(&anywhere.check("Disburse")), ["sb"]);
    let mut cased =
        Bench::with(GuardOptions { phrases: owned(&["SB"]), case_sensitive: true, ..GuardOptions::default() });
    assert_eq!(texts(&cased.check("sb SB Sb")), ["SB"]);
    let mut literal =
        Bench::with(GuardOptions { phrases: owned(&["對不起", "ok"]), literal: true, ..GuardOptions::default() });
    assert_eq!(texts(&literal.check("对不起 對不起 OK ok o.k")), ["對不起", "ok"]);
    assert_eq!(texts(&literal.check("對對不起起")), ["對不起"]);
}

#[test]
fn phrases_of_marks_and_emoji_are_found_as_they_stand() {
    check(&["c++", "🖕", "呵呵🙄"], "会c++吗 c 🖕 呵呵 呵呵🙄", &["c++", "🖕", "呵呵🙄"]);
    check(&["…"], "好…", &["…"]);
    check(&["𠮷野家"], "去𠮷野家", &["𠮷野家"]);
}

#[test]
fn the_longest_of_the_leftmost_is_given_or_all() {
    let phrases = owned(&["不关我", "不关我事", "关我事"]);
    let mut longest = Bench::with(GuardOptions { phrases: phrases.clone(), ..GuardOptions::default() });
    assert_eq!(texts(&longest.check("不关我事")), ["不关我事"]);
    let mut all = Bench::with(GuardOptions { phrases, overlaps: Overlaps::All, ..GuardOptions::default() });
    assert_eq!(texts(&all.check("不关我事")), ["不关我事", "不关我", "关我事"]);
}

#[test]
fn an_exception_that_covers_a_hit_always_wins() {
    let mut bench = Bench::with(GuardOptions {
        phrases: owned(&["操", "黄片", "他妈"]),
        exceptions: owned(&["操作", "三黄片", "他妈妈"]),
        ..GuardOptions::default()
    });
    assert_eq!(texts(&bench.check("操作一下，三黄片，他妈妈")), Vec::<&str>::new());
    assert_eq!(texts(&bench.check("操作，操！黄片，三 黄 片，他媽媽，他妈")), ["操", "黄片", "他妈"]);
}

#[test]
fn speaking_about_a_phrase_is_a_mention() {
    for (text, mention) in [
        ("客户说“你去告吧”是什么意思", "quoted"),
        ("「你去告吧」这句要改", "quoted"),
        ("请大家记住，任何时候都别对客户说你去告吧。", "negated"),
        ("不能用你去告吧来打发客户", "negated"),
        ("我们从不跟业主讲你去告吧", "negated"),
        ("严禁说你去告吧", "negated"),
        ("那位师傅回了一句你去告吧，客户很生气", "reported"),
        ("客户反映柜员说你去告吧", "reported"),
        ("你去告吧这种话不合适", "reported"),
    ] {
        let found = single("你去告吧", text).unwrap_or_else(|| panic!("nothing in {text}"));
        assert_eq!(found.mention, Some(mention), "{text}");
        assert_eq!(found.severity, kefu::phrase::Severity::Hint, "{text}");
    }
}

#[test]
fn saying_a_phrase_is_no_mention() {
    for text in [
        "你去告吧",
        "“你去告吧”",
        "别吵了，你去告吧",
        "我跟您说了，你去告吧",
        "“物流正常”，你去告吧",
        "不要再打电话了！你去告吧",
        "我们不能处理，你去告吧",
        "客户您好，你去告吧",
    ] {
        let found = single("你去告吧", text).unwrap_or_else(|| panic!("nothing in {text}"));
        assert_eq!(found.mention, None, "{text}");
    }
}

#[test]
fn variants_stand_for_plain_forms() {
    assert_eq!(expand("找[我们](领导|经理)去").unwrap(), ["找我们领导去", "找我们经理去", "找领导去", "找经理去"]);
    assert_eq!(expand("a[b[c]]").unwrap(), ["abc", "ab", "a"]);
    assert_eq!(expand("\\[a\\|b\\]").unwrap(), ["[a|b]"]);
    for (variant, error) in [
        ("找(领导", PatternError::Unclosed(2)),
        ("找领导]", PatternError::Unexpected(4)),
        ("a|b", PatternError::Unexpected(2)),
        ("[a]", PatternError::Empty),
        ("(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)", PatternError::TooMany),
    ] {
        assert_eq!(expand(variant), Err(error), "{variant}");
    }
}

#[test]
fn a_phrase_inside_a_sentence_of_pinyin_is_found() {
    let mut bench = Bench::phrases(&["你去告吧", "不关我事"]).seeing_through_cloaks();
    let found =
        bench.check("zhe ge shi qing wo men zhen de mei ban fa jie jue le ni qu gao ba wo men bu pa de zhen de bu pa");
    assert_eq!(texts(&found), ["ni qu gao ba"]);
}

#[test]
fn a_hidden_phrase_is_found_though_a_part_of_it_is_one_too() {
    let options = GuardOptions { phrases: owned(&["我不清楚", "不清楚"]), ..GuardOptions::default() };
    let mut bench = Bench::with(options).seeing_through_cloaks();
    assert_eq!(texts(&bench.check("手戈不清楚")), ["手戈不清楚"]);
    let mut innocent = Bench::with(GuardOptions {
        phrases: owned(&["我不清楚"]),
        exceptions: owned(&["清楚的"]),
        ..GuardOptions::default()
    })
    .seeing_through_cloaks();
    assert!(innocent.check("窝不清楚的").is_empty());
}

#[test]
fn other_sounds_are_no_near_sounds() {
    for (phrase, text) in
        [("出口值赃", "请从出口右转"), ("中南海鐏", "有南海子"), ("挣得营区", "值得一去"), ("中华中藏", "在华源店")]
    {
        let found = Bench::phrases(&[phrase]).seeing_through_cloaks().check(text);
        assert!(found.is_empty(), "{phrase} in {text}: {found:?}");
    }
}
