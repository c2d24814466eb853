//! Computing expressions.
//!
//! Refuses to know: what is printed of it. Invariant: no figure is made up; where one is missing the gap is the result.

use super::calculus::{Absence, Expr, Figure, Fold, Function, Gap, Ladder, Operator, Streak, Then, Weighted};
use super::decimal::{Decimal, difference, product, quotient, settled, sum, whole};
use super::inputs::{Inputs, List};

/// The item at hand of a list.
#[derive(Clone, Copy, Debug)]
pub(super) enum It {
    /// There is none.
    None,
    /// A figure.
    Figure(Decimal),
    /// The levels that a case reached, a bit each.
    Case(u64),
}

/// What expressions are computed from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known<'a> {
    pub(super) inputs: &'a Inputs,
    /// The lines' values so far.
    pub(super) lines: &'a [Figure],
    pub(super) it: It,
}

/// Steps of a ladder that are gone through one by one; no count of anything that happens to a person is larger.
const MOST_STEPS: usize = 1000;

impl Known<'_> {
    /// The value of an expression.
    pub(super) fn figure(&self, expr: &Expr) -> Figure {
        match expr {
            Expr::Number(figure) | Expr::Percent(figure) => Ok(*figure),
            Expr::Absent => Err(Gap::NotApplicable),
            Expr::Open => Err(Gap::Unknown),
            Expr::Field(field) => self.inputs.figure(*field),
            Expr::Line(line) => self.lines.get(*line).copied().unwrap_or(Err(Gap::Unknown)),
            Expr::It => match self.it {
                It::Figure(figure) => Ok(figure),
                It::None | It::Case(_) => Err(Gap::Unknown),
            },
            Expr::Reached(option) => match self.it {
                It::Case(levels) => Ok(flag(bit(*option) & levels != 0)),
                It::None | It::Figure(_) => Err(Gap::Unknown),
            },
            Expr::Is(field, option) => Ok(flag(self.inputs.figure(*field)? == Decimal::from(*option))),
            Expr::Negate(inner) => Ok(-self.figure(inner)?),
            Expr::Not(inner) => Ok(flag(!self.holds(inner)?)),
            Expr::Binary(operator, sides) => self.binary(*operator, &sides.0, &sides.1),
            Expr::Choose(cases, otherwise) => {
                for (condition, value) in cases {
                    if self.holds(condition)? {
                        return self.figure(value);
                    }
                }
                self.figure(otherwise)
            }
            Expr::Call(function, of) => self.call(*function, of),
            Expr::Round(rounding, inner) => Ok(rounding.of(settled(self.figure(inner)?))),
            Expr::Fold(fold, list, body) => self.fold(*fold, *list, body),
            Expr::Weighted(weighted) => self.weighted(weighted),
            Expr::Ladder(ladder) => self.ladder(ladder),
            Expr::Streak(streak) => self.streak(streak),
        }
    }

    /// Whether a condition holds.
    pub(super) fn holds(&self, condition: &Expr) -> Result<bool, Gap> {
        Ok(!self.figure(condition)?.is_zero())
    }

    fn binary(&self, operator: Operator, left: &Expr, right: &Expr) -> Figure {
        if matches!(operator, Operator::And | Operator::Or) {
            return self.joined(operator == Operator::Or, left, right);
        }
        let (left, right) = match (self.figure(left), self.figure(right)) {
            (Ok(left), Ok(right)) => (left, right),
            // What is unknown outweighs what does not apply: it might turn out to matter.
            (Err(Gap::NotApplicable), Err(gap)) | (Err(gap), _) | (_, Err(gap)) => return Err(gap),
        };
        let compare = |test: fn(&Decimal, &Decimal) -> bool| Ok(flag(test(&settled(left), &settled(right))));
        match operator {
            Operator::Add => sum(left, right).ok_or(Gap::Overflow),
            Operator::Subtract => difference(left, right).ok_or(Gap::Overflow),
            Operator::Multiply => product(left, right).ok_or(Gap::Overflow),
            Operator::Divide if right.is_zero() => Err(Gap::ZeroDivisor),
            Operator::Divide => quotient(left, right).ok_or(Gap::Overflow),
            Operator::Equal => compare(|left, right| left == right),
            Operator::Unequal => compare(|left, right| left != right),
            Operator::Less => compare(|left, right| left < right),
            Operator::AtMost => compare(|left, right| left <= right),
            Operator::Greater => compare(|left, right| left > right),
            Operator::AtLeast => compare(|left, right| left >= right),
            // Answered above.
            Operator::And | Operator::Or => Err(Gap::Unknown),
        }
    }

    /// And, or: what one side decides alone is decided even if the other is missing.
    fn joined(&self, decisive: bool, left: &Expr, right: &Expr) -> Figure {
        match (self.holds(left), self.holds(right)) {
            (Ok(side), _) | (_, Ok(side)) if side == decisive => Ok(flag(decisive)),
            (Err(gap), _) | (_, Err(gap)) => Err(gap),
            _ => Ok(flag(!decisive)),
        }
    }

    fn call(&self, function: Function, of: &[Expr]) -> Figure {
        if function == Function::Abs {
            return Ok(self.figure(of.first().ok_or(Gap::Unknown)?)?.abs());
        }
        collected(function, of.len(), &|at| self.figure(&of[at]))
    }

    fn fold(&self, fold: Fold, list: usize, body: &Expr) -> Figure {
        let items = self.inputs.list(list)?;
        let function = match fold {
            Fold::Sum if items.is_empty() => return Ok(Decimal::ZERO),
            Fold::Sum => Function::Sum,
            Fold::Mean => Function::Mean,
            Fold::Highest => Function::Max,
            Fold::Lowest => Function::Min,
            Fold::Count | Fold::Run => return self.counted(fold, items, body),
        };
        collected(function, items.len(), &|at| Known { it: items.item(at), ..*self }.figure(body))
    }

    /// How many items a condition holds for, or how many in a row at most.
    fn counted(&self, fold: Fold, items: &List, condition: &Expr) -> Figure {
        let (mut total, mut run, mut longest) = (0_u64, 0_u64, 0_u64);
        for it in items.items() {
            let holds = Known { it, ..*self }.holds(condition)?;
            total += u64::from(holds);
            run = if holds { run + 1 } else { 0 };
            longest = longest.max(run);
        }
        Ok(Decimal::from(if fold == Fold::Count { total } else { longest }))
    }

    fn weighted(&self, Weighted { absence, whole, parts }: &Weighted) -> Figure {
        let (mut sum, mut all, mut present) = (Decimal::ZERO, Decimal::ZERO, Decimal::ZERO);
        for part in parts {
            let weight = self.figure(&part.weight)?;
            all = added(all, weight)?;
            let value = match (self.figure(&part.value), absence) {
                (Err(Gap::NotApplicable), Absence::Reweight) => continue,
                (Err(Gap::NotApplicable), Absence::Zero) => Decimal::ZERO,
                (Err(Gap::NotApplicable), Absence::Full) => self.figure(&part.full)?,
                (figure, _) => figure?,
            };
            present = added(present, weight)?;
            sum = added(sum, product(weight, value).ok_or(Gap::Overflow)?)?;
        }
        if *whole && settled(all) != Decimal::ONE {
            return Err(Gap::Weights);
        }
        if present.is_zero() {
            return Err(Gap::NotApplicable);
        }
        if present == all {
            return Ok(sum);
        }
        product(sum, all).and_then(|whole| quotient(whole, present)).ok_or(Gap::Overflow)
    }

    fn ladder(&self, ladder: &Ladder) -> Figure {
        let times = whole(self.figure(&ladder.count)?.max(Decimal::ZERO)).ok_or(Gap::Overflow)?;
        let times = usize::try_from(times).map_err(|_| Gap::Overflow)?;
        let mut sum = Decimal::ZERO;
        let mut last = Decimal::ZERO;
        for time in 0..times {
            match self.step(&ladder.steps, &ladder.then, time, last)? {
                None => break,
                Some(step) if time >= MOST_STEPS && matches!(ladder.then, Then::Repeat) => {
                    let rest = product(step, Decimal::from(times - time)).ok_or(Gap::Overflow)?;
                    return added(sum, rest);
                }
                Some(_) if time >= MOST_STEPS => return Err(Gap::Overflow),
                Some(step) => last = step,
            }
            sum = added(sum, last)?;
        }
        Ok(sum)
    }

    /// The steps that a ladder's count reaches, for printing.
    pub(super) fn rungs(&self, ladder: &Ladder) -> Vec<Decimal> {
        let count = self.figure(&ladder.count).unwrap_or_default();
        let times = whole(count).map_or(0, |times| times.clamp(0, MOST_STEPS as i64));
        let mut rungs: Vec<Decimal> = Vec::new();
        for time in 0..times as usize {
            let last = rungs.last().copied().unwrap_or_default();
            match self.step(&ladder.steps, &ladder.then, time, last) {
                Ok(Some(step)) => rungs.push(step),
                _ => break,
            }
        }
        rungs
    }

    /// The step at `time`, counted from 0, after the step `last`; none behind the end.
    fn step(&self, steps: &[Expr], then: &Then, time: usize, last: Decimal) -> Result<Option<Decimal>, Gap> {
        if let Some(step) = steps.get(time) {
            return self.figure(step).map(Some);
        }
        match then {
            Then::Stop => Ok(None),
            Then::Repeat => Ok(Some(last)),
            Then::Times(by) => product(last, self.figure(by)?).map(Some).ok_or(Gap::Overflow),
            Then::Plus(by) => added(last, self.figure(by)?).map(Some),
        }
    }

    fn streak(&self, streak: &Streak) -> Figure {
        self.paid(streak)?.into_iter().try_fold(Decimal::ZERO, added)
    }

    /// What each item of a streak's list pays.
    pub(super) fn paid(&self, streak: &Streak) -> Result<Vec<Decimal>, Gap> {
        let (mut run, mut last) = (0, Decimal::ZERO);
        let mut paid = Vec::new();
        for it in self.inputs.list(streak.list)?.items() {
            let known = Known { it, ..*self };
            if known.holds(&streak.when)? {
                last = self.step(&streak.steps, &streak.then, run, last)?.unwrap_or_default();
                run += 1;
                paid.push(last);
            } else {
                run = 0;
                paid.push(Decimal::ZERO);
            }
        }
        Ok(paid)
    }
}

