//! The shape of a rubric document.

use crate::pack::lexicon::{optional, required};
use crate::pack::shape::{Field, Shape};

const BY: Shape = Shape::Choice(&["agent", "human", "customer", "system", "any"]);
const ENTITIES: &[&str] = &["question", "amount", "phone", "address", "person", "time", "order"];

static PLACE: [Field; 10] = [
    optional("first", Shape::Count, "the first so many turns of that side"),
    optional("last", Shape::Count, "the last so many turns of that side"),
    optional("first_seconds", Shape::NumberOrName, "the first so many seconds of the conversation"),
    optional("same", Shape::Bool, "the turn of the occasion itself"),
    optional("next", Shape::Count, "the next so many turns of that side after the occasion"),
    optional("after", Shape::Bool, "anywhere after the occasion"),
    optional("before", Shape::Bool, "anywhere before the occasion"),
    optional("within_seconds", Shape::NumberOrName, "at most so many seconds from the occasion"),
    optional("beyond_seconds", Shape::NumberOrName, "at least so many seconds from the occasion"),
    optional("until", Shape::Strings, "labels: only up to the next turn of the other side in which one is heard"),
];

/// The fields of "somebody says something", between others.
macro_rules! with_says {
    ($($field:expr),* $(,)?) => {
        [
            $($field,)*
            optional("by", BY, "whose turn; left out, the agent's"),
            optional("cue", Shape::Strings, "word lists: a word of one of them is said"),
            optional("courtesy", Shape::Strings, "categories of the courtesy documents: one of them is said"),
            optional("finding", Shape::Strings, "a finding of the lexicons: a category, an entry, a lexicon, or * for any but hints"),
            optional("entity", Shape::List(&Shape::Choice(ENTITIES)), "something known by its structure"),
            optional("similar", Shape::Strings, "a clause is nearly one of these"),
            optional("similarity", Shape::Number, "how nearly, from 0 to 1; left out, 0.8"),
            optional("without", Shape::Strings, "labels: none of them is heard in the same turn"),
            optional("answering", Shape::Strings, "labels: the turn that it answers has one of them"),
            optional("at_most_characters", Shape::NumberOrName, "it has at most so many characters"),
            optional("at_least_characters", Shape::NumberOrName, "it has at least so many characters"),
            optional("times", Shape::NumberOrName, "how often, at least"),
            optional("in", Shape::Object(&PLACE), "where; left out, in the whole conversation"),
            optional("within_seconds", Shape::NumberOrName, "as a step of a sequence: so many seconds after the step before"),
        ]
    };
}

static SAYS: [Field; 14] = with_says![];

static REPLY: [Field; 4] = [
    required("within_seconds", Shape::NumberOrName, "the wait that is allowed"),
    optional("by", BY, "who must answer; left out, a person of the agent's side"),
    optional("first", Shape::Bool, "only the first answer of the conversation"),
    optional("unless", Shape::Strings, "labels: a wait asked for by one of these does not count"),
];

static ALIKE: [Field; 4] = [
    optional("by", BY, "whose turns"),
    optional("similarity", Shape::Number, "how alike, from 0 to 1; left out, 0.9"),
    optional("at_least_characters", Shape::Count, "only turns with so many characters; left out, 4"),
    optional("answering", Shape::Strings, "labels: only turns that answer one of these"),
];

/// A test; it may hold others.
pub(super) static TEST: Shape = Shape::Named("test", &TEST_OBJECT);
static TEST_OBJECT: Shape = Shape::Object(&TEST_FIELDS);
static TEST_FIELDS: [Field; 37] = with_says![
    optional("all", Shape::List(&TEST), "all of these that apply"),
    optional("any", Shape::List(&TEST), "one of these"),
    optional("of", Shape::List(&TEST), "at least at_least of these"),
    optional("not", Shape::Named("test", &TEST_OBJECT), "the opposite"),
    optional("if", Shape::Named("test", &TEST_OBJECT), "what decides between then and else"),
    optional("then", Shape::Named("test", &TEST_OBJECT), "what counts if it is met"),
    optional("else", Shape::Named("test", &TEST_OBJECT), "what counts if it is not"),
    optional(
        "attribute",
        Shape::String,
        "a fact of the conversation; with nothing else given, it is there and not false"
    ),
    optional("is", Shape::Plain, "the fact is this, or one of these"),
    optional("at_least", Shape::NumberOrName, "the fact is at least this; with of: how many"),
    optional("at_most", Shape::NumberOrName, "the fact is at most this"),
    optional("reply", Shape::Object(&REPLY), "the customer is answered in time"),
    optional("answered", BY, "every question of the customer is answered by this side"),
    optional("sequence", Shape::List(&Shape::Object(&SAYS)), "turns that come one after the other"),
    optional("adjacent", Shape::Bool, "with no other turn between them"),
    optional("streak", Shape::Object(&SAYS), "times turns of that side in a row are all like this"),
    optional("alike", Shape::Object(&ALIKE), "two turns say nearly the same"),
    optional("sum", Shape::List(&Shape::String), "numbers or attributes that add up to equals"),
    optional("equals", Shape::String, "a number or attribute"),
    optional("earlier", Shape::List(&Shape::String), "attributes.earlier has a contact in which these are the same"),
    optional("within_days", Shape::NumberOrName, "at most so many days ago"),
    optional("note", Shape::Localized, "a remark for those who keep the rubric"),
    optional("say", Shape::Localized, "a sentence that would meet this part"),
];

