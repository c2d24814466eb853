//! JSON as it is written, piece by piece: many reports are one text, which a page reads faster than objects are built for it,
//! and by less code.

use crate::error::{Gravity, Problem};

/// A JSON text that grows.
#[derive(Debug, Default)]
pub(super) struct Json {
    text: String,
    /// Whether the next value follows another one.
    follows: bool,
}

impl Json {
    /// The text.
    pub(super) fn done(self) -> String {
        self.text
    }

    /// A list.
    pub(super) fn list(&mut self, items: impl FnOnce(&mut Self)) {
        self.open('[');
        items(self);
        self.close(']');
    }

    /// An object; its values are given by [`Json::name`] and what follows.
    pub(super) fn object(&mut self, fields: impl FnOnce(&mut Self)) {
        self.open('{');
        fields(self);
        self.close('}');
    }

    /// Opens a list or an object by its bracket.
    pub(super) fn open(&mut self, bracket: char) {
        self.next();
        self.text.push(bracket);
        self.follows = false;
    }

    /// Closes what was opened last.
    pub(super) fn close(&mut self, bracket: char) {
        self.text.push(bracket);
        self.follows = true;
    }

    /// The name of the value that comes next.
    pub(super) fn name(&mut self, name: &str) -> &mut Self {
        self.next();
        self.quoted(name);
        self.text.push(':');
        self.follows = false;
        self
    }

    /// A text.
    pub(super) fn text(&mut self, text: &str) {
        self.next();
        self.quoted(text);
        self.follows = true;
    }

    /// A text that is written behind what is there.
    #[cfg(feature = "score")]
    pub(super) fn written(&mut self, write: &mut dyn FnMut(&mut String)) {
        self.next();
        self.text.push('"');
        let start = self.text.len();
        write(&mut self.text);
        if self.text.bytes().skip(start).any(|byte| byte < b' ' || byte == b'"' || byte == b'\\') {
            let raw = self.text.split_off(start);
            self.escaped(&raw);
        }
        self.text.push('"');
        self.follows = true;
    }

    /// Ends what was written so far, so that what comes next stands alone: how many bytes it is.
    #[cfg(feature = "score")]
    pub(super) const fn end(&mut self) -> usize {
        self.follows = false;
        self.text.len()
    }

    /// A text, or null.
    pub(super) fn text_or_null(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.text(text),
            None => self.word("null"),
        }
    }

    /// A whole number.
    pub(super) fn number(&mut self, number: usize) {
        match u8::try_from(number) {
            Ok(digit @ 0..=9) => self.word(char::from(b'0' + digit).encode_utf8(&mut [0; 4])),
            _ => self.word(&number.to_string()),
        }
    }

    /// A number that is one: no infinity.
    #[cfg(feature = "workbook")]
    pub(super) fn decimal(&mut self, number: f64) {
        self.word(&number.to_string());
    }

    /// A whole number, or null.
    pub(super) fn number_or_null(&mut self, number: Option<usize>) {
        match number {
            Some(number) => self.number(number),
            None => self.word("null"),
        }
    }

    /// True, false or null.
    pub(super) fn truth(&mut self, truth: Option<bool>) {
        self.word(match truth {
            Some(true) => "true",
            Some(false) => "false",
            None => "null",
        });
    }

    /// Texts.
    #[cfg(feature = "score")]
    pub(super) fn texts(&mut self, texts: &[String]) {
        self.list(|json| texts.iter().for_each(|text| json.text(text)));
    }

    /// Problems with the documents that they name, worded in `lang`.
    pub(super) fn problems(&mut self, problems: &[Problem], lang: &str) {
        self.list(|json| problems.iter().for_each(|problem| json.problem(problem, &problem.document, lang)));
    }

    /// A problem with the document of that id, worded in `lang`.
    pub(super) fn problem(&mut self, problem: &Problem, document: &str, lang: &str) {
        self.object(|json| {
            json.name("code").text(problem.code);
            json.name("document").text(document);
            json.name("path").text(&problem.path);
            json.name("message").text(&problem.message(lang));
            if let Some(hint) = problem.hint(lang) {
                json.name("hint").text(&hint);
            }
            json.name("severity").text(if problem.gravity == Gravity::Error { "error" } else { "warning" });
        });
    }

    fn word(&mut self, word: &str) {
        self.next();
        self.text.push_str(word);
        self.follows = true;
    }

    fn next(&mut self) {
        if self.follows {
            self.text.push(',');
        }
    }

    fn quoted(&mut self, text: &str) {
        self.text.push('"');
        self.escaped(text);
        self.text.push('"');
    }

    fn escaped(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                '"' | '\\' => self.text.extend(['\\', character]),
                // What a text of somebody's may hold, and JSON may not.
                control if control < ' ' => {
                    self.text.push_str(if control < '\u{10}' { "\\u000" } else { "\\u001" });
                    self.text.extend(char::from_digit(u32::from(control) % 16, 16));
                }
                _ => self.text.push(character),
            }
        }
    }
}
