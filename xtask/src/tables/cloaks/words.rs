//! The ordinary words: text that is made of them is innocent, however it sounds.
//!
//! Format, varints:
//! - characters of words of two, in steps of 64, 128, 256 … from those on that end most words: count of steps · for each
//!   its count and its characters, ascending, coded as differences. A character's number is its place in all steps.
//! - words of two characters: for each character the count of words it begins, then for each character the numbers of
//!   their ends, ascending, coded as differences times two, plus one if the word isn't among the `COMMON` ones
//! - words of three and four characters: count · for each its length and its characters, signed differences
//! - characters that are common words by themselves: count · ascending differences

use std::collections::{BTreeMap, BTreeSet};

use super::super::encode::{sources, write, write_signed};
use super::{Workshop, words_of};
use crate::trouble::Outcome;

/// How many words of two characters are common ones, and how many there are.
const COMMON: usize = 4_000;
const PAIRS: usize = 18_000;
const LONGER: usize = 200;
const SINGLE: usize = 300;
const FIRST_STEP: usize = 64;

/// Words of today's shops and service desks. The dictionary was made from newspapers and novels.
const SERVICE: &str = include_str!("service.txt");

/// Ordinary words, the commonest first.
struct Ranked {
    words: Vec<Vec<char>>,
}

pub(super) fn encode(workshop: &Workshop) -> Outcome<Vec<u8>> {
    let ranked = Ranked::read(workshop)?;
    let pairs = ranked.pairs();
    let mut bytes = Vec::new();
    encode_pairs(&mut bytes, &pairs);
    encode_longer(&mut bytes, &ranked.longer(&pairs));
    let single: BTreeSet<&char> = ranked.of_length(1).take(SINGLE).flatten().collect();
    sources(&mut bytes, single.into_iter());
    Ok(bytes)
}

impl Ranked {
    /// All words of whole characters after folding.
    fn read(workshop: &Workshop) -> Outcome<Self> {
        let mut uses: BTreeMap<Vec<char>, u32> = BTreeMap::new();
        for (word, count) in workshop.sources.words()? {
            let word: Vec<char> = word.chars().map(|character| workshop.fold(character)).collect();
            if word.iter().all(|character| workshop.is_whole(*character)) {
                *uses.entry(word).or_default() += count;
            }
        }
        let mut ranked: Vec<(u32, Vec<char>)> =
            uses.into_iter().map(|(word, count)| (u32::MAX - count, word)).collect();
        ranked.sort_unstable();
        Ok(Self { words: ranked.into_iter().map(|(_, word)| word).collect() })
    }

    fn of_length(&self, length: usize) -> impl Iterator<Item = &[char]> {
        self.words.iter().filter(move |word| word.len() == length).map(Vec::as_slice)
    }

    /// The words of two characters, each with its rank.
    fn pairs(&self) -> BTreeMap<[char; 2], usize> {
        let pair = |word: &[char]| word.try_into().ok();
        let mut pairs: BTreeMap<[char; 2], usize> = self.of_length(2).filter_map(pair).take(PAIRS).zip(0..).collect();
        for word in service().filter_map(|word| word.try_into().ok()) {
            pairs.entry(word).or_insert(PAIRS);
        }
        pairs
    }

    /// Words of three and four characters with one that no word of two in them covers.
    fn longer(&self, pairs: &BTreeMap<[char; 2], usize>) -> BTreeSet<Vec<char>> {
        let is_pair = |pair: &[char]| pair.try_into().is_ok_and(|pair: [char; 2]| pairs.contains_key(&pair));
        let is_covered = |word: &[char]| {
            (0..word.len()).all(|at| {
                let before = at.checked_sub(1).and_then(|start| word.get(start..=at));
                before.is_some_and(is_pair) || word.get(at..at + 2).is_some_and(is_pair)
            })
        };
        let is_wanted = |word: &Vec<char>| (3..=4).contains(&word.len()) && !is_covered(word);
        let ranked = self.words.iter().filter(|word| is_wanted(word)).take(LONGER).cloned();
        ranked.chain(service().filter(is_wanted)).collect()
    }
}

fn service() -> impl Iterator<Item = Vec<char>> {
    words_of(SERVICE).map(|word| word.chars().collect())
}

fn encode_longer(bytes: &mut Vec<u8>, words: &BTreeSet<Vec<char>>) {
    write(bytes, words.len());
    let mut before = 0;
    for word in words {
        write(bytes, word.len());
        for character in word {
            let character = i64::from(u32::from(*character));
            write_signed(bytes, character - before);
            before = character;
        }
    }
}

fn encode_pairs(bytes: &mut Vec<u8>, pairs: &BTreeMap<[char; 2], usize>) {
    let steps = steps(pairs.keys());
    write(bytes, steps.len());
    steps.iter().for_each(|step| sources(bytes, step.iter()));
    let numbers: BTreeMap<char, usize> = steps.iter().flatten().copied().zip(0..).collect();
    let mut ends: BTreeMap<usize, BTreeMap<usize, bool>> = BTreeMap::new();
    for ([head, tail], rank) in pairs {
        if let (Some(head), Some(tail)) = (numbers.get(head), numbers.get(tail)) {
            ends.entry(*head).or_default().insert(*tail, *rank < COMMON);
        }
    }
    for head in 0..numbers.len() {
        write(bytes, ends.get(&head).map_or(0, BTreeMap::len));
    }
    for ends in ends.values() {
        let mut before = 0;
        for (tail, is_common) in ends {
            write(bytes, (tail - before) * 2 + usize::from(!is_common));
            before = *tail;
        }
    }
}

/// The characters in an order that keeps the differences between a head's tails small, and is cheap to write down.
fn steps<'a>(pairs: impl Iterator<Item = &'a [char; 2]>) -> Vec<Vec<char>> {
    // Four for a tail and one for a head, found by trying.
    let mut uses: BTreeMap<char, usize> = BTreeMap::new();
    for [head, tail] in pairs {
        *uses.entry(*head).or_default() += 1;
        *uses.entry(*tail).or_default() += 4;
    }
    let mut ranked: Vec<(usize, char)> =
        uses.into_iter().map(|(character, uses)| (usize::MAX - uses, character)).collect();
    ranked.sort_unstable();
    let mut rest = &ranked[..];
    let mut steps = Vec::new();
    while !rest.is_empty() {
        let (step, others) = rest.split_at((FIRST_STEP << steps.len()).min(rest.len()));
        let mut step: Vec<char> = step.iter().map(|(_, character)| *character).collect();
        step.sort_unstable();
        steps.push(step);
        rest = others;
    }
    steps
}
