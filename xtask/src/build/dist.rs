//! All of `www/dist/`: the JavaScript entry points, the wasm modules, the types and the packs.
//!
//! It is put together in a folder beside it, where the relative addresses in source maps are the same, and then moved
//! into place, so that a running demo never serves a half-built package.

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use super::modules::{MODULES, Module};
use super::packs;
use crate::project::Project;
use crate::stamp::Stamp;
use crate::trouble::{Attempt, Outcome};
use crate::{files, process};

/// The tables that see through disguises lie beside the modules, for all of them.
const CLOAKS: &str = "src/text/tables/cloaks.bin";

/// Builds dist anew, unless nothing it is made of has changed.
pub(super) fn build(project: &Project) -> Outcome<()> {
    let mut inputs: Vec<_> = MODULES.iter().map(|module| module.folder(project)).collect();
    let sources =
        ["www/lib", "www/packs", "www/schemas", "www/package.json", "www/package-lock.json", "xtask/src/build"];
    inputs.extend(sources.map(|path| project.at(path)));
    let stamp = Stamp::of(project.stamp("dist"), &inputs)?;
    if stamp.is_fresh(&[project.dist().join("index.js")]) {
        return Ok(());
    }
    println!("Bundling www/dist.");
    let next = project.dist().with_extension("next");
    files::remove_folder(&next)?;
    files::make_folder(&next)?;
    for module in MODULES {
        esbuild(project, module, module.entries, &next)?;
        for worker in module.workers {
            esbuild(project, module, &[worker], &next)?;
        }
        files::copy(&module.wasm(project), &next.join(module.name).with_extension("wasm"))?;
    }
    files::copy_below(&project.at("www/lib"), &next, |file| file.to_string_lossy().ends_with(".d.ts"))?;
    files::copy(&project.at(CLOAKS), &next.join("cloaks.bin"))?;
    files::copy_below(&project.at("www/schemas"), &next.join("schemas"), |_| true)?;
    packs::build(&project.at("www/packs"), &next.join("packs"))?;
    swap(project, &next)?;
    stamp.set()
}

fn esbuild(project: &Project, module: &Module, entries: &[&str], to: &Path) -> Outcome<()> {
    let entries = entries.iter().map(|entry| format!("lib/{entry}"));
    let mut out = OsString::from("--outdir=");
    out.push(to);
    process::run(
        project
            .npm_tool("esbuild")
            .args(entries)
            .arg(out)
            .arg(format!("--alias:#glue=./build/{}/kefu.js", module.name))
            // So that code bundled for several modules knows which of them to load.
            .arg(format!("--define:MODULE=\"{}\"", module.name))
            // Chunks lie beside the entry points: addresses relative to a module then mean the same in both.
            .arg("--chunk-names=[hash]")
            // What the glue calls its own is nobody else's business.
            .arg("--mangle-props=^__(wbg|destroy|wrap)")
            // The glue warns of ways to call it that nobody here uses.
            .arg("--drop:console")
            // Found in Node only, and loaded only there.
            .arg("--external:node:*")
            .args(["--bundle", "--splitting", "--format=esm", "--target=es2022", "--charset=utf8"])
            .args(["--minify", "--sourcemap", "--legal-comments=none", "--log-level=warning"]),
    )
}

fn swap(project: &Project, next: &Path) -> Outcome<()> {
    let (current, old) = (project.dist(), project.dist().with_extension("before"));
    files::remove_folder(&old)?;
    if current.exists() {
        fs::rename(&current, &old).attempt(|| format!("move {} away", current.display()))?;
    }
    fs::rename(next, &current).attempt(|| format!("move {} into place", next.display()))?;
    files::remove_folder(&old)
}
