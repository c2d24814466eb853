//! What people write about: the remarks among the answers, grouped by the themes of a lexicon.
//!
//! A theme is a category of an ordinary lexicon document, found by the guard that finds everything else. A remark may be about
//! several themes, or none that the lexicon knows. Nothing is kept of a remark but the first few of each theme.

use super::figures::share;
use super::office::Hearing;
use super::wire::{object, text};
use crate::error::Problem;
use crate::form::figures::Share;
use crate::form::{Form, Kind, Privacy, Question, TextFormat};
use crate::order::sorted;
use crate::pack::lexicon;
use crate::pack::value::Value;
use crate::phrase::{Context, Guard, GuardOptions, Lexicon, Overlaps, Role, Scratch, Text};

/// So many remarks of each theme are kept to be read.
const SAMPLES: usize = 5;

/// The themes of a lexicon, counted for each question as the remarks come.
#[derive(Debug)]
pub(super) struct Themes {
    guard: Guard,
    scratch: Scratch,
    /// Ids and titles, in the order of the lexicon.
    categories: Vec<(String, Text)>,
    /// Of each question; nothing for those that ask for no remark.
    heard: Vec<Option<Heard>>,
}

/// The remarks to one question.
#[derive(Clone, Debug, Default)]
struct Heard {
    remarks: u64,
    /// Of each theme, and behind them of none.
    themes: Vec<Theme>,
}

#[derive(Clone, Debug, Default)]
struct Theme {
    count: u64,
    samples: Vec<String>,
}

impl Themes {
    /// Nothing heard yet, of the themes in `document`; and what is wrong with that.
    pub(super) fn new(document: &Value, form: &Form) -> (Self, Vec<Problem>) {
        let (lexicon, problems) = lexicon::read(document);
        let Lexicon { categories, .. } = &lexicon;
        let categories: Vec<(String, Text)> =
            categories.iter().map(|category| (category.id.clone(), category.title.clone())).collect();
        let nothing = Heard { remarks: 0, themes: vec![Theme::default(); categories.len() + 1] };
        let heard = form.questions.iter().map(|question| asks_for_a_remark(question).then(|| nothing.clone()));
        let heard = heard.collect();
        let options = GuardOptions { overlaps: Overlaps::All, ..GuardOptions::default() };
        let guard = Guard::new(vec![lexicon], options);
        (Self { guard, scratch: Scratch::default(), categories, heard }, problems)
    }
}

impl Hearing for Themes {
    fn hear(&mut self, number: usize, remark: &str) {
        let Some(Some(heard)) = self.heard.get_mut(number) else { return };
        let units: Vec<u16> = remark.encode_utf16().collect();
        let context = Context { role: Role::Customer, ..Context::default() };
        let mut about = vec![false; self.categories.len()];
        for finding in self.guard.check(&units, &context, &mut self.scratch) {
            let theme = self.guard.category(finding.entry);
            let place = theme.and_then(|theme| self.categories.iter().position(|(id, _)| *id == theme.id));
            place.into_iter().for_each(|place| about[place] = true);
        }
        about.push(!about.contains(&true));
        heard.remarks += 1;
        for theme in heard.themes.iter_mut().zip(about).filter_map(|(theme, about)| about.then_some(theme)) {
            theme.count += 1;
            if theme.samples.len() < SAMPLES {
                theme.samples.push(remark.to_owned());
            }
        }
    }

    /// The most frequent theme comes first, remarks without any behind all.
    fn told(&self, number: usize, lang: &str) -> Value {
        let Some(heard) = self.heard.get(number).and_then(Option::as_ref).filter(|heard| heard.remarks > 0) else {
            return Value::Null;
        };
        let counted = |theme: &Theme| share(Share { count: theme.count, of: heard.remarks });
        let samples = |theme: &Theme| Value::List(theme.samples.iter().map(|sample| text(sample)).collect());
        let order = sorted(self.categories.len(), &|one, two| heard.themes[two].count.cmp(&heard.themes[one].count));
        let themes = order.into_iter().map(|place| (&self.categories[place as usize], &heard.themes[place as usize]));
        let themes = themes.filter(|(_, theme)| theme.count > 0).map(|((id, title), theme)| {
            let named = [("id", text(id)), ("title", text(title.in_language(lang))), ("samples", samples(theme))];
            with(counted(theme), named.into())
        });
        let without = heard.themes.last().map(|theme| with(counted(theme), vec![("samples", samples(theme))]));
        object(vec![
            ("remarks", Value::Number(heard.remarks as f64)),
            ("themes", Value::List(themes.collect())),
            ("without", without.unwrap_or_default()),
        ])
    }
}

/// An object with further fields.
fn with(value: Value, fields: Vec<(&str, Value)>) -> Value {
    let mut value = value;
    if let (Value::Object(known), Value::Object(more)) = (&mut value, object(fields)) {
        known.extend(more);
    }
    value
}

/// Whether people say to a question what they think, and not who they are or what their order is.
fn asks_for_a_remark(question: &Question) -> bool {
    let open = matches!(&question.kind, Kind::Text(rules) if rules.format == TextFormat::Any);
    open && question.privacy == Privacy::Public
}
