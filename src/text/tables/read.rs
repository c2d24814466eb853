//! Reads the tables of folding; what they are made of is described with their generator, which compiles this file too.
//!
//! The tables are compiled in and tested, so bytes that end too early simply read as zeros.

/// A cursor over little-endian base-128 numbers.
struct Numbers<'a>(std::slice::Iter<'a, u8>);

impl<'a> Numbers<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Self(bytes.iter())
    }

    fn next(&mut self) -> u32 {
        let mut value = 0;
        for (byte, shift) in self.0.by_ref().zip((0..32).step_by(7)) {
            value |= u32::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                break;
            }
        }
        value
    }

    /// Adds a signed difference to `value`.
    fn change(&mut self, value: &mut u32) -> u32 {
        let number = self.next();
        *value = value.wrapping_add(number >> 1 ^ (number & 1).wrapping_neg());
        *value
    }

    fn ascending(&mut self) -> Vec<u32> {
        let count = self.next();
        let mut source = 0u32;
        (0..count)
            .map(|_| {
                source = source.wrapping_add(self.next());
                source
            })
            .collect()
    }
}

/// `fold.bin`: each source and its target, sorted by source.
pub(crate) fn folds(bytes: &[u8]) -> Vec<(u32, u32)> {
    let mut numbers = Numbers::new(bytes);
    let mut distance = 0;
    let sources = numbers.ascending();
    sources.into_iter().map(|source| (source, source.wrapping_add(numbers.change(&mut distance)))).collect()
}

/// `expand.bin`: each source with its two to four targets, sorted by source.
pub(crate) fn expansions(bytes: &[u8]) -> Vec<(u32, Vec<u16>)> {
    let mut numbers = Numbers::new(bytes);
    let mut target = 0;
    let sources = numbers.ascending();
    let lengths: Vec<u32> = sources.iter().map(|_| numbers.next()).collect();
    let targets = lengths
        .iter()
        .map(|&length| (0..length).filter_map(|_| u16::try_from(numbers.change(&mut target)).ok()).collect());
    sources.iter().copied().zip(targets).collect()
}

/// `classes.bin`: runs of code points, each with its first code point and its class; a run ends where the next begins.
pub(crate) fn classes(bytes: &[u8]) -> Vec<(u32, u8)> {
    let mut numbers = Numbers::new(bytes);
    let mut runs = Vec::new();
    let mut first = 0u32;
    while numbers.0.len() > 0 {
        let run = numbers.next();
        runs.push((first, (run & 7) as u8));
        first += run >> 3;
    }
    runs
}
