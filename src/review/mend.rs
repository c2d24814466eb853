//! What would have met a rule: the smallest change of the agent's words, tried out before it is offered.
//!
//! Nothing is generated. Words come from the rule or the part of it that is missing (`say`), from the rewrites of the lexicons, and from the first word of
//! the list that was missed.

use super::conversation::{Conversation, Turn};
use super::heard::Mark;
use super::rubric::{Label, Rubric, Rule};
use super::verdict::{Evidence, Shows, State, Verdict};
use crate::phrase::{Guard, Role, expand};
use crate::text::Span;

/// A change of one turn. Several are made in order, each in the text that the one before left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mend {
    /// The turn to change; one past the last turn means a new turn of the agent at the end.
    pub turn: u32,
    /// Whether the turn is a new one of the agent before the turn of that number.
    pub new_turn: bool,
    /// What to replace.
    pub span: Span,
    /// What to put there.
    pub insert: String,
}

/// A rule asks for so many things at most.
const MOST_CHANGES: usize = 8;

/// Every change is tried out by listening anew; what is longer than any message is not.
const LONGEST_MENDED: usize = 10_000;

pub(super) type Outcome = (Verdict, Vec<Vec<Mark>>);

/// The changes that meet `rule`; none if there are none. `judge` gives the verdict on a changed conversation.
pub(super) fn mend(
    rubric: &Rubric,
    lexicons: &Guard,
    rule: &Rule,
    conversation: &Conversation,
    judge: &mut dyn FnMut(&Conversation) -> Outcome,
) -> Vec<Mend> {
    if conversation.turns.iter().any(|turn| turn.text.len() > LONGEST_MENDED) {
        return Vec::new();
    }
    let mut changed = conversation.clone();
    let mut mends = Vec::new();
    for _ in 0..MOST_CHANGES {
        let (verdict, marks) = judge(&changed);
        if verdict.state != State::Unmet {
            return mends;
        }
        let change = verdict.evidence.iter().find_map(|place| match place.shows {
            Shows::Forbidden | Shows::Repeated => replacement(lexicons, &changed, &marks, place),
            Shows::Missing => addition(rubric, rule, &changed, place),
            Shows::Found | Shows::Occasion | Shows::Late(_) | Shows::Wrong => None,
        });
        let Some(change) = change else { break };
        apply(&mut changed, &change);
        mends.push(change);
    }
    if judge(&changed).0.state == State::Unmet { Vec::new() } else { mends }
}

/// A forbidden phrase gives way to its rewrite.
fn replacement(lexicons: &Guard, conversation: &Conversation, marks: &[Vec<Mark>], place: &Evidence) -> Option<Mend> {
    let turn = conversation.turns.get(place.turn as usize).filter(|turn| turn.role == Role::Agent)?;
    let mark = marks.get(place.turn as usize)?.iter().find(|mark| mark.span == place.span && mark.finding.is_some())?;
    let (_, entry) = lexicons.entry(mark.finding?)?;
    let insert = entry.instead.first()?.zh_cn.clone();
    let whole = Span::new(0, turn.text.len() as u32);
    // A rewrite is a message of its own: it takes the place of a message that says little else.
    let span = if mark.span.len() * 2 >= whole.len() { whole } else { mark.span };
    Some(Mend { turn: place.turn, new_turn: false, span, insert })
}

/// What is missing is added to the turn that lacks it, or said in a turn of its own.
fn addition(rubric: &Rubric, rule: &Rule, conversation: &Conversation, place: &Evidence) -> Option<Mend> {
    let words = || place.label.and_then(|label| words_for(rubric, rubric.labels.get(usize::from(label))?));
    let part = place.label.and_then(|label| rule.expect.as_ref()?.say_for(label));
    let insert = part.or(rule.say.as_ref()).map(|say| say.zh_cn.clone()).or_else(words)?;
    let at = place.turn as usize;
    let turn = conversation.turns.get(at);
    let Some(turn) = turn.filter(|turn| turn.role == Role::Agent) else {
        let turn = (at + 1).min(conversation.turns.len()) as u32;
        return Some(Mend { turn, new_turn: true, span: Span::default(), insert });
    };
    let opens = rule.expect.as_ref().is_some_and(super::rubric::Test::is_about_the_start);
    let comma = if turn.text.is_empty() { "" } else { "，" };
    let (at, insert) = if opens { (0, insert + comma) } else { (turn.text.len() as u32, format!("{comma}{insert}")) };
    Some(Mend { turn: place.turn, new_turn: false, span: Span::new(at, at), insert })
}

/// The first word of a list.
fn words_for(rubric: &Rubric, label: &Label) -> Option<String> {
    match label {
        Label::Cue(name) => {
            let (_, words) = rubric.cues.iter().find(|list| list.0 == *name)?;
            expand(words.first()?).ok()?.into_iter().next()
        }
        Label::Courtesy(_) | Label::Finding(_) | Label::Entity(_) => None,
    }
}

fn apply(conversation: &mut Conversation, change: &Mend) {
    let insert: Vec<u16> = change.insert.encode_utf16().collect();
    let at = change.turn as usize;
    if change.new_turn {
        let before = at.checked_sub(1).and_then(|before| conversation.turns.get(before));
        let turn = Turn { role: Role::Agent, text: insert, at: before.and_then(|turn| turn.at), by: String::new() };
        conversation.turns.insert(at.min(conversation.turns.len()), turn);
    } else if let Some(turn) = conversation.turns.get_mut(at) {
        turn.text.splice(change.span.start as usize..change.span.end as usize, insert);
    }
}
