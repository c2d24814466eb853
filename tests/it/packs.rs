//! The packs prove themselves: every document is free of problems, every example holds.

use std::collections::BTreeSet;

use crate::support::documents;
use kefu::pack::{self, Value};

#[test]
fn every_document_is_free_of_problems_and_its_examples_hold() {
    let mut lines = Vec::new();
    let all: Vec<Value> = documents().into_iter().map(|(_, document)| document).collect();
    for (file, document) in documents() {
        for problem in pack::check_among(&document, &all) {
            let name = file.strip_prefix(crate::support::root()).unwrap_or(&file).display();
            lines.push(format!("{name} {}: [{}] {}", problem.path, problem.code, problem.message("en")));
        }
    }
    assert!(lines.is_empty(), "{} problems\n{}", lines.len(), lines.join("\n"));
}

#[test]
fn the_default_lexicon_is_as_rich_as_promised() {
    let (_, document) = documents()
        .into_iter()
        .find(|(_, document)| document.text("id") == Some("service/taboo"))
        .expect("service/taboo");
    let entries = document.items("entries");
    assert!(entries.len() >= 232, "{} entries: 82 gathered for development and at least 150 more", entries.len());
    for entry in entries {
        let id = entry.text("id").unwrap_or_default();
        for list in ["instead", "hits", "misses"] {
            assert!(!entry.items(list).is_empty(), "{id} has no {list}");
        }
    }
}

#[test]
fn every_phrase_row_of_the_inventory_has_an_entry() {
    let mut rows = BTreeSet::new();
    for (_, document) in documents() {
        rows.extend(document.items("entries").iter().flat_map(|entry| entry.texts("rows")));
        rows.extend(document.texts("rows"));
    }
    for row in (9..=34).chain([35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 47, 52, 53, 54, 55]) {
        let row = format!("S-{row:03}");
        assert!(rows.contains(&row), "{row}");
    }
}

#[test]
fn the_schema_of_every_kind_accepts_no_unknown_fields() {
    for (name, schema) in pack::schemas() {
        assert_eq!(schema.get("additionalProperties"), Some(&Value::Bool(false)), "{name}");
        assert!(!schema.fields("properties").is_empty(), "{name}");
    }
}
