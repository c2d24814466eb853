//! From text to expressions, bound and checked.

use super::super::decimal::Decimal;

use super::lexer::{Piece, pieces};
use super::types::{Names, Type};
use super::{Comparison, Expression, Function, Operation};

/// No expression nests deeper.
pub(super) const DEEPEST: usize = 64;

/// Why an expression cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpressionError {
    /// Name of the sentence that says so.
    pub code: &'static str,
    /// What the sentence speaks of.
    pub detail: String,
    /// Where, in characters from the start.
    pub at: usize,
}

/// An expression with the type of its value.
type Typed = (Expression, Type);

/// The expression that `text` states about the questions in `names`.
///
/// # Errors
/// The first thing in it that cannot be read, is not there, or cannot be compared or computed.
pub fn parse(text: &str, names: Names<'_>) -> Result<(Expression, Type), ExpressionError> {
    let error = |at| ExpressionError { code: "bad-expression", detail: String::from(rest(text, at)), at };
    let pieces = pieces(text).map_err(error)?;
    let mut parser = Parser { text, pieces: &pieces, at: 0, depth: 0, names };
    let typed = parser.either()?;
    if parser.at < pieces.len() {
        parser.at += 1;
        return Err(parser.unexpected());
    }
    Ok(typed)
}

fn rest(text: &str, at: usize) -> &str {
    text.char_indices().nth(at).map_or("", |(byte, _)| &text[byte..])
}

struct Parser<'a> {
    text: &'a str,
    pieces: &'a [(usize, Piece)],
    at: usize,
    depth: usize,
    names: Names<'a>,
}

const COMPARISONS: [(&str, Comparison); 6] = [
    ("=", Comparison::Equal),
    ("!=", Comparison::Different),
    ("<", Comparison::Less),
    ("<=", Comparison::AtMost),
    (">", Comparison::More),
    (">=", Comparison::AtLeast),
];

