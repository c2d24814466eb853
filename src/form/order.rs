//! In which order pages and questions are decided: everything after what it depends on; what depends on itself, in a circle, is
//! found and freed of its conditions.
//!
//! Strongly connected parts by Tarjan's algorithm (1972), with a stack of its own: a form of ten thousand questions in a chain
//! needs no deep recursion. It gives parts after those they depend on, which is the order wanted.

use super::document::{Cell, Form};
use super::expression::Expression;
use super::question::{Kind, Question};
use crate::order::sorted;

impl Form {
    /// Orders its pages and questions. Returns the circles it found: the numbers of their questions. The conditions and
    /// formulas of those are taken away, and where pages lead, if that was part of it.
    pub fn settle(&mut self) -> Vec<Vec<usize>> {
        let first = parts(&dependencies(self));
        let pages = self.pages.len();
        let mut circles = Vec::new();
        let looping =
            |part: &&Vec<usize>| part.len() > 1 || part.first().is_some_and(|&cell| looks_at_itself(self, cell));
        let found: Vec<Vec<usize>> = first.iter().filter(looping).cloned().collect();
        for part in found {
            part.iter().for_each(|&cell| self.free(cell));
            let order = sorted(part.len(), &|left, right| part[left].cmp(&part[right]));
            let cells = order.into_iter().map(|number| part[number as usize]);
            circles.push(cells.filter_map(|cell| cell.checked_sub(pages)).collect());
        }
        let order = if circles.is_empty() { first } else { parts(&dependencies(self)) };
        let cell = |number: usize| number.checked_sub(pages).map_or(Cell::Page(number), Cell::Question);
        self.cells = order.into_iter().flatten().map(cell).collect();
        self.watchers = watchers(self);
        circles
    }

    /// Takes away what a page or question depends on.
    fn free(&mut self, cell: usize) {
        let pages = self.pages.len();
        if cell < pages {
            self.pages[cell].show = None;
            if let Some(before) = cell.checked_sub(1) {
                self.pages[before].next.clear();
            }
            return;
        }
        let question = &mut self.questions[cell - pages];
        question.show = None;
        if let Kind::Calculated(formula) = &mut question.kind {
            formula.expression = None;
        }
        if let Kind::Matrix(matrix) = &mut question.kind {
            matrix.aspects.iter_mut().for_each(|aspect| aspect.show = None);
        }
        if let Some(choices) = question.choices_mut() {
            choices.options.iter_mut().for_each(|option| option.show = None);
        }
    }
}

/// Of each question, those that look at its answer: in a condition, a formula, or their words.
fn watchers(form: &Form) -> Vec<Vec<u32>> {
    let mut watchers = vec![Vec::new(); form.questions.len()];
    for (number, question) in (0..).zip(&form.questions) {
        let mut watch = |other: usize| {
            // What it looks at twice stands there together.
            if let Some(watchers) = watchers.get_mut(other).filter(|watchers| watchers.last() != Some(&number)) {
                watchers.push(number);
            }
        };
        question.each_expression(&mut |expression| expression.each_question(&mut watch));
        [&question.title, &question.help].iter().for_each(|text| form.each_named(text, &mut watch));
    }
    watchers
}

/// What each cell depends on, pages before questions.
fn dependencies(form: &Form) -> Vec<Vec<usize>> {
    let pages = form.pages.len();
    let mut all = Vec::with_capacity(pages + form.questions.len());
    for (number, page) in form.pages.iter().enumerate() {
        let mut needs: Vec<usize> = number.checked_sub(1).into_iter().collect();
        let before = number.checked_sub(1).and_then(|before| form.pages.get(before));
        let jumps = before.iter().flat_map(|page| &page.next).filter_map(|jump| jump.when.as_ref());
        jumps
            .chain(&page.show)
            .for_each(|condition| condition.each_question(&mut |question| needs.push(pages + question)));
        all.push(needs);
    }
    for question in &form.questions {
        let mut needs = vec![question.page];
        each_dependency(question, &mut |other| needs.push(pages + other));
        all.push(needs);
    }
    all
}

/// Calls `visit` for every question that decides whether `question` is asked, or what can be answered.
pub(super) fn each_dependency(question: &Question, visit: &mut dyn FnMut(usize)) {
    let mut look = |condition: &Expression| condition.each_question(visit);
    question.show.iter().for_each(&mut look);
    match &question.kind {
        Kind::Calculated(formula) => formula.expression.iter().for_each(&mut look),
        Kind::Matrix(matrix) => matrix.aspects.iter().filter_map(|aspect| aspect.show.as_ref()).for_each(&mut look),
        _ => {}
    }
    let options = question.choices().map_or(&[][..], |choices| &choices.options);
    options.iter().filter_map(|option| option.show.as_ref()).for_each(&mut look);
}

fn looks_at_itself(form: &Form, cell: usize) -> bool {
    let question = cell.checked_sub(form.pages.len());
    let mut found = false;
    if let Some((number, question)) = question.and_then(|number| Some((number, form.questions.get(number)?))) {
        each_dependency(question, &mut |other| found |= other == number);
    }
    found
}

const UNSEEN: usize = usize::MAX;

/// The strongly connected parts of a graph, each after those it leads to.
fn parts(edges: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let count = edges.len();
    let (mut seen, mut lowest, mut open) = (vec![UNSEEN; count], vec![0; count], vec![false; count]);
    let (mut parts, mut stack, mut next) = (Vec::new(), Vec::new(), 0);
    for root in 0..count {
        if seen[root] != UNSEEN {
            continue;
        }
        // Each step: a node, and which of its edges comes next.
        let mut path = vec![(root, 0)];
        while let Some(&mut (node, ref mut edge)) = path.last_mut() {
            if *edge == 0 {
                (seen[node], lowest[node], open[node]) = (next, next, true);
                next += 1;
                stack.push(node);
            }
            if let Some(&target) = edges[node].get(*edge) {
                *edge += 1;
                if seen[target] == UNSEEN {
                    path.push((target, 0));
                } else if open[target] {
                    lowest[node] = lowest[node].min(seen[target]);
                }
                continue;
            }
            path.pop();
            if let Some(&(parent, _)) = path.last() {
                lowest[parent] = lowest[parent].min(lowest[node]);
            }
            if lowest[node] == seen[node] {
                let from = stack.iter().rposition(|&member| member == node).unwrap_or(0);
                let part = stack.split_off(from);
                part.iter().for_each(|&member| open[member] = false);
                parts.push(part);
            }
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn parts_come_after_what_they_lead_to() {
        let edges = [vec![1], vec![2, 3], vec![1], vec![], vec![4], vec![0]];
        assert_eq!(parts(&edges), [vec![3], vec![1, 2], vec![0], vec![4], vec![5]]);
    }

    #[test]
    fn a_long_chain_needs_no_deep_stack() {
        let edges: Vec<Vec<usize>> = (0..100_000).map(|node| if node == 0 { vec![] } else { vec![node - 1] }).collect();
        assert_eq!(parts(&edges).len(), 100_000);
        let ring: Vec<Vec<usize>> = (0..100_000).map(|node| vec![(node + 1) % 100_000]).collect();
        assert_eq!(parts(&ring).len(), 1);
    }
}
