//! What a message answers: who spoke before, what they said that matters, and where the conversation is.

use super::{Courtesy, Stage};
use crate::phrase::{Context, Message, Role, Scratch};

/// Whether an occasion in what was said before makes a courtesy owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Due {
    /// Nothing of the kind was said, or too long ago.
    No,
    /// The courtesy was said since.
    Settled,
    /// It is still to be said.
    Yes,
}

/// The turns before a message as far back as any duty looks.
#[derive(Clone, Debug)]
pub(super) struct Past {
    pub(super) stage: Stage,
    /// Whether the customer has said anything.
    pub(super) asked: bool,
    /// Newest first.
    turns: Vec<Turn>,
}

#[derive(Clone, Debug)]
struct Turn {
    by_agent: bool,
    /// How many answers of the agent are complete since, each one or more messages that the customer replied to; an answer
    /// counts itself.
    answers: u32,
    /// Sorted numbers of the categories it has.
    categories: Vec<u32>,
}

impl Turn {
    fn has(&self, category: u32) -> bool {
        self.categories.binary_search(&category).is_ok()
    }
}

impl Past {
    pub(super) fn of(courtesy: &Courtesy, context: &Context, stage: Option<Stage>, scratch: &mut Scratch) -> Self {
        let spoken = |role: Role| context.before.iter().any(|turn| turn.role == role);
        let mut past = Self { stage: Stage::Middle, asked: spoken(Role::Customer), turns: Vec::new() };
        past.look_back(courtesy, &context.before, scratch);
        let last = past.turns.iter().find(|turn| !turn.by_agent);
        let leaving = |turn: &Turn| turn.categories.iter().any(|&number| courtesy.closes(number));
        past.stage = stage.unwrap_or_else(|| match last {
            _ if !spoken(Role::Agent) => Stage::Opening,
            Some(turn) if turn.answers == 0 && leaving(turn) => Stage::Closing,
            _ => Stage::Middle,
        });
        past
    }

    fn look_back(&mut self, courtesy: &Courtesy, before: &[Message], scratch: &mut Scratch) {
        let furthest = courtesy.furthest();
        let (mut answers, mut heard, mut answered) = (0, false, false);
        for turn in before.iter().rev().filter(|turn| turn.role != Role::System) {
            let by_agent = turn.role == Role::Agent;
            if by_agent {
                answered = heard;
            } else if std::mem::take(&mut answered) {
                answers += 1;
            }
            heard |= !by_agent;
            let answers = answers + u32::from(answered);
            if answers >= furthest {
                return;
            }
            let marks = courtesy.marks(&turn.text, &Context { role: turn.role, before: Vec::new() }, scratch);
            let mut categories: Vec<u32> =
                marks.iter().flat_map(|mark| courtesy.categories_of(mark)).copied().collect();
            categories.sort_unstable();
            self.turns.push(Turn { by_agent, answers, categories });
        }
    }

    /// Whether `courtesy` is still owed for an `occasion` that the agent answered less than `within` times. A customer who
    /// complains again soon after an apology is not owed another one.
    pub(super) fn due(&self, occasion: u32, courtesy: u32, within: u32) -> Due {
        let latest = self.turns.iter().find(|turn| turn.by_agent && turn.has(courtesy)).map(|turn| turn.answers);
        let settled = |turn: &Turn| latest.is_some_and(|latest| latest < turn.answers.saturating_add(within));
        let mut occasions = self.turns.iter().filter(|turn| !turn.by_agent && turn.has(occasion));
        match occasions.next().filter(|turn| turn.answers < within) {
            None => Due::No,
            Some(turn) if settled(turn) => Due::Settled,
            Some(_) => Due::Yes,
        }
    }

    /// Whether the agent has said `courtesy` since the customer last spoke.
    pub(super) fn just_said(&self, courtesy: u32) -> bool {
        self.turns.iter().take_while(|turn| turn.by_agent).any(|turn| turn.has(courtesy))
    }
}
