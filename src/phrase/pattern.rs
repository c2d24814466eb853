//! The notation of variants: `[x]` is optional, `(a|b)` is a choice, both nest; `…` is a gap, `{2}` and `{1-4}` gaps of so
//! many characters, `{number}` a number, `{goods}` any word of the document's slot of that name; `\` takes the next character
//! literally.
//!
//! `找[我们]领导去` stands for 找领导去 and 找我们领导去. A [`Form`] without gaps is a plain string; nothing of the notation is
//! left at run time.

use std::fmt;

/// One variant may stand for at most this many forms: more is a mistake, not a phrase.
pub(super) const MOST_FORMS: usize = 1024;
/// Characters that `…` may take, and those that any gap may.
const USUAL_GAP: u32 = 6;
const WIDEST_GAP: u32 = 20;
/// Digits of the longest number.
const LONGEST_NUMBER: u32 = 12;
/// While forms are put together a gap stands in them as one character of a plane that nobody uses, or as one of these.
const FIRST_GAP: u32 = 0x10_0000;
const NUMBER: char = '\u{10F000}';

/// Without the feature the notation of gaps and slots is read as it stands: a mark that is read over, a word nobody says.
const GAPS: bool = cfg!(feature = "gaps");

/// Why a variant cannot be read. Positions count characters from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PatternError {
    /// A bracket was opened at this position and not closed.
    Unclosed(usize),
    /// A closing bracket or a bar stands at this position without an opening one.
    Unexpected(usize),
    /// It stands for too many forms.
    TooMany,
    /// One of its forms has no characters at all.
    Empty,
    /// The document has no slot of this name.
    UnknownSlot(String),
    /// This is no gap: it is wider than 20 characters, or its bounds are the wrong way round.
    BadGap(String),
    /// A gap stands at an end, next to another one, or with no piece of two characters beside it.
    LooseGap,
    /// There are gaps, where only plain words may be.
    GapHere,
}

impl PatternError {
    /// The problem in which it is told, and what stands in the blank of its sentence.
    #[must_use]
    pub fn told(&self) -> (&'static str, String) {
        if !GAPS {
            return ("bad-variant", String::new());
        }
        match self {
            Self::Unclosed(at) => ("bad-variant.unclosed", at.to_string()),
            Self::Unexpected(at) => ("bad-variant.unexpected", at.to_string()),
            Self::TooMany => ("bad-variant.too-many", MOST_FORMS.to_string()),
            Self::Empty => ("bad-variant.empty", String::new()),
            Self::UnknownSlot(name) => ("bad-variant.slot", name.clone()),
            Self::BadGap(gap) => ("bad-variant.gap", gap.clone()),
            Self::LooseGap => ("bad-variant.loose", String::new()),
            Self::GapHere => ("bad-variant.gap-here", String::new()),
        }
    }
}

impl fmt::Display for PatternError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, detail) = self.told();
        write!(formatter, "{name} {detail}")
    }
}

impl std::error::Error for PatternError {}

/// What may stand between two pieces of a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// At least so many characters that are read.
    pub least: u32,
    /// At most so many.
    pub most: u32,
    /// Only digits and numerals.
    pub number: bool,
}

/// One form that a variant stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// Its pieces, one more than there are gaps.
    pub pieces: Vec<String>,
    /// What stands between them.
    pub gaps: Vec<Gap>,
}

impl Form {
    /// Whether it is in several pieces.
    #[must_use]
    pub fn has_gaps(&self) -> bool {
        !self.gaps.is_empty()
    }

    fn of(text: &str) -> Result<Self, PatternError> {
        let is_gap = |character: char| GAPS && character as u32 >= FIRST_GAP;
        let pieces: Vec<String> = text.split(is_gap).map(str::to_owned).collect();
        let gaps: Vec<Gap> = text.chars().filter(|&character| is_gap(character)).map(gap_of).collect();
        let form = Self { pieces, gaps };
        if !GAPS || !form.has_gaps() {
            return if text.is_empty() { Err(PatternError::Empty) } else { Ok(form) };
        }
        let long = form.pieces.iter().any(|piece| piece.chars().nth(1).is_some());
        let whole = form.pieces.iter().all(|piece| !piece.is_empty());
        if long && whole { Ok(form) } else { Err(PatternError::LooseGap) }
    }
}

impl fmt::Display for Form {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, piece) in self.pieces.iter().enumerate() {
            match at.checked_sub(1).and_then(|before| self.gaps.get(before)) {
                Some(gap) if gap.number => formatter.write_str("{number}")?,
                Some(_) => formatter.write_str("…")?,
                None => {}
            }
            formatter.write_str(piece)?;
        }
        Ok(())
    }
}

/// A gap as one character.
fn mark_of(least: u32, most: u32) -> char {
    char::from_u32(FIRST_GAP + least * 32 + most).unwrap_or(NUMBER)
}

