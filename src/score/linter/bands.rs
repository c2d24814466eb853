//! Bands of figures, as people list them: `A 90~100 B 80~89 … 60以下`. Gaps between them, and figures in two of them.
//!
//! Refuses to know: what the bands are called. An end that is written belongs to its band, that of 以下 and 以上 too.

use super::Slip;
use super::marks::{Role, Unit, blanks, marks, number_end};
use super::page::{Page, Place};
use crate::score::decimal::{Decimal, from_text, plain};

/// A band; an end that is not there is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Band {
    low: Option<Decimal>,
    high: Option<Decimal>,
    place: Place,
}

impl Band {
    const fn is_range(&self) -> bool {
        self.low.is_some() && self.high.is_some()
    }
}

/// How many rows may lie between two bands of one list.
const NEAR: usize = 2;

/// Gaps and overlaps in every list of bands.
pub(super) fn check(page: &Page) -> Vec<Slip> {
    let mut found: Vec<Band> = Vec::new();
    for (row, cell, chars) in page.cells() {
        found.extend(bands(chars, row, cell));
    }
    let mut slips = Vec::new();
    let apart = |left: &Band, right: &Band| {
        right.place.row - left.place.row > NEAR
            || (page.table && right.place.row > left.place.row && left.place.cell != right.place.cell)
    };
    for list in found.chunk_by(|left, right| !apart(left, right)) {
        if list.len() >= 2 && list.iter().any(|band| band.is_range() && band.low < band.high) {
            slips.extend(pairs(page, list));
        }
    }
    slips
}

fn pairs(page: &Page, list: &[Band]) -> Vec<Slip> {
    let mut sorted = list.to_vec();
    // From the top: an open upper end is above all, an open lower end below all.
    sorted.sort_by(|left, right| {
        let open = |band: &Band| (band.high.is_none(), band.low.is_some());
        open(right).cmp(&open(left)).then(right.low.cmp(&left.low)).then(right.high.cmp(&left.high))
    });
    sorted.dedup_by(|left, right| (left.low, left.high) == (right.low, right.high));
    let mut slips: Vec<Slip> = Vec::new();
    let mut shared = None;
    for pair in sorted.windows(2) {
        let (Some(upper), Some(lower)) = (pair[0].low, pair[1].high) else { continue };
        let (above, below) = (page.quoted(pair[0].place), page.quoted(pair[1].place));
        if lower < upper {
            let between = plain((lower + upper) / Decimal::TWO);
            slips.push(Slip::at(page, pair[1].place, "sheet-gap", &[&below, &above, &between, &plain(upper)]));
        } else if shared != Some(upper) {
            shared = Some(upper);
            slips.push(Slip::at(page, pair[1].place, "sheet-overlap", &[&below, &above, &plain(upper)]));
        }
    }
    slips
}

/// The bands in a cell, in order. A figure that ends its cell is a band of its own: `达到目标 2`.
fn bands(chars: &[char], row: usize, cell: usize) -> Vec<Band> {
    let (mut found, mut done) = (Vec::new(), 0);
    for mark in marks(chars) {
        let counted = !matches!(mark.unit, Unit::Other) && mark.role == Role::Plain && !joins_time(chars, mark.start);
        if mark.start < done || !counted {
            continue;
        }
        let place = |end| Place { row, cell, start: mark.start, end };
        let (behind, word) =
            (mark.end + blanks(&chars[mark.end..]), |at: usize| chars[at..].iter().take(2).collect::<String>());
        let band = match (word(behind).as_str(), upper_end(chars, mark.end)) {
            ("以下", _) => Band { low: None, high: Some(mark.figure), place: place(behind + 2) },
            ("以上", _) => Band { low: Some(mark.figure), high: None, place: place(behind + 2) },
            (_, Some((other, end))) => {
                let (low, high) = (mark.figure.min(other), mark.figure.max(other));
                Band { low: Some(low), high: Some(high), place: place(end) }
            }
            _ if mark.end == chars.len() && mark.unit == Unit::Bare && mark.start > 0 => {
                Band { low: Some(mark.figure), high: Some(mark.figure), place: place(mark.end) }
            }
            _ => continue,
        };
        done = band.place.end;
        found.push(band);
    }
    found
}

/// Whether a figure is part of a time or a date: `8:30`.
fn joins_time(chars: &[char], start: usize) -> bool {
    start > 0 && matches!(chars[start - 1], ':' | '：' | '.' | '/' | '第')
}

/// The figure that a range goes up to, and where that ends; none where this is no range, or one of hours, people …
fn upper_end(chars: &[char], start: usize) -> Option<(Decimal, usize)> {
    let joins = |character: &&char| {
        character.is_whitespace() || matches!(character, '-' | '~' | '～' | '—' | '–' | '－' | '至' | '到')
    };
    let joined = chars[start..].iter().take_while(joins).count();
    if chars[start..start + joined].iter().all(|character| character.is_whitespace()) {
        return None;
    }
    let from = start + joined;
    let end = number_end(chars, from);
    // A line can be long, and a number with its unit is not.
    let near = &chars[from..chars.len().min(from + 32)];
    let upper = marks(near).into_iter().next().filter(|mark| mark.start == 0 && mark.unit != Unit::Other)?;
    Some((from_text(&chars[from..end].iter().collect::<String>())?, from + upper.end))
}
