//! A message as each layer reads it, for people who want to see how a disguise is seen through.
//!
//! The layers that know no phrase come from the text; what letters, digits and emoji sound like comes from the stream; which
//! character of a found phrase stands where comes from aligning that phrase with the stream once more.
//! Invariant: nothing is read here in a way that finding does not use; without a finding nothing is read back.

use super::BUDGET;
use super::align::{Aligner, Step, Way};
use super::stream::{Item, Kind, Stream};
use crate::phrase::hit::Via;
use crate::phrase::options::Context;
use crate::phrase::{Finding, Guard, Scratch};
use crate::text::{Layer, Likeness, Reading, plain_layers};

/// Of a longer text only so many code units are read: nobody looks at more.
const LONGEST: usize = 1_000;

/// The layers that read characters of found phrases back into a text, and the ways of hiding each of them undoes.
const READ_BACK: [(&str, &[Way]); 6] = [
    ("pinyin", &[Way::Pinyin]),
    ("initials", &[Way::Initial]),
    ("split", &[Way::Parts]),
    ("shape", &[Way::Shape]),
    ("symbol", &[Way::Sign, Way::Emoji]),
    ("reads", &[Way::Sound, Way::NearSound, Way::Pinyin, Way::Initial, Way::Parts, Way::Shape, Way::Sign, Way::Emoji]),
];

impl Guard {
    /// What each layer reads in the first 1,000 code units of `text`, in the order in which they build on one another:
    /// `typed`, `folded`, `joined`, and where the guard sees through cloaks `sound`, `near-sound`, `pinyin`, `initials`,
    /// `split`, `shape`, `symbol` and `reads`, the last with all of them together.
    #[must_use]
    pub fn readings(&self, text: &[u16]) -> Vec<Layer> {
        let text = &text[..text.len().min(LONGEST)];
        let reading = &Reading::of(text);
        let mut layers = plain_layers(text, reading).to_vec();
        let Some((likeness, _)) = &self.cloaked else { return layers };
        let mut stream = Stream::default();
        stream.read(likeness, reading, text, 0..reading.tokens().len());
        let findings = self.check(text, &Context::default(), &mut Scratch::default());
        let mut aligned = Vec::new();
        for finding in findings.iter().filter(|finding| finding.via.is_cloak() && finding.via != Via::Leak) {
            self.align(likeness, &stream, finding, &mut aligned);
        }
        let view = View { likeness, reading, stream: &stream, aligned: &aligned };
        layers.extend(view.sounds());
        layers.extend(READ_BACK.map(|(name, ways)| view.read_back(name, ways)));
        layers
    }

    /// Adds which character of a found phrase stands at which items.
    fn align(&self, likeness: &Likeness, stream: &Stream, finding: &Finding, aligned: &mut Vec<(Step, u16)>) {
        let free = aligned.last().map_or(0, |(step, _)| step.end);
        let starts = |item: &Item| item.start == finding.span.start;
        let Some(first) = stream.items.iter().position(starts).filter(|&first| first >= free) else { return };
        let phrase = self.index.form_spelt(finding.form);
        let aligner = Aligner::new(likeness, stream, &phrase);
        let Some((_, steps)) = aligner.through(0, first, BUDGET * phrase.len() as u32) else { return };
        let end = steps.last().map_or(0, |step| stream.items[step.end - 1].end);
        if end == finding.span.end {
            aligned.extend(steps.into_iter().zip(phrase.iter().copied()));
        }
    }
}

/// A message with what was read into it.
struct View<'a> {
    likeness: &'a Likeness,
    reading: &'a Reading,
    stream: &'a Stream,
    /// The characters of found phrases and the items that stand for them, in text order.
    aligned: &'a [(Step, u16)],
}

/// One sound of a message.
struct Heard {
    plain: Vec<u8>,
    /// The same with near sounds written alike.
    near: Vec<u8>,
    /// Whether a found phrase was hidden by it.
    hides: bool,
}

