//! The worked examples of the inventory's rows on the sheets of heads of customer service, and on staffing, by row.

use crate::scoring::rows;

const DESK: &str = r#""calls": 600, "training_hours": 8, "staff_start": 20, "staff_end": 20"#;
const CENTRE: &str = r#""tasks_done": 9, "tasks_planned": 10, "extra_done": 4, "extra_planned": 5, "resigned": 1, "sales": 95,
    "sales_plan": 100, "violations": 2, "team_scores": [85, 80, 90], "superior": "assures""#;
const CENTRE_BEST: &str = r#""tasks_done": 10, "tasks_planned": 10, "extra_done": 5, "extra_planned": 5, "sales": 100,
    "sales_plan": 100, "team_scores": [100], "superior": "bears""#;
const PROPERTY: &str = r#""repair_share": "100%", "fee_share": "99%", "complaint_share": "100%", "content_share": "96%",
    "file_share": "100%", "followed": 50, "complaints": 20, "repairs": 30, "trained": 4, "trainings": 4, "events": 6,
    "lost_kpi": 6, "attitude_1": 5, "attitude_2": 5, "devotion": 5, "team_spirit": 5, "planning": 5, "training_skill": 5,
    "emergencies": 5, "solving": 5, "cooperation": 5"#;

/// A case of a sheet that differs from `usual`.
fn beside(id: &str, usual: &str, readings: &str, inputs: &str, expected: &str) {
    let inputs = if inputs.is_empty() { usual.to_owned() } else { format!("{usual}, {inputs}") };
    rows(id, readings, &[(&inputs, expected)]);
}

fn desk(readings: &str, inputs: &str, expected: &str) {
    beside("supervisor/front-desk", DESK, readings, inputs, expected);
}

fn centre(inputs: &str, expected: &str) {
    beside("supervisor/support-centre", CENTRE, "", inputs, expected);
}

fn property(readings: &str, inputs: &str, expected: &str) {
    beside("supervisor/property", PROPERTY, readings, inputs, expected);
}

