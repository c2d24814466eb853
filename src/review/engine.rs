//! The review of a conversation: every rule with its state, its evidence and its points.

use super::conversation::{Conversation, Fact};
use super::heard::{Ear, Memory};
use super::mend::{Mend, mend};
use super::promise::{Promise, promises};
use super::rubric::{Label, LabelId, Rubric, Rule};
use super::scene::Scene;
use super::verdict::{Evidence, Reason, Shows, State, Verdict};
use crate::courtesy::Courtesy;
use crate::phrase::{Lexicon, Role};
use crate::text::Span;

/// A rubric, ready to review conversations. Keep it: what it heard in a conversation is not heard again in the next
/// version of the same one.
#[derive(Clone, Debug, Default)]
pub struct Reviewer {
    rubric: Rubric,
    parameters: Vec<f64>,
    pub(super) ear: Ear,
    memory: Memory,
}

/// What a review finds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Review {
    /// In the order of the rubric's rules.
    pub rules: Vec<RuleReview>,
    /// The sum of the rules' points, in thousandths.
    pub points: i64,
    /// The base with the points, not under the floor, in thousandths.
    pub score: i64,
    /// What the agent undertook to do.
    pub promises: Vec<Promise>,
    /// Questions of the customer that nobody answered: the turn, and the question in it.
    pub unanswered: Vec<(u32, Span)>,
    /// The stages of the conversation: number of the stage, first turn, one past the last.
    pub stages: Vec<(usize, u32, u32)>,
}

/// One rule's outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleReview {
    /// Whether it is kept.
    pub state: State,
    /// Why it does not apply, if it does not.
    pub reason: Option<Reason>,
    /// In thousandths.
    pub points: i64,
    /// What proves it.
    pub evidence: Vec<Evidence>,
    /// How many parts are met, of how many that apply.
    pub parts: (u32, u32),
    /// Whether a person has to confirm it before its points count.
    pub to_confirm: bool,
}

impl Reviewer {
    /// A reviewer by `rubric`, listening with `lexicons` and for courtesies.
    #[must_use]
    pub fn new(rubric: Rubric, lexicons: Vec<Lexicon>, courtesy: Courtesy) -> Self {
        let parameters = rubric.parameters.iter().map(|parameter| parameter.value).collect();
        let ear = Ear::new(&rubric, lexicons, courtesy);
        Self { rubric, parameters, ear, memory: Memory::default() }
    }

    /// The rubric.
    #[must_use]
    pub const fn rubric(&self) -> &Rubric {
        &self.rubric
    }

    /// The value of parameter number `at`; zero if there is none.
    #[must_use]
    pub fn parameter(&self, at: usize) -> f64 {
        self.parameters.get(at).copied().unwrap_or_default()
    }

    /// What people call a label: the name of a word list, the title of a category.
    #[must_use]
    pub fn title_of(&self, label: LabelId, lang: &str) -> String {
        match self.rubric.labels.get(usize::from(label)) {
            Some(Label::Cue(name)) => name.clone(),
            Some(Label::Courtesy(name)) => self.ear.courtesy_title(name, lang),
            // Of any finding at all there is no more to say than the words themselves.
            Some(Label::Finding(name)) if name != "*" => self.ear.finding_title(name, lang),
            Some(Label::Finding(_) | Label::Entity(_)) | None => String::new(),
        }
    }

    /// Sets a parameter; false if there is none of that name, or the value is no figure.
    pub fn set(&mut self, parameter: &str, value: f64) -> bool {
        let at = self.rubric.parameters.iter().position(|known| known.id == parameter);
        let slot = at.filter(|_| value.is_finite()).and_then(|at| self.parameters.get_mut(at));
        slot.map(|slot| *slot = value).is_some()
    }

    /// Reviews `conversation`.
    pub fn review(&mut self, conversation: &Conversation) -> Review {
        self.ear.listen(conversation, &mut self.memory);
        let heard = &self.memory.heard;
        let scene = Scene { rubric: &self.rubric, parameters: &self.parameters, conversation, heard };
        let rules: Vec<RuleReview> = self.rubric.rules.iter().map(|rule| review_rule(&scene, rule)).collect();
        let points = rules.iter().map(|rule| rule.points).sum::<i64>();
        let score = self.rubric.base.saturating_add(points);
        Review {
            points,
            score: self.rubric.floor.map_or(score, |floor| score.max(floor)),
            promises: promises(conversation, heard),
            unanswered: unanswered(&scene),
            stages: stages(&scene),
            rules,
        }
    }

    /// The smallest changes of the agent's words that meet rule number `rule`, tried out; none where words cannot mend it.
    pub fn mend(&mut self, conversation: &Conversation, rule: usize) -> Vec<Mend> {
        let Some(rule) = self.rubric.rules.get(rule) else { return Vec::new() };
        let (rubric, ear, parameters, memory) = (&self.rubric, &self.ear, &self.parameters, &mut self.memory);
        let mut verdict = |conversation: &Conversation| {
            ear.listen(conversation, memory);
            let verdict = judge(&Scene { rubric, parameters, conversation, heard: &memory.heard }, rule);
            let findings = memory.heard.iter().map(|heard| heard.marks.clone()).collect();
            (verdict, findings)
        };
        mend(rubric, &ear.lexicons, rule, conversation, &mut verdict)
    }
}

