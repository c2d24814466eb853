//! Figures of many responses as raw values for the page.

use crate::form::Decimal;
use chrono::NaiveDate;

use super::wire::{count, object, problem, text};
use crate::form::figures::{Due, Estimate, Gathered, Group, Moments, Period, Plan, SMALL, Share, Summary, Tally};
use crate::form::{Form, Kind, Measure, Method, Question};
use crate::moment::Moment;
use crate::pack::value::Value;

/// How figures are to be told apart, as the page says it.
#[must_use]
pub(super) fn plan(value: &Value) -> Plan {
    let day = |name: &str| Moment::parse(&format!("{}T00:00", value.text(name)?)).map(Moment::date);
    Plan {
        by: value.text("by").map(str::to_owned),
        period: match value.text("period") {
            Some("day") => Some(Period::Day),
            Some("week") => Some(Period::Week),
            Some("month") => Some(Period::Month),
            _ => None,
        },
        from: day("from"),
        to: day("to"),
    }
}

fn number(number: f64) -> Value {
    if number.is_finite() { Value::Number(number) } else { Value::Null }
}

fn whole(number: u64) -> Value {
    Value::Number(number as f64)
}

/// All figures of a form; `themes` gives what people write about, for the number of a question.
#[must_use]
pub(super) fn summary(form: &Form, summary: &Summary, lang: &str, themes: &dyn Fn(usize) -> Value) -> Value {
    let day = |day: NaiveDate| text(&day.to_string());
    let measures = |group: &Group| measured(form, group, lang);
    let groups = summary.groups.iter().map(|(key, group)| {
        object(vec![("key", text(key)), ("responses", whole(group.responses)), ("measures", measures(group))])
    });
    let questions = form.questions.iter().zip(&summary.questions).enumerate();
    let told = questions.filter(|(_, (question, _))| !matches!(question.kind, Kind::Section));
    let quality =
        summary.quality.iter().map(|(code, times)| object(vec![("code", text(code)), ("count", whole(*times))]));
    let problems = summary.problems.values().map(|(one, times)| {
        let mut told = problem(one, lang);
        if let Value::Object(fields) = &mut told {
            fields.push(("count".to_owned(), whole(*times)));
        }
        told
    });
    object(vec![
        ("responses", whole(summary.all.responses)),
        ("complete", whole(summary.complete)),
        ("from", summary.span.map_or(Value::Null, |span| day(span.0))),
        ("to", summary.span.map_or(Value::Null, |span| day(span.1))),
        ("small", Value::Bool(summary.all.responses < SMALL)),
        ("measures", measures(&summary.all)),
        (
            "questions",
            Value::List(
                told.map(|(number, (question, tally))| tallied(question, tally, themes(number), lang)).collect(),
            ),
        ),
        ("groups", Value::List(groups.collect())),
        ("differences", Value::List(differences(form, summary))),
        ("trend", Value::List(trend(form, summary, lang))),
        ("followUps", Value::List(summary.due.iter().map(|due| followed(form, due, lang)).collect())),
        ("quality", Value::List(quality.collect())),
        ("problems", Value::List(problems.collect())),
    ])
}

fn measured(form: &Form, group: &Group, lang: &str) -> Value {
    let measures = form.measures.iter().zip(&group.measures);
    Value::List(measures.map(|(measure, gathered)| one_measure(measure, *gathered, lang)).collect())
}

fn one_measure(measure: &Measure, gathered: Gathered, lang: &str) -> Value {
    let method = Method::NAMES.iter().find(|known| known.1 == measure.method).map_or("", |known| known.0);
    let unit = match gathered {
        Gathered::Share(_) => "share",
        Gathered::Mean(_) => "scale",
        Gathered::Nps(_) => "points",
    };
    let mut fields = vec![
        ("id", text(&measure.id)),
        ("title", text(measure.title.in_language(lang))),
        ("method", text(method)),
        ("unit", text(unit)),
        ("n", whole(gathered.count())),
        ("small", Value::Bool(gathered.count() < SMALL)),
        ("goal", goal(measure, gathered)),
        ("points", points(measure, gathered)),
    ];
    fields.extend(bounds(gathered.estimate(), if unit == "points" { 100.0 } else { 1.0 }));
    if let Gathered::Share(part) = gathered {
        fields.push(("count", whole(part.count)));
    }
    if let Gathered::Nps(promoters) = gathered {
        let of = promoters.all();
        let part = |count: u64| share(Share { count, of });
        fields.push(("promoters", part(promoters.promoters)));
        fields.push(("passives", part(promoters.passives)));
        fields.push(("detractors", part(promoters.detractors)));
    }
    object(fields)
}

