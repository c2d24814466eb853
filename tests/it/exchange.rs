//! Lists that come in and go out: nothing is lost in silence, and what is written can be read again.

use kefu::pack::exchange::{Format, Import, ImportOptions, Place, export, import, json as exchange_json};
use kefu::pack::{Value, lexicon};
use proptest::prelude::*;

use crate::support::{json, likeness};

fn taken(text: &str) -> Import {
    import(text, &ImportOptions::default(), Some(&likeness()))
}

fn phrases(document: &Value) -> Vec<&str> {
    document.items("entries").iter().filter_map(|entry| entry.text("phrase")).collect()
}

#[test]
fn lists_of_all_shapes_give_their_phrases() {
    for (text, format, expected) in [
        ("你找领导去\n不关我事", Format::Text, &["你找领导去", "不关我事"][..]),
        (
            "\u{feff}# 忌语\r\n\r\n1. 你找领导去\r\n2、不关我事\r\n• 没空\r（三）去告吧\r",
            Format::Text,
            &["你找领导去", "不关我事", "没空", "去告吧"],
        ),
        ("没空、走开,去告吧；不清楚\n3.5折不行", Format::Text, &["没空", "走开", "去告吧", "不清楚", "3.5折不行"]),
        ("没空，走开，去告吧", Format::Text, &["没空", "走开", "去告吧"]),
        ("爱买不买，随便你\n没空", Format::Text, &["爱买不买，随便你", "没空"]),
        (
            "词语,类别\n没空,推诿\n\"走,开\",无礼\n\"他说\"\"滚\"\"\",无礼",
            Format::Csv,
            &["没空", "走,开", "他说\"滚\""],
        ),
        ("category;phrase\r\n推诿;没空\r\n;走开\r\n", Format::Csv, &["没空", "走开"]),
        ("[\"没空\", \"走\\u5f00\", \"\\ud83d\\ude00滚\"]", Format::Json, &["没空", "走开", "😀滚"]),
        ("[{\"word\": \"没空\", \"level\": \"高\"}]", Format::Json, &["没空"]),
        ("{\"推诿\": [\"没空\"], \"无礼\": [\"走开\"]}", Format::Json, &["没空", "走开"]),
    ] {
        let import = taken(text);
        assert_eq!(phrases(&import.document), expected, "{text}");
        assert_eq!(import.report.format, Some(format), "{text}");
        assert!(import.problems.is_empty(), "{text}: {:?}", import.problems);
        let (lexicon, problems) = lexicon::read(&import.document);
        assert_eq!((lexicon.entries.len(), problems.len()), (expected.len(), 0), "{text}");
    }
}

#[test]
fn a_table_says_category_severity_and_rewrites() {
    let import = taken("忌语,类别,级别,换成,备用\n没空,推诿,拦截,\"我马上来\n请稍等\",x\n走开,推诿,很高,,y");
    let [first, second] = import.document.items("entries") else { panic!("two entries") };
    assert_eq!(first.text("category"), Some("推诿"));
    assert_eq!(first.text("severity"), Some("block"));
    assert_eq!(first.items("instead").len(), 2);
    assert_eq!(second.text("severity"), None);
    let codes: Vec<(&str, &str)> =
        import.problems.iter().map(|problem| (problem.code, problem.path.as_str())).collect();
    assert_eq!(codes, [("unused-column", "line 1"), ("unknown-choice", "line 4")]);
}

#[test]
fn columns_may_be_chosen_by_name_or_place() {
    for (text, columns) in [
        ("a,b\n无礼,没空", vec![("phrase", "b"), ("category", "a")]),
        ("无礼,没空", vec![("phrase", "1"), ("category", "0")]),
    ] {
        let columns = columns.iter().map(|&(field, name)| (field.to_owned(), name.to_owned())).collect();
        let options = ImportOptions { format: Some(Format::Csv), columns, ..ImportOptions::default() };
        let import = import(text, &options, None);
        assert_eq!(phrases(&import.document), ["没空"], "{text}");
        assert_eq!(import.document.items("entries")[0].text("category"), Some("无礼"));
        assert!(import.problems.is_empty());
    }
}

#[test]
fn the_report_names_what_should_be_looked_at() {
    let import =
        taken("不知道\n我不知道\n不 知 道\n操\n操作\n\u{200b}没空\n。。。\n乱\u{fffd}码\n# 备注\n\n時間\n哈哈\n哈");
    let report = &import.report;
    assert_eq!(phrases(&import.document), ["不知道", "我不知道", "操", "操作", "没空", "時間", "哈哈", "哈"]);
    let duplicates: Vec<_> =
        report.duplicates.iter().map(|found| (found.line, found.phrase.as_str(), &found.place)).collect();
    assert_eq!(duplicates, [(3, "不 知 道", &Place::Line(1))]);
    let covered: Vec<_> = report.covered.iter().map(|found| (found.phrase.as_str(), found.other.as_str())).collect();
    assert_eq!(covered, [("我不知道", "不知道"), ("操作", "操")]);
    let single: Vec<_> = report.single.iter().map(|(_, phrase)| phrase.as_str()).collect();
    assert_eq!(single, ["操", "哈哈", "哈"]);
    assert!(
        report.common.iter().any(|(_, phrase, words)| phrase == "操" && words.iter().any(|word| word.contains('操')))
    );
    assert!(report.common.iter().any(|(line, phrase, _)| phrase == "時間" && *line == 11));
    assert_eq!(report.cleaned, [(6, "没空".to_owned(), "\u{200b}没空".to_owned())]);
    let skipped: Vec<_> = report.skipped.iter().map(|(line, _, why)| (*line, *why)).collect();
    assert_eq!(skipped, [(7, "punctuation"), (8, "damaged")]);
    assert_eq!((report.comments, report.blank, report.taken), (1, 1, 8));
}

