//! The index of forms: sorted strings of tokens behind a filter of first pairs.
//!
//! A form is looked for where its first two tokens stand. A bitmap of hashed pairs turns nearly every position away with
//! one load; what is left finds its run of sorted forms in a small table and narrows it token by token with a binary
//! search. So the cost of a text does not depend on how many forms there are, building is a sort, and no crafted list or
//! text makes the search quadratic.

use super::hit::{Hit, Via};
use super::trail::{Place, Trail};
use crate::order::sorted;
use crate::text::{Reading, Side, Span, is_latin_or_digit};

/// How a form is to be matched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct FormRules {
    /// Latin letters and digits at its ends need a word boundary.
    pub(super) word: bool,
    /// The text must have the form's own characters.
    pub(super) literal: bool,
    /// The text must have the form's own case.
    pub(super) case: bool,
}

/// A form to be indexed.
#[derive(Clone, Debug)]
pub(super) struct FormSource {
    /// The form as written.
    pub(super) text: Vec<u16>,
    /// Whatever the caller wants back with a hit.
    pub(super) owner: u32,
    /// How it is to be matched.
    pub(super) rules: FormRules,
}

/// One slot of the pair table: forms `low..high` of the sorted list start with `pair`.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    pair: u32,
    low: u32,
    high: u32,
}

/// Sorted forms with their filter. See the module's head.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    tokens: Vec<u16>,
    offsets: Vec<u32>,
    forms: Vec<FormSource>,
    /// Repeats within a form: (form, position, count), sorted by form.
    runs: Vec<(u32, u32, u32)>,
    slots: Vec<Slot>,
    filter: Vec<u64>,
    /// Bits of a pair's hash that address the filter.
    filter_shift: u32,
    slot_shift: u32,
    /// Forms of a single token, sorted by it.
    singles: Vec<(u16, u32)>,
}

/// What the tokens of an index are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Alphabet {
    /// What a person reads: folded characters without marks.
    #[default]
    Folded,
    /// Every code unit as it stands, for forms that are made of marks or emoji.
    Literal,
}

impl Alphabet {
    /// Reads `text` in this alphabet.
    pub(super) fn read(self, reading: &mut Reading, text: &[u16]) {
        match self {
            Self::Folded => reading.read(text),
            Self::Literal => reading.read_literally(text),
        }
    }
}

const HASH: u32 = 0x9E37_79B1;

impl Index {
    /// An index of `sources` in `alphabet`. Forms that read as nothing are left out.
    pub(super) fn new(alphabet: Alphabet, sources: Vec<FormSource>) -> Self {
        let mut reading = Reading::default();
        let mut flat = Flat::default();
        for source in &sources {
            alphabet.read(&mut reading, &source.text);
            flat.push(&reading, &source.text);
        }
        let order = sorted(sources.len(), &|left, right| {
            // Of forms with the same characters the one that repeats them more comes first: it is the longer in the text.
            flat.tokens_of(left)
                .cmp(flat.tokens_of(right))
                .then_with(|| flat.repeats_of(right).cmp(flat.repeats_of(left)))
        });
        let mut index = Self::default();
        let mut sources: Vec<Option<FormSource>> = sources.into_iter().map(Some).collect();
        index.offsets.push(0);
        for at in order {
            let at = at as usize;
            let tokens = flat.tokens_of(at);
            let Some(source) = sources[at].take().filter(|_| !tokens.is_empty()) else { continue };
            let form = index.forms.len() as u32;
            if let [single] = *tokens {
                index.singles.push((single, form));
            }
            index.tokens.extend_from_slice(tokens);
            index.offsets.push(index.tokens.len() as u32);
            index.runs.extend(flat.repeats_of(at).iter().map(|&(token, count)| (form, token, count)));
            index.forms.push(source);
        }
        index.build_pairs();
        index
    }

    /// How many forms there are.
    pub(super) fn len(&self) -> u32 {
        self.forms.len() as u32
    }

