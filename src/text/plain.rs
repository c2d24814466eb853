//! The tokens of a text, one by one and kept nowhere: for texts in which most likely nothing is found.
//!
//! They are those of its [`Reading`](super::Reading) as far as no character needs its neighbours; at one that does they end,
//! and say so. Knows nothing of where tokens stand.

use std::slice::Iter;

use super::tables::{self, BREAK, CONTENT, QUOTE, SENTENCE_END, SPECIAL, Tables};

/// See the module's head.
#[derive(Clone)]
pub(crate) struct PlainTokens<'t> {
    tables: &'static Tables,
    rest: Iter<'t, u16>,
    last: u16,
}

impl<'t> PlainTokens<'t> {
    /// What stands for a character that needs its neighbours; no token is the same.
    pub(crate) const SPECIAL: u16 = SPECIAL;

    pub(crate) fn of(text: &'t [u16]) -> Self {
        Self { tables: tables::tables(), rest: text.iter(), last: 0 }
    }
}

impl Iterator for PlainTokens<'_> {
    type Item = u16;

    #[inline(always)]
    fn next(&mut self) -> Option<u16> {
        for &unit in self.rest.by_ref() {
            let code = self.tables.unit(unit);
            if code >= CONTENT {
                if code != self.last || code < 0x80 {
                    self.last = code;
                    return Some(code);
                }
            } else if code == SPECIAL {
                return Some(SPECIAL);
            } else if matches!(code, BREAK | SENTENCE_END | QUOTE) {
                self.last = 0;
            }
        }
        None
    }
}
