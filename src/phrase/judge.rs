//! Whether a hit counts: the conditions of soft phrases, and where a clause begins and ends.

use std::cell::OnceCell;

use super::hit::Hit;
use super::index::Index;
use super::lexicon::Condition;
use super::mention::{self, Word};
use super::options::Context;
use super::trail::Place;
use crate::text::{Edge, Reading, Span};

/// How far a clause or sentence is followed from a hit; nobody writes longer ones, and a text of 10 MB must stay cheap.
pub(super) const LONGEST_SENTENCE: usize = 64;
/// How many tokens of openers or particles may stand between a hit and the edge of its clause.
const LONGEST_PARTICLES: usize = 4;

/// The cue lists of all lexicons, indexed together: a form's owner is the number of its list.
#[derive(Clone, Debug, Default)]
pub(super) struct Cues {
    pub(super) names: Vec<(u32, String)>,
    pub(super) index: Index,
}

impl Cues {
    /// The number of the list `name` of lexicon `lexicon`.
    pub(super) fn list(&self, lexicon: u32, name: &str) -> Option<u32> {
        self.names.iter().position(|(owner, known)| *owner == lexicon && known == name).map(|at| at as u32)
    }

    pub(super) fn owner(&self, hit: &Hit) -> Option<u32> {
        self.index.owner(hit.form)
    }
}

/// Everything a condition may ask about.
pub(super) struct Scene<'a> {
    pub(super) reading: &'a Reading,
    pub(super) text: &'a [u16],
    pub(super) cues: &'a Cues,
    /// What is known of the whole message.
    pub(super) whole: &'a Whole<'a>,
    /// Whether the turn that the message answers has a cue of the list.
    pub(super) answered: &'a dyn Fn(u32) -> bool,
}

/// What judging a part of a message needs to know of the whole.
pub(super) struct Whole<'a> {
    /// How many tokens it has, counted at least as far as any condition asks.
    pub(super) tokens: usize,
    /// Its cues: all totals, and at least the hits near what is judged.
    pub(super) cue_hits: &'a CueHits,
    /// Its quotations with words outside of them, at least those near what is judged.
    pub(super) quotes: &'a [Span],
    pub(super) context: &'a Context,
    /// The cues of the turn it answers, once somebody asked.
    pub(super) answered: &'a OnceCell<CueHits>,
}

impl Scene<'_> {
    /// Whether all that `condition` of an entry of `lexicon` asks holds for `hit`. A list that does not exist holds nothing.
    pub(super) fn holds(&self, condition: &Condition, lexicon: u32, hit: &Hit) -> bool {
        let list = |name: &Option<String>| name.as_deref().map(|name| self.cues.list(lexicon, name));
        let place =
            Place { reading: self.reading, text: self.text, first: hit.first as usize, last: hit.last as usize };
        let short = condition.turn_at_most.is_none_or(|most| self.whole.tokens <= most as usize);
        short
            && (!condition.start || starts_clause(&place))
            && (!condition.end || ends_clause(&place))
            && list(&condition.before).is_none_or(|list| self.in_sentence(list, hit, true))
            && list(&condition.after).is_none_or(|list| self.in_sentence(list, hit, false))
            && list(&condition.reply_to).is_none_or(|list| list.is_some_and(self.answered))
            && !condition
                .without
                .iter()
                .any(|name| self.cues.list(lexicon, name).is_some_and(|list| self.outside(list, hit)))
    }

    fn outside(&self, list: u32, hit: &Hit) -> bool {
        let inside = self.near(list, hit.first, hit.last + 1).filter(|cue| hit.span.covers(cue.span)).count();
        self.whole.cue_hits.totals.get(list as usize).is_some_and(|&total| total as usize > inside)
    }

    fn in_sentence(&self, list: Option<u32>, hit: &Hit, before: bool) -> bool {
        let reach = LONGEST_SENTENCE as u32;
        let unbroken = |from: u32, to: u32| {
            (from..to).all(|token| self.reading.edge_after(self.text, token as usize) < Edge::Sentence)
        };
        list.is_some_and(|list| {
            if before {
                let mut cues = self.near(list, hit.first.saturating_sub(reach), hit.first);
                cues.any(|cue| cue.last < hit.first && unbroken(cue.last, hit.first))
            } else {
                self.near(list, hit.last + 1, hit.last.saturating_add(reach)).any(|cue| unbroken(hit.last, cue.first))
            }
        })
    }

    /// The cue hits of `list` that start at the tokens `from..to`.
    fn near(&self, list: u32, from: u32, to: u32) -> impl Iterator<Item = &Hit> {
        let hits = &self.whole.cue_hits.hits;
        let low = hits.partition_point(|cue| cue.first < from);
        hits[low..].iter().take_while(move |cue| cue.first < to).filter(move |cue| self.cues.owner(cue) == Some(list))
    }
}

/// The cues that stand in a message, by first token, and how many there are of each list.
#[derive(Clone, Debug, Default)]
pub(super) struct CueHits {
    pub(super) hits: Vec<Hit>,
    pub(super) totals: Vec<u32>,
}

impl CueHits {
    /// Finds all cues of `cues` in a message.
    #[inline(never)]
    pub(super) fn of(cues: &Cues, reading: &Reading, text: &[u16]) -> Self {
        let mut found = Self { hits: Vec::new(), totals: vec![0; cues.names.len()] };
        cues.index.search(reading, text, 0..reading.tokens().len(), &mut found.hits);
        for hit in &found.hits {
            if let Some(total) = cues.owner(hit).and_then(|list| found.totals.get_mut(list as usize)) {
                *total += 1;
            }
        }
        found
    }

    /// Whether any cue of `list` was found.
    pub(super) fn has(&self, list: u32) -> bool {
        self.totals.get(list as usize).is_some_and(|&total| total > 0)
    }
}

/// Whether nothing but openers stands between the start of a clause and the phrase.
pub(super) fn starts_clause(place: &Place<'_>) -> bool {
    let mut first = place.first;
    while place.reading.edge_before(place.text, first) == Edge::Open && place.first - first <= LONGEST_PARTICLES {
        first -= 1;
    }
    mention::only(place.reading, place.text, first..place.first, Word::Opener)
}

/// Whether nothing but particles stands between the phrase and the end of its clause.
pub(super) fn ends_clause(place: &Place<'_>) -> bool {
    let mut end = place.last + 1;
    while place.reading.edge_after(place.text, end - 1) == Edge::Open && end - place.last <= LONGEST_PARTICLES + 1 {
        end += 1;
    }
    mention::only(place.reading, place.text, place.last + 1..end, Word::Particle)
}
