//! Whether an aligned phrase was hidden on purpose.
//!
//! What was written is innocent if it makes sense by itself: a substituted character that belongs to an ordinary word of
//! the text hides nothing. What is left must keep enough of the phrase to be read by a person.

use super::align::{Step, Way};
use super::stream::{Item, Kind, Stream};
use crate::phrase::hit::Via;
use crate::phrase::layers::Layers;
use crate::text::Likeness;

/// How many characters were hidden in which way.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    exact: usize,
    sound: usize,
    pinyin: usize,
    initial: usize,
    sign: usize,
    emoji: usize,
    shape: usize,
    parts: usize,
    near: usize,
}

impl Tally {
    fn of(steps: &[Step]) -> Self {
        let mut tally = Self::default();
        for step in steps {
            *match step.way {
                Way::Exact => &mut tally.exact,
                Way::Sound => &mut tally.sound,
                Way::NearSound => &mut tally.near,
                Way::Pinyin => &mut tally.pinyin,
                Way::Initial => &mut tally.initial,
                Way::Sign => &mut tally.sign,
                Way::Emoji => &mut tally.emoji,
                Way::Shape => &mut tally.shape,
                Way::Parts => &mut tally.parts,
            } += 1;
        }
        tally
    }

    /// The way that most characters were hidden in; of equals the stranger one.
    fn via(&self) -> Via {
        let ways = [
            (self.parts, Via::Split),
            (self.emoji, Via::Emoji),
            (self.sign, Via::Symbol),
            (self.shape, Via::Shape),
            (self.initial, Via::Initials),
            (self.pinyin, Via::Pinyin),
            (self.near, Via::NearSound),
            (self.sound, Via::Sound),
        ];
        let most = ways.iter().map(|way| way.0).max().unwrap_or(0);
        ways.iter().find(|way| way.0 == most).map_or(Via::Folded, |way| way.1)
    }
}

/// All ways in which characters of the phrase were hidden.
pub(super) fn layers(steps: &[Step]) -> Layers {
    let via = |step: &Step| match step.way {
        Way::Exact => Via::Exact,
        Way::Sound => Via::Sound,
        Way::NearSound => Via::NearSound,
        Way::Pinyin => Via::Pinyin,
        Way::Initial => Via::Initials,
        Way::Sign => Via::Symbol,
        Way::Emoji => Via::Emoji,
        Way::Shape => Via::Shape,
        Way::Parts => Via::Split,
    };
    steps.iter().map(via).map(Layers::of).fold(Layers::NONE, Layers::or)
}

/// By which way the phrase was hidden, if it was: `steps` are the alignment of all its characters.
pub(super) fn verdict(likeness: &Likeness, stream: &Stream, steps: &[Step], forms: u32) -> Option<Via> {
    let tally = Tally::of(steps);
    let length = steps.len();
    if tally.exact == length || !bridges(stream, steps) || cuts_letters(stream, steps) {
        return None;
    }
    if tally.initial == length {
        return initials_suffice(length, forms).then_some(Via::Initials);
    }
    let read = tally.exact + tally.pinyin + tally.parts;
    let heard = tally.sound + tally.near + tally.sign + tally.emoji;
    let guessed = tally.initial + tally.shape;
    let (opens, closes) = (at_edge(stream, steps, true), at_edge(stream, steps, false));
    let enough = match length {
        0 | 1 => false,
        2 => {
            tally.pinyin == 2 || (read >= 1 || tally.sound == 2 && no_words(likeness, stream, steps)) && opens && closes
        }
        3 => read >= 1 && read + heard >= 2 && guessed <= 1 || tally.sound == 3,
        _ => {
            read * 4 >= length && guessed * 4 <= length * 3 || read + heard == length && read + tally.sound > tally.near
        }
    };
    // Other words that sound alike stand in the middle of other words.
    let apart = length > LONGEST_AT_EDGE || opens || closes || tally.pinyin + tally.parts > 0;
    // Who guesses at most of a phrase must at least find it standing by itself.
    let alone = guessed * 2 <= length || opens && closes;
    let evidence = evidence(likeness, stream, steps) + EDGE * (u32::from(opens) + u32::from(closes));
    let likely = evidence >= least_evidence(forms);
    // Nobody writes all the rest of a phrase by chance around the parts of what is missing.
    let only_parts = length > 3 && tally.parts + tally.exact == length && tally.exact > 1;
    let innocent = !only_parts && makes_sense(likeness, stream, steps);
    (enough && apart && alone && likely && !innocent).then_some(tally.via())
}

