//! Points of a shop and of a property desk: the rows of the inventory, by name, with the examples and the alternatives it gives.

use crate::scoring::rows;

const TEN: &str = "shop-points/ten-points";
const DESK: &str = "property-desk/month";

#[test]
fn s_004_points_decided_lie_within_their_range() {
    rows(
        DESK,
        "",
        &[
            (r#""grooming": ["0.5", "1.5"]"#, "groomed -2; problems -"),
            (r#""grooming": [2]"#, "groomed -; total -; problems out-of-range"),
        ],
    );
}

#[test]
fn s_204_ten_points_and_what_follows() {
    rows(
        TEN,
        "",
        &[
            ("", "total 10; actions -"),
            (r#""truancies": 1"#, "total 5; actions warned"),
            (r#""truancies": 1, "absences": 1, "unfinished": [1]"#, "total 2; actions punished"),
            (r#""absences": 2, "lates": [5]"#, "total 5.5; actions -"),
            (r#""truancies": 3"#, "total 0; actions punished"),
        ],
    );
}

#[test]
fn s_205_three_low_months_running() {
    let (month, broken) = (
        r#""truancies": 1, "last_month": "4.5", "month_before": 5"#,
        r#""truancies": 1, "last_month": 6, "month_before": 5"#,
    );
    rows(TEN, "", &[(month, "total 5; actions warned severe"), (broken, "actions warned")]);
    rows(
        TEN,
        "three_months five_to_eight",
        &[
            (broken, "actions warned severe"),
            (r#""absences": 1, "last_month": 8, "month_before": 8"#, "actions severe"),
        ],
    );
    rows(
        TEN,
        "three_months hundred",
        &[
            (r#""truancies": 1, "last_month": "5.8", "month_before": 5"#, "actions warned severe"),
            (broken, "actions warned"),
        ],
    );
}

#[test]
fn s_206_late_by_more_than_thirty_minutes_is_absent() {
    rows(TEN, "", &[(r#""lates": [10, 30, 31]"#, "late -3; total 7"), (r#""lates": [0]"#, "late 0")]);
}

#[test]
fn s_207_absence_without_leave() {
    rows(TEN, "", &[(r#""truancies": 1"#, "truant -5; total 5; actions warned")]);
}

#[test]
fn s_208_four_free_times() {
    let example = r#""swaps": 3, "forgotten": 1, "leaves": 2"#;
    rows(TEN, "", &[(example, "leave -4"), (r#""swaps": 4"#, "leave 0"), (r#""swaps": 5"#, "leave -2")]);
    rows(
        TEN,
        "free_days leaves",
        &[(example, "leave -4"), (r#""swaps": 5"#, "leave 0"), (r#""swaps": 6, "leaves": 1"#, "leave -2")],
    );
}

#[test]
fn s_209_found_offline_three_times() {
    rows(TEN, "", &[(r#""offline": 2"#, "away 0"), (r#""offline": 3"#, "away -5"), (r#""offline": 6"#, "away -5")]);
    rows(TEN, "offline_times each_three", &[(r#""offline": 5"#, "away_each -5"), (r#""offline": 6"#, "away_each -10")]);
}

#[test]
fn s_210_complaints_of_slow_answers_replace() {
    let cases = [(2, "0"), (3, "-5"), (4, "-5"), (5, "-10"), (7, "-10")];
    for (times, points) in cases {
        rows(TEN, "", &[(&format!(r#""slow": {times}"#), &format!("answering {points}"))]);
    }
}

#[test]
fn s_211_complaints_of_attitude_replace_or_add() {
    for (times, points) in [(1, "-1"), (2, "-2"), (3, "-5"), (4, "-5"), (5, "-10"), (6, "-10")] {
        rows(TEN, "", &[(&format!(r#""rude": {times}"#), &format!("attitude_replace {points}"))]);
    }
    rows(TEN, "attitude add", &[(r#""rude": 3"#, "attitude_add -8"), (r#""rude": 4"#, "attitude_add -9; total 1")]);
}

#[test]
fn s_212_work_left_undone() {
    rows(
        TEN,
        "",
        &[
            (r#""unfinished": ["0.5", "0.5"]"#, "undone -1"),
            (r#""unfinished": ["0.3"]"#, "undone -; problems out-of-range"),
        ],
    );
}

#[test]
fn s_213_a_whole_month() {
    let month = r#""lates": [5, 5], "offline": 3, "rude": 1"#;
    rows(
        TEN,
        "",
        &[(month, "total 3; actions warned"), (&format!(r#"{month}, "truancies": 1"#), "total 0; actions punished")],
    );
}

#[test]
fn s_214_etiquette() {
    rows(
        DESK,
        "",
        &[
            (r#""dress": 1, "posture": 1, "grooming": ["0.5"]"#, "courtesy -2.5; total 97.5"),
            (r#""nails": ["1.5"], "manners": [1, "0.5"]"#, "courtesy -3; total 97"),
        ],
    );
}

#[test]
fn s_215_owners_complaints() {
    rows(
        DESK,
        "",
        &[(r#""owner_complaints": [5]"#, "total 95"), (r#""owner_complaints": [11]"#, "problems out-of-range")],
    );
}

#[test]
fn s_216_late_and_absent() {
    rows(
        DESK,
        "",
        &[
            (r#""lates": [5]"#, "late -1; fines 0"),
            (r#""lates": [6]"#, "late -5; fines 0"),
            (r#""lates": [10]"#, "late -5; fines 0"),
            (r#""lates": [11]"#, "late -10; fines 40"),
            (r#""absences": 1, "day_wage": 120"#, "absent -10; fines 120; actions -"),
            (r#""absences": 3, "day_wage": 120"#, "absent -30; fines 360; actions absent_dismissal"),
            (r#""absences": 1"#, "absent -10; fines -; problems missing"),
        ],
    );
    rows(DESK, "five_minutes second", &[(r#""lates": [5]"#, "late_second -5"), (r#""lates": [4]"#, "late_second -1")]);
}

#[test]
fn s_217_dozing() {
    rows(DESK, "", &[(r#""dozing": 1, "sleeping": [4]"#, "dozed -5")]);
}

#[test]
fn s_218_private_calls() {
    rows(
        DESK,
        "",
        &[
            (r#""calls": 2"#, "called -10; actions -"),
            (r#""calls": 3"#, "called -25; actions calls_warning"),
            (r#""calls": 5"#, "called -35; actions calls_dismissal"),
        ],
    );
}

#[test]
fn s_219_chatting_and_reading_on_duty() {
    rows(
        DESK,
        "",
        &[
            (r#""chats": 2"#, "chatted -2; actions -; problems -"),
            (r#""chats": 4, "chat_third": 2, "chat_fourth": 4"#, "chatted -10; actions chats_demerit"),
            (r#""chats": 5, "chat_third": 1, "chat_fourth": 3"#, "chatted -9; actions chats_dismissal"),
            (r#""books": 3, "book_third": 1"#, "booked -4; actions books_warning"),
            (r#""books": 3"#, "booked -; total -; problems missing"),
        ],
    );
}

#[test]
fn s_220_praise_and_the_cap() {
    let month = r#""dress": 1, "posture": 1, "grooming": ["0.5"], "praise": [5]"#;
    rows(DESK, "", &[(month, "total 102.5")]);
    rows(DESK, "cap hundred", &[(month, "total 100")]);
}

#[test]
fn s_236_a_quarrel_costs_no_points_until_it_is_confirmed() {
    rows(
        DESK,
        "",
        &[
            (r#""quarrel_hits": 1"#, "total 100; actions -"),
            (r#""quarrel_hits": 2"#, "total 100; actions quarrel_review"),
            (r#""quarrel_hits": 2, "quarrel": "confirmed""#, "actions quarrel_penalty"),
            (r#""quarrel_hits": 2, "quarrel": "severe""#, "actions quarrel_dismissal"),
        ],
    );
}

#[test]
fn s_237_each_shop_has_its_own_tariff_for_a_complaint() {
    rows("shop-im/complaint-fine", "", &[(r#""complaints": 2"#, "fines 60")]);
    rows("shop-fines/complaints", "", &[(r#""complaints": 2"#, "fines 300")]);
    rows(TEN, "", &[(r#""rude": 2"#, "attitude_replace -2; total 8")]);
    rows(DESK, "", &[(r#""owner_complaints": [5, 10]"#, "served -15; fines 0")]);
}
