//! What a message owes, and whether it has it.

use super::Courtesy;
use super::build::Duty;
use super::marks::{Fit, Mark};
use super::past::{Due, Past};
use super::rules::{Kind, Scope};
use crate::text::{Edge, Reading, Span};

/// Whether a courtesy that may be owed is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is said.
    Met,
    /// It is owed and missing.
    Unmet,
    /// It is neither owed nor said.
    NotApplicable,
}

impl State {
    /// The name in results.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Unmet => "unmet",
            Self::NotApplicable => "not-applicable",
        }
    }
}

/// Why a need is in its state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// By this number of the category's list `owed`.
    Owed(u32),
    /// It is said without being owed.
    Said,
    /// It was owed, and said in an earlier message.
    SaidBefore,
    /// Nothing makes it owed here.
    NotOwed,
}

/// A courtesy that messages may owe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Need {
    /// Number of the category.
    pub category: u32,
    /// Whether it is there.
    pub state: State,
    /// Why.
    pub reason: Reason,
    /// How many times it is missing: once for the message, or once for each thing in it that calls for it.
    pub missing: u32,
}

/// A message with what was found in it.
pub(super) struct Draft<'a> {
    pub(super) text: &'a [u16],
    pub(super) reading: &'a Reading,
    pub(super) marks: Vec<Mark>,
    /// Where its sentences start, UTF-16 code units.
    pub(super) sentences: Vec<u32>,
}

impl<'a> Draft<'a> {
    pub(super) fn new(text: &'a [u16], reading: &'a Reading, marks: Vec<Mark>) -> Self {
        let begins = |&token: &usize| reading.edge_before(text, token) == Edge::Sentence;
        let sentences = (0..reading.tokens().len()).filter(begins).map(|token| reading.starts()[token]).collect();
        Self { text, reading, marks, sentences }
    }

    /// The number of the sentence that holds a place, from 1; 0 before the first.
    pub(super) fn sentence(&self, span: Span) -> usize {
        self.sentences.partition_point(|&start| start <= span.start)
    }

    /// The sentences in which something counts as `category`, ascending.
    pub(super) fn sentences_with(&self, courtesy: &Courtesy, category: u32) -> Vec<usize> {
        let mut with: Vec<usize> = self.having(courtesy, category).map(|mark| self.sentence(mark.span)).collect();
        with.dedup();
        with
    }

    /// The marks that count as `category`.
    pub(super) fn having<'b>(&'b self, courtesy: &'b Courtesy, category: u32) -> impl Iterator<Item = &'b Mark> {
        self.marks.iter().filter(move |mark| courtesy.counts_as(mark, category))
    }
}

/// A need with all that is missing for it.
pub(super) struct Weighed {
    pub(super) need: Need,
    /// Each duty that is not done, with the occasion in the message, if it is one of the message.
    pub(super) missing: Vec<(u32, Option<Span>)>,
}

enum Verdict {
    NotOwed,
    SaidBefore,
    Met,
    Unmet(Vec<Option<Span>>),
}

impl Courtesy {
    /// Every courtesy of the documents that may be owed, weighed for a message.
    pub(super) fn weigh(&self, draft: &Draft<'_>, past: &Past) -> Vec<Weighed> {
        let owing = |&(_, duties): &(usize, &Vec<Duty>)| !duties.is_empty();
        self.duties
            .iter()
            .enumerate()
            .filter(owing)
            .map(|(at, duties)| self.weighed(at as u32, duties, draft, past))
            .collect()
    }

    fn weighed(&self, category: u32, duties: &[Duty], draft: &Draft<'_>, past: &Past) -> Weighed {
        let (mut met, mut before, mut missing) = (None, false, Vec::new());
        for (at, duty) in duties.iter().enumerate() {
            match self.verdict(category, duty, draft, past) {
                Verdict::NotOwed => {}
                Verdict::SaidBefore => before = true,
                Verdict::Met => met = met.or(Some(at as u32)),
                Verdict::Unmet(places) => missing.extend(places.into_iter().map(|place| (at as u32, place))),
            }
        }
        let said = draft.having(self, category).next().is_some();
        let (state, reason) = match (missing.first(), met) {
            (Some(&(duty, _)), _) => (State::Unmet, Reason::Owed(duty)),
            (None, Some(duty)) => (State::Met, Reason::Owed(duty)),
            _ if said => (State::Met, Reason::Said),
            _ if before => (State::NotApplicable, Reason::SaidBefore),
            _ => (State::NotApplicable, Reason::NotOwed),
        };
        let need = Need { category, state, reason, missing: missing.len() as u32 };
        Weighed { need, missing }
    }

    fn verdict(&self, category: u32, duty: &Duty, draft: &Draft<'_>, past: &Past) -> Verdict {
        let has = |category: u32| draft.having(self, category).next().is_some();
        let elsewhere = duty.owed.stage.is_some_and(|stage| stage != past.stage) || duty.owed.unasked && past.asked;
        if elsewhere || duty.unless.iter().any(|&other| has(other)) {
            return Verdict::NotOwed;
        }
        match duty.after.map(|occasion| past.due(occasion, category, duty.owed.within)) {
            Some(Due::No) => return Verdict::NotOwed,
            Some(Due::Settled) => return Verdict::SaidBefore,
            Some(Due::Yes) | None => {}
        }
        match duty.with {
            Some(occasion) => self.verdict_with(category, occasion, duty.owed.scope, draft),
            None if has(category) => Verdict::Met,
            None if past.just_said(category) => Verdict::SaidBefore,
            None => Verdict::Unmet(vec![None]),
        }
    }

    /// Whether every occasion of the message has the courtesy near enough.
    fn verdict_with(&self, category: u32, occasion: u32, scope: Scope, draft: &Draft<'_>) -> Verdict {
        let mut occasions = draft.having(self, occasion).map(|mark| mark.span).peekable();
        if occasions.peek().is_none() {
            return Verdict::NotOwed;
        }
        let with = draft.sentences_with(self, category);
        let bare = |span: &Span| match scope {
            Scope::Message => with.is_empty(),
            Scope::Sentence => with.binary_search(&draft.sentence(*span)).is_err(),
        };
        let mut missing: Vec<Option<Span>> = occasions.filter(bare).map(Some).collect();
        if scope == Scope::Message {
            // Once is enough for all of them.
            missing.truncate(1);
        }
        if missing.is_empty() { Verdict::Met } else { Verdict::Unmet(missing) }
    }

    /// Whether a mark is something to mend: a fault, or a courtesy that does not quite fit.
    pub(super) fn is_flawed(&self, mark: &Mark, hour: Option<u8>) -> bool {
        let kind = self.categories.get(mark.category as usize).map(|category| category.kind);
        match kind {
            Some(Kind::Fault) => true,
            Some(Kind::Courtesy) => self.fit(mark, hour) != Fit::Good,
            Some(Kind::Occasion) | None => false,
        }
    }
}
