//! The examples of a lexicon: every hit found, every miss left alone, no rewrite that is itself found.

use crate::error::{Gravity, Problem};
use crate::order::sorted;
use crate::pack::lexicon;
use crate::pack::value::Value;
use crate::phrase::{Context, Entry, Guard, GuardOptions, Lexicon, Message, Overlaps, Role, Scratch, forms_of};
use crate::text::Reading;

/// What is wrong with its shape, references, ids and forms, and whether the examples hold.
pub(super) fn lexicon(document: &Value) -> Vec<Problem> {
    let (lexicon, mut problems) = lexicon::read(document);
    let places = Places::of(document.items("entries"));
    same_forms(&places, &lexicon, &mut problems);
    examples(&places, lexicon, &mut problems);
    problems
}

/// The entries of a document by their ids.
struct Places<'a> {
    items: &'a [Value],
    /// Their places, in the order of their ids.
    order: Vec<u32>,
}

impl<'a> Places<'a> {
    fn of(items: &'a [Value]) -> Self {
        Self { items, order: sorted(items.len(), &|left, right| items[left].text("id").cmp(&items[right].text("id"))) }
    }

    /// The place of an entry: of two with one id the first is the one that works.
    fn place(&self, id: &str) -> usize {
        let at = self.order.partition_point(|&place| self.items[place as usize].text("id") < Some(id));
        self.order.get(at).map_or(0, |&place| place as usize)
    }

    fn path(&self, id: &str) -> String {
        format!("entries[{}]", self.place(id))
    }

    fn value(&self, id: &str) -> &'a Value {
        self.items.get(self.place(id)).unwrap_or(&Value::Null)
    }
}

/// Forms that two entries share: the second would never be seen.
fn same_forms(places: &Places<'_>, lexicon: &Lexicon, problems: &mut Vec<Problem>) {
    let mut forms: Vec<(Vec<u16>, String, &str)> = Vec::new();
    for entry in &lexicon.entries {
        let expanded = entry.variants.iter().flat_map(|variant| forms_of(variant, &lexicon.slots).unwrap_or_default());
        let variants = expanded.map(|form| form.to_string());
        for form in variants.chain([entry.phrase.clone()]) {
            let units: Vec<u16> = form.encode_utf16().collect();
            forms.push((Reading::of(&units).tokens().to_vec(), form, &entry.id));
        }
    }
    let order = sorted(forms.len(), &|left, right| forms[left].0.cmp(&forms[right].0));
    for pair in order.windows(2) {
        let (first, second) = (&forms[pair[0] as usize], &forms[pair[1] as usize]);
        if first.0 == second.0 && first.2 != second.2 && !first.0.is_empty() {
            problems.push(Problem::new("same-form", Gravity::Warning, places.path(second.2), &[&second.1, first.2]));
        }
    }
}

/// Runs the examples: every hit found, every miss left alone, no rewrite that is itself found.
fn examples(places: &Places<'_>, lexicon: Lexicon, problems: &mut Vec<Problem>) {
    let entries = lexicon.entries.clone();
    let own_role = lexicon.role.unwrap_or_default();
    let guard = Guard::new(vec![lexicon], GuardOptions { overlaps: Overlaps::All, ..GuardOptions::default() });
    let mut scratch = Scratch::default();
    for (number, entry) in entries.iter().enumerate() {
        let path = places.path(&entry.id);
        let value = places.value(&entry.id);
        for (list, wanted) in [("hits", true), ("misses", false)] {
            if value.items(list).is_empty() {
                let name = if wanted { "hits: [\"…\"]" } else { "misses: [\"…\"]" };
                problems.push(Problem::new("no-example", Gravity::Warning, &path, &[list, name]));
            }
            for (at, example) in value.items(list).iter().enumerate() {
                let (text, context) = message(example, own_role);
                let units: Vec<u16> = text.encode_utf16().collect();
                let findings = guard.check(&units, &context, &mut scratch);
                let found =
                    findings.iter().find(|finding| finding.entry as usize == number && finding.mention.is_none());
                let place = format!("{path}.{list}[{at}]");
                match found {
                    None if wanted => problems.push(Problem::new("missed-example", Gravity::Error, place, &[text])),
                    Some(finding) if !wanted => {
                        let seen = String::from_utf16_lossy(finding.span.of(&units));
                        problems.push(Problem::new("false-alarm", Gravity::Error, place, &[text, &seen]));
                    }
                    _ => {}
                }
            }
        }
        // What customers say is not for anybody to put in other words.
        if entry.instead.is_empty() && own_role != Role::Customer {
            problems.push(Problem::new("no-rewrite", Gravity::Warning, &path, &[]));
        }
        rewrites(&guard, entry, &path, &mut scratch, problems);
    }
}

fn rewrites(guard: &Guard, entry: &Entry, path: &str, scratch: &mut Scratch, problems: &mut Vec<Problem>) {
    for (at, rewrite) in entry.instead.iter().enumerate() {
        let units: Vec<u16> = rewrite.zh_cn.encode_utf16().collect();
        if let Some(finding) = guard.check(&units, &Context::default(), scratch).first() {
            let seen = String::from_utf16_lossy(finding.span.of(&units));
            let place = format!("{path}.instead[{at}]");
            problems.push(Problem::new("bad-rewrite", Gravity::Error, place, &[&rewrite.zh_cn, &seen]));
        }
    }
}

pub(super) fn message(example: &Value, own_role: Role) -> (&str, Context) {
    let text = example.as_text().or_else(|| example.text("text")).unwrap_or_default();
    let turn = |line: &String| {
        let (role, text) = match line.split_once(':').or_else(|| line.split_once('：')) {
            Some(("A", text)) => (Role::Agent, text),
            Some(("U", text)) => (Role::Customer, text),
            _ => (Role::Customer, line.as_str()),
        };
        Message { role, text: text.trim().encode_utf16().collect() }
    };
    let role = example.text("role").map_or(own_role, |name| lexicon::role(Some(name)));
    (text, Context { role, before: example.texts("before").iter().map(turn).collect() })
}
