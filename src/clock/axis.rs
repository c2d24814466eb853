//! A sum that grows day by day: what a week adds, and the days that differ from their week.
//!
//! Both directions cost a search in the list of days that differ: the sum before a day in closed form, the day of a sum by
//! doubling steps and halving. Refuses to know what is summed.

use super::day::Day;

/// No search goes further than this many days: a thousand years.
const FURTHEST: i64 = 365_250;

/// The sum.
#[derive(Clone, Debug)]
pub(super) struct Axis {
    /// What the days of the week before each one add; last the whole week.
    week: [i64; 8],
    /// Days that differ, in order, with all differences up to and with them.
    changes: Vec<(Day, i64)>,
}

impl Axis {
    /// The sum of `week`, and on `special` days, which are in order, of what these add.
    pub(super) fn new(week: [i64; 7], special: impl Iterator<Item = (Day, i64)>) -> Self {
        let mut sums = [0; 8];
        for (at, add) in week.iter().enumerate() {
            sums[at + 1] = sums[at] + add;
        }
        let mut total = 0;
        let changes = special.map(|(day, adds)| {
            total += adds - week[day.weekday()];
            (day, total)
        });
        Self { changes: changes.collect(), week: sums }
    }

    /// All that the days before `day` add, from some day long ago.
    pub(super) fn before(&self, day: Day) -> i64 {
        // 1969-12-29 was a Monday.
        let weeks = (day.0 + 3).div_euclid(7);
        let at = self.changes.partition_point(|change| change.0 < day);
        let differences = at.checked_sub(1).map_or(0, |last| self.changes[last].1);
        weeks * self.week[7] + self.week[day.weekday()] + differences
    }

    /// The first day with which the sum is beyond `sum`, at or after `from`.
    pub(super) fn first_beyond(&self, sum: i64, from: Day) -> Option<Day> {
        self.first(from, |total| total > sum)
    }

    /// The first day with which the sum has reached `sum`, at or after `from`.
    pub(super) fn first_reaching(&self, sum: i64, from: Day) -> Option<Day> {
        self.first(from, |total| total >= sum)
    }

    fn first(&self, from: Day, holds: impl Fn(i64) -> bool) -> Option<Day> {
        let holds_with = |day: Day| holds(self.before(day.plus(1)));
        let (mut below, mut step) = (from.plus(-1), 1);
        while !holds_with(below.plus(step)) {
            below = below.plus(step);
            step *= 2;
            if step > FURTHEST {
                return None;
            }
        }
        let mut holding = below.plus(step);
        while below.plus(1) < holding {
            let middle = Day(below.0.midpoint(holding.0));
            if holds_with(middle) { holding = middle } else { below = middle }
        }
        Some(holding)
    }

    /// The last day before which the sum is still below `sum`, at or before `until`: the day that brought it there.
    pub(super) fn last_below(&self, sum: i64, until: Day) -> Option<Day> {
        let (mut above, mut step) = (until.plus(1), 1);
        while self.before(above.plus(-step)) >= sum {
            above = above.plus(-step);
            step *= 2;
            if step > FURTHEST {
                return None;
            }
        }
        let mut below = above.plus(-step);
        while below.plus(1) < above {
            let middle = Day(below.0.midpoint(above.0));
            if self.before(middle) < sum { below = middle } else { above = middle }
        }
        Some(below)
    }
}
