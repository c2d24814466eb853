//! What is heard in a turn: every label a rubric asks for, at its place. Each turn is listened to once for all rules.

use super::conversation::{Conversation, Turn};
use super::entity::entities;
use super::promise::{Undertakings, undertakings};
use super::rubric::{Entity, Label, LabelId, Rubric};
use crate::courtesy::Courtesy;
use crate::phrase::{
    Category, Context, Entry, Guard, GuardOptions, Lexicon, Mention, Message, Overlaps, Role, Scratch, Severity,
};
use crate::text::{Reading, Span, fold_in_place};

/// A label at a place in a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) label: LabelId,
    pub(super) span: Span,
    /// The entry of the lexicons behind a finding.
    pub(super) finding: Option<u32>,
}

/// What was heard in one turn.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Heard {
    /// In no particular order.
    pub(super) marks: Vec<Mark>,
    /// How many characters carry meaning.
    pub(super) characters: u32,
    /// Its first question, if it asks one.
    pub(super) question: Option<Span>,
    /// What it undertakes to do, if an agent says it.
    pub(super) undertakings: Undertakings,
}

impl Heard {
    pub(super) fn has(&self, labels: &[LabelId]) -> bool {
        self.marks.iter().any(|mark| labels.contains(&mark.label))
    }
}

/// The memory of listening: what is unchanged since the last conversation is not heard again.
#[derive(Clone, Debug, Default)]
pub(super) struct Memory {
    turns: Vec<Turn>,
    pub(super) heard: Vec<Heard>,
    scratch: Scratch,
    reading: Reading,
    folded: Vec<u16>,
}

/// Listens with the cues of a rubric and its lexicons.
#[derive(Clone, Debug, Default)]
pub(super) struct Ear {
    cues: Guard,
    /// The label of each entry of `cues`.
    cue_labels: Vec<LabelId>,
    /// How many labels there are.
    label_count: usize,
    pub(super) lexicons: Guard,
    /// The labels of each entry of `lexicons`; a finding that is only a hint has no `*`.
    finding_labels: Vec<Vec<(LabelId, bool)>>,
    entity_labels: Vec<(Entity, LabelId)>,
    courtesy: Courtesy,
    /// Categories of the courtesies that are listened for, with their labels.
    courtesy_labels: Vec<(u32, LabelId)>,
}

/// A finding looks at so many turns before it, no more.
const TURNS_BEFORE: usize = 6;

impl Ear {
    pub(super) fn new(rubric: &Rubric, lexicons: Vec<Lexicon>, courtesy: Courtesy) -> Self {
        let mut ear = Self { label_count: rubric.labels.len(), ..Self::default() };
        let mut cues = Lexicon { role: None, ..Lexicon::default() };
        for (number, label) in rubric.labels.iter().enumerate() {
            let number = number as LabelId;
            match label {
                Label::Cue(name) => {
                    let words = rubric.cues.iter().find(|list| list.0 == *name).map_or(&[][..], |list| &list.1);
                    cues.categories.push(Category { id: name.clone(), ..Category::default() });
                    for word in words {
                        cues.entries.push(cue_entry(name, word));
                        ear.cue_labels.push(number);
                    }
                }
                Label::Entity(entity) => ear.entity_labels.push((*entity, number)),
                Label::Courtesy(name) => {
                    ear.courtesy_labels.extend(courtesy.number(name).map(|category| (category, number)));
                }
                Label::Finding(_) => {}
            }
        }
        let wanted = |lexicon: &Lexicon, entry: &Entry| {
            let names = [lexicon.id.as_str(), &entry.category, &entry.id];
            let labelled = |(number, label): (usize, &Label)| match label {
                Label::Finding(name) if name == "*" => Some((number as LabelId, true)),
                Label::Finding(name) if names.contains(&name.as_str()) => Some((number as LabelId, false)),
                _ => None,
            };
            rubric.labels.iter().enumerate().filter_map(labelled).collect::<Vec<_>>()
        };
        ear.finding_labels =
            lexicons.iter().flat_map(|lexicon| lexicon.entries.iter().map(|entry| wanted(lexicon, entry))).collect();
        ear.courtesy = courtesy;
        ear.lexicons = Guard::new(lexicons, GuardOptions::default());
        ear.cues = Guard::new(vec![cues], GuardOptions { overlaps: Overlaps::All, ..GuardOptions::default() });
        ear
    }

