//! The worked examples of the inventory's rows on the cable operator's sheets, by row.

use crate::scoring::rows;

/// The facts of a month without fault.
const HALL: &str = r#""process": "well", "key_accounts": "recorded", "after_sales": "met""#;
const SERVICE: &str = r#""customers": 10000, "repairs": 150"#;

/// Cases of a sheet that differ from a month without fault.
fn beside(id: &str, usual: &str, readings: &str, cases: &[(&str, &str)]) {
    let whole: Vec<(String, &str)> = cases
        .iter()
        .map(|(inputs, expected)| {
            (if inputs.is_empty() { usual.to_owned() } else { format!("{usual}, {inputs}") }, *expected)
        })
        .collect();
    let whole: Vec<(&str, &str)> = whole.iter().map(|(inputs, expected)| (inputs.as_str(), *expected)).collect();
    rows(id, readings, &whole);
}

fn hall(readings: &str, cases: &[(&str, &str)]) {
    beside("cable/hall", HALL, readings, cases);
}

fn service(readings: &str, cases: &[(&str, &str)]) {
    beside("cable/customer-service", SERVICE, readings, cases);
}

#[test]
fn s_144_two_halves_make_the_total() {
    rows(
        "cable/total",
        "",
        &[
            (r#""hall": 88, "service": 91"#, "total 89.5; hall_line 88; service_line 91"),
            (r#""hall": 88.25, "service": 91"#, "total 89.63"),
            (r#""hall": 88"#, "total -; problems missing"),
        ],
    );
}

#[test]
fn s_145_parts_of_the_hall() {
    let parts = r#""duties": 25, "management": 33, "customers": 10, "visits": 15, "extras": 3"#;
    rows("cable/hall-result", "", &[(parts, "total 86; share 43")]);
}

#[test]
fn s_146_items_and_stated_maxima_differ() {
    // 5 + 3 + 5 = 13 of 15; 30 of 35.
    hall(
        "",
        &[
            (r#""key_accounts": "assigned""#, "duties 26"),
            (r#""service_lapses": 1, "short_hours": 1"#, "management 34.29"),
        ],
    );
    hall(
        "maxima listed",
        &[
            (r#""key_accounts": "assigned""#, "duties 13"),
            (r#""service_lapses": 1, "short_hours": 1"#, "management 30"),
            ("", "total 80; duties 15; management 35; satisfaction 30"),
        ],
    );
    hall("", &[("", "total 100; duties 30; management 40; satisfaction 30")]);
}

#[test]
fn s_147_procedures_and_waits() {
    hall(
        "",
        &[
            (r#""long_waits": 2"#, "process_line 1"),
            (r#""process": "fairly", "long_waits": 2"#, "process_line 0"),
            (r#""process": "basically""#, "process_line 1"),
            (r#""process": "no""#, "process_line 0"),
        ],
    );
}

#[test]
fn s_148_large_customers() {
    hall(
        "",
        &[
            (r#""key_accounts": "assigned", "account_complaints": 1"#, "accounts_line 1"),
            (r#""key_accounts": "none""#, "accounts_line 0"),
            (r#""account_complaints": 3"#, "accounts_line 0"),
        ],
    );
}

#[test]
fn s_149_after_sales() {
    hall(
        "",
        &[
            (r#""after_sales_complaints": 1"#, "after_sales_line 3"),
            (r#""after_sales": "short""#, "after_sales_line 1"),
        ],
    );
}

#[test]
fn s_150_any_irregularity() {
    hall("", &[(r#""seating_bad": true"#, "on_site 5"), (r#""area_bad": true"#, "on_site 4")]);
    hall("irregular all", &[(r#""seating_bad": true"#, "on_site 0"), ("", "on_site 7")]);
}

#[test]
fn s_151_initiative() {
    hall(
        "",
        &[(r#""keeping_lapses": 1"#, "initiative 6"), (r#""keeping_lapses": 2"#, "initiative 6; keeping_sense 0")],
    );
}

#[test]
fn s_152_appearance() {
    hall(
        "",
        &[
            (r#""image_bad": 2"#, "image 2"),
            (r#""image_bad": 3"#, "image 0"),
            (r#""image_bad": 4"#, "total -; problems out-of-range"),
        ],
    );
}

#[test]
fn s_153_courtesy_by_its_share() {
    hall(
        "",
        &[
            (r#""courtesies_met": 7, "courtesies_due": 8"#, "attitude 3.5"),
            (r#""courtesies_met": 5, "courtesies_due": 7"#, "attitude 3"),
            (r#""courtesies_met": 0, "courtesies_due": 7"#, "attitude 0"),
            ("", "attitude 4"),
        ],
    );
}

#[test]
fn s_154_surroundings() {
    hall(
        "",
        &[
            (r#""intruders": 1"#, "environment 5"),
            (r#""intruders": 3"#, "environment 3"),
            (r#""untidy": 1"#, "environment 6"),
        ],
    );
}

#[test]
fn s_155_opening_hours() {
    hall("", &[(r#""short_hours": 1"#, "hours 0"), (r#""short_hours": 2"#, "hours 0")]);
}

#[test]
fn s_156_dissatisfied_customers() {
    for (times, points) in [(0, 15), (1, 10), (2, 5), (3, 0), (4, 0)] {
        hall("", &[(&format!(r#""dissatisfied": {times}"#), &format!("customers_line {points}"))]);
    }
}

#[test]
fn s_157_mystery_visits() {
    hall("", &[(r#""visit_dissatisfied": 2"#, "visits_line 5")]);
}

#[test]
fn s_158_bonus_points() {
    let bonus = r#""praised_manner": 1, "trained": 1, "volunteered": 1, "commended": 1"#;
    // A base of 95: one dissatisfied customer.
    let case = format!(r#"{bonus}, "dissatisfied": 1"#);
    hall("", &[(&case, "bonus 13; total 100"), (r#""dissatisfied": 1"#, "total 95")]);
    hall("surplus_bonus open", &[(&case, "bonus 13; total 108")]);
    hall("", &[(r#""other_bonus": 2, "dissatisfied": 1"#, "total 97")]);
}

#[test]
fn s_159_deductions_and_what_is_charged_twice() {
    hall(
        "",
        &[
            (r#""stubborn_image": 1, "losses": 1, "attitude_complaints": 1"#, "deductions -11; total 89; duplicates 0"),
            (r#""stubborn_image": 1, "image_bad": 1"#, "duplicates 1; problems charged-twice"),
        ],
    );
}

#[test]
fn s_160_quota_of_repairs() {
    service(
        "",
        &[
            ("", "quota 150; total 100"),
            (r#""repairs": 151"#, "quota 150; total 0"),
            (r#""customers": 3333, "repairs": 49"#, "quota 50; total 100"),
            (r#""customers": 3333, "repairs": 50"#, "total 0"),
        ],
    );
}

#[test]
fn s_161_over_the_quota_the_part_is_nought() {
    service(
        "",
        &[(r#""repairs": 151, "off_calls": 8"#, "total 0; share 0"), (r#""off_calls": 8"#, "total 92; share 46")],
    );
    rows("cable/total", "", &[(r#""hall": 88, "service": 0"#, "total 44")]);
}

#[test]
fn s_162_parts_of_customer_service() {
    let parts = r#""conduct": 18, "faults": 52, "satisfaction": 20, "deductions": 6, "bonus": 3"#;
    rows("cable/service-result", "", &[(parts, "total 87; share 43.5")]);
}

#[test]
fn s_119_replies_that_a_call_contradicts() {
    let case = r#""mismatches": 1, "grave_mismatches": 1"#;
    service("surplus total", &[(case, "r_mismatch -3; r_grave -6; total 91")]);
    service("", &[(case, "reasons 0; total 95")]);
}

#[test]
fn s_163_deductions_larger_than_their_item() {
    let case = r#""false_replies": 3, "complaints": [["province"]]"#;
    service("", &[(case, "total 85; true_replies 0; escalations 0")]);
    service("surplus total", &[(case, "total 76; true_replies -4; escalations -5")]);
    // Two rules name no item: they come off the total in both readings.
    service("", &[(r#""shirking": 1, "overdue_answers": 1"#, "total 94; deductions -6")]);
    service("", &[(r#""late_complaints": 1, "late_orders": 1"#, "in_time 7; orders 5; total 92")]);
}

#[test]
fn s_164_false_completions() {
    let case = r#""false_replies": 1, "false_complaints": 1"#;
    service("surplus total", &[(case, "total 94; true_replies -1")]);
    service("", &[(case, "total 95; true_replies 0")]);
}

#[test]
fn s_165_shirking() {
    service("", &[(r#""shirking": 2"#, "deductions -6; total 94")]);
}

#[test]
fn s_166_escalated_complaints() {
    let case = r#""complaints": [["second", "province"]]"#;
    service("surplus total", &[(case, "total 85"), (r#""complaints": [["above"], ["second"]]"#, "total 75")]);
    service("surplus total; climb each", &[(case, "total 80")]);
    service("", &[(r#""complaints": [["second"]]"#, "escalations 5; total 95")]);
}

#[test]
fn s_167_thanks() {
    service(
        "",
        &[
            (r#""thank_calls": 2, "off_calls": 10"#, "bonus 6; total 96"),
            (r#""prompt_thanks": [1, 3], "off_calls": 10"#, "bonus 4; total 94"),
            (r#""prompt_thanks": [4]"#, "total -; problems out-of-range"),
        ],
    );
}

#[test]
fn s_168_cheating() {
    let parts =
        r#""duties": 25, "management": 33, "customers": 10, "visits": 15, "extras": 3, "cheated_group": "management""#;
    rows("cable/hall-result", "", &[(parts, "total 53; share 26.5")]);
    hall(
        "",
        &[(r#""cheated_group": "management""#, "total 60"), (r#""cheated_item": "image""#, "image 0; total 93.14")],
    );
}

#[test]
fn s_202_the_fifteen_items() {
    service("", &[("", "conduct 20; faults 60; satisfaction 20; total 100")]);
    for (field, line, most) in [
        ("off_look", "c_look", 2),
        ("off_polite_words", "c_polite_words", 2),
        ("off_calm", "c_calm", 4),
        ("off_explaining", "c_explaining", 4),
        ("off_visit_complaints", "c_visit_complaints", 4),
        ("off_discipline", "c_discipline", 4),
        ("off_thorough", "thorough", 10),
        ("off_calls", "satisfaction", 20),
    ] {
        let total = 100 - most;
        service("", &[(&format!(r#""{field}": {most}"#), &format!("{line} 0; total {total}"))]);
    }
}
