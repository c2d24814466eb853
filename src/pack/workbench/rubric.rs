//! The examples of a rubric: short conversations, and what a rule must give for each.

use crate::error::{Gravity, Problem};
use crate::pack::conversation::from_lines;
use crate::pack::rubric::reviewer;
use crate::pack::value::Value;
use crate::review::{Conversation, Reviewer, RuleReview};

/// What is wrong with its shape, references and ids, and whether the examples hold.
pub(super) fn check(document: &Value, others: &[Value]) -> Vec<Problem> {
    let (mut reviewer, mut problems) = reviewer(document, others);
    for (at, rule) in document.items("rules").iter().enumerate() {
        let id = rule.text("id").unwrap_or_default();
        let Some(number) = reviewer.rubric().rules.iter().position(|known| known.id == id) else { continue };
        if rule.items("examples").is_empty() {
            let details = ["examples", "[{ \"turns\": [\"A: …\"], \"state\": \"met\" }]"];
            problems.push(Problem::new("no-example", Gravity::Warning, format!("rules[{at}]"), &details));
        }
        for (nth, value) in rule.items("examples").iter().enumerate() {
            let path = format!("rules[{at}].examples[{nth}]");
            example(&mut reviewer, number, value, &path, &mut problems);
        }
    }
    problems
}

fn example(reviewer: &mut Reviewer, rule: usize, value: &Value, path: &str, problems: &mut Vec<Problem>) {
    let conversation = from_lines(&value.texts("turns"), value.fields("attributes"));
    let review = reviewer.review(&conversation);
    let Some(outcome) = review.rules.get(rule) else { return };
    let said = value.texts("turns").join(" / ");
    let mut differs = |wanted: String, given: String| {
        if wanted != given {
            problems.push(Problem::new("wrong-state", Gravity::Error, path, &[&said, &wanted, &given]));
        }
    };
    differs(value.text("state").unwrap_or_default().to_owned(), outcome.state.name().to_owned());
    if let [Value::Number(met), Value::Number(of)] = value.items("parts") {
        differs(format!("{met}/{of}"), format!("{}/{}", outcome.parts.0, outcome.parts.1));
    }
    if let Some(Value::Number(points)) = value.get("points") {
        differs(points.to_string(), (outcome.points as f64 / 1000.0).to_string());
    }
    for words in value.texts("proof") {
        let shown = proof(&conversation, outcome);
        if !shown.contains(&words) {
            differs(words, shown.join(", "));
        }
    }
}

/// The words that the evidence shows.
fn proof(conversation: &Conversation, outcome: &RuleReview) -> Vec<String> {
    let words = |place: &crate::review::Evidence| {
        let turn = conversation.turns.get(place.turn as usize)?;
        Some(String::from_utf16_lossy(place.span.of(&turn.text)))
    };
    outcome.evidence.iter().filter_map(words).collect()
}
