//! How large a figure can be at all: intervals through the expressions.
//!
//! What is known of a field is its kind and its limits; everything else about it is open. Invariant: an interval holds every
//! value that there can be; it may hold more.

use super::calculus::{Expr, Fold, Function, Operator};
use super::decimal::{Decimal, product, quotient, settled, share, sum};
use super::inputs::Inputs;
use super::scheme::{Kind, Scheme};

/// The least and the most that a figure can be; open where there is no end.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Range {
    least: Option<Decimal>,
    most: Option<Decimal>,
}

impl Range {
    const fn of(figure: Decimal) -> Self {
        Self { least: Some(figure), most: Some(figure) }
    }

    const FLAG: Self = Self { least: Some(Decimal::ZERO), most: Some(Decimal::ONE) };

    /// Both together.
    fn or(self, other: Self) -> Self {
        Self {
            least: joined(self.least, other.least, |left, right| Some(left.min(right))),
            most: joined(self.most, other.most, |left, right| Some(left.max(right))),
        }
    }

    fn add(self, other: Self) -> Self {
        Self { least: joined(self.least, other.least, sum), most: joined(self.most, other.most, sum) }
    }

    fn negate(self) -> Self {
        Self { least: self.most.map(|most| -most), most: self.least.map(|least| -least) }
    }

    /// A product, where at least one side is a single figure or neither is negative.
    fn times(self, other: Self) -> Self {
        let (range, by) = match (self.single(), other.single()) {
            (_, Some(by)) => (self, by),
            (Some(by), None) => (other, by),
            (None, None) => {
                let is_negative = |range: Self| range.least.is_none_or(|least| least.is_sign_negative());
                if is_negative(self) || is_negative(other) {
                    return Self::default();
                }
                return Self {
                    least: joined(self.least, other.least, product),
                    most: joined(self.most, other.most, product),
                };
            }
        };
        if by.is_zero() {
            return Self::of(Decimal::ZERO);
        }
        let least = joined(range.least, Some(by), product);
        let most = joined(range.most, Some(by), product);
        if by.is_sign_negative() { Self { least: most, most: least } } else { Self { least, most } }
    }

    fn single(self) -> Option<Decimal> {
        self.least.filter(|_| self.least == self.most)
    }
}

/// What comes of two ends; none where one of them is open.
#[inline(never)]
fn joined(
    left: Option<Decimal>,
    right: Option<Decimal>,
    join: fn(Decimal, Decimal) -> Option<Decimal>,
) -> Option<Decimal> {
    join(left?, right?)
}

/// The smallest of several is at most what one of them is at most, even if the others have no end; and so the largest.
fn either(left: Option<Decimal>, right: Option<Decimal>, pick: fn(Decimal, Decimal) -> Decimal) -> Option<Decimal> {
    match (left, right) {
        (Some(left), Some(right)) => Some(pick(left, right)),
        (end, None) | (None, end) => end,
    }
}

impl Scheme {
    /// The most that a line can be, whatever the month brings; the parameters are those of `inputs`. `None` without an end.
    #[must_use]
    pub fn reachable(&self, line: usize, inputs: &Inputs) -> Option<Decimal> {
        self.ranges(inputs).get(line)?.most
    }

    /// The most that each line can be, by their numbers.
    #[must_use]
    pub fn limits(&self, inputs: &Inputs) -> Vec<Option<Decimal>> {
        self.ranges(inputs).into_iter().map(|range| range.most).collect()
    }

    /// Between what the lines can be.
    fn ranges(&self, inputs: &Inputs) -> Vec<Range> {
        let mut ranges = vec![Range::default(); self.lines.len()];
        for &at in &self.order {
            let Some(line) = self.lines.get(at) else { continue };
            let bounds = Bounds { scheme: self, inputs, lines: &ranges };
            let mut range = line.expr.as_ref().map_or_else(Range::default, |expr| bounds.range(expr));
            if let Some(max) = line.max.as_ref().and_then(|max| bounds.range(max).most) {
                range.most = Some(range.most.map_or(max, |most| most.min(max)));
            }
            if let Some(min) = line.min.as_ref().and_then(|min| bounds.range(min).least) {
                range.least = Some(range.least.map_or(min, |least| least.max(min)));
            }
            if !line.gates.is_empty() {
                range = range.or(Range::of(Decimal::ZERO));
            }
            let kept = |end: Decimal| line.round.map_or(settled(end), |rounding| rounding.of(end));
            ranges[at] = Range { least: range.least.map(kept), most: range.most.map(kept) };
        }
        ranges
    }
}

struct Bounds<'a> {
    scheme: &'a Scheme,
    inputs: &'a Inputs,
    lines: &'a [Range],
}