    pub(super) fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }

    /// The form as it was given.
    pub(super) fn source(&self, form: u32) -> Option<&FormSource> {
        self.forms.get(form as usize)
    }

    /// What a form reads as.
    pub(super) fn form_tokens(&self, form: u32) -> &[u16] {
        let form = form as usize;
        match (self.offsets.get(form), self.offsets.get(form + 1)) {
            (Some(&low), Some(&high)) => &self.tokens[low as usize..high as usize],
            _ => &[],
        }
    }

    /// Adds the hits of all forms that start at the tokens `range` of `reading`, in order of their start, longer last.
    pub(super) fn search(&self, reading: &Reading, text: &[u16], range: std::ops::Range<usize>, hits: &mut Vec<Hit>) {
        let tokens = reading.tokens();
        let end = range.end.min(tokens.len());
        for at in range.start..end {
            if !self.singles.is_empty() {
                self.search_single(reading, text, at, hits);
            }
            if at + 1 == tokens.len() || self.slots.is_empty() {
                continue;
            }
            let pair = u32::from(tokens[at]) << 16 | u32::from(tokens[at + 1]);
            let hash = pair.wrapping_mul(HASH);
            let bit = hash >> self.filter_shift;
            if self.filter[(bit >> 6) as usize] >> (bit & 63) & 1 != 0
                && let Some((low, high)) = self.slot(pair, hash)
            {
                self.walk(reading, text, at, low, high, hits);
            }
        }
    }

    fn build_pairs(&mut self) {
        let mut groups: Vec<Slot> = Vec::new();
        for form in 0..self.forms.len() as u32 {
            let tokens = self.form_tokens(form);
            if tokens.len() < 2 {
                continue;
            }
            let pair = u32::from(tokens[0]) << 16 | u32::from(tokens[1]);
            match groups.last_mut() {
                Some(group) if group.pair == pair => group.high = form + 1,
                _ => groups.push(Slot { pair, low: form, high: form + 1 }),
            }
        }
        if groups.is_empty() {
            return;
        }
        let slot_bits = (groups.len() * 2).next_power_of_two().trailing_zeros().clamp(1, 31);
        let filter_bits = (slot_bits + 3).clamp(9, 21);
        self.slot_shift = 32 - slot_bits;
        self.filter_shift = 32 - filter_bits;
        self.slots = vec![Slot::default(); 1 << slot_bits];
        self.filter = vec![0; 1 << (filter_bits - 6)];
        for group in groups {
            let hash = group.pair.wrapping_mul(HASH);
            let bit = hash >> self.filter_shift;
            self.filter[(bit >> 6) as usize] |= 1 << (bit & 63);
            let mut slot = (hash >> self.slot_shift) as usize;
            while self.slots[slot].high != 0 {
                slot = (slot + 1) & (self.slots.len() - 1);
            }
            self.slots[slot] = group;
        }
    }

    fn slot(&self, pair: u32, hash: u32) -> Option<(usize, usize)> {
        let mut slot = (hash >> self.slot_shift) as usize;
        loop {
            let Slot { pair: found, low, high } = self.slots[slot];
            if high == 0 {
                return None;
            }
            if found == pair {
                return Some((low as usize, high as usize));
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }

    fn search_single(&self, reading: &Reading, text: &[u16], at: usize, hits: &mut Vec<Hit>) {
        let token = reading.tokens()[at];
        let from = self.singles.partition_point(|&(single, _)| single < token);
        for &(single, form) in &self.singles[from..] {
            if single != token {
                break;
            }
            self.accept(reading, text, form, at, &Trail::default(), hits);
        }
    }

    /// Follows the sorted forms `low..high`, which agree with the text on the two tokens from `first`.
    fn walk(
        &self,
        reading: &Reading,
        text: &[u16],
        first: usize,
        mut low: usize,
        mut high: usize,
        hits: &mut Vec<Hit>,
    ) {
        let tokens = reading.tokens();
        let mut trail = Trail::default();
        if !trail.step(reading, text, first) {
            return;
        }
        let mut depth = 2;
        loop {
            while low < high && self.length(low) == depth {
                self.accept(reading, text, low as u32, first, &trail, hits);
                low += 1;
            }
            let Some(&next) = tokens.get(first + depth) else { return };
            if low >= high {
                return;
            }
            let token_of = |form: usize| self.tokens[self.offsets[form] as usize + depth];
            low += self.partition(low, high, |form| token_of(form) < next);
            high = low + self.partition(low, high, |form| token_of(form) == next);
            if low >= high || !trail.step(reading, text, first + depth - 1) {
                return;
            }
            depth += 1;
        }
    }

    fn partition(&self, low: usize, high: usize, before: impl Fn(usize) -> bool) -> usize {
        let (mut left, mut right) = (low, high);
        while left < right {
            let middle = left + (right - left) / 2;
            if before(middle) { left = middle + 1 } else { right = middle }
        }
        left - low
    }

    fn length(&self, form: usize) -> usize {
        (self.offsets[form + 1] - self.offsets[form]) as usize
    }

    /// Makes a hit of `form` at token `first` if its repeats, boundaries, gaps and case are right.
    fn accept(&self, reading: &Reading, text: &[u16], form: u32, first: usize, trail: &Trail, hits: &mut Vec<Hit>) {
        let last = first + self.length(form as usize) - 1;
        let source = &self.forms[form as usize];
        let Some(repeated) = self.runs_suffice(reading, text, form, first..last + 1) else { return };
        let place = Place { reading, text, first, last };
        if !trail.is_bridged(&place) {
            return;
        }
        let closing = reading.token_span(text, last, Side::Last, self.repeats_at(form, last - first));
        let opening = if first == last {
            closing
        } else {
            reading.token_span(text, first, Side::First, self.repeats_at(form, 0))
        };
        let span = Span::new(opening.start, closing.end);
        if source.rules.word
            && !(trail.letters_agree(&place, &source.text) && at_word_edges(text, place.tokens(), span))
        {
            return;
        }
        if source.rules.literal && span.of(text) != &source.text[..]
            || source.rules.case && !same_case(span.of(text), &source.text)
        {
            return;
        }
        let via = match (repeated, trail.is_separated()) {
            (true, _) => Via::Repeated,
            (_, true) => Via::Separated,
            _ => Via::Folded,
        };
        hits.push(Hit { form, first: first as u32, last: last as u32, span, via });
    }

    fn own_runs(&self, form: u32) -> impl Iterator<Item = &(u32, u32, u32)> {
        let from = self.runs.partition_point(|&(owner, _, _)| owner < form);
        self.runs[from..].iter().take_while(move |&&(owner, _, _)| owner == form)
    }

    /// How often the form repeats its token `at`.
    fn repeats_at(&self, form: u32, at: usize) -> u32 {
        self.own_runs(form).find(|run| run.1 as usize == at).map_or(1, |run| run.2)
    }

    /// Whether the tokens repeat at least as the form does, and if so whether any repeats more often.
    fn runs_suffice(&self, reading: &Reading, text: &[u16], form: u32, tokens: std::ops::Range<usize>) -> Option<bool> {
        let mut own = self.own_runs(form).peekable();
        let mut repeated = false;
        for (position, token) in tokens.enumerate() {
            let needed = own.next_if(|&&(_, at, _)| at as usize == position).map_or(1, |&(_, _, count)| count);
            let found = reading.run_length(text, token, needed + 1);
            if found < needed {
                return None;
            }
            repeated |= found > needed;
        }
        Some(repeated)
    }
}

/// Forms as tokens, one behind the other, while an index is built.
#[derive(Default)]
struct Flat {
    tokens: Vec<u16>,
    token_ends: Vec<u32>,
    /// Tokens that stand more than once in a row: (token, count).
    repeats: Vec<(u32, u32)>,
    repeat_ends: Vec<u32>,
}

impl Flat {
    fn push(&mut self, reading: &Reading, text: &[u16]) {
        self.tokens.extend_from_slice(reading.tokens());
        self.token_ends.push(self.tokens.len() as u32);
        let counts = (0..reading.tokens().len()).map(|token| (token as u32, reading.run_length(text, token, u32::MAX)));
        self.repeats.extend(counts.filter(|&(_, count)| count > 1));
        self.repeat_ends.push(self.repeats.len() as u32);
    }

    fn tokens_of(&self, form: usize) -> &[u16] {
        part(&self.tokens, &self.token_ends, form)
    }

    fn repeats_of(&self, form: usize) -> &[(u32, u32)] {
        part(&self.repeats, &self.repeat_ends, form)
    }
}

/// The part of `all` that belongs to `at`, given where each part ends.
fn part<'a, T>(all: &'a [T], ends: &[u32], at: usize) -> &'a [T] {
    let start = at.checked_sub(1).map_or(0, |before| ends[before] as usize);
    &all[start..ends[at] as usize]
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
