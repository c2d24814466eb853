//! The leaks that lexicons ask for.

use super::LeakKind;
use crate::phrase::lexicon::Lexicon;
use crate::text::Span;

/// Which leaks are looked for, and what may be given away.
#[derive(Clone, Debug, Default)]
pub(in crate::phrase) struct Leaks {
    entries: Vec<(LeakKind, u32)>,
    allowed: Vec<Vec<u16>>,
}

impl Leaks {
    pub(in crate::phrase) fn of(lexicons: &[Lexicon], plain: u32, exceptions: &[String]) -> Self {
        let mut leaks = Self::default();
        let mut number = plain;
        let mut allowed: Vec<&String> = exceptions.iter().collect();
        for lexicon in lexicons {
            let before = leaks.entries.len();
            for entry in &lexicon.entries {
                leaks.entries.extend(entry.leak.map(|kind| (kind, number)));
                number += 1;
            }
            if leaks.entries.len() > before {
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
