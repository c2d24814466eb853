//! Skipping what is already done: a step leaves a stamp made from the contents of all its inputs.
//!
//! Contents and not times, since a fresh clone or a branch switch changes every time and no content. A stamp counts
//! only while the step's outputs are there too.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::PathBuf;

use crate::files;
use crate::trouble::{Attempt, Outcome};

/// The fingerprint of a step's inputs, and the file that remembers it.
pub(crate) struct Stamp {
    file: PathBuf,
    fingerprint: String,
}

impl Stamp {
    /// Reads the inputs (files, or folders with all in them; a missing one counts as empty).
    pub(crate) fn of(file: PathBuf, inputs: &[PathBuf]) -> Outcome<Self> {
        let mut hasher = DefaultHasher::new();
        for input in inputs {
            for path in files::below(input)? {
                let content = fs::read(&path).attempt(|| format!("read {}", path.display()))?;
                path.hash(&mut hasher);
                content.hash(&mut hasher);
            }
        }
        Ok(Self { file, fingerprint: format!("{:016x}\n", hasher.finish()) })
    }

    /// Whether the step was done from just these inputs and its outputs are still there.
    pub(crate) fn is_fresh(&self, outputs: &[PathBuf]) -> bool {
        outputs.iter().all(|output| output.exists())
            && fs::read_to_string(&self.file).is_ok_and(|text| text == self.fingerprint)
    }

    /// Remembers that the step is done.
    pub(crate) fn set(&self) -> Outcome<()> {
        if let Some(folder) = self.file.parent() {
            files::make_folder(folder)?;
        }
        fs::write(&self.file, &self.fingerprint).attempt(|| format!("write {}", self.file.display()))
    }
}
