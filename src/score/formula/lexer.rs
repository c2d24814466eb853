//! A formula as tokens.

use super::FormulaError;
use super::names::Names;
use crate::score::calculus::Operator;
use crate::score::decimal::{Decimal, digit, from_text};
use crate::words::part;

/// A piece of a formula.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Number(Decimal),
    Percent,
    /// A name, or a word that should be one.
    Name(String),
    /// A text in quotation marks.
    Quoted(String),
    Operator(Operator),
    Not,
    Open,
    Close,
    Comma,
}

/// A token and its place in bytes.
pub(super) type Placed = (Token, usize, usize);

/// Signs and words with what they mean; the longer before the shorter.
const SIGNS: [(&str, Token); 46] = [
    ("并且", Token::Operator(Operator::And)),
    ("並且", Token::Operator(Operator::And)),
    ("或者", Token::Operator(Operator::Or)),
    ("且", Token::Operator(Operator::And)),
    ("或", Token::Operator(Operator::Or)),
    ("非", Token::Not),
    ("&&", Token::Operator(Operator::And)),
    ("||", Token::Operator(Operator::Or)),
    ("==", Token::Operator(Operator::Equal)),
    ("!=", Token::Operator(Operator::Unequal)),
    ("<>", Token::Operator(Operator::Unequal)),
    ("<=", Token::Operator(Operator::AtMost)),
    (">=", Token::Operator(Operator::AtLeast)),
    ("＜＝", Token::Operator(Operator::AtMost)),
    ("＞＝", Token::Operator(Operator::AtLeast)),
    ("=", Token::Operator(Operator::Equal)),
    ("＝", Token::Operator(Operator::Equal)),
    ("≠", Token::Operator(Operator::Unequal)),
    ("≤", Token::Operator(Operator::AtMost)),
    ("≦", Token::Operator(Operator::AtMost)),
    ("≥", Token::Operator(Operator::AtLeast)),
    ("≧", Token::Operator(Operator::AtLeast)),
    ("<", Token::Operator(Operator::Less)),
    ("＜", Token::Operator(Operator::Less)),
    (">", Token::Operator(Operator::Greater)),
    ("＞", Token::Operator(Operator::Greater)),
    ("+", Token::Operator(Operator::Add)),
    ("＋", Token::Operator(Operator::Add)),
    ("-", Token::Operator(Operator::Subtract)),
    ("−", Token::Operator(Operator::Subtract)),
    ("－", Token::Operator(Operator::Subtract)),
    ("–", Token::Operator(Operator::Subtract)),
    ("*", Token::Operator(Operator::Multiply)),
    ("＊", Token::Operator(Operator::Multiply)),
    ("×", Token::Operator(Operator::Multiply)),
    ("/", Token::Operator(Operator::Divide)),
    ("／", Token::Operator(Operator::Divide)),
    ("÷", Token::Operator(Operator::Divide)),
    ("%", Token::Percent),
    ("％", Token::Percent),
    ("(", Token::Open),
    ("（", Token::Open),
    (")", Token::Close),
    ("）", Token::Close),
    (",", Token::Comma),
    ("，", Token::Comma),
];

const WORDS: [(&str, Token); 3] =
    [("and", Token::Operator(Operator::And)), ("or", Token::Operator(Operator::Or)), ("not", Token::Not)];

const QUOTES: [(char, char); 5] = [('"', '"'), ('\'', '\''), ('“', '”'), ('「', '」'), ('‘', '’')];

/// The tokens of a formula.
pub(super) fn tokens(source: &str, names: &Names) -> Result<Vec<Placed>, FormulaError> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(character) = part(source, at, source.len()).chars().next() {
        if character.is_whitespace() {
            at += character.len_utf8();
            continue;
        }
        let (token, length) =
            next(part(source, at, source.len()), character, names).map_err(|(sentence, length)| {
                let piece = part(source, at, at + length).to_owned();
                super::parser::error(source, sentence, at, at + length, vec![piece])
            })?;
        found.push((token, at, at + length));
        at += length;
    }
    Ok(found)
}

/// The token that `rest` begins with, and its length in bytes; or what is wrong, and with how many bytes.
fn next(rest: &str, first: char, names: &Names) -> Result<(Token, usize), (&'static str, usize)> {
    if digit(first).is_some() {
        let length = length_while(rest, |character| digit(character).is_some() || matches!(character, '.' | '．'));
        return from_text(part(rest, 0, length))
            .map(|number| (Token::Number(number), length))
            .ok_or(("formula-number", length));
    }
    let close = QUOTES.iter().find(|quotes| quotes.0 == first).map(|quotes| quotes.1);
    if let Some(close) = close.or((first == '`').then_some('`')) {
        let inside = part(rest, first.len_utf8(), rest.len());
        let end = inside.find(close).ok_or(("formula-quote", rest.len()))?;
        let text = part(inside, 0, end).to_owned();
        let token = if first == '`' { Token::Name(text) } else { Token::Quoted(text) };
        return Ok((token, first.len_utf8() + end + close.len_utf8()));
    }
    if let Some(length) = names.longest(rest).filter(|&length| is_whole(rest, length)) {
        return Ok((Token::Name(part(rest, 0, length).to_owned()), length));
    }
    if let Some((sign, token)) = SIGNS.iter().find(|(sign, _)| rest.starts_with(sign)) {
        return Ok((token.clone(), sign.len()));
    }
    let length = length_while(rest, |character| is_letter(character) || digit(character).is_some());
    if length == 0 {
        return Err(("formula-sign", first.len_utf8()));
    }
    let word = part(rest, 0, length);
    let known = WORDS.iter().find(|known| known.0 == word);
    Ok((known.map_or_else(|| Token::Name(word.to_owned()), |known| known.1.clone()), length))
}

/// Whether a name of `length` bytes ends where a word can end.
fn is_whole(rest: &str, length: usize) -> bool {
    let after = part(rest, length, rest.len());
    let goes_on = after.chars().next().is_some_and(|character| is_letter(character) || digit(character).is_some());
    !goes_on || SIGNS.iter().any(|(sign, _)| after.starts_with(sign))
}

/// Whether a word can have it: letters of all scripts, and what no script writes words with is told by the blocks of signs.
/// The tables that know each letter are as large as all of this module.
fn is_letter(character: char) -> bool {
    match character {
        '.' | '．' | '_' => true,
        '\0'..='\u{bf}' => character.is_ascii_alphabetic() || matches!(character, 'ª' | 'µ' | 'º'),
        '×' | '÷' => false,
        // General punctuation, currencies, arrows to technical signs, boxes to stars; signs and brackets of Chinese; small
        // and wide forms of signs.
        '\u{2000}'..='\u{206f}' | '\u{20a0}'..='\u{20cf}' | '\u{2190}'..='\u{245f}' | '\u{2500}'..='\u{2bff}' => false,
        '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{fe10}'..='\u{fe6f}' => false,
        '\u{ff00}'..='\u{ff65}' => matches!(character, 'Ａ'..='Ｚ' | 'ａ'..='ｚ'),
        // Private ones, and pictures.
        '\u{e000}'..='\u{f8ff}' | '\u{1f000}'..='\u{1faff}' => false,
        _ => true,
    }
}

fn length_while(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|character| !belongs(character)).unwrap_or(text.len())
}
