//! The tests of rules: which operator an object states, and what its names refer to.

use crate::error::{Gravity, Problem};
use crate::pack::lexicon::localized;
use crate::pack::value::Value;
use crate::review::{Alike, AttributeTest, By, Entity, Label, LabelId, Limit, Place, Reply, Rubric, Says, Test};

/// The fields that say which operator an object states; without any it is "somebody says something".
const OPERATORS: [&str; 12] =
    ["all", "any", "of", "not", "if", "attribute", "reply", "answered", "sequence", "streak", "alike", "sum"];

/// Reads tests into a rubric, whose labels and problems grow on the way.
pub(super) struct Reader {
    pub(super) rubric: Rubric,
    pub(super) problems: Vec<Problem>,
}

impl Reader {
    /// The test an object states; `None` where it states none or more than one.
    pub(super) fn test(&mut self, value: &Value, path: &str) -> Option<Test> {
        let mut stated: Vec<&str> =
            OPERATORS.into_iter().chain(["earlier"]).filter(|name| value.get(name).is_some()).collect();
        let says =
            ["cue", "courtesy", "finding", "entity", "similar", "at_most_characters", "at_least_characters", "by"];
        let speaks = says.iter().any(|name| value.get(name).is_some());
        if speaks {
            stated.push("cue");
        }
        let [operator] = stated[..] else {
            self.problems.push(Problem::new(
                "bad-test",
                Gravity::Error,
                path,
                &[&stated.join(", "), &OPERATORS.join(", ")],
            ));
            return None;
        };
        let inner = |name: &str| (value.get(name), format!("{path}.{name}"));
        Some(match operator {
            "all" => Test::All(self.list(value, path, "all")?),
            "any" => Test::Any(self.list(value, path, "any")?),
            "of" => {
                let tests = self.list(value, path, "of")?;
                Test::AtLeast(whole(value.get("at_least")).unwrap_or(1) as usize, tests)
            }
            "not" => Test::Not(Box::new(self.child(inner("not"))?)),
            "if" => {
                let otherwise = match value.get("else") {
                    Some(_) => Some(Box::new(self.child(inner("else"))?)),
                    None => None,
                };
                Test::If(Box::new(self.child(inner("if"))?), Box::new(self.child(inner("then"))?), otherwise)
            }
            "attribute" => Test::Attribute(self.attribute(value, path)),
            "reply" => Test::Reply(self.reply(value.get("reply")?, &format!("{path}.reply"))),
            "answered" => Test::Answered(by(value.text("answered"))),
            "sequence" => {
                let steps = value.items("sequence").iter().enumerate();
                let steps = steps.map(|(at, step)| self.says(step, &format!("{path}.sequence[{at}]"))).collect();
                Test::Sequence(steps, value.is_true("adjacent"))
            }
            "streak" => {
                let streak = value.get("streak")?;
                let says = self.says(streak, &format!("{path}.streak"));
                let times = says.times.clone().unwrap_or(Limit::Value(2.0));
                Test::Streak(Box::new(Says { times: None, ..says }), times)
            }
            "alike" => Test::Alike(self.alike(value.get("alike")?, &format!("{path}.alike"))),
            "sum" => Test::Sum { of: value.texts("sum"), equals: value.text("equals").unwrap_or_default().to_owned() },
            "earlier" => Test::Earlier {
                same: value.texts("earlier"),
                within_days: self.limit(value.get("within_days"), path).unwrap_or(Limit::Value(7.0)),
            },
            _ => Test::Says(Box::new(self.says(value, path))),
        })
    }

    fn child(&mut self, (value, path): (Option<&Value>, String)) -> Option<Test> {
        match value {
            Some(value) => self.test(value, &path),
            None => {
                self.problems.push(Problem::new("missing-field", Gravity::Error, path, &["then", "{ … }"]));
                None
            }
        }
    }

    /// All of the tests, or none: without one of them the whole would say something else.
    fn list(&mut self, value: &Value, path: &str, name: &str) -> Option<Vec<Test>> {
        let tests = value.items(name).iter().enumerate();
        let tests: Vec<Option<Test>> =
            tests.map(|(at, test)| self.test(test, &format!("{path}.{name}[{at}]"))).collect();
        tests.into_iter().collect()
    }

    /// What somebody says.
    pub(super) fn says(&mut self, value: &Value, path: &str) -> Says {
        let mut labels = self.names(value, path, "cue");
        for (field, label) in [("courtesy", Label::Courtesy as fn(String) -> Label), ("finding", Label::Finding)] {
            labels.extend(value.texts(field).into_iter().map(|name| self.label(label(name))));
        }
        for name in value.texts("entity") {
            labels.extend(entity(&name).map(|entity| self.label(Label::Entity(entity))));
        }
        let similarity = match value.get("similarity") {
            Some(Value::Number(number)) => *number,
            _ => 0.8,
        };
        Says {
            by: by(value.text("by")),
            labels,
            without: self.names(value, path, "without"),
            answering: self.names(value, path, "answering"),
            at_most: self.limit(value.get("at_most_characters"), path),
            at_least: self.limit(value.get("at_least_characters"), path),
            similar: value.texts("similar"),
            similarity,
            times: self.limit(value.get("times"), path),
            within_seconds: self.limit(value.get("within_seconds"), path),
            place: value.get("in").map(|place| self.place(place, path)).unwrap_or_default(),
            say: value.get("say").map(|say| localized(Some(say))),
        }
    }

