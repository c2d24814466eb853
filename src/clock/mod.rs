//! Layer 2: times that are promised, by the calendar of those who promise them.
//!
//! In reading order: [`Hours`] of a day; [`Holidays`], year by year; a [`Calendar`] puts them together, and a timetable
//! answers how much was worked before a time and when so much will have been, both by search and never by counting
//! minutes; a [`Target`] says what is promised; [`Clock`] tells when it is [due](Clock::due), how it
//! [stands](Clock::verdict), what [recurs](Clock::recurring), and what an [`Event`] costs; [`waits`] tells how long
//! customers waited.
//!
//! Invariants: no clock and no time zone is read, every time is an argument and told on the clocks of the place; a year
//! whose statutory days are not known has no working time, never a guessed one; amounts are exact; no input can make it
//! fail. It stands on its own: only moments and problems are shared with other engines.

mod axis;
mod calendar;
mod day;
mod due;
mod duty;
mod event;
mod holidays;
mod hours;
mod pauses;
mod target;
mod timetable;
mod verdict;
mod waits;

pub use calendar::{Clock, Promises, Shift};
pub use day::{Day, MonthEnd};
pub use due::{Deadline, Elapsed, Unknown};
pub use duty::{Closed, Duty, Every, MOST, Occurrence, On, Pattern, Phase};
pub use event::{Amount, Cost, Event, Happening, Judgement};
pub use holidays::{Holidays, Special};
pub use hours::{Hours, time_of_day};
pub use pauses::Pause;
pub use target::{Bound, Span, Target, Until};
pub use timetable::Calendar;
pub use verdict::{Case, Level, State, Verdict};
pub use waits::{Contact, Side, Wait, repeats, waits};
