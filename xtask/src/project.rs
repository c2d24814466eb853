//! Where things are: the one place that knows the project's folders and how its outside tools are called.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::trouble::{Outcome, Trouble};

/// The project on disk.
pub(crate) struct Project {
    root: PathBuf,
}

impl Project {
    /// The project this tool was compiled in.
    pub(crate) fn find() -> Outcome<Self> {
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .filter(|root| root.join("Cargo.toml").is_file())
            .map(|root| Self { root: root.to_owned() })
            .ok_or_else(|| {
                Trouble::new("The project this tool was built in has moved.")
                    .mend("Run `cargo xtask` inside the project, so that it is built anew.")
            })
    }

    /// A file or folder of the project.
    pub(crate) fn at(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// Intermediate results, git-ignored.
    pub(crate) fn build(&self) -> PathBuf {
        self.at("www/build")
    }

    /// What a page loads and the package ships, git-ignored.
    pub(crate) fn dist(&self) -> PathBuf {
        self.at("www/dist")
    }

    /// The stamp that says from which inputs a step was last done.
    pub(crate) fn stamp(&self, step: &str) -> PathBuf {
        self.build().join("stamps").join(step)
    }

    /// Cargo's output folder, wherever the environment has put it.
    pub(crate) fn cargo_target(&self) -> PathBuf {
        self.root.join(std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| OsString::from("target")))
    }

    /// A call of cargo in the project.
    pub(crate) fn cargo(&self) -> Command {
        let program = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        command
    }

    /// A call of npm in a folder of the project.
    pub(crate) fn npm(&self, folder: &str) -> Command {
        let mut command = Command::new("npm");
        command.current_dir(self.at(folder));
        command
    }

    /// A call of Node in the project.
    pub(crate) fn node(&self) -> Command {
        let mut command = Command::new("node");
        command.current_dir(&self.root);
        command
    }

    /// A call of a program that an npm package brings.
    pub(crate) fn npm_tool(&self, name: &str) -> Command {
        let mut command = Command::new(self.at("www/node_modules/.bin").join(name));
        command.current_dir(self.at("www"));
        command
    }
}
