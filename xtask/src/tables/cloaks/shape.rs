//! What characters are made of, and which ones look alike although they share nothing.
//!
//! A decomposition is one to three parts in the order of writing; each part is itself a character, so it may have
//! parts too. Forms of one radical (水 氵) are one part; a list says which characters people type for it. Lone strokes
//! are left out where enough remains, for nobody types them; of more than three parts the first three are kept.

use std::collections::{BTreeMap, BTreeSet};

use super::super::han::GB2312_LEVEL_1;
use super::super::packed::Shapes;
use super::super::packed::shape::Row;
use super::{Workshop, unit, words_of};
use crate::trouble::Outcome;

/// Parts that are a single stroke.
const STROKES: &str = "一丨丶丿乁乚亅丅㇆㇉";

/// Forms of one radical: the part, then what people type for it. What folds to the part need not be listed.
const FORMS: &str = "水氵氺 艹艸草 手扌才 人亻 心忄 金钅 月肉 王玉 言讠 衣衤 犬犭 疒病 纟丝糸 辶辵 阝邑阜耳 刀刂 示礻 攵攴夂 牛牜 冫冰 罒网四 \
    火灬 饣食 爫爪 虍虎 覀西 日曰 乚乙 匚匸 夂夊 八丷";

/// Sources write the same part in several ways; these become the first of each group.
const SAME: &str = "水氵氺 艹艸草 手扌 人亻 心忄㣺 金釒钅 月肉 王玉 言訁讠 衣衤 犬犭 疒病 纟絲糸糹丝 辶辵 阝邑阜 刀刂 示礻 攵攴 牛牜 冫冰 \
    罒网罓㓁 虫蟲 火灬 饣食飠 爫爪 户戶戸 虍虎 覀西襾 日曰 乚乙乛𠃋 卩㔾 匚匸 山屮 夂夊 冂⺆ 八丷";

const LOOKALIKES: &str = include_str!("lookalikes.txt");

/// Decompositions of our own, where the source has none of use: `有ナ月`.
const BY_HAND: &str = include_str!("parts.txt");

/// The decompositions of characters, the usual one first.
type Decompositions = BTreeMap<char, Vec<Vec<char>>>;

/// All that is known of shapes.
pub(super) fn all(workshop: &Workshop) -> Outcome<Shapes> {
    let decompositions = read(workshop)?;
    let none = Vec::new();
    let first = |whole: &char| decompositions.get(whole).and_then(|rows| rows.first()).unwrap_or(&none).as_slice();
    let rows: Vec<&[char]> = workshop.wholes.iter().map(first).collect();
    let seconds = decompositions.iter().filter_map(|(whole, rows)| Some((unit(*whole), row(rows.get(1)?))));
    Ok(Shapes {
        parts: by_strokes(&decompositions, workshop)?,
        forms: forms(&rows),
        first: rows.iter().copied().map(row).collect(),
        second: seconds.collect(),
        alike: groups(LOOKALIKES, workshop),
        typed: groups(FORMS, workshop),
    })
}

fn read(workshop: &Workshop) -> Outcome<Decompositions> {
    let canonical = canonical_parts();
    let same = |part: char| canonical.get(&part).copied().unwrap_or(part);
    let part = |part: &char| same(workshop.fold(same(*part)));
    let mut decompositions: BTreeMap<char, Vec<Vec<char>>> = BTreeMap::new();
    for (whole, rows) in workshop.sources.decompositions()? {
        let rows = rows.iter().filter_map(|row| useful(whole, row.iter().map(part).collect()));
        let rows = rows.take(if workshop.han.is_everyday(whole) { usize::MAX } else { 1 });
        decompositions.insert(whole, rows.collect());
    }
    for mut word in words_of(BY_HAND).map(str::chars) {
        let Some(whole) = word.next() else { continue };
        decompositions.entry(whole).or_default().insert(0, word.map(|character| part(&character)).collect());
    }
    for rows in decompositions.values_mut() {
        // 才 is a way to type 手, which `FORMS` says once for all.
        let plain = |part: &char| if *part == '才' { '手' } else { *part };
        let mut known = BTreeSet::new();
        rows.retain(|row| known.insert(row.iter().map(plain).collect::<Vec<char>>()));
    }
    decompositions.retain(|whole, rows| workshop.is_whole(*whole) && !rows.is_empty());
    forget_strange(&mut decompositions, workshop);
    Ok(decompositions)
}

