//! What a rubric says, checked and ready for use: rules over conversations, built from a few tests that combine.
//!
//! Documents are read in [`pack`](crate::pack); nothing here parses. Labels are numbers into [`Rubric::labels`], so that a
//! turn is listened to once for all rules.

use crate::phrase::Text;

/// A whole rubric.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rubric {
    /// `pack/name`.
    pub id: String,
    /// What people call it.
    pub title: Text,
    /// Document and passage it comes from.
    pub source: Text,
    /// Ids of the lexicons it listens with.
    pub lexicons: Vec<String>,
    /// Points a conversation starts with, in thousandths.
    pub base: i64,
    /// Points it cannot fall under, in thousandths; `None` without a floor.
    pub floor: Option<i64>,
    /// Word lists, by name.
    pub cues: Vec<(String, Vec<String>)>,
    /// Figures the sources leave open, by name.
    pub parameters: Vec<Parameter>,
    /// Numbers that are read from what is said.
    pub numbers: Vec<Capture>,
    /// The parts of a conversation, in the order they come.
    pub stages: Vec<Stage>,
    /// Everything its rules listen for.
    pub labels: Vec<Label>,
    /// The rules in the order of the document.
    pub rules: Vec<Rule>,
}

/// A figure that the source does not give, or that a department may set.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parameter {
    /// Name that tests use.
    pub id: String,
    /// What people call it.
    pub title: Text,
    /// Its value until somebody sets another.
    pub value: f64,
    /// Its unit, as people write it.
    pub unit: String,
}

/// A number said in a conversation: the first amount behind one of the words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Capture {
    /// Name that sums use; an attribute of that name goes before what is said.
    pub id: String,
    /// Who says it.
    pub by: By,
    /// The label of the words before the number.
    pub after: LabelId,
}

/// A part of a conversation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stage {
    /// Name within the rubric.
    pub id: String,
    /// What people call it.
    pub title: Text,
    /// What begins it; the first stage begins with the conversation.
    pub begins: Option<Says>,
}

/// Number of a label within its rubric.
pub type LabelId = u16;

/// Something that can be heard in a turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    /// A word of a list.
    Cue(String),
    /// A courtesy of a category.
    Courtesy(String),
    /// A finding of the lexicons: of a category, of an entry, or any (`*`).
    Finding(String),
    /// Something known by its structure.
    Entity(Entity),
}

/// Something known by its structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Entity {
    /// A question.
    Question,
    /// A sum of money.
    Amount,
    /// A telephone number, hotlines of five or six digits included.
    Phone,
    /// A place: road, house, estate.
    Address,
    /// A person one can ask for: 王工, 李经理.
    Person,
    /// A date, a time, or a stretch of time.
    Time,
    /// A number of an order or a parcel.
    Order,
}

impl Entity {
    /// All of them, with their names in documents.
    pub const NAMES: [(&'static str, Self); 7] = [
        ("question", Self::Question),
        ("amount", Self::Amount),
        ("phone", Self::Phone),
        ("address", Self::Address),
        ("person", Self::Person),
        ("time", Self::Time),
        ("order", Self::Order),
    ];
}

/// Whose turns a test looks at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// The agent's side, robots included.
    #[default]
    Agent,
    /// A person of the agent's side.
    Human,
    /// The customer.
    Customer,
    /// Notices of the system.
    System,
    /// Everybody.
    Any,
}

/// One rule.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rule {
    /// Name within the rubric, never changed.
    pub id: String,
    /// What people call it.
    pub title: Text,
    /// Why it is asked.
    pub why: Text,
    /// Document and passage, where they differ from the rubric's.
    pub source: Option<Text>,
    /// Rows of the inventory it comes from.
    pub rows: Vec<String>,
    /// Points when it is not met, in thousandths; negative.
    pub points: i64,
    /// Points when it is met, in thousandths.
    pub credit: i64,
    /// Whether the points count for each place where it is not met, rather than once.
    pub per_place: bool,
    /// The most that it can cost, in thousandths; negative.
    pub most: Option<i64>,
    /// Whether a person must confirm it before points count.
    pub confirm: bool,
    /// The conversations it applies to.
    pub when: Option<Test>,
    /// The places it applies to: the expectation is tested at each of them.
    pub each: Option<Says>,
    /// What is expected; `None` where only `never` is asked.
    pub expect: Option<Test>,
    /// What must not be.
    pub never: Option<Test>,
    /// A sentence that would meet it.
    pub say: Option<Text>,
}

