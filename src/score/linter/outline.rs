//! What a sheet says its items are worth: figures, the groups they belong to, and what is stated of either.
//!
//! A table says so by its columns. Text copied out of a printed page has lost them: an item's points stand on a line of
//! their own, the group's in brackets, and of the order only little is left.
//!
//! Refuses to know: whether it adds up.

use super::marks::{Mark, Role, Unit, han, marks};
use super::page::{Page, Place};
use crate::score::decimal::Decimal;

/// What an item, or one of the ways to score it, is worth.
#[derive(Clone, Debug)]
pub(super) struct Value {
    /// How much.
    pub(super) figure: Decimal,
    /// Points or percent.
    pub(super) unit: Unit,
    /// Where it stands.
    pub(super) place: Place,
    /// What it is worth that much for.
    pub(super) label: Vec<char>,
    /// The group it belongs to, where that is known.
    pub(super) group: Option<usize>,
    /// The item it belongs to, where that is known: values of one item may be the ways to score it.
    pub(super) item: Option<usize>,
    /// Whether it stands in a column of figures that lost its words.
    pub(super) column: bool,
    /// What comes off it, in its own row.
    pub(super) offs: Vec<(Decimal, Place)>,
}

/// What a group is stated to be worth.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// The figure, if one is stated.
    pub(super) stated: Option<Decimal>,
    /// Where it stands.
    pub(super) place: Place,
}

/// A sheet.
#[derive(Clone, Debug, Default)]
pub(super) struct Outline {
    /// Its name.
    pub(super) title: Vec<char>,
    /// Its groups.
    pub(super) groups: Vec<Group>,
    /// What its items are worth.
    pub(super) values: Vec<Value>,
    /// Figures that end a line of prose: `能够承担重任80分`.
    pub(super) tails: Vec<Value>,
    /// What all of it is stated to be worth.
    pub(super) stated: Option<(Decimal, Place)>,
}

/// Words of the heading of a sheet.
const HEADINGS: [&str; 9] =
    ["考核表", "细则", "考核评分", "指标详解", "测评表", "加分项考核", "扣分项考核", "考核方案", "评分表"];

/// The sheets of a page that is no table. Parts under the same heading, one after the other, are one sheet.
pub(super) fn of_lines(page: &Page) -> Vec<Outline> {
    let mut sheets = vec![Outline::default()];
    let mut dump = false;
    for row in 0..page.rows.len() {
        let chars = line(page, row);
        if let Some(title) = heading(chars) {
            if sheets.last().is_none_or(|sheet| sheet.title != title) {
                sheets.push(Outline { title, ..Outline::default() });
            }
            continue;
        }
        if let Some(sheet) = sheets.last_mut() {
            dump = read_line(page, row, sheet, dump);
        }
    }
    sheets
}

fn line(page: &Page, row: usize) -> &[char] {
    page.rows.get(row).and_then(|row| row.cells.first()).map_or(&[], |cell| &cell.chars)
}

/// The heading in a line without what stands in brackets, if it is one.
fn heading(chars: &[char]) -> Option<Vec<char>> {
    let name: Vec<char> = chars
        .iter()
        .copied()
        .take_while(|sign| !matches!(sign, '(' | '（'))
        .filter(|sign| !sign.is_whitespace())
        .collect();
    let text: String = name.iter().collect();
    (name.len() <= 24 && han(&name) + 2 >= name.len() && HEADINGS.iter().any(|word| text.ends_with(word)))
        .then_some(name)
}

/// Adds what a line says; the answer is whether it belongs to a column of figures without a word between them.
fn read_line(page: &Page, row: usize, sheet: &mut Outline, dump: bool) -> bool {
    let chars = line(page, row);
    let found = marks(chars);
    let value = |mark: &Mark| Value {
        figure: mark.figure,
        unit: mark.unit,
        place: Place { row, cell: 0, start: mark.start, end: mark.end },
        label: Vec::new(),
        group: None,
        item: None,
        column: false,
        offs: Vec::new(),
    };
    for mark in
        found.iter().filter(|mark| mark.role == Role::Group && mark.unit != Unit::Bare && mark.unit != Unit::Other)
    {
        sheet.groups.push(Group { stated: Some(mark.figure), place: value(mark).place });
    }
    let plain: Vec<&Mark> = found.iter().filter(|mark| mark.role == Role::Plain && mark.unit != Unit::Other).collect();
    if is_figures(chars, &found) {
        let column = found.len() >= 4 || dump;
        let alone = found.len() == 1 && (found[0].unit != Unit::Bare || stands_alone(page, row));
        if column || alone {
            // What stands before a column that lost its words says nothing about its figures.
            let label = if column { Vec::new() } else { label(page, row) };
            sheet.values.extend(plain.iter().map(|mark| Value { label: label.clone(), column, ..value(mark) }));
        }
        return column;
    }
    for mark in plain {
        if mark.unit == Unit::Bare && is_set_apart(chars, mark) {
            sheet.values.push(value(mark));
        } else if mark.unit == Unit::Points && mark.end == chars.len() && han(chars) >= 4 {
            sheet.tails.push(Value { label: chars[..mark.start].to_vec(), ..value(mark) });
        }
    }
    false
}

/// Whether a line holds figures and nothing else, a word of two characters before four or more of them aside.
fn is_figures(chars: &[char], found: &[Mark]) -> bool {
    let covered: usize = found.iter().map(|mark| mark.end - mark.start).sum();
    let others = chars.iter().filter(|sign| !sign.is_whitespace()).count().saturating_sub(covered);
    let plain = found.iter().all(|mark| mark.role == Role::Plain);
    !found.is_empty() && plain && (others == 0 || (found.len() >= 4 && others <= 2))
}

/// Whether a bare figure on a line of its own stands among prose: in a column of numbers it would be one of them.
fn stands_alone(page: &Page, row: usize) -> bool {
    let figures = |row: usize| is_figures(line(page, row), &marks(line(page, row)));
    row > 0 && han(line(page, row - 1)) >= 4 && row + 1 < page.rows.len() && !figures(row + 1)
}

/// Whether a bare figure stands between blanks within prose, as one that slipped in from the next column does.
fn is_set_apart(chars: &[char], mark: &Mark) -> bool {
    let blank = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|sign| sign.is_whitespace());
    let prose = |part: &[char]| han(part) >= 4;
    blank(mark.start.checked_sub(1))
        && blank(Some(mark.end))
        && prose(&chars[..mark.start])
        && prose(&chars[mark.end..])
}

/// What a figure on a line of its own belongs to: the nearest line of prose before it, unless that has its figure.
fn label(page: &Page, row: usize) -> Vec<char> {
    let before = (row.saturating_sub(3)..row).rev().map(|row| line(page, row));
    let mut before = before.take_while(|chars| !is_figures(chars, &marks(chars)));
    before.find(|chars| han(chars) >= 3).map_or_else(Vec::new, <[char]>::to_vec)
}
