//! Tables as RFC 4180 writes them, and as spreadsheets do: comma, semicolon or tab, quotes with line breaks inside.
//!
//! Refuses to know what a column means. Every record keeps the line it starts at; nothing a text may hold fails.

/// One record: the line (from 1) it starts at, and its cells.
pub(super) struct Record {
    pub(super) line: usize,
    pub(super) cells: Vec<String>,
}

/// The records of `source` that are not empty. A quotation that is never closed reaches to the end.
pub(super) fn records(source: &str) -> Vec<Record> {
    let separator = separator(source);
    let mut records = Vec::new();
    let (mut line, mut at) = (1, 0);
    while at < source.len() {
        let mut record = Record { line, cells: Vec::new() };
        loop {
            let (cell, end) = cell(&source[at..], separator);
            line += source[at..at + end].matches('\n').count();
            at += end;
            record.cells.push(cell);
            if !source[at..].starts_with(separator) {
                break;
            }
            at += separator.len_utf8();
        }
        let rest = &source[at..];
        if rest.starts_with(['\r', '\n']) {
            at += if rest.starts_with("\r\n") { 2 } else { 1 };
            line += 1;
        }
        if record.cells.iter().any(|cell| !cell.trim().is_empty()) {
            records.push(record);
        }
    }
    records
}

/// The cell that `rest` starts with, and where it ends.
fn cell(rest: &str, separator: char) -> (String, usize) {
    let plain = |rest: &str| rest.find([separator, '\n', '\r']).unwrap_or(rest.len());
    let Some(quoted) = rest.strip_prefix('"') else {
        let end = plain(rest);
        return (rest[..end].to_owned(), end);
    };
    let mut text = String::new();
    let mut at = 0;
    while let Some(quote) = quoted[at..].find('"') {
        text.push_str(&quoted[at..at + quote]);
        at += quote + 1;
        if !quoted[at..].starts_with('"') {
            // What follows the closing quotation mark by mistake still belongs to the cell.
            let end = at + plain(&quoted[at..]);
            text.push_str(&quoted[at..end]);
            return (text, end + 1);
        }
        text.push('"');
        at += 1;
    }
    text.push_str(&quoted[at..]);
    (text, rest.len())
}

/// The mark that separates cells: the commonest one of the first line.
fn separator(source: &str) -> char {
    let head = source.lines().next().unwrap_or_default();
    let count = |mark: char| head.matches(mark).count();
    let (tabs, semicolons) = (count('\t'), count(';'));
    match count(',') {
        commas if commas >= tabs && commas >= semicolons => ',',
        _ if tabs >= semicolons => '\t',
        _ => ';',
    }
}

/// Writes one record. Cells that a spreadsheet would take for a formula are made plain by an apostrophe before them.
pub(super) fn write(cells: &[String], text: &mut String) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            text.push(',');
        }
        let mark = if looks_like_formula(cell) { "'" } else { "" };
        if cell.contains([',', ';', '\t', '"', '\n', '\r']) || cell.trim() != cell {
            text.push('"');
            text.push_str(mark);
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(mark);
            text.push_str(cell);
        }
    }
    text.push_str("\r\n");
}

/// A cell as it was before [`write`] made it plain.
pub(super) fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|_| looks_like_formula(cell)).unwrap_or(cell)
}

/// Whether a spreadsheet would run the cell, apostrophes before it aside: so that the way back is always clear.
fn looks_like_formula(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}
