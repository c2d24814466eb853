//! The live session: after any edit, the findings of a full check; findings that only moved stay what they were.

use std::collections::BTreeMap;

use kefu::pack::lexicon;
use kefu::phrase::{Change, Context, Finding, Guard, GuardOptions, Message, Overlaps, Role, Scratch, Session};
use kefu::text::Span;
use proptest::prelude::*;

use crate::support::{after_customer, documents, json, likeness, owned, units};

/// What texts are made of: phrases and what hides them, cues, exceptions, mentions, quotation marks, and what breaks software.
const PIECES: [&str; 76] = [
    "不关我事",
    "不關我事",
    "不，关我事",
    "不\n关我事",
    "你去告吧",
    "你找领导去",
    "没完没了的考核",
    "耳朵聋！了",
    "不知道",
    "不清楚。",
    "操作",
    "操",
    "我帮您",
    "抱歉",
    "谢谢",
    "如果",
    "但是",
    "不能",
    "理解您",
    "别对客户说",
    "客户说",
    "这种话",
    "他说了一句",
    "“",
    "”",
    "「",
    "」",
    "\"",
    "《",
    "》",
    "。",
    "，",
    "！",
    "？",
    "\n",
    "\r\n",
    "\n\n",
    " ",
    "      ",
    "~~~~~~~~~~",
    "節(jié)日",
    "(jié)",
    "?à)中文的字",
    "里面?zhèn)渥⒆约",
    "?à)",
    "?",
    "(",
    ")",
    "哈哈哈哈",
    "哈",
    "我我我我",
    "\u{200b}",
    "\u{301}",
    "1️⃣",
    "👨‍👩‍👧‍👦",
    "🈚",
    "㊙️",
    "𠮷",
    "𝚌",
    "㎏",
    "\u{fe0f}",
    "\u{20e3}",
    "bu关我事",
    "bgws",
    "不観我事",
    "补关我是",
    "fuck",
    "f*c",
    "fuu",
    "f u c k",
    "ok",
    "A",
    "。。。。。。。。。。",
    "今天天气很好我们去公园散步",
    "：：",
    "👍👍",
];

fn piece() -> impl Strategy<Value = Vec<u16>> {
    prop_oneof![
        12 => prop::sample::select(PIECES.to_vec()).prop_map(units),
        1 => prop::collection::vec(any::<u16>(), 0..4),
        1 => Just(vec![0xD83D]),
        1 => Just(vec![0xDE00]),
        1 => prop::char::any().prop_map(|character| units(&character.to_string())),
    ]
}

/// A phrase longer than anything an edit could reach by chance, and its parts.
const LONG: [&str; 4] = [
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔",
    "曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦",
    "昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗",
    "毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹",
];

/// Text in which everything hangs together: few sentence ends, long phrases, cues far away.
fn flowing() -> impl Strategy<Value = Vec<u16>> {
    let words = ["今天天气很好我们去公园散步吧", "不知道", "你去告吧", "不能", "谢谢", "我帮您", "她说", "操作"];
    let piece = prop_oneof![
        6 => prop::sample::select(LONG.to_vec()),
        6 => prop::sample::select(words.to_vec()),
        1 => prop::sample::select(vec!["。", "“", "”", "哈"]),
        1 => Just("赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹"),
    ];
    prop::collection::vec(piece.prop_map(units), 200..260).prop_map(|pieces| pieces.concat())
}

/// Small edits, most of them undone at once: what an edit breaks, its undoing must mend.
fn keystrokes() -> impl Strategy<Value = Vec<(f64, usize, Vec<u16>)>> {
    let typed = prop::sample::select(vec!["。", "，", "的", "“", "谢谢", "我帮您", "不能", ""]).prop_map(units);
    prop::collection::vec((0.0..=1.0, 0usize..3, typed), 10..30)
}

fn text(pieces: std::ops::Range<usize>) -> impl Strategy<Value = Vec<u16>> {
    prop::collection::vec(piece(), pieces).prop_map(|pieces| pieces.concat())
}

/// An edit: where, how much is replaced, by what. Places are fractions, so that they fit any text.
fn edit() -> impl Strategy<Value = (f64, usize, Vec<u16>)> {
    let removed = prop_oneof![4 => Just(0usize), 3 => 1usize..4, 1 => 0usize..200];
    let inserted = prop_oneof![1 => Just(Vec::new()), 4 => text(1..2), 1 => text(0..12)];
    (0.0..=1.0, removed, inserted)
}

