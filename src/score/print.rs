//! Expressions in words: with the numbers put in, as the reason of a figure; with the names, as the rule.
//!
//! Refuses to know: documents and reports. Invariant: what is printed with numbers has the value that was computed; of a
//! choice only the branch that was taken is shown.

use super::calculus::{Expr, Figure, Fold, Function, Gap, Operator, Part, Then};
use super::decimal::{Decimal, Mode, product, sum, worded};
use super::eval::{It, Known};
use super::inputs::Inputs;
use super::scheme::{Kind, Scheme, Unit};
use crate::words::{listed, together};

/// How tightly a piece of a formula holds together; a looser one gets brackets inside a tighter one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Hold {
    Or,
    And,
    Compare,
    Sum,
    Negative,
    Product,
    Whole,
}

/// A piece of a formula.
type Piece = (String, Hold);

/// Items of a list that are all shown; of longer ones the last are told by how many they are.
const SHOWN_ITEMS: usize = 12;

/// Prints the expressions of one scheme.
#[derive(Clone, Copy, Debug)]
pub struct Printer<'a> {
    scheme: &'a Scheme,
    lang: &'a str,
    known: Option<Known<'a>>,
}

impl<'a> Printer<'a> {
    /// Prints with names, in the language `lang`.
    #[must_use]
    pub const fn names(scheme: &'a Scheme, lang: &'a str) -> Self {
        Self { scheme, lang, known: None }
    }

    /// Prints with the numbers of one sheet.
    #[must_use]
    pub const fn numbers(scheme: &'a Scheme, lang: &'a str, inputs: &'a Inputs, lines: &'a [Figure]) -> Self {
        Self { scheme, lang, known: Some(Known { inputs, lines, it: It::None }) }
    }

    /// The expression; of a choice that it is as a whole, also why.
    #[must_use]
    pub fn reason(&self, expr: &Expr) -> String {
        let (Expr::Choose(cases, otherwise), Some(known)) = (expr, self.known) else { return self.text(expr) };
        for (condition, value) in cases {
            match known.holds(condition) {
                Ok(true) => return together(&[&self.text(condition), " → ", &self.reason(value)]),
                Ok(false) => {}
                Err(_) => return self.text(condition),
            }
        }
        match cases.last().and_then(|(condition, _)| opposite(condition)) {
            Some(condition) => together(&[&self.text(&condition), " → ", &self.reason(otherwise)]),
            None => self.reason(otherwise),
        }
    }

    /// The expression.
    #[must_use]
    pub fn text(&self, expr: &Expr) -> String {
        self.piece(expr).0
    }

    fn within(&self, expr: &Expr, hold: Hold) -> String {
        bracketed(self.piece(expr), hold)
    }

    fn piece(&self, expr: &Expr) -> Piece {
        match expr {
            Expr::Number(figure) => figure_piece(worded(*figure)),
            Expr::Percent(figure) => figure_piece(percent(*figure)),
            Expr::Absent => whole(absent()),
            Expr::Open => whole(unknown()),
            Expr::Field(field) => self.field(*field),
            Expr::Line(line) => self.line(*line),
            Expr::It => match self.known.map(|known| known.figure(expr)) {
                Some(figure) => figure_piece(gap_or(figure, worded)),
                None => whole("it".to_owned()),
            },
            Expr::Reached(option) => whole(together(&["#", &option.to_string()])),
            Expr::Is(field, option) => self.is(*field, *option),
            Expr::Negate(inner) => (together(&["−", &self.within(inner, Hold::Product)]), Hold::Negative),
            Expr::Not(inner) => match opposite(inner) {
                Some(opposite) => self.piece(&opposite),
                None => called(self.word("非", "not"), &self.text(inner)),
            },
            Expr::Binary(operator, sides) => self.binary(*operator, &sides.0, &sides.1),
            Expr::Choose(cases, otherwise) => self.choice(cases, otherwise),
            Expr::Call(function, of) => self.call(*function, of),
            Expr::Round(rounding, inner) => {
                let name = match rounding.mode {
                    Mode::Floor | Mode::Down => self.word("向下取整", "floor"),
                    Mode::Ceiling | Mode::Up => self.word("向上取整", "ceil"),
                    Mode::HalfUp | Mode::HalfEven => self.word("四舍五入", "round"),
                };
                let inner = self.text(inner);
                let places = rounding.places.to_string();
                called(name, &if rounding.places == 0 { inner } else { together(&[&inner, ", ", &places]) })
            }
            Expr::Fold(fold, list, body) => self.fold(*fold, *list, body),
            Expr::Weighted(weighted) => self.weighted(&weighted.parts),
            Expr::Ladder(ladder) => match self.known {
                Some(known) => summed(known.rungs(ladder)),
                None => self.steps(self.text(&ladder.count), &ladder.steps, &ladder.then),
            },
            Expr::Streak(streak) => match self.known.map(|known| known.paid(streak)) {
                Some(Ok(paid)) => summed(paid),
                Some(Err(_)) => whole(unknown()),
                None => self.steps(self.title(streak.list), &streak.steps, &streak.then),
            },
        }
    }