static EXAMPLE: [Field; 6] = [
    required(
        "turns",
        Shape::List(&Shape::String),
        "\"U: …\" customer, \"A: …\" agent, \"B: …\" robot, \"S: …\" system, a time may go before",
    ),
    required("state", Shape::Choice(&["met", "unmet", "not-applicable"]), "what the rule must give"),
    optional("attributes", Shape::Map(&Shape::Plain), "what is known beside the text"),
    optional("parts", Shape::List(&Shape::Number), "how many parts are met, of how many"),
    optional("points", Shape::Number, "the points it must give"),
    optional("proof", Shape::Strings, "words that the evidence must show"),
];

static RULE: [Field; 17] = [
    required("id", Shape::String, "name within the rubric, never changed"),
    required("title", Shape::Localized, "what people call it"),
    optional("why", Shape::Localized, "why it is asked"),
    optional("rows", Shape::List(&Shape::String), "rows of the inventory it comes from"),
    optional("source", Shape::Localized, "document and passage, where they differ from the rubric's"),
    optional("note", Shape::Localized, "a remark for those who keep the rubric"),
    optional("points", Shape::Number, "points when it is not met, below zero"),
    optional("credit", Shape::Number, "points when it is met"),
    optional("per_place", Shape::Bool, "points for each place where it is not met"),
    optional("most", Shape::Number, "the most it can cost, below zero"),
    optional("confirm", Shape::Bool, "a person must confirm it before points count"),
    optional("when", Shape::Named("test", &TEST_OBJECT), "the conversations it applies to"),
    optional("each", Shape::Object(&SAYS), "the occasions it applies to: what is expected is expected at each"),
    optional("expect", Shape::Named("test", &TEST_OBJECT), "what is expected"),
    optional("never", Shape::Named("test", &TEST_OBJECT), "what must not be"),
    optional("say", Shape::Localized, "a sentence that would meet it"),
    optional("examples", Shape::List(&Shape::Object(&EXAMPLE)), "short conversations with what the rule must give"),
];

static PARAMETER: [Field; 4] = [
    required("title", Shape::Localized, "what people call it"),
    required("value", Shape::Number, "its value until another is set"),
    optional("unit", Shape::String, "its unit"),
    optional("note", Shape::Localized, "where the value comes from"),
];

static NUMBER: [Field; 2] = [
    required("after", Shape::Strings, "words before the number"),
    optional("by", BY, "who says it; left out, the agent"),
];

static STAGE: [Field; 3] = [
    required("id", Shape::String, "name within the rubric"),
    required("title", Shape::Localized, "what people call it"),
    optional("begins", Shape::Object(&SAYS), "what begins it; left out, the conversation does"),
];

/// The shape of a rubric document.
pub(crate) static SHAPE: Shape = Shape::Object(&FIELDS);
static FIELDS: [Field; 14] = [
    required("kind", Shape::Constant("rubric"), "rubric"),
    required("id", Shape::String, "pack/name"),
    required("title", Shape::Localized, "what people call it"),
    optional("source", Shape::Localized, "document and passage it comes from, in our words"),
    optional("rows", Shape::List(&Shape::String), "rows of the inventory it comes from"),
    optional("note", Shape::Localized, "a remark for those who keep the rubric"),
    optional("lexicons", Shape::List(&Shape::String), "ids of the lexicons and courtesy documents it listens with"),
    optional("base", Shape::Number, "points a conversation starts with; left out, 100"),
    optional("floor", Shape::Number, "points it cannot fall under"),
    optional("parameters", Shape::Map(&Shape::Object(&PARAMETER)), "figures a department may set"),
    optional("cues", Shape::Map(&Shape::List(&Shape::String)), "word lists, by name"),
    optional("numbers", Shape::Map(&Shape::Object(&NUMBER)), "numbers that are read from what is said"),
    optional("stages", Shape::List(&Shape::Object(&STAGE)), "the parts of a conversation, in order"),
    required("rules", Shape::List(&Shape::Object(&RULE)), "the rules"),
];
