//! The questions of a form document.

use crate::form::Decimal;

use super::pieces::{Reader, count, decimal};
use super::shape::PARTICULAR;
use crate::error::{Gravity, Problem};
use crate::form::{
    Aspect, Cells, Choice, Choices, Formula, Kind, Look, Matrix, NumberRules, Privacy, Question, Role, Scale, ScaleUse,
    TextFormat, TextRules,
};
use crate::pack::lexicon::localized;
use crate::pack::value::Value;
use crate::phrase::Text;

/// No scale has more steps: a page has to show them.
const LONGEST_SCALE: i32 = 101;

impl Reader {
    pub(super) fn question(&mut self, value: &Value, page: usize, path: &str) -> Question {
        let name = value.text("kind").unwrap_or_default();
        self.particular(value, name, path);
        let said = |name: &str| {
            value.get("messages").and_then(|messages| messages.get(name)).map(|text| localized(Some(text)))
        };
        let question = Question {
            id: value.text("id").unwrap_or_default().to_owned(),
            title: localized(value.get("title")),
            help: localized(value.get("help")),
            kind: self.kind(value, name, path),
            page,
            privacy: match value.text("privacy") {
                Some("sensitive") => Privacy::Sensitive,
                Some("personal") => Privacy::Personal,
                None if name == "phone" => Privacy::Personal,
                _ => Privacy::Public,
            },
            not_applicable: value.get("not_applicable").map(|text| localized(Some(text))),
            required_message: said("required"),
            invalid_message: said("invalid"),
            ..Question::default()
        };
        if question.choices().is_some_and(|choices| choices.options.is_empty()) {
            self.missing(path, "options", "[{ \"id\": \"…\", \"title\": { … } }]");
        }
        if matches!(&question.kind, Kind::Matrix(matrix) if matrix.aspects.is_empty()) {
            self.missing(path, "aspects", "[{ \"id\": \"…\", \"title\": { … } }]");
        }
        if name == "calculated" && value.text("formula").is_none() {
            self.missing(path, "formula", "\"stars * 20\"");
        }
        question
    }

    fn missing(&mut self, path: &str, name: &str, example: &str) {
        self.problems.push(Problem::new("missing-field", Gravity::Error, path, &[name, example]));
    }

    /// Fields that a question of this kind does not have.
    fn particular(&mut self, value: &Value, kind: &str, path: &str) {
        for (field, kinds) in PARTICULAR {
            if value.get(field).is_some() && !kind.is_empty() && !kinds.contains(&kind) {
                let path = format!("{path}.{field}");
                self.problems.push(Problem::new("not-of-this-kind", Gravity::Error, path, &[field, kind]));
            }
        }
    }

    fn kind(&mut self, value: &Value, name: &str, path: &str) -> Kind {
        let text = |long: bool| TextRules {
            long,
            shortest: count(value.get("shortest")),
            longest: count(value.get("longest")),
            format: match value.text("format") {
                Some("digits") => TextFormat::Digits,
                Some("order") => TextFormat::Order,
                Some("mail") => TextFormat::Mail,
                _ => TextFormat::Any,
            },
        };
        let (places, unit) = (count(value.get("places")), localized(value.get("unit")));
        match name {
            "single" => Kind::Single(self.choices(value, path)),
            "multiple" => Kind::Multiple(self.choices(value, path)),
            "ranking" => Kind::Ranking(self.choices(value, path)),
            "rating" => Kind::Rating(self.scale(value.get("scale"), ScaleUse::Rating, path)),
            "nps" => Kind::Rating(self.scale(value.get("scale"), ScaleUse::Nps, path)),
            "ces" => Kind::Rating(self.scale(value.get("scale"), ScaleUse::Ces, path)),
            "matrix" => Kind::Matrix(self.matrix(value, path)),
            "yes_no" => Kind::YesNo,
            "consent" => Kind::Consent,
            "short" => Kind::Text(text(false)),
            "long" => Kind::Text(text(true)),
            "number" => Kind::Number(NumberRules {
                at_least: self.figure(value, "at_least", path),
                at_most: self.figure(value, "at_most", path),
                places,
                unit,
            }),
            "date" => Kind::Date,
            "time" => Kind::Time,
            "date_time" => Kind::DateTime,
            "phone" => Kind::Phone,
            "hidden" => Kind::Hidden,
            "calculated" => Kind::Calculated(Formula { expression: None, places, unit }),
            _ => Kind::Section,
        }
    }

