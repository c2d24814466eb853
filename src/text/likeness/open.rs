//! From the packed tables to those that are asked: by character, sorted, with filters before what takes a search.

use super::packed::shape::Row;
use super::packed::{Packed, Shapes, Sounds, Whole, Words, present};
use super::reader::Reader;
use super::{Likeness, MOST_PARTS, PLANE, SEVERAL, WORD_BITS, word_bit};
use crate::order::sorted;
use crate::text::tables::{fold_targets, tables};

impl Likeness {
    /// Opens the tables; `None` if these bytes are something else, or damaged.
    #[must_use]
    pub fn open(file: &[u8]) -> Option<Self> {
        let mut reader = Reader::open(file)?;
        let wholes = wholes();
        let mut packed = Packed::default();
        packed.pass(&mut reader, &wholes);
        let spellings: Vec<&'static [u8]> = tables().syllables().to_vec();
        let mut likeness = Self {
            checksum: file.first_chunk().map_or(0, |&head| u32::from_le_bytes(head)),
            class: Box::new([0; PLANE]),
            usual: Box::new([0; PLANE]),
            several: Vec::new(),
            classes_of_syllables: sound_classes(&spellings),
            spellings,
            rows: vec![Row::default()],
            other_rows: Vec::new(),
            shapes: vec![[0; MOST_PARTS]],
            part_index: Box::new([0; PLANE]),
            alike: Vec::new(),
            forms: Vec::new(),
            worded: vec![0; PLANE / 64],
            emoji: packed.emoji,
            symbols: packed.symbols,
            pairs: Default::default(),
            longer: Vec::new(),
            word_filter: vec![0; 1 << (WORD_BITS - 6)],
            common: vec![0; PLANE / 64],
        };
        likeness.take_sounds(&wholes, &packed.sounds);
        likeness.take_shapes(&wholes, &packed.shapes);
        likeness.take_words(packed.words);
        Some(likeness)
    }

    fn take_sounds(&mut self, wholes: &[Whole], sounds: &Sounds) {
        for (&Whole { character, .. }, usual) in wholes.iter().zip(&sounds.usual) {
            if let Some(syllable) = usual.filter(|&syllable| (syllable as usize) < self.spellings.len()) {
                self.usual[character as usize] = syllable + 1;
                self.class[character as usize] = self.class_of_syllable(syllable);
            }
        }
        // Further readings come in the order of their characters.
        for &(character, syllable) in &sounds.further {
            if self.several.last().is_none_or(|last| last.0 != u32::from(character)) {
                let usual = (self.usual[character as usize] & !SEVERAL).checked_sub(1);
                self.several.push((u32::from(character), usual.into_iter().collect()));
                self.usual[character as usize] |= SEVERAL;
            }
            if let Some((_, several)) = self.several.last_mut().filter(|last| !last.1.contains(&syllable)) {
                several.push(syllable);
            }
        }
    }

    fn take_shapes(&mut self, wholes: &[Whole], shapes: &Shapes) {
        for group in &shapes.typed {
            let Some((&part, forms)) = group.split_first() else { continue };
            self.forms.extend(forms.iter().map(|&form| (form, part)));
        }
        let order = sorted(self.forms.len(), &|left, right| self.forms[left].cmp(&self.forms[right]));
        self.forms = order.iter().map(|&at| self.forms[at as usize]).collect();
        for group in &shapes.alike {
            // The first of a group looks like each of the others; the others need not look like one another.
            let Some((&first, others)) = group.split_first() else { continue };
            let both =
                |&other: &u16| [u32::from(first) << 16 | u32::from(other), u32::from(other) << 16 | u32::from(first)];
            self.alike.extend(others.iter().flat_map(both));
        }
        let order = sorted(self.alike.len(), &|left, right| self.alike[left].cmp(&self.alike[right]));
        self.alike = order.iter().map(|&at| self.alike[at as usize]).collect();
        for (&Whole { character, .. }, row) in wholes.iter().zip(&shapes.first).filter(|(_, row)| row[0] != 0) {
            self.part_index[character as usize] = self.rows.len() as u16;
            self.rows.push(*row);
            self.shapes.push([0; MOST_PARTS]);
            self.take_parts(character, row);
        }
        self.other_rows.clone_from(&shapes.second);
        for (character, row) in &shapes.second {
            self.take_parts(*character, row);
        }
    }

