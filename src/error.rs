//! What is wrong, where, and how to mend it.
//!
//! A [`Problem`] is found in a document; any number of them are reported together. Codes are stable; the sentences, in three
//! languages, are data (`messages.txt` and its like) and may change.

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gravity {
    /// The part it names works, but probably not as meant.
    Warning,
    /// The part it names is left out.
    Error,
}

/// One thing wrong with a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Stable name of the kind of problem, such as `unknown-field`.
    pub code: &'static str,
    /// Id of the document, if it has one.
    pub document: String,
    /// The place in the document: `entries[3].phrase`; empty for the document itself.
    pub path: String,
    /// How bad it is.
    pub gravity: Gravity,
    /// Name of the sentence: the code, and behind a dot the case of it.
    sentence: &'static str,
    /// What the sentence speaks of, in the order of its blanks.
    details: Vec<String>,
}

impl Problem {
    /// A problem at `path`; `details` fill the blanks of its sentence. The code is what stands before a dot in the name of
    /// that: several sentences may have the same code.
    #[must_use]
    pub fn new(sentence: &'static str, gravity: Gravity, path: impl Into<String>, details: &[&str]) -> Self {
        Self::at(sentence, gravity, path.into(), details)
    }

    /// Apart, so that it is there once for whatever a path is made of.
    #[inline(never)]
    fn at(sentence: &'static str, gravity: Gravity, path: String, details: &[&str]) -> Self {
        let details = details.iter().map(|&detail| detail.to_owned()).collect();
        let code = sentence.split_once('.').map_or(sentence, |parts| parts.0);
        Self { code, document: String::new(), path, gravity, sentence, details }
    }

    /// A problem that a document words itself.
    #[cfg(feature = "survey")]
    #[must_use]
    pub fn worded(code: &'static str, gravity: Gravity, path: impl Into<String>, words: &str) -> Self {
        Self { code, ..Self::new("worded", gravity, path, &[words]) }
    }

    /// What is wrong, in the language `lang` (`zh-CN`, `zh-TW`, `en`; anything else means simplified Chinese).
    #[must_use]
    pub fn message(&self, lang: &str) -> String {
        self.sentence(lang, 0)
    }

    /// How to mend it, if there is more to say than what is wrong.
    #[must_use]
    pub fn hint(&self, lang: &str) -> Option<String> {
        Some(self.sentence(lang, 1)).filter(|hint| !hint.is_empty())
    }

    fn sentence(&self, lang: &str, part: usize) -> String {
        // A build without the sentence for the particular case has one for the code.
        let template = template(self.sentence, lang)
            .or_else(|| template(self.code, lang))
            .and_then(|line| line.split('‖').nth(part))
            .unwrap_or_default();
        let details: Vec<&str> = self.details.iter().map(String::as_str).collect();
        filled(template.trim(), &details)
    }
}

/// A sentence with its blanks filled: `{0}` is the first detail.
pub(crate) fn filled(template: &str, details: &[&str]) -> String {
    let mut sentence = String::new();
    for (at, piece) in template.split(['{', '}']).enumerate() {
        // Between the brackets stands the number of a detail.
        let digit = piece.bytes().next().filter(|_| at % 2 == 1);
        let blank = digit.and_then(|digit| details.get(usize::from(digit.wrapping_sub(b'0'))));
        sentence.push_str(blank.copied().unwrap_or(piece));
    }
    sentence
}

/// The sentences of the problems that this build can have.
const MESSAGES: &[&str] = &[
    include_str!("messages.txt"),
    #[cfg(feature = "change")]
    include_str!("phrase/messages.txt"),
    #[cfg(any(feature = "clock", feature = "score"))]
    include_str!("readings.txt"),
    #[cfg(feature = "clock")]
    include_str!("clock/messages.txt"),
    #[cfg(feature = "survey")]
    include_str!("form/messages.txt"),
    #[cfg(feature = "form")]
    include_str!("form/responses.txt"),
    #[cfg(feature = "form")]
    include_str!("form/linter/messages.txt"),
    #[cfg(feature = "review")]
    include_str!("review/messages.txt"),
    #[cfg(feature = "review")]
    include_str!("transcript/messages.txt"),
    #[cfg(feature = "score")]
    include_str!("score/messages.txt"),
    #[cfg(all(feature = "score", feature = "workbench"))]
    include_str!("score/linter/messages.txt"),
    #[cfg(feature = "workbench")]
    include_str!("pack/workbench/messages.txt"),
    #[cfg(all(feature = "form", feature = "workbench"))]
    include_str!("pack/surveyjs/messages.txt"),
];

/// The line for a code in a language.
fn template(code: &str, lang: &str) -> Option<&'static str> {
    MESSAGES.iter().find_map(|messages| line_of(messages, code, lang))
}

/// The line for a code in the language `lang` of a file of sentences written as `messages.txt` is.
pub(crate) fn line_of(sentences: &'static str, code: &str, lang: &str) -> Option<&'static str> {
    let wanted = if matches!(lang, "zh-TW" | "en") { lang } else { "zh-CN" };
    let mut lines = sentences.lines();
    lines.find(|line| line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) == Some(code))?;
    lines.take(3).find_map(|line| line.strip_prefix(wanted)?.strip_prefix(": "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_is_there_in_three_languages() {
        let lines = MESSAGES.iter().flat_map(|messages| messages.lines());
        let codes: Vec<&str> = lines.filter_map(|line| line.strip_prefix('[')?.strip_suffix(']')).collect();
        for (at, code) in codes.iter().enumerate() {
            assert!(!codes[..at].contains(code), "{code} stands there twice");
            for lang in ["zh-CN", "zh-TW", "en"] {
                assert!(template(code, lang).is_some_and(|line| !line.is_empty()), "{code} in {lang}");
            }
        }
    }
}
