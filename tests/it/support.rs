//! What the tests share: guards from the checked-in packs, and findings in a form that can be compared and read.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use kefu::pack::{Value, lexicon};
use kefu::phrase::{Context, Finding, Guard, GuardOptions, Message, Role, Scratch, Severity};
use kefu::text::Likeness;

/// UTF-16 code units of a text.
pub(crate) fn units(text: &str) -> Vec<u16> {
    text.encode_utf16().collect()
}

/// The root of the project.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All documents of all packs, with their files, in the order of their names.
pub(crate) fn documents() -> Vec<(PathBuf, Value)> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(root().join("www/packs"))
        .unwrap()
        .flat_map(|folder| std::fs::read_dir(folder.unwrap().path()).unwrap())
        .map(|file| file.unwrap().path())
        .filter(|file| file.extension().is_some_and(|extension| extension == "json") && !file.ends_with("pack.json"))
        .collect();
    files.sort();
    files.into_iter().map(|file| (file.clone(), json(&std::fs::read_to_string(&file).unwrap()))).collect()
}

/// The document of a kind and an id; documents of different kinds may share their id.
pub(crate) fn document(kind: &str, id: &str) -> Value {
    let wanted = |document: &Value| document.text("kind") == Some(kind) && document.text("id") == Some(id);
    let mut all = documents().into_iter().map(|(_, document)| document);
    all.find(wanted).unwrap_or_else(|| panic!("there is no {kind} {id}"))
}

/// A document from its JSON text.
pub(crate) fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("valid JSON")
}

/// The tables of the cloaked layer.
pub(crate) fn likeness() -> Arc<Likeness> {
    static LIKENESS: OnceLock<Arc<Likeness>> = OnceLock::new();
    let open =
        || Arc::new(Likeness::open(include_bytes!("../../src/text/tables/cloaks.bin")).expect("the checked-in tables"));
    LIKENESS.get_or_init(open).clone()
}

/// A guard and its memory.
pub(crate) struct Bench {
    pub(crate) guard: Guard,
    scratch: Scratch,
}

impl Bench {
    /// A guard of plain phrases.
    pub(crate) fn phrases(phrases: &[&str]) -> Self {
        Self::with(GuardOptions { phrases: owned(phrases), ..GuardOptions::default() })
    }

    /// A guard of options alone.
    pub(crate) fn with(options: GuardOptions) -> Self {
        Self { guard: Guard::new(Vec::new(), options), scratch: Scratch::default() }
    }

    /// The same guard, finding hidden phrases too.
    pub(crate) fn seeing_through_cloaks(self) -> Self {
        Self { guard: self.guard.seeing_through_cloaks(likeness()), scratch: self.scratch }
    }

    /// A guard over the lexicon document `id` of the packs.
    pub(crate) fn pack(id: &str) -> Self {
        Self::document(&document("lexicon", id))
    }

    /// A guard over one lexicon document.
    pub(crate) fn document(document: &Value) -> Self {
        let (lexicon, _) = lexicon::read(document);
        Self { guard: Guard::new(vec![lexicon], GuardOptions::default()), scratch: Scratch::default() }
    }

    /// The findings in a message of an agent.
    pub(crate) fn check(&mut self, text: &str) -> Vec<Seen> {
        self.check_in(text, &Context::default())
    }

    /// The findings in a message with its context.
    pub(crate) fn check_in(&mut self, text: &str, context: &Context) -> Vec<Seen> {
        let text = units(text);
        let findings = self.guard.check(&text, context, &mut self.scratch);
        findings.iter().map(|finding| self.seen(&text, finding)).collect()
    }

    /// The raw findings.
    pub(crate) fn raw(&mut self, text: &[u16]) -> Vec<Finding> {
        self.guard.check(text, &Context::default(), &mut self.scratch)
    }

    fn seen(&self, text: &[u16], finding: &Finding) -> Seen {
        let category = self.guard.category(finding.entry).map_or("", |category| &category.id);
        Seen {
            text: String::from_utf16_lossy(finding.span.of(text)),
            start: finding.span.start,
            category: category.to_owned(),
            entry: self.guard.entry(finding.entry).map_or(String::new(), |(_, entry)| entry.id.clone()),
            severity: finding.severity,
            via: finding.via.name(),
            mention: finding.mention.map(|mention| mention.name()),
        }
    }
}

/// A finding as a person would tell it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Seen {
    pub(crate) text: String,
    pub(crate) start: u32,
    pub(crate) category: String,
    pub(crate) entry: String,
    pub(crate) severity: Severity,
    pub(crate) via: &'static str,
    pub(crate) mention: Option<&'static str>,
}

/// The original characters of findings.
pub(crate) fn texts(findings: &[Seen]) -> Vec<&str> {
    findings.iter().map(|seen| seen.text.as_str()).collect()
}

/// Only what is said, not what is spoken about.
pub(crate) fn said(findings: Vec<Seen>) -> Vec<Seen> {
    findings.into_iter().filter(|seen| seen.mention.is_none()).collect()
}

/// A message of an agent after what a customer said.
pub(crate) fn after_customer(text: &str) -> Context {
    Context { role: Role::Agent, before: vec![Message { role: Role::Customer, text: units(text) }] }
}

/// A message of a customer.
pub(crate) fn by_customer() -> Context {
    Context { role: Role::Customer, before: Vec::new() }
}

pub(crate) fn owned(list: &[&str]) -> Vec<String> {
    list.iter().map(|&text| text.to_owned()).collect()
}
