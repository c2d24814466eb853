//! Conversations as data: turns and attributes, with everything that is doubtful about them named.

use super::value::Value;
use crate::error::{Gravity, Problem};
use crate::moment::Moment;
use crate::phrase::Role;
use crate::review::{Conversation, Fact, Turn};

/// The conversation in `value`, and what is wrong with it: roles nobody knows (such turns count as notices of the system),
/// times that are none (left out) or go backwards (kept). Nothing else is left out.
#[must_use]
pub fn read(value: &Value) -> (Conversation, Vec<Problem>) {
    let mut problems = Vec::new();
    if !matches!(value, Value::Object(_)) || !matches!(value.get("turns"), Some(Value::List(_))) {
        problems.push(Problem::new(
            "missing-field",
            Gravity::Error,
            "",
            &["turns", "[{ \"role\": \"agent\", \"text\": \"…\" }]"],
        ));
    }
    let mut turns: Vec<Turn> = Vec::with_capacity(value.items("turns").len());
    let mut latest: Option<Moment> = None;
    for (at, value) in value.items("turns").iter().enumerate() {
        let turn = turn(value, &format!("turns[{at}]"), &mut problems);
        if let (Some(before), Some(now)) = (latest, turn.at)
            && now.milliseconds < before.milliseconds
        {
            problems.push(Problem::new("turn-order", Gravity::Warning, format!("turns[{at}].at"), &[&now.to_string()]));
        }
        latest = turn.at.or(latest);
        turns.push(turn);
    }
    let attributes = value.fields("attributes").iter().map(|(name, value)| (name.clone(), fact(value))).collect();
    (Conversation { id: value.text("id").unwrap_or_default().to_owned(), turns, attributes }, problems)
}

fn turn(value: &Value, path: &str, problems: &mut Vec<Problem>) -> Turn {
    let role = match value.text("role") {
        Some("agent") => Role::Agent,
        Some("customer") => Role::Customer,
        Some("system") => Role::System,
        other => {
            let details = [other.unwrap_or_default(), "agent, customer, system"];
            problems.push(Problem::new("unknown-role", Gravity::Error, format!("{path}.role"), &details));
            Role::System
        }
    };
    let text = value.text("text").unwrap_or_else(|| {
        problems.push(Problem::new("missing-field", Gravity::Error, path, &["text", "\"…\""]));
        ""
    });
    let at = value.text("at").and_then(|time| {
        let at = Moment::parse(time);
        if at.is_none() {
            problems.push(Problem::new("bad-time", Gravity::Warning, format!("{path}.at"), &[time]));
        }
        at
    });
    Turn { role, text: text.encode_utf16().collect(), at, by: value.text("by").unwrap_or_default().to_owned() }
}

/// A conversation of lines such as `U: 你好`: U a customer, A an agent, B a robot of the agent's side, S the system. A time may
/// go before (`10:00:05 A: 您好`); without a day it is of the first of May 2024.
#[must_use]
pub fn from_lines(lines: &[String], attributes: &[(String, Value)]) -> Conversation {
    Conversation {
        id: String::new(),
        turns: lines.iter().map(|line| of_line(line)).collect(),
        attributes: attributes.iter().map(|(name, value)| (name.clone(), fact(value))).collect(),
    }
}

fn of_line(line: &str) -> Turn {
    let (at, rest) = timed(line);
    let (role, by, text) = match rest.split_once([':', '：']) {
        Some(("A", text)) => (Role::Agent, "", text),
        Some(("B", text)) => (Role::Agent, "机器人", text),
        Some(("S", text)) => (Role::System, "", text),
        Some(("U", text)) => (Role::Customer, "", text),
        _ => (Role::Customer, "", rest),
    };
    Turn { role, text: text.trim().encode_utf16().collect(), at, by: by.to_owned() }
}

/// The time before the letter of the role, if there is one.
fn timed(line: &str) -> (Option<Moment>, &str) {
    let head = line.find(['A', 'B', 'S', 'U']).unwrap_or(0);
    let time = line[..head].trim();
    let read = Moment::parse(time).or_else(|| Moment::parse(&format!("2024-05-01 {time}")));
    match read {
        Some(at) => (Some(at), &line[head..]),
        None => (None, line),
    }
}

/// A raw value as a fact.
fn fact(value: &Value) -> Fact {
    match value {
        Value::Bool(truth) => Fact::Truth(*truth),
        Value::Number(number) => Fact::Number(*number),
        Value::String(text) => Fact::Text(text.clone()),
        Value::List(items) => Fact::List(items.iter().map(fact).collect()),
        Value::Object(parts) => Fact::Record(parts.iter().map(|(name, value)| (name.clone(), fact(value))).collect()),
        Value::Null => Fact::Text(String::new()),
    }
}
