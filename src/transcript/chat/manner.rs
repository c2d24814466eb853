//! The manner of a chat: which names its heads have, learnt before it is read.

use std::collections::BTreeMap;

use super::head::{self, Head};
use super::rules;
use crate::phrase::Role;
use crate::text::Span;
use crate::transcript::units::{Lines, trimmed};
use crate::transcript::words::Words;

/// How often a name was seen.
#[derive(Clone, Copy, Default)]
struct Seen {
    /// On lines that can hardly be anything but heads.
    surely: u32,
    /// On lines that may be.
    maybe: u32,
    /// The caller knows it.
    given: bool,
}

/// What was learnt.
pub(super) struct Manner {
    names: BTreeMap<Vec<u16>, Seen>,
    sure: u32,
    maybe: u32,
    lines: u32,
}

impl Manner {
    /// Reads all lines once.
    pub(super) fn of(source: &[u16], lines: &Lines, words: &Words, given: &[(String, Role)]) -> Self {
        let mut manner = Self { names: BTreeMap::new(), sure: 0, maybe: 0, lines: 0 };
        for (name, _) in given {
            manner.names.entry(name.trim().encode_utf16().collect()).or_default().given = true;
        }
        for line in lines.spans(source) {
            let line = trimmed(source, line);
            if !line.is_empty() {
                manner.learn(source, line, words);
            }
        }
        manner
    }

    fn learn(&mut self, source: &[u16], line: Span, words: &Words) {
        if rules::read(source, line, words).is_some() {
            return;
        }
        self.lines += 1;
        let Some(head) = head::read(source, line, words).filter(|head| !head.name.is_empty()) else { return };
        let name = head.name.of(source);
        if !head.sure && words.is_attribute(name) {
            return;
        }
        if !self.names.contains_key(name) {
            self.names.insert(name.to_vec(), Seen::default());
        }
        if let Some(seen) = self.names.get_mut(name) {
            let (count, all) =
                if head.sure { (&mut seen.surely, &mut self.sure) } else { (&mut seen.maybe, &mut self.maybe) };
            *count += 1;
            *all += 1;
        }
    }

    /// Whether messages have heads with times.
    pub(super) const fn has_times(&self) -> bool {
        self.sure > 0
    }

    /// Whether this is a chat at all.
    pub(super) const fn is_chat(&self) -> bool {
        self.sure > 0 || self.maybe * 2 >= self.lines && self.lines > 0
    }

    /// Whether somebody of this name speaks for sure.
    pub(super) fn knows(&self, name: &[u16]) -> bool {
        self.names.get(name).is_some_and(|seen| seen.surely > 0 || seen.given)
    }

    /// Whether a line that may be a head is one.
    pub(super) fn accepts(&self, head: &Head, source: &[u16], words: &Words) -> bool {
        let name = head.name.of(source);
        if head.sure || self.knows(name) {
            return true;
        }
        let word = words.speaker(name);
        if word.is_some_and(|(_, whole)| whole) {
            return true;
        }
        // Beside heads with times, a label such as 客服电话 is a part of what is said, however often it comes.
        !self.has_times()
            && !words.is_attribute(name)
            && (self.is_chat() || self.names.get(name).is_some_and(|seen| seen.maybe > 1))
    }
}
