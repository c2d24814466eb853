//! The shape of a form document.

use crate::pack::lexicon::{optional, required};
use crate::pack::shape::{Field, Shape};

pub(super) const KINDS: &[&str] = &[
    "single",
    "multiple",
    "ranking",
    "rating",
    "nps",
    "ces",
    "matrix",
    "yes_no",
    "consent",
    "short",
    "long",
    "number",
    "date",
    "time",
    "date_time",
    "phone",
    "section",
    "hidden",
    "calculated",
];

/// The fields that only some kinds of questions have, with those kinds.
pub(super) const PARTICULAR: &[(&str, &[&str])] = &[
    ("options", &["single", "multiple", "ranking", "matrix"]),
    ("scale", &["rating", "nps", "ces", "matrix"]),
    ("aspects", &["matrix"]),
    ("shuffle", &["single", "multiple", "ranking", "matrix"]),
    ("words", &["single"]),
    ("at_least", &["multiple", "ranking", "number"]),
    ("at_most", &["multiple", "ranking", "number"]),
    ("shortest", &["short", "long"]),
    ("longest", &["short", "long"]),
    ("format", &["short"]),
    ("places", &["number", "calculated"]),
    ("unit", &["number", "calculated"]),
    ("formula", &["calculated"]),
    ("not_applicable", &["single", "multiple", "ranking", "rating", "nps", "ces", "matrix", "yes_no"]),
];

static OPTION: [Field; 8] = [
    required("id", Shape::String, "name within the question, never changed"),
    required("title", Shape::Localized, "what people read"),
    optional("score", Shape::NumberOrName, "points it gives; a text where they must be exact"),
    optional("show", Shape::String, "condition under which it is offered"),
    optional("role", Shape::Choice(&["other", "none"]), "other asks for a text; none excludes all others"),
    optional("satisfied", Shape::Bool, "whether who chooses it is satisfied"),
    optional("says", Shape::List(&Shape::String), "replies in a conversation that mean this option"),
    optional("keep", Shape::Bool, "it keeps its place when the others are shuffled"),
];

static ASPECT: [Field; 3] = [
    required("id", Shape::String, "name within the question, never changed"),
    required("title", Shape::Localized, "what people read"),
    optional("show", Shape::String, "condition under which it is asked"),
];

static SCALE: [Field; 7] = [
    optional("from", Shape::Number, "the lowest figure; left out, 1, or 0 for nps"),
    optional("to", Shape::Number, "the highest figure; left out, 5, 10 for nps, 7 for ces"),
    optional("look", Shape::Choice(&["stars", "faces", "numbers", "words"]), "how it looks"),
    optional("low", Shape::Localized, "what the lowest means"),
    optional("high", Shape::Localized, "what the highest means"),
    optional("labels", Shape::List(&Shape::Localized), "what each means, from the lowest on"),
    optional("satisfied", Shape::Number, "from this figure on people are satisfied"),
];

static MESSAGES: [Field; 2] = [
    optional("required", Shape::Localized, "what is said when it must be answered and is not"),
    optional("invalid", Shape::Localized, "what is said when the answer is wrong"),
];

static QUESTION: [Field; 23] = [
    required("id", Shape::String, "name within the form, never changed; conditions and texts use it"),
    required("kind", Shape::Choice(KINDS), "how it is answered"),
    required("title", Shape::Localized, "what is asked; {id} shows an earlier answer"),
    optional("help", Shape::Localized, "what helps to answer"),
    optional("show", Shape::String, "condition under which it is asked"),
    optional("required", Shape::Plain, "true, or a condition under which it must be answered"),
    optional(
        "privacy",
        Shape::Choice(&["public", "personal", "sensitive"]),
        "personal is masked in tables, sensitive left out",
    ),
    optional("messages", Shape::Object(&MESSAGES), "own words for what is wrong"),
    optional("not_applicable", Shape::Localized, "the words for an answer that it does not apply"),
    optional("options", Shape::List(&Shape::Object(&OPTION)), "what can be chosen"),
    optional("scale", Shape::Object(&SCALE), "the figures it is answered with"),
    optional("aspects", Shape::List(&Shape::Object(&ASPECT)), "the lines of a table"),
    optional("shuffle", Shape::Bool, "options or aspects come in an order of chance"),
    optional("words", Shape::Bool, "options are shown as a scale of words"),
    optional("at_least", Shape::NumberOrName, "the least number, or the least number of options"),
    optional("at_most", Shape::NumberOrName, "the greatest number, or the greatest number of options"),
    optional("shortest", Shape::Count, "at least so many characters"),
    optional("longest", Shape::Count, "at most so many characters"),
    optional("format", Shape::Choice(&["digits", "order", "mail"]), "what a text consists of"),
    optional("places", Shape::Number, "so many places behind the point"),
    optional("unit", Shape::Localized, "what is counted"),
    optional("formula", Shape::String, "how a figure is computed"),
    optional("note", Shape::Localized, "a remark for those who keep the form"),
];

static JUMP: [Field; 2] = [
    optional("when", Shape::String, "condition; left out, always"),
    required("to", Shape::String, "the id of a later page, or end"),
];

