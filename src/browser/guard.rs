//! The phrase guard across the boundary.

#[cfg(feature = "cloaks")]
use std::sync::{Arc, OnceLock};

#[cfg(feature = "image")]
use js_sys::Uint8Array;
use js_sys::Uint32Array;
use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::documents::{plain, problems, value};
use crate::error::Problem;
use crate::pack::{Value, lexicon};
use crate::phrase::{
    Context, Finding, Guard, GuardOptions, Latin, LeakKind, Mention, Message, Overlaps, Phrases, Role, Scratch,
    Severity, Text, mask_leak,
};
#[cfg(feature = "cloaks")]
use crate::text::Likeness;

/// Numbers a finding has in the output: entry, start, end, severity, way, mention, confidence in thousandths, form.
pub(super) const FIELDS: usize = 8;

/// What belongs to an entry whatever the text: fetched once and kept.
#[derive(Serialize)]
struct WireEntry<'a> {
    id: &'a str,
    lexicon: &'a str,
    phrase: &'a str,
    category: &'a str,
    #[serde(rename = "categoryTitle")]
    category_title: &'a str,
    message: &'a str,
    instead: Vec<&'a str>,
    rows: &'a [String],
    source: &'a str,
    /// The kind of leak, for masking.
    #[serde(skip_serializing_if = "Option::is_none")]
    leak: Option<&'a str>,
}

/// The tables of the cloaked layer, once they are loaded.
#[cfg(feature = "cloaks")]
pub(super) static LIKENESS: OnceLock<Arc<Likeness>> = OnceLock::new();

/// Takes the tables of the cloaked layer (`cloaks.bin`); false if these bytes are something else.
#[cfg(feature = "cloaks")]
#[wasm_bindgen(js_name = loadLikeness)]
#[must_use]
pub fn load_likeness(bytes: &[u8]) -> bool {
    Likeness::open(bytes).is_some_and(|likeness| {
        LIKENESS.get_or_init(|| Arc::new(likeness));
        true
    })
}

/// A guard with the memory it reads texts from and writes findings to.
#[wasm_bindgen]
pub struct GuardEngine {
    pub(super) guard: Guard,
    problems: Vec<Problem>,
    lang: String,
    pub(super) context: Context,
    scratch: Scratch,
    pub(super) input: Vec<u16>,
    output: Vec<u32>,
}

