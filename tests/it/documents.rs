//! Bad documents: all problems at once, each with its place and a mend, and the valid rest works.

use crate::support::{Bench, json, texts};
use kefu::pack;

const BROKEN: &str = r#"{
  "kind": "lexicon", "id": "shop/taboo", "title": { "zh-CN": "忌语", "fr": "tabous" }, "colour": "red",
  "categories": { "shirk": { "title": { "zh-CN": "推诿" }, "severity": "fatal", "why": { "zh-CN": "把客户推走" } },
                  "rude": { "title": { "zh-CN": "无礼" }, "severity": "block", "why": { "zh-CN": "伤人" } } },
  "entries": [
    { "id": "a", "phrase": "你找领导去", "category": "shirk", "hits": ["你找领导去"], "misses": ["好的"] },
    { "id": "b", "phrase": "", "category": "rude" },
    { "id": "c", "phrase": "不关我事", "category": "nobody" },
    { "id": "d", "phrase": "没空", "category": "rude", "variants": ["没(空"] },
    { "id": "e", "phrase": "爱买不买", "category": "rude", "when": { "without": "offer" } },
    { "id": "f", "phrase": "少废话", "category": "rude", "instead": [{ "zh-CN": "请您慢慢说" }], "hits": ["你少废话"], "misses": ["请少说废话"] },
    { "id": "f", "phrase": "少啰嗦", "category": "rude" },
    { "id": "g", "phrase": 7, "category": "rude" },
    { "id": "h", "phrase": "走开", "category": "rude", "instead": [{ "zh-CN": "走开一点" }], "hits": ["让一让"], "misses": ["走开"] }
  ] }"#;

#[test]
fn all_problems_come_at_once_each_with_its_place() {
    let problems = pack::check(&json(BROKEN));
    let seen: Vec<(&str, &str)> = problems.iter().map(|problem| (problem.code, problem.path.as_str())).collect();
    for expected in [
        ("unknown-field", "colour"),
        ("unknown-field", "title.fr"),
        ("unknown-choice", "categories.shirk.severity"),
        ("empty", "entries[1].phrase"),
        ("unknown-category", "entries[2].category"),
        ("bad-variant", "entries[3].variants[0]"),
        ("unknown-cue", "entries[4].when"),
        ("duplicate-id", "entries[6].id"),
        ("wrong-type", "entries[7].phrase"),
        ("missed-example", "entries[8].hits[0]"),
        ("false-alarm", "entries[8].misses[0]"),
        ("bad-rewrite", "entries[8].instead[0]"),
    ] {
        assert!(seen.contains(&expected), "{expected:?} in {seen:#?}");
    }
    for problem in &problems {
        assert_eq!(problem.document, "shop/taboo");
        for lang in ["zh-CN", "zh-TW", "en"] {
            let sentence = problem.message(lang);
            assert!(!sentence.is_empty() && !sentence.contains('{'), "{}: {sentence}", problem.code);
        }
    }
}

#[test]
fn the_valid_rest_of_a_broken_lexicon_works() {
    let mut bench = Bench::document(&json(BROKEN));
    assert_eq!(texts(&bench.check("少废话，走开！你找领导去，不关我事")), ["少废话", "走开", "你找领导去"]);
}

#[test]
fn what_is_no_document_says_so() {
    for (text, code) in [
        ("7", "not-a-document"),
        ("null", "not-a-document"),
        ("[]", "not-a-document"),
        ("{}", "missing-field"),
        (r#"{"kind":"poem"}"#, "unknown-kind"),
    ] {
        assert_eq!(pack::check(&json(text)).first().map(|problem| problem.code), Some(code), "{text}");
    }
    assert!(texts(&Bench::document(&json("7")).check("你好")).is_empty());
}
