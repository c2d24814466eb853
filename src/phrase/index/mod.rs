//! The index of forms: strings of tokens behind a filter of first pairs.
//!
//! A form is looked for where its first two tokens stand. A bitmap of hashed pairs turns nearly every position away with
//! one load; what is left finds its bucket of sorted forms and narrows it token by token with a binary search. So the
//! cost of a text does not depend on how many forms there are, building is little more than counting, and no crafted list
//! or text makes the search quadratic.

mod forms;
mod lookup;

use std::borrow::Cow;
use std::ops::Range;

pub(super) use self::forms::{FormRules, Forms};
use self::lookup::{Lookup, order, partition};
use super::hit::{Hit, Via};
use super::image::Wire;
use super::trail::{Place, Trail};
use crate::text::{Reading, Side, Span, is_latin_or_digit};

/// Nobody hides more repeats of a character one by one.
const MOST_REPEATS: u32 = 4;

/// Forms and where to look for them. See the module's head.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    forms: Forms,
    /// The number by which each form was given.
    numbers: Vec<u32>,
    lookup: Lookup,
}

impl Index {
    /// An index of `forms`. Those that read as nothing are never found.
    pub(super) fn new(forms: Forms) -> Self {
        let numbers = order(&forms);
        // In the order they are looked for: a search that goes through memory one way takes a quarter less time (measured).
        let forms = forms.in_order(&numbers);
        let lookup = Lookup::over(&forms).unwrap_or_default();
        Self { forms, numbers, lookup }
    }

    /// An index of forms that stand in the order they are looked for, and have these numbers; `None` if they do not.
    fn read(forms: Forms, numbers: Vec<u32>) -> Option<Self> {
        let mut given = vec![false; forms.len() as usize];
        let is_new =
            |&number: &u32| given.get_mut(number as usize).is_some_and(|given| !std::mem::replace(given, true));
        if numbers.len() != forms.len() as usize || !numbers.iter().all(is_new) {
            return None;
        }
        Lookup::over(&forms).map(|lookup| Self { forms, numbers, lookup })
    }

    /// Between memory and image. Owners are below `owners`.
    pub(super) fn pass(&mut self, owners: u32, wire: &mut Wire<'_>) {
        self.forms.pass(owners, wire);
        wire.fixed(&mut self.numbers, u32::to_le_bytes, u32::from_le_bytes);
        if wire.reads() {
            let read = Self::read(std::mem::take(&mut self.forms), std::mem::take(&mut self.numbers));
            wire.insist(read.is_some());
            *self = read.unwrap_or_default();
        }
    }

    /// How many of the forms are plain phrases.
    pub(super) const fn plain(&self) -> u32 {
        self.forms.plain()
    }

    /// The forms as they were given.
    #[cfg(feature = "change")]
    pub(super) fn given(&self) -> Forms {
        let mut places = vec![0; self.numbers.len()];
        for (place, &number) in self.numbers.iter().enumerate() {
            places[number as usize] = place as u32;
        }
        self.forms.in_order(&places)
    }

    /// The form that was given by `number`.
    pub(super) fn given_as(&self, number: u32) -> Option<u32> {
        self.numbers.iter().position(|&known| known == number).map(|form| form as u32)
    }

    /// How many forms there are.
    pub(super) fn len(&self) -> u32 {
        self.forms.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whatever was given as the owner of a form.
    pub(super) fn owner(&self, form: u32) -> Option<u32> {
        self.forms.owner(*self.numbers.get(form as usize)?)
    }

    /// A form as it was given.
    pub(super) fn form_text(&self, form: u32) -> &[u16] {
        self.forms.text(form)
    }

    /// What a form reads as.
    pub(super) fn form_tokens(&self, form: u32) -> &[u16] {
        self.forms.tokens(form)
    }

    /// The forms that start with these tokens; if their third is given, only where one may have it or none.
    pub(super) fn starting_with(&self, first: u16, second: u16, third: Option<u16>) -> Range<u32> {
        if self.is_empty() || third.is_some_and(|third| !self.lookup.filter().may_start(first, second, third)) {
            return 0..0;
        }
        let places = self.lookup.starting_with(first, second);
        places.start as u32..places.end as u32
    }

    /// What a form reads as, with the repeats that are its own.
    pub(super) fn form_spelt(&self, form: u32) -> Cow<'_, [u16]> {
        let (tokens, repeats) = (self.form_tokens(form), self.forms.repeats(form));
        if repeats.is_empty() {
            return Cow::Borrowed(tokens);
        }
        let spelt = tokens.iter().enumerate().flat_map(|(at, &token)| {
            let own = repeats.iter().find(|repeat| repeat.at as usize == at);
            std::iter::repeat_n(token, own.map_or(1, |repeat| repeat.count.min(MOST_REPEATS)) as usize)
        });
        Cow::Owned(spelt.collect())
    }

    /// Where token `at` of a form stands among its tokens with repeats.
    pub(super) fn spelt_at(&self, form: u32, at: usize) -> usize {
        let before = self.forms.repeats(form).iter().filter(|repeat| (repeat.at as usize) < at);
        at + before.map(|repeat| repeat.count.min(MOST_REPEATS) as usize - 1).sum::<usize>()
    }

