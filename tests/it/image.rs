//! Compiled guards: the same findings as before, and no harm from bytes that are something else.

use std::path::Path;

use kefu::pack::{Value, lexicon};
use kefu::phrase::{Context, Finding, Guard, GuardOptions, ImageError, Latin, Lexicon, Overlaps, Phrases, Scratch};
use proptest::prelude::*;

use crate::support::{documents, json, likeness, owned, root, units};

/// Every line of the corpus.
fn lines() -> Vec<Vec<u16>> {
    let read = |name: &str| std::fs::read_to_string(root().join(Path::new("tests/corpus").join(name))).unwrap();
    let text = |line: &str| units(json(line).text("text").unwrap());
    ["evasions.jsonl", "negatives.jsonl"]
        .into_iter()
        .flat_map(|name| read(name).lines().map(text).collect::<Vec<_>>())
        .collect()
}

fn lexicons() -> Vec<Lexicon> {
    let is_lexicon = |document: &Value| document.text("kind") == Some("lexicon");
    documents()
        .iter()
        .filter(|(_, document)| is_lexicon(document))
        .map(|(_, document)| lexicon::read(document).0)
        .collect()
}

/// Everything a guard may be made of: lexicons, phrases that read as themselves and those that do not, exceptions.
fn rich() -> Guard {
    let options = GuardOptions {
        phrases: owned(&["不关我事", "對不起", "哈哈哈", "c++", "🖕", "SB", "操", "", "。。。"]),
        exceptions: owned(&["操作", "不关我事[的]"]),
        overlaps: Overlaps::All,
        latin: Latin::Substring,
        ..GuardOptions::default()
    };
    Guard::new(lexicons(), options)
}

fn check(guard: &Guard, text: &[u16]) -> Vec<Finding> {
    guard.check(text, &Context::default(), &mut Scratch::default())
}

fn load(image: &[u8]) -> Guard {
    Guard::load(image, None).expect("a sound image").0
}

/// Made-up phrases, all different: their numbers written with characters.
fn many(count: usize) -> Vec<String> {
    let character = |digit: usize| char::from_u32(0x4E00 + digit as u32 * 3).unwrap();
    (0..count)
        .map(|at| [at / 2500 + 400, at / 50 % 50, at % 50, at * 7 % 390 + 100].map(character).iter().collect())
        .collect()
}

#[test]
fn a_loaded_guard_finds_what_the_compiled_one_found() {
    let mut guard = rich();
    let loaded = load(&guard.compile());
    assert_eq!(loaded.entry_count(), guard.entry_count());
    let mut texts = lines();
    texts.extend(["c++ 🖕 dsb 哈哈哈哈", "操作 操 。。。", "對不起，对不起"].map(units));
    for text in texts {
        let found = check(&guard, &text);
        assert_eq!(check(&loaded, &text), found);
        for finding in found {
            assert_eq!(loaded.entry(finding.entry), guard.entry(finding.entry));
            assert_eq!(loaded.category(finding.entry), guard.category(finding.entry));
            assert_eq!(loaded.form(finding.form), guard.form(finding.form));
            assert_eq!(loaded.plain_phrase(finding.entry), guard.plain_phrase(finding.entry));
        }
    }
}

#[test]
fn compiling_changes_nothing() {
    let mut guard = rich();
    let image = guard.compile();
    assert_eq!(guard.compile(), image);
    assert_eq!(load(&image).compile(), image);
}

#[test]
fn a_guard_that_sees_through_cloaks_does_so_again_after_loading() {
    let mut guard = rich().seeing_through_cloaks(likeness());
    let image = guard.compile();
    let (without, cloaked) = Guard::load(&image, None).unwrap();
    assert!(cloaked && !without.sees_through_cloaks());
    assert!(!Guard::load(&rich().compile(), Some(&likeness())).unwrap().1);
    let (mut loaded, _) = Guard::load(&image, Some(&likeness())).unwrap();
    for text in lines().iter().step_by(7) {
        assert_eq!(check(&loaded, text), check(&guard, text));
    }
    assert_eq!(loaded.compile(), image);
}

