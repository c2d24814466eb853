//! Pieces of formulas in words: figures, signs, terms.
//!
//! Invariant: a piece is written behind what is there already; nothing is put together elsewhere and copied.

use crate::score::calculus::{Figure, Gap, Operator};
use crate::score::decimal::{Decimal, product, write};

/// How tightly a piece of a formula holds together; a looser one gets brackets inside a tighter one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hold {
    /// Conditions of which one must hold.
    Or,
    /// Conditions that must all hold.
    And,
    /// A comparison.
    Compare,
    /// Terms.
    Sum,
    /// What begins with a minus sign.
    Negative,
    /// Factors.
    Product,
    /// A figure, a name, or what stands in brackets.
    Whole,
}

/// What does not apply, and what is unknown.
pub(super) const ABSENT: &str = "—";
pub(super) const UNKNOWN: &str = "?";

/// Items of a list that are all shown; of longer ones the last are told by how many they are.
pub(super) const SHOWN_ITEMS: usize = 12;

/// A share in percent.
#[must_use]
pub fn percent(share: Decimal) -> String {
    let mut text = String::new();
    write_percent(&mut text, share);
    text
}

/// Writes a share in percent.
pub fn write_percent(text: &mut String, share: Decimal) -> Hold {
    let hold = write_figure(text, product(share, Decimal::ONE_HUNDRED).unwrap_or(share));
    text.push('%');
    hold
}

pub(super) const fn sign(operator: Operator) -> &'static str {
    match operator {
        Operator::Equal => "=",
        Operator::Unequal => "≠",
        Operator::Less => "<",
        Operator::AtMost => "≤",
        Operator::Greater => ">",
        Operator::AtLeast => "≥",
        Operator::Add => "+",
        Operator::Subtract => "−",
        Operator::Multiply => "×",
        Operator::Divide => "÷",
        Operator::And => "and",
        Operator::Or => "or",
    }
}

/// The comparison that holds when this one doesn't.
pub(super) const fn opposite(operator: Operator) -> Option<Operator> {
    Some(match operator {
        Operator::Equal => Operator::Unequal,
        Operator::Unequal => Operator::Equal,
        Operator::Less => Operator::AtLeast,
        Operator::AtMost => Operator::Greater,
        Operator::Greater => Operator::AtMost,
        Operator::AtLeast => Operator::Less,
        _ => return None,
    })
}

/// Makes what stands behind `start` one more term of the sum before it; a negative one is taken away.
pub(super) fn add(text: &mut String, start: usize) {
    if text[start..].starts_with('−') {
        text.replace_range(start..start + '−'.len_utf8(), " − ");
    } else {
        text.insert_str(start, " + ");
    }
}

/// Figures as a sum.
pub(super) fn write_listed(text: &mut String, figures: &[Decimal]) -> Hold {
    if figures.is_empty() {
        return whole(text, "0");
    }
    let mut hold = Hold::Sum;
    for (nth, figure) in figures.iter().take(SHOWN_ITEMS).enumerate() {
        let start = text.len();
        let own = write_figure(text, *figure);
        if nth > 0 {
            add(text, start);
        } else if figures.len() == 1 {
            hold = own;
        }
    }
    if figures.len() > SHOWN_ITEMS {
        text.push_str(&format!(" + …({})", figures.len() - SHOWN_ITEMS));
    }
    hold
}

pub(super) fn whole(text: &mut String, piece: &str) -> Hold {
    text.push_str(piece);
    Hold::Whole
}

/// Writes a figure as people read it, with a true minus sign.
pub fn write_figure(text: &mut String, figure: Decimal) -> Hold {
    let mantissa = figure.mantissa();
    write(text, '−', mantissa, figure.scale());
    if mantissa < 0 { Hold::Negative } else { Hold::Whole }
}

pub(super) fn write_or_gap(
    text: &mut String,
    figure: Figure,
    write: impl FnOnce(&mut String, Decimal) -> Hold,
) -> Hold {
    match figure {
        Ok(figure) => write(text, figure),
        Err(Gap::NotApplicable | Gap::ZeroDivisor) => whole(text, ABSENT),
        Err(Gap::Unknown | Gap::Overflow | Gap::Weights) => whole(text, UNKNOWN),
    }
}
