//! How well hidden phrases are found and innocent lines left alone, on the development corpus. The figures are printed
//! (`cargo test figures -- --nocapture`) and held to a floor, so that no change makes them worse unseen.

use std::collections::BTreeMap;

use kefu::pack::Value;
use kefu::phrase::{Finding, Severity};
use kefu::text::Span;

use crate::support::{Bench, json, root, units};

/// What one method or kind of line gave.
#[derive(Clone, Copy, Debug, Default)]
struct Score {
    lines: u32,
    found: u32,
    exact_span: u32,
    hints: u32,
    mentions: u32,
}

fn corpus(name: &str) -> Vec<Value> {
    let text = std::fs::read_to_string(root().join("tests/corpus").join(name)).unwrap();
    text.lines().map(json).collect()
}

/// The phrases of the corpus, each with its number in the guard.
fn phrases() -> Vec<String> {
    let text = std::fs::read_to_string(root().join("tests/corpus/phrases.tsv")).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split('\t').nth(1).unwrap().to_owned()).collect()
}

fn span_of(line: &Value) -> Span {
    match line.items("span") {
        [Value::Number(start), Value::Number(end)] => Span::new(*start as u32, *end as u32),
        _ => Span::default(),
    }
}

fn guard(phrases: &[String]) -> Bench {
    Bench::phrases(&phrases.iter().map(String::as_str).collect::<Vec<_>>()).seeing_through_cloaks()
}

#[test]
fn hidden_phrases_are_found_where_they_are() {
    let phrases = phrases();
    let mut bench = guard(&phrases);
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    let mut missed = Vec::new();
    for line in corpus("evasions.jsonl") {
        let text = units(line.text("text").unwrap());
        let wanted = phrases.iter().position(|phrase| Some(phrase.as_str()) == line.text("phrase"));
        let findings = bench.raw(&text);
        let label = span_of(&line);
        let hit =
            findings.iter().find(|finding| Some(finding.entry as usize) == wanted && finding.span.overlaps(label));
        let hit = hit.or_else(|| findings.iter().find(|finding| finding.span.overlaps(label)));
        let score = scores.entry(line.text("method").unwrap().to_owned()).or_default();
        score.lines += 1;
        score.found += u32::from(hit.is_some());
        score.exact_span += u32::from(hit.is_some_and(|finding| finding.span == label));
        let spoiled = hit.is_none_or(|finding| finding.span != label);
        if spoiled {
            let what =
                hit.map_or("missed".to_owned(), |finding| format!("span {}..{}", finding.span.start, finding.span.end));
            missed.push(format!(
                "{what}: {} {}: {}",
                line.text("id").unwrap(),
                line.text("phrase").unwrap(),
                line.text("text").unwrap()
            ));
        }
    }
    if std::env::var_os("KEFU_SHOW").is_some() {
        println!("{}", missed.join("\n"));
    }
    println!("{:20} {:>6} {:>7} {:>10}", "method", "lines", "recall", "span right");
    for (method, score) in &scores {
        let right = f64::from(score.exact_span) / f64::from(score.found.max(1));
        println!("{method:20} {:6} {:7.3} {right:10.3}", score.lines, f64::from(score.found) / f64::from(score.lines));
    }
    let total = |field: fn(&Score) -> u32| scores.values().map(field).sum::<u32>();
    let (lines, found) = (total(|score| score.lines), total(|score| score.found));
    println!(
        "{:20} {lines:6} {:7.3} {:10.3}",
        "all",
        f64::from(found) / f64::from(lines),
        f64::from(total(|score| score.exact_span)) / f64::from(found)
    );
    for method in ["plain", "traditional", "compat_char", "punct", "space", "zero_width", "emoji_insert", "repeat"] {
        assert_eq!(scores[method].found, scores[method].lines, "{method}");
    }
}

#[test]
fn innocent_lines_are_left_alone() {
    let phrases = phrases();
    let mut bench = guard(&phrases);
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    let mut alarms = Vec::new();
    for line in corpus("negatives.jsonl") {
        let findings = bench.raw(&units(line.text("text").unwrap()));
        let score = scores.entry(line.text("category").unwrap().to_owned()).or_default();
        score.lines += 1;
        let said = |finding: &&Finding| finding.mention.is_none();
        score.found += u32::from(findings.iter().any(|finding| said(&finding) && finding.severity > Severity::Hint));
        score.hints += u32::from(findings.iter().filter(said).any(|finding| finding.severity == Severity::Hint));
        score.mentions += u32::from(!findings.is_empty() && findings.iter().all(|finding| finding.mention.is_some()));
        for finding in findings.iter().filter(|finding| finding.mention.is_none()) {
            alarms.push(format!(
                "{} {}: {} [{}]",
                line.text("category").unwrap(),
                phrases[finding.entry as usize],
                line.text("text").unwrap(),
                finding.via.name()
            ));
        }
    }
    if std::env::var_os("KEFU_SHOW").is_some() {
        println!("{}", alarms.join("\n"));
    }
    println!("{:20} {:>6} {:>7} {:>6} {:>9}", "innocent", "lines", "flagged", "hints", "mentions");
    for (kind, score) in &scores {
        println!("{kind:20} {:6} {:7} {:6} {:9}", score.lines, score.found, score.hints, score.mentions);
    }
    for kind in ["quoted", "negated"] {
        let score = scores[kind];
        assert!(f64::from(score.found) <= 0.08 * f64::from(score.lines), "{kind}: {score:?}");
    }
}
