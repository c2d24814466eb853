//! Aligning a phrase with the stream, character by character, at a cost for each way of hiding.

use std::cell::Cell;

use super::stream::{Item, Kind, Stream};
use crate::text::Likeness;

/// Costs in tenths. What a reader sees through at once is cheap.
const PINYIN: u32 = 6;
const SOUND: u32 = 10;
const NEAR_SOUND: u32 = 12;
const PARTS: u32 = 8;
const SIGN: u32 = 10;
const INITIAL: u32 = 12;
const SHAPE: u32 = 13;
/// For each copy of what was read already.
const AGAIN: u32 = 1;
/// More copies than this in a row are something else.
const MOST_COPIES: usize = 2;
/// More separators than this in a row end a phrase.
const MOST_SEPARATORS: usize = 8;

/// By which way one character of the phrase was hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Exact,
    Sound,
    NearSound,
    Pinyin,
    Initial,
    Sign,
    Emoji,
    Shape,
    Parts,
}

/// One character of the phrase and the items that stand for it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    pub(super) way: Way,
    pub(super) first: usize,
    /// One past the last item.
    pub(super) end: usize,
    cost: u32,
}

/// What an alignment needs to know.
pub(super) struct Aligner<'a> {
    likeness: &'a Likeness,
    stream: &'a Stream,
    /// The phrase, as tokens.
    phrase: &'a [u16],
    /// Attempts left: a text made of nothing but ambiguities must not cost more than any other.
    fuel: Cell<u32>,
}

/// Attempts an alignment may take; an honest one takes a few times its length.
const FUEL: u32 = 600;

impl<'a> Aligner<'a> {
    pub(super) fn new(likeness: &'a Likeness, stream: &'a Stream, phrase: &'a [u16]) -> Self {
        Self { likeness, stream, phrase, fuel: Cell::new(FUEL) }
    }

    /// The phrase as initials, one letter each from item `at`.
    pub(super) fn initials(&self, at: usize) -> Vec<Step> {
        (at..at + self.phrase.len())
            .map(|item| Step { way: Way::Initial, first: item, end: item + 1, cost: INITIAL })
            .collect()
    }

    /// The cheapest way to read the whole phrase so that its character `at` stands at item `item`; steps in phrase order.
    pub(super) fn through(&self, at: usize, item: usize, budget: u32) -> Option<(u32, Vec<Step>)> {
        let (mut right, mut path) = (Best { cost: budget + 1, steps: Vec::new() }, Vec::new());
        self.forward(at, item, 0, &mut path, &mut right);
        if right.cost > budget {
            return None;
        }
        let (mut left, mut path) = (Best { cost: budget - right.cost + 1, steps: Vec::new() }, Vec::new());
        let item = right.steps.first().map_or(item, |step| self.over_repeats(step, item));
        self.backward(at, item, 0, &mut path, &mut left);
        if left.cost + right.cost > budget {
            return None;
        }
        left.steps.reverse();
        left.steps.append(&mut right.steps);
        Some((left.cost + right.cost, left.steps))
    }

    fn forward(&self, at: usize, item: usize, cost: u32, path: &mut Vec<Step>, best: &mut Best) {
        if at == self.phrase.len() {
            best.offer(cost, path);
            return;
        }
        let first = path.is_empty();
        if at > 0
            && let Some(step) = self.again(self.phrase[at], path.last(), self.phrase[at - 1])
        {
            path.push(step);
            self.forward(at + 1, item, cost, path, best);
            path.pop();
        }
        if let Some(step) = path.last().copied().filter(|step| self.is_again(step, item))
            && self.spend()
        {
            self.forward(at, item + step.end - step.first, cost + AGAIN, path, best);
        }
        for item in item..(item + MOST_SEPARATORS).min(self.stream.items.len()) {
            if !first && self.stream.items[item].barrier_before {
                return;
            }
            let mut options = [NO_STEP; MOST_OPTIONS];
            let count = self.options(self.phrase[at], item, &mut options);
            for step in &options[..count] {
                if cost + step.cost < best.cost && self.spend() {
                    path.push(*step);
                    self.forward(at + 1, step.end, cost + step.cost, path, best);
                    path.pop();
                }
            }
            if first || !is_separator(&self.stream.items[item]) {
                return;
            }
        }
    }

    /// A character that the phrase repeats was read once for all its repeats: 我 for 我我.
    fn again(&self, character: u16, neighbour: Option<&Step>, beside: u16) -> Option<Step> {
        let read = |step: &&Step| {
            step.end == step.first + 1
                && matches!(self.stream.items[step.first].kind, Kind::Han(_))
                && character == beside
        };
        neighbour.filter(read).map(|step| Step { cost: 0, ..*step })
    }

