//! The survey of a message: which places may hide a phrase.
//!
//! This is what ordinary text pays for. Characters that only sound like a phrase, look like one, or make up one from parts
//! are held against the phrases at once, token by token; letters, digits, emoji and signs are left to the aligner.

use std::cmp::Ordering;

use super::accept::{EDGE, LONGEST_AT_EDGE, bits, least_evidence};
use super::align::Way;
use super::seeds::Seed;
use super::{Cloaks, ROOM};
use crate::phrase::index::Index;
use crate::text::{Likeness, Reading, has_signs};

/// Among very many phrases no more characters of one are looked at before a strange place.
const MOST_BEFORE: usize = 5;

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
    /// Looks at every token once, with a load or two for each kind of hiding; what follows is rare.
    pub(super) fn survey(&self, survey: &mut Survey) {
        survey.odd.clear();
        survey.candidates.clear();
        let tokens = self.reading.tokens();
        let starts = self.reading.starts();
        let class = |at: usize| tokens.get(at).map_or(0, |&token| self.likeness.class(token));
        let crowded = self.cloaks.seeds.is_crowded();
        // Emoji may stand before everything else.
        if starts.first().is_some_and(|&start| start > 0 && has_signs(self.text, 0, start)) {
            survey.odd.push(0);
        }
        let mut lettered = false;
        let mut classes = [0, class(0), class(1), class(2)];
        for (at, &token) in tokens.iter().enumerate() {
            classes = [classes[1], classes[2], classes[3], class(at + 3)];
            let letter = token < 0x80;
            let joined = starts.get(at + 1).is_some_and(|&next| next == starts[at] + 1);
            if letter || lettered || !joined {
                self.by_signs(at, lettered, survey);
                lettered = letter;
                if letter {
                    continue;
                }
            }
            if self.cloaks.seeds.may_start(classes) {
                self.by_sound(at, classes, survey);
            }
            if !(if crowded { self.likeness.is_ordinary(token) } else { self.likeness.is_common(token) })
                && self.is_strange(at)
            {
                if crowded {
                    self.by_shape_in_crowd(at, survey);
                } else {
                    self.by_shape(at, survey);
                    self.by_other_readings(at, survey);
                }
            }
            if let Some(&after) = tokens.get(at + 1)
                && self.cloaks.composites.may_be_made_of(token, after)
            {
                if crowded { self.by_parts_in_crowd(at, after, survey) } else { self.by_parts(at, after, survey) }
            }
        }
    }

    /// Where letters begin and end, and where emoji and signs stand behind a token.
    #[inline(never)]
    fn by_signs(&self, at: usize, lettered: bool, survey: &mut Survey) {
        let starts = self.reading.starts();
        let letter = self.reading.tokens()[at] < 0x80;
        let end = starts.get(at + 1).copied().unwrap_or(self.text.len() as u32);
        let signs = end > starts[at] + 1 && has_signs(self.text, starts[at] + 1, end);
        // Whole sentences are written in pinyin: places close enough for one range to cover the run.
        let inner = letter && survey.odd.last().is_none_or(|&last| at as u32 - last >= ROOM);
        if letter != lettered || signs || inner {
            survey.push_odd(at);
        }
    }

    /// Phrases that sound like the tokens from `start` on.
    #[inline(never)]
    fn by_sound(&self, start: usize, [first, second, third, _]: [u8; 4], survey: &mut Survey) {
        let tokens = &self.reading.tokens()[start..];
        let sounds = |(&wanted, &seen): (&u16, &u16)| self.sounds_like(seen, wanted);
        let crowded = self.cloaks.seeds.is_crowded();
        for &seed in self.cloaks.seeds.starting_with(first, second, third) {
            let phrase = self.index.form_tokens(seed.form());
            let fits = if crowded {
                // Nearly all begin alike and go on otherwise.
                phrase[3..].iter().zip(tokens.get(3..).unwrap_or_default()).all(sounds) && self.is_likely(phrase, start)
            } else {
                // The second half may be hidden in another way: the aligner will see.
                let alike = phrase.iter().zip(tokens).take_while(|&pair| sounds(pair)).count();
                alike >= 3.max(phrase.len() / 2)
            };
            if fits {
                survey.offer(seed, start);
            }
        }
    }

    /// Phrases that sound like what stands around the strange character at `at`, if it is read in another way than usual.
    #[inline(never)]
    fn by_other_readings(&self, at: usize, survey: &mut Survey) {
        let tokens = self.reading.tokens();
        let usual = self.likeness.class(tokens[at]);
        for other in self.likeness.classes(tokens[at]).filter(|&other| other != usual) {
            for start in at.saturating_sub(2)..=at {
                let class = |token: usize| {
                    if token == at { other } else { tokens.get(token).map_or(0, |&token| self.likeness.class(token)) }
                };
                self.by_sound(start, [class(start), class(start + 1), class(start + 2), class(start + 3)], survey);
            }
        }
    }

    /// Whether any reading of one character sounds like any of another.
    fn sounds_like(&self, seen: u16, wanted: u16) -> bool {
        let heard = self.likeness.class(seen);
        heard != 0
            && (heard == self.likeness.class(wanted)
                || self.likeness.classes(wanted).any(|class| self.likeness.classes(seen).any(|other| other == class)))
    }

    /// Whether the character at `at`, which is no word by itself, makes no ordinary word with its neighbours.
    #[inline(never)]
    fn is_strange(&self, at: usize) -> bool {
        let tokens = self.reading.tokens();
        let token = tokens[at];
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
                self.offer_if_alike(seed.form(), seed.at().wrapping_add(offset), at, survey);
            }
        }
        // All but the character next to it may be strange.
        let Some(anchors) = &self.cloaks.anchors else { return };
        for (beside, offset) in [(before, 1), (after, usize::MAX)] {
            if let Some(&token) = beside.and_then(|beside| tokens.get(beside)) {
                for seed in anchors.of(token) {
                    self.offer_if_alike(seed.form(), seed.at().wrapping_add(offset), at, survey);
                }
            }
        }
    }

    /// Offers a phrase whose character `place` may stand at `at`, if all the others fit.
    fn offer_if_alike(&self, form: u32, place: usize, at: usize, survey: &mut Survey) {
        let phrase = self.index.form_tokens(form);
        if place < phrase.len() && at >= place && self.resembles(phrase, at - place) {
            survey.offer_at(form, place, at);
        }
    }

    /// Whether each token from `start` on sounds or looks like the phrase's own, a quarter of them the same.
    fn resembles(&self, phrase: &[u16], start: usize) -> bool {
        let Some(seen) = self.reading.tokens().get(start..start + phrase.len()) else { return false };
        let pairs = || seen.iter().zip(phrase);
        // Nearly all fail here, before any table is asked.
        pairs().filter(|(seen, wanted)| seen == wanted).count() * 4 >= phrase.len()
            && pairs().all(|(&seen, &wanted)| {
                seen == wanted || self.sounds_like(seen, wanted) || self.likeness.looks_like(seen, wanted)
            })
    }

    /// Phrases with a character that the tokens from `at` make up.
    #[inline(never)]
    fn by_parts(&self, at: usize, after: u16, survey: &mut Survey) {
        let tokens = self.reading.tokens();
        let class = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or(0, |&token| self.likeness.class(token));
        for &(_, whole) in self.cloaks.composites.made_of(tokens[at], after) {
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
            survey.push_odd(at);
        }
    }

    /// Among very many phrases: those that the tokens before the strange character at `at` begin, two of them at least, and
    /// in which it alone stands for one that looks or sounds like it.
    #[inline(never)]
    fn by_shape_in_crowd(&self, at: usize, survey: &mut Survey) {
        let tokens = self.reading.tokens();
        for start in at.saturating_sub(MOST_BEFORE)..at.saturating_sub(1) {
            let third = Some(tokens[start + 2]).filter(|_| start + 2 < at);
            for form in self.index.starting_with(tokens[start], tokens[start + 1], third) {
                let phrase = self.index.form_tokens(form);
                let (place, own) = (at - start, phrase.len());
                let Some(seen) = tokens.get(start..start + own).filter(|_| place < own) else { continue };
                if phrase[2..place] == seen[2..place]
                    && phrase[place + 1..] == seen[place + 1..]
                    && self.is_likely(phrase, start)
                    && self.cloaks.hides(form)
                {
                    survey.offer_at(form, 0, start);
                }
            }
        }
    }

    /// Among very many phrases: those that stand there if the tokens `at` and `after` are read as the character they make up.
    #[inline(never)]
    fn by_parts_in_crowd(&self, at: usize, after: u16, survey: &mut Survey) {
        let tokens = self.reading.tokens();
        if self.likeness.is_word(tokens[at], after) {
            return;
        }
        for &(_, whole) in self.cloaks.composites.made_of(tokens[at], after) {
            for start in at.saturating_sub(MOST_BEFORE)..=at {
                for width in [2, 3] {
                    let read = |place: usize| match place.cmp(&at) {
                        Ordering::Less => tokens.get(place).copied(),
                        Ordering::Equal => Some(whole),
                        Ordering::Greater => tokens.get(place - 1 + width).copied(),
                    };
                    let (Some(first), Some(second)) = (read(start), read(start + 1)) else { break };
                    let forms = self.index.starting_with(first, second, read(start + 2).or(Some(0)));
                    // Most places stop here, and before the parts both widths read the same.
                    if forms.is_empty() && start + 2 <= at {
                        break;
                    }
                    for form in forms {
                        let phrase = self.index.form_tokens(form);
                        let same =
                            phrase.iter().enumerate().all(|(place, &wanted)| read(start + place) == Some(wanted));
                        if same && at - start < phrase.len() && self.cloaks.hides(form) {
                            survey.offer_at(form, at - start, at);
                        }
                    }
                }
            }
        }
    }

    /// Whether a phrase, each character of which stands there from token `start` on or one that sounds or looks like it, may be
    /// no chance: what [`verdict`](super::accept::verdict) would say, as far as that costs little.
    fn is_likely(&self, phrase: &[u16], start: usize) -> bool {
        let Some(seen) = self.reading.tokens().get(start..start + phrase.len()) else { return false };
        let edges = self.edges(start, start + phrase.len());
        if edges == 0 && phrase.len() <= LONGEST_AT_EDGE {
            return false;
        }
        let (mut same, mut evidence) = (0, edges * EDGE);
        for (&seen, &wanted) in seen.iter().zip(phrase) {
            let heard = self.likeness.syllables(seen).first();
            let way = if seen == wanted {
                Way::Exact
            } else if heard.is_some_and(|common| self.likeness.syllables(wanted).contains(common)) {
                Way::Sound
            } else if self.likeness.class(seen) == self.likeness.class(wanted) {
                Way::NearSound
            } else if self.likeness.looks_like(seen, wanted) {
                Way::Shape
            } else {
                return false;
            };
            same += usize::from(way == Way::Exact);
            evidence += bits(self.likeness, way, Some(seen), 1);
        }
        same < phrase.len() && evidence >= least_evidence(self.cloaks.seeds.forms)
    }

    /// At how many ends of the tokens `start..end` a clause may end as well.
    fn edges(&self, start: usize, end: usize) -> u32 {
        let starts = self.reading.starts();
        let apart = |token: usize| starts.get(token).is_none_or(|&own| token == 0 || own != starts[token - 1] + 1);
        // A particle may stand between a phrase and the end.
        u32::from(apart(start)) + u32::from(apart(end) || apart(end + 1))
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
