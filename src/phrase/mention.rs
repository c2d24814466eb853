//! Saying a phrase and speaking about it are two things.
//!
//! A phrase in quotation marks, forbidden (“别对客户说…”), or told of somebody (“客户说…”, “…这种话”) is still reported, as a
//! mention. The words by which Chinese does that are data: `language.txt`.

use std::sync::OnceLock;

use super::forms::Words;
use super::hit::{Hit, Mention};
use super::index::Index;
use super::pattern::expand;
use super::trail::Place;
use crate::text::{Edge, Reading, Span};

/// How many tokens before a hit may introduce it.
const REACH_BEFORE: usize = 16;
/// How many tokens behind a hit may name it.
const REACH_AFTER: usize = 8;
/// How many tokens may stand between the verb of saying and what is said.
const FROM_VERB: usize = 4;

/// No word that begins a clause is longer.
const LONGEST_WORD: usize = 3;

/// How many characters make words of the writer's own.
pub(super) const WORDS_OUTSIDE: usize = 2;

/// A section of `language.txt`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub(super) enum Word {
    Prohibition,
    Saying,
    Audience,
    Speaker,
    Preposition,
    Telling,
    Label,
    Particle,
    Opener,
    Clause,
}

const SECTIONS: [(&str, Word); 10] = [
    ("[prohibition]", Word::Prohibition),
    ("[saying]", Word::Saying),
    ("[audience]", Word::Audience),
    ("[speaker]", Word::Speaker),
    ("[preposition]", Word::Preposition),
    ("[telling]", Word::Telling),
    ("[label]", Word::Label),
    ("[particle]", Word::Particle),
    ("[opener]", Word::Opener),
    ("[clause]", Word::Clause),
];

/// The words of `language.txt`, indexed once.
pub(super) fn words() -> &'static Index {
    static WORDS: OnceLock<Index> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut section = Word::Prohibition;
        let mut words = Words::default();
        // Only a guard with the word list of the cloaked layer asks where clauses begin.
        let clauses = if cfg!(feature = "cloaks") { include_str!("clause.txt") } else { "" };
        let lines = include_str!("language.txt").lines().chain(clauses.lines());
        for line in lines.filter(|line| !line.starts_with('#')) {
            if let Some((_, word)) = SECTIONS.iter().find(|(name, _)| *name == line) {
                section = *word;
                continue;
            }
            for form in line.split_whitespace().flat_map(|variant| expand(variant).unwrap_or_default()) {
                words.add(&form, section as u32);
            }
        }
        words.index()
    })
}

/// One word of a section around a hit.
#[derive(Clone, Copy, Debug)]
struct Found {
    owner: u32,
    first: usize,
    last: usize,
}

/// How the hit at `place` is only spoken about, if it is.
pub(super) fn mention(place: &Place<'_>, span: Span, quotes: &[Span]) -> Option<Mention> {
    if is_quoted(span, quotes) {
        return Some(Mention::Quoted);
    }
    let low = sentence_start(place);
    let before = find(place, low..place.first);
    if is_negated(place, &before) {
        return Some(Mention::Negated);
    }
    (is_told(place, &before) || is_labelled(place)).then_some(Mention::Reported)
}

/// Quotation marks that open, each with the one that closes.
const PAIRS: [(u16, u16); 7] = [
    (0x201C, 0x201D),
    (0x2018, 0x2019),
    (0x300C, 0x300D),
    (0x300E, 0x300F),
    (0x300A, 0x300B),
    (0xFE41, 0xFE42),
    (0xFE43, 0xFE44),
];

/// Whether a code unit is a quotation mark of any kind.
pub(super) fn is_quotation_mark(unit: u16) -> bool {
    matches!(unit, 0x22 | 0xFF02) || PAIRS.iter().any(|&(open, close)| unit == open || unit == close)
}

/// All quotation marks of `text` with their places.
pub(super) fn quotation_marks(text: &[u16]) -> impl Iterator<Item = (u32, u16)> {
    text.iter().enumerate().filter(|&(_, &unit)| is_quotation_mark(unit)).map(|(at, &unit)| (at as u32, unit))
}

/// The insides of the outermost pairs of the quotation marks `marks`, in order.
#[inline(never)]
pub(super) fn quotations(marks: &mut dyn Iterator<Item = (u32, u16)>) -> Vec<Span> {
    let mut open: Vec<(u16, u32)> = Vec::new();
    let mut insides = Vec::new();
    for (at, unit) in marks {
        let straight = matches!(unit, 0x22 | 0xFF02);
        let close = if straight { Some(unit) } else { PAIRS.iter().find(|pair| pair.1 == unit).map(|pair| pair.0) };
        if let Some(position) = close.and_then(|opening| open.iter().rposition(|&(mark, _)| mark == opening)) {
            let (_, start) = open[position];
            open.truncate(position);
            while insides.last().is_some_and(|inner: &Span| inner.start > start) {
                insides.pop();
            }
            insides.push(Span::new(start + 1, at));
        } else if straight || PAIRS.iter().any(|pair| pair.0 == unit) {
            // Nobody nests deeper; a text of nothing but opening marks must not cost more than its length.
            if open.len() == 8 {
                open.remove(0);
            }
            open.push((unit, at));
        }
    }
    insides
}

