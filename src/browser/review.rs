//! Reviews of conversations across the boundary.

use js_sys::Int32Array;
use serde::Serialize;
use wasm_bindgen::prelude::JsValue;

use super::documents::{plain, problems};
use super::door::Engine;
use crate::error::{Gravity, Problem};
use crate::pack::{Value, conversation, rubric};
use crate::phrase::Text;
use crate::review::{
    Entity, Evidence, Label, LabelId, Mend, Parameter, Promise, Reason, Review, Reviewer, Rule, RuleReview, Shows,
    State,
};
use crate::text::Span;

#[derive(Serialize)]
struct WireReview<'a> {
    rubric: &'a str,
    rules: Vec<WireRule<'a>>,
    points: f64,
    score: f64,
    promises: Vec<WirePromise>,
    unanswered: Vec<WirePlace>,
    stages: Vec<WireStage<'a>>,
}

#[derive(Serialize)]
struct WireRule<'a> {
    id: &'a str,
    title: &'a str,
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    why: String,
    points: f64,
    parts: WireParts,
    evidence: Vec<WireEvidence>,
    #[serde(rename = "toConfirm")]
    to_confirm: bool,
    rows: &'a [String],
    source: &'a str,
}

#[derive(Serialize)]
struct WireParts {
    met: u32,
    of: u32,
}

#[derive(Serialize)]
struct WireEvidence {
    turn: u32,
    start: u32,
    end: u32,
    shows: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    why: String,
}

#[derive(Serialize)]
struct WirePlace {
    turn: u32,
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct WirePromise {
    turn: u32,
    start: u32,
    end: u32,
    due: Option<String>,
    kept: Option<u32>,
}

#[derive(Serialize)]
struct WireStage<'a> {
    id: &'a str,
    title: &'a str,
    from: u32,
    to: u32,
}

#[derive(Serialize)]
struct WireMend {
    turn: u32,
    #[serde(rename = "newTurn")]
    new_turn: bool,
    start: u32,
    end: u32,
    insert: String,
}

#[derive(Serialize)]
struct WireRuleSummary<'a> {
    id: &'a str,
    title: &'a str,
    why: &'a str,
    points: f64,
    credit: f64,
    rows: &'a [String],
    source: &'a str,
}

#[derive(Serialize)]
struct WireParameter {
    id: String,
    title: String,
    value: f64,
    unit: String,
}

/// The answer to a review.
#[derive(Serialize)]
struct WireAnswer<'a> {
    review: WireReview<'a>,
    /// Of each rule, the changes that would meet it.
    mends: Vec<Vec<WireMend>>,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    problems: JsValue,
}

/// What a rubric asks.
#[derive(Serialize)]
struct WireRubric<'a> {
    rules: Vec<WireRuleSummary<'a>>,
    parameters: Vec<WireParameter>,
}

/// A reviewer by one rubric.
pub(super) struct ReviewEngine {
    reviewer: Reviewer,
    problems: Vec<Problem>,
    lang: String,
}

impl ReviewEngine {
    /// A reviewer by `config`: `{ rubric, documents, parameters, lang }`, listening with those documents that the rubric names.
    pub(super) fn new(config: &Value) -> Self {
        let rubric = config.get("rubric").unwrap_or(&Value::Null);
        let (mut reviewer, mut problems) = rubric::reviewer(rubric, config.items("documents"));
        for (name, value) in config.fields("parameters") {
            let set = matches!(value, Value::Number(number) if reviewer.set(name, *number));
            if !set {
                let known: Vec<&str> = reviewer.rubric().parameters.iter().map(|known| known.id.as_str()).collect();
                let details = [name.as_str(), &known.join(", ")];
                problems.push(Problem::new(
                    "unknown-parameter",
                    Gravity::Error,
                    format!("parameters.{name}"),
                    &details,
                ));
            }
        }
        Self { reviewer, problems, lang: config.text("lang").unwrap_or_default().to_owned() }
    }
}