    fn choices(&mut self, value: &Value, path: &str) -> Choices {
        let mut options = Vec::new();
        for (at, item) in value.items("options").iter().enumerate() {
            options.push(Choice {
                id: item.text("id").unwrap_or_default().to_owned(),
                title: localized(item.get("title")),
                score: self.figure(item, "score", &format!("{path}.options[{at}]")),
                show: None,
                role: match item.text("role") {
                    Some("other") => Role::Other,
                    Some("none") => Role::Nothing,
                    _ => Role::Plain,
                },
                satisfied: item.get("satisfied").map(|satisfied| *satisfied == Value::Bool(true)),
                keep: item.is_true("keep"),
                says: item.texts("says"),
            });
        }
        self.unique_ids(options.iter().map(|option| option.id.as_str()), &format!("{path}.options"));
        let mut choices = Choices::new(options, value.is_true("shuffle"));
        (choices.at_least, choices.at_most) = (count(value.get("at_least")), count(value.get("at_most")));
        choices.words = value.is_true("words");
        choices
    }

    fn matrix(&mut self, value: &Value, path: &str) -> Matrix {
        let aspect = |item: &Value| Aspect {
            id: item.text("id").unwrap_or_default().to_owned(),
            title: localized(item.get("title")),
            show: None,
        };
        let aspects: Vec<Aspect> = value.items("aspects").iter().map(aspect).collect();
        self.unique_ids(aspects.iter().map(|aspect| aspect.id.as_str()), &format!("{path}.aspects"));
        let cells = match value.get("options") {
            Some(_) => Cells::Options(self.choices(value, path)),
            None => Cells::Scale(self.scale(value.get("scale"), ScaleUse::Rating, path)),
        };
        Matrix { aspects, cells, shuffle: value.is_true("shuffle") }
    }

    fn scale(&mut self, value: Option<&Value>, use_as: ScaleUse, path: &str) -> Scale {
        let nothing = Value::Null;
        let value = value.unwrap_or(&nothing);
        let (lowest, highest, look) = match use_as {
            ScaleUse::Rating => (1, 5, Look::Stars),
            ScaleUse::Nps => (0, 10, Look::Numbers),
            ScaleUse::Ces => (1, 7, Look::Numbers),
        };
        let whole = |name: &str| match value.get(name) {
            Some(Value::Number(number)) if number.fract() == 0.0 && number.abs() < 1e6 => Some(*number as i32),
            _ => None,
        };
        let (from, to) = (whole("from").unwrap_or(lowest), whole("to").unwrap_or(highest));
        let steps = to.saturating_sub(from);
        let sound = (1..LONGEST_SCALE).contains(&steps);
        if !sound {
            let path = format!("{path}.scale");
            self.problems.push(Problem::new("bad-scale", Gravity::Error, path, &[&LONGEST_SCALE.to_string()]));
        }
        let (from, to) = if sound { (from, to) } else { (lowest, highest) };
        Scale {
            use_as,
            from,
            to,
            look: match value.text("look") {
                Some("stars") => Look::Stars,
                Some("faces") => Look::Faces,
                Some("numbers") => Look::Numbers,
                Some("words") => Look::Words,
                _ => look,
            },
            low: localized(value.get("low")),
            high: localized(value.get("high")),
            labels: value.items("labels").iter().map(|label| localized(Some(label))).collect::<Vec<Text>>(),
            // The upper two of five, and as much of any other scale.
            satisfied: whole("satisfied").unwrap_or(to - (to - from) / 4),
        }
    }

    fn figure(&mut self, value: &Value, name: &str, path: &str) -> Option<Decimal> {
        let figure = value.get(name)?;
        let number = decimal(figure);
        if number.is_none() {
            let text = figure.as_text().unwrap_or_default();
            self.problems.push(Problem::new("bad-number", Gravity::Error, format!("{path}.{name}"), &[text]));
        }
        number
    }
}
