//! The guard: lexicons in, findings out.

use std::cell::OnceCell;
use std::sync::Arc;

use super::cloak::{CloakScratch, Cloaks};
use super::edges;
use super::flat::Phrases;
use super::forms::{Collector, Owner, Scope, Shelter, cues_of};
use super::gaps::Gaps;
use super::hit::{Finding, Hit, Via};
use super::index::Index;
use super::judge::{CueHits, Cues, Scene, Whole};
use super::leak::Leaks;
use super::lexicon::{Category, Entry, Lexicon, Role, Severity};
use super::mention;
use super::options::{Context, GuardOptions, Message, Overlaps};
use super::overlay::{Overlay, PLAIN};
use super::trail::Place;
use crate::order::sorted;
use crate::text::{Likeness, Reading, Span};

/// The memory a check needs, kept between checks so that none allocates in the long run.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    pub(super) reading: Reading,
    literal: Reading,
    hits: Vec<Hit>,
    pub(super) cloak: CloakScratch,
    overlay: CloakScratch,
}

/// Lexicons, ready to judge messages. Immutable: share it, and give each caller a [`Scratch`].
#[derive(Clone, Debug, Default)]
pub struct Guard {
    /// The phrases are in the indexes alone.
    pub(super) options: GuardOptions,
    pub(super) lexicons: Vec<Lexicon>,
    /// How many plain phrases there are: they are the first entries.
    pub(super) plain: u32,
    /// Lexicon and entry of each entry number behind the plain phrases.
    pub(super) entries: Vec<(u32, u32)>,
    /// What the forms behind those of the plain phrases stand for.
    pub(super) owners: Vec<Owner>,
    pub(super) index: Index,
    pub(super) literals: Index,
    pub(super) cues: Cues,
    pub(super) cloaked: Option<(Arc<Likeness>, Cloaks)>,
    pub(super) leaks: Leaks,
    /// Phrases in pieces; their forms are numbered behind all others.
    pub(super) gaps: Gaps,
    /// What was changed since the indexes were built.
    pub(super) overlay: Option<Box<Overlay>>,
}

impl Guard {
    /// A guard over `lexicons` and the plain phrases of `options`. Variants that cannot be read are left out; checking the
    /// document names them.
    #[must_use]
    pub fn new(lexicons: Vec<Lexicon>, options: GuardOptions) -> Self {
        Self::with_phrases(lexicons, options, Phrases::default())
    }

    /// A guard over `lexicons`, the plain phrases of `options` and then those of `phrases`.
    #[must_use]
    pub fn with_phrases(lexicons: Vec<Lexicon>, mut options: GuardOptions, phrases: Phrases) -> Self {
        let plain = options.phrases.len() + phrases.iter().count();
        let units = options.phrases.iter().map(String::len).sum::<usize>() + phrases.most_units();
        let mut forms = Collector::new(&options, plain, units);
        for phrase in &options.phrases {
            forms.add_plain(&phrase.encode_utf16().collect::<Vec<u16>>());
        }
        for phrase in phrases.iter() {
            forms.add_plain(phrase);
        }
        // What comes next takes the room that they leave.
        drop(phrases);
        forms.except(&options.exceptions, Scope::All);
        let mut number = plain as u32;
        for (at, lexicon) in lexicons.iter().enumerate() {
            forms.except(&lexicon.exceptions, Scope::Lexicon(at as u32));
            for entry in &lexicon.entries {
                forms.add_entry(entry, &lexicon.slots, number);
                number += 1;
            }
        }
        let Collector { owners, folded, literal, .. } = forms;
        options.phrases = Vec::new();
        Self::of_parts(options, lexicons, plain as u32, owners, Index::new(folded), Index::new(literal))
    }

    /// A guard of parts that were built or loaded.
    pub(super) fn of_parts(
        options: GuardOptions,
        lexicons: Vec<Lexicon>,
        plain: u32,
        owners: Vec<Owner>,
        index: Index,
        literals: Index,
    ) -> Self {
        let numbered = |(at, lexicon): (usize, &Lexicon)| {
            (0..lexicon.entries.len()).map(|entry| (at as u32, entry as u32)).collect::<Vec<_>>()
        };
        let entries = lexicons.iter().enumerate().flat_map(numbered).collect();
        let cues = cues_of(&lexicons);
        let all = || lexicons.iter().flat_map(|lexicon| lexicon.entries.iter().map(move |entry| (lexicon, entry)));
        let leaks = Leaks::of((plain..).zip(all()), &options.exceptions);
        let gaps = if cfg!(feature = "gaps") { Gaps::of((plain..).zip(all()), &options) } else { Gaps::default() };
        let (cloaked, overlay) = (None, None);
        Self { options, lexicons, plain, entries, owners, index, literals, cues, cloaked, leaks, gaps, overlay }
    }

