//! Phrases that are said over several messages.

use kefu::phrase::{Context, GuardOptions, Message, Role, Severity};
use kefu::text::Span;

use crate::support::{Bench, Seen, owned, texts, units};

const PHRASES: [&str; 6] = ["赶紧走人吧", "管不着", "随便你", "你算哪根葱", "这事儿真的归不了我管", "get lost"];

/// Turns by their first letter: A agent, C customer, S system.
fn context(before: &[&str]) -> Context {
    let turn = |line: &&str| {
        let (by, text) = line.split_once(':').expect("who says it");
        let role = match by {
            "A" => Role::Agent,
            "C" => Role::Customer,
            _ => Role::System,
        };
        Message { role, text: units(text) }
    };
    Context { role: Role::Agent, before: before.iter().map(turn).collect() }
}

fn check(before: &[&str], text: &str) -> Vec<Seen> {
    Bench::phrases(&PHRASES).seeing_through_cloaks().check_in(text, &context(before))
}

#[test]
fn a_phrase_goes_on_in_the_next_message() {
    for (before, text, part) in [
        (&["A:赶紧走"][..], "人吧", "人吧"),
        (&["A:赶", "A:紧", "A:走", "A:人"], "吧", "吧"),
        (&["C:在吗", "A:您好，管不"], "着！请稍等", "着"),
        (&["A:管", "S:对方正在输入", "A:不"], "着", "着"),
        (&["A:你算哪"], " 根 葱 啊", "根 葱"),
        (&["A:您稍等", "A:你算哪根…"], "……葱", "葱"),
        (&["A:你算那"], "gen葱", "gen葱"),
        (&["A:我跟您说这事儿真的归"], "不了我管。", "不了我管"),
        (&["A:get"], "lost!", "lost"),
        (&["A:g3t"], "l0st", "l0st"),
        (&["A:随便"], "你吧", "你"),
    ] {
        let found = check(before, text);
        assert_eq!(texts(&found), [part], "{before:?} {text}");
        assert_eq!((found[0].via, found[0].mention), ("split", None), "{before:?} {text}");
    }
}

#[test]
fn messages_that_merely_follow_each_other_say_nothing_together() {
    for (before, text) in [
        (&["A:赶紧走", "C:好的"][..], "人吧"),
        (&["C:赶紧走"], "人吧"),
        (&["A:都可以随便"], "你方便的时候来"),
        (&["A:随便"], "你们的意见我们都会听"),
        (&["A:随便看看。"], "你好"),
        (&["A:这个随便"], "你先用着"),
        (&["A:赶紧走。人吧"], "好"),
        (&["A:随便", "A:看看"], "你"),
        (&["A:get"], "lost and found is on floor 2"),
        (&["A:随便你"], "你先看看"),
        (&["A:随便你"], "好的"),
        (&[], "人吧"),
    ] {
        assert_eq!(texts(&check(before, text)), Vec::<&str>::new(), "{before:?} {text}");
    }
}

#[test]
fn what_a_message_says_by_itself_goes_first() {
    let found = check(&["A:随便"], "随便你");
    assert_eq!((texts(&found), found[0].via), (vec!["随便你"], "exact"));
    let found = check(&["A:赶紧走"], "人吧，管不着");
    assert_eq!(texts(&found), ["人吧", "管不着"]);
}

#[test]
fn exceptions_and_the_choice_of_layers_hold() {
    let options = || GuardOptions {
        phrases: owned(&["赶紧走人吧"]),
        exceptions: owned(&["赶紧走人吧台"]),
        ..GuardOptions::default()
    };
    let before = context(&["A:赶紧走"]);
    let mut cloaked = Bench::with(options()).seeing_through_cloaks();
    assert_eq!(texts(&cloaked.check_in("人吧", &before)), ["人吧"]);
    assert!(cloaked.check_in("人吧台", &before).is_empty());
    assert!(Bench::with(options()).check_in("人吧", &before).is_empty(), "only a guard that sees through cloaks");
}

#[test]
fn a_session_finds_what_goes_on() {
    let bench = Bench::phrases(&PHRASES).seeing_through_cloaks();
    let mut session = bench.guard.session(&[], context(&["A:赶紧走"]));
    assert_eq!(session.findings().count(), 0);
    let change = session.edit(&bench.guard, 0, 0, &units("人吧。")).expect("inside");
    let (number, found) = change.added[0];
    assert_eq!((found.span, found.via.name(), found.severity), (Span::new(0, 2), "split", Severity::Warn));
    assert_eq!(bench.guard.form(found.form), "赶紧走人吧");
    let change = session.edit(&bench.guard, 3, 3, &units("管不着")).expect("inside");
    assert_eq!((change.added.len(), change.removed.len()), (1, 0));
    assert_eq!(session.findings().map(|(number, _)| number).next(), Some(number));
    let change = session.edit(&bench.guard, 1, 2, &[]).expect("inside");
    assert_eq!((change.removed, session.findings().count()), (vec![number], 1));
}