/// Bits of evidence asked for beyond those that tell one phrase from the others: so that chance finds as little among many
/// phrases as among few.
const CERTAINTY: u32 = 8;

/// Phrases up to this length that only sound alike stand at the edge of a clause, or are other words.
pub(super) const LONGEST_AT_EDGE: usize = 4;

/// Bits of evidence for each end of a phrase that is the end of a clause.
pub(super) const EDGE: u32 = 2;

/// Bits of evidence for a character that sounds the same.
pub(super) const SOUND: u32 = 6;

/// Bits of evidence asked for among so many phrases.
pub(super) fn least_evidence(forms: u32) -> u32 {
    forms.max(1).ilog2() + CERTAINTY
}

/// How unlikely it is that text agrees with a phrase by chance in all these characters, in bits.
fn evidence(likeness: &Likeness, stream: &Stream, steps: &[Step]) -> u32 {
    let seen = |step: &Step| match stream.items[step.first].kind {
        Kind::Han(token) => Some(token),
        _ => None,
    };
    steps.iter().map(|step| bits(likeness, step.way, seen(step), step.end - step.first)).sum()
}

/// The same for one character, which stands as `seen` or in `items` of another kind.
pub(super) fn bits(likeness: &Likeness, way: Way, seen: Option<u16>, items: usize) -> u32 {
    match way {
        Way::Exact if seen.is_some_and(|token| likeness.is_common(token)) => 6,
        Way::Exact | Way::Parts => 10,
        Way::Pinyin => 4 + 2 * items as u32,
        Way::Emoji => 8,
        Way::Sound => SOUND,
        Way::NearSound | Way::Sign => 5,
        Way::Initial | Way::Shape => 4,
    }
}

/// Whether the phrase starts, or ends, where a clause does.
fn at_edge(stream: &Stream, steps: &[Step], start: bool) -> bool {
    let marked = |at: usize| stream.items.get(at).is_none_or(|item| item.marks_before);
    if start {
        let first = steps[0].first;
        return first == 0 || marked(first);
    }
    let end = steps[steps.len() - 1].end;
    let particle = |at: usize| is_han(stream.items.get(at), &PARTICLES);
    marked(end) || particle(end) && marked(end + 1)
}

/// 啊 呀 吧 呢 哦 嘛 啦 了 哈 吗: what may follow the end of a clause.
const PARTICLES: [u16; 10] = [0x554A, 0x5440, 0x5427, 0x5462, 0x54E6, 0x561B, 0x5566, 0x4E86, 0x54C8, 0x5417];

/// 元 块 万 亿 个 人 次 条 年 月 日 天 点 分 秒 号 岁 折 米: what digits before it count.
const MEASURES: [u16; 19] = [
    0x5143, 0x5757, 0x4E07, 0x4EBF, 0x4E2A, 0x4EBA, 0x6B21, 0x6761, 0x5E74, 0x6708, 0x65E5, 0x5929, 0x70B9, 0x5206,
    0x79D2, 0x53F7, 0x5C81, 0x6298, 0x7C73,
];

/// Whether an item is one of these characters.
fn is_han(item: Option<&Item>, characters: &[u16]) -> bool {
    matches!(item, Some(Item { kind: Kind::Han(token), .. }) if characters.contains(token))
}

