//! Who is who: the side each name speaks for.
//!
//! What the caller says comes first, then a field for the side, then the words of a name. Who is left is guessed, and every
//! guess is handed back to be told: a shop's name is an agent's; beside an agent the other one is the customer, and beside a
//! customer the agent; a name that many conversations have in common is an agent's; otherwise whoever speaks first is the
//! customer. Invariant: a name has one side throughout a source.

use std::collections::{BTreeMap, BTreeSet};

use super::model::Attribute;
use super::options::Options;
use super::words::{Speaks, Words};
use crate::moment::Moment;
use crate::phrase::Role;
use crate::text::Span;

/// A conversation while it is being read.
pub(super) struct Draft {
    pub(super) id: Option<Span>,
    pub(super) place: Span,
    pub(super) turns: Vec<Said>,
    /// Name, value, and whether it was the same each time.
    pub(super) attributes: Vec<(Span, Attribute, bool)>,
}

/// A message whose side may be open yet.
pub(super) struct Said {
    pub(super) speaker: Speaker,
    pub(super) text: Span,
    pub(super) at: Option<Moment>,
    pub(super) place: Span,
}

/// Who said something.
#[derive(Clone, Copy)]
pub(super) struct Speaker {
    side: Option<Speaks>,
    /// The name whose side has to be guessed.
    key: u32,
    /// The name to be kept.
    pub(super) by: Option<Span>,
    /// The name of a robot that does not sound like one.
    pub(super) unmarked: Option<Span>,
}

/// A side that was guessed for a name.
pub(super) struct Guess {
    pub(super) name: Span,
    pub(super) role: Role,
    pub(super) place: Span,
}

struct Name {
    span: Span,
    /// What its words tell, once they were looked at; whether the name is such a word and nothing else.
    told: Option<Option<(Speaks, bool)>>,
    marked: Option<Span>,
    conversations: u32,
    last: usize,
    guess: Option<Role>,
    varies: bool,
}

/// The names of a source.
pub(super) struct Sides {
    given: BTreeMap<Vec<u16>, Role>,
    ids: BTreeMap<Vec<u16>, u32>,
    names: Vec<Name>,
}

type UnitsOf<'a> = &'a dyn Fn(Span) -> &'a [u16];

impl Sides {
    /// With what the caller knows.
    pub(super) fn of(options: &Options) -> Self {
        let given = options.roles.iter().map(|(name, role)| (name.trim().encode_utf16().collect(), *role)).collect();
        Self { given, ids: BTreeMap::new(), names: Vec::new() }
    }

    /// The number of a name, which stands at `span`.
    pub(super) fn id(&mut self, units: &[u16], span: Span) -> u32 {
        if let Some(&known) = self.ids.get(units) {
            return known;
        }
        let id = self.names.len() as u32;
        self.ids.insert(units.to_vec(), id);
        self.names.push(Name {
            span,
            told: None,
            marked: None,
            conversations: 0,
            last: usize::MAX,
            guess: None,
            varies: false,
        });
        id
    }

    /// Who speaks, by what a field for the side and a name say.
    pub(super) fn speaker(
        &mut self,
        units_of: UnitsOf<'_>,
        words: &Words,
        role: Option<Span>,
        name: Option<Span>,
    ) -> Speaker {
        let role = role.filter(|role| !role.is_empty());
        let name = name.filter(|name| !name.is_empty());
        let of_role = role.and_then(|role| self.told(units_of(role), role, words));
        let of_name = name.and_then(|name| self.told(units_of(name), name, words));
        let side = of_role.or(of_name).map(|told| told.0);
        let open = role.or(name).unwrap_or_default();
        let key = self.id(if open.is_empty() { &[] } else { units_of(open) }, open);
        let robot = side == Some(Speaks::Robot);
        let sounds = name.or(role).is_some_and(|name| words.sounds_like_robot(units_of(name)));
        let by = if robot { name.or(role) } else { name };
        let mut speaker = Speaker { side, key, by, unmarked: None };
        if robot && !sounds {
            let name = name.or(role).unwrap_or_default();
            let id = self.id(units_of(name), name);
            speaker.by = self.names[id as usize].marked;
            speaker.unmarked = Some(name).filter(|_| speaker.by.is_none());
        } else if !robot && of_name.is_some_and(|told| told.1) {
            speaker.by = None;
        }
        speaker
    }

