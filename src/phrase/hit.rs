//! What is found: a raw hit of a form, and the finding the judge makes of it.

use super::lexicon::Severity;
use crate::text::Span;

/// By which way a phrase was found, from the plainest to the most hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Via {
    /// Character for character.
    Exact,
    /// Under folding: traditional, width, case, look-alikes, invisible characters.
    Folded,
    /// With marks, spaces or emoji between its characters.
    Separated,
    /// With characters repeated.
    Repeated,
    /// By characters of the same sound.
    Sound,
    /// By characters of a similar sound.
    NearSound,
    /// In pinyin, wholly or partly.
    Pinyin,
    /// By the first letters of its syllables.
    Initials,
    /// By characters that look alike.
    Shape,
    /// With characters written as their parts.
    Split,
    /// By emoji that sound like it.
    Emoji,
    /// By digits, letters or signs that sound like it.
    Symbol,
    /// By its structure: a number or an address that should not be given away.
    Leak,
}

impl Via {
    /// The name in results.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Folded => "folded",
            Self::Separated => "separated",
            Self::Repeated => "repeated",
            Self::Sound => "sound",
            Self::NearSound => "near-sound",
            Self::Pinyin => "pinyin",
            Self::Initials => "initials",
            Self::Shape => "shape",
            Self::Split => "split",
            Self::Emoji => "emoji",
            Self::Symbol => "symbol",
            Self::Leak => "leak",
        }
    }

    /// How sure a hit of this kind is, in thousandths.
    #[must_use]
    pub const fn confidence_permille(self) -> u32 {
        match self {
            Self::Exact => 1000,
            Self::Folded => 990,
            Self::Separated => 960,
            Self::Repeated => 950,
            Self::Pinyin => 930,
            Self::Sound | Self::Split | Self::Leak => 900,
            Self::Emoji | Self::Symbol => 850,
            Self::NearSound | Self::Shape => 800,
            Self::Initials => 700,
        }
    }

    /// Whether the phrase was hidden by more than folding undoes.
    #[must_use]
    pub const fn is_cloak(self) -> bool {
        self as u8 > Self::Repeated as u8
    }
}

/// How a phrase is spoken *about* rather than said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mention {
    /// In quotation marks, with words of the writer's own around them.
    Quoted,
    /// Told not to be said: 别对客户说…
    Negated,
    /// Told of somebody: 客户说…, …这种话.
    Reported,
}

impl Mention {
    /// The name in results.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Quoted => "quoted",
            Self::Negated => "negated",
            Self::Reported => "reported",
        }
    }
}

/// A form of the index at a place in a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    /// Which form.
    pub(super) form: u32,
    /// First token.
    pub(super) first: u32,
    /// Last token, inclusive.
    pub(super) last: u32,
    /// The place in the original text.
    pub(super) span: Span,
    /// By which way; `Exact` is told from `Folded` only when a finding is made.
    pub(super) via: Via,
}

/// A phrase that counts, at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Index of the entry: plain phrases of the options first, then the entries of the lexicons in order.
    pub entry: u32,
    /// Index of the form that matched; see [`Guard::form`](super::Guard::form).
    pub form: u32,
    /// The place in the original text, UTF-16 code units.
    pub span: Span,
    /// How much it matters here; a mention weighs no more than a hint.
    pub severity: Severity,
    /// By which way it was found.
    pub via: Via,
    /// Whether it is only spoken about.
    pub mention: Option<Mention>,
}
