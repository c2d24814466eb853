//! A text as each layer of the engine reads it, for people who want to see how a disguise is seen through.
//!
//! Here are the layers that know no phrase: as typed, folded, without separators. Matching never needs any of this.
//! Invariant: what a layer shows is what [`Reading`] read; nothing is folded a second way.

use super::gap::is_unseen;
use super::reading::Reading;
use super::span::Span;
use super::tables::code_point;

/// What one layer reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layer {
    /// The layer's name, stable: `typed`, `folded`, `joined` and so on.
    pub name: &'static str,
    /// What it reads, as UTF-16 code units.
    pub text: Vec<u16>,
    /// Where it reads something else than is plainly there: ranges of its own text, in order, apart from one another.
    pub changed: Vec<Span>,
}

impl Layer {
    pub(crate) const fn new(name: &'static str) -> Self {
        Self { name, text: Vec::new(), changed: Vec::new() }
    }

    /// Adds what the layer leaves as it is.
    pub(crate) fn keep(&mut self, units: &[u16]) {
        self.text.extend_from_slice(units);
    }

    /// Adds what the layer makes of something else.
    pub(crate) fn change(&mut self, units: &[u16]) {
        let start = self.text.len() as u32;
        self.text.extend_from_slice(units);
        self.mark(start);
    }

    /// Marks everything from `start` on as changed.
    fn mark(&mut self, start: u32) {
        let end = self.text.len() as u32;
        match self.changed.last_mut() {
            Some(last) if last.end >= start => last.end = end,
            _ if start < end => self.changed.push(Span::new(start, end)),
            _ => {}
        }
    }
}

/// The layers that know no phrase.
#[must_use]
pub(crate) fn plain_layers(text: &[u16], reading: &Reading) -> [Layer; 3] {
    [typed(text), folded(text, reading), joined(text, reading)]
}

/// As typed, with the code point of what nobody sees in its place.
fn typed(text: &[u16]) -> Layer {
    let mut layer = Layer::new("typed");
    for (at, width) in characters(text) {
        let (point, _) = code_point(text, at);
        let lone = matches!(point, 0xD800..=0xDFFF);
        // What makes an emoji of a digit is part of the emoji.
        if lone || is_unseen(text, at) && !matches!(point, 0xFE0F | 0x20E3) {
            layer.change(&format!("U+{point:04X}").encode_utf16().collect::<Vec<u16>>());
        } else {
            layer.keep(&text[at..at + width]);
        }
    }
    layer
}

/// Each character as it is folded; separators and repeats stay, what nobody sees and notes of sound go.
fn folded(text: &[u16], reading: &Reading) -> Layer {
    let mut layer = Layer::new("folded");
    let mut alone = Reading::default();
    for (at, width) in characters(text) {
        let noted = reading.notes().iter().any(|note| (note.start as usize..note.end as usize).contains(&at));
        if noted || is_unseen(text, at) {
            continue;
        }
        let own = &text[at..at + width];
        alone.read(own);
        match alone.tokens() {
            [] => layer.keep(own),
            tokens if tokens == own => layer.keep(own),
            tokens => layer.change(tokens),
        }
    }
    layer
}

/// The tokens alone; where marks, emoji or repeats stood between two of them, both are marked.
fn joined(text: &[u16], reading: &Reading) -> Layer {
    let mut layer = Layer::new("joined");
    let mut drawn = false;
    for (index, &token) in reading.tokens().iter().enumerate() {
        let gap = reading.gap_after(text, index);
        let draws = gap.marks > 0 || gap.repeated;
        if drawn || draws {
            layer.change(&[token])
        } else {
            layer.keep(&[token])
        }
        drawn = draws;
    }
    layer
}

/// Where each character starts and how many code units it has.
fn characters(text: &[u16]) -> impl Iterator<Item = (usize, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at;
        let width = (start < text.len()).then(|| code_point(text, start).1)?;
        at += width;
        Some((start, width))
    })
}
