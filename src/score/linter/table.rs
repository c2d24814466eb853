//! The outline of a sheet whose columns are still there.
//!
//! A cell left empty in the columns of groups and items means the one above it, as merged cells do.

use super::marks::{Mark, Role, Unit, han, marks};
use super::outline::{Group, Outline, Value};
use super::page::{Page, Place, Row};

/// Words in the heads of columns of what an item is worth.
const POINTS: [&str; 9] = ["分值", "权重", "標準分", "标准分", "配分", "占比", "分数", "满分", "评分标准"];
/// Words in the heads of columns that name groups.
const GROUPS: [&str; 6] = ["项目", "類別", "类别", "维度", "模块", "大类"];
/// Words that begin a row of totals.
const TOTALS: [&str; 3] = ["合计", "总分", "总计"];

/// Which columns hold what.
struct Columns {
    head: usize,
    group: Option<usize>,
    points: usize,
}

/// The sheet of a page that is a table; nothing where no column holds figures.
pub(super) fn outline(page: &Page) -> Option<Outline> {
    let columns = columns(page)?;
    let mut sheet = Outline::default();
    let mut item = None;
    for (row, cells) in page.rows.iter().enumerate().skip(columns.head) {
        if let Some(group) = columns.group {
            open_group(&mut sheet, cells, row, group);
        }
        let named = (0..columns.points).filter(|&at| Some(at) != columns.group);
        let first = named.clone().find(|&at| is_named(cells, at));
        // The leftmost column of names says where an item begins.
        if first.is_some_and(|at| named.clone().next() == Some(at)) || named.clone().count() <= 1 {
            item = Some(row);
        }
        let Some(mark) = single(cells, columns.points) else { continue };
        let place = Place { row, cell: columns.points, start: mark.start, end: mark.end };
        if named.clone().any(|at| TOTALS.iter().any(|word| text(cells, at).starts_with(word)))
            || is_total(cells, columns.group)
        {
            sheet.stated = Some((mark.figure, place));
            continue;
        }
        let label =
            named.rev().find(|&at| is_named(cells, at)).map_or_else(Vec::new, |at| cells.cells[at].chars.clone());
        let group = sheet.groups.len().checked_sub(1);
        sheet.values.push(Value {
            figure: mark.figure,
            unit: mark.unit,
            place,
            label,
            group,
            item,
            column: false,
            offs: Vec::new(),
        });
    }
    charge(page, &mut sheet);
    Some(sheet)
}

/// Reads the head; without one the column with most single figures is that of the points.
fn columns(page: &Page) -> Option<Columns> {
    let has = |row: &Row, words: &[&str], at: usize| words.iter().any(|word| text(row, at).contains(word));
    let width = page.rows.iter().map(|row| row.cells.len()).max()?;
    let most = || {
        let figures = |column: usize| {
            page.rows.iter().filter(|row| single(row, column).is_some_and(|mark| mark.role == Role::Plain)).count()
        };
        (0..width).rev().max_by_key(|&column| figures(column)).filter(|&column| figures(column) >= 3)
    };
    for (at, row) in page.rows.iter().enumerate().take(5) {
        let points = (0..width).find(|&column| has(row, &POINTS, column) && han(&row.cells[column].chars) <= 8);
        let group = (0..width).find(|&column| has(row, &GROUPS, column));
        if points.is_some() && row.cells.iter().filter(|cell| !cell.chars.is_empty()).count() >= 2 {
            return Some(Columns {
                head: at + 1,
                group: group.filter(|&group| Some(group) < points),
                points: points.or_else(most)?,
            });
        }
    }
    Some(Columns { head: 0, group: None, points: most()? })
}

fn text(row: &Row, at: usize) -> String {
    row.cells.get(at).map_or_else(String::new, super::page::Cell::text)
}

/// Whether a cell holds a name, not a number of a row.
fn is_named(row: &Row, at: usize) -> bool {
    row.cells.get(at).is_some_and(|cell| han(&cell.chars) > 0)
}

/// The figure of a cell that holds one.
fn single(row: &Row, at: usize) -> Option<Mark> {
    let cell = row.cells.get(at)?;
    let found = marks(&cell.chars);
    let [mark] = found[..] else { return None };
    (matches!(mark.role, Role::Plain | Role::Full) && mark.unit != Unit::Other && han(&cell.chars) <= 1).then_some(mark)
}

fn is_total(cells: &Row, group: Option<usize>) -> bool {
    group.is_some_and(|at| TOTALS.iter().any(|word| text(cells, at).starts_with(word)))
}

/// A new group where its cell is not empty.
fn open_group(sheet: &mut Outline, cells: &Row, row: usize, at: usize) {
    if !is_named(cells, at) || is_total(cells, Some(at)) {
        return;
    }
    let chars = &cells.cells[at].chars;
    let stated = marks(chars).into_iter().find(|mark| mark.role == Role::Group);
    let place = stated.map_or((0, chars.len()), |mark| (mark.start, mark.end));
    let place = Place { row, cell: at, start: place.0, end: place.1 };
    sheet.groups.push(Group { stated: stated.map(|mark| mark.figure), place });
}

/// Puts what comes off to its item. A cell may have been merged with the empty ones below it: then it is meant for the
/// largest item of these rows.
fn charge(page: &Page, sheet: &mut Outline) {
    for (row, cell, chars) in page.cells() {
        let off = |mark: &Mark| mark.role == Role::Off && matches!(mark.unit, Unit::Points | Unit::Bare);
        let Some(largest) = marks(chars).into_iter().filter(off).max_by_key(|mark| mark.figure) else { continue };
        let below = page.rows.iter().skip(row + 1).take_while(|row| text(row, cell).is_empty()).count();
        let from = sheet.values.partition_point(|value| value.place.row < row);
        let to = sheet.values.partition_point(|value| value.place.row <= row + below);
        let items = sheet.values.get_mut(from..to).into_iter().flatten();
        if let Some(item) = items.max_by_key(|value| value.figure) {
            item.offs.push((largest.figure, Place { row, cell, start: largest.start, end: largest.end }));
        }
    }
}
