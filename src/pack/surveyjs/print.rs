//! Conditions and formulas as SurveyJS writes them.
//!
//! Here a comparison with nothing is false, and arithmetic with nothing is nothing; there `!=` holds of what is not answered,
//! and arithmetic takes it for zero. Where that would differ, the condition says that there must be an answer.

use crate::form::{Comparison, Expression, Form, Function, Kind, Operation, Question};

/// Why an expression cannot be carried: what in it SurveyJS does not know.
pub(super) type Lost = &'static str;

/// A condition as text.
pub(super) fn condition(form: &Form, expression: &Expression) -> Result<String, Lost> {
    Printer { form }.condition(expression)
}

/// A formula as text.
pub(super) fn formula(form: &Form, expression: &Expression, places: Option<u32>) -> Result<String, Lost> {
    let printer = Printer { form };
    let value = printer.value(expression)?;
    let value = places.map_or(value.clone(), |places| format!("round({value}, {places})"));
    let needed = printer.needed(expression);
    Ok(if needed.is_empty() { value } else { format!("iif({}, {value}, '')", needed.join(" and ")) })
}

struct Printer<'a> {
    form: &'a Form,
}

impl Printer<'_> {
    fn condition(&self, expression: &Expression) -> Result<String, Lost> {
        Ok(match expression {
            Expression::Not(inner) => format!("!({})", self.condition(inner)?),
            Expression::And(left, right) => format!("({} and {})", self.condition(left)?, self.condition(right)?),
            Expression::Or(left, right) => format!("({} or {})", self.condition(left)?, self.condition(right)?),
            Expression::Compare(comparison, left, right) => self.compared(*comparison, left, right)?,
            Expression::Has(question, option) => format!("{{{}}} contains '{}'", self.id(*question), quoted(option)?),
            Expression::Call(Function::Answered, values) => match values.first() {
                Some(answer) => format!("{} notempty", self.value(answer)?),
                None => return Err("answered"),
            },
            Expression::Answer(_) | Expression::Aspect(..) => format!("{} = true", self.value(expression)?),
            Expression::Truth(truth) => if *truth { "1 = 1" } else { "1 = 2" }.to_owned(),
            other => format!("{} = true", self.value(other)?),
        })
    }

    fn compared(&self, comparison: Comparison, left: &Expression, right: &Expression) -> Result<String, Lost> {
        for (answer, other) in [(left, right), (right, left)] {
            if self.means_na(answer, other) {
                return Err("'na'");
            }
        }
        let sign = match comparison {
            Comparison::Equal => "=",
            Comparison::Different => "!=",
            Comparison::Less => "<",
            Comparison::AtMost => "<=",
            Comparison::More => ">",
            Comparison::AtLeast => ">=",
        };
        let mut all = self.needed(left);
        all.extend(self.needed(right));
        if comparison == Comparison::Different || is_answer(left) && is_answer(right) {
            for side in [left, right].into_iter().filter(|side| is_answer(side)) {
                all.push(format!("{} notempty", self.value(side)?));
            }
        }
        all.push(format!("{} {sign} {}", self.value(left)?, self.value(right)?));
        Ok(if all.len() == 1 { all.swap_remove(0) } else { format!("({})", all.join(" and ")) })
    }

    /// Whether an answer is compared with "does not apply", which SurveyJS does not have.
    fn means_na(&self, answer: &Expression, text: &Expression) -> bool {
        let question = match answer {
            Expression::Answer(question) | Expression::Aspect(question, _) => self.form.questions.get(*question),
            _ => None,
        };
        matches!(text, Expression::Text(text) if text == "na")
            && question.is_some_and(|question| question.not_applicable.is_some())
    }

    fn value(&self, expression: &Expression) -> Result<String, Lost> {
        Ok(match expression {
            Expression::Number(number) => number.to_string(),
            Expression::Text(text) => format!("'{}'", quoted(text)?),
            Expression::Truth(truth) => truth.to_string(),
            Expression::Answer(question) => format!("{{{}}}", self.id(*question)),
            Expression::Aspect(question, aspect) => {
                let Some(Kind::Matrix(matrix)) = self.form.questions.get(*question).map(|question| &question.kind)
                else {
                    return Err("table");
                };
                format!("{{{}.{}}}", self.id(*question), matrix.aspects[*aspect].id)
            }
            Expression::Compute(operation, left, right) => {
                let sign = match operation {
                    Operation::Add => "+",
                    Operation::Subtract => "-",
                    Operation::Multiply => "*",
                    Operation::Divide => "/",
                };
                format!("({} {sign} {})", self.value(left)?, self.value(right)?)
            }
            Expression::Call(function, values) => self.call(*function, values)?,
            condition => self.condition(condition)?,
        })
    }

    fn call(&self, function: Function, values: &[Expression]) -> Result<String, Lost> {
        let named = |name: &str, parts: Vec<String>| format!("{name}({})", parts.join(", "));
        Ok(match function {
            Function::Sum => named("sum", self.each(values)?),
            Function::Mean => named("avg", self.each(values)?),
            Function::Min => named("min", self.each(values)?),
            Function::Max => named("max", self.each(values)?),
            Function::If => match values {
                [condition, then, otherwise] => {
                    format!("iif({}, {}, {})", self.condition(condition)?, self.value(then)?, self.value(otherwise)?)
                }
                _ => return Err("if"),
            },
            Function::Minutes => match values {
                [from, to] if !self.is_time(from) && !self.is_time(to) => {
                    // There the difference has no sign.
                    let (from, to) = (self.value(from)?, self.value(to)?);
                    let apart = format!("dateDiff({from}, {to}, 'minutes')");
                    format!("iif({to} >= {from}, {apart}, 0 - {apart})")
                }
                _ => return Err("minutes"),
            },
            Function::Count => self.added(self.each(values)?.into_iter().map(|value| format!("{value} notempty"))),
            Function::Times => {
                let wanted = self.value(values.first().ok_or("times")?)?;
                self.added(self.each(&values[1..])?.into_iter().map(|value| format!("{value} = {wanted}")))
            }
            Function::Score => return Err("score"),
            Function::Answered => self.condition(&Expression::Call(function, values.to_vec()))?,
        })
    }

    /// How many of these hold.
    fn added(&self, conditions: impl Iterator<Item = String>) -> String {
        let ones: Vec<String> = conditions.map(|condition| format!("iif({condition}, 1, 0)")).collect();
        format!("({})", ones.join(" + "))
    }

    /// The values, lines of tables each by itself.
    fn each(&self, values: &[Expression]) -> Result<Vec<String>, Lost> {
        let mut all = Vec::new();
        for value in values {
            match (value, self.question(value).map(|question| &question.kind)) {
                (Expression::Answer(number), Some(Kind::Matrix(matrix))) => {
                    let lines = matrix.aspects.iter().map(|aspect| format!("{{{}.{}}}", self.id(*number), aspect.id));
                    all.extend(lines);
                }
                (Expression::Answer(_), Some(Kind::Multiple(_) | Kind::Ranking(_))) => return Err("count"),
                _ => all.push(self.value(value)?),
            }
        }
        Ok(all)
    }

    /// That there is an answer to whatever is computed with.
    fn needed(&self, expression: &Expression) -> Vec<String> {
        let mut needed: Vec<String> = Vec::new();
        if !matches!(expression, Expression::Compute(..) | Expression::Call(Function::Minutes, _)) {
            return needed;
        }
        expression.each_part(&mut |side| {
            let own = match self.value(side) {
                Ok(value) if is_answer(side) => vec![format!("{value} notempty")],
                _ => self.needed(side),
            };
            for one in own {
                if !needed.contains(&one) {
                    needed.push(one);
                }
            }
        });
        needed
    }

    fn question(&self, expression: &Expression) -> Option<&Question> {
        match expression {
            Expression::Answer(question) | Expression::Aspect(question, _) => self.form.questions.get(*question),
            _ => None,
        }
    }

    fn is_time(&self, expression: &Expression) -> bool {
        matches!(self.question(expression).map(|question| &question.kind), Some(Kind::Time))
    }

    fn id(&self, question: usize) -> &str {
        self.form.questions.get(question).map_or("", |question| &question.id)
    }
}

const fn is_answer(expression: &Expression) -> bool {
    matches!(expression, Expression::Answer(_) | Expression::Aspect(..))
}

/// A text between quotation marks; SurveyJS has no sign for a quotation mark within.
fn quoted(text: &str) -> Result<&str, Lost> {
    if text.contains(['\'', '\\']) { Err("'") } else { Ok(text) }
}
