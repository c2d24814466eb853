//! What the tape gives is what the general way gives, to the last digit, for every scheme of the packs.

use kefu::pack::{Value, scheme};
use kefu::score::calculus::Figure;
use kefu::score::decimal::Decimal;
use kefu::score::inputs::{Entry, Slot};
use kefu::score::scheme::Kind;
use kefu::score::tape::{SHORT, Tape};
use kefu::score::{Inputs, Scheme, Sheet};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::support::documents;

/// What somebody might enter, by a number of no meaning: often what belongs there, at times nothing or nonsense.
fn entry(kind: &Kind, seed: u32) -> Entry {
    let places = [0, 0, 1, 2, 4][seed as usize / 64 % 5];
    let number = |most: u32| Decimal::new((seed % most).into(), places);
    match (kind, seed % 40) {
        (_, 0) => Entry::Missing,
        (_, 1) => Entry::Number(Decimal::from(-3)),
        (_, 2) => Entry::Text("many".to_owned()),
        (Kind::Level(choices), _) => Entry::Text(choices[seed as usize % choices.len()].id.clone()),
        (Kind::Flag, _) => Entry::Flag(seed.is_multiple_of(3)),
        (Kind::Count, 3..8) => Entry::Number(Decimal::from(seed % 100_000)),
        (Kind::Count, _) => Entry::Number(Decimal::from(seed % 7)),
        (Kind::Percent, _) => Entry::Number(number(110)),
        (Kind::Money, _) => Entry::Number(number(3_000_000)),
        _ => Entry::Number(number(1_000)),
    }
}

/// The figures of a sheet as they are shown, and the number of its band.
type Outcome = (Vec<Option<Decimal>>, Option<usize>);

fn general(scheme: &Scheme, inputs: &Inputs) -> Outcome {
    let mut sheet = Sheet::default();
    scheme.compute(inputs, &mut sheet);
    let shown = |root: Option<usize>| {
        let figure: Figure = *sheet.values.get(root?)?;
        Some(scheme.reported(root?, figure.ok()?).normalize())
    };
    ([Some(scheme.total), scheme.pay, scheme.fines].map(shown).to_vec(), scheme.band_of(inputs, &sheet))
}

/// What a tape makes of the same; nothing where it leaves the sheet to the general way.
fn taped(tape: &mut Tape, given: &[Entry], inputs: &Inputs) -> Option<Outcome> {
    for (at, entry) in given.iter().enumerate() {
        match (entry, inputs.slot(at)) {
            (Entry::Number(number), _) => tape.enter_number(at, number.to_string().parse().ok()?)?,
            (_, Some(Slot::Figure(Ok(figure)))) => tape.enter_figure(at, *figure)?,
            _ if tape.needs(at) => return None,
            _ => {}
        }
    }
    tape.run()?;
    let root = |at| tape.root(at).map(|(digits, places)| Decimal::from_i128_with_scale(digits, places).normalize());
    Some(((0..3).map(root).collect(), tape.band()))
}

/// Compares both ways on sheets made of `seeds`: how many sheets the tape computed; nothing if there is no tape.
fn compared(scheme: &Scheme, seeds: &[Vec<u32>]) -> Option<usize> {
    let columns = vec![Some(SHORT); scheme.fields.len()];
    let mut tape = Tape::of(scheme, &columns)?;
    let mut computed = 0;
    for seeds in seeds {
        let given: Vec<Entry> =
            scheme.fields.iter().zip(seeds.iter().cycle()).map(|(field, seed)| entry(&field.kind, *seed)).collect();
        let mut inputs = Inputs::default();
        scheme.take(&given, &mut inputs, &mut Vec::new());
        if let Some(found) = taped(&mut tape, &given, &inputs) {
            computed += 1;
            assert_eq!(found, general(scheme, &inputs), "{}: {given:?}", scheme.id);
        }
    }
    Some(computed)
}

fn sheets(count: usize) -> Vec<Vec<u32>> {
    let mut runner = TestRunner::deterministic();
    let strategy = prop::collection::vec(prop::collection::vec(2_u32..4_000_000_000, 30), count);
    strategy.new_tree(&mut runner).unwrap().current()
}

#[test]
fn every_scheme_of_the_packs_comes_to_the_same_on_a_tape() {
    let seeds = sheets(400);
    let (mut schemes, mut taped, mut computed) = (0, 0, 0);
    for (_, document) in documents().iter().filter(|(_, document)| document.text("kind") == Some("scheme")) {
        for readings in ways(document) {
            let (scheme, _) = scheme::read(document, &readings);
            schemes += 1;
            let found = compared(&scheme, &seeds);

            taped += usize::from(found.is_some());
            computed += found.unwrap_or_default();
        }
    }
    println!("{taped} of {schemes} schemes have a tape; it computed {computed} of {} sheets", taped * seeds.len());
    assert!(taped * 2 > schemes && computed * 4 > taped * seeds.len());
}

/// The readings of a scheme, one of them changed at a time.
fn ways(document: &Value) -> Vec<Vec<(String, String)>> {
    let mut ways = vec![Vec::new()];
    for (name, reading) in document.fields("readings") {
        ways.extend(reading.fields("options").iter().map(|(option, _)| vec![(name.clone(), option.clone())]));
    }
    ways
}