impl Parser<'_> {
    fn either(&mut self) -> Result<Typed, ExpressionError> {
        self.joined("or", Expression::Or, Self::both)
    }

    fn both(&mut self) -> Result<Typed, ExpressionError> {
        self.joined("and", Expression::And, Self::opposite)
    }

    fn joined(
        &mut self,
        word: &str,
        made: fn(Box<Expression>, Box<Expression>) -> Expression,
        part: fn(&mut Self) -> Result<Typed, ExpressionError>,
    ) -> Result<Typed, ExpressionError> {
        let before = self.depth;
        let mut left = part(self)?;
        while self.word(word) {
            // A long chain nests to the left, one level a part.
            self.deeper()?;
            let right = part(self)?;
            let truth = |kind: Type| matches!(kind, Type::Truth | Type::Any);
            if !truth(left.1) || !truth(right.1) {
                return Err(self.error("expression-not-a-condition"));
            }
            left = (made(Box::new(left.0), Box::new(right.0)), Type::Truth);
        }
        self.depth = before;
        Ok(left)
    }

    fn opposite(&mut self) -> Result<Typed, ExpressionError> {
        if !self.word("not") {
            return self.comparison();
        }
        self.deeper()?;
        let (inner, kind) = self.opposite()?;
        self.depth -= 1;
        if !matches!(kind, Type::Truth | Type::Any) {
            return Err(self.error("expression-not-a-condition"));
        }
        Ok((Expression::Not(Box::new(inner)), Type::Truth))
    }

    fn comparison(&mut self) -> Result<Typed, ExpressionError> {
        let start = self.at;
        let left = self.sum()?;
        if self.word("has") {
            return self.has(left);
        }
        let Some(comparison) = COMPARISONS.iter().find(|(sign, _)| self.next_is(sign)).map(|found| found.1) else {
            return Ok(left);
        };
        self.at += 1;
        let right = self.sum()?;
        let ordered = !matches!(comparison, Comparison::Equal | Comparison::Different);
        if !ordered && (self.is_na(&left, &right) || self.is_na(&right, &left)) {
            let sides = (Box::new(left.0), Box::new(right.0));
            return Ok((Expression::Compare(comparison, sides.0, sides.1), Type::Truth));
        }
        let unordered = |kind: Type| matches!(kind, Type::Truth | Type::Choice(_) | Type::Text);
        if !left.1.fits(right.1) || ordered && (unordered(left.1) || unordered(right.1)) && !is_time(&left, &right) {
            return Err(self.between("expression-unlike", start));
        }
        self.known_option(&left, &right)?;
        self.known_option(&right, &left)?;
        Ok((Expression::Compare(comparison, Box::new(left.0), Box::new(right.0)), Type::Truth))
    }

    fn has(&mut self, (left, kind): Typed) -> Result<Typed, ExpressionError> {
        let (Expression::Answer(question), Type::Choices(_)) = (left, kind) else {
            return Err(self.error("expression-not-a-list"));
        };
        match self.take() {
            Some(Piece::Text(option)) if self.names.has_option(question, &option) => {
                Ok((Expression::Has(question, option), Type::Truth))
            }
            Some(Piece::Text(option)) => Err(self.named("expression-unknown-option", option)),
            _ => Err(self.unexpected()),
        }
    }

    /// Whether an answer that may be "does not apply" is asked to be that.
    fn is_na(&self, answer: &Typed, text: &Typed) -> bool {
        match (&answer.0, &text.0) {
            (Expression::Answer(question) | Expression::Aspect(question, _), Expression::Text(text)) => {
                text == "na" && self.names.may_not_apply(*question)
            }
            _ => false,
        }
    }

    /// A text compared with a choice must be one of its options: anything else is never so.
    fn known_option(&self, text: &Typed, choice: &Typed) -> Result<(), ExpressionError> {
        match (&text.0, choice.1) {
            (Expression::Text(option), Type::Choice(question)) if !self.names.has_option(question, option) => {
                Err(self.named("expression-unknown-option", option.clone()))
            }
            _ => Ok(()),
        }
    }

    fn sum(&mut self) -> Result<Typed, ExpressionError> {
        self.computed(&[("+", Operation::Add), ("-", Operation::Subtract)], Self::product)
    }

    fn product(&mut self) -> Result<Typed, ExpressionError> {
        self.computed(&[("*", Operation::Multiply), ("/", Operation::Divide)], Self::factor)
    }

    fn computed(
        &mut self,
        operations: &[(&str, Operation)],
        part: fn(&mut Self) -> Result<Typed, ExpressionError>,
    ) -> Result<Typed, ExpressionError> {
        let start = self.at;
        let mut left = part(self)?;
        let before = self.depth;
        while let Some(&(_, operation)) = operations.iter().find(|(sign, _)| self.next_is(sign)) {
            self.at += 1;
            self.deeper()?;
            let right = part(self)?;
            if !left.1.is_number() || !right.1.is_number() {
                return Err(self.between("expression-not-a-number", start));
            }
            left = (Expression::Compute(operation, Box::new(left.0), Box::new(right.0)), Type::Number);
        }
        self.depth = before;
        Ok(left)
    }

    fn factor(&mut self) -> Result<Typed, ExpressionError> {
        match self.take() {
            Some(Piece::Number(digits)) => number(&digits)
                .map(|number| (Expression::Number(number), Type::Number))
                .ok_or_else(|| self.unexpected()),
            Some(Piece::Text(text)) => Ok((Expression::Text(text), Type::Text)),
            Some(Piece::Sign("-")) => {
                self.deeper()?;
                let (inner, kind) = self.factor()?;
                self.depth -= 1;
                if !kind.is_number() {
                    return Err(self.error("expression-not-a-number"));
                }
                let zero = Box::new(Expression::Number(Decimal::ZERO));
                Ok((Expression::Compute(Operation::Subtract, zero, Box::new(inner)), Type::Number))
            }
            Some(Piece::Sign("(")) => {
                self.deeper()?;
                let inner = self.either()?;
                self.depth -= 1;
                self.expect(")")?;
                Ok(inner)
            }
            Some(Piece::Name(name)) if self.next_is("(") => self.call(&name),
            Some(Piece::Name(name)) => self.name(name),
            _ => Err(self.unexpected()),
        }
    }

    fn name(&mut self, name: String) -> Result<Typed, ExpressionError> {
        if name == "true" || name == "false" {
            return Ok((Expression::Truth(name == "true"), Type::Truth));
        }
        let Some((question, kind)) = self.names.question(&name) else {
            return Err(self.named("expression-unknown-name", name));
        };
        if !self.next_is(".") {
            return Ok((Expression::Answer(question), kind));
        }
        self.at += 1;
        let aspect = match self.take() {
            Some(Piece::Name(aspect)) => aspect,
            _ => return Err(self.unexpected()),
        };
        let found = self.names.aspect(question, &aspect);
        found
            .map(|(aspect, kind)| (Expression::Aspect(question, aspect), kind))
            .ok_or_else(|| self.named("expression-unknown-name", format!("{name}.{aspect}")))
    }

    fn call(&mut self, name: &str) -> Result<Typed, ExpressionError> {
        let start = self.at - 1;
        let Some(&(_, function, least, most)) = Function::ALL.iter().find(|known| known.0 == name) else {
            return Err(self.named("expression-unknown-function", name.to_owned()));
        };
        self.deeper()?;
        let mut values = Vec::new();
        self.expect("(")?;
        loop {
            values.push(self.either()?);
            if !self.next_is(",") {
                break;
            }
            self.at += 1;
        }
        self.expect(")")?;
        self.depth -= 1;
        if values.len() < least || values.len() > most || !self.takes(function, &values) {
            return Err(self.between("expression-bad-call", start));
        }
        let kind = match function {
            Function::Answered => Type::Truth,
            Function::If => values.get(1).map_or(Type::Any, |value| value.1),
            _ => Type::Number,
        };
        Ok((Expression::Call(function, values.into_iter().map(|value| value.0).collect()), kind))
    }

    /// Whether a function can be given such values.
    fn takes(&self, function: Function, values: &[Typed]) -> bool {
        let figures = |kind: Type| matches!(kind, Type::Number | Type::Any | Type::Table(_));
        let is_answer = |value: &Expression| matches!(value, Expression::Answer(_) | Expression::Aspect(..));
        match function {
            Function::Answered | Function::Count => values.iter().all(|value| is_answer(&value.0)),
            Function::Sum | Function::Mean | Function::Min | Function::Max => {
                values.iter().all(|value| figures(value.1))
            }
            Function::Times => values.iter().skip(1).all(|value| is_answer(&value.0)),
            Function::Score => values.iter().all(|(value, _)| match value {
                Expression::Answer(question) | Expression::Aspect(question, _) => self.names.has_scores(*question),
                _ => false,
            }),
            Function::Minutes => values.iter().all(|value| matches!(value.1, Type::Time | Type::Any)),
            Function::If => values.first().is_some_and(|value| matches!(value.1, Type::Truth | Type::Any)),
        }
    }

    fn take(&mut self) -> Option<Piece> {
        let piece = self.pieces.get(self.at).map(|piece| piece.1.clone());
        self.at += 1;
        piece
    }

    fn next_is(&self, sign: &str) -> bool {
        matches!(self.pieces.get(self.at), Some((_, Piece::Sign(next))) if *next == sign)
    }

    fn word(&mut self, word: &str) -> bool {
        let here = matches!(self.pieces.get(self.at), Some((_, Piece::Name(name))) if name == word);
        self.at += usize::from(here);
        here
    }

    fn expect(&mut self, sign: &str) -> Result<(), ExpressionError> {
        self.at += 1;
        let last = self.pieces.get(self.at - 1);
        if matches!(last, Some((_, Piece::Sign(next))) if *next == sign) { Ok(()) } else { Err(self.unexpected()) }
    }

    fn deeper(&mut self) -> Result<(), ExpressionError> {
        self.depth += 1;
        if self.depth > DEEPEST { Err(self.error("expression-too-deep")) } else { Ok(()) }
    }

    /// What was just taken does not belong here.
    fn unexpected(&self) -> ExpressionError {
        let taken = self.at.saturating_sub(1).min(self.pieces.len());
        let at = self.pieces.get(taken).map_or_else(|| self.text.chars().count(), |piece| piece.0);
        ExpressionError { code: "bad-expression", detail: rest(self.text, at).to_owned(), at }
    }

    fn error(&self, code: &'static str) -> ExpressionError {
        self.between(code, self.at.saturating_sub(1))
    }

    fn named(&self, code: &'static str, detail: String) -> ExpressionError {
        ExpressionError { detail, ..self.error(code) }
    }

    /// What stands from piece `start` to here.
    fn between(&self, code: &'static str, start: usize) -> ExpressionError {
        let place = |piece: usize| self.pieces.get(piece).map_or_else(|| self.text.chars().count(), |found| found.0);
        let (at, end) = (place(start), place(self.at));
        let detail: String = self.text.chars().skip(at).take(end.saturating_sub(at)).collect();
        ExpressionError { code, detail: detail.trim().to_owned(), at }
    }
}

/// Times are texts in documents: `ended < '2024-05-01'`.
fn is_time(left: &Typed, right: &Typed) -> bool {
    matches!((left.1, right.1), (Type::Time, Type::Text) | (Type::Text, Type::Time))
}

/// `12`, `0.5` or `1.5%`.
fn number(digits: &str) -> Option<Decimal> {
    match digits.strip_suffix('%') {
        Some(digits) => Decimal::parse(digits)?.over(Decimal::HUNDRED),
        None => Decimal::parse(digits),
    }
}
