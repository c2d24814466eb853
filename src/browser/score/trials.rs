//! What would have been, across the boundary: changes, costs, limits and needs as JSON that a page takes as it is.

use crate::browser::json::Json;
use crate::pack::Value;
use crate::score::decimal::{Decimal, from_number, from_text, plain};
use crate::score::explore::{Explorer, Goal, Lever, Need, Outcome};
use crate::score::{Figure, Inputs, Scheme};

/// What each single change would bring: `{ field, title, from, to, text, … }`.
pub(super) fn changes(scheme: &Scheme, inputs: &Inputs, lang: &str) -> String {
    let mut explorer = Explorer::new(scheme, inputs);
    let mut json = Json::default();
    let changes = explorer.changes();
    json.list(|json| {
        for change in &changes {
            json.object(|json| {
                if let Some(field) = scheme.fields.get(change.field) {
                    json.name("field").text(&field.id);
                    json.name("title").text(field.title.in_language(lang));
                }
                json.name("from").text(&explorer.entered_text(change.field, lang));
                json.name("to").text(&explorer.slot_text(change.field, &change.slot, lang));
                json.name("text").text(&explorer.change_text(change, lang));
                outcome(json, scheme, &change.outcome, lang);
            });
        }
    });
    json.done()
}

/// What cost most: `{ line, title, lost, total }`.
pub(super) fn costs(scheme: &Scheme, inputs: &Inputs, lang: &str) -> String {
    let costs = Explorer::new(scheme, inputs).costs();
    let mut json = Json::default();
    json.list(|json| {
        for cost in &costs {
            let Some(line) = scheme.lines.get(cost.line) else { continue };
            json.object(|json| {
                json.name("line").text(&line.id);
                json.name("title").text(line.title.in_language(lang));
                json.name("lost").text(&plain(scheme.reported(cost.line, cost.lost)));
                json.name("total").text(&plain(cost.total));
            });
        }
    });
    json.done()
}

/// The most that each line can be, by its id; without those that have no end.
pub(super) fn limits(scheme: &Scheme, inputs: &Inputs) -> String {
    let limits = scheme.limits(inputs);
    let mut json = Json::default();
    json.object(|json| {
        for (at, (line, most)) in scheme.lines.iter().zip(limits).enumerate() {
            if let Some(most) = most {
                json.name(&line.id).text(&plain(scheme.reported(at, most)));
            }
        }
    });
    json.done()
}

/// What each field, and each line below the total, would have to be for `goal`: `{ field | line, title, from, to, text, … }`.
/// `true` is the next band. Null where there is no such goal.
pub(super) fn needs(scheme: &Scheme, inputs: &Inputs, goal: &Value, lang: &str) -> String {
    let mut explorer = Explorer::new(scheme, inputs);
    let mut json = Json::default();
    let open = matches!(goal, Value::Bool(true));
    let Some(goal) = meant(scheme, goal).or_else(|| explorer.next_band().filter(|_| open)) else {
        json.truth(None);
        return json.done();
    };
    let needs = explorer.needs(goal);
    json.list(|json| needs.iter().for_each(|need| told(json, scheme, &explorer, need, lang)));
    json.done()
}

fn told(json: &mut Json, scheme: &Scheme, explorer: &Explorer<'_>, need: &Need, lang: &str) {
    json.object(|json| {
        match &need.lever {
            Lever::Field(at, slot) => {
                if let Some(field) = scheme.fields.get(*at) {
                    json.name("field").text(&field.id);
                    json.name("title").text(field.title.in_language(lang));
                }
                json.name("from").text(&explorer.entered_text(*at, lang));
                json.name("to").text(&explorer.slot_text(*at, slot, lang));
            }
            Lever::Line(at, figure) => {
                if let Some(line) = scheme.lines.get(*at) {
                    json.name("line").text(&line.id);
                    json.name("title").text(line.title.in_language(lang));
                }
                let before = explorer.value(*at).ok().map(|value| plain(scheme.reported(*at, value)));
                json.name("from").text_or_null(before.as_deref());
                json.name("to").text(&plain(scheme.reported(*at, *figure)));
            }
        }
        json.name("text").text(&explorer.need_text(need, lang));
        outcome(json, scheme, &need.outcome, lang);
    });
}

fn outcome(json: &mut Json, scheme: &Scheme, outcome: &Outcome, lang: &str) {
    let figure = |json: &mut Json, name: &str, figure: Option<Figure>| {
        json.name(name).text_or_null(figure.and_then(Result::ok).map(plain).as_deref());
    };
    figure(json, "total", Some(outcome.total));
    figure(json, "pay", outcome.pay);
    figure(json, "fines", outcome.fines);
    let bands = scheme.grades.as_ref().map_or(&[][..], |grades| &grades.bands);
    let band = outcome.band.and_then(|at| bands.get(at));
    json.name("band").text_or_null(band.map(|band| band.id.as_str()));
    json.name("bandTitle").text_or_null(band.map(|band| band.title.in_language(lang)));
    let actions = outcome.actions.iter().filter_map(|&at| scheme.actions.get(at));
    json.name("actions").list(|json| actions.for_each(|action| json.text(&action.id)));
}

/// The goal in `{ total | pay | fines: figure }` or `{ band: id }`.
fn meant(scheme: &Scheme, goal: &Value) -> Option<Goal> {
    let figure = |name: &str| -> Option<Decimal> {
        match goal.get(name)? {
            Value::Number(number) => from_number(*number),
            Value::String(text) => from_text(text),
            _ => None,
        }
    };
    let band = goal.text("band").and_then(|id| scheme.grades.as_ref()?.bands.iter().position(|band| band.id == id));
    band.map(Goal::Band)
        .or_else(|| figure("total").map(Goal::Total))
        .or_else(|| figure("pay").map(Goal::Pay))
        .or_else(|| figure("fines").map(Goal::Fines))
}
