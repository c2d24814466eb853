//! The checked-in tables, read back: what must fold, what must not, and that folding is done after one time.

mod cloaks;

use std::collections::BTreeMap;

use super::classes::Class;
use super::han::GB2312_EXCEPTIONS;
use super::reading::Readings;
use super::{encode, read};

const GB2312: &str = include_str!("gb2312.txt");
const SYLLABLES: &str = include_str!("../../../src/text/tables/syllables.txt");

struct Tables {
    fold: BTreeMap<u32, u32>,
    expand: BTreeMap<u32, Vec<u32>>,
    classes: Vec<(u32, u8)>,
}

impl Tables {
    fn open() -> Self {
        Self {
            fold: read::folds(include_bytes!("../../../src/text/tables/fold.bin")).into_iter().collect(),
            expand: read::expansions(include_bytes!("../../../src/text/tables/expand.bin"))
                .into_iter()
                .map(|(source, targets)| (source, targets.into_iter().map(u32::from).collect()))
                .collect(),
            classes: read::classes(include_bytes!("../../../src/text/tables/classes.bin")),
        }
    }

    fn read(&self, text: &str) -> String {
        let read_one = |character: char| {
            let code = u32::from(character);
            let single = vec![self.fold.get(&code).copied().unwrap_or(code)];
            self.expand.get(&code).cloned().unwrap_or(single)
        };
        text.chars().flat_map(read_one).filter_map(char::from_u32).collect()
    }

    fn class(&self, character: char) -> u8 {
        let after = self.classes.partition_point(|(first, _)| *first <= u32::from(character));
        self.classes[after - 1].1
    }
}

#[test]
fn every_disguise_reads_as_what_it_shows() {
    let tables = Tables::open();
    for (text, reading) in [
        // Traditional, Hong Kong, Taiwan, Japanese, older shapes and variants.
        ("對不起,請原諒", "对不起,请原谅"),
        ("您看這樣可以嗎", "您看这样可以吗"),
        ("怎麼沒時間說説裏裡喫臺牠們", "怎么没时间说说里里吃台它们"),
        ("瞭解", "了解"),
        ("円氷黒図単帰", "圆冰黑图单归"),
        ("吿眞値淸淨髙", "告真值清净高"),
        // What OpenCC and plain normalisation leave alone.
        ("著急妳祢伱儞", "着急你你你你"),
        // Width, compatibility ideographs, radicals, strokes.
        ("Ａｂｃ９，ｱ", "abc9,ア"),
        ("\u{F9E4}\u{2F800}⼈⽤⻔㇐", "理丽人用门一"),
        // Accents, tone marks, other scripts, styles.
        ("zhǎo LǏNG nǚ Đør", "zhao ling nu dor"),
        ("𝚌𝐁ℓᴀʙⓜ🄰🅐🅰⒜", "cblabmaaaa"),
        ("һіӏоАВϹⲟꓮᎪи", "hiloabcoaau"),
        // Numbers in every dress.
        ("⓿⑧❽➇⑴⒈²₃٣८𝟗", "08881123389"),
        ("⑽⓫㊿Ⅷⅻ", "101150viiixii"),
        ("㊀㈠㊙㈱", "一一秘株"),
        ("㎏㏑ﬃ㍿㍻", "kglnffi株式会社平成"),
    ] {
        assert_eq!(tables.read(text), reading, "{text}");
    }
}

#[test]
fn what_only_resembles_stays_itself() {
    let tables = Tables::open();
    for text in ["肆您她他甚像沈覆着你它", "βωшя", "がパ々〇", "🈚🆗🆎1️⃣", "⿰½℃™≠", "ß"]
    {
        assert_eq!(tables.read(text), text);
    }
}

#[test]
fn simplified_text_is_a_fixed_point() {
    let tables = Tables::open();
    let changed: String =
        GB2312.chars().filter(|character| tables.read(&character.to_string()) != character.to_string()).collect();
    let mut expected: Vec<char> = GB2312_EXCEPTIONS.chars().collect();
    let mut changed: Vec<char> = changed.chars().collect();
    expected.sort_unstable();
    changed.sort_unstable();
    assert_eq!(changed, expected);
    assert_eq!(GB2312.lines().map(|level| level.chars().count()).collect::<Vec<_>>(), [3755, 3008]);
}

