//! What is reviewed: turns with what is known of them.

use crate::moment::Moment;
use crate::phrase::Role;

/// A conversation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Conversation {
    /// Its name, if it has one.
    pub id: String,
    /// The turns in the order given.
    pub turns: Vec<Turn>,
    /// What is known beside the text, by name.
    pub attributes: Vec<(String, Fact)>,
}

/// One message.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Turn {
    /// Who says it.
    pub role: Role,
    /// UTF-16 code units.
    pub text: Vec<u16>,
    /// When, if that is known.
    pub at: Option<Moment>,
    /// Who in person; a robot is told from people by its name.
    pub by: String,
}

/// What is known of a conversation beside its text.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// Yes or no.
    Truth(bool),
    /// A figure.
    Number(f64),
    /// A word.
    Text(String),
    /// Several facts.
    List(Vec<Fact>),
    /// Facts by name.
    Record(Vec<(String, Fact)>),
}

impl Fact {
    /// The fact as a word, for comparing: `true`, `3`, `other`.
    #[must_use]
    pub fn as_word(&self) -> Option<String> {
        match self {
            Self::Truth(truth) => Some(truth.to_string()),
            Self::Number(number) => Some(number.to_string()),
            Self::Text(text) => Some(text.clone()),
            Self::List(_) | Self::Record(_) => None,
        }
    }

    /// The fact as a figure.
    #[must_use]
    pub fn as_number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number).filter(|number| number.is_finite()),
            Self::Text(text) => text.trim().parse().ok().filter(|number: &f64| number.is_finite()),
            _ => None,
        }
    }

    /// A named part of a record.
    #[must_use]
    pub fn part(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Record(parts) => parts.iter().find(|part| part.0 == name).map(|part| &part.1),
            _ => None,
        }
    }
}

impl Conversation {
    /// A fact by name.
    #[must_use]
    pub fn fact(&self, name: &str) -> Option<&Fact> {
        self.attributes.iter().find(|attribute| attribute.0 == name).map(|attribute| &attribute.1)
    }
}

impl Turn {
    /// Whether a machine says it: its name says so, or the message begins with a mark such as [自动回复].
    #[must_use]
    pub fn is_robot(&self) -> bool {
        const NAMES: [&str; 7] = ["机器人", "機器人", "自动回复", "自動回覆", "智能客服", "robot", "bot"];
        let name = self.by.to_lowercase();
        let begins = String::from_utf16_lossy(&self.text[..self.text.len().min(8)]);
        NAMES.iter().any(|word| name.contains(word))
            || ["[自动", "【自动", "[自動", "【自動", "[机器人", "【机器人"].iter().any(|mark| begins.starts_with(mark))
    }
}
