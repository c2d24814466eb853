//! A sheet with its reasons: every line with its formula and the numbers in it.
//!
//! Refuses to know: how it is shown. Invariant: the last number of a line's formula is its value.

use super::calculus::{Expr, Figure, Gap};
use super::decimal::{Decimal, plain, product};
use super::inputs::Inputs;
use super::scheme::{Scheme, Unit};
use super::sheet::Sheet;
use super::teller::{Ground, Teller};
use crate::error::Problem;
use crate::order::sort;

/// A line with its reasons.
#[derive(Clone, Debug, PartialEq)]
pub struct LineReport {
    /// The number of the line.
    pub line: usize,
    /// Its value as it is shown.
    pub value: Figure,
    /// Its value before bounds, rounding and gates, where these changed it.
    pub raw: Option<Decimal>,
    /// The most it can be.
    pub max: Option<Decimal>,
    /// The least it can be.
    pub min: Option<Decimal>,
    /// How much it counts, as people read it.
    pub weight: Option<String>,
    /// Its formula with the numbers put in, the value at its end.
    pub formula: String,
    /// What happened to its value behind the formula, or why there is none.
    pub remarks: Vec<String>,
    /// The fields that it uses itself, and what is in them.
    pub inputs: Vec<(usize, String)>,
    /// The lines that belong to it.
    pub lines: Vec<LineReport>,
}

/// A gate.
#[derive(Clone, Debug, PartialEq)]
pub struct GateReport {
    /// The number of the gate.
    pub gate: usize,
    /// Whether it is closed; unknown if something it needs was not entered.
    pub closed: Option<bool>,
    /// Its condition with the numbers put in.
    pub formula: String,
}

/// Something that follows.
#[derive(Clone, Debug, PartialEq)]
pub struct ActionReport {
    /// The number of the action.
    pub action: usize,
    /// Its condition with the numbers put in.
    pub formula: String,
}

/// A sheet with its reasons.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The total.
    pub total: LineReport,
    /// The most that the total can be, whatever is entered.
    pub max: Option<Decimal>,
    /// The number of the band.
    pub band: Option<usize>,
    /// The gates, all of them.
    pub gates: Vec<GateReport>,
    /// What follows.
    pub actions: Vec<ActionReport>,
    /// The pay.
    pub pay: Option<LineReport>,
    /// The fines.
    pub fines: Option<LineReport>,
    /// Numbers of the duplicates of which more than one line charges.
    pub duplicates: Vec<usize>,
    /// What is wrong with the lines: divisions by nought, figures too large.
    pub problems: Vec<Problem>,
}

impl Scheme {
    /// A line's value as it is shown: rounded, and in percent where that is its unit.
    #[must_use]
    pub fn reported(&self, line: usize, value: Decimal) -> Decimal {
        let share = self.lines.get(line).is_some_and(|line| line.unit == Unit::Percent);
        let value = if share { product(value, Decimal::ONE_HUNDRED).unwrap_or(value) } else { value };
        self.shown(line).of(value)
    }

    /// The report on what was entered, worded in `lang`.
    #[must_use]
    pub fn score(&self, inputs: &Inputs, lang: &str) -> Report {
        let mut sheet = Sheet::default();
        self.compute(inputs, &mut sheet);
        self.report(inputs, &sheet, lang)
    }

    /// The report on a sheet that was computed from these inputs.
    #[must_use]
    pub fn report(&self, inputs: &Inputs, sheet: &Sheet, lang: &str) -> Report {
        let ground = Ground::of(self, inputs);
        let teller = Teller::new(&ground, self, inputs, sheet, lang);
        let written = |write: &dyn Fn(&mut String)| {
            let mut text = String::new();
            write(&mut text);
            text
        };
        let gate = |gate| GateReport {
            gate,
            closed: teller.closed(gate),
            formula: written(&|text| teller.write_gate(text, gate)),
        };
        let action = |action| ActionReport { action, formula: written(&|text| teller.write_action(text, action)) };
        let duplicates = teller.duplicates();
        Report {
            total: teller.line(self.total),
            max: ground.max(),
            band: self.band_of(inputs, sheet),
            gates: (0..self.gates.len()).map(gate).collect(),
            actions: self.actions_of(inputs, sheet).into_iter().map(action).collect(),
            pay: self.pay.map(|line| teller.line(line)),
            fines: self.fines.map(|line| teller.line(line)),
            problems: teller.problems(&duplicates),
            duplicates,
        }
    }

    /// The number of the band that a sheet falls into.
    #[must_use]
    pub fn band_of(&self, inputs: &Inputs, sheet: &Sheet) -> Option<usize> {
        let grades = self.grades.as_ref()?;
        let value = sheet.values.get(grades.of)?.ok()?;
        let value = grades.round_first.map_or(value, |rounding| rounding.of(value));
        let falls = |from: &Option<(Expr, bool)>| match from {
            None => Some(true),
            Some((from, inclusive)) => {
                let from = sheet.figure(inputs, from).ok()?;
                Some(value > from || *inclusive && value == from)
            }
        };
        for (at, band) in grades.bands.iter().enumerate() {
            if falls(&band.from)? {
                return Some(at);
            }
        }
        None
    }

    /// The numbers of what follows from a sheet.
    #[must_use]
    pub fn actions_of(&self, inputs: &Inputs, sheet: &Sheet) -> Vec<usize> {
        let mut taken = vec![false; self.actions.len()];
        let mut follows = Vec::new();
        for (at, action) in self.actions.iter().enumerate() {
            let is_free = taken.get(action.first) == Some(&false);
            if is_free && sheet.truth(inputs, &action.when) == Ok(true) {
                taken[action.first] = true;
                follows.push(at);
            }
        }
        follows
    }
}

impl LineReport {
    /// A line that there is none of.
    pub(super) fn missing(line: usize) -> Self {
        Self {
            line,
            value: Err(Gap::Unknown),
            raw: None,
            max: None,
            min: None,
            weight: None,
            formula: String::new(),
            remarks: Vec::new(),
            inputs: Vec::new(),
            lines: Vec::new(),
        }
    }

    /// The value as a text for machines.
    #[must_use]
    pub fn value_text(&self) -> Option<String> {
        self.value.ok().map(plain)
    }

    /// The line of that number, here or below.
    #[must_use]
    pub fn find(&self, line: usize) -> Option<&Self> {
        if self.line == line { Some(self) } else { self.lines.iter().find_map(|inner| inner.find(line)) }
    }
}

/// Ranks by figures, the largest first; equal figures share a rank and the next ones follow behind all of them: 1, 1, 3.
/// What has no figure has no rank.
#[must_use]
pub fn ranks(figures: &[Figure]) -> Vec<Option<usize>> {
    let mut sorted: Vec<Decimal> = figures.iter().filter_map(|figure| figure.ok()).collect();
    sort(&mut sorted, |left, right| right.cmp(left));
    let rank = |figure: &Figure| {
        let figure = figure.ok()?;
        Some(sorted.partition_point(|other| *other > figure) + 1)
    };
    figures.iter().map(rank).collect()
}
