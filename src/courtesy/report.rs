//! What is said of a message: everything above, in one value.

use super::advice::Advice;
use super::marks::Mark;
use super::needs::{Draft, Need, State, Weighed};
use super::past::Past;
use super::{Courtesy, Stage};
use crate::moment::Moment;
use crate::phrase::{Context, Scratch};
use crate::text::Reading;

/// What a message is said in.
#[derive(Clone, Debug, Default)]
pub struct Situation {
    /// Where the conversation is; left out, that is told by the turns before.
    pub stage: Option<Stage>,
    /// Who says the message, and the turns before it.
    pub context: Context,
    /// When it is said.
    pub at: Option<Moment>,
}

impl Situation {
    /// The hour of the day where it is said, 0–23.
    pub(super) fn hour(&self) -> Option<u8> {
        self.at.and_then(|at| u8::try_from(at.time_of_day() / 3_600_000).ok())
    }
}

/// In how many sentences of a message something of a category stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Number of the category.
    pub category: u32,
    /// Sentences with it.
    pub with: u32,
    /// All sentences.
    pub of: u32,
}

/// What a message has, owes and could do better.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Where the conversation is.
    pub stage: Stage,
    /// Everything found, in text order, fitted to the time of day.
    pub marks: Vec<Mark>,
    /// Every courtesy that may be owed, in the order of the documents.
    pub needs: Vec<Need>,
    /// Edits that mend something, in text order; each is meant to be applied alone.
    pub advice: Vec<Advice>,
    /// For the categories that ask for it.
    pub shares: Vec<Share>,
}

impl Report {
    /// How many of the needs that apply are met, and how many apply (row S-024).
    #[must_use]
    pub fn coverage(&self) -> (u32, u32) {
        let count = |state: State| self.needs.iter().filter(|need| need.state == state).count() as u32;
        (count(State::Met), count(State::Met) + count(State::Unmet))
    }
}

impl Courtesy {
    /// What `text`, said in `situation`, has, owes and could do better.
    #[must_use]
    pub fn check(&self, text: &[u16], situation: &Situation, scratch: &mut Scratch) -> Report {
        let past = Past::of(self, &situation.context, situation.stage, scratch);
        let reading = Reading::of(text);
        let draft = Draft::new(text, &reading, self.marks(text, &situation.context, scratch));
        let weighed = self.weigh(&draft, &past);
        let advice = self.advise(&draft, &weighed, &past, situation, scratch);
        Report {
            stage: past.stage,
            needs: weighed.iter().map(|Weighed { need, .. }| *need).collect(),
            advice,
            shares: self.shares(&draft),
            marks: draft.marks.iter().map(|mark| Mark { fit: self.fit(mark, situation.hour()), ..*mark }).collect(),
        }
    }

    fn shares(&self, draft: &Draft<'_>) -> Vec<Share> {
        let shared = self.categories.iter().enumerate().filter(|(_, category)| category.share);
        let share = |(category, _)| {
            let category = category as u32;
            let with = draft.sentences_with(self, category).len() as u32;
            Share { category, with, of: draft.sentences.len() as u32 }
        };
        shared.map(share).collect()
    }
}
