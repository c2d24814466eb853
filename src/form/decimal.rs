//! The figures of forms: exact decimals of up to twenty-eight digits, of which people type, count and add a few.
//!
//! The score sheets compute with the crate `rust_decimal`, and so could forms; but its code for every size of number is a
//! tenth of what a customer's page may load, where one division in a hundred surveys is done.
//!
//! Invariants: equal numbers are equal values (`1.50` is `1.5`); what has no exact decimal is rounded to twenty-eight
//! digits, halves away from zero; what is too large for them is nothing.

use std::cmp::Ordering;
use std::fmt;

use crate::number;

/// So many digits, and no more behind the point.
const DIGITS: u32 = 28;
/// Numbers stay below this.
const LIMIT: u128 = 10_u128.pow(DIGITS);

/// An exact decimal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Decimal {
    mantissa: i128,
    /// Digits behind the point, none of them a last nought.
    places: u32,
}

impl Decimal {
    /// 0
    pub const ZERO: Self = Self { mantissa: 0, places: 0 };
    /// 1
    pub const ONE: Self = Self { mantissa: 1, places: 0 };
    /// 100
    pub const HUNDRED: Self = Self { mantissa: 100, places: 0 };

    /// A whole number.
    #[must_use]
    pub fn whole(number: impl Into<i64>) -> Self {
        Self { mantissa: i128::from(number.into()), places: 0 }
    }

    /// A count.
    #[must_use]
    pub fn count(number: u64) -> Self {
        Self { mantissa: i128::from(number), places: 0 }
    }

