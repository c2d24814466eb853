//! How a guard works beside its lexicons, and what a message is said in.

use super::layers::Layers;
use super::lexicon::Role;

/// Whether Latin phrases match whole words only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Latin {
    /// `sb` is not found in Disburse.
    #[default]
    Word,
    /// Anywhere.
    Substring,
}

/// Which of several overlapping findings are given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Overlaps {
    /// The leftmost, and of those the longest.
    #[default]
    Longest,
    /// All of them.
    All,
}

/// How a guard works, beside its lexicons.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GuardOptions {
    /// Plain phrases, taken literally, as warnings.
    pub phrases: Vec<String>,
    /// Words in which every phrase is innocent.
    pub exceptions: Vec<String>,
    /// Which overlapping findings are given.
    pub overlaps: Overlaps,
    /// Whether Latin phrases match whole words only; an entry may say otherwise.
    pub latin: Latin,
    /// Whether upper and lower case of Latin letters differ.
    pub case_sensitive: bool,
    /// Ways of hiding that are not looked for, whatever the lexicons say.
    pub without: Layers,
    /// Whether only the very characters of a phrase count, without any folding.
    pub literal: bool,
}

/// What a message is said in.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// Who says the message.
    pub role: Role,
    /// The turns before it, oldest first.
    pub before: Vec<Message>,
}

/// One turn of a conversation.
#[derive(Clone, Debug)]
pub struct Message {
    /// Who said it.
    pub role: Role,
    /// UTF-16 code units.
    pub text: Vec<u16>,
}
