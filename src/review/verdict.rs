//! What a review finds: states with their evidence.

use crate::text::Span;

pub use crate::courtesy::State;

use super::rubric::LabelId;

/// What a piece of evidence shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shows {
    /// Something asked for is there.
    Found,
    /// Something that should not be there is.
    Forbidden,
    /// Something asked for is not in this turn, where it should be.
    Missing,
    /// The place that made the rule apply.
    Occasion,
    /// A turn that came too late, by so many seconds.
    Late(u32),
    /// Turns that repeat one another or stand in a row.
    Repeated,
    /// Numbers that do not add up.
    Wrong,
}

/// A place that proves a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Evidence {
    /// Which turn, from 0.
    pub turn: u32,
    /// Where in it; the whole turn where no words stand for it.
    pub span: Span,
    /// What it shows.
    pub shows: Shows,
    /// What was heard, or was to be heard.
    pub label: Option<LabelId>,
}

/// Why a rule does not apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// Nothing happened that the rule speaks of.
    NoOccasion,
    /// The conversation has no turn of the side the rule speaks of.
    NoTurn,
    /// Times are missing or go backwards.
    NoTime,
    /// An attribute is missing or is no such value.
    NoAttribute,
    /// A number it computes with was not said.
    NoNumber,
}

impl Reason {
    /// The name in results.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoOccasion => "no-occasion",
            Self::NoTurn => "no-turn",
            Self::NoTime => "no-time",
            Self::NoAttribute => "no-attribute",
            Self::NoNumber => "no-number",
        }
    }
}

/// The outcome of a test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Whether it holds.
    pub state: State,
    /// Why it does not apply, if it does not.
    pub reason: Option<Reason>,
    /// What proves it, in the order it was found.
    pub evidence: Vec<Evidence>,
    /// How many parts are met, of how many that apply.
    pub parts: (u32, u32),
}

impl Verdict {
    pub(super) fn of(met: bool, evidence: Vec<Evidence>) -> Self {
        let state = if met { State::Met } else { State::Unmet };
        Self { state, reason: None, evidence, parts: (u32::from(met), 1) }
    }

    pub(super) const fn not_applicable(reason: Reason) -> Self {
        Self { state: State::NotApplicable, reason: Some(reason), evidence: Vec::new(), parts: (0, 0) }
    }

    pub(super) fn is(&self, state: State) -> bool {
        self.state == state
    }

    /// The opposite; what does not apply stays so.
    pub(super) fn opposite(mut self) -> Self {
        self.state = match self.state {
            State::Met => State::Unmet,
            State::Unmet => State::Met,
            State::NotApplicable => State::NotApplicable,
        };
        self.parts.0 = self.parts.1 - self.parts.0;
        // What proved that it holds is what should not be there, and what should not be there may be wanted after all.
        let (was, is) = match self.state {
            State::Unmet => (Shows::Found, Shows::Forbidden),
            State::Met | State::NotApplicable => (Shows::Forbidden, Shows::Found),
        };
        self.evidence.iter_mut().filter(|place| place.shows == was).for_each(|place| place.shows = is);
        self
    }
}