    /// What a name tells; what the caller says of it is as good as a word of it.
    fn told(&mut self, units: &[u16], span: Span, words: &Words) -> Option<(Speaks, bool)> {
        let id = self.id(units, span) as usize;
        if self.names[id].told.is_none() {
            let given = self.given.get(units).map(|role| match role {
                Role::Agent => (Speaks::Agent, false),
                Role::Customer => (Speaks::Customer, false),
                Role::System => (Speaks::System, false),
            });
            self.names[id].told = Some(given.or_else(|| words.speaker(units)));
        }
        self.names[id].told.flatten()
    }

    /// Remembers how a robot's name is written so that it sounds like one.
    pub(super) fn mark(&mut self, units: &[u16], marked: Span) {
        if let Some(&id) = self.ids.get(units) {
            self.names[id as usize].marked = Some(marked);
        }
    }

    /// That the field `name` is not the same beside all messages of a conversation.
    pub(super) fn varies(&mut self, name: u32) {
        self.names[name as usize].varies = true;
    }

    /// The fields that are not.
    pub(super) fn varying(&self) -> Vec<Span> {
        self.names.iter().filter(|name| name.varies).map(|name| name.span).collect()
    }

    /// Counts in how many conversations each open name speaks.
    pub(super) fn count(&mut self, drafts: &[Draft]) {
        for (number, draft) in drafts.iter().enumerate() {
            for said in draft.turns.iter().filter(|said| said.speaker.side.is_none()) {
                let name = &mut self.names[said.speaker.key as usize];
                if name.last != number {
                    name.last = number;
                    name.conversations += 1;
                }
            }
        }
    }

    /// Guesses the sides that are open in a conversation; gives those that were not guessed before.
    pub(super) fn guess(&mut self, draft: &Draft, units_of: UnitsOf<'_>, words: &Words) -> Vec<Guess> {
        let mut seen = Seen::default();
        let mut asked = BTreeSet::new();
        let mut open = Vec::new();
        for said in &draft.turns {
            let Speaker { side, key, .. } = said.speaker;
            let name = &mut self.names[key as usize];
            if side.is_none() && name.guess.is_none() && words.is_shop(units_of(name.span)) {
                open.push((key, said.place, Some(Role::Agent)));
                asked.insert(key);
                seen.agent = true;
                name.guess = Some(Role::Agent);
            } else if side.is_none() && name.guess.is_none() && asked.insert(key) {
                open.push((key, said.place, None));
            }
            seen.agent |= side == Some(Speaks::Agent) || (side.is_none() && name.guess == Some(Role::Agent));
            seen.customer |= side == Some(Speaks::Customer) || (side.is_none() && name.guess == Some(Role::Customer));
        }
        let recurs = |names: &[Name], key: u32| names[key as usize].conversations > 1;
        let all_recur = open.iter().all(|&(key, _, _)| recurs(&self.names, key));
        let mut guesses = Vec::with_capacity(open.len());
        for (key, place, known) in open {
            let role = known.unwrap_or_else(|| seen.other(recurs(&self.names, key) && !all_recur));
            self.names[key as usize].guess = Some(role);
            guesses.push(Guess { name: self.names[key as usize].span, role, place });
        }
        guesses
    }

    /// The side that speaks.
    pub(super) fn role(&self, speaker: Speaker) -> Role {
        match speaker.side {
            Some(Speaks::Agent | Speaks::Robot) => Role::Agent,
            Some(Speaks::Customer) => Role::Customer,
            Some(Speaks::System) => Role::System,
            None => self.names[speaker.key as usize].guess.unwrap_or(Role::Customer),
        }
    }
}

/// Which sides of a conversation are there.
#[derive(Default)]
struct Seen {
    agent: bool,
    customer: bool,
}

impl Seen {
    /// The side of one more name, which from then on is there.
    fn other(&mut self, recurs: bool) -> Role {
        let agent = match (self.agent, self.customer) {
            (false, true) => true,
            (true, false) => false,
            _ => recurs,
        };
        self.agent |= agent;
        self.customer |= !agent;
        if agent { Role::Agent } else { Role::Customer }
    }
}
