//! The notation of variants: `[x]` is optional, `(a|b)` is a choice, both nest, `\` takes the next character literally.
//!
//! `找[我们]领导去` stands for 找领导去 and 找我们领导去. A form is a plain string; nothing of the notation is left at run time.

use std::fmt;

/// One variant may stand for at most this many forms: more is a mistake, not a phrase.
pub(super) const MOST_FORMS: usize = 256;

/// Why a variant cannot be read. Positions count characters from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PatternError {
    /// A bracket was opened at this position and not closed.
    Unclosed(usize),
    /// A closing bracket or a bar stands at this position without an opening one.
    Unexpected(usize),
    /// It stands for more than 256 forms.
    TooMany,
    /// One of its forms has no characters at all.
    Empty,
}

impl fmt::Display for PatternError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unclosed(at) => write!(formatter, "the bracket at character {at} is never closed"),
            Self::Unexpected(at) => write!(formatter, "unexpected closing bracket or bar at character {at}"),
            Self::TooMany => write!(formatter, "it stands for more than {MOST_FORMS} forms"),
            Self::Empty => write!(formatter, "one of its forms is empty"),
        }
    }
}

impl std::error::Error for PatternError {}

/// All forms that `variant` stands for, in reading order and without duplicates.
///
/// ```
/// assert_eq!(kefu::phrase::expand("找[我们](领导|经理)去").unwrap().len(), 4);
/// ```
///
/// # Errors
/// [`PatternError`] where the brackets do not match, a form is empty, or there are too many.
pub fn expand(variant: &str) -> Result<Vec<String>, PatternError> {
    let mut parser = Parser { characters: variant.chars().collect(), at: 0 };
    let forms = parser.choices(None)?;
    let mut unique: Vec<String> = Vec::with_capacity(forms.len());
    for form in forms {
        if form.is_empty() {
            return Err(PatternError::Empty);
        }
        if !unique.contains(&form) {
            unique.push(form);
        }
    }
    Ok(unique)
}

struct Parser {
    characters: Vec<char>,
    at: usize,
}

impl Parser {
    /// Alternatives up to the bracket that closes the one at `open` (position from 1), or to the end without one.
    fn choices(&mut self, open: Option<(usize, char)>) -> Result<Vec<String>, PatternError> {
        let mut all = Vec::new();
        let mut forms = vec![String::new()];
        while let Some(&character) = self.characters.get(self.at) {
            self.at += 1;
            match character {
                '[' => {
                    let mut inner = self.choices(Some((self.at, ']')))?;
                    inner.push(String::new());
                    forms = joined(&forms, &inner)?;
                }
                '(' => {
                    let inner = self.choices(Some((self.at, ')')))?;
                    forms = joined(&forms, &inner)?;
                }
                '|' if open.is_some() => {
                    all.append(&mut forms);
                    forms.push(String::new());
                }
                ']' | ')' | '|' if open.is_none_or(|(_, close)| close != character) => {
                    return Err(PatternError::Unexpected(self.at));
                }
                ']' | ')' => {
                    all.append(&mut forms);
                    return Ok(all);
                }
                '\\' => {
                    let literal = self.characters.get(self.at).copied().unwrap_or('\\');
                    self.at += 1;
                    forms.iter_mut().for_each(|form| form.push(literal));
                }
                _ => forms.iter_mut().for_each(|form| form.push(character)),
            }
        }
        match open {
            Some((position, _)) => Err(PatternError::Unclosed(position)),
            None => {
                all.append(&mut forms);
                Ok(all)
            }
        }
    }
}

fn joined(heads: &[String], tails: &[String]) -> Result<Vec<String>, PatternError> {
    if heads.len() * tails.len() > MOST_FORMS {
        return Err(PatternError::TooMany);
    }
    Ok(heads.iter().flat_map(|head| tails.iter().map(move |tail| format!("{head}{tail}"))).collect())
}
