//! `cargo xtask bench`: ours beside other libraries, in Node and in Chromium, measured in one run.
//!
//! This prepares what is measured, the yardstick's module included; how it is measured is the business of
//! `tests/bench/run.js`, which writes `tests/bench/RESULTS.md` and the pictures in `docs/`. The yardstick is a crate of
//! its own workspace: nothing that the package is built from may depend on what it is compared with.

use std::path::{Path, PathBuf};

use wasm_bindgen_cli_support::Bindgen;

use crate::project::Project;
use crate::stamp::Stamp;
use crate::trouble::{Attempt, Outcome};
use crate::{build, process, setup};

const TARGET: &str = "wasm32-unknown-unknown";

/// The yardstick's sources.
const YARDSTICK: &str = "tests/bench/yardstick";

/// Builds, installs the libraries compared with, and runs the benchmark, or the one part of it that is named.
pub(crate) fn run(project: &Project, part: Option<&str>) -> Outcome<()> {
    setup::for_web_tests(project)?;
    build::run(project)?;
    setup::npm_packages_of_this_system(project, "tests/bench")?;
    yardstick(project)?;
    process::run(project.node().arg(project.at("tests/bench/run.js")).args(part))
}

/// The yardstick's glue and optimised wasm, unless nothing they are made of has changed.
fn yardstick(project: &Project) -> Outcome<()> {
    let inputs = ["Cargo.toml", "Cargo.lock", "src"].map(|name| project.at(YARDSTICK).join(name));
    let folder = project.build().join("bench");
    let wasm = folder.join("yardstick_bg.wasm");
    let stamp = Stamp::of(project.stamp("yardstick.wasm"), &inputs)?;
    if stamp.is_fresh(&[folder.join("yardstick.js"), wasm.clone()]) {
        return Ok(());
    }
    println!("Building the benchmark's yardstick.");
    bind(&compile(project)?, &folder)?;
    process::run(project.npm_tool("wasm-opt").arg("-O3").arg(&wasm).arg("-o").arg(&wasm))?;
    stamp.set()
}

fn compile(project: &Project) -> Outcome<PathBuf> {
    let target = project.cargo_target().join("yardstick");
    let mut command = project.cargo();
    command
        .args(["build", "--quiet", "--release", "--locked"])
        .arg(format!("--target={TARGET}"))
        .arg("--manifest-path")
        .arg(project.at(YARDSTICK).join("Cargo.toml"))
        .arg("--target-dir")
        .arg(&target);
    process::run(&mut command)?;
    Ok(target.join(TARGET).join("release/yardstick.wasm"))
}

fn bind(compiled: &Path, folder: &Path) -> Outcome<()> {
    Bindgen::new()
        .input_path(compiled)
        .out_name("yardstick")
        .web(true)
        .attempt(|| "choose the form of the yardstick's glue".to_owned())?
        .omit_default_module_path(true)
        .generate(folder)
        .attempt(|| format!("make the glue of {}", compiled.display()))
}
