//! Pieces that formulas are put together from.

use super::{Hold, Piece, STEADY};
use crate::score::decimal::{Decimal, Mode, Rounding, plain};

/// A figure rounded in the scheme's way. Noise is taken off first, or a half might be seen as a little less.
pub(super) fn rounded(Rounding { mode, places }: Rounding, text: &str) -> String {
    let steady = format!("ROUND({text},{})", STEADY.max(places));
    let power = format!("10^{places}");
    match mode {
        Mode::HalfUp => format!("ROUND({steady},{places})"),
        Mode::Up => format!("ROUNDUP({steady},{places})"),
        Mode::Down => format!("ROUNDDOWN({steady},{places})"),
        Mode::Floor => format!("INT(ROUND({text}*{power},{STEADY}))/{power}"),
        Mode::Ceiling => format!("-INT(-ROUND({text}*{power},{STEADY}))/{power}"),
        // A half that was rounded away from nought, and so to an odd digit, goes back by one.
        Mode::HalfEven => {
            let odd = format!("ROUND(MOD(ABS({steady})*{power},2),{STEADY})=0.5");
            format!("ROUND({steady},{places})-IF({odd},SIGN({steady})/{power},0)")
        }
    }
}

pub(super) fn number(figure: Decimal) -> Piece {
    (plain(figure), if figure.is_sign_negative() { Hold::Product } else { Hold::Whole })
}

pub(super) const fn whole(text: String) -> Piece {
    (text, Hold::Whole)
}

/// A text as a formula has it.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

pub(super) fn summed(terms: impl IntoIterator<Item = String>) -> String {
    let terms: Vec<String> = terms.into_iter().collect();
    format!("SUM({})", listed(&terms))
}

/// Arguments; a function must have one.
pub(super) fn listed(terms: &[String]) -> String {
    if terms.is_empty() { "0".to_owned() } else { terms.join(",") }
}