impl Bounds<'_> {
    fn range(&self, expr: &Expr) -> Range {
        match expr {
            Expr::Number(figure) | Expr::Percent(figure) => Range::of(*figure),
            Expr::Field(field) => self.field(*field),
            Expr::Line(line) => self.lines.get(*line).copied().unwrap_or_default(),
            Expr::Reached(_) | Expr::Is(..) | Expr::Not(_) => Range::FLAG,
            Expr::Negate(inner) => self.range(inner).negate(),
            Expr::Binary(operator, sides) => self.binary(*operator, self.range(&sides.0), self.range(&sides.1)),
            Expr::Choose(cases, otherwise) => {
                // What does not apply or is open has no figure that could be larger than the others.
                let values = cases.iter().map(|case| &case.1).chain([&**otherwise]);
                let values = values.filter(|value| !matches!(value, Expr::Absent | Expr::Open));
                values.map(|value| self.range(value)).reduce(Range::or).unwrap_or_default()
            }
            Expr::Call(function, of) => self.call(*function, of),
            Expr::Round(rounding, inner) => {
                let Range { least, most } = self.range(inner);
                Range { least: least.map(|end| rounding.of(end)), most: most.map(|end| rounding.of(end)) }
            }
            Expr::Fold(Fold::Count | Fold::Run, ..) => Range { least: Some(Decimal::ZERO), most: None },
            Expr::Fold(Fold::Sum, _, body) => {
                // Of none, of one, of many.
                let each = self.range(body);
                let least = each.least.filter(|least| !least.is_sign_negative()).map(|_| Decimal::ZERO);
                let most = each.most.filter(|most| *most <= Decimal::ZERO).map(|_| Decimal::ZERO);
                Range { least, most }
            }
            Expr::Fold(_, _, body) => self.range(body),
            Expr::Weighted(weighted) => {
                let parts = weighted.parts.iter();
                let parts = parts.map(|part| self.range(&part.value).times(self.range(&part.weight)));
                parts.reduce(Range::add).unwrap_or_default()
            }
            Expr::Absent | Expr::Open | Expr::It | Expr::Ladder(_) | Expr::Streak(_) => Range::default(),
        }
    }

    fn field(&self, at: usize) -> Range {
        let Some(field) = self.scheme.fields.get(at) else { return Range::default() };
        if let (true, Ok(figure)) = (field.parameter, self.inputs.figure(at)) {
            return Range::of(figure);
        }
        let counted = |end: Decimal| if matches!(field.kind, Kind::Percent) { share(end) } else { end };
        let least = match field.kind {
            Kind::Flag => return Range::FLAG,
            Kind::Count | Kind::Percent | Kind::Money => field.min.or(Some(Decimal::ZERO)),
            _ => field.min,
        };
        Range { least: least.map(counted), most: field.max.map(counted) }
    }

    fn binary(&self, operator: Operator, left: Range, right: Range) -> Range {
        match operator {
            Operator::Add => left.add(right),
            Operator::Subtract => left.add(right.negate()),
            Operator::Multiply => left.times(right),
            Operator::Divide => {
                let inverse = right.single().filter(|by| !by.is_zero()).and_then(|by| quotient(Decimal::ONE, by));
                inverse.map_or_else(Range::default, |by| left.times(Range::of(by)))
            }
            _ => Range::FLAG,
        }
    }

    fn call(&self, function: Function, of: &[Expr]) -> Range {
        let ranges = of.iter().filter(|expr| !self.is_absent(expr)).map(|expr| self.range(expr));
        let join: fn(Range, Range) -> Range = match function {
            Function::Min => |left, right| Range {
                least: joined(left.least, right.least, |left, right| Some(left.min(right))),
                most: either(left.most, right.most, Decimal::min),
            },
            Function::Max => |left, right| Range {
                least: either(left.least, right.least, Decimal::max),
                most: joined(left.most, right.most, |left, right| Some(left.max(right))),
            },
            Function::Sum => Range::add,
            Function::Product => Range::times,
            Function::Mean | Function::Abs => Range::or,
        };
        let range = ranges.reduce(join).unwrap_or_default();
        if function != Function::Abs {
            return range;
        }
        let most = joined(range.least, range.most, |least, most| Some(least.abs().max(most.abs())));
        Range { least: Some(Decimal::ZERO), most }
    }

    /// A line that brings nothing itself, such as a gate.
    fn is_absent(&self, expr: &Expr) -> bool {
        let Expr::Line(line) = expr else { return false };
        self.scheme.lines.get(*line).is_some_and(|line| matches!(line.expr, Some(Expr::Absent)))
    }
}
