//! The guard: lexicons in, findings out.

use std::cell::OnceCell;
use std::sync::Arc;

use super::cloak::{CloakScratch, Cloaks};
use super::edges;
use super::forms::{Forms, Owner, Scope, Shelter, cues_of};
use super::hit::{Finding, Hit, Via};
use super::index::{Alphabet, FormSource, Index};
use super::judge::{CueHits, Cues, Scene};
use super::leak::{self, LeakKind};
use super::lexicon::{Category, Entry, Lexicon, Role, Severity};
use super::mention;
use super::trail::Place;
use crate::order::sorted;
use crate::text::{Likeness, Reading, Span};

/// Whether Latin phrases match whole words only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Latin {
    /// `sb` is not found in Disburse.
    #[default]
    Word,
    /// Anywhere.
    Substring,
}

/// Which of several overlapping findings are given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Overlaps {
    /// The leftmost, and of those the longest.
    #[default]
    Longest,
    /// All of them.
    All,
}

/// How a guard works, beside its lexicons.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GuardOptions {
    /// Plain phrases, taken literally, as warnings.
    pub phrases: Vec<String>,
    /// Words in which every phrase is innocent.
    pub exceptions: Vec<String>,
    /// Which overlapping findings are given.
    pub overlaps: Overlaps,
    /// Whether Latin phrases match whole words only; an entry may say otherwise.
    pub latin: Latin,
    /// Whether upper and lower case of Latin letters differ.
    pub case_sensitive: bool,
    /// Whether only the very characters of a phrase count, without any folding.
    pub literal: bool,
}

/// What a message is said in.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// Who says the message.
    pub role: Role,
    /// The turns before it, oldest first.
    pub before: Vec<Message>,
}

/// One turn of a conversation.
#[derive(Clone, Debug)]
pub struct Message {
    /// Who said it.
    pub role: Role,
    /// UTF-16 code units.
    pub text: Vec<u16>,
}

/// The memory a check needs, kept between checks so that none allocates in the long run.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    reading: Reading,
    literal: Reading,
    hits: Vec<Hit>,
    cloak: CloakScratch,
}

/// Lexicons, ready to judge messages. Immutable: share it, and give each caller a [`Scratch`].
#[derive(Clone, Debug, Default)]
pub struct Guard {
    options: GuardOptions,
    lexicons: Vec<Lexicon>,
    /// Lexicon and entry of each entry number behind the plain phrases.
    entries: Vec<(u32, u32)>,
    owners: Vec<Owner>,
    index: Index,
    literals: Index,
    cues: Cues,
    cloaked: Option<(Arc<Likeness>, Cloaks)>,
    leaks: Leaks,
}

impl Guard {
    /// A guard over `lexicons` and the plain phrases of `options`. Variants that cannot be read are left out; checking the
    /// document names them.
    #[must_use]
    pub fn new(lexicons: Vec<Lexicon>, options: GuardOptions) -> Self {
        let mut forms = Forms { options: &options, owners: Vec::new(), folded: Vec::new(), literal: Vec::new() };
        let mut entries = Vec::new();
        for (number, phrase) in options.phrases.iter().enumerate() {
            forms.add(phrase, Owner::Entry(number as u32), None);
        }
        forms.except(&options.exceptions, Scope::All);
        for (at, lexicon) in lexicons.iter().enumerate() {
            forms.except(&lexicon.exceptions, Scope::Lexicon(at as u32));
            for (position, entry) in lexicon.entries.iter().enumerate() {
                let number = (options.phrases.len() + entries.len()) as u32;
                entries.push((at as u32, position as u32));
                forms.add(&entry.phrase, Owner::Entry(number), entry.latin_substring);
                forms.add_variants(&entry.variants, Owner::Entry(number), entry.latin_substring);
                forms.except(&entry.exceptions, Scope::Entry(number));
            }
        }
        let Forms { owners, folded, literal, .. } = forms;
        let index = Index::new(Alphabet::Folded, folded);
        let literals = Index::new(Alphabet::Literal, literal);
        let cues = cues_of(&lexicons);
        let leaks = Leaks::of(&lexicons, &options);
        Self { options, lexicons, entries, owners, index, literals, cues, cloaked: None, leaks }
    }

    /// The same guard, finding hidden phrases too.
    #[cfg(feature = "cloaks")]
    #[must_use]
    pub fn seeing_through_cloaks(mut self, likeness: Arc<Likeness>) -> Self {
        let is_entry = |form: u32| {
            let owner = self.index.source(form).and_then(|source| self.owners.get(source.owner as usize));
            matches!(owner, Some(Owner::Entry(_)))
        };
        let cloaks = Cloaks::new(&self.index, &likeness, is_entry);
        self.cloaked = Some((likeness, cloaks));
        self
    }

    /// How many entries there are: plain phrases first, then those of the lexicons.
    #[must_use]
    pub fn entry_count(&self) -> usize {
        self.options.phrases.len() + self.entries.len()
    }

