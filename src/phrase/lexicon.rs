//! What a lexicon says, checked and ready for use. Documents are read in [`pack`](crate::pack); nothing here parses.

use super::layers::Switches;
use super::leak::LeakKind;

/// A text in the languages it was written in. Simplified Chinese is always there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// Simplified Chinese.
    pub zh_cn: String,
    /// Traditional Chinese.
    pub zh_tw: Option<String>,
    /// English.
    pub en: Option<String>,
}

impl Text {
    /// The wording for the language tag `lang` (`zh-CN`, `zh-TW`, `en`); simplified Chinese where that is missing.
    #[must_use]
    pub fn in_language(&self, lang: &str) -> &str {
        let wanted = match lang {
            "zh-TW" => self.zh_tw.as_deref(),
            "en" => self.en.as_deref(),
            _ => None,
        };
        wanted.unwrap_or(&self.zh_cn)
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self { zh_cn: text.to_owned(), ..Self::default() }
    }
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth a look; never held against anybody.
    Hint,
    /// Should be mended.
    #[default]
    Warn,
    /// Must not be sent without a deliberate decision.
    Block,
}

/// Who says something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The person at the desk.
    #[default]
    Agent,
    /// The person served.
    Customer,
    /// A machine: greetings, notices.
    System,
}

/// A kind of phrase: why it matters, and how much.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Category {
    /// Name within the lexicon.
    pub id: String,
    /// What people call it, 推诿.
    pub title: Text,
    /// How much it matters when the lexicon's own role says it.
    pub severity: Severity,
    /// How much it matters when a customer says it; `None` leaves customers alone (row S-039).
    pub customer: Option<Severity>,
    /// Whether its phrases keep their weight in the middle of a clause, where short ones are otherwise only hinted at: they
    /// are words that stand nowhere else (国家级, 一定).
    pub anywhere: bool,
    /// Why it is not said.
    pub why: Text,
    /// Ways of hiding its entries that are looked for or not.
    pub cloaks: Switches,
}

/// When a soft phrase counts. Everything that is given must hold; cue lists are named in the lexicon.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Condition {
    /// The phrase starts its clause, openers (哎, 嗯, 那) aside.
    pub start: bool,
    /// The phrase ends its clause, final particles (啊, 吧, 的) aside.
    pub end: bool,
    /// The message has at most this many characters that carry meaning.
    pub turn_at_most: Option<u32>,
    /// A phrase of this list stands before the hit in its sentence.
    pub before: Option<String>,
    /// A phrase of this list stands after the hit in its sentence.
    pub after: Option<String>,
    /// No phrase of any of these lists stands anywhere in the message outside the hit.
    pub without: Vec<String>,
    /// The last turn of the other side contains a phrase of this list.
    pub reply_to: Option<String>,
}

impl Condition {
    /// Whether nothing is asked, so that every hit counts.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The names of all cue lists it mentions.
    pub fn cues(&self) -> impl Iterator<Item = &str> {
        [&self.before, &self.after, &self.reply_to].into_iter().flatten().chain(&self.without).map(String::as_str)
    }
}

/// A condition under which a phrase weighs more, such as in reply to a complaint (row S-040).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Escalation {
    /// When.
    pub when: Condition,
    /// What the severity is then.
    pub severity: Severity,
}

/// One phrase with its variants.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Name within the lexicon.
    pub id: String,
    /// The phrase as people cite it; taken literally.
    pub phrase: String,
    /// What is looked for by its structure in place of a phrase.
    pub leak: Option<LeakKind>,
    /// Other forms in the notation of [`forms_of`](super::forms_of).
    pub variants: Vec<String>,
    /// Id of its category.
    pub category: String,
    /// Severity where it differs from the category's.
    pub severity: Option<Severity>,
    /// Rows of the inventory it comes from.
    pub rows: Vec<String>,
    /// Document and passage, where it differs from the lexicon's.
    pub source: Option<Text>,
    /// What to say in its place, best first.
    pub instead: Vec<Text>,
    /// Words and constructions in which the phrase is innocent.
    pub exceptions: Vec<String>,
    /// When it counts.
    pub when: Condition,
    /// When it weighs more.
    pub aggravated: Option<Escalation>,
    /// Ways of hiding it that are looked for or not, where they differ from the category's.
    pub cloaks: Switches,
    /// Whether a Latin phrase may stand inside a longer word; `None` leaves it to the guard's option.
    pub latin_substring: Option<bool>,
}

impl Entry {
    /// Whether a variant or an exception may be in several pieces, or name a slot.
    #[must_use]
    pub fn has_gaps(&self) -> bool {
        self.variants.iter().chain(&self.exceptions).any(|pattern| pattern.contains(['…', '{']))
    }

    /// All conditions it names: when it counts, and when it weighs more.
    pub fn conditions(&self) -> impl Iterator<Item = &Condition> {
        std::iter::once(&self.when).chain(self.aggravated.as_ref().map(|escalation| &escalation.when))
    }
}

/// The phrases of one document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lexicon {
    /// `pack/name`.
    pub id: String,
    /// What people call it.
    pub title: Text,
    /// Document and passage it comes from.
    pub source: Text,
    /// Whose words it judges; `None` means everybody's.
    pub role: Option<Role>,
    /// Named word lists for conditions, in the order of the document.
    pub cues: Vec<(String, Vec<String>)>,
    /// Named word lists for variants, in the order of the document.
    pub slots: Vec<(String, Vec<String>)>,
    /// Words in which every phrase of this lexicon is innocent.
    pub exceptions: Vec<String>,
    /// Categories in the order of the document.
    pub categories: Vec<Category>,
    /// Entries in the order of the document.
    pub entries: Vec<Entry>,
}
