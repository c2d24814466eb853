//! Records and cells of a table, as RFC 4180 has them, with commas, semicolons or tabs.
//!
//! Refuses to know: what is in the cells. Invariants: any source is read to its end in linear time; a quotation mark that is
//! never closed costs its own cell only: from there on, quotations end with their line.

use crate::text::Span;
use crate::transcript::units::{NEW_LINE, RETURN, begins, is_ascii, is_space, trimmed};

const QUOTE: u16 = b'"' as u16;

/// A cell: its content without quotation marks around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    pub(super) span: Span,
    /// Whether doubled quotation marks in it stand for one.
    pub(super) doubled: bool,
}

/// Reads a source record by record.
pub(super) struct Cells<'a> {
    source: &'a [u16],
    at: usize,
    separator: u16,
    /// Quotations end with their line, since one was never closed.
    within_lines: bool,
    /// Quotation marks out of place, to be told.
    pub(super) broken: Vec<Span>,
}

impl<'a> Cells<'a> {
    /// At the first record. The separator is the most frequent one of the first line, or the one that a line `sep=;` names.
    pub(super) fn of(source: &'a [u16]) -> Self {
        let mut at = source.iter().position(|&unit| unit != 0xFEFF).unwrap_or(source.len());
        let line =
            |from: usize| source[from..].iter().position(|&unit| is_end(unit)).map_or(source.len(), |end| from + end);
        let mut end = line(at);
        let mut separator = None;
        if end == at + 5 && begins(&source[at..end], "sep=") {
            separator = Some(source[at + 4]);
            at = end;
            end = line(end + usize::from(end < source.len()));
        }
        let separator = separator.unwrap_or_else(|| most_frequent(&source[at..end]));
        Self { source, at, separator, within_lines: false, broken: Vec::new() }
    }

    /// The next record that is not blank: its cells, and where it stands.
    pub(super) fn next(&mut self, cells: &mut Vec<Cell>) -> Option<Span> {
        while self.at < self.source.len() {
            let start = self.at as u32;
            cells.clear();
            while self.cell(cells) {}
            let place = trimmed(self.source, Span::new(start, self.at as u32));
            self.pass_line_end();
            if cells.iter().any(|cell| !trimmed(self.source, cell.span).is_empty()) {
                return Some(place);
            }
        }
        None
    }

    fn pass_line_end(&mut self) {
        self.at += usize::from(self.peek(0) == Some(RETURN));
        self.at += usize::from(self.peek(0) == Some(NEW_LINE));
    }

    fn peek(&self, ahead: usize) -> Option<u16> {
        self.source.get(self.at + ahead).copied()
    }

    /// Takes a cell; whether another one follows in the record.
    fn cell(&mut self, cells: &mut Vec<Cell>) -> bool {
        let start = self.at;
        while self.peek(0).is_some_and(|unit| is_space(unit) && unit != self.separator) {
            self.at += 1;
        }
        let quoted = if self.peek(0) == Some(QUOTE) { self.quoted() } else { None };
        let cell = quoted.unwrap_or_else(|| {
            self.at = start;
            self.pass_raw();
            Cell { span: Span::new(start as u32, self.at as u32), doubled: false }
        });
        cells.push(cell);
        let more = self.peek(0) == Some(self.separator);
        self.at += usize::from(more);
        more
    }

    fn pass_raw(&mut self) {
        let rest = &self.source[self.at..];
        let ends = |&unit: &u16| unit == self.separator || is_end(unit);
        self.at += rest.iter().position(ends).unwrap_or(rest.len());
    }

    /// A cell in quotation marks; nothing if they are not closed.
    fn quoted(&mut self) -> Option<Cell> {
        let open = self.at;
        let mut doubled = false;
        let mut at = open + 1;
        loop {
            match self.source.get(at) {
                Some(&QUOTE) if self.source.get(at + 1) == Some(&QUOTE) => {
                    doubled = true;
                    at += 2;
                }
                Some(&QUOTE) => break,
                Some(&unit) if !(self.within_lines && is_end(unit)) => at += 1,
                _ => return self.unclosed(open),
            }
        }
        let mut span = Span::new(open as u32 + 1, at as u32);
        self.at = at + 1;
        self.pass_raw();
        if !trimmed(self.source, Span::new(at as u32 + 1, self.at as u32)).is_empty() {
            // A quotation over lines that ends amid words was never meant to: its mark belongs to the next one.
            if span.of(self.source).iter().any(|&unit| is_end(unit)) {
                return self.unclosed(open);
            }
            self.broken.push(Span::new(at as u32, at as u32 + 1));
            span.end = self.at as u32;
        }
        Some(Cell { span, doubled })
    }

    /// A quotation mark that nothing closes. Looking for its end again and again would cost quadratic time.
    fn unclosed(&mut self, open: usize) -> Option<Cell> {
        self.within_lines = true;
        self.broken.push(Span::new(open as u32, open as u32 + 1));
        None
    }
}

const fn is_end(unit: u16) -> bool {
    unit == NEW_LINE || unit == RETURN
}

fn most_frequent(line: &[u16]) -> u16 {
    let count = |separator: &u8| line.iter().filter(|&&unit| is_ascii(unit, *separator)).count();
    // Of equals the last counts: a comma is the usual one.
    u16::from(b";\t,".iter().copied().max_by_key(count).unwrap_or(b','))
}
