//! The words of one sheet: formulas with the numbers put in, remarks, problems.
//!
//! Refuses to know: what is computed; it only looks at what was.

use super::calculus::{Expr, Figure, Gap};
use super::decimal::{Decimal, product, worded};
use super::eval::bit;
use super::inputs::{Inputs, List, Slot};
use super::print::{Printer, percent, write_figure};
use super::report::LineReport;
use super::scheme::{Duplicate, Field, Kind, Line, Scheme, Unit};
use super::sheet::Sheet;
use crate::error::{Gravity, Problem, filled, line_of};
use crate::order::sort;
use crate::words::{self, listed};

const SENTENCES: &str = include_str!("sentences.txt");

/// What all reports by a scheme have in common.
#[derive(Clone, Debug)]
pub struct Ground {
    /// Of each line the fields that it uses itself.
    used: Vec<Vec<usize>>,
    /// The most that the total can be, as it is shown.
    max: Option<Decimal>,
}

impl Ground {
    /// The ground of a scheme's reports, as far as it hangs on what management set in `inputs`.
    #[must_use]
    pub fn of(scheme: &Scheme, inputs: &Inputs) -> Self {
        let used = |line: &Line| {
            let mut fields: Vec<usize> = line.expr.iter().flat_map(|expr| expr.fields()).collect();
            sort(&mut fields, Ord::cmp);
            fields.dedup();
            fields
        };
        let mut ground = Self { used: scheme.lines.iter().map(used).collect(), max: None };
        ground.set(scheme, inputs);
        ground
    }

    /// Looks anew at what management set, which may move the most that the total can be.
    pub fn set(&mut self, scheme: &Scheme, inputs: &Inputs) {
        let most = scheme.reachable(scheme.total, inputs);
        self.max = most.map(|most| scheme.reported(scheme.total, most));
    }

    /// The most that the total can be, whatever the month brings, as it is shown.
    #[must_use]
    pub const fn max(&self) -> Option<Decimal> {
        self.max
    }

    /// The fields that a line uses itself.
    #[must_use]
    pub fn used(&self, line: usize) -> &[usize] {
        self.used.get(line).map_or(&[], Vec::as_slice)
    }
}

/// The figures of a line.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    at: usize,
    /// The line.
    pub line: &'a Line,
    /// Its value as it is shown.
    pub value: Figure,
    /// Its value before bounds and gates.
    raw: Figure,
    /// The same as it would be shown.
    rounded: Figure,
    /// The most it can be.
    pub max: Option<Decimal>,
    /// The least it can be.
    pub min: Option<Decimal>,
}

impl Told<'_> {
    /// The value before bounds, rounding and gates, where these changed it.
    #[must_use]
    pub fn changed(&self) -> Option<Decimal> {
        let (value, rounded) = (self.value.ok()?, self.rounded.ok()?);
        (value != rounded).then_some(rounded)
    }
}

/// Words the lines of one sheet.
pub struct Teller<'a> {
    ground: &'a Ground,
    scheme: &'a Scheme,
    inputs: &'a Inputs,
    sheet: &'a Sheet,
    lang: &'a str,
    printer: Printer<'a>,
}

impl<'a> Teller<'a> {
    /// Words the sheet that was computed from `inputs`, in `lang`.
    #[must_use]
    pub const fn new(
        ground: &'a Ground,
        scheme: &'a Scheme,
        inputs: &'a Inputs,
        sheet: &'a Sheet,
        lang: &'a str,
    ) -> Self {
        Self {
            ground,
            scheme,
            inputs,
            sheet,
            lang,
            printer: Printer::numbers(scheme, lang, inputs, sheet.values.as_slice()),
        }
    }

    pub(super) fn line(&self, at: usize) -> LineReport {
        let Some(told) = self.told(at) else { return LineReport::missing(at) };
        let mut formula = String::new();
        self.write_formula(&mut formula, &told);
        let entered = |&field: &usize| {
            let mut text = String::new();
            self.write_entered(&mut text, field);
            (field, text)
        };
        LineReport {
            line: at,
            value: told.value,
            raw: told.changed(),
            max: told.max.map(|max| self.scheme.reported(at, max)),
            min: told.min.map(|min| self.scheme.reported(at, min)),
            weight: self.weight(told.line).map(percent),
            formula,
            remarks: self.remarks(&told),
            inputs: self.ground.used(at).iter().map(entered).collect(),
            lines: told.line.lines.iter().map(|&line| self.line(line)).collect(),
        }
    }

