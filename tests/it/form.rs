//! Forms: where answers lead, what is wrong with them, what is kept.

use kefu::form::{Flow, Form, Names, Scene, Situation, Value as Figure, parse};
use kefu::pack::form::{Desk, answers, read};
use kefu::pack::{Value, json};

use crate::support::json as value;

const CARD: &str = r#"{
  "kind": "form", "id": "test/card", "use": "survey", "version": 2, "title": { "zh-CN": "评价" },
  "pages": [
    { "id": "start", "questions": [
      { "id": "stars", "kind": "rating", "title": { "zh-CN": "满意吗", "en": "Happy?" }, "required": true },
      { "id": "resolved", "kind": "yes_no", "title": { "zh-CN": "解决了吗" }, "not_applicable": { "zh-CN": "没有问题" } },
      { "id": "reasons", "kind": "multiple", "title": { "zh-CN": "原因" }, "show": "stars <= 3", "at_most": 2, "required": "stars = 1",
        "options": [ { "id": "slow", "title": { "zh-CN": "太慢" }, "score": 2 }, { "id": "rude", "title": { "zh-CN": "态度" }, "score": "3.5" },
                     { "id": "other", "title": { "zh-CN": "其他" }, "role": "other" }, { "id": "none", "title": { "zh-CN": "都不是" }, "role": "none" },
                     { "id": "unsolved", "title": { "zh-CN": "没解决" }, "show": "resolved = false" } ] } ],
      "next": [ { "when": "stars = 5", "to": "end" }, { "when": "resolved = 'na'", "to": "last" } ] },
    { "id": "aspects", "questions": [
      { "id": "aspects", "kind": "matrix", "title": { "zh-CN": "各方面" }, "not_applicable": { "zh-CN": "不适用" },
        "aspects": [ { "id": "speed", "title": { "zh-CN": "速度" } }, { "id": "manner", "title": { "zh-CN": "态度" }, "show": "stars < 4" } ] },
      { "id": "total", "kind": "calculated", "title": { "zh-CN": "合计" }, "formula": "mean(aspects) * 20 + score(reasons)", "places": 1 } ] },
    { "id": "last", "questions": [
      { "id": "phone", "kind": "phone", "title": { "zh-CN": "您给了 {stars} 分，原因是{reasons}，方便留电话吗" } },
      { "id": "comment", "kind": "long", "title": { "zh-CN": "意见" }, "longest": 5 } ] } ],
  "thanks": [ { "when": "stars <= 2", "text": { "zh-CN": "抱歉，只有 {stars} 分" } }, { "text": { "zh-CN": "谢谢", "en": "Thank you" } } ],
  "checks": [ { "when": "stars = 5 and resolved = false", "message": { "zh-CN": "满分却没解决" }, "at": "resolved", "severity": "warning" } ],
  "follow_ups": [ { "id": "call", "when": "stars <= 2", "title": { "zh-CN": "回电" }, "target": "24h" } ] }"#;

fn card() -> Form {
    let (form, problems) = read(&value(CARD));
    assert!(problems.is_empty(), "{problems:?}");
    form
}

/// What a form says to answers, in one line: questions asked, what is missing, what is wrong, what is computed.
fn says(form: &Form, given: &str) -> String {
    let sheet = answers::sheet(&value(given));
    let flow = Flow::of(form, Situation { sheet: &sheet, seed: 1, lang: "zh-CN" });
    let id = |number: usize| form.questions[number].id.as_str();
    let asked: Vec<&str> = (0..form.questions.len()).filter(|&number| flow.asked[number]).map(id).collect();
    let missing: Vec<&str> = flow.missing.iter().map(|(number, _)| id(*number)).collect();
    let wrong: Vec<String> = flow.problems.iter().map(|problem| format!("{} {}", problem.path, problem.code)).collect();
    format!("{} | {} | {}", asked.join(" "), missing.join(" "), wrong.join(", "))
}