fn conditions() -> Guard {
    let document = json(
        r#"{ "kind": "lexicon", "id": "test/all", "title": { "zh-CN": "试" }, "source": { "zh-CN": "试" }, "role": "agent",
          "cues": { "offer": ["我帮您", "哈"], "sorry": ["抱歉", "不能"], "thanks": ["谢谢"] }, "exceptions": ["操作"],
          "categories": { "c": { "title": { "zh-CN": "类" }, "severity": "warn", "why": { "zh-CN": "因" } } },
          "entries": [
            { "id": "a", "phrase": "不知道", "category": "c", "when": { "without": ["offer", "sorry"] } },
            { "id": "b", "phrase": "不清楚", "category": "c", "when": { "bare": true, "turn_at_most": 9 } },
            { "id": "c", "phrase": "不能", "category": "c", "when": { "before": "thanks", "without": "sorry" } },
            { "id": "d", "phrase": "你去告吧", "category": "c", "when": { "after": "offer" } },
            { "id": "e", "phrase": "哈哈", "category": "c", "when": { "without": "offer" } },
            { "id": "f", "phrase": "不关我事", "category": "c", "exceptions": ["这不关我事啊"], "aggravated": { "reply_to": "thanks", "severity": "block" } },
            { "id": "g", "phrase": "操", "category": "c" }, { "id": "h", "phrase": "关我", "category": "c", "when": { "end": true } }
          ] }"#,
    );
    let (lexicon, problems) = lexicon::read(&document);
    assert!(problems.is_empty(), "{problems:?}");
    Guard::new(
        vec![lexicon],
        GuardOptions {
            phrases: [owned(&["🈚", "：："]), vec![LONG.concat(), LONG[1].to_owned()]].concat(),
            ..GuardOptions::default()
        },
    )
}

fn plain(overlaps: Overlaps) -> Guard {
    let phrases = [
        "不关我事",
        "我事",
        "谢谢",
        "fuck",
        "哈哈",
        "A",
        "🈚",
        "\u{301}",
        "𠮷",
        "你去告吧",
        "：",
        "耳朵聋了",
        "没完没了的考核",
    ];
    let options = GuardOptions {
        phrases: owned(&phrases),
        exceptions: owned(&["你去告吧谢谢"]),
        overlaps,
        ..GuardOptions::default()
    };
    Guard::new(Vec::new(), options)
}

fn packs() -> Guard {
    let taboos = documents().into_iter().filter(|(_, document)| document.text("kind") == Some("lexicon"));
    Guard::new(taboos.map(|(_, document)| lexicon::read(&document).0).collect(), GuardOptions::default())
}

/// A session beside a text edited by hand, compared after every edit.
struct Twin<'a> {
    guard: &'a Guard,
    context: Context,
    session: Session,
    text: Vec<u16>,
    known: BTreeMap<u32, Finding>,
    scratch: Scratch,
}

impl<'a> Twin<'a> {
    fn new(guard: &'a Guard, context: Context, text: Vec<u16>) -> Self {
        let session = guard.session(&text, context.clone());
        let known = session.findings().collect();
        Self { guard, context, session, text, known, scratch: Scratch::default() }
    }

    fn edit(&mut self, (place, removed, inserted): &(f64, usize, Vec<u16>)) {
        let start = (self.text.len() as f64 * place) as usize;
        let end = (start + removed).min(self.text.len());
        self.text.splice(start..end, inserted.iter().copied());
        let change = self.session.edit(self.guard, start as u32, end as u32, inserted).expect("inside the text");
        self.follow(&change, start as u32, end as u32, inserted.len() as u32);
    }

    /// Applies a change as a page would: drops, moves, adds.
    fn follow(&mut self, change: &Change, start: u32, end: u32, inserted: u32) {
        for number in &change.removed {
            assert!(self.known.remove(number).is_some(), "removed what was not there");
        }
        for finding in self.known.values_mut().filter(|finding| finding.span.start >= end) {
            let moved = |at: u32| at - end + start + inserted;
            finding.span = Span::new(moved(finding.span.start), moved(finding.span.end));
        }
        for &(number, finding) in &change.added {
            assert!(self.known.insert(number, finding).is_none(), "added what was there");
        }
        assert!(change.dirty.start <= change.dirty.end && change.dirty.end as usize <= self.text.len());
    }

    fn compare(&mut self) {
        let wanted = self.guard.check(&self.text, &self.context, &mut self.scratch);
        let found: Vec<(u32, Finding)> = self.session.findings().collect();
        let findings: Vec<Finding> = found.iter().map(|&(_, finding)| finding).collect();
        assert_eq!(self.session.text(), self.text);
        assert_eq!(findings, wanted, "in {:?}", String::from_utf16_lossy(&self.text));
        assert_eq!(
            found.into_iter().collect::<BTreeMap<u32, Finding>>(),
            self.known,
            "the changes tell the same story"
        );
    }
}

