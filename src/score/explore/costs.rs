//! What cost most: of each line what it lost, and what that cost the total.

use super::Explorer;
use crate::order::sort;
use crate::score::decimal::{Decimal, difference};

/// What a line lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cost {
    /// The line.
    pub line: usize,
    /// How far it is below its best, in its own unit.
    pub lost: Decimal,
    /// How much larger the total would be, had it lost nothing. Nought where a gate or a bound makes it all the same.
    pub total: Decimal,
}

impl Explorer<'_> {
    /// The lines without parts that lost anything, what cost the total most first.
    #[must_use]
    pub fn costs(&mut self) -> Vec<Cost> {
        let mut costs = Vec::new();
        for line in self.below_total() {
            if self.scheme.lines.get(line).is_none_or(|line| !line.lines.is_empty()) {
                continue;
            }
            let Ok(value) = self.value(line) else { continue };
            let best = self.scheme.reachable(line, self.inputs);
            let Some(best) = best.filter(|best| *best > value) else { continue };
            let total = match (self.with_line(line, best).total, self.base.total) {
                (Ok(after), Ok(before)) => difference(after, before).unwrap_or_default(),
                _ => Decimal::ZERO,
            };
            costs.push(Cost { line, lost: difference(best, value).unwrap_or_default(), total });
        }
        sort(&mut costs, |left, right| right.total.cmp(&left.total).then(right.lost.cmp(&left.lost)));
        costs
    }
}
