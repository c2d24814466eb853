//! Accounts at messengers: a word that announces one, and the account behind it.
//!
//! Nothing is an account without its word. Mobile numbers behind such a word are left to those who know numbers.

use std::ops::Range;

use super::digits::{Glue, Stretch};
use super::{LeakKind, context, glyph};

/// What is found at a place, and where to go on.
type Found = (Option<(LeakKind, Range<usize>)>, usize);

/// What a word announces.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cue {
    /// A WeChat account: letters and digits, or a QQ number.
    WeChat,
    /// A QQ number.
    Number,
    /// Either, but the word is so short that it counts only after 加 or before a colon.
    Short,
}

/// Words that announce an account, the longer before the shorter.
const CUES: [(&str, Cue); 20] = [
    ("微信", Cue::WeChat),
    ("薇信", Cue::WeChat),
    ("威信", Cue::WeChat),
    ("维信", Cue::WeChat),
    ("維信", Cue::WeChat),
    ("weixin", Cue::WeChat),
    ("wechat", Cue::WeChat),
    ("v信", Cue::WeChat),
    ("vx", Cue::WeChat),
    ("wx", Cue::WeChat),
    ("微x", Cue::WeChat),
    ("qq", Cue::Number),
    ("q号", Cue::Number),
    ("扣扣", Cue::Number),
    ("抠抠", Cue::Number),
    ("企鹅", Cue::Number),
    ("v", Cue::Short),
    ("q", Cue::Short),
    ("微", Cue::Short),
    ("薇", Cue::Short),
];

/// Between the word and the account: names of an account, which announce it, and mere joints; emoji join as well.
const NAMES: &str = "同号號码碼是为為:：";
const JOINTS: &str = "=-~—→";
/// More than this between them, and they don't belong together.
const MOST_JOINTS: usize = 8;

/// What digits count rather than name: 100000元, 50000人.
const UNITS: &str = "元块塊万萬亿億个個人次条條年月日天%％";

/// Looks for an account announced at `at`; `floor` is the end of what was found before.
pub(super) fn account(text: &[u16], at: usize, floor: usize) -> Found {
    let nothing = (None, at + 1);
    let before = at.checked_sub(1).map_or(0, |before| glyph::plain(text[before]));
    if at < floor || (glyph::is_letter(glyph::plain(text[at])) && glyph::is_word(before)) {
        return nothing;
    }
    let Some((end, cue)) = CUES.iter().find_map(|&(word, cue)| Some((after_word(text, at, word)?, cue))) else {
        return nothing;
    };
    let (start, named) = after_joints(text, end);
    let invited = matches!(before, 0x2B | 0x52A0);
    if cue == Cue::Short && !named && !invited {
        return nothing;
    }
    let found = match digits(text, start, cue) {
        Some(range) => Some(range),
        None if cue == Cue::Number => None,
        None => name(text, start, named && cue == Cue::WeChat),
    };
    match found.filter(|range| !context::is_code(text, at..range.end, None)) {
        Some(range) => (Some((LeakKind::Account, range.clone())), range.end),
        None => nothing,
    }
}

/// Where `word` ends if it starts at `at`, invisible characters aside.
fn after_word(text: &[u16], mut at: usize, word: &str) -> Option<usize> {
    for character in word.chars() {
        while text.get(at).is_some_and(|&unit| glyph::is_invisible(unit)) {
            at += 1;
        }
        if glyph::plain_at(text, at) != character as u16 {
            return None;
        }
        at += 1;
    }
    Some(at)
}

/// Where the account starts behind a word that ended at `at`, and whether the word was named an account.
fn after_joints(text: &[u16], at: usize) -> (usize, bool) {
    let mut named = false;
    let mut end = at;
    if let Some(after) = after_word(text, at, "id").filter(|&after| !glyph::is_word(glyph::plain_at(text, after))) {
        (named, end) = (true, after);
    }
    while let Some(&unit) = text.get(end)
        && end < at + MOST_JOINTS
    {
        let name = NAMES.encode_utf16().any(|name| name == unit);
        let sign = matches!(unit, 0x2600..=0x27BF | 0xD800..=0xDFFF);
        let blank = glyph::is_blank(unit) || glyph::is_invisible(unit);
        let joint = sign || blank || JOINTS.encode_utf16().any(|joint| joint == unit);
        if !name && (!joint || glyph::digit_at(text, end).is_some()) {
            break;
        }
        named |= name;
        end += 1;
    }
    (end, named)
}

/// A number of five to eleven digits, in any writing, with blanks at most.
fn digits(text: &[u16], start: usize, cue: Cue) -> Option<Range<usize>> {
    glyph::digit_at(text, start)?;
    let stretch = Stretch::read(text, start);
    let values = stretch.values();
    let count = values.len();
    let least = if cue == Cue::Short { 6 } else { 5 };
    let end = stretch.end_of(count);
    let marked = (1..count).any(|index| matches!(stretch.glue(index), Glue::Mark(mark) if mark != b' '));
    let mobile = count == 11 && values[0] == 1 && values[1] >= 3;
    let next = text.get(end).copied().unwrap_or(0);
    let goes_on = glyph::is_letter(glyph::plain(next)) || next == 0x5F || UNITS.encode_utf16().any(|unit| unit == next);
    ((least..=11).contains(&count) && values[0] != 0 && !marked && !mobile && !goes_on).then_some(start..end)
}

/// A name of six to twenty letters, digits, hyphens and underscores, a letter first; without a digit only where `named`.
fn name(text: &[u16], start: usize, named: bool) -> Option<Range<usize>> {
    let belongs = |unit: &&u16| glyph::is_word(glyph::plain(**unit)) || matches!(**unit, 0x2D | 0x5F);
    let length = text[start..].iter().take(21).take_while(belongs).count();
    let name = &text[start..start + length];
    let figure = name.iter().any(|&unit| !glyph::is_letter(glyph::plain(unit)));
    let first = name.first().map_or(0, |&unit| glyph::plain(unit));
    let fits = (6..=20).contains(&length) && (glyph::is_letter(first) || named && first == 0x5F) && (figure || named);
    fits.then_some(start..start + length)
}
