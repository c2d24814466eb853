//! The packs: `www/packs/<id>/pack.json` and the documents beside it become one file, `dist/packs/<id>.json`.
//!
//! Forms also lie alone in `dist/packs/<id>/`: a survey on a page loads its one form and no pack.
//!
//! Packs and documents are found, not listed: adding a file adds a document. What a document means is the engines'
//! affair; here only what would make it impossible to find again is refused. `index.json` says what there is.
//!
//! Documents of different kinds may share a name, as a hall has a rubric, a calendar and a score sheet: `hall.json`,
//! `hall.calendar.json` and `hall.scheme.json` are all called `hall`.

use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};

use crate::files;
use crate::trouble::{Attempt, Outcome, Trouble};

type Object = Map<String, Value>;

/// Writes every pack of `from` and the index of all into `to`.
pub(super) fn build(from: &Path, to: &Path) -> Outcome<()> {
    files::make_folder(to)?;
    let mut index = Vec::new();
    for folder in files::entries(from)?.into_iter().filter(|path| path.is_dir()) {
        let pack = gather(&folder)?;
        index.push(summary(&pack));
        forms(&pack, to)?;
        write(&to.join(stem(&folder) + ".json"), &Value::Object(pack))?;
    }
    write(&to.join("index.json"), &Value::from(index))
}

/// The pack in a folder, its documents in the order of their file names.
fn gather(folder: &Path) -> Outcome<Object> {
    let id = stem(folder);
    let head = folder.join("pack.json");
    let mut pack = read(&head)?;
    expect(&head, &pack, "kind", "pack")?;
    expect(&head, &pack, "id", &id)?;
    let mut documents = Vec::new();
    for file in files::entries(folder)? {
        if file == head || file.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let document = read(&file)?;
        let name = stem(&file);
        let (name, kind) = name.split_once('.').map_or((name.as_str(), None), |(name, kind)| (name, Some(kind)));
        expect(&file, &document, "id", &format!("{id}/{name}"))?;
        if let Some(kind) = kind {
            expect(&file, &document, "kind", kind)?;
        }
        documents.push(Value::Object(document));
    }
    pack.remove("kind");
    pack.insert("documents".to_owned(), Value::from(documents));
    Ok(pack)
}

/// Writes each form of a pack into a file of its own.
fn forms(pack: &Object, to: &Path) -> Outcome<()> {
    let documents = pack["documents"].as_array().map_or(&[][..], Vec::as_slice);
    for form in documents.iter().filter(|document| document["kind"] == "form") {
        let file = to.join(form["id"].as_str().unwrap_or_default()).with_extension("json");
        files::make_folder(file.parent().unwrap_or(to))?;
        write(&file, form)?;
    }
    Ok(())
}

/// A pack's line in the index: enough to show a choice of packs without loading them.
fn summary(pack: &Object) -> Value {
    let documents = pack["documents"].as_array().map_or(&[][..], Vec::as_slice);
    let documents: Vec<Value> = documents
        .iter()
        .map(|document| {
            let rows = document.get("rows").cloned().unwrap_or_else(|| json!([]));
            json!({ "kind": document["kind"], "id": document["id"], "title": document["title"], "rows": rows })
        })
        .collect();
    json!({ "id": pack["id"], "title": pack["title"], "documents": documents })
}

fn expect(file: &Path, object: &Object, field: &str, wanted: &str) -> Outcome<()> {
    match object.get(field).and_then(Value::as_str) {
        Some(found) if found == wanted => Ok(()),
        found => Err(Trouble::new(format!(
            "{}: `{field}` is {}, where its place on disk asks for \"{wanted}\".",
            file.display(),
            found.map_or_else(|| "missing".to_owned(), |text| format!("\"{text}\"")),
        ))
        .mend("Change the field, or move the file.")),
    }
}

fn read(file: &Path) -> Outcome<Object> {
    let text = fs::read_to_string(file).attempt(|| format!("read {}", file.display()))?;
    serde_json::from_str(&text).attempt(|| format!("read {} as a JSON object", file.display()))
}

fn write(file: &Path, value: &Value) -> Outcome<()> {
    fs::write(file, value.to_string()).attempt(|| format!("write {}", file.display()))
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use serde_json::json;

    use super::{Object, build, expect, read};
    use crate::trouble::{Attempt, Outcome};

    #[test]
    fn documents_are_found_in_the_order_of_their_names() -> Outcome<()> {
        let folder = std::env::temp_dir().join(format!("kefu-packs-{}", std::process::id()));
        let pack = folder.join("packs/shop");
        fs::create_dir_all(&pack).attempt(|| "make a folder".to_owned())?;
        let files = [
            (
                "pack.json",
                r#"{ "kind": "pack", "id": "shop", "title": { "zh-CN": "店" }, "source": { "zh-CN": "店规" } }"#,
            ),
            ("b.json", r#"{ "kind": "lexicon", "id": "shop/b", "title": {}, "rows": ["S-001"] }"#),
            ("a.json", r#"{ "kind": "lexicon", "id": "shop/a", "title": {} }"#),
            ("b.scheme.json", r#"{ "kind": "scheme", "id": "shop/b", "title": {} }"#),
            ("notes.txt", "not a document"),
        ];
        for (name, text) in files {
            fs::write(pack.join(name), text).attempt(|| format!("write {name}"))?;
        }
        build(&folder.join("packs"), &folder.join("dist"))?;
        let built = read(&folder.join("dist/shop.json"))?;
        assert_eq!(built.get("kind"), None);
        assert_eq!(built["documents"][0]["id"], "shop/a");
        assert_eq!(built["documents"][1]["rows"][0], "S-001");
        assert_eq!(
            (&built["documents"][2]["id"], &built["documents"][2]["kind"]),
            (&json!("shop/b"), &json!("scheme"))
        );
        let index = fs::read_to_string(folder.join("dist/index.json")).attempt(|| "read the index".to_owned())?;
        assert!(index.contains(r#""id":"shop/a""#), "{index}");
        fs::remove_dir_all(&folder).attempt(|| "tidy up".to_owned())
    }

    #[test]
    fn a_field_at_odds_with_the_place_on_disk_is_named() {
        let message = expect("packs/shop/a.json".as_ref(), &Object::new(), "id", "shop/a");
        let message = message.err().map(|trouble| trouble.to_string()).unwrap_or_default();
        assert!(message.contains("`id` is missing"), "{message}");
    }
}