impl Engine for ReviewEngine {
    fn problems(&self) -> (&[Problem], &str) {
        (&self.problems, &self.lang)
    }

    /// Reviews `{ conversation }`, with `mends` and what would meet each rule, with `mend` what would meet the rule of that
    /// number; with `figures` in figures alone: points and score in thousandths, then state and points of
    /// each rule. Without a conversation, says what the rubric asks.
    fn answer(&mut self, question: &Value) -> JsValue {
        let Some(conversation) = question.get("conversation") else { return plain(&self.about()) };
        let (conversation, found) = conversation::read(conversation);
        let review = self.reviewer.review(&conversation);
        if question.is_true("figures") {
            return Int32Array::from(&figures(&review)[..]).into();
        }
        let asked = match question.get("mend") {
            Some(Value::Number(number)) => Some(*number as usize),
            _ => None,
        };
        let unmet = |(number, rule): (usize, &RuleReview)| {
            rule.state == State::Unmet && (question.is_true("mends") || asked == Some(number))
        };
        let mut mends = Vec::with_capacity(review.rules.len());
        for (number, rule) in review.rules.iter().enumerate() {
            let wanted = unmet((number, rule));
            let tried = if wanted { self.reviewer.mend(&conversation, number) } else { Vec::new() };
            mends.push(tried.into_iter().map(wire_mend).collect());
        }
        plain(&WireAnswer { review: self.wire(&review), mends, problems: problems(&found, &self.lang) })
    }
}

fn figures(review: &Review) -> Vec<i32> {
    let figure = |thousandths: i64| thousandths.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32;
    let mut figures = vec![figure(review.points), figure(review.score)];
    figures.extend(review.rules.iter().flat_map(|rule| [rule.state as i32, figure(rule.points)]));
    figures
}

fn wire_mend(Mend { turn, new_turn, span, insert }: Mend) -> WireMend {
    WireMend { turn, new_turn, start: span.start, end: span.end, insert }
}

