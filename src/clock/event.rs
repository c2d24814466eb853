//! What happens, with all the promises it starts, and what it costs when they are broken.
//!
//! Amounts are thousandths, exact. Refuses to know who pays.

use super::calendar::Clock;
use super::pauses::Pause;
use super::verdict::{Case, State, Verdict};
use crate::moment::Moment;

/// What something costs, in thousandths, below zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Amount {
    /// Points.
    pub points: i64,
    /// Yuan.
    pub yuan: i64,
}

/// When something costs, and how much.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// The target that must have been broken.
    pub late: Option<String>,
    /// The circumstance that must be given; it costs as often as it is.
    pub when: Option<String>,
    /// How much each time.
    pub each: Amount,
    /// Whether it takes the place of all other costs of the event.
    pub instead: bool,
}

/// A kind of event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Event {
    /// Its name in the document.
    pub id: String,
    /// The targets that it starts.
    pub targets: Vec<String>,
    /// What it costs.
    pub costs: Vec<Cost>,
    /// The points that all events of the kind together cannot cost more than, in thousandths, below zero.
    pub floor: Option<i64>,
}

/// One event.
#[derive(Clone, Debug, Default)]
pub struct Happening {
    /// When it happened; nothing is due without.
    pub start: Option<Moment>,
    /// When its targets were reached, by their names.
    pub ends: Vec<(String, Moment)>,
    /// What else is known, by name, and how often.
    pub circumstances: Vec<(String, u32)>,
    /// When the clock stood still.
    pub pauses: Vec<Pause>,
}

/// How the promises of one event stand.
#[derive(Clone, Debug, Default)]
pub struct Judgement {
    /// The verdicts, in the order of the event's targets.
    pub verdicts: Vec<(String, Verdict)>,
    /// The costs that apply, by their number in the document, and what each comes to.
    pub costs: Vec<(usize, Amount)>,
    /// What it costs.
    pub total: Amount,
}

impl Clock {
    /// How an event's promises stand at `now`, and what that costs.
    #[must_use]
    pub fn judge(&self, event: &Event, happening: &Happening, now: Moment) -> Judgement {
        let Some(start) = happening.start else { return Judgement::default() };
        let given: Vec<&str> = happening.circumstances.iter().map(|(name, _)| name.as_str()).collect();
        let end = |id: &str| happening.ends.iter().find(|end| end.0 == id).map(|end| end.1);
        let verdict = |id: &String| {
            let target = self.target(id)?;
            let case = Case { start, end: end(id), now, pauses: &happening.pauses, circumstances: &given };
            Some((id.clone(), self.verdict(target, &case)))
        };
        let verdicts: Vec<(String, Verdict)> = event.targets.iter().filter_map(verdict).collect();
        let costs = costs(event, &verdicts, &happening.circumstances);
        let total = costs.iter().fold(Amount::default(), |sum, cost| sum.plus(cost.1));
        Judgement { verdicts, costs, total }
    }
}

impl Event {
    /// What several events of the kind cost together, not under the floor.
    #[must_use]
    pub fn tally<'a>(&self, costs: impl IntoIterator<Item = &'a Amount>) -> Amount {
        let sum = costs.into_iter().fold(Amount::default(), |sum, cost| sum.plus(*cost));
        Amount { points: sum.points.max(self.floor.unwrap_or(i64::MIN)), ..sum }
    }
}

impl Amount {
    const fn plus(self, other: Self) -> Self {
        Self { points: self.points.saturating_add(other.points), yuan: self.yuan.saturating_add(other.yuan) }
    }

    const fn times(self, count: u32) -> Self {
        Self { points: self.points.saturating_mul(count as i64), yuan: self.yuan.saturating_mul(count as i64) }
    }
}

fn costs(event: &Event, verdicts: &[(String, Verdict)], circumstances: &[(String, u32)]) -> Vec<(usize, Amount)> {
    let broken = |id: &String| verdicts.iter().any(|(name, verdict)| name == id && verdict.state.is_broken());
    let often = |name: &String| circumstances.iter().find(|given| given.0 == *name).map_or(0, |given| given.1);
    // Rules that were not in force cost nothing.
    let in_force = verdicts.iter().all(|(_, verdict)| verdict.state != State::NotInForce);
    let amount = |cost: &Cost| {
        let applies = in_force && cost.late.as_ref().is_none_or(broken);
        let times = cost.when.as_ref().map_or(1, often);
        (applies && times > 0).then(|| cost.each.times(times))
    };
    let mut found: Vec<(usize, Amount)> =
        event.costs.iter().enumerate().filter_map(|(at, cost)| Some((at, amount(cost)?))).collect();
    if found.iter().any(|(at, _)| event.costs[*at].instead) {
        found.retain(|(at, _)| event.costs[*at].instead);
    }
    found
}
