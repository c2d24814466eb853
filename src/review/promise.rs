//! What an agent undertakes to do, by when, and whether a later message says that it is done.
//!
//! A promise is a clause with an undertaking (我会, 给您, 安排 …) and a time, or an agreed change (改成…). It is open until
//! a later turn of the agent says that it is done and shares words with it; nothing is guessed beyond that.

use super::alike::clauses;
use super::conversation::Conversation;
use super::time_phrase::{starts_with, times};
use crate::moment::Moment;
use crate::phrase::Role;
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

const UNDERTAKING: [&str; 32] = [
    "会", "给您", "给你", "帮您", "帮你", "为您", "为你", "安排", "回复", "联系", "送", "发货", "发出", "寄", "上门",
    "到账", "退款", "处理", "解决", "答复", "跟进", "通知", "回电", "补发", "更换", "维修", "反馈", "转告", "登记",
    "办理", "再来", "来修",
];
const AGREED: [&str; 6] = ["改成", "改为", "换成", "改到", "备注", "改发"];
/// Questions and what is already past are no promises.
const NOT: [&str; 10] = ["吗", "？", "?", "已经", "已为", "已给", "了吗", "昨天", "如果", "请您"];
const DONE: [&str; 8] = ["已经", "已", "好了", "完了", "完成", "到了", "发了", "修好"];

/// The promises of the agent's turns.
pub(super) fn promises(conversation: &Conversation) -> Vec<Promise> {
    let mut promises = Vec::new();
    let mut folded = Vec::new();
    for (at, turn) in conversation.turns.iter().enumerate().filter(|(_, turn)| turn.role == Role::Agent) {
        fold_in_place(&turn.text, &mut folded);
        for clause in clauses(&folded) {
            // The mark behind a clause tells a question.
            let said = &folded[clause.start as usize..(clause.end as usize + 1).min(folded.len())];
            let has = |words: &[&str]| words.iter().any(|word| contains(said, word));
            let timed = times(said);
            let undertaken = has(&UNDERTAKING) && !timed.is_empty();
            if (undertaken || has(&AGREED)) && !has(&NOT) {
                let due = timed.iter().find_map(|time| time.when.due(turn.at?));
                let kept = kept(conversation, at, clause.of(&turn.text));
                promises.push(Promise { turn: at as u32, span: clause, due, kept });
            }
        }
    }
    promises
}

/// The first later turn of the agent that says it is done and shares two neighbouring characters with the promise.
fn kept(conversation: &Conversation, made: usize, clause: &[u16]) -> Option<u32> {
    let promised = Reading::of(clause);
    let later = conversation.turns.iter().enumerate().skip(made + 1).filter(|(_, turn)| turn.role == Role::Agent);
    let mut folded = Vec::new();
    for (at, turn) in later {
        fold_in_place(&turn.text, &mut folded);
        let done = DONE.iter().any(|word| contains(&folded, word));
        if done && shares_words(promised.tokens(), &folded) {
            return Some(at as u32);
        }
    }
    None
}

/// Whether a pair of neighbouring characters that means something stands in both.
fn shares_words(promised: &[u16], said: &[u16]) -> bool {
    const EMPTY: [&str; 14] = [
        "给您", "帮您", "为您", "我会", "我们", "会给", "会帮", "会为", "您的", "马上", "您处", "内给", "天给", "前给",
    ];
    promised.windows(2).any(|pair| {
        let empty = EMPTY.iter().any(|word| starts_with(pair, 0, word));
        !empty && said.windows(2).any(|other| other == pair)
    })
}

fn contains(text: &[u16], word: &str) -> bool {
    (0..text.len()).any(|at| starts_with(text, at, word))
}
