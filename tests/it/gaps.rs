//! Phrases in pieces: gaps, numbers and slots, in checks, sessions, saved and changed guards.

use kefu::pack::lexicon;
use kefu::phrase::{Addition, Context, Entry, Guard, GuardOptions, PatternError, Scratch, forms_of};
use proptest::prelude::*;

use crate::support::{Bench, json, likeness, texts, units};

const DOCUMENT: &str = r#"{ "kind": "lexicon", "id": "shop/gaps", "title": { "zh-CN": "空位" },
  "slots": { "boss": ["经理", "(店|站)长"], "thing": ["快递", "包裹"] },
  "categories": { "c": { "title": { "zh-CN": "类" }, "severity": "block", "why": { "zh-CN": "因" } } },
  "entries": [
    { "id": "self", "phrase": "你自己去", "category": "c", "variants": ["(你|您)…自己去"], "exceptions": ["陪…自己去"] },
    { "id": "boss", "phrase": "找领导去", "category": "c", "variants": ["找{boss}去", "叫{0-2}{boss}来"] },
    { "id": "sum", "phrase": "满多少减多少", "category": "c", "variants": ["满{number}减{number}就亏"] },
    { "id": "lost", "phrase": "丢了活该", "category": "c", "variants": ["{thing}丢了{2-4}活该"] },
    { "id": "long", "phrase": "三段", "category": "c", "variants": ["要么…要么{3}算了"] }
  ] }"#;

fn guard() -> Guard {
    let (lexicon, problems) = lexicon::read(&json(DOCUMENT));
    assert!(problems.is_empty(), "{problems:?}");
    Guard::new(vec![lexicon], GuardOptions::default())
}

#[test]
fn pieces_are_found_as_far_apart_as_the_gap_allows() {
    let mut bench = Bench::document(&json(DOCUMENT));
    for (text, found) in [
        ("你等会自己去吧", &["你等会自己去"][..]),
        ("您 要 不 自己去", &["您 要 不 自己去"]),
        ("妳，還是自己去", &["妳，還是自己去"]),
        ("你一二三四五六自己去", &["你一二三四五六自己去"]),
        ("你一二三四五六七自己去", &[]),
        ("你来了。自己去", &[]),
        ("你说你先自己去", &["你先自己去"]),
        ("我陪你一起自己去", &[]),
        ("找站长去", &["找站长去"]),
        ("叫你们店长来", &["叫你们店长来"]),
        ("叫你们的店长来", &[]),
        ("满一百减二十就亏", &["满一百减二十就亏"]),
        ("满299减30.5就亏", &["满299减30.5就亏"]),
        ("满多些减多些就亏", &[]),
        ("包裹丢了也是活该", &["包裹丢了也是活该"]),
        ("包裹丢了活该", &["丢了活该"]),
        ("要么现在买要么就算了", &["要么现在买要么就算了"]),
    ] {
        assert_eq!(texts(&bench.check(text)), found, "{text}");
    }
    let seen = bench.check("你等会自己去吧");
    let form = bench.raw(&units("你等会自己去"))[0].form;
    assert_eq!((seen[0].entry.as_str(), bench.guard.form(form).as_str()), ("self", "你…自己去"));
}

#[test]
fn what_is_no_gap_says_why() {
    let slots = [("boss".to_owned(), vec!["经理".to_owned()])];
    for (variant, error) in [
        ("…自己去", PatternError::LooseGap),
        ("你…去", PatternError::LooseGap),
        ("你去……", PatternError::LooseGap),
        ("你{21}自己去", PatternError::BadGap("21".into())),
        ("你{4-2}自己去", PatternError::BadGap("4-2".into())),
        ("你{2自己去", PatternError::Unclosed(2)),
        ("你}自己去", PatternError::Unexpected(2)),
        ("找{nobody}去", PatternError::UnknownSlot("nobody".into())),
    ] {
        assert_eq!(forms_of(variant, &slots), Err(error.clone()), "{variant}");
        let (sentence, detail) = error.told();
        let problem = kefu::error::Problem::new(sentence, kefu::error::Gravity::Error, "", &[variant, &detail]);
        assert_eq!(problem.code, "bad-variant");
        for lang in ["zh-CN", "zh-TW", "en"] {
            assert!(problem.message(lang).contains(variant), "{sentence} in {lang}: {}", problem.message(lang));
        }
    }
    assert_eq!(forms_of("找{boss}…问[问]去", &slots).unwrap().len(), 2);
}

#[test]
fn saved_and_changed_guards_have_gaps_too() {
    let text = units("你等会自己去，找站长去");
    let found = |guard: &Guard| guard.check(&text, &Context::default(), &mut Scratch::default()).len();
    let mut guard = guard();
    assert_eq!(found(&guard), 2);
    assert_eq!(found(&Guard::load(&guard.compile(), None).unwrap().0), 2);
    let own = guard.numbers_of(|_, entry| entry.id == "self");
    guard.change(&own, Vec::new());
    assert_eq!(found(&guard), 1);
    let entry =
        Entry {
            id: "new".into(), variants: vec!["等会…找{boss}去".into()], category: "c".into(), ..Entry::default()
        };
    guard.change(&[], vec![Addition::Entry(0, Box::new(entry))]);
    assert_eq!(found(&guard), 1);
    assert_eq!(guard.form(guard.check(&text, &Context::default(), &mut Scratch::default())[0].form), "等会…找站长去");
    assert_eq!(found(&Guard::load(&guard.compile(), None).unwrap().0), 1);
}

#[test]
fn a_text_made_of_pieces_costs_what_its_length_says() {
    let guard = guard();
    let text = units(&"你自己要么找".repeat(100_000));
    let found = guard.check(&text, &Context::default(), &mut Scratch::default());
    assert!(found.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_session_finds_pieces_as_a_check_does(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "你", "自己去", "等会", "。", "，", "找", "站长", "去", "满", "三", "9.9", "减", "就亏", "要么", "算了", "陪", "\n", "一二三四五六七", "bao裹", "包裹丢了", "也是活该",
        ]), 1..30),
        edits in prop::collection::vec((any::<u32>(), any::<u32>(), 0..21usize), 1..12),
        cloaks: bool,
    ) {
        let words = ["你", "自己去", "。", "要么", "算了", "找", "店长", "去", "陪", "满", "5", "减", "就亏", "，", "\n", "活该", "包裹丢了", "啊", " ", "", "你等会"];
        let guard = if cloaks { guard().seeing_through_cloaks(likeness()) } else { guard() };
        let mut session = guard.session(&units(&pieces.concat()), Context::default());
        for (start, end, word) in edits {
            let length = session.text().len() as u32;
            let (start, end) = (start % (length + 1), end % (length + 1));
            session.edit(&guard, start.min(end), start.max(end).min(start.min(end) + 3), &units(words[word]));
            let found: Vec<_> = session.findings().map(|(_, finding)| finding).collect();
            prop_assert_eq!(found, guard.check(&session.text(), &Context::default(), &mut Scratch::default()));
        }
    }
}
