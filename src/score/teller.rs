//! The words of one sheet: formulas with the numbers put in, remarks, problems.
//!
//! Refuses to know: what is computed; it only looks at what was.

use super::calculus::{Expr, Figure, Gap};
use super::decimal::{Decimal, product, worded};
use super::eval::bit;
use super::inputs::{Inputs, List, Slot};
use super::print::{Printer, percent};
use super::report::{ActionReport, LineReport};
use super::scheme::{Field, Kind, Line, Scheme, Unit};
use super::sheet::Sheet;
use crate::error::{Gravity, Problem, filled, line_of};
use crate::order::sort;
use crate::words::{self, listed, together};

const SENTENCES: &str = include_str!("sentences.txt");

/// Words the lines of one sheet.
pub(super) struct Teller<'a> {
    scheme: &'a Scheme,
    inputs: &'a Inputs,
    sheet: &'a Sheet,
    lang: &'a str,
    pub(super) printer: Printer<'a>,
}

impl<'a> Teller<'a> {
    pub(super) fn new(scheme: &'a Scheme, inputs: &'a Inputs, sheet: &'a Sheet, lang: &'a str) -> Self {
        Self { scheme, inputs, sheet, lang, printer: Printer::numbers(scheme, lang, inputs, &sheet.values) }
    }

    pub(super) fn line(&self, at: usize) -> LineReport {
        let Some(line) = self.scheme.lines.get(at) else { return LineReport::missing(at) };
        let value = self.value(at).map(|value| self.scheme.reported(at, value));
        let figure = |expr: &Option<Expr>| {
            let figure = self.sheet.figure(self.inputs, expr.as_ref()?).ok()?;
            Some(self.scheme.reported(at, figure))
        };
        let weight = line.weight.as_ref().and_then(|weight| self.sheet.figure(self.inputs, weight).ok());
        let raw = self.sheet.raw.get(at).and_then(|raw| raw.ok()).map(|raw| self.scheme.reported(at, raw));
        LineReport {
            line: at,
            value,
            raw: raw.filter(|raw| value.is_ok_and(|value| value != *raw)),
            max: figure(&line.max),
            min: figure(&line.min),
            weight: weight.map(percent),
            formula: self.formula(at, line, value),
            remarks: self.remarks(at, line, value),
            inputs: self.used(line),
            lines: line.lines.iter().map(|&line| self.line(line)).collect(),
        }
    }

    fn value(&self, at: usize) -> Figure {
        self.sheet.values.get(at).copied().unwrap_or(Err(Gap::Unknown))
    }

    /// The formula with the numbers put in: `5 − 2 × 4 = −3 → 0`.
    fn formula(&self, at: usize, line: &Line, value: Figure) -> String {
        let Some(expr) = &line.expr else { return String::new() };
        let mut text = self.printer.reason(expr);
        let unit = if line.unit == Unit::Percent { "%" } else { "" };
        let mut shown = |figure: Decimal, sign: &str| {
            let figure = together(&[&worded(figure), unit]);
            if text != figure && !text.ends_with(&together(&["→ ", &figure])) {
                text = together(&[&text, " ", sign, " ", &figure]);
            }
        };
        let raw = self.sheet.raw.get(at).copied().unwrap_or(Err(Gap::Unknown));
        let rounded = raw.map(|raw| self.scheme.reported(at, raw));
        if let (Ok(raw), Ok(rounded)) = (raw, rounded) {
            let factor = if line.unit == Unit::Percent { Decimal::ONE_HUNDRED } else { Decimal::ONE };
            let exact = product(raw, factor) == Some(rounded);
            shown(rounded, if exact { "=" } else { "≈" });
        }
        if let (Ok(value), true) = (value, value != rounded) {
            shown(value, "→");
        }
        text
    }

    fn remarks(&self, at: usize, line: &Line, value: Figure) -> Vec<String> {
        let mut remarks = Vec::new();
        let raw = self.sheet.raw.get(at).copied().unwrap_or(Err(Gap::Unknown));
        if let Some(gate) = self.sheet.closed.get(at).copied().flatten().and_then(|gate| self.scheme.gates.get(gate)) {
            remarks.push(self.sentence("gate-closed", gate.title.in_language(self.lang)));
            return remarks;
        }
        if let (Ok(raw), Ok(_)) = (raw, value) {
            let bound = |expr: &Option<Expr>| self.sheet.figure(self.inputs, expr.as_ref()?).ok();
            match (bound(&line.max), bound(&line.min)) {
                (_, Some(min)) if raw < min && min.is_zero() => remarks.push(self.sentence("used-up", "")),
                (_, Some(min)) if raw < min => remarks.push(self.sentence("kept-above", &worded(min))),
                (Some(max), _) if raw > max => remarks.push(self.sentence("kept-below", &worded(max))),
                _ => {}
            }
        }
        match (raw, value) {
            (Err(Gap::ZeroDivisor), _) => remarks.push(self.sentence("zero-divisor", "")),
            (_, Err(Gap::NotApplicable)) => remarks.push(self.sentence("not-applicable", "")),
            (_, Err(Gap::Overflow)) => remarks.push(self.sentence("overflow", "")),
            (_, Err(Gap::Weights)) => remarks.push(self.sentence("weights", "")),
            (_, Err(Gap::Unknown)) => remarks.push(self.sentence("unknown", &self.missing(at))),
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

    /// The fields that a line uses itself, with what is in them.
    fn used(&self, line: &Line) -> Vec<(usize, String)> {
        let mut fields: Vec<usize> = line.expr.iter().flat_map(|expr| expr.fields()).collect();
        sort(&mut fields, Ord::cmp);
        fields.dedup();
        fields.into_iter().map(|field| (field, self.entered(field))).collect()
    }

    /// What is in a field, as people read it; empty where nothing is.
    fn entered(&self, at: usize) -> String {
        match (self.inputs.slot(at), self.scheme.fields.get(at).map(|field| &field.kind)) {
            (Some(Slot::Figure(Ok(_))), Some(_)) => self.printer.text(&Expr::Field(at)),
            (Some(Slot::List(List::Figures(figures))), _) => listed(figures.iter().map(|figure| worded(*figure)), ", "),
            (Some(Slot::List(List::Cases(cases))), Some(Kind::Cases(choices))) => {
                let reached = |case: &u64| {
                    let reached = choices.iter().enumerate().filter(|(at, _)| bit(*at) & case != 0);
                    listed(reached.map(|(_, choice)| choice.title.in_language(self.lang)), "+")
                };
                listed(cases.iter().map(reached), ", ")
            }
            _ => String::new(),
        }
    }

    pub(super) fn actions(&self) -> Vec<ActionReport> {
        let follows = self.scheme.actions_of(self.inputs, self.sheet);
        let told = |action: usize| {
            let when = self.scheme.actions.get(action).map(|action| self.printer.text(&action.when));
            ActionReport { action, formula: when.unwrap_or_default() }
        };
        follows.into_iter().map(told).collect()
    }

    pub(super) fn problems(&self) -> Vec<Problem> {
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
    pub(super) fn lacking(&self) -> Vec<Problem> {
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

    pub(super) fn duplicate(&self, at: usize) -> Problem {
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