/// A test of a conversation, or of what follows a place in it. Three values: met, unmet, not applicable.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// All that apply are met.
    All(Vec<Test>),
    /// One is met.
    Any(Vec<Test>),
    /// At least so many are met.
    AtLeast(usize, Vec<Test>),
    /// It is not met.
    Not(Box<Test>),
    /// If the first is met the second counts, else the third, if there is one.
    If(Box<Test>, Box<Test>, Option<Box<Test>>),
    /// Somebody says something.
    Says(Box<Says>),
    /// What is known of the conversation beside its text.
    Attribute(AttributeTest),
    /// The customer is answered in time.
    Reply(Reply),
    /// Every question of the customer is answered, by this side.
    Answered(By),
    /// Turns in a row that are all of a kind.
    Streak(Box<Says>, Limit),
    /// Two turns that say nearly the same.
    Alike(Alike),
    /// Turns one after the other.
    Sequence(Vec<Says>, bool),
    /// Numbers that add up: all of `of` make `equals`.
    Sum {
        /// Names of captures or attributes.
        of: Vec<String>,
        /// Name of the capture or attribute they make.
        equals: String,
    },
    /// The customer came before with the same matter.
    Earlier {
        /// Attributes that must be the same.
        same: Vec<String>,
        /// How many days back, at most.
        within_days: Limit,
    },
}

/// A number given outright, or by the name of a parameter.
#[derive(Clone, Debug, PartialEq)]
pub enum Limit {
    /// This number.
    Value(f64),
    /// Parameter of this index.
    Parameter(usize),
}

impl Default for Limit {
    fn default() -> Self {
        Self::Value(1.0)
    }
}

/// A turn of somebody in which something is heard.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Says {
    /// Whose turn.
    pub by: By,
    /// One of these is heard; with none given, any turn will do.
    pub labels: Vec<LabelId>,
    /// None of these is heard in the same turn.
    pub without: Vec<LabelId>,
    /// The turn of the other side that it answers has one of these.
    pub answering: Vec<LabelId>,
    /// It has at most this many characters that carry meaning.
    pub at_most: Option<Limit>,
    /// It has at least this many characters that carry meaning.
    pub at_least: Option<Limit>,
    /// A clause of it is nearly one of these.
    pub similar: Vec<String>,
    /// How alike, from 0 to 1.
    pub similarity: f64,
    /// How often, over all turns of the place.
    pub times: Option<Limit>,
    /// At most so many seconds after the step before, in a sequence.
    pub within_seconds: Option<Limit>,
    /// Where.
    pub place: Place,
    /// A sentence that would do.
    pub say: Option<Text>,
}

/// Where a test looks: in the whole conversation, or at turns near a place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    /// The first so many turns of that side.
    pub first: Option<u32>,
    /// The last so many turns of that side.
    pub last: Option<u32>,
    /// The first so many seconds of the conversation.
    pub first_seconds: Option<Limit>,
    /// The turn of the place itself.
    pub same: bool,
    /// The next so many turns of that side after the place.
    pub next: Option<u32>,
    /// Anywhere after the place.
    pub after: bool,
    /// Anywhere before the place.
    pub before: bool,
    /// At most so many seconds from the place.
    pub within_seconds: Option<Limit>,
    /// At least so many seconds from the place.
    pub beyond_seconds: Option<Limit>,
    /// Only up to the next turn of the other side in which one of these is heard.
    pub until: Vec<LabelId>,
}

/// What is known of a conversation beside its text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AttributeTest {
    /// Its name.
    pub name: String,
    /// It is one of these, as text; with none given and no bounds, it is there and is not false.
    pub is: Vec<String>,
    /// It is at least this.
    pub at_least: Option<Limit>,
    /// It is at most this.
    pub at_most: Option<Limit>,
}

/// How soon the customer is answered, counted from the first message that waits.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reply {
    /// Who must answer.
    pub by: By,
    /// In so many seconds.
    pub within_seconds: Limit,
    /// Only the first answer of the conversation.
    pub first: bool,
    /// A wait that was asked for by one of these words does not count.
    pub unless: Vec<LabelId>,
}

/// Two turns that say nearly the same.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alike {
    /// Whose turns.
    pub by: By,
    /// How alike, from 0 to 1.
    pub similarity: f64,
    /// Only turns with at least so many characters.
    pub at_least: u32,
    /// Only turns that answer one of these.
    pub answering: Vec<LabelId>,
}

impl Test {
    /// Whether it looks at the first turn of somebody.
    #[must_use]
    pub fn is_about_the_start(&self) -> bool {
        match self {
            Self::All(tests) | Self::Any(tests) | Self::AtLeast(_, tests) => tests.iter().any(Self::is_about_the_start),
            Self::Says(says) => says.place.first.is_some(),
            _ => false,
        }
    }

    /// What the part of it that asks for `label` says would do.
    #[must_use]
    pub fn say_for(&self, label: LabelId) -> Option<&Text> {
        match self {
            Self::All(tests) | Self::Any(tests) | Self::AtLeast(_, tests) => {
                tests.iter().find_map(|test| test.say_for(label))
            }
            Self::If(_, then, otherwise) => {
                then.say_for(label).or_else(|| otherwise.as_ref().and_then(|test| test.say_for(label)))
            }
            Self::Says(says) if says.labels.contains(&label) => says.say.as_ref(),
            _ => None,
        }
    }
}