impl ReviewEngine {
    fn about(&self) -> WireRubric<'_> {
        let rubric = self.reviewer.rubric();
        let parameter = |(at, parameter): (usize, &'_ Parameter)| WireParameter {
            id: parameter.id.clone(),
            title: self.text(&parameter.title).to_owned(),
            value: self.reviewer.parameter(at),
            unit: parameter.unit.clone(),
        };
        WireRubric {
            rules: rubric.rules.iter().map(|rule| self.summary(rule)).collect(),
            parameters: rubric.parameters.iter().enumerate().map(parameter).collect(),
        }
    }

    fn wire(&self, review: &Review) -> WireReview<'_> {
        let rubric = self.reviewer.rubric();
        let promise = |promise: &Promise| WirePromise {
            turn: promise.turn,
            start: promise.span.start,
            end: promise.span.end,
            due: promise.due.map(|due| due.to_string()),
            kept: promise.kept,
        };
        let stage = |&(number, from, to): &(usize, u32, u32)| {
            let stage = rubric.stages.get(number)?;
            Some(WireStage { id: &stage.id, title: self.text(&stage.title), from, to })
        };
        let place = |&(turn, span): &(u32, Span)| WirePlace { turn, start: span.start, end: span.end };
        WireReview {
            rubric: &rubric.id,
            rules: rubric.rules.iter().zip(&review.rules).map(|(rule, outcome)| self.rule(rule, outcome)).collect(),
            points: points(review.points),
            score: points(review.score),
            promises: review.promises.iter().map(promise).collect(),
            unanswered: review.unanswered.iter().map(place).collect(),
            stages: review.stages.iter().filter_map(stage).collect(),
        }
    }

    fn rule<'a>(&'a self, rule: &'a Rule, outcome: &RuleReview) -> WireRule<'a> {
        let why = match outcome.reason {
            Some(reason) => self.sentence(reason_code(reason), &[]),
            None => self.text(&rule.why).to_owned(),
        };
        WireRule {
            id: &rule.id,
            title: self.text(&rule.title),
            state: outcome.state.name(),
            reason: outcome.reason.map(Reason::name),
            why,
            points: points(outcome.points),
            parts: WireParts { met: outcome.parts.0, of: outcome.parts.1 },
            evidence: outcome.evidence.iter().map(|place| self.evidence(place)).collect(),
            to_confirm: outcome.to_confirm,
            rows: &rule.rows,
            source: self.source(rule),
        }
    }

    fn evidence(&self, place: &Evidence) -> WireEvidence {
        let label = place.label.map(|label| self.title(label)).filter(|title| !title.is_empty());
        let name = label.clone().unwrap_or_default();
        let (shows, why) = match place.shows {
            Shows::Found if label.is_none() => ("found", String::new()),
            Shows::Found => ("found", self.sentence("evidence-found", &[&name])),
            Shows::Forbidden if label.is_none() => ("forbidden", String::new()),
            Shows::Forbidden => ("forbidden", self.sentence("evidence-forbidden", &[&name])),
            Shows::Missing if label.is_none() => ("missing", self.sentence("evidence-unanswered", &[])),
            Shows::Missing => ("missing", self.sentence("evidence-missing", &[&name])),
            Shows::Occasion if label.is_none() => ("occasion", String::new()),
            Shows::Occasion => ("occasion", self.sentence("evidence-occasion", &[&name])),
            Shows::Late(seconds) => ("late", self.sentence("evidence-late", &[&seconds.to_string()])),
            Shows::Repeated => ("repeated", self.sentence("evidence-repeated", &[])),
            Shows::Wrong => ("wrong", self.sentence("evidence-wrong", &[])),
        };
        WireEvidence { turn: place.turn, start: place.span.start, end: place.span.end, shows, label, why }
    }

    /// What people call a label.
    fn title(&self, label: LabelId) -> String {
        match self.reviewer.rubric().labels.get(usize::from(label)) {
            Some(Label::Entity(entity)) => self.sentence(entity_code(*entity), &[]),
            Some(_) => self.reviewer.title_of(label, &self.lang),
            None => String::new(),
        }
    }

    fn summary<'a>(&'a self, rule: &'a Rule) -> WireRuleSummary<'a> {
        WireRuleSummary {
            id: &rule.id,
            title: self.text(&rule.title),
            why: self.text(&rule.why),
            points: points(rule.points),
            credit: points(rule.credit),
            rows: &rule.rows,
            source: self.source(rule),
        }
    }

    fn source<'a>(&'a self, rule: &'a Rule) -> &'a str {
        self.text(rule.source.as_ref().unwrap_or(&self.reviewer.rubric().source))
    }

    fn text<'a>(&self, text: &'a Text) -> &'a str {
        text.in_language(&self.lang)
    }

    fn sentence(&self, code: &'static str, details: &[&str]) -> String {
        Problem::new(code, Gravity::Warning, "", details).message(&self.lang)
    }
}

/// Points are shown as figures; a thousandth is exact in them.
fn points(thousandths: i64) -> f64 {
    thousandths as f64 / 1000.0
}

const fn reason_code(reason: Reason) -> &'static str {
    match reason {
        Reason::NoOccasion => "reason-no-occasion",
        Reason::NoTurn => "reason-no-turn",
        Reason::NoTime => "reason-no-time",
        Reason::NoAttribute => "reason-no-attribute",
        Reason::NoNumber => "reason-no-number",
    }
}

const fn entity_code(entity: Entity) -> &'static str {
    match entity {
        Entity::Question => "entity-question",
        Entity::Amount => "entity-amount",
        Entity::Phone => "entity-phone",
        Entity::Address => "entity-address",
        Entity::Person => "entity-person",
        Entity::Time => "entity-time",
        Entity::Order => "entity-order",
    }
}
