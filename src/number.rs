//! Numbers of documents: between the digits people write and the doubles machines keep, exactly, both ways.
//!
//! The standard library does the same faster, with tables and special cases of forty kilobytes; a customer's page should not
//! wait for those. What documents hold, up to fifteen digits, is one multiplication here too.
//!
//! Invariants: what is read is the double nearest to the digits, ties to even; what is written reads back as the same double,
//! in as few digits as that takes.

/// As much as a limb holds: nine decimal digits.
const LIMB: u64 = 1_000_000_000;
/// Bits by which a number is shifted at once: a limb shifted by so many fits twice into a word.
const STEP: u32 = 29;
/// Digits beyond these only tell whether there is anything beyond.
const DIGITS: usize = 800;
/// Integers below this, and powers of ten up to the one beside it, are doubles without rounding.
const EXACT: (u64, i32) = (1 << 53, 22);

/// The double nearest to the number that `text` writes: `-12`, `0.5`, `1e-7`. `None` for what is no number.
#[must_use]
pub(crate) fn read(text: &str) -> Option<f64> {
    let (digits, negative) = text.strip_prefix('-').map_or((text, false), |digits| (digits, true));
    let (digits, exponent) = match digits.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, whole(exponent)?),
        None => (digits, 0),
    };
    let (before, behind) = digits.split_once('.').unwrap_or((digits, ""));
    let sound = !before.is_empty() && before.bytes().chain(behind.bytes()).all(|byte| byte.is_ascii_digit());
    let places = i32::try_from(behind.len()).ok()?;
    let figures: Vec<u8> = before.bytes().chain(behind.bytes()).map(|byte| byte & 15).collect();
    let leading = figures.iter().take_while(|&&digit| digit == 0).count();
    let magnitude = nearest(figures.get(leading..)?, exponent.saturating_sub(places));
    sound.then_some(if negative { -magnitude } else { magnitude })
}

/// An exponent; beyond any double it is only known to be large or small.
fn whole(text: &str) -> Option<i32> {
    let (digits, sign) =
        text.strip_prefix('-').map_or((text.strip_prefix('+').unwrap_or(text), 1), |digits| (digits, -1));
    let sound = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let add = |sum: i32, byte: u8| (sum * 10 + i32::from(byte & 15)).min(100_000);
    sound.then(|| sign * digits.bytes().fold(0, add))
}

/// The double nearest to `digits` times ten to the `exponent`.
fn nearest(digits: &[u8], exponent: i32) -> f64 {
    let integer = digits.iter().take(16).fold(0, |sum: u64, &digit| sum * 10 + u64::from(digit));
    if digits.len() <= 16 && integer < EXACT.0 && exponent.abs() <= EXACT.1 {
        let power = (0..exponent.abs()).fold(1.0, |power, _| power * 10.0);
        return if exponent < 0 { integer as f64 / power } else { integer as f64 * power };
    }
    let length = i32::try_from(digits.len()).unwrap_or(i32::MAX);
    match length.saturating_add(exponent) {
        // Ten to the 310 is beyond all doubles, ten to the minus 330 nearer to nothing than to the least of them.
        311.. => f64::INFINITY,
        ..-330 => 0.0,
        _ => Expanded::of(digits, exponent).nearest(),
    }
}

/// A number in limbs of nine digits, the highest first.
struct Expanded {
    limbs: Vec<u32>,
    /// Limbs before the point.
    whole: usize,
}

impl Expanded {
    fn of(digits: &[u8], exponent: i32) -> Self {
        let mut digits: Vec<u8> = digits.to_vec();
        let mut exponent = exponent;
        if let Some(rest) = digits.get(DIGITS..).filter(|rest| !rest.is_empty()) {
            exponent += i32::try_from(rest.len()).unwrap_or(0);
            let beyond = rest.iter().any(|&digit| digit != 0);
            digits.truncate(DIGITS);
            if let Some(last) = digits.last_mut().filter(|last| **last == 0) {
                *last = u8::from(beyond);
            }
        }
        // The point comes to stand between two limbs.
        while exponent.rem_euclid(9) != 0 {
            digits.push(0);
            exponent -= 1;
        }
        while !digits.len().is_multiple_of(9) {
            digits.insert(0, 0);
        }
        let limb = |nine: &[u8]| nine.iter().fold(0, |sum, &digit| sum * 10 + u32::from(digit));
        let mut limbs: Vec<u32> = digits.chunks(9).map(limb).collect();
        let places = exponent / 9;
        let whole = i32::try_from(limbs.len()).unwrap_or(0) + places;
        let missing = usize::try_from(-whole).unwrap_or(0);
        limbs.splice(0..0, std::iter::repeat_n(0, missing));
        limbs.extend(std::iter::repeat_n(0, usize::try_from(places).unwrap_or(0)));
        Self { limbs, whole: usize::try_from(whole).unwrap_or(0) }
    }

