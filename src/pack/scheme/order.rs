//! The order in which lines can be computed, and the lines for which there is none.

use super::Reader;
use crate::words;

/// How far the walk over a line has come.
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    Unseen,
    Open,
    Done,
}

impl Reader {
    /// Orders the lines so that each comes after those it needs. A line that comes back to itself has no figure.
    pub(super) fn order(&mut self) {
        let needs: Vec<Vec<usize>> = (0..self.scheme.lines.len()).map(|at| self.needs(at)).collect();
        let mut marks = vec![Mark::Unseen; needs.len()];
        let mut order = Vec::with_capacity(needs.len());
        let mut cycles: Vec<Vec<usize>> = Vec::new();
        for start in 0..needs.len() {
            // The walk keeps its own stack: how deep lines lean on one another is the document's to say.
            let mut stack: Vec<(usize, usize)> = Vec::new();
            if marks[start] == Mark::Unseen {
                marks[start] = Mark::Open;
                stack.push((start, 0));
            }
            while let Some((line, next)) = stack.last_mut() {
                let (at, nth) = (*line, *next);
                *next += 1;
                match needs[at].get(nth) {
                    Some(&need) if marks[need] == Mark::Unseen => {
                        marks[need] = Mark::Open;
                        stack.push((need, 0));
                    }
                    Some(&need) if marks[need] == Mark::Open => {
                        let from = stack.iter().position(|open| open.0 == need).unwrap_or(0);
                        cycles.push(stack[from..].iter().map(|open| open.0).collect());
                    }
                    Some(_) => {}
                    None => {
                        marks[at] = Mark::Done;
                        order.push(at);
                        stack.pop();
                    }
                }
            }
        }
        self.scheme.order = order;
        for cycle in cycles {
            self.cycle(&cycle);
        }
    }

    /// The lines that a line needs: for its figure, its bounds and its gates.
    fn needs(&self, at: usize) -> Vec<usize> {
        let line = &self.scheme.lines[at];
        let mut needs: Vec<usize> = line.parts().flat_map(|part| part.lines()).collect();
        let gates = line.gates.iter().filter_map(|&gate| self.scheme.gates.get(gate));
        needs.extend(gates.flat_map(|gate| gate.when.lines()));
        needs.retain(|&line| line < self.scheme.lines.len());
        needs
    }

    fn cycle(&mut self, cycle: &[usize]) {
        let ids = cycle.iter().chain(cycle.first()).map(|&line| self.scheme.lines[line].id.clone());
        let way = words::listed(ids, " → ");
        let first = self.scheme.lines[cycle[0]].id.clone();
        self.problem("cycle", words::field("lines", &first), &[&way]);
        for &line in cycle {
            self.scheme.lines[line].expr = None;
        }
    }
}
