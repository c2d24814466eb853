//! JSON to raw values and back, with the line of what cannot be read.
//!
//! A page has `JSON.parse`; but a list of a hundred thousand entries crosses into the engine many times faster as one
//! text than as objects. Reading is linear in the text; what nests deeper than any document is refused, so no text can
//! exhaust the stack.

use crate::number;
use crate::pack::Value;

/// No document nests deeper.
const DEEPEST: usize = 64;

/// The line (from 1) at which a text stops being JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotJson {
    /// Counted from 1.
    pub line: usize,
}

/// The value that `text` states.
///
/// # Errors
/// [`NotJson`] with the line where `text` is no JSON, or nests too deep.
pub fn read(text: &str) -> Result<Value, NotJson> {
    let mut reader = Reader { text, at: 0 };
    let value = reader.value(0);
    reader.skip_space();
    match value {
        Some(value) if reader.at == text.len() => Ok(value),
        _ => Err(NotJson { line: 1 + text.as_bytes()[..reader.at].iter().filter(|&&byte| byte == b'\n').count() }),
    }
}

/// `value` as JSON on one line.
#[must_use]
pub fn write(value: &Value) -> String {
    let mut text = String::new();
    write_value(value, None, &mut text);
    text
}

/// `value` as JSON that people can read: two spaces a level, short lists on one line.
#[must_use]
pub fn write_indented(value: &Value) -> String {
    let mut text = String::new();
    write_value(value, Some(0), &mut text);
    text.push('\n');
    text
}

struct Reader<'a> {
    text: &'a str,
    /// Always between two characters.
    at: usize,
}

