//! The lines of a sheet: first all of them by name, then each by its method.

use super::{Reader, methods, rounding, title_or};
use crate::order::sort;
use crate::pack::lexicon::localized;
use crate::pack::value::Value;
use crate::phrase::Text;
use crate::score::calculus::{Expr, Function};
use crate::score::formula::Wanted;
use crate::score::scheme::{Line, Unit};
use crate::words;

/// A line that waits to be read, with its place. The roots have no value of their own.
pub(super) struct Pending<'a> {
    pub(super) value: Option<&'a Value>,
    pub(super) path: String,
}

/// Lines within lines that a sheet may have.
const DEEPEST: usize = 16;

impl Reader {
    /// Gathers the lines of the chosen readings, so that formulas can name them.
    pub(super) fn gather<'a>(&mut self, document: &'a Value) -> Vec<Pending<'a>> {
        let mut pending = Vec::new();
        for (name, unit) in [("lines", Unit::Points), ("pay", Unit::Yuan), ("fines", Unit::Yuan)] {
            if name != "lines" && document.items(name).is_empty() {
                continue;
            }
            let root = self.scheme.lines.len();
            let id = if name == "lines" { "total" } else { name };
            let method = "sum".to_owned();
            self.scheme.lines.push(Line {
                id: id.to_owned(),
                title: root_title(id),
                method,
                unit: unit.clone(),
                ..Line::default()
            });
            pending.push(Pending { value: None, path: name.to_owned() });
            self.gather_in(document, name, name, root, &unit, &mut pending, 0);
            match name {
                "lines" => self.scheme.total = root,
                "pay" => self.scheme.pay = Some(root),
                _ => self.scheme.fines = Some(root),
            }
        }
        self.unique_lines(&pending);
        pending
    }

    #[allow(clippy::too_many_arguments, reason = "a walk of two trees at once")]
    fn gather_in<'a>(
        &mut self,
        value: &'a Value,
        name: &str,
        path: &str,
        parent: usize,
        unit: &Unit,
        pending: &mut Vec<Pending<'a>>,
        depth: usize,
    ) {
        if depth > DEEPEST {
            self.problem("too-deep", path, &[]);
            return;
        }
        for (at, value) in value.items(name).iter().enumerate() {
            if !self.applies(value) {
                self.elsewhere.extend(value.text("id").map(str::to_owned));
                continue;
            }
            let own = words::item(path, at);
            let number = self.scheme.lines.len();
            let mut line = line(value, parent, unit);
            // What is paid is fixed to the cent; what is only counted in money is shown so.
            if !path.starts_with("lines") && line.unit == Unit::Yuan {
                line.round = line.round.or(Some(self.scheme.rounding));
            }
            let unit = line.unit.clone();
            self.scheme.lines.push(line);
            self.scheme.lines[parent].lines.push(number);
            pending.push(Pending { value: Some(value), path: own.clone() });
            self.gather_in(value, "lines", &words::field(&own, "lines"), number, &unit, pending, depth + 1);
        }
    }

    fn unique_lines(&mut self, pending: &[Pending<'_>]) {
        for at in 0..pending.len() {
            let id = self.scheme.lines[at].id.clone();
            if let Some(first) = self.scheme.line(&id).filter(|first| *first < at) {
                self.problem("duplicate-id", words::field(&pending[at].path, "id"), &[&id, &pending[first].path]);
            }
        }
    }

    /// Compiles every line. One with a part that cannot be read has no figure: it would not be the figure that was meant.
    pub(super) fn build(&mut self, pending: &[Pending<'_>]) {
        let misshapen = self.problems.iter().filter_map(|problem| broken_line(&problem.path));
        let mut misshapen: Vec<String> = misshapen.map(str::to_owned).collect();
        sort(&mut misshapen, Ord::cmp);
        let mut broken: Vec<bool> = pending.iter().map(|line| misshapen.binary_search(&line.path).is_ok()).collect();
        for (at, Pending { value, path }) in pending.iter().enumerate() {
            let Some(value) = value else { continue };
            let optional = |reader: &mut Self, name: &str| {
                value.get(name).and_then(|figure| reader.figure(figure, &words::field(path, name)))
            };
            let before = self.problems.len();
            let max = optional(self, "max");
            let min = optional(self, "min");
            let weight = optional(self, "weight");
            broken[at] |= self.problems.len() > before;
            let line = &mut self.scheme.lines[at];
            (line.max, line.min, line.weight) = (max, min, weight);
        }
        // The methods of a line ask its lines for their maxima and weights.
        for (at, Pending { value, path }) in pending.iter().enumerate().rev() {
            let expr = match value {
                Some(value) => self.expr(at, value, path),
                None => Some(self.sum_of_lines(at)),
            };
            self.scheme.lines[at].expr = expr.filter(|_| !broken[at]);
        }
    }

    fn expr(&mut self, at: usize, value: &Value, path: &str) -> Option<Expr> {
        let expr = methods::build(self, at, value, path);
        // What becomes of the lines of a weighted line that do not apply is said in the same place.
        let na = value.text("na").filter(|na| !matches!(*na, "reweight" | "zero" | "full"));
        let Some(na) = na else { return expr };
        let na = self.condition(na, Wanted::Condition, &words::field(path, "na"))?;
        Some(Expr::Choose(vec![(na, Expr::Absent)], Box::new(expr?)))
    }

    /// The lines of a line added up. Nothing to add is not nought.
    pub(super) fn sum_of_lines(&self, at: usize) -> Expr {
        let lines = &self.scheme.lines[at].lines;
        // A sheet without lines has no total; but one that pays or fines for nothing pays or fines nothing.
        if lines.is_empty() && at != self.scheme.total {
            return Expr::whole(0);
        }
        Expr::Call(Function::Sum, lines.iter().map(|&line| Expr::Line(line)).collect())
    }
}

/// The line that a problem's path lies in, unless what it names has no bearing on the figure.
fn broken_line(path: &str) -> Option<&str> {
    const HARMLESS: [&str; 5] = ["title", "note", "source", "rows", "id"];
    let mut end = 0;
    loop {
        let rest = words::part(path, end, path.len());
        let rest = rest.strip_prefix('.').unwrap_or(rest);
        let is_list = ["lines[", "pay[", "fines["].iter().any(|list| rest.starts_with(list));
        let close = rest.find(']').filter(|_| is_list);
        match close {
            Some(close) => end = path.len() - rest.len() + close + 1,
            None => {
                let part = rest.split(['.', '[']).next().unwrap_or_default();
                return (end > 0 && !HARMLESS.contains(&part)).then(|| words::part(path, 0, end));
            }
        }
    }
}

fn line(value: &Value, parent: usize, unit: &Unit) -> Line {
    let id = value.text("id").unwrap_or_default();
    let unit = match value.text("unit") {
        None => unit.clone(),
        Some("points" | "分") => Unit::Points,
        Some("yuan" | "元") => Unit::Yuan,
        Some("percent" | "%") => Unit::Percent,
        Some(other) => Unit::Other(other.to_owned()),
    };
    Line {
        id: id.to_owned(),
        title: title_or(value, id),
        method: value.text("method").unwrap_or_default().to_owned(),
        round: rounding(value.get("round")),
        unit,
        reconstructed: value.is_true("reconstructed"),
        parent: Some(parent),
        rows: value.texts("rows"),
        source: localized(value.get("source")),
        note: localized(value.get("note")),
        ..Line::default()
    }
}

fn root_title(id: &str) -> Text {
    let (zh_cn, zh_tw, en) = match id {
        "pay" => ("应发合计", "應發合計", "Pay"),
        "fines" => ("罚款合计", "罰款合計", "Fines"),
        _ => ("总分", "總分", "Total"),
    };
    Text { zh_cn: zh_cn.to_owned(), zh_tw: Some(zh_tw.to_owned()), en: Some(en.to_owned()) }
}