    fn title(&self, field: usize) -> String {
        self.scheme.fields.get(field).map_or_else(String::new, |field| field.title.in_language(self.lang).to_owned())
    }

    fn field(&self, at: usize) -> Piece {
        let (Some(known), Some(field)) = (self.known, self.scheme.fields.get(at)) else { return whole(self.title(at)) };
        let Ok(figure) = known.inputs.figure(at) else { return figure_piece(gap_or(known.inputs.figure(at), worded)) };
        match &field.kind {
            Kind::Percent => figure_piece(percent(figure)),
            Kind::Flag if figure.is_zero() => whole(self.word("否", "no").to_owned()),
            Kind::Flag => whole(self.word("是", "yes").to_owned()),
            Kind::Level(choices) => {
                let choice = usize::try_from(figure).ok().and_then(|at| choices.get(at));
                whole(choice.map_or_else(unknown, |choice| choice.title.in_language(self.lang).to_owned()))
            }
            _ => figure_piece(worded(figure)),
        }
    }

    fn line(&self, at: usize) -> Piece {
        let Some(line) = self.scheme.lines.get(at) else { return whole(unknown()) };
        let Some(known) = self.known else { return whole(line.title.in_language(self.lang).to_owned()) };
        let shown = |figure: Decimal| {
            let text = worded(self.scheme.reported(at, figure));
            if line.unit == Unit::Percent { together(&[&text, "%"]) } else { text }
        };
        figure_piece(gap_or(known.figure(&Expr::Line(at)), shown))
    }

    fn is(&self, field: usize, option: usize) -> Piece {
        let choices = self.scheme.fields.get(field).map_or(&[][..], |field| field.kind.choices());
        let name = choices.get(option).map_or("", |choice| choice.title.in_language(self.lang));
        match self.known.map(|known| known.figure(&Expr::Is(field, option))) {
            Some(Ok(truth)) if !truth.is_zero() => whole(name.to_owned()),
            Some(_) => (together(&[&self.field(field).0, " = ", name]), Hold::Compare),
            None => (together(&[&self.title(field), " = ", name]), Hold::Compare),
        }
    }

    fn binary(&self, operator: Operator, left: &Expr, right: &Expr) -> Piece {
        let joined = |sign: &str, hold: Hold, tighter: Hold| {
            (together(&[&self.within(left, hold), " ", sign, " ", &self.within(right, tighter)]), hold)
        };
        match operator {
            Operator::Add => {
                let right = self.within(right, Hold::Negative);
                (added(self.within(left, Hold::Sum), &right), Hold::Sum)
            }
            Operator::Subtract => joined("−", Hold::Sum, Hold::Product),
            Operator::Multiply | Operator::Divide => {
                let sign = if operator == Operator::Multiply { "×" } else { "÷" };
                let text = joined(sign, Hold::Negative, Hold::Whole).0;
                let hold = if text.starts_with('−') { Hold::Negative } else { Hold::Product };
                (text, hold)
            }
            Operator::And => joined(self.word("且", "and"), Hold::And, Hold::Compare),
            Operator::Or => joined(self.word("或", "or"), Hold::Or, Hold::And),
            compared => (joined(sign(compared), Hold::Sum, Hold::Sum).0, Hold::Compare),
        }
    }

