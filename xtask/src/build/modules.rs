//! The wasm modules of the package: which engines each has, and which entry points run on it.
//!
//! Refuses to know how one is made; that is [`wasm`](super::wasm)'s and [`dist`](super::dist)'s affair. A further module
//! is one row here, its entry point with its types in `www/lib`, and its line in the manifest's `exports`.

use std::path::PathBuf;

use crate::project::Project;

/// A wasm module of the package.
pub(super) struct Module {
    /// Its folder in `www/build/` and its file in `www/dist/`, without `.wasm`.
    pub(super) name: &'static str,
    /// The crate's features that it has; what these bring along needs no name.
    pub(super) features: &'static str,
    /// How cargo optimises it: `s` as the crate's profile does, or `z` where bytes count for more than speed.
    pub(super) optimise: &'static str,
    /// The entry points in `www/lib` that run on it. They share their chunks, so that a page loading several of them
    /// has one engine; the glue of different modules never meets in one chunk.
    pub(super) entries: &'static [&'static str],
    /// Scripts for workers that run on it. Each stands alone: nothing in a worker is shared with a page, and chunks made
    /// for both would be smaller and more for every page.
    pub(super) workers: &'static [&'static str],
}

/// All modules. Each costs a whole build by cargo, so an engine gets its own where a page would gain from loading less.
pub(super) const MODULES: &[Module] = &[
    Module {
        name: "kefu",
        features: "default",
        optimise: "s",
        entries: &["index.js", "shelf.js"],
        workers: &["review-worker.js", "survey-worker.js"],
    },
    // What stands in a chat portal: its elements load this and not the engines of other pages.
    Module {
        name: "review",
        features: "phrases,review",
        optimise: "s",
        entries: &["review.js", "elements.js", "define.js", "define-courtesy.js", "define-review.js"],
        workers: &[],
    },
    Module { name: "phrases", features: "phrases", optimise: "s", entries: &["phrases.js"], workers: &[] },
    // Three kilobytes less under brotli than by `s`, which is what the page that chose it asked for.
    Module { name: "guard", features: "guard", optimise: "z", entries: &["guard.js"], workers: &[] },
    Module {
        name: "survey",
        features: "survey",
        optimise: "z",
        entries: &["survey.js", "define-survey.js"],
        workers: &[],
    },
    Module { name: "form", features: "form", optimise: "s", entries: &["form.js"], workers: &[] },
    Module { name: "clock", features: "clock", optimise: "z", entries: &["clock.js", "define-clock.js"], workers: &[] },
    // By `z` it is 14 KB less under brotli, and figures for many sheets take two thirds longer.
    Module {
        name: "score",
        features: "score",
        optimise: "s",
        entries: &["score.js", "define-score.js", "history.js"],
        workers: &[],
    },
    Module { name: "sheets", features: "sheets", optimise: "s", entries: &["sheets.js"], workers: &[] },
    Module { name: "open-sheets", features: "open-sheets", optimise: "z", entries: &["open-sheets.js"], workers: &[] },
];

impl Module {
    /// Where its glue and its optimised wasm are.
    pub(super) fn folder(&self, project: &Project) -> PathBuf {
        project.build().join(self.name)
    }

    /// The optimised wasm.
    pub(super) fn wasm(&self, project: &Project) -> PathBuf {
        self.folder(project).join("kefu_bg.wasm")
    }
}