    /// Half of it, `bits` times.
    fn halved(&mut self, bits: u32) {
        let mut rest = 0;
        for limb in &mut self.limbs {
            let number = rest * LIMB + u64::from(*limb);
            *limb = (number >> bits) as u32;
            rest = number & ((1 << bits) - 1);
        }
        while rest != 0 {
            let number = rest * LIMB;
            self.limbs.push((number >> bits) as u32);
            rest = number & ((1 << bits) - 1);
        }
        if self.whole > 0 && self.limbs.first() == Some(&0) {
            self.limbs.remove(0);
            self.whole -= 1;
        }
    }

    /// Twice as much, `bits` times.
    fn doubled(&mut self, bits: u32) {
        let mut carried = 0;
        for limb in self.limbs.iter_mut().rev() {
            let number = (u64::from(*limb) << bits) + carried;
            *limb = (number % LIMB) as u32;
            carried = number / LIMB;
        }
        if carried > 0 {
            self.limbs.insert(0, carried as u32);
            self.whole += 1;
        }
    }

    /// What stands before the point, or more than any mantissa.
    fn integer(&self) -> u64 {
        if self.whole > 2 {
            return u64::MAX;
        }
        self.limbs.iter().take(self.whole).fold(0, |sum, &limb| sum * LIMB + u64::from(limb))
    }

    fn nearest(mut self) -> f64 {
        const LEAST: i32 = -1074;
        let mut exponent = 0;
        while self.integer() >= 1 << 53 {
            let over = 11_u32.saturating_sub(self.integer().leading_zeros());
            let bits = if self.whole > 2 { STEP } else { over.clamp(1, STEP) };
            self.halved(bits);
            exponent += bits as i32;
        }
        while self.integer() < 1 << 52 && exponent > LEAST {
            let wanted = self.integer().leading_zeros() - 11;
            let bits = wanted.clamp(1, STEP).min((exponent - LEAST).unsigned_abs());
            self.doubled(bits);
            exponent -= bits as i32;
        }
        let integer = self.integer();
        let behind = self.limbs.get(self.whole..).unwrap_or_default();
        let half = [u32::try_from(LIMB / 2).unwrap_or(0)];
        let end = behind.iter().rposition(|&limb| limb != 0).map_or(0, |last| last + 1);
        let up = match behind[..end].cmp(&half[..]) {
            std::cmp::Ordering::Less => 0,
            std::cmp::Ordering::Equal => integer & 1,
            std::cmp::Ordering::Greater => 1,
        };
        // The highest bit of the mantissa adds the one that the exponent of a normal number is more.
        let bits = (((exponent - LEAST) as u64) << 52) + integer + up;
        f64::from_bits(bits.min(f64::INFINITY.to_bits()))
    }
}

/// Writes a number as JSON does; what is none is `null`.
pub(crate) fn write(number: f64, text: &mut String) {
    if !number.is_finite() {
        return text.push_str("null");
    }
    if number < 0.0 {
        text.push('-');
    }
    let number = number.abs();
    if number < EXACT.0 as f64 && number.fract() == 0.0 {
        return text.push_str(&(number as u64).to_string());
    }
    let (digits, point) = expansion(number);
    for length in 1..=17 {
        let shown = rounded(&digits, point, length);
        if length == 17 || read(&shown) == Some(number) {
            return text.push_str(&shown);
        }
    }
}

