//! Functions, lists and weights in words: what stands for several expressions at once.

use super::Printer;
use super::pieces::{
    ABSENT, Hold, SHOWN_ITEMS, UNKNOWN, add, whole, write_figure, write_listed, write_or_gap, write_percent,
};
use crate::score::calculus::{Expr, Fold, Function, Gap, Part, Then};
use crate::score::decimal::Decimal;
use crate::score::eval::Known;

impl Printer<'_> {
    pub(super) fn call(&self, text: &mut String, function: Function, of: &[Expr]) -> Hold {
        let applies = |expr: &&Expr| self.known.is_none_or(|known| known.figure(expr) != Err(Gap::NotApplicable));
        let applying = || of.iter().filter(applies);
        let name = match (function, applying().count()) {
            (_, 0) => return whole(text, ABSENT),
            (Function::Abs, _) => {
                text.push('|');
                self.listed(text, applying());
                text.push('|');
                return Hold::Whole;
            }
            (_, 1) => return applying().next().map_or(Hold::Whole, |only| self.piece(text, only)),
            (Function::Sum, _) => return self.sum(text, applying()),
            (Function::Mean, count) => {
                text.push('(');
                self.sum(text, applying());
                text.push_str(") ÷ ");
                write_figure(text, Decimal::from(count));
                return Hold::Product;
            }
            (Function::Product, _) => {
                for (nth, factor) in applying().enumerate() {
                    text.push_str(if nth > 0 { " × " } else { "" });
                    self.within(text, factor, Hold::Whole);
                }
                return Hold::Product;
            }
            (Function::Min, _) => self.word("最小", "min"),
            (Function::Max, _) => self.word("最大", "max"),
        };
        text.push_str(name);
        text.push('(');
        self.listed(text, applying());
        text.push(')');
        Hold::Whole
    }

    fn sum<'e>(&self, text: &mut String, terms: impl Iterator<Item = &'e Expr>) -> Hold {
        for (nth, term) in terms.enumerate() {
            let start = text.len();
            self.within(text, term, Hold::Negative);
            if nth > 0 {
                add(text, start);
            }
        }
        Hold::Sum
    }

    /// What is made of a list by the expression `all`.
    pub(super) fn fold(&self, text: &mut String, fold: Fold, list: usize, body: &Expr, all: &Expr) -> Hold {
        let name = match fold {
            Fold::Sum => self.word("合计", "sum"),
            Fold::Mean => self.word("平均", "mean"),
            Fold::Highest => self.word("最大", "max"),
            Fold::Lowest => self.word("最小", "min"),
            Fold::Count => self.word("个数", "count"),
            Fold::Run => self.word("连续", "run"),
        };
        let Some(known) = self.known else {
            text.extend([name, "(", self.title(list)]);
            if *body != Expr::It {
                text.push_str(", ");
                self.write(text, body);
            }
            text.push(')');
            return Hold::Whole;
        };
        let Ok(items) = known.inputs.list(list) else { return whole(text, UNKNOWN) };
        let values = items.items().map(|it| Known { it, ..known }.figure(body)).filter_map(Result::ok);
        match fold {
            Fold::Sum => write_listed(text, &values.collect::<Vec<_>>()),
            Fold::Mean => {
                text.push('(');
                write_listed(text, &values.collect::<Vec<_>>());
                text.push_str(") ÷ ");
                write_figure(text, Decimal::from(items.len()));
                Hold::Product
            }
            Fold::Highest | Fold::Lowest => {
                text.extend([name, "("]);
                for (nth, value) in values.take(SHOWN_ITEMS).enumerate() {
                    text.push_str(if nth > 0 { ", " } else { "" });
                    write_figure(text, value);
                }
                text.push(')');
                Hold::Whole
            }
            Fold::Count | Fold::Run => write_or_gap(text, known.figure(all), write_figure),
        }
    }

    pub(super) fn weighted(&self, text: &mut String, parts: &[Part]) -> Hold {
        let value = |expr: &Expr| self.known.map(|known| known.figure(expr));
        let absent = |part: &&Part| value(&part.value) == Some(Err(Gap::NotApplicable));
        let weight = |part: &Part| value(&part.weight).and_then(Result::ok).unwrap_or_default();
        let all: Decimal = parts.iter().map(weight).sum();
        let present: Decimal = parts.iter().filter(|part| !absent(part)).map(weight).sum();
        let shares = self.known.is_some() && all != present && !present.is_zero();
        text.push_str(if shares { "(" } else { "" });
        let mut any = false;
        for part in parts.iter().filter(|part| !absent(part)) {
            let start = text.len();
            self.within(text, &part.value, Hold::Product);
            text.push_str(" × ");
            self.within(text, &part.weight, Hold::Whole);
            if std::mem::replace(&mut any, true) {
                add(text, start);
            }
        }
        text.push_str(if any { "" } else { UNKNOWN });
        if !shares {
            return Hold::Sum;
        }
        text.push_str(") ÷ ");
        write_percent(text, present);
        text.push_str(" × ");
        write_percent(text, all);
        Hold::Product
    }

    /// A ladder as a rule, behind what it counts: 3次 → 30, 50, 80, …
    pub(super) fn steps(&self, text: &mut String, steps: &[Expr], then: &Then) -> Hold {
        text.push_str(" → ");
        self.listed(text, steps);
        let (before, by, behind) = match then {
            Then::Stop => return Hold::Whole,
            Then::Repeat => (", …", None, ""),
            Then::Times(by) => (", × ", Some(by), " …"),
            Then::Plus(by) => (", + ", Some(by), " …"),
        };
        text.push_str(before);
        if let Some(by) = by {
            self.write(text, by);
        }
        text.push_str(behind);
        Hold::Whole
    }
}