    /// What `text` writes in digits: `12`, `-0.5`. `None` for anything else, and for more digits than fit.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (digits, sign) = match text.as_bytes() {
            [b'-', digits @ ..] => (digits, -1),
            [b'+', digits @ ..] | digits => (digits, 1),
        };
        let (mut magnitude, mut places, mut behind, mut any) = (0_u128, 0, false, false);
        for &byte in digits {
            match byte {
                b'.' if !behind => behind = true,
                // Noughts at the end of a long fraction say nothing.
                b'0' if behind && places == DIGITS => {}
                b'0'..=b'9' => {
                    magnitude = magnitude * 10 + u128::from(byte & 15);
                    places += u32::from(behind);
                    any = true;
                }
                _ => return None,
            }
            if magnitude >= LIMIT || places > DIGITS {
                return None;
            }
        }
        if any { Self::new(magnitude, places, sign) } else { None }
    }

    /// A double as it is written in the fewest digits. `None` for what is too large.
    #[must_use]
    pub fn of_double(double: f64) -> Option<Self> {
        if double.fract() == 0.0 && double.abs() < 1e15 {
            return Some(Self::whole(double as i64));
        }
        let mut text = String::new();
        number::write(double, &mut text);
        let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        let (digits, exponent) = (Self::parse(digits)?, exponent.parse::<i32>().ok()?);
        let power = Self { mantissa: 10_i128.checked_pow(exponent.unsigned_abs()).unwrap_or(i128::MAX), places: 0 };
        if exponent < 0 { digits.over(power) } else { digits.times(power) }
    }

    /// The nearest double.
    #[must_use]
    pub fn to_double(self) -> f64 {
        // Whole numbers of fifteen digits are doubles themselves, and so are powers of ten up to the twenty-second.
        if self.mantissa.unsigned_abs() < 1 << 53 && self.places <= 22 {
            let power = (0..self.places).fold(1.0, |power, _| power * 10.0);
            return self.mantissa as i64 as f64 / power;
        }
        number::read(&self.to_string()).unwrap_or_default()
    }

    /// Digits behind the point.
    #[must_use]
    pub const fn places(self) -> u32 {
        self.places
    }

    /// The sum.
    #[inline(never)]
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        let (left, right, places) = self.beside(other);
        let sum = left + right;
        Self::new(sum.unsigned_abs(), places, sum.signum())
    }

    /// The difference.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(Self { mantissa: -other.mantissa, ..other })
    }

    /// The product.
    #[inline(never)]
    #[must_use]
    pub fn times(self, other: Self) -> Option<Self> {
        const HALF: u128 = 10_u128.pow(DIGITS / 2);
        let halves = |number: Self| (number.mantissa.unsigned_abs() / HALF, number.mantissa.unsigned_abs() % HALF);
        let ((high, low), (others_high, others_low)) = (halves(self), halves(other));
        let middle = high * others_low + low * others_high;
        let below = low * others_low + middle % HALF * HALF;
        let above = high * others_high + middle / HALF + below / LIMIT;
        let places = self.places + other.places;
        // So many digits of the fifty-six there may be are not kept.
        let mut spare = places.saturating_sub(DIGITS);
        while above >= 10_u128.pow(spare) {
            spare += 1;
        }
        let kept = above * 10_u128.pow(DIGITS - spare) + shortened(below % LIMIT, spare);
        Self::new(kept, places.checked_sub(spare)?, self.sign() * other.sign())
    }

    /// The quotient; nothing for a division by zero.
    #[inline(never)]
    #[must_use]
    pub fn over(self, other: Self) -> Option<Self> {
        let divisor = other.mantissa.unsigned_abs();
        let dividend = self.mantissa.unsigned_abs();
        let mut quotient = dividend.checked_div(divisor)?;
        let mut rest = dividend % divisor;
        let mut places = i64::from(self.places) - i64::from(other.places);
        // As a pupil divides, a digit at a time, and one more than is kept, to round by.
        while (rest != 0 && quotient < LIMIT) || places < 0 {
            rest = rest.checked_mul(10)?;
            quotient = quotient.checked_mul(10)? + rest / divisor;
            rest %= divisor;
            places += 1;
        }
        Self::new(quotient, u32::try_from(places).ok()?, self.sign() * other.sign())
    }

    /// The number with so many places at most, halves away from zero.
    #[must_use]
    pub fn rounded(self, places: u32) -> Self {
        let mantissa = self.mantissa.unsigned_abs();
        Self::new(shortened(mantissa, self.places.saturating_sub(places)), self.places.min(places), self.sign())
            .unwrap_or(self)
    }

    const fn sign(self) -> i128 {
        self.mantissa.signum()
    }

    /// A number in its one form; nothing where it is too large.
    #[inline(never)]
    fn new(mut magnitude: u128, mut places: u32, sign: i128) -> Option<Self> {
        let mut spare = places.saturating_sub(DIGITS);
        while magnitude / 10_u128.pow(spare.min(38)) >= LIMIT {
            spare += 1;
        }
        magnitude = shortened(magnitude, spare);
        places = places.checked_sub(spare)?;
        while places > 0 && magnitude.is_multiple_of(10) {
            magnitude /= 10;
            places -= 1;
        }
        let mantissa = i128::try_from(magnitude).ok().filter(|_| magnitude < LIMIT)?;
        Some(Self { mantissa: mantissa * sign, places })
    }

    /// Both numbers with the same places; the finer is rounded where the other is too large for it to matter.
    fn beside(self, other: Self) -> (i128, i128, u32) {
        let mut places = self.places.max(other.places);
        loop {
            match (self.with_places(places), other.with_places(places)) {
                (Some(left), Some(right)) => return (left, right, places),
                _ => places -= 1,
            }
        }
    }

    fn with_places(self, places: u32) -> Option<i128> {
        let Some(more) = places.checked_sub(self.places) else { return self.rounded(places).with_places(places) };
        let wider = self.mantissa.checked_mul(10_i128.pow(more))?;
        // Room for the other one of a sum.
        (wider.unsigned_abs() < u128::MAX / 8).then_some(wider)
    }
}

/// A number without its last digits, halves upwards.
fn shortened(magnitude: u128, digits: u32) -> u128 {
    let Some(power) = 10_u128.checked_pow(digits) else { return 0 };
    magnitude / power + u128::from(magnitude % power >= power.div_ceil(2) && digits > 0)
}

impl Ord for Decimal {
    #[inline(never)]
    fn cmp(&self, other: &Self) -> Ordering {
        if self.places == other.places {
            return self.mantissa.cmp(&other.mantissa);
        }
        let (left, right, _) = self.beside(*other);
        left.cmp(&right)
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut digits = Vec::new();
        let mut rest = self.mantissa.unsigned_abs();
        while rest != 0 || digits.len() <= self.places as usize {
            if digits.len() == self.places as usize && self.places > 0 {
                digits.push(b'.');
            }
            digits.push(b'0' + (rest % 10) as u8);
            rest /= 10;
        }
        if self.mantissa < 0 {
            digits.push(b'-');
        }
        digits.iter().rev().try_for_each(|&digit| formatter.write_str(char::from(digit).encode_utf8(&mut [0; 4])))
    }
}
