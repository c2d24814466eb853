//! The shape of a scheme document, once its readings are chosen.

use crate::pack::lexicon::{optional, required};
use crate::pack::shape::{Field, Shape};

const FIGURE: Shape = Shape::NumberOrName;

const ROUNDING: &[Field] = &[
    optional("mode", Shape::Choice(&["half-up", "half-even", "up", "down", "floor", "ceiling"]), "which way"),
    optional("places", Shape::Number, "places behind the point, 0 to 15"),
];

static OPTION: [Field; 3] = [
    optional("title", Shape::Localized, "what people call it; left out, its name"),
    optional("points", FIGURE, "what it is worth"),
    optional("note", Shape::Localized, "a remark"),
];

static ITEM: [Field; 5] = [
    required("type", Shape::Choice(&["count", "number", "percent", "money", "levels"]), "what each item is"),
    optional("unit", Shape::Localized, "what it is counted in"),
    optional("options", Shape::Map(&Shape::Object(&OPTION)), "the levels that a case can reach"),
    optional("min", FIGURE, "the least an item can be"),
    optional("max", FIGURE, "the most an item can be"),
];

static FIELD: [Field; 16] = [
    optional("title", Shape::Localized, "what people call it; left out, its name"),
    required("type", Shape::Choice(&["count", "number", "percent", "money", "flag", "level", "list"]), "what it holds"),
    optional("unit", Shape::Localized, "what it is counted in"),
    optional("default", Shape::Plain, "what counts if nothing is entered; left out, it must be entered"),
    optional("optional", Shape::Bool, "it may be empty where no line needs it"),
    optional("when", Shape::String, "a condition on other fields: it is asked only then, and counts as 0 otherwise"),
    optional("min", FIGURE, "the least it can be"),
    optional("max", FIGURE, "the most it can be"),
    optional("parameter", Shape::Bool, "management sets it, rather than the month"),
    optional("options", Shape::Map(&Shape::Object(&OPTION)), "of a level: what can be chosen"),
    optional("of", Shape::Object(&ITEM), "of a list: what its items are"),
    optional("rows", Shape::List(&Shape::String), "rows of the inventory it comes from"),
    optional("source", Shape::Localized, "document and passage"),
    optional("note", Shape::Localized, "a remark"),
    optional("only", Shape::Map(&Shape::Strings), "readings in which it is part of the sheet"),
    optional("reconstructed", Shape::Bool, "something was put together anew because the source lost it"),
];

static READING: [Field; 5] = [
    required("question", Shape::Localized, "what the source leaves open"),
    required("options", Shape::Map(&Shape::Object(&READING_OPTION)), "the answers"),
    required("default", Shape::String, "the answer that counts unless another is wanted"),
    optional("rows", Shape::List(&Shape::String), "rows of the inventory it comes from"),
    optional("note", Shape::Localized, "a remark"),
];
static READING_OPTION: [Field; 2] =
    [required("title", Shape::Localized, "what people call it"), optional("note", Shape::Localized, "a remark")];

static STEP: [Field; 4] = [
    optional("from", FIGURE, "from this figure on, itself included"),
    optional("above", FIGURE, "above this figure"),
    optional("points", FIGURE, "what it brings"),
    optional("each", FIGURE, "what each unit brings"),
];

const THEN: &[Field] = &[
    optional("times", FIGURE, "the step before, multiplied"),
    optional("plus", FIGURE, "the step before, and this more"),
];

const SCALE: &[Field] = &[
    required("to", FIGURE, "the most that the line is worth"),
    optional("from", FIGURE, "the most that its lines bring; left out, their maxima together"),
];

