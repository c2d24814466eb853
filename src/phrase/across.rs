//! Phrases said over several messages: 你找领, and then 导去.
//!
//! The messages that one side sends without an answer in between are read as one where they meet. What is found belongs to
//! the message that ends the phrase. Messages that merely follow each other meet by chance as sentences do, so the phrase
//! must be what was said: it begins and ends where a clause does, or the seam cuts a word of it.
//!
//! Knows nothing of how phrases are found or judged; both are the guard's.

use std::cell::OnceCell;

use super::guard::{Guard, Scratch};
use super::hit::{Finding, Hit, Via};
use super::judge::{CueHits, Whole, ends_clause, starts_clause};
use super::lexicon::Role;
use super::mention;
use super::options::{Context, Message};
use super::trail::Place;
use crate::text::{Edge, Likeness, Span, is_latin_or_digit};

/// Code units of a message that are read on each side of a seam: the clause that a phrase belongs to.
pub(super) const REACH: usize = 128;
/// Nobody sends a phrase in more messages.
const MOST_MESSAGES: usize = 12;
/// From so many characters on a phrase does not come about where two sentences meet.
const LONG: usize = 6;

impl Guard {
    /// The phrase that the turns before `text` begin and `text` ends, if there is one. Its span is its part of `text`.
    pub(super) fn across(&self, text: &[u16], context: &Context, scratch: &mut Scratch) -> Option<Finding> {
        context.before.last()?;
        let (likeness, cloaks) = self.cloaked.as_ref().filter(|_| cfg!(feature = "cloaks"))?;
        let unanswered = |turn: &&Message| turn.role == context.role;
        let said = |turn: &&Message| turn.role != Role::System || context.role == Role::System;
        let turns = context.before.iter().rev().filter(said).take_while(unanswered).take(MOST_MESSAGES);
        let mut joined = text[..text.len().min(REACH)].to_vec();
        let mut between = 0;
        for turn in turns {
            let begins = &turn.text[turn.text.len().saturating_sub(REACH)..];
            joined.splice(..0, begins.iter().copied());
            let seams = Seams { first: begins.len() as u32, last: (begins.len() + between) as u32 };
            if let Some(found) = self.found_over(&joined, seams, likeness, context, scratch) {
                return Some(found);
            }
            // What stands between the first message and the last is part of the phrase.
            between += begins.len();
            if between > cloaks.reach().0 {
                break;
            }
        }
        None
    }

    /// The phrase in `joined` that begins before the first seam and ends behind the last.
    fn found_over(
        &self,
        joined: &[u16],
        seams: Seams,
        likeness: &Likeness,
        context: &Context,
        scratch: &mut Scratch,
    ) -> Option<Finding> {
        let mut hits = Vec::new();
        self.find(joined, scratch, &mut hits);
        let reading = &scratch.reading;
        let seam = reading.token_at(seams.last);
        let over = |hit: &Hit| {
            let place = Place { reading, text: joined, first: hit.first as usize, last: hit.last as usize };
            let begins = reading.starts().get(place.first).is_some_and(|&start| start < seams.first);
            begins && place.last >= seam && is_said(likeness, &place, seam)
        };
        hits.retain(|hit| self.entry_of(hit).is_none() || over(hit));
        if !hits.iter().any(|hit| self.entry_of(hit).is_some()) {
            return None;
        }
        let mut quotes = mention::quotations(&mut mention::quotation_marks(joined));
        quotes.retain(|&quote| mention::is_quotation_within(reading, quote));
        let (cue_hits, tokens) = (&CueHits::of(&self.cues, reading, joined), reading.tokens().len());
        let whole = Whole { tokens, cue_hits, quotes: &quotes, context, answered: &OnceCell::new() };
        let found = *self.judge(joined, reading, &hits, &whole).first()?;
        let start = reading.starts().get(seam).map_or(seams.last, |&start| start);
        let span = Span::new(start - seams.last, found.span.end - seams.last);
        Some(Finding { span, via: Via::Split, ..found })
    }
}

/// Where messages that were joined meet: the first two of them, and the last two. Code units.
#[derive(Clone, Copy)]
struct Seams {
    first: u32,
    last: u32,
}

/// Whether the phrase at `place` is what the messages say, and not what comes of reading them together; `seam` is the
/// first token of the last one.
fn is_said(likeness: &Likeness, place: &Place<'_>, seam: usize) -> bool {
    let (starts, ends) = (starts_clause(place), ends_clause(place));
    let tokens = place.reading.tokens();
    let ends_before = place.reading.edge_after(place.text, seam - 1) > Edge::Open;
    let cut = !ends_before && likeness.is_word(tokens[seam - 1], tokens[seam]);
    // Letters make words on both sides of a seam.
    let letters = is_latin_or_digit(tokens[seam]);
    let long = !letters && place.last - place.first + 1 >= LONG && seam - place.first > 1 && place.last > seam;
    starts && ends || (starts || ends) && (cut || long)
}
