//! Which pages and questions of a form depend on one another: the parts it falls into, and what stands behind a condition.

use super::super::document::{Cell, Form};
use super::super::order::each_dependency;

/// What each page and each question depends on; pages before questions, all by one number.
pub(super) struct Links {
    needs: Vec<Vec<usize>>,
    pages: usize,
}

impl Links {
    /// Those of a form. A page that is shown whatever happens is nothing to depend on.
    pub(super) fn of(form: &Form) -> Self {
        let pages = form.pages.len();
        let (mut needs, mut fixed, mut jumps) = (Vec::with_capacity(pages + form.questions.len()), Vec::new(), false);
        for (number, page) in form.pages.iter().enumerate() {
            let mut own = Vec::new();
            // Behind the first jump, every page depends on whether the one before was shown.
            own.extend(number.checked_sub(1).filter(|_| jumps));
            let before = number.checked_sub(1).map_or(&[][..], |before| &form.pages[before].next);
            let conditions = before.iter().filter_map(|jump| jump.when.as_ref()).chain(&page.show);
            conditions.for_each(|condition| condition.each_question(&mut |question| own.push(pages + question)));
            fixed.push(page.show.is_none() && !jumps);
            jumps |= !page.next.is_empty();
            needs.push(own);
        }
        for question in &form.questions {
            let mut own: Vec<usize> = (!fixed[question.page]).then_some(question.page).into_iter().collect();
            each_dependency(question, &mut |other| own.push(pages + other));
            needs.push(own);
        }
        Self { needs, pages }
    }

    /// The pages and questions that belong together, each part in the order in which a form decides them.
    pub(super) fn parts(&self, form: &Form) -> Vec<Vec<Cell>> {
        let mut part: Vec<usize> = (0..self.needs.len()).collect();
        for (cell, needs) in self.needs.iter().enumerate() {
            for &other in needs {
                let (one, two) = (head(&mut part, cell), head(&mut part, other));
                part[one.max(two)] = one.min(two);
            }
        }
        let mut parts = vec![Vec::new(); self.needs.len()];
        for &cell in &form.cells {
            parts[head(&mut part, self.number(cell))].push(cell);
        }
        parts.retain(|cells| !cells.is_empty());
        parts
    }

    /// Everything that decides about `cells`, and they themselves, in the order in which a form decides them.
    pub(super) fn behind(&self, form: &Form, mut cells: Vec<usize>) -> Vec<Cell> {
        let mut wanted = vec![false; self.needs.len()];
        while let Some(cell) = cells.pop() {
            if !std::mem::replace(&mut wanted[cell], true) {
                cells.extend(&self.needs[cell]);
            }
        }
        form.cells.iter().copied().filter(|&cell| wanted[self.number(cell)]).collect()
    }

    /// Of each question, whether anything looks at its answer.
    pub(super) fn looked_at(&self) -> Vec<bool> {
        let mut looked_at = vec![false; self.needs.len() - self.pages];
        for &other in self.needs.iter().flatten() {
            if let Some(question) = other.checked_sub(self.pages) {
                looked_at[question] = true;
            }
        }
        looked_at
    }

    /// The number of a question here.
    pub(super) const fn question(&self, number: usize) -> usize {
        self.pages + number
    }

    /// The number of a page or question here.
    pub(super) const fn number(&self, cell: Cell) -> usize {
        match cell {
            Cell::Page(number) => number,
            Cell::Question(number) => self.pages + number,
        }
    }
}

/// The number that stands for the part of a cell; on the way there, ways are shortened.
fn head(part: &mut [usize], mut cell: usize) -> usize {
    while part[cell] != cell {
        part[cell] = part[part[cell]];
        cell = part[cell];
    }
    cell
}
