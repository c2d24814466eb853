//! Whether a promise was kept.

use super::calendar::Clock;
use super::due::{Deadline, Unknown};
use super::pauses::{Gaps, Pause};
use super::target::{Bound, Target};
use crate::moment::Moment;

/// How a promise stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Kept.
    Met,
    /// Not kept: too late, or not done by now and too late already.
    Late,
    /// Not kept: done before it was allowed.
    Early,
    /// Not done, and there is time left.
    Running,
    /// Not done, and the clock stands still.
    Paused,
    /// Not kept, and a circumstance excuses it.
    Excused,
    /// It began before the rules were in force.
    NotInForce,
    /// The calendar cannot tell.
    Unknown,
}

/// How fast it was, where a target tells what is usual.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// As usual.
    Usual,
    /// Slower than usual, not late.
    Slow,
    /// Late.
    Late,
}

/// How a promise stands, with what it was measured by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// How it stands.
    pub state: State,
    /// When it is due.
    pub deadline: Result<Deadline, Unknown>,
    /// Milliseconds from the end, or from now, to the due time; below zero after it.
    pub margin: Option<i64>,
    /// How fast, where the target tells what is usual.
    pub level: Option<Level>,
}

/// What happened to a promise.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// When it began.
    pub start: Moment,
    /// When it was done, if it was.
    pub end: Option<Moment>,
    /// The time it is looked at.
    pub now: Moment,
    /// When the clock stood still.
    pub pauses: &'a [Pause],
    /// What else is known, by the names that excuses have.
    pub circumstances: &'a [&'a str],
}

impl State {
    /// Its name in documents and for pages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Late => "late",
            Self::Early => "early",
            Self::Running => "running",
            Self::Paused => "paused",
            Self::Excused => "excused",
            Self::NotInForce => "not-in-force",
            Self::Unknown => "unknown",
        }
    }

    /// Whether a promise was broken.
    #[must_use]
    pub const fn is_broken(self) -> bool {
        matches!(self, Self::Late | Self::Early)
    }
}

impl Level {
    /// Its name in documents and for pages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Usual => "usual",
            Self::Slow => "slow",
            Self::Late => "late",
        }
    }
}

impl Deadline {
    /// Whether `moment` is past it.
    #[must_use]
    pub const fn is_past(&self, moment: Moment) -> bool {
        moment.milliseconds > self.due.milliseconds || moment.milliseconds == self.due.milliseconds && !self.inclusive
    }
}

impl Clock {
    /// How a target stands.
    #[must_use]
    pub fn verdict(&self, target: &Target, case: &Case<'_>) -> Verdict {
        let deadline = self.due(target, case.start, case.pauses);
        self.judged(target, deadline, case)
    }

    /// How a target stands that is due at `deadline`.
    pub(super) fn judged(&self, target: &Target, deadline: Result<Deadline, Unknown>, case: &Case<'_>) -> Verdict {
        let at = case.end.unwrap_or(case.now);
        let margin = deadline.ok().map(|deadline| deadline.due.milliseconds - at.milliseconds);
        let state = match self.promises.from.filter(|&from| self.day(case.start) < from) {
            Some(_) => State::NotInForce,
            None => self.state(target, deadline, case),
        };
        let excused = case.circumstances.iter().any(|&given| target.excused_by.iter().any(|known| known == given));
        let state = match state {
            State::Late | State::Early | State::Running if excused => State::Excused,
            state => state,
        };
        Verdict { state, deadline, margin, level: self.level(target, case, state) }
    }

    fn state(&self, target: &Target, deadline: Result<Deadline, Unknown>, case: &Case<'_>) -> State {
        let now_paused = || Gaps::of(case.pauses, |moment| moment.milliseconds).holds(case.now.milliseconds);
        let deadline = match deadline {
            Ok(deadline) => deadline,
            Err(Unknown::Paused) if case.end.is_none() => return State::Paused,
            // The pause began before the time was over, so that nothing can have been late.
            Err(Unknown::Paused) => return State::Met,
            Err(Unknown::Year(_) | Unknown::NeverOpen) => return State::Unknown,
        };
        match (target.bound, case.end) {
            (Bound::NotBefore, Some(end)) if end.milliseconds < deadline.due.milliseconds => State::Early,
            (Bound::NotBefore, Some(_)) => State::Met,
            (Bound::NotBefore, None) => State::Running,
            (_, Some(end)) if deadline.is_past(end) => State::Late,
            (_, Some(_)) => State::Met,
            (_, None) if deadline.is_past(case.now) => State::Late,
            (_, None) if now_paused() => State::Paused,
            (_, None) => State::Running,
        }
    }

    fn level(&self, target: &Target, case: &Case<'_>, state: State) -> Option<Level> {
        let usual = self.due_after(target, target.usual?, case.start, case.pauses).ok()?;
        match state {
            State::Late | State::Early => Some(Level::Late),
            State::Met | State::Running => {
                let slow = usual.is_past(case.end.unwrap_or(case.now));
                Some(if slow { Level::Slow } else { Level::Usual })
            }
            _ => None,
        }
    }
}
