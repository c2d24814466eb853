//! `cargo xtask tables`: makes the compact tables by which the engine folds text, from sources with a named licence.
//!
//! Deterministic: the same sources give the same bytes, and `--check` says whether the files in the tree are those.
//! Refuses to know how the engine uses the tables; their sense is described in `reading`, `han`, `latin`, `classes` and
//! `cloaks`, their formats in `encode` and `packed`. What reads the tables, or goes both ways, is the engine's own code,
//! compiled here from its files: this tool must not wait for the whole engine to be compiled with every change of it.

mod classes;
mod cloaks;
mod encode;
mod han;
mod latin;
#[path = "../../src/text/likeness/packed/mod.rs"]
mod packed;
#[cfg(test)]
#[path = "../../src/text/tables/read.rs"]
mod read;
#[cfg(test)]
#[path = "../../src/text/likeness/reader.rs"]
mod reader;
mod reading;
mod sources;
mod syllables;
#[cfg(test)]
mod tests;
mod unicode;
mod writer;

use std::fs;

use crate::files;
use crate::process;
use crate::project::Project;
use crate::trouble::{Attempt, Outcome, Trouble};

/// A generated file: its path in the project and its bytes.
struct Table {
    path: &'static str,
    bytes: Vec<u8>,
}

impl Table {
    fn new(path: &'static str, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path, bytes: bytes.into() }
    }
}

/// Writes the tables, or with `--check` compares them with the files in the tree; prints their sizes.
pub(crate) fn run(arguments: &[String]) -> Outcome<()> {
    let project = Project::find()?;
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let tables = generate(&project)?;
    match words[..] {
        [] => write(&project, &tables)?,
        ["--check"] => check(&project, &tables)?,
        _ => return Err(Trouble::new("The only option of `tables` is --check.")),
    }
    report(&project, &tables)
}

fn generate(project: &Project) -> Outcome<Vec<Table>> {
    let sources = sources::Sources::prepare(&project.cargo_target().join("tables"))?;
    let database = unicode::Database::read(&sources)?;
    let han = han::Han::read(&sources)?;
    let readings = reading::all(&database, &han);
    let (level_1, level_2) = han.gb2312.split_at(han::GB2312_LEVEL_1.min(han.gb2312.len()));
    let gb2312 = [level_1, level_2].map(|level| level.iter().collect::<String>() + "\n").concat();
    let classes = classes::all(&database, &readings);
    let cloaks = cloaks::all(&sources, &han, &readings)?;
    Ok(vec![
        Table::new("src/text/tables/fold.bin", encode::fold(&readings)),
        Table::new("src/text/tables/expand.bin", encode::expand(&readings)),
        Table::new("src/text/tables/classes.bin", encode::classes(&classes)),
        Table::new("src/text/tables/syllables.txt", syllables::all(&sources)?),
        Table::new("src/text/tables/cloaks.bin", cloaks),
        // Not for the engine: the simplified characters that the tests hold against the tables.
        Table::new("xtask/src/tables/gb2312.txt", gb2312),
    ])
}

fn write(project: &Project, tables: &[Table]) -> Outcome<()> {
    tables.iter().try_for_each(|table| {
        let path = project.at(table.path);
        path.parent().map_or(Ok(()), files::make_folder)?;
        fs::write(&path, &table.bytes).attempt(|| format!("write {}", table.path))
    })
}

fn check(project: &Project, tables: &[Table]) -> Outcome<()> {
    let is_stale = |table: &&Table| fs::read(project.at(table.path)).ok().as_ref() != Some(&table.bytes);
    let stale: Vec<&str> = tables.iter().filter(is_stale).map(|table| table.path).collect();
    if stale.is_empty() {
        return Ok(());
    }
    Err(Trouble::new(format!("Not what the generator makes: {}.", stale.join(", ")))
        .mend("Run `cargo xtask tables` and look at the differences."))
}

fn report(project: &Project, tables: &[Table]) -> Outcome<()> {
    for table in tables {
        let brotli = brotli_size(project, &table.bytes)?;
        println!("{:32} {:6} bytes, brotli {brotli:>6}", table.path, table.bytes.len());
    }
    Ok(())
}

/// Node has brotli built in, so that measuring needs no library of our own.
fn brotli_size(project: &Project, bytes: &[u8]) -> Outcome<String> {
    let path = project.cargo_target().join("tables/measured");
    fs::write(&path, bytes).attempt(|| format!("write {}", path.display()))?;
    let script = "const bytes = require('fs').readFileSync(process.argv[1]);
        process.stdout.write(String(require('zlib').brotliCompressSync(bytes).length))";
    process::read(project.node().args(["-e", script]).arg(&path))
}