    fn take_parts(&mut self, character: u16, row: &Row) {
        // Nothing is at 0 for those without a first row.
        let slot = self.part_index[character as usize] as usize;
        for &part in present(row).iter().filter(|_| slot > 0) {
            let part = self.part(part);
            let shape = &mut self.shapes[slot];
            if let Some(free) = shape.iter().position(|&own| own == 0 || own == part) {
                shape[free] = part;
            }
        }
    }

    fn take_words(&mut self, words: Words) {
        let characters = words.ordered();
        for (&head, ends) in characters.iter().zip(&words.pairs) {
            for &(tail, is_common) in ends {
                let tail = characters.get(usize::from(tail)).copied().unwrap_or_default();
                self.take_pair(head, tail, is_common);
            }
        }
        for pairs in &mut self.pairs {
            let order = sorted(pairs.len(), &|left, right| pairs[left].cmp(&pairs[right]));
            *pairs = order.iter().map(|&at| pairs[at as usize]).collect();
        }
        for &character in &words.single {
            self.common[character as usize >> 6] |= 1 << (character & 63);
        }
        self.longer = words.longer;
    }

    fn take_pair(&mut self, head: u16, tail: u16, is_common: bool) {
        let pair = u32::from(head) << 16 | u32::from(tail);
        self.pairs[usize::from(!is_common)].push(pair);
        let bit = word_bit(pair);
        self.word_filter[(bit >> 6) as usize] |= 1 << (bit & 63);
        for character in [head, tail] {
            self.worded[character as usize >> 6] |= 1 << (character & 63);
        }
    }
}

/// The whole characters, ascending.
fn wholes() -> Vec<Whole> {
    let mut is_target = vec![false; PLANE];
    fold_targets().for_each(|target| is_target[usize::from(target)] = true);
    let characters = (0x4E00..=0x9FFF).filter(|&character| tables().unit(character) == character);
    characters.map(|character| Whole { character, is_target: is_target[usize::from(character)] }).collect()
}

/// Numbers the syllables so that those which sound nearly alike have one number, from 1. There are more sounds than numbers,
/// so that a few share one: it tells where to look, not what sounds alike.
fn sound_classes(spellings: &[&'static [u8]]) -> Vec<u8> {
    let mut known: Vec<(u8, Vec<u8>)> = Vec::new();
    spellings
        .iter()
        .map(|spelling| {
            let key = near_key(spelling);
            let at = known.iter().position(|other| *other == key).unwrap_or_else(|| {
                known.push(key);
                known.len() - 1
            });
            (at % usize::from(u8::MAX)) as u8 + 1
        })
        .collect()
}

/// Initial and final of a syllable without what many speakers do not tell apart: zh z, ch c, sh s, n l, f h (and so fa,
/// hua); ang an, eng en, ing in.
pub(super) fn near_key(spelling: &[u8]) -> (u8, Vec<u8>) {
    let vowel = |letter: u8| matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'v');
    let start = spelling.iter().position(|&letter| vowel(letter)).unwrap_or(0);
    let (initial, rest) = spelling.split_at(start);
    let initial = match initial.first() {
        Some(b'l') => b'n',
        Some(b'h') => b'f',
        Some(&other) => other,
        None => 0,
    };
    let rest: &[u8] = match (initial, rest) {
        (b'f', b"ui") => b"ei",
        (b'f', b"un") => b"en",
        (b'f', b"ong") => b"eng",
        (b'f', [b'u', open @ ..]) if !open.is_empty() => open,
        _ => rest,
    };
    let open = rest.strip_suffix(b"ng").filter(|vowels| !vowels.ends_with(b"o"));
    let rest = open.map_or_else(|| rest.to_vec(), |vowels| [vowels, b"n".as_slice()].concat());
    (initial, rest)
}
