//! Whether a sheet adds up: items against what their group, or the whole, is stated to be worth; what comes off them; and
//! whether the whole can be reached.
//!
//! Refuses to know: how the outline was read.

use super::Slip;
use super::marks::Unit;
use super::outline::{Outline, Value};
use super::page::{Page, Place};
use crate::score::decimal::{Decimal, plain};

/// An item with the best that can be had for it.
struct Item {
    best: Decimal,
    place: Place,
    group: Option<usize>,
    named: bool,
    offs: Vec<(Decimal, Place)>,
}

/// Fewer values than this are no sheet.
const ENOUGH: usize = 4;
/// A sum this far from a hundred is a sum of something else.
const NEAR: (i64, i64) = (60, 140);

/// All slips of a sheet.
pub(super) fn check(page: &Page, sheet: &Outline) -> Vec<Slip> {
    let Some(items) = items(sheet) else { return Vec::new() };
    let mut slips = Vec::new();
    slips.extend(grouped(page, sheet, &items).unwrap_or_else(|| whole(page, sheet, &items)));
    for item in &items {
        let largest = item.offs.iter().max_by_key(|off| off.0).filter(|off| off.0 > item.best);
        slips.extend(
            largest.map(|(off, place)| Slip::at(page, *place, "sheet-deduction", &[&plain(*off), &plain(item.best)])),
        );
        if !item.named && page.table {
            slips.push(Slip::at(page, item.place, "sheet-unnamed", &[&plain(item.best)]));
        }
    }
    slips.extend(reach(page, sheet));
    slips
}

/// The items, of the one kind of value that makes the sheet: weights in percent, else points, else bare figures.
fn items(sheet: &Outline) -> Option<Vec<Item>> {
    let of =
        |units: &[Unit]| -> Vec<&Value> { sheet.values.iter().filter(|value| units.contains(&value.unit)).collect() };
    let percents = of(&[Unit::Percent]);
    let enough = |values: &[&Value]| values.len() >= ENOUGH && is_near(values.iter().map(|value| value.figure).sum());
    if enough(&percents) {
        return Some(percents.into_iter().map(|value| item(&[value])).collect());
    }
    let points = of(&[Unit::Points]).len();
    // Among points a bare figure is one whose 分 was left out; alone they need not be points at all.
    let mut values = if points >= ENOUGH { of(&[Unit::Points, Unit::Bare]) } else { of(&[Unit::Bare]) };
    if points < ENOUGH && values.iter().filter(|value| value.column).count() >= ENOUGH {
        values.retain(|value| value.column);
    }
    if points == 0 && values.is_empty() {
        values = sheet.tails.iter().collect();
    }
    let items = collapsed(&values);
    // Where the whole or its groups are stated, fewer will do.
    let stated = sheet.stated.is_some() || !sheet.groups.is_empty();
    (items.len() >= if stated { 2 } else { ENOUGH }).then_some(items)
}

fn is_near(sum: Decimal) -> bool {
    sum >= Decimal::from(NEAR.0) && sum <= Decimal::from(NEAR.1)
}

/// Values that fall, one after the other, down to nought, or that are said in almost the same words, are ways to score one
/// item; it is worth the first.
fn collapsed(values: &[&Value]) -> Vec<Item> {
    let falls = |left: &&Value, right: &&Value| {
        left.figure > right.figure && left.group == right.group && left.item == right.item
    };
    let mut items = Vec::new();
    for run in values.chunk_by(falls) {
        let ends = run.len() > 1 && run.last().is_some_and(|value| value.figure.is_zero());
        let mut taken = 0;
        while taken < run.len() {
            let alike =
                run[taken..].windows(2).take_while(|pair| ends || is_alike(&pair[0].label, &pair[1].label)).count();
            let options = &run[taken..=taken + alike];
            items.push(item(options));
            taken += options.len();
        }
    }
    items
}

