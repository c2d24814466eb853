//! Expressions in words: with the numbers put in, as the reason of a figure; with the names, as the rule.
//!
//! Refuses to know: documents and reports. Invariant: what is printed with numbers has the value that was computed; of a
//! choice only the branch that was taken is shown.

mod groups;
mod pieces;

use super::calculus::{Expr, Figure, Operator};
use super::decimal::{Decimal, Mode, Rounding};
use super::eval::{It, Known};
use super::inputs::Inputs;
use super::scheme::{Kind, Scheme, Unit};
use pieces::{ABSENT, UNKNOWN, add, opposite, sign, whole, write_listed, write_or_gap};
pub use pieces::{Hold, percent, write_figure, write_percent};

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
        let mut text = String::new();
        self.write_reason(&mut text, expr);
        text
    }

    /// The expression.
    #[must_use]
    pub fn text(&self, expr: &Expr) -> String {
        let mut text = String::new();
        self.write(&mut text, expr);
        text
    }

    /// Writes the expression behind a text; of a choice that it is as a whole, also why.
    pub fn write_reason(&self, text: &mut String, expr: &Expr) {
        let (Expr::Choose(cases, otherwise), Some(known)) = (expr, self.known) else { return self.write(text, expr) };
        for (condition, value) in cases {
            match known.holds(condition) {
                Ok(true) => {
                    self.write(text, condition);
                    text.push_str(" → ");
                    return self.write_reason(text, value);
                }
                Ok(false) => {}
                Err(_) => return self.write(text, condition),
            }
        }
        if let Some((Expr::Binary(operator, sides), _)) = cases.last()
            && let Some(opposite) = opposite(*operator)
        {
            self.binary(text, opposite, &sides.0, &sides.1);
            text.push_str(" → ");
        }
        self.write_reason(text, otherwise);
    }

    /// Writes the expression behind a text.
    pub fn write(&self, text: &mut String, expr: &Expr) {
        self.piece(text, expr);
    }

    fn within(&self, text: &mut String, expr: &Expr, wanted: Hold) {
        let start = text.len();
        if self.piece(text, expr) < wanted {
            text.insert(start, '(');
            text.push(')');
        }
    }

    /// Writes an expression: how tightly it holds together.
    fn piece(&self, text: &mut String, expr: &Expr) -> Hold {
        match expr {
            Expr::Number(figure) => write_figure(text, *figure),
            Expr::Percent(figure) => write_percent(text, *figure),
            Expr::Absent => whole(text, ABSENT),
            Expr::Open => whole(text, UNKNOWN),
            Expr::Field(field) => self.field(text, *field),
            Expr::Line(line) => self.line(text, *line),
            Expr::It => match self.known.map(|known| known.figure(expr)) {
                Some(figure) => write_or_gap(text, figure, write_figure),
                None => whole(text, "it"),
            },
            Expr::Reached(option) => whole(text, &format!("#{option}")),
            Expr::Is(field, option) => self.is(text, *field, *option),
            Expr::Negate(inner) => {
                text.push('−');
                self.within(text, inner, Hold::Product);
                Hold::Negative
            }
            Expr::Not(inner) => self.not(text, inner),
            Expr::Binary(operator, sides) => self.binary(text, *operator, &sides.0, &sides.1),
            Expr::Choose(cases, otherwise) => self.choice(text, cases, otherwise),
            Expr::Call(function, of) => self.call(text, *function, of),
            Expr::Round(rounding, inner) => self.round(text, *rounding, inner),
            Expr::Fold(fold, list, body) => self.fold(text, *fold, *list, body, expr),
            Expr::Weighted(weighted) => self.weighted(text, &weighted.parts),
            Expr::Ladder(ladder) => match self.known {
                Some(known) => write_listed(text, &known.rungs(ladder)),
                None => {
                    self.write(text, &ladder.count);
                    self.steps(text, &ladder.steps, &ladder.then)
                }
            },
            Expr::Streak(streak) => match self.known.map(|known| known.paid(streak)) {
                Some(Ok(paid)) => write_listed(text, &paid),
                Some(Err(_)) => whole(text, UNKNOWN),
                None => {
                    text.push_str(self.title(streak.list));
                    self.steps(text, &streak.steps, &streak.then)
                }
            },
        }
    }

    fn title(&self, field: usize) -> &'a str {
        self.scheme.fields.get(field).map_or("", |field| field.title.in_language(self.lang))
    }

    fn field(&self, text: &mut String, at: usize) -> Hold {
        let (Some(known), Some(field)) = (self.known, self.scheme.fields.get(at)) else {
            return whole(text, self.title(at));
        };
        let Ok(figure) = known.inputs.figure(at) else {
            return write_or_gap(text, known.inputs.figure(at), write_figure);
        };
        match &field.kind {
            Kind::Percent => write_percent(text, figure),
            Kind::Flag if figure.is_zero() => whole(text, self.word("否", "no")),
            Kind::Flag => whole(text, self.word("是", "yes")),
            Kind::Level(choices) => {
                let choice = usize::try_from(figure).ok().and_then(|at| choices.get(at));
                whole(text, choice.map_or(UNKNOWN, |choice| choice.title.in_language(self.lang)))
            }
            _ => write_figure(text, figure),
        }
    }

    fn line(&self, text: &mut String, at: usize) -> Hold {
        let Some(line) = self.scheme.lines.get(at) else { return whole(text, UNKNOWN) };
        let Some(known) = self.known else { return whole(text, line.title.in_language(self.lang)) };
        write_or_gap(text, known.figure(&Expr::Line(at)), |text, figure| {
            let hold = write_figure(text, self.scheme.reported(at, figure));
            if line.unit == Unit::Percent {
                text.push('%');
            }
            hold
        })
    }

    fn is(&self, text: &mut String, field: usize, option: usize) -> Hold {
        let choices = self.scheme.fields.get(field).map_or(&[][..], |field| field.kind.choices());
        let name = choices.get(option).map_or("", |choice| choice.title.in_language(self.lang));
        match self.known.map(|known| known.figure(&Expr::Is(field, option))) {
            Some(Ok(truth)) if !truth.is_zero() => return whole(text, name),
            Some(_) => self.field(text, field),
            None => whole(text, self.title(field)),
        };
        text.push_str(" = ");
        text.push_str(name);
        Hold::Compare
    }

    fn not(&self, text: &mut String, inner: &Expr) -> Hold {
        if let Expr::Binary(operator, sides) = inner
            && let Some(opposite) = opposite(*operator)
        {
            return self.binary(text, opposite, &sides.0, &sides.1);
        }
        text.push_str(self.word("非", "not"));
        text.push('(');
        self.write(text, inner);
        text.push(')');
        Hold::Whole
    }

    fn round(&self, text: &mut String, rounding: Rounding, inner: &Expr) -> Hold {
        text.push_str(match rounding.mode {
            Mode::Floor | Mode::Down => self.word("向下取整", "floor"),
            Mode::Ceiling | Mode::Up => self.word("向上取整", "ceil"),
            Mode::HalfUp | Mode::HalfEven => self.word("四舍五入", "round"),
        });
        text.push('(');
        self.write(text, inner);
        if rounding.places > 0 {
            text.push_str(", ");
            write_figure(text, Decimal::from(rounding.places));
        }
        text.push(')');
        Hold::Whole
    }

    fn binary(&self, text: &mut String, operator: Operator, left: &Expr, right: &Expr) -> Hold {
        let (sign, holds, mut own) = match operator {
            Operator::Add => {
                self.within(text, left, Hold::Sum);
                let start = text.len();
                self.within(text, right, Hold::Negative);
                add(text, start);
                return Hold::Sum;
            }
            Operator::Subtract => ("−", [Hold::Sum, Hold::Product], Hold::Sum),
            Operator::Multiply => ("×", [Hold::Negative, Hold::Whole], Hold::Product),
            Operator::Divide => ("÷", [Hold::Negative, Hold::Whole], Hold::Product),
            Operator::And => (self.word("且", "and"), [Hold::And, Hold::Compare], Hold::And),
            Operator::Or => (self.word("或", "or"), [Hold::Or, Hold::And], Hold::Or),
            compared => (sign(compared), [Hold::Sum, Hold::Sum], Hold::Compare),
        };
        let start = text.len();
        self.within(text, left, holds[0]);
        if own == Hold::Product && text[start..].starts_with('−') {
            own = Hold::Negative;
        }
        text.push(' ');
        text.push_str(sign);
        text.push(' ');
        self.within(text, right, holds[1]);
        own
    }

    fn choice(&self, text: &mut String, cases: &[(Expr, Expr)], otherwise: &Expr) -> Hold {
        let Some(known) = self.known else {
            for (condition, value) in cases {
                text.push_str(self.word("如果", "if"));
                text.push('(');
                self.listed(text, [condition, value]);
                text.push_str(", ");
            }
            self.write(text, otherwise);
            text.extend(std::iter::repeat_n(')', cases.len()));
            return Hold::Whole;
        };
        for (condition, value) in cases {
            match known.holds(condition) {
                Ok(true) => return self.piece(text, value),
                Ok(false) => {}
                Err(gap) => return write_or_gap(text, Err(gap), write_figure),
            }
        }
        self.piece(text, otherwise)
    }

    /// Expressions with commas between.
    fn listed<'e>(&self, text: &mut String, of: impl IntoIterator<Item = &'e Expr>) {
        for (nth, inner) in of.into_iter().enumerate() {
            if nth > 0 {
                text.push_str(", ");
            }
            self.write(text, inner);
        }
    }

    fn word<'b>(&self, chinese: &'b str, english: &'b str) -> &'b str {
        if self.lang == "en" { english } else { chinese }
    }
}
