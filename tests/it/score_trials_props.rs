//! Whatever is pasted, the linter keeps its word; whatever is entered, what is told of a change comes true.

use std::sync::OnceLock;

use proptest::prelude::*;

use kefu::pack::scheme;
use kefu::score::explore::{Explorer, Goal, Lever};
use kefu::score::inputs::Slot;
use kefu::score::scheme::Kind;
use kefu::score::{Decimal, Inputs, Scheme, linter};

use crate::support::{document, units};

/// Pieces of sheets, and pieces of anything.
fn piece() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "营业厅考核细则\n",
        "(30分)",
        "5分",
        "\n",
        "20%",
        "扣3分",
        "最低130分",
        "加 分",
        "每降低 %",
        "90~100",
        "60以下",
        ",",
        "\t",
        "|",
        "\"",
        "考核指标",
        "分值",
        "合计",
        "权重",
        "7 7 7 7",
        "能够承担重任80分",
        " 15 ",
        "😀",
        "-",
        "８０",
        "3.5",
    ]);
    prop_oneof![8 => words.prop_map(str::to_owned), 1 => "\\PC{0,4}"]
}

fn hall() -> &'static Scheme {
    static HALL: OnceLock<Scheme> = OnceLock::new();
    HALL.get_or_init(|| scheme::read(&document("scheme", "cable/hall"), &[]).0)
}

/// A month in the hall, by a few of its facts.
fn month(scheme: &Scheme, counts: &[u32; 6]) -> Inputs {
    let (mut inputs, _) = scheme.enter([]);
    let mut set = |field: &str, figure: u32| {
        let at = scheme.field(field).unwrap_or_else(|| panic!("no field {field}"));
        inputs.set(at, Slot::Figure(Ok(Decimal::from(figure))));
    };
    for (field, figure) in ["process", "key_accounts", "after_sales"].into_iter().zip(counts) {
        set(field, figure % 3);
    }
    for (field, figure) in ["dissatisfied", "image_bad", "intruders"].into_iter().zip(&counts[3..]) {
        set(field, figure % 4);
    }
    inputs
}

proptest! {
    #[test]
    fn slips_have_a_place_and_a_mend(pieces in prop::collection::vec(piece(), 0..40)) {
        let text = pieces.concat();
        for slip in linter::of_text(&text) {
            let (start, end) = slip.place.expect("a text has places");
            let quoted = String::from_utf16_lossy(&units(&text)[start as usize..end as usize]);
            // In quotation marks a table's cell can leave out what does not count.
            prop_assert!(quoted == slip.quote || text.contains('"'), "{quoted:?} {:?}", slip.quote);
            prop_assert!(slip.problem.hint("zh-CN").is_some());
        }
    }

    #[test]
    fn rows_of_any_cells_are_read(rows in prop::collection::vec(prop::collection::vec(piece(), 0..5), 0..8)) {
        for slip in linter::of_rows(&rows) {
            prop_assert!(slip.problem.path.starts_with("rows["));
        }
    }

    #[test]
    fn what_is_told_of_a_change_comes_true(counts in any::<[u32; 6]>()) {
        let scheme = hall();
        let inputs = month(scheme, &counts);
        let mut explorer = Explorer::new(scheme, &inputs);
        for change in explorer.changes() {
            let mut changed = inputs.clone();
            changed.set(change.field, change.slot.clone());
            prop_assert_eq!(scheme.score(&changed, "en").total.value, change.outcome.total);
        }
    }

    #[test]
    fn the_nearest_value_reaches_the_goal_and_the_one_before_does_not(counts in any::<[u32; 6]>(), goal in 30_u32..100) {
        let scheme = hall();
        let inputs = month(scheme, &counts);
        let mut explorer = Explorer::new(scheme, &inputs);
        let goal_total = Decimal::from(goal);
        let goal = Goal::Total(goal_total);
        for need in explorer.needs(goal) {
            prop_assert!(goal.is_reached(&need.outcome));
            let Lever::Field(field, Slot::Figure(Ok(value))) = need.lever else { continue };
            if scheme.fields[field].kind != Kind::Count {
                continue;
            }
            let before = inputs.figure(field).expect("it was entered");
            let nearer = if value > before { value - Decimal::ONE } else { value + Decimal::ONE };
            let mut changed = inputs.clone();
            changed.set(field, Slot::Figure(Ok(nearer)));
            let total = scheme.score(&changed, "en").total.value;
            prop_assert!(total.is_ok_and(|total| total < goal_total), "{field} {value}");
        }
    }
}
