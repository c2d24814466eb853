//! Layer 2: which courtesies a message has, which of those it owes are missing, and the smallest edit that mends it.
//!
//! In reading order: [`Rules`] are what a document says; `build` makes an engine of one or several; `marks` finds what is
//! said, by the phrase layer; `past` knows what the message answers; `needs` weighs what is owed; `advice` mends.
//!
//! It refuses to know any phrase, any trade and any kind of courtesy: 请, 您 and 对不起 are data. Nor does it see through
//! disguises, which nobody uses to be polite, or look for sarcasm.
//!
//! Invariants: no text can make it fail; the cost is linear in the message and in the turns looked back at; every edit it
//! advises leaves fewer things to mend than there were.

mod advice;
mod build;
mod marks;
mod needs;
mod past;
mod report;
mod rules;
mod wording;

pub use advice::{Advice, Motive};
pub use build::Slots;
pub use marks::{Fit, Mark};
pub use needs::{Need, Reason, State};
pub use report::{Report, Share, Situation};
pub use rules::{Address, Category, Entry, Hours, Kind, Owed, Place, Rules, Scope, Stage};

use crate::phrase::Guard;
use build::{Duty, Form, Known};

/// Courtesy documents, ready to judge messages. Immutable: share it, and give each caller a
/// [`Scratch`](crate::phrase::Scratch).
#[derive(Clone, Debug, Default)]
pub struct Courtesy {
    guard: Guard,
    categories: Vec<Category>,
    /// By category.
    duties: Vec<Vec<Duty>>,
    entries: Vec<Known>,
    /// By entry number of the guard.
    forms: Vec<Form>,
}

impl Courtesy {
    /// An engine over `documents`, of which a later one refines the earlier: what it says of a category goes, and its entry
    /// takes the place of one with the same id. Forms with slots that `slots` does not fill are left out.
    #[must_use]
    pub fn new(documents: Vec<Rules>, slots: &Slots) -> Self {
        let categories = build::refined(&documents);
        let duties = categories.iter().map(|category| build::duties(&categories, category, slots)).collect();
        let (entries, forms, guard) = build::entries(documents, &categories, slots);
        Self { guard, categories, duties, entries, forms }
    }

    /// The categories of all documents, in their order.
    #[must_use]
    pub fn categories(&self) -> &[Category] {
        &self.categories
    }

    /// The number of the category `id`, if any document has it.
    #[must_use]
    pub fn number(&self, id: &str) -> Option<u32> {
        build::number(&self.categories, id)
    }

    /// The entry of a mark.
    #[must_use]
    pub fn entry(&self, mark: &Mark) -> Option<&Entry> {
        self.entries.get(mark.entry as usize).map(|known| &known.entry)
    }

    /// The numbers of the categories that a mark counts as, its own first.
    #[must_use]
    pub fn categories_of(&self, mark: &Mark) -> &[u32] {
        self.entries.get(mark.entry as usize).map_or(&[], |known| &known.categories)
    }

    /// Whether a customer who says something of a category takes leave.
    fn closes(&self, category: u32) -> bool {
        self.categories.get(category as usize).is_some_and(|category| category.closes)
    }

    /// How many of the agent's answers back any duty looks: for an occasion, and as far again for the courtesy.
    fn furthest(&self) -> u32 {
        self.duties.iter().flatten().map(|duty| duty.owed.within).max().unwrap_or(0).max(1).saturating_mul(2)
    }
}