    fn choice(&self, cases: &[(Expr, Expr)], otherwise: &Expr) -> Piece {
        let Some(known) = self.known else {
            let name = self.word("如果", "if");
            let mut text = String::new();
            for (condition, value) in cases {
                text.push_str(&together(&[name, "(", &self.text(condition), ", ", &self.text(value), ", "]));
            }
            text.push_str(&self.text(otherwise));
            cases.iter().for_each(|_| text.push(')'));
            return whole(text);
        };
        for (condition, value) in cases {
            match known.holds(condition) {
                Ok(true) => return self.piece(value),
                Ok(false) => {}
                Err(gap) => return figure_piece(gap_or(Err(gap), worded)),
            }
        }
        self.piece(otherwise)
    }

    fn call(&self, function: Function, of: &[Expr]) -> Piece {
        let applies = |expr: &&Expr| self.known.is_none_or(|known| known.figure(expr) != Err(Gap::NotApplicable));
        let of: Vec<&Expr> = of.iter().filter(applies).collect();
        let sum = || of.iter().map(|inner| self.within(inner, Hold::Negative)).reduce(|sum, next| added(sum, &next));
        let list = || listed(of.iter().map(|inner| self.text(inner)), ", ");
        match (function, &of[..]) {
            (_, []) => whole(absent()),
            (Function::Sum | Function::Mean | Function::Product | Function::Min | Function::Max, [only]) => {
                self.piece(only)
            }
            (Function::Sum, _) => (sum().unwrap_or_default(), Hold::Sum),
            (Function::Mean, many) => divided(&sum().unwrap_or_default(), many.len()),
            (Function::Product, many) => {
                (listed(many.iter().map(|inner| self.within(inner, Hold::Whole)), " × "), Hold::Product)
            }
            (Function::Min, _) => called(self.word("最小", "min"), &list()),
            (Function::Max, _) => called(self.word("最大", "max"), &list()),
            (Function::Abs, _) => whole(together(&["|", &list(), "|"])),
        }
    }

    fn fold(&self, fold: Fold, list: usize, body: &Expr) -> Piece {
        let name = match fold {
            Fold::Sum => self.word("合计", "sum"),
            Fold::Mean => self.word("平均", "mean"),
            Fold::Highest => self.word("最大", "max"),
            Fold::Lowest => self.word("最小", "min"),
            Fold::Count => self.word("个数", "count"),
            Fold::Run => self.word("连续", "run"),
        };
        let Some(known) = self.known else {
            let list = self.title(list);
            return called(
                name,
                &if matches!(body, Expr::It) { list } else { together(&[&list, ", ", &self.text(body)]) },
            );
        };
        let Ok(items) = known.inputs.list(list) else { return whole(unknown()) };
        let values = || items.items().map(|it| Known { it, ..known }.figure(body)).filter_map(Result::ok).collect();
        match fold {
            Fold::Sum => summed(values()),
            Fold::Mean => divided(&summed(values()).0, items.len()),
            Fold::Highest | Fold::Lowest => {
                called(name, &listed(values().into_iter().take(SHOWN_ITEMS).map(worded), ", "))
            }
            Fold::Count | Fold::Run => {
                let whole_fold = Expr::Fold(fold, list, Box::new(body.clone()));
                figure_piece(gap_or(known.figure(&whole_fold), worded))
            }
        }
    }

    fn weighted(&self, parts: &[Part]) -> Piece {
        let value = |expr: &Expr| self.known.map(|known| known.figure(expr));
        let absent = |part: &&Part| value(&part.value) == Some(Err(Gap::NotApplicable));
        let weight = |part: &Part| value(&part.weight).and_then(Result::ok).unwrap_or_default();
        let products = parts.iter().filter(|part| !absent(part));
        let products = products.map(|part| {
            together(&[&self.within(&part.value, Hold::Product), " × ", &self.within(&part.weight, Hold::Whole)])
        });
        let sum = products.reduce(|sum, next| added(sum, &next)).unwrap_or_else(unknown);
        let (mut all, mut present) = (Decimal::ZERO, Decimal::ZERO);
        for part in parts {
            let weight = weight(part);
            all = added_up(all, weight);
            if !absent(&part) {
                present = added_up(present, weight);
            }
        }
        if self.known.is_none() || all == present || present.is_zero() {
            return (sum, Hold::Sum);
        }
        (together(&["(", &sum, ") ÷ ", &percent(present), " × ", &percent(all)]), Hold::Product)
    }

