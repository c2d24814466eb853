//! The words of `words.txt`: what a name tells of the side that speaks, and a field's name of what is in it.
//!
//! Refuses to know: any conversation. Invariant: the longest word in a name decides, so that 智能客服 is a robot and
//! 客户服务 an agent.

use std::collections::{BTreeMap, BTreeSet};

use super::units::{digit, is_blank, lower};

/// Who speaks, as far as a word tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Speaks {
    Agent,
    Customer,
    Robot,
    System,
}

/// What is in a field of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    Text,
    Role,
    Speaker,
    By,
    At,
    Date,
    Conversation,
    Customer,
    Turns,
    List,
    Attributes,
    Id,
}

/// The words, ready to be looked up.
pub(super) struct Words {
    roles: BTreeMap<Vec<u16>, Speaks>,
    fields: BTreeMap<Vec<u16>, (Field, usize)>,
    robots: Vec<Vec<u16>>,
    shops: Vec<Vec<u16>>,
    attributes: BTreeSet<Vec<u16>>,
    before_time: Vec<Vec<u16>>,
}

impl Words {
    /// Reads `words.txt`.
    pub(super) fn new() -> Self {
        let mut words = Self {
            roles: BTreeMap::new(),
            fields: BTreeMap::new(),
            robots: Vec::new(),
            shops: Vec::new(),
            attributes: BTreeSet::new(),
            before_time: Vec::new(),
        };
        let mut section = "";
        for line in include_str!("words.txt").lines().filter(|line| !line.starts_with('#')) {
            if let Some(title) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                section = title;
                continue;
            }
            for word in line.split_whitespace() {
                words.take(section, plain(&word.encode_utf16().collect::<Vec<u16>>()));
            }
        }
        words
    }

    fn take(&mut self, section: &str, word: Vec<u16>) {
        let role = |words: &mut Self, word, speaks| _ = words.roles.insert(word, speaks);
        match section {
            "role.agent" => role(self, word, Speaks::Agent),
            "role.customer" => role(self, word, Speaks::Customer),
            "role.robot" => role(self, word, Speaks::Robot),
            "role.system" => role(self, word, Speaks::System),
            "robot" => self.robots.push(word),
            "shop" => self.shops.push(word),
            "attribute" => _ = self.attributes.insert(word),
            "before-time" => self.before_time.push(word),
            _ => {
                let rank = self.fields.len();
                self.fields.entry(word).or_insert((field_of(section), rank));
            }
        }
    }

    /// What a field of this name holds, and how much its name is preferred: the less the more.
    pub(super) fn field(&self, name: &[u16]) -> Option<(Field, usize)> {
        self.fields.get(&plain(name)).copied()
    }

    /// Who speaks under this name; whether the name is such a word and nothing else.
    pub(super) fn speaker(&self, name: &[u16]) -> Option<(Speaks, bool)> {
        let plain = plain(name);
        if let Some(&speaks) = self.roles.get(&plain) {
            return Some((speaks, true));
        }
        let held = self.roles.iter().filter(|(word, _)| word.len() > 1 && !is_latin(word) && contains(&plain, word));
        let longest = held.max_by_key(|(word, _)| word.len()).map(|(_, &speaks)| speaks);
        let latin = || {
            let parts = name.split(|&unit| !is_latin(&[unit])).filter(|part| part.len() > 1);
            parts.filter_map(|part| self.roles.get(&self::plain(part))).next().copied()
        };
        Some((longest.or_else(latin)?, false))
    }

    /// Whether a name says by itself that a robot speaks.
    pub(super) fn sounds_like_robot(&self, name: &[u16]) -> bool {
        let name = plain(name);
        self.robots.iter().any(|word| contains(&name, word))
    }

    /// Whether a name looks like that of a shop's desk: 旺仔小店:小美.
    pub(super) fn is_shop(&self, name: &[u16]) -> bool {
        name.iter().any(|&unit| super::units::is_colon(unit)) || self.shops.iter().any(|word| contains(name, word))
    }

    /// Whether this is what is said about a conversation, not who speaks.
    pub(super) fn is_attribute(&self, name: &[u16]) -> bool {
        self.attributes.contains(&plain(name))
    }

    /// Whether a time that follows these words belongs to a sentence.
    pub(super) fn precedes_time(&self, words: &[u16]) -> bool {
        self.before_time.iter().any(|word| words.ends_with(word))
    }
}

/// What the fields of a section hold.
fn field_of(section: &str) -> Field {
    match section {
        "field.text" => Field::Text,
        "field.role" => Field::Role,
        "field.speaker" => Field::Speaker,
        "field.by" => Field::By,
        "field.at" => Field::At,
        "field.date" => Field::Date,
        "field.conversation" => Field::Conversation,
        "field.customer" => Field::Customer,
        "field.turns" => Field::Turns,
        "field.list" => Field::List,
        "field.attributes" => Field::Attributes,
        _ => Field::Id,
    }
}

/// A name without what programs and people vary: case, width, blanks, `_`, `-`.
pub(super) fn plain(name: &[u16]) -> Vec<u16> {
    let kept = |&&unit: &&u16| !is_blank(unit) && unit != u16::from(b'_') && unit != u16::from(b'-');
    name.iter().filter(kept).map(|&unit| lower(unit)).collect()
}

fn contains(text: &[u16], word: &[u16]) -> bool {
    text.windows(word.len()).any(|window| window == word)
}

fn is_latin(word: &[u16]) -> bool {
    word.iter().all(|&unit| unit < 128 && digit(unit).is_none() && (unit as u8).is_ascii_alphabetic())
}
