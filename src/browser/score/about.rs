//! What all sheets of a scheme have in common.

use serde::Serialize;
use wasm_bindgen::prelude::JsValue;

use crate::browser::documents::plain as as_plain;
use crate::score::decimal::plain;
use crate::score::inputs::Entry;
use crate::score::print::Printer;
use crate::score::scheme::{Choice, Field, Kind, Line, Reading, Scheme, Unit};

#[derive(Serialize)]
struct WireScheme<'a> {
    id: &'a str,
    title: &'a str,
    source: &'a str,
    fields: Vec<WireField<'a>>,
    readings: Vec<WireReading<'a>>,
    lines: Vec<WireLine<'a>>,
    total: usize,
    pay: Option<usize>,
    fines: Option<usize>,
    rank: Option<usize>,
    bands: Vec<WireNamed<'a>>,
    gates: Vec<WireGate<'a>>,
    actions: Vec<WireNamed<'a>>,
    duplicates: Vec<WireDuplicate<'a>>,
}

#[derive(Serialize)]
struct WireField<'a> {
    id: &'a str,
    title: &'a str,
    r#type: &'static str,
    unit: &'a str,
    parameter: bool,
    optional: bool,
    conditional: bool,
    used: bool,
    default: Option<WireEntry>,
    min: Option<String>,
    max: Option<String>,
    options: Vec<WireChoice<'a>>,
    of: Option<&'static str>,
    rows: &'a [String],
    note: &'a str,
}

/// A default as one would enter it.
#[derive(Serialize)]
#[serde(untagged)]
enum WireEntry {
    Text(String),
    Flag(bool),
    List(Vec<WireEntry>),
}

#[derive(Serialize)]
struct WireChoice<'a> {
    id: &'a str,
    title: &'a str,
    points: Option<String>,
}

#[derive(Serialize)]
struct WireReading<'a> {
    id: &'a str,
    question: &'a str,
    used: &'a str,
    default: &'a str,
    options: Vec<WireNamed<'a>>,
    rows: &'a [String],
}

#[derive(Serialize)]
struct WireLine<'a> {
    id: &'a str,
    title: &'a str,
    method: &'a str,
    unit: &'a str,
    rule: String,
    rows: &'a [String],
    source: &'a str,
    note: &'a str,
    reconstructed: bool,
    lines: &'a [usize],
}

#[derive(Serialize)]
struct WireNamed<'a> {
    id: &'a str,
    title: &'a str,
    rows: &'a [String],
}

#[derive(Serialize)]
struct WireGate<'a> {
    id: &'a str,
    title: &'a str,
    rule: String,
    zeroes: Vec<&'a str>,
    rows: &'a [String],
}

#[derive(Serialize)]
struct WireDuplicate<'a> {
    event: &'a str,
    lines: Vec<&'a str>,
    rows: &'a [String],
}

/// What a scheme asks and has, worded in `lang`.
pub(super) fn about(scheme: &Scheme, lang: &str) -> JsValue {
    let ids = |lines: &[usize]| lines.iter().filter_map(|&at| Some(scheme.lines.get(at)?.id.as_str())).collect();
    let bands = scheme.grades.iter().flat_map(|grades| &grades.bands);
    let printer = Printer::names(scheme, lang);
    as_plain(&WireScheme {
        id: &scheme.id,
        title: scheme.title.in_language(lang),
        source: scheme.source.in_language(lang),
        fields: scheme.fields.iter().map(|known| field(known, &printer, lang)).collect(),
        readings: scheme.readings.iter().map(|known| reading(known, lang)).collect(),
        lines: scheme.lines.iter().map(|known| line(known, &printer, lang)).collect(),
        total: scheme.total,
        pay: scheme.pay,
        fines: scheme.fines,
        rank: scheme.rank,
        bands: bands.map(|band| WireNamed { id: &band.id, title: band.title.in_language(lang), rows: &[] }).collect(),
        gates: scheme
            .gates
            .iter()
            .map(|gate| WireGate {
                id: &gate.id,
                title: gate.title.in_language(lang),
                rule: printer.text(&gate.when),
                zeroes: ids(&gate.zeroes),
                rows: &gate.rows,
            })
            .collect(),
        actions: scheme
            .actions
            .iter()
            .map(|action| WireNamed { id: &action.id, title: action.title.in_language(lang), rows: &action.rows })
            .collect(),
        duplicates: scheme
            .duplicates
            .iter()
            .map(|known| WireDuplicate {
                event: known.event.in_language(lang),
                lines: ids(&known.lines),
                rows: &known.rows,
            })
            .collect(),
    })
}

fn field<'a>(field: &'a Field, printer: &Printer<'_>, lang: &str) -> WireField<'a> {
    let choice = |choice: &'a Choice| WireChoice {
        id: &choice.id,
        title: choice.title.in_language(lang),
        points: choice.points.as_ref().map(|points| printer.text(points)),
    };
    WireField {
        id: &field.id,
        title: field.title.in_language(lang),
        r#type: field.kind.name(),
        unit: field.unit.in_language(lang),
        parameter: field.parameter,
        optional: field.optional,
        conditional: field.when.is_some(),
        used: field.used,
        default: field.default.as_ref().and_then(entry),
        min: field.min.map(plain),
        max: field.max.map(plain),
        options: field.kind.choices().iter().map(choice).collect(),
        of: match field.kind {
            Kind::Cases(_) => Some("levels"),
            Kind::Figures(true, _) => Some("percent"),
            Kind::Figures(_, true) => Some("count"),
            Kind::Figures(..) => Some("number"),
            _ => None,
        },
        rows: &field.rows,
        note: field.note.in_language(lang),
    }
}

fn entry(default: &Entry) -> Option<WireEntry> {
    match default {
        Entry::Number(number) => Some(WireEntry::Text(plain(*number))),
        Entry::Text(text) => Some(WireEntry::Text(text.clone())),
        Entry::Flag(truth) => Some(WireEntry::Flag(*truth)),
        Entry::List(items) => Some(WireEntry::List(items.iter().filter_map(entry).collect())),
        Entry::Missing | Entry::Other(_) => None,
    }
}

fn reading<'a>(reading: &'a Reading, lang: &str) -> WireReading<'a> {
    let option = |at: usize| reading.options.get(at).map_or("", |option| &option.0);
    let named = |(id, title): &'a (String, _)| named(id, title, lang);
    WireReading {
        id: &reading.id,
        question: reading.question.in_language(lang),
        used: option(reading.used),
        default: option(reading.default),
        options: reading.options.iter().map(named).collect(),
        rows: &reading.rows,
    }
}

fn named<'a>(id: &'a str, title: &'a crate::phrase::Text, lang: &str) -> WireNamed<'a> {
    WireNamed { id, title: title.in_language(lang), rows: &[] }
}

fn line<'a>(line: &'a Line, printer: &Printer<'_>, lang: &str) -> WireLine<'a> {
    WireLine {
        id: &line.id,
        title: line.title.in_language(lang),
        method: &line.method,
        unit: match &line.unit {
            Unit::Points => "points",
            Unit::Yuan => "yuan",
            Unit::Percent => "percent",
            Unit::Other(name) => name,
        },
        rule: line.expr.as_ref().map_or_else(String::new, |expr| printer.text(expr)),
        rows: &line.rows,
        source: line.source.in_language(lang),
        note: line.note.in_language(lang),
        reconstructed: line.reconstructed,
        lines: &line.lines,
    }
}
