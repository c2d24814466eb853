//! Score sheets across the boundary.
//!
//! Many sheets come in as one memory of numbers and go out as one text; what all sheets of a scheme have in common is told
//! once. `www/lib/score-sheet.js` knows both forms, nobody else does.

mod about;
mod cells;
mod trials;
mod wire;
#[cfg(feature = "workbook")]
mod workbook;

use std::cell::RefCell;

use js_sys::Uint8Array;
use wasm_bindgen::prelude::JsValue;

use self::cells::Rows;
use self::wire::Told;
use super::door::Engine;
use super::json::Json;
use crate::error::Problem;
use crate::pack::{Value, scheme};
use crate::score::decimal::{Decimal, write};
use crate::score::report::ranks;
use crate::score::tape::Tape;
use crate::score::teller::{Ground, Teller};
#[cfg(feature = "workbook")]
use crate::score::workbook::{Making, Person};
use crate::score::{Figure, Inputs, Scheme, Sheet};

/// Sheets by one scheme.
pub(super) struct ScoreEngine {
    document: Value,
    readings: Vec<(String, String)>,
    scheme: Scheme,
    problems: Vec<Problem>,
    lang: String,
    /// The scheme in its other readings, one answer changed: reading, option, scheme. Read when they are first asked for.
    others: Option<Vec<(usize, usize, Scheme)>>,
    /// Where the page writes the numbers of the next question.
    numbers: Vec<f64>,
    /// The rest of the reports whose figures were asked for last.
    rest: String,
}

/// Reports in two parts, as [`Told`] writes them.
struct Reports {
    heads: String,
    rest: String,
}

impl ScoreEngine {
    /// Sheets by `config`: `{ scheme, readings, lang }`.
    pub(super) fn new(config: &Value) -> Self {
        let document = config.get("scheme").cloned().unwrap_or_default();
        let chosen = config.fields("readings").iter();
        let readings: Vec<(String, String)> =
            chosen.map(|(name, option)| (name.clone(), option.as_text().unwrap_or_default().to_owned())).collect();
        let (scheme, problems) = scheme::read(&document, &readings);
        let lang = config.text("lang").unwrap_or_default().to_owned();
        Self { document, readings, scheme, problems, lang, others: None, numbers: Vec::new(), rest: String::new() }
    }

    /// A report on each row: their figures as cells, the rest of all reports, one behind the other, and their ranks as JSON.
    fn reports(&self, rows: &Rows<'_>) -> Reports {
        let (mut inputs, mut sheet, mut doubts) = (Inputs::default(), Sheet::default(), Vec::new());
        let (mut heads, mut rest) = (String::new(), Json::default());
        let mut ranked: Vec<Figure> = Vec::new();
        let (scheme, lang, unknown) = (&self.scheme, &self.lang[..], rows.unknown(&self.scheme));
        // Only what management sets can differ between sheets and move the maximum.
        let is_set = scheme.fields.iter().any(|field| field.parameter && field.used);
        let mut ground = Ground::of(scheme, &inputs);
        rows.each(scheme, |given| {
            doubts.clone_from(&unknown);
            scheme.take(given, &mut inputs, &mut doubts);
            scheme.compute(&inputs, &mut sheet);
            ranked.extend(scheme.rank.and_then(|line| sheet.values.get(line).copied()));
            if is_set {
                ground.set(scheme, &inputs);
            }
            let teller = Teller::new(&ground, scheme, &inputs, &sheet, lang);
            let told = Told { scheme, inputs: &inputs, sheet: &sheet, teller, lang };
            told.rest(&mut rest, &doubts);
            told.head(&mut heads, ground.max(), rest.end());
        });
        for rank in ranks(&ranked) {
            wire::cell(&mut heads, rank.map(Decimal::from));
        }
        Reports { heads, rest: rest.done() }
    }

    /// Total, pay, fines and band of each row, without reasons: four cells a row.
    fn totals(&self, rows: &Rows<'_>) -> String {
        let (mut inputs, mut sheet, mut doubts) = (Inputs::default(), Sheet::default(), Vec::new());
        let roots = [Some(self.scheme.total), self.scheme.pay, self.scheme.fines];
        // Both ways write behind the same text, but never at the same time.
        let text = RefCell::new(String::new());
        let bands = self.scheme.grades.as_ref().map_or(&[][..], |grades| &grades.bands);
        let band = |text: &mut String, at: Option<usize>| {
            text.push_str(at.and_then(|at| bands.get(at)).map_or("", |band| &band.id));
            text.push(cells::CELL);
        };
        let taped = |tape: &Tape| {
            let mut text = text.borrow_mut();
            for root in 0..roots.len() {
                if let Some((mantissa, places)) = tape.root(root) {
                    write(&mut text, '-', mantissa, places);
                }
                text.push(cells::CELL);
            }
            band(&mut text, tape.band());
        };
        rows.each_or_taped(&self.scheme, taped, |given| {
            let mut text = text.borrow_mut();
            doubts.clear();
            self.scheme.take(given, &mut inputs, &mut doubts);
            self.scheme.compute(&inputs, &mut sheet);
            for root in roots {
                wire::cell(&mut text, wire::shown(&self.scheme, &sheet, root));
            }
            band(&mut text, self.scheme.band_of(&inputs, &sheet));
        });
        text.into_inner()
    }

