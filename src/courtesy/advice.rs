//! The smallest edits that mend a message.
//!
//! An edit is only advised when it has been tried: the message it makes has fewer things to mend than before.

use super::marks::{Fit, Mark};
use super::needs::{Draft, Reason, Weighed};
use super::past::Past;
use super::rules::{Kind, Place};
use super::{Courtesy, Situation};
use crate::order::sorted;
use crate::phrase::Scratch;
use crate::text::{Edge, Reading, Side, Span};

/// Nobody applies more of them to one message.
const MOST_ADVICE: usize = 12;
/// Nobody types a longer message; each piece of advice is tried on a copy of it.
const LONGEST_ADVISED: usize = 4096;

/// Why an edit is advised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motive {
    /// Something is owed, for this reason.
    Need(Reason),
    /// What stands there spoils the tone.
    Fault,
    /// There is a better way to say it.
    Near,
    /// It does not fit the time of day.
    Hour,
}

/// An edit that mends something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// What is replaced, UTF-16 code units; empty where something is put in.
    pub span: Span,
    /// What to put there.
    pub insert: String,
    /// Number of the category it is about.
    pub category: u32,
    /// Why.
    pub motive: Motive,
}

impl Advice {
    /// The message with the edit applied.
    #[must_use]
    pub fn applied(&self, text: &[u16]) -> Vec<u16> {
        let end = (self.span.end as usize).min(text.len());
        let start = (self.span.start as usize).min(end);
        text[..start].iter().copied().chain(self.insert.encode_utf16()).chain(text[end..].iter().copied()).collect()
    }
}

impl Courtesy {
    /// Edits in text order, each to be applied alone: after one the message is judged anew.
    pub(super) fn advise(
        &self,
        draft: &Draft<'_>,
        weighed: &[Weighed],
        past: &Past,
        situation: &Situation,
        scratch: &mut Scratch,
    ) -> Vec<Advice> {
        if draft.text.len() > LONGEST_ADVISED {
            return Vec::new();
        }
        let mut edits = self.replacements(draft, situation.hour());
        edits.extend(weighed.iter().flat_map(|weighed| self.additions(draft, weighed)));
        let order = sorted(edits.len(), &|left, right| edits[left].span.cmp(&edits[right].span));
        let before = self.to_mend(draft, weighed, situation.hour());
        let tried = order.iter().take(MOST_ADVICE).map(|&at| &edits[at as usize]);
        let mends = |advice: &&Advice| {
            let text = advice.applied(draft.text);
            let reading = Reading::of(&text);
            let mended = Draft::new(&text, &reading, self.marks(&text, &situation.context, scratch));
            self.to_mend(&mended, &self.weigh(&mended, past), situation.hour()) < before
        };
        tried.filter(mends).cloned().collect()
    }

    /// How many things there are to mend in a message.
    fn to_mend(&self, draft: &Draft<'_>, weighed: &[Weighed], hour: Option<u8>) -> usize {
        let flawed = draft.marks.iter().filter(|mark| self.is_flawed(mark, hour)).count();
        flawed + weighed.iter().map(|weighed| weighed.missing.len()).sum::<usize>()
    }

    /// What to say in place of what is flawed. Of two that overlap the one that replaces more is given: 您好 for 你好, and
    /// not 您 for its 你 as well.
    fn replacements(&self, draft: &Draft<'_>, hour: Option<u8>) -> Vec<Advice> {
        let mut edits: Vec<Advice> = Vec::new();
        for mark in draft.marks.iter().filter(|mark| self.is_flawed(mark, hour)) {
            let Some(instead) = self.entry(mark).and_then(|entry| entry.instead.as_ref()) else { continue };
            let (category, motive) = (mark.category, self.motive(mark, hour));
            let advice = Advice { span: mark.span, insert: instead.clone(), category, motive };
            match edits.last_mut().filter(|last| last.span.overlaps(advice.span)) {
                Some(last) if last.span.len() < advice.span.len() => *last = advice,
                Some(_) => {}
                None => edits.push(advice),
            }
        }
        edits
    }

    fn motive(&self, mark: &Mark, hour: Option<u8>) -> Motive {
        match self.fit(mark, hour) {
            _ if self.categories[mark.category as usize].kind == Kind::Fault => Motive::Fault,
            Fit::Hour => Motive::Hour,
            Fit::Near | Fit::Good => Motive::Near,
        }
    }

    /// What to put in for what is owed and missing: one text for the message, or one at each of its occasions.
    fn additions(&self, draft: &Draft<'_>, weighed: &Weighed) -> Vec<Advice> {
        let category = weighed.need.category;
        let duties = &self.duties[category as usize];
        let mut edits: Vec<Advice> = Vec::new();
        for &(at, occasion) in &weighed.missing {
            let duty = &duties[at as usize];
            let Some(say) = &duty.say else { continue };
            let (place, insert) = match duty.owed.place {
                Place::End => end_of(draft, say),
                place => (start_of(draft, place, occasion), say.clone()),
            };
            let known = |known: &Advice| known.span.start == place;
            if !edits.iter().rev().take(1).any(known) && (occasion.is_some() || edits.is_empty()) {
                let motive = Motive::Need(Reason::Owed(at));
                edits.push(Advice { span: Span::new(place, place), insert, category, motive });
            }
        }
        edits
    }
}

/// Where a text that stands before something is put in.
fn start_of(draft: &Draft<'_>, place: Place, occasion: Option<Span>) -> u32 {
    let blank = |unit: &&u16| matches!(unit, 0x20 | 0x09 | 0x0A | 0x0D | 0x3000);
    let start = draft.text.iter().take_while(blank).count() as u32;
    let Some(occasion) = occasion.filter(|_| place != Place::Start) else { return start };
    if place == Place::Before {
        return occasion.start;
    }
    let mut token = draft.reading.token_at(occasion.start);
    while token > 0 && draft.reading.edge_before(draft.text, token) == Edge::Open {
        token -= 1;
    }
    draft.reading.starts().get(token).copied().unwrap_or(start)
}

/// Where the message ends, and the text put in there: behind a comma, unless a mark stands there already.
fn end_of(draft: &Draft<'_>, say: &str) -> (u32, String) {
    let blank = |unit: &u16| matches!(unit, 0x20 | 0x09 | 0x0A | 0x0D | 0x3000);
    let end = draft.text.iter().rposition(|unit| !blank(unit)).map_or(0, |last| last as u32 + 1);
    let last = draft.reading.tokens().len().checked_sub(1);
    let read = last.map(|last| draft.reading.token_span(draft.text, last, Side::Last, 1).end);
    if read == Some(end) { (end, format!("，{say}")) } else { (end, say.to_owned()) }
}
