//! The decimals of forms beside those of the score sheets, which are another's: both must say the same.

use kefu::form::Decimal;
use kefu::score::Decimal as Other;
use proptest::prelude::*;

/// Both at once, from what somebody writes.
fn both(text: &str) -> (Decimal, Other) {
    (Decimal::parse(text).unwrap(), Other::from_str_exact(text).unwrap())
}

fn shown(number: Option<Decimal>) -> Option<String> {
    number.map(|number| number.to_string())
}

#[test]
fn figures_are_written_in_one_form() {
    for (text, expected) in [
        ("1.50", Some("1.5")),
        ("-0.05", Some("-0.05")),
        ("000", Some("0")),
        ("-0", Some("0")),
        ("+7.", Some("7")),
        (".5", Some("0.5")),
        ("9999999999999999999999999999", Some("9999999999999999999999999999")),
        ("10000000000000000000000000000", None),
        ("0.00000000000000000000000000010", Some("0.0000000000000000000000000001")),
        ("1e5", None),
        ("1.2.3", None),
        ("-", None),
        ("", None),
    ] {
        assert_eq!(shown(Decimal::parse(text)).as_deref(), expected, "{text}");
    }
}

#[test]
fn what_cannot_be_computed_is_nothing_and_what_goes_on_is_rounded() {
    let number = |text| Decimal::parse(text).unwrap();
    let largest = number("9999999999999999999999999999");
    for (result, expected) in [
        (Decimal::ONE.over(Decimal::ZERO), None),
        (largest.plus(Decimal::ONE), None),
        (largest.times(number("10")), None),
        (largest.times(number("0.9999999999999999999999999999")), Some("9999999999999999999999999998")),
        (Decimal::ONE.over(number("3")), Some("0.3333333333333333333333333333")),
        (number("2").over(number("3")), Some("0.6666666666666666666666666667")),
        (number("2.5").over(number("0.00001")), Some("250000")),
        (largest.plus(number("0.5")), None),
        (number("1000000000000000000000000000").plus(number("0.04")), Some("1000000000000000000000000000")),
        (Decimal::of_double(0.1 + 0.2), Some("0.30000000000000004")),
        (Decimal::of_double(-2.5e-7), Some("-0.00000025")),
        (Decimal::of_double(1e27), Some("1000000000000000000000000000")),
        (Decimal::of_double(1e28), None),
        (Decimal::of_double(f64::NAN), None),
    ] {
        assert_eq!(shown(result).as_deref(), expected);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sums_products_and_quotients_are_those_of_the_sheets(
        left in "-?[0-9]{1,9}(\\.[0-9]{1,6})?", right in "-?[0-9]{1,9}(\\.[0-9]{1,6})?", places in 0_u32..6,
    ) {
        let ((one, its), (two, others)) = (both(&left), both(&right));
        let same = |found: Option<Decimal>, wanted: Option<Other>| {
            // Those of the sheets keep one digit more or less than twenty-eight.
            prop_assert_eq!(shown(found.map(|found| found.rounded(18))), wanted.map(|wanted| {
                let strategy = kefu::score::Rounding { places: 18, ..Default::default() };
                strategy.of(wanted).normalize().to_string()
            }));
            Ok(())
        };
        same(one.plus(two), its.checked_add(others))?;
        same(one.minus(two), its.checked_sub(others))?;
        same(one.times(two), its.checked_mul(others))?;
        same(one.over(two), its.checked_div(others))?;
        let strategy = kefu::score::Rounding { places, ..Default::default() };
        prop_assert_eq!(one.rounded(places).to_string(), strategy.of(its).normalize().to_string());
        prop_assert_eq!(one.cmp(&two), its.cmp(&others));
        prop_assert_eq!(Some(one.to_double()), left.parse().ok().map(|double: f64| double + 0.0));
        prop_assert_eq!(Decimal::of_double(one.to_double()), Some(one));
    }
}
