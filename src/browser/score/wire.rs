//! A report in two parts: its figures, which are looked at in every one, and the rest, which is read when somebody wants it:
//! lists in the order of the scheme, without what every report on it has in common.

use super::cells::CELL;
use crate::browser::json::Json;
use crate::error::Problem;
use crate::score::decimal::{Decimal, write};
use crate::score::print::write_percent;
use crate::score::teller::Teller;
use crate::score::{Figure, Gap, Inputs, Scheme, Sheet};

/// A sheet that was computed, and who words it.
pub(super) struct Told<'a> {
    pub(super) scheme: &'a Scheme,
    pub(super) inputs: &'a Inputs,
    pub(super) sheet: &'a Sheet,
    pub(super) teller: Teller<'a>,
    pub(super) lang: &'a str,
}

impl Told<'_> {
    /// Writes the figures of the report, a cell each: total, pay, fines, the number of its band, what the total can be at most,
    /// and `end`, where the rest of the report ends.
    pub(super) fn head(&self, text: &mut String, max: Option<Decimal>, end: usize) {
        for root in [Some(self.scheme.total), self.scheme.pay, self.scheme.fines] {
            cell(text, shown(self.scheme, self.sheet, root));
        }
        cell(text, self.scheme.band_of(self.inputs, self.sheet).map(Decimal::from));
        cell(text, max);
        cell(text, Some(Decimal::from(end)));
    }

    /// `[lines, gates, actions, duplicates, problems]`; the lines in no order that matters, each with its number.
    pub(super) fn rest(&self, json: &mut Json, doubts: &[Problem]) {
        let Self { scheme, inputs, sheet, teller, lang } = self;
        let roots = [Some(scheme.total), scheme.pay, scheme.fines];
        let duplicates = teller.duplicates();
        json.list(|json| {
            json.list(|json| roots.into_iter().flatten().for_each(|root| self.line(json, root)));
            json.list(|json| {
                for gate in 0..scheme.gates.len() {
                    json.truth(teller.closed(gate));
                    json.written(&mut |text| teller.write_gate(text, gate));
                }
            });
            json.list(|json| {
                for action in scheme.actions_of(inputs, sheet) {
                    json.number(action);
                    json.written(&mut |text| teller.write_action(text, action));
                }
            });
            json.list(|json| duplicates.iter().for_each(|&at| json.number(at)));
            json.list(|json| {
                let problems = teller.problems(&duplicates);
                doubts.iter().chain(&problems).for_each(|doubt| json.problem(doubt, &scheme.id, lang));
            });
        });
    }

    /// `[number, value, state, formula, raw, max, min, weight, remarks, inputs]`, and those that belong to it.
    fn line(&self, json: &mut Json, at: usize) {
        let Some(told) = self.teller.told(at) else { return };
        let reported = |bound: Option<Decimal>| bound.map(|bound| self.scheme.reported(at, bound));
        json.list(|json| {
            json.number(at);
            figure(json, told.value.ok());
            json.number(state(told.value));
            json.written(&mut |text| self.teller.write_formula(text, &told));
            figure(json, told.changed());
            figure(json, reported(told.max));
            figure(json, reported(told.min));
            match self.teller.weight(told.line) {
                Some(weight) => json.written(&mut |text| _ = write_percent(text, weight)),
                None => json.text_or_null(None),
            }
            json.list(|json| self.teller.remarks(&told).iter().for_each(|remark| json.text(remark)));
            json.list(|json| {
                for &field in self.teller.used(at) {
                    json.number(field);
                    json.written(&mut |text| self.teller.write_entered(text, field));
                }
            });
        });
        told.line.lines.iter().for_each(|&line| self.line(json, line));
    }
}

fn figure(json: &mut Json, figure: Option<Decimal>) {
    match figure {
        Some(figure) => json.written(&mut |text| write(text, '-', figure.mantissa(), figure.scale())),
        None => json.text_or_null(None),
    }
}

const fn state(figure: Figure) -> usize {
    match figure {
        Ok(_) => 0,
        Err(Gap::NotApplicable | Gap::ZeroDivisor) => 1,
        Err(Gap::Unknown | Gap::Overflow | Gap::Weights) => 2,
    }
}

/// Total, pay, fines and band of a sheet, one after the other.
pub(super) fn outcome(json: &mut Json, scheme: &Scheme, inputs: &Inputs, sheet: &Sheet) {
    for root in [Some(scheme.total), scheme.pay, scheme.fines] {
        figure(json, shown(scheme, sheet, root));
    }
    json.number_or_null(scheme.band_of(inputs, sheet));
}

/// The figure of a root as it is shown.
pub(super) fn shown(scheme: &Scheme, sheet: &Sheet, root: Option<usize>) -> Option<Decimal> {
    Some(scheme.reported(root?, sheet.values.get(root?)?.ok()?))
}

/// Writes a figure and what stands behind a cell.
pub(super) fn cell(text: &mut String, figure: Option<Decimal>) {
    if let Some(figure) = figure {
        write(text, '-', figure.mantissa(), figure.scale());
    }
    text.push(CELL);
}