fn gap_of(mark: char) -> Gap {
    let code = mark as u32 - FIRST_GAP;
    match mark {
        NUMBER => Gap { least: 1, most: LONGEST_NUMBER, number: true },
        _ => Gap { least: code / 32, most: code % 32, number: false },
    }
}

/// Word lists that variants may name.
pub type Slots = [(String, Vec<String>)];

/// All forms that `variant` stands for, in reading order and without duplicates.
///
/// # Errors
/// [`PatternError`] where the brackets do not match, a form is empty, a gap or a slot is none, or there are too many forms.
pub fn forms_of(variant: &str, slots: &Slots) -> Result<Vec<Form>, PatternError> {
    unique(variant, slots)?.iter().map(|form| Form::of(form)).collect()
}

/// All forms that `variant` stands for, in reading order and without duplicates, where gaps and slots are not asked for.
///
/// ```
/// assert_eq!(kefu::phrase::expand("找[我们](领导|经理)去").unwrap().len(), 4);
/// ```
///
/// # Errors
/// [`PatternError`] as for [`forms_of`], and where there are gaps.
pub fn expand(variant: &str) -> Result<Vec<String>, PatternError> {
    let plain = |form: Form| if form.has_gaps() { Err(PatternError::GapHere) } else { Ok(form.to_string()) };
    forms_of(variant, &[])?.into_iter().map(plain).collect()
}

fn unique(variant: &str, slots: &Slots) -> Result<Vec<String>, PatternError> {
    let mut parser = Parser { characters: variant.chars().collect(), at: 0, slots };
    let forms = parser.choices(None)?;
    let mut unique: Vec<String> = Vec::with_capacity(forms.len());
    for form in forms {
        if !unique.contains(&form) {
            unique.push(form);
        }
    }
    Ok(unique)
}

struct Parser<'a> {
    characters: Vec<char>,
    at: usize,
    slots: &'a Slots,
}

impl Parser<'_> {
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
                '{' if GAPS => forms = joined(&forms, &self.braces()?)?,
                '…' if GAPS => {
                    // Written twice it is still one.
                    while self.characters.get(self.at) == Some(&'…') {
                        self.at += 1;
                    }
                    forms = joined(&forms, &[mark_of(0, USUAL_GAP).to_string()])?;
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
                '}' if GAPS => return Err(PatternError::Unexpected(self.at)),
                '\\' => {
                    let literal = self.characters.get(self.at).copied().unwrap_or('\\');
                    self.at += 1;
                    self.push(&mut forms, literal);
                }
                _ => self.push(&mut forms, character),
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

    /// Adds a character; nobody writes those that stand for gaps.
    fn push(&self, forms: &mut [String], character: char) {
        if (character as u32) < FIRST_GAP {
            forms.iter_mut().for_each(|form| form.push(character));
        }
    }

    /// What stands in braces: a gap, a number or the words of a slot.
    fn braces(&mut self) -> Result<Vec<String>, PatternError> {
        let open = self.at;
        let length = self.characters[open..].iter().position(|&character| character == '}');
        let end = open + length.ok_or(PatternError::Unclosed(open))?;
        let inside: String = self.characters[open..end].iter().collect();
        self.at = end + 1;
        let name = inside.trim();
        if name == "number" {
            return Ok(vec![NUMBER.to_string()]);
        }
        if name.starts_with(|first: char| first.is_ascii_digit()) {
            let (least, most) = name.split_once('-').unwrap_or(("0", name));
            let bounds = bound(least).zip(bound(most)).filter(|(least, most)| least <= most && *most > 0);
            let (least, most) = bounds.ok_or_else(|| PatternError::BadGap(inside.clone()))?;
            return Ok(vec![mark_of(least, most).to_string()]);
        }
        let Some((_, words)) = self.slots.iter().find(|(slot, _)| slot == name) else {
            return Err(PatternError::UnknownSlot(name.to_owned()));
        };
        let mut forms = Vec::new();
        for word in words {
            // A slot may not name slots, so that none can name itself.
            forms.extend(unique(word, &[])?);
        }
        Ok(forms)
    }
}

/// A bound of a gap.
fn bound(digits: &str) -> Option<u32> {
    digits.trim().parse().ok().filter(|&bound| bound <= WIDEST_GAP)
}

fn joined(heads: &[String], tails: &[String]) -> Result<Vec<String>, PatternError> {
    if heads.len() * tails.len() > MOST_FORMS {
        return Err(PatternError::TooMany);
    }
    let mut forms = Vec::with_capacity(heads.len() * tails.len());
    for head in heads {
        for tail in tails {
            let mut form = String::with_capacity(head.len() + tail.len());
            form.push_str(head);
            form.push_str(tail);
            forms.push(form);
        }
    }
    Ok(forms)
}
