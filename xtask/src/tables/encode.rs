//! Writes the binary tables; `decode` reads them.
//!
//! Varint: seven bits a byte, the lowest first, the high bit says that more follow. Signed numbers are zigzag coded
//! (0, -1, 1, -2 … as 0, 1, 2, 3 …). Sources ascend and are coded as the difference to the one before, from 0 on. Each
//! column stands by itself, because like compresses best beside like.
//!
//! - `fold.bin`: count · sources · for each, how much its distance (target minus source) differs from the distance before
//! - `expand.bin`: count · sources · lengths (2 to 4) · for each target, how much it differs from the target before
//! - `classes.bin`: runs of code points from 0 to 0x10FFFF, each as length times eight plus class

use super::classes::Class;
use super::reading::Readings;

pub(super) fn fold(readings: &Readings) -> Vec<u8> {
    let mut bytes = Vec::new();
    sources(&mut bytes, readings.fold.keys());
    let mut before = 0;
    for (source, target) in &readings.fold {
        let distance = i64::from(u32::from(*target)) - i64::from(u32::from(*source));
        write_signed(&mut bytes, distance - before);
        before = distance;
    }
    bytes
}

pub(super) fn expand(readings: &Readings) -> Vec<u8> {
    let mut bytes = Vec::new();
    sources(&mut bytes, readings.expand.keys());
    for targets in readings.expand.values() {
        write(&mut bytes, targets.len());
    }
    let mut before = 0;
    for target in readings.expand.values().flatten() {
        let target = i64::from(u32::from(*target));
        write_signed(&mut bytes, target - before);
        before = target;
    }
    bytes
}

pub(super) fn classes(classes: &[Class]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for run in classes.chunk_by(PartialEq::eq) {
        let class = run.first().map_or(0, |class| *class as usize);
        write(&mut bytes, run.len() << 3 | class);
    }
    bytes
}

/// The count of sources, and the sources.
pub(super) fn sources<'a>(bytes: &mut Vec<u8>, sources: impl ExactSizeIterator<Item = &'a char>) {
    write(bytes, sources.len());
    let mut before = 0;
    for source in sources {
        let source = u32::from(*source);
        write(bytes, (source - before) as usize);
        before = source;
    }
}

pub(super) fn write_signed(bytes: &mut Vec<u8>, value: i64) {
    write(bytes, (value << 1 ^ value >> 63) as usize);
}

pub(super) fn write(bytes: &mut Vec<u8>, mut value: usize) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}
