//! The first and the last tokens of a text that is being typed: enough to say whether it is short, and whether a
//! quotation is all there is to it.

use super::draft::Draft;
use super::quotes::Edit;
use crate::phrase::mention::WORDS_OUTSIDE;
use crate::text::{LONGEST_DAMAGE, Reading, Span, restarts_at};

/// See the module's head.
#[derive(Clone, Debug, Default)]
pub(super) struct Ends {
    /// Starts of the first tokens, as many as conditions ask for, two at least.
    head: Vec<u32>,
    /// Distances of the last two tokens from the end of the text, last one first.
    tail: Vec<u32>,
    /// How many code units were read for them.
    head_read: u32,
    tail_read: u32,
    /// How many tokens count.
    most: usize,
}

/// Code units looked at first.
const FIRST_LOOK: u32 = 256;

impl Ends {
    /// Ends that tell numbers of tokens up to `most` apart.
    pub(super) fn counting_to(most: u32) -> Self {
        Self { most: (most as usize + 1).max(WORDS_OUTSIDE), ..Self::default() }
    }

    /// How many tokens there are, counted no further than to one more than anybody asks for.
    pub(super) fn tokens(&self) -> usize {
        self.head.len()
    }

    /// Follows an edit of what `draft` is now; reads the ends again if the edit is near.
    pub(super) fn edit(&mut self, edit: Edit, draft: &Draft, reading: &mut Reading, window: &mut Vec<u16>) {
        let length = draft.len();
        if edit.start < self.head_read || self.head_read == 0 {
            self.read_head(draft, reading, window);
        }
        if length - edit.start - edit.inserted < self.tail_read || self.tail_read == 0 {
            self.read_tail(draft, reading, window);
        }
    }

    /// Those of `quotes` that are all there is to the text, or nearly: no words stand outside.
    pub(super) fn swallowing(&self, quotes: &[Span], length: u32) -> Vec<Span> {
        let last = self.tail.get(WORDS_OUTSIDE - 1).map_or(0, |distance| length - distance);
        let second = self.head.get(WORDS_OUTSIDE - 1).copied().unwrap_or(length);
        let low = quotes.partition_point(|quote| quote.end < last);
        let near = quotes[low..].iter().take_while(|quote| quote.start <= second);
        near.filter(|quote| self.tokens_outside(quote, length) < WORDS_OUTSIDE).copied().collect()
    }

    fn tokens_outside(&self, quote: &Span, length: u32) -> usize {
        let before = self.head.iter().take(WORDS_OUTSIDE).filter(|&&start| start < quote.start).count();
        before + self.tail.iter().filter(|&&distance| length - distance >= quote.end).count()
    }

    fn read_head(&mut self, draft: &Draft, reading: &mut Reading, window: &mut Vec<u16>) {
        let length = draft.len();
        let mut look = FIRST_LOOK;
        loop {
            window.clear();
            draft.copy(0..look.min(length), window);
            reading.read(window);
            // What stands close to where the window ends may read otherwise with what follows.
            let sure = if look >= length { u32::MAX } else { look - LONGEST_DAMAGE as u32 };
            self.head.clear();
            self.head.extend(reading.starts().iter().take_while(|&&start| start < sure).take(self.most));
            self.head_read = if look >= length { u32::MAX } else { look };
            if self.head.len() == self.most || look >= length {
                return;
            }
            look = look.saturating_mul(4);
        }
    }

    fn read_tail(&mut self, draft: &Draft, reading: &mut Reading, window: &mut Vec<u16>) {
        let length = draft.len();
        let mut look = FIRST_LOOK;
        loop {
            let from = length.saturating_sub(look);
            window.clear();
            draft.copy(from..length, window);
            let cut =
                if from == 0 { Some(0) } else { (LONGEST_DAMAGE..window.len()).find(|&at| restarts_at(window, at)) };
            self.tail_read = if from == 0 { u32::MAX } else { look };
            if let Some(cut) = cut {
                reading.read(&window[cut..]);
                // The first token may be a repeat of the one before.
                let sure = &reading.starts()[usize::from(from > 0).min(reading.starts().len())..];
                let origin = from + cut as u32;
                self.tail.clear();
                self.tail.extend(sure.iter().rev().take(WORDS_OUTSIDE).map(|start| length - origin - start));
            }
            if from == 0 || cut.is_some() && self.tail.len() == WORDS_OUTSIDE {
                return;
            }
            look = look.saturating_mul(4);
        }
    }
}
