//! Where to look for forms: their order, a table of buckets into it, and a filter before that.
//!
//! The filter is words of 64 bits, chosen by the first two tokens; in its word every form has two bits, chosen by its third
//! token. So one load tells nearly every place where no form stands from the others, however many forms begin alike.
//!
//! Forms stand in buckets by the hash of their first two tokens, those of a single token in the first bucket, those of
//! none in the last, and in each bucket in the order of their tokens. Spreading them over buckets is most of the sort. An
//! image has them in that order; what is derived from it checks it on the way, so that no image can bring a wrong one.

use std::cmp::Ordering;
use std::ops::Range;

use super::forms::Forms;
use crate::order::sorted;

/// Knuth's multiplicative hash: odd, so that no two pairs share a whole hash.
const HASH: u32 = 0x9E37_79B1;
/// Buckets up to this size are sorted by insertion.
const SMALL: usize = 12;

/// See the module's head.
#[derive(Clone, Debug, Default)]
pub(super) struct Lookup {
    /// Where each bucket starts in that order, and where the last one ends. Empty if there are no forms.
    buckets: Vec<u32>,
    bucket_shift: u32,
    /// The first two tokens of each form in that order: side by side they are compared without a look at the forms.
    pairs: Vec<u32>,
    filter: Filter,
    /// One bit for each token that is a form by itself, and behind them one for each that is so without being repeated;
    /// empty if none is.
    singles: Vec<u64>,
}

/// Where forms of two tokens or more may start. See the module's head.
#[derive(Clone, Debug, Default)]
pub(super) struct Filter {
    words: Vec<u64>,
    shift: u32,
}

impl Filter {
    /// A filter for some `2^bits` forms: two share a word.
    fn with_room(bits: u32) -> Self {
        let bits = bits.saturating_sub(1).clamp(8, 16);
        Self { words: vec![0; 1 << bits], shift: 32 - bits }
    }

    fn add(&mut self, tokens: &[u16]) {
        if let [first, second, ref rest @ ..] = *tokens {
            let hash = pair(first, second).wrapping_mul(HASH);
            self.words[(hash >> self.shift) as usize] |= bits_of(rest.first().map_or(hash, |&third| third_hash(third)));
        }
    }

    /// Whether forms may start with these tokens, or be the first two of them.
    #[inline(always)]
    pub(super) fn may_start(&self, first: u16, second: u16, third: u16) -> bool {
        let hash = pair(first, second).wrapping_mul(HASH);
        let missing = !self.words[(hash >> self.shift) as usize];
        missing & bits_of(third_hash(third)) == 0 || missing & bits_of(hash) == 0
    }
}

#[inline(always)]
const fn third_hash(third: u16) -> u32 {
    (third as u32).wrapping_mul(HASH) >> 20
}

/// The two bits that the lower twelve of a hash choose.
#[inline(always)]
const fn bits_of(hash: u32) -> u64 {
    1 << (hash & 63) | 1 << (hash >> 6 & 63)
}

impl Lookup {
    /// Where to look in forms that stand in their [`order`]; `None` if they do not.
    pub(super) fn over(forms: &Forms) -> Option<Self> {
        let count = forms.len();
        if count == 0 {
            return Some(Self::default());
        }
        let bits = bits_for(count);
        let mut lookup = Self {
            pairs: Vec::with_capacity(count as usize),
            buckets: vec![0; bucket_count(bits) + 1],
            bucket_shift: 32 - bits,
            filter: Filter::with_room(bits),
            singles: Vec::new(),
        };
        let mut last = 0;
        for form in 0..count {
            let bucket = bucket(forms.tokens(form), bits);
            let follows = form == 0 || bucket > last || bucket == last && compare(forms, form - 1, form).is_le();
            if !follows {
                return None;
            }
            last = bucket;
            lookup.add(forms, form, bucket);
        }
        let mut end = 0;
        for start in &mut lookup.buckets {
            end += *start;
            *start = end;
        }
        Some(lookup)
    }

    /// Takes in the next form, and counts it before the bucket behind its own.
    fn add(&mut self, forms: &Forms, form: u32, bucket: usize) {
        let tokens = forms.tokens(form);
        self.buckets[bucket + 1] += 1;
        self.pairs.push(first_pair(tokens));
        self.filter.add(tokens);
        if let [token] = *tokens {
            self.singles.resize(2 << 10, 0);
            self.singles[usize::from(token) >> 6] |= 1 << (token & 63);
            self.singles[1 << 10 | usize::from(token) >> 6] |=
                u64::from(forms.repeats(form).is_empty()) << (token & 63);
        }
    }