    /// The characters before `at`, ending right before item `end`.
    fn backward(&self, at: usize, end: usize, cost: u32, path: &mut Vec<Step>, best: &mut Best) {
        if at == 0 {
            best.offer(cost, path);
            return;
        }
        if at < self.phrase.len()
            && let Some(step) = self.again(self.phrase[at - 1], path.last(), self.phrase[at])
        {
            path.push(step);
            self.backward(at - 1, end, cost, path, best);
            path.pop();
        }
        let before = path.last().map_or(end, |step| self.over_repeats(step, end));
        if before < end && self.spend() {
            self.backward_from(at, before, cost + AGAIN, path, best);
        }
        self.backward_from(at, end, cost, path, best);
    }

    /// The characters before `at`, of which the last ends before item `end`, with nothing but separators between.
    fn backward_from(&self, at: usize, end: usize, cost: u32, path: &mut Vec<Step>, best: &mut Best) {
        let items = &self.stream.items;
        for end in (end.saturating_sub(MOST_SEPARATORS)..=end).rev() {
            if items.get(end).is_some_and(|item| item.barrier_before) {
                return;
            }
            let mut options = [NO_STEP; MOST_OPTIONS];
            // A character takes at most six items: the letters of the longest syllable.
            for first in end.saturating_sub(6)..end {
                let count = self.options(self.phrase[at - 1], first, &mut options);
                for step in options[..count].iter().filter(|step| step.end == end) {
                    if cost + step.cost < best.cost && self.spend() {
                        path.push(*step);
                        self.backward(at - 1, step.first, cost + step.cost, path, best);
                        path.pop();
                    }
                }
            }
            if end == 0 || !is_separator(&items[end - 1]) {
                return;
            }
        }
    }

    /// Whether what `step` read stands at item `at` once more, written out: lele, 亻尔亻尔.
    fn is_again(&self, step: &Step, at: usize) -> bool {
        let items = &self.stream.items;
        let same = |(one, other): (&Item, &Item)| match (one.kind, other.kind) {
            (Kind::Sound { from, to, .. }, Kind::Sound { from: start, to: end, .. }) => {
                self.stream.syllables(from, to) == self.stream.syllables(start, end)
            }
            (one, other) => one == other,
        };
        let length = step.end - step.first;
        // Characters that stand together and repeat were read once already.
        let written = length > 1 || !matches!(items[step.first].kind, Kind::Han(_));
        let copy = items.get(at..at + length).filter(|copy| written && !copy[0].barrier_before);
        copy.is_some_and(|copy| items[step.first..step.end].iter().zip(copy).all(same))
    }

    /// Where the copies of what `step` read begin that stand right before item `end`.
    fn over_repeats(&self, step: &Step, end: usize) -> usize {
        let length = step.end - step.first;
        let copies = (1..=MOST_COPIES).map_while(|copy| end.checked_sub(copy * length));
        copies.take_while(|&at| self.is_again(step, at)).last().unwrap_or(end)
    }

    /// The items that `steps` take up, with the copies of the first and the last of them.
    pub(super) fn extent(&self, steps: &[Step]) -> Option<(usize, usize)> {
        let (first, last) = (steps.first()?, steps.last()?);
        let length = last.end - last.first;
        let copies = (0..MOST_COPIES).take_while(|copy| self.is_again(last, last.end + copy * length)).count();
        Some((self.over_repeats(first, first.first), last.end + copies * length))
    }

    fn spend(&self) -> bool {
        let left = self.fuel.get();
        self.fuel.set(left.saturating_sub(1));
        left > 0
    }

    /// All ways in which `character` may stand at `item`.
    fn options(&self, character: u16, item: usize, options: &mut [Step; MOST_OPTIONS]) -> usize {
        let mut count = 0;
        let mut add = |way: Way, end: usize, cost: u32| {
            if count < MOST_OPTIONS {
                options[count] = Step { way, first: item, end, cost };
                count += 1;
            }
        };
        let Some(place) = self.stream.items.get(item) else { return 0 };
        match place.kind {
            Kind::Han(seen) => {
                match self.same(character, seen) {
                    Some((way, cost)) => add(way, item + 1, cost),
                    None if self.likeness.looks_like(seen, character) => add(Way::Shape, item + 1, SHAPE),
                    None => {}
                }
                if let Some(length) = self.parts(character, item) {
                    add(Way::Parts, item + length, PARTS);
                }
            }
            Kind::Letter(letter) => {
                for length in self.spellings(character, item) {
                    add(Way::Pinyin, item + length, if length == 1 { INITIAL } else { PINYIN });
                }
                if self.likeness.begins_with(character, letter) {
                    add(Way::Initial, item + 1, INITIAL);
                } else if self.letter_sounds(character, letter) {
                    add(Way::Sign, item + 1, SIGN);
                }
                if u16::from(letter) == character {
                    add(Way::Exact, item + 1, 0);
                }
            }
            Kind::Sound { separator, .. } => {
                if let Some(near) = self.sign(character, item) {
                    add(if separator { Way::Emoji } else { Way::Sign }, item + 1, if near { SIGN + 2 } else { SIGN });
                }
            }
            Kind::Other => {}
        }
        count
    }

