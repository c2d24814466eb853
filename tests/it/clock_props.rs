//! Whatever the calendar and the times: what a clock says holds together, and nothing makes it fail.

use kefu::clock::{Bound, Case, Clock, MonthEnd, Span, Target, Unknown, Until};
use kefu::moment::Moment;
use kefu::pack::calendar::{self, Choices};
use kefu::pack::{Value, check};
use proptest::prelude::*;

use crate::clock::book;
use crate::support::json;

const MINUTE: i64 = 60_000;

/// Calendars of the packs, and one whose nights run into each other.
fn clocks() -> &'static [Clock] {
    static CLOCKS: std::sync::OnceLock<Vec<Clock>> = std::sync::OnceLock::new();
    CLOCKS.get_or_init(|| {
        let nights = r#"{ "kind": "calendar", "id": "a/b", "title": { "zh-CN": "夜" }, "week": { "mon-fri": ["20:00-9:00", "8:00-8:30"], "sun": "0:00-24:00" },
            "days": { "2024-05-08": [], "2020-01-01..2020-12-30": "23:59:59-0:00:01" } }"#;
        let mut clocks: Vec<Clock> = ["service/cn-weekdays", "shop-im/shifts", "shop-fines/shifts", "cable/work-orders"]
            .map(|id| book(id, "{}").clock)
            .into();
        clocks.push(calendar::read(&json(nights), &[], &Choices::default()).0.clock);
        clocks
    })
}

/// Times in the years that are known.
fn moment() -> impl Strategy<Value = Moment> {
    (1_104_508_800_000_i64..1_735_660_800_000, prop::sample::select(vec![0, 480, -300]))
        .prop_map(|(milliseconds, offset)| Moment { milliseconds, offset })
}

fn pauses() -> impl Strategy<Value = Vec<(Moment, Option<Moment>)>> {
    prop::collection::vec(
        (moment(), 0..40_000 * MINUTE).prop_map(|(from, length)| (from, Some(from.plus(length)))),
        0..4,
    )
}

fn span() -> impl Strategy<Value = Span> {
    prop_oneof![
        (0..100_000 * MINUTE).prop_map(Span::Clock),
        (0..50_000 * MINUTE).prop_map(Span::Working),
        (0_i64..400).prop_map(Span::Days),
        (0_i64..200).prop_map(Span::WorkingDays),
        (0_i32..24, prop::option::of(prop::sample::select(vec![1_i8, 15, 31, -1])))
            .prop_map(|(count, on)| Span::Months { count, on, end: MonthEnd::Last }),
    ]
}