    fn place(&mut self, value: &Value, path: &str) -> Place {
        let path = &format!("{path}.in");
        Place {
            first: whole(value.get("first")),
            last: whole(value.get("last")),
            first_seconds: self.limit(value.get("first_seconds"), path),
            same: value.is_true("same"),
            next: whole(value.get("next")),
            after: value.is_true("after"),
            before: value.is_true("before"),
            within_seconds: self.limit(value.get("within_seconds"), path),
            beyond_seconds: self.limit(value.get("beyond_seconds"), path),
            until: self.names(value, path, "until"),
        }
    }

    fn attribute(&mut self, value: &Value, path: &str) -> AttributeTest {
        let word = |value: &Value| match value {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            Value::Bool(truth) => Some(truth.to_string()),
            _ => None,
        };
        let is = match value.get("is") {
            Some(Value::List(items)) => items.iter().filter_map(word).collect(),
            Some(value) => word(value).into_iter().collect(),
            None => Vec::new(),
        };
        AttributeTest {
            name: value.text("attribute").unwrap_or_default().to_owned(),
            is,
            at_least: self.limit(value.get("at_least"), path),
            at_most: self.limit(value.get("at_most"), path),
        }
    }

    fn reply(&mut self, value: &Value, path: &str) -> Reply {
        Reply {
            by: value.text("by").map_or(By::Human, |name| by(Some(name))),
            within_seconds: self.limit(value.get("within_seconds"), path).unwrap_or_default(),
            first: value.is_true("first"),
            unless: self.names(value, path, "unless"),
        }
    }

    fn alike(&mut self, value: &Value, path: &str) -> Alike {
        let similarity = match value.get("similarity") {
            Some(Value::Number(number)) => *number,
            _ => 0.9,
        };
        Alike {
            by: by(value.text("by")),
            similarity,
            at_least: whole(value.get("at_least_characters")).unwrap_or(4),
            answering: self.names(value, path, "answering"),
        }
    }

    /// Labels named in a field: word lists, or `courtesy:…`, `finding:…`, `entity:…`.
    fn names(&mut self, value: &Value, path: &str, field: &str) -> Vec<LabelId> {
        let mut labels = Vec::new();
        for name in value.texts(field) {
            let label = match name.split_once(':') {
                Some(("courtesy", name)) => Label::Courtesy(name.to_owned()),
                Some(("finding", name)) => Label::Finding(name.to_owned()),
                Some(("entity", name)) if entity(name).is_some() => {
                    Label::Entity(entity(name).unwrap_or(Entity::Question))
                }
                _ => {
                    self.expect_cue(&name, &format!("{path}.{field}"));
                    Label::Cue(name)
                }
            };
            labels.push(self.label(label));
        }
        labels
    }

    fn expect_cue(&mut self, name: &str, path: &str) {
        if self.rubric.cues.iter().all(|list| list.0 != *name) {
            let known: Vec<&str> = self.rubric.cues.iter().map(|list| list.0.as_str()).collect();
            self.problems.push(Problem::new("unknown-cue", Gravity::Error, path, &[name, &known.join(", ")]));
        }
    }

    /// The number of a label, a new one if it has none yet.
    pub(super) fn label(&mut self, label: Label) -> LabelId {
        let labels = &mut self.rubric.labels;
        let known = labels.iter().position(|known| *known == label);
        known.unwrap_or_else(|| {
            labels.push(label);
            labels.len() - 1
        }) as LabelId
    }

    /// A number, or a parameter by its name.
    fn limit(&mut self, value: Option<&Value>, path: &str) -> Option<Limit> {
        match value? {
            Value::Number(number) => Some(Limit::Value(*number)),
            Value::String(name) => {
                let at = self.rubric.parameters.iter().position(|parameter| parameter.id == *name);
                if at.is_none() {
                    let known: Vec<&str> =
                        self.rubric.parameters.iter().map(|parameter| parameter.id.as_str()).collect();
                    let details = [name.as_str(), &known.join(", ")];
                    self.problems.push(Problem::new("unknown-parameter", Gravity::Error, path, &details));
                }
                at.map(Limit::Parameter)
            }
            _ => None,
        }
    }
}

/// Whose turns; the agent's where nothing is said.
pub(super) fn by(name: Option<&str>) -> By {
    match name {
        Some("human") => By::Human,
        Some("customer") => By::Customer,
        Some("system") => By::System,
        Some("any") => By::Any,
        _ => By::Agent,
    }
}

fn entity(name: &str) -> Option<Entity> {
    Entity::NAMES.iter().find(|known| known.0 == name).map(|known| known.1)
}

fn whole(value: Option<&Value>) -> Option<u32> {
    match value {
        Some(Value::Number(number)) if *number >= 1.0 => Some(*number as u32),
        _ => None,
    }
}
