//! Every script of the project, run as `cargo xtask <command>`.
//!
//! Each command does its own set-up, so that a fresh clone needs only Rust and Node, and skips whatever is already
//! done. Nothing here knows what the engines do: a rule, a pack or a page is a file that this tool finds and carries.
#![allow(clippy::print_stdout, reason = "telling a person what it does is this program's purpose")]

mod bench;
mod build;
mod demo;
mod files;
mod package;
mod process;
mod project;
mod serve;
mod setup;
mod stamp;
mod tables;
mod test;
mod trouble;

use std::process::ExitCode;

use project::Project;
use trouble::{Outcome, Trouble};

const USAGE: &str = "\
cargo xtask demo [--port N]     build everything and serve the host page
cargo xtask test [native|web]   run every check, or one half of them
cargo xtask build               write the package's files to www/dist
cargo xtask package             pack and check the npm package in target/package
cargo xtask bench [part]        measure beside other libraries, write tests/bench/RESULTS.md; parts: phrases, reviews, scores, forms
cargo xtask tables [--check]    make the text tables from their sources, or say whether they are up to date";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("xtask: {trouble}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Outcome<()> {
    let project = Project::find()?;
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["demo"] => demo::run(&project, demo::DEFAULT_PORT),
        ["demo", "--port", port] => demo::run(&project, demo::parse_port(port)?),
        ["test"] => test::run(&project, test::Part::All),
        ["test", "native"] => test::run(&project, test::Part::Native),
        ["test", "web"] => test::run(&project, test::Part::Web),
        ["build"] => {
            setup::for_build(&project)?;
            build::run(&project)
        }
        ["package"] => {
            setup::for_build(&project)?;
            package::run(&project)
        }
        ["tables", ..] => tables::run(&arguments[1..]),
        ["bench"] => bench::run(&project, None),
        ["bench", part] => bench::run(&project, Some(part)),
        ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        [] => Err(Trouble::new("Which command?").mend(USAGE)),
        _ => Err(Trouble::new(format!("There is no command `{}`.", words.join(" "))).mend(USAGE)),
    }
}