    fn same(&self, character: u16, seen: u16) -> Option<(Way, u32)> {
        if seen == character {
            return Some((Way::Exact, 0));
        }
        let heard = self.likeness.syllables(seen);
        let wanted = self.likeness.syllables(character);
        // A text is read with the common reading of a character, or with another one at the price of a near sound.
        let &common = heard.first()?;
        if wanted.contains(&common) {
            Some((Way::Sound, SOUND))
        } else if wanted.iter().any(|&syllable| self.likeness.near(syllable, common))
            || heard.iter().any(|syllable| wanted.contains(syllable))
        {
            Some((Way::NearSound, NEAR_SOUND))
        } else {
            None
        }
    }

    /// How many items from `item` are the parts of `character`, if they are.
    fn parts(&self, character: u16, item: usize) -> Option<usize> {
        let typed = |parts: &[u16]| Some(self.typed(parts, item, true)? - item);
        self.likeness.decompositions(character).filter_map(typed).max()
    }

    /// Where `parts`, typed from item `at` on, end; a part may be typed in parts itself, but nobody goes further.
    fn typed(&self, parts: &[u16], mut at: usize, whole: bool) -> Option<usize> {
        let begin = at;
        for &part in parts {
            let Some(Item { kind: Kind::Han(seen), clause_before, .. }) = self.stream.items.get(at) else {
                return None;
            };
            if *clause_before && at > begin {
                return None;
            }
            at = if self.likeness.same_part(*seen, part) {
                at + 1
            } else {
                let mut within = whole.then(|| self.likeness.decompositions(part))?;
                within.find_map(|parts| self.typed(parts, at, false))?
            };
        }
        Some(at)
    }

    /// The numbers of letters from `item` that spell a syllable of `character`.
    fn spellings(&self, character: u16, item: usize) -> impl Iterator<Item = usize> {
        self.likeness.syllables(character).iter().filter_map(move |&syllable| {
            let spelling = self.likeness.spelling(syllable);
            let spells = spelling.iter().enumerate().all(|(at, &wanted)| match self.stream.items.get(item + at) {
                Some(Item { kind: Kind::Letter(letter), marks_before, .. }) => {
                    (*letter == wanted || wanted == b'v' && *letter == b'u') && (at == 0 || !marks_before)
                }
                _ => false,
            });
            spells.then_some(spelling.len())
        })
    }

    fn letter_sounds(&self, character: u16, letter: u8) -> bool {
        let heard = self.likeness.symbol(u16::from(letter));
        self.likeness.syllables(character).iter().any(|syllable| heard.contains(syllable))
    }

    /// Whether the emoji, sign or digit at `item` sounds like `character`: `Some(true)` where only nearly.
    fn sign(&self, character: u16, item: usize) -> Option<bool> {
        let Some(Item { kind: Kind::Sound { from, to, .. }, .. }) = self.stream.items.get(item) else { return None };
        let heard = self.stream.syllables(*from, *to);
        let wanted = self.likeness.syllables(character);
        if wanted.iter().any(|syllable| heard.contains(syllable)) {
            return Some(false);
        }
        let near = |&syllable: &u16| heard.iter().any(|&other| self.likeness.near(syllable, other));
        wanted.iter().any(near).then_some(true)
    }
}

/// Fills the list of options.
const NO_STEP: Step = Step { way: Way::Exact, first: 0, end: 0, cost: 0 };

/// A character may stand at a place in no more ways than these.
const MOST_OPTIONS: usize = 6;

fn is_separator(item: &Item) -> bool {
    matches!(item.kind, Kind::Sound { separator: true, .. })
}

/// The cheapest path so far.
struct Best {
    cost: u32,
    steps: Vec<Step>,
}

impl Best {
    fn offer(&mut self, cost: u32, path: &[Step]) {
        if cost < self.cost {
            self.cost = cost;
            self.steps.clear();
            self.steps.extend_from_slice(path);
        }
    }
}
