//! What all sheets of a scheme have in common, as JSON.

use crate::browser::json::Json;
use crate::phrase::Text;
use crate::score::Expr;
use crate::score::decimal::{Decimal, plain};
use crate::score::inputs::Entry;
use crate::score::print::Printer;
use crate::score::scheme::{Choice, Field, Gate, Kind, Line, Reading, Scheme, Unit};

/// What a scheme asks and has, worded in `lang`.
pub(super) fn about(scheme: &Scheme, lang: &str) -> String {
    let mut teller = Teller { json: Json::default(), printer: Printer::names(scheme, lang), scheme, lang };
    teller.scheme();
    teller.json.done()
}

/// Writes what is told of one scheme.
struct Teller<'a> {
    json: Json,
    printer: Printer<'a>,
    scheme: &'a Scheme,
    lang: &'a str,
}

impl Teller<'_> {
    fn scheme(&mut self) {
        self.json.open('{');
        let Scheme { id, title, source, fields, readings, lines, total, pay, fines, rank, .. } = self.scheme;
        self.text("id", id);
        self.worded("title", title);
        self.worded("source", source);
        self.list("fields", fields, Self::field);
        self.list("readings", readings, Self::reading);
        self.list("lines", lines, Self::line);
        for (name, line) in [("total", &Some(*total)), ("pay", pay), ("fines", fines), ("rank", rank)] {
            self.json.name(name).number_or_null(*line);
        }
        let bands = self.scheme.grades.as_ref().map_or(&[][..], |grades| &grades.bands);
        self.list("bands", bands, |teller, band| teller.named(&band.id, &band.title, &[]));
        self.list("gates", &self.scheme.gates, Self::gate);
        self.list("actions", &self.scheme.actions, |teller, action| {
            teller.named(&action.id, &action.title, &action.rows);
        });
        self.list("duplicates", &self.scheme.duplicates, |teller, known| {
            teller.worded("event", &known.event);
            teller.ids("lines", &known.lines);
            teller.json.name("rows").texts(&known.rows);
        });
        self.json.close('}');
    }

    fn field(&mut self, field: &Field) {
        self.named(&field.id, &field.title, &field.rows);
        self.text("type", field.kind.name());
        self.worded("unit", &field.unit);
        for (name, truth) in [
            ("parameter", field.parameter),
            ("optional", field.optional),
            ("conditional", field.when.is_some()),
            ("used", field.used),
        ] {
            self.json.name(name).truth(Some(truth));
        }
        entry(self.json.name("default"), field.default.as_ref());
        self.figure("min", field.min);
        self.figure("max", field.max);
        self.list("options", field.kind.choices(), Self::choice);
        let items = match field.kind {
            Kind::Cases(_) => Some("levels"),
            Kind::Figures(true, _) => Some("percent"),
            Kind::Figures(_, true) => Some("count"),
            Kind::Figures(..) => Some("number"),
            _ => None,
        };
        self.json.name("of").text_or_null(items);
        self.worded("note", &field.note);
    }

    fn choice(&mut self, choice: &Choice) {
        self.text("id", &choice.id);
        self.worded("title", &choice.title);
        let points = choice.points.as_ref().map(|points| self.printer.text(points));
        self.json.name("points").text_or_null(points.as_deref());
    }

    fn reading(&mut self, reading: &Reading) {
        let option = |at: usize| reading.options.get(at).map_or("", |option| &option.0);
        self.text("id", &reading.id);
        self.worded("question", &reading.question);
        self.text("used", option(reading.used));
        self.text("default", option(reading.default));
        self.list("options", &reading.options, |teller, (id, title)| teller.named(id, title, &[]));
        self.json.name("rows").texts(&reading.rows);
    }

    fn line(&mut self, line: &Line) {
        self.named(&line.id, &line.title, &line.rows);
        self.text("method", &line.method);
        let unit = match &line.unit {
            Unit::Points => "points",
            Unit::Yuan => "yuan",
            Unit::Percent => "percent",
            Unit::Other(name) => name,
        };
        self.text("unit", unit);
        self.rule(line.expr.as_ref());
        self.worded("source", &line.source);
        self.worded("note", &line.note);
        self.json.name("reconstructed").truth(Some(line.reconstructed));
        self.json.name("lines").list(|json| line.lines.iter().for_each(|&line| json.number(line)));
    }

    fn gate(&mut self, gate: &Gate) {
        self.named(&gate.id, &gate.title, &gate.rows);
        self.rule(Some(&gate.when));
        self.ids("zeroes", &gate.zeroes);
    }

    fn named(&mut self, id: &str, title: &Text, rows: &[String]) {
        self.text("id", id);
        self.worded("title", title);
        self.json.name("rows").texts(rows);
    }

    fn rule(&mut self, expr: Option<&Expr>) {
        let rule = expr.map_or_else(String::new, |expr| self.printer.text(expr));
        self.text("rule", &rule);
    }

    /// The ids of lines.
    fn ids(&mut self, name: &str, lines: &[usize]) {
        let known = lines.iter().filter_map(|&at| self.scheme.lines.get(at));
        self.json.name(name).list(|json| known.for_each(|line| json.text(&line.id)));
    }

    fn figure(&mut self, name: &str, figure: Option<Decimal>) {
        self.json.name(name).text_or_null(figure.map(plain).as_deref());
    }

    fn text(&mut self, name: &str, text: &str) {
        self.json.name(name).text(text);
    }

    fn worded(&mut self, name: &str, text: &Text) {
        self.json.name(name).text(text.in_language(self.lang));
    }

    /// A list of objects.
    fn list<T>(&mut self, name: &str, items: &[T], tell: fn(&mut Self, &T)) {
        self.json.name(name).open('[');
        for item in items {
            self.json.open('{');
            tell(self, item);
            self.json.close('}');
        }
        self.json.close(']');
    }
}

/// A default as one would enter it.
fn entry(json: &mut Json, default: Option<&Entry>) {
    match default {
        Some(Entry::Number(number)) => json.text(&plain(*number)),
        Some(Entry::Text(text)) => json.text(text),
        Some(Entry::Flag(truth)) => json.truth(Some(*truth)),
        Some(Entry::List(items)) => json.list(|json| items.iter().for_each(|item| entry(json, Some(item)))),
        Some(Entry::Missing | Entry::Other(_)) | None => json.truth(None),
    }
}
