//! A guard as bytes and back: built once, loaded in a few milliseconds wherever it is needed.
//!
//! An image is `kefu`, the version of the format, a checksum, and the parts of a guard one behind the other. Each part is
//! passed through a [`Wire`] by one function for both directions, so that writing and reading cannot disagree.
//!
//! Invariants: whatever the bytes are, loading gives a guard or an [`ImageError`] and never more memory than some multiple
//! of their number. What can be derived cheaply (where to look, numbers of entries, cues) is, and so cannot be wrong.

#[cfg(feature = "image")]
mod both_ways;
mod parts;
mod wire;

use std::fmt;

pub(super) use self::wire::Wire;
use super::cloak::Prepared;
use super::forms::Owner;
use super::index::Index;
use super::lexicon::Lexicon;
use super::options::GuardOptions;

const MAGIC: [u8; 4] = *b"kefu";
/// Of the format; to be raised with each change of what is passed.
const VERSION: u32 = 3;
const HEAD: usize = 16;

/// Why bytes are no guard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImageError {
    /// They never were one.
    Foreign,
    /// They were made by another version of the format, this one.
    Version(u32),
    /// The checksum does not agree: bytes were changed or lost.
    Damaged,
    /// The checksum agrees, but the parts do not.
    Malformed,
}

impl ImageError {
    /// How to mend it.
    #[must_use]
    pub const fn hint(self) -> &'static str {
        match self {
            Self::Foreign => "pass the bytes that compile() gave",
            Self::Version(_) => "compile the lexicons again with this release",
            Self::Damaged | Self::Malformed => "fetch the file again, or compile the lexicons again",
        }
    }
}

impl fmt::Display for ImageError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign => formatter.write_str("this is no compiled guard"),
            Self::Version(_) => formatter.write_str("this compiled guard is of another version of the format"),
            Self::Damaged => formatter.write_str("this compiled guard is damaged: its checksum does not agree"),
            Self::Malformed => formatter.write_str("this compiled guard is damaged: its parts do not fit together"),
        }
    }
}

impl std::error::Error for ImageError {}

/// All that cannot be derived.
#[derive(Default)]
struct Parts {
    options: GuardOptions,
    cloaked: bool,
    lexicons: Vec<Lexicon>,
    plain: u32,
    owners: Vec<Owner>,
    index: Index,
    literals: Index,
    /// Which [`Likeness`](crate::text::Likeness) what follows was prepared with; another needs it prepared anew.
    likeness: u32,
    prepared: Prepared,
}

/// Writes the head of an image.
fn seal(image: &mut [u8]) {
    let checksum = checksum(&image[HEAD..]).to_le_bytes();
    image[..4].copy_from_slice(&MAGIC);
    image[4..8].copy_from_slice(&VERSION.to_le_bytes());
    image[8..HEAD].copy_from_slice(&checksum);
}

/// What stands behind the head of a sound image.
fn body(image: &[u8]) -> Result<&[u8], ImageError> {
    let (magic, rest) = image.split_first_chunk::<4>().ok_or(ImageError::Foreign)?;
    if *magic != MAGIC {
        return Err(ImageError::Foreign);
    }
    let (version, rest) = rest.split_first_chunk::<4>().ok_or(ImageError::Damaged)?;
    match u32::from_le_bytes(*version) {
        VERSION => {}
        other => return Err(ImageError::Version(other)),
    }
    let (sum, body) = rest.split_first_chunk::<8>().ok_or(ImageError::Damaged)?;
    if u64::from_le_bytes(*sum) == checksum(body) { Ok(body) } else { Err(ImageError::Damaged) }
}

/// A checksum in the manner of FNV-1a, eight bytes at a time. Every step can be undone, so that no change within eight
/// bytes goes unseen; it is no protection from somebody who means harm, and none is needed.
fn checksum(bytes: &[u8]) -> u64 {
    let mut sum = 0xCBF2_9CE4_8422_2325 ^ bytes.len() as u64;
    for chunk in bytes.chunks(8) {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        sum = (sum ^ u64::from_le_bytes(word)).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
    }
    sum
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, LazyLock};

    use proptest::prelude::*;

    use super::seal;
    use crate::phrase::{Category, Context, Entry, Guard, GuardOptions, Lexicon, Scratch};
    use crate::text::Likeness;

    fn image() -> Vec<u8> {
        let entry = |phrase: &str| Entry { phrase: phrase.into(), category: "c".into(), ..Entry::default() };
        let lexicon = Lexicon {
            categories: vec![Category { id: "c".into(), ..Category::default() }],
            cues: vec![("cue".into(), vec!["因为".into()])],
            entries: vec![entry("哈哈好"), entry("去告吧"), entry("c++")],
            exceptions: vec!["哈哈好的".into()],
            ..Lexicon::default()
        };
        let phrases = ["不关我事", "不关", "不关你事", "對", "🖕"].map(str::to_owned).to_vec();
        let guard = Guard::new(vec![lexicon], GuardOptions { phrases, ..GuardOptions::default() });
        guard.seeing_through_cloaks(likeness()).compile()
    }

    fn likeness() -> Arc<Likeness> {
        static LIKENESS: LazyLock<Arc<Likeness>> =
            LazyLock::new(|| Arc::new(Likeness::open(include_bytes!("../../text/tables/cloaks.bin")).unwrap()));
        Arc::clone(&LIKENESS)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

        /// Somebody who damages an image and mends its checksum gets an error or a guard that works in its way.
        #[test]
        fn a_sealed_image_of_nonsense_does_no_harm(changes in prop::collection::vec((any::<usize>(), any::<u8>()), 1..4)) {
            let mut image = image();
            for (place, byte) in changes {
                let place = super::HEAD + place % (image.len() - super::HEAD);
                image[place] = byte;
            }
            seal(&mut image);
            if let Ok((guard, _)) = Guard::load(&image, Some(&likeness())) {
                let text = "不不关我我事，不关你事 哈哈哈好的去告吧c++對🖕因为 卟关wo事bgws去gao8咘官窝市c十+";
                let text: Vec<u16> = text.encode_utf16().collect();
                for finding in guard.check(&text, &Context::default(), &mut Scratch::default()) {
                    let _ = (guard.form(finding.form), guard.entry(finding.entry), guard.plain_phrase(finding.entry));
                }
            }
        }
    }
}
