//! Forms to and from the JSON of SurveyJS: what both know is kept, the rest is in the report.

use kefu::form::{Decimal, Flow, Form, Kind, Random, Sheet, Situation, given_of};
use kefu::pack::form::{self, answers};
use kefu::pack::surveyjs::{export, import};
use kefu::pack::{Value, json as written};

use crate::support::{documents, json};

fn told(problems: &[kefu::error::Problem]) -> Vec<String> {
    problems.iter().map(|problem| format!("{} {}", problem.path, problem.code)).collect()
}

/// All questions of a document that is imported from these elements.
fn imported(elements: &str) -> (Vec<Value>, Vec<String>) {
    let survey = json(&format!(r#"{{ "title": "t", "pages": [ {{ "name": "p", "elements": [{elements}] }} ] }}"#));
    let (document, report) = import(&survey, "my/survey");
    let errors = form::read(&document).1;
    assert!(errors.is_empty(), "{} {:?}", written::write(&document), told(&errors));
    (document.items("pages")[0].items("questions").to_vec(), told(&report))
}

#[test]
fn questions_of_surveyjs_become_ours() {
    let rows = [
        (
            r#"{ "type": "radiogroup", "name": "q", "choices": ["甲", { "value": 2, "text": { "default": "two", "zh-cn": "二" } }], "showOtherItem": true }"#,
            r#"{"id":"q","title":{"zh-CN":"q"},"kind":"single","options":[{"id":"v","title":{"zh-CN":"甲"}},{"id":"v2","title":{"zh-CN":"二","en":"two"}},{"id":"other","title":{"zh-CN":"其他"},"role":"other"}]}"#,
        ),
        (
            r#"{ "type": "rating", "name": "q", "rateMax": 10, "rateMin": 0, "rateType": "smileys", "minRateDescription": "差" }"#,
            r#"{"id":"q","title":{"zh-CN":"q"},"kind":"rating","scale":{"from":0,"to":10,"look":"faces","low":{"zh-CN":"差"}}}"#,
        ),
        (
            r#"{ "type": "boolean", "name": "q", "title": "<b>同意</b> &amp; 继续", "isRequired": true }"#,
            r#"{"id":"q","title":{"zh-CN":"同意 & 继续"},"required":true,"kind":"yes_no"}"#,
        ),
        (
            r#"{ "type": "matrix", "name": "q", "columns": [1, 2, 3], "rows": ["fast", "kind"], "eachRowRequired": true }"#,
            r#"{"id":"q","title":{"zh-CN":"q"},"required":true,"kind":"matrix","aspects":[{"id":"fast","title":{"zh-CN":"fast"}},{"id":"kind","title":{"zh-CN":"kind"}}],"scale":{"from":1,"to":3}}"#,
        ),
        (
            r#"{ "type": "text", "name": "q", "inputType": "number", "min": 1, "validators": [{ "type": "numeric", "maxValue": 9 }] }"#,
            r#"{"id":"q","title":{"zh-CN":"q"},"kind":"number","at_least":1,"at_most":9}"#,
        ),
        (
            r#"{ "type": "comment", "name": "q", "maxLength": 200, "placeholder": "…" }"#,
            r#"{"id":"q","title":{"zh-CN":"q"},"kind":"long","longest":200}"#,
        ),
        (
            r#"{ "type": "text", "name": "q", "inputType": "email" }"#,
            r#"{"id":"q","title":{"zh-CN":"q"},"kind":"short","format":"mail"}"#,
        ),
        (
            r#"{ "type": "html", "name": "q", "html": "<h2>请看</h2>" }"#,
            r#"{"id":"q","title":{"zh-CN":"请看"},"kind":"section"}"#,
        ),
        (
            r#"{ "type": "ranking", "name": "q", "choices": ["a", "b"], "choicesOrder": "random" }"#,
            r#"{"id":"q","title":{"zh-CN":"q"},"kind":"ranking","options":[{"id":"a","title":{"zh-CN":"a"}},{"id":"b","title":{"zh-CN":"b"}}],"shuffle":true}"#,
        ),
    ];
    for (theirs, ours) in rows {
        let (questions, report) = imported(theirs);
        assert_eq!(written::write(&questions[0]), ours, "{theirs}");
        assert!(report.is_empty(), "{theirs}: {report:?}");
    }
}

const ASKED: &str = r#"{ "type": "radiogroup", "name": "one", "choices": ["a", "b"] }, { "type": "checkbox", "name": "many", "choices": ["x", "y", "z"] },
    { "type": "rating", "name": "stars" }, { "type": "boolean", "name": "yes" }, { "type": "text", "name": "words" },
    { "type": "matrix", "name": "table", "columns": ["good", "bad"], "rows": ["fast", "kind"] }, "#;

/// What a condition of SurveyJS becomes; what of it was lost.
fn carried(condition: &str) -> Result<String, Vec<String>> {
    let shown = format!(
        r#"{{ "type": "comment", "name": "why", "visibleIf": {} }}"#,
        written::write(&Value::String(condition.to_owned()))
    );
    let (questions, report) = imported(&format!("{ASKED}{shown}"));
    questions[6].text("show").map(str::to_owned).ok_or(report)
}

#[test]
fn conditions_mean_here_what_they_mean_there() {
    let rows = [
        ("{one} = 'a'", "one = 'a'"),
        ("{one} == \"a\" && {stars} >= 3", "(one = 'a' and stars >= 3)"),
        ("{one} anyof ['a', 'b']", "(one = 'a' or one = 'b')"),
        ("{many} contains 'x'", "(many has 'x')"),
        ("{many} allof ['x','y'] or {many} noneof ['z']", "((many has 'x' and many has 'y') or not (many has 'z'))"),
        ("{many} = ['x']", "((many has 'x') and count(many) = 1)"),
        ("{stars} notempty and {words} empty", "(answered(stars) and not answered(words))"),
        ("{stars} <> 3", "(not answered(stars) or stars != 3)"),
        ("{stars} notempty and {stars} != 3", "stars != 3"),
        ("!({yes} = true)", "not (yes = true)"),
        ("{yes}", "yes = true"),
        ("{table.fast} = 'bad'", "table.fast = 'bad'"),
        ("sum({stars}, 2) > '3'", "sum(stars, 2) > 3"),
        ("iif({yes} = true, {stars}, 0) greater 2", "if(yes = true, stars, 0) > 2"),
        ("{stars} * 2 - 1 > 4", "((stars * 2) - 1) > 4"),
    ];
    for (theirs, ours) in rows {
        assert_eq!(carried(theirs).as_deref(), Ok(ours), "{theirs}");
    }
}

#[test]
fn what_is_not_carried_is_named_and_left_out_whole() {
    for condition in [
        "{words} contains 'x'",
        "{nobody} = 1",
        "today() > {words}",
        "{one} = 'c'",
        "{stars} % 2 = 0",
        "{one} =",
        "{one} = 'a' and age({words}) > 3",
    ] {
        assert_eq!(
            carried(condition),
            Err(vec!["pages[0].elements[6].visibleIf not-carried".to_owned()]),
            "{condition}"
        );
    }
    let (questions, report) = imported(
        r#"{ "type": "file", "name": "photo" }, { "type": "text", "name": "Your Name", "mask": "x", "validators": [{ "type": "regex", "regex": "a" }] },
           { "type": "panel", "name": "box", "title": "一组", "visibleIf": "{stars} < 3", "elements": [ { "type": "comment", "name": "why", "visibleIf": "{stars} > 1" } ] },
           { "type": "rating", "name": "stars", "enableIf": "{your name} notempty" }"#,
    );
    let ids: Vec<_> = questions
        .iter()
        .map(|question| (question.text("id").unwrap_or_default(), question.text("show").unwrap_or_default()))
        .collect();
    assert_eq!(ids, [("your_name", ""), ("box", "stars < 3"), ("why", "(stars < 3 and stars > 1)"), ("stars", "")]);
    let expected = [
        "pages[0].elements[0] not-carried",
        "pages[0].elements[1].name renamed",
        "pages[0].elements[1].mask not-carried",
        "pages[0].elements[1].validators[0] not-carried",
        "pages[0].elements[3].enableIf not-carried",
    ];
    assert_eq!(report, expected);
}

#[test]
fn rubbish_is_read_without_falling_over() {
    let deep = "(".repeat(5000);
    let long = "{a} = 1 and ".repeat(5000);
    for text in [deep.as_str(), long.as_str(), "{", "'", "[", "}{", "!!!!", "- - -", "*=", "", "({a}", "f(", "f(,)"] {
        let survey = json(&format!(
            r#"{{ "elements": [ {{ "name": "a", "visibleIf": {} }}, 7, null, {{}} ], "pages": 3 }}"#,
            written::write(&Value::String(text.to_owned()))
        ));
        let (document, _) = import(&survey, "my/survey");
        assert_eq!(document.text("kind"), Some("form"));
    }
    assert_eq!(import(&Value::Null, "my/survey").0.text("id"), Some("my/survey"));
}

#[test]
fn jumps_become_conditions_of_the_pages_they_lead_over() {
    let document = json(
        r#"{ "kind": "form", "id": "t/jump", "use": "survey", "title": { "zh-CN": "题" }, "pages": [
        { "id": "a", "questions": [ { "id": "stars", "kind": "rating", "title": { "zh-CN": "星" } } ], "next": [ { "when": "stars >= 4", "to": "c" }, { "when": "stars = 1", "to": "end" } ] },
        { "id": "b", "questions": [ { "id": "why", "kind": "long", "title": { "zh-CN": "为何" } } ] },
        { "id": "c", "show": "answered(stars)", "questions": [ { "id": "more", "kind": "long", "title": { "zh-CN": "还有" } } ] } ] }"#,
    );
    let (survey, report) = export(&document);
    assert!(report.is_empty(), "{:?}", told(&report));
    let shown = |at: usize| survey.items("pages")[at].text("visibleIf").unwrap_or_default().to_owned();
    assert_eq!(shown(1), "!(({stars} >= 4) or (!({stars} >= 4) and {stars} = 1))");
    assert_eq!(shown(2), "{stars} notempty and !((!({stars} >= 4) and {stars} = 1))");
    agrees(&document, &import(&survey, "t/jump").0, "t/jump");
}

