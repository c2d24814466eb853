//! `cargo xtask bench`: ours beside other libraries, measured in one run, results written beside the benchmark.

use crate::project::Project;
use crate::trouble::Outcome;
use crate::{build, process, setup};

/// Builds, installs the libraries compared with, and runs the benchmark in Node.
pub(crate) fn run(project: &Project) -> Outcome<()> {
    setup::for_build(project)?;
    build::run(project)?;
    setup::npm_packages(project, "tests/bench")?;
    process::run(project.node().arg(project.at("tests/bench/run.js")))
}