#[test]
fn s_171_six_hundred_calls() {
    desk("", r#""calls": 597"#, "call_backs 3");
    desk("", r#""calls": 590"#, "call_backs 0");
    desk("call_target days", r#""calls": 440"#, "call_backs 6");
    desk("call_target days", r#""calls": 437"#, "call_backs 3");
    desk("", r#""late_complaints": 1"#, "complaints 6");
    desk("", r#""worsened": 1"#, "complaints 0");
}

#[test]
fn s_172_files_service_and_tidiness() {
    desk("", r#""tidy_misses": 4"#, "tidiness 0");
    desk("", r#""tidy_misses": 1"#, "tidiness 4");
    desk("", r#""info_misses": 1, "service_complaints": 2"#, "customer_info 3; service_rise 0");
}

#[test]
fn s_173_money_and_interviews() {
    desk("", r#""cash_errors": 2"#, "cash 0");
    desk("", r#""uninterviewed": 3"#, "team 4");
}

#[test]
fn s_174_days_with_too_few_calls() {
    desk("", r#""short_days": 8"#, "satisfaction 0");
    desk("", r#""short_days": 3"#, "satisfaction 9");
}

#[test]
fn s_175_training() {
    desk("", r#""training_hours": 7.5"#, "training 6");
    desk("", r#""unrecorded_trainings": 1"#, "training 6");
    desk("", "", "training 8");
}

#[test]
fn s_176_turnover_of_staff() {
    let few = r#""leavers": 3, "staff_end": 18"#;
    let many = r#""leavers": 5, "staff_end": 18"#;
    for (reading, off_few, off_many) in [("full", "0", "4"), ("started", "2", "6"), ("linear", "0.32", "4.53")] {
        let reading = format!("turnover_step {reading}");
        desk(&reading, few, &format!("turnover_rate 15.79; turnover_off {off_few}"));
        desk(&reading, many, &format!("turnover_rate 26.32; turnover_off {off_many}"));
    }
    desk("", r#""staff_start": 0, "staff_end": 0"#, "turnover -; problems zero-divisor");
}

#[test]
fn s_177_weights_put_together_anew() {
    desk("", "", "total 100; work 80; attitude 20; turnover 4");
}

#[test]
fn s_178_main_tasks() {
    // 36 + 16 + 6 + 9.5 + 8.25 + 6.
    centre("", "tasks 90; total 81.75");
}

#[test]
fn s_179_other_tasks() {
    centre("", "extra 80");
    let none = r#""extra_done": 0, "extra_planned": 0"#;
    // The other weights make 80: 78 of them, brought to a hundred.
    beside("supervisor/support-centre", CENTRE_BEST, "", none, "extra -; total 97.5");
    beside("supervisor/support-centre", CENTRE_BEST, "no_tasks full", none, "extra 100; total 98");
}

#[test]
fn s_180_staff_lost() {
    centre(r#""dismissed": 1"#, "turnover 40");
    centre(r#""resigned": 3"#, "turnover 0");
}

#[test]
fn s_181_sales() {
    centre("", "sales_line 95");
    centre(r#""sales": 120"#, "sales_line 100");
}

#[test]
fn s_182_the_team() {
    centre("", "discipline 80; management 85; team 82.5");
}

#[test]
fn s_183_ninety_eight_at_most() {
    beside("supervisor/support-centre", CENTRE_BEST, "", "", "superior_line 80; total 98; max 98");
    for (level, points) in [("assures", 60), ("delays", 30), ("harms", 0)] {
        centre(&format!(r#""superior": "{level}""#), &format!("superior_line {points}"));
    }
}

#[test]
fn s_184_indicators_below_their_target() {
    property("", r#""fee_share": "97%""#, "fee_kpi 0");
    property("below proportional", r#""fee_share": "97%""#, "fee_kpi 6.93");
    property("", r#""fee_share": "98%""#, "fee_kpi 0");
    property("", r#""fee_share": "98.01%""#, "fee_kpi 7");
    property("", "", "kpi 60; attitude 15; ability 25; total 100");
}

#[test]
fn s_185_call_backs_and_events() {
    property("", r#""followed": 48"#, "follow_kpi 0");
    property("", "", "follow_kpi 7");
    property("", r#""events": 3"#, "culture_kpi 0");
    property("period half", r#""events": 3"#, "culture_kpi 6");
}

#[test]
fn s_186_ratings() {
    property(
        "",
        r#""planning": 4, "training_skill": 5, "emergencies": 3, "solving": 4, "cooperation": 5"#,
        "ability 21",
    );
}

#[test]
fn s_187_bonus() {
    let praise = r#""owner_praise": 2, "emergency_praise": 1, "team_awards": 1"#;
    property("", praise, "bonus 14; total 114");
    property("bonus_cap clipped", praise, "bonus 14; total 100");
}

#[test]
fn s_188_lower_is_better() {
    rows(
        "supervisor/kpi-lower-better",
        "",
        &[
            (r#""target": "5%", "points": 2, "actual": "3%""#, "total 104"),
            (r#""target": "25%", "points": 2, "actual": "5%""#, "total 130"),
            (r#""target": "5%", "points": 2, "actual": "8%""#, "total 94"),
            (r#""actual": "3%""#, "total -; problems missing missing"),
        ],
    );
}

#[test]
fn s_189_costs() {
    for (actual, total, gap) in [
        ("10400", "100", "4"),
        ("10800", "94", "8"),
        ("8000", "130", "-20"),
        ("13000", "70", "30"),
        ("9500", "100", "-5"),
    ] {
        let inputs = format!(r#""within": "5%", "points": 2, "budget": 10000, "actual": {actual}"#);
        rows("supervisor/cost-control", "", &[(&inputs, &format!("gap {gap}; total {total}"))]);
    }
}

#[test]
fn s_190_by_counting() {
    for (times, total) in [(0, 100), (3, 40), (6, 0)] {
        rows(
            "supervisor/count-based",
            "",
            &[(&format!(r#""points": 20, "times": {times}"#), &format!("total {total}"))],
        );
    }
}

#[test]
fn s_191_reports_in_time() {
    rows("supervisor/timeliness", "", &[(r#""on_time": 11, "due": 12"#, "total 91.67")]);
}

#[test]
fn s_192_three_worded_bands() {
    for (level, points, band) in [("meets", "2.0", "meets"), ("exceeds", "2.1", "exceeds"), ("below", "1.9", "below")] {
        let inputs = format!(r#""level": "{level}", "points": {points}"#);
        rows("supervisor/gs-rating", "", &[(&inputs, &format!("band {band}"))]);
    }
}

#[test]
fn s_193_bands_without_gaps() {
    let grade = |points: &str, readings: &str, band: &str| {
        rows("supervisor/grades", readings, &[(&format!(r#""points": {points}"#), &format!("band {band}"))]);
    };
    grade("89.5", "", "B");
    grade("89.5", "rounding first", "A");
    grade("60", "", "D");
    grade("59.99", "", "E");
    grade("59.99", "rounding first", "D");
}

#[test]
fn s_194_four_directions() {
    let shop = r#""aht": 280, "aht_mean": 300, "solved": "92%", "solved_target": "90%", "satisfaction": 4.2,
        "satisfaction_target": 4.5, "trained": false, "points": 5"#;
    beside("supervisor/ecommerce", shop, "", "", "handling 5; solving 5; rating -5; learning -5; total 0");
    beside("supervisor/ecommerce", shop, "", r#""aht": 300, "solved": "90%""#, "handling 0; solving 0");
}

#[test]
fn s_195_equal_weights() {
    let month = r#""satisfaction": 90, "speed": 84, "complaints": 96, "coaching": 80, "climate": 80, "staying": 80,
        "talking": 70, "coordinating": 75, "solving": 85, "inventing": 90, "setting": 100, "reaching": 80"#;
    rows("supervisor/monthly", "", &[(month, "business 90; team 80; person 80; goals 90; total 85")]);
}

#[test]
fn s_196_raters_all_round() {
    let ratings = r#""superior": 90, "peers": 80, "staff": 85, "own": 95"#;
    beside("supervisor/raters-360", ratings, "", "", "total 86.5");
    beside("supervisor/raters-360", ratings, "", r#""weight_own": "20%""#, "total -; problems weights-sum");
}

#[test]
fn s_203_a_level_that_is_a_range_needs_its_points() {
    rows(
        "supervisor/gs-rating",
        "",
        &[
            (r#""level": "meets""#, "total 2; problems -"),
            (r#""level": "exceeds""#, "total -; problems missing"),
            (r#""level": "below""#, "total -; problems missing"),
        ],
    );
}

#[test]
fn s_288_groups_of_eight_to_ten() {
    for (agents, fewest, most, actions) in
        [(10, 1, 1, "-"), (80, 8, 10, "-"), (17, 2, 2, "-"), (11, 2, 1, "impossible")]
    {
        let expected = format!("fewest {fewest}; most {most}; actions {actions}");
        rows("presales/groups", "", &[(&format!(r#""agents": {agents}"#), &expected)]);
    }
}

#[test]
fn s_290_urgent_and_important_first() {
    let cases = [("true", "true", 3), ("true", "false", 2), ("false", "true", 1), ("false", "false", 0)];
    for (urgent, important, total) in cases {
        let inputs = format!(r#""urgent": {urgent}, "important": {important}"#);
        rows("presales/priority", "", &[(&inputs, &format!("total {total}"))]);
    }
}

#[test]
fn s_103_typing() {
    rows(
        "presales/typing",
        "",
        &[
            (r#""correct": 183, "minutes": 3"#, "total 61; actions online desk"),
            (r#""correct": 150, "minutes": 3"#, "total 50; actions desk"),
            (r#""correct": 150, "minutes": 0"#, "total -; problems zero-divisor"),
        ],
    );
}