/// Both forms ask the same under the same answers, and compute the same.
fn agrees(one: &Value, two: &Value, id: &str) {
    let (ours, back) = (form::read(one).0, form::read(two).0);
    let mut random = Random::new(20_261_122);
    for _ in 0..300 {
        let sheet = sheet(&ours, &mut random);
        let flow = |form: &Form| -> Vec<(String, Value)> {
            let flow = Flow::of(form, Situation { sheet: &sheet, seed: 1, lang: "zh-CN" });
            let asked = form.questions.iter().enumerate().filter(|(number, _)| flow.asked[*number]);
            asked
                .map(|(number, question)| {
                    (question.id.clone(), answers::value_of(&given_of(question, &flow.answers[number])))
                })
                .collect()
        };
        assert_eq!(flow(&ours), flow(&back), "{id} under {sheet:?}");
    }
}

/// Answers by chance that both forms can read.
fn sheet(form: &Form, random: &mut Random) -> Sheet {
    use kefu::form::Given;
    let figure = |random: &mut Random, from: i32, to: i32| {
        let steps = usize::try_from(to - from + 1).unwrap();
        Given::Number(Decimal::whole(from + i32::try_from(random.below(steps)).unwrap()))
    };
    let answer = |question: &kefu::form::Question, random: &mut Random| {
        let options: Vec<&str> = question
            .choices()
            .map_or(Vec::new(), |choices| choices.options.iter().map(|option| option.id.as_str()).collect());
        let pick = |random: &mut Random| Given::Text(options[random.below(options.len())].to_owned());
        match &question.kind {
            _ if random.below(5) == 0 => Given::Nothing,
            Kind::Single(_) => pick(random),
            Kind::Multiple(_) | Kind::Ranking(_) => Given::List(vec![pick(random)]),
            Kind::Rating(scale) => figure(random, scale.from, scale.to),
            Kind::Matrix(matrix) => {
                let cell = |random: &mut Random| match question.scale() {
                    Some(scale) => figure(random, scale.from, scale.to),
                    None => pick(random),
                };
                Given::Each(matrix.aspects.iter().map(|aspect| (aspect.id.clone(), cell(random))).collect())
            }
            Kind::YesNo | Kind::Consent => Given::Truth(random.below(2) == 0),
            Kind::Number(_) => figure(random, 0, 40),
            Kind::Date => Given::Text(format!("2024-05-{:02}", 1 + random.below(28))),
            Kind::DateTime => Given::Text(format!("2024-05-{:02}T10:{:02}", 1 + random.below(28), random.below(60))),
            Kind::Time => Given::Text(format!("10:{:02}", random.below(60))),
            Kind::Phone => Given::Text("13800138000".to_owned()),
            Kind::Text(_) => Given::Text("12".to_owned()),
            Kind::Section | Kind::Hidden | Kind::Calculated(_) => Given::Nothing,
        }
    };
    Sheet::new(form.questions.iter().map(|question| (question.id.clone(), answer(question, random))).collect())
}

