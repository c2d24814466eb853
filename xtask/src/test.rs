//! `cargo xtask test`: every check there is, the same on a developer's machine and in CI.
//!
//! The runners speak for themselves: their output goes to the terminal unchanged. A failing check doesn't stop the
//! ones after it, since one run should show all there is to mend; what failed is named at the end.

use std::path::PathBuf;
use std::process::Command;

use crate::project::Project;
use crate::trouble::{Outcome, Trouble};
use crate::{build, files, package, process, setup};

/// Web tests are processes with a browser each; more at once than this only makes them wait for one another.
const BROWSERS_AT_ONCE: usize = 2;

/// Milliseconds after which a file of web tests (Node counts by file, not by test) is taken to hang.
const PATIENCE: u32 = 600_000;

/// Which checks to run.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// Both halves.
    All,
    /// Formatting, lints and the Rust tests.
    Native,
    /// Types, the package and the pages in a browser.
    Web,
}

/// Runs the checks of a part.
pub(crate) fn run(project: &Project, part: Part) -> Outcome<()> {
    let mut failed = Vec::new();
    if part != Part::Web {
        setup::for_native_tests(project)?;
        for (title, mut command) in native(project) {
            check(title, || process::run(&mut command), &mut failed);
        }
    }
    if part != Part::Native {
        setup::for_web_tests(project)?;
        // Without a build the web tests would only repeat, each in its own words, that there is none.
        if check("build", || build::run(project), &mut failed) {
            check("types", || types(project), &mut failed);
            check("package", || package::pack(project), &mut failed);
            check("web tests", || web_tests(project), &mut failed);
        }
    }
    if failed.is_empty() {
        return Ok(());
    }
    Err(Trouble::new(format!("Failed: {}.", failed.join(", "))))
}

fn check(title: &'static str, work: impl FnOnce() -> Outcome<()>, failed: &mut Vec<&'static str>) -> bool {
    println!("Checking: {title}.");
    let outcome = work();
    if let Err(trouble) = &outcome {
        eprintln!("{trouble}");
        failed.push(title);
    }
    outcome.is_ok()
}

fn native(project: &Project) -> [(&'static str, Command); 4] {
    let cargo = |arguments: &[&str]| {
        let mut command = project.cargo();
        command.args(arguments);
        command
    };
    let deny = ["--", "-D", "warnings"];
    let everywhere = ["clippy", "--quiet", "--workspace", "--all-targets"];
    let browser = ["clippy", "--quiet", "--package=kefu", "--all-features", "--target=wasm32-unknown-unknown"];
    [
        ("formatting", cargo(&["fmt", "--all", "--check"])),
        ("lints", cargo(&[&everywhere[..], &deny].concat())),
        ("lints for the browser", cargo(&[&browser[..], &deny].concat())),
        ("native tests", cargo(&["test", "--quiet", "--workspace"])),
    ]
}

fn types(project: &Project) -> Outcome<()> {
    process::run(project.npm_tool("tsc").arg("--project").arg(project.at("www/tsconfig.json")))
}

fn web_tests(project: &Project) -> Outcome<()> {
    process::run(
        project
            .node()
            .arg("--test")
            .arg("--test-reporter=spec")
            .arg(format!("--test-concurrency={BROWSERS_AT_ONCE}"))
            .arg(format!("--test-timeout={PATIENCE}"))
            .args(web_test_files(project)?),
    )
}

/// Named one by one: what `node --test` makes of a folder differs between versions.
fn web_test_files(project: &Project) -> Outcome<Vec<PathBuf>> {
    let mut paths = files::entries(&project.at("tests/web"))?;
    paths.retain(|path| path.to_string_lossy().ends_with(".test.js"));
    Ok(paths)
}
