//! Where to look for forms: their order, a table of buckets into it, and a filter before that.
//!
//! Forms stand in buckets by the hash of their first two tokens, those of a single token in the first bucket, those of
//! none in the last, and in each bucket in the order of their tokens. Spreading them over buckets is most of the sort, and
//! linear; so it is done anew when an image is loaded, and no image can bring a wrong order.

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
    filter: Vec<u64>,
    filter_shift: u32,
}

impl Lookup {
    /// The order of `forms`, and where to look in it.
    pub(super) fn new(forms: &Forms) -> (Vec<u32>, Self) {
        let count = forms.len();
        if count == 0 {
            return <(Vec<u32>, Self)>::default();
        }
        let bits = count.next_power_of_two().trailing_zeros().clamp(1, 20);
        let filter_bits = (bits + 4).clamp(9, 21);
        let mut lookup = Self {
            pairs: Vec::new(),
            buckets: vec![0; (1 << bits) + 3],
            bucket_shift: 32 - bits,
            filter: vec![0; 1 << (filter_bits - 6)],
            filter_shift: 32 - filter_bits,
        };
        let mut order = lookup.spread(forms);
        for bucket in lookup.buckets.windows(2) {
            sort(forms, &mut order[bucket[0] as usize..bucket[1] as usize]);
        }
        lookup.pairs = order.iter().map(|&form| first_pair(forms.tokens(form))).collect();
        (order, lookup)
    }

    /// Puts each form into its bucket: counts them, then turns the counts into starts.
    fn spread(&mut self, forms: &Forms) -> Vec<u32> {
        for form in 0..forms.len() {
            let bucket = self.bucket(forms.tokens(form));
            self.buckets[bucket] += 1;
            if let [first, second, ..] = *forms.tokens(form) {
                let bit = pair(first, second).wrapping_mul(HASH) >> self.filter_shift;
                self.filter[(bit >> 6) as usize] |= 1 << (bit & 63);
            }
        }
        let mut end = 0;
        for bucket in &mut self.buckets {
            end += *bucket;
            *bucket = end;
        }
        let mut order = vec![0; end as usize];
        // Backwards, so that every end becomes a start and equal forms stay in their own order.
        for form in (0..forms.len()).rev() {
            let bucket = self.bucket(forms.tokens(form));
            self.buckets[bucket] -= 1;
            order[self.buckets[bucket] as usize] = form;
        }
        order
    }

    fn bucket(&self, tokens: &[u16]) -> usize {
        match *tokens {
            // The last number is the end of the last bucket.
            [] => self.buckets.len() - 2,
            [_] => 0,
            [first, second, ..] => 1 + (pair(first, second).wrapping_mul(HASH) >> self.bucket_shift) as usize,
        }
    }

    /// Places of the forms of a single token.
    pub(super) fn singles(&self) -> Range<usize> {
        0..self.buckets.get(1).map_or(0, |&end| end as usize)
    }

    /// Whether forms may start with these tokens. Turns nearly all others away with one load.
    #[inline]
    pub(super) fn may_start(&self, first: u16, second: u16) -> bool {
        let bit = pair(first, second).wrapping_mul(HASH) >> self.filter_shift;
        self.filter[(bit >> 6) as usize] >> (bit & 63) & 1 != 0
    }

    /// Whether there is any form of two tokens or more.
    pub(super) fn has_pairs(&self) -> bool {
        self.filter.iter().any(|&bits| bits != 0)
    }

    /// Places of the forms that start with these tokens.
    #[inline]
    pub(super) fn starting_with(&self, first: u16, second: u16) -> Range<usize> {
        let wanted = pair(first, second);
        let bucket = 1 + (wanted.wrapping_mul(HASH) >> self.bucket_shift) as usize;
        let (start, end) = (self.buckets[bucket] as usize, self.buckets[bucket + 1] as usize);
        let pairs = &self.pairs[start..end];
        // Nearly all buckets are so small that going through them is faster than halving them.
        let few = pairs.len() <= SMALL;
        let below = |&&found: &&u32| found < wanted;
        let low =
            if few { pairs.iter().take_while(below).count() } else { pairs.partition_point(|&found| found < wanted) };
        let rest = &pairs[low..];
        let same = |&&found: &&u32| found == wanted;
        let count =
            if few { rest.iter().take_while(same).count() } else { rest.partition_point(|&found| found == wanted) };
        start + low..start + low + count
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
#[inline]
pub(super) fn partition(places: Range<usize>, before: impl Fn(usize) -> bool) -> usize {
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
