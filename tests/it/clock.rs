//! The clock by itself: years of working days beside an independent package, pauses, and what a bad document says.

use std::fmt::Write;

use kefu::clock::{Case, Clock, Day, State, Target};
use kefu::moment::Moment;
use kefu::pack::calendar::{self, Book, Choices};
use kefu::pack::{self, Value};

use crate::support::{document, documents, json};

fn others() -> Vec<Value> {
    documents().into_iter().map(|(_, document)| document).collect()
}

/// The calendar of that name, free of problems, with some of its choices made.
pub(crate) fn book(id: &str, choices: &str) -> Book {
    let (book, problems) = calendar::read(&document("calendar", id), &others(), &Choices::of(&json(choices)));
    assert!(problems.is_empty(), "{id}: {problems:?}");
    book
}

pub(crate) fn at(text: &str) -> Moment {
    Moment::parse(text).unwrap_or_else(|| panic!("{text} is no time"))
}

fn target(book: &Book, fields: &str) -> Target {
    book.asked(&json(fields), "target").unwrap_or_else(|problems| panic!("{fields}: {problems:?}"))
}

fn due(clock: &Clock, target: &Target, start: &str, pauses: &str) -> String {
    let pauses = calendar::pauses(Some(&json(pauses))).expect("pauses");
    clock.due(target, at(start), &pauses).map_or_else(|reason| format!("{reason:?}"), |deadline| deadline.shown())
}

#[test]
fn twenty_three_years_of_working_days_as_an_independent_package_has_them() {
    let clock = book("service/cn-weekdays", "{}").clock;
    let mut days = 0;
    for line in include_str!("workdays.txt").lines().filter(|line| !line.starts_with('#')) {
        let (month, recorded) = line.split_once(' ').expect("a month and its days");
        let first = Day::parse(&format!("{month}-01")).expect("a month");
        let ours: String = (0..recorded.len() as i64)
            .map(|day| if clock.hours(first.plus(day)).is_empty() { '.' } else { 'x' })
            .collect();
        assert_eq!(ours, recorded, "{month}");
        days += recorded.len();
    }
    assert_eq!(days, 8401, "from 2004 to 2026");
}