/// The item that can be scored in these ways, the best one first.
fn item(options: &[&Value]) -> Item {
    Item {
        best: options[0].figure,
        place: options[0].place,
        group: options[0].group,
        named: options.iter().any(|value| !value.label.is_empty()),
        offs: options.iter().flat_map(|value| value.offs.iter().copied()).collect(),
    }
}

/// Whether two wordings begin with the same four characters.
fn is_alike(left: &[char], right: &[char]) -> bool {
    left.len() >= 4 && right.len() >= 4 && left[..4] == right[..4]
}

/// Each group against its items, where the items' groups are known and stated.
fn grouped(page: &Page, sheet: &Outline, items: &[Item]) -> Option<Vec<Slip>> {
    if items.iter().any(|item| item.group.is_none()) || sheet.groups.iter().all(|group| group.stated.is_none()) {
        return None;
    }
    let mut sums = vec![Decimal::ZERO; sheet.groups.len()];
    for item in items {
        if let Some(sum) = item.group.and_then(|group| sums.get_mut(group)) {
            *sum += item.best;
        }
    }
    let mut slips = Vec::new();
    for (group, sum) in sheet.groups.iter().zip(sums) {
        if let Some(stated) = group.stated.filter(|stated| *stated != sum) {
            let details = [plain(sum), plain(stated), plain((stated - sum).abs())];
            slips.push(Slip::at(page, group.place, "sheet-sum.group", &details.each_ref().map(String::as_str)));
        }
    }
    Some(slips)
}

/// All items against what is stated of the whole, else against the groups together, else against a hundred.
fn whole(page: &Page, sheet: &Outline, items: &[Item]) -> Vec<Slip> {
    let sum: Decimal = items.iter().map(|item| item.best).sum();
    let groups: Decimal = sheet.groups.iter().filter_map(|group| group.stated).sum();
    let hundred = Decimal::ONE_HUNDRED;
    let (stated, place, sentence) = match (sheet.stated, sheet.groups.first()) {
        (Some((stated, place)), _) => (stated, place, "sheet-sum.whole"),
        (None, Some(group)) if sum != hundred => (groups, group.place, "sheet-sum.groups"),
        _ => (
            hundred,
            items.first().map_or(Place { row: 0, cell: 0, start: 0, end: 0 }, |item| item.place),
            "sheet-sum.hundred",
        ),
    };
    if sum == stated || (sheet.stated.is_none() && !is_near(sum)) {
        return Vec::new();
    }
    let details = [plain(sum), plain(stated), plain((stated - sum).abs())];
    vec![Slip::at(page, place, sentence, &details.each_ref().map(String::as_str))]
}

/// A row scored in words whose best is less than a hundred, in a sheet that weighs rows of a hundred.
fn reach(page: &Page, sheet: &Outline) -> Option<Slip> {
    let weights: Vec<&Value> = sheet.values.iter().filter(|value| value.unit == Unit::Percent).collect();
    let mut figures: Vec<Decimal> = sheet.tails.iter().map(|tail| tail.figure).collect();
    figures.sort();
    figures.dedup();
    let distinct = figures.len() == sheet.tails.len() && figures.len() >= 3;
    let best = figures.last().filter(|&&best| best < Decimal::ONE_HUNDRED)?;
    if weights.len() < ENOUGH || !distinct {
        return None;
    }
    // The page's order is lost: the weight is the first behind any of the ways to score.
    let first = sheet.tails.first()?;
    let weight = weights.iter().find(|weight| weight.place.row > first.place.row)?;
    let lost = (Decimal::ONE_HUNDRED - *best) * weight.figure / Decimal::ONE_HUNDRED;
    let total: Decimal = weights.iter().map(|weight| weight.figure).sum();
    let tail = sheet.tails.iter().find(|tail| tail.figure == *best)?;
    let details = [plain(*best), plain(weight.figure), plain(total - lost), plain(total)];
    Some(Slip::at(page, tail.place, "sheet-reach", &details.each_ref().map(String::as_str)))
}
