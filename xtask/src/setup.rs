//! What a command needs of the machine, put in place where it is missing.
//!
//! Each step looks first and does nothing, silently, when all is there. A step that changes the system itself
//! (Debian packages) is taken only for the tests, only where it can succeed, and otherwise says what to do by hand.

use std::path::Path;
use std::process::Command;

use crate::process;
use crate::project::Project;
use crate::stamp::Stamp;
use crate::trouble::{Outcome, Trouble};

const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The oldest Node whose test runner has the flags that the tests use.
const OLDEST_NODE: (u32, u32) = (20, 11);

const BROWSERS: [&str; 3] = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/// What building needs: the wasm target and the npm packages.
pub(crate) fn for_build(project: &Project) -> Outcome<()> {
    wasm_target(project)?;
    node()?;
    npm_packages(project, "www")
}

/// What the web tests need beside that: a browser, and a font that can show Chinese.
pub(crate) fn for_web_tests(project: &Project) -> Outcome<()> {
    for_build(project)?;
    let mut packages = Vec::new();
    if !has_browser()? {
        packages.push("chromium");
    }
    if !has_chinese_font() {
        packages.push("fonts-noto-cjk");
    }
    debian_packages(&packages)
}

/// What the Rust checks need; rustup's smallest profile lacks the formatter and the linter.
pub(crate) fn for_native_tests(project: &Project) -> Outcome<()> {
    wasm_target(project)?;
    for (component, subcommand) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if process::read(project.cargo().args([subcommand, "--version"])).is_ok() {
            continue;
        }
        println!("Adding {component} to Rust.");
        rustup(project, &["component", "add", component], &format!("This Rust has no {component}."))?;
    }
    Ok(())
}

/// Compiling for the browser; a toolchain can bring the target without rustup.
fn wasm_target(project: &Project) -> Outcome<()> {
    let sysroot = process::read(Command::new("rustc").current_dir(project.at("")).args(["--print", "sysroot"]))?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(WASM_TARGET).is_dir() {
        return Ok(());
    }
    println!("Adding Rust's {WASM_TARGET} target.");
    rustup(project, &["target", "add", WASM_TARGET], &format!("This Rust has no {WASM_TARGET} target."))
}

/// Extends the toolchain; `lack` is what to say where Rust came without rustup.
fn rustup(project: &Project, arguments: &[&str], lack: &str) -> Outcome<()> {
    if !process::exists("rustup") {
        return Err(Trouble::new(lack).mend("Install Rust with rustup, or add your system's package for it."));
    }
    process::run(Command::new("rustup").current_dir(project.at("")).args(arguments))
}

/// The npm packages of one folder, exactly as its lock file has them.
pub(crate) fn npm_packages(project: &Project, folder: &str) -> Outcome<()> {
    install(project, folder, &["ci"])
}

/// The same for a folder in which a package has parts for other systems that not every registry has: a lock file made
/// without them does not satisfy `npm ci`. What is asked for by name is of the exact version all the same.
pub(crate) fn npm_packages_of_this_system(project: &Project, folder: &str) -> Outcome<()> {
    install(project, folder, &["install", "--no-save"])
}

fn install(project: &Project, folder: &str, how: &[&str]) -> Outcome<()> {
    let installed = project.at(folder).join("node_modules");
    let manifests = ["package.json", "package-lock.json", ".npmrc"];
    let inputs = manifests.map(|name| project.at(folder).join(name));
    let stamp = Stamp::of(installed.join(".kefu-stamp"), &inputs)?;
    if stamp.is_fresh(&[]) {
        return Ok(());
    }
    println!("Installing the npm packages of {folder}.");
    process::run(project.npm(folder).args(how).arg("--loglevel=error"))?;
    stamp.set()
}

fn node() -> Outcome<()> {
    let mend = format!(
        "Install Node {}.{} or newer; Debian's packages are called nodejs and npm.",
        OLDEST_NODE.0, OLDEST_NODE.1
    );
    if !process::exists("node") || !process::exists("npm") {
        return Err(Trouble::new("Node or npm is missing.").mend(mend));
    }
    let version = process::read(Command::new("node").arg("--version"))?;
    match parse_version(&version) {
        Some(found) if found >= OLDEST_NODE => Ok(()),
        _ => Err(Trouble::new(format!("Node {} is too old.", version.trim())).mend(mend)),
    }
}

fn parse_version(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.trim().trim_start_matches('v').split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

fn has_browser() -> Outcome<bool> {
    match std::env::var_os("CHROMIUM") {
        Some(path) if Path::new(&path).is_file() => Ok(true),
        Some(path) => Err(Trouble::new(format!("CHROMIUM names {}, and no such file exists.", path.to_string_lossy()))
            .mend("Set it to the browser's path, or unset it.")),
        None => Ok(BROWSERS.iter().any(|path| Path::new(path).is_file())),
    }
}

fn has_chinese_font() -> bool {
    process::read(Command::new("fc-list").arg(":lang=zh-cn")).is_ok_and(|fonts| !fonts.trim().is_empty())
}

fn debian_packages(packages: &[&str]) -> Outcome<()> {
    if packages.is_empty() {
        return Ok(());
    }
    let names = packages.join(" ");
    if !process::exists("apt-get") {
        return Err(Trouble::new(format!("The web tests need {names}, and this is not a Debian system."))
            .mend("Install Chromium and a font with Chinese characters; set CHROMIUM to the browser's path."));
    }
    if process::read(Command::new("id").arg("-u"))?.trim() != "0" {
        return Err(Trouble::new(format!("The web tests need {names}, and installing that takes root."))
            .mend(format!("Run `sudo apt-get install {names}` once.")));
    }
    println!("Installing {names}.");
    apt_get(&["update"])?;
    apt_get(&[&["install", "--yes", "--no-install-recommends"], packages].concat())
}

fn apt_get(arguments: &[&str]) -> Outcome<()> {
    process::run(Command::new("apt-get").env("DEBIAN_FRONTEND", "noninteractive").arg("--quiet=2").args(arguments))
}

#[cfg(test)]
mod tests {
    use super::parse_version;

    #[test]
    fn node_tells_its_version_in_one_form() {
        assert_eq!(parse_version("v20.20.2\n"), Some((20, 20)));
        assert_eq!(parse_version("v8.1.0-nightly"), Some((8, 1)));
        assert_eq!(parse_version("20"), None);
    }
}
