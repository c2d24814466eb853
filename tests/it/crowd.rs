//! Guards of thousands of phrases: the filters before the search lose none, plain or hidden.

use kefu::phrase::{Finding, GuardOptions, Overlaps};
use kefu::text::Span;

use crate::support::{Bench, units};

/// Made-up phrases of one to eight of a few hundred characters, so that many begin alike, end in others or repeat a
/// character; all different.
fn phrases(count: usize) -> Vec<String> {
    let mut state = 1u32;
    let mut next = |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) % below
    };
    let mut phrases = std::collections::BTreeSet::new();
    while phrases.len() < count {
        let length = 1 + next(8);
        let character = |at: u32| char::from_u32(0x4E00 + at * 17).unwrap();
        phrases.insert((0..length).map(|_| character(next(300).min(next(300)))).collect::<String>());
    }
    phrases.into_iter().collect()
}

fn crowd() -> (Vec<String>, Bench) {
    let phrases = phrases(6_000);
    let bench =
        Bench::with(GuardOptions { phrases: phrases.clone(), overlaps: Overlaps::All, ..GuardOptions::default() });
    (phrases, bench)
}

#[test]
fn every_one_of_many_phrases_is_found_at_its_place() {
    let (phrases, mut bench) = crowd();
    let mut text = Vec::new();
    let places: Vec<Span> = phrases
        .iter()
        .map(|phrase| {
            let start = text.len() as u32;
            text.extend(units(phrase));
            let end = text.len() as u32;
            text.extend(units("。"));
            Span::new(start, end)
        })
        .collect();
    let found: std::collections::BTreeSet<(u32, Span)> =
        bench.raw(&text).iter().map(|&Finding { entry, span, .. }| (entry, span)).collect();
    for (number, place) in places.iter().enumerate() {
        assert!(found.contains(&(number as u32, *place)), "{} at {place:?}", phrases[number]);
    }
}

#[test]
fn a_hidden_phrase_is_found_among_many_others() {
    let mut phrases = phrases(6_000);
    phrases.push("不关我们的事情".into());
    let number = phrases.len() as u32 - 1;
    let options = GuardOptions { phrases, ..GuardOptions::default() };
    let mut bench = Bench::with(options).seeing_through_cloaks();
    for hidden in ["布关握们的视情", "buguanwomendeshiqing", "不guan我men的事情", "不关我们的亊情", "bgwmdsq"]
    {
        let text = units(&format!("，{hidden}。"));
        let findings = bench.raw(&text);
        let whole = findings.iter().find(|finding| finding.entry == number && finding.span.start == 1);
        assert!(whole.is_some_and(|finding| finding.span.end as usize == text.len() - 1), "{hidden}: {findings:?}");
    }
}
