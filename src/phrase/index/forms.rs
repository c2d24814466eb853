//! What an index knows of each form: what it reads as, how it was written, whose it is, how it is matched.
//!
//! Every form has the number by which it was given. The first `plain` of them are plain phrases: their owner is
//! their own number and their rules are all the same, so neither is stored. Nor is how a form was written, where that is
//! what it reads as.

use super::super::flat::Lists;
use super::super::image::Wire;
use crate::text::Reading;

/// How a form is to be matched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::phrase) struct FormRules {
    /// Latin letters and digits at its ends need a word boundary.
    pub(in crate::phrase) word: bool,
    /// The text must have the form's own characters.
    pub(in crate::phrase) literal: bool,
    /// The text must have the form's own case.
    pub(in crate::phrase) case: bool,
}

impl FormRules {
    fn pass(&mut self, wire: &mut Wire<'_>) {
        wire.truth(&mut self.word);
        wire.truth(&mut self.literal);
        wire.truth(&mut self.case);
    }
}

/// A token that a form repeats: `count` times at token `at`.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Repeat {
    form: u32,
    pub(super) at: u32,
    pub(super) count: u32,
}

/// Forms in the order of their numbers or, in an index, in that of their tokens. See the module's head.
#[derive(Clone, Debug, Default)]
pub(in crate::phrase) struct Forms {
    tokens: Lists,
    /// Forms that are not written as they read, ascending, and how they are written.
    respelt: Vec<u32>,
    spellings: Lists,
    /// By form.
    repeats: Vec<Repeat>,
    plain: u32,
    plain_rules: FormRules,
    /// Of the forms behind the plain ones, always by number.
    others: Vec<(u32, FormRules)>,
}

impl Forms {
    /// Forms of which the first `plain`, with some `units` code units, will be plain phrases matched by `rules`.
    pub(in crate::phrase) fn with_plain(plain: usize, units: usize, rules: FormRules) -> Self {
        let tokens = Lists::with_room(plain, units);
        Self { tokens, plain: plain as u32, plain_rules: rules, ..Self::default() }
    }

    /// Adds the form `text`, which reads as `reading`. A plain phrase is its own owner.
    pub(in crate::phrase) fn push(&mut self, reading: &Reading, text: &[u16], owner: u32, rules: FormRules) {
        let (form, tokens) = (self.len(), reading.tokens());
        self.tokens.push(tokens);
        if tokens != text {
            self.respelt.push(form);
            self.spellings.push(text);
            let repeats = (0..tokens.len()).map(|at| Repeat {
                form,
                at: at as u32,
                count: reading.run_length(text, at, u32::MAX),
            });
            self.repeats.extend(repeats.filter(|repeat| repeat.count > 1));
        }
        if form >= self.plain {
            self.others.push((owner, rules));
        }
    }

    /// Takes the number of a plain phrase that cannot be found by reading.
    pub(in crate::phrase) fn skip(&mut self) {
        self.tokens.push(&[]);
    }

    pub(in crate::phrase) fn len(&self) -> u32 {
        self.tokens.len() as u32
    }

    /// How many of them are plain phrases.
    pub(in crate::phrase) const fn plain(&self) -> u32 {
        self.plain
    }

    /// What a form reads as.
    #[inline]
    pub(super) fn tokens(&self, form: u32) -> &[u16] {
        self.tokens.get(form as usize)
    }

    /// Token `depth` of a form that has one.
    #[inline]
    pub(super) fn token(&self, form: usize, depth: usize) -> u16 {
        self.tokens.unit(form, depth)
    }

    /// A form as it was given.
    pub(in crate::phrase) fn text(&self, form: u32) -> &[u16] {
        match self.respelt.binary_search(&form) {
            Ok(at) => self.spellings.get(at),
            Err(_) => self.tokens(form),
        }
    }

    /// The same forms in another order.
    pub(super) fn in_order(&self, order: &[u32]) -> Self {
        let tokens = Lists::with_room(order.len(), self.tokens.units());
        let mut forms = Self { tokens, plain: self.plain, plain_rules: self.plain_rules, ..Self::default() };
        for (place, &form) in order.iter().enumerate() {
            let place = place as u32;
            forms.tokens.push(self.tokens(form));
            if let Ok(at) = self.respelt.binary_search(&form) {
                forms.respelt.push(place);
                forms.spellings.push(self.spellings.get(at));
                forms.repeats.extend(self.repeats(form).iter().map(|repeat| Repeat { form: place, ..*repeat }));
            }
        }
        forms.others.extend_from_slice(&self.others);
        forms
    }

    /// Whatever was given as the owner of form number `number`.
    pub(super) fn owner(&self, number: u32) -> Option<u32> {
        match number.checked_sub(self.plain) {
            Some(other) => self.others.get(other as usize).map(|other| other.0),
            None => Some(number),
        }
    }

    /// How form number `number` is matched.
    pub(super) fn rules(&self, number: u32) -> FormRules {
        let other = number.checked_sub(self.plain).and_then(|other| self.others.get(other as usize));
        other.map_or(self.plain_rules, |other| other.1)
    }

    /// The tokens that a form repeats.
    pub(super) fn repeats(&self, form: u32) -> &[Repeat] {
        let from = self.repeats.partition_point(|repeat| repeat.form < form);
        let rest = &self.repeats[from..];
        &rest[..rest.iter().take_while(|repeat| repeat.form == form).count()]
    }

    /// Between memory and image. Owners are below `owners`; whatever else is read can be searched for safely.
    pub(in crate::phrase) fn pass(&mut self, owners: u32, wire: &mut Wire<'_>) {
        self.tokens.pass(wire);
        wire.list(&mut self.respelt, |form, wire| wire.number(form));
        self.spellings.pass(wire);
        wire.list(&mut self.repeats, |repeat, wire| {
            wire.number(&mut repeat.form);
            wire.number(&mut repeat.at);
            wire.number(&mut repeat.count);
        });
        wire.number(&mut self.plain);
        self.plain_rules.pass(wire);
        wire.list(&mut self.others, |(owner, rules), wire| {
            wire.number(owner);
            rules.pass(wire);
        });
        let owned = self.others.iter().all(|other| other.0 < owners);
        wire.insist(owned && self.plain as usize + self.others.len() == self.tokens.len());
        wire.insist(self.respelt.is_sorted() && self.spellings.len() == self.respelt.len());
        wire.insist(self.repeats.is_sorted_by_key(|repeat| (repeat.form, repeat.at)));
    }
}
