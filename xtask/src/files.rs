//! Files and folders, with errors that name them.

use std::fs;
use std::path::{Path, PathBuf};

use crate::trouble::{Attempt, Outcome};

/// Creates a folder and those above it.
pub(crate) fn make_folder(folder: &Path) -> Outcome<()> {
    fs::create_dir_all(folder).attempt(|| format!("create {}", folder.display()))
}

/// Deletes a folder and all in it; one that is not there counts as deleted.
pub(crate) fn remove_folder(folder: &Path) -> Outcome<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).attempt(|| format!("delete {}", folder.display()))
        }
        _ => Ok(()),
    }
}

/// Copies one file.
pub(crate) fn copy(from: &Path, to: &Path) -> Outcome<()> {
    fs::copy(from, to).map(|_| ()).attempt(|| format!("copy {} to {}", from.display(), to.display()))
}

/// Copies a folder with all in it, or those of its files that are wanted.
pub(crate) fn copy_below(from: &Path, to: &Path, wanted: impl Fn(&Path) -> bool) -> Outcome<()> {
    for file in below(from)?.into_iter().filter(|file| wanted(file)) {
        let target = to.join(file.strip_prefix(from).unwrap_or(&file));
        if let Some(folder) = target.parent() {
            make_folder(folder)?;
        }
        copy(&file, &target)?;
    }
    Ok(())
}

/// All files in a folder and below, sorted; a file stands for itself, a missing path for nothing.
pub(crate) fn below(path: &Path) -> Outcome<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_owned()]);
    }
    if !path.exists() {
        return Ok(Vec::new());
    }
    let nested = entries(path)?.iter().map(|entry| below(entry)).collect::<Outcome<Vec<_>>>()?;
    Ok(nested.concat())
}

/// What lies directly in a folder, sorted.
pub(crate) fn entries(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let list = fs::read_dir(folder).and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect());
    let mut paths: Vec<PathBuf> = list.attempt(|| format!("list {}", folder.display()))?;
    paths.sort();
    Ok(paths)
}
