//! The checked-in `cloaks.bin`, read back: that it holds what people do to hide a phrase, and nothing out of reach.

use std::collections::{BTreeMap, BTreeSet};

use super::super::cloaks::{file, symbols};
use super::super::packed::{Coder, Packed, Whole, present};
use super::super::reader::Reader;
use super::{GB2312, SYLLABLES, Tables};

const FILE: &[u8] = include_bytes!("../../../../src/text/tables/cloaks.bin");

struct Cloaks {
    wholes: Vec<Whole>,
    packed: Packed,
}

impl Cloaks {
    fn open() -> Self {
        let tables = Tables::open();
        let targets: BTreeSet<u32> = tables.fold.values().copied().collect();
        let wholes = (0x4E00..=0x9FFF).filter(|code| !tables.fold.contains_key(code));
        let whole = |code: u32| Whole { character: code as u16, is_target: targets.contains(&code) };
        let wholes: Vec<Whole> = wholes.map(whole).collect();
        let mut packed = Packed::default();
        packed.pass(&mut Reader::open(FILE).unwrap(), &wholes);
        Self { wholes, packed }
    }

    fn place(&self, character: char) -> usize {
        self.wholes.binary_search_by_key(&unit(character), |whole| whole.character).unwrap()
    }

    /// The usual syllable and the further ones.
    fn heard(&self, character: char) -> Vec<&'static str> {
        let further = self.packed.sounds.further.iter().filter(|(other, _)| *other == unit(character));
        let further = further.map(|(_, syllable)| *syllable);
        self.packed.sounds.usual[self.place(character)].into_iter().chain(further).map(name).collect()
    }

    fn parts(&self, character: char) -> String {
        text(present(&self.packed.shapes.first[self.place(character)]))
    }

    fn is_word(&self, word: &str) -> bool {
        let units: Vec<u16> = word.encode_utf16().collect();
        let words = &self.packed.words;
        match units[..] {
            [single] => words.single.binary_search(&single).is_ok(),
            [head, tail] => words
                .number(head)
                .zip(words.number(tail))
                .is_some_and(|(head, tail)| words.pairs[usize::from(head)].iter().any(|(other, _)| *other == tail)),
            _ => words.longer.binary_search(&units).is_ok(),
        }
    }
}

fn unit(character: char) -> u16 {
    u16::try_from(u32::from(character)).unwrap()
}

fn text(units: &[u16]) -> String {
    String::from_utf16(units).unwrap()
}

fn name(syllable: u16) -> &'static str {
    SYLLABLES.split_whitespace().nth(usize::from(syllable)).unwrap()
}

#[test]
fn characters_sound_as_a_person_says_them() {
    let cloaks = Cloaks::open();
    for (character, syllables) in [
        ('还', "hai huan"),
        ('着', "zhe zhao zhuo"),
        ('了', "le liao"),
        ('没', "mei mo"),
        ('都', "dou du"),
        ('得', "de dei"),
        ('地', "di de"),
        ('长', "chang zhang"),
        ('行', "xing hang"),
        ('谁', "shei shui"),
        ('会', "hui"),
        ('说', "shuo"),
        ('什', "shen shi"),
        ('勒', "lei le"),
        ('么', "me ma"),
        ('女', "nv"),
        ('嗯', "en"),
    ] {
        let expected: BTreeSet<&str> = syllables.split(' ').collect();
        let heard = cloaks.heard(character);
        assert_eq!(heard.first(), syllables.split(' ').next().as_ref(), "{character}");
        assert_eq!(heard.into_iter().collect::<BTreeSet<_>>(), expected, "{character}");
    }
}

#[test]
fn every_simplified_character_sounds() {
    let cloaks = Cloaks::open();
    let tables = Tables::open();
    let is_whole = |character: &char| tables.read(&character.to_string()) == character.to_string();
    let simplified = GB2312.lines().flat_map(str::chars).filter(is_whole);
    let silent: String = simplified.filter(|character| cloaks.heard(*character).is_empty()).collect();
    assert_eq!(silent, "");
}

#[test]
fn characters_come_apart_as_people_split_them() {
    let cloaks = Cloaks::open();
    for (character, parts) in [
        ('我', "手戈"),
        ('清', "水青"),
        ('楚', "林疋"),
        ('告', "牛口"),
        ('吧', "口巴"),
        ('领', "令页"),
        ('妈', "女马"),
        ('你', "人尔"),
        ('有', "ナ月"),
        ('着', "羊目"),
        ('莪', "艹我"),
        ('濋', "水楚"),
    ] {
        assert_eq!(cloaks.parts(character), parts, "{character}");
    }
    let forms: BTreeMap<char, String> = cloaks.packed.shapes.typed.iter().map(|forms| head_and_rest(forms)).collect();
    assert_eq!(forms.get(&'人').map(String::as_str), Some("亻"));
    assert!(forms.get(&'水').is_some_and(|typed| typed.contains('氵')));
    let second = cloaks.packed.shapes.second.iter().find(|(character, _)| *character == unit('有'));
    assert_eq!(second.map(|(_, row)| text(present(row))).as_deref(), Some("一丿月"));
}

