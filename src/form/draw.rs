//! Drawing a sample: whom to call back, which branches to look at. The same list, number and seed give the same draw, so that
//! anybody can make it again; the record says all that takes.

use std::collections::BTreeMap;

use super::random::Random;

/// What a draw is made from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lot {
    /// Names this item and no other.
    pub id: String,
    /// The part it belongs to, where parts are to be drawn from in proportion.
    pub stratum: String,
}

/// Draws `count` of `lots`, by their numbers in the order drawn. Stratified, every part gives in proportion to its size; what
/// does not divide goes to the parts with the largest remainders.
#[must_use]
pub fn draw(lots: &[Lot], count: usize, seed: u64, stratified: bool) -> Vec<usize> {
    let count = count.min(lots.len());
    let mut strata: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, lot) in lots.iter().enumerate() {
        strata.entry(if stratified { &lot.stratum } else { "" }).or_default().push(number);
    }
    let shares = shares(&strata.values().map(Vec::len).collect::<Vec<_>>(), count);
    let mut drawn = Vec::with_capacity(count);
    for ((name, mut numbers), share) in strata.into_iter().zip(shares) {
        Random::for_purpose(seed, name).shuffle(&mut numbers);
        drawn.extend(numbers.into_iter().take(share));
    }
    if stratified {
        Random::for_purpose(seed, "order").shuffle(&mut drawn);
    }
    drawn
}

/// How many each part gives of `count`: as near to its proportion as whole numbers can be (Hamilton's method).
fn shares(sizes: &[usize], count: usize) -> Vec<usize> {
    let all: usize = sizes.iter().sum();
    if all == 0 {
        return vec![0; sizes.len()];
    }
    let exact = |size: usize| (size as u128) * (count as u128);
    let whole = |size: usize| usize::try_from(exact(size) / all as u128).unwrap_or(0);
    let mut shares: Vec<usize> = sizes.iter().map(|&size| whole(size)).collect();
    let left = count.saturating_sub(shares.iter().sum());
    let rest = |at: usize| exact(sizes[at]) % all as u128;
    let order = crate::order::sorted(sizes.len(), &|one, two| rest(two).cmp(&rest(one)));
    for at in order.into_iter().take(left) {
        shares[at as usize] += 1;
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::{Lot, draw, shares};

    fn lots(strata: &[(&str, usize)]) -> Vec<Lot> {
        let each = |(stratum, count): &(&str, usize)| {
            let stratum = (*stratum).to_owned();
            (0..*count).map(move |number| Lot { id: format!("{stratum}{number}"), stratum: stratum.clone() })
        };
        strata.iter().flat_map(each).collect()
    }

    #[test]
    fn parts_give_in_proportion() {
        assert_eq!(shares(&[50, 30, 20], 10), [5, 3, 2]);
        assert_eq!(shares(&[1, 1, 1], 2), [1, 1, 0]);
        assert_eq!(shares(&[], 3), [0_usize; 0]);
        let lots = lots(&[("a", 60), ("b", 30), ("c", 10)]);
        let drawn = draw(&lots, 20, 7, true);
        let of = |stratum: &str| drawn.iter().filter(|&&number| lots[number].stratum == stratum).count();
        assert_eq!([of("a"), of("b"), of("c")], [12, 6, 2]);
    }

    #[test]
    fn every_lot_is_as_likely_as_the_others() {
        let lots = lots(&[("x", 6)]);
        let mut times = [0_u32; 6];
        for seed in 0..30_000 {
            draw(&lots, 2, seed, false).into_iter().for_each(|number| times[number] += 1);
        }
        assert!(times.iter().all(|count| (9_700..10_300).contains(count)), "{times:?}");
        assert_eq!(draw(&lots, 99, 1, false).len(), 6, "no more than there are");
    }
}
