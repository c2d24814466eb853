//! The leaks that lexicons ask for.

use super::LeakKind;
use crate::phrase::lexicon::{Entry, Lexicon};
use crate::text::Span;

/// Which leaks are looked for, and what may be given away.
#[derive(Clone, Debug, Default)]
pub(in crate::phrase) struct Leaks {
    entries: Vec<(LeakKind, u32)>,
    allowed: Vec<Vec<u16>>,
}

impl Leaks {
    /// The leaks that the numbered entries ask for.
    pub(in crate::phrase) fn of<'a>(
        entries: impl Iterator<Item = (u32, (&'a Lexicon, &'a Entry))>,
        exceptions: &'a [String],
    ) -> Self {
        let mut leaks = Self::default();
        let mut allowed: Vec<&String> = exceptions.iter().collect();
        let mut last: Option<&Lexicon> = None;
        for (number, (lexicon, entry)) in entries {
            let Some(kind) = entry.leak else { continue };
            leaks.entries.push((kind, number));
            if !last.replace(lexicon).is_some_and(|last| std::ptr::eq(last, lexicon)) {
                allowed.extend(&lexicon.exceptions);
            }
        }
        leaks.allowed = allowed.into_iter().map(|text| text.encode_utf16().collect()).collect();
        leaks
    }

    pub(in crate::phrase) fn find(&self, text: &[u16], mut report: impl FnMut(u32, Span)) {
        if self.entries.is_empty() || !cfg!(feature = "leaks") {
            return;
        }
        for found in super::find(text, &self.allowed) {
            if let Some((_, entry)) = self.entries.iter().find(|entry| entry.0 == found.kind) {
                report(*entry, found.span);
            }
        }
    }
}