    /// Places of the forms of a single token, if any may be this one, which cannot be a repeated one if it is `alone`.
    #[inline(always)]
    pub(super) fn singles(&self, token: u16, alone: bool) -> Option<Range<usize>> {
        let found = self.singles.get(usize::from(alone) << 10 | usize::from(token) >> 6)? >> (token & 63) & 1 != 0;
        found.then(|| 0..self.buckets[1] as usize)
    }

    /// Whether any form is of a single token.
    pub(super) const fn has_singles(&self) -> bool {
        !self.singles.is_empty()
    }

    /// Where forms of two tokens or more may start.
    pub(super) const fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Places of the forms that start with these tokens.
    #[inline]
    pub(super) fn starting_with(&self, first: u16, second: u16) -> Range<usize> {
        let wanted = pair(first, second);
        let bucket = 1 + (wanted.wrapping_mul(HASH) >> self.bucket_shift) as usize;
        let (start, end) = (self.buckets[bucket] as usize, self.buckets[bucket + 1] as usize);
        let low = partition(start..end, &|place| self.pairs[place] < wanted);
        low..partition(low..end, &|place| self.pairs[place] == wanted)
    }
}

/// The order in which `forms` are looked for. See the module's head.
pub(super) fn order(forms: &Forms) -> Vec<u32> {
    let bits = bits_for(forms.len());
    let mut ends = vec![0; bucket_count(bits)];
    for form in 0..forms.len() {
        ends[bucket(forms.tokens(form), bits)] += 1;
    }
    let mut end = 0;
    for count in &mut ends {
        end += *count;
        *count = end;
    }
    let mut order = vec![0; end as usize];
    // Backwards, so that every end becomes a start and equal forms stay in their own order.
    for form in (0..forms.len()).rev() {
        let start = &mut ends[bucket(forms.tokens(form), bits)];
        *start -= 1;
        order[*start as usize] = form;
    }
    ends.push(end);
    for bucket in ends.windows(2) {
        sort(forms, &mut order[bucket[0] as usize..bucket[1] as usize]);
    }
    order
}

/// How many bits of a hash choose the bucket of one of `count` forms.
fn bits_for(count: u32) -> u32 {
    count.next_power_of_two().trailing_zeros().clamp(1, 20)
}

/// One bucket for each hash of two tokens, one before them and one behind.
const fn bucket_count(bits: u32) -> usize {
    (1 << bits) + 2
}

fn bucket(tokens: &[u16], bits: u32) -> usize {
    match *tokens {
        [] => bucket_count(bits) - 1,
        [_] => 0,
        [first, second, ..] => 1 + (pair(first, second).wrapping_mul(HASH) >> (32 - bits)) as usize,
    }
}

/// The first two tokens of a form that has them.
const fn first_pair(tokens: &[u16]) -> u32 {
    match *tokens {
        [first, second, ..] => pair(first, second),
        _ => 0,
    }
}

const fn pair(first: u16, second: u16) -> u32 {
    (first as u32) << 16 | second as u32
}

/// The first of `places` for which `before` does not hold; it holds for those before and for none behind.
#[inline(never)]
pub(super) fn partition(places: Range<usize>, before: &dyn Fn(usize) -> bool) -> usize {
    let Range { start: mut low, end: mut high } = places;
    while low < high {
        let middle = low + (high - low) / 2;
        if before(middle) { low = middle + 1 } else { high = middle }
    }
    low
}

/// Of forms with the same characters the one that repeats them more comes first: it is the longer in the text.
fn compare(forms: &Forms, left: u32, right: u32) -> Ordering {
    let repeats = |form| forms.repeats(form).iter().map(|repeat| (repeat.at, repeat.count));
    let tokens = forms.tokens(left).cmp(forms.tokens(right));
    tokens.then_with(|| repeats(right).cmp(repeats(left)))
}

fn sort(forms: &Forms, bucket: &mut [u32]) {
    if bucket.len() > SMALL {
        let unsorted = bucket.to_vec();
        let order = sorted(bucket.len(), &|left, right| compare(forms, unsorted[left], unsorted[right]));
        for (form, at) in bucket.iter_mut().zip(order) {
            *form = unsorted[at as usize];
        }
        return;
    }
    for end in 1..bucket.len() {
        let mut at = end;
        while at > 0 && compare(forms, bucket[at - 1], bucket[at]).is_gt() {
            bucket.swap(at - 1, at);
            at -= 1;
        }
    }
}