fn review_rule(scene: &Scene<'_>, rule: &Rule) -> RuleReview {
    let Verdict { state, reason, evidence, parts } = judge(scene, rule);
    let to_confirm = rule.confirm && state == State::Unmet && !is_confirmed(scene.conversation, &rule.id);
    let points = match state {
        State::Met => rule.credit,
        State::Unmet if !to_confirm => {
            let places = if rule.per_place { failures(rule, &evidence) } else { 1 };
            let points = rule.points.saturating_mul(places);
            rule.most.map_or(points, |most| points.max(most))
        }
        State::Unmet | State::NotApplicable => 0,
    };
    let mut evidence = evidence;
    if state == State::Met {
        // What was looked for in vain proves nothing where it may be missing.
        evidence.retain(|place| place.shows != Shows::Missing);
    }
    evidence.truncate(MOST_EVIDENCE);
    RuleReview { state, reason, points, evidence, parts, to_confirm }
}

/// More places than this prove no more.
const MOST_EVIDENCE: usize = 50;

/// How many places an unmet rule fails at.
fn failures(rule: &Rule, evidence: &[Evidence]) -> i64 {
    let counts = |place: &&Evidence| {
        if rule.each.is_some() { place.shows == Shows::Occasion } else { place.shows != Shows::Occasion }
    };
    (evidence.iter().filter(counts).count() as i64).max(1)
}

fn is_confirmed(conversation: &Conversation, rule: &str) -> bool {
    match conversation.fact("confirmed") {
        Some(Fact::List(rules)) => rules.iter().any(|known| known.as_word().as_deref() == Some(rule)),
        Some(fact) => fact.as_word().as_deref() == Some(rule),
        None => false,
    }
}

/// Whether a rule is kept in the whole conversation.
fn judge(scene: &Scene<'_>, rule: &Rule) -> Verdict {
    if let Some(when) = &rule.when {
        let applies = scene.test(when, None);
        if !applies.is(State::Met) {
            return Verdict::not_applicable(applies.reason.unwrap_or(Reason::NoOccasion));
        }
    }
    let Some(each) = &rule.each else { return expected(scene, rule, None) };
    let anchors: Vec<(usize, Vec<Evidence>)> = match scene.turns_at(each.by, &each.place, None) {
        Ok(turns) => turns.into_iter().filter_map(|turn| Some((turn, scene.places_in(each, turn)?))).collect(),
        Err(reason) => return Verdict::not_applicable(reason),
    };
    let mut evidence = [Vec::new(), Vec::new()];
    let (mut parts, mut reason, mut unmet) = ((0, 0), None, false);
    for (anchor, occasion) in anchors {
        let verdict = expected(scene, rule, Some(anchor));
        reason = reason.or(verdict.reason);
        if verdict.is(State::NotApplicable) {
            continue;
        }
        unmet |= verdict.is(State::Unmet);
        parts = (parts.0 + verdict.parts.0, parts.1 + verdict.parts.1);
        let side = &mut evidence[usize::from(verdict.is(State::Met))];
        side.extend(occasion.first().map(|place| Evidence { shows: Shows::Occasion, ..*place }));
        side.extend(verdict.evidence);
    }
    if parts.1 == 0 {
        return Verdict::not_applicable(reason.unwrap_or(Reason::NoOccasion));
    }
    let [failed, held] = evidence;
    Verdict { parts, ..Verdict::of(!unmet, if unmet { failed } else { held }) }
}

/// What a rule expects and forbids, near the turn `anchor` if there is one.
fn expected(scene: &Scene<'_>, rule: &Rule, anchor: Option<usize>) -> Verdict {
    let never = rule.never.as_ref().map(|never| scene.test(never, anchor).opposite());
    let expect = rule.expect.as_ref().map(|expect| scene.test(expect, anchor));
    match (expect, never) {
        (Some(expect), Some(never)) if never.is(State::Unmet) || expect.is(State::NotApplicable) => {
            Verdict { parts: (expect.parts.0, expect.parts.1 + 1), ..never }
        }
        (Some(verdict), _) | (None, Some(verdict)) => verdict,
        (None, None) => Verdict::not_applicable(Reason::NoOccasion),
    }
}

/// Questions that no turn of the agent follows. Whether a turn that follows one answers it is for people to say.
fn unanswered(scene: &Scene<'_>) -> Vec<(u32, Span)> {
    let mut open = Vec::new();
    for (at, turn) in scene.conversation.turns.iter().enumerate() {
        match turn.role {
            Role::Agent => open.clear(),
            Role::Customer => open.extend(scene.heard[at].question.map(|span| (at as u32, span))),
            Role::System => {}
        }
    }
    open
}

/// The stages in order: each begins where its first sign is heard, not before the stage before it.
fn stages(scene: &Scene<'_>) -> Vec<(usize, u32, u32)> {
    let count = scene.conversation.turns.len();
    let mut begun: Vec<(usize, u32, u32)> = Vec::new();
    let mut from = 0;
    for (number, stage) in scene.rubric.stages.iter().enumerate() {
        let start = match &stage.begins {
            None => Some(from).filter(|&from| from < count),
            Some(says) => {
                (from..count).find(|&turn| scene.is_by(turn, says.by) && scene.places_in(says, turn).is_some())
            }
        };
        if let Some(start) = start {
            if let Some(last) = begun.last_mut() {
                last.2 = start as u32;
            }
            begun.push((number, start as u32, count as u32));
            from = start;
        }
    }
    // One that the next began at once is none.
    begun.retain(|&(_, from, to)| from < to);
    begun
}
