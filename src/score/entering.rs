//! One field's entry as a figure: numbers as people write them, levels by name, and what is wrong with the rest.
//!
//! Refuses to know: the other fields.

use super::calculus::Gap;
use super::decimal::{self, Decimal};
use super::eval::bit;
use super::inputs::{Entry, List, Slot};
use super::scheme::{Choice, Field, Kind};
use crate::error::{Gravity, Problem};
use crate::phrase::Text;
use crate::words;

/// What a field comes to in which nothing stands that can be used.
const UNKNOWN: Slot = Slot::Figure(Err(Gap::Unknown));

impl Field {
    /// The value of an entry in this field. What cannot be used is unknown, and a problem.
    pub fn slot(&self, entry: &Entry, problems: &mut Vec<Problem>) -> Slot {
        let entry = match &self.default {
            Some(default) if is_blank(entry) => default,
            _ if is_blank(entry) => {
                problems.push(self.missing());
                return UNKNOWN;
            }
            _ => entry,
        };
        let (single, items) = match entry {
            Entry::List(items) => (None, &items[..]),
            single => (Some(single), std::slice::from_ref(single)),
        };
        match (&self.kind, single) {
            (Kind::Figures(..), _) => {
                let mut figures = Vec::new();
                for (at, item) in items.iter().enumerate() {
                    let Some(figure) = self.number(item, item_of(single, at), problems) else { return UNKNOWN };
                    figures.push(figure);
                }
                Slot::List(List::Figures(figures))
            }
            (Kind::Cases(choices), _) => {
                let mut cases = Vec::new();
                for (at, item) in items.iter().enumerate() {
                    let Some(case) = self.case(choices, item, item_of(single, at), problems) else { return UNKNOWN };
                    cases.push(case);
                }
                Slot::List(List::Cases(cases))
            }
            (_, None) => {
                problems.push(self.problem("wrong-input", None, &[self.wants(), "[…]"]));
                UNKNOWN
            }
            (Kind::Flag, Some(entry)) => Slot::Figure(self.flag(entry, problems).ok_or(Gap::Unknown)),
            (Kind::Level(choices), Some(entry)) => {
                let level = self.level(choices, entry, None, problems);
                Slot::Figure(level.map(Decimal::from).ok_or(Gap::Unknown))
            }
            (_, Some(entry)) => Slot::Figure(self.number(entry, None, problems).ok_or(Gap::Unknown)),
        }
    }

    /// A problem with what was entered here, in the item of that number.
    fn problem(&self, sentence: &'static str, item: Option<usize>, details: &[&str]) -> Problem {
        let field = words::field("inputs", &self.id);
        let path = match item {
            Some(item) => words::item(&field, item),
            None => field,
        };
        Problem::new(sentence, Gravity::Error, path, details)
    }

    pub(super) fn missing(&self) -> Problem {
        self.problem("missing", None, &[&self.title.zh_cn])
    }

    /// Nought, or no items.
    pub(super) fn nothing(&self) -> Slot {
        match self.kind {
            Kind::Figures(..) => Slot::List(List::Figures(Vec::new())),
            Kind::Cases(_) => Slot::List(List::Cases(Vec::new())),
            // No level is the first one.
            Kind::Level(_) => Slot::Figure(Err(Gap::NotApplicable)),
            _ => Slot::Figure(Ok(Decimal::ZERO)),
        }
    }

    fn flag(&self, entry: &Entry, problems: &mut Vec<Problem>) -> Option<Decimal> {
        let truth = match entry {
            Entry::Flag(truth) => Some(*truth),
            Entry::Number(number) if *number == Decimal::ONE => Some(true),
            Entry::Number(number) if number.is_zero() => Some(false),
            Entry::Text(text) => match text.trim() {
                "是" | "有" | "√" | "yes" | "true" | "1" => Some(true),
                "否" | "无" | "無" | "×" | "no" | "false" | "0" => Some(false),
                _ => None,
            },
            _ => None,
        };
        if truth.is_none() {
            problems.push(self.problem("wrong-input", None, &[self.wants(), &told(entry)]));
        }
        truth.map(|truth| if truth { Decimal::ONE } else { Decimal::ZERO })
    }

    fn number(&self, entry: &Entry, item: Option<usize>, problems: &mut Vec<Problem>) -> Option<Decimal> {
        let number = match (entry, &self.kind) {
            (Entry::Number(number), Kind::Percent | Kind::Figures(true, _)) => {
                if *number <= Decimal::ONE && *number > Decimal::ZERO && self.max.is_none_or(|max| max > Decimal::ONE) {
                    let meant = decimal::plain(*number * Decimal::ONE_HUNDRED);
                    let details = [&decimal::plain(*number)[..], &meant];
                    let mut doubt = self.problem("doubtful-percent", item, &details);
                    doubt.gravity = Gravity::Warning;
                    problems.push(doubt);
                }
                Some(*number)
            }
            (Entry::Number(number), _) => Some(*number),
            (Entry::Text(text), _) => decimal::from_text(self.without_unit(text)),
            _ => None,
        };
        let Some(number) = number else {
            problems.push(self.problem("wrong-input", item, &[self.wants(), &told(entry)]));
            return None;
        };
        if matches!(self.kind, Kind::Count | Kind::Figures(_, true))
            && number.scale() > 0
            && decimal::Rounding::whole(decimal::Mode::Down).of(number) != number
        {
            problems.push(self.problem("not-whole", item, &[&decimal::plain(number)]));
            return None;
        }
        self.within(number, item, problems)
    }

