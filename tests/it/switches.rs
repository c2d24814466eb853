//! Ways of hiding are switched for all phrases, for a category and for an entry; saved and changed guards keep to it.

use kefu::pack::lexicon;
use kefu::phrase::{Addition, Context, Entry, Guard, GuardOptions, Layers, Lexicon, Scratch};

use crate::support::{json, likeness, units};

fn read(category: &str, entry: &str) -> Lexicon {
    let document = format!(
        r#"{{ "kind": "lexicon", "id": "shop/a", "title": {{ "zh-CN": "甲" }},
             "categories": {{ "c": {{ "title": {{ "zh-CN": "类" }}, "severity": "block", "why": {{ "zh-CN": "因" }}{category} }} }},
             "entries": [{{ "id": "e", "phrase": "不关我事", "category": "c"{entry} }}] }}"#
    );
    let (lexicon, problems) = lexicon::read(&json(&document));
    assert!(problems.is_empty(), "{problems:?}");
    lexicon
}

/// The ways in which the phrase is found.
fn ways(guard: &Guard) -> Vec<&'static str> {
    let texts = ["不关我事", "補棺握事", "不guan我事", "bgws", "不 关 我 事"];
    let check = |text: &str| guard.check(&units(text), &Context::default(), &mut Scratch::default());
    texts.iter().flat_map(|text| check(text)).map(|found| found.via.name()).collect()
}

fn guard(lexicon: Lexicon, without: &[&str]) -> Guard {
    let without = without.iter().filter_map(|name| Layers::named(name)).fold(Layers::NONE, Layers::or);
    Guard::new(vec![lexicon], GuardOptions { without, ..GuardOptions::default() }).seeing_through_cloaks(likeness())
}

#[test]
fn the_nearest_switch_counts_and_the_guard_has_the_last_word() {
    let all = ["exact", "sound", "pinyin", "initials", "separated"];
    for (category, entry, without, expected) in [
        ("", "", &[][..], &all[..]),
        (r#", "cloaks": "fold""#, "", &[], &["exact", "separated"]),
        (r#", "cloaks": "fold""#, r#", "cloaks": "all""#, &[], &all),
        (r#", "cloaks": { "pinyin": false }"#, "", &[], &["exact", "sound", "initials", "separated"]),
        (
            r#", "cloaks": { "pinyin": false }"#,
            r#", "cloaks": { "pinyin": true, "initials": false }"#,
            &[],
            &["exact", "sound", "pinyin", "separated"],
        ),
        ("", r#", "cloaks": "all""#, &["sound", "initials"], &["exact", "pinyin", "separated"]),
    ] {
        let mut guard = guard(read(category, entry), without);
        assert_eq!(ways(&guard), expected, "{category} {entry} {without:?}");
        let saved = Guard::load(&guard.compile(), None).unwrap().0.seeing_through_cloaks(likeness());
        assert_eq!(ways(&saved), expected, "saved: {category} {entry} {without:?}");
        let session = guard.session(&units("不guan我事"), Context::default());
        assert_eq!(session.findings().count(), usize::from(expected.contains(&"pinyin")));
        let old: Entry = guard.entry(0).unwrap().1.clone();
        guard.change(&[0], vec![Addition::Entry(0, Box::new(old))]);
        assert_eq!(ways(&guard), expected, "changed: {category} {entry} {without:?}");
    }
}

#[test]
fn a_switch_that_there_is_none_of_is_told() {
    let document = json(
        r#"{ "kind": "lexicon", "id": "shop/a", "title": { "zh-CN": "甲" }, "categories": { "c": { "title": { "zh-CN": "类" }, "severity": "block",
             "why": { "zh-CN": "因" }, "cloaks": { "sond": false } } }, "entries": [{ "id": "e", "phrase": "不关我事", "category": "c", "cloaks": "none" }] }"#,
    );
    let codes: Vec<_> = lexicon::read(&document).1.into_iter().map(|problem| (problem.code, problem.path)).collect();
    assert_eq!(
        codes,
        [("unknown-field", "categories.c.cloaks.sond".into()), ("unknown-choice", "entries[0].cloaks".into())]
    );
}