#[test]
fn plain_phrases_keep_their_numbers_and_their_spelling() {
    let phrases = ["不关我事", "對不起", "", "c++", "ＳＢ"];
    let guard = Guard::new(Vec::new(), GuardOptions { phrases: owned(&phrases), ..GuardOptions::default() });
    for (number, phrase) in phrases.iter().enumerate() {
        assert_eq!(guard.plain_phrase(number as u32).as_deref(), Some(*phrase));
    }
    assert_eq!(guard.plain_phrase(phrases.len() as u32), None);
}

#[test]
fn framed_phrases_are_those_that_were_framed() {
    let long = vec![0x4E00; 70_000];
    let rest = long.len() - usize::from(u16::MAX);
    let mut framed = vec![2, 0x4E01, 0x4E02, 0, u16::MAX, rest as u16];
    framed.extend_from_slice(&long);
    let phrases = Phrases::framed(framed);
    assert_eq!(phrases.iter().collect::<Vec<_>>(), [&[0x4E01, 0x4E02][..], &[], &long]);
    assert_eq!(Phrases::framed(vec![5, 1, 2]).iter().collect::<Vec<_>>(), [[1, 2]]);
}

#[test]
fn a_hundred_thousand_phrases_are_each_found() {
    let phrases = many(100_000);
    let mut guard = Guard::new(Vec::new(), GuardOptions { phrases: phrases.clone(), ..GuardOptions::default() });
    let image = guard.compile();
    assert!(image.len() < 20 * phrases.len(), "{} bytes: order, spelling and reading of four characters", image.len());
    let loaded = load(&image);
    for (number, phrase) in phrases.iter().enumerate().step_by(997) {
        let found = check(&guard, &units(phrase));
        assert_eq!(found.iter().map(|finding| finding.entry).collect::<Vec<_>>(), [number as u32], "{phrase}");
        assert_eq!(check(&loaded, &units(phrase)), found);
        assert_eq!(loaded.plain_phrase(number as u32).as_ref(), Some(phrase));
    }
}

#[test]
fn phrases_that_all_start_alike_are_each_found() {
    let phrases: Vec<String> = many(3000).iter().map(|phrase| format!("你好{phrase}")).collect();
    let guard = Guard::new(Vec::new(), GuardOptions { phrases: phrases.clone(), ..GuardOptions::default() });
    for (number, phrase) in phrases.iter().enumerate() {
        assert_eq!(check(&guard, &units(phrase))[0].entry as usize, number);
    }
}

#[test]
fn what_is_wrong_with_an_image_is_said() {
    let image = rich().compile();
    let refused = |bytes: &[u8], why: ImageError| {
        assert_eq!(Guard::load(bytes, None).err(), Some(why));
        assert!(!why.to_string().is_empty() && !why.hint().is_empty());
    };
    refused(b"", ImageError::Foreign);
    refused(b"{\"kind\":\"lexicon\"}", ImageError::Foreign);
    refused(&image[..10], ImageError::Damaged);
    refused(&image[..image.len() - 1], ImageError::Damaged);
    refused(&[&image[..], &[0]].concat(), ImageError::Damaged);
    let mut later = image.clone();
    later[4] = 9;
    refused(&later, ImageError::Version(9));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_changed_byte_goes_unseen(place in 0_usize..1_000_000, flip in 1_u8.., cut in 0_usize..1_000_000) {
        let image = rich_image();
        let mut flipped = image.to_vec();
        flipped[place % image.len()] ^= flip;
        prop_assert!(Guard::load(&flipped, None).is_err());
        prop_assert!(Guard::load(&image[..cut % image.len()], None).is_err());
    }

    #[test]
    fn no_bytes_at_all_make_loading_fail(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(Guard::load(&bytes, None).is_err());
        prop_assert!(Guard::load(&[b"kefu\x01\0\0\0", &bytes[..]].concat(), None).is_err());
    }
}

fn rich_image() -> &'static [u8] {
    static IMAGE: std::sync::OnceLock<Vec<u8>> = std::sync::OnceLock::new();
    IMAGE.get_or_init(|| rich().compile())
}
