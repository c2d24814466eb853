//! Phrases with gaps: `你…自己去`, `满{number}减`.
//!
//! A chain of pieces is found by its longest piece, and the others are then looked for beside it, no farther away than the
//! gaps allow. So a gap costs one form, however wide it is, and text without the longest piece costs no more than any text.
//!
//! Invariants: no gap reaches across the end of a sentence; of several ways to read a chain the tightest around its longest
//! piece counts; the pieces are found as written or folded, never hidden by sound or shape.

use super::forms::{Owner, Scope};
use super::hit::{Hit, Via};
use super::index::{FormRules, Forms, Index};
use super::lexicon::{Entry, Lexicon};
use super::options::{GuardOptions, Latin};
use super::pattern::{Form, Gap, forms_of};
use crate::order::sorted;
use crate::text::{Edge, Reading, Span};

/// A phrase in pieces, by the numbers of these.
#[derive(Clone, Debug)]
struct Chain {
    owner: Owner,
    /// As it is told to people.
    text: Vec<u16>,
    pieces: Vec<u32>,
    gaps: Vec<Gap>,
    /// The place of the longest piece.
    anchor: usize,
}

/// All chains of a guard. See the module's head.
#[derive(Clone, Debug, Default)]
pub(super) struct Gaps {
    pieces: Index,
    chains: Vec<Chain>,
    /// The chains by the number of their longest piece.
    anchored: Vec<(u32, u32)>,
    longest: usize,
    /// Tokens of each piece.
    lengths: Vec<u32>,
}

/// On which side of the anchor pieces are looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    Behind,
}

impl Gaps {
    /// The chains of the numbered entries.
    pub(super) fn of<'a>(
        entries: impl Iterator<Item = (u32, (&'a Lexicon, &'a Entry))>,
        options: &GuardOptions,
    ) -> Self {
        let mut found: Vec<(Form, Owner, FormRules)> = Vec::new();
        for (number, (lexicon, entry)) in entries.filter(|(_, (_, entry))| entry.has_gaps()) {
            let substring = entry.latin_substring.unwrap_or(options.latin == Latin::Substring);
            let rules = FormRules { word: !substring, literal: options.literal, case: options.case_sensitive };
            let mut take = |patterns: &[String], owner: Owner| {
                for pattern in patterns.iter().filter(|pattern| pattern.contains(['…', '{'])) {
                    let forms = forms_of(pattern, &lexicon.slots).unwrap_or_default();
                    found.extend(forms.into_iter().filter(Form::has_gaps).map(|form| (form, owner, rules)));
                }
            };
            take(&entry.variants, Owner::Entry(number));
            take(&entry.exceptions, Owner::Exception(Scope::Entry(number)));
        }
        Self::new(&found)
    }

    fn new(found: &[(Form, Owner, FormRules)]) -> Self {
        let all: Vec<(&str, FormRules)> = found
            .iter()
            .flat_map(|(form, _, rules)| form.pieces.iter().map(|piece| (piece.as_str(), *rules)))
            .collect();
        let key = |at: usize| (all[at].0, all[at].1.word);
        let mut numbers = vec![0; all.len()];
        let (mut forms, mut reading, mut before) = (Forms::default(), Reading::default(), None);
        let mut lengths = Vec::new();
        for at in sorted(all.len(), &|left, right| key(left).cmp(&key(right))) {
            let at = at as usize;
            if before.is_none_or(|before| key(before) != key(at)) {
                let text: Vec<u16> = all[at].0.encode_utf16().collect();
                reading.read(&text);
                lengths.push(reading.tokens().len() as u32);
                forms.push(&reading, &text, forms.len(), all[at].1);
            }
            numbers[at] = forms.len() - 1;
            before = Some(at);
        }
        let mut gaps = Self { pieces: Index::new(forms), lengths, ..Self::default() };
        let mut rest = &numbers[..];
        for (form, owner, _) in found {
            let (own, others) = rest.split_at(form.pieces.len());
            rest = others;
            gaps.push(form, *owner, own);
        }
        let order = sorted(gaps.anchored.len(), &|left, right| gaps.anchored[left].cmp(&gaps.anchored[right]));
        gaps.anchored = order.iter().map(|&at| gaps.anchored[at as usize]).collect();
        gaps
    }

    fn push(&mut self, form: &Form, owner: Owner, pieces: &[u32]) {
        let length = |at: usize| form.pieces[at].chars().count();
        let anchor = (0..pieces.len()).rev().max_by_key(|&at| length(at)).unwrap_or(0);
        let most: usize = form.gaps.iter().map(|gap| gap.most as usize).sum();
        self.longest = self.longest.max((0..pieces.len()).map(length).sum::<usize>() + most);
        self.anchored.push((pieces[anchor], self.chains.len() as u32));
        let text = form.to_string().encode_utf16().collect();
        self.chains.push(Chain { owner, text, pieces: pieces.to_vec(), gaps: form.gaps.clone(), anchor });
    }

    /// How many chains there are.
    pub(super) fn len(&self) -> u32 {
        self.chains.len() as u32
    }

    /// How many tokens the longest chain may take.
    pub(super) const fn longest(&self) -> usize {
        self.longest
    }

    pub(super) fn owner(&self, chain: u32) -> Option<Owner> {
        self.chains.get(chain as usize).map(|chain| chain.owner)
    }

    /// A chain as it was given.
    pub(super) fn form_text(&self, chain: u32) -> &[u16] {
        self.chains.get(chain as usize).map_or(&[], |chain| &chain.text)
    }

    /// Adds the hits of all chains to `hits`, their forms numbered from `base`.
    pub(super) fn search(&self, reading: &Reading, text: &[u16], base: u32, hits: &mut Vec<Hit>) {
        if self.chains.is_empty() {
            return;
        }
        let mut found = Vec::new();
        self.pieces.search(reading, text, 0..reading.tokens().len(), &mut found);
        for hit in &mut found {
            hit.form = self.pieces.owner(hit.form).unwrap_or(u32::MAX);
        }
        let search = Search { gaps: self, reading, text, found: &found };
        for (at, hit) in found.iter().enumerate() {
            let from = self.anchored.partition_point(|anchored| anchored.0 < hit.form);
            for &(_, number) in self.anchored[from..].iter().take_while(|anchored| anchored.0 == hit.form) {
                let chain = &self.chains[number as usize];
                let ends = (search.reach(chain, at, Side::Before), search.reach(chain, at, Side::Behind));
                if let (Some(first), Some(last)) = ends {
                    hits.push(joined(base + number, &[&found[first], hit, &found[last]]));
                }
            }
        }
    }
}

