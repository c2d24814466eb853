//! No conversation can make a review fail, and what it says holds together.

use std::sync::OnceLock;

use kefu::moment::Moment;
use kefu::pack::{Value, rubric};
use kefu::phrase::Role;
use kefu::review::{Conversation, Reviewer, State, Turn};
use proptest::prelude::*;

use crate::support::{document, documents};

/// A reviewer that has heard nothing yet; building one takes longer than reviewing.
fn reviewer(id: &'static str) -> Reviewer {
    static BUILT: [OnceLock<Reviewer>; 2] = [OnceLock::new(), OnceLock::new()];
    BUILT[usize::from(id == "cable/hall")].get_or_init(|| built(id)).clone()
}

fn built(id: &str) -> Reviewer {
    let all: Vec<Value> = documents().into_iter().map(|(_, document)| document).collect();
    rubric::reviewer(&document("rubric", id), &all).0
}

/// Pieces of talk that rules speak of, and pieces of anything.
fn text() -> impl Strategy<Value = Vec<u16>> {
    let words = prop::sample::select(vec![
        "您好",
        "再见",
        "我要投诉",
        "抱歉",
        "收您100元",
        "找您42元",
        "一共58",
        "明天下午",
        "两小时内",
        "给您送",
        "吗",
        "？",
        "不能",
        "改成",
        "1380013",
        "96766",
        "王工",
        "，",
        "。",
        "请",
        "你",
        "怎么办",
        "周五前",
        "妈的",
        "😀",
        "\u{200b}",
        "12月99日",
        "99999999999999",
    ]);
    let piece = prop_oneof![
        words.prop_map(|word| word.encode_utf16().collect::<Vec<u16>>()),
        prop::collection::vec(any::<u16>(), 0..4),
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

fn conversation() -> impl Strategy<Value = Conversation> {
    let role = prop::sample::select(vec![Role::Agent, Role::Customer, Role::System]);
    let at = prop::option::of(
        (-1_000_000_000_000_i64..4_000_000_000_000).prop_map(|milliseconds| Moment { milliseconds, offset: 480 }),
    );
    let turn = (role, text(), at).prop_map(|(role, text, at)| Turn { role, text, at, by: String::new() });
    prop::collection::vec(turn, 0..10).prop_map(|turns| Conversation { turns, ..Conversation::default() })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn any_conversation_is_reviewed(conversations in prop::collection::vec(conversation(), 1..4)) {
        let mut kept = reviewer("cable/hall");
        for conversation in &conversations {
            let review = kept.review(conversation);
            prop_assert_eq!(&review, &reviewer("cable/hall").review(conversation), "what was heard before changes nothing");
            for rule in &review.rules {
                prop_assert_eq!(rule.state == State::NotApplicable, rule.reason.is_some());
                prop_assert!(rule.parts.0 <= rule.parts.1);
                for place in &rule.evidence {
                    let turn = conversation.turns.get(place.turn as usize);
                    prop_assert!(turn.is_some_and(|turn| place.span.end as usize <= turn.text.len()), "{:?}", place);
                }
            }
            for promise in &review.promises {
                prop_assert!(promise.kept.is_none_or(|kept| kept > promise.turn));
            }
        }
    }

    #[test]
    fn a_mend_is_tried_out_before_it_is_offered(conversation in conversation()) {
        let mut reviewer = reviewer("service/basics");
        let review = reviewer.review(&conversation);
        for (number, _) in review.rules.iter().enumerate().filter(|(_, rule)| rule.state == State::Unmet) {
            let mends = reviewer.mend(&conversation, number);
            if mends.is_empty() {
                continue;
            }
            let mut changed = conversation.clone();
            for mend in mends {
                let insert: Vec<u16> = mend.insert.encode_utf16().collect();
                if mend.new_turn {
                    changed.turns.insert(mend.turn as usize, Turn { text: insert, ..Turn::default() });
                } else {
                    let turn = &mut changed.turns[mend.turn as usize];
                    prop_assert_eq!(turn.role, Role::Agent, "only the agent's words change");
                    turn.text.splice(mend.span.start as usize..mend.span.end as usize, insert);
                }
            }
            prop_assert_ne!(reviewer.review(&changed).rules[number].state, State::Unmet);
        }
    }
}
