//! The rules of the house that a compiler does not check.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::root;

/// Layers from the bottom up: each may use those before it, and `error` and `order`, which belong to none.
const LAYERS: [&str; 10] =
    ["clock", "text", "phrase", "transcript", "courtesy", "review", "form", "score", "pack", "browser"];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            found.extend(sources(&entry));
        } else if entry.extension().is_some_and(|extension| extension == "rs") {
            found.push(entry);
        }
    }
    found
}

#[test]
fn a_layer_uses_only_those_below_it() {
    for (at, layer) in LAYERS.iter().enumerate() {
        for file in sources(&root().join("src").join(layer)) {
            let code = fs::read_to_string(&file).unwrap();
            for above in &LAYERS[at + 1..] {
                let uses = code
                    .lines()
                    .any(|line| !line.trim_start().starts_with("//") && line.contains(&format!("crate::{above}")));
                assert!(!uses, "{} uses {above}", file.display());
            }
        }
    }
}

#[test]
fn engines_do_no_input_or_output_and_read_no_clock() {
    for layer in ["clock", "text", "phrase", "transcript", "courtesy", "review", "form", "score", "pack"] {
        for file in sources(&root().join("src").join(layer)) {
            let code = fs::read_to_string(&file).unwrap();
            for word in ["std::fs", "std::net", "std::env", "SystemTime", "Instant", "println!", "HashMap"] {
                assert!(!code.contains(word), "{} has {word}", file.display());
            }
        }
    }
}

#[test]
fn files_stay_small_enough_to_read() {
    for folder in ["src", "xtask/src", "tests"] {
        for file in sources(&root().join(folder)) {
            let lines = fs::read_to_string(&file).unwrap().lines().count();
            assert!(lines <= 420, "{} has {lines} lines", file.display());
        }
    }
}
