//! What a courtesy document says, checked and ready for use. Documents are read in the layer of packs; nothing here parses.

use crate::phrase::{self, Text};

/// What a category is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Something good to say: a greeting, thanks, 请.
    #[default]
    Courtesy,
    /// Something that spoils the tone: 不行, 一定到, a plain 你.
    Fault,
    /// Something that makes a courtesy owed: a customer's praise, an order, a refusal.
    Occasion,
}

/// How a category addresses the customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Address {
    /// 您 and its like.
    Polite,
    /// 你 and its like.
    Plain,
}

/// Where a conversation is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// The agent has said nothing yet.
    Opening,
    /// The matter is being dealt with.
    #[default]
    Middle,
    /// The customer takes leave.
    Closing,
}

impl Stage {
    /// The name in documents and results.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Opening => "opening",
            Self::Middle => "middle",
            Self::Closing => "closing",
        }
    }

    /// The stage of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Opening, Self::Middle, Self::Closing].into_iter().find(|stage| stage.name() == name)
    }
}

/// Where a courtesy is put in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// At the start of the message.
    #[default]
    Start,
    /// At its end.
    End,
    /// Right before what makes it owed.
    Before,
    /// At the start of the clause that holds what makes it owed.
    Clause,
}

/// How near a courtesy must stand to what makes it owed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// Anywhere in the message.
    #[default]
    Message,
    /// In the same sentence.
    Sentence,
}

/// When a courtesy is owed. All that is given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Owed {
    /// Only at this stage.
    pub stage: Option<Stage>,
    /// Only while the customer has said nothing.
    pub unasked: bool,
    /// Only after the customer said something of this category.
    pub after: Option<String>,
    /// How many of the agent's answers it may come late, the first one included.
    pub within: u32,
    /// Only where the message itself has something of this category; each one needs the courtesy.
    pub with: Option<String>,
    /// How near it must stand to that.
    pub scope: Scope,
    /// Not where the message has something of one of these categories.
    pub unless: Vec<String>,
    /// Why it is owed.
    pub why: Text,
    /// What to put in, best first; those with slots that nobody fills are passed over.
    pub say: Vec<String>,
    /// Where.
    pub place: Place,
}

/// A kind of thing that is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Category {
    /// Name: `greeting`.
    pub id: String,
    /// What people call it, 问候语.
    pub title: Text,
    /// What it is for.
    pub kind: Kind,
    /// Why it matters, for a fault.
    pub why: Text,
    /// Rows of the inventory it comes from.
    pub rows: Vec<String>,
    /// When it is owed; any one of them is enough.
    pub owed: Vec<Owed>,
    /// Whether it addresses the customer, and how.
    pub address: Option<Address>,
    /// Whether a customer who says it takes leave.
    pub closes: bool,
    /// Whether the report says in how many of the sentences it stands.
    pub share: bool,
}

/// Hours of the day in which a phrase is in place: from `from` on, before `to`. Midnight may lie between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hours {
    /// First hour, 0–24.
    pub from: u8,
    /// The hour it ends with, 0–24.
    pub to: u8,
}

impl Hours {
    /// Whether `hour` (0–23) is one of them.
    #[must_use]
    pub const fn contain(self, hour: u8) -> bool {
        let (from, to) = (self.from % 24, self.to % 24);
        if from < to { from <= hour && hour < to } else { from <= hour || hour < to }
    }
}

/// One phrase with its forms. Its `category` and its conditions are those of the phrase layer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The phrase, its variants and when they count.
    pub phrase: phrase::Entry,
    /// Forms that count, but only nearly: 你好 for 您好.
    pub near: Vec<String>,
    /// Other categories it counts as.
    pub also: Vec<String>,
    /// When it is in place.
    pub hours: Option<Hours>,
    /// What to say in its place.
    pub instead: Option<String>,
}

/// One courtesy document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// `pack/name`.
    pub id: String,
    /// Named word lists for the conditions of entries.
    pub cues: Vec<(String, Vec<String>)>,
    /// Words in which nothing of this document counts.
    pub exceptions: Vec<String>,
    /// Categories in the order of the document.
    pub categories: Vec<Category>,
    /// Entries in the order of the document.
    pub entries: Vec<Entry>,
}