    /// Adds the hits of all forms that start at the tokens `range` of `reading`, in order of their start, longer last.
    pub(super) fn search(&self, reading: &Reading, text: &[u16], range: Range<usize>, hits: &mut Vec<Hit>) {
        let tokens = reading.tokens();
        let end = range.end.min(tokens.len());
        if self.is_empty() {
            return;
        }
        let filter = self.lookup.filter();
        let has_singles = self.lookup.has_singles();
        for at in range.start..end {
            if has_singles && let Some(singles) = self.lookup.singles(tokens[at], is_alone(reading, at)) {
                self.walk(reading, text, at, (singles, 0), hits);
            }
            let Some(&second) = tokens.get(at + 1) else { break };
            // Behind the last token nothing stands: whatever third a form has, it is not there.
            if filter.may_start(tokens[at], second, tokens.get(at + 2).copied().unwrap_or(0)) {
                self.walk(reading, text, at, (self.lookup.starting_with(tokens[at], second), 2), hits);
            }
        }
    }

    /// Follows the sorted forms at `places`, which agree with the text on `depth` tokens from `first`. What stands between the
    /// tokens is looked at only once a form is there with all of its own.
    #[inline(never)]
    fn walk(
        &self,
        reading: &Reading,
        text: &[u16],
        first: usize,
        (mut places, mut depth): (Range<usize>, usize),
        hits: &mut Vec<Hit>,
    ) {
        let tokens = reading.tokens();
        let mut trail = Trail::default();
        let mut crossed = 1;
        while !places.is_empty() {
            while !places.is_empty() && self.tokens_at(places.start).len() == depth {
                while crossed < depth {
                    if !trail.step(reading, text, first + crossed - 1) {
                        return;
                    }
                    crossed += 1;
                }
                self.accept(reading, text, places.start as u32, first, &trail, hits);
                places.start += 1;
            }
            let Some(&next) = tokens.get(first + depth) else { return };
            places.start = partition(places.clone(), &|place| self.forms.token(place, depth) < next);
            places.end = partition(places.clone(), &|place| self.forms.token(place, depth) == next);
            depth += 1;
        }
    }

    #[inline]
    fn tokens_at(&self, place: usize) -> &[u16] {
        self.forms.tokens(place as u32)
    }

    /// Makes a hit of `form` at token `first` if its repeats, boundaries, gaps and case are right.
    fn accept(&self, reading: &Reading, text: &[u16], form: u32, first: usize, trail: &Trail, hits: &mut Vec<Hit>) {
        let last = first + self.form_tokens(form).len() - 1;
        let Some(repeated) = self.runs_suffice(reading, text, form, first..last + 1) else { return };
        let place = Place { reading, text, first, last };
        if !trail.is_bridged(&place) {
            return;
        }
        let repeats = self.forms.repeats(form);
        // How often the form repeats its token `at`.
        let least = |at: usize| repeats.iter().find(|repeat| repeat.at as usize == at).map_or(1, |repeat| repeat.count);
        let closing = reading.token_span(text, last, Side::Last, least(last - first));
        let opening = if first == last { closing } else { reading.token_span(text, first, Side::First, least(0)) };
        let span = Span::new(opening.start, closing.end);
        if !self.rules_hold(form, &place, trail, span) {
            return;
        }
        let via = match (repeated, trail.is_separated()) {
            (true, _) => Via::Repeated,
            (_, true) => Via::Separated,
            _ => Via::Folded,
        };
        hits.push(Hit { form, first: first as u32, last: last as u32, span, via });
    }

    fn rules_hold(&self, form: u32, place: &Place<'_>, trail: &Trail, span: Span) -> bool {
        let rules = self.forms.rules(self.numbers[form as usize]);
        let written = || self.forms.text(form);
        (!rules.word || trail.letters_agree(place, written) && at_word_edges(place.text, place.tokens(), span))
            && (!rules.literal || span.of(place.text) == written())
            && (!rules.case || same_case(span.of(place.text), written()))
    }

    /// Whether the tokens repeat at least as the form does, and if so whether any repeats more often.
    fn runs_suffice(&self, reading: &Reading, text: &[u16], form: u32, tokens: Range<usize>) -> Option<bool> {
        let mut own = self.forms.repeats(form).iter().peekable();
        let mut repeated = false;
        for (position, token) in tokens.enumerate() {
            let needed = own.next_if(|repeat| repeat.at as usize == position).map_or(1, |repeat| repeat.count);
            let found =
                if is_alone(reading, token) { 1 } else { reading.run_length(text, token, needed.saturating_add(1)) };
            if found < needed {
                return None;
            }
            repeated |= found > needed;
        }
        Some(repeated)
    }
}

/// Whether a token has the next one right behind it, so that there is no room for a repeat.
#[inline(always)]
fn is_alone(reading: &Reading, token: usize) -> bool {
    let starts = reading.starts();
    starts.get(token + 1).is_some_and(|&next| next == starts[token] + 1)
}

/// Whether the plain Latin letters of two texts are the same, case and all.
fn same_case(left: &[u16], right: &[u16]) -> bool {
    let letter = |unit: &u16| matches!(unit, 0x41..=0x5A | 0x61..=0x7A);
    left.iter().copied().filter(letter).eq(right.iter().copied().filter(letter))
}

/// Whether the Latin letters or digits at the ends of a hit are not part of a longer word.
fn at_word_edges(text: &[u16], tokens: &[u16], span: Span) -> bool {
    let folded = |at: usize| Reading::of(&text[at..=at]).tokens().first().copied();
    let inside_word = |at: Option<usize>| at.is_some_and(|at| folded(at).is_some_and(is_latin_or_digit));
    let before = || (span.start as usize).checked_sub(1);
    let after = || Some(span.end as usize).filter(|&at| at < text.len());
    let opens = tokens.first().is_some_and(|&token| is_latin_or_digit(token));
    let closes = tokens.last().is_some_and(|&token| is_latin_or_digit(token));
    !(opens && inside_word(before()) || closes && inside_word(after()))
}