/// The hit of a chain that is made up of these, in text order.
fn joined(form: u32, [first, anchor, last]: &[&Hit; 3]) -> Hit {
    let via = first.via.max(anchor.via).max(last.via).max(Via::Folded);
    let span = Span::new(first.span.start, last.span.end);
    Hit { form, first: first.first, last: last.last, span, via }
}

/// The pieces that were found in one text, in text order.
struct Search<'a> {
    gaps: &'a Gaps,
    reading: &'a Reading,
    text: &'a [u16],
    found: &'a [Hit],
}

impl Search<'_> {
    /// The outermost piece of a chain on one side of its anchor, the nearest of several; that is the anchor itself if no
    /// other piece belongs there.
    fn reach(&self, chain: &Chain, anchor: usize, side: Side) -> Option<usize> {
        let mut reached = vec![anchor];
        let steps: Vec<(u32, Gap)> = match side {
            Side::Behind => chain.pieces[chain.anchor + 1..]
                .iter()
                .copied()
                .zip(chain.gaps[chain.anchor..].iter().copied())
                .collect(),
            Side::Before => {
                let before = chain.pieces[..chain.anchor].iter().copied().zip(chain.gaps.iter().copied());
                before.rev().collect()
            }
        };
        for (piece, gap) in steps {
            let mut next = Vec::new();
            for &at in &reached {
                self.step(at, piece, gap, side, &mut next);
            }
            reached = next;
        }
        // They are pushed from the nearest on, but for those of several starting points.
        match side {
            Side::Behind => reached.into_iter().min_by_key(|&at| self.found[at].last),
            Side::Before => reached.into_iter().max_by_key(|&at| self.found[at].first),
        }
    }

    /// Adds the hits of `piece` that lie on `side` of the hit `at` with no more than `gap` between them.
    fn step(&self, at: usize, piece: u32, gap: Gap, side: Side, next: &mut Vec<usize>) {
        let from = &self.found[at];
        let (low, high) = match side {
            Side::Behind => (from.last + 1 + gap.least, from.last + 1 + gap.most),
            Side::Before => {
                let length = self.gaps.lengths.get(piece as usize).map_or(0, |length| length + gap.most);
                (from.first.saturating_sub(length), from.first)
            }
        };
        let start = self.found.partition_point(|hit| hit.first < low);
        for (offset, hit) in self.found[start..].iter().take_while(|hit| hit.first <= high).enumerate() {
            let (left, right) = if side == Side::Behind { (from, hit) } else { (hit, from) };
            if hit.form == piece && self.fits(left, right, gap) && !next.contains(&(start + offset)) {
                next.push(start + offset);
            }
        }
    }

    /// Whether what stands between two pieces is what the gap takes.
    fn fits(&self, left: &Hit, right: &Hit, gap: Gap) -> bool {
        let Some(width) = right.first.checked_sub(left.last + 1) else { return false };
        let between = (left.last + 1) as usize..right.first as usize;
        (gap.least..=gap.most).contains(&width)
            && (!gap.number || self.reading.tokens()[between].iter().all(|&token| is_numeral(token)))
            && (left.last as usize..right.first as usize).all(|token| self.continues(token, gap))
    }

    /// Whether the sentence goes on behind a token; the point in 9.9 does not end it.
    fn continues(&self, token: usize, gap: Gap) -> bool {
        gap.number || self.reading.edge_after(self.text, token) < Edge::Sentence
    }
}

/// Digits, Chinese numerals and their units.
const fn is_numeral(token: u16) -> bool {
    matches!(
        token,
        0x30..=0x39
            | 0x3007
            | 0x4E00
            | 0x4E8C
            | 0x4E09
            | 0x56DB
            | 0x4E94
            | 0x516D
            | 0x4E03
            | 0x516B
            | 0x4E5D
            | 0x5341
            | 0x767E
            | 0x5343
            | 0x4E07
            | 0x4EBF
            | 0x96F6
            | 0x4E24
            | 0x51E0
            | 0x534A
            | 0x70B9
    )
}