    /// The number, if the field can hold it, as it is counted with.
    fn within(&self, number: Decimal, item: Option<usize>, problems: &mut Vec<Problem>) -> Option<Decimal> {
        if let Some(min) = self.least().filter(|min| number < *min) {
            let name = if min.is_zero() { "out-of-range.negative" } else { "out-of-range.small" };
            problems.push(self.problem(name, item, &[&decimal::plain(number), &decimal::plain(min)]));
            return None;
        }
        if let Some(max) = self.max.filter(|max| number > *max) {
            problems.push(self.problem("out-of-range.large", item, &[&decimal::plain(number), &decimal::plain(max)]));
            return None;
        }
        let share = matches!(self.kind, Kind::Percent | Kind::Figures(true, _));
        Some(if share { decimal::share(number) } else { number })
    }

    /// The least that may be entered.
    pub(super) fn least(&self) -> Option<Decimal> {
        match self.kind {
            Kind::Count | Kind::Percent | Kind::Money | Kind::Figures(..) => self.min.or(Some(Decimal::ZERO)),
            _ => self.min,
        }
    }

    /// The number of the option of that name.
    fn level(
        &self,
        choices: &[Choice],
        entry: &Entry,
        item: Option<usize>,
        problems: &mut Vec<Problem>,
    ) -> Option<usize> {
        let found = match entry {
            Entry::Text(text) => choices.iter().position(|choice| choice.is_called(text.trim())),
            _ => None,
        };
        if found.is_none() {
            let known = words::listed(choices.iter().map(|choice| &choice.id), ", ");
            problems.push(self.problem("unknown-level", item, &[&told(entry), &known]));
        }
        found
    }

    /// The levels that a case reached, a bit each.
    fn case(&self, choices: &[Choice], entry: &Entry, item: Option<usize>, problems: &mut Vec<Problem>) -> Option<u64> {
        let reached = match entry {
            Entry::List(levels) => &levels[..],
            single => std::slice::from_ref(single),
        };
        // All of them are looked at, so that all that is wrong is said.
        let mut case = Some(0);
        for entry in reached {
            let level = self.level(choices, entry, item, problems);
            case = case.zip(level).map(|(case, level)| case | bit(level));
        }
        case
    }

    /// A number's text without the unit that it is counted in anyway.
    fn without_unit<'a>(&self, text: &'a str) -> &'a str {
        let text = text.trim();
        let signs: &[&str] = match self.kind {
            Kind::Percent | Kind::Figures(true, _) => &["%", "％"],
            Kind::Money => &["元", "¥", "￥"],
            _ => &[],
        };
        let Text { zh_cn, zh_tw, en } = &self.unit;
        let units = [Some(zh_cn), zh_tw.as_ref(), en.as_ref()].into_iter().flatten().map(String::as_str);
        let strip = |unit: &str| {
            let rest = text
                .strip_suffix(unit)
                .or_else(|| text.strip_prefix(unit).filter(|_| matches!(self.kind, Kind::Money)))?;
            Some(rest.trim()).filter(|_| !unit.is_empty())
        };
        signs.iter().copied().chain(units).find_map(strip).unwrap_or(text)
    }

    /// What may be entered, as an example.
    fn wants(&self) -> &str {
        match self.kind {
            Kind::Count => "3",
            Kind::Number | Kind::Figures(false, _) => "3.5",
            Kind::Percent | Kind::Figures(true, _) => "97%",
            Kind::Money => "1500.00",
            Kind::Flag => "true / false",
            Kind::Level(_) | Kind::Cases(_) => "",
        }
    }
}

pub(super) fn is_blank(entry: &Entry) -> bool {
    match entry {
        Entry::Missing => true,
        Entry::Text(text) => text.trim().is_empty(),
        _ => false,
    }
}

impl Choice {
    /// Whether this is its id, or what people call it.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        let Text { zh_cn, zh_tw, en } = &self.title;
        self.id == name || zh_cn == name || zh_tw.as_deref() == Some(name) || en.as_deref() == Some(name)
    }
}

/// The number of an item, if there are several.
fn item_of(single: Option<&Entry>, at: usize) -> Option<usize> {
    if single.is_some() { None } else { Some(at) }
}

/// An entry as it can be quoted in a sentence.
fn told(entry: &Entry) -> String {
    match entry {
        Entry::Missing => String::new(),
        Entry::Number(number) => decimal::plain(*number),
        Entry::Text(text) => text.chars().take(40).collect(),
        Entry::Flag(truth) => truth.to_string(),
        Entry::List(_) => "[…]".to_owned(),
        Entry::Other(name) => (*name).to_owned(),
    }
}
