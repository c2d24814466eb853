//! The names that formulas may use.

use crate::order::sort;
use crate::words;

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// The field of this number.
    Field(usize),
    /// The line of this number.
    Line(usize),
    /// More than one thing of the same standing.
    Several,
}

/// The names that formulas may use, the longer before the shorter.
#[derive(Clone, Debug, Default)]
pub struct Names {
    names: Vec<(String, Meaning)>,
}

impl Names {
    /// Names in the order of their standing: what was named first keeps its name; `standing` tells where the next rank
    /// begins. Two things of one rank cannot share a name.
    #[must_use]
    pub fn new(ranks: [Vec<(String, Meaning)>; 5]) -> Self {
        let mut names: Vec<(String, Meaning)> = Vec::new();
        for rank in ranks {
            let mut own: Vec<(String, Meaning)> = Vec::new();
            for (name, meaning) in rank.into_iter().filter(|(name, _)| !name.is_empty()) {
                match own.iter_mut().find(|known| known.0 == name) {
                    Some(known) => known.1 = Meaning::Several,
                    None => own.push((name, meaning)),
                }
            }
            own.retain(|(name, _)| names.iter().all(|known| known.0 != *name));
            names.extend(own);
        }
        sort(&mut names, |left, right| right.0.len().cmp(&left.0.len()).then_with(|| left.0.cmp(&right.0)));
        Self { names }
    }

    /// What a name stands for.
    #[must_use]
    pub fn meaning(&self, name: &str) -> Option<Meaning> {
        self.names.iter().find(|known| known.0 == name).map(|known| known.1)
    }

    /// The longest name that `text` begins with, by its length.
    pub(super) fn longest(&self, text: &str) -> Option<usize> {
        self.names.iter().find(|known| text.starts_with(&known.0)).map(|known| known.0.len())
    }

    /// Some names that look like `wanted`, else some names.
    pub(super) fn like(&self, wanted: &str) -> String {
        let alike = |name: &str| {
            let shared = name.chars().filter(|character| wanted.contains(*character)).count();
            shared * 2 > name.chars().count()
        };
        let names = || self.names.iter().map(|known| known.0.as_str());
        let near = words::listed(names().filter(|name| alike(name)).take(6), ", ");
        if near.is_empty() { words::listed(names().take(12), ", ") } else { near }
    }
}
