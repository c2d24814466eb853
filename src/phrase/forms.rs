//! From entries to forms: what the indexes of a guard are built from, and what a form stands for.

use super::index::{FormRules, Forms, Index};
use super::judge::Cues;
use super::lexicon::{Entry, Lexicon};
use super::options::{GuardOptions, Latin};
use super::pattern::{Form, Slots, expand, forms_of};
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

impl Default for Owner {
    fn default() -> Self {
        Self::Exception(Scope::All)
    }
}

/// Collects the forms of a guard, those that can be read and those made of marks apart.
///
/// The owner of a plain phrase is its own number; of every other form, its number behind them in `owners`.
pub(super) struct Collector<'a> {
    options: &'a GuardOptions,
    plain: u32,
    reading: Reading,
    pub(super) owners: Vec<Owner>,
    pub(super) folded: Forms,
    pub(super) literal: Forms,
}

impl<'a> Collector<'a> {
    /// Will take `plain` plain phrases, of some `units` code units together, and then anything else.
    pub(super) fn new(options: &'a GuardOptions, plain: usize, units: usize) -> Self {
        Self {
            options,
            plain: plain as u32,
            reading: Reading::default(),
            owners: Vec::new(),
            folded: Forms::with_plain(plain, units, rules(options, None)),
            literal: Forms::default(),
        }
    }

    pub(super) fn add_plain(&mut self, text: &[u16]) {
        let number = self.folded.len();
        if !self.add_form(text, number, rules(self.options, None)) {
            self.folded.skip();
        }
    }

    pub(super) fn add(&mut self, text: &str, owner: Owner, substring: Option<bool>) {
        // An entry that is looked for by its structure has no phrase.
        if text.is_empty() {
            return;
        }
        let number = self.plain + self.owners.len() as u32;
        self.owners.push(owner);
        let mut rules = rules(self.options, substring);
        if matches!(owner, Owner::Exception(_)) {
            (rules.literal, rules.case) = (false, false);
        }
        let text: Vec<u16> = text.encode_utf16().collect();
        self.add_form(&text, number, rules);
    }

    /// Adds a form where it can be found; true if that is by reading.
    fn add_form(&mut self, text: &[u16], owner: u32, rules: FormRules) -> bool {
        self.reading.read(text);
        // Where only the very characters count nothing may be read into them, not even a repeat.
        // Marks that would be read over are all there is to `c++` or 🖕: such forms are looked for as they stand.
        let tokens = self.reading.tokens().len();
        let written = text.iter().filter(|&&unit| unit != 0x20).count();
        let marks = tokens == 1 && (self.reading.run_length(text, 0, u32::MAX) as usize) < written;
        let readable = tokens > 0 && !marks && !rules.literal;
        if readable {
            self.folded.push(&self.reading, text, owner, rules);
        } else {
            self.reading.read_literally(text);
            self.literal.push(&self.reading, text, owner, rules);
        }
        readable
    }

    /// Adds all forms of the entry numbered `number`, and its exceptions.
    pub(super) fn add_entry(&mut self, entry: &Entry, slots: &Slots, number: u32) {
        self.add(&entry.phrase, Owner::Entry(number), entry.latin_substring);
        for form in whole_forms(&entry.variants, slots) {
            self.add(&form, Owner::Entry(number), entry.latin_substring);
        }
        for form in whole_forms(&entry.exceptions, slots) {
            self.add(&form, Owner::Exception(Scope::Entry(number)), Some(true));
        }
    }

    pub(super) fn except(&mut self, words: &[String], scope: Scope) {
        for form in words.iter().flat_map(|word| expand(word).unwrap_or_else(|_| vec![word.clone()])) {
            self.add(&form, Owner::Exception(scope), Some(true));
        }
    }
}

fn rules(options: &GuardOptions, substring: Option<bool>) -> FormRules {
    FormRules {
        word: !substring.unwrap_or(options.latin == Latin::Substring),
        literal: options.literal,
        case: options.case_sensitive,
    }
}

/// The forms of `patterns` that are in one piece; those in several are found by their [`gaps`](super::gaps). A pattern that
/// cannot be read has none.
fn whole_forms<'a>(patterns: &'a [String], slots: &'a Slots) -> impl Iterator<Item = String> + 'a {
    let forms = patterns.iter().flat_map(|pattern| forms_of(pattern, slots).unwrap_or_default());
    forms.filter(|form| !form.has_gaps()).map(|form: Form| form.to_string())
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
    let mut words = Words::default();
    for (at, lexicon) in lexicons.iter().enumerate() {
        for (name, list) in &lexicon.cues {
            for form in list.iter().flat_map(|word| expand(word).unwrap_or_default()) {
                words.add(&form, names.len() as u32);
            }
            names.push((at as u32, name.clone()));
        }
    }
    Cues { names, index: words.index() }
}

/// Words to be found by reading, without any rule.
#[derive(Default)]
pub(super) struct Words {
    reading: Reading,
    forms: Forms,
}

impl Words {
    pub(super) fn add(&mut self, word: &str, owner: u32) {
        let text: Vec<u16> = word.encode_utf16().collect();
        self.reading.read(&text);
        self.forms.push(&self.reading, &text, owner, FormRules::default());
    }

    pub(super) fn index(self) -> Index {
        Index::new(self.forms)
    }
}
