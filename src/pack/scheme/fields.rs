//! What one enters.

use super::{Reader, inputs, title_or};
use crate::error::{Gravity, Problem};
use crate::pack::lexicon::localized;
use crate::pack::value::Value;
use crate::score::calculus::Expr;
use crate::score::decimal::{Decimal, from_number, from_text};
use crate::score::formula::Wanted;
use crate::score::scheme::{Choice, Field, Kind};
use crate::words;

/// Levels of one field: each has a place in a case.
const MOST_CHOICES: usize = 64;

impl Reader {
    /// Reads the fields. Those that are not asked in the chosen readings are left out.
    pub(super) fn fields(&mut self, document: &Value) {
        for (id, value) in document.fields("fields") {
            if !self.applies(value) {
                continue;
            }
            let field = self.field(id, value);
            if let Some(default) = &field.default {
                let mut problems = Vec::new();
                field.slot(default, &mut problems);
                problems.retain(|problem| problem.gravity == Gravity::Error);
                for problem in &mut problems {
                    problem.path = words::field(&words::field("fields", id), "default");
                }
                self.problems.extend(problems);
            }
            self.scheme.fields.push(field);
        }
    }

    fn field(&mut self, id: &str, value: &Value) -> Field {
        let path = words::field("fields", id);
        let of = value.get("of");
        let bounds = of.unwrap_or(value);
        Field {
            id: id.to_owned(),
            title: title_or(value, id),
            kind: self.kind(value, &path),
            unit: localized(value.get("unit").or_else(|| of.and_then(|of| of.get("unit")))),
            default: value.get("default").map(inputs::entry),
            min: number(bounds.get("min")),
            max: number(bounds.get("max")),
            parameter: value.is_true("parameter"),
            optional: value.is_true("optional"),
            when: None,
            used: false,
            rows: value.texts("rows"),
            note: localized(value.get("note")),
        }
    }

    fn kind(&mut self, value: &Value, path: &str) -> Kind {
        match value.text("type") {
            Some("count") => Kind::Count,
            Some("percent") => Kind::Percent,
            Some("money") => Kind::Money,
            Some("flag") => Kind::Flag,
            Some("level") => Kind::Level(self.choices(value, path)),
            Some("list") => {
                let of = value.get("of").unwrap_or(&Value::Null);
                match of.text("type") {
                    Some("levels") => Kind::Cases(self.choices(of, &words::field(path, "of"))),
                    kind => Kind::Figures(kind == Some("percent"), kind == Some("count")),
                }
            }
            _ => Kind::Number,
        }
    }

    /// The options of a field. What they are worth cannot depend on anything: the names are not known yet.
    fn choices(&mut self, value: &Value, path: &str) -> Vec<Choice> {
        let options = value.fields("options");
        if options.is_empty() {
            self.problem("missing-field", path, &["options", "{ … }"]);
        }
        if options.len() > MOST_CHOICES {
            self.problems.push(Problem::new("too-deep", Gravity::Error, words::field(path, "options"), &[]));
        }
        let choice =
            |(id, value): &(String, Value)| Choice { id: id.clone(), title: title_or(value, id), points: None };
        options.iter().take(MOST_CHOICES).map(choice).collect()
    }

    /// Reads what waits for the names: when fields are asked, and what their options are worth.
    pub(super) fn asked_when(&mut self, document: &Value) {
        for at in 0..self.scheme.fields.len() {
            let id = self.scheme.fields[at].id.clone();
            let Some(value) = document.get("fields").and_then(|fields| fields.get(&id)) else { continue };
            let path = words::field("fields", &id);
            if let Some(when) = value.text("when") {
                let path = words::field(&path, "when");
                let when = self.condition(when, Wanted::Condition, &path);
                if when.as_ref().is_some_and(|when| !when.lines().is_empty()) {
                    self.problem("field-needs-line", path, &[]);
                } else {
                    self.scheme.fields[at].when = when;
                }
            }
            let (options, path) = match value.get("of") {
                Some(of) => (of.fields("options"), words::field(&path, "of.options")),
                None => (value.fields("options"), words::field(&path, "options")),
            };
            for (nth, (name, option)) in options.iter().enumerate().take(MOST_CHOICES) {
                let points = option.get("points");
                let points =
                    points.and_then(|points| self.figure(points, &words::field(&words::field(&path, name), "points")));
                self.worth(at, nth, points);
            }
        }
    }

    /// Marks the fields that anything needs, so that no others are asked for.
    pub(super) fn mark_used(&mut self) {
        let mut used = vec![false; self.scheme.fields.len()];
        let mut mark = |expr: &Expr| {
            for field in expr.fields() {
                if let Some(used) = used.get_mut(field) {
                    *used = true;
                }
            }
        };
        for line in &self.scheme.lines {
            line.parts().chain(&line.weight).for_each(&mut mark);
        }
        self.scheme.gates.iter().for_each(|gate| mark(&gate.when));
        self.scheme.actions.iter().for_each(|action| mark(&action.when));
        self.scheme.fields.iter().filter_map(|field| field.when.as_ref()).for_each(&mut mark);
        let bands = self.scheme.grades.as_ref().map_or(&[][..], |grades| &grades.bands);
        bands.iter().filter_map(|band| band.from.as_ref()).for_each(|(from, _)| mark(from));
        for (field, used) in self.scheme.fields.iter_mut().zip(used) {
            field.used = used;
        }
    }

    fn worth(&mut self, field: usize, choice: usize, points: Option<Expr>) {
        if let Kind::Level(choices) | Kind::Cases(choices) = &mut self.scheme.fields[field].kind
            && let Some(choice) = choices.get_mut(choice)
        {
            choice.points = points;
        }
    }
}

fn number(value: Option<&Value>) -> Option<Decimal> {
    match value {
        Some(Value::Number(number)) => from_number(*number),
        Some(Value::String(text)) => from_text(text),
        _ => None,
    }
}