/// A line; it may hold others.
static LINE: Shape = Shape::Named("line", &LINE_OBJECT);
static LINE_OBJECT: Shape = Shape::Object(&LINE_FIELDS);
static LINE_FIELDS: [Field; 44] = [
    required("id", Shape::String, "name within the scheme, never changed"),
    optional("title", Shape::Localized, "what people call it; left out, its name"),
    optional("rows", Shape::List(&Shape::String), "rows of the inventory it comes from"),
    optional("source", Shape::Localized, "document and passage, where they differ from the scheme's"),
    optional("note", Shape::Localized, "a remark"),
    required("method", Shape::Choice(super::methods::NAMES), "how its figure is found"),
    optional("max", FIGURE, "the most it can be"),
    optional("min", FIGURE, "the least it can be"),
    optional("round", Shape::Object(ROUNDING), "how its figure is rounded"),
    optional("unit", Shape::String, "points, yuan, percent, or a word; left out, points, and yuan in pay and fines"),
    optional("weight", FIGURE, "how much it counts in the weighted line it belongs to"),
    optional("only", Shape::Map(&Shape::Strings), "readings in which it is part of the sheet"),
    optional(
        "na",
        Shape::String,
        "a condition: then it does not apply; weighted: what becomes of lines that do not apply: reweight, zero, full",
    ),
    optional("reconstructed", Shape::Bool, "something was put together anew because the source lost it"),
    optional("lines", Shape::List(&LINE), "the lines that belong to it"),
    optional("of", FIGURE, "a field, a line or a formula"),
    optional("each", FIGURE, "count: what each unit brings"),
    optional("free", FIGURE, "count: how many cost nothing"),
    optional("per", FIGURE, "count: how many make a unit"),
    optional("partial", Shape::Choice(&["none", "up", "linear"]), "what a unit begun counts: nothing, all, its share"),
    optional("from", FIGURE, "count, cases: where it starts; left out, max where units are taken away, else 0"),
    optional("steps", Shape::List(&STEP_OR_FIGURE), "steps: { from | above, points | each }; ladder, streak: figures"),
    optional("mode", Shape::Choice(&["replace", "add"]), "steps: only the last one reached counts, or all together"),
    optional("base", FIGURE, "steps, linear: where it starts"),
    optional("then", Shape::ChoiceOr(&["stop", "repeat"], THEN), "ladder, streak: how it goes on behind the last step"),
    optional("part", FIGURE, "rate: the part"),
    optional("whole", FIGURE, "rate: the whole"),
    optional("times", FIGURE, "rate: what the whole is worth; left out, max, else 100"),
    optional("target", FIGURE, "rate: what must be reached; linear: what is worth base"),
    optional("below", Shape::Choice(&["zero", "proportional"]), "rate: what a share below the target is worth"),
    optional("none", Shape::Choice(&["na", "full", "zero"]), "rate: what counts where the whole is 0"),
    optional("strict", Shape::Bool, "rate: the target must be exceeded"),
    optional("better", Shape::Choice(&["lower", "higher"]), "linear: which side of the target is better"),
    optional("step", FIGURE, "linear: how far from the target makes a unit"),
    optional("within", FIGURE, "linear: how far from the target makes no difference"),
    optional("points", Shape::Any, "linear: what a unit brings; interpolate: [[x, y], …]"),
    optional(
        "bands",
        Shape::List(&Shape::Object(&STEP)),
        "bands: { from | above, points }, one without a bound for the rest",
    ),
    optional("else", FIGURE, "bands: what counts below all of them"),
    optional("count", Shape::Choice(&["highest", "each"]), "cases: which of the levels a case reached count"),
    optional("when", Shape::String, "streak: a condition on it, the month at hand; gate: a condition"),
    optional("scale", Shape::Object(SCALE), "sum: brought to another maximum in proportion"),
    optional("weights", Shape::Choice(&["100%", "any"]), "weighted: whether the weights must make 100 %"),
    optional("formula", Shape::String, "formula: such as 满意度 * 权重"),
    optional("zeroes", Shape::Strings, "gate: the lines it makes nought"),
];
static STEP_OR_FIGURE: Shape = Shape::FigureOr(&STEP);

static BAND: [Field; 4] = [
    required("id", Shape::String, "name within the scheme"),
    optional("title", Shape::Localized, "what people call it; left out, its name"),
    optional("from", FIGURE, "its lower end, which belongs to it"),
    optional("above", FIGURE, "its lower end, which does not belong to it"),
];

static GRADES: [Field; 3] = [
    optional("of", Shape::String, "the line; left out, the total"),
    optional("round_first", Shape::Bool, "the figure is rounded to a whole one before it is looked up"),
    required("bands", Shape::List(&Shape::Object(&BAND)), "the bands"),
];

