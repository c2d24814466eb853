//! A phrase as it was meant: without list numbers, bullets, invisible characters and what damaged files leave behind.

use crate::text::Reading;

/// A line that was changed says so in the report; nothing is mended in silence.
pub(super) fn cleaned(text: &str, numbered: bool) -> String {
    let emoji = text.chars().any(|character| matches!(character, '\u{2190}'..='\u{2BFF}' | '\u{1F000}'.. | '\u{20E3}'));
    let visible: String = text
        .chars()
        .filter_map(|character| match character {
            // Emoji are put together with these.
            '\u{200D}' | '\u{FE0F}' if emoji => Some(character),
            '\t' | '\n' | '\r' | '\u{A0}' | '\u{2028}' | '\u{2029}' => Some(' '),
            _ => Some(character).filter(|&character| !is_invisible(character)),
        })
        .collect();
    let trimmed = visible.trim();
    let bare = if numbered { without_number(trimmed) } else { trimmed };
    bare.to_owned()
}

const fn is_invisible(character: char) -> bool {
    matches!(character,
            '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180E}'
            | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}')
}

/// A list item without its bullet or number: `3. 你找领导去`, `（二）没空`, `• 没空`.
fn without_number(text: &str) -> &str {
    if let Some(rest) = text.strip_prefix(['•', '·', '●', '○', '■', '◆', '▪', '‣']) {
        return rest.trim_start();
    }
    if let Some(rest) = text.strip_prefix("- ").or_else(|| text.strip_prefix("* ")) {
        return rest.trim_start();
    }
    let open = text.strip_prefix(['(', '（']);
    let number = open.unwrap_or(text);
    let is_digit = |character: char| character.is_ascii_digit() || "一二三四五六七八九十".contains(character);
    let rest = number.trim_start_matches(is_digit);
    let digits = number[..number.len() - rest.len()].chars().count();
    let closed = if open.is_some() {
        rest.strip_prefix([')', '）'])
    } else {
        rest.strip_prefix(['.', '、', '．', ')', '）'])
    };
    match closed.map(str::trim_start) {
        // A decimal is no list number.
        Some(item)
            if (1..=4).contains(&digits)
                && !item.is_empty()
                && !item.starts_with(|next: char| next.is_ascii_digit()) =>
        {
            item
        }
        _ => text,
    }
}

/// Whether a decoder has put replacement characters where it could not read the file.
pub(super) fn is_damaged(text: &str) -> bool {
    text.contains(char::REPLACEMENT_CHARACTER)
}

/// Whether there is nothing in it but punctuation and spaces, which would be found everywhere.
pub(super) fn is_bare_punctuation(text: &str) -> bool {
    let mark = |character| matches!(character, '\0'..'\u{2190}' | '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FFEF}');
    text.chars().all(mark) && Reading::of(&text.encode_utf16().collect::<Vec<u16>>()).tokens().is_empty()
}

/// What a phrase is the same as another by: what it reads as, and how often each character stands there. Marks that would
/// be read over are all there is to `c++` or 🖕, so those are compared as they stand.
pub(super) fn key(phrase: &str, reading: &mut Reading) -> Vec<u16> {
    const REPEATED: u16 = 0;
    const LITERAL: u16 = 1;
    let units: Vec<u16> = phrase.encode_utf16().collect();
    reading.read(&units);
    let tokens = reading.tokens();
    let written = units.iter().filter(|&&unit| unit != 0x20).count();
    if tokens.is_empty() || tokens.len() == 1 && (reading.run_length(&units, 0, u32::MAX) as usize) < written {
        reading.read_literally(&units);
        return [LITERAL].iter().chain(reading.tokens()).copied().collect();
    }
    let mut key = Vec::with_capacity(tokens.len());
    for (at, &token) in tokens.iter().enumerate() {
        key.push(token);
        let count = if units.len() == tokens.len() { 1 } else { reading.run_length(&units, at, u32::from(u16::MAX)) };
        if count > 1 {
            key.extend([REPEATED, count as u16]);
        }
    }
    key
}

/// A name for the entry of a phrase that stays the same from import to import: `p-` and twelve digits of a hash (FNV-1a) of
/// what the phrase is compared by.
pub(super) fn id_of(key: &[u16]) -> String {
    let hash = key
        .iter()
        .fold(0xCBF2_9CE4_8422_2325_u64, |hash, &unit| (hash ^ u64::from(unit)).wrapping_mul(0x0000_0100_0000_01B3));
    format!("p-{:012x}", (hash ^ hash >> 48) & 0xFFFF_FFFF_FFFF)
}
