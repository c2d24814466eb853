//! From entries to forms: what the indexes of a guard are built from, and what a form stands for.

use super::guard::{GuardOptions, Latin};
use super::index::{Alphabet, FormRules, FormSource, Index};
use super::judge::Cues;
use super::lexicon::Lexicon;
use super::pattern::expand;
use crate::order::sorted;
use crate::text::{Reading, Span};

/// Whom an exception protects from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    All,
    Lexicon(u32),
    Entry(u32),
}

/// What a form of the index stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    Entry(u32),
    Exception(Scope),
}

/// Collects the forms of a guard, those that can be read and those made of marks apart.
pub(super) struct Forms<'a> {
    pub(super) options: &'a GuardOptions,
    pub(super) owners: Vec<Owner>,
    pub(super) folded: Vec<FormSource>,
    pub(super) literal: Vec<FormSource>,
}

impl Forms<'_> {
    pub(super) fn add(&mut self, text: &str, owner: Owner, substring: Option<bool>) {
        if text.is_empty() {
            return;
        }
        let text: Vec<u16> = text.encode_utf16().collect();
        let word = !substring.unwrap_or(self.options.latin == Latin::Substring);
        let entry = matches!(owner, Owner::Entry(_));
        let number = self.owners.len() as u32;
        self.owners.push(owner);
        let source = FormSource {
            text,
            owner: number,
            rules: FormRules {
                word,
                literal: entry && self.options.literal,
                case: entry && self.options.case_sensitive,
            },
        };
        // Marks that would be read over are all there is to `c++` or 🖕: such forms are looked for as they stand.
        let reading = Reading::of(&source.text);
        let tokens = reading.tokens().len();
        let written = source.text.iter().filter(|&&unit| unit != 0x20).count();
        let marks = tokens == 1 && (reading.run_length(&source.text, 0, u32::MAX) as usize) < written;
        if tokens == 0 || marks {
            self.literal.push(source);
        } else {
            self.folded.push(source);
        }
    }

    pub(super) fn add_variants(&mut self, variants: &[String], owner: Owner, substring: Option<bool>) {
        for form in variants.iter().flat_map(|variant| expand(variant).unwrap_or_default()) {
            self.add(&form, owner, substring);
        }
    }

    pub(super) fn except(&mut self, words: &[String], scope: Scope) {
        for form in words.iter().flat_map(|word| expand(word).unwrap_or_else(|_| vec![word.clone()])) {
            self.add(&form, Owner::Exception(scope), Some(true));
        }
    }
}

/// The spans that exceptions protect, by start.
pub(super) struct Shelter {
    spans: Vec<(Span, Scope)>,
    longest: u32,
}

impl Shelter {
    pub(super) fn of(spans: impl Iterator<Item = (Span, Scope)>) -> Self {
        let found: Vec<(Span, Scope)> = spans.collect();
        let order = sorted(found.len(), &|left, right| found[left].0.cmp(&found[right].0));
        let spans: Vec<(Span, Scope)> = order.iter().map(|&at| found[at as usize]).collect();
        let longest = spans.iter().map(|(span, _)| span.len()).max().unwrap_or(0);
        Self { spans, longest }
    }

    /// Whether an exception that speaks for this entry covers the whole hit.
    pub(super) fn covers(&self, hit: Span, number: u32, lexicon: Option<u32>) -> bool {
        let low = self.spans.partition_point(|(span, _)| span.start + self.longest < hit.end);
        self.spans[low..].iter().take_while(|(span, _)| span.start <= hit.start).any(|(span, scope)| {
            let speaks = match scope {
                Scope::All => true,
                Scope::Lexicon(own) => lexicon == Some(*own),
                Scope::Entry(own) => *own == number,
            };
            speaks && span.covers(hit)
        })
    }
}

/// The cue lists of all lexicons.
pub(super) fn cues_of(lexicons: &[Lexicon]) -> Cues {
    let mut names = Vec::new();
    let mut sources = Vec::new();
    for (at, lexicon) in lexicons.iter().enumerate() {
        for (name, words) in &lexicon.cues {
            for form in words.iter().flat_map(|word| expand(word).unwrap_or_default()) {
                let text = form.encode_utf16().collect();
                sources.push(FormSource { text, owner: names.len() as u32, rules: FormRules::default() });
            }
            names.push((at as u32, name.clone()));
        }
    }
    Cues { names, index: Index::new(Alphabet::Folded, sources) }
}
