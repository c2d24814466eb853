//! Lines between messages: `--------`, `———— 2024-05-01 ————`, `会话ID: 7`, `==== 会话 7 ====`.

use super::head;
use crate::text::Span;
use crate::transcript::stamp::{self, Stamp};
use crate::transcript::units::{digit, is_space, trimmed};
use crate::transcript::words::{Field, Words};

/// Signs that make a line between conversations.
const FEWEST: usize = 3;

/// What stands between messages.
#[derive(Clone, Copy, Debug)]
pub(super) enum Rule {
    /// Signs alone: another conversation begins.
    Line,
    /// A day between signs: the messages that follow are of that day.
    Day(Stamp),
    /// A conversation of this id begins; what else stands on the line.
    Conversation(Span, Span),
    /// Anything else between signs.
    Notice,
}

impl Rule {
    /// Whether it can be told from a part of a message without looking further.
    pub(super) const fn is_named(&self) -> bool {
        !matches!(self, Self::Line)
    }
}

/// Reads a line, which has no blanks around it.
pub(super) fn read(source: &[u16], line: Span, words: &Words) -> Option<Rule> {
    let units = line.of(source);
    let left = units.iter().take_while(|&&unit| is_sign(unit)).count();
    let right = units.iter().rev().take(units.len() - left).take_while(|&&unit| is_sign(unit)).count();
    if left == units.len() {
        return (left >= FEWEST).then_some(Rule::Line);
    }
    let framed = left >= FEWEST && right >= FEWEST;
    let inner = Span::new(line.start + left as u32, line.end - right as u32);
    let inner = trimmed(source, inner);
    if let Some(rule) = conversation(source, if left > 0 { inner } else { line }, words) {
        return Some(rule);
    }
    if !framed {
        return None;
    }
    let day =
        stamp::read(inner.of(source)).filter(|(stamp, length)| stamp.date.is_some() && *length as u32 == inner.len());
    Some(day.map_or(Rule::Notice, |(stamp, _)| Rule::Day(stamp)))
}

/// `会话ID: 7`, `【会话 7】`, `Conversation #7`.
fn conversation(source: &[u16], line: Span, words: &Words) -> Option<Rule> {
    let is_bracket = |unit: &u16| matches!(unit, 0x3010 | 0x3011 | 0x5B | 0x5D | 0x23);
    let units = line.of(source);
    let open = units.iter().take_while(|unit| is_bracket(unit)).count();
    let close = units.iter().rev().take(units.len() - open).take_while(|unit| is_bracket(unit)).count();
    let line = trimmed(source, Span::new(line.start + open as u32, line.end - close as u32));
    if let Some((name, value)) = head::at_colon(source, line, words) {
        let named = matches!(words.field(name.of(source)), Some((Field::Conversation, _)));
        let end =
            value.of(source).iter().position(|&unit| is_space(unit)).map_or(value.end, |at| value.start + at as u32);
        let id = Span::new(value.start, end);
        return (named && !id.is_empty()).then(|| Rule::Conversation(id, trimmed(source, Span::new(end, value.end))));
    }
    // Without a colon only a number is an id: 会话已结束 is a sentence.
    let units = line.of(source);
    let number = units.iter().rev().take_while(|&&unit| digit(unit).is_some()).count();
    let start = line.end - number as u32;
    let mut word = trimmed(source, Span::new(line.start, start));
    while word.end > word.start && is_bracket(&source[word.end as usize - 1]) {
        word.end -= 1;
    }
    let named = number > 0
        && units.len() < 32
        && matches!(words.field(trimmed(source, word).of(source)), Some((Field::Conversation, _)));
    named.then(|| Rule::Conversation(Span::new(start, line.end), Span::new(line.end, line.end)))
}

const fn is_sign(unit: u16) -> bool {
    matches!(
        unit,
        0x2D | 0x3D | 0x2A | 0x5F | 0x7E | 0x23 | 0x2014 | 0x2015 | 0x2500 | 0x2501 | 0x2550 | 0xFF1D | 0xFF0D
    )
}
