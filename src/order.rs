//! The one sort of the crate.
//!
//! The standard library's sorts are five to ten kilobytes of the module for every type sorted; this merge sort of numbers
//! is half of one, stable, and never slower than `n log n`.

use std::cmp::Ordering;

/// The numbers `0..count` in the order of `compare`; equal ones stay in their own order.
#[inline(never)]
pub(crate) fn sorted(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<u32> {
    let mut from: Vec<u32> = (0..u32::try_from(count).unwrap_or(u32::MAX)).collect();
    let mut into = vec![0; from.len()];
    let mut width = 1;
    while width < from.len() {
        let mut start = 0;
        while start < from.len() {
            let middle = (start + width).min(from.len());
            let end = (middle + width).min(from.len());
            let (mut left, mut right) = (start, middle);
            for slot in &mut into[start..end] {
                let takes_left =
                    left < middle && (right == end || compare(from[left] as usize, from[right] as usize).is_le());
                let next = if takes_left { &mut left } else { &mut right };
                *slot = from[*next];
                *next += 1;
            }
            start = end;
        }
        std::mem::swap(&mut from, &mut into);
        width *= 2;
    }
    from
}

/// Puts the items into the order of `compare`; equal ones stay in their own order.
#[cfg(any(feature = "clock", feature = "score"))]
pub(crate) fn sort<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let order = sorted(items.len(), &|left, right| compare(&items[left], &items[right]));
    arrange(order, &mut |left, right| items.swap(left, right));
}

/// Brings what has its place in `order` there, by swaps along each cycle.
#[cfg(any(feature = "clock", feature = "score"))]
#[inline(never)]
fn arrange(mut order: Vec<u32>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..order.len() {
        let mut at = start;
        loop {
            let next = std::mem::replace(&mut order[at], at as u32) as usize;
            if next == start {
                break;
            }
            swap(at, next);
            at = next;
        }
    }
}

#[cfg(all(test, any(feature = "clock", feature = "score")))]
mod tests {
    use super::{sort, sorted};

    #[test]
    fn numbers_come_in_order_and_equals_stay() {
        let keys: Vec<u32> = (0..1000).map(|at| at * 7919 % 97).collect();
        let mut expected: Vec<u32> = (0..1000).collect();
        expected.sort_by_key(|&at| keys[at as usize]);
        for count in [0, 1, 2, 3, 31, 1000] {
            let wanted: Vec<u32> = expected.iter().copied().filter(|&at| (at as usize) < count).collect();
            assert_eq!(sorted(count, &|left, right| keys[left].cmp(&keys[right])), wanted);
        }
    }
    #[test]
    fn items_come_in_order_and_equals_stay() {
        for count in [0, 1, 2, 3, 31, 1000_usize] {
            let mut items: Vec<(usize, usize)> = (0..count).map(|at| (at * 7919 % 97, at)).collect();
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            sort(&mut items, |left, right| left.0.cmp(&right.0));
            assert_eq!(items, expected);
        }
    }
}