/// The parts, in steps of as many strokes.
fn by_strokes(decompositions: &Decompositions, workshop: &Workshop) -> Outcome<Vec<Vec<u16>>> {
    let counts = workshop.sources.unihan("Unihan_IRGSources.txt", "kTotalStrokes")?;
    let counts: BTreeMap<char, usize> =
        counts.into_iter().filter_map(|(part, value)| Some((part, value.split(' ').next()?.parse().ok()?))).collect();
    let parts: BTreeSet<char> = decompositions.values().flatten().flatten().copied().collect();
    let mut steps: BTreeMap<usize, Vec<u16>> = BTreeMap::new();
    for part in parts {
        // A part that is no character of its own is a simple one.
        steps.entry(counts.get(&part).copied().unwrap_or(2)).or_default().push(unit(part));
    }
    Ok(steps.into_values().collect())
}

/// The form of each row, as the packed tables describe it.
fn forms(rows: &[&[char]]) -> Vec<u8> {
    let mut radical = None;
    let mut forms = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        let place = carried(row, &mut radical, rows.get(at + 1).copied().unwrap_or_default());
        forms.push(if row.is_empty() { 0 } else { (row.len() * 8 + place) as u8 });
    }
    forms
}

fn row(parts: &[char]) -> Row {
    std::array::from_fn(|at| parts.get(at).copied().map_or(0, unit))
}

fn units(characters: &[char]) -> Vec<u16> {
    characters.iter().copied().map(unit).collect()
}

/// Takes out rare characters that nobody could mistake for a frequent one: their rarest part is in none of those.
fn forget_strange(decompositions: &mut BTreeMap<char, Vec<Vec<char>>>, workshop: &Workshop) {
    let mut familiar: BTreeSet<char> = workshop.han.gb2312.iter().take(GB2312_LEVEL_1).copied().collect();
    let mut uses: BTreeMap<char, usize> = BTreeMap::new();
    for (whole, rows) in &*decompositions {
        let parts: BTreeSet<char> = rows.iter().flatten().copied().collect();
        parts.iter().for_each(|part| *uses.entry(*part).or_default() += 1);
        if workshop.han.is_everyday(*whole) {
            familiar.extend(parts);
        }
    }
    let telling = |row: &Vec<char>| row.iter().copied().min_by_key(|part| (uses.get(part).copied(), *part));
    decompositions.retain(|whole, rows| {
        workshop.han.is_everyday(*whole) || rows.first().and_then(telling).is_some_and(|part| familiar.contains(&part))
    });
}

/// The part to use for each form of a radical.
fn canonical_parts() -> BTreeMap<char, char> {
    let group = |group: &'static str| {
        let mut characters = group.chars();
        let first = characters.next();
        characters.filter_map(move |form| Some((form, first?)))
    };
    SAME.split_whitespace().flat_map(group).collect()
}

/// A row as someone would type it, without what nobody types, or none.
fn useful(whole: char, mut row: Vec<char>) -> Option<Vec<char>> {
    let is_circle = row.contains(&whole);
    row.retain(|part| matches!(*part, '\u{3041}'..='\u{9FFF}'));
    let is_known = |part: &char| !STROKES.contains(*part);
    let known = row.iter().filter(|part| is_known(part)).count();
    if known > 1 && row.len() > 2 {
        row.retain(is_known);
    }
    row.truncate(Row::default().len());
    (known > 0 && !is_circle).then_some(row)
}

/// Where the row has the carried radical; takes up a new one that the next character has as well.
fn carried(row: &[char], radical: &mut Option<char>, next: &[char]) -> usize {
    const ABSENT: usize = 3;
    const NEW: usize = 4;
    if let Some(place) = radical.and_then(|radical| row.iter().position(|part| *part == radical)) {
        return place;
    }
    if radical.is_some_and(|radical| next.contains(&radical)) {
        return ABSENT;
    }
    let Some(place) = row.iter().position(|part| next.contains(part)) else { return ABSENT };
    *radical = row.get(place).copied();
    NEW + place
}

/// Groups like `未末 已己巳`; characters that folding changes would never be met.
fn groups(text: &'static str, workshop: &Workshop) -> Vec<Vec<u16>> {
    let members =
        |word: &str| -> Vec<char> { word.chars().filter(|member| workshop.fold(*member) == *member).collect() };
    words_of(text).map(members).filter(|group| group.len() > 1).map(|group| units(&group)).collect()
}