    /// Listens to each turn of `conversation`; what was heard is in `memory`. A turn is heard anew when it or one of those
    /// it is judged with has changed.
    pub(super) fn listen(&self, conversation: &Conversation, memory: &mut Memory) {
        let turns = &conversation.turns;
        memory.turns.truncate(turns.len());
        memory.heard.truncate(turns.len());
        let mut changed_at = None;
        for (at, turn) in turns.iter().enumerate() {
            if memory.turns.get(at) != Some(turn) {
                changed_at = Some(at);
            }
            if changed_at.is_none_or(|changed| at - changed > TURNS_BEFORE) {
                continue;
            }
            let heard = self.hear(&turns[at.saturating_sub(TURNS_BEFORE)..at], turn, memory);
            if at < memory.turns.len() {
                memory.turns[at] = turn.clone();
                memory.heard[at] = heard;
            } else {
                memory.turns.push(turn.clone());
                memory.heard.push(heard);
            }
        }
    }

    /// The title of a courtesy category; its name where nothing has it.
    pub(super) fn courtesy_title(&self, name: &str, lang: &str) -> String {
        let known = self.courtesy.categories().iter().find(|category| category.id == name);
        known.map_or(name, |category| category.title.in_language(lang)).to_owned()
    }

    /// The title of a category of findings; its name where nothing has it.
    pub(super) fn finding_title(&self, name: &str, lang: &str) -> String {
        let entries = (0..self.lexicons.entry_count() as u32).filter_map(|number| self.lexicons.category(number));
        let known = entries.into_iter().find(|category| category.id == name);
        known.map_or(name, |category| category.title.in_language(lang)).to_owned()
    }

    fn hear(&self, before: &[Turn], turn: &Turn, memory: &mut Memory) -> Heard {
        let mut heard = Heard::default();
        memory.reading.read(&turn.text);
        heard.characters = memory.reading.tokens().len() as u32;
        let alone = Context { role: turn.role, before: Vec::new() };
        let mut ends = vec![0; self.label_count];
        for found in self.cues.check(&turn.text, &alone, &mut memory.scratch) {
            let label = self.cue_labels[found.entry as usize];
            // Two words of one list that share characters are said once.
            let free = found.span.start >= std::mem::replace(&mut ends[label as usize], found.span.end);
            if free && !matches!(found.mention, Some(Mention::Quoted | Mention::Negated)) {
                heard.marks.push(Mark { label, span: found.span, finding: None });
            }
        }
        if self.lexicons.entry_count() > 0 && turn.role != Role::System {
            let message = |turn: &Turn| Message { role: turn.role, text: turn.text.clone() };
            let context = Context { role: turn.role, before: before.iter().map(message).collect() };
            for found in self.lexicons.check(&turn.text, &context, &mut memory.scratch) {
                let counts = found.mention.is_none();
                for &(label, any) in self.finding_labels.get(found.entry as usize).into_iter().flatten() {
                    if counts && (!any || found.severity > Severity::Hint) {
                        heard.marks.push(Mark { label, span: found.span, finding: Some(found.entry) });
                    }
                }
            }
        }
        if !self.courtesy_labels.is_empty() {
            for said in self.courtesy.marks(&turn.text, &alone, &mut memory.scratch) {
                let counted =
                    self.courtesy_labels.iter().filter(|(category, _)| self.courtesy.counts_as(&said, *category));
                heard.marks.extend(counted.map(|&(_, label)| Mark { label, span: said.span, finding: None }));
            }
        }
        fold_in_place(&turn.text, &mut memory.folded);
        if turn.role == Role::Agent {
            heard.undertakings = undertakings(&memory.folded);
        }
        let wanted =
            |entity| entity == Entity::Question || self.entity_labels.iter().any(|labelled| labelled.0 == entity);
        entities(&memory.folded, wanted, |entity, span| {
            if entity == Entity::Question {
                heard.question = Some(span);
            }
            for &(_, label) in self.entity_labels.iter().filter(|labelled| labelled.0 == entity) {
                heard.marks.push(Mark { label, span, finding: None });
            }
        });
        heard
    }
}

/// A word of a cue list as an entry; it may use the notation of variants.
fn cue_entry(category: &str, word: &str) -> Entry {
    Entry { category: category.to_owned(), variants: vec![word.to_owned()], ..Entry::default() }
}