static ACTION: [Field; 8] = [
    required("id", Shape::String, "name within the scheme"),
    required("title", Shape::Localized, "what people call it"),
    required("when", Shape::String, "a condition"),
    optional("group", Shape::String, "of one group only the first that holds follows"),
    optional("rows", Shape::List(&Shape::String), "rows of the inventory it comes from"),
    optional("note", Shape::Localized, "a remark"),
    optional("source", Shape::Localized, "document and passage"),
    optional("only", Shape::Map(&Shape::Strings), "readings in which it is part of the sheet"),
];

static GATE: [Field; 8] = [
    required("id", Shape::String, "name within the scheme"),
    required("title", Shape::Localized, "what people call it"),
    required("when", Shape::String, "a condition"),
    required("zeroes", Shape::Strings, "the lines it makes nought; total for the total"),
    optional("rows", Shape::List(&Shape::String), "rows of the inventory it comes from"),
    optional("note", Shape::Localized, "a remark"),
    optional("source", Shape::Localized, "document and passage"),
    optional("only", Shape::Map(&Shape::Strings), "readings in which it is part of the sheet"),
];

static DUPLICATE: [Field; 4] = [
    required("event", Shape::Localized, "the event"),
    required("lines", Shape::List(&Shape::String), "the lines that charge it"),
    optional("rows", Shape::List(&Shape::String), "rows of the inventory it comes from"),
    optional("note", Shape::Localized, "a remark"),
];

const RANK: &[Field] = &[
    optional("of", Shape::String, "the line; left out, the total"),
    optional("ties", Shape::Choice(&["share"]), "equal figures share a rank: 1, 1, 3"),
];

static EXAMPLE: [Field; 6] = [
    optional("name", Shape::Localized, "what it shows"),
    required("inputs", Shape::Map(&Shape::Any), "what is entered, by field"),
    optional("readings", Shape::Map(&Shape::String), "the answers that differ from the default"),
    required(
        "expect",
        Shape::Map(&Shape::Any),
        "total, max, pay, fines, band, actions, problems, or a line, with its value",
    ),
    optional("rows", Shape::List(&Shape::String), "rows of the inventory it comes from"),
    optional("note", Shape::Localized, "a remark"),
];

/// The shape of a scheme document.
pub(crate) static SHAPE: Shape = Shape::Object(&[
    required("kind", Shape::Constant("scheme"), "scheme"),
    required("id", Shape::String, "pack/name"),
    required("title", Shape::Localized, "what people call it"),
    optional("source", Shape::Localized, "document and passage it comes from, in our words"),
    optional("rows", Shape::List(&Shape::String), "rows of the inventory it comes from"),
    optional("note", Shape::Localized, "a remark for those who keep the scheme"),
    optional(
        "rounding",
        Shape::Object(ROUNDING),
        "how figures are shown and money is fixed; left out, half-up to 2 places",
    ),
    required("fields", Shape::Map(&Shape::Object(&FIELD)), "what one enters"),
    optional("readings", Shape::Map(&Shape::Object(&READING)), "what the source leaves open"),
    optional("lines", Shape::List(&LINE), "the lines; those at the top add up to the total"),
    optional("total", Shape::NameOrFalse, "the line that is the total; false if there is none"),
    optional("max", FIGURE, "the most the total can be"),
    optional("min", FIGURE, "the least the total can be"),
    optional("pay", Shape::List(&LINE), "lines in money that add up to the pay"),
    optional("fines", Shape::List(&LINE), "lines in money that add up to the fines"),
    optional("grades", Shape::Object(&GRADES), "bands of a figure"),
    optional("actions", Shape::List(&Shape::Object(&ACTION)), "what follows when"),
    optional("gates", Shape::List(&Shape::Object(&GATE)), "what makes lines nought"),
    optional("rank", Shape::Object(RANK), "what sheets are ranked by"),
    optional("duplicates", Shape::List(&Shape::Object(&DUPLICATE)), "one event that several lines charge"),
    optional("examples", Shape::List(&Shape::Object(&EXAMPLE)), "inputs and what they must give"),
]);