static PAGE: [Field; 6] = [
    required("id", Shape::String, "name within the form"),
    optional("title", Shape::Localized, "what people call it"),
    optional("show", Shape::String, "condition under which it is shown"),
    optional("shuffle", Shape::Bool, "its questions come in an order of chance"),
    required("questions", Shape::List(&Shape::Object(&QUESTION)), "what is asked"),
    optional("next", Shape::List(&Shape::Object(&JUMP)), "where it leads: the first that holds; else to the next page"),
];

static THANKS: [Field; 2] = [
    optional("when", Shape::String, "condition; left out, always"),
    required("text", Shape::Localized, "what is said"),
];

static CHECK: [Field; 4] = [
    required("when", Shape::String, "what must not be"),
    required("message", Shape::Localized, "what is said then"),
    optional("at", Shape::String, "the question it is said at"),
    optional("severity", Shape::Choice(&["error", "warning"]), "a warning lets the response pass and marks it"),
];

static FOLLOW_UP: [Field; 4] = [
    required("id", Shape::String, "name within the form"),
    required("when", Shape::String, "condition under which it is due"),
    required("title", Shape::Localized, "what is to be done"),
    optional(
        "target",
        Shape::String,
        "until when: 24h, 20m, 3d, 2wh and 3wd of working time, or the name of a target of the calendar",
    ),
];

static GOAL: [Field; 2] = [
    optional("above", Shape::NumberOrName, "it must be more than this, in hundredths for shares"),
    optional("at_least", Shape::NumberOrName, "it must be at least this, in hundredths for shares"),
];

static MEASURE: [Field; 9] = [
    required("id", Shape::String, "name within the form"),
    required("title", Shape::Localized, "what people call it"),
    required("method", Shape::Choice(&["satisfied", "mean", "nps", "top_box", "share"]), "how it is computed"),
    optional("of", Shape::Strings, "questions, or question.aspect"),
    optional("when", Shape::String, "share: the responses that count"),
    optional("among", Shape::String, "share: the responses among which they count"),
    optional("points", Shape::NumberOrName, "points that a share of one gives"),
    optional("goal", Shape::Object(&GOAL), "what it should reach"),
    optional("note", Shape::Localized, "a remark for those who keep the form"),
];

static DAILY: [Field; 1] = [required("at_least", Shape::Count, "at least so many entries a day")];

static REGISTER: [Field; 3] = [
    optional("day", Shape::String, "the question that says which day an entry is about"),
    optional("signatures", Shape::Strings, "questions that say who signed"),
    optional("daily", Shape::Object(&DAILY), "what a day must have"),
];

static EXPECT: [Field; 8] = [
    optional("visible", Shape::Strings, "questions that are asked"),
    optional("hidden", Shape::Strings, "questions that are not asked"),
    optional("missing", Shape::List(&Shape::String), "all questions that must be answered and are not"),
    optional("problems", Shape::List(&Shape::String), "codes of all problems with the answers"),
    optional("values", Shape::Map(&Shape::Plain), "figures that are computed"),
    optional("thanks", Shape::String, "words of what is said at the end"),
    optional("follow_ups", Shape::List(&Shape::String), "all follow-ups that are due"),
    optional("complete", Shape::Bool, "whether nothing is missing and nothing is wrong"),
];

static EXAMPLE: [Field; 3] = [
    required("answers", Shape::Map(&Shape::Any), "answers by the ids of their questions"),
    required("expect", Shape::Object(&EXPECT), "what they lead to"),
    optional("note", Shape::Localized, "what it shows"),
];

/// What belongs to responses and entries is checked where they are kept; a page that only asks does not look into it.
const fn kept(shape: Shape) -> Shape {
    if cfg!(feature = "form") { shape } else { Shape::Any }
}

/// The shape of a form document.
pub(crate) static SHAPE: Shape = Shape::Object(&FIELDS);
static FIELDS: [Field; 18] = [
    required("kind", Shape::Constant("form"), "form"),
    required("id", Shape::String, "pack/name"),
    required("use", Shape::Choice(&["survey", "register", "checklist"]), "what it is for"),
    optional("version", Shape::Count, "counted up when questions or options change; left out, 1"),
    required("title", Shape::Localized, "what people call it"),
    optional("source", Shape::Localized, "document and passage it comes from, in our words"),
    optional("rows", Shape::List(&Shape::String), "rows of the inventory it comes from"),
    optional("note", Shape::Localized, "a remark for those who keep the form"),
    optional("intro", Shape::Localized, "what is said before the first question"),
    optional("anonymous", Shape::Bool, "responses say nothing about who gave them"),
    required("pages", Shape::List(&Shape::Object(&PAGE)), "what is asked, page by page"),
    optional("thanks", Shape::List(&Shape::Object(&THANKS)), "what is said at the end: the first that holds"),
    optional("checks", Shape::List(&Shape::Object(&CHECK)), "answers that cannot stand together"),
    optional("follow_ups", Shape::List(&Shape::Object(&FOLLOW_UP)), "what some answers lead to"),
    optional("calendar", Shape::String, "the calendar by which follow-ups are due; left out, service/cn-weekdays"),
    optional("measures", kept(Shape::List(&Shape::Object(&MEASURE))), "figures of many responses"),
    optional("register", kept(Shape::Object(&REGISTER)), "what a register asks of its entries"),
    optional("examples", kept(Shape::List(&Shape::Object(&EXAMPLE))), "answers with what they lead to"),
];
