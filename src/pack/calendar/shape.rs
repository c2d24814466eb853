//! The shapes of calendar documents and of the statutory days they name.

use crate::pack::lexicon::{optional, required};
use crate::pack::shape::{Field, Shape};

const OVERFLOW: Shape = Shape::Choice(&["last-day", "next-day"]);
const BOUND: Shape = Shape::Choice(&["within", "before", "not-before"]);
const ROWS: Shape = Shape::List(&Shape::String);

/// The fields of a length of time, between others.
macro_rules! with_length {
    ($($field:expr),* $(,)?) => {
        [
            $($field,)*
            optional("seconds", Shape::NumberOrName, "so many seconds by the clock, or the name of a parameter"),
            optional("minutes", Shape::NumberOrName, "so many minutes by the clock"),
            optional("hours", Shape::NumberOrName, "so many hours by the clock"),
            optional("rings", Shape::NumberOrName, "so many rings of a telephone, of ring_seconds each"),
            optional("working_minutes", Shape::NumberOrName, "so many minutes within the hours of the calendar"),
            optional("working_hours", Shape::NumberOrName, "so many hours within the hours of the calendar"),
            optional("days", Shape::NumberOrName, "so many days of the calendar; the day after is day 1, 0 is the day itself"),
            optional("weeks", Shape::NumberOrName, "so many times seven days"),
            optional("working_days", Shape::NumberOrName, "so many days with hours"),
            optional("months", Shape::NumberOrName, "so many months of the calendar"),
            optional("years", Shape::NumberOrName, "so many times twelve months"),
            optional("on", Shape::Number, "with months: the day of the month, below zero from its end"),
            optional("overflow", OVERFLOW, "with months: what becomes of a day that the month does not have"),
        ]
    };
}

static LENGTH: [Field; 13] = with_length![];

/// The fields of a target, between others.
macro_rules! with_target {
    ($($field:expr),* $(,)?) => {
        with_length![
            $($field,)*
            optional("until", Shape::String, "with days and months: end (24:00), close (of work), same (time of day), or a time such as 17:00"),
            optional("ahead", Shape::Bool, "the time is before the event, not after it"),
            optional("bound", BOUND, "within: the due time is in time; before: it is not; not-before: at it or later"),
            optional("usual", Shape::Object(&LENGTH), "the time after which it is slow, though not late"),
            optional("excused_by", Shape::Strings, "circumstances that excuse it"),
            optional("rows", ROWS, "rows of the inventory it comes from"),
            optional("source", Shape::Localized, "document and passage, where they differ from the calendar's"),
            optional("note", Shape::Localized, "a remark for those who keep the calendar"),
        ]
    };
}

static TARGET: [Field; 22] = with_target![required("title", Shape::Localized, "what people call it")];
static TARGET_PATCH: [Field; 21] = with_target![];

/// A target as it is asked for without a document: an object of the same fields, its title left out.
pub(crate) static ASKED: Shape = Shape::Object(&TARGET_PATCH);

static PHASE: [Field; 2] = [
    required("every_months", Shape::Count, "months from one to the next"),
    optional("for_months", Shape::Count, "how many months this goes on; left out, for ever"),
];

/// The fields of a duty, between others.
macro_rules! with_duty {
    ($($field:expr),* $(,)?) => {
        [
            $($field,)*
            optional("weekdays", Shape::Strings, "mon … sun"),
            optional("days", Shape::List(&Shape::Number), "days of the month, below zero from its end"),
            optional("nth", Shape::Number, "which of those days of the week in the month, below zero from its end"),
            optional("months", Shape::List(&Shape::Count), "months of the period, from 1; left out, its last"),
            optional("at", Shape::String, "the time it is due; left out, 24:00"),
            optional("opens", Shape::String, "the time of that day from which it may be done; left out, when its period begins"),
            optional("bound", BOUND, "whether the due time itself is in time"),
            optional("closed", Shape::Choice(&["keep", "next", "previous"]), "what a day without hours makes of it"),
            optional("phases", Shape::List(&Shape::Object(&PHASE)), "since an event: at which intervals, one after the other"),
            optional("overflow", OVERFLOW, "with phases: what becomes of a day that a month does not have"),
            optional("rows", ROWS, "rows of the inventory it comes from"),
            optional("source", Shape::Localized, "document and passage, where they differ from the calendar's"),
            optional("note", Shape::Localized, "a remark for those who keep the calendar"),
            optional("every", Shape::Choice(&["day", "week", "half-month", "month", "quarter", "year"]), "the period"),
        ]
    };
}