#[wasm_bindgen]
impl GuardEngine {
    /// An engine that says everything in `lang` and finds nothing yet.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(lang: String) -> Self {
        Self {
            guard: Guard::default(),
            problems: Vec::new(),
            lang,
            context: Context::default(),
            scratch: Scratch::default(),
            input: Vec::new(),
            output: Vec::new(),
        }
    }

    /// Builds the guard for `config`: `{ lexicons, overlaps, latin, caseSensitive, literal, cloaks, layers }`, all optional. The
    /// plain phrases are the first `phrases` code units of the input and the exceptions the rest, each behind its length.
    pub fn build(&mut self, config: &JsValue, phrases: usize) {
        let config = value(config);
        let mut problems = Vec::new();
        let read = |document: &Value| {
            let (lexicon, found) = lexicon::read(document);
            problems.extend(found);
            lexicon
        };
        let lexicons = config.items("lexicons").iter().map(read).collect();
        let mut input = std::mem::take(&mut self.input);
        let exceptions = Phrases::framed(input.split_off(phrases.min(input.len())));
        let options = GuardOptions {
            phrases: Vec::new(),
            exceptions: exceptions.iter().map(String::from_utf16_lossy).collect(),
            overlaps: if config.text("overlaps") == Some("all") { Overlaps::All } else { Overlaps::Longest },
            latin: if config.text("latin") == Some("substring") { Latin::Substring } else { Latin::Word },
            without: lexicon::switches(config.get("layers")).off,
            literal: config.is_true("literal"),
            case_sensitive: config.is_true("caseSensitive"),
        };
        let guard = Guard::with_phrases(lexicons, options, Phrases::framed(input));
        self.take(guard, config.is_true("cloaks"));
        self.problems = problems;
    }

    /// Takes a compiled guard. Says what is wrong with it and, on a second line, how to mend that; nothing if it is sound.
    #[cfg(feature = "image")]
    pub fn load(&mut self, image: &[u8]) -> JsValue {
        match Guard::load(image, LIKENESS.get()) {
            Ok((guard, _)) => {
                self.guard = guard;
                JsValue::from_str("")
            }
            Err(error) => JsValue::from_str(&(error.to_string() + "\n" + error.hint())),
        }
    }

    /// The guard as bytes for `load`.
    #[cfg(feature = "image")]
    #[must_use]
    pub fn compile(&mut self) -> Uint8Array {
        Uint8Array::from(&self.guard.compile()[..])
    }

    /// What was wrong with the lexicons.
    #[must_use]
    pub fn problems(&self) -> JsValue {
        problems(&self.problems, &self.lang)
    }

    /// Room for `length` code units: the address of the first. Valid until the next call.
    pub fn input(&mut self, length: usize) -> *mut u16 {
        self.input.resize(length, 0);
        self.input.as_mut_ptr()
    }

    /// Forgets the turns before, and says who speaks next: 0 agent, 1 customer, 2 system.
    #[wasm_bindgen(js_name = startContext)]
    pub fn start_context(&mut self, role: u8) {
        self.context.role = role_of(role);
        self.context.before.clear();
    }

    /// Takes the input as the next of the turns before.
    #[wasm_bindgen(js_name = addTurn)]
    pub fn add_turn(&mut self, role: u8) {
        self.context.before.push(Message { role: role_of(role), text: self.input.clone() });
    }

    /// Checks the input; returns how many findings there are.
    pub fn check(&mut self) -> usize {
        let findings = self.guard.check(&self.input, &self.context, &mut self.scratch);
        self.output.clear();
        self.output.extend(findings.iter().flat_map(numbers));
        self.output.len() / FIELDS
    }

    /// The findings of the last check, eight numbers each.
    #[must_use]
    pub fn findings(&self) -> Uint32Array {
        Uint32Array::from(&self.output[..])
    }

    /// What belongs to entry `number`.
    #[must_use]
    pub fn entry(&self, number: u32) -> JsValue {
        let text = |text: &'_ Text| text.in_language(&self.lang).to_owned();
        match (self.guard.entry(number), self.guard.category(number)) {
            (Some((lexicon, entry)), Some(category)) => plain(&WireEntry {
                id: &entry.id,
                lexicon: &lexicon.id,
                phrase: &entry.phrase,
                category: &category.id,
                category_title: &text(&category.title),
                message: &text(&category.why),
                // Rewrites are sent to customers, so they come in the language of the conversation.
                instead: entry.instead.iter().map(|text| text.zh_cn.as_str()).collect(),
                rows: &entry.rows,
                source: &text(entry.source.as_ref().unwrap_or(&lexicon.source)),
                leak: entry.leak.map(LeakKind::name),
            }),
            _ => plain(&WireEntry {
                id: &format!("phrases/{number}"),
                lexicon: "",
                phrase: &self.guard.plain_phrase(number).unwrap_or_default(),
                category: "phrases",
                category_title: "",
                message: "",
                instead: Vec::new(),
                rows: &[],
                source: "",
                leak: None,
            }),
        }
    }

    /// A leak found by entry `number` with the part that tells it replaced by stars: 138****5678.
    #[wasm_bindgen(js_name = maskLeak)]
    #[must_use]
    pub fn mask_leak(&self, number: u32, text: &JsValue) -> JsValue {
        let kind = self.guard.entry(number).and_then(|(_, entry)| entry.leak).filter(|_| cfg!(feature = "leaks"));
        let Some(kind) = kind else { return text.clone() };
        let units: Vec<u16> = text.as_string().unwrap_or_default().encode_utf16().collect();
        JsValue::from_str(&String::from_utf16_lossy(&mask_leak(kind, &units)))
    }

    /// What a form reads as, as written in the lexicon.
    #[must_use]
    pub fn form(&self, form: u32) -> JsValue {
        JsValue::from_str(&self.guard.form(form))
    }
}

impl GuardEngine {
    /// The language that everything is said in.
    #[cfg(feature = "change")]
    pub(super) fn lang(&self) -> &str {
        &self.lang
    }

    #[cfg(feature = "cloaks")]
    fn take(&mut self, guard: Guard, cloaked: bool) {
        self.guard = match LIKENESS.get().filter(|_| cloaked) {
            Some(likeness) => guard.seeing_through_cloaks(Arc::clone(likeness)),
            None => guard,
        };
    }

    #[cfg(not(feature = "cloaks"))]
    fn take(&mut self, guard: Guard, _cloaked: bool) {
        self.guard = guard;
    }
}

pub(super) fn numbers(finding: &Finding) -> [u32; FIELDS] {
    let severity = match finding.severity {
        Severity::Hint => 0,
        Severity::Warn => 1,
        Severity::Block => 2,
    };
    let mention = match finding.mention {
        None => 0,
        Some(Mention::Quoted) => 1,
        Some(Mention::Negated) => 2,
        Some(Mention::Reported) => 3,
    };
    let Finding { entry, form, span, via, .. } = *finding;
    [entry, span.start, span.end, severity, via as u32, mention, via.confidence_permille(), form]
}

fn role_of(number: u8) -> Role {
    match number {
        1 => Role::Customer,
        2 => Role::System,
        _ => Role::Agent,
    }
}