/// All digits of a number, and how many of them stand before the point.
fn expansion(number: f64) -> (Vec<u8>, i32) {
    let bits = number.to_bits();
    let (field, fraction) = (bits >> 52, bits & ((1 << 52) - 1));
    let mantissa = if field == 0 { fraction } else { fraction | 1 << 52 };
    let mut exponent = (field.max(1) as i32) - 1075;
    let limbs = [mantissa / LIMB, mantissa % LIMB].map(|limb| limb as u32).to_vec();
    let mut expanded = Expanded { limbs, whole: 2 };
    while exponent != 0 {
        let bits = exponent.unsigned_abs().min(STEP);
        if exponent < 0 {
            expanded.halved(bits);
            exponent += bits as i32;
        } else {
            expanded.doubled(bits);
            exponent -= bits as i32;
        }
    }
    let all = expanded.limbs.iter().flat_map(|&limb| {
        let place = move |nth: u32| (limb / 10_u32.pow(8 - nth) % 10) as u8;
        (0..9).map(place)
    });
    let digits: Vec<u8> = all.collect();
    let leading = digits.iter().take_while(|&&digit| digit == 0).count();
    let point = 9 * expanded.whole as i32 - leading as i32;
    (digits[leading..].to_vec(), point)
}

/// The first digits of a number, the last of them rounded: `0.25`, `12e40`.
fn rounded(digits: &[u8], point: i32, length: usize) -> String {
    let mut kept: Vec<u8> = digits.iter().copied().chain(std::iter::repeat(0)).take(length).collect();
    let mut point = point;
    if digits.get(length).is_some_and(|&next| next >= 5) {
        let mut at = length;
        while at > 0 && kept[at - 1] == 9 {
            at -= 1;
            kept[at] = 0;
        }
        match at.checked_sub(1) {
            Some(last) => kept[last] += 1,
            None => {
                kept[0] = 1;
                point += 1;
            }
        }
    }
    let figures: String = kept.iter().map(|&digit| char::from(b'0' + digit)).collect();
    let (length, zeros) = (figures.len() as i32, |count: i32| "0".repeat(count.unsigned_abs() as usize));
    match point {
        _ if !(-5..=21).contains(&point) => format!("{figures}e{}", point - length),
        _ if point <= 0 => format!("0.{}{figures}", zeros(point)),
        _ if point >= length => format!("{figures}{}", zeros(point - length)),
        _ => format!("{}.{}", &figures[..point as usize], &figures[point as usize..]),
    }
}

#[cfg(test)]
mod tests {
    use super::{read, write};

    fn written(number: f64) -> String {
        let mut text = String::new();
        write(number, &mut text);
        text
    }

    #[test]
    fn numbers_read_as_the_standard_library_reads_them() {
        for text in [
            "0",
            "-0",
            "7",
            "-12.5",
            "0.1",
            "1e-7",
            "123456789012345678",
            "9007199254740993",
            "0.30000000000000004",
            "1.7976931348623157e308",
            "1.8e308",
            "1e400",
            "5e-324",
            "2.4703282292062327e-324",
            "2.4703282292062328e-324",
            "2.2250738585072011e-308",
            "2.2250738585072014e-308",
            "6.02214076e23",
            "1e23",
            "8.5e22",
            "1e-400",
            "00012",
            "0.000000000000000000000000000001",
            "179769313486231580793728971405301e276",
            "4.35",
            "1E+2",
            "1e99999999999",
        ] {
            assert_eq!(read(text).map(f64::to_bits), text.parse().ok().map(f64::to_bits), "{text}");
        }
        let long = format!("0.{}1", "0".repeat(2000));
        assert_eq!(read(&long), Some(0.0));
        let half = format!("9007199254740992.5{}1", "0".repeat(1000));
        assert_eq!(read(&half), half.parse().ok());
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in ["", "-", ".5", "1e", "1e+", "--1", "1.2.3", "1,5", "e5", "NaN", "inf", "0x10", " 1"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_are_written_short_and_read_back() {
        for (number, text) in [
            (0.0, "0"),
            (-3.0, "-3"),
            (0.5, "0.5"),
            (0.1 + 0.2, "0.30000000000000004"),
            (1e20, "100000000000000000000"),
            (1e21, "1e21"),
            (1e22, "1e22"),
            (1e-7, "1e-7"),
            (-2.5e-10, "-25e-11"),
            (f64::MAX, "17976931348623157e292"),
            (5e-324, "5e-324"),
            (0.000_123, "0.000123"),
            (f64::NAN, "null"),
            (123.456, "123.456"),
            (9.995, "9.995"),
            (1e15 + 0.5, "1000000000000000.5"),
        ] {
            assert_eq!(written(number), text, "{number:e}");
        }
        let mut bits = 1_u64;
        for _ in 0..2000 {
            bits = bits.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let number = f64::from_bits(bits);
            if number.is_finite() {
                let text = written(number);
                assert_eq!(read(&text), Some(number), "{text}");
                assert_eq!(text.parse(), Ok(number), "{text}");
            }
        }
    }
}
