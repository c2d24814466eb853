//! What follows from the lines: the total's bounds, gates, grades, actions, ranks, duplicates.

use super::lines::Pending;
use super::{Reader, title_or};
use crate::order::sort;
use crate::pack::lexicon::localized;
use crate::pack::value::Value;
use crate::score::calculus::Expr;
use crate::score::decimal::Rounding;
use crate::score::formula::Wanted;
use crate::score::scheme::{Action, Band, Duplicate, Gate, Grades};
use crate::words;

impl Reader {
    pub(super) fn outcomes(&mut self, document: &Value, pending: &[Pending<'_>]) {
        self.total(document);
        self.gates(document, pending);
        self.grades(document);
        self.actions(document);
        for (at, value) in document.items("duplicates").iter().enumerate() {
            let path = words::field(&words::item("duplicates", at), "lines");
            let lines = value.texts("lines").iter().filter_map(|id| self.line_called(id, &path)).collect();
            let event = localized(value.get("event"));
            self.scheme.duplicates.push(Duplicate { event, lines, rows: value.texts("rows") });
        }
        self.scheme.rank = document.get("rank").and_then(|rank| match rank.text("of") {
            Some(id) => self.line_called(id, "rank.of"),
            None => Some(self.scheme.total),
        });
    }

    /// The total: a line that is named, else the lines at the top together.
    fn total(&mut self, document: &Value) {
        let total = self.scheme.total;
        match document.get("total") {
            Some(Value::String(id)) => {
                let line = self.line_called(id, "total").filter(|line| *line != total);
                self.scheme.lines[total].expr = line.map(Expr::Line);
                if let Some(line) = line {
                    let named = &self.scheme.lines[line];
                    let (unit, round) = (named.unit.clone(), named.round);
                    (self.scheme.lines[total].unit, self.scheme.lines[total].round) = (unit, round);
                }
            }
            Some(_) => self.scheme.lines[total].expr = Some(Expr::Absent),
            None => {}
        }
        for name in ["max", "min"] {
            let Some(figure) = document.get(name) else { continue };
            let figure = self.figure(figure, name);
            let line = &mut self.scheme.lines[total];
            if figure.is_none() {
                line.expr = None;
            }
            if name == "max" { line.max = figure } else { line.min = figure }
        }
    }

    /// Gates of the scheme, and lines that are gates.
    fn gates(&mut self, document: &Value, pending: &[Pending<'_>]) {
        let own = document.items("gates").iter().enumerate().map(|(at, value)| (value, words::item("gates", at)));
        let lines = pending.iter().filter_map(|pending| Some((pending.value?, pending.path.clone())));
        let lines = lines.filter(|(value, _)| value.text("method") == Some("gate"));
        for (value, path) in own.chain(lines) {
            if !self.applies(value) {
                continue;
            }
            let when =
                self.condition(value.text("when").unwrap_or_default(), Wanted::Condition, &words::field(&path, "when"));
            let path = words::field(&path, "zeroes");
            let zeroes: Vec<usize> =
                value.texts("zeroes").iter().filter_map(|id| self.line_called(id, &path)).collect();
            let gate = self.scheme.gates.len();
            for &line in &zeroes {
                self.scheme.lines[line].gates.push(gate);
            }
            let id = value.text("id").unwrap_or_default().to_owned();
            // A gate that cannot be read may be closed: the lines behind it have no figure.
            let when = when.unwrap_or(Expr::Open);
            self.scheme.gates.push(Gate { title: title_or(value, &id), id, when, zeroes, rows: value.texts("rows") });
        }
    }

    fn grades(&mut self, document: &Value) {
        let Some(grades) = document.get("grades") else { return };
        let of = match grades.text("of") {
            Some(id) => self.line_called(id, "grades.of"),
            None => Some(self.scheme.total),
        };
        let mut bands = Vec::new();
        for (at, value) in grades.items("bands").iter().enumerate() {
            let id = value.text("id").unwrap_or_default();
            let path = words::item("grades.bands", at);
            let from = match self.bound(value, &path) {
                Bound::At(from, inclusive) => Some((from, inclusive)),
                Bound::Rest => None,
                // Without this band the next one would hold more than it should.
                Bound::Broken => Some((Expr::Open, true)),
            };
            bands.push(Band { id: id.to_owned(), title: title_or(value, id), from });
        }
        let round_first = grades.is_true("round_first").then(|| Rounding::whole(self.scheme.rounding.mode));
        self.scheme.grades = of.map(|of| Grades { of, round_first, bands: descending(bands) });
    }

    fn actions(&mut self, document: &Value) {
        // The groups so far, each with the number of its first action.
        let mut groups: Vec<(&str, usize)> = Vec::new();
        for (at, value) in document.items("actions").iter().enumerate() {
            if !self.applies(value) {
                continue;
            }
            let path = words::field(&words::item("actions", at), "when");
            let when = self.condition(value.text("when").unwrap_or_default(), Wanted::Condition, &path);
            let id = value.text("id").unwrap_or_default().to_owned();
            let own = self.scheme.actions.len();
            let first = value.text("group").map_or(own, |group| match groups.iter().find(|known| known.0 == group) {
                Some(known) => known.1,
                None => {
                    groups.push((group, own));
                    own
                }
            });
            let when = when.unwrap_or(Expr::Open);
            self.scheme.actions.push(Action {
                title: title_or(value, &id),
                id,
                when,
                first,
                rows: value.texts("rows"),
            });
        }
    }

    /// The number of the line `id`.
    pub(super) fn line_called(&mut self, id: &str, path: &str) -> Option<usize> {
        let found = self.scheme.line(id);
        if found.is_none() && self.elsewhere.iter().all(|other| other != id) {
            let known = words::listed(self.scheme.lines.iter().map(|line| &line.id), ", ");
            self.problem("unknown-line", path, &[id, &known]);
        }
        found
    }

    /// The lower end of a band or a step.
    pub(super) fn bound(&mut self, value: &Value, path: &str) -> Bound {
        let (name, inclusive) = if value.get("above").is_some() { ("above", false) } else { ("from", true) };
        match value.get(name) {
            None => Bound::Rest,
            Some(figure) => match self.figure(figure, &words::field(path, name)) {
                Some(from) => Bound::At(from, inclusive),
                None => Bound::Broken,
            },
        }
    }
}

/// The lower end of a band.
pub(super) enum Bound {
    /// A figure, and whether it still belongs to the band.
    At(Expr, bool),
    /// None: the band is all the rest.
    Rest,
    /// It could not be read.
    Broken,
}

/// Bands from the highest to the lowest where all their ends are figures; else as they were written.
fn descending(mut bands: Vec<Band>) -> Vec<Band> {
    let end = |band: &Band| band.from.as_ref().map(|(from, inclusive)| (from.constant(), !inclusive));
    let sortable = bands.iter().all(|band| end(band).is_none_or(|end| end.0.is_some()));
    if sortable {
        sort(&mut bands, |left, right| end(right).cmp(&end(left)));
    }
    bands
}