    /// The fields that a line uses itself.
    #[must_use]
    pub fn used(&self, line: usize) -> &'a [usize] {
        self.ground.used(line)
    }

    /// The figures of a line.
    #[must_use]
    pub fn told(&self, at: usize) -> Option<Told<'a>> {
        let line = self.scheme.lines.get(at)?;
        let raw = self.sheet.raw.get(at).copied().unwrap_or(Err(Gap::Unknown));
        let reported = |figure: Decimal| self.scheme.reported(at, figure);
        let bound = |expr: &Option<Expr>| self.sheet.figure(self.inputs, expr.as_ref()?).ok();
        Some(Told {
            at,
            line,
            value: self.value(at).map(reported),
            raw,
            rounded: raw.map(reported),
            max: bound(&line.max),
            min: bound(&line.min),
        })
    }

    /// How much a line counts in the one it belongs to.
    #[must_use]
    pub fn weight(&self, line: &Line) -> Option<Decimal> {
        self.sheet.figure(self.inputs, line.weight.as_ref()?).ok()
    }

    fn value(&self, at: usize) -> Figure {
        self.sheet.values.get(at).copied().unwrap_or(Err(Gap::Unknown))
    }

    /// Writes the formula with the numbers put in: `5 − 2 × 4 = −3 → 0`.
    pub fn write_formula(&self, text: &mut String, told: &Told<'_>) {
        let Some(expr) = &told.line.expr else { return };
        let start = text.len();
        self.printer.write_reason(text, expr);
        let share = told.line.unit == Unit::Percent;
        let mut shown = |figure: Decimal, sign: &str| {
            let end = text.len();
            text.extend([" ", sign, " "]);
            let result = text.len();
            write_figure(text, figure);
            text.push_str(if share { "%" } else { "" });
            // A formula that is its own result, or ends with it, says it once.
            let own = text.get(start..end).and_then(|own| own.strip_suffix(&text[result..]));
            if own.is_some_and(|before| before.is_empty() || before.ends_with("→ ")) {
                text.truncate(end);
            }
        };
        if let (Ok(raw), Ok(rounded)) = (told.raw, told.rounded) {
            let exact = if share { product(raw, Decimal::ONE_HUNDRED) } else { Some(raw) };
            shown(rounded, if exact == Some(rounded) { "=" } else { "≈" });
        }
        if let (Ok(value), true) = (told.value, told.value != told.rounded) {
            shown(value, "→");
        }
    }

    /// What happened to the value behind the formula, or why there is none.
    #[must_use]
    pub fn remarks(&self, told: &Told<'_>) -> Vec<String> {
        let mut remarks = Vec::new();
        let gate = self.sheet.closed.get(told.at).copied().flatten().and_then(|gate| self.scheme.gates.get(gate));
        if let Some(gate) = gate {
            remarks.push(self.sentence("gate-closed", gate.title.in_language(self.lang)));
            return remarks;
        }
        if let (Ok(raw), Ok(_)) = (told.raw, told.value) {
            match (told.max, told.min) {
                (_, Some(min)) if raw < min && min.is_zero() => remarks.push(self.sentence("used-up", "")),
                (_, Some(min)) if raw < min => remarks.push(self.sentence("kept-above", &worded(min))),
                (Some(max), _) if raw > max => remarks.push(self.sentence("kept-below", &worded(max))),
                _ => {}
            }
        }
        match (told.raw, told.value) {
            (Err(Gap::ZeroDivisor), _) => remarks.push(self.sentence("zero-divisor", "")),
            (_, Err(Gap::NotApplicable)) => remarks.push(self.sentence("not-applicable", "")),
            (_, Err(Gap::Overflow)) => remarks.push(self.sentence("overflow", "")),
            (_, Err(Gap::Weights)) => remarks.push(self.sentence("weights", "")),
            (_, Err(Gap::Unknown)) => remarks.push(self.sentence("unknown", &self.missing(told.at))),
            _ => {}
        }
        remarks
    }

    /// Titles of the fields without a value that a line needs, also through other lines.
    fn missing(&self, at: usize) -> String {
        let mut lines = vec![at];
        let mut seen = vec![false; self.scheme.lines.len()];
        let mut missing = vec![false; self.scheme.fields.len()];
        while let Some(at) = lines.pop() {
            let Some(line) = self.scheme.lines.get(at) else { continue };
            if std::mem::replace(&mut seen[at], true) {
                continue;
            }
            self.mark_missing(line, &mut missing);
            line.parts().for_each(|expr| lines.extend(expr.lines()));
        }
        let missing = self.scheme.fields.iter().zip(missing).filter(|(_, is_missing)| *is_missing);
        listed(missing.map(|(field, _)| field.title.in_language(self.lang)), "、")
    }

    /// Marks the fields without a value that a line needs itself.
    fn mark_missing(&self, line: &Line, missing: &mut [bool]) {
        for field in line.parts().flat_map(Expr::fields) {
            if let Some(mark) = missing.get_mut(field) {
                *mark |= self.is_missing(field);
            }
        }
    }

    fn is_missing(&self, field: usize) -> bool {
        !matches!(self.inputs.slot(field), Some(Slot::Figure(Ok(_)) | Slot::List(_)))
    }

    /// Writes what is in a field, as people read it; nothing where nothing is.
    pub fn write_entered(&self, text: &mut String, at: usize) {
        match (self.inputs.slot(at), self.scheme.fields.get(at).map(|field| &field.kind)) {
            (Some(Slot::Figure(Ok(_))), Some(_)) => self.printer.write(text, &Expr::Field(at)),
            (Some(Slot::List(List::Figures(figures))), _) => {
                for (nth, figure) in figures.iter().enumerate() {
                    text.push_str(if nth > 0 { ", " } else { "" });
                    write_figure(text, *figure);
                }
            }
            (Some(Slot::List(List::Cases(cases))), Some(Kind::Cases(choices))) => {
                let reached = |case: &u64| {
                    let reached = choices.iter().enumerate().filter(|(at, _)| bit(*at) & case != 0);
                    listed(reached.map(|(_, choice)| choice.title.in_language(self.lang)), "+")
                };
                text.push_str(&listed(cases.iter().map(reached), ", "));
            }
            _ => {}
        }
    }

    /// Whether a gate is closed; unknown if something it needs was not entered.
    #[must_use]
    pub fn closed(&self, gate: usize) -> Option<bool> {
        self.sheet.truth(self.inputs, &self.scheme.gates.get(gate)?.when).ok()
    }

    /// Writes the condition of a gate with the numbers put in.
    pub fn write_gate(&self, text: &mut String, gate: usize) {
        if let Some(gate) = self.scheme.gates.get(gate) {
            self.printer.write(text, &gate.when);
        }
    }

    /// Writes the condition of an action with the numbers put in.
    pub fn write_action(&self, text: &mut String, action: usize) {
        if let Some(action) = self.scheme.actions.get(action) {
            self.printer.write(text, &action.when);
        }
    }

    /// Numbers of the duplicates of which more than one line charges.
    #[must_use]
    pub fn duplicates(&self) -> Vec<usize> {
        let charged =
            |(_, known): &(usize, &Duplicate)| self.scheme.charging(&known.lines, self.inputs, self.sheet) > 1;
        self.scheme.duplicates.iter().enumerate().filter(charged).map(|(at, _)| at).collect()
    }

    /// What is wrong with the lines, with what they lack, and with these duplicates.
    #[must_use]
    pub fn problems(&self, duplicates: &[usize]) -> Vec<Problem> {
        let mut problems = self.broken();
        problems.extend(self.lacking());
        problems.extend(duplicates.iter().map(|&at| self.duplicate(at)));
        problems
    }

    fn broken(&self) -> Vec<Problem> {
        let told = |(at, line): (usize, &Line)| {
            let code = match (self.sheet.raw.get(at)?, self.sheet.values.get(at)?) {
                (Err(Gap::ZeroDivisor), _) => "zero-divisor",
                // The first line that has no figure says so, not those that need it.
                (Err(gap), _) if !line.parts().all(|part| self.is_sound(part, *gap)) => return None,
                (Err(Gap::Overflow), _) => "overflow",
                (Err(Gap::Weights), _) => "weights-sum",
                _ => return None,
            };
            Some(Problem::new(
                code,
                Gravity::Error,
                words::field("lines", &line.id),
                &[line.title.in_language(self.lang)],
            ))
        };
        self.scheme.lines.iter().enumerate().filter_map(told).collect()
    }

    /// Fields that may be empty, but that a line without a figure needs.
    fn lacking(&self) -> Vec<Problem> {
        let mut missing = vec![false; self.scheme.fields.len()];
        for (at, line) in self.scheme.lines.iter().enumerate() {
            if self.value(at) == Err(Gap::Unknown) {
                self.mark_missing(line, &mut missing);
            }
        }
        let lacking =
            self.scheme.fields.iter().zip(missing).filter(|(field, is_missing)| *is_missing && field.optional);
        let told = |(field, _): (&Field, bool)| {
            let title = field.title.in_language(self.lang);
            Problem::new("missing", Gravity::Error, words::field("inputs", &field.id), &[title])
        };
        lacking.map(told).collect()
    }

    fn is_sound(&self, expr: &Expr, gap: Gap) -> bool {
        expr.lines().into_iter().all(|line| self.value(line) != Err(gap))
    }

    fn duplicate(&self, at: usize) -> Problem {
        let Some(known) = self.scheme.duplicates.get(at) else {
            return Problem::new("charged-twice", Gravity::Warning, "", &[]);
        };
        let titles = known.lines.iter().filter_map(|&line| self.scheme.lines.get(line));
        let titles = listed(titles.map(|line| line.title.in_language(self.lang)), "、");
        let details = [known.event.in_language(self.lang), &titles];
        Problem::new("charged-twice", Gravity::Warning, words::item("duplicates", at), &details)
    }

    fn sentence(&self, name: &str, detail: &str) -> String {
        filled(line_of(SENTENCES, name, self.lang).unwrap_or_default(), &[detail])
    }
}