    /// What the first row would give if one question were answered otherwise.
    fn alternatives(&mut self, rows: &Rows<'_>) -> String {
        if self.others.is_none() {
            self.others = Some(self.read_others());
        }
        let mut json = Json::default();
        json.list(|json| {
            for (reading, option, scheme) in self.others.iter().flatten() {
                let (mut inputs, mut sheet, mut doubts) = (Inputs::default(), Sheet::default(), Vec::new());
                rows.first(scheme, |given| scheme.take(given, &mut inputs, &mut doubts));
                scheme.compute(&inputs, &mut sheet);
                json.list(|json| {
                    json.number(*reading);
                    json.number(*option);
                    wire::outcome(json, scheme, &inputs, &sheet);
                });
            }
        });
        json.done()
    }

    /// What was entered in the first row.
    fn first(&self, rows: &Rows<'_>) -> Inputs {
        let mut inputs = Inputs::default();
        rows.first(&self.scheme, |given| self.scheme.take(given, &mut inputs, &mut Vec::new()));
        inputs
    }

    /// The tables of a workbook: a row for each of `people`, with `each` a table for each as well.
    #[cfg(feature = "workbook")]
    fn workbook(&self, rows: &Rows<'_>, question: &Value) -> String {
        let mut names = question.texts("people").into_iter();
        let (mut inputs, mut doubts, mut people) = (Inputs::default(), Vec::new(), Vec::new());
        rows.each(&self.scheme, |given| {
            doubts.clear();
            self.scheme.take(given, &mut inputs, &mut doubts);
            people.push(Person { name: names.next().unwrap_or_default(), inputs: inputs.clone() });
        });
        let making = Making { lang: &self.lang, each: question.is_true("each") };
        let mut json = Json::default();
        workbook::tables(&mut json, &self.scheme.tables(&people, making));
        json.done()
    }

    fn read_others(&self) -> Vec<(usize, usize, Scheme)> {
        let mut others = Vec::new();
        for (at, reading) in self.scheme.readings.iter().enumerate() {
            for (nth, (option, _)) in reading.options.iter().enumerate() {
                let mut readings = self.readings.clone();
                readings.retain(|(name, _)| *name != reading.id);
                readings.push((reading.id.clone(), option.clone()));
                others.push((at, nth, scheme::read(&self.document, &readings).0));
            }
        }
        others
    }
}

impl Engine for ScoreEngine {
    fn problems(&self) -> (&[Problem], &str) {
        (&self.problems, &self.lang)
    }

    /// Makes room for so many `numbers`, and says where. With these numbers and `{ columns, count, others }`, scores rows: with
    /// `totals` in figures alone, with `alternatives` the first row in every reading, with `people` (their names) as tables of
    /// a workbook, null in a module that makes none, with `changes`, `costs`, `limits` or a `goal` what would be otherwise in
    /// it. Without rows, says what the scheme asks; asked for the `rest`, gives that of the reports before.
    fn answer(&mut self, question: &Value) -> JsValue {
        if let Some(count) = cells::whole(question, "numbers") {
            self.numbers = vec![0.0; count];
            return JsValue::from(self.numbers.as_ptr() as usize as f64);
        }
        if question.is_true("rest") {
            return Uint8Array::from(std::mem::take(&mut self.rest).as_bytes()).into();
        }
        let numbers = std::mem::take(&mut self.numbers);
        let Some(rows) = Rows::of(question, &numbers) else {
            return JsValue::from_str(&about::about(&self.scheme, &self.lang));
        };
        #[cfg(not(feature = "workbook"))]
        if question.get("people").is_some() {
            return JsValue::NULL;
        }
        JsValue::from_str(&match () {
            () if question.is_true("totals") => self.totals(&rows),
            #[cfg(feature = "workbook")]
            () if question.get("people").is_some() => self.workbook(&rows, question),
            () if question.is_true("alternatives") => self.alternatives(&rows),
            () if question.is_true("changes") => trials::changes(&self.scheme, &self.first(&rows), &self.lang),
            () if question.is_true("costs") => trials::costs(&self.scheme, &self.first(&rows), &self.lang),
            () if question.is_true("limits") => trials::limits(&self.scheme, &self.first(&rows)),
            () => match question.get("goal") {
                Some(goal) => trials::needs(&self.scheme, &self.first(&rows), goal, &self.lang),
                None => {
                    let Reports { heads, rest } = self.reports(&rows);
                    self.rest = rest;
                    heads
                }
            },
        })
    }
}
