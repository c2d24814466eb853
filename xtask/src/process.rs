//! Running other programs, with errors that name the command a person could try by hand.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::trouble::{Attempt, Outcome, Trouble};

/// Runs a command with its output going straight to the terminal.
pub(crate) fn run(command: &mut Command) -> Outcome<()> {
    let status = command.status().attempt(|| format!("start `{}`", line(command)))?;
    if status.success() {
        return Ok(());
    }
    Err(Trouble::new(format!("`{}` failed ({status}).", line(command))))
}

/// Runs a command silently and returns what it printed; when it fails, the error shows what it said.
pub(crate) fn read(command: &mut Command) -> Outcome<String> {
    let output = command.stdin(Stdio::null()).output().attempt(|| format!("start `{}`", line(command)))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() {
        return Ok(text);
    }
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    Err(Trouble::new(format!("`{}` failed ({}).", line(command), output.status)).mend(said + &text))
}

/// Whether a program of this name is on the search path.
pub(crate) fn exists(program: &str) -> bool {
    let Some(path) = std::env::var_os("PATH") else {
        return false;
    };
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

fn line(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    std::iter::once(program).chain(command.get_args()).map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
