//! What each layer is said to read: shown to people, so it has to be what the engine does.

use proptest::prelude::*;

use crate::support::{Bench, units};

const PHRASES: [&str; 4] = ["不关我事", "你去告吧", "你妈的", "你找领导去"];

fn bench() -> Bench {
    Bench::phrases(&PHRASES).seeing_through_cloaks()
}

/// Text, layer, what it reads, and which parts of that it reads otherwise than is plainly there.
const READINGS: [(&str, &str, &str, &[&str]); 22] = [
    ("不\u{200B}关我事", "typed", "不U+200B关我事", &["U+200B"]),
    ("你qu告8️⃣", "typed", "你qu告8️⃣", &[]),
    ("ＱＱ上妳找領導去", "folded", "qq上你找领导去", &["qq", "你", "领导"]),
    ("節(jié)日 快乐", "folded", "节日 快乐", &["节"]),
    ("不\u{200B}关", "folded", "不关", &[]),
    ("你 找*領導去", "joined", "你找领导去", &["你找领"]),
    ("找找领导", "joined", "找领导", &["找领"]),
    ("补棺握事", "sound", "bu guan wo shi", &["bu", "guan", "wo"]),
    ("你好", "sound", "ni hao", &[]),
    ("buguan我事", "sound", "bu guan wo shi", &["bu", "guan"]),
    ("不关我si", "near-sound", "bu guan wo si", &[]),
    ("你是", "near-sound", "ni si", &["si"]),
    ("不guan我事", "pinyin", "不关我事", &["关"]),
    ("不guan我事", "initials", "不guan我事", &[]),
    ("bgws", "initials", "不关我事", &["不关我事"]),
    ("你女马的", "split", "你妈的", &["妈"]),
    ("你去告8️⃣", "symbol", "你去告吧", &["吧"]),
    ("你去告8️⃣", "sound", "ni qu gao ba", &["ba"]),
    ("补guan握事", "pinyin", "补关握事", &["关"]),
    ("补guan握事", "reads", "不关我事", &["不关我"]),
    ("妳 找 領導去", "reads", "你找领导去", &[]),
    ("", "reads", "", &[]),
];

#[test]
fn each_layer_reads_what_it_is_there_for() {
    let bench = bench();
    for (text, name, wanted, changed) in READINGS {
        let layers = bench.guard.readings(&units(text));
        let layer = layers.iter().find(|layer| layer.name == name).expect("a layer of that name");
        let parts: Vec<String> =
            layer.changed.iter().map(|span| String::from_utf16_lossy(span.of(&layer.text))).collect();
        assert_eq!((String::from_utf16_lossy(&layer.text).as_str(), parts), (wanted, owned(changed)), "{text} {name}");
    }
}

fn owned(parts: &[&str]) -> Vec<String> {
    parts.iter().map(|&part| part.to_owned()).collect()
}

#[test]
fn without_cloaks_only_the_plain_layers_are_there() {
    let names = |bench: &Bench| bench.guard.readings(&units("不guan我事")).iter().map(|it| it.name).collect::<Vec<_>>();
    assert_eq!(names(&Bench::phrases(&PHRASES)), ["typed", "folded", "joined"]);
    assert_eq!(names(&bench()).len(), 11);
}

#[test]
fn a_found_phrase_is_read_back_whole() {
    let mut bench = bench();
    for text in ["补棺握事", "不guan我事", "bgws", "你女马的", "你去告8️⃣", "拟找领导去", "你 qu 告 8️⃣"]
    {
        let reads = &bench.guard.readings(&units(text))[10];
        let seen = bench.raw(&units(text));
        assert_eq!(seen.len(), 1, "{text}");
        assert_eq!(String::from_utf16_lossy(&reads.text), bench.guard.form(seen[0].form), "{text}");
    }
}

proptest! {
    #[test]
    fn any_text_can_be_shown(text in prop::collection::vec(any::<u16>(), 0..60), repeat in 1usize..40) {
        let text = text.repeat(repeat);
        for layer in bench().guard.readings(&text) {
            let mut reached = 0;
            for span in &layer.changed {
                prop_assert!(reached <= span.start && span.start < span.end && span.end as usize <= layer.text.len());
                reached = span.end;
            }
        }
    }
}