#[test]
fn answers_decide_what_is_asked() {
    for (given, expected) in [
        (r#"{}"#, "stars resolved aspects total phone comment | stars | "),
        (r#"{ "stars": 3 }"#, "stars resolved reasons aspects total phone comment |  | "),
        (r#"{ "stars": 1 }"#, "stars resolved reasons aspects total phone comment | reasons | "),
        (r#"{ "stars": 5 }"#, "stars resolved |  | "),
        (r#"{ "stars": 4, "resolved": "na" }"#, "stars resolved phone comment |  | "),
        (r#"{ "stars": 5, "resolved": false, "phone": "no number" }"#, "stars resolved |  | resolved contradiction"),
    ] {
        assert_eq!(says(&card(), given), expected, "{given}");
    }
}

#[test]
fn what_is_wrong_with_an_answer_is_said_at_its_place() {
    for (given, expected) in [
        (r#"{ "stars": 6 }"#, "stars out-of-range"),
        (r#"{ "stars": "４" }"#, ""),
        (r#"{ "stars": 2.5 }"#, "stars out-of-range"),
        (r#"{ "stars": [1] }"#, "stars wrong-answer"),
        (r#"{ "stars": 2, "reasons": ["slow", "slow"] }"#, "reasons given-twice"),
        (r#"{ "stars": 2, "reasons": ["slow", "gone"] }"#, "reasons unknown-option"),
        (r#"{ "stars": 2, "reasons": ["slow", "none"] }"#, "reasons none-and-some"),
        (r#"{ "stars": 2, "reasons": ["slow", "rude", "other"] }"#, "reasons too-many"),
        (r#"{ "stars": 2, "reasons": ["unsolved"] }"#, "reasons not-offered"),
        (r#"{ "stars": 2, "resolved": false, "reasons": ["unsolved"] }"#, ""),
        (r#"{ "aspects": { "speed": 9 } }"#, "aspects.speed out-of-range"),
        (r#"{ "aspects": { "speed": "na", "price": 1 } }"#, "aspects unknown-aspect"),
        (r#"{ "phone": "123" }"#, "phone bad-phone"),
        (r#"{ "comment": "一二三四五六" }"#, "comment too-long"),
        (r#"{ "total": 5 }"#, ""),
    ] {
        let said = says(&card(), given);
        assert_eq!(said.rsplit(" | ").next(), Some(expected), "{given}: {said}");
    }
}

/// The response to answers.
fn submit(given: &str, meta: &str) -> Value {
    let mut desk = Desk::new(&value(CARD), "zh-CN", 1);
    let question = format!(r#"{{ "ask": "submit", "answers": {given}, "meta": {meta} }}"#);
    value(&desk.answer(&question).expect("a question"))
}

#[test]
fn a_response_keeps_what_was_asked_and_nothing_else() {
    let given = r#"{ "stars": "2", "reasons": ["rude", "other"], "reasons:other": " 等太久 ", "aspects": { "manner": 1, "speed": 4 }, "phone": "138 1234 5678", "comment": "" }"#;
    let response = submit(given, r#"{ "id": "a1", "at": "2024-05-01 10:20", "by": "小王" }"#);
    assert_eq!(
        json::write(response.get("answers").unwrap()),
        r#"{"stars":2,"reasons":["rude","other"],"reasons:other":"等太久","aspects":{"speed":4,"manner":1},"phone":"13812345678"}"#
    );
    assert_eq!(response.get("values").unwrap().text("total"), Some("53.5"), "2.5 of 5 and 3.5 points");
    assert_eq!(response.text("at"), Some("2024-05-01T10:20:00+08:00"));
    assert!(response.is_true("complete"));
    assert_eq!(response.items("followUps")[0].text("target"), Some("24h"));
    let moved_on =
        submit(r#"{ "stars": 5, "reasons": ["slow"], "phone": "13812345678" }"#, r#"{ "at": "2024-05-01T10:20" }"#);
    assert_eq!(json::write(moved_on.get("answers").unwrap()), r#"{"stars":5}"#, "hidden answers stay behind");
}

#[test]
fn an_anonymous_response_says_nothing_about_who_gave_it() {
    let anonymous = CARD.replace(r#""use": "survey","#, r#""use": "survey", "anonymous": true,"#);
    let mut desk = Desk::new(&value(&anonymous), "en", 1);
    let question = r#"{ "ask": "submit", "answers": { "stars": 4 }, "meta": { "id": "x", "at": "2024-05-01T10:59:59+08:00", "subject": "C7", "seconds": { "stars": 3 } } }"#;
    let response = value(&desk.answer(question).unwrap());
    assert_eq!(response.text("at"), Some("2024-05-01T10:00:00+08:00"));
    assert!(response.get("subject").is_none() && response.get("seconds").is_none());
}

#[test]
fn earlier_answers_stand_in_later_texts() {
    let mut desk = Desk::new(&value(CARD), "zh-CN", 1);
    let view = value(
        &desk
            .answer(
                r#"{ "ask": "view", "answers": { "stars": 2, "reasons": ["slow", "other"], "reasons:other": "吵" } }"#,
            )
            .unwrap(),
    );
    let last = view.items("changed").iter().find(|shown| shown.get("at") == Some(&Value::Number(5.0)));
    assert_eq!(last.and_then(|shown| shown.text("title")), Some("您给了 2 分，原因是太慢、吵，方便留电话吗"));
    assert_eq!(view.text("thanks"), Some("抱歉，只有 2 分"));
}

#[test]
fn conditions_are_checked_when_the_document_is_read() {
    let form = card();
    for (text, code) in [
        ("stars <= 2 and", "bad-expression"),
        ("stars <= 'a'", "expression-unlike"),
        ("star = 1", "expression-unknown-name"),
        ("aspects.price = 1", "expression-unknown-name"),
        ("reasons = 'slow'", "expression-unlike"),
        ("reasons has 'late'", "expression-unknown-option"),
        ("stars has 'late'", "expression-not-a-list"),
        ("comment + 1 > 2", "expression-not-a-number"),
        ("stars and resolved", "expression-not-a-condition"),
        ("score(stars) > 1", "expression-bad-call"),
        ("power(stars) > 1", "expression-unknown-function"),
        ("((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((1", "expression-too-deep"),
    ] {
        assert_eq!(parse(text, Names::of(&form)).map_err(|error| error.code), Err(code), "{text}");
    }
}

#[test]
fn expressions_compute_with_exact_decimals() {
    let form = card();
    let sheet =
        answers::sheet(&value(r#"{ "stars": 2, "reasons": ["slow"], "aspects": { "speed": 3, "manner": "na" } }"#));
    let flow = Flow::of(&form, Situation { sheet: &sheet, seed: 1, lang: "zh-CN" });
    let scene = Scene { form: &form, answers: &flow.answers };
    for (text, expected) in [
        ("0.1 + 0.2", "0.3"),
        ("200.05 - 200", "0.05"),
        ("-stars * 50%", "-1"),
        ("10 / 4 - 1", "1.5"),
        ("stars / 0", "nothing"),
        ("9999999999999999999999999999 * 10", "nothing"),
        ("mean(aspects)", "3"),
        ("sum(aspects, stars)", "5"),
        ("count(aspects, comment)", "2"),
        ("times('na', aspects)", "1"),
        ("times('slow', reasons)", "1"),
        ("if(stars > 3, 1, 2)", "2"),
        ("max(stars, aspects.speed)", "3"),
        ("（stars ＝ 2） and not answered（comment）", "true"),
        ("aspects.manner = “na”", "true"),
        ("comment = 'x' or reasons has 'slow'", "true"),
        ("phone != 'x'", "false"),
    ] {
        let (expression, _) = parse(text, Names::of(&form)).unwrap_or_else(|error| panic!("{text}: {error:?}"));
        let shown = match scene.value(&expression) {
            Figure::Number(number) => number.to_string(),
            Figure::Truth(truth) => truth.to_string(),
            Figure::Text(text) => text.to_owned(),
            Figure::Nothing => "nothing".to_owned(),
        };
        assert_eq!(shown, expected, "{text}");
    }
}

#[test]
fn circles_are_found_and_freed() {
    let questions = |list: &str| {
        format!(
            r#"{{ "kind": "form", "id": "t/c", "use": "survey", "title": {{ "zh-CN": "题" }}, "pages": [ {{ "id": "p", "questions": [ {list} ] }} ] }}"#
        )
    };
    let question = |id: &str, show: &str| {
        format!(r#"{{ "id": "{id}", "kind": "yes_no", "title": {{ "zh-CN": "题" }}, "show": "{show}" }}"#)
    };
    let list = [
        question("a", "b = true"),
        question("b", "c = true"),
        question("c", "a = true"),
        question("d", "d = true"),
        question("e", "a = true"),
    ];
    let (form, problems) = read(&value(&questions(&list.join(","))));
    let said: Vec<(&str, String)> = problems.iter().map(|problem| (problem.code, problem.message("en"))).collect();
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].1.contains("a, b, c") && said[1].1.contains(": d"), "{said:?}");
    assert_eq!(says(&form, r#"{ "a": true }"#), "a b c d e |  | ");
}

#[test]
fn bad_documents_are_told_piece_by_piece() {
    let broken = CARD
        .replace(r#""formula": "mean(aspects) * 20 + score(reasons)""#, r#""formula": "mean(aspect)", "options": []"#)
        .replace(r#""to": "last""#, r#""to": "start""#)
        .replace(r#""id": "comment""#, r#""id": "phone""#)
        .replace(r#""at": "resolved""#, r#""at": "solved""#)
        .replace(r#""id": "slow""#, r#""id": "Slow""#);
    let (_, problems) = read(&value(&broken));
    let said: Vec<(&str, &str)> = problems.iter().map(|problem| (problem.code, problem.path.as_str())).collect();
    for expected in [
        ("expression-unknown-name", "pages[1].questions[1].formula"),
        ("not-of-this-kind", "pages[1].questions[1].options"),
        ("unknown-page", "pages[0].next[1].to"),
        ("duplicate-id", "pages[2].questions[1].id"),
        ("bad-id", "pages[0].questions[2].options[0].id"),
        ("expression-unknown-name", "checks[0].at"),
    ] {
        assert!(said.contains(&expected), "{expected:?} in {said:#?}");
    }
}

#[test]
fn orders_of_chance_are_the_same_for_a_seed() {
    let shuffled = CARD.replace(r#""at_most": 2,"#, r#""shuffle": true,"#);
    let order = |seed: u64| {
        let mut desk = Desk::new(&value(&shuffled), "zh-CN", seed);
        let response = value(
            &desk
                .answer(r#"{ "ask": "submit", "answers": { "stars": 1 }, "meta": { "at": "2024-05-01T10:00" } }"#)
                .unwrap(),
        );
        response.get("order").unwrap().texts("reasons")
    };
    assert_eq!(order(7), order(7));
    assert!(
        (0..20).any(|seed| order(seed)[..2] == ["rude", "slow"])
            && (0..20).any(|seed| order(seed)[..2] == ["slow", "rude"])
    );
    assert!((0..20).all(|seed| order(seed)[2..] == ["other", "none"]), "those with a role keep their places");
}

#[test]
fn signs_of_carelessness_are_told_with_their_questions() {
    let scales: Vec<String> = (0..6)
        .map(|at| format!(r#"{{ "id": "q{at}", "kind": "rating", "title": {{ "zh-CN": "这一方面您觉得怎么样呢" }} }}"#))
        .collect();
    let texts = r#"{ "id": "good", "kind": "long", "title": { "zh-CN": "优点" } }, { "id": "bad", "kind": "long", "title": { "zh-CN": "缺点" } }"#;
    let document = format!(
        r#"{{ "kind": "form", "id": "t/q", "use": "survey", "title": {{ "zh-CN": "题" }}, "pages": [ {{ "id": "p", "questions": [ {}, {texts} ] }} ] }}"#,
        scales.join(",")
    );
    let mut desk = Desk::new(&value(&document), "zh-CN", 1);
    let mut flags = |given: &str, seconds: u32| {
        let times: Vec<String> = (0..6).map(|at| format!(r#""q{at}": {seconds}"#)).collect();
        let question = format!(
            r#"{{ "ask": "submit", "answers": {given}, "meta": {{ "at": "2024-05-01T10:00", "seconds": {{ {} }} }} }}"#,
            times.join(",")
        );
        let response = value(&desk.answer(&question).unwrap());
        response.items("quality").iter().map(|flag| flag.text("code").unwrap().to_owned()).collect::<Vec<_>>().join(" ")
    };
    let same = r#"{ "q0": 4, "q1": 4, "q2": 4, "q3": 4, "q4": 4, "q5": 4, "good": "没有什么", "bad": "没有什么" }"#;
    assert_eq!(flags(same, 0), "too-fast straight-line repeated-text");
    let careful = r#"{ "q0": 4, "q1": 5, "q2": 4, "q3": 3, "q4": 4, "q5": 4, "good": "热情", "bad": "等得有点久" }"#;
    assert_eq!(flags(careful, 4), "");
}
