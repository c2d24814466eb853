//! The pieces of an expression. Full-width signs and curly quotation marks count as their plain ones.

/// A piece of an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// A name or a word such as `and`.
    Name(String),
    /// Digits, with or without a point; behind them perhaps a percent sign.
    Number(String),
    /// A text between quotation marks.
    Text(String),
    /// Anything else: `(`, `<=`.
    Sign(&'static str),
}

const SIGNS: [&str; 14] = ["<=", ">=", "!=", "=", "<", ">", "+", "-", "*", "/", "(", ")", ",", "."];

/// The pieces of `text`, each with where it begins (in characters); the place of the first character that belongs to none.
pub(super) fn pieces(text: &str) -> Result<Vec<(usize, Piece)>, usize> {
    let characters: Vec<char> = text.chars().collect();
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(&character) = characters.get(at) {
        let start = at;
        match plain(character) {
            ' ' | '\t' | '\n' | '\r' => {
                at += 1;
                continue;
            }
            '\'' => {
                let length = characters[at + 1..].iter().position(|&character| plain(character) == '\'').ok_or(at)?;
                pieces.push((start, Piece::Text(characters[at + 1..at + 1 + length].iter().collect())));
                at += length + 2;
            }
            '0'..='9' => {
                let digits = |&character: &char| matches!(plain(character), '0'..='9' | '.');
                let mut end = at + characters[at..].iter().take_while(|character| digits(character)).count();
                end += usize::from(characters.get(end).is_some_and(|&character| plain(character) == '%'));
                pieces.push((start, Piece::Number(characters[at..end].iter().map(|&one| plain(one)).collect())));
                at = end;
            }
            letter if letter.is_alphabetic() || letter == '_' => {
                let inside = |character: &&char| character.is_alphanumeric() || **character == '_';
                let length = characters[at..].iter().take_while(inside).count();
                pieces.push((start, Piece::Name(characters[at..at + length].iter().collect())));
                at += length;
            }
            first => {
                let second = characters.get(at + 1).map(|&character| plain(character));
                let is_here = |sign: &&&str| {
                    let mut wanted = sign.chars();
                    wanted.next() == Some(first) && wanted.next().is_none_or(|character| second == Some(character))
                };
                let sign = SIGNS.iter().find(is_here).ok_or(at)?;
                pieces.push((start, Piece::Sign(sign)));
                at += sign.len();
            }
        }
    }
    Ok(pieces)
}

/// The plain form of a sign as Chinese keyboards write it.
const fn plain(character: char) -> char {
    match character {
        '‘' | '’' | '“' | '”' | '"' => '\'',
        '≤' | '≥' | '≠' => character,
        '×' => '*',
        '÷' => '/',
        '，' => ',',
        '\u{3000}' => ' ',
        '\u{FF01}'..='\u{FF5E}' => match char::from_u32(character as u32 - 0xFEE0) {
            Some(folded) => folded,
            None => character,
        },
        _ => character,
    }
}
