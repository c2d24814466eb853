//! The worked examples of the inventory's rows about time, by row; readings and alternatives too.

use kefu::clock::{Amount, Case, Contact, Happening, Side, State, repeats, waits};
use kefu::pack::Value;
use kefu::pack::calendar::Book;

use crate::clock::{at, book};
use crate::support::json;

/// When a target or a duty is due: `2024-06-03 09:30`.
pub(crate) fn due(book: &Book, id: &str, start: &str) -> String {
    let deadline = match book.clock.target(id) {
        Some(target) => book.clock.due(target, at(start), &[]).ok(),
        None => {
            let duty = book.clock.duty(id).unwrap_or_else(|| panic!("no {id}"));
            book.clock.next(duty, at(start)).map(|occurrence| occurrence.deadline)
        }
    };
    deadline.map_or_else(|| "–".to_owned(), |deadline| deadline.shown())
}

/// How a target stands: done at `end`, or not by `now` if that begins with `now `.
pub(crate) fn state_given(book: &Book, id: &str, start: &str, end: &str, circumstances: &[&str]) -> State {
    let (end, now) = match end.strip_prefix("now ") {
        Some(now) => (None, at(now)),
        None => (Some(at(end)), at(end)),
    };
    let target = book.clock.target(id).unwrap_or_else(|| panic!("no {id}"));
    book.clock.verdict(target, &Case { start: at(start), end, now, pauses: &[], circumstances }).state
}

pub(crate) fn state(book: &Book, id: &str, start: &str, end: &str) -> State {
    state_given(book, id, start, end, &[])
}

/// What an event costs: points and yuan in thousandths. `case` is `{ start, ends, given, now }`.
pub(crate) fn cost(book: &Book, id: &str, case: &str) -> Amount {
    let case = json(case);
    let end = |(name, value): &(String, Value)| (name.clone(), at(value.as_text().expect("a time")));
    let given = |(name, value): &(String, Value)| {
        (name.clone(), if let Value::Number(times) = value { *times as u32 } else { 0 })
    };
    let happening = Happening {
        start: case.text("start").map(at),
        ends: case.fields("ends").iter().map(end).collect(),
        circumstances: case.fields("given").iter().map(given).collect(),
        pauses: Vec::new(),
    };
    let event = book.clock.event(id).unwrap_or_else(|| panic!("no {id}"));
    book.clock.judge(event, &happening, at(case.text("now").unwrap_or("2030-01-01 00:00"))).total
}

pub(crate) const fn points(points: i64) -> Amount {
    Amount { points: points * 1000, yuan: 0 }
}

pub(crate) const fn yuan(yuan: i64) -> Amount {
    Amount { points: 0, yuan: yuan * 1000 }
}

pub(crate) fn shift_hours(book: &Book, id: &str) -> f64 {
    let shift = book.clock.promises.shifts.iter().find(|shift| shift.id == id).unwrap_or_else(|| panic!("no {id}"));
    shift.hours.length() as f64 / 3_600_000.0
}

pub(crate) fn working_hours(book: &Book, day: &str) -> f64 {
    let start = at(&format!("{day} 00:00"));
    book.clock.elapsed(start, start.plus(86_400_000), &[]).working.expect("known") as f64 / 3_600_000.0
}

/// When a duty is due from one time to another.
pub(crate) fn dues(book: &Book, id: &str, since: Option<&str>, from: &str, to: &str) -> Vec<String> {
    let duty = book.clock.duty(id).unwrap_or_else(|| panic!("no {id}"));
    let found = book.clock.recurring(duty, since.map(at), at(from), at(to));
    found.iter().map(|occurrence| occurrence.deadline.shown()).collect()
}

#[test]
fn s005_times_with_slips() {
    let fines = book("shop-fines/shifts", "{}");
    assert_eq!(shift_hours(&fines, "late"), 9.0, "16:00-1:00");
    assert_eq!(shift_hours(&book("shop-commission/shifts", "{}"), "night"), 6.5, "17:30-24:00");
    assert_eq!(kefu::clock::time_of_day("17:00点"), Some(17 * 3_600_000));
}

