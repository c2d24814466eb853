//! Reads the binary tables back; the engine's own reader is the same code.
//!
//! The tables are compiled in and tested, so bytes that end too early simply read as zeros.

pub(crate) mod cloaks;

/// A cursor over varints.
pub(crate) struct Numbers<'a>(std::slice::Iter<'a, u8>);

impl<'a> Numbers<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes.iter())
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.len() == 0
    }

    pub(crate) fn byte(&mut self) -> u8 {
        self.0.next().copied().unwrap_or_default()
    }

    pub(crate) fn next(&mut self) -> u32 {
        let mut value = 0;
        for (byte, shift) in self.0.by_ref().zip((0..32).step_by(7)) {
            value |= u32::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                break;
            }
        }
        value
    }

    /// Adds a signed difference to `value`; wraps around as the two's complement does.
    pub(crate) fn change(&mut self, value: &mut u32) -> u32 {
        let number = self.next();
        *value = value.wrapping_add(number >> 1 ^ (number & 1).wrapping_neg());
        *value
    }

    /// A sorted column of code points.
    fn sources(&mut self) -> Vec<u32> {
        let count = self.next();
        let mut source = 0;
        (0..count)
            .map(|_| {
                source += self.next();
                source
            })
            .collect()
    }
}

/// `fold.bin`: pairs of source and target, sorted by source.
pub(crate) fn fold(bytes: &[u8]) -> Vec<(u32, u32)> {
    let mut numbers = Numbers::new(bytes);
    let mut distance = 0;
    let sources = numbers.sources();
    sources.into_iter().map(|source| (source, source.wrapping_add(numbers.change(&mut distance)))).collect()
}

/// `expand.bin`: each source with its two to four targets, sorted by source.
pub(crate) fn expand(bytes: &[u8]) -> Vec<(u32, Vec<u32>)> {
    let mut numbers = Numbers::new(bytes);
    let mut target = 0;
    let sources = numbers.sources();
    let lengths: Vec<u32> = sources.iter().map(|_| numbers.next()).collect();
    let targets = lengths.iter().map(|length| (0..*length).map(|_| numbers.change(&mut target)).collect());
    sources.iter().copied().zip(targets).collect()
}

/// `classes.bin`: runs of code points, each with its first code point and its class; a run ends where the next begins.
pub(crate) fn classes(bytes: &[u8]) -> Vec<(u32, u8)> {
    let mut numbers = Numbers::new(bytes);
    let mut runs = Vec::new();
    let mut first = 0;
    while !numbers.is_empty() {
        let run = numbers.next();
        runs.push((first, (run & 7) as u8));
        first += run >> 3;
    }
    runs
}
