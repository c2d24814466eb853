//! Exact decimals: from what people and documents write, rounded in a named way, and printed.
//!
//! Refuses to know: what a figure is for.

pub use rust_decimal::Decimal;
use rust_decimal::RoundingStrategy;

/// A way of rounding.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// To the nearer; a half goes away from nought, as is usual in China (四舍五入).
    #[default]
    HalfUp,
    /// To the nearer; a half goes to the even neighbour.
    HalfEven,
    /// Away from nought.
    Up,
    /// Towards nought.
    Down,
    /// To the smaller.
    Floor,
    /// To the larger.
    Ceiling,
}

impl Mode {
    /// All of them, with their names in documents.
    pub const NAMES: [(&'static str, Self); 6] = [
        ("half-up", Self::HalfUp),
        ("half-even", Self::HalfEven),
        ("up", Self::Up),
        ("down", Self::Down),
        ("floor", Self::Floor),
        ("ceiling", Self::Ceiling),
    ];

    const fn strategy(self) -> RoundingStrategy {
        match self {
            Self::HalfUp => RoundingStrategy::MidpointAwayFromZero,
            Self::HalfEven => RoundingStrategy::MidpointNearestEven,
            Self::Up => RoundingStrategy::AwayFromZero,
            Self::Down => RoundingStrategy::ToZero,
            Self::Floor => RoundingStrategy::ToNegativeInfinity,
            Self::Ceiling => RoundingStrategy::ToPositiveInfinity,
        }
    }
}

/// How a figure is rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rounding {
    /// Which way.
    pub mode: Mode,
    /// To how many places behind the point.
    pub places: u32,
}

impl Default for Rounding {
    fn default() -> Self {
        Self { mode: Mode::HalfUp, places: 2 }
    }
}

impl Rounding {
    /// To whole numbers.
    #[must_use]
    pub const fn whole(mode: Mode) -> Self {
        Self { mode, places: 0 }
    }

    /// `figure`, rounded.
    #[must_use]
    pub fn of(self, figure: Decimal) -> Decimal {
        if figure.scale() <= self.places {
            figure
        } else {
            figure.round_dp_with_strategy(self.places, self.mode.strategy())
        }
    }
}

/// Places behind the point that a figure is kept to. A quotient that does not end is carried to more of them, so that
/// 13 ÷ 15 × 30 is 26 and not a little more, which a comparison would see.
pub(super) const KEPT: Rounding = Rounding { mode: Mode::HalfEven, places: 15 };

/// A figure as it is kept and compared.
#[must_use]
pub fn settled(figure: Decimal) -> Decimal {
    KEPT.of(figure)
}

/// Their sum; `None` if it is larger than a decimal can be. The four operations stand here once: put in where they are used,
/// each would be two kilobytes every time.
#[inline(never)]
#[must_use]
pub fn sum(left: Decimal, right: Decimal) -> Option<Decimal> {
    left.checked_add(right)
}

/// The left without the right; `None` if that is larger than a decimal can be.
#[must_use]
pub fn difference(left: Decimal, right: Decimal) -> Option<Decimal> {
    if right.is_zero() { Some(left) } else { sum(left, -right) }
}

/// Their product; `None` if it is larger than a decimal can be.
#[inline(never)]
#[must_use]
pub fn product(left: Decimal, right: Decimal) -> Option<Decimal> {
    left.checked_mul(right)
}

/// The left divided by the right; `None` if that is nought, or the quotient larger than a decimal can be.
#[inline(never)]
#[must_use]
pub fn quotient(left: Decimal, right: Decimal) -> Option<Decimal> {
    left.checked_div(right)
}

/// A figure given in percent as the share it is.
#[must_use]
pub fn share(percent: Decimal) -> Decimal {
    quotient(percent, Decimal::ONE_HUNDRED).unwrap_or_default()
}

/// A whole figure as a number; the places behind its point are left out.
#[inline(never)]
#[must_use]
pub fn whole(figure: Decimal) -> Option<i64> {
    i64::try_from(figure).ok()
}

