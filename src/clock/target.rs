//! What is promised: a time, measured in one of five ways, and on which side of it one has to be.

use super::day::MonthEnd;

/// A length of time and how it is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// Milliseconds by the clock.
    Clock(i64),
    /// Milliseconds within working hours.
    Working(i64),
    /// Days of the calendar. Day one is the day after; none at all is the day itself.
    Days(i64),
    /// Days with working hours. Day one is the first after the day itself.
    WorkingDays(i64),
    /// Months of the calendar, and where in the last of them: on a day of that number, counted from the end below zero.
    Months {
        /// How many.
        count: i32,
        /// The day of the month, if it is not the one it began on.
        on: Option<i8>,
        /// What becomes of a day that the month does not have.
        end: MonthEnd,
    },
}

/// The time of day at which a span of days or months is over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Until {
    /// At 24:00. That instant is the next day's, so it is too late itself.
    #[default]
    End,
    /// When work ends on that day; at 24:00 where there is none.
    Close,
    /// At the time of day at which it began.
    Same,
    /// So many milliseconds after midnight.
    At(i64),
}

/// On which side of the due time one has to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bound {
    /// 内, 不超过: up to and with it.
    #[default]
    Within,
    /// 前: before it.
    Before,
    /// 不得提前: at it or later.
    NotBefore,
}

/// A promise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Its name in the document.
    pub id: String,
    /// The time it gives.
    pub span: Span,
    /// The time after which it is slower than usual, though not late.
    pub usual: Option<Span>,
    /// The time of day at which days and months are over.
    pub until: Until,
    /// Whether the time is before the event instead of after it: 提前24小时.
    pub ahead: bool,
    /// Which side of the due time is the right one.
    pub bound: Bound,
    /// Circumstances under which it is nobody's fault when it is not kept.
    pub excused_by: Vec<String>,
}
