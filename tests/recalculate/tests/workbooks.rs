//! Every example of every score sheet as a workbook, computed anew: each formula must come to the engine's figure.
//!
//! What the file says its formulas come to is spoilt before it is written, so that only computing can give the figures.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that fails should say where")]

use std::path::Path;

use ironcalc::base::Model;
use ironcalc::base::cell::CellValue as Computed;
use ironcalc::import::load_from_xlsx_bytes;
use kefu::open_sheets::{OpenedCell, open};
use kefu::pack::{Value, scheme};
use kefu::score::inputs::Entry;
use kefu::score::workbook::{Making, Person};
use kefu::sheets::workbook;
use kefu::table::{CellValue, Sheet, address};

/// Answers to a scheme's readings: names and options.
type Answers = Vec<(String, String)>;

/// Figures differ at most by what floating point loses.
const NEAR: f64 = 1e-9;
const SPOILT: f64 = -987_654.0;

fn schemes() -> Vec<Value> {
    let packs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../www/packs");
    let folders = std::fs::read_dir(packs).unwrap().map(|folder| folder.unwrap().path());
    let files = folders.flat_map(|folder| std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()));
    let documents = files.map(|file| serde_json::from_str::<Value>(&std::fs::read_to_string(file).unwrap()).unwrap());
    documents.filter(|document| document.text("kind") == Some("scheme")).collect()
}

fn pairs(value: Option<&Value>) -> Answers {
    let Some(Value::Object(fields)) = value else { return Vec::new() };
    fields.iter().map(|(name, value)| (name.clone(), value.as_text().unwrap_or_default().to_owned())).collect()
}

/// The tables of a scheme's examples: those of one way to read it make a team. Beside them how many lines it has, so read.
fn teams(document: &Value) -> Vec<(Vec<Sheet>, usize)> {
    let mut teams: Vec<(Answers, Vec<&Value>)> = Vec::new();
    for example in document.items("examples") {
        let readings = pairs(example.get("readings"));
        match teams.iter_mut().find(|team| team.0 == readings) {
            Some((_, examples)) => examples.push(example),
            None => teams.push((readings, vec![example])),
        }
    }
    let tables = teams.iter().map(|(readings, examples)| {
        let (scheme, problems) = scheme::read(document, readings);
        assert!(problems.is_empty(), "{problems:?}");
        let people = examples.iter().map(|example| {
            let Some(Value::Object(inputs)) = example.get("inputs") else { panic!("an example has inputs") };
            let entries: Vec<(&str, Entry)> =
                inputs.iter().map(|(name, value)| (name.as_str(), scheme::entry(value))).collect();
            Person { name: "小王".to_owned(), inputs: scheme.enter(entries).0 }
        });
        (scheme.tables(&people.collect::<Vec<_>>(), Making { lang: "zh-CN", each: true }), scheme.lines.len())
    });
    tables.collect()
}

/// The same tables, with wrong figures beside their formulas.
fn spoilt(tables: &[Sheet]) -> Vec<Sheet> {
    let mut spoilt = tables.to_vec();
    for cell in spoilt.iter_mut().flat_map(|sheet| &mut sheet.rows).flatten().filter(|cell| cell.formula.is_some()) {
        cell.value = CellValue::Number(SPOILT);
    }
    spoilt
}

fn agrees(wanted: &CellValue, computed: &Computed) -> bool {
    match (wanted, computed) {
        (CellValue::Number(wanted), Computed::Number(computed)) => {
            (wanted - computed).abs() <= NEAR * wanted.abs().max(1.0)
        }
        (CellValue::Number(wanted), Computed::Boolean(computed)) => *wanted == f64::from(u8::from(*computed)),
        (CellValue::Text(wanted), Computed::String(computed)) => wanted == computed,
        (CellValue::Text(wanted), Computed::None) => wanted.is_empty(),
        _ => false,
    }
}

/// The cells with formulas that come to something else, and how many there are in all.
fn compared(name: &str, tables: &[Sheet]) -> (Vec<String>, usize) {
    let bytes = workbook(&spoilt(tables)).unwrap();
    let loaded = load_from_xlsx_bytes(&bytes, "book", "en", "UTC").unwrap();
    let mut model = Model::from_workbook(loaded, "en").unwrap();
    model.evaluate();
    let (mut wrong, mut count) = (Vec::new(), 0);
    for (at, sheet) in tables.iter().enumerate() {
        for (row, cells) in sheet.rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| cell.formula.is_some()) {
                let place =
                    (u32::try_from(at).unwrap(), i32::try_from(row + 2).unwrap(), i32::try_from(column + 1).unwrap());
                let computed = model.get_cell_value_by_index(place.0, place.1, place.2).unwrap();
                count += 1;
                if !agrees(&cell.value, &computed) {
                    let formula = cell.formula.as_deref().unwrap_or_default();
                    wrong.push(format!(
                        "{name} {}!{}: {:?} is {computed:?} by ={formula}",
                        sheet.name,
                        address(column, row + 1),
                        cell.value
                    ));
                }
            }
        }
    }
    (wrong, count)
}

