//! `cargo xtask package`: the npm package, staged apart, checked and packed into `target/package/`.
//!
//! It is staged because `www/` is also the host page's folder: the package gets dist, its manifest, the README and
//! the licences, and nothing of the page.

use crate::project::Project;
use crate::trouble::Outcome;
use crate::{build, files, process};

/// Files of the project's root that a package carries. A test of the package says which it must have.
const COMPANIONS: [&str; 5] = ["README.md", "CHANGELOG.md", "NOTICE", "LICENSE-MIT", "LICENSE-APACHE"];

/// Builds, packs and says where the package is.
pub(crate) fn run(project: &Project) -> Outcome<()> {
    build::run(project)?;
    pack(project)?;
    println!("The package is in {}.", project.at("target/package").display());
    Ok(())
}

/// Packs what is in dist, then has the package checked: a faulty tarball is still there to be looked at.
pub(crate) fn pack(project: &Project) -> Outcome<()> {
    let folder = project.at("target/package");
    files::remove_folder(&folder)?;
    let staged = folder.join("kefu");
    files::make_folder(&staged)?;
    files::copy(&project.at("www/package.json"), &staged.join("package.json"))?;
    for name in COMPANIONS {
        let file = project.at(name);
        if file.is_file() {
            files::copy(&file, &staged.join(name))?;
        }
    }
    files::copy_below(&project.dist(), &staged.join("dist"), |_| true)?;
    process::read(project.npm("www").args(["pack", "--silent"]).arg(&staged).arg("--pack-destination").arg(&folder))?;
    process::run(project.npm_tool("publint").args(["run", "--strict", "--pack=false"]).arg(&staged))
}
