//! A conversation as the tests see it: who speaks where, what is heard there, and which turns a test looks at.

use super::alike;
use super::conversation::{Conversation, Fact};
use super::heard::Heard;
use super::rubric::{By, LabelId, Limit, Place, Rubric, Says};
use super::verdict::{Evidence, Reason, Shows, Verdict};
use crate::phrase::Role;
use crate::text::Span;

/// A conversation being reviewed.
pub(super) struct Scene<'a> {
    pub(super) rubric: &'a Rubric,
    /// The value of each parameter.
    pub(super) parameters: &'a [f64],
    pub(super) conversation: &'a Conversation,
    pub(super) heard: &'a [Heard],
}

impl Scene<'_> {
    pub(super) fn limit(&self, limit: &Limit) -> f64 {
        match limit {
            Limit::Value(value) => *value,
            Limit::Parameter(at) => self.parameters.get(*at).copied().unwrap_or_default(),
        }
    }

    pub(super) fn is_by(&self, turn: usize, by: By) -> bool {
        let turn = &self.conversation.turns[turn];
        match by {
            By::Any => true,
            By::Agent => turn.role == Role::Agent,
            By::Human => turn.role == Role::Agent && !turn.is_robot(),
            By::Customer => turn.role == Role::Customer,
            By::System => turn.role == Role::System,
        }
    }

    /// The turns of a side, in order.
    pub(super) fn turns_by(&self, by: By) -> Vec<usize> {
        (0..self.conversation.turns.len()).filter(|&turn| self.is_by(turn, by)).collect()
    }

    /// Seconds from one turn to another; `None` where a time is missing.
    pub(super) fn seconds(&self, from: usize, to: usize) -> Option<f64> {
        let at = |turn: usize| self.conversation.turns.get(turn)?.at;
        Some((at(to)?.milliseconds - at(from)?.milliseconds) as f64 / 1000.0)
    }

    /// The turns that a test of `by` at `place` looks at, near the turn `anchor` if there is one.
    pub(super) fn turns_at(&self, by: By, place: &Place, anchor: Option<usize>) -> Result<Vec<usize>, Reason> {
        let mut turns = self.turns_by(by);
        if turns.is_empty() && (place.next, place.after, anchor) == (None, false, None) {
            return Err(Reason::NoTurn);
        }
        if let Some(anchor) = anchor {
            self.keep_near(&mut turns, by, place, anchor)?;
        }
        if let Some(first) = place.first {
            turns.truncate(first as usize);
        }
        if let Some(last) = place.last {
            turns.drain(..turns.len().saturating_sub(last as usize));
        }
        if let Some(limit) = &place.first_seconds {
            let most = self.limit(limit);
            self.keep_timed(&mut turns, 0, |seconds| seconds <= most)?;
        }
        Ok(turns)
    }

    fn keep_near(&self, turns: &mut Vec<usize>, by: By, place: &Place, anchor: usize) -> Result<(), Reason> {
        if place.same || place.after || place.before || place.next.is_some() {
            let stop = self.until(by, &place.until, anchor);
            let next: Vec<usize> = match place.next {
                Some(count) => turns.iter().copied().filter(|&turn| turn > anchor).take(count as usize).collect(),
                None => Vec::new(),
            };
            turns.retain(|&turn| {
                turn < stop
                    && (place.same && turn == anchor
                        || place.after && turn > anchor
                        || place.before && turn < anchor
                        || next.contains(&turn))
            });
        }
        if let Some(limit) = &place.within_seconds {
            let most = self.limit(limit);
            self.keep_timed(turns, anchor, |seconds| seconds.abs() <= most)?;
        }
        if let Some(limit) = &place.beyond_seconds {
            let least = self.limit(limit);
            self.keep_timed(turns, anchor, |seconds| seconds.abs() >= least)?;
        }
        Ok(())
    }

    /// The first turn of the other side behind `anchor` in which one of `labels` is heard.
    fn until(&self, by: By, labels: &[LabelId], anchor: usize) -> usize {
        let count = self.conversation.turns.len();
        if labels.is_empty() {
            return count;
        }
        (anchor + 1..count).find(|&turn| !self.is_by(turn, by) && self.heard[turn].has(labels)).unwrap_or(count)
    }

    fn keep_timed(&self, turns: &mut Vec<usize>, from: usize, keep: impl Fn(f64) -> bool) -> Result<(), Reason> {
        if turns.iter().any(|&turn| self.seconds(from, turn).is_none()) {
            return Err(Reason::NoTime);
        }
        turns.retain(|&turn| self.seconds(from, turn).is_some_and(&keep));
        Ok(())
    }

    /// The turn of the other side that `turn` answers.
    pub(super) fn answered_by(&self, turn: usize) -> Option<usize> {
        let role = self.conversation.turns[turn].role;
        (0..turn).rev().find(|&before| {
            let other = self.conversation.turns[before].role;
            other != role && other != Role::System
        })
    }

    /// The places in a turn that are what `says` asks for; `None` if the turn is not.
    pub(super) fn places_in(&self, says: &Says, turn: usize) -> Option<Vec<Evidence>> {
        let heard = &self.heard[turn];
        let answers = |labels: &[LabelId]| self.answered_by(turn).is_some_and(|asked| self.heard[asked].has(labels));
        let characters = f64::from(heard.characters);
        if heard.has(&says.without)
            || !says.answering.is_empty() && !answers(&says.answering)
            || says.at_most.as_ref().is_some_and(|most| characters > self.limit(most))
            || says.at_least.as_ref().is_some_and(|least| characters < self.limit(least))
        {
            return None;
        }
        let mut evidence: Vec<Evidence> = heard
            .marks
            .iter()
            .filter(|mark| says.labels.contains(&mark.label))
            .map(|mark| Evidence { turn: turn as u32, span: mark.span, shows: Shows::Found, label: Some(mark.label) })
            .collect();
        let text = &self.conversation.turns[turn].text;
        if let Some(span) = alike::similar_clause(text, &says.similar, says.similarity) {
            evidence.push(Evidence { turn: turn as u32, span, shows: Shows::Found, label: None });
        }
        if says.labels.is_empty() && says.similar.is_empty() {
            evidence.push(self.whole(turn, Shows::Found, None));
        }
        (!evidence.is_empty()).then_some(evidence)
    }

    /// A whole turn as evidence.
    pub(super) fn whole(&self, turn: usize, shows: Shows, label: Option<LabelId>) -> Evidence {
        let length = self.conversation.turns.get(turn).map_or(0, |turn| turn.text.len() as u32);
        Evidence { turn: turn as u32, span: Span::new(0, length), shows, label }
    }

    /// Whether somebody says it, near `anchor` if there is one.
    pub(super) fn says(&self, says: &Says, anchor: Option<usize>) -> Verdict {
        let turns = match self.turns_at(says.by, &says.place, anchor) {
            Ok(turns) => turns,
            Err(reason) => return Verdict::not_applicable(reason),
        };
        let found: Vec<Evidence> = turns.iter().filter_map(|&turn| self.places_in(says, turn)).flatten().collect();
        let wanted = says.times.as_ref().map_or(1.0, |times| self.limit(times));
        if found.len() as f64 >= wanted.max(1.0) {
            return Verdict::of(true, found);
        }
        // What is missing is missing where it was last to be expected: the last of these turns, or the place itself.
        let place = if says.place.first.is_some() { turns.first() } else { turns.last() };
        let turn = place.copied().or(anchor).unwrap_or_default();
        let mut evidence = found;
        evidence.push(self.whole(turn, Shows::Missing, says.labels.first().copied()));
        Verdict::of(false, evidence)
    }

    /// The figure of a fact or of what was said, in thousandths.
    pub(super) fn figure(&self, name: &str) -> Option<(i64, Option<Evidence>)> {
        if let Some(number) = self.conversation.fact(name).and_then(Fact::as_number) {
            return Some(((number * 1000.0).round() as i64, None));
        }
        let capture = self.rubric.numbers.iter().find(|capture| capture.id == name)?;
        self.turns_by(capture.by).into_iter().rev().find_map(|turn| {
            let mark = self.heard[turn].marks.iter().find(|mark| mark.label == capture.after)?;
            let text = &self.conversation.turns[turn].text;
            let (value, end) = alike::number_behind(text, mark.span.end as usize)?;
            let span = Span::new(mark.span.start, end as u32);
            Some((value, Some(Evidence { turn: turn as u32, span, shows: Shows::Found, label: Some(mark.label) })))
        })
    }
}