fn target(span: Span) -> Target {
    Target {
        id: String::new(),
        span,
        usual: None,
        until: Until::End,
        ahead: false,
        bound: Bound::Within,
        excused_by: Vec::new(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn elapsed_time_adds_up(which in 0..5_usize, mut times in prop::collection::vec(moment(), 3), pauses in pauses()) {
        let clock = &clocks()[which];
        times.sort_by_key(|time| time.milliseconds);
        let elapsed = |from: usize, to: usize| clock.elapsed(times[from], times[to], &pauses);
        prop_assert_eq!(elapsed(0, 1).clock + elapsed(1, 2).clock, elapsed(0, 2).clock);
        prop_assert_eq!(elapsed(0, 1).working.unwrap() + elapsed(1, 2).working.unwrap(), elapsed(0, 2).working.unwrap());
        prop_assert!((0..=elapsed(0, 2).clock).contains(&elapsed(0, 2).working.unwrap()));
        prop_assert_eq!(elapsed(2, 0).clock, -elapsed(0, 2).clock);
    }

    #[test]
    fn working_time_is_what_its_stretches_add_up_to(which in 0..5_usize, from in moment(), minutes in 0..30_000_i64) {
        let clock = &clocks()[which];
        let to = from.plus(minutes * MINUTE);
        let stretches = clock.stretches(from, to, usize::MAX);
        let sum: i64 = stretches.iter().map(|(from, to)| to.milliseconds - from.milliseconds).sum();
        prop_assert_eq!(clock.elapsed(from, to, &[]).working, Ok(sum));
        prop_assert!(stretches.windows(2).all(|pair| pair[0].1.milliseconds < pair[1].0.milliseconds));
    }

    #[test]
    fn the_time_to_a_due_time_is_the_time_given(which in 0..5_usize, start in moment(), minutes in 1..20_000_i64, pauses in pauses()) {
        let clock = &clocks()[which];
        let working = clock.due(&target(Span::Working(minutes * MINUTE)), start, &pauses).unwrap().due;
        prop_assert_eq!(clock.elapsed(start, working, &pauses).working, Ok(minutes * MINUTE));
        // It is the first such time: a moment before it, some is left.
        prop_assert!(clock.elapsed(start, working.plus(-1), &pauses).working.unwrap() < minutes * MINUTE);
        let natural = clock.due(&target(Span::Clock(minutes * MINUTE)), start, &pauses).unwrap().due;
        prop_assert_eq!(clock.elapsed(start, natural, &pauses).clock, minutes * MINUTE);
        prop_assert!(natural.milliseconds <= working.milliseconds);
    }

    #[test]
    fn who_begins_later_is_due_later(which in 0..5_usize, span in span(), first in moment(), minutes in 0..20_000_i64, pauses in pauses(), ahead: bool) {
        let clock = &clocks()[which];
        let target = Target { ahead, ..target(span) };
        // Two months that end on one day may have had pauses of different lengths on the way.
        let pauses = if matches!(span, Span::Months { .. }) { Vec::new() } else { pauses };
        let due = |start| clock.due(&target, start, &pauses).map(|deadline| deadline.due.milliseconds);
        if let (Ok(earlier), Ok(later)) = (due(first), due(first.plus(minutes * MINUTE))) {
            prop_assert!(earlier <= later);
        }
    }

    #[test]
    fn more_time_is_never_due_earlier(which in 0..5_usize, start in moment(), lengths in (0..9_000_i64, 0..9_000_i64), pauses in pauses()) {
        let clock = &clocks()[which];
        let (less, more) = (lengths.0.min(lengths.1), lengths.0.max(lengths.1));
        let due = |span| clock.due(&target(span), start, &pauses).unwrap().due.milliseconds;
        prop_assert!(due(Span::Working(less * MINUTE)) <= due(Span::Working(more * MINUTE)));
        prop_assert!(due(Span::WorkingDays(less / 100)) <= due(Span::WorkingDays(more / 100)));
        prop_assert!(due(Span::Days(less / 100)) <= due(Span::Days(more / 100)));
    }

    #[test]
    fn backwards_is_forwards_turned_round(which in 0..5_usize, start in moment(), minutes in 1..9_000_i64) {
        let clock = &clocks()[which];
        let back = Target { ahead: true, ..target(Span::Working(minutes * MINUTE)) };
        let earlier = clock.due(&back, start, &[]).unwrap().due;
        prop_assert_eq!(clock.elapsed(earlier, start, &[]).working, Ok(minutes * MINUTE));
        prop_assert!(clock.elapsed(earlier.plus(1), start, &[]).working.unwrap() < minutes * MINUTE);
    }

    #[test]
    fn no_time_makes_it_fail(which in 0..5_usize, span in span(), times in prop::array::uniform3(any::<i64>()), offset in -1080_i16..1080, open: bool) {
        let clock = &clocks()[which];
        let [start, end, now] = times.map(|milliseconds| Moment { milliseconds: milliseconds / 4, offset });
        let pauses = [(start, Some(end).filter(|_| !open))];
        let case = Case { start, end: Some(end), now, pauses: &pauses, circumstances: &["a"] };
        for ahead in [true, false] {
            let target = Target { ahead, until: Until::Close, usual: Some(span), ..target(span) };
            let verdict = clock.verdict(&target, &case);
            if let Err(Unknown::Year(year)) = verdict.deadline {
                prop_assert!(!(2004..=2026).contains(&year));
            }
        }
        let _ = clock.elapsed(start, end, &pauses);
    }

    #[test]
    fn no_document_makes_it_fail(text in "[a-z0-9:, -]{0,12}", number in any::<f64>(), which in 0..8_usize) {
        let field = ["hours", "working_days", "months", "rings", "until", "on", "overflow", "usual"][which];
        let value = |value: Value| Value::Object(vec![(field.to_owned(), value), ("days".to_owned(), Value::Number(number))]);
        for inner in [Value::String(text.clone()), Value::Number(number), Value::Null, value(Value::Number(number))] {
            let named = |value: Value| Value::Object(vec![(text.clone(), value)]);
            let document = Value::Object(vec![
                ("kind".to_owned(), Value::String("calendar".to_owned())),
                ("week".to_owned(), named(inner.clone())),
                ("days".to_owned(), named(inner.clone())),
                ("targets".to_owned(), named(value(inner.clone()))),
                ("duties".to_owned(), named(value(inner.clone()))),
                ("readings".to_owned(), named(value(inner))),
            ]);
            let problems = check(&document);
            prop_assert!(!problems.is_empty());
        }
    }
}
