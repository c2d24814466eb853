//! Every finding and every token is exact in the original text, whatever the text.

use proptest::prelude::*;

use crate::support::{Bench, units};
use kefu::text::{Reading, Side};

/// Pieces that texts are made of: what people type, and what breaks software.
fn piece() -> impl Strategy<Value = Vec<u16>> {
    let known = [
        "不关我事",
        "不關我事",
        "你去告吧",
        "fuck",
        "谢谢",
        "節(jié)日",
        "里面?zhèn)渥⒆约",
        "\r\n",
        "\u{200b}",
        "\u{301}",
        "1️⃣",
        "👨‍👩‍👧‍👦",
        "🈚",
        "㊙️",
        "𠮷",
        "𝚌",
        "㎏",
        "“",
        "”",
        "。",
        "，",
        "?",
        "(",
        ")",
        "哈哈哈",
        "\u{fe0f}",
        "\u{20e3}",
        "ﬁ",
        " ",
        "我",
        "A",
    ];
    prop_oneof![
        4 => prop::sample::select(known.to_vec()).prop_map(units),
        2 => prop::collection::vec(any::<u16>(), 0..4),
        1 => Just(vec![0xD83D]),
        1 => Just(vec![0xDE00]),
        1 => prop::char::any().prop_map(|character| units(&character.to_string())),
    ]
}

fn any_text() -> impl Strategy<Value = Vec<u16>> {
    prop::collection::vec(piece(), 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn tokens_come_from_inside_the_text_in_order(text in any_text()) {
        let reading = Reading::of(&text);
        let starts = reading.starts();
        prop_assert_eq!(starts.len(), reading.tokens().len());
        prop_assert!(starts.windows(2).all(|pair| pair[0] <= pair[1]));
        for index in 0..starts.len() {
            let end = reading.token_span(&text, index, Side::Last, 1).end;
            prop_assert!(starts[index] < end && end as usize <= text.len());
            prop_assert!(starts.get(index + 1).is_none_or(|&next| end <= next || starts[index] == next));
            let _ = reading.gap_after(&text, index);
        }
    }

    #[test]
    fn a_phrase_is_found_exactly_where_it_was_put(before in any_text(), after in any_text()) {
        let phrase = units("没完没了的考核");
        let mut bench = Bench::phrases(&["没完没了的考核"]);
        // Two line ends keep what stands around from becoming part of the phrase, and garble from reaching it.
        let line_ends = units("\n\n");
        let text = [&before[..], &line_ends, &phrase, &line_ends, &after].concat();
        let start = (before.len() + 2) as u32;
        let spans: Vec<(u32, u32)> = bench.raw(&text).iter().map(|finding| (finding.span.start, finding.span.end)).collect();
        prop_assert_eq!(spans, vec![(start, start + phrase.len() as u32)]);
    }

    #[test]
    fn hidden_findings_lie_inside_the_text_too(text in any_text()) {
        let mut bench = Bench::phrases(&["不关我事", "你去告吧", "谢谢你", "日备我", "哈哈", "渥自约"]).seeing_through_cloaks();
        let mut last = 0;
        for finding in bench.raw(&text) {
            prop_assert!(last <= finding.span.start && finding.span.start < finding.span.end);
            prop_assert!(finding.span.end as usize <= text.len());
            last = finding.span.end;
        }
    }

    #[test]
    fn findings_are_in_order_inside_the_text_and_do_not_overlap(text in any_text()) {
        let mut bench = Bench::phrases(&["不关我事", "我事", "谢谢", "fuck", "哈哈", "A", "🈚", "\u{301}", "𠮷", "你去告吧", "："]);
        let mut last = 0;
        for finding in bench.raw(&text) {
            prop_assert!(last <= finding.span.start && finding.span.start < finding.span.end);
            prop_assert!(finding.span.end as usize <= text.len());
            last = finding.span.end;
        }
    }
}

#[test]
fn hidden_phrases_are_looked_for_in_linear_time_whatever_the_text() {
    let phrases = ["不关我事", "你去告吧", "找领导去", "我不清楚", "是不是", "等着吧", "活该"];
    let mut bench = Bench::phrases(&phrases).seeing_through_cloaks();
    for unit in [
        "b",
        "bgws",
        "8",
        "8️⃣",
        "🐔",
        "手戈",
        "你q",
        "不8",
        "n.",
        "溺去糕",
        "莪",
        "shishi",
        "我u",
        "n-q-g-",
        "补棺握",
        "手戈不清林",
        "不1️⃣",
        "\u{200d}🔪",
        "bu",
        "我b清c",
        "(b)",
        "一b",
    ] {
        let unit = units(unit);
        let text: Vec<u16> = unit.iter().copied().cycle().take(300_000).collect();
        for finding in bench.raw(&text) {
            assert!(finding.span.start < finding.span.end && finding.span.end as usize <= text.len());
        }
    }
}

#[test]
fn ten_megabytes_are_read_in_linear_time_whatever_they_are() {
    // Each text would take minutes if anything in the search were quadratic.
    let mut bench =
        Bench::phrases(&["不关我事", "不不不不关", "我事我事我事我事", "你去告吧", "谢谢", "aab", "找领导去"]);
    let size = 5_000_000;
    for unit in ["不", "不关我", "我事", "谢", " ", "“", "a", "?", "\u{200b}", "(", "，", "不 ", "👨‍👩‍👧", "你去告吧。"]
    {
        let unit = units(unit);
        let text: Vec<u16> = unit.iter().copied().cycle().take(size).collect();
        for finding in bench.raw(&text) {
            assert!(finding.span.end as usize <= text.len());
        }
    }
}