#[test]
fn s059_the_first_answer_by_a_person() {
    let desk = book("shop-points/desk", "{}");
    let chat = [
        (Side::Customer, at("2024-05-06 10:00:00")),
        (Side::Robot, at("2024-05-06 10:00:01")),
        (Side::Human, at("2024-05-06 10:00:45")),
    ];
    let first = waits(&chat)[0];
    let end = first.to.expect("an answer");
    assert_eq!(end.milliseconds - first.from.milliseconds, 45_000);
    let judged = |book: &Book| state(book, "first-reply", "2024-05-06 10:00:00", "2024-05-06 10:00:45");
    assert_eq!(judged(&desk), State::Late);
    assert_eq!(judged(&book("shop-points/desk", r#"{ "parameters": { "first_reply_s": 45 } }"#)), State::Met);
}

#[test]
fn s060_every_answer_from_the_first_unanswered_message() {
    let desk = book("shop-points/desk", "{}");
    let chat = [
        (Side::Customer, at("2024-05-06 10:00:00")),
        (Side::Customer, at("2024-05-06 10:00:20")),
        (Side::Human, at("2024-05-06 10:01:10")),
        (Side::Customer, at("2024-05-06 10:02:00")),
    ];
    let found = waits(&chat);
    assert_eq!(
        found.iter().map(|wait| wait.to.map(|to| to.milliseconds - wait.from.milliseconds)).collect::<Vec<_>>(),
        [Some(70_000), None]
    );
    assert_eq!(state(&desk, "next-reply", "2024-05-06 10:00:00", "2024-05-06 10:01:10"), State::Late);
}

#[test]
fn s064_contacts_about_the_same() {
    let contact = |about: &str, text: &str| Contact { about: about.to_owned(), at: at(text) };
    let all = [
        contact("张三 打印机", "2024-05-01 10:00"),
        contact("李四 打印机", "2024-05-02 10:00"),
        contact("张三 打印机", "2024-05-03 10:00"),
    ];
    assert_eq!(repeats(&all, 7), [2]);
    assert_eq!(repeats(&all, 1), [] as [u32; 0]);
}

#[test]
fn s078_no_reminder_for_who_paid_another_order() {
    let shop = book("shop-commission/shifts", "{}");
    assert_eq!(
        state_given(&shop, "remind", "2024-05-06 10:00", "now 2024-05-06 12:00", &["paid-other"]),
        State::Excused
    );
    assert_eq!(state(&shop, "remind", "2024-05-06 10:00", "now 2024-05-06 12:00"), State::Late);
    assert_eq!(due(&shop, "remind", "2024-05-06 10:00"), "2024-05-06 11:00");
}

#[test]
fn s087_changes_are_told_before_the_slot() {
    assert_eq!(state(&book("cable/hall", "{}"), "tell-change", "2024-05-06 10:00", "2024-05-06 10:20"), State::Late);
    assert_eq!(state(&book("cable/hall", "{}"), "tell-change", "2024-05-06 10:00", "2024-05-06 09:59"), State::Met);
}

#[test]
fn s094_three_rings() {
    let desk = book("property-desk/desk", "{}");
    for (seconds, expected) in [("12", State::Met), ("13", State::Late), ("16", State::Late)] {
        assert_eq!(state(&desk, "pick-up", "2024-05-06 10:00:00", &format!("2024-05-06 10:00:{seconds}")), expected);
    }
    let slow = book("property-desk/desk", r#"{ "parameters": { "ring_seconds": 5 } }"#);
    assert_eq!(state(&slow, "pick-up", "2024-05-06 10:00:00", "2024-05-06 10:00:15"), State::Met);
}

#[test]
fn s107_two_clocks_for_a_complaint() {
    let rules = book("supervisor/complaints", "{}");
    assert_eq!(due(&rules, "respond", "2024-05-31 16:30"), "2024-06-03 09:30");
    assert_eq!(due(&rules, "solve", "2024-05-31 16:30"), "2024-06-05 17:30");
    let clock = book("supervisor/complaints", r#"{ "readings": { "two-hours": "clock" } }"#);
    assert_eq!(due(&clock, "respond", "2024-05-31 16:30"), "2024-05-31 18:30");
    let late = cost(
        &rules,
        "complaint",
        r#"{ "start": "2024-05-31 16:30", "ends": { "respond": "2024-06-03 10:00", "solve": "2024-06-03 11:00" } }"#,
    );
    let both =
        cost(&rules, "complaint", r#"{ "start": "2024-05-31 16:30", "ends": { "respond": "2024-06-03 10:00" } }"#);
    let worse = cost(&rules, "complaint", r#"{ "start": "2024-05-31 16:30", "given": { "aggravated": 1 } }"#);
    assert_eq!([late, both, worse], [points(-3), points(-6), points(-9)]);
    let event = rules.clock.event("complaint").expect("the event");
    assert_eq!(event.tally(&[late, worse]), points(-9), "12 points of an item of 9: nothing is left of it");
}

#[test]
fn s108_dispatch_in_two_steps() {
    let dispatch = book("after-sales/dispatch", "{}");
    let target = dispatch.clock.target("dispatch").expect("the target");
    let level = |end: &str, circumstances: &[&str]| {
        let case = Case { start: at("2024-05-06 09:00"), end: Some(at(end)), now: at(end), pauses: &[], circumstances };
        let verdict = dispatch.clock.verdict(target, &case);
        (verdict.state.name(), verdict.level.map(|level| level.name()))
    };
    assert_eq!(level("2024-05-07 08:59", &[]), ("met", Some("usual")));
    assert_eq!(level("2024-05-07 10:00", &[]), ("met", Some("slow")));
    assert_eq!(level("2024-05-08 09:01", &[]), ("late", Some("late")));
    assert_eq!(level("2024-05-08 09:01", &["campaign"]), ("excused", None), "many orders of a campaign");
    assert_eq!(due(&dispatch, "tell", "2024-05-06 09:00"), "2024-05-06 10:00", "missing goods are told");
}

#[test]
fn s109_reminders_in_a_spot_check() {
    let shop = book("shop-commission/shifts", "{}");
    let order = cost(&shop, "unpaid-order", r#"{ "start": "2024-05-06 10:00" }"#);
    assert_eq!(shop.clock.event("unpaid-order").expect("the event").tally(&[order; 3]), yuan(-15));
    assert_eq!(state(&shop, "remind", "2024-05-06 10:00:00", "2024-05-06 11:00:00"), State::Met, "内 has its bound");
}

#[test]
fn s110_poor_reviews() {
    let reviews = book("after-sales/reviews", "{}");
    assert_eq!(due(&reviews, "settle", "2024-03-01 10:00"), "2024-03-08 24:00");
    assert_eq!(due(&reviews, "edit", "2024-03-01 10:00"), "2024-04-01 24:00");
    assert_eq!(due(&reviews, "edit", "2023-01-31 10:00"), "2023-02-28 24:00");
    assert_eq!(due(&reviews, "edit", "2024-01-31 10:00"), "2024-02-29 24:00");
}

#[test]
fn s111_twenty_minutes_or_a_call() {
    let desk = book("property-desk/desk", "{}");
    let state = |end: &str, calls: &[&str]| state_given(&desk, "arrive", "2024-05-06 10:00", end, calls);
    assert_eq!(state("2024-05-06 10:25", &["called"]), State::Excused);
    assert_eq!(state("2024-05-06 10:25", &[]), State::Late);
    assert_eq!(state("2024-05-06 10:20", &[]), State::Met);
    assert_eq!(state("now 2024-05-06 10:15", &["called"]), State::Excused, "a call before the time is over will do");
}

#[test]
fn s112_employees_complaints() {
    let rules = book("complaints/complaints", "{}");
    let case = |again: &str| {
        format!(
            r#"{{ "start": "2024-05-01 10:00", "ends": {{ "report": "2024-05-01 18:00", "answer": "2024-05-05 10:00" }}, "given": {{ {again} }} }}"#
        )
    };
    assert_eq!(cost(&rules, "employee", &case(r#""again": 1"#)), yuan(-50));
    assert_eq!(cost(&rules, "employee", &case(r#""again": 2"#)), yuan(-100));
    assert_eq!(cost(&rules, "employee", &case("")), yuan(0));
    assert_eq!(state(&rules, "answer", "2024-05-01 10:00", "2024-05-04 23:59"), State::Met, "the third day is in time");
    assert_eq!(due(&rules, "report", "2024-05-01 10:00"), "2024-05-01 24:00");
    assert_eq!(due(&rules, "report-up", "2024-05-01 10:00"), "2024-05-02 24:00");
}

#[test]
fn s113_a_call_back_within_a_week() {
    assert_eq!(due(&book("complaints/complaints", "{}"), "call-back", "2024-05-01 10:00"), "2024-05-08 24:00");
}

#[test]
fn s114_departments_reply_in_24_hours() {
    let orders = book("cable/work-orders", "{}");
    assert_eq!(
        cost(&orders, "request", r#"{ "start": "2024-05-06 09:00", "ends": { "reply": "2024-05-07 09:01" } }"#),
        points(-3)
    );
    assert_eq!(
        cost(&orders, "request", r#"{ "start": "2024-05-06 09:00", "ends": { "reply": "2024-05-07 09:00" } }"#),
        points(0)
    );
}

#[test]
fn s115_notice_a_day_ahead() {
    let orders = book("cable/work-orders", "{}");
    assert_eq!(state(&orders, "notice", "2024-05-02 08:00", "2024-05-01 08:00"), State::Met, "exactly 24 hours");
    let case = |notice: &str| {
        format!(
            r#"{{ "start": "2024-05-02 08:00", "ends": {{ "notice": "{notice}" }}, "given": {{ "complaints": 2 }} }}"#
        )
    };
    assert_eq!(cost(&orders, "planned-outage", &case("2024-05-01 08:30")), points(-6));
    assert_eq!(cost(&orders, "planned-outage", &case("2024-05-01 08:00")), points(0));
    let outage = book("cable/work-orders", r#"{ "readings": { "cause": "outage" } }"#);
    assert_eq!(cost(&outage, "planned-outage", &case("2024-05-01 08:00")), points(-6), "the outage itself caused them");
}

#[test]
fn s116_large_faults() {
    let orders = book("cable/work-orders", "{}");
    assert_eq!(cost(&orders, "large-fault", r#"{ "start": "2024-05-06 09:00", "given": { "surge": 1 } }"#), points(-4));
    assert_eq!(cost(&orders, "large-fault", r#"{ "start": "2024-05-06 09:00" }"#), points(0), "no surge of complaints");
}

#[test]
fn s117_repair_orders() {
    let orders = book("cable/work-orders", "{}");
    let late = cost(&orders, "work-order", r#"{ "start": "2024-05-06 09:00" }"#);
    let complained = cost(&orders, "work-order", r#"{ "start": "2024-05-06 09:00", "given": { "complaints": 1 } }"#);
    assert_eq!(orders.clock.event("work-order").expect("the event").tally(&[late, complained]), points(-13));
    let promised = book("cable/work-orders", r#"{ "parameters": { "repair_hours": 4 } }"#);
    assert_eq!(due(&promised, "repair", "2024-05-06 09:00"), "2024-05-06 13:00", "the promise is a parameter");
}
