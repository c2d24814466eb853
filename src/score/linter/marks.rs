//! Figures in a cell, with the part each plays: what an item is worth, what comes off, a bound.
//!
//! Refuses to know: what stands in other cells.

use super::super::decimal::{Decimal, digit, from_text};

/// The part a figure plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Nothing says.
    Plain,
    /// In brackets: what a group is worth.
    Group,
    /// 扣3分
    Off,
    /// 加3分, 3分/次
    Bonus,
    /// 最低70分
    Least,
    /// 最高130分
    Most,
    /// 最低扣分为3分
    LeastOff,
    /// 满分100分
    Full,
}

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// Nothing is written.
    Bare,
    /// 分
    Points,
    /// %
    Percent,
    /// 人, 次, 小时 …
    Other,
}

/// A figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// Its value as written.
    pub(super) figure: Decimal,
    /// Its part.
    pub(super) role: Role,
    /// What it counts.
    pub(super) unit: Unit,
    /// First character of its digits.
    pub(super) start: usize,
    /// Behind its unit.
    pub(super) end: usize,
}

/// Words before a figure, with the part they give it; the longer ones first.
const LEADS: [(&str, Role); 23] = [
    ("最低扣分", Role::LeastOff),
    ("最少扣分", Role::LeastOff),
    ("最高扣分", Role::Off),
    ("最多扣分", Role::Off),
    ("最低得分", Role::Least),
    ("最高得分", Role::Most),
    ("不低于", Role::Least),
    ("不超过", Role::Most),
    ("最低", Role::Least),
    ("最少", Role::Least),
    ("最高", Role::Most),
    ("最多", Role::Most),
    ("上限", Role::Most),
    ("下限", Role::Least),
    ("满分", Role::Full),
    ("扣分", Role::Off),
    ("减分", Role::Off),
    ("扣除", Role::Off),
    ("扣", Role::Off),
    ("减", Role::Off),
    ("奖励", Role::Bonus),
    ("加分", Role::Bonus),
    ("加", Role::Bonus),
];

/// The figures of a cell, in order.
pub(super) fn marks(chars: &[char]) -> Vec<Mark> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < chars.len() {
        let end = number_end(chars, at);
        if end == at {
            at += 1;
            continue;
        }
        let figure = from_text(&chars[at..end].iter().collect::<String>());
        // Behind a letter it is a name: N2.
        let named = at > 0 && chars[at - 1].is_ascii_alphabetic() && chars.get(end).is_none_or(|next| *next != '分');
        found.extend(figure.filter(|_| !named).map(|figure| mark(chars, figure, at, end)));
        at = end;
    }
    found
}

/// Behind the digits that begin at a place; the place itself where none does.
pub(super) fn number_end(chars: &[char], start: usize) -> usize {
    let is_digit = |at: usize| chars.get(at).is_some_and(|&character| digit(character).is_some());
    let mut end = start;
    while is_digit(end) {
        end += 1;
    }
    if end > start && chars.get(end) == Some(&'.') && is_digit(end + 1) {
        end += 1;
        while is_digit(end) {
            end += 1;
        }
    }
    end
}

fn mark(chars: &[char], figure: Decimal, start: usize, end: usize) -> Mark {
    let behind = end + blanks(&chars[end..]);
    let (unit, mut close) = match chars.get(behind) {
        Some('分') if chars.get(behind + 1).is_none_or(|&next| !matches!(next, '钟' | '鐘' | '公' | '店' | '部')) => {
            (Unit::Points, behind + 1)
        }
        Some('%' | '％') => (Unit::Percent, behind + 1),
        Some(next) if "人次个個天日月年小时時秒元项項户戶页頁点點:：级級位条條".contains(*next) => {
            (Unit::Other, end)
        }
        _ => (Unit::Bare, end),
    };
    let each = matches!(chars.get(close), Some('/' | '／'));
    let role = if each && unit == Unit::Points { Role::Bonus } else { role(&chars[..start], chars.get(close)) };
    if unit == Unit::Bare {
        close = end;
    }
    Mark { figure, role, unit, start, end: close }
}

/// What the words before a figure make of it; `next` is the sign behind it.
fn role(before: &[char], next: Option<&char>) -> Role {
    let mut close = before.len();
    while before[..close]
        .last()
        .is_some_and(|&sign| sign.is_whitespace() || matches!(sign, '为' | '為' | '是' | ':' | '：'))
    {
        close -= 1;
    }
    if matches!(before[..close].last(), Some('(' | '（')) && matches!(next, Some(')' | '）')) {
        return Role::Group;
    }
    let lead = LEADS.iter().find(|(word, _)| ends_with(&before[..close], word));
    // A minus sign behind anything but a figure takes off; behind a figure it is a range.
    let minus = matches!(before[..close].last(), Some('-' | '−' | '－' | '–'));
    let range = close >= 2 && before.get(close - 2).is_some_and(|&sign| digit(sign).is_some());
    lead.map_or(if minus && !range { Role::Off } else { Role::Plain }, |lead| lead.1)
}

/// How many blanks a text begins with.
pub(super) fn blanks(chars: &[char]) -> usize {
    chars.iter().take_while(|character| character.is_whitespace()).count()
}

/// Whether a text ends with a word.
pub(super) fn ends_with(chars: &[char], word: &str) -> bool {
    chars.iter().rev().copied().take(word.chars().count()).eq(word.chars().rev())
}

/// How many Han characters a text has.
pub(super) fn han(chars: &[char]) -> usize {
    chars.iter().filter(|character| matches!(character, '\u{4e00}'..='\u{9fff}')).count()
}
