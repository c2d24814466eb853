//! From sources to `www/dist/`: compile each module, shrink it, bundle the JavaScript, gather the packs.
//!
//! Two steps, each skipped when none of its inputs changed: one per wasm module ([`wasm`]), then all of dist at once
//! ([`dist`]), which takes a second and so needs no finer grain. Builds of one tree wait for one another.

mod dist;
mod glue;
mod modules;
mod packs;
mod silence;
mod wasm;

use std::fs::File;

use crate::files;
use crate::project::Project;
use crate::trouble::{Attempt, Outcome};

/// Brings `www/dist/` up to date.
pub(crate) fn run(project: &Project) -> Outcome<()> {
    let _lock = lock(project)?;
    for module in modules::MODULES {
        wasm::build(project, module)?;
    }
    dist::build(project)
}

/// Held until dropped. Without it two commands at once would write the same files.
fn lock(project: &Project) -> Outcome<File> {
    files::make_folder(&project.build())?;
    let path = project.build().join("lock");
    let file = File::create(&path).attempt(|| format!("create {}", path.display()))?;
    if file.try_lock().is_err() {
        println!("Waiting for another build of this project to finish.");
        file.lock().attempt(|| format!("lock {}", path.display()))?;
    }
    Ok(file)
}
