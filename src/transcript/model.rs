//! What a source holds once it is read: conversations, and what was wrong.

use crate::error::Problem;
use crate::moment::Moment;
use crate::phrase::Role;
use crate::text::Span;

/// Conversations read from a source. Their texts are places in the source, or in what had to be written anew: a field with
/// escapes, a message whose lines did not stand together. [`Self::text`] gives either.
#[derive(Debug, Default)]
pub struct Transcript {
    pub(super) source: Vec<u16>,
    pub(super) added: Vec<u16>,
    /// In the order in which they begin.
    pub conversations: Vec<Conversation>,
    /// Everything that could not be taken, or only with doubt; the path says where: `line 12`, `lines 12-15`.
    pub problems: Vec<Problem>,
}

/// Turns between the same sides about one matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Conversation {
    /// What the source calls it.
    pub id: Option<Span>,
    /// In the order of the source, whatever their times.
    pub turns: Vec<Turn>,
    /// What else the source says about it: names and values.
    pub attributes: Vec<(Span, Attribute)>,
}

/// One message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The side that speaks.
    pub role: Role,
    /// What is said.
    pub text: Span,
    /// When, if the source says so and such a moment exists.
    pub at: Option<Moment>,
    /// The name of the one who speaks, if it says more than the side. That of a robot has 机器人, 智能客服, 自动回复 or
    /// bot in it, which is how a review tells it from people.
    pub by: Option<Span>,
}

/// The value of an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    /// A text.
    Text(Span),
    /// Valid JSON that is no text: a number, `true`, a list.
    Json(Span),
}

impl Transcript {
    /// The code units at a place of this transcript.
    #[must_use]
    pub fn text(&self, span: Span) -> &[u16] {
        units_at(&self.source, &self.added, span)
    }

    /// What was written anew. Places from the length of the source on lie here.
    #[must_use]
    pub fn added(&self) -> &[u16] {
        &self.added
    }
}

/// The code units at a place in `source` or, from its end on, in `added`.
pub(super) fn units_at<'a>(source: &'a [u16], added: &'a [u16], span: Span) -> &'a [u16] {
    let length = source.len() as u32;
    if span.start < length { span.of(source) } else { Span::new(span.start - length, span.end - length).of(added) }
}
