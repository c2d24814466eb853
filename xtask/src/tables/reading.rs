//! What a reader sees in a character: the closure of all the single steps, for every character of Unicode.
//!
//! A reading is made of characters that read as themselves, so folding twice changes nothing. Emoji stay whole:
//! 🈚 is a picture to a reader, not the character 無, although Unicode's compatibility mapping says so.

use std::collections::BTreeMap;

use super::han::Han;
use super::latin;
use super::unicode::{Character, Database};

/// Readings of one character, and readings of several; no source is a part of any reading.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Readings {
    pub(crate) fold: BTreeMap<char, char>,
    pub(crate) expand: BTreeMap<char, Vec<char>>,
}

/// Enclosed CJK and the pictographs: from here on, whatever is an emoji is nothing else.
const FIRST_PICTOGRAPH: char = '\u{1F200}';
/// Marks that stand after a name and are not read: ™ ℠ and their raised kin.
const UNREAD_MARKS: &str = "™℠🅪🅫🅬";
/// Months, hours and days as one character (㋀ ㍘ ㏠): nothing anyone types.
const CALENDAR: [(char, char); 3] = [('㋀', '㋋'), ('㍘', '㍰'), ('㏠', '㏾')];
/// A ligature of more letters than this is a signature, not text.
const LONGEST: usize = 4;

/// Works out the readings of all assigned characters.
pub(super) fn all(database: &Database, han: &Han) -> Readings {
    let reader = Reader { database, han };
    let mut readings = Readings { fold: BTreeMap::new(), expand: BTreeMap::new() };
    let sources = database
        .characters()
        .map(|(source, _)| source)
        .chain(('\u{3400}'..='\u{9FFF}').chain('\u{20000}'..='\u{2FA1D}'));
    for source in sources {
        let reading = reader.read(source);
        match reading[..] {
            [target] if target != source && reader.is_target(target) => {
                readings.fold.insert(source, target);
            }
            [_, _, ..]
                if reading.len() <= LONGEST && reading.iter().all(|part| is_word_part(*part)) && is_typed(source) =>
            {
                readings.expand.insert(source, reading);
            }
            _ => {}
        }
    }
    readings
}

struct Reader<'a> {
    database: &'a Database,
    han: &'a Han,
}

impl Reader<'_> {
    /// The whole reading. Ends, because every step goes to plainer characters; sources that lead in a circle would
    /// overflow the stack, and so be noticed at once.
    fn read(&self, character: char) -> Vec<char> {
        let parts = self.step(character);
        if parts == [character] {
            return parts;
        }
        parts.into_iter().flat_map(|part| self.read(part)).collect()
    }

    fn step(&self, character: char) -> Vec<char> {
        if character >= FIRST_PICTOGRAPH && self.database.emoji.contains(&character) || UNREAD_MARKS.contains(character)
        {
            return vec![character];
        }
        let target = latin::twin(character)
            .or_else(|| self.han.step(character))
            .or_else(|| self.database.radicals.get(&character).copied());
        match (target, self.database.get(character)) {
            (Some(target), _) => vec![target],
            (None, Some(data)) => self.step_by_database(character, data),
            (None, None) => vec![character],
        }
    }

    fn step_by_database(&self, character: char, data: &Character) -> Vec<char> {
        if let Some(letter) = latin::by_name(&data.name) {
            return vec![letter];
        }
        if let Some(digit) = data.decimal.and_then(|digit| char::from_digit(digit, 10)) {
            return vec![digit];
        }
        match data.decomposition[..] {
            [] => circled_number(data).unwrap_or_else(|| vec![data.lower.unwrap_or(character)]),
            [target] => vec![target],
            [base, ..] if !data.compatibility => {
                self.without_accent(base).map_or_else(|| vec![data.lower.unwrap_or(character)], |letter| vec![letter])
            }
            _ => self.without_frame(character, data),
        }
    }

    /// Accents go from letters that read as Latin; が and έ are letters of their own.
    fn without_accent(&self, base: char) -> Option<char> {
        match self.read(base)[..] {
            [letter] if letter.is_ascii_lowercase() => Some(letter),
            _ => None,
        }
    }

    /// `(10)`, `10.`, `〔本〕`: brackets, points and marks of an enclosed or abbreviated form are not read.
    fn without_frame(&self, character: char, data: &Character) -> Vec<char> {
        let is_read =
            |part: &char| !"().,〔〕".contains(*part) && !self.database.category(u32::from(*part)).starts_with('M');
        let parts: Vec<char> = data.decomposition.iter().copied().filter(is_read).collect();
        // Currency signs such as ₨ are signs; fractions and units with a sign (℃) say more than their letters.
        let is_word = |part: &char| self.read(*part).into_iter().all(is_word_part);
        if data.category == "Sc" || !parts.iter().all(is_word) { vec![character] } else { parts }
    }

    /// Whether a single reading is of use: one code unit, not blank or invisible, of a script that phrases are written
    /// in, and no Han character that simplified text never has (some are simplified by analogy only).
    fn is_target(&self, target: char) -> bool {
        let is_foreign = match u32::from(target) {
            0x0590..=0x08FF | 0x1100..=0x11FF | 0x3131..=0x318E | 0xAC00..=0xD7FF | 0x1_0000.. => true,
            0x3400..=0x9FFF => !self.han.is_everyday(target),
            _ => false,
        };
        !is_foreign && !matches!(self.database.category(u32::from(target)), "Mn" | "Me" | "Cf" | "Cc" | "Zs")
    }
}

/// ❶ ⓫ ⓿ have no decomposition, only a number.
fn circled_number(data: &Character) -> Option<Vec<char>> {
    let number = data.number.filter(|_| data.name.contains("CIRCLED"))?;
    Some(number.to_string().chars().collect())
}

/// Whether a part of a longer reading can be part of a phrase: Latin letter, digit or Han character.
fn is_word_part(part: char) -> bool {
    part.is_ascii_alphanumeric() || matches!(u32::from(part), 0x3400..=0x4DBF | 0x4E00..=0x9FFF)
}

fn is_typed(source: char) -> bool {
    !CALENDAR.iter().any(|(first, last)| (*first..=*last).contains(&source))
}