#[test]
fn what_a_lexicon_has_already_is_not_taken_again() {
    let (old, _) = lexicon::read(&json(
        r#"{ "kind": "lexicon", "id": "shop/old", "title": { "zh-CN": "旧" }, "categories": { "c": { "title": { "zh-CN": "类" }, "severity": "warn",
             "why": { "zh-CN": "因" } } }, "entries": [{ "id": "busy", "phrase": "没空", "variants": ["[我]没时间"], "category": "c" }] }"#,
    ));
    let options = ImportOptions { against: vec![old], ..ImportOptions::default() };
    let import = import("沒空\n我没时间\n真没空\n走开", &options, None);
    assert_eq!(phrases(&import.document), ["真没空", "走开"]);
    let place = Place::Entry("shop/old".to_owned(), "busy".to_owned());
    assert!(import.report.duplicates.iter().all(|found| found.place == place));
    assert_eq!(import.report.duplicates.len(), 2);
    assert_eq!(import.report.covered.iter().map(|found| &found.place).collect::<Vec<_>>(), [&place]);
}

#[test]
fn ids_stay_the_same_from_import_to_import() {
    let ids = |text: &str| -> Vec<String> {
        let import = taken(text);
        import.document.items("entries").iter().filter_map(|entry| entry.text("id")).map(str::to_owned).collect()
    };
    assert_eq!(ids("没空\n走开")[1], ids("走开")[0]);
    assert_eq!(ids("沒空"), ids("没空"));
    assert_ne!(ids("没空"), ids("走开"));
}

#[test]
fn what_is_no_list_says_so() {
    let forced =
        |text: &str, format| import(text, &ImportOptions { format: Some(format), ..ImportOptions::default() }, None);
    for (text, code) in [
        ("7", "not-a-list"),
        ("[\"没空\",\n]", "not-json"),
        (&"[".repeat(100_000), "not-json"),
        ("\"\\ud800", "not-json"),
    ] {
        let import = forced(text, Format::Json);
        assert_eq!(import.problems.first().map(|problem| problem.code), Some(code));
        assert!(!import.problems[0].message("en").contains('{'));
    }
    assert_eq!(forced("[7, {\"a\": 1}, \"没空\"]", Format::Json).report.skipped.len(), 2);
    assert_eq!(taken("").report.taken, 0);
}

#[test]
fn cells_that_a_spreadsheet_would_run_are_made_plain() {
    let document = taken("[\"=1+1\", \"@客服\", \"'-5折\", \"-8折\", \"''\"]").document;
    let table = export(&document, Format::Csv);
    for line in table.lines().skip(1) {
        assert!(!line.contains(",=") && !line.starts_with(['=', '+', '-', '@']), "{line}");
    }
    assert!(table.starts_with('\u{feff}'));
    assert_eq!(phrases(&taken(&table).document), ["=1+1", "@客服", "'-5折", "-8折"]);
}

#[test]
fn a_hundred_thousand_lines_are_read_at_once() {
    let characters: Vec<char> = ('\u{4e00}'..'\u{5e00}').collect();
    let line = |at: usize| -> String {
        (0..5).map(|place| characters[(at * 7919 + place * 31 + at / 97 * place) % characters.len()]).collect()
    };
    let list: Vec<String> = (0..100_000).map(line).collect();
    let import = taken(&list.join("\n"));
    assert_eq!(import.report.taken + import.report.duplicates.len(), 100_000);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the phrases are, every format gives them back.
    #[test]
    fn what_is_written_can_be_read_again(phrases in prop::collection::vec("[不关我事找#\\\\,;|、\"'=+@a1 -]{1,6}", 1..12)) {
        let list = Value::List(phrases.iter().cloned().map(Value::String).collect());
        let first = taken(&exchange_json::write(&list));
        for format in [Format::Json, Format::Csv, Format::Text] {
            let again = taken(&export(&first.document, format));
            prop_assert_eq!(super::exchange::phrases(&again.document), super::exchange::phrases(&first.document));
            prop_assert_eq!(again.report.format, Some(format));
        }
    }

    /// JSON comes back as it was, and no text makes the reader fail.
    #[test]
    fn json_is_read_as_it_is_written(text in "\\PC{0,40}", numbers in prop::collection::vec(-1e9..1e9f64, 0..4)) {
        let value = Value::Object(vec![
            (text.clone(), Value::List(numbers.into_iter().map(Value::Number).collect())),
            ("内".to_owned(), Value::Object(vec![("n".to_owned(), Value::Null), ("t".to_owned(), Value::String(text.clone() + "\n\u{1}"))])),
        ]);
        prop_assert_eq!(exchange_json::read(&exchange_json::write(&value)), Ok(value.clone()));
        prop_assert_eq!(exchange_json::read(&exchange_json::write_indented(&value)), Ok(value));
        let _ = taken(&text);
    }
}
