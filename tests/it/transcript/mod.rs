//! Transcripts: what people paste and export, told as a person would read it.
//!
//! A row is a source and what it reads as: `#id` begins a conversation, then a line a turn: side, name, time, text; `=` is an
//! attribute and `!` a problem with its line.

mod chats;
mod hostile;
mod records;

use std::fmt::Write as _;

use kefu::phrase::Role;
use kefu::transcript::{Attribute, Options, Transcript, date_of, offset_of, parse};

use crate::support::units;

fn told(transcript: &Transcript) -> String {
    let text = |span| String::from_utf16_lossy(transcript.text(span)).replace('\n', "⏎");
    let mut told = String::new();
    for conversation in &transcript.conversations {
        writeln!(told, "#{}", conversation.id.map(text).unwrap_or_default()).unwrap();
        for (name, value) in &conversation.attributes {
            match value {
                Attribute::Text(span) => writeln!(told, "= {}: {}", text(*name), text(*span)).unwrap(),
                Attribute::Json(span) => writeln!(told, "= {}: json {}", text(*name), text(*span)).unwrap(),
            }
        }
        for turn in &conversation.turns {
            let side = match turn.role {
                Role::Agent => 'A',
                Role::Customer => 'U',
                Role::System => 'S',
            };
            let by = turn.by.map(text).unwrap_or_else(|| "-".to_owned());
            let at = turn.at.map_or_else(|| "-".to_owned(), |at| at.to_string());
            writeln!(told, "{side} {by} {at} {}", text(turn.text)).unwrap();
        }
    }
    for problem in &transcript.problems {
        writeln!(told, "! {} {}", problem.path, problem.code).unwrap();
    }
    told
}

fn lines(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| line.to_owned() + "\n").collect()
}

fn check_with(options: &Options, source: &str, expected: &str) {
    let read = parse(units(source), options);
    assert_eq!(told(&read), lines(expected), "\n--- of\n{source}");
}

fn check(source: &str, expected: &str) {
    check_with(&Options::default(), source, expected);
}

fn may_day() -> Options {
    Options { date: date_of("2024-05-01"), ..Options::default() }
}

#[test]
fn times_are_read_or_told() {
    let rows = [
        ("2024-05-01T10:00:01.5+0530", "2024-05-01T10:00:01+05:30"),
        ("2024年5月1日 星期三 下午3时5分", "2024-05-01T15:05:00+08:00"),
        ("2024-05-01 12:30 AM", "2024-05-01T00:30:00+08:00"),
        ("20240501100001", "2024-05-01T10:00:01+08:00"),
        ("1714528801", "2024-05-01T10:00:01+08:00"),
        ("31/12/2024 23:59", "2024-12-31T23:59:00+08:00"),
        ("2024-02-29 24:00", "2024-03-01T00:00:00+08:00"),
        ("Wed, 1 May 2024 10:00:01 GMT", "2024-05-01T10:00:01+00:00"),
        ("2024-02-30 10:00", "impossible-time"),
        ("2024-05-01 25:00", "impossible-time"),
        ("5/6/2024 10:00", "unread-time"),
        ("2024-05-01", "no-clock"),
        ("10:00", "no-date"),
        ("昨天", "unread-time"),
        ("", "no-time"),
    ];
    for (written, expected) in rows {
        let source = format!("role,text,time\nagent,好,\"{written}\"\n");
        assert!(told(&parse(units(&source), &Options::default())).contains(expected), "{written}");
    }
}

#[test]
fn what_the_caller_says_of_time_counts() {
    let options = Options { offset: offset_of("-03:30").unwrap(), date: date_of("2023/12/31"), ..Options::default() };
    check_with(
        &options,
        "[10:00] A：好\n[1/2 9:00] U：好",
        "#
         A - 2023-12-31T10:00:00-03:30 好
         U - 2023-01-02T09:00:00-03:30 好
         ! line 2 time-order",
    );
    assert_eq!((offset_of("Z"), offset_of("+8"), offset_of("08:00")), (Some(0), None, None));
    assert_eq!((date_of("2024-02-30"), date_of("soon"), date_of("10:00")), (None, None, None));
}

#[test]
fn a_name_that_many_conversations_share_is_an_agent() {
    check(
        r#"[[{"name":"小美","text":"在"},{"name":"a1","text":"嗯"}],[{"name":"b2","text":"嗯"},{"name":"小美","text":"在"}]]"#,
        "#
         A 小美 - 在
         U a1 - 嗯
         #
         U b2 - 嗯
         A 小美 - 在
         ! line 1 no-time
         ! line 1 guessed-agent
         ! line 1 guessed-customer
         ! line 1 guessed-customer",
    );
}

#[test]
fn robots_can_be_told_from_people() {
    check(
        "role,name,text\nAI助手,,在\nrobot,小蜜,在\nbot,店bot,在\n智能客服,,在\n客服,小美,在",
        "#
         A 机器人·AI助手 - 在
         A 机器人·小蜜 - 在
         A 店bot - 在
         A 智能客服 - 在
         A 小美 - 在
         ! line 1 one-conversation
         ! lines 2-6 no-time",
    );
}
