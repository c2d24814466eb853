//! Options, lines and scales of SurveyJS as those of a form document.

use std::collections::BTreeMap;

use super::import::Importer;
use super::names::Ids;
use super::words;
use super::{list, object, text};
use crate::pack::value::Value;

/// The options of an element, with those SurveyJS has of its own: for other things, and for none of these.
pub(super) fn options(importer: &mut Importer, element: &Value, path: &str) -> Value {
    let mut options = items(importer, element.items("choices"), &format!("{path}.choices"));
    let mut own = |item: bool, id: &str, words: &str, otherwise: &str| {
        if item {
            let title = words::carried(element.get(words));
            let title = if title == Value::Null { words::carried(Some(&text(otherwise))) } else { title };
            options.push(object(vec![("id", text(id)), ("title", title), ("role", text(id))]));
        }
    };
    own(element.is_true("showOtherItem") || element.is_true("hasOther"), "other", "otherText", "其他");
    own(element.is_true("showNoneItem") || element.is_true("hasNone"), "none", "noneText", "以上都没有");
    list(options)
}

/// Options or lines: each a value, or an object with a text and a condition.
pub(super) fn items(importer: &mut Importer, values: &[Value], path: &str) -> Vec<Value> {
    let ids = ids_of(values);
    let mut items = Vec::new();
    for (at, item) in values.iter().enumerate() {
        let value = words::word(item.get("value").unwrap_or(item));
        let path = format!("{path}[{at}]");
        importer.leftover(item, &path, &["value", "text", "visibleIf"]);
        let title = match item.get("text") {
            Some(title) => words::carried(Some(title)),
            None => words::carried(Some(&text(&*value))),
        };
        let show = importer.condition(item.get("visibleIf"), &format!("{path}.visibleIf"));
        items.push(object(vec![
            ("id", text(ids.get(&value).cloned().unwrap_or_default())),
            ("title", title),
            ("show", show),
        ]));
    }
    items
}

/// Ids of options or lines by their values.
pub(super) fn ids_of(values: &[Value]) -> BTreeMap<String, String> {
    let mut ids = Ids::default();
    let value = |item: &Value| words::word(item.get("value").unwrap_or(item));
    values.iter().map(|item| (value(item), ids.give(&value(item), "v"))).collect()
}

/// The scale of a rating.
pub(super) fn rated(element: &Value) -> Value {
    let look = match element.text("rateType").or_else(|| element.text("rateDisplayMode")) {
        Some("stars") => text("stars"),
        Some("smileys") => text("faces"),
        _ => text("numbers"),
    };
    let ends = [
        ("look", look),
        ("low", words::carried(element.get("minRateDescription"))),
        ("high", words::carried(element.get("maxRateDescription"))),
    ];
    let figure = |name: &str, otherwise: f64| match element.get(name) {
        Some(Value::Number(figure)) => *figure,
        _ => otherwise,
    };
    let scale = scale_of(element.items("rateValues")).unwrap_or_else(|| {
        let from = figure("rateMin", 1.0);
        let count = figure("rateCount", 5.0);
        object(vec![("from", Value::Number(from)), ("to", Value::Number(figure("rateMax", from + count - 1.0)))])
    });
    match scale {
        Value::Object(fields) => {
            let more = ends.into_iter().filter(|(_, said)| *said != Value::Null);
            Value::Object(fields.into_iter().chain(more.map(|(name, said)| (name.to_owned(), said))).collect())
        }
        other => other,
    }
}

/// The scale that values are, if they are whole figures one after the other.
pub(super) fn scale_of(values: &[Value]) -> Option<Value> {
    let figure = |item: &Value| match item.get("value").unwrap_or(item) {
        Value::Number(figure) if figure.fract() == 0.0 => Some(*figure),
        _ => None,
    };
    let figures: Vec<f64> = values.iter().map(figure).collect::<Option<_>>()?;
    let (first, last) = (*figures.first()?, *figures.last()?);
    if figures.len() < 2 || figures.windows(2).any(|pair| (pair[1] - pair[0] - 1.0).abs() > f64::EPSILON) {
        return None;
    }
    let labels: Vec<Value> = values.iter().map(|item| words::carried(item.get("text"))).collect();
    let labels = if labels.contains(&Value::Null) { Value::Null } else { Value::List(labels) };
    Some(object(vec![("from", Value::Number(first)), ("to", Value::Number(last)), ("labels", labels)]))
}
