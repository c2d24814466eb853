//! Texts in several languages, both ways. For SurveyJS `default` is English; the languages of a survey stand beside it.

use super::{object, text};
use crate::pack::value::Value;

/// Names of the languages there and here.
const LANGUAGES: [(&str, &str); 3] = [("zh-cn", "zh-CN"), ("zh-tw", "zh-TW"), ("default", "en")];

/// A text of a document as SurveyJS has it.
pub(super) fn out(value: Option<&Value>) -> Value {
    let Some(value) = value else { return Value::Null };
    let in_chinese = value.text("zh-CN").or_else(|| value.as_text()).unwrap_or_default();
    let said = |name: &str| value.text(name).map_or(Value::Null, text);
    if value.text("en").is_none() && value.text("zh-TW").is_none() {
        return if in_chinese.is_empty() { Value::Null } else { text(in_chinese) };
    }
    let fallback = value.text("en").unwrap_or(in_chinese);
    object(vec![("default", text(fallback)), ("zh-cn", text(in_chinese)), ("zh-tw", said("zh-TW"))])
}

/// A text of SurveyJS as a document has it; nothing where nothing is said. Markup is left out, its words stay.
pub(super) fn carried(value: Option<&Value>) -> Value {
    let Some(value) = value else { return Value::Null };
    if let Value::String(_) | Value::Number(_) = value {
        return object(vec![("zh-CN", text(plain(&word(value))))]);
    }
    let known = LANGUAGES.iter().filter_map(|(there, here)| Some((*here, text(plain(value.text(there)?)))));
    let mut said: Vec<(&str, Value)> = known.collect();
    if said.iter().all(|(name, _)| *name != "zh-CN") {
        // A survey in another language alone: its words stand where the first language has to.
        let first = value.text("default").or_else(|| match value {
            Value::Object(fields) => fields.iter().find_map(|(_, said)| said.as_text()),
            _ => None,
        });
        said.insert(0, ("zh-CN", text(plain(first.unwrap_or_default()))));
    }
    object(said)
}

/// A value that stands for itself: a text, or a number as it is written.
pub(super) fn word(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Bool(truth) => truth.to_string(),
        _ => String::new(),
    }
}

/// The words of a text with markup.
fn plain(marked: &str) -> String {
    let mut words = String::new();
    let mut rest = marked;
    while let Some(start) = rest.find('<') {
        let begins = rest[start + 1..].starts_with(|sign: char| sign.is_ascii_alphabetic() || sign == '/');
        let end = rest[start..].find('>').filter(|_| begins);
        let Some(end) = end else {
            words.push_str(&rest[..=start]);
            rest = &rest[start + 1..];
            continue;
        };
        words.push_str(&rest[..start]);
        rest = &rest[start + end + 1..];
    }
    words.push_str(rest);
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&")];
    signs.iter().fold(words, |words, (written, sign)| words.replace(written, sign)).trim().to_owned()
}

/// The markup that shows a text as it is.
pub(super) fn escaped(value: &Value) -> Value {
    let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    match value {
        Value::String(words) => text(escape(words)),
        Value::Object(fields) => {
            Value::Object(fields.iter().map(|(name, said)| (name.clone(), escaped(said))).collect())
        }
        other => other.clone(),
    }
}