static DUTY: [Field; 15] = with_duty![required("title", Shape::Localized, "what people call it")];
static DUTY_PATCH: [Field; 14] = with_duty![];

static SHIFT: [Field; 4] = [
    required("title", Shape::Localized, "what people call it"),
    required("hours", Shape::Strings, "its hours: 8:30-17:30"),
    optional("rows", ROWS, "rows of the inventory it comes from"),
    optional("note", Shape::Localized, "a remark for those who keep the calendar"),
];

static COST: [Field; 6] = [
    optional("late", Shape::String, "the target that must have been broken"),
    optional("if", Shape::String, "the circumstance that must be given; it costs as often as it is"),
    optional("points", Shape::Number, "points each time, below zero"),
    optional("yuan", Shape::Number, "yuan each time, below zero"),
    optional("instead", Shape::Bool, "it takes the place of all other costs of the event"),
    optional("rows", ROWS, "rows of the inventory it comes from"),
];

static EVENT: [Field; 7] = [
    required("title", Shape::Localized, "what people call it"),
    required("targets", Shape::List(&Shape::String), "the targets that it starts"),
    optional("start", Shape::Localized, "what begins it"),
    optional("costs", Shape::List(&Shape::Object(&COST)), "what it costs when they are broken"),
    optional(
        "floor",
        Shape::Number,
        "the points that all events of the kind together cannot cost more than, below zero",
    ),
    optional("rows", ROWS, "rows of the inventory it comes from"),
    optional("note", Shape::Localized, "a remark for those who keep the calendar"),
];

static EVENT_PATCH: [Field; 3] = [
    optional("targets", Shape::List(&Shape::String), "the targets that it starts"),
    optional("costs", Shape::List(&Shape::Object(&COST)), "what it costs when they are broken"),
    optional("floor", Shape::Number, "the points that all together cannot cost more than"),
];

static OPTION: [Field; 4] = [
    required("title", Shape::Localized, "how it is read"),
    optional("targets", Shape::Map(&Shape::Object(&TARGET_PATCH)), "fields of targets that it sets"),
    optional("duties", Shape::Map(&Shape::Object(&DUTY_PATCH)), "fields of duties that it sets"),
    optional("events", Shape::Map(&Shape::Object(&EVENT_PATCH)), "fields of events that it sets"),
];

static READING: [Field; 5] = [
    required("question", Shape::Localized, "what the source leaves open"),
    required("options", Shape::Map(&Shape::Object(&OPTION)), "the ways to read it"),
    required("default", Shape::String, "the option that counts until another is chosen"),
    optional("rows", ROWS, "rows of the inventory it comes from"),
    optional("note", Shape::Localized, "a remark for those who keep the calendar"),
];

static PARAMETER: [Field; 4] = [
    required("title", Shape::Localized, "what people call it"),
    required("value", Shape::Number, "its value until another is set"),
    optional("unit", Shape::Localized, "its unit"),
    optional("note", Shape::Localized, "where the value comes from"),
];

static CIRCUMSTANCE: [Field; 2] = [
    required("title", Shape::Localized, "what people call it"),
    optional("counted", Shape::Bool, "it is told how often, not only whether"),
];

static EXAMPLE: [Field; 23] = [
    optional("target", Shape::String, "the target it is about"),
    optional("duty", Shape::String, "the duty it is about"),
    optional("event", Shape::String, "the event it is about"),
    optional("shift", Shape::String, "the shift it is about"),
    optional("start", Shape::String, "when it began: 2024-05-31 16:30"),
    optional("end", Shape::String, "when it was done"),
    optional("ends", Shape::Map(&Shape::String), "with an event: when its targets were reached"),
    optional("now", Shape::String, "the time it is looked at; left out, the last of the others"),
    optional("from", Shape::String, "with a duty: from when"),
    optional("to", Shape::String, "with a duty: up to when"),
    optional("pauses", Shape::List(&Shape::List(&Shape::String)), "when the clock stood still: [from, to]"),
    optional("given", Shape::Map(&Shape::Count), "circumstances, and how often"),
    optional("readings", Shape::Map(&Shape::String), "readings other than the default"),
    optional("parameters", Shape::Map(&Shape::Number), "parameters other than their values"),
    optional("due", Shape::String, "when it must be due: 2024-06-03 09:30; 24:00 ends a day"),
    optional("state", Shape::String, "how it must stand"),
    optional("states", Shape::Map(&Shape::String), "with an event: how its targets must stand"),
    optional("level", Shape::Choice(&["usual", "slow", "late"]), "how fast it must have been"),
    optional("points", Shape::Number, "the points it must cost"),
    optional("yuan", Shape::Number, "the yuan it must cost"),
    optional("hours", Shape::Number, "the hours that a shift, or the time from start to end, must have"),
    optional("dues", Shape::List(&Shape::String), "with a duty: when it must be due"),
    optional("note", Shape::Localized, "a remark for those who keep the calendar"),
];

