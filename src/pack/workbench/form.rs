//! The examples of a form: answers, and what they lead to.

use crate::error::{Gravity, Problem};
use crate::form::{Flow, Form, Given, Situation, given_of};
use crate::pack::form::{self, answers};
use crate::pack::json;
use crate::pack::value::Value;

/// Everything that the shape cannot say: references, circles, and whether the examples hold.
pub(super) fn check(document: &Value) -> Vec<Problem> {
    let (form, problems) = form::read(document);
    let shaped = form::SHAPE.check(document).len();
    let mut problems: Vec<Problem> = problems.into_iter().skip(shaped).collect();
    if document.items("examples").is_empty() {
        let details = ["examples", "[{ \"answers\": { … }, \"expect\": { … } }]"];
        problems.push(Problem::new("no-example", Gravity::Warning, "", &details));
    }
    for (at, value) in document.items("examples").iter().enumerate() {
        example(&form, value, &format!("examples[{at}]"), &mut problems);
    }
    problems
}

fn example(form: &Form, value: &Value, path: &str, problems: &mut Vec<Problem>) {
    let given = value.get("answers").unwrap_or(&Value::Null);
    let sheet = answers::sheet(given);
    let flow = Flow::of(form, Situation { sheet: &sheet, seed: 1, lang: "zh-CN" });
    let Some(expect) = value.get("expect") else { return };
    let said = json::write(given);
    let mut differs = |name: &str, wanted: String, found: String| {
        if wanted != found {
            let path = format!("{path}.expect.{name}");
            problems.push(Problem::new("wrong-state", Gravity::Error, path, &[&said, &wanted, &found]));
        }
    };
    for (list, asked) in [("visible", true), ("hidden", false)] {
        for id in expect.texts(list) {
            let found = form.find(&id).map_or("?", |number| word(flow.asked[number]));
            differs(list, format!("{id}: {}", word(asked)), format!("{id}: {found}"));
        }
    }
    let codes = || flow.problems.iter().map(|problem| problem.code.to_owned()).collect();
    let missing = || flow.missing.iter().map(|(number, _)| form.questions[*number].id.clone()).collect();
    let due = || flow.follow_ups().iter().map(|&number| form.follow_ups[number].id.clone()).collect();
    for (list, found) in [("problems", &codes as &dyn Fn() -> Vec<String>), ("missing", &missing), ("follow_ups", &due)]
    {
        if expect.get(list).is_some() {
            differs(list, expect.texts(list).join(", "), found().join(", "));
        }
    }
    for (id, wanted) in expect.fields("values") {
        let found = form.find(id).map(|number| given_of(&form.questions[number], &flow.answers[number]));
        differs(
            "values",
            format!("{id}: {}", shown(&answers::given(wanted))),
            format!("{id}: {}", shown(&found.unwrap_or_default())),
        );
    }
    if let Some(words) = expect.text("thanks") {
        let thanks = flow.thanks();
        differs("thanks", words.to_owned(), if thanks.contains(words) { words.to_owned() } else { thanks });
    }
    if let Some(Value::Bool(complete)) = expect.get("complete") {
        differs("complete", complete.to_string(), flow.is_complete().to_string());
    }
}

const fn word(asked: bool) -> &'static str {
    if asked { "visible" } else { "hidden" }
}

/// A figure as documents write it, as a number or as a text.
fn shown(given: &Given) -> String {
    match given {
        Given::Nothing => "—".to_owned(),
        Given::Number(number) => number.to_string(),
        Given::Text(text) => text.clone(),
        other => json::write(&answers::value_of(other)),
    }
}
