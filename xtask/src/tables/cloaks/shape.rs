//! What characters are made of, and which ones look alike although they share nothing.
//!
//! A decomposition is one to three parts in the order of writing; each part is itself a character, so it may have
//! parts too. Forms of one radical (水 氵) are one part; a list says which characters people type for it. Lone strokes
//! are left out where enough remains, for nobody types them; of more than three parts the first three are kept.
//!
//! Format, varints where not said otherwise:
//! - parts, twice (the `FREQUENT` most used, then all others): count · characters, ascending, coded as differences.
//!   A part's number is its place in the first list, or `FREQUENT` plus its place in the second.
//! - forms: one byte for each whole character, 0 for no parts. Else `count * 8 + place`: characters of one radical stand
//!   together, so a radical is carried on; it is the part at `place`. With `place` 3 the radical is not in the character,
//!   with 4 and more a new radical is carried from here on, which is the part at `place - 4`.
//! - all parts but the carried ones, as numbers: one byte, or where that is at least `FREQUENT` the high part of a number
//!   whose low byte follows.
//! - second decompositions: count · characters, ascending differences · counts of parts · numbers as above
//! - groups of look-alikes (the others look like the first), then groups of forms of a radical (the first is the part):
//!   count · for each its length and its characters, each as signed difference to the one before

use std::collections::{BTreeMap, BTreeSet};

use super::super::encode::{sources, write, write_signed};
use super::super::han::GB2312_LEVEL_1;
use super::{Workshop, words_of};
use crate::trouble::Outcome;

/// How many parts have a number of one byte.
const FREQUENT: usize = 192;

/// The most parts a decomposition has.
const MOST: usize = 3;

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

/// All that is known of shapes.
pub(super) struct Shapes {
    decompositions: BTreeMap<char, Vec<Vec<char>>>,
    /// The parts of the first decompositions, as code units.
    numbers: BTreeMap<char, Vec<u16>>,
}

impl Shapes {
    pub(super) fn read(workshop: &Workshop) -> Outcome<Self> {
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
        let units =
            |rows: &Vec<Vec<char>>| rows.first().into_iter().flatten().map(|part| u32::from(*part) as u16).collect();
        let numbers = decompositions.iter().map(|(whole, rows)| (*whole, units(rows))).collect();
        Ok(Self { decompositions, numbers })
    }

    /// The parts of a character's first decomposition.
    pub(super) fn numbers(&self, whole: char) -> &[u16] {
        self.numbers.get(&whole).map_or(&[], Vec::as_slice)
    }

    pub(super) fn encode(&self, workshop: &Workshop) -> Vec<u8> {
        let parts = Parts::count(self.decompositions.values().flatten().flatten());
        let mut bytes = Vec::new();
        for list in [&parts.frequent, &parts.other] {
            sources(&mut bytes, list.iter());
        }
        let firsts: Vec<&[char]> = workshop.wholes.iter().map(|whole| self.first(*whole)).collect();
        let mut forms = Vec::new();
        let mut numbers = Vec::new();
        let mut radical = None;
        for (at, row) in firsts.iter().enumerate() {
            let place = carried(row, &mut radical, firsts.get(at + 1).copied().unwrap_or_default());
            forms.push(if row.is_empty() { 0 } else { (row.len() * 8 + place) as u8 });
            let written = row.iter().enumerate().filter(|(index, _)| *index != place);
            written.for_each(|(_, part)| parts.write(&mut numbers, *part));
        }
        bytes.extend(forms);
        bytes.extend(numbers);
        self.encode_seconds(&parts, &mut bytes);
        groups(&mut bytes, LOOKALIKES, workshop);
        groups(&mut bytes, FORMS, workshop);
        bytes
    }

    fn encode_seconds(&self, parts: &Parts, bytes: &mut Vec<u8>) {
        let seconds: Vec<(&char, &Vec<char>)> =
            self.decompositions.iter().filter_map(|(whole, rows)| Some((whole, rows.get(1)?))).collect();
        sources(bytes, seconds.iter().map(|(whole, _)| *whole));
        seconds.iter().for_each(|(_, row)| write(bytes, row.len()));
        seconds.iter().flat_map(|(_, row)| row.iter()).for_each(|part| parts.write(bytes, *part));
    }

    fn first(&self, whole: char) -> &[char] {
        self.decompositions.get(&whole).and_then(|rows| rows.first()).map_or(&[], Vec::as_slice)
    }
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
    row.truncate(MOST);
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

/// The numbers of the parts.
struct Parts {
    frequent: Vec<char>,
    other: Vec<char>,
}

impl Parts {
    fn count<'a>(parts: impl Iterator<Item = &'a char>) -> Self {
        let mut uses: BTreeMap<char, usize> = BTreeMap::new();
        for part in parts {
            *uses.entry(*part).or_default() += 1;
        }
        let mut ranked: Vec<(usize, char)> = uses.into_iter().map(|(part, uses)| (usize::MAX - uses, part)).collect();
        ranked.sort_unstable();
        let (frequent, other) = ranked.split_at(FREQUENT.min(ranked.len()));
        let [frequent, other] = [frequent, other].map(|ranked| {
            let mut parts: Vec<char> = ranked.iter().map(|(_, part)| *part).collect();
            parts.sort_unstable();
            parts
        });
        Self { frequent, other }
    }

    fn write(&self, bytes: &mut Vec<u8>, part: char) {
        if let Ok(number) = self.frequent.binary_search(&part) {
            bytes.push(number as u8);
        } else if let Ok(number) = self.other.binary_search(&part) {
            bytes.extend([(FREQUENT + number / 256) as u8, (number % 256) as u8]);
        }
    }
}

/// Groups like `未末 已己巳`; characters that folding changes would never be met.
fn groups(bytes: &mut Vec<u8>, text: &'static str, workshop: &Workshop) {
    let members =
        |word: &str| -> Vec<char> { word.chars().filter(|member| workshop.fold(*member) == *member).collect() };
    let groups: Vec<Vec<char>> = words_of(text).map(members).filter(|group| group.len() > 1).collect();
    write(bytes, groups.len());
    let mut before = 0;
    for group in groups {
        write(bytes, group.len());
        for member in group {
            let member = i64::from(u32::from(member));
            write_signed(bytes, member - before);
            before = member;
        }
    }
}