impl Reader<'_> {
    fn value(&mut self, depth: usize) -> Option<Value> {
        self.skip_space();
        match self.peek()? {
            _ if depth > DEEPEST => None,
            b'{' => self.object(depth),
            b'[' => self.list(depth),
            b'"' => self.string().map(Value::String),
            b't' => self.word("true", Value::Bool(true)),
            b'f' => self.word("false", Value::Bool(false)),
            b'n' => self.word("null", Value::Null),
            _ => self.number(),
        }
    }

    fn object(&mut self, depth: usize) -> Option<Value> {
        let mut fields = Vec::new();
        self.at += 1;
        if self.takes(b'}') {
            return Some(Value::Object(fields));
        }
        loop {
            self.skip_space();
            let name = self.string()?;
            if !self.takes(b':') {
                return None;
            }
            fields.push((name, self.value(depth + 1)?));
            if self.takes(b'}') {
                return Some(Value::Object(fields));
            }
            if !self.takes(b',') {
                return None;
            }
        }
    }

    fn list(&mut self, depth: usize) -> Option<Value> {
        let mut items = Vec::new();
        self.at += 1;
        if self.takes(b']') {
            return Some(Value::List(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            if self.takes(b']') {
                return Some(Value::List(items));
            }
            if !self.takes(b',') {
                return None;
            }
        }
    }

    fn string(&mut self) -> Option<String> {
        if self.peek() != Some(b'"') {
            return None;
        }
        self.at += 1;
        let mut string = String::new();
        loop {
            let rest = &self.text[self.at..];
            let plain = rest.bytes().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1F))?;
            string.push_str(&rest[..plain]);
            self.at += plain;
            match self.peek()? {
                b'"' => {
                    self.at += 1;
                    return Some(string);
                }
                b'\\' => string.push(self.escape()?),
                _ => return None,
            }
        }
    }

    fn escape(&mut self) -> Option<char> {
        let code = *self.text.as_bytes().get(self.at + 1)?;
        let character = match code {
            b'"' | b'\\' | b'/' => char::from(code),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.code_points(),
            _ => return None,
        };
        self.at += 2;
        Some(character)
    }

    /// `\uXXXX`, or two of them for one character; half of one reads as the replacement character.
    fn code_points(&mut self) -> Option<char> {
        let first = self.unit()?;
        let before = self.at;
        let second = if (0xD800..0xDC00).contains(&first) { self.unit() } else { None };
        match char::decode_utf16([Some(first), second].into_iter().flatten()).next()? {
            Ok(character) => Some(character),
            Err(_) => {
                self.at = before;
                Some(char::REPLACEMENT_CHARACTER)
            }
        }
    }

    fn unit(&mut self) -> Option<u16> {
        let digits = self.text.get(self.at..)?.strip_prefix("\\u")?.get(..4)?;
        let sound = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        self.at += if sound { 6 } else { 0 };
        u16::from_str_radix(digits, 16).ok().filter(|_| sound)
    }

    fn number(&mut self) -> Option<Value> {
        let rest = &self.text[self.at..];
        let end = rest.bytes().position(|byte| !matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E'));
        let digits = &rest[..end.unwrap_or(rest.len())];
        let number = number::read(digits)?;
        self.at += digits.len();
        Some(Value::Number(number))
    }

    fn word(&mut self, word: &str, value: Value) -> Option<Value> {
        self.text[self.at..].starts_with(word).then(|| {
            self.at += word.len();
            value
        })
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Goes past `mark`, if it is the next one that is no space.
    fn takes(&mut self, mark: u8) -> bool {
        self.skip_space();
        let next = self.peek() == Some(mark);
        self.at += usize::from(next);
        next
    }

    fn skip_space(&mut self) {
        let space = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
        self.at += self.text.as_bytes()[self.at..].iter().take_while(|byte| space(byte)).count();
    }
}

/// Lists of values without lists in them stand on one line.
fn is_flat(items: &[Value]) -> bool {
    items.iter().all(|item| !matches!(item, Value::List(_) | Value::Object(_)))
}

fn write_value(value: &Value, level: Option<usize>, text: &mut String) {
    match value {
        Value::Null => text.push_str("null"),
        Value::Bool(truth) => text.push_str(if *truth { "true" } else { "false" }),
        Value::Number(number) => number::write(*number, text),
        Value::String(string) => write_string(string, text),
        Value::List(items) => {
            let inner = level.filter(|_| !is_flat(items)).map(|level| level + 1);
            text.push('[');
            for (at, item) in items.iter().enumerate() {
                separate(at, inner, level.is_some(), text);
                write_value(item, inner.or(level), text);
            }
            close(']', items.is_empty(), inner, text);
        }
        Value::Object(fields) => {
            let inner = level.map(|level| level + 1);
            text.push('{');
            for (at, (name, value)) in fields.iter().enumerate() {
                separate(at, inner, level.is_some(), text);
                write_string(name, text);
                text.push_str(if level.is_some() { ": " } else { ":" });
                write_value(value, inner, text);
            }
            close('}', fields.is_empty(), inner, text);
        }
    }
}

/// What stands before item `at`: on a line of its own, if it is on level `inner`.
fn separate(at: usize, inner: Option<usize>, readable: bool, text: &mut String) {
    if at > 0 {
        text.push(',');
    }
    match inner {
        Some(inner) => break_line(inner, text),
        None if readable && at > 0 => text.push(' '),
        None => {}
    }
}

fn close(bracket: char, empty: bool, inner: Option<usize>, text: &mut String) {
    if let Some(inner) = inner.filter(|_| !empty) {
        break_line(inner - 1, text);
    }
    text.push(bracket);
}

fn break_line(level: usize, text: &mut String) {
    text.push('\n');
    text.extend(std::iter::repeat_n("  ", level));
}

fn write_string(string: &str, text: &mut String) {
    text.push('"');
    let mut done = 0;
    for (at, byte) in string.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'"' | b'\\' | 0..=0x1F)) {
        text.push_str(&string[done..at]);
        done = at + 1;
        match byte {
            b'"' | b'\\' => text.extend(['\\', char::from(byte)]),
            b'\n' => text.push_str("\\n"),
            b'\r' => text.push_str("\\r"),
            b'\t' => text.push_str("\\t"),
            _ => {
                text.push_str("\\u00");
                text.extend([byte >> 4, byte & 15].iter().filter_map(|&digit| char::from_digit(digit.into(), 16)));
            }
        }
    }
    text.push_str(&string[done..]);
    text.push('"');
}
