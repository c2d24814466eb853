//! Figures: against published formulas and the numbers of an independent package, and by group and period.

use std::fmt::Write as _;

use kefu::form::figures::{Estimate, Moments, Promoters, Share, needed};
use kefu::pack::Value;
use kefu::pack::form::Desk;

use crate::support::json;

fn near(estimate: Option<Estimate>, expected: [f64; 3]) {
    let found = estimate.expect("a figure");
    for (one, two) in [found.value, found.low, found.high].into_iter().zip(expected) {
        assert!((one - two).abs() < 2e-5, "{found:?} instead of {expected:?}");
    }
}

// The expected bounds are those of statsmodels 0.15.0 and SciPy 1.17.1 (both BSD licensed), as the comments say; they were computed
// once and copied here.

const WILSON: [(u64, u64, f64, f64); 7] = [
    (0, 10, 0.000000, 0.277533),
    (1, 10, 0.017876, 0.404150),
    (10, 10, 0.722467, 1.000000),
    (46, 50, 0.811618, 0.968450),
    (95, 100, 0.888250, 0.978456),
    (7, 8, 0.529112, 0.977583),
    (8123, 100000, 0.079553, 0.082939),
];

/// Two shares, and the bounds of their difference.
type Apart = ((u64, u64), (u64, u64), f64, f64);

const NEWCOMBE: [Apart; 3] = [
    ((56, 70), (48, 80), 0.052431, 0.333873),
    ((9, 10), (3, 10), 0.170523, 0.809018),
    ((10, 10), (0, 20), 0.679086, 1.000000),
];

const STUDENT: [(&[f64], [f64; 3]); 4] = [
    (&[4.0, 5.0], [4.500000, -1.853102, 10.853102]),
    (&[5.0, 4.0, 4.0, 3.0, 5.0], [4.200000, 3.161149, 5.238851]),
    (&[5.0, 4.0, 4.0, 3.0, 5.0, 1.0, 2.0, 5.0, 5.0, 4.0], [3.800000, 2.799636, 4.800364]),
    (&[3.0, 3.0, 2.0, 4.0, 1.0, 5.0, 2.0, 2.0, 3.0, 3.0, 4.0, 1.0], [2.750000, 1.977752, 3.522248]),
];

const WELCH: [f64; 3] = [1.050000, -0.135754, 2.235754];

#[test]
fn shares_have_the_intervals_of_wilson() {
    // statsmodels.stats.proportion.proportion_confint(count, nobs, method="wilson")
    for (count, of, low, high) in WILSON {
        near(Share { count, of }.estimate(), [count as f64 / of as f64, low, high]);
    }
    assert_eq!(Share { count: 0, of: 0 }.estimate(), None);
}

#[test]
fn differences_of_shares_are_those_of_newcombe() {
    // statsmodels.stats.proportion.confint_proportions_2indep(…, method="newcomb", compare="diff")
    for (one, two, low, high) in NEWCOMBE {
        let (one, two) = (Share { count: one.0, of: one.1 }, Share { count: two.0, of: two.1 });
        let value = one.count as f64 / one.of as f64 - two.count as f64 / two.of as f64;
        near(one.above(two), [value, low, high]);
    }
}

#[test]
fn means_have_the_intervals_of_student() {
    // scipy.stats.t.interval(0.95, n - 1, mean, sem); statsmodels CompareMeans.tconfint_diff(usevar="unequal")
    let moments = |figures: &[f64]| {
        let mut moments = Moments::default();
        figures.iter().for_each(|&figure| moments.add(figure));
        moments
    };
    for (figures, expected) in STUDENT {
        near(moments(figures).estimate(), expected);
    }
    let (one, two) = (moments(STUDENT[2].0), moments(STUDENT[3].0));
    near(one.above(two), WELCH);
    let alone = moments(&[4.0]).estimate().expect("a mean");
    assert!(alone.value == 4.0 && alone.low.is_nan(), "one answer has no interval");
    let halves = moments(&STUDENT[2].0[..5]).plus(moments(&STUDENT[2].0[5..]));
    near(halves.estimate(), STUDENT[2].1);
}

#[test]
fn s249_the_net_promoter_score() {
    let ten = Promoters { promoters: 5, passives: 3, detractors: 2 };
    // The variance of a multinomial: (p + d - (p - d)^2) / n with p = 0.5, d = 0.2, n = 10.
    let half = 1.959_963_984_540_054 * (0.061_f64).sqrt();
    near(ten.estimate(), [0.3, 0.3 - half, 0.3 + half]);
    near(Promoters { promoters: 10, ..Promoters::default() }.estimate(), [1.0, 2.0 * 0.722_467 - 1.0, 1.0]);
    near(Promoters { detractors: 10, ..Promoters::default() }.estimate(), [-1.0, -1.0, 1.0 - 2.0 * 0.722_467]);
    assert_eq!(Promoters::default().estimate(), None);
}