fn follows(guard: &Guard, context: &Context, text: Vec<u16>, edits: &[(f64, usize, Vec<u16>)]) {
    let mut twin = Twin::new(guard, context.clone(), text);
    twin.compare();
    for edit in edits {
        twin.edit(edit);
        twin.compare();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_session_finds_what_a_check_finds(text in text(0..700), edits in prop::collection::vec(edit(), 1..12)) {
        let cues = after_customer("谢谢");
        follows(&conditions(), &cues, text.clone(), &edits);
        follows(&plain(Overlaps::Longest), &Context::default(), text.clone(), &edits);
        follows(&plain(Overlaps::All), &Context::default(), text, &edits);
    }

    #[test]
    fn what_is_far_away_is_not_forgotten(text in flowing(), edits in keystrokes()) {
        follows(&conditions(), &Context::default(), text, &edits);
    }

    #[test]
    fn a_session_follows_the_packs_too(text in text(0..900), edits in prop::collection::vec(edit(), 1..12)) {
        follows(&packs(), &Context::default(), text, &edits);
    }

    #[test]
    fn a_session_sees_through_cloaks_as_a_check_does(text in text(0..900), edits in prop::collection::vec(edit(), 1..12)) {
        follows(&conditions().seeing_through_cloaks(likeness()), &Context::default(), text.clone(), &edits);
        follows(&plain(Overlaps::Longest).seeing_through_cloaks(likeness()), &Context::default(), text, &edits);
    }

    #[test]
    fn a_session_goes_on_as_a_check_does(pieces in heads(), edits in prop::collection::vec((0.0..=0.4, 0usize..3, heads()), 1..12)) {
        let mut context = after_customer("谢谢");
        let said = |role, text| Message { role, text: units(text) };
        context.before.extend(["嗯", "你去", "不关"].map(|text| said(Role::Agent, text)));
        follows(&conditions().seeing_through_cloaks(likeness()), &context, pieces.clone(), &edits);
        context.before.extend([said(Role::System, "已读"), said(Role::Agent, "我")]);
        follows(&plain(Overlaps::All).seeing_through_cloaks(likeness()), &context, pieces, &edits);
    }
}

/// What a message may begin with, after turns that began a phrase.
fn heads() -> impl Strategy<Value = Vec<u16>> {
    let piece =
        prop::sample::select(vec!["我", "事", "告吧", "我事", "wo", "，", "。", "你去告吧", "操作", "“", "谢谢"]);
    prop::collection::vec(piece.prop_map(units), 0..4).prop_map(|pieces| pieces.concat())
}

#[test]
fn a_finding_that_only_moves_keeps_its_number() {
    let guard = plain(Overlaps::Longest);
    let mut session = guard.session(&units("你去告吧。今天不关我事"), Context::default());
    let before: Vec<u32> = session.findings().map(|(number, _)| number).collect();
    let change = session.edit(&guard, 5, 5, &units("真的是")).unwrap();
    assert!(change.removed.is_empty() && change.added.is_empty(), "{change:?}");
    let after: Vec<(u32, u32)> = session.findings().map(|(number, finding)| (number, finding.span.start)).collect();
    assert_eq!(after, vec![(before[0], 0), (before[1], 10)]);
}

#[test]
fn offsets_outside_the_text_change_nothing() {
    let guard = plain(Overlaps::Longest);
    let mut session = guard.session(&units("不关我事"), Context::default());
    for (start, end) in [(5, 5), (0, 5), (3, 2), (u32::MAX, u32::MAX)] {
        assert!(session.edit(&guard, start, end, &units("谢谢")).is_none());
    }
    assert_eq!((session.text(), session.findings().count()), (units("不关我事"), 1));
}

#[test]
fn a_keystroke_reads_a_small_part_of_a_long_text() {
    let guard = packs().seeing_through_cloaks(likeness());
    let sentence = units("您好，我帮您查一下订单，请稍等。不关我事，你去告吧！");
    let text: Vec<u16> = sentence.iter().copied().cycle().take(100_000).collect();
    let mut session = guard.session(&text, Context::default());
    for place in [0, 1, 49_999, 50_000, 99_999] {
        let change = session.edit(&guard, place, place, &units("我")).unwrap();
        assert!(change.dirty.len() < 1_500, "{:?}", change.dirty);
    }
}
