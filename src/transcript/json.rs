//! JSON as it stands in a source: a tree of places, nothing copied.
//!
//! Invariants: linear in the length of the source; nesting beyond [`DEEPEST`] is trouble, not a deeper stack; up to where the
//! trouble is, everything complete is kept.

use super::units::{NEW_LINE, RETURN, digit, is_ascii};
use crate::text::Span;

/// Lists and objects in one another; a transcript needs a handful.
const DEEPEST: usize = 64;

/// A value and where it stands.
#[derive(Debug)]
pub(super) struct Node {
    /// The value as it is written, quotation marks and brackets included.
    pub(super) span: Span,
    pub(super) kind: Kind,
}

/// What a value is.
#[derive(Debug)]
pub(super) enum Kind {
    /// A text without its quotation marks; whether it has escapes.
    Text(Span, bool),
    /// A number, true or false.
    Plain,
    Null,
    List(Vec<Node>),
    Object(Vec<Member>),
}

/// A named value.
#[derive(Debug)]
pub(super) struct Member {
    pub(super) name: Span,
    pub(super) escaped: bool,
    pub(super) value: Node,
}

/// What was read, where it ends, and where it went wrong, if it did.
pub(super) struct Parsed {
    pub(super) node: Option<Node>,
    pub(super) end: u32,
    pub(super) trouble: Option<u32>,
}

/// Reads the value that begins in `range`; what follows it is not looked at.
pub(super) fn parse(source: &[u16], range: Span) -> Parsed {
    let mut parser = Parser { source: &source[..range.end as usize], at: range.start as usize, trouble: false };
    let node = parser.value(0);
    let trouble = parser.trouble.then_some(parser.at as u32);
    Parsed { node, end: parser.at as u32, trouble }
}

/// What a text means whose escapes are `units`.
pub(super) fn unescaped(units: &[u16]) -> Vec<u16> {
    let mut plain = Vec::with_capacity(units.len());
    let mut at = 0;
    while let Some(&unit) = units.get(at) {
        at += 1;
        if !is_ascii(unit, b'\\') {
            plain.push(unit);
            continue;
        }
        let escape = units.get(at).copied().unwrap_or(unit);
        at += 1;
        let meant = match u8::try_from(escape) {
            Ok(b'n') => NEW_LINE,
            // Line ends are `\n` in every message.
            Ok(b'r') if units[at.min(units.len())..].starts_with(&[u16::from(b'\\'), u16::from(b'n')]) => continue,
            Ok(b'r') => NEW_LINE,
            Ok(b't') => u16::from(b'\t'),
            Ok(b'b') => 8,
            Ok(b'f') => 12,
            Ok(b'u') => {
                let unit = units
                    .get(at..at + 4)
                    .map_or(0xFFFD, |digits| digits.iter().fold(0, |sum, &digit| sum << 4 | hex(digit)));
                at += 4;
                unit
            }
            _ => escape,
        };
        plain.push(meant);
    }
    plain
}

const fn hex(unit: u16) -> u16 {
    match unit {
        0x30..=0x39 => unit - 0x30,
        0x41..=0x46 => unit - 0x37,
        0x61..=0x66 => unit - 0x57,
        _ => 0,
    }
}

struct Parser<'a> {
    source: &'a [u16],
    at: usize,
    trouble: bool,
}

impl Parser<'_> {
    fn peek(&mut self) -> Option<u8> {
        while self.source.get(self.at).is_some_and(|&unit| is_white(unit)) {
            self.at += 1;
        }
        self.source.get(self.at).map(|&unit| u8::try_from(unit).unwrap_or(0))
    }

    fn fail<T>(&mut self) -> Option<T> {
        self.trouble = true;
        None
    }

    fn value(&mut self, depth: usize) -> Option<Node> {
        let found = self.peek();
        let start = self.at as u32;
        let kind = match found {
            Some(b'[' | b'{') if depth == DEEPEST => self.fail(),
            Some(b'[') => Some(Kind::List(self.list(depth))),
            Some(b'{') => Some(Kind::Object(self.object(depth))),
            Some(b'"') => self.text().map(|(span, escaped)| Kind::Text(span, escaped)),
            Some(b't') => self.word("true").then_some(Kind::Plain),
            Some(b'f') => self.word("false").then_some(Kind::Plain),
            Some(b'n') => self.word("null").then_some(Kind::Null),
            Some(b'-' | b'0'..=b'9') => self.number().then_some(Kind::Plain),
            _ => self.fail(),
        };
        kind.map(|kind| Node { span: Span::new(start, self.at as u32), kind })
    }

    /// After an item: whether another one follows. A comma before the closing bracket is let pass.
    fn another(&mut self, close: u8) -> bool {
        if self.trouble {
            return false;
        }
        let mut found = self.peek();
        if found == Some(b',') {
            self.at += 1;
            found = self.peek();
            if found != Some(close) {
                return true;
            }
        }
        if found == Some(close) {
            self.at += 1;
        } else {
            self.trouble = true;
        }
        false
    }

    fn opens_empty(&mut self, close: u8) -> bool {
        self.at += 1;
        let empty = self.peek() == Some(close);
        self.at += usize::from(empty);
        empty
    }

    fn list(&mut self, depth: usize) -> Vec<Node> {
        let mut items = Vec::new();
        if self.opens_empty(b']') {
            return items;
        }
        loop {
            items.extend(self.value(depth + 1));
            if !self.another(b']') {
                return items;
            }
        }
    }

    fn object(&mut self, depth: usize) -> Vec<Member> {
        let mut members = Vec::new();
        if self.opens_empty(b'}') {
            return members;
        }
        loop {
            members.extend(self.member(depth));
            if !self.another(b'}') {
                return members;
            }
        }
    }

    fn member(&mut self, depth: usize) -> Option<Member> {
        if self.peek() != Some(b'"') {
            return self.fail();
        }
        let (name, escaped) = self.text()?;
        if self.peek() != Some(b':') {
            return self.fail();
        }
        self.at += 1;
        let value = self.value(depth + 1)?;
        Some(Member { name, escaped, value })
    }

    fn text(&mut self) -> Option<(Span, bool)> {
        let start = self.at + 1;
        let mut escaped = false;
        let mut at = start;
        while let Some(&unit) = self.source.get(at) {
            if is_ascii(unit, b'"') {
                self.at = at + 1;
                return Some((Span::new(start as u32, at as u32), escaped));
            }
            let escape = is_ascii(unit, b'\\');
            escaped |= escape;
            at += 1 + usize::from(escape);
        }
        self.fail()
    }

    fn word(&mut self, word: &str) -> bool {
        let found =
            self.source[self.at..].iter().copied().zip(word.encode_utf16()).filter(|(found, wanted)| found == wanted);
        let whole = found.count() == word.len();
        self.at += if whole { word.len() } else { 0 };
        self.trouble |= !whole;
        whole
    }

    fn number(&mut self) -> bool {
        let rest = &self.source[self.at..];
        let part = |&unit: &u16| digit(unit).is_some() || u8::try_from(unit).is_ok_and(|byte| b"+-.eE".contains(&byte));
        self.at += rest.iter().take_while(|unit| part(unit)).count();
        true
    }
}

const fn is_white(unit: u16) -> bool {
    matches!(unit, 0x20 | 0x09 | NEW_LINE | RETURN | 0xFEFF)
}