/// Whether the writer has words of their own outside of a quotation: a message that is one quotation is said all the same.
pub(super) fn is_quotation_within(reading: &Reading, quote: Span) -> bool {
    reading.tokens().len() >= reading.token_at(quote.end) - reading.token_at(quote.start) + WORDS_OUTSIDE
}

/// In one of the quotations that count.
fn is_quoted(span: Span, quotes: &[Span]) -> bool {
    let next = quotes.partition_point(|quote| quote.end < span.end);
    quotes.get(next).is_some_and(|quote| quote.covers(span))
}

fn sentence_start(place: &Place<'_>) -> usize {
    let mut low = place.first;
    while low > 0 && place.first - low < REACH_BEFORE && place.reading.edge_before(place.text, low) < Edge::Sentence {
        low -= 1;
    }
    low
}

fn find(place: &Place<'_>, tokens: std::ops::Range<usize>) -> Vec<Found> {
    let mut hits: Vec<Hit> = Vec::new();
    let index = words();
    index.search(place.reading, place.text, tokens.clone(), &mut hits);
    let within = |hit: &&Hit| (hit.last as usize) < tokens.end;
    let found = |hit: &Hit| {
        index.owner(hit.form).map(|owner| Found { owner, first: hit.first as usize, last: hit.last as usize })
    };
    hits.iter().filter(within).filter_map(found).collect()
}

/// 别对客户说…, 不能用…来打发, 从不跟客户说…: a prohibition, then a saying or somebody to say it to, then the hit, in one clause.
fn is_negated(place: &Place<'_>, before: &[Found]) -> bool {
    let same_clause = |from: usize| {
        (from..place.first).all(|token| {
            let gap = place.reading.gap_after(place.text, token);
            !gap.sentence && (!gap.clause || token + 1 == place.first)
        })
    };
    before.iter().filter(|word| word.owner == Word::Prohibition as u32).any(|prohibition| {
        let introduces = |word: &Found| {
            (word.owner == Word::Saying as u32 || word.owner == Word::Audience as u32)
                && word.first > prohibition.last
                && place.first - word.last <= FROM_VERB + 2
        };
        before.iter().any(introduces) && same_clause(prohibition.last)
    })
}

/// 客户说…, 那位员工回了一句…: somebody else, then a verb of telling close to the hit.
fn is_told(place: &Place<'_>, before: &[Found]) -> bool {
    before.iter().filter(|word| word.owner == Word::Telling as u32).any(|verb| {
        let close = place.first - verb.last <= FROM_VERB;
        let no_clause_between =
            |from: usize, to: usize| (from..to).all(|token| !place.reading.gap_after(place.text, token).clause);
        // 我跟您说了: the one spoken to, not the one who speaks.
        let addressed = |speaker: &Found| {
            before.iter().any(|word| word.owner == Word::Preposition as u32 && word.last + 1 == speaker.first)
        };
        let by = |speaker: &Found| {
            speaker.owner == Word::Speaker as u32
                && speaker.last < verb.first
                && verb.first - speaker.last <= REACH_BEFORE / 2
                && !addressed(speaker)
                && no_clause_between(speaker.last, verb.first)
        };
        close && before.iter().any(by)
    })
}

/// …这种话, …是禁语: named right behind.
fn is_labelled(place: &Place<'_>) -> bool {
    let end = (place.last + 1 + REACH_AFTER).min(place.reading.tokens().len());
    find(place, place.last + 1..end).iter().any(|word| {
        word.owner == Word::Label as u32
            && word.first - place.last <= 3
            && (place.last..word.first).all(|token| place.reading.edge_after(place.text, token) == Edge::Open)
    })
}

/// Whether a word of `section` stands right behind the hit.
pub(super) fn begins(place: &Place<'_>, section: Word) -> bool {
    let next = place.last + 1;
    let end = (next + LONGEST_WORD).min(place.reading.tokens().len());
    find(place, next..end).iter().any(|word| word.owner == section as u32 && word.first == next)
}

/// Whether the tokens `range` are nothing but words of `section`.
pub(super) fn only(reading: &Reading, text: &[u16], range: std::ops::Range<usize>, section: Word) -> bool {
    let place = Place { reading, text, first: range.start, last: range.end };
    let mut covered = range.start;
    for word in find(&place, range.clone()).iter().filter(|word| word.owner == section as u32) {
        if word.first <= covered {
            covered = covered.max(word.last + 1);
        }
    }
    covered >= range.end
}
