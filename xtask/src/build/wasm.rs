//! One wasm module: cargo compiles it, wasm-bindgen writes its glue, binaryen optimises it.
//!
//! wasm-bindgen runs as a library, since its command line tool would have to be installed, and both must be of the
//! same version to the letter. The `target_features` section must survive until binaryen has read it: without that
//! section binaryen refuses the module, so nothing strips before it.

use std::fs;
use std::path::{Path, PathBuf};

use wasm_bindgen_cli_support::Bindgen;

use super::modules::Module;
use super::{glue, silence};
use crate::project::Project;
use crate::stamp::Stamp;
use crate::trouble::{Attempt, Outcome};
use crate::{files, process};

const TARGET: &str = "wasm32-unknown-unknown";

/// Builds one module, unless nothing it is made of has changed.
pub(super) fn build(project: &Project, module: &Module) -> Outcome<()> {
    let inputs = [
        "Cargo.toml",
        "Cargo.lock",
        "src",
        "xtask/src/build/glue.rs",
        "xtask/src/build/modules.rs",
        "xtask/src/build/silence.rs",
        "xtask/src/build/wasm.rs",
        "www/package-lock.json",
    ];
    let stamp = Stamp::of(project.stamp(&format!("{}.wasm", module.name)), &inputs.map(|path| project.at(path)))?;
    let folder = module.folder(project);
    if stamp.is_fresh(&[folder.join("kefu.js"), module.wasm(project)]) {
        return Ok(());
    }
    println!("Building {}.wasm.", module.name);
    let compiled = compile(project, module)?;
    files::remove_folder(&folder)?;
    bind(&compiled, &folder)?;
    optimise(project, module, &folder)?;
    stamp.set()
}

fn compile(project: &Project, module: &Module) -> Outcome<PathBuf> {
    let mut command = project.cargo();
    command
        .args(["build", "--quiet", "--release", "--lib", "--package=kefu", "--no-default-features"])
        .arg(format!("--target={TARGET}"))
        .arg(format!("--features={}", module.features))
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", module.optimise)
        .env("CARGO_ENCODED_RUSTFLAGS", neutral_paths(project)?);
    process::run(&mut command)?;
    Ok(project.cargo_target().join(TARGET).join("release/kefu.wasm"))
}

/// Flags that keep this machine's folders out of panic messages, so that two machines build the same bytes.
/// Cargo's encoding of flags parts them by a control character: folders may have spaces in their names.
fn neutral_paths(project: &Project) -> Outcome<String> {
    let mut flags = vec![format!("--remap-path-prefix={}=", project.at("").display())];
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::home_dir().map(|user| user.join(".cargo")));
    let registries = home.map(|home| home.join("registry/src")).filter(|folder| folder.is_dir());
    if let Some(folder) = registries {
        let paths = files::entries(&folder)?;
        flags.extend(paths.iter().map(|path| format!("--remap-path-prefix={}=dependencies", path.display())));
    }
    Ok(flags.join("\u{1f}"))
}

fn bind(compiled: &Path, folder: &Path) -> Outcome<()> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_bytes("kefu", silence::silenced(compiled)?)
        .out_name("kefu")
        .web(true)
        .attempt(|| "choose the form of the glue".to_owned())?
        .typescript(true)
        // The engine always says where its module is; a default would make bundlers look for a file we don't ship.
        .omit_default_module_path(true)
        .generate(folder)
        .attempt(|| format!("make the glue of {}", compiled.display()))
}

/// Optimises the module, and gives what it and its glue share one-letter names: half a kilobyte less for every page.
///
/// For speed: after the crate's own profile, `-Oz` makes the guard 0.1 % smaller under brotli and no more (measured). Where
/// bytes count, functions with one caller stay functions: put into one another they share their locals, which costs 6 %
/// under brotli though it saves some before (measured).
fn optimise(project: &Project, module: &Module, folder: &Path) -> Outcome<()> {
    let wasm = folder.join("kefu_bg.wasm");
    let mut command = project.npm_tool("wasm-opt");
    command.args(["-O3", "--minify-imports-and-exports-and-modules"]).arg(&wasm).arg("-o").arg(&wasm);
    if module.optimise == "z" {
        command.arg("--one-caller-inline-max-function-size=0");
    }
    let names = process::read(&mut command)?;
    // For whoever has to find an export in the module: a debugger, a test.
    fs::write(folder.join("names.json"), &names).attempt(|| "write names.json".to_owned())?;
    let names = serde_json::from_str(&names).attempt(|| "read the names wasm-opt gave".to_owned())?;
    let script = folder.join("kefu.js");
    let source = fs::read_to_string(&script).attempt(|| format!("read {}", script.display()))?;
    fs::write(&script, glue::lean(&glue::renamed(&source, &names))).attempt(|| format!("write {}", script.display()))
}