    /// A ladder as a rule: 3次：30、50、80…
    fn steps(&self, of: String, steps: &[Expr], then: &Then) -> Piece {
        let steps = listed(steps.iter().map(|step| self.text(step)), ", ");
        let on = match then {
            Then::Stop => String::new(),
            Then::Repeat => ", …".to_owned(),
            Then::Times(by) => together(&[", × ", &self.text(by), " …"]),
            Then::Plus(by) => together(&[", + ", &self.text(by), " …"]),
        };
        whole(together(&[&of, " → ", &steps, &on]))
    }

    fn word<'b>(&self, chinese: &'b str, english: &'b str) -> &'b str {
        if self.lang == "en" { english } else { chinese }
    }
}

/// A share in percent.
#[must_use]
pub fn percent(share: Decimal) -> String {
    let hundredfold = product(share, Decimal::ONE_HUNDRED).unwrap_or(share);
    together(&[&worded(hundredfold), "%"])
}

const fn sign(operator: Operator) -> &'static str {
    match operator {
        Operator::Equal => "=",
        Operator::Unequal => "≠",
        Operator::Less => "<",
        Operator::AtMost => "≤",
        Operator::Greater => ">",
        Operator::AtLeast => "≥",
        Operator::Add => "+",
        Operator::Subtract => "−",
        Operator::Multiply => "×",
        Operator::Divide => "÷",
        Operator::And => "and",
        Operator::Or => "or",
    }
}

/// The condition that holds when a comparison doesn't.
fn opposite(condition: &Expr) -> Option<Expr> {
    let Expr::Binary(operator, sides) = condition else { return None };
    let opposite = match operator {
        Operator::Equal => Operator::Unequal,
        Operator::Unequal => Operator::Equal,
        Operator::Less => Operator::AtLeast,
        Operator::AtMost => Operator::Greater,
        Operator::Greater => Operator::AtMost,
        Operator::AtLeast => Operator::Less,
        _ => return None,
    };
    Some(Expr::Binary(opposite, sides.clone()))
}

/// A sum of figures that were added up before, so that there is one.
fn added_up(left: Decimal, right: Decimal) -> Decimal {
    sum(left, right).unwrap_or(left)
}

/// A sum with one more term; a negative one is taken away.
fn added(sum: String, next: &str) -> String {
    match next.strip_prefix('−') {
        Some(taken) => together(&[&sum, " − ", taken]),
        None => together(&[&sum, " + ", next]),
    }
}

/// Figures as a sum.
fn summed(figures: Vec<Decimal>) -> Piece {
    let (shown, rest) = figures.split_at(figures.len().min(SHOWN_ITEMS));
    let sum = shown.iter().map(|figure| worded(*figure)).reduce(|sum, next| added(sum, &next));
    match (sum, rest.len()) {
        (None, _) => whole("0".to_owned()),
        (Some(only), 0) if figures.len() == 1 => figure_piece(only),
        (Some(sum), 0) => (sum, Hold::Sum),
        (Some(sum), more) => (together(&[&sum, " + …(", &more.to_string(), ")"]), Hold::Sum),
    }
}

/// A function with what it is of.
fn called(name: &str, of: &str) -> Piece {
    whole(together(&[name, "(", of, ")"]))
}

/// The mean of so many.
fn divided(sum: &str, count: usize) -> Piece {
    (together(&["(", sum, ") ÷ ", &count.to_string()]), Hold::Product)
}

fn bracketed((text, hold): Piece, wanted: Hold) -> String {
    if hold < wanted { together(&["(", &text, ")"]) } else { text }
}

fn whole(text: String) -> Piece {
    (text, Hold::Whole)
}

fn figure_piece(text: String) -> Piece {
    let hold = if text.starts_with('−') { Hold::Negative } else { Hold::Whole };
    (text, hold)
}

fn gap_or(figure: Figure, worded: impl Fn(Decimal) -> String) -> String {
    match figure {
        Ok(figure) => worded(figure),
        Err(Gap::NotApplicable | Gap::ZeroDivisor) => absent(),
        Err(Gap::Unknown | Gap::Overflow | Gap::Weights) => unknown(),
    }
}

fn absent() -> String {
    "—".to_owned()
}

fn unknown() -> String {
    "?".to_owned()
}