/// Whether the sign at `item` is a digit that counts something: 84元. A measure that is the phrase's own is none: 白痴1个.
fn in_measure(stream: &Stream, steps: &[Step], item: usize) -> bool {
    let sign = |item: &&Item| matches!(item.kind, Kind::Sound { separator: false, .. });
    let signs = stream.items[item..].iter().take_while(sign).count();
    let own = steps.iter().any(|step| step.way == Way::Exact && step.first == item + signs);
    signs > 0 && !own && is_han(stream.items.get(item + signs), &MEASURES)
}

/// Whether none of the characters read is a common word by itself.
fn no_words(likeness: &Likeness, stream: &Stream, steps: &[Step]) -> bool {
    let is_word = |item: &Item| matches!(item.kind, Kind::Han(token) if likeness.is_common(token));
    !steps.iter().any(|step| stream.items[step.first..step.end].iter().any(is_word))
}

/// Initials alone say little: a whole run of letters, and so long that few phrases could share it by chance.
pub(super) fn initials_suffice(length: usize, forms: u32) -> bool {
    let chance = (0..length).try_fold(1u64, |all, _| all.checked_mul(18)).unwrap_or(u64::MAX);
    length >= 3 && u64::from(forms) * 20 < chance
}

/// One stop between characters is the end of a sentence; several are a way to hide.
fn bridges(stream: &Stream, steps: &[Step]) -> bool {
    let inner = || steps.iter().skip(1).map(|step| &stream.items[step.first]);
    let clauses = inner().filter(|item| item.clause_before).count();
    let marks = inner().filter(|item| item.marks_before).count();
    clauses == 0 || marks > 1
}

/// Whether the phrase starts or ends inside a Latin word.
fn cuts_letters(stream: &Stream, steps: &[Step]) -> bool {
    let letter = |item: Option<&Item>| matches!(item, Some(Item { kind: Kind::Letter(_), .. }));
    let (first, end) = (steps[0].first, steps[steps.len() - 1].end);
    let opens = letter(stream.items.get(first))
        && first > 0
        && letter(stream.items.get(first - 1))
        && !stream.items[first].marks_before;
    let closes = letter(stream.items.get(end - 1)) && letter(stream.items.get(end)) && !stream.items[end].marks_before;
    opens || closes
}

/// Whether what was substituted belongs to ordinary words of the text.
fn makes_sense(likeness: &Likeness, stream: &Stream, steps: &[Step]) -> bool {
    let mut substituted = 0;
    let mut ordinary = 0;
    for step in steps {
        if !matches!(step.way, Way::Sound | Way::NearSound | Way::Shape | Way::Parts) {
            substituted += usize::from(!matches!(step.way, Way::Exact));
            ordinary += usize::from(step.way == Way::Sign && in_measure(stream, steps, step.first));
            continue;
        }
        if step.way == Way::Shape && is_han(stream.items.get(step.first), &PARTICLES) {
            substituted += 1;
            ordinary += 1;
            continue;
        }
        for item in step.first..step.end {
            substituted += 1;
            ordinary += usize::from(in_word(likeness, stream, item));
        }
    }
    ordinary * 2 >= substituted
}

/// Whether the character at `item` makes an ordinary word with a neighbour, or with two.
pub(super) fn in_word(likeness: &Likeness, stream: &Stream, item: usize) -> bool {
    let han = |at: Option<usize>| match at.and_then(|at| stream.items.get(at)) {
        Some(Item { kind: Kind::Han(character), .. }) => Some(*character),
        _ => None,
    };
    let Some(own) = han(Some(item)) else { return false };
    let joined = |at: usize| stream.items.get(at).is_some_and(|item| !item.marks_before);
    let before = han(item.checked_sub(1)).filter(|_| joined(item));
    let after = han(Some(item + 1)).filter(|_| joined(item + 1));
    before.is_some_and(|before| likeness.is_word(before, own))
        || after.is_some_and(|after| likeness.is_word(own, after))
        || (item.saturating_sub(2)..=item).any(|first| {
            let word = [first, first + 1, first + 2].map(|at| han(Some(at)).filter(|_| at == first || joined(at)));
            matches!(word, [Some(first), Some(second), Some(third)] if likeness.is_long_word(&[first, second, third]))
        })
}
