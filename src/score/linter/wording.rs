//! Slips that a row shows by itself: a least that must be a most, and figures left blank.
//!
//! Refuses to know: what other rows say.

use super::Slip;
use super::marks::{Mark, Role, ends_with, marks};
use super::page::{Page, Place};
use crate::score::decimal::{Decimal, plain};

/// Bounds named the wrong way round: `加分，最低130分`, `减分，最高70分`, `最低扣分为3分`.
pub(super) fn bounds(page: &Page) -> Vec<Slip> {
    let mut slips = Vec::new();
    for (row, cell, chars) in page.cells() {
        for mark in marks(chars) {
            let Some((sentence, word)) = turned(chars, &mark) else { continue };
            let place = Place { row, cell, start: word, end: mark.end };
            slips.push(Slip::at(page, place, sentence, &[&page.quoted(place), &plain(mark.figure)]));
        }
    }
    slips
}

/// The sentence about a bound that cannot be meant so, and where its word begins.
fn turned(chars: &[char], mark: &Mark) -> Option<(&'static str, usize)> {
    let word = |words: &[&str]| {
        let lead = &chars[..mark.start];
        (0..lead.len()).rev().take(CLAUSE).find(|&at| words.iter().any(|word| starts_with(&lead[at..], word)))
    };
    let full = Decimal::ONE_HUNDRED;
    match mark.role {
        Role::Least if mark.figure > full && verb(&chars[..mark.start]) == Some('加') => {
            Some(("sheet-bound.most", word(&["最低", "最少", "不低于"])?))
        }
        Role::Most if mark.figure < full && matches!(verb(&chars[..mark.start]), Some('减' | '扣')) => {
            Some(("sheet-bound.least", word(&["最高", "最多", "不超过"])?))
        }
        Role::LeastOff => Some(("sheet-bound.off", word(&["最低扣分", "最少扣分"])?)),
        _ => None,
    }
}

/// How far before a bound the word it belongs to can stand.
const CLAUSE: usize = 60;

/// The last word that says which way points go.
fn verb(before: &[char]) -> Option<char> {
    let plain = |sign: char| if sign == '減' { '减' } else { sign };
    let mut signs = before.iter().enumerate().rev().take(CLAUSE).map(|(at, &sign)| (at, plain(sign)));
    // 增加 is about what is measured, not about points.
    let grows = |at: usize| at > 0 && before[at - 1] == '增';
    let shrinks = |at: usize| before.get(at + 1).is_some_and(|&next| next == '少');
    signs.find(|&(at, sign)| matches!(sign, '加' | '减' | '扣') && !grows(at) && !shrinks(at)).map(|found| found.1)
}

fn starts_with(chars: &[char], word: &str) -> bool {
    chars.iter().copied().take(word.chars().count()).eq(word.chars())
}

/// Words behind which a figure belongs; a blank before the unit shows that it is missing.
const ASKING: [(&str, &str); 16] = [
    ("降低", "%"),
    ("提高", "%"),
    ("增加", "%"),
    ("减少", "%"),
    ("減少", "%"),
    ("低于", "%"),
    ("高于", "%"),
    ("超过", "%"),
    ("±", "%"),
    ("加", "分"),
    ("减", "分"),
    ("減", "分"),
    ("扣", "分"),
    ("得", "分"),
    ("出现", "次"),
    ("达到", "次"),
];

/// Figures left blank: `每降低 %，加 分`.
pub(super) fn missing(page: &Page) -> Vec<Slip> {
    let mut slips = Vec::new();
    for (row, cell, chars) in page.cells() {
        for (at, &unit) in chars.iter().enumerate() {
            let unit = match unit {
                '%' | '％' => "%",
                '分' => "分",
                '次' => "次",
                _ => continue,
            };
            let gap =
                chars[..at].iter().rev().take_while(|sign| sign.is_whitespace() || matches!(sign, '_' | '＿')).count();
            let before = &chars[..at - gap];
            // Without a blank 加分 is a word; a lone percent sign is not.
            let blank = gap > 0 || unit == "%";
            let asked = ASKING.iter().find(|(word, of)| *of == unit && ends_with(before, word));
            if let (true, Some((word, _))) = (blank, asked) {
                let place = Place { row, cell, start: before.len() - word.chars().count(), end: at + 1 };
                slips.push(Slip::at(page, place, "sheet-blank", &[&page.quoted(place)]));
            }
        }
    }
    slips
}
