//! Pay, fines and indicators: the rows of the inventory, by name, with the examples and the alternatives it gives.

use kefu::score::report::ranks;
use kefu::score::{Decimal, Gap};

use crate::scoring::rows;

#[test]
fn s_109_orders_found_without_a_reminder() {
    rows("shop-commission/unpaid-orders", "", &[(r#""found": 3"#, "fines 15"), (r#""found": 0"#, "fines 0")]);
}

#[test]
fn s_112_an_answer_late_and_complained_of_again() {
    rows(
        "complaints/late-answer",
        "",
        &[
            (r#""late": 1, "repeated": 1"#, "fines 50"),
            (r#""late": 1, "repeated": 0"#, "fines 0"),
            (r#""late": 3, "repeated": 2"#, "fines 100"),
        ],
    );
}

#[test]
fn s_197_sixty_thirty_and_ten_percent() {
    rows("presales/month", "", &[(r#""business": 90, "discipline": 95, "exam": 80"#, "total 90.5")]);
}

#[test]
fn s_198_performance_pay_in_proportion() {
    rows(
        "presales/month",
        "",
        &[
            (r#""business": 90, "discipline": 95, "exam": 80"#, "pay 362"),
            (r#""business": "83.33", "discipline": "83.33", "exam": "83.33""#, "total 83.33; pay 333.32"),
            (r#""business": 100, "discipline": 100, "exam": 100"#, "pay 400"),
        ],
    );
}

#[test]
fn s_199_equal_scores_share_their_rank() {
    let scores = [905, 905, 880].map(|tenths| Ok(Decimal::new(tenths, 1)));
    assert_eq!(ranks(&scores), [Some(1), Some(1), Some(3)]);
    assert_eq!(ranks(&[Err(Gap::Unknown), scores[2]]), [None, Some(1)]);
}

#[test]
fn s_200_indicators_stand_side_by_side() {
    rows(
        "presales/indicators",
        "",
        &[(
            r#""satisfied": 45, "answered": 50, "complaints": 3, "contacts": 600, "solved": 190, "closed": 200, "hours": 150"#,
            "satisfaction 90; complaint_rate 0.5; solution_rate 95; efficiency 4",
        )],
    );
}

#[test]
fn s_221_fines_that_double() {
    let cases = [("", "140"), ("growth linear", "120")];
    for (readings, fines) in cases {
        rows(
            "shop-im/complaint-fine",
            readings,
            &[(r#""complaints": 3"#, &format!("fines {fines}")), (r#""complaints": 1"#, "fines 20")],
        );
    }
}

#[test]
fn s_222_a_hundred_two_hundred_gone() {
    rows(
        "shop-fines/complaints",
        "",
        &[
            (r#""complaints": 1"#, "fines 100; actions record"),
            (r#""complaints": 2"#, "fines 300; actions record"),
            (r#""complaints": 3"#, "fines 300; actions dismissal"),
        ],
    );
}

#[test]
fn s_223_handovers_not_recorded() {
    rows(
        "shop-fines/ladders",
        "",
        &[
            (r#""handovers": 3"#, "handover 160; fines 160; problems -"),
            (r#""handovers": 4, "wage": 3000"#, "fines 3160; actions handover_record"),
            (r#""handovers": 5, "wage": 3000"#, "fines 3160; actions handover_dismissal"),
            (r#""handovers": 4"#, "fines -; problems missing"),
        ],
    );
}

#[test]
fn s_224_summaries_missing_or_short() {
    rows(
        "shop-fines/ladders",
        "",
        &[
            (r#""summaries": [199]"#, "summary 50"),
            (r#""summaries": [200]"#, "summary 0; actions -"),
            (r#""summaries": [0, 199, 300, 200]"#, "summary 150; actions summary_record"),
            (r#""summaries": [0, 0, 0]"#, "summary 350"),
        ],
    );
}

#[test]
fn s_225_fines_each_time() {
    rows(
        "shop-fines/ladders",
        "",
        &[(r#""installs": 1, "cleaning": 2, "disclosures": 1"#, "install 50; clean 100; disclosure 150; fines 300")],
    );
}

#[test]
fn s_226_the_fund() {
    rows(
        "shop-fines/fund",
        "",
        &[
            (r#""paid_in": [300, 160]"#, "total 460"),
            (r#""before": 40, "paid_in": [300, 160], "spent": [200]"#, "total 300"),
        ],
    );
}

#[test]
fn s_227_commission_by_conversion() {
    let paid = |conversion: &str| format!(r#""sales": 100000, "conversion": "{conversion}""#);
    let (below, at, above) = (paid("69%"), paid("70%"), paid("71%"));
    rows("shop-commission/commission", "", &[(&below, "pay 1000"), (&at, "pay 1000"), (&above, "pay 1500")]);
    rows(
        "shop-commission/commission",
        "exactly high",
        &[(&below, "pay 1000"), (&at, "pay 1500"), (&above, "pay 1500")],
    );
}

#[test]
fn s_228_first_month_after_month() {
    rows(
        "shop-commission/streak",
        "",
        &[
            (r#""places": [1, 1, 1, 1, 1]"#, "pay 750"),
            (r#""places": [1, 1, 2, 1]"#, "pay 200"),
            (r#""places": [2]"#, "pay 0"),
        ],
    );
}

#[test]
fn s_229_pay_of_four_parts() {
    rows(
        "shop-pay/salary",
        "",
        &[
            (r#""base": 1500, "commission": 1000, "bonus": 50"#, "pay 2850"),
            (r#""base": 5000"#, "pay 5300"),
            (r#""base": 1499"#, "pay -; problems out-of-range"),
        ],
    );
}

#[test]
fn s_230_gross_profit() {
    rows(
        "shop-pay/gross-and-targets",
        "",
        &[(r#""sales": 100000, "untargeted": 1000, "cost": 60000"#, "gross 39000; net 39000")],
    );
}

#[test]
fn s_231_targets() {
    rows(
        "shop-pay/gross-and-targets",
        "",
        &[
            (r#""sales": 60000, "bases": 20000"#, "total_target 20000; actions -"),
            (r#""sales": 59999, "bases": 20000"#, "total_target 19999.67; actions total_missed"),
            (r#""sales": 1000, "planned": 100"#, "single_target 100; actions -"),
            (r#""sales": 990, "planned": 100"#, "single_target 99; actions single_missed"),
        ],
    );
}

#[test]
fn s_232_commission_with_a_guarantee() {
    let paid = |turnover: u32, standing: &str| format!(r#""turnover": {turnover}, "standing": "{standing}""#);
    for (turnover, new, old) in [(20_000, "1800", "2500"), (30_000, "2400", "2500"), (40_000, "3200", "3200")] {
        let (fresh, settled) = (paid(turnover, "new"), paid(turnover, "old"));
        rows("shop-pay/logistics-pay", "", &[(&fresh, &format!("pay {new}")), (&settled, &format!("pay {old}"))]);
    }
}

#[test]
fn s_233_only_flagged_orders_count() {
    rows(
        "shop-im/flagged-orders",
        "",
        &[
            (r#""orders": 10, "unflagged": 1"#, "counted 9; actions check_unflagged"),
            (r#""orders": 10"#, "counted 10; actions -"),
        ],
    );
}

#[test]
fn s_234_a_table_that_is_missing_is_no_result() {
    rows(
        "shop-points/commission",
        "",
        &[
            (r#""sales": [99, 99, 58]"#, "pay -; problems missing"),
            (r#""sales": [99, 99, 58], "rate": "5%""#, "pay 12.8; problems -"),
        ],
    );
}

#[test]
fn s_235_fines_in_money_can_be_switched_off() {
    rows(
        "shop-fines/ladders",
        "money off",
        &[(r#""handovers": 5, "installs": 2"#, "fines 0; actions handover_dismissal; problems -")],
    );
    rows("shop-fines/complaints", "money off", &[(r#""complaints": 3"#, "fines 0; actions dismissal")]);
}

#[test]
fn s_251_arrivals_of_those_who_asked() {
    rows(
        "hospital/arrival-rate",
        "",
        &[(r#""consulted": 120, "arrived": 30"#, "arrival 25"), (r#""consulted": 0, "arrived": 0"#, "arrival -")],
    );
}

#[test]
fn s_268_the_sales_report_feeds_the_commission() {
    rows("shop-points/commission", "", &[(r#""sales": [99, 99, 58], "rate": "100%""#, "pay 256")]);
}

#[test]
fn s_293_fewer_than_ten_items_listed() {
    rows("shop-im/stock", "", &[(r#""listed": 9"#, "actions check_stock"), (r#""listed": 10"#, "actions -")]);
}
