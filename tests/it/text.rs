//! What a text reads as: rows S-001 to S-003, and the traps of Chinese text.

use crate::support::{Bench, texts, units};
use kefu::text::{Reading, fold_to_string};

fn tokens(text: &str) -> String {
    String::from_utf16_lossy(Reading::of(&units(text)).tokens())
}

#[test]
fn texts_read_as_a_person_reads_them() {
    for (text, reads) in [
        ("對不起", "对不起"),
        ("看著妳們甚麼", "看着你们甚么"),
        ("裡面裏面", "里面里面"),
        ("ＦＵＬＬ Ｗｉｄｔｈ", "fullwidth"),
        ("𝚌𝚑𝚞 𝓒𝓗𝓤", "chuchu"),
        ("wоsһі", "woshi"),
        ("zhǎo lǐng dǎo", "zhaolingdao"),
        ("⽤⼈", "用人"),
        ("①②⑧⓿", "1280"),
        ("㎏", "kg"),
        ("㊙", "秘"),
        ("你\u{200b}去\u{2060}告", "你去告"),
        ("你\u{34f}去", "你去"),
        ("cafe\u{301}", "cafe"),
        ("suibianni", "suibianni"),
        ("去去去告", "去告"),
        ("1122", "1122"),
    ] {
        assert_eq!(tokens(text), reads, "{text}");
    }
}

#[test]
fn emoji_are_no_text_before_anything_is_folded() {
    // NFKC would read 🈚 as 無 and a keycap as its digit.
    for text in ["不🈚关", "不1️⃣关", "不1⃣关", "不㊙️关", "不🅰️关", "不👨‍👩‍👧‍👦关", "不🇨🇳关", "不❤️关", "不👍🏽关", "不©️关"]
    {
        assert_eq!(tokens(text), "不关", "{text}");
    }
}

#[test]
fn s001_pinyin_notes_read_as_nothing_and_offsets_stay() {
    assert_eq!(fold_to_string("恭喜、祝您節(jié)日愉快"), "恭喜、祝您节日愉快");
    let mut bench = Bench::phrases(&["恭喜", "祝您节日愉快"]);
    let found = bench.check("恭喜、祝您節(jié)日愉快");
    assert_eq!(texts(&found), ["恭喜", "祝您節(jié)日愉快"]);
    assert_eq!(found[1].start, 3);
    for stays in ["会员(VIP)", "三天(3天)", "说明(见表1)", "可以(ok)", "节(jiejie)"] {
        assert!(Reading::of(&units(stays)).notes().is_empty(), "{stays}");
    }
    for note in ["節(jié)", "轉(zhuǎn)", "潛(qián)", "节（jie）", "綠(lǜ)"] {
        assert_eq!(Reading::of(&units(note)).notes().len(), 1, "{note}");
    }
}

#[test]
fn s002_traditional_and_simplified_are_one_phrase() {
    let mut bench = Bench::phrases(&["对不起", "请原谅", "请"]);
    assert_eq!(texts(&bench.check("對不起,請原諒")), ["對不起", "請原諒"]);
    let mut bench = Bench::phrases(&["您看这样可以吗"]);
    assert_eq!(texts(&bench.check("您看這樣可以嗎")), ["您看這樣可以嗎"]);
}

#[test]
fn s003_text_damaged_by_a_lost_byte_is_left_alone() {
    let line = "都要到交易订单里面?zhèn)渥⒆约旱拿?";
    let reading = Reading::of(&units(line));
    assert_eq!(reading.garbled().len(), 1);
    assert_eq!(texts(&Bench::phrases(&["渥", "约旱", "拿"]).check(line)), Vec::<&str>::new());
    for (damaged, then) in [
        ("内外事件处理结果或?qū)κ录，有不同看法时", "有不同看法时"),
        ("当?shù)谝回熑握叱霈F，应当说明", "应当说明"),
        ("从事第二职业或?qū)ν饧媛毣，不得", "不得"),
        ("发展?jié)撛诘馁I家的需求", "家的需求"),
    ] {
        assert_eq!(Reading::of(&units(damaged)).garbled().len(), 1, "{damaged}");
        assert_eq!(texts(&Bench::phrases(&[then]).check(damaged)), [then], "{damaged}");
    }
    for sound in ["真的?haha)好", "好吗?(qù)看看", "是吗?ok)行", "对?hén)。", "真的?zhèn) 好"] {
        assert!(Reading::of(&units(sound)).garbled().is_empty(), "{sound}");
    }
}
