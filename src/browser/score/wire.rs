//! A report as JSON: lists in the order of the scheme, without what every report on it has in common.

use crate::browser::json::Json;
use crate::error::Problem;
use crate::score::decimal::{Decimal, plain};
use crate::score::report::{LineReport, Report};
use crate::score::{Figure, Gap, Inputs, Scheme, Sheet};

/// `[lines, max, band, gates, actions, duplicates, problems]`; the lines by their numbers.
pub(super) fn report(json: &mut Json, scheme: &Scheme, report: &Report, doubts: &[Problem], lang: &str) {
    let mut lines: Vec<Option<&LineReport>> = vec![None; scheme.lines.len()];
    let roots = [Some(&report.total), report.pay.as_ref(), report.fines.as_ref()];
    roots.into_iter().flatten().for_each(|root| place(root, &mut lines));
    json.list(|json| {
        json.list(|json| lines.into_iter().flatten().for_each(|known| line(json, known)));
        json.text_or_null(report.max.map(plain).as_deref());
        json.number_or_null(report.band);
        json.list(|json| {
            for gate in &report.gates {
                json.truth(gate.closed);
                json.text(&gate.formula);
            }
        });
        json.list(|json| {
            for action in &report.actions {
                json.number(action.action);
                json.text(&action.formula);
            }
        });
        json.list(|json| report.duplicates.iter().for_each(|&at| json.number(at)));
        json.list(|json| doubts.iter().chain(&report.problems).for_each(|doubt| json.problem(doubt, &scheme.id, lang)));
    });
}

fn place<'r>(line: &'r LineReport, lines: &mut [Option<&'r LineReport>]) {
    if let Some(free) = lines.get_mut(line.line) {
        *free = Some(line);
    }
    line.lines.iter().for_each(|line| place(line, lines));
}

/// `[number, value, state, formula, raw, max, min, weight, remarks, inputs]`
fn line(json: &mut Json, line: &LineReport) {
    let figure = |json: &mut Json, figure: Option<Decimal>| json.text_or_null(figure.map(plain).as_deref());
    json.list(|json| {
        json.number(line.line);
        figure(json, line.value.ok());
        json.number(state(line.value));
        json.text(&line.formula);
        figure(json, line.raw);
        figure(json, line.max);
        figure(json, line.min);
        json.text_or_null(line.weight.as_deref());
        json.list(|json| line.remarks.iter().for_each(|remark| json.text(remark)));
        json.list(|json| {
            for (field, value) in &line.inputs {
                json.number(*field);
                json.text(value);
            }
        });
    });
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
        let value = root.and_then(|root| Some(scheme.reported(root, sheet.values.get(root)?.ok()?)));
        json.text_or_null(value.map(plain).as_deref());
    }
    json.number_or_null(scheme.band_of(inputs, sheet));
}
