//! Sheets as tables for spreadsheets, whose figures are formulas that compute them anew.
//!
//! Refuses to know: the format of any file. A team stands in one table, a person a row; each person may have a sheet of
//! their own, to be printed. Invariants: every figure of a line is a formula of the cells of the fields, with the figure
//! that the engine computed beside it; where spreadsheets would not take the formula the figure stands alone.

mod cells;
mod formula;

use cells::{NARROW, SheetNames, cells_of, column, entered, format_of, numbered, quoted, shown};
pub use formula::{Cells, Formulas, lacking};
use formula::{NOT_APPLICABLE, UNKNOWN};

use super::calculus::{Expr, Figure, Gap};
use super::decimal::Decimal;
use super::inputs::{Inputs, List, Slot};
use super::print::Printer;
use super::report::ranks;
use super::scheme::{Field, Kind, Scheme};
use super::sheet::Sheet as Figures;
use crate::table::{Cell, CellValue, Column, Print, Sheet, address};

/// Somebody's month.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// What they are called.
    pub name: String,
    /// What was entered for them.
    pub inputs: Inputs,
}

/// What to make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Making<'a> {
    /// The language of all words.
    pub lang: &'a str,
    /// Whether each person gets a sheet of their own beside the team's.
    pub each: bool,
}

/// The words of the sheets, in Chinese (simplified and traditional) and in English.
const WORDS: [(&str, [&str; 3]); 9] = [
    ("team", ["汇总", "彙總", "Team"]),
    ("name", ["姓名", "姓名", "Name"]),
    ("item", ["项目", "項目", "Item"]),
    ("figure", ["数值", "數值", "Figure"]),
    ("rule", ["算法", "演算法", "How it is computed"]),
    ("rows", ["出处", "出處", "Source"]),
    ("band", ["等级", "等級", "Band"]),
    ("actions", ["处理", "處理", "What follows"]),
    ("rank", ["名次", "名次", "Rank"]),
];

/// Characters a column is wide that holds titles, and one that holds sentences.
const WIDE: f64 = 30.0;
const WIDEST: f64 = 60.0;

impl Scheme {
    /// The tables of a team: first all of it, then each person's sheet if they are wanted.
    #[must_use]
    pub fn tables(&self, people: &[Person], making: Making<'_>) -> Vec<Sheet> {
        let maker = Maker { scheme: self, lacking: lacking(self), order: self.shown_order(), lang: making.lang };
        let mut tables = vec![maker.team(people)];
        if making.each {
            let mut names = SheetNames::default();
            names.give(maker.word("team"));
            tables.extend(people.iter().map(|person| maker.single(person, names.give(&person.name))));
        }
        tables
    }

    /// The lines as they are read: those that belong to a line stand before it.
    fn shown_order(&self) -> Vec<usize> {
        let mut order = Vec::new();
        let roots = (0..self.lines.len()).filter(|&at| self.lines[at].parent.is_none());
        let mut left: Vec<(usize, bool)> = roots.map(|at| (at, false)).collect();
        left.reverse();
        while let Some((at, ready)) = left.pop() {
            if ready {
                order.push(at);
            } else {
                left.push((at, true));
                left.extend(self.lines[at].lines.iter().rev().map(|&inner| (inner, false)));
            }
        }
        order
    }
}

struct Maker<'a> {
    scheme: &'a Scheme,
    lacking: Vec<bool>,
    order: Vec<usize>,
    lang: &'a str,
}

