//! The worked examples of the inventory's rows about time, continued: shifts, attendance, duties, periods.

use kefu::clock::{Day, Every, State};
use kefu::pack::calendar::Book;

use crate::clock::{at, book};
use crate::rows_clock::{cost, due, dues, points, shift_hours, state, state_given, working_hours, yuan};

#[test]
fn s120_relief_ten_minutes_early() {
    let office = book("presales/office", "{}");
    for (arrival, expected) in [("08:20", State::Met), ("08:21", State::Late), ("08:10", State::Met)] {
        assert_eq!(
            state(&office, "relieve", "2024-05-06 08:30", &format!("2024-05-06 {arrival}")),
            expected,
            "{arrival}"
        );
    }
}

#[test]
fn s121_changes_at_the_desk() {
    let desk = book("property-desk/desk", "{}");
    assert_eq!(due(&desk, "relief", "2024-05-06 17:30"), "2024-05-06 17:20");
    assert_eq!(due(&desk, "tidy", "2024-05-06 17:30"), "2024-05-06 17:15");
}

#[test]
fn s122_the_hall_opens_and_closes_on_time() {
    let hall = book("cable/hall", "{}");
    assert_eq!(state(&hall, "arrive", "2024-05-06 08:30", "2024-05-06 08:15"), State::Met);
    assert_eq!(state(&hall, "arrive", "2024-05-06 08:30", "2024-05-06 08:16"), State::Late);
    assert_eq!(state(&hall, "open", "2024-05-06 08:30", "2024-05-06 08:30:01"), State::Late);
    assert_eq!(state(&hall, "close", "2024-05-06 17:30", "2024-05-06 17:29"), State::Early);
    assert_eq!(
        cost(&hall, "closing", r#"{ "start": "2024-05-06 17:30", "ends": { "close": "2024-05-06 17:29" } }"#),
        points(-2)
    );
    assert_eq!(working_hours(&hall, "2024-10-01"), 9.0, "open on holidays, and at noon");
}

#[test]
fn s123_every_day_is_a_working_day() {
    let office = book("presales/office", "{}");
    assert_eq!(working_hours(&office, "2024-05-04"), 9.0, "a Saturday");
    assert_eq!(working_hours(&office, "2024-10-01"), 9.0);
}

#[test]
fn s124_two_shifts() {
    let shop = book("shop-commission/shifts", "{}");
    assert_eq!((shift_hours(&shop, "day"), shift_hours(&shop, "night")), (9.0, 6.5));
    assert_eq!(working_hours(&shop, "2024-05-06"), 15.5);
    assert_eq!(dues(&shop, "day-off", None, "2024-05-06 00:00", "2024-05-20 00:00").len(), 2, "one in seven days");
}

#[test]
fn s125_shifts_that_overlap() {
    let desk = book("shop-im/shifts", "{}");
    assert_eq!((shift_hours(&desk, "early"), shift_hours(&desk, "late")), (9.5, 9.0));
    let off = |book: &Book| dues(book, "day-off", None, "2024-04-01 00:00", "2024-05-01 00:00").len();
    assert_eq!(off(&desk), 3, "three a month");
    assert_eq!(off(&book("shop-im/shifts", r#"{ "readings": { "days-off": "week" } }"#)), 4, "one a week");
}

#[test]
fn s126_leaving_after_midnight() {
    let shop = book("shop-fines/shifts", "{}");
    assert_eq!(due(&shop, "leave", "2024-05-07 01:00"), "2024-05-07 00:00");
    assert_eq!(state(&shop, "leave", "2024-05-07 01:00", "2024-05-07 00:20"), State::Met);
    assert_eq!(state(&shop, "last-chat", "2024-05-07 00:20", "2024-05-07 00:20"), State::Met);
    let planned = book("shop-fines/shifts", r#"{ "readings": { "leaving": "planned" } }"#);
    assert_eq!(state(&planned, "leave", "2024-05-07 01:00", "2024-05-07 00:20"), State::Early);
}

#[test]
fn s127_meetings_and_the_report() {
    assert_eq!(due(&book("shop-im/shifts", "{}"), "meeting", "2024-05-06 09:00"), "2024-05-12 14:30");
    assert_eq!(due(&book("it-service/follow-up", "{}"), "meeting", "2024-05-06 09:00"), "2024-05-10 18:00");
    let late = |choices: &str| {
        let shop = book("shop-fines/shifts", choices);
        let report =
            shop.clock.next(shop.clock.duty("report").expect("the duty"), at("2024-05-06 09:00")).expect("a Saturday");
        report.deadline.is_past(at("2024-05-11 17:00:00"))
    };
    assert!(late("{}"), "前: 17:00:00 is late");
    assert!(!late(r#"{ "readings": { "before-five": "in-time" } }"#));
}

#[test]
fn s128_leave_is_asked_for_ahead() {
    let leave = book("call-desk/leave", "{}");
    assert_eq!(state(&leave, "ordinary", "2024-05-02 08:00", "2024-05-01 07:59"), State::Met);
    assert_eq!(state(&leave, "special", "2024-05-02 08:00", "2024-05-02 07:00"), State::Met);
    assert_eq!(state(&leave, "special", "2024-05-02 08:00", "2024-05-02 07:01"), State::Late);
    assert_eq!(state_given(&leave, "special", "2024-05-02 08:00", "2024-05-02 07:01", &["approved"]), State::Excused);
}

#[test]
fn s129_reports_by_the_next_day() {
    assert_eq!(due(&book("duty/duty", "{}"), "report", "2024-05-01 23:50"), "2024-05-02 24:00");
}

#[test]
fn s130_national_standard_time() {
    let duty = book("duty/duty", "{}");
    assert_eq!(duty.clock.here(at("2024-05-01T16:30:00Z")).to_string(), "2024-05-02T00:30:00+08:00");
}

#[test]
fn s131_results_by_the_tenth() {
    let hall = book("cable/hall", "{}");
    assert_eq!(due(&hall, "publish", "2024-05-31 10:00"), "2024-06-10 24:00");
    assert_eq!(due(&hall, "publish", "2024-05-01 00:00"), "2024-06-10 24:00");
}

#[test]
fn s132_months_of_the_calendar() {
    let office = book("presales/office", "{}");
    let (from, to) = office.clock.period(Every::Month, at("2024-02-10 12:00"));
    assert_eq!(
        (from.to_string(), to.to_string()),
        ("2024-02-01T00:00:00+08:00".to_owned(), "2024-03-01T00:00:00+08:00".to_owned())
    );
    assert_eq!(dues(&office, "written-test", None, "2024-02-01 00:00", "2024-03-01 00:00"), ["2024-02-29 24:00"]);
}

#[test]
fn s133_follow_up_by_the_age_of_a_project() {
    let rules = book("it-service/follow-up", "{}");
    let calls = |from: &str, to: &str| dues(&rules, "follow-up", Some("2023-03-15 10:00"), from, to).len();
    assert_eq!(calls("2023-03-15 00:00", "2024-03-15 00:00"), 12, "the first year");
    assert_eq!(calls("2024-03-15 00:00", "2025-03-15 00:00"), 4, "the second");
    let duty = rules.clock.duty("follow-up").expect("the duty");
    let found =
        rules.clock.recurring(duty, Some(at("2023-03-15 10:00")), at("2024-02-01 00:00"), at("2024-07-01 00:00"));
    let phases: Vec<(String, Option<usize>)> =
        found.iter().map(|each| (Day::of(each.period.0.date()).date().to_string(), each.phase)).collect();
    let expected =
        [("2024-01-15", 0), ("2024-02-15", 0), ("2024-03-15", 1)].map(|(day, phase)| (day.to_owned(), Some(phase)));
    assert_eq!(phases, expected, "from 2024-03-15 on it is every quarter");
    let year_old = |choices: &str| {
        let rules = book("it-service/follow-up", choices);
        let duty = rules.clock.duty("follow-up").expect("the duty");
        let all =
            rules.clock.recurring(duty, Some(at("2020-02-29 10:00")), at("2020-02-29 00:00"), at("2022-01-01 00:00"));
        all.iter().find(|each| each.phase == Some(1)).map(|each| each.period.0.date().to_string())
    };
    assert_eq!(year_old("{}").as_deref(), Some("2021-03-01"));
    assert_eq!(year_old(r#"{ "readings": { "leap-year": "february" } }"#).as_deref(), Some("2021-02-28"));
}

#[test]
fn s134_s136_s137_what_recurs_without_a_weekday() {
    assert_eq!(
        dues(&book("property-desk/desk", "{}"), "call-owners", None, "2024-02-01 00:00", "2024-03-01 00:00"),
        ["2024-02-29 24:00"]
    );
    let notes = dues(&book("shop-im/shifts", "{}"), "product-notes", None, "2024-02-01 00:00", "2024-03-01 00:00");
    assert_eq!(notes, ["2024-02-15 24:00", "2024-02-29 24:00"]);
    assert_eq!(
        dues(&book("it-service/follow-up", "{}"), "presents", None, "2024-01-01 00:00", "2025-01-01 00:00"),
        ["2024-12-31 24:00"]
    );
}

#[test]
fn s135_private_calls() {
    let desk = book("property-desk/desk", "{}");
    assert_eq!(state(&desk, "outside-line", "2024-05-06 10:00:00", "2024-05-06 10:10:00"), State::Met);
    assert_eq!(state(&desk, "outside-line", "2024-05-06 10:00:00", "2024-05-06 10:10:01"), State::Late);
    assert_eq!(state(&desk, "inside-line", "2024-05-06 10:00:00", "2024-05-06 10:05:01"), State::Late);
}

#[test]
fn s140_mail() {
    let office = book("presales/office", "{}");
    assert_eq!(state(&office, "mail", "2024-05-06 09:00", "2024-05-07 08:59"), State::Met);
    let quick = book("presales/office", r#"{ "parameters": { "mail_hours": 4 } }"#);
    assert_eq!(state(&quick, "mail", "2024-05-06 09:00", "2024-05-07 08:59"), State::Late);
}

#[test]
fn s141_the_days_work() {
    let desk = book("shop-points/desk", "{}");
    let open: [&[&str]; 3] = [&[], &["reason"], &[]];
    let midnight = "now 2024-05-07 00:00";
    let found =
        open.iter().filter(|given| state_given(&desk, "same-day", "2024-05-06 10:00", midnight, given) == State::Late);
    assert_eq!(found.count(), 2);
}

#[test]
fn s142_rules_are_in_force_from_a_day_on() {
    let rules = book("complaints/complaints", r#"{ "parameters": { "year": 2024 } }"#);
    assert_eq!(state(&rules, "answer", "2024-02-28 10:00", "2024-03-20 10:00"), State::NotInForce);
    assert_eq!(state(&rules, "answer", "2024-03-01 10:00", "2024-03-20 10:00"), State::Late);
    let before = cost(&rules, "employee", r#"{ "start": "2024-02-28 10:00", "given": { "again": 1 } }"#);
    assert_eq!(before, yuan(0), "what was not in force costs nothing");
}

#[test]
fn s143_training_before_the_shelf_date() {
    let desk = book("shop-im/shifts", "{}");
    let trained = ["2024-05-03 10:00", "2024-05-05 23:59", "2024-05-04 10:00", "now 2024-05-06 00:00"];
    let open = trained.iter().filter(|end| state(&desk, "know-product", "2024-05-06 00:00", end) == State::Late);
    assert_eq!(open.count(), 1);
}

#[test]
fn s308_the_holidays_that_are_named() {
    let weekdays = book("service/cn-weekdays", "{}");
    for (day, holiday) in [
        ("2024-01-01", "new-year"),
        ("2024-02-12", "spring-festival"),
        ("2024-05-01", "labour-day"),
        ("2024-10-01", "national-day"),
    ] {
        let special = weekdays.clock.statutory(Day::parse(day).expect("a day")).expect("a statutory day");
        assert_eq!((special.works, special.holiday.as_str()), (false, holiday), "{day}");
    }
}
