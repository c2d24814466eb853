//! Registers: entries that are only added, and every way of cheating told.

use kefu::pack::form::Desk;
use kefu::pack::{Value, json};

use crate::support::json as value;

const BOOK: &str = r#"{ "kind": "form", "id": "t/log", "use": "register", "title": { "zh-CN": "值班日志" },
  "pages": [ { "id": "p", "questions": [
    { "id": "day", "kind": "date", "title": { "zh-CN": "日期" }, "required": true },
    { "id": "events", "kind": "long", "title": { "zh-CN": "情况" }, "required": true },
    { "id": "sums", "kind": "matrix", "title": { "zh-CN": "评分" }, "aspects": [ { "id": "a", "title": { "zh-CN": "甲" } } ] },
    { "id": "signed", "kind": "short", "title": { "zh-CN": "签字" } } ] } ],
  "register": { "signatures": ["signed"], "daily": { "at_least": 1 }, "day": "day" } }"#;

struct Book {
    desk: Desk,
    entries: Vec<Value>,
}

impl Book {
    fn new() -> Self {
        Self { desk: Desk::new(&value(BOOK), "zh-CN", 1), entries: Vec::new() }
    }

    fn ask(&mut self, question: &str) -> Value {
        value(&self.desk.answer(question).expect("an answer"))
    }

    /// Adds an entry; gives the codes of what speaks against it, and keeps it if nothing does.
    fn add(&mut self, answers: &str, at: &str, corrects: Option<u32>) -> Vec<String> {
        let last = self.entries.last().map_or_else(|| "null".to_owned(), json::write);
        let corrects = corrects.map_or_else(|| "null".to_owned(), |number| number.to_string());
        let made = self.ask(&format!(r#"{{ "ask": "append", "answers": {answers}, "meta": {{ "at": "{at}", "by": "王" }}, "last": {last}, "corrects": {corrects} }}"#));
        let codes: Vec<String> =
            made.items("problems").iter().filter_map(|problem| problem.text("code")).map(str::to_owned).collect();
        if codes.is_empty() {
            self.entries.push(made.get("entry").expect("an entry").clone());
        }
        codes
    }

    fn about(&mut self, ask: &str, more: &str) -> Value {
        let entries = json::write(&Value::List(self.entries.clone()));
        self.ask(&format!(r#"{{ "ask": "{ask}", "entries": {entries}{more} }}"#))
    }

    /// What verify() says: code and place.
    fn verdict(&mut self) -> Vec<String> {
        let problems = self.about("verify", "");
        let Value::List(problems) = problems else { panic!("a list") };
        let told = |problem: &Value| {
            format!("{} {}", problem.text("path").unwrap_or_default(), problem.text("code").unwrap_or_default())
        };
        problems.iter().map(told).collect()
    }
}

/// A book of four days: the third entry was corrected by the fourth, the second is not signed.
fn book() -> Book {
    let mut book = Book::new();
    for (answers, at, corrects) in [
        (
            r#"{ "day": "2024-05-01", "events": "巡查正常", "sums": { "a": 5 }, "signed": "李" }"#,
            "2024-05-01T18:00",
            None,
        ),
        (r#"{ "day": "2024-05-02", "events": "停水" }"#, "2024-05-02T18:00", None),
        (r#"{ "day": "2024-05-04", "events": "电梯故障", "signed": "李" }"#, "2024-05-04T18:00", None),
        (r#"{ "day": "2024-05-04", "events": "电梯故障，已修复", "signed": "李" }"#, "2024-05-04T19:00", Some(3)),
    ] {
        assert_eq!(book.add(answers, at, corrects), [""; 0]);
    }
    book
}

fn field<'a>(entry: &'a mut Value, name: &str) -> &'a mut Value {
    let Value::Object(fields) = entry else { panic!("an entry") };
    &mut fields.iter_mut().find(|field| field.0 == name).expect("a field").1
}

#[test]
fn s255_whoever_changes_or_takes_out_an_entry_breaks_the_chain() {
    assert_eq!(book().verdict(), [""; 0]);
    let mut changed = book();
    *field(field(&mut changed.entries[1], "answers"), "events") = Value::String("无事".to_owned());
    assert_eq!(changed.verdict(), ["entries[1] entry-changed"]);
    let mut torn = book();
    torn.entries.remove(1);
    assert_eq!(torn.verdict()[..2], ["entries[1] number-gap", "entries[1] chain-broken"]);
    let mut forged = book();
    let hash = field(&mut forged.entries[0], "hash");
    *hash = Value::String("0".repeat(64));
    assert_eq!(forged.verdict(), ["entries[0] entry-changed", "entries[1] chain-broken"]);
    let mut swapped = book();
    swapped.entries.swap(1, 2);
    assert_eq!(swapped.verdict()[0], "entries[1] number-gap");
}

#[test]
fn s255_a_correction_is_an_entry_of_its_own() {
    let mut book = book();
    let standing = book.about("current", "");
    let Value::List(standing) = standing else { panic!("a list") };
    let events: Vec<&str> = standing.iter().filter_map(|entry| entry.get("answers")?.text("events")).collect();
    assert_eq!(events, ["巡查正常", "停水", "电梯故障，已修复"]);
    assert_eq!(book.entries.len(), 4, "the corrected entry is still there");
    assert_eq!(
        book.add(r#"{ "day": "2024-05-05", "events": "x" }"#, "2024-05-05T18:00", Some(9)),
        ["unknown-correction"]
    );
    assert_eq!(
        book.add(r#"{ "day": "2024-05-05" }"#, "2024-05-05T18:00", None),
        ["required"],
        "what is not whole is not entered"
    );
    assert_eq!(book.entries.len(), 4);
}

#[test]
fn s256_days_without_entry_or_signature_are_listed() {
    let mut book = book();
    let days = book.about("days", r#", "from": "2024-05-01", "to": "2024-05-05", "except": ["2024-05-05"]"#);
    assert_eq!(days.texts("missing"), ["2024-05-03"]);
    assert_eq!(json::write(days.get("unsigned").expect("a list")), r#"[{"day":"2024-05-02","entry":2}]"#);
    let second = json::write(&book.entries[1]);
    let status = book.ask(&format!(r#"{{ "ask": "status", "entry": {second} }}"#));
    assert_eq!((status.is_true("done"), status.texts("open")), (false, vec!["signed".to_owned()]));
    assert_eq!(
        book.add(r#"{ "day": "2024-05-02", "events": "停水", "signed": "李" }"#, "2024-05-06T08:00", Some(2)),
        [""; 0]
    );
    let days = book.about("days", r#", "from": "2024-05-01", "to": "2024-05-02""#);
    assert!(days.items("unsigned").is_empty() && days.items("missing").is_empty());
}

#[test]
fn the_fingerprint_is_the_same_everywhere() {
    let mut book = Book::new();
    book.add(r#"{ "day": "2024-05-01", "events": "a" }"#, "2024-05-01T18:00", None);
    // SHA-256 of what docs/forms.md says is written, made with sha256sum.
    let written = "0:;1:1;25:2024-05-01T18:00:00+08:00;3:王;0:;2{3:day;10:2024-05-01;6:events;1:a;}";
    assert_eq!(book.entries[0].text("hash"), Some(FINGERPRINT), "{written}");
}

const FINGERPRINT: &str = "bb01d99576bd0df96a8d7720d8b3f9e73dc0bfda0efa691d3f5a4526fa08e5f4";