impl View<'_> {
    /// The step that begins with item `at`.
    fn step_at(&self, at: usize) -> Option<(Step, u16)> {
        let found = self.aligned.binary_search_by_key(&at, |(step, _)| step.first).ok()?;
        Some(self.aligned[found])
    }

    /// The tokens, with the characters that were hidden by `ways` in place of what stood for them.
    fn read_back(&self, name: &'static str, ways: &[Way]) -> Layer {
        let mut layer = Layer::new(name);
        let mut at = 0;
        while let Some(item) = self.stream.items.get(at) {
            at = match self.step_at(at).filter(|(step, _)| ways.contains(&step.way)) {
                Some((step, character)) => {
                    layer.change(&[character]);
                    step.end
                }
                None => {
                    layer.keep(self.token(item));
                    at + 1
                }
            };
        }
        layer
    }

    /// What an item reads as by itself; a mere separator reads as nothing.
    fn token(&self, item: &Item) -> &[u16] {
        match item.kind {
            Kind::Sound { separator: true, .. } => &[],
            _ => std::slice::from_ref(&self.reading.tokens()[item.token as usize]),
        }
    }

    /// What the message sounds like, and the same with near sounds written alike.
    fn sounds(&self) -> [Layer; 2] {
        let (mut sound, mut near) = (Layer::new("sound"), Layer::new("near-sound"));
        let mut at = 0;
        while let Some(item) = self.stream.items.get(at) {
            let end = self.end_of_sound(at);
            if let Some(heard) = self.heard(at, end) {
                add_word(&mut sound, &heard.plain, heard.hides);
                add_word(&mut near, &heard.near, heard.near != heard.plain);
            } else {
                sound.keep(self.token(item));
                near.keep(self.token(item));
            }
            at = end;
        }
        [sound, near]
    }

    /// Where the sound that begins with item `at` ends: letters go as far as they spell a syllable.
    fn end_of_sound(&self, at: usize) -> usize {
        if let Some((step, _)) = self.step_at(at) {
            return step.end;
        }
        let letter = |offset: usize| match self.stream.items.get(at + offset) {
            Some(Item { kind: Kind::Letter(letter), marks_before, .. }) if offset == 0 || !marks_before => {
                Some(*letter)
            }
            _ => None,
        };
        at + self.likeness.syllables_at(letter).next().map_or(1, |(length, _)| length as usize)
    }

    /// What the items `at..end` sound like, if like anything.
    fn heard(&self, at: usize, end: usize) -> Option<Heard> {
        let step = self.step_at(at);
        let spelling = match self.stream.items[at].kind {
            Kind::Letter(_) => self.stream.items[at..end].iter().filter_map(letter_of).collect(),
            // Of a sign and of parts it is the phrase that says which of their sounds is meant.
            _ if step.is_some_and(|(step, _)| step.way != Way::Exact) => self.spelling(step?.1)?,
            Kind::Han(character) => self.spelling(character)?,
            Kind::Sound { .. } | Kind::Other => return None,
        };
        let near = Likeness::near_spelling(&spelling);
        Some(Heard { plain: spelling, near, hides: step.is_some_and(|(step, _)| step.way != Way::Exact) })
    }

    fn spelling(&self, character: u16) -> Option<Vec<u8>> {
        let &syllable = self.likeness.syllables(character).first()?;
        Some(self.likeness.spelling(syllable).to_vec())
    }
}

fn letter_of(item: &Item) -> Option<u8> {
    match item.kind {
        Kind::Letter(letter) => Some(letter),
        _ => None,
    }
}

/// Adds a spelling behind a space.
fn add_word(layer: &mut Layer, spelling: &[u8], changed: bool) {
    if !layer.text.is_empty() {
        layer.keep(&[0x20]);
    }
    let units: Vec<u16> = spelling.iter().map(|&letter| u16::from(letter)).collect();
    if changed { layer.change(&units) } else { layer.keep(&units) }
}
