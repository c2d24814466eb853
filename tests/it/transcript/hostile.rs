//! Sources that nobody would write, and some that somebody would to do harm.

use std::time::Instant;

use kefu::transcript::{Format, Options, parse};
use proptest::prelude::*;

use crate::support::units;

#[test]
fn nothing_at_all_is_told() {
    for source in ["", "\u{feff}", " \r\n\n", "[]", "{}", "null", "好的"] {
        let read = parse(units(source), &Options::default());
        assert!(!read.problems.is_empty(), "{source:?}");
    }
}

/// Sources that would cost a careless reader quadratic time.
fn adversaries(length: usize) -> Vec<String> {
    let repeated = [
        "\"a\n",
        "\",\"\n",
        "[",
        "{\"a\":",
        "a:",
        "客服：",
        "10:00\n",
        "----\n",
        "> ",
        "a(",
        "\n",
        "2024-05-01 10:00:01 a\n",
        "x",
        "：",
        "\0",
        "\"\"",
        "会话ID:1 ",
    ];
    let mut sources: Vec<String> = repeated.iter().map(|part| part.repeat(length / part.chars().count())).collect();
    sources.push("role,text\n".to_owned() + &"a,\"b\n".repeat(length / 5));
    sources.push("[".to_owned() + &"{\"text\":\"\\u".repeat(length / 11));
    sources.push((0..length / 12).map(|at| format!("n{at}：好\n")).collect());
    sources.push(
        "[{".to_owned() + &(0..length / 12).map(|at| format!("\"n{at}\":1,")).collect::<String>() + "\"text\":\"好\"}]",
    );
    sources
}

#[test]
fn hostile_sources_take_linear_time() {
    for (small, large) in adversaries(20_000).into_iter().zip(adversaries(640_000)) {
        for format in [Format::Auto, Format::Json, Format::JsonLines, Format::Csv, Format::Text] {
            let options = Options { format, ..Options::default() };
            let time = |source: &str| {
                let units = units(source);
                let begin = Instant::now();
                let read = parse(units, &options);
                assert!(read.problems.len() < 5_000, "{} problems", read.problems.len());
                begin.elapsed()
            };
            let (few, many) = (time(&small), time(&large));
            // Thirty-two times the source: quadratic would be a thousand times.
            assert!(
                many.as_millis() < 100 || many < few * 300,
                "{few:?} {many:?} {format:?} {:?}",
                &small[..12.min(small.len())]
            );
        }
    }
}

proptest! {
    #[test]
    fn any_code_units_are_read_and_every_place_lies_in_them(source in prop::collection::vec(prop_oneof![any::<u16>(), prop::sample::select(units("客服户：:[]{}\",;\n\r\t 2024-05110:/>A\\u会话ID"))], 0..200)) {
        for format in [Format::Auto, Format::Json, Format::JsonLines, Format::Csv, Format::Text] {
            let read = parse(source.clone(), &Options { format, ..Options::default() });
            let end = (source.len() + read.added().len()) as u32;
            for turn in read.conversations.iter().flat_map(|conversation| &conversation.turns) {
                prop_assert!(turn.text.start < turn.text.end && turn.text.end <= end);
                prop_assert!(!read.text(turn.text).is_empty());
            }
        }
    }

    #[test]
    fn what_is_written_in_a_chat_comes_back(said in prop::collection::vec(("[一-三]{1,5}", 0u32..60), 1..20)) {
        let source: String = said.iter().enumerate().map(|(at, (text, minute))| format!("{} 2024-05-01 10:{minute:02}:00\n{text}\n\n", if at % 2 == 0 { "客服1" } else { "用户2" })).collect();
        let read = parse(units(&source), &Options::default());
        let turns: Vec<String> = read.conversations[0].turns.iter().map(|turn| String::from_utf16_lossy(read.text(turn.text))).collect();
        prop_assert_eq!(turns, said.iter().map(|(text, _)| text.clone()).collect::<Vec<_>>());
    }
}