#[test]
fn every_figure_of_every_example_is_computed_anew() {
    let (mut wrong, mut count) = (Vec::new(), 0);
    for document in schemes() {
        for (tables, _) in teams(&document) {
            let (found, cells) = compared(document.text("id").unwrap_or_default(), &tables);
            wrong.extend(found);
            count += cells;
        }
    }
    assert!(wrong.is_empty(), "{} of {count}\n{}", wrong.len(), wrong.join("\n"));
    assert!(count > 1000, "only {count} formulas");
}

/// A line that asks two facts of a month, and what a manager sees where one of them was not entered.
const JOINED: &str = r#"{ "kind": "scheme", "id": "a/b", "title": { "zh-CN": "表" },
    "fields": { "late": { "type": "count" }, "absent": { "type": "count" } },
    "total": false,
    "lines": [{ "id": "both", "method": "formula", "formula": "if(late > 3 and absent > 1, 1, 5)" },
              { "id": "either", "method": "formula", "formula": "if(late > 3 or absent > 1 or absent < 0, 1, 5)" }] }"#;

#[test]
fn what_one_side_decides_is_decided_without_the_other() {
    let document: Value = serde_json::from_str(JOINED).unwrap();
    let (scheme, problems) = scheme::read(&document, &[]);
    assert!(problems.is_empty(), "{problems:?}");
    let number = |text: &str| Entry::Text(text.to_owned());
    for (entries, both, either) in [
        (vec![("late", number("2"))], Some(5.0), None),
        (vec![("late", number("4"))], None, Some(1.0)),
        (vec![("absent", number("1"))], Some(5.0), None),
        (vec![("absent", number("2"))], None, Some(1.0)),
        (vec![("late", number("4")), ("absent", number("2"))], Some(1.0), Some(1.0)),
        (vec![("late", number("1")), ("absent", number("0"))], Some(5.0), Some(5.0)),
        (vec![], None, None),
    ] {
        let person = Person { name: "小王".to_owned(), inputs: scheme.enter(entries.clone()).0 };
        let tables = scheme.tables(&[person], Making { lang: "zh-CN", each: true });
        let seen = |line: &str| {
            let column = tables[0].columns.iter().position(|column| column.title == line).unwrap();
            tables[0].rows[0][column].value.clone()
        };
        for (line, wanted) in [("both", both), ("either", either)] {
            let wanted = wanted.map_or_else(|| CellValue::Text("#N/A".to_owned()), CellValue::Number);
            assert_eq!(seen(line), wanted, "{line} of {entries:?}");
        }
        let (wrong, _) = compared("a/b", &tables);
        assert!(wrong.is_empty(), "{entries:?}\n{}", wrong.join("\n"));
    }
}

#[test]
fn every_figure_is_a_formula() {
    for document in schemes() {
        for (tables, lines) in teams(&document) {
            for sheet in tables {
                let formulas = sheet.rows.iter().flatten().filter(|cell| cell.formula.is_some()).count();
                assert!(formulas >= lines, "{:?} {}: {formulas} for {lines} lines", document.text("id"), sheet.name);
            }
        }
    }
}

#[test]
fn what_is_written_is_read_again() {
    for document in schemes() {
        for (tables, _) in teams(&document) {
            let opened = open(&workbook(&tables).unwrap()).unwrap();
            assert_eq!(opened.len(), tables.len());
            for (sheet, wanted) in opened.iter().zip(&tables) {
                assert_eq!(sheet.name, wanted.name);
                for (cells, wanted) in sheet.rows.iter().skip(1).zip(&wanted.rows) {
                    for (cell, wanted) in cells.iter().zip(wanted) {
                        match (&wanted.value, cell) {
                            (CellValue::Number(wanted), OpenedCell::Number(cell)) => {
                                assert!((wanted - cell).abs() <= NEAR)
                            }
                            (CellValue::Text(wanted), OpenedCell::Text(cell)) => assert_eq!(wanted, cell),
                            // An error in a cell is no figure, and an empty text no text.
                            (CellValue::Text(wanted), OpenedCell::Empty) => {
                                assert!(wanted.is_empty() || wanted.starts_with('#'), "{wanted}")
                            }
                            (CellValue::Empty, OpenedCell::Empty) => {}
                            (wanted, cell) => panic!("{}: {wanted:?} is read as {cell:?}", sheet.name),
                        }
                    }
                }
            }
        }
    }
}
