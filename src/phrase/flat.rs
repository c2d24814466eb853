//! Many short texts in one piece of memory: a hundred thousand phrases are two allocations, not two hundred thousand.

use super::image::Wire;

/// Lists of code units, one behind the other.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists {
    units: Vec<u16>,
    /// Where each list starts, and where the last one ends; nothing as long as there is none.
    bounds: Vec<u32>,
}

impl Lists {
    /// Room for `lists` lists of `units` units together: growing step by step would need twice the memory for a moment.
    pub(super) fn with_room(lists: usize, units: usize) -> Self {
        Self { units: Vec::with_capacity(units), bounds: Vec::with_capacity(lists + 1) }
    }

    pub(super) fn push(&mut self, list: &[u16]) {
        if self.bounds.is_empty() {
            self.bounds.push(0);
        }
        self.units.extend_from_slice(list);
        self.bounds.push(self.units.len() as u32);
    }

    pub(super) fn len(&self) -> usize {
        self.bounds.len().saturating_sub(1)
    }

    /// How many units there are in all lists together.
    pub(super) fn units(&self) -> usize {
        self.units.len()
    }

    /// The list `at`; empty where there is none.
    #[inline]
    pub(super) fn get(&self, at: usize) -> &[u16] {
        match self.bounds.get(at..at + 2) {
            Some(&[start, end]) => self.units.get(start as usize..end as usize).unwrap_or_default(),
            _ => &[],
        }
    }

    /// Unit `offset` of the list `at`, which must be long enough to have one.
    #[inline]
    pub(super) fn unit(&self, at: usize, offset: usize) -> u16 {
        self.units[self.bounds[at] as usize + offset]
    }

    /// Between memory and image: as lengths, so that no image can make them overlap.
    pub(super) fn pass(&mut self, wire: &mut Wire<'_>) {
        let mut start = 0u32;
        wire.list(&mut self.bounds, |bound, wire| {
            let mut length = bound.wrapping_sub(start);
            wire.number(&mut length);
            start = start.saturating_add(length);
            *bound = start;
        });
        wire.insist(self.bounds.first().is_none_or(|&first| first == 0));
        wire.fixed(&mut self.units, u16::to_le_bytes, u16::from_le_bytes);
        wire.insist(self.units.len() == start as usize);
    }
}

/// Plain phrases on their way into a guard: each behind its length, in one piece.
///
/// A length of 65,535 or more is written as that number, again and again, and then the rest.
#[derive(Clone, Debug, Default)]
pub struct Phrases {
    framed: Vec<u16>,
}

impl Phrases {
    /// Phrases that were framed already, each behind its length.
    #[must_use]
    pub const fn framed(framed: Vec<u16>) -> Self {
        Self { framed }
    }

    /// Adds a phrase behind the others.
    #[cfg(feature = "change")]
    pub(super) fn push(&mut self, phrase: &[u16]) {
        let most = usize::from(u16::MAX);
        self.framed.extend(std::iter::repeat_n(u16::MAX, phrase.len() / most));
        self.framed.push((phrase.len() % most) as u16);
        self.framed.extend_from_slice(phrase);
    }

    /// The phrases in order. What is framed badly at the end is cut off there.
    pub fn iter(&self) -> impl Iterator<Item = &[u16]> {
        let mut rest = &self.framed[..];
        std::iter::from_fn(move || {
            let mut length = 0;
            loop {
                let (&more, behind) = rest.split_first()?;
                length += usize::from(more);
                rest = behind;
                if more < u16::MAX {
                    break;
                }
            }
            let (phrase, behind) = rest.split_at(length.min(rest.len()));
            rest = behind;
            Some(phrase)
        })
    }

    /// At most how many code units there are in all phrases together.
    pub(super) const fn most_units(&self) -> usize {
        self.framed.len()
    }
}