/// The decimal that a number of a document stands for: the shortest that reads back as the same number. `None` for what
/// is no number, or too large.
#[must_use]
pub fn from_number(number: f64) -> Option<Decimal> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let mut power = 1.0;
    for places in 0..=22 {
        let mantissa = (number * power).round();
        if mantissa.abs() > EXACT {
            break;
        }
        // Both are exact, so that the quotient is the number nearest to that decimal.
        if mantissa / power == number {
            return Decimal::try_from_i128_with_scale(mantissa as i128, places).ok();
        }
        power *= 10.0;
    }
    let whole = number.fract() == 0.0 && number.abs() < 1e28;
    whole.then(|| Decimal::try_from_i128_with_scale(number as i128, 0).ok()).flatten()
}

/// The decimal in a text that is one: digits with at most one point, a sign before, commas between groups of three. Full-width
/// forms are read as well. `None` for anything else, and for more digits than a decimal holds.
#[must_use]
pub fn from_text(text: &str) -> Option<Decimal> {
    let mut signs = text.trim().chars().peekable();
    let negative = match signs.peek()? {
        '-' | '−' | '－' => true,
        '+' | '＋' => false,
        _ => return digits(signs, false),
    };
    signs.next();
    digits(signs, negative)
}

fn digits(characters: impl Iterator<Item = char>, negative: bool) -> Option<Decimal> {
    let (mut mantissa, mut scale, mut point, mut any) = (0_i128, 0_u32, false, false);
    // Digits since the last comma, once there is one.
    let mut group: Option<u32> = None;
    let mut before_comma = 0;
    for character in characters {
        match character {
            '.' | '．' if !point => point = true,
            ',' | '，' if !point && any && group.map_or(before_comma <= 3, |digits| digits == 3) => group = Some(0),
            _ => {
                let digit = digit(character)?;
                mantissa = mantissa.checked_mul(10)?.checked_add(i128::from(digit))?;
                any = true;
                if point {
                    scale += 1;
                } else if let Some(digits) = &mut group {
                    *digits += 1;
                } else {
                    before_comma += 1;
                }
            }
        }
    }
    if !any || group.is_some_and(|digits| digits != 3) {
        return None;
    }
    Decimal::try_from_i128_with_scale(if negative { -mantissa } else { mantissa }, scale).ok()
}

/// The value of a digit, full-width ones included.
pub(super) fn digit(character: char) -> Option<u32> {
    match character {
        '0'..='9' => Some(character as u32 - '0' as u32),
        '０'..='９' => Some(character as u32 - '０' as u32),
        _ => None,
    }
}

/// A figure as a text for machines: `-2.5`, without zeros at its end.
#[must_use]
pub fn plain(figure: Decimal) -> String {
    let mut text = String::new();
    write(&mut text, '-', figure.mantissa(), figure.scale());
    text
}

/// Writes a figure behind a text, without zeros at its end: a whole number of which so many digits stand behind the point, with
/// `minus` before it if it is negative.
pub fn write(text: &mut String, minus: char, mantissa: i128, places: u32) {
    let (mut rest, mut left) = (mantissa.unsigned_abs(), places);
    while left > 0 {
        let (shorter, digit) = last_digit(rest);
        if digit != 0 {
            break;
        }
        (rest, left) = (shorter, left - 1);
    }
    if mantissa < 0 {
        text.push(minus);
    }
    // From the last digit to the first: a number of that size, its point, and noughts before it.
    let (mut digits, mut start) = ([b'0'; 80], 80);
    loop {
        let digit;
        (rest, digit) = last_digit(rest);
        start -= 1;
        digits[start] += digit;
        if left == 1 {
            start -= 1;
            digits[start] = b'.';
        }
        if rest == 0 && left <= 1 {
            start -= left as usize;
            break;
        }
        left = left.saturating_sub(1);
    }
    text.push_str(std::str::from_utf8(&digits[start..]).unwrap_or_default());
}

/// A number without its last digit, and that. Most are short, and dividing long ones costs many times more.
fn last_digit(number: u128) -> (u128, u8) {
    match u64::try_from(number) {
        Ok(short) => (u128::from(short / 10), (short % 10) as u8),
        Err(_) => (number / 10, (number % 10) as u8),
    }
}

/// A figure as people read it, with a true minus sign.
#[must_use]
pub fn worded(figure: Decimal) -> String {
    let mut text = String::new();
    write(&mut text, '−', figure.mantissa(), figure.scale());
    text
}
