//! The ordinary words: text that is made of them is innocent, however it sounds.
//!
//! Format, varints:
//! - tails, the second characters of words, in steps of 64, 128, 256 … from the most used on: count of steps · for each
//!   its count and its characters, ascending, coded as differences. A tail's number is its place in all steps.
//! - words of two characters, in `CLASSES`, the commonest first: count of heads · heads ascending, coded as differences ·
//!   for each head the count of its tails · tails' numbers, ascending for each head, coded as differences
//! - words of three and four characters: count · for each its length and its characters, signed differences
//! - characters that are common words by themselves: count · ascending differences

use std::collections::{BTreeMap, BTreeSet};

use super::super::encode::{sources, write, write_signed};
use super::Workshop;
use crate::trouble::Outcome;

/// How many of the commonest words of two characters each class reaches to.
const CLASSES: [usize; 3] = [2_000, 8_000, 18_000];
const LONGER: usize = 500;
const SINGLE: usize = 300;
const FIRST_STEP: usize = 64;

pub(super) fn encode(workshop: &Workshop) -> Outcome<Vec<u8>> {
    let ranked = ranked(workshop)?;
    let of_length = |wanted: std::ops::RangeInclusive<usize>| {
        ranked.iter().filter(move |word| wanted.contains(&word.len())).map(Vec::as_slice)
    };
    let pairs: Vec<[char; 2]> = of_length(2..=2).filter_map(|word| word.try_into().ok()).take(CLASSES[2]).collect();
    let tails = Tails::count(&pairs);
    let mut bytes = Vec::new();
    tails.encode(&mut bytes);
    let mut first = 0;
    for last in CLASSES.map(|last| last.min(pairs.len())) {
        tails.encode_class(&mut bytes, &pairs[first..last]);
        first = last;
    }
    let longer: BTreeSet<&[char]> = of_length(3..=4).take(LONGER).collect();
    write(&mut bytes, longer.len());
    let mut before = 0;
    for word in longer {
        write(&mut bytes, word.len());
        for character in word {
            let character = i64::from(u32::from(*character));
            write_signed(&mut bytes, character - before);
            before = character;
        }
    }
    let single: BTreeSet<&char> = of_length(1..=1).take(SINGLE).flatten().collect();
    sources(&mut bytes, single.into_iter());
    Ok(bytes)
}

/// All words of whole characters after folding, the commonest first.
fn ranked(workshop: &Workshop) -> Outcome<Vec<Vec<char>>> {
    let mut uses: BTreeMap<Vec<char>, u32> = BTreeMap::new();
    for (word, count) in workshop.sources.words()? {
        let word: Vec<char> = word.chars().map(|character| workshop.fold(character)).collect();
        if word.iter().all(|character| workshop.is_whole(*character)) {
            *uses.entry(word).or_default() += count;
        }
    }
    let mut ranked: Vec<(u32, Vec<char>)> = uses.into_iter().map(|(word, count)| (u32::MAX - count, word)).collect();
    ranked.sort_unstable();
    Ok(ranked.into_iter().map(|(_, word)| word).collect())
}

/// The second characters of words, those of most words first, so that differences are small.
struct Tails {
    steps: Vec<Vec<char>>,
    numbers: BTreeMap<char, usize>,
}

impl Tails {
    fn count(pairs: &[[char; 2]]) -> Self {
        let mut uses: BTreeMap<char, usize> = BTreeMap::new();
        for [_, tail] in pairs {
            *uses.entry(*tail).or_default() += 1;
        }
        let mut ranked: Vec<(usize, char)> = uses.into_iter().map(|(tail, uses)| (usize::MAX - uses, tail)).collect();
        ranked.sort_unstable();
        let mut rest = &ranked[..];
        let mut steps: Vec<Vec<char>> = Vec::new();
        let mut size = FIRST_STEP;
        while !rest.is_empty() {
            let (step, others) = rest.split_at(size.min(rest.len()));
            let mut step: Vec<char> = step.iter().map(|(_, tail)| *tail).collect();
            step.sort_unstable();
            steps.push(step);
            rest = others;
            size *= 2;
        }
        let numbers = steps.iter().flatten().copied().zip(0..).collect();
        Self { steps, numbers }
    }

    fn encode(&self, bytes: &mut Vec<u8>) {
        write(bytes, self.steps.len());
        for step in &self.steps {
            sources(bytes, step.iter());
        }
    }

    fn encode_class(&self, bytes: &mut Vec<u8>, pairs: &[[char; 2]]) {
        let mut heads: BTreeMap<char, BTreeSet<usize>> = BTreeMap::new();
        for [head, tail] in pairs {
            heads.entry(*head).or_default().extend(self.numbers.get(tail));
        }
        sources(bytes, heads.keys());
        heads.values().for_each(|tails| write(bytes, tails.len()));
        for tails in heads.values() {
            let mut before = 0;
            for tail in tails {
                write(bytes, tail - before);
                before = *tail;
            }
        }
    }
}
