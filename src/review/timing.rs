//! Tests of order and time: answers in time, questions that are answered, turns one after the other.

use super::rubric::{By, Reply, Says};
use super::scene::Scene;
use super::verdict::{Evidence, Reason, Shows, Verdict};
use crate::phrase::Role;

/// Whether the customer is answered in time. A wait begins with the first message that waits; times that are missing or go
/// backwards are passed over, and if nothing else is left the test does not apply.
pub(super) fn reply(scene: &Scene<'_>, reply: &Reply) -> Verdict {
    let limit = scene.limit(&reply.within_seconds);
    let turns = &scene.conversation.turns;
    let mut waiting: Option<usize> = None;
    let (mut late, mut in_time, mut untimed) = (Vec::new(), Vec::new(), false);
    for (turn, said) in turns.iter().enumerate() {
        if said.role == Role::Customer {
            waiting = waiting.or(Some(turn));
        }
        let Some(since) = waiting.filter(|_| scene.is_by(turn, reply.by)) else { continue };
        waiting = None;
        let before = since.checked_sub(1).into_iter().chain(since..turn);
        if !before.into_iter().any(|at| scene.heard[at].has(&reply.unless)) {
            match scene.seconds(since, turn).filter(|&seconds| seconds >= 0.0) {
                None => untimed = true,
                Some(seconds) if seconds > limit => {
                    late.push(scene.whole(turn, Shows::Late(seconds.min(f64::from(u32::MAX)) as u32), None));
                }
                Some(_) => in_time.push(scene.whole(turn, Shows::Found, None)),
            }
        }
        if reply.first {
            break;
        }
    }
    let parts = (in_time.len() as u32, (in_time.len() + late.len()) as u32);
    if parts.1 == 0 {
        return Verdict::not_applicable(if untimed { Reason::NoTime } else { Reason::NoOccasion });
    }
    let met = late.is_empty();
    Verdict { parts, ..Verdict::of(met, if met { in_time } else { late }) }
}

/// Whether every question of the customer is followed by an answer before the customer asks on. Messages that the customer
/// sends in a row wait together.
pub(super) fn answered(scene: &Scene<'_>, by: By) -> Verdict {
    let mut open: Vec<usize> = Vec::new();
    let mut answers = Vec::new();
    for (turn, said) in scene.conversation.turns.iter().enumerate() {
        if scene.is_by(turn, by) {
            answers.extend(open.drain(..).map(|_| scene.whole(turn, Shows::Found, None)));
        } else if said.role == Role::Customer && scene.heard[turn].question.is_some() {
            open.push(turn);
        }
    }
    let parts = (answers.len() as u32, (answers.len() + open.len()) as u32);
    if parts.1 == 0 {
        return Verdict::not_applicable(Reason::NoOccasion);
    }
    let missing = |&turn: &usize| Evidence {
        span: scene.heard[turn].question.unwrap_or_default(),
        ..scene.whole(turn, Shows::Missing, None)
    };
    let met = open.is_empty();
    Verdict { parts, ..Verdict::of(met, if met { answers } else { open.iter().map(missing).collect() }) }
}

/// Whether turns that match the steps come one after the other, at once or with others between.
pub(super) fn sequence(scene: &Scene<'_>, steps: &[Says], adjacent: bool, anchor: Option<usize>) -> Verdict {
    let count = scene.conversation.turns.len();
    let mut untimed = false;
    let mut matches = |step: &Says, turn: usize, before: Option<usize>| {
        let soon = match (&step.within_seconds, before) {
            (Some(limit), Some(before)) => match scene.seconds(before, turn) {
                Some(seconds) => (0.0..=scene.limit(limit)).contains(&seconds),
                None => {
                    untimed = true;
                    false
                }
            },
            _ => true,
        };
        (soon && scene.is_by(turn, step.by)).then(|| scene.places_in(step, turn)).flatten()
    };
    for start in anchor.unwrap_or_default()..count {
        let mut evidence = Vec::new();
        let mut before = None;
        for step in steps {
            let from = before.map_or(start, |turn| turn + 1);
            let to = if before.is_none() || adjacent { count.min(from + 1) } else { count };
            let Some((turn, places)) = (from..to).find_map(|turn| Some((turn, matches(step, turn, before)?))) else {
                evidence.clear();
                break;
            };
            evidence.extend(places);
            before = Some(turn);
        }
        if !evidence.is_empty() {
            return Verdict::of(true, evidence);
        }
        if !adjacent && steps.first().is_some_and(|step| matches(step, start, None).is_some()) {
            // A later start finds no more of the other steps than the first one did.
            break;
        }
    }
    if untimed { Verdict::not_applicable(Reason::NoTime) } else { Verdict::of(false, Vec::new()) }
}