    /// The same guard, finding hidden phrases too.
    #[cfg(feature = "cloaks")]
    #[must_use]
    pub fn seeing_through_cloaks(mut self, likeness: Arc<Likeness>) -> Self {
        let cloaks = Cloaks::new(&self.index, &likeness, 0, |form| self.layers_of(self.owner(form)));
        self.cloaked = Some((likeness, cloaks));
        self
    }

    /// Whether it finds hidden phrases too.
    #[must_use]
    pub const fn sees_through_cloaks(&self) -> bool {
        self.cloaked.is_some()
    }

    /// How many entries there are: plain phrases first, then those of the lexicons.
    #[must_use]
    pub fn entry_count(&self) -> usize {
        self.plain as usize + self.entries.len()
    }

    /// The lexicon and the entry behind an entry number; `None` for a plain phrase.
    #[must_use]
    pub fn entry(&self, number: u32) -> Option<(&Lexicon, &Entry)> {
        let at = number.checked_sub(self.plain)? as usize;
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
    pub fn plain_phrase(&self, number: u32) -> Option<String> {
        if number >= self.plain {
            let &(lexicon, at) = self.entries.get((number - self.plain) as usize)?;
            return self.overlay()?.plain_phrase(at).filter(|_| lexicon == PLAIN).cloned();
        }
        let text = self.index.given_as(number).map_or(&[][..], |form| self.index.form_text(form));
        let literals = || (0..self.literals.len()).find(|&form| self.literals.owner(form) == Some(number));
        // One of marks and emoji reads as nothing.
        let text = if text.is_empty() { literals().map_or(text, |form| self.literals.form_text(form)) } else { text };
        Some(String::from_utf16_lossy(text))
    }

    /// A form as written in the lexicon: what the text of a finding reads as.
    #[must_use]
    pub fn form(&self, form: u32) -> String {
        String::from_utf16_lossy(self.form_text(form))
    }

    /// Everything in `text` that counts, in text order. Spans are UTF-16 code units of `text`.
    #[must_use]
    pub fn check(&self, text: &[u16], context: &Context, scratch: &mut Scratch) -> Vec<Finding> {
        let mut hits = std::mem::take(&mut scratch.hits);
        self.find(text, scratch, &mut hits);
        let mut findings = if hits.is_empty() {
            Vec::new()
        } else {
            let reading = &scratch.reading;
            let mut quotes = mention::quotations(&mut mention::quotation_marks(text));
            quotes.retain(|&quote| mention::is_quotation_within(reading, quote));
            let cue_hits = &CueHits::of(&self.cues, reading, text);
            let (tokens, answered) = (reading.tokens().len(), &OnceCell::new());
            let mut findings =
                self.judge(text, reading, &hits, &Whole { tokens, cue_hits, quotes: &quotes, context, answered });
            self.without_overlaps(&mut findings);
            findings
        };
        scratch.hits = hits;
        if cfg!(feature = "cloaks")
            && let Some(found) = self.across(text, context, scratch)
            && !findings.iter().any(|own| own.span.overlaps(found.span))
        {
            findings.insert(0, found);
        }
        let phrases = findings.len();
        self.leaks.find(text, |entry, span| {
            // What a phrase says of a number goes before what its digits look like.
            if !findings[..phrases].iter().any(|found| found.span.overlaps(span)) {
                findings.extend(self.leak(entry, span, context.role));
            }
        });
        if findings.len() > phrases { self.in_order(findings) } else { findings }
    }

    /// The places in `text` that read as a form, of an entry or an exception; `scratch` keeps the reading they speak of.
    #[inline(never)]
    pub(super) fn find(&self, text: &[u16], scratch: &mut Scratch, hits: &mut Vec<Hit>) {
        scratch.reading.read(text);
        hits.clear();
        self.index.search(&scratch.reading, text, 0..scratch.reading.tokens().len(), hits);
        if let Some(overlay) = self.overlay() {
            self.drop_removed(0, hits);
            overlay.search(&scratch.reading, text, self.base(), hits);
        }
        if let Some((likeness, cloaks)) = self.cloaked.as_ref().filter(|_| cfg!(feature = "cloaks")) {
            let plain = hits.len();
            cloaks.search(likeness, &self.index, &scratch.reading, text, &mut scratch.cloak, hits);
            if let Some(overlay) = self.overlay() {
                self.drop_removed(plain, hits);
                overlay.search_hidden(likeness, &scratch.reading, text, &mut scratch.overlay, self.base(), hits);
                #[cfg(feature = "change")]
                scratch.cloak.join(&scratch.overlay);
            }
            drop_shadowed(hits, plain, |form| matches!(self.owner(form), Some(Owner::Entry(_))));
        }
        if cfg!(feature = "gaps") {
            let last = hits.len();
            self.gaps.search(&scratch.reading, text, self.first_gap(), hits);
            self.drop_removed(last, hits);
        }
        let folded = hits.len();
        let overlaid = self.overlay().filter(|overlay| overlay.has_literals());
        if !self.literals.is_empty() || overlaid.is_some() {
            scratch.literal.read_literally(text);
            self.literals.search(&scratch.literal, text, 0..text.len(), hits);
            hits[folded..].iter_mut().for_each(|hit| hit.form += self.index.len());
        }
        if let Some(overlay) = self.overlay() {
            self.drop_removed(folded, hits);
            overlay.search_literals(&scratch.literal, text, self.base(), hits);
        }
        for hit in &mut hits[folded..] {
            // From here on all hits speak of the tokens a person reads.
            hit.first = scratch.reading.token_at(hit.span.start) as u32;
            hit.last = (scratch.reading.token_at(hit.span.end) as u32).saturating_sub(1).max(hit.first);
        }
    }

    /// What the hits in a part of a message mean, in text order; they may overlap.
    #[inline(never)]
    pub(super) fn judge(&self, text: &[u16], reading: &Reading, hits: &[Hit], whole: &Whole<'_>) -> Vec<Finding> {
        let shelter = Shelter::of(hits.iter().filter_map(|hit| match self.owner(hit.form)? {
            Owner::Exception(scope) => Some((hit.span, scope)),
            Owner::Entry(_) => None,
        }));
        let answered = |list| whole.answered.get_or_init(|| self.cues_answered(whole.context)).has(list);
        let scene = Scene { reading, text, cues: &self.cues, whole, answered: &answered };
        let findings = hits
            .iter()
            .filter_map(|hit| match self.owner(hit.form)? {
                Owner::Entry(number) if !shelter.covers(hit.span, number, self.lexicon_of(number)) => {
                    self.finding(number, hit, &scene)
                }
                _ => None,
            })
            .collect();
        self.in_order(findings)
    }

    /// What a leak means here, if anything.
    fn leak(&self, number: u32, span: Span, role: Role) -> Option<Finding> {
        let (lexicon, entry) = self.entry(number)?;
        let severity = severity_for(lexicon, entry, self.category(number)?, role)?;
        Some(Finding { entry: number, form: u32::MAX, span, severity, via: Via::Leak, mention: None })
    }

    /// What a hit of an entry means here, if anything.
    fn finding(&self, number: u32, hit: &Hit, scene: &Scene<'_>) -> Option<Finding> {
        let mut severity = Severity::Warn;
        if let Some((lexicon, entry)) = self.entry(number) {
            let at = self.lexicon_of(number)?;
            severity = severity_for(lexicon, entry, self.category(number)?, scene.whole.context.role)?;
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
        if cfg!(feature = "cloaks") && !hit.via.is_cloak() && self.cloaked.as_ref().is_some_and(cut) {
            return None;
        }
        let mention = mention::mention(&place, hit.span, scene.whole.quotes);
        let anywhere = self.category(number).is_some_and(|category| category.anywhere);
        let embedded = !anywhere && edges::is_embedded(&place);
        let part = |(likeness, _): &(Arc<Likeness>, Cloaks)| edges::is_part(likeness, &place);
        if cfg!(feature = "cloaks") && embedded && mention.is_none() && self.cloaked.as_ref().is_some_and(part) {
            return None;
        }
        if mention.is_some() || embedded {
            severity = severity.min(Severity::Hint);
        }
        let literally = || self.form_text(hit.form) == hit.span.of(scene.text);
        let via = if !hit.via.is_cloak() && literally() { Via::Exact } else { hit.via };
        Some(Finding { entry: number, form: hit.form, span: hit.span, severity, via, mention })
    }

    /// Findings in text order, the longer of two at the same place first.
    fn in_order(&self, findings: Vec<Finding>) -> Vec<Finding> {
        if findings.len() < 2 {
            return findings;
        }
        let key = |at: usize| {
            let Finding { span, entry, .. } = findings[at];
            (span.start, u32::MAX - span.end, self.rank(entry))
        };
        let order = sorted(findings.len(), &|left, right| key(left).cmp(&key(right)));
        order.iter().map(|&at| findings[at as usize]).collect()
    }

    #[inline(never)]
    pub(super) fn without_overlaps(&self, findings: &mut Vec<Finding>) {
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

    /// A form as it was given, of either index: those of marks are numbered behind the others.
    fn form_text(&self, form: u32) -> &[u16] {
        if let Some(gap) = form.checked_sub(self.first_gap()).filter(|_| cfg!(feature = "gaps")) {
            return self.gaps.form_text(gap);
        }
        if let Some((overlay, form)) = self.overlaid(form) {
            return overlay.form_text(form);
        }
        match form.checked_sub(self.index.len()) {
            Some(literal) => self.literals.form_text(literal),
            None => self.index.form_text(form),
        }
    }

    /// The entry whose form a hit is; `None` for an exception.
    pub(super) fn entry_of(&self, hit: &Hit) -> Option<u32> {
        match self.owner(hit.form)? {
            Owner::Entry(number) => Some(number),
            Owner::Exception(_) => None,
        }
    }

    /// What a form of either index stands for.
    pub(super) fn owner(&self, form: u32) -> Option<Owner> {
        if let Some(gap) = form.checked_sub(self.first_gap()).filter(|_| cfg!(feature = "gaps")) {
            return self.gaps.owner(gap);
        }
        if let Some((overlay, form)) = self.overlaid(form) {
            return overlay.owner(form);
        }
        let owner = match form.checked_sub(self.index.len()) {
            Some(literal) => self.literals.owner(literal),
            None => self.index.owner(form),
        }?;
        match owner.checked_sub(self.plain) {
            Some(other) => self.owners.get(other as usize).copied(),
            None => Some(Owner::Entry(owner)),
        }
    }

    fn lexicon_of(&self, number: u32) -> Option<u32> {
        let at = number.checked_sub(self.plain)? as usize;
        self.entries.get(at).map(|&(lexicon, _)| lexicon)
    }
}

/// Drops the hidden phrases that share characters with a plain hit: what is said openly is not hidden as well. A shorter
/// phrase inside a hidden one leaves it standing, an innocent word does not.
fn drop_shadowed(hits: &mut Vec<Hit>, plain: usize, is_entry: impl Fn(u32) -> bool) {
    let longest = hits[..plain].iter().map(|hit| hit.span.len()).max().unwrap_or(0);
    let open: Vec<(Span, bool)> = hits[..plain].iter().map(|hit| (hit.span, is_entry(hit.form))).collect();
    let mut at = 0;
    hits.retain(|hit| {
        at += 1;
        let near = open.partition_point(|(span, _)| span.start + longest < hit.span.start);
        let mut beside = open[near..].iter().take_while(|(span, _)| span.start < hit.span.end);
        let shadowed = |&(span, phrase): &(Span, bool)| {
            let inside = phrase && hit.span.covers(span) && hit.span != span;
            span.overlaps(hit.span) && !inside
        };
        at <= plain || !beside.any(shadowed)
    });
}

/// How much an entry matters when `role` says it; `None` where that is nobody's business.
fn severity_for(lexicon: &Lexicon, entry: &Entry, category: &Category, role: Role) -> Option<Severity> {
    if lexicon.role.is_none_or(|own| own == role) {
        return Some(entry.severity.unwrap_or(category.severity));
    }
    category.customer.filter(|_| role == Role::Customer)
}