    /// The lexicon and the entry behind an entry number; `None` for a plain phrase.
    #[must_use]
    pub fn entry(&self, number: u32) -> Option<(&Lexicon, &Entry)> {
        let at = (number as usize).checked_sub(self.options.phrases.len())?;
        let &(lexicon, entry) = self.entries.get(at)?;
        let lexicon = self.lexicons.get(lexicon as usize)?;
        Some((lexicon, lexicon.entries.get(entry as usize)?))
    }

    /// The category of an entry number; `None` for a plain phrase.
    #[must_use]
    pub fn category(&self, number: u32) -> Option<&Category> {
        let (lexicon, entry) = self.entry(number)?;
        lexicon.categories.iter().find(|category| category.id == entry.category)
    }

    /// The plain phrase behind an entry number.
    #[must_use]
    pub fn plain_phrase(&self, number: u32) -> Option<&str> {
        self.options.phrases.get(number as usize).map(String::as_str)
    }

    /// A form as written in the lexicon: what the text of a finding reads as.
    #[must_use]
    pub fn form(&self, form: u32) -> String {
        self.source(form).map(|source| String::from_utf16_lossy(&source.text)).unwrap_or_default()
    }

    /// Everything in `text` that counts, in text order. Spans are UTF-16 code units of `text`.
    #[must_use]
    pub fn check(&self, text: &[u16], context: &Context, scratch: &mut Scratch) -> Vec<Finding> {
        scratch.reading.read(text);
        let mut hits = std::mem::take(&mut scratch.hits);
        hits.clear();
        self.index.search(&scratch.reading, text, 0..scratch.reading.tokens().len(), &mut hits);
        if let Some((likeness, cloaks)) = self.cloaked.as_ref().filter(|_| cfg!(feature = "cloaks")) {
            let plain = hits.len();
            cloaks.search(likeness, &self.index, &scratch.reading, text, &mut scratch.cloak, &mut hits);
            drop_shadowed(&mut hits, plain);
        }
        let folded = hits.len();
        if !self.literals.is_empty() {
            Alphabet::Literal.read(&mut scratch.literal, text);
            self.literals.search(&scratch.literal, text, 0..text.len(), &mut hits);
        }
        let mut findings =
            if hits.is_empty() { Vec::new() } else { self.judge(text, context, scratch, &mut hits, folded) };
        scratch.hits = hits;
        self.leaks.find(text, |entry, span| findings.extend(self.leak(entry, span, context.role)));
        self.in_order(findings)
    }

    fn judge(
        &self,
        text: &[u16],
        context: &Context,
        scratch: &Scratch,
        hits: &mut [Hit],
        folded: usize,
    ) -> Vec<Finding> {
        for hit in &mut hits[folded..] {
            // From here on all hits speak of the tokens a person reads.
            hit.first = scratch.reading.token_at(hit.span.start) as u32;
            hit.last = (scratch.reading.token_at(hit.span.end) as u32).saturating_sub(1).max(hit.first);
            hit.form += self.index.len();
        }
        let shelter = Shelter::of(hits.iter().filter_map(|hit| match self.owners.get(self.owner(hit)?)? {
            Owner::Exception(scope) => Some((hit.span, *scope)),
            Owner::Entry(_) => None,
        }));
        let answered = OnceCell::new();
        let scene = Scene {
            reading: &scratch.reading,
            text,
            cues: &self.cues,
            cue_hits: &CueHits::of(&self.cues, &scratch.reading, text),
            answered: &|list| answered.get_or_init(|| self.cues_answered(context)).has(list),
        };
        let quotes = mention::quotations(text);
        let findings: Vec<Finding> = hits
            .iter()
            .filter_map(|hit| match self.owners.get(self.owner(hit)?)? {
                Owner::Entry(number) if !shelter.covers(hit.span, *number, self.lexicon_of(*number)) => {
                    self.finding(*number, hit, context.role, &scene, &quotes)
                }
                _ => None,
            })
            .collect();
        findings
    }

    /// Findings in text order, the longer of two at the same place first, without those that overlap.
    fn in_order(&self, mut findings: Vec<Finding>) -> Vec<Finding> {
        if findings.len() > 1 {
            let key = |at: usize| (findings[at].span.start, u32::MAX - findings[at].span.end, findings[at].entry);
            let order = sorted(findings.len(), &|left, right| key(left).cmp(&key(right)));
            findings = order.iter().map(|&at| findings[at as usize]).collect();
        }
        self.without_overlaps(&mut findings);
        findings
    }

    /// What a leak means here, if anything.
    fn leak(&self, number: u32, span: Span, role: Role) -> Option<Finding> {
        let (lexicon, entry) = self.entry(number)?;
        let severity = severity_for(lexicon, entry, self.category(number)?, role)?;
        Some(Finding { entry: number, form: u32::MAX, span, severity, via: Via::Leak, mention: None })
    }

