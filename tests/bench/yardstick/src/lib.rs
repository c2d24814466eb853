//! The benchmark's yardstick: the daachorse crate's character-wise automaton behind the thinnest boundary there is.
//!
//! It finds listed phrases and nothing else: no context, no noise between characters, no explanation. Texts come in as
//! UTF-16 code units written straight into memory, findings go out as one array of `[phrase, start, end]`. With a
//! table it looks every code unit up first, in the phrases as in the text, which is the least that folding can cost.
//! Refuses to know what is in the table. Invariant: offsets are UTF-16 code units, since the automaton is fed code
//! unit by code unit; a phrase outside the Basic Multilingual Plane is therefore never found.

use daachorse::CharwiseDoubleArrayAhoCorasick;
use wasm_bindgen::prelude::*;

/// What a lone surrogate reads as: a character that is in no phrase.
const NO_CHARACTER: char = '\u{FFFF}';

/// A list of phrases, ready to be found.
#[wasm_bindgen]
pub struct Yardstick {
    automaton: CharwiseDoubleArrayAhoCorasick<u32>,
    lengths: Vec<u32>,
    table: Option<Box<[u16]>>,
    input: Vec<u16>,
    found: Vec<u32>,
}

#[wasm_bindgen]
impl Yardstick {
    /// Builds the automaton. `phrases` are parted by line feeds; `table` is empty or has one entry for each code unit.
    ///
    /// # Errors
    ///
    /// If daachorse refuses the list, or the table is of another size.
    #[wasm_bindgen(constructor)]
    pub fn new(phrases: &str, table: Vec<u16>) -> Result<Self, JsError> {
        if !matches!(table.len(), 0 | 0x1_0000) {
            return Err(JsError::new("the table has one entry for each code unit, or none at all"));
        }
        let table = (!table.is_empty()).then(|| table.into_boxed_slice());
        let folded: Vec<String> = phrases.split('\n').map(|phrase| fold(phrase, table.as_deref())).collect();
        let lengths = folded.iter().map(|phrase| phrase.chars().count() as u32).collect();
        let numbered = folded.iter().zip(0_u32..);
        let automaton =
            CharwiseDoubleArrayAhoCorasick::with_values(numbered).map_err(|error| JsError::new(&error.to_string()))?;
        Ok(Self { automaton, lengths, table, input: Vec::new(), found: Vec::new() })
    }

    /// The address at which the caller writes the code units of the next text.
    pub fn input(&mut self, length: usize) -> *const u16 {
        self.input.resize(length, 0);
        self.input.as_ptr()
    }

    /// Finds every phrase in the text written, overlapping ones too, and returns how many numbers there are to read.
    pub fn search(&mut self) -> usize {
        self.found.clear();
        match self.table.as_deref() {
            Some(table) => scan(
                &self.automaton,
                &self.lengths,
                &mut self.found,
                self.input.iter().map(|unit| table[usize::from(*unit)]),
            ),
            None => scan(&self.automaton, &self.lengths, &mut self.found, self.input.iter().copied()),
        }
        self.found.len()
    }

    /// The address of what [`Self::search`] found.
    pub fn found(&self) -> *const u32 {
        self.found.as_ptr()
    }
}

fn scan(
    automaton: &CharwiseDoubleArrayAhoCorasick<u32>,
    lengths: &[u32],
    found: &mut Vec<u32>,
    units: impl Iterator<Item = u16>,
) {
    let mut stepper = automaton.find_overlapping_stepper();
    for (unit, end) in units.zip(1_u32..) {
        stepper.consume(character(unit));
        for hit in stepper.matches() {
            let phrase = hit.value();
            found.extend([phrase, end - lengths[phrase as usize], end]);
        }
    }
}

fn fold(phrase: &str, table: Option<&[u16]>) -> String {
    let folded = |unit: u16| table.map_or(unit, |table| table[usize::from(unit)]);
    phrase.encode_utf16().map(|unit| character(folded(unit))).collect()
}

fn character(unit: u16) -> char {
    char::from_u32(u32::from(unit)).unwrap_or(NO_CHARACTER)
}

/// The memory that texts are written to and findings are read from.
#[wasm_bindgen(js_name = linearMemory)]
pub fn linear_memory() -> JsValue {
    wasm_bindgen::memory()
}
