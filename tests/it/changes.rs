//! A guard that was changed finds what a guard built of the same entries finds.

use kefu::phrase::{
    Addition, Category, Condition, Context, Entry, Guard, GuardOptions, LeakKind, Lexicon, Overlaps, Scratch, Severity,
};
use proptest::prelude::*;

use crate::support::{likeness, owned, units};

const PHRASES: [&str; 14] = [
    "不关我事",
    "不关",
    "关我事",
    "你找领导去",
    "领导",
    "没空",
    "没完没了",
    "去告吧",
    "c++",
    "🖕",
    "fuck",
    "哈哈",
    "不清楚",
    "不知道",
];
const TEXTS: [&str; 16] = [
    "不关我事，你找领导去",
    "補关我事",
    "bgws！你去告8️⃣",
    "没完没了的考核没空",
    "不 清 楚 c++ 🖕",
    "哈哈哈 f*ck",
    "别说不关我事",
    "抱歉，不知道",
    "不知道啊",
    "你找令页导去",
    "qu告吧",
    "他电话13812345678",
    "手机一三八一二三四五六七八",
    "不关你事",
    "領導說：“不清楚”",
    "meikong",
];

/// The one of them that is a word in Latin letters.
const WORD: usize = 10;

fn lexicon(id: &str) -> Lexicon {
    Lexicon {
        id: id.into(),
        cues: vec![("sorry".into(), owned(&["抱歉"]))],
        exceptions: owned(&["没完没了的"]),
        categories: vec![Category { id: "c".into(), severity: Severity::Block, ..Category::default() }],
        ..Lexicon::default()
    }
}

fn entry(number: usize, phrase: usize) -> Entry {
    Entry {
        id: format!("e{number}"),
        phrase: PHRASES[phrase % PHRASES.len()].into(),
        leak: if phrase == 15 { Some(LeakKind::Mobile) } else { None },
        variants: if phrase.is_multiple_of(3) { owned(&["(你|您)找经理去"]) } else { Vec::new() },
        exceptions: if phrase % 4 == 1 { owned(&["不关我事吧", "不关你"]) } else { Vec::new() },
        category: "c".into(),
        when: Condition {
            without: if phrase % 5 == 3 { owned(&["sorry"]) } else { Vec::new() },
            ..Condition::default()
        },
        ..Entry::default()
    }
}

/// What a guard says of all texts, in words: numbers may differ.
fn said(guard: &Guard) -> Vec<String> {
    let mut scratch = Scratch::default();
    let mut said = Vec::new();
    for text in TEXTS {
        for found in guard.check(&units(text), &Context::default(), &mut scratch) {
            let whose = guard.entry(found.entry).map(|(lexicon, entry)| (lexicon.id.clone(), entry.id.clone()));
            let plain = guard.plain_phrase(found.entry);
            let (span, form) = (found.span, guard.form(found.form));
            said.push(format!(
                "{text} {span:?} {whose:?} {plain:?} {form} {:?} {:?} {:?}",
                found.via, found.severity, found.mention
            ));
        }
    }
    said
}

/// The same entries in a plain model.
#[derive(Clone, Debug)]
struct Model {
    lexicons: Vec<Lexicon>,
    phrases: Vec<String>,
    overlaps: Overlaps,
}

impl Model {
    fn guard(&self, cloaks: bool) -> Guard {
        let options =
            GuardOptions { phrases: self.phrases.clone(), overlaps: self.overlaps, ..GuardOptions::default() };
        let guard = Guard::new(self.lexicons.clone(), options);
        if cloaks { guard.seeing_through_cloaks(likeness()) } else { guard }
    }

