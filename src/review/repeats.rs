//! Tests of repetition: turns of a kind in a row, and turns that say nearly the same.

use super::alike::Pairs;
use super::rubric::{Alike, Says};
use super::scene::Scene;
use super::verdict::{Evidence, Reason, Shows, Verdict};

/// A turn is compared with so many before it, so that a long conversation stays linear.
const TURNS_COMPARED: usize = 20;

/// Whether so many turns of a side, one after the other, are all what `says` asks for.
pub(super) fn streak(scene: &Scene<'_>, says: &Says, times: f64, anchor: Option<usize>) -> Verdict {
    let turns = match scene.turns_at(says.by, &says.place, anchor) {
        Ok(turns) => turns,
        Err(reason) => return Verdict::not_applicable(reason),
    };
    let occasion = |turn: usize| scene.answered_by(turn).is_some_and(|asked| scene.heard[asked].has(&says.answering));
    if !says.answering.is_empty() && !turns.iter().any(|&turn| occasion(turn)) {
        return Verdict::not_applicable(Reason::NoOccasion);
    }
    let mut row: Vec<usize> = Vec::new();
    let mut evidence: Vec<Evidence> = Vec::new();
    for turn in turns.iter().copied().map(Some).chain([None]) {
        match turn.filter(|&turn| scene.places_in(says, turn).is_some()) {
            Some(turn) => row.push(turn),
            None => {
                if row.len() as f64 >= times.max(1.0) {
                    evidence.extend(row.iter().map(|&turn| scene.whole(turn, Shows::Repeated, None)));
                }
                row.clear();
            }
        }
    }
    Verdict::of(!evidence.is_empty(), evidence)
}

/// Whether two turns say nearly the same though they do not answer the same.
pub(super) fn alike(scene: &Scene<'_>, alike: &Alike) -> Verdict {
    let answers = |turn: usize| {
        alike.answering.is_empty()
            || scene.answered_by(turn).is_some_and(|asked| scene.heard[asked].has(&alike.answering))
    };
    let long = |turn: usize| scene.heard[turn].characters >= alike.at_least;
    let turns: Vec<usize> = scene.turns_by(alike.by).into_iter().filter(|&turn| long(turn) && answers(turn)).collect();
    if turns.is_empty() {
        return Verdict::not_applicable(Reason::NoOccasion);
    }
    let text = |turn: usize| Pairs::of(&scene.conversation.turns[turn].text);
    let said: Vec<(Pairs, Option<Pairs>)> =
        turns.iter().map(|&turn| (text(turn), scene.answered_by(turn).map(text))).collect();
    for (at, (later, asked)) in said.iter().enumerate() {
        for before in at.saturating_sub(TURNS_COMPARED)..at {
            let (earlier, asked_before) = &said[before];
            let same_question = match (asked, asked_before) {
                (Some(asked), Some(before)) => asked.likeness(before) >= alike.similarity,
                _ => false,
            };
            if !same_question && later.likeness(earlier) >= alike.similarity {
                let both = [turns[before], turns[at]].map(|turn| scene.whole(turn, Shows::Repeated, None));
                return Verdict::of(true, both.to_vec());
            }
        }
    }
    Verdict::of(false, Vec::new())
}
