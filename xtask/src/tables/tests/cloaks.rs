//! The checked-in `cloaks.bin`, read back: that it holds what people do to hide a phrase, and nothing out of reach.

use std::collections::{BTreeMap, BTreeSet};

use super::super::decode::cloaks::{Shapes, Sounds, Words, emoji, sections, shapes, sounds, words};
use super::{GB2312, SYLLABLES, Tables};

const SYMBOLS: &str = include_str!("../../../../src/text/tables/symbols.txt");

struct Cloaks {
    wholes: Vec<u16>,
    sounds: Sounds,
    shapes: Shapes,
    emoji: BTreeMap<u32, Vec<u16>>,
    words: Words,
}

impl Cloaks {
    fn open() -> Self {
        let tables = Tables::open();
        let wholes: Vec<u16> = (0x4E00..=0x9FFF).filter(|code| !tables.fold.contains_key(&u32::from(*code))).collect();
        let [sound, shape, picture, word] = sections(include_bytes!("../../../../src/text/tables/cloaks.bin"));
        let shapes = shapes(shape, &wholes);
        let sounds = sounds(sound, &wholes, &shapes);
        Self { sounds, shapes, emoji: emoji(picture).into_iter().collect(), words: words(word), wholes }
    }

    fn place(&self, character: char) -> usize {
        self.wholes.binary_search(&unit(character)).unwrap()
    }

    /// The usual syllable and the further ones.
    fn heard(&self, character: char) -> Vec<&'static str> {
        let further = self.sounds.further.iter().filter(|(other, _)| *other == unit(character));
        let further = further.map(|(_, syllable)| *syllable);
        self.sounds.usual[self.place(character)].into_iter().chain(further).map(name).collect()
    }

    fn parts(&self, character: char) -> String {
        text(&self.shapes.first[self.place(character)])
    }

    fn is_word(&self, word: &str) -> bool {
        let units: Vec<u16> = word.encode_utf16().collect();
        let pair = || units.iter().fold(0, |pair, unit| pair << 16 | u32::from(*unit));
        match units.len() {
            1 => self.words.single.binary_search(&units[0]).is_ok(),
            2 => self.words.pairs.iter().any(|pairs| pairs.binary_search(&pair()).is_ok()),
            _ => self.words.longer.binary_search(&units).is_ok(),
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
        ('什', "shen"),
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
    let forms: BTreeMap<char, String> = cloaks.shapes.forms.iter().map(|forms| head_and_rest(forms)).collect();
    assert_eq!(forms.get(&'人').map(String::as_str), Some("亻"));
    assert!(forms.get(&'水').is_some_and(|typed| typed.contains('氵')));
    let second = cloaks.shapes.second.iter().find(|(character, _)| *character == unit('有'));
    assert_eq!(second.map(|(_, parts)| text(parts)).as_deref(), Some("一丿月"));
}

#[test]
fn what_looks_alike_is_listed_where_no_part_tells() {
    let cloaks = Cloaks::open();
    let alike: BTreeMap<char, String> = cloaks.shapes.alike.iter().map(|group| head_and_rest(group)).collect();
    for (first, second) in [('己', '已'), ('未', '来'), ('手', '毛'), ('天', '无')] {
        assert!(alike.get(&first).is_some_and(|others| others.contains(second)), "{first}{second}");
    }
    assert!(cloaks.shapes.alike.iter().flatten().all(|member| cloaks.wholes.binary_search(member).is_ok()));
}

fn head_and_rest(group: &[u16]) -> (char, String) {
    let group = text(group);
    let mut characters = group.chars();
    (characters.next().unwrap(), characters.collect())
}

#[test]
fn pictures_stand_for_what_they_are_called() {
    let cloaks = Cloaks::open();
    for (picture, syllable) in
        [('🥫', "guan"), ('🔪', "dao"), ('🐴', "ma"), ('🎂', "gao"), ('💧', "shui"), ('🧊', "bing")]
    {
        let syllables = cloaks.emoji.get(&u32::from(picture)).unwrap();
        assert!(syllables.iter().any(|other| name(*other) == syllable), "{picture}");
    }
    assert!(cloaks.emoji.values().all(|syllables| (1..=3).contains(&syllables.len())));
    assert!(!cloaks.emoji.contains_key(&u32::from('8')));
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
    assert!(cloaks.words.pairs.iter().all(|pairs| pairs.is_sorted()) && cloaks.words.longer.is_sorted());
    assert_eq!(cloaks.words.pairs[0].len(), 4000);
}

#[test]
fn symbols_are_folded_and_stand_for_syllables() {
    let tables = Tables::open();
    let syllables: BTreeSet<&str> = SYLLABLES.split_whitespace().collect();
    let mut seen = BTreeSet::new();
    for line in SYMBOLS.lines().filter(|line| !line.starts_with("# ")) {
        let (symbol, heard) = line.split_once(' ').unwrap();
        assert!(symbol.chars().count() == 1 && tables.read(symbol) == symbol && seen.insert(symbol), "{line}");
        assert!(heard.split(' ').all(|syllable| syllables.contains(syllable)), "{line}");
    }
}

#[test]
fn damaged_bytes_are_read_without_panic() {
    let whole = include_bytes!("../../../../src/text/tables/cloaks.bin");
    let wholes: Vec<u16> = (0x4E00..0x5000).collect();
    for length in [0, 3, 4, 100, 20_000, 60_000] {
        let [sound, shape, picture, word] = sections(&whole[..length]);
        let shapes = shapes(shape, &wholes);
        sounds(sound, &wholes, &shapes);
        emoji(picture);
        words(word);
    }
}
