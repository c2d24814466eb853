//! Figures with the range that chance leaves open: 95 % intervals.
//!
//! Shares by Wilson (1927), which never leaves 0 to 1 and stays honest for few answers; differences of shares by Newcombe (1998,
//! method 10); means by Student's t, their differences by Welch; the Net Promoter Score by the variance of a multinomial.

/// The 97.5 % point of the normal distribution.
const Z: f64 = 1.959_963_984_540_054;

/// The 97.5 % points of Student's t for 1 to 9 degrees of freedom; from 10 on [`t`] is right to five places.
const T: [f64; 9] =
    [12.706_205, 4.302_653, 3.182_446, 2.776_445, 2.570_582, 2.446_912, 2.364_624, 2.306_004, 2.262_157];

/// A figure and its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The figure.
    pub value: f64,
    /// The lower bound.
    pub low: f64,
    /// The upper bound.
    pub high: f64,
}

/// How many of how many, by what was observed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Those that count.
    pub count: u64,
    /// All.
    pub of: u64,
}

/// Mean and spread of figures as they come (Welford 1962).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Moments {
    /// How many figures.
    pub count: u64,
    mean: f64,
    squares: f64,
}

/// Promoters, passives and detractors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Promoters {
    /// Those of 9 and 10.
    pub promoters: u64,
    /// Those of 7 and 8.
    pub passives: u64,
    /// Those of 0 to 6.
    pub detractors: u64,
}

impl Share {
    /// The share with its interval; nothing of nothing.
    #[must_use]
    pub fn estimate(self) -> Option<Estimate> {
        if self.of == 0 {
            return None;
        }
        let (count, of) = (self.count as f64, self.of as f64);
        let (share, square) = (count / of, Z * Z);
        let middle = (share + square / (2.0 * of)) / (1.0 + square / of);
        let half = Z / (1.0 + square / of) * (share * (1.0 - share) / of + square / (4.0 * of * of)).sqrt();
        // At the ends the bound is the end itself; computed, it would miss it by a rounding.
        let low = if self.count == 0 { 0.0 } else { middle - half };
        let high = if self.count == self.of { 1.0 } else { middle + half };
        Some(Estimate { value: share, low, high })
    }

    /// By how much this share is above another.
    #[must_use]
    pub fn above(self, other: Self) -> Option<Estimate> {
        let (one, two) = (self.estimate()?, other.estimate()?);
        let value = one.value - two.value;
        let down = (one.value - one.low).hypot(two.high - two.value);
        let up = (one.high - one.value).hypot(two.value - two.low);
        Some(Estimate { value, low: value - down, high: value + up })
    }

    /// Both together.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self { count: self.count + other.count, of: self.of + other.of }
    }
}

impl Moments {
    /// Takes one more figure in.
    pub fn add(&mut self, figure: f64) {
        self.count += 1;
        let before = figure - self.mean;
        self.mean += before / self.count as f64;
        self.squares += before * (figure - self.mean);
    }

    /// Both together (Chan, Golub and LeVeque 1979).
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        let count = self.count + other.count;
        if count == 0 {
            return self;
        }
        let (one, two, all) = (self.count as f64, other.count as f64, count as f64);
        let apart = other.mean - self.mean;
        Self {
            count,
            mean: (self.mean * one + other.mean * two) / all,
            squares: self.squares + other.squares + apart * apart * one * two / all,
        }
    }

    /// The mean with its interval. One figure alone has no interval: its bounds are not numbers.
    #[must_use]
    pub fn estimate(self) -> Option<Estimate> {
        if self.count == 0 {
            return None;
        }
        let half = match self.error() {
            Some(variance) => t(self.count as f64 - 1.0) * variance.sqrt(),
            None => f64::NAN,
        };
        Some(Estimate { value: self.mean, low: self.mean - half, high: self.mean + half })
    }

    /// By how much this mean is above another.
    #[must_use]
    pub fn above(self, other: Self) -> Option<Estimate> {
        let (one, two) = (self.error()?, other.error()?);
        let value = self.mean - other.mean;
        let variance = one + two;
        if variance == 0.0 {
            return Some(Estimate { value, low: value, high: value });
        }
        let parts = one * one / (self.count as f64 - 1.0) + two * two / (other.count as f64 - 1.0);
        let half = t(variance * variance / parts) * variance.sqrt();
        Some(Estimate { value, low: value - half, high: value + half })
    }

    /// The variance of the mean.
    fn error(self) -> Option<f64> {
        let count = self.count as f64;
        (self.count > 1).then(|| self.squares.max(0.0) / (count - 1.0) / count)
    }
}