#[test]
fn folding_twice_changes_nothing() {
    let tables = Tables::open();
    for target in tables.fold.values().chain(tables.expand.values().flatten()) {
        assert!(!tables.fold.contains_key(target) && !tables.expand.contains_key(target), "{target:X} is read further");
    }
}

#[test]
fn every_reading_fits_the_engine() {
    let tables = Tables::open();
    assert!(tables.fold.values().all(|target| *target <= 0xFFFF));
    assert!(tables.fold.keys().all(|source| !tables.expand.contains_key(source)));
    for (source, targets) in &tables.expand {
        assert!((2..=4).contains(&targets.len()), "{source:X}");
    }
}

#[test]
fn classes_describe_the_original_character() {
    let tables = Tables::open();
    for (class, text) in [
        (Class::Content, "你a9ア한①㊙🅰⒜½々〇ー℮\u{E000}"),
        (
            Class::Ignorable,
            "\u{0}\u{AD}\u{34F}\u{61C}\u{180E}\u{200B}\u{200D}\u{2060}\u{3164}\u{FE0F}\u{FEFF}\u{FFA0}\u{E0041}\u{E0100}\u{301}\u{20E3}",
        ),
        (Class::Space, " \t\u{A0}\u{2009}\u{3000}\u{2800}"),
        (Class::LineBreak, "\n\r\u{B}\u{C}\u{85}\u{2028}\u{2029}"),
        (Class::SentenceEnd, "。．！？；…!?;｡⁈"),
        (Class::Quote, "“”‘’「」『』《》〈〉\"'＂＇«»"),
        (Class::Punctuation, "，、,.:：·（）()-—【】_#"),
        (Class::Symbol, "🈚🆗😊🏽🇨❤™℃+￥⿰~^\u{1FAFF}"),
    ] {
        for character in text.chars() {
            assert_eq!(tables.class(character), class as u8, "{character} U+{:04X}", u32::from(character));
        }
    }
}

#[test]
fn tables_survive_their_encoding() {
    let readings = Readings {
        fold: [('A', 'a'), ('B', 'b'), ('\u{FF21}', 'a'), ('\u{2F800}', '丽')].into(),
        expand: [('㎏', vec!['k', 'g']), ('㍿', vec!['株', '式', '会', '社'])].into(),
    };
    let fold: BTreeMap<char, char> = read::folds(&encode::fold(&readings)).into_iter().map(characters).collect();
    assert_eq!(fold, readings.fold);
    let expand = read::expansions(&encode::expand(&readings));
    assert_eq!(expand, [(0x337F, vec![0x682A, 0x5F0F, 0x4F1A, 0x793E]), (0x338F, vec![0x6B, 0x67])]);
    let classes = [Class::Symbol, Class::Symbol, Class::Content];
    assert_eq!(read::classes(&encode::classes(&classes)), [(0, 7), (2, 0)]);
}

fn characters((source, target): (u32, u32)) -> (char, char) {
    (char::from_u32(source).unwrap(), char::from_u32(target).unwrap())
}

#[test]
fn classes_cover_all_of_unicode() {
    let tables = Tables::open();
    assert_eq!(tables.classes.first(), Some(&(0, Class::Ignorable as u8)));
    assert!(tables.classes.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 != pair[1].1));
    assert!(tables.classes.iter().all(|(first, _)| *first <= 0x10_FFFF));
}

#[test]
fn syllables_are_plain_and_complete() {
    let syllables: Vec<&str> = SYLLABLES.split_whitespace().collect();
    assert!(
        syllables.is_sorted()
            && syllables.iter().all(|syllable| syllable.bytes().all(|letter| letter.is_ascii_lowercase()))
    );
    for syllable in ["a", "zhuang", "lv", "nve", "er", "shei", "dia", "zhei", "o"] {
        assert!(syllables.contains(&syllable), "{syllable}");
    }
    assert_eq!(syllables.len(), 417);
}
