//! Makes the JavaScript that wasm-bindgen writes smaller. It is loaded by every page, before anything else can start.
//!
//! Refuses to know: where the glue lies. Invariant: for the code around it, it does what it did.

use serde_json::Value;

/// What it has no use for here. Each begins and ends with these words.
const NEEDLESS: [(&str, &str); 2] = [
    // Whether an object is of an instance that is no more: `www/lib/engine.js` counts the instances, and nobody asks an
    // object of an earlier one.
    ("if (this.__wbg_inst !== undefined && this.__wbg_inst", "}\n"),
    // Every browser that has what the package needs has this.
    ("if (!('encodeInto' in cachedTextEncoder)) {", "\n}\n"),
];

/// The glue without what it has no use for here.
pub(super) fn lean(glue: &str) -> String {
    NEEDLESS.iter().fold(glue.to_owned(), |glue, &(begin, end)| {
        let mut pieces = glue.split(begin);
        let first = pieces.next().unwrap_or_default().to_owned();
        let behind = |piece: &str| piece.find(end).map_or(String::new(), |at| piece[at + end.len()..].to_owned());
        pieces.fold(first, |kept, piece| kept + &behind(piece))
    })
}

/// The glue with the names that wasm-opt gave: `{ imports: [[module, old, new]], exports: [[old, new]] }`.
pub(super) fn renamed(glue: &str, names: &Value) -> String {
    let list = |name: &str| names[name].as_array().cloned().unwrap_or_default();
    let mut renamed = glue.replace("\"./kefu_bg.js\": import0", "a: import0");
    for import in list("imports") {
        if let (Some(old), Some(new)) = (import[1].as_str(), import[2].as_str()) {
            renamed = renamed.replace(&format!("{old}: function"), &format!("{new}: function"));
        }
    }
    for export in list("exports") {
        if let (Some(old), Some(new)) = (export[0].as_str(), export[1].as_str()) {
            for behind in ["(", ")", ".", ";", ","] {
                renamed = renamed.replace(&format!("wasm.{old}{behind}"), &format!("wasm.{new}{behind}"));
            }
        }
    }
    renamed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_glue_calls_the_module_by_the_names_it_was_given() {
        let glue = "const import0 = { __wbg_new_1f: function() {} }; return { \"./kefu_bg.js\": import0 };\n\
                    wasm.check(wasm.memory.buffer); wasm.checkDocument(1); const memory = wasm.memory; pass(text, wasm.memory);";
        let names = serde_json::json!({
            "imports": [["./kefu_bg.js", "__wbg_new_1f", "b"]],
            "exports": [["check", "c"], ["checkDocument", "d"], ["memory", "e"]]
        });
        let expected = "const import0 = { b: function() {} }; return { a: import0 };\n\
                        c(e.buffer); d(1); const memory = e; pass(text, e);";
        assert_eq!(renamed(glue, &names).replace("wasm.", ""), expected);
    }

    #[test]
    fn what_has_no_use_is_left_out() {
        let glue = "free() {\n    if (this.__wbg_inst !== undefined && this.__wbg_inst !== id) {\n        throw new Error('stale');\n    }\n    \
                    wasm.free(this);\n}\nif (!('encodeInto' in cachedTextEncoder)) {\n    polyfill = { a: 1 };\n}\nlet last;\n";
        assert_eq!(lean(glue), "free() {\n        wasm.free(this);\n}\nlet last;\n");
    }
}