#[test]
fn working_days_are_counted_as_they_are_one_by_one() {
    let book = book("service/cn-weekdays", "{}");
    let worked: Vec<Day> = (Day::parse("2006-12-01").unwrap().0..Day::parse("2026-12-31").unwrap().0)
        .map(Day)
        .filter(|&day| !book.clock.hours(day).is_empty())
        .collect();
    for count in [1, 3, 10, 250] {
        let target = target(&book, &format!(r#"{{ "working_days": {count} }}"#));
        for start in (Day::parse("2007-01-01").unwrap().0..Day::parse("2025-12-01").unwrap().0).map(Day) {
            let first = worked.partition_point(|&day| day <= start);
            let expected = format!("{} 17:30", worked[first + count - 1].date());
            assert_eq!(due(&book.clock, &target, &format!("{} 12:00", start.date()), "[]"), expected, "{count}");
        }
    }
}

#[test]
fn pauses_do_not_count() {
    let book = book("service/cn-weekdays", "{}");
    for (fields, start, pauses, expected) in [
        (r#"{ "hours": 2 }"#, "2024-05-06 10:00", r#"[["2024-05-06 11:00", "2024-05-06 11:30"]]"#, "2024-05-06 12:30"),
        (r#"{ "hours": 2 }"#, "2024-05-06 10:00", r#"[["2024-05-06 12:00", "2024-05-06 13:00"]]"#, "2024-05-06 12:00"),
        (
            r#"{ "hours": 2 }"#,
            "2024-05-06 10:00",
            r#"[["2024-05-06 09:00", "2024-05-06 11:00"], ["2024-05-06 10:30", "2024-05-06 12:00"]]"#,
            "2024-05-06 14:00",
        ),
        (r#"{ "hours": 2 }"#, "2024-05-06 10:00", r#"[["2024-05-06 11:00"]]"#, "Paused"),
        (r#"{ "hours": 1 }"#, "2024-05-06 10:00", r#"[["2024-05-06 11:00", null]]"#, "2024-05-06 11:00"),
        (
            r#"{ "working_hours": 2 }"#,
            "2024-05-06 16:30",
            r#"[["2024-05-06 17:00", "2024-05-07 09:00"]]"#,
            "2024-05-07 10:30",
        ),
        (
            r#"{ "working_days": 1 }"#,
            "2024-05-06 16:30",
            r#"[["2024-05-07 08:00", "2024-05-07 18:00"]]"#,
            "2024-05-08 17:30",
        ),
        (
            r#"{ "working_days": 1 }"#,
            "2024-05-06 16:30",
            r#"[["2024-05-07 09:00", "2024-05-07 18:00"]]"#,
            "2024-05-07 17:30",
        ),
        (r#"{ "days": 3 }"#, "2024-05-06 16:30", r#"[["2024-05-07 12:00", "2024-05-09 12:00"]]"#, "2024-05-10 24:00"),
        (r#"{ "months": 1 }"#, "2024-05-06 16:30", r#"[["2024-05-07 00:00", "2024-05-09 00:00"]]"#, "2024-06-08 24:00"),
    ] {
        assert_eq!(due(&book.clock, &target(&book, fields), start, pauses), expected, "{fields} {pauses}");
    }
    let elapsed = book.clock.elapsed(
        at("2024-05-06 16:30"),
        at("2024-05-07 10:30"),
        &calendar::pauses(Some(&json(r#"[["2024-05-06 17:00", "2024-05-07 09:00"]]"#))).expect("pauses"),
    );
    assert_eq!((elapsed.clock, elapsed.working), (2 * 3_600_000, Ok(2 * 3_600_000)));
}

#[test]
fn a_paused_case_stands_still_and_a_settled_one_does_not_mind() {
    let book = book("service/cn-weekdays", "{}");
    let target = target(&book, r#"{ "hours": 2 }"#);
    let state = |end: Option<&str>, now: &str, pauses: &str| {
        let pauses = calendar::pauses(Some(&json(pauses))).expect("pauses");
        let case =
            Case { start: at("2024-05-06 10:00"), end: end.map(at), now: at(now), pauses: &pauses, circumstances: &[] };
        book.clock.verdict(&target, &case).state
    };
    let open = r#"[["2024-05-06 11:00"]]"#;
    assert_eq!(state(None, "2024-05-08 10:00", open), State::Paused);
    assert_eq!(state(Some("2024-05-08 10:00"), "2024-05-08 10:00", open), State::Met);
    let closed = r#"[["2024-05-06 11:00", "2024-05-06 13:00"]]"#;
    assert_eq!(state(None, "2024-05-06 12:00", closed), State::Paused);
    assert_eq!(state(None, "2024-05-06 13:30", closed), State::Running);
    assert_eq!(state(None, "2024-05-06 14:00", closed), State::Running);
    assert_eq!(state(None, "2024-05-06 14:01", closed), State::Late);
}

#[test]
fn hours_of_the_night_before_count_on_the_day_they_fall_on() {
    let text = r#"{ "kind": "calendar", "id": "a/night", "title": { "zh-CN": "夜" },
        "week": { "mon-fri": ["22:00-6:00"], "sat": "20:00-23:00" }, "days": { "2024-05-08": [], "2024-05-09": ["21:00-3:00"] } }"#;
    let (book, problems) = calendar::read(&json(text), &[], &Choices::default());
    assert!(problems.is_empty(), "{problems:?}");
    for (from, to, hours) in [
        ("2024-05-06 00:00", "2024-05-07 00:00", 2.0),
        ("2024-05-07 00:00", "2024-05-08 00:00", 8.0),
        ("2024-05-08 00:00", "2024-05-09 00:00", 6.0),
        ("2024-05-09 00:00", "2024-05-10 00:00", 3.0),
        ("2024-05-10 00:00", "2024-05-11 00:00", 5.0),
        ("2024-05-11 00:00", "2024-05-12 00:00", 9.0),
        ("2024-05-12 00:00", "2024-05-13 00:00", 0.0),
    ] {
        let elapsed = book.clock.elapsed(at(from), at(to), &[]);
        assert_eq!(elapsed.working.map(|time| time as f64 / 3_600_000.0), Ok(hours), "{from}");
    }
    let shift = target(&book, r#"{ "working_days": 1 }"#);
    assert_eq!(due(&book.clock, &shift, "2024-05-06 23:00", "[]"), "2024-05-08 06:00");
    assert_eq!(due(&book.clock, &shift, "2024-05-07 23:00", "[]"), "2024-05-10 03:00", "closed on the 8th");
}

#[test]
fn ahead_of_time_working_time_is_counted_backwards() {
    let book = book("service/cn-weekdays", "{}");
    for (fields, start, expected) in [
        (r#"{ "working_hours": 1, "ahead": true }"#, "2024-05-06 09:30", "2024-05-06 08:30"),
        (r#"{ "working_hours": 2, "ahead": true }"#, "2024-05-06 09:30", "2024-04-30 16:30"),
        (r#"{ "working_days": 1, "ahead": true }"#, "2024-05-06 09:30", "2024-04-30 09:30"),
        (r#"{ "working_days": 2, "ahead": true, "until": "close" }"#, "2024-05-06 09:30", "2024-04-29 17:30"),
        (r#"{ "months": 1, "ahead": true, "until": "end" }"#, "2024-03-31 09:30", "2024-02-29 24:00"),
    ] {
        assert_eq!(due(&book.clock, &target(&book, fields), start, "[]"), expected, "{fields}");
    }
}

#[test]
fn times_are_told_on_the_clocks_of_the_place() {
    let clock = book("duty/duty", "{}").clock;
    assert_eq!(clock.here(at("2024-05-01T16:30:00Z")).to_string(), "2024-05-02T00:30:00+08:00");
    let paris = r#"{ "kind": "calendar", "id": "a/paris", "title": { "zh-CN": "巴黎" }, "offset": "+02:00", "week": { "daily": "9:00-18:00" } }"#;
    let (book, _) = calendar::read(&json(paris), &[], &Choices::default());
    let hour = target(&book, r#"{ "working_hours": 1 }"#);
    let deadline = book.clock.due(&hour, at("2024-05-01T16:30:00+08:00"), &[]).expect("a due time");
    assert_eq!(deadline.due.to_string(), "2024-05-01T11:30:00+02:00", "10:30 there, and work is under way");
}

#[test]
fn a_year_without_data_says_so() {
    let book = book("service/cn-weekdays", "{}");
    let hours = target(&book, r#"{ "working_hours": 2 }"#);
    assert_eq!(due(&book.clock, &hours, "2026-12-31 16:30", "[]"), "Year(2027)");
    assert_eq!(due(&book.clock, &hours, "2003-12-31 16:30", "[]"), "Year(2003)");
    assert_eq!(due(&book.clock, &hours, "2026-12-31 15:30", "[]"), "2026-12-31 17:30");
    let mut own = json(
        r#"{ "kind": "holidays", "id": "a/2027", "title": { "zh-CN": "2027" }, "names": { "new-year": { "zh-CN": "元旦" } },
        "years": { "2027": { "off": { "new-year": "01-01..01-03" } } } }"#,
    );
    assert_eq!(pack::check(&own), []);
    let mut all = others();
    all.push(std::mem::take(&mut own));
    let text = r#"{ "kind": "calendar", "id": "a/office", "title": { "zh-CN": "办公室" },
        "holidays": ["service/cn-holidays", "a/2027"], "week": { "mon-fri": "8:30-17:30" } }"#;
    let (more, problems) = calendar::read(&json(text), &all, &Choices::default());
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(due(&more.clock, &hours, "2026-12-31 16:30", "[]"), "2027-01-04 09:30");
    let alone = text.replace("\"week\":", "\"without_data\": \"week\", \"week\":");
    let (alone, _) = calendar::read(&json(&alone), &others(), &Choices::default());
    assert_eq!(due(&alone.clock, &hours, "2026-12-31 16:30", "[]"), "2027-01-01 09:30");
}

#[test]
fn everything_wrong_with_a_document_is_said_with_its_place() {
    let text = r#"{ "kind": "calendar", "id": "a/b", "title": { "zh-CN": "坏" }, "offset": "8", "from": "02-30", "surprise": 1,
        "week": { "mon": "8:30", "monday": "8:00-9:00" }, "days": { "2024-02-30": [] }, "holidays": "service/nothing",
        "readings": { "r": { "question": { "zh-CN": "问" }, "default": "x", "options": { "y": { "title": { "zh-CN": "甲" }, "targets": { "no": { "hours": 1 } } } } } },
        "targets": { "two": { "title": { "zh-CN": "二" }, "hours": 1, "days": 1 }, "none": { "title": { "zh-CN": "无" } },
            "half": { "title": { "zh-CN": "半" }, "days": 0.5 }, "named": { "title": { "zh-CN": "名" }, "minutes": "nobody" },
            "until": { "title": { "zh-CN": "到" }, "days": 1, "until": "noon" }, "good": { "title": { "zh-CN": "好" }, "hours": 1 } },
        "duties": { "never": { "title": { "zh-CN": "无" } }, "day": { "title": { "zh-CN": "日" }, "every": "week", "weekdays": "someday" } },
        "events": { "e": { "title": { "zh-CN": "事" }, "targets": ["missing"], "costs": [{ "late": "gone", "if": "unknown" }] } } }"#;
    let (book, problems) = calendar::read(
        &json(text),
        &[],
        &Choices::of(&json(r#"{ "readings": { "s": "t" }, "parameters": { "p": 1 } }"#)),
    );
    let mut told = String::new();
    for problem in &problems {
        assert!(!problem.message("en").is_empty() && !problem.message("zh-TW").is_empty(), "{}", problem.code);
        writeln!(told, "{} {}", problem.code, problem.path).unwrap();
    }
    for line in [
        "unknown-field surprise",
        "unknown-reading options.readings.s",
        "unknown-parameter options.parameters.p",
        "unknown-choice readings.r.default",
        "bad-hours week.mon",
        "unknown-choice week.monday",
        "bad-date days.2024-02-30",
        "bad-offset offset",
        "unknown-document holidays",
        "bad-date from",
        "bad-length targets.two",
        "bad-length targets.none",
        "bad-amount targets.half.days",
        "unknown-parameter targets.named.minutes",
        "bad-hours targets.until.until",
        "missing-field duties.never",
        "unknown-choice duties.day.weekdays",
        "unknown-part events.e.targets",
        "unknown-part events.e.costs[0].late",
        "unknown-part events.e.costs[0].if",
    ] {
        assert!(told.lines().any(|given| given == line), "{line} is missing from\n{told}");
    }
    let names: Vec<&str> = book.clock.promises.targets.iter().map(|target| target.id.as_str()).collect();
    assert_eq!(names, ["good"], "the rest is left out");
}

#[test]
fn a_calendar_that_never_opens_says_so() {
    let text = r#"{ "kind": "calendar", "id": "a/closed", "title": { "zh-CN": "关" } }"#;
    let (book, _) = calendar::read(&json(text), &[], &Choices::default());
    for fields in [r#"{ "working_hours": 1 }"#, r#"{ "working_days": 1 }"#, r#"{ "working_days": 2, "ahead": true }"#] {
        assert_eq!(due(&book.clock, &target(&book, fields), "2024-05-06 10:00", "[]"), "NeverOpen", "{fields}");
    }
}