    /// Does one thing to both.
    fn change(&mut self, guard: &mut Guard, what: usize, number: usize, phrase: usize) {
        let at = number % self.lexicons.len();
        match what % 5 {
            0 | 1 => {
                // A masked word is read as one of two entries that have it, whichever comes first.
                let word = |entry: &Entry| entry.phrase == PHRASES[WORD];
                let again = phrase % PHRASES.len() == WORD
                    && self.lexicons.iter().any(|lexicon| lexicon.entries.iter().any(word));
                let entry = entry(number, if again { phrase + 1 } else { phrase });
                self.lexicons[at].entries.push(entry.clone());
                guard.change(&[], vec![Addition::Entry(at as u32, Box::new(entry))]);
            }
            2 => {
                let phrase = PHRASES[phrase % WORD];
                if self.phrases.iter().all(|known| known != phrase) {
                    self.phrases.push(phrase.into());
                    guard.change(&[], vec![Addition::Plain(phrase.into())]);
                }
            }
            3 if !self.phrases.is_empty() => {
                let phrase = self.phrases.remove(phrase % self.phrases.len());
                let known = guard.number_of_plain(&phrase).expect("a phrase that was given is known");
                guard.change(&[known], Vec::new());
            }
            _ => {
                let Some(old) = self.lexicons[at].entries.len().checked_sub(1).map(|last| phrase % (last + 1)) else {
                    return;
                };
                let place = |number: &u32| {
                    let (lexicon, entry) = guard.entry(*number).unwrap();
                    lexicon.entries.iter().position(|known| std::ptr::eq(known, entry)).unwrap()
                };
                let mut numbers = guard.numbers_of(|lexicon, _| lexicon == at as u32);
                numbers.sort_by_key(place);
                let number_there = numbers[old];
                if what.is_multiple_of(2) {
                    self.lexicons[at].entries.remove(old);
                    guard.change(&[number_there], Vec::new());
                } else {
                    let entry = entry(number + 1000, phrase % WORD);
                    self.lexicons[at].entries[old] = entry.clone();
                    guard.replace(number_there, entry);
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_changed_guard_is_as_good_as_a_new_one(
        start in prop::collection::vec((any::<usize>(), 0..16usize), 0..8),
        steps in prop::collection::vec((any::<usize>(), 0..50usize, 0..16usize), 1..24),
        cloaks: bool,
        all: bool,
    ) {
        let overlaps = if all { Overlaps::All } else { Overlaps::Longest };
        let mut model = Model { lexicons: vec![lexicon("a"), lexicon("b")], phrases: owned(&["没时间", "c++"]), overlaps };
        for (number, phrase) in start.into_iter().filter(|(_, phrase)| *phrase != WORD) {
            model.lexicons[number % 2].entries.push(entry(number % 50, phrase));
        }
        let mut guard = model.guard(cloaks);
        for (what, number, phrase) in steps {
            model.change(&mut guard, what, number, phrase);
            prop_assert_eq!(said(&guard), said(&model.guard(cloaks)));
        }
        let (loaded, _) = Guard::load(&guard.compile(), None).unwrap();
        let loaded = if cloaks { loaded.seeing_through_cloaks(likeness()) } else { loaded };
        prop_assert_eq!(said(&loaded), said(&guard));
        let mut session = guard.session(&[], Context::default());
        for text in TEXTS.map(units) {
            let length = session.text().len() as u32;
            session.edit(&guard, length, length, &text);
            let found: Vec<_> = session.findings().map(|(_, finding)| finding).collect();
            let mut checked = guard.check(&session.text(), &Context::default(), &mut Scratch::default());
            checked.retain(|found| found.via != kefu::phrase::Via::Leak);
            prop_assert_eq!(found, checked);
        }
    }
}

#[test]
fn many_changes_are_built_into_the_guard() {
    let mut model =
        Model { lexicons: vec![lexicon("a"), lexicon("b")], phrases: Vec::new(), overlaps: Overlaps::Longest };
    let mut guard = model.guard(true);
    for step in 0..300 {
        model.change(&mut guard, step * 7 + step / 11, step, step * 5 % 16);
    }
    assert_eq!(said(&guard), said(&model.guard(true)));
}