impl List {
    /// The items, one by one.
    pub(super) fn items(&self) -> impl Iterator<Item = It> + '_ {
        (0..self.len()).map(|at| self.item(at))
    }

    fn item(&self, at: usize) -> It {
        match self {
            Self::Figures(figures) => figures.get(at).map_or(It::None, |&figure| It::Figure(figure)),
            Self::Cases(cases) => cases.get(at).map_or(It::None, |&case| It::Case(case)),
        }
    }
}

/// The place of an option among the levels that a case reached; documents have no more options than there are places.
pub(super) fn bit(option: usize) -> u64 {
    u32::try_from(option).ok().and_then(|option| 1_u64.checked_shl(option)).unwrap_or(0)
}

/// A flag as a figure.
fn flag(truth: bool) -> Decimal {
    if truth { Decimal::ONE } else { Decimal::ZERO }
}

fn added(left: Decimal, right: Decimal) -> Figure {
    sum(left, right).ok_or(Gap::Overflow)
}

/// A function of figures, without those that do not apply; not applicable itself if none does.
fn collected(function: Function, items: usize, figure: &dyn Fn(usize) -> Figure) -> Figure {
    let mut result: Option<Decimal> = None;
    let mut count = 0_u64;
    for at in 0..items {
        let figure = match figure(at) {
            Err(Gap::NotApplicable) => continue,
            figure => figure?,
        };
        count += 1;
        result = Some(match (result, function) {
            (None, _) => figure,
            (Some(so_far), Function::Min) => so_far.min(figure),
            (Some(so_far), Function::Max) => so_far.max(figure),
            (Some(so_far), Function::Product) => product(so_far, figure).ok_or(Gap::Overflow)?,
            (Some(so_far), Function::Sum | Function::Mean | Function::Abs) => added(so_far, figure)?,
        });
    }
    let result = result.ok_or(Gap::NotApplicable)?;
    if function == Function::Mean { quotient(result, Decimal::from(count)).ok_or(Gap::Overflow) } else { Ok(result) }
}