/// The shape of a calendar document.
pub(crate) static SHAPE: Shape = Shape::Object(&FIELDS);
static FIELDS: [Field; 21] = [
    required("kind", Shape::Constant("calendar"), "calendar"),
    required("id", Shape::String, "pack/name"),
    required("title", Shape::Localized, "what people call it"),
    optional("source", Shape::Localized, "document and passage it comes from, in our words"),
    optional("rows", ROWS, "rows of the inventory it comes from"),
    optional("note", Shape::Localized, "a remark for those who keep the calendar"),
    optional("offset", Shape::String, "how far its clocks are east of Greenwich; left out, +08:00"),
    optional(
        "from",
        Shape::String,
        "the first day in force: 2024-03-01, or 03-01 of the year that the parameter year tells",
    ),
    optional("week", Shape::Map(&Shape::Strings), "hours by day of the week: mon-fri, sat, daily"),
    optional(
        "days",
        Shape::Map(&Shape::Strings),
        "days with hours of their own: 2024-05-01, 2024-05-01..2024-05-05; none: closed",
    ),
    optional("holidays", Shape::Strings, "documents of statutory days; of two for one day the later one counts"),
    optional(
        "make_up",
        Shape::Strings,
        "hours of weekends worked to make up for days off; left out, those of the first weekday with any",
    ),
    optional(
        "without_data",
        Shape::Choice(&["refuse", "week"]),
        "what a year without statutory data has: no answer, or the hours of the week",
    ),
    optional("parameters", Shape::Map(&Shape::Object(&PARAMETER)), "figures a department may set"),
    optional("circumstances", Shape::Map(&Shape::Object(&CIRCUMSTANCE)), "what may excuse, or cost more"),
    optional("readings", Shape::Map(&Shape::Object(&READING)), "what the source leaves open"),
    optional("targets", Shape::Map(&Shape::Object(&TARGET)), "times that are promised"),
    optional("duties", Shape::Map(&Shape::Object(&DUTY)), "what recurs"),
    optional("shifts", Shape::Map(&Shape::Object(&SHIFT)), "who works when"),
    optional("events", Shape::Map(&Shape::Object(&EVENT)), "what happens, and the promises it starts"),
    optional("examples", Shape::List(&Shape::Object(&EXAMPLE)), "cases, and what must come of them"),
];

static YEAR: [Field; 2] = [
    required("off", Shape::Map(&Shape::Strings), "days off by holiday: 01-01, 02-10..02-17"),
    optional("work", Shape::Map(&Shape::Strings), "weekends that are worked for it"),
];

static HOLIDAY_EXAMPLE: [Field; 2] = [
    required("day", Shape::String, "a day: 2024-02-04"),
    required("is", Shape::Choice(&["off", "work", "plain"]), "a day off, one that makes up for it, or neither"),
];

/// The shape of a document of statutory days.
pub(crate) static HOLIDAYS: Shape = Shape::Object(&HOLIDAY_FIELDS);
static HOLIDAY_FIELDS: [Field; 9] = [
    required("kind", Shape::Constant("holidays"), "holidays"),
    required("id", Shape::String, "pack/name"),
    required("title", Shape::Localized, "what people call it"),
    optional("source", Shape::Localized, "where the days come from"),
    optional("rows", ROWS, "rows of the inventory it comes from"),
    optional("note", Shape::Localized, "a remark for those who keep it"),
    required("names", Shape::Map(&Shape::Localized), "what people call the holidays"),
    required("years", Shape::Map(&Shape::Object(&YEAR)), "the years it knows: a year that is missing is unknown"),
    optional("examples", Shape::List(&Shape::Object(&HOLIDAY_EXAMPLE)), "days, and what they must be"),
];