#[test]
fn every_form_of_the_packs_goes_out_and_comes_back() {
    for (_, document) in documents().into_iter().filter(|(_, document)| document.text("kind") == Some("form")) {
        let id = document.text("id").unwrap_or_default();
        let (survey, lost) = export(&document);
        let (back, report) = import(&survey, id);
        let errors = form::read(&back).1;
        assert!(errors.is_empty(), "{id}: {:?}", told(&errors));
        assert!(report.is_empty(), "{id}: everything we write we can read: {:?}", told(&report));
        let (ours, theirs) = (form::read(&document).0, form::read(&back).0);
        let of = |form: &Form| -> Vec<(String, Vec<String>)> {
            let options = |question: &kefu::form::Question| {
                question
                    .choices()
                    .map_or(Vec::new(), |choices| choices.options.iter().map(|option| option.id.clone()).collect())
            };
            form.questions.iter().map(|question| (question.id.clone(), options(question))).collect()
        };
        assert_eq!(of(&ours), of(&theirs), "{id}: questions and options are kept");
        for (one, two) in ours.questions.iter().zip(&theirs.questions) {
            assert_eq!(one.title, two.title, "{id} {}", one.id);
        }
        let conditions = lost.iter().filter(|problem| {
            let name = problem.path.rsplit('.').next().unwrap_or_default();
            matches!(name, "show" | "formula" | "not_applicable") || problem.path.starts_with("checks")
        });
        // Where something was lost, the report said so; where not, the same is asked under the same answers.
        if conditions.count() == 0 {
            agrees(&document, &back, id);
        }
    }
}