impl Promoters {
    /// All of them.
    #[must_use]
    pub const fn all(self) -> u64 {
        self.promoters + self.passives + self.detractors
    }

    /// Promoters less detractors, from -1 to 1, with the interval.
    #[must_use]
    pub fn estimate(self) -> Option<Estimate> {
        let (value, variance) = self.spread()?;
        if variance == 0.0 {
            return Some(self.unanimous(value));
        }
        let half = Z * variance.sqrt();
        Some(Estimate { value, low: (value - half).max(-1.0), high: (value + half).min(1.0) })
    }

    /// By how much this score is above another.
    #[must_use]
    pub fn above(self, other: Self) -> Option<Estimate> {
        let ((one, first), (two, second)) = (self.spread()?, other.spread()?);
        let (value, half) = (one - two, Z * (first + second).sqrt());
        Some(Estimate { value, low: value - half, high: value + half })
    }

    /// Both together.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self {
            promoters: self.promoters + other.promoters,
            passives: self.passives + other.passives,
            detractors: self.detractors + other.detractors,
        }
    }

    fn spread(self) -> Option<(f64, f64)> {
        if self.all() == 0 {
            return None;
        }
        let all = self.all() as f64;
        let (up, down) = (self.promoters as f64 / all, self.detractors as f64 / all);
        let value = up - down;
        Some((value, (up + down - value * value) / all))
    }

    /// Where all say the same, the variance is nothing and chance is not: the share of those who could say otherwise is
    /// bounded as Wilson bounds it, and all of them are taken to be of the other end.
    fn unanimous(self, value: f64) -> Estimate {
        let least = Share { count: self.all(), of: self.all() }.estimate().map_or(0.0, |share| share.low);
        let away = 1.0 - least;
        if value > 0.0 {
            Estimate { value, low: 1.0 - 2.0 * away, high: 1.0 }
        } else if value < 0.0 {
            Estimate { value, low: -1.0, high: 2.0 * away - 1.0 }
        } else {
            Estimate { value, low: -away, high: away }
        }
    }
}

/// The 97.5 % point of Student's t, between whole degrees of freedom too (the expansion of Cornish and Fisher).
fn t(degrees: f64) -> f64 {
    if degrees < 10.0 {
        // Between two degrees of freedom the greater value is taken: the interval is too wide rather than too narrow.
        let at = (degrees.max(1.0) as usize).min(T.len()) - 1;
        return T[at];
    }
    let z2 = Z * Z;
    let first = Z * (z2 + 1.0) / 4.0;
    let second = Z * ((5.0 * z2 + 16.0) * z2 + 3.0) / 96.0;
    let third = Z * (((3.0 * z2 + 19.0) * z2 + 17.0) * z2 - 15.0) / 384.0;
    let fourth = Z * ((((79.0 * z2 + 776.0) * z2 + 1482.0) * z2 - 1920.0) * z2 - 945.0) / 92_160.0;
    Z + (first + (second + (third + fourth / degrees) / degrees) / degrees) / degrees
}

/// How many answers bring a share to within `margin` (0.05 for five points) in the worst case, out of `population` people if
/// that is known (Cochran 1977).
#[must_use]
pub fn needed(margin: f64, population: Option<u64>) -> u64 {
    if !(margin > 0.0 && margin < 1.0) {
        return 0;
    }
    let unlimited = Z * Z * 0.25 / (margin * margin);
    let limited =
        population.map_or(unlimited, |people| unlimited / (1.0 + (unlimited - 1.0) / (people as f64).max(1.0)));
    // A hair over a whole number is the rounding of the computation, not another answer.
    (limited - 1e-9).ceil() as u64
}
