//! The ordinary words: text that is made of them is innocent, however it sounds.

use std::collections::{BTreeMap, BTreeSet};

use super::super::packed::Words;
use super::{Workshop, unit, words_of};
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

/// All words of the table.
pub(super) fn all(workshop: &Workshop) -> Outcome<Words> {
    let ranked = Ranked::read(workshop)?;
    let pairs = ranked.pairs();
    let longer = ranked.longer(&pairs);
    let single: BTreeSet<u16> = ranked.of_length(1).take(SINGLE).flatten().map(|character| unit(*character)).collect();
    let mut words = Words {
        characters: steps(&pairs, &longer),
        pairs: Vec::new(),
        longer: longer.iter().map(|word| word.iter().copied().map(unit).collect()).collect(),
        single: single.into_iter().collect(),
    };
    words.pairs = numbered(&words, &pairs);
    Ok(words)
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

/// For each head, in the order of the characters, the numbers of its tails.
fn numbered(words: &Words, pairs: &BTreeMap<[char; 2], usize>) -> Vec<Vec<(u16, bool)>> {
    let mut numbered = vec![Vec::new(); words.ordered().len()];
    for ([head, tail], rank) in pairs {
        if let (Some(head), Some(tail)) = (words.number(unit(*head)), words.number(unit(*tail))) {
            numbered[usize::from(head)].push((tail, *rank < COMMON));
        }
    }
    numbered.iter_mut().for_each(|ends| ends.sort_unstable());
    numbered
}

/// The characters in an order that keeps the differences between a head's tails small, and is cheap to write down.
fn steps(pairs: &BTreeMap<[char; 2], usize>, longer: &BTreeSet<Vec<char>>) -> Vec<Vec<u16>> {
    // Four for a tail and one for a head, found by trying.
    let mut uses: BTreeMap<u16, usize> = BTreeMap::new();
    for [head, tail] in pairs.keys() {
        *uses.entry(unit(*head)).or_default() += 1;
        *uses.entry(unit(*tail)).or_default() += 4;
    }
    longer.iter().flatten().for_each(|character| *uses.entry(unit(*character)).or_default() += 1);
    let mut ranked: Vec<(usize, u16)> =
        uses.into_iter().map(|(character, uses)| (usize::MAX - uses, character)).collect();
    ranked.sort_unstable();
    let mut rest = &ranked[..];
    let mut steps = Vec::new();
    while !rest.is_empty() {
        let (step, others) = rest.split_at((FIRST_STEP << steps.len()).min(rest.len()));
        let mut step: Vec<u16> = step.iter().map(|(_, character)| *character).collect();
        step.sort_unstable();
        steps.push(step);
        rest = others;
    }
    steps
}
