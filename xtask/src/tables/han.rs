//! Which everyday simplified character a Han character stands for: traditional, variant and Japanese forms.
//!
//! Simplified text is a fixed point: a character of GB 2312 changes only if `GB2312_EXCEPTIONS` says so.

use std::collections::{BTreeMap, BTreeSet};

use super::sources::{Sources, code_point};
use crate::trouble::Outcome;

/// How many characters level 1 of GB 2312 has, the frequent ones.
pub(super) const GB2312_LEVEL_1: usize = 3755;

/// Where its Han characters begin, as row and cell.
const GB2312_FIRST: u32 = 1601;

/// Characters of GB 2312 that fold all the same: simplified text hardly uses them, traditional text does all the time.
/// 祢 is a rare surname, and a common disguise of 你.
pub(super) const GB2312_EXCEPTIONS: &str = "乾後徵於著麽夥菸捱摺拚祢";

/// Folds of our own, before all others. The first four OpenCC leaves to phrases (瞭解, but 瞭望), which a table of
/// single characters cannot know; the traditional reading is the one people type. The next are other words for the
/// same person or thing (妳, 牠). The rest are variants and older shapes that neither OpenCC nor Unihan has.
const BY_HAND: &str = "瞭了 祇只 衹只 甦苏 著着 妳你 祢你 儞你 伱你 牠它 \
    偺咱 喒咱 囘回 姪侄 砲炮 揹背 啣衔 搾榨 慇殷 勦剿 嬝袅 銲焊 鎗枪 踡蜷 跼局 繙翻 撢掸 暱昵 甽圳 榖谷 缐线 \
    靑青 尙尚 旣既 卽即 淸清 槪概 飮饮 姸妍 屛屏 愼慎 顚颠 喩喻 靣面 逹达";

/// Parts of characters, which writers who split characters use as such, and which Unihan calls variants of a whole one.
const PARTS: &str = "乚牜亼夅刅";

/// The tables, and the characters they must leave alone.
pub(super) struct Han {
    by_hand: BTreeMap<char, char>,
    simplified: BTreeMap<char, char>,
    variants: BTreeMap<char, char>,
    standard: BTreeSet<char>,
    everyday: BTreeSet<char>,
    /// GB 2312 in its own order: level 1 by sound, then level 2 by radical.
    pub(super) gb2312: Vec<char>,
}

impl Han {
    pub(super) fn read(sources: &Sources) -> Outcome<Self> {
        let gb2312 = read_gb2312(sources)?;
        let mut standard: BTreeSet<char> = gb2312.iter().copied().collect();
        let general = sources.unihan("Unihan_OtherMappings.txt", "kTGH")?;
        let general: BTreeSet<char> = general.into_iter().map(|(character, _)| character).collect();
        let everyday = standard.union(&general).copied().collect();
        standard.retain(|character| !GB2312_EXCEPTIONS.contains(*character));
        let mut han = Self {
            by_hand: BY_HAND.split(' ').filter_map(pair).collect(),
            simplified: sources.opencc("TSCharacters")?.into_iter().filter_map(likeliest).collect(),
            variants: BTreeMap::new(),
            standard,
            everyday,
            gb2312,
        };
        han.variants = read_unihan_variants(sources, &han)?;
        for dictionary in ["JPShinjitaiCharacters", "HKVariantsRev", "TWVariantsRev"] {
            han.variants.extend(sources.opencc(dictionary)?.into_iter().filter_map(other));
        }
        // The standard form in Hong Kong is sometimes the simplified one (揾 for 搵): the way back would lead in a circle.
        let Self { variants, simplified, .. } = &mut han;
        variants.retain(|source, target| simplified.get(target) != Some(source));
        Ok(han)
    }

    /// Whether simplified text uses this character at all: GB 2312 and the general standard table of 2013.
    pub(super) fn is_everyday(&self, character: char) -> bool {
        self.everyday.contains(&character)
    }

    /// One step towards the simplified form; `None` where the character is one already, or no other is known.
    pub(super) fn step(&self, character: char) -> Option<char> {
        if self.standard.contains(&character) {
            return None;
        }
        [&self.by_hand, &self.simplified, &self.variants].iter().find_map(|table| table.get(&character).copied())
    }
}

/// The first candidate. A character that is its own one stays: 像 is not always 象.
fn likeliest((source, targets): (char, Vec<char>)) -> Option<(char, char)> {
    targets.first().filter(|target| **target != source).map(|target| (source, *target))
}

/// The first candidate that is another character: 呪 may stay in Japan, here it is 咒.
fn other((source, targets): (char, Vec<char>)) -> Option<(char, char)> {
    targets.iter().find(|target| **target != source).map(|target| (source, *target))
}

/// Variants that Unihan lists with one everyday meaning only: 効效, 裠裙, 髙高.
fn read_unihan_variants(sources: &Sources, han: &Han) -> Outcome<BTreeMap<char, char>> {
    let frequent: BTreeSet<char> = han.gb2312.iter().take(GB2312_LEVEL_1).copied().collect();
    let mut variants = BTreeMap::new();
    for field in ["kSemanticVariant", "kZVariant"] {
        for (source, value) in sources.unihan("Unihan_Variants.txt", field)? {
            let targets: BTreeSet<char> =
                value.split(' ').filter_map(target).map(|target| han.step(target).unwrap_or(target)).collect();
            let is_basic = ('\u{4E00}'..='\u{9FFF}').contains(&source);
            let sole = targets.first().filter(|target| targets.len() == 1 && frequent.contains(target));
            if let Some(sole) = sole.filter(|_| is_basic && !han.is_everyday(source) && !PARTS.contains(source)) {
                variants.insert(source, *sole);
            }
        }
    }
    Ok(variants)
}

/// A value like `U+4F60<kMatthews:T`.
fn target(value: &str) -> Option<char> {
    code_point(value.split('<').next()?.strip_prefix("U+")?)
}

fn read_gb2312(sources: &Sources) -> Outcome<Vec<char>> {
    let mut rows: Vec<(u32, char)> = sources
        .unihan("Unihan_OtherMappings.txt", "kGB0")?
        .into_iter()
        .filter_map(|(character, position)| Some((position.parse().ok()?, character)))
        .filter(|(position, _)| *position >= GB2312_FIRST)
        .collect();
    rows.sort_unstable();
    Ok(rows.into_iter().map(|(_, character)| character).collect())
}

fn pair(text: &str) -> Option<(char, char)> {
    let mut characters = text.chars();
    Some((characters.next()?, characters.next()?))
}
