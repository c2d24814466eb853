//! The survey of a message: which places may hide a phrase.
//!
//! This is what ordinary text pays for. Characters that only sound like a phrase, look like one, or make up one from parts
//! are held against the phrases at once, token by token; letters, digits, emoji and signs are left to the aligner.

use super::seeds::Seed;
use super::{Cloaks, ROOM};
use crate::phrase::index::Index;
use crate::text::{Likeness, Reading, has_signs};

/// What a survey found. Reusable.
#[derive(Clone, Debug, Default)]
pub(super) struct Survey {
    /// Tokens that are letters, digits, or next to emoji and signs.
    pub(super) odd: Vec<u32>,
    /// Phrases that may stand at a place made of characters alone.
    pub(super) candidates: Vec<Candidate>,
}

/// A phrase whose character `at` may stand at token `token`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) form: u32,
    pub(super) at: u32,
    pub(super) token: u32,
}

/// What a survey looks at and for.
pub(super) struct Scout<'a> {
    pub(super) cloaks: &'a Cloaks,
    pub(super) likeness: &'a Likeness,
    pub(super) index: &'a Index,
    pub(super) reading: &'a Reading,
    pub(super) text: &'a [u16],
}

impl Scout<'_> {
    pub(super) fn survey(&self, survey: &mut Survey) {
        survey.odd.clear();
        survey.candidates.clear();
        let tokens = self.reading.tokens();
        let starts = self.reading.starts();
        let mut classes = [0u8; 3];
        let mut lettered = false;
        // Emoji may stand before everything else.
        if starts.first().is_some_and(|&start| start > 0 && has_signs(self.text, 0, start)) {
            survey.odd.push(0);
        }
        for (at, &token) in tokens.iter().enumerate() {
            classes = [classes[1], classes[2], self.likeness.class(token)];
            let letter = token < 0x80;
            let end = starts.get(at + 1).copied().unwrap_or(self.text.len() as u32);
            let signs = end > starts[at] + 1 && has_signs(self.text, starts[at] + 1, end);
            // Whole sentences are written in pinyin: places close enough for one range to cover the run.
            let inner = letter && survey.odd.last().is_none_or(|&last| at as u32 - last >= ROOM);
            if letter != lettered || signs || inner {
                survey.push_odd(at);
            }
            lettered = letter;
            if letter {
                continue;
            }
            let [first, second, third] = classes;
            if first != 0 && second != 0 && third != 0 && self.cloaks.seeds.may_start(first, second, third) {
                self.by_sound(at - 2, survey);
            }
            if self.is_strange(at) {
                self.by_shape(at, survey);
            }
            self.by_parts(at, survey);
        }
    }

    /// Phrases that sound like the tokens from `start` on.
    fn by_sound(&self, start: usize, survey: &mut Survey) {
        let tokens = self.reading.tokens();
        let class = |at: usize| tokens.get(at).map_or(0, |&token| self.likeness.class(token));
        for seed in self.cloaks.seeds.neighbours(class(start), class(start + 1)).iter().filter(|seed| seed.at() == 0) {
            let phrase = self.index.form_tokens(seed.form());
            let sounds = |(at, &wanted): (usize, &u16)| {
                let heard = class(start + at);
                heard != 0
                    && (heard == self.likeness.class(wanted)
                        || self.likeness.classes(wanted).any(|class| class == heard))
            };
            // The second half may be hidden in another way: the aligner will see. Among very many phrases too many start alike.
            let alike = phrase.iter().enumerate().skip(2).take_while(|&place| sounds(place)).count();
            let least = if self.cloaks.is_crowded() { phrase.len() } else { phrase.len().min(3).max(phrase.len() / 2) };
            if phrase.len() > 2 && alike + 2 >= least {
                survey.offer(*seed, start);
            }
        }
    }

    /// A character that makes no ordinary word with its neighbours.
    fn is_strange(&self, at: usize) -> bool {
        let tokens = self.reading.tokens();
        let token = tokens[at];
        if self.cloaks.is_crowded() && self.likeness.is_ordinary(token) {
            return false;
        }
        let with_before = at > 0 && self.likeness.is_word(tokens[at - 1], token);
        let with_after = || tokens.get(at + 1).is_some_and(|&after| self.likeness.is_word(token, after));
        !self.likeness.is_common(token) && !with_before && !with_after()
    }

    /// Phrases in which the strange character at `at` may stand for one that looks or sounds like it.
    fn by_shape(&self, at: usize, survey: &mut Survey) {
        let tokens = self.reading.tokens();
        let class = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or(0, |&token| self.likeness.class(token));
        let (before, after) = (at.checked_sub(1), Some(at + 1));
        let pairs = [
            (self.cloaks.seeds.neighbours(class(at.checked_sub(2)), class(before)), 2),
            (self.cloaks.seeds.around(class(before), class(after)), 1),
            (self.cloaks.seeds.neighbours(class(after), class(Some(at + 2))), usize::MAX),
            (self.cloaks.seeds.neighbours(class(before), class(Some(at))), 1),
            (self.cloaks.seeds.neighbours(class(Some(at)), class(after)), 0),
        ];
        for (seeds, offset) in pairs {
            for &seed in seeds {
                let place = seed.at().wrapping_add(offset);
                let phrase = self.index.form_tokens(seed.form());
                if place < phrase.len() && at >= place && self.resembles(phrase, at - place) {
                    survey.offer_at(seed.form(), place, at);
                }
            }
        }
    }

    /// Whether each token from `start` on sounds or looks like the phrase's own, most of them the same.
    fn resembles(&self, phrase: &[u16], start: usize) -> bool {
        let Some(seen) = self.reading.tokens().get(start..start + phrase.len()) else { return false };
        let mut same = 0;
        for (&seen, &wanted) in seen.iter().zip(phrase) {
            same += usize::from(seen == wanted);
            let alike = seen == wanted
                || self.likeness.class(seen) == self.likeness.class(wanted)
                || self.likeness.looks_like(seen, wanted);
            if !alike {
                return false;
            }
        }
        same * 4 >= phrase.len()
    }

    /// Phrases with a character that the tokens from `at` make up.
    fn by_parts(&self, at: usize, survey: &mut Survey) {
        let tokens = self.reading.tokens();
        let Some(&after) = tokens.get(at + 1) else { return };
        for &(_, whole) in self.cloaks.composites.made_of(tokens[at], after) {
            let class =
                |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or(0, |&token| self.likeness.class(token));
            let own = self.likeness.class(whole);
            let before =
                self.cloaks.seeds.neighbours(class(at.checked_sub(1)), own).iter().map(|seed| (*seed, seed.at() + 1));
            let behind =
                [2, 3].into_iter().flat_map(|width| self.cloaks.seeds.neighbours(own, class(Some(at + width))));
            for (seed, place) in before.chain(behind.map(|seed| (*seed, seed.at()))) {
                if self.index.form_tokens(seed.form()).get(place) == Some(&whole) {
                    survey.offer_at(seed.form(), place, at);
                }
            }
            // Next to another character in parts only the character itself can be known.
            if !self.cloaks.is_crowded() {
                survey.push_odd(at);
            }
        }
    }
}

impl Survey {
    fn push_odd(&mut self, at: usize) {
        let at = at as u32;
        if self.odd.last() != Some(&at) {
            self.odd.push(at);
        }
    }

    fn offer(&mut self, seed: Seed, start: usize) {
        self.offer_at(seed.form(), seed.at(), start + seed.at());
    }

    fn offer_at(&mut self, form: u32, at: usize, token: usize) {
        let candidate = Candidate { form, at: at as u32, token: token as u32 };
        let same = |other: &&Candidate| {
            other.form == form && other.token.wrapping_sub(other.at) == candidate.token.wrapping_sub(candidate.at)
        };
        if self.candidates.iter().rev().take(8).find(same).is_none() {
            self.candidates.push(candidate);
        }
    }
}
