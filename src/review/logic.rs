//! The tests: three values, combined. What does not apply is left out of "all" and "any"; only where nothing applies does
//! the whole not apply.

use super::rubric::{AttributeTest, Limit, Test};
use super::scene::Scene;
use super::verdict::{Evidence, Reason, Shows, State, Verdict};
use super::{repeats, timing};
use crate::review::conversation::Fact;

impl Scene<'_> {
    /// What `test` gives, near the turn `anchor` if there is one.
    pub(super) fn test(&self, test: &Test, anchor: Option<usize>) -> Verdict {
        match test {
            Test::All(tests) => self.some(tests, anchor, |_, applying| applying),
            Test::Any(tests) => self.some(tests, anchor, |_, _| 1),
            Test::AtLeast(least, tests) => self.some(tests, anchor, |_, _| *least),
            Test::Not(test) => self.test(test, anchor).opposite(),
            Test::If(condition, then, otherwise) => match self.test(condition, anchor).state {
                State::Met => self.test(then, anchor),
                State::Unmet => match otherwise {
                    Some(otherwise) => self.test(otherwise, anchor),
                    None => Verdict::not_applicable(Reason::NoOccasion),
                },
                State::NotApplicable => Verdict::not_applicable(Reason::NoAttribute),
            },
            Test::Says(says) => self.says(says, anchor),
            Test::Attribute(test) => self.attribute(test),
            Test::Reply(reply) => timing::reply(self, reply),
            Test::Answered(by) => timing::answered(self, *by),
            Test::Sequence(steps, adjacent) => timing::sequence(self, steps, *adjacent, anchor),
            Test::Streak(says, times) => repeats::streak(self, says, self.limit(times), anchor),
            Test::Alike(alike) => repeats::alike(self, alike),
            Test::Sum { of, equals } => self.sum(of, equals),
            Test::Earlier { same, within_days } => self.earlier(same, within_days),
        }
    }

    /// Whether enough of `tests` are met; `enough` is told how many there are and how many apply.
    fn some(&self, tests: &[Test], anchor: Option<usize>, enough: impl Fn(usize, usize) -> usize) -> Verdict {
        let all: Vec<Verdict> = tests.iter().map(|test| self.test(test, anchor)).collect();
        let applying = all.iter().filter(|verdict| !verdict.is(State::NotApplicable)).count();
        if applying == 0 {
            let reason = all.iter().find_map(|verdict| verdict.reason).unwrap_or(Reason::NoOccasion);
            return Verdict::not_applicable(reason);
        }
        let met = all.iter().filter(|verdict| verdict.is(State::Met)).count();
        let enough = enough(tests.len(), applying).min(applying).max(1);
        let holds = met >= enough;
        // What proves it goes first: the parts that are met, or those that are not.
        let (proof, rest) = if holds { (State::Met, State::Unmet) } else { (State::Unmet, State::Met) };
        let evidence_of =
            |state| all.iter().filter(move |verdict| verdict.state == state).flat_map(|verdict| &verdict.evidence);
        let mut evidence: Vec<Evidence> = evidence_of(proof).copied().collect();
        if !holds {
            evidence.extend(evidence_of(rest).copied());
        }
        let mut verdict = Verdict::of(holds, evidence);
        verdict.parts = (met as u32, applying as u32);
        verdict
    }

    fn attribute(&self, test: &AttributeTest) -> Verdict {
        let Some(fact) = self.conversation.fact(&test.name) else {
            return Verdict::not_applicable(Reason::NoAttribute);
        };
        let bounds = [(&test.at_least, 1.0), (&test.at_most, -1.0)];
        if bounds.iter().any(|(bound, _)| bound.is_some()) {
            let Some(number) = fact.as_number() else { return Verdict::not_applicable(Reason::NoAttribute) };
            let within = |(bound, sign): &(&Option<Limit>, f64)| {
                bound.as_ref().is_none_or(|bound| (number - self.limit(bound)) * sign >= 0.0)
            };
            return Verdict::of(bounds.iter().all(within), Vec::new());
        }
        let holds = match (fact.as_word(), fact) {
            (Some(word), _) if test.is.is_empty() => !matches!(word.as_str(), "false" | "" | "0"),
            (Some(word), _) => test.is.contains(&word),
            (None, Fact::List(items)) if test.is.is_empty() => !items.is_empty(),
            (None, Fact::List(items)) => items.iter().filter_map(Fact::as_word).any(|word| test.is.contains(&word)),
            _ => test.is.is_empty(),
        };
        Verdict::of(holds, Vec::new())
    }

    /// Whether the numbers add up (唱收唱付: price and change make what was received).
    fn sum(&self, of: &[String], equals: &str) -> Verdict {
        let mut evidence = Vec::new();
        let mut total = 0_i64;
        for (name, sign) in of.iter().map(|name| (name.as_str(), 1)).chain([(equals, -1)]) {
            let Some((value, place)) = self.figure(name) else { return Verdict::not_applicable(Reason::NoNumber) };
            total = total.saturating_add(value.saturating_mul(sign));
            evidence.extend(place);
        }
        let holds = total == 0;
        if !holds {
            evidence.iter_mut().for_each(|place| place.shows = Shows::Wrong);
        }
        Verdict::of(holds, evidence)
    }

    /// Whether one of the contacts before, `attributes.earlier`, is about the same and not long ago.
    fn earlier(&self, same: &[String], within_days: &Limit) -> Verdict {
        let Some(Fact::List(contacts)) = self.conversation.fact("earlier") else {
            return Verdict::not_applicable(Reason::NoAttribute);
        };
        let own = self.conversation.turns.iter().find_map(|turn| turn.at);
        let Some(now) = own.or_else(|| moment(self.conversation.fact("at"))) else {
            return Verdict::not_applicable(Reason::NoTime);
        };
        let most = self.limit(within_days) * 86_400_000.0;
        let again = contacts.iter().any(|contact| {
            let before = moment(contact.part("at")).map(|at| (now.milliseconds - at.milliseconds) as f64);
            before.is_some_and(|apart| (0.0..=most).contains(&apart))
                && same.iter().all(|name| {
                    self.conversation.fact(name).is_some() && self.conversation.fact(name) == contact.part(name)
                })
        });
        Verdict::of(again, Vec::new())
    }
}

fn moment(fact: Option<&Fact>) -> Option<crate::moment::Moment> {
    match fact {
        Some(Fact::Text(text)) => crate::moment::Moment::parse(text),
        _ => None,
    }
}