fn bounds(estimate: Option<Estimate>, times: f64) -> [(&'static str, Value); 3] {
    let bound =
        |of: fn(&Estimate) -> f64| estimate.as_ref().map_or(Value::Null, |estimate| number(of(estimate) * times));
    [("value", bound(|one| one.value)), ("low", bound(|one| one.low)), ("high", bound(|one| one.high))]
}

pub(super) fn share(share: Share) -> Value {
    let mut fields = vec![("count", whole(share.count)), ("of", whole(share.of))];
    fields.extend(bounds(share.estimate(), 1.0));
    object(fields)
}

fn mean(moments: Moments) -> Value {
    match moments.estimate() {
        Some(estimate) => object(bounds(Some(estimate), 1.0).to_vec()),
        None => Value::Null,
    }
}

/// The figure as a decimal, in hundredths for shares: goals are compared exactly, 95 of 100 is not more than 95 %.
fn exact(gathered: Gathered) -> Option<Decimal> {
    let part = |count: Decimal, of: u64| count.times(Decimal::HUNDRED)?.over(Decimal::count(of));
    match gathered {
        Gathered::Share(share) => part(Decimal::count(share.count), share.of),
        Gathered::Nps(all) => part(Decimal::count(all.promoters).minus(Decimal::count(all.detractors))?, all.all()),
        Gathered::Mean(moments) => moments.estimate().and_then(|estimate| Decimal::of_double(estimate.value)),
    }
}

fn goal(measure: &Measure, gathered: Gathered) -> Value {
    let (above, at_least) = (measure.above, measure.at_least);
    if above.is_none() && at_least.is_none() {
        return Value::Null;
    }
    let met = exact(gathered)
        .is_some_and(|figure| above.is_none_or(|above| figure > above) && at_least.is_none_or(|least| figure >= least));
    let bound = |bound: Option<Decimal>| bound.map_or(Value::Null, |bound| number(bound.to_double()));
    object(vec![("above", bound(above)), ("atLeast", bound(at_least)), ("met", Value::Bool(met))])
}

/// The points that a share gives, to one place.
fn points(measure: &Measure, gathered: Gathered) -> Value {
    let Some((points, Gathered::Share(share))) = measure.points.map(|points| (points, gathered)) else {
        return Value::Null;
    };
    let given = points.times(Decimal::count(share.count)).and_then(|all| all.over(Decimal::count(share.of)));
    given.map_or(Value::Null, |given| text(&given.rounded(1).to_string()))
}

fn tallied(question: &Question, tally: &Tally, themes: Value, lang: &str) -> Value {
    let mut fields = vec![
        ("id", text(&question.id)),
        ("title", text(question.title.in_language(lang))),
        ("kind", text(super::wire::kind_name(&question.kind))),
    ];
    fields.extend(counted(question, tally, lang));
    fields.push(("themes", themes));
    if let Kind::Matrix(matrix) = &question.kind {
        let aspects = matrix.aspects.iter().zip(&tally.aspects).map(|(aspect, tally)| {
            let mut fields = vec![("id", text(&aspect.id)), ("title", text(aspect.title.in_language(lang)))];
            fields.extend(counted(question, tally, lang));
            object(fields)
        });
        fields.push(("aspects", Value::List(aspects.collect())));
    }
    object(fields)
}

fn counted(question: &Question, tally: &Tally, lang: &str) -> Vec<(&'static str, Value)> {
    let some = |share_of: Share| if share_of.of == 0 { Value::Null } else { share(share_of) };
    let texts = tally.texts.iter().map(|one| text(one));
    vec![
        ("asked", whole(tally.asked)),
        ("answered", whole(tally.answered)),
        ("notAnswered", whole(tally.asked - tally.answered - tally.not_applicable)),
        ("notApplicable", whole(tally.not_applicable)),
        ("counts", Value::List(counts(question, tally, lang))),
        ("mean", mean(tally.moments)),
        ("median", tally.median().map_or(Value::Null, |median| number(median.to_double()))),
        ("yes", some(tally.yes)),
        ("satisfied", some(tally.satisfied)),
        ("topBox", some(tally.top)),
        (
            "nps",
            match tally.promoters.estimate() {
                Some(estimate) => object(bounds(Some(estimate), 100.0).to_vec()),
                None => Value::Null,
            },
        ),
        ("texts", if tally.texts.is_empty() { Value::Null } else { Value::List(texts.collect()) }),
    ]
}

/// How often each option or figure was given, among those who answered.
fn counts(question: &Question, tally: &Tally, lang: &str) -> Vec<Value> {
    let of = tally.answered;
    let row = |id: String, title: String, times: u64, place: Value| {
        let Value::Object(mut fields) = share(Share { count: times, of }) else { return Value::Null };
        fields.insert(0, ("id".to_owned(), Value::String(id)));
        fields.insert(1, ("title".to_owned(), Value::String(title)));
        if place != Value::Null {
            fields.push(("meanPlace".to_owned(), place));
        }
        Value::Object(fields)
    };
    if let Some(choices) = question.choices() {
        let options = choices.options.iter().zip(&tally.options).enumerate();
        let rows = options.map(|(at, (option, times))| {
            let place = tally.places.get(at).map_or(Value::Null, |moments| mean(*moments));
            row(option.id.clone(), option.title.in_language(lang).to_owned(), *times, place)
        });
        return rows.collect();
    }
    let Some(scale) = question.scale() else { return Vec::new() };
    let figures = (scale.from..=scale.to).zip(0..);
    let rows = figures.map(|(figure, at)| {
        let times = tally.figures.get(&Decimal::whole(figure)).copied().unwrap_or(0);
        let label = scale
            .labels
            .get::<usize>(at)
            .map_or_else(|| figure.to_string(), |label| label.in_language(lang).to_owned());
        row(figure.to_string(), label, times, Value::Null)
    });
    rows.collect()
}

/// Two groups are compared with one another, more of them each with all others.
fn differences(form: &Form, summary: &Summary) -> Vec<Value> {
    let mut rows = Vec::new();
    let keys: Vec<&String> = summary.groups.keys().collect();
    let compared = match keys[..] {
        [] | [_] => 0,
        [_, _] => 1,
        _ => keys.len(),
    };
    for (key, others) in keys.iter().zip(summary.others(form)).take(compared) {
        let own = &summary.groups[*key];
        let other = if compared == 1 { keys[1].as_str() } else { "" };
        for ((measure, one), two) in form.measures.iter().zip(&own.measures).zip(&others.measures) {
            let Some(apart) = one.above(*two) else { continue };
            let times = if matches!(one, Gathered::Nps(_)) { 100.0 } else { 1.0 };
            rows.push(object(vec![
                ("measure", text(&measure.id)),
                ("a", text(key)),
                ("b", text(other)),
                ("difference", number(apart.value * times)),
                ("low", number(apart.low * times)),
                ("high", number(apart.high * times)),
                ("clear", Value::Bool(apart.low > 0.0 || apart.high < 0.0)),
            ]));
        }
    }
    rows
}

fn trend(form: &Form, summary: &Summary, lang: &str) -> Vec<Value> {
    let daily = form.register.daily.map(u64::from);
    let short = |responses: u64| match daily {
        Some(wanted) if summary.is_by_day() && responses < wanted => whole(wanted - responses),
        _ => Value::Null,
    };
    let periods = summary.trend.iter().map(|(day, group)| {
        let fields = vec![
            ("from", text(&day.to_string())),
            ("responses", whole(group.responses)),
            ("short", short(group.responses)),
            ("measures", measured(form, group, lang)),
        ];
        (*day, object(fields))
    });
    let empty = summary.days_without().into_iter().filter(|_| daily.is_some()).map(|day| {
        let fields = vec![
            ("from", text(&day.to_string())),
            ("responses", count(0)),
            ("short", short(0)),
            ("measures", Value::List(Vec::new())),
        ];
        (day, object(fields))
    });
    let mut all: Vec<(NaiveDate, Value)> = periods.chain(empty).collect();
    all.sort_by_key(|(day, _)| *day);
    all.into_iter().map(|(_, value)| value).collect()
}

fn followed(form: &Form, due: &Due, lang: &str) -> Value {
    let follow_up = &form.follow_ups[due.follow_up];
    object(vec![
        ("response", text(&due.response)),
        ("at", text(&due.at)),
        ("subject", due.subject.as_deref().map_or(Value::Null, text)),
        ("id", text(&follow_up.id)),
        ("title", text(follow_up.title.in_language(lang))),
        ("target", text(&follow_up.target)),
    ])
}
