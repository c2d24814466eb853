//! What must not leave the house: numbers, cards, addresses and accounts (rows S-050, S-051, S-244).
//!
//! [`find`] looks for structure, not for phrases: digits in any writing, `@`, dots between Latin labels, and the words that
//! announce an account. It doesn't know lexicons, roles or severities; whoever reports a [`Leak`] decides what it weighs.
//!
//! Invariants: the cost is linear in the text and nothing is allocated until something is found; leaks come in text order,
//! don't overlap, and have exact places in the original; a number that a checksum, a length or its neighbours make
//! something else (an order, an amount, a date, a hotline) is none.

mod account;
mod address;
mod allow;
mod context;
mod digits;
mod glyph;
mod mask;
mod number;
mod wanted;

pub use mask::mask;
pub(super) use wanted::Leaks;

use crate::text::Span;
use digits::Stretch;
use std::ops::Range;

/// What kind of thing leaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LeakKind {
    /// A mobile number of mainland China, without its country code.
    #[default]
    Mobile,
    /// A landline number with its area code, or without one where it is called a telephone.
    Landline,
    /// An identity card of 15 or 18 places.
    IdentityCard,
    /// A bank card.
    BankCard,
    /// An e-mail address.
    Email,
    /// A WeChat or QQ account.
    Account,
    /// A web address or a domain.
    Url,
}

impl LeakKind {
    /// All kinds.
    pub const ALL: [Self; 7] =
        [Self::Mobile, Self::Landline, Self::IdentityCard, Self::BankCard, Self::Email, Self::Account, Self::Url];

    /// The kind of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The name in results.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mobile => "mobile",
            Self::Landline => "landline",
            Self::IdentityCard => "identity-card",
            Self::BankCard => "bank-card",
            Self::Email => "email",
            Self::Account => "account",
            Self::Url => "url",
        }
    }
}

/// One leak at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leak {
    /// What leaks.
    pub kind: LeakKind,
    /// Where, in UTF-16 code units of the original text.
    pub span: Span,
}

/// All leaks in `text`, in text order. `allowed` are published numbers, addresses and accounts, compared by their letters
/// and digits alone; an allowed domain stands for all addresses under it.
#[must_use]
pub fn find(text: &[u16], allowed: &[Vec<u16>]) -> Vec<Leak> {
    let mut search = Search { text, allowed, leaks: Vec::new(), codes_end: None, dots_end: 0 };
    let mut at = 0;
    while let Some(step) = text.get(at..).and_then(|rest| rest.iter().position(|&unit| glyph::may_start(unit))) {
        at = search.look(at + step);
    }
    search.leaks
}

/// A walk over one text.
struct Search<'a> {
    text: &'a [u16],
    allowed: &'a [Vec<u16>],
    leaks: Vec<Leak>,
    /// Where the last number ended that its neighbours call a code: a list of such goes on after it.
    codes_end: Option<usize>,
    /// How far dots have been looked at: no address reaches back across, so none is looked at twice.
    dots_end: usize,
}

impl Search<'_> {
    /// Looks at the place `at`, which may start something; gives the place to go on from, always further on.
    fn look(&mut self, at: usize) -> usize {
        if glyph::digit_at(self.text, at).is_some() {
            return self.numbers(at);
        }
        let floor = self.leaks.last().map_or(0, |leak| leak.span.end as usize);
        let (found, next) = match glyph::plain(self.text[at]) {
            0x40 => address::email(self.text, at, floor),
            unit if glyph::is_dot(unit) => {
                let (found, next) = address::url(self.text, at, floor, self.dots_end);
                self.dots_end = next;
                (found, next)
            }
            _ => account::account(self.text, at, floor),
        };
        if let Some((kind, range)) = found {
            self.add(kind, range);
        }
        next
    }

    /// Looks through digits with the marks between them, group by group.
    fn numbers(&mut self, mut at: usize) -> usize {
        let mut before = digits::Before::default();
        if let Some(width) = number::country_code(self.text, at) {
            at = width;
        }
        loop {
            let stretch = Stretch::read(self.text, at);
            let mut used = stretch.first_group();
            if let Some((kind, range, count)) = number::judge(self.text, &stretch, before) {
                if context::is_code(self.text, range.clone(), self.codes_end) {
                    self.codes_end = Some(range.end);
                } else {
                    self.add(kind, range.clone());
                }
                used = count;
                if range.end > stretch.end_of(count) {
                    return range.end;
                }
            }
            match stretch.next_group(self.text, used) {
                Ok((next, glue)) => {
                    before = digits::Before { glue, length: stretch.last_group(used) };
                    at = next;
                }
                Err(end) => return end,
            }
        }
    }

    fn add(&mut self, kind: LeakKind, range: Range<usize>) {
        if !allow::is_allowed(kind, &self.text[range.clone()], self.allowed) {
            let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            self.leaks.push(Leak { kind, span: Span::new(place(range.start), place(range.end)) });
        }
    }
}
