//! What is made of lists and steps, written out cell by cell and step by step.

use super::words::{listed, summed, whole};
use super::{Formulas, Hold, NOT_APPLICABLE, Piece, STEADY, UNKNOWN};
use crate::score::calculus::{Absence, Expr, Fold, Part, Then, Weighted};

impl Formulas<'_> {
    pub(super) fn fold(&self, fold: Fold, list: usize, body: &Expr) -> Piece {
        let cells = self.cells.fields.get(list).map_or(&[][..], Vec::as_slice);
        let each = |present: &str, empty: &str| {
            cells
                .iter()
                .map(|cell| {
                    format!(
                        "IF({cell}=\"\",{empty},{})",
                        present.replace('\u{0}', &Self { it: cell, ..*self }.text(body))
                    )
                })
                .collect::<Vec<_>>()
        };
        let filled = || summed(cells.iter().map(|cell| format!("IF({cell}=\"\",0,1)")));
        let value = "\u{0}";
        match fold {
            Fold::Sum => whole(summed(each(value, "0"))),
            Fold::Mean => (format!("({})/({})", summed(each(value, "0")), filled()), Hold::Product),
            Fold::Highest => self.extreme("MAX", &each(value, "-1E+300"), &filled()),
            Fold::Lowest => self.extreme("MIN", &each(value, "1E+300"), &filled()),
            Fold::Count => whole(summed(each("IF(\u{0},1,0)", "0"))),
            Fold::Run => whole(format!("MAX({})", listed(&self.runs(list, body)))),
        }
    }

    fn extreme(&self, name: &str, values: &[String], filled: &str) -> Piece {
        (format!("IF({filled}=0,{NOT_APPLICABLE},{name}({}))", listed(values)), Hold::Whole)
    }

    /// Of each item how many in a row, up to it, meet a condition.
    pub(super) fn runs(&self, list: usize, when: &Expr) -> Vec<String> {
        let cells = self.cells.fields.get(list).map_or(&[][..], Vec::as_slice);
        let mut runs: Vec<String> = Vec::new();
        for cell in cells {
            let holds = Self { it: cell, ..*self }.text(when);
            let before = runs.last().map_or_else(|| "1".to_owned(), |run| format!("1+{run}"));
            runs.push(format!("IF({cell}=\"\",0,IF({holds},{before},0))"));
        }
        runs
    }

    /// Values with their weights; unknown where the weights are entered and must make a hundred percent but don't.
    pub(super) fn weighted(&self, weighted: &Weighted) -> Piece {
        let sum = self.weighted_sum(weighted);
        if !weighted.whole || weighted.parts.iter().all(|part| part.weight.constant().is_some()) {
            return sum;
        }
        let all = summed(weighted.parts.iter().map(|part| self.text(&part.weight)));
        whole(format!("IF(ROUND({all},{STEADY})=1,{},{UNKNOWN})", sum.0))
    }

    fn weighted_sum(&self, Weighted { absence, parts, .. }: &Weighted) -> Piece {
        let product = |part: &Part| {
            format!("{}*{}", self.within(&part.weight, Hold::Product), self.within(&part.value, Hold::Product))
        };
        if !parts.iter().any(|part| self.lacks(&part.value)) {
            return whole(summed(parts.iter().map(product)));
        }
        let value = |part: &Part| self.text(&part.value);
        let absent = |part: &Part, otherwise: &str, present: String| {
            if self.lacks(&part.value) { format!("IF(ISERR({}),{otherwise},{present})", value(part)) } else { present }
        };
        match absence {
            Absence::Zero => whole(summed(parts.iter().map(|part| absent(part, "0", product(part))))),
            Absence::Full => whole(summed(parts.iter().map(|part| {
                let full =
                    format!("{}*{}", self.within(&part.weight, Hold::Product), self.within(&part.full, Hold::Product));
                absent(part, &full, product(part))
            }))),
            Absence::Reweight => {
                let sum = summed(parts.iter().map(|part| absent(part, "0", product(part))));
                let all = summed(parts.iter().map(|part| self.text(&part.weight)));
                let present = summed(parts.iter().map(|part| absent(part, "0", self.text(&part.weight))));
                (format!("{sum}*{all}/{present}"), Hold::Product)
            }
        }
    }

    /// The sum of the first steps, as many as `count` says.
    pub(super) fn ladder(&self, count: &Expr, steps: &[Expr], then: &Then) -> String {
        let times = format!("INT(ROUND({},{STEADY}))", self.text(count));
        let first = steps.iter().enumerate().map(|(at, step)| format!("IF({times}>{at},{},0)", self.text(step)));
        let beyond = format!("MAX(0,{times}-{})", steps.len());
        let last = steps.last().map_or_else(|| "0".to_owned(), |step| self.within(step, Hold::Whole));
        let rest = match then {
            Then::Stop => return summed(first),
            Then::Repeat => format!("{last}*{beyond}"),
            Then::Plus(by) => format!("{last}*{beyond}+{}*{beyond}*({beyond}+1)/2", self.within(by, Hold::Whole)),
            Then::Times(by) => {
                let by = self.within(by, Hold::Whole);
                format!("IF({by}=1,{last}*{beyond},{last}*{by}*({by}^{beyond}-1)/({by}-1))")
            }
        };
        summed(first.chain([rest]))
    }

    /// The step of this number, counted from 1; nothing for nought.
    pub(super) fn step(&self, number: &str, steps: &[Expr], then: &Then) -> String {
        let texts: Vec<String> = steps.iter().map(|step| self.text(step)).collect();
        let Some((count, last)) = texts.last().map(|last| (texts.len(), format!("({last})"))) else {
            return "0".to_owned();
        };
        let beyond = format!("({number}-{count})");
        let rest = match then {
            Then::Stop => "0".to_owned(),
            Then::Repeat => last,
            Then::Times(by) => format!("{last}*{}^{beyond}", self.within(by, Hold::Whole)),
            Then::Plus(by) => format!("{last}+{}*{beyond}", self.within(by, Hold::Whole)),
        };
        format!("IF({number}>{count},{rest},CHOOSE({number}+1,0,{}))", texts.join(","))
    }
}
