//! What an agent undertakes to do, by when, and whether a later message says that it is done.
//!
//! A promise is a clause with an undertaking (我会, 给您, 安排 …) and a time, or an agreed change (改成…). It is open until
//! a later turn of the agent says that it is done and shares words with it; nothing is guessed beyond that.

use super::alike::clauses;
use super::conversation::Conversation;
use super::heard::Heard;
use super::time_phrase::{When, times};
use super::words::words;
use crate::moment::Moment;
use crate::text::{Reading, Span, fold_in_place};

/// A promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promise {
    /// The turn in which it is made.
    pub turn: u32,
    /// The clause.
    pub span: Span,
    /// When it is due, if it has a time and its turn has one.
    pub due: Option<Moment>,
    /// The turn that says it is done.
    pub kept: Option<u32>,
}

words!(
    UNDERTAKING,
    [
        "会", "给您", "给你", "帮您", "帮你", "为您", "为你", "安排", "回复", "联系", "送", "发货", "发出", "寄",
        "上门", "到账", "退款", "处理", "解决", "答复", "跟进", "通知", "回电", "补发", "更换", "维修", "反馈", "转告",
        "登记", "办理", "再来", "来修",
    ]
);
words!(AGREED, ["改成", "改为", "换成", "改到", "备注", "改发"]);
// Questions and what is already past are no promises.
words!(NOT, ["吗", "？", "?", "已经", "已为", "已给", "了吗", "昨天", "如果", "请您"]);
words!(DONE, ["已经", "已", "好了", "完了", "完成", "到了", "发了", "修好"]);

/// What one turn undertakes, whatever the other turns say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Undertakings {
    /// The clauses, each with its time.
    made: Vec<(Span, Option<When>)>,
    /// Whether the turn says that something is done.
    done: bool,
}

/// What a turn of the agent undertakes; `folded` is its text folded in place.
pub(super) fn undertakings(folded: &[u16]) -> Undertakings {
    let mut made = Vec::new();
    if UNDERTAKING.is_in(folded) || AGREED.is_in(folded) {
        for clause in clauses(folded) {
            // The mark behind a clause tells a question.
            let said = &folded[clause.start as usize..(clause.end as usize + 1).min(folded.len())];
            let timed = times(said);
            let undertaken = !timed.is_empty() && UNDERTAKING.is_in(said);
            if (undertaken || AGREED.is_in(said)) && !NOT.is_in(said) {
                made.push((clause, timed.iter().map(|time| time.when).find(|when| *when != When::Soon)));
            }
        }
    }
    Undertakings { made, done: DONE.is_in(folded) }
}

/// The promises of the agent's turns.
pub(super) fn promises(conversation: &Conversation, heard: &[Heard]) -> Vec<Promise> {
    let mut promises = Vec::new();
    for (at, (turn, heard_there)) in conversation.turns.iter().zip(heard).enumerate() {
        for &(span, when) in &heard_there.undertakings.made {
            let due = when.zip(turn.at).and_then(|(when, said)| when.due(said));
            let kept = kept(conversation, heard, at, span.of(&turn.text));
            promises.push(Promise { turn: at as u32, span, due, kept });
        }
    }
    promises
}

/// The first later turn of the agent that says it is done and shares two neighbouring characters with the promise.
fn kept(conversation: &Conversation, heard: &[Heard], made: usize, clause: &[u16]) -> Option<u32> {
    let promised = Reading::of(clause);
    let mut folded = Vec::new();
    let done = (made + 1..heard.len()).filter(|&at| heard[at].undertakings.done).take(TURNS_LOOKED_AT);
    done.into_iter()
        .find(|&at| {
            fold_in_place(&conversation.turns[at].text, &mut folded);
            shares_words(promised.tokens(), &folded)
        })
        .map(|at| at as u32)
}

/// A promise is looked for in so many later turns that say something is done, so that a long conversation stays linear.
const TURNS_LOOKED_AT: usize = 20;

words!(
    EMPTY,
    ["给您", "帮您", "为您", "我会", "我们", "会给", "会帮", "会为", "您的", "马上", "您处", "内给", "天给", "前给"]
);

/// Whether a pair of neighbouring characters that means something stands in both.
fn shares_words(promised: &[u16], said: &[u16]) -> bool {
    // A clause is short; what is said may be long.
    const MOST: usize = 64;
    promised.windows(2).take(MOST).any(|pair| EMPTY.at(pair, 0).is_none() && said.windows(2).any(|other| other == pair))
}
