//! What characters are made of, and which ones look alike although they share nothing.
//!
//! - parts, in steps of as many strokes, each ascending; the characters of one radical come in the order of their strokes,
//!   so the step of the last part says much of the step of the next one
//! - for each whole character its form, then its parts but for the carried radical, each as its step and its place there.
//!   Form 0 is no parts. Else it is `count * 8 + place`: characters of one radical stand together, so a radical is carried
//!   on; it is the part at `place`. With `place` 3 the radical is not in the character, with 4 and more a new radical is
//!   carried from here on, which is the part at `place - 4`.
//! - second decompositions: the characters, ascending; for each how many parts, and these
//! - groups of look-alikes (the others look like the first), then groups of forms of a radical (the first is the part)

use super::{Choice, Coder, Size, ascending, length, steps};

/// The parts of a decomposition, 0 for no more.
pub(crate) type Row = [u16; 3];

/// What characters are made of.
#[derive(Default)]
pub(crate) struct Shapes {
    /// The parts, in steps.
    pub(crate) parts: Vec<Vec<u16>>,
    /// The form of each whole character.
    pub(crate) forms: Vec<u8>,
    /// The parts of each whole character.
    pub(crate) first: Vec<Row>,
    /// Other parts of some characters, one row for each.
    pub(crate) second: Vec<(u16, Row)>,
    /// A character, and then those that look like it without sharing a part.
    pub(crate) alike: Vec<Vec<u16>>,
    /// A part, and then the characters that people type for it.
    pub(crate) typed: Vec<Vec<u16>>,
}

/// At most this many steps; the number itself stands for none.
const STEPS: usize = 31;
/// The place of a radical that is not in the character.
const ABSENT: usize = 3;
/// Binary digits of a form, of a step, and of a place in a step.
const FORM: u32 = 5;
const STEP: u32 = 5;
const PLACE: u32 = 8;

impl Shapes {
    pub(super) fn pass(&mut self, coder: &mut impl Coder, wholes: usize) {
        steps(coder, &mut self.parts);
        self.forms.resize(wholes, 0);
        self.first.resize(wholes, Row::default());
        let mut parts = Parts::new(&self.parts);
        let mut forms = vec![Choice::new(FORM); 1 << FORM];
        let (mut before, mut radical) = (0, 0);
        for (form, row) in self.forms.iter_mut().zip(&mut self.first) {
            *form = forms[usize::from(before)].pass(coder, u16::from(*form)) as u8;
            before = *form;
            let (count, place) = (usize::from(*form / 8), usize::from(*form % 8));
            if place > ABSENT || count != 2 {
                parts.forget();
            }
            for (at, part) in row.iter_mut().take(count).enumerate() {
                *part = if at == place { radical } else { parts.pass(coder, *part) };
            }
            if let Some(new) = place.checked_sub(ABSENT + 1).and_then(|place| row.get(place)) {
                radical = *new;
            }
        }
        parts.forget();
        length(coder, &mut Size::new(), &mut self.second, (0, Row::default()));
        ascending(coder, &mut Size::new(), self.second.iter_mut().map(|(character, _)| character));
        let mut counts = Choice::new(2);
        for (_, row) in &mut self.second {
            let count = counts.pass(coder, present(row).len() as u16);
            for part in row.iter_mut().take(usize::from(count)) {
                parts.forget();
                *part = parts.pass(coder, *part);
            }
        }
        groups(coder, &mut self.alike);
        groups(coder, &mut self.typed);
    }
}

/// The parts there are.
pub(crate) fn present(row: &Row) -> &[u16] {
    let count = row.iter().position(|&part| part == 0).unwrap_or(row.len());
    &row[..count]
}

/// The parts and how likely each is.
struct Parts<'a> {
    parts: &'a [Vec<u16>],
    /// Step and place of each part.
    numbers: Vec<(u8, u8)>,
    /// Which step comes after which.
    steps: Vec<Choice>,
    /// Which part of each step.
    places: Vec<Choice>,
    before: usize,
}

impl<'a> Parts<'a> {
    fn new(parts: &'a [Vec<u16>]) -> Self {
        let mut numbers = vec![(0, 0); 0x1_0000];
        for (step, parts) in parts.iter().enumerate() {
            for (place, &part) in parts.iter().enumerate() {
                numbers[usize::from(part)] = (step as u8, place as u8);
            }
        }
        let (steps, places) = (vec![Choice::new(STEP); STEPS + 1], vec![Choice::new(PLACE); STEPS + 1]);
        Self { parts, numbers, steps, places, before: STEPS }
    }

    /// What comes next has nothing to do with what was before.
    fn forget(&mut self) {
        self.before = STEPS;
    }

    fn pass(&mut self, coder: &mut impl Coder, part: u16) -> u16 {
        let (step, place) = self.numbers[usize::from(part)];
        let step = usize::from(self.steps[self.before].pass(coder, u16::from(step)));
        let place = self.places[step].pass(coder, u16::from(place));
        self.before = step;
        self.parts.get(step).and_then(|parts| parts.get(usize::from(place))).copied().unwrap_or_default()
    }
}

fn groups(coder: &mut impl Coder, groups: &mut Vec<Vec<u16>>) {
    let mut lengths = Size::new();
    let mut characters = Choice::new(16);
    length(coder, &mut lengths, groups, Vec::new());
    for group in groups {
        length(coder, &mut lengths, group, 0);
        for character in group {
            *character = characters.pass(coder, *character);
        }
    }
}
