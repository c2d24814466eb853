//! Courtesies across the boundary. A lone surrogate of a message reads as one other code unit, so that places hold.

use serde::Serialize;
use wasm_bindgen::prelude::JsValue;

use super::documents::plain;
use super::door::Engine;
use crate::courtesy::{Address, Advice, Courtesy, Kind, Mark, Need, Report, Share, Situation, Stage};
use crate::error::Problem;
use crate::moment::Moment;
use crate::pack::{Value, courtesy};
use crate::phrase::{Context, Message, Role, Scratch};
use crate::text::Span;

/// A message judged.
#[derive(Serialize)]
struct WireReport<'a> {
    stage: &'static str,
    present: Vec<WireMark<'a>>,
    tone: Vec<WireMark<'a>>,
    occasions: Vec<WireMark<'a>>,
    address: WireAddress,
    needs: Vec<WireNeed<'a>>,
    advice: Vec<WireAdvice<'a>>,
    shares: Vec<WireShare<'a>>,
    coverage: WireCoverage,
}

#[derive(Serialize)]
struct WireMark<'a> {
    category: &'a str,
    title: &'a str,
    start: u32,
    end: u32,
    entry: &'a str,
    phrase: &'a str,
    fit: &'static str,
    rows: &'a [String],
}

#[derive(Serialize)]
struct WirePlace {
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct WireAddress {
    polite: Vec<WirePlace>,
    plain: Vec<WirePlace>,
}

#[derive(Serialize)]
struct WireNeed<'a> {
    category: &'a str,
    title: &'a str,
    state: &'static str,
    missing: u32,
    why: String,
    rows: &'a [String],
}

#[derive(Serialize)]
struct WireAdvice<'a> {
    edit: WireEdit<'a>,
    category: &'a str,
    title: &'a str,
    why: String,
}

#[derive(Serialize)]
struct WireEdit<'a> {
    start: u32,
    end: u32,
    insert: &'a str,
}

#[derive(Serialize)]
struct WireShare<'a> {
    category: &'a str,
    with: u32,
    of: u32,
}

#[derive(Serialize)]
struct WireCoverage {
    met: u32,
    applicable: u32,
}

/// Courtesy documents with the memory to judge by.
pub(super) struct CourtesyEngine {
    courtesy: Courtesy,
    problems: Vec<Problem>,
    lang: String,
    scratch: Scratch,
}

impl Engine for CourtesyEngine {
    fn problems(&self) -> (&[Problem], &str) {
        (&self.problems, &self.lang)
    }

    /// Judges `{ text, stage, at, before }`, of which only the text must be there.
    fn answer(&mut self, question: &Value) -> JsValue {
        let text: Vec<u16> = question.text("text").unwrap_or_default().encode_utf16().collect();
        let report = self.courtesy.check(&text, &situation_of(question), &mut self.scratch);
        plain(&self.wire(&report))
    }
}

impl CourtesyEngine {
    /// An engine for `{ documents, slots, lang }`.
    pub(super) fn new(config: &Value) -> Self {
        let mut problems = Vec::new();
        let read = |document: &Value| {
            let (rules, found) = courtesy::read(document);
            problems.extend(found);
            rules
        };
        let documents = config.items("documents").iter().map(read).collect();
        let filled = |(name, value): &(String, Value)| Some((name.clone(), value.as_text()?.to_owned()));
        let slots: Vec<_> = config.fields("slots").iter().filter_map(filled).collect();
        let lang = config.text("lang").unwrap_or_default().to_owned();
        Self { courtesy: Courtesy::new(documents, &slots), problems, lang, scratch: Scratch::default() }
    }

    fn wire<'a>(&'a self, report: &'a Report) -> WireReport<'a> {
        let courtesy = &self.courtesy;
        let of = |kind: Kind| {
            let own = move |mark: &&Mark| {
                courtesy
                    .categories()
                    .get(mark.category as usize)
                    .is_some_and(|category| category.kind == kind && category.address.is_none())
            };
            report.marks.iter().filter(own).filter_map(|mark| self.mark(mark)).collect()
        };
        let (met, applicable) = report.coverage();
        WireReport {
            stage: report.stage.name(),
            present: of(Kind::Courtesy),
            tone: of(Kind::Fault),
            occasions: of(Kind::Occasion),
            address: WireAddress {
                polite: self.addressing(report, Address::Polite),
                plain: self.addressing(report, Address::Plain),
            },
            needs: report.needs.iter().map(|need| self.need(need)).collect(),
            advice: report.advice.iter().map(|advice| self.advice(advice)).collect(),
            shares: report.shares.iter().map(|share| self.share(share)).collect(),
            coverage: WireCoverage { met, applicable },
        }
    }

    /// Id and title of a category, and the rows it comes from.
    fn category(&self, number: u32) -> (&str, &str, &[String]) {
        let category = self.courtesy.categories().get(number as usize);
        category
            .map_or(("", "", &[]), |category| (&category.id, category.title.in_language(&self.lang), &category.rows))
    }

    fn mark(&self, mark: &Mark) -> Option<WireMark<'_>> {
        let entry = &self.courtesy.entry(mark)?.phrase;
        let (category, title, _) = self.category(mark.category);
        let Span { start, end } = mark.span;
        let (phrase, rows) = (entry.phrase.as_str(), entry.rows.as_slice());
        Some(WireMark { category, title, start, end, entry: &entry.id, phrase, fit: mark.fit.name(), rows })
    }

    fn addressing(&self, report: &Report, address: Address) -> Vec<WirePlace> {
        let own = |mark: &&Mark| {
            self.courtesy.categories().get(mark.category as usize).is_some_and(|own| own.address == Some(address))
        };
        let place = |mark: &Mark| WirePlace { start: mark.span.start, end: mark.span.end };
        report.marks.iter().filter(own).map(place).collect()
    }

    fn need(&self, need: &Need) -> WireNeed<'_> {
        let (category, title, rows) = self.category(need.category);
        let why = self.courtesy.reason(need.category, need.reason, &self.lang);
        WireNeed { category, title, state: need.state.name(), missing: need.missing, why, rows }
    }

    fn advice<'a>(&'a self, advice: &'a Advice) -> WireAdvice<'a> {
        let (category, title, _) = self.category(advice.category);
        let edit = WireEdit { start: advice.span.start, end: advice.span.end, insert: &advice.insert };
        WireAdvice { edit, category, title, why: self.courtesy.motive_of(advice, &self.lang) }
    }

    fn share(&self, share: &Share) -> WireShare<'_> {
        WireShare { category: self.category(share.category).0, with: share.with, of: share.of }
    }
}

fn situation_of(value: &Value) -> Situation {
    let turn = |turn: &Value| Message {
        role: match turn.text("role") {
            Some("customer") => Role::Customer,
            Some("system") => Role::System,
            _ => Role::Agent,
        },
        text: turn.text("text").unwrap_or_default().encode_utf16().collect(),
    };
    Situation {
        stage: value.text("stage").and_then(Stage::named),
        context: Context { role: Role::Agent, before: value.items("before").iter().map(turn).collect() },
        at: value.text("at").and_then(Moment::parse),
    }
}
