//! Which ways of hiding a phrase are looked for, and who says so: the guard for all, a category for its entries, an entry for
//! itself.

use super::hit::Via;
#[cfg(feature = "cloaks")]
use super::{forms::Owner, guard::Guard};

/// A set of ways to hide a phrase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Layers(u32);

impl Layers {
    /// None of them.
    pub const NONE: Self = Self(0);
    /// Every one.
    pub const ALL: Self = Self((1 << Self::WAYS.len()) - 1);
    /// In the order of their bits.
    const WAYS: [Via; 8] =
        [Via::Sound, Via::NearSound, Via::Pinyin, Via::Initials, Via::Shape, Via::Split, Via::Emoji, Via::Symbol];

    /// The one of `via`; none for what only folding undoes.
    #[must_use]
    pub fn of(via: Via) -> Self {
        Self::WAYS.iter().position(|&way| way == via).map_or(Self::NONE, |bit| Self(1 << bit))
    }

    /// The one of that name, such as `near-sound`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::WAYS.into_iter().find(|way| way.name() == name).map(Self::of)
    }

    /// Those of both sets.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Those of either set.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Those of this set that are not in the other.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether all of these are in the other set.
    #[must_use]
    pub const fn is_within(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// As a number for an image; what is no layer is no part of it.
    pub(super) const fn bits(self) -> u32 {
        self.0
    }

    pub(super) const fn of_bits(bits: u32) -> Self {
        Self(bits & Self::ALL.0)
    }
}

/// What a category or an entry switches on and off; what it does not name stays as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Switches {
    /// Looked for.
    pub on: Layers,
    /// Not looked for.
    pub off: Layers,
}

impl Switches {
    /// What is left of `layers`, or more.
    #[must_use]
    pub const fn applied_to(self, layers: Layers) -> Layers {
        layers.or(self.on).without(self.off)
    }
}

#[cfg(feature = "cloaks")]
impl Guard {
    /// The ways in which what a form stands for may be hidden.
    pub(super) fn layers_of(&self, owner: Option<Owner>) -> Layers {
        let Some(Owner::Entry(number)) = owner else { return Layers::NONE };
        let category = self.category(number).map_or(Layers::ALL, |category| category.cloaks.applied_to(Layers::ALL));
        let own = self.entry(number).map_or(category, |(_, entry)| entry.cloaks.applied_to(category));
        own.without(self.options.without)
    }
}