#[test]
fn the_number_of_answers_needed() {
    assert_eq!([needed(0.05, None), needed(0.03, None), needed(0.1, None)], [385, 1068, 97], "Cochran's table");
    assert_eq!([needed(0.05, Some(1000)), needed(0.05, Some(60))], [278, 53]);
    assert_eq!(needed(0.0, None), 0);
}

const SURVEY: &str = r#"{ "kind": "form", "id": "t/s", "use": "survey", "version": 3, "title": { "zh-CN": "题" },
  "pages": [ { "id": "p", "questions": [
    { "id": "likely", "kind": "nps", "title": { "zh-CN": "推荐" } },
    { "id": "stars", "kind": "rating", "title": { "zh-CN": "星" }, "not_applicable": { "zh-CN": "不适用" } },
    { "id": "why", "kind": "multiple", "title": { "zh-CN": "原因" }, "show": "stars <= 3",
      "options": [ { "id": "slow", "title": { "zh-CN": "慢" } }, { "id": "rude", "title": { "zh-CN": "凶" } } ] },
    { "id": "order", "kind": "ranking", "title": { "zh-CN": "先后" }, "options": [ { "id": "a", "title": { "zh-CN": "甲" } }, { "id": "b", "title": { "zh-CN": "乙" } } ] } ] } ],
  "follow_ups": [ { "id": "call", "when": "stars = 1", "title": { "zh-CN": "回电" }, "target": "24h" } ],
  "measures": [ { "id": "nps", "method": "nps", "of": ["likely"], "title": { "zh-CN": "净推荐值" } },
    { "id": "csat", "method": "satisfied", "of": ["stars"], "title": { "zh-CN": "满意" }, "goal": { "above": 50 } },
    { "id": "mean", "method": "mean", "of": ["stars"], "title": { "zh-CN": "平均" } },
    { "id": "top", "method": "top_box", "of": ["stars"], "title": { "zh-CN": "满分" } },
    { "id": "slow", "method": "share", "when": "why has 'slow'", "among": "answered(why)", "title": { "zh-CN": "嫌慢" } } ] }"#;

