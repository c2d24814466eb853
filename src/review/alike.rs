//! How alike two texts are, and small readings of text that several tests share.
//!
//! Likeness is Dice's coefficient over pairs of folded characters: linear in the texts, 1 for the same, 0 for nothing shared.

use super::number::number_at;
use crate::order::sorted;
use crate::text::{Reading, Span, fold_in_place};

/// The pairs of neighbouring characters of a text, sorted; a text of one character has that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pairs(Vec<u32>);

impl Pairs {
    pub(super) fn of(text: &[u16]) -> Self {
        let reading = Reading::of(text);
        let tokens = reading.tokens();
        let pairs: Vec<u32> = match tokens {
            [only] => vec![u32::from(*only)],
            _ => tokens.windows(2).map(|pair| u32::from(pair[0]) << 16 | u32::from(pair[1])).collect(),
        };
        let order = sorted(pairs.len(), &|left, right| pairs[left].cmp(&pairs[right]));
        Self(order.iter().map(|&at| pairs[at as usize]).collect())
    }

    /// From 0 to 1.
    pub(super) fn likeness(&self, other: &Self) -> f64 {
        let (mut left, mut right, mut shared) = (0, 0, 0);
        while let (Some(mine), Some(theirs)) = (self.0.get(left), other.0.get(right)) {
            shared += usize::from(mine == theirs);
            left += usize::from(mine <= theirs);
            right += usize::from(theirs <= mine);
        }
        let all = self.0.len() + other.0.len();
        if all == 0 { 0.0 } else { 2.0 * shared as f64 / all as f64 }
    }
}

/// The first clause of `text` that is at least `least` alike to one of `wanted`.
pub(super) fn similar_clause(text: &[u16], wanted: &[String], least: f64) -> Option<Span> {
    if wanted.is_empty() {
        return None;
    }
    let wanted: Vec<Pairs> =
        wanted.iter().map(|phrase| Pairs::of(&phrase.encode_utf16().collect::<Vec<u16>>())).collect();
    clauses(text).into_iter().find(|clause| {
        let pairs = Pairs::of(clause.of(text));
        wanted.iter().any(|phrase| phrase.likeness(&pairs) >= least)
    })
}

/// The stretches of a text between its marks.
pub(super) fn clauses(text: &[u16]) -> Vec<Span> {
    let is_mark = |unit: u16| {
        matches!(
            char::from_u32(u32::from(unit)),
            Some(
                '，' | ','
                    | '。'
                    | '.'
                    | '！'
                    | '!'
                    | '？'
                    | '?'
                    | '；'
                    | ';'
                    | '：'
                    | ':'
                    | '、'
                    | '\n'
                    | '\r'
                    | '~'
                    | '～'
                    | '…'
            )
        )
    };
    let mut clauses = Vec::new();
    let mut start = 0;
    for at in 0..=text.len() {
        if text.get(at).is_none_or(|&unit| is_mark(unit)) {
            if at > start {
                clauses.push(Span::new(start as u32, at as u32));
            }
            start = at + 1;
        }
    }
    clauses
}

/// The first number within a few characters behind `at`, in thousandths, and where it ends.
pub(super) fn number_behind(text: &[u16], at: usize) -> Option<(i64, usize)> {
    const NEAR: usize = 6;
    let mut folded = Vec::new();
    let end = text.len().min(at + NEAR + 16);
    fold_in_place(&text[at.min(end)..end], &mut folded);
    (0..NEAR).find_map(|offset| {
        let number = number_at(&folded, offset)?;
        Some((number.thousandths, at + number.end))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(text: &str) -> Pairs {
        Pairs::of(&text.encode_utf16().collect::<Vec<u16>>())
    }

    #[test]
    fn the_same_is_one_and_strangers_are_zero() {
        assert!((pairs("请您稍等").likeness(&pairs("請 您 稍 等")) - 1.0).abs() < 1e-9);
        assert!(pairs("请您稍等").likeness(&pairs("再见")) < 1e-9);
        assert!(pairs("有什么可以帮您").likeness(&pairs("有什么可以帮到您")) > 0.7);
        assert!(pairs("").likeness(&pairs("")) < 1e-9);
    }
}
