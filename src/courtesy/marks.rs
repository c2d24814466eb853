//! Which courtesies, faults and occasions stand in a message.

use std::cell::OnceCell;

use super::Courtesy;
use super::rules::Kind;
use crate::phrase::{Context, Finding, Mention, Scratch};
use crate::text::{Edge, Reading, Span};

/// How well a phrase fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// As the rules have it.
    Good,
    /// Nearly: it counts, and there is a better way to say it.
    Near,
    /// At the wrong time of day.
    Hour,
}

impl Fit {
    /// The name in results.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Near => "near",
            Self::Hour => "hour",
        }
    }
}

/// A phrase of a category at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Number of its category among [`Courtesy::categories`].
    pub category: u32,
    /// Number of its entry; see [`Courtesy::entry`].
    pub entry: u32,
    /// The place in the text, UTF-16 code units.
    pub span: Span,
    /// How well it fits. What only the time of day can tell is left to [`Courtesy::fit`].
    pub fit: Fit,
}

impl Courtesy {
    /// Everything in `text` that counts, in text order; `context` is who says it and what was said before.
    ///
    /// Among courtesies, and among faults, the leftmost and longest takes its characters: the 请 of 请原谅 is none of its
    /// own. Occasions and forms of address stand beside them. What is quoted does not count, nor what is told not to be said.
    #[must_use]
    pub fn marks(&self, text: &[u16], context: &Context, scratch: &mut Scratch) -> Vec<Mark> {
        let findings = self.guard.check(text, context, scratch);
        let reading = OnceCell::new();
        let mut taken = [0; 2];
        let mut marks = Vec::with_capacity(findings.len());
        for finding in findings.iter().filter(|finding| is_said(finding, text, &reading)) {
            let Some(&form) = self.forms.get(finding.entry as usize) else { continue };
            let category = self.entries[form.entry as usize].categories[0];
            let Some(kind) = self.categories.get(category as usize) else { continue };
            if kind.kind != Kind::Occasion && kind.address.is_none() {
                let end = &mut taken[usize::from(kind.kind == Kind::Fault)];
                if finding.span.start < *end {
                    continue;
                }
                *end = finding.span.end;
            }
            let fit = if form.near { Fit::Near } else { Fit::Good };
            marks.push(Mark { category, entry: form.entry, span: finding.span, fit });
        }
        marks
    }

    /// Whether `mark` counts as category number `category`, its own or another.
    #[must_use]
    pub fn counts_as(&self, mark: &Mark, category: u32) -> bool {
        self.entries.get(mark.entry as usize).is_some_and(|known| known.categories.contains(&category))
    }

    /// Whether any of `marks` counts as the category `id`.
    #[must_use]
    pub fn has(&self, marks: &[Mark], id: &str) -> bool {
        self.number(id).is_some_and(|category| marks.iter().any(|mark| self.counts_as(mark, category)))
    }

    /// How well `mark` fits at an hour of the day (0–23).
    #[must_use]
    pub fn fit(&self, mark: &Mark, hour: Option<u8>) -> Fit {
        let hours = self.entries.get(mark.entry as usize).and_then(|known| known.entry.hours);
        match (hours, hour) {
            (Some(hours), Some(hour)) if !hours.contain(hour) => Fit::Hour,
            _ => mark.fit,
        }
    }
}

/// Whether it is said, and not only spoken about. “没有及时回复，非常抱歉” forbids nothing: what starts a clause is said.
fn is_said(finding: &Finding, text: &[u16], reading: &OnceCell<Reading>) -> bool {
    match finding.mention {
        None | Some(Mention::Reported) => true,
        Some(Mention::Quoted) => false,
        Some(Mention::Negated) => {
            let reading = reading.get_or_init(|| Reading::of(text));
            reading.edge_before(text, reading.token_at(finding.span.start)) > Edge::Open
        }
    }
}
