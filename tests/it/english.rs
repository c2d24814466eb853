//! Latin phrases in disguise, and the words that must not be taken for them.

use crate::support::{Bench, texts};

const PHRASES: [&str; 10] =
    ["bollocks", "wanker", "crap", "arse", "twit", "not my job", "get lost", "tosser", "rip off", "scum"];

fn found(text: &str) -> Vec<(String, &'static str)> {
    let found = Bench::phrases(&PHRASES).seeing_through_cloaks().check(text);
    found.into_iter().map(|seen| (seen.text, seen.via)).collect()
}

#[test]
fn digits_and_signs_stand_for_letters() {
    for (text, part) in [
        ("what b0ll0cks that is", "b0ll0cks"),
        ("b0110ck$!", "b0110ck$"),
        ("W@NK3R", "W@NK3R"),
        ("你这个tw!t啊", "tw!t"),
        ("(r@p", "(r@p"),
        ("@rse.", "@rse"),
        ("n0t my j0b, sir", "n0t my j0b"),
        ("g3t\u{200b} l0st", "g3t\u{200b} l0st"),
        ("r1p 0ff", "r1p 0ff"),
        ("ｓｃ＠ｍ sｃuｍ 5cum", "5cum"),
        ("c r 4 p", "c r 4 p"),
        ("c-r-@-p", "c-r-@-p"),
    ] {
        assert!(found(text).contains(&(part.to_owned(), "symbol")), "{text}: {:?}", found(text));
    }
}

#[test]
fn stars_stand_for_any_letter() {
    for (text, part) in [
        ("b*ll*cks", "b*ll*cks"),
        ("cr*p!", "cr*p"),
        ("a total w**ker", "w**ker"),
        ("t#sser", "t#sser"),
        ("cr-p", "cr-p"),
        ("get l*st", "get l*st"),
        ("g*t lost", "g*t lost"),
    ] {
        assert_eq!(found(text), [(part.to_owned(), "symbol")], "{text}");
    }
}

#[test]
fn letters_are_drawn_out() {
    for text in ["craaaap", "CRRRAAP", "boooollocks", "arseee", "twiit", "scuum", "rrrip off"] {
        assert_eq!(found(text), [(text.to_owned(), "repeated")], "{text}");
    }
}

#[test]
fn accents_and_other_scripts_are_read_through() {
    for text in ["сrаp", "cräp", "ⓒⓡⓐⓟ", "𝓬𝓻𝓪𝓹", "c\u{336}r\u{336}ap", "CɌAP", "tωit", "w a n k e r"]
    {
        let read = found(text).len();
        assert_eq!(read, usize::from(!text.contains('ω')), "{text}: ω is an o to nobody and a w to few");
    }
}

#[test]
fn other_words_are_left_alone() {
    for text in [
        "Scunthorpe, a scrap of paper, and coarse grass",
        "arsenal, parsec, twitter, crêpe",
        "scrap, crapaud, wankers",
        "The A4 paper is 5 cups; c.r. 4 pm",
        "cr.pdf, sc--m, s.c, **scr**",
        "twitt boolocks get losst",
        "c*** a*** s***",
        "rip-off.com/4r5e9 4r53x",
        "order AR5E7711, batch 20TW1T, 7TW1T",
        "C4P 5CU 7W17",
        "t-o-s-s-e-d cr_a_ft",
        "it is not. My job is",
        "get there, lost",
    ] {
        let found = found(text);
        let hidden: Vec<_> = found.iter().filter(|seen| seen.1 == "symbol" || seen.1 == "repeated").collect();
        assert!(hidden.is_empty(), "{text}: {hidden:?}");
    }
}

#[test]
fn the_longest_disguised_phrase_is_given() {
    let mut bench = Bench::phrases(&["get", "get lost", "lost"]).seeing_through_cloaks();
    assert_eq!(texts(&bench.check("g3t l0st")), ["g3t l0st"]);
}
