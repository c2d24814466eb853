//! How long customers waited for a person's answer, and how often they had to come back.

use crate::moment::Moment;
use crate::order::{sort, sorted};

/// Who wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The person served.
    Customer,
    /// A person of the desk.
    Human,
    /// A robot, an automatic greeting, a notice: nobody is served by it.
    Robot,
}

/// A wait: from the first message without an answer to a person's answer, if one came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    /// The first message.
    pub from: Moment,
    /// The answer.
    pub to: Option<Moment>,
}

/// The waits of a conversation in order; the first of them is the wait for the first answer.
#[must_use]
pub fn waits(messages: &[(Side, Moment)]) -> Vec<Wait> {
    let mut found = Vec::new();
    let mut waiting = None;
    for &(side, at) in messages {
        match side {
            Side::Customer => waiting = waiting.or(Some(at)),
            Side::Human => found.extend(waiting.take().map(|from| Wait { from, to: Some(at) })),
            Side::Robot => {}
        }
    }
    found.extend(waiting.map(|from| Wait { from, to: None }));
    found
}

/// One contact of a customer about something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Who, and about what: contacts with the same words are about the same.
    pub about: String,
    /// When.
    pub at: Moment,
}

/// The contacts, by their numbers, that come at most `days` of 24 hours after the one before about the same.
#[must_use]
pub fn repeats(contacts: &[Contact], days: i64) -> Vec<u32> {
    let key = |at: usize| (&contacts[at].about, contacts[at].at.milliseconds);
    let order = sorted(contacts.len(), &|left, right| key(left).cmp(&key(right)));
    let close = |pair: &[u32]| {
        let (first, second) = (&contacts[pair[0] as usize], &contacts[pair[1] as usize]);
        let gap = second.at.milliseconds.saturating_sub(first.at.milliseconds);
        (first.about == second.about && gap <= days.saturating_mul(super::day::DAY)).then_some(pair[1])
    };
    let mut repeats: Vec<u32> = order.windows(2).filter_map(close).collect();
    sort(&mut repeats, u32::cmp);
    repeats
}
