//! One step: an operation on registers.

use crate::score::calculus::Operator;
use crate::score::decimal::Mode;

/// Integers below this are exact as decimals, whatever their places.
const EXACT: u128 = 1 << 96;

/// An operation. Registers by their numbers: first the one that is written.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    Add(usize, usize, usize),
    Subtract(usize, usize, usize),
    /// The product; with a quotient among the factors it may be longer than a decimal.
    Multiply(usize, usize, usize, bool),
    /// The quotient of the first, raised by so many places, and the second.
    Divide(usize, usize, usize, u32),
    Least(usize, usize, usize),
    Most(usize, usize, usize),
    Abs(usize, usize),
    /// So many places more; beside a quotient it may get longer than a decimal.
    Raise(usize, usize, u32, bool),
    /// So many places fewer.
    Round(usize, usize, u32, Mode),
    /// The same of a figure that a quotient went into: not where the last of its digits would decide.
    Settle(usize, usize, u32),
    Compare(Operator, usize, usize, usize),
    /// On to that step unless the register holds.
    Unless(usize, usize),
    /// On to that step.
    Go(usize),
    /// Not if the register is larger than that many digits.
    Within(usize, u32),
    /// Not this way.
    Stop,
}

impl Step {
    /// Takes the step that stands `at`: the place of the next one.
    #[inline]
    pub(super) fn take(self, registers: &mut [i128], at: usize) -> Option<usize> {
        let of = |register: usize| registers.get(register).copied();
        let (to, value) = match self {
            Self::Add(to, left, right) => (to, of(left)?.checked_add(of(right)?)?),
            Self::Subtract(to, left, right) => (to, of(left)?.checked_sub(of(right)?)?),
            Self::Multiply(to, left, right, loose) => (to, product(of(left)?, of(right)?, loose)?),
            Self::Divide(to, left, right, raise) => (to, quotient(of(left)?, of(right)?, raise)?),
            Self::Least(to, left, right) => (to, of(left)?.min(of(right)?)),
            Self::Most(to, left, right) => (to, of(left)?.max(of(right)?)),
            Self::Abs(to, from) => (to, of(from)?.abs()),
            Self::Raise(to, from, by, loose) => (to, raised(of(from)?, by, loose)?),
            Self::Round(to, from, drop, mode) => (to, rounded(of(from)?, drop, mode)?),
            Self::Settle(to, from, drop) => (to, settled(of(from)?, drop)?),
            Self::Compare(operator, to, left, right) => (to, compared(operator, of(left)?, of(right)?).into()),
            Self::Unless(register, on) => return Some(if of(register)? == 0 { on } else { at + 1 }),
            Self::Go(on) => return Some(on),
            Self::Within(register, digits) => {
                return (of(register)?.unsigned_abs() < power(digits)?.unsigned_abs()).then_some(at + 1);
            }
            Self::Stop => return None,
        };
        *registers.get_mut(to)? = value;
        Some(at + 1)
    }
}

/// Ten to the powers that an integer holds.
const POWERS: [i128; 39] = {
    let mut powers = [1; 39];
    let mut at = 1;
    while at < powers.len() {
        powers[at] = powers[at - 1] * 10;
        at += 1;
    }
    powers
};

/// Ten to that power.
pub(super) fn power(places: u32) -> Option<i128> {
    POWERS.get(places as usize).copied()
}

/// A number with so many places more.
pub(super) fn raised(number: i128, places: u32, loose: bool) -> Option<i128> {
    if places == 0 { Some(number) } else { product(number, power(places)?, loose) }
}

/// The product of two. Unless it is `loose` it must be exact as a decimal.
fn product(left: i128, right: i128, loose: bool) -> Option<i128> {
    let product = match (i64::try_from(left), i64::try_from(right)) {
        (Ok(left), Ok(right)) => i128::from(left) * i128::from(right),
        _ => left.checked_mul(right)?,
    };
    (loose || product.unsigned_abs() < EXACT).then_some(product)
}

/// The quotient with so many places more, the rest cut off. Short numbers are divided by hand, nine digits at a time.
fn quotient(left: i128, right: i128, places: u32) -> Option<i128> {
    const CHUNK: u32 = 9;
    const SHORT: i64 = 1_000_000_000;
    match (i64::try_from(left), i64::try_from(right)) {
        (Ok(left), Ok(right)) if right.abs() < SHORT && right != 0 && left.abs() < SHORT => {
            let (mut quotient, mut rest, mut left_over) = (i128::from(left / right), left % right, places);
            while left_over > 0 {
                let digits = left_over.min(CHUNK);
                let by = power(digits)? as i64;
                rest *= by;
                quotient = quotient * i128::from(by) + i128::from(rest / right);
                rest %= right;
                left_over -= digits;
            }
            Some(quotient)
        }
        _ => raised(left, places, true)?.checked_div(right),
    }
}

/// Quotient and rest. Most numbers are short, and dividing long ones costs many times more.
fn divided(number: i128, by: i128) -> (i128, i128) {
    match (i64::try_from(number), i64::try_from(by)) {
        (Ok(number), Ok(by)) => ((number / by).into(), (number % by).into()),
        _ => (number / by, number % by),
    }
}

fn rounded(number: i128, drop: u32, mode: Mode) -> Option<i128> {
    let by = power(drop)?;
    let (kept, rest) = divided(number, by);
    let half = (rest.unsigned_abs() * 2).cmp(&by.unsigned_abs());
    let away = match mode {
        Mode::HalfUp => half.is_ge(),
        Mode::HalfEven => half.is_gt() || half.is_eq() && kept % 2 != 0,
        Mode::Up => rest != 0,
        Mode::Down => false,
        Mode::Floor => rest < 0,
        Mode::Ceiling => rest > 0,
    };
    Some(if away { kept + number.signum() } else { kept })
}

/// A figure whose last digits may be off, without them. Whether the other way, whose last digits are off as well, comes to the
/// same is certain unless the figure is very large or lies within a ten-thousandth of a half.
fn settled(number: i128, drop: u32) -> Option<i128> {
    const LARGEST: u32 = 23;
    let by = power(drop)?;
    let (kept, rest) = divided(number, by);
    let from_half = (rest.abs() * 2 - by).abs();
    let sure = from_half > by / 10_000 && kept.abs() < power(LARGEST)?;
    sure.then(|| if rest.abs() * 2 > by { kept + number.signum() } else { kept })
}

fn compared(operator: Operator, left: i128, right: i128) -> bool {
    match operator {
        Operator::Equal => left == right,
        Operator::Unequal => left != right,
        Operator::Less => left < right,
        Operator::AtMost => left <= right,
        Operator::Greater => left > right,
        _ => left >= right,
    }
}