fn figures(plan: &str, lines: &str) -> Value {
    let mut desk = Desk::new(&json(SURVEY), "zh-CN", 1);
    desk.answer(&format!(r#"{{ "ask": "gather", "plan": {plan} }}"#)).expect("a plan");
    desk.gather(lines);
    json(&desk.answer(r#"{ "ask": "figures" }"#).expect("figures"))
}

const LINES: &str = r#"{ "id": "1", "version": 3, "at": "2024-05-01T10:00:00+08:00", "by": "甲", "answers": { "likely": 10, "stars": 5, "order": ["b", "a"] } }
{ "id": "2", "version": 3, "at": "2024-05-01T23:30:00+08:00", "by": "乙", "subject": "C2", "answers": { "likely": 6, "stars": 1, "why": ["slow"], "order": ["a", "b"] } }
{ "id": "2", "version": 3, "at": "2024-05-01T23:30:00+08:00", "by": "乙", "answers": { "likely": 6, "stars": 1 } }
{ "id": "3", "version": 2, "at": "2024-05-08T10:00:00+08:00", "by": "乙", "answers": { "likely": 8, "stars": 3, "why": ["rude", "late"] } }
not JSON
{ "id": "4", "version": 3, "at": "2024-06-01T10:00:00+08:00", "by": "甲", "complete": false, "answers": { "stars": "na", "why": ["slow"] } }
{ "id": "5", "at": "no time", "answers": { "likely": 9, "stars": 4, "speed": 3 } }"#;

/// One measure in a line: what of how many, with the figure.
fn measure(measures: &[Value], id: &str) -> String {
    let found = measures.iter().find(|measure| measure.text("id") == Some(id)).expect("a measure");
    let number = |name: &str| match found.get(name) {
        Some(Value::Number(number)) => format!("{number:.4}"),
        _ => "—".to_owned(),
    };
    format!("{} of {}", number("value"), number("n"))
}

#[test]
fn figures_count_only_those_who_answered() {
    let figures = figures("{}", LINES);
    assert_eq!(
        (figures.get("responses"), figures.get("complete")),
        (Some(&Value::Number(5.0)), Some(&Value::Number(3.0)))
    );
    let measures = figures.items("measures");
    for (id, expected) in [
        ("nps", "25.0000 of 4.0000"),
        ("csat", "0.5000 of 4.0000"),
        ("mean", "3.2500 of 4.0000"),
        ("top", "0.2500 of 4.0000"),
        ("slow", "0.5000 of 2.0000"),
    ] {
        assert_eq!(measure(measures, id), expected, "{id}");
    }
    let csat = measures[1].get("goal").expect("a goal");
    assert_eq!(csat.get("met"), Some(&Value::Bool(false)), "half is not more than half");
    let stars = &figures.items("questions")[1];
    for (name, expected) in
        [("asked", 5.0), ("answered", 4.0), ("notAnswered", 0.0), ("notApplicable", 1.0), ("median", 3.5)]
    {
        assert_eq!(stars.get(name), Some(&Value::Number(expected)), "{name}");
    }
    let why = &figures.items("questions")[2];
    assert_eq!(why.get("asked"), Some(&Value::Number(2.0)), "not those who had no reason to be asked");
    let order = figures.items("questions")[3].items("counts")[0].get("meanPlace").and_then(|place| place.get("value"));
    assert_eq!(order, Some(&Value::Number(1.5)));
}

#[test]
fn what_is_wrong_with_responses_is_told_and_counted() {
    let figures = figures("{}", LINES);
    let told: Vec<(&str, &str)> = figures
        .items("problems")
        .iter()
        .map(|problem| (problem.text("code").unwrap_or_default(), problem.text("path").unwrap_or_default()))
        .collect();
    for expected in [
        ("duplicate-response", ""),
        ("other-version", ""),
        ("unknown-option", "why"),
        ("unknown-question", "speed"),
        ("unreadable-response", ""),
        ("bad-day", "at"),
    ] {
        assert!(told.contains(&expected), "{expected:?} in {told:?}");
    }
    let due = &figures.items("followUps")[0];
    assert_eq!((due.text("response"), due.text("subject"), due.text("target")), (Some("2"), Some("C2"), Some("24h")));
}

#[test]
fn figures_by_agent_and_by_week() {
    let figures = figures(r#"{ "by": "by", "period": "week" }"#, LINES);
    let groups: Vec<(&str, String)> = figures
        .items("groups")
        .iter()
        .map(|group| (group.text("key").unwrap_or_default(), measure(group.items("measures"), "csat")))
        .collect();
    assert_eq!(groups, [("乙", "0.0000 of 2.0000".to_owned()), ("甲", "1.0000 of 1.0000".to_owned())]);
    let apart =
        figures.items("differences").iter().find(|row| row.text("measure") == Some("csat")).expect("a difference");
    assert_eq!(
        (apart.text("a"), apart.text("b"), apart.get("clear")),
        (Some("乙"), Some("甲"), Some(&Value::Bool(false)))
    );
    let weeks: Vec<&str> = figures.items("trend").iter().filter_map(|point| point.text("from")).collect();
    assert_eq!(weeks, ["2024-04-29", "2024-05-06", "2024-05-27"]);
    let may = self::figures(r#"{ "period": "month", "from": "2024-05-02", "to": "2024-06-30" }"#, LINES);
    assert_eq!(may.get("responses"), Some(&Value::Number(2.0)));
}

#[test]
fn the_same_responses_give_the_same_figures_in_any_pieces() {
    let mut lines = String::new();
    for number in 0..500 {
        writeln!(lines, r#"{{ "id": "r{number}", "version": 3, "at": "2024-05-{:02}T10:00", "by": "{}", "answers": {{ "likely": {}, "stars": {} }} }}"#,
            number % 28 + 1, ["甲", "乙", "丙"][number % 3], number * 7 % 11, number * 3 % 5 + 1).expect("text");
    }
    let plan = r#"{ "by": "by", "period": "day" }"#;
    let whole = figures(plan, &lines);
    let mut desk = Desk::new(&json(SURVEY), "zh-CN", 1);
    desk.answer(&format!(r#"{{ "ask": "gather", "plan": {plan} }}"#)).expect("a plan");
    assert!(lines.lines().all(|line| desk.gather(line).is_empty()), "all of them are responses");
    assert_eq!(json(&desk.answer(r#"{ "ask": "figures" }"#).expect("figures")), whole);
    assert_eq!(whole.items("differences").len(), 12, "three groups, each with the others, in four measures");
}
