//! Digits with what stands between them: groups, and the glue that joins them.
//!
//! A stretch is read from the start of a group and holds one digit more than the longest number has, so that judging it
//! costs the same wherever it stands and a text of digits costs no more than its length.

use super::glyph::{self, Style};

/// One digit more than the longest number has.
const MOST: usize = 20;
/// More units than this between two digits, and they no longer belong together.
const WIDEST: usize = 8;
/// More visible marks than this likewise: `138 - 1234` has three.
const MOST_MARKS: usize = 3;

/// What joins a digit to the one before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Glue {
    /// Nothing before it: the stretch starts here.
    #[default]
    Start,
    /// Nothing, or nothing visible, between.
    Tight,
    /// Nothing between, but the digit is written in another style.
    Turn,
    /// A separator; of several the first that is no blank.
    Mark(u8),
}

/// What stands before a stretch: the glue, and how long the group before is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Before {
    pub(super) glue: Glue,
    pub(super) length: usize,
}

/// Up to [`MOST`] digits from the start of a group.
#[derive(Debug, Default)]
pub(super) struct Stretch {
    count: usize,
    values: [u8; MOST],
    starts: [usize; MOST],
    ends: [usize; MOST],
    glues: [Glue; MOST],
}

impl Stretch {
    /// Reads the digits from `at`, where one stands.
    pub(super) fn read(text: &[u16], at: usize) -> Self {
        let mut stretch = Self::default();
        let mut next = Some((at, Glue::Start));
        let mut style = Style::Plain;
        while let Some((start, glue)) = next
            && stretch.count < MOST
            && let Some(digit) = glyph::digit_at(text, start)
        {
            let slot = stretch.count;
            stretch.values[slot] = digit.value;
            stretch.starts[slot] = start;
            stretch.ends[slot] = start + digit.width;
            stretch.glues[slot] = if glue == Glue::Tight && digit.style != style { Glue::Turn } else { glue };
            stretch.count += 1;
            style = digit.style;
            next = digit_after(text, start + digit.width);
        }
        stretch
    }

    /// The values of the digits.
    pub(super) fn values(&self) -> &[u8] {
        &self.values[..self.count]
    }

    /// Where digit `index` starts.
    pub(super) fn start_of(&self, index: usize) -> usize {
        self.starts[index]
    }

    /// Where the first `count` digits end.
    pub(super) fn end_of(&self, count: usize) -> usize {
        self.ends[count - 1]
    }

    /// What joins digit `index` to the one before; `Start` past the end.
    pub(super) fn glue(&self, index: usize) -> Glue {
        if index < self.count { self.glues[index] } else { Glue::Start }
    }

    /// Whether the first `count` digits are whole groups.
    pub(super) fn ends_group(&self, count: usize) -> bool {
        self.glue(count) != Glue::Tight
    }

    /// Whether the digits end with the first `count`.
    pub(super) fn is_all(&self, count: usize) -> bool {
        self.count == count
    }

    /// Length of the first group.
    pub(super) fn first_group(&self) -> usize {
        (1..self.count).find(|&index| self.glues[index] != Glue::Tight).unwrap_or(self.count)
    }

    /// Length of the group that ends after `count` digits.
    pub(super) fn last_group(&self, count: usize) -> usize {
        (1..count).rev().find(|&index| self.glues[index] != Glue::Tight).map_or(count, |start| count - start)
    }

    /// Length of the group that starts after `count` digits, as far as it was read.
    pub(super) fn group_after(&self, count: usize) -> usize {
        (count + 1..self.count)
            .find(|&index| self.glues[index] != Glue::Tight)
            .unwrap_or(self.count)
            .saturating_sub(count)
    }

    /// The lengths of the groups of the first `count` digits, as hexadecimal places: 138-1234-5678 is 0x344.
    pub(super) fn shape(&self, count: usize) -> u64 {
        let mut shape = 1;
        for &glue in &self.glues[1..count] {
            shape = if glue == Glue::Tight { shape + 1 } else { shape << 4 | 1 };
        }
        shape
    }

    /// Where the group after the first `count` digits starts and what joins it to them; else where the digits end.
    pub(super) fn next_group(&self, text: &[u16], count: usize) -> Result<(usize, Glue), usize> {
        if count < self.count {
            return Ok((self.starts[count], self.glues[count]));
        }
        let mut end = self.end_of(count);
        while let Some((start, glue)) = digit_after(text, end) {
            if glue != Glue::Tight {
                return Ok((start, glue));
            }
            end = start + glyph::digit_at(text, start).map_or(1, |digit| digit.width);
        }
        Err(end)
    }
}

/// The next digit that belongs to the one that ended at `end`, and what joins them.
fn digit_after(text: &[u16], end: usize) -> Option<(usize, Glue)> {
    let mut glue = Glue::Tight;
    let mut marks = 0;
    for at in end..(end + WIDEST).min(text.len()) {
        if glyph::digit_at(text, at).is_some() {
            return Some((at, glue));
        }
        if glyph::is_invisible(text[at]) {
            continue;
        }
        let mark = glyph::separator(text[at])?;
        marks += 1;
        if marks > MOST_MARKS {
            return None;
        }
        if matches!(glue, Glue::Tight | Glue::Mark(b' ')) {
            glue = Glue::Mark(mark);
        }
    }
    None
}
