//! What part a character plays in a text: content, ignorable, space, line break, sentence end, quote, punctuation, symbol.
//!
//! Classes describe the original character, before folding. A character that reads as a letter, digit or Han character
//! is content, whatever Unicode calls it (① ㊙ 🅰).

use super::reading::Readings;
use super::unicode::Database;

/// The classes, with the numbers they have in `classes.bin`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    Content = 0,
    Ignorable = 1,
    Space = 2,
    LineBreak = 3,
    SentenceEnd = 4,
    Quote = 5,
    Punctuation = 6,
    Symbol = 7,
}

const SENTENCE_ENDS: &str = "。．｡﹒︒!！﹗︕?？﹖︖‼‽⁇⁈⁉;；﹔︔…‥⋯︙";
const QUOTES: &str = "“”‘’\"'„‟‚‛«»‹›「」『』｢｣《》〈〉〈〉〝〞〟＂＇﹁﹂﹃﹄︽︾︿﹀❛❜❝❞";
/// The blank Braille cell: a symbol by name, an empty place by looks.
const BRAILLE_BLANK: u32 = 0x2800;

/// The class of every code point, from 0 to 0x10FFFF.
pub(super) fn all(database: &Database, readings: &Readings) -> Vec<Class> {
    (0..=0x10_FFFF).map(|code| of(code, database, readings)).collect()
}

fn of(code: u32, database: &Database, readings: &Readings) -> Class {
    match code {
        0x09 | BRAILLE_BLANK => return Class::Space,
        0x0A..=0x0D | 0x85 | 0x2028 | 0x2029 => return Class::LineBreak,
        _ if is_invisible(code) => return Class::Ignorable,
        _ => {}
    }
    let Some(character) = char::from_u32(code) else { return Class::Content };
    if SENTENCE_ENDS.contains(character) {
        return Class::SentenceEnd;
    }
    if QUOTES.contains(character) {
        return Class::Quote;
    }
    if reads_as_content(character, database, readings) {
        return Class::Content;
    }
    match database.category(code) {
        "Mn" | "Me" | "Cf" | "Cc" => Class::Ignorable,
        "Zs" => Class::Space,
        category if category.starts_with('P') => Class::Punctuation,
        category if category.starts_with('S') => Class::Symbol,
        // Emoji of Unicode versions to come.
        "Cn" if (0x1F000..=0x1FAFF).contains(&code) => Class::Symbol,
        _ => Class::Content,
    }
}

/// Characters that show nothing although their category would not say so, and whole blocks kept for such.
fn is_invisible(code: u32) -> bool {
    matches!(
        code,
        0x115F | 0x1160 | 0x17B4 | 0x17B5 | 0x180B..=0x180F | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F
            | 0x3164 | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0 | 0xE0000..=0xE0FFF
    )
}

fn reads_as_content(character: char, database: &Database, readings: &Readings) -> bool {
    let single = readings.fold.get(&character);
    let is_letter = |target: &char| database.category(u32::from(*target)).starts_with(['L', 'N']);
    readings.expand.contains_key(&character) || single.is_some_and(is_letter)
}