impl Maker<'_> {
    fn word(&self, name: &str) -> &'static str {
        let language = match self.lang {
            "en" => 2,
            "zh-TW" => 1,
            _ => 0,
        };
        WORDS.iter().find(|(known, _)| *known == name).map_or("", |(_, words)| words[language])
    }

    /// A person a row.
    fn team(&self, people: &[Person]) -> Sheet {
        let widths: Vec<usize> = (0..self.scheme.fields.len()).map(|at| cells_of(self.scheme, at, people)).collect();
        let mut columns = vec![Column { title: self.word("name").to_owned(), width: Some(NARROW) }];
        for (field, &width) in self.scheme.fields.iter().zip(&widths) {
            let title = field.title.in_language(self.lang);
            columns.extend((1..=width).map(|item| column(&numbered(title, item, width))));
        }
        columns.extend(self.order.iter().map(|&at| column(self.scheme.lines[at].title.in_language(self.lang))));
        let outcomes = [
            ("band", self.scheme.grades.is_some()),
            ("actions", !self.scheme.actions.is_empty()),
            ("rank", self.scheme.rank.is_some()),
        ];
        columns.extend(outcomes.iter().filter(|(_, has)| *has).map(|(name, _)| column(self.word(name))));
        let sheets: Vec<Figures> = people.iter().map(|person| self.figures(&person.inputs)).collect();
        let ranked: Vec<Figure> =
            sheets.iter().filter_map(|sheet| sheet.values.get(self.scheme.rank?).copied()).collect();
        let mut ranks = ranks(&ranked).into_iter();
        let rows = people.iter().zip(&sheets).enumerate().map(|(row, (person, sheet))| {
            let (mut cells, places) = self.row(person, sheet, &widths, row + 1);
            if self.scheme.rank.is_some() {
                cells.push(self.rank(&places, people.len(), ranks.next().flatten()));
            }
            cells
        });
        let heading = self.scheme.title.in_language(self.lang).to_owned();
        let print = Some(Print { landscape: true, heading });
        Sheet { name: self.word("team").to_owned(), rows: rows.collect(), columns, print }
    }

    /// A person's cells, all but the rank, and what stands where.
    fn row(&self, person: &Person, sheet: &Figures, widths: &[usize], row: usize) -> (Vec<Cell>, Cells) {
        let mut line = vec![Cell::text(&person.name)];
        let mut cells = Cells { fields: Vec::new(), lines: vec![String::new(); self.scheme.lines.len()] };
        for (at, &width) in widths.iter().enumerate() {
            cells.fields.push((0..width).map(|item| address(line.len() + item, row)).collect());
            let mut items = self.entered(at, &person.inputs);
            items.resize(width, Cell::default());
            line.extend(items);
        }
        for (offset, &at) in self.order.iter().enumerate() {
            cells.lines[at] = address(line.len() + offset, row);
        }
        let formulas = Formulas::new(self.scheme, &cells, &self.lacking, self.lang);
        line.extend(self.order.iter().map(|&at| self.figure(at, &formulas, sheet)));
        line.extend(self.verdicts(&formulas, person, sheet).into_iter().map(|(_, cell)| cell));
        (line, cells)
    }

    /// An item a row, to be read and printed.
    fn single(&self, person: &Person, name: String) -> Sheet {
        let titles = [("item", WIDE), ("figure", NARROW), ("rule", WIDEST), ("rows", NARROW)];
        let columns =
            titles.iter().map(|(title, width)| Column { title: self.word(title).to_owned(), width: Some(*width) });
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        let mut cells = Cells { fields: Vec::new(), lines: vec![String::new(); self.scheme.lines.len()] };
        for (at, field) in self.scheme.fields.iter().enumerate() {
            let items = self.entered(at, &person.inputs);
            let (mut own, width) = (Vec::new(), items.len());
            for (item, cell) in items.into_iter().enumerate() {
                own.push(address(1, rows.len() + 1));
                let title = numbered(field.title.in_language(self.lang), item + 1, width);
                rows.push(vec![
                    Cell::text(title),
                    cell,
                    Cell::text(field.unit.in_language(self.lang)),
                    Cell::text(field.rows.join(" ")),
                ]);
            }
            cells.fields.push(own);
        }
        for (offset, &at) in self.order.iter().enumerate() {
            cells.lines[at] = address(1, rows.len() + 1 + offset);
        }
        let sheet = self.figures(&person.inputs);
        let formulas = Formulas::new(self.scheme, &cells, &self.lacking, self.lang);
        rows.extend(self.order.iter().map(|&at| self.told(at, &formulas, &sheet)));
        for (word, cell) in self.verdicts(&formulas, person, &sheet) {
            rows.push(vec![Cell { bold: true, ..Cell::text(self.word(word)) }, cell]);
        }
        let heading = format!("{} {}", self.scheme.title.in_language(self.lang), person.name);
        Sheet { name, columns: columns.collect(), rows, print: Some(Print { landscape: false, heading }) }
    }

    /// A line with its rule in words.
    fn told(&self, at: usize, formulas: &Formulas<'_>, sheet: &Figures) -> Vec<Cell> {
        let line = &self.scheme.lines[at];
        let bold = line.parent.is_none();
        let depth = std::iter::successors(line.parent, |&above| self.scheme.lines[above].parent).count();
        let title = format!("{}{}", "　".repeat(depth), line.title.in_language(self.lang));
        let printer = Printer::names(self.scheme, self.lang);
        let rule = line.expr.as_ref().map_or_else(String::new, |expr| printer.text(expr));
        vec![
            Cell { bold, ..Cell::text(title) },
            Cell { bold, ..self.figure(at, formulas, sheet) },
            Cell::text(rule),
            Cell::text(line.rows.join(" ")),
        ]
    }

    fn figures(&self, inputs: &Inputs) -> Figures {
        let mut sheet = Figures::default();
        self.scheme.compute(inputs, &mut sheet);
        sheet
    }

    /// What stands in the cells of a field: one, or one for each item.
    fn entered(&self, at: usize, inputs: &Inputs) -> Vec<Cell> {
        let Some(field) = self.scheme.fields.get(at) else { return Vec::new() };
        match inputs.slot(at) {
            Some(Slot::List(List::Figures(figures))) => figures.iter().map(|&figure| entered(field, figure)).collect(),
            Some(Slot::List(List::Cases(cases))) => cases.iter().map(|&case| self.case(field, case)).collect(),
            Some(Slot::Figure(Ok(figure))) => match &field.kind {
                Kind::Level(choices) => {
                    let choice = usize::try_from(*figure).ok().and_then(|option| choices.get(option));
                    vec![choice.map_or_else(Cell::default, |choice| Cell::text(choice.title.in_language(self.lang)))]
                }
                _ => vec![entered(field, *figure)],
            },
            // What could not be used stays unknown, whatever an empty cell would count as.
            Some(Slot::Figure(Err(gap))) if field.used => {
                let formula = if *gap == Gap::NotApplicable { NOT_APPLICABLE } else { UNKNOWN };
                vec![Cell { value: shown(Err(*gap)), formula: Some(formula.to_owned()), ..Cell::default() }]
            }
            Some(Slot::Figure(Err(_))) | None => vec![Cell::default()],
        }
    }

    /// The levels that a case reached, with semicolons between.
    fn case(&self, field: &Field, case: u64) -> Cell {
        let reached = field.kind.choices().iter().enumerate().filter(|(at, _)| case >> (*at).min(63) & 1 == 1);
        let titles: Vec<&str> = reached.map(|(_, choice)| choice.title.in_language(self.lang)).collect();
        // A case that reached nothing is still a case.
        Cell::text(if titles.is_empty() { "-".to_owned() } else { titles.join(";") })
    }

    fn figure(&self, at: usize, formulas: &Formulas<'_>, sheet: &Figures) -> Cell {
        let line = &self.scheme.lines[at];
        let value = sheet.values.get(at).copied().unwrap_or(Err(Gap::Unknown));
        Cell {
            value: shown(value),
            formula: formulas.line(at),
            format: Some(format_of(line, self.scheme.shown(at))),
            bold: false,
        }
    }

    /// What the total means, each with its word: the band and what follows.
    fn verdicts(&self, formulas: &Formulas<'_>, person: &Person, sheet: &Figures) -> Vec<(&'static str, Cell)> {
        let band = self.scheme.grades.is_some().then(|| ("band", self.band(formulas, person, sheet)));
        let actions = (!self.scheme.actions.is_empty()).then(|| ("actions", self.actions(formulas, person, sheet)));
        band.into_iter().chain(actions).collect()
    }

    fn band(&self, formulas: &Formulas<'_>, person: &Person, sheet: &Figures) -> Cell {
        let Some(grades) = &self.scheme.grades else { return Cell::default() };
        let figure = match grades.round_first {
            Some(rounding) => formulas.text(&Expr::Round(rounding, Box::new(Expr::Line(grades.of)))),
            None => formulas.steady(&Expr::Line(grades.of)),
        };
        let mut formula = String::new();
        for band in &grades.bands {
            let title = quoted(band.title.in_language(self.lang));
            match &band.from {
                Some((from, within)) => {
                    formula.push_str(&format!(
                        "IF({figure}{}{},{title},",
                        if *within { ">=" } else { ">" },
                        formulas.steady(from)
                    ));
                }
                None => formula.push_str(&title),
            }
        }
        let bounded = grades.bands.iter().filter(|band| band.from.is_some()).count();
        if bounded == grades.bands.len() {
            formula.push_str("\"\"");
        }
        formula.push_str(&")".repeat(bounded));
        let band = self.scheme.band_of(&person.inputs, sheet).and_then(|at| grades.bands.get(at));
        let value = match (band, sheet.values.get(grades.of)) {
            (Some(band), _) => CellValue::Text(band.title.in_language(self.lang).to_owned()),
            (None, Some(Err(gap))) => shown(Err(*gap)),
            (None, _) => CellValue::Text(String::new()),
        };
        Cell { value, formula: Some(formula), ..Cell::default() }
    }

    /// What follows, one after the other; of a group the first that holds.
    fn actions(&self, formulas: &Formulas<'_>, person: &Person, sheet: &Figures) -> Cell {
        let mut groups: Vec<(usize, Vec<usize>)> = Vec::new();
        for (at, action) in self.scheme.actions.iter().enumerate() {
            match groups.iter_mut().find(|(first, _)| *first == action.first) {
                Some((_, actions)) => actions.push(at),
                None => groups.push((action.first, vec![at])),
            }
        }
        let texts = groups.iter().map(|(_, actions)| {
            let cases = actions.iter().map(|&at| &self.scheme.actions[at]);
            let cases: String = cases
                .map(|action| {
                    // What is not known to hold does not follow.
                    format!(
                        "IF(IFERROR({},FALSE),{},",
                        formulas.text(&action.when),
                        quoted(&format!("{}；", action.title.in_language(self.lang)))
                    )
                })
                .collect();
            format!("{cases}\"\"{}", ")".repeat(actions.len()))
        });
        let formula = texts.collect::<Vec<_>>().join("&");
        let report = self.scheme.report(&person.inputs, sheet, self.lang);
        let titles = report
            .actions
            .iter()
            .map(|found| format!("{}；", self.scheme.actions[found.action].title.in_language(self.lang)));
        Cell { value: CellValue::Text(titles.collect()), formula: Some(formula), ..Cell::default() }
    }

    /// How many have more, and one; those who have as much share it.
    fn rank(&self, places: &Cells, count: usize, rank: Option<usize>) -> Cell {
        let Some(own) = self.scheme.rank.and_then(|at| places.lines.get(at)) else { return Cell::default() };
        let column: String = own.chars().take_while(char::is_ascii_alphabetic).collect();
        let formula = format!("IF(ISNUMBER({own}),1+COUNTIF({column}$2:{column}${},\">\"&{own}),\"\")", count + 1);
        let value = match rank {
            Some(rank) => shown(Ok(Decimal::from(rank))),
            None => CellValue::Text(String::new()),
        };
        Cell { value, formula: Some(formula), format: Some("0".to_owned()), bold: false }
    }
}