    /// What a hit of an entry means here, if anything.
    fn finding(&self, number: u32, hit: &Hit, role: Role, scene: &Scene<'_>, quotes: &[Span]) -> Option<Finding> {
        let mut severity = Severity::Warn;
        if let Some((lexicon, entry)) = self.entry(number) {
            let at = self.lexicon_of(number)?;
            severity = severity_for(lexicon, entry, self.category(number)?, role)?;
            if !scene.holds(&entry.when, at, hit) {
                return None;
            }
            if let Some(escalation) =
                entry.aggravated.as_ref().filter(|escalation| scene.holds(&escalation.when, at, hit))
            {
                severity = severity.max(escalation.severity);
            }
        }
        let place =
            Place { reading: scene.reading, text: scene.text, first: hit.first as usize, last: hit.last as usize };
        let cut = |(likeness, _): &(Arc<Likeness>, Cloaks)| edges::cuts_words(likeness, &place);
        if !hit.via.is_cloak() && self.cloaked.as_ref().is_some_and(cut) {
            return None;
        }
        let mention = mention::mention(&place, hit.span, quotes);
        if mention.is_some() || edges::is_embedded(&place) {
            severity = severity.min(Severity::Hint);
        }
        let literally = || self.source(hit.form).is_some_and(|source| source.text == hit.span.of(scene.text));
        let via = if !hit.via.is_cloak() && literally() { Via::Exact } else { hit.via };
        Some(Finding { entry: number, form: hit.form, span: hit.span, severity, via, mention })
    }

    fn without_overlaps(&self, findings: &mut Vec<Finding>) {
        match self.options.overlaps {
            Overlaps::All => findings.dedup_by_key(|found| (found.span, found.entry)),
            Overlaps::Longest => {
                let mut end = 0;
                findings.retain(|found| {
                    let free = found.span.start >= end;
                    end = if free { found.span.end } else { end };
                    free
                });
            }
        }
    }

    /// The cues in the turn that a message answers: the last one of the other side.
    fn cues_answered(&self, context: &Context) -> CueHits {
        let other = |turn: &&Message| turn.role != context.role && turn.role != Role::System;
        let text = context.before.iter().rev().find(other).map_or(&[][..], |turn| &turn.text);
        CueHits::of(&self.cues, &Reading::of(text), text)
    }

    fn source(&self, form: u32) -> Option<&FormSource> {
        match form.checked_sub(self.index.len()) {
            Some(literal) => self.literals.source(literal),
            None => self.index.source(form),
        }
    }

    fn owner(&self, hit: &Hit) -> Option<usize> {
        self.source(hit.form).map(|source| source.owner as usize)
    }

    fn lexicon_of(&self, number: u32) -> Option<u32> {
        let at = (number as usize).checked_sub(self.options.phrases.len())?;
        self.entries.get(at).map(|&(lexicon, _)| lexicon)
    }
}

/// Which leaks are looked for, and what may be given away.
#[derive(Clone, Debug, Default)]
struct Leaks {
    entries: Vec<(LeakKind, u32)>,
    allowed: Vec<Vec<u16>>,
}

impl Leaks {
    fn of(lexicons: &[Lexicon], options: &GuardOptions) -> Self {
        let mut leaks = Self::default();
        let mut number = options.phrases.len() as u32;
        let mut allowed: Vec<&String> = options.exceptions.iter().collect();
        for lexicon in lexicons {
            let before = leaks.entries.len();
            for entry in &lexicon.entries {
                leaks.entries.extend(entry.leak.map(|kind| (kind, number)));
                number += 1;
            }
            if leaks.entries.len() > before {
                allowed.extend(&lexicon.exceptions);
            }
        }
        leaks.allowed = allowed.into_iter().map(|text| text.encode_utf16().collect()).collect();
        leaks
    }

    fn find(&self, text: &[u16], mut report: impl FnMut(u32, Span)) {
        if self.entries.is_empty() || !cfg!(feature = "leaks") {
            return;
        }
        for found in leak::find(text, &self.allowed) {
            if let Some((_, entry)) = self.entries.iter().find(|entry| entry.0 == found.kind) {
                report(*entry, found.span);
            }
        }
    }
}

/// Drops the hidden phrases that share characters with a plain one: what is said openly is not hidden as well.
fn drop_shadowed(hits: &mut Vec<Hit>, plain: usize) {
    let longest = hits[..plain].iter().map(|hit| hit.span.len()).max().unwrap_or(0);
    let open: Vec<Span> = hits[..plain].iter().map(|hit| hit.span).collect();
    let mut at = 0;
    hits.retain(|hit| {
        at += 1;
        let near = open.partition_point(|span| span.start + longest < hit.span.start);
        at <= plain
            || !open[near..].iter().take_while(|span| span.start < hit.span.end).any(|span| span.overlaps(hit.span))
    });
}

/// How much an entry matters when `role` says it; `None` where that is nobody's business.
fn severity_for(lexicon: &Lexicon, entry: &Entry, category: &Category, role: Role) -> Option<Severity> {
    if lexicon.role.is_none_or(|own| own == role) {
        return Some(entry.severity.unwrap_or(category.severity));
    }
    category.customer.filter(|_| role == Role::Customer)
}