#[test]
fn what_looks_alike_is_listed_where_no_part_tells() {
    let cloaks = Cloaks::open();
    let alike: BTreeMap<char, String> = cloaks.packed.shapes.alike.iter().map(|group| head_and_rest(group)).collect();
    for (first, second) in [('己', '已'), ('未', '来'), ('手', '毛'), ('天', '无')] {
        assert!(alike.get(&first).is_some_and(|others| others.contains(second)), "{first}{second}");
    }
    let is_whole = |member: &u16| cloaks.wholes.binary_search_by_key(member, |whole| whole.character).is_ok();
    assert!(cloaks.packed.shapes.alike.iter().flatten().all(is_whole));
}

fn head_and_rest(group: &[u16]) -> (char, String) {
    let group = text(group);
    let mut characters = group.chars();
    (characters.next().unwrap(), characters.collect())
}

#[test]
fn pictures_stand_for_what_they_are_called() {
    let emoji = Cloaks::open().packed.emoji;
    for (picture, syllable) in
        [('🥫', "guan"), ('🔪', "dao"), ('🐴', "ma"), ('🎂', "gao"), ('💧', "shui"), ('🧊', "bing")]
    {
        let (_, syllables) = emoji.iter().find(|(code, _)| *code == u32::from(picture)).unwrap();
        assert!(syllables.iter().any(|other| name(*other) == syllable), "{picture}");
    }
    assert!(emoji.is_sorted() && emoji.iter().all(|(_, syllables)| (1..=3).contains(&syllables.len())));
    assert!(emoji.iter().all(|(code, _)| *code != u32::from('8')));
}

#[test]
fn ordinary_words_are_known() {
    let cloaks = Cloaks::open();
    for word in "清除 事件 升级 什么 交通 路口 今日 订单 快递 退款 客服 您好 有没有 怎么样 身份证 我 的".split(' ')
    {
        assert!(cloaks.is_word(word), "{word}");
    }
    for word in ["不清", "日你", "级什", "没事件"] {
        assert!(!cloaks.is_word(word), "{word}");
    }
    let words = &cloaks.packed.words;
    assert!(words.pairs.iter().all(|ends| ends.is_sorted()) && words.longer.is_sorted());
    assert_eq!(words.pairs.iter().flatten().filter(|(_, is_common)| *is_common).count(), 4000);
}

#[test]
fn symbols_are_folded_and_stand_for_syllables() {
    let tables = Tables::open();
    let syllables: BTreeSet<&str> = SYLLABLES.split_whitespace().collect();
    let mut seen = BTreeSet::new();
    for (symbol, heard) in symbols::lines() {
        assert!(tables.read(&symbol.to_string()) == symbol.to_string() && seen.insert(symbol), "{symbol}");
        assert!(
            (1..=7).contains(&heard.len()) && heard.iter().all(|syllable| syllables.contains(syllable)),
            "{symbol}"
        );
    }
    let cloaks = Cloaks::open();
    let five = cloaks.packed.symbols.iter().find(|(code, _)| *code == u32::from('5'));
    assert_eq!(five.map(|(_, heard)| name(heard[0])), Some("wo"));
    assert_eq!(cloaks.packed.symbols.len(), seen.len());
}

#[test]
fn what_is_read_is_what_was_written() {
    let mut cloaks = Cloaks::open();
    assert!(file(&mut cloaks.packed, &cloaks.wholes) == FILE);
}

#[test]
fn a_damaged_file_is_refused() {
    for damage in [0, 4, FILE.len() / 2, FILE.len() - 1] {
        let mut bytes = FILE.to_vec();
        bytes[damage] ^= 1;
        assert!(Reader::open(&bytes).is_none(), "{damage}");
        assert!(Reader::open(&FILE[..damage]).is_none(), "{damage}");
    }
}

/// Gives bits that nobody wrote.
struct Noise(u64);

impl Coder for Noise {
    fn bit(&mut self, _: u32, _: bool) -> bool {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 63 != 0
    }
}

#[test]
fn whatever_bits_come_a_pass_ends_without_panic() {
    let wholes: Vec<Whole> = (0x4E00..0x5000).map(|character| Whole { character, is_target: false }).collect();
    for seed in 0..20 {
        Packed::default().pass(&mut Noise(seed), &wholes);
    }
}
