//! Slips in the sheets themselves: what was written cannot be meant, whoever is scored by it.
//!
//! A sheet comes as a text or a table that was pasted, or as a scheme. In reading order: `page` the rows with their places;
//! `marks` the figures of a row and the part each plays; `wording` what a row shows by itself; `bands` lists of bands;
//! `outline` and `table` what items and groups are worth; `checks` whether that adds up; `scheme` the same of a scheme.
//!
//! Invariants: nothing pasted makes it fail; what it cannot make out it leaves alone; each slip has a place and a mend.

mod bands;
mod checks;
mod marks;
mod outline;
mod page;
mod scheme;
mod table;
mod wording;

use page::{Page, Place};

use crate::error::{Gravity, Problem};

pub use scheme::check as of_scheme;

/// A slip of what was pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// What is wrong, with the mend as its hint; its path is `lines[12]`, or `rows[3][1]` in a table.
    pub problem: Problem,
    /// Where it stands in the text: UTF-16 code units, half-open. Nothing for cells that never were a text.
    pub place: Option<(u32, u32)>,
    /// What stands there.
    pub quote: String,
}

impl Slip {
    fn at(page: &Page, place: Place, sentence: &'static str, details: &[&str]) -> Self {
        let problem = Problem::new(sentence, Gravity::Warning, page.path(place), details);
        Self { problem, place: page.units(place), quote: page.quoted(place) }
    }
}

/// The slips in a pasted sheet: a table with tabs, commas or upright bars, or text copied out of a printed page.
#[must_use]
pub fn of_text(text: &str) -> Vec<Slip> {
    check(&Page::of_text(text))
}

/// The slips in a table whose cells are known.
#[must_use]
pub fn of_rows(rows: &[Vec<String>]) -> Vec<Slip> {
    check(&Page::of_rows(rows))
}

fn check(page: &Page) -> Vec<Slip> {
    let sheets = if page.table { table::outline(page).into_iter().collect() } else { outline::of_lines(page) };
    let mut slips: Vec<Slip> = sheets.iter().flat_map(|sheet| checks::check(page, sheet)).collect();
    slips.extend(wording::bounds(page));
    slips.extend(wording::missing(page));
    slips.extend(bands::check(page));
    slips
}
