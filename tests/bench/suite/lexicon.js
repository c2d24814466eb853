// Phrase lists and texts to measure with: made up, the same in every run and every engine.
//
// Real chats are private, and a published corpus would tie the figures to one trade. So: the 3,755 everyday characters
// of GB 2312's first level, drawn as in language (few often, most rarely); phrases of two to eight of them; texts with a
// mark about every twelve characters. A text either has no phrase of its list at all, not even across a mark, or one
// about every fifty characters.

/** @typedef {() => number} Random numbers in [0, 1) */
/** @typedef {{ phrases: string[], longest: number, set: Set<string> }} Lexicon */

const MARKS = "，。，。？！，、";
const SHORTEST = 2;
const LONGEST = 8;
const BETWEEN_MARKS = 12;
const BETWEEN_HITS = 50;
const FIRST_HIT = 12;
/** Zipf's law with Mandelbrot's shift, so that the most frequent character makes some 3 % of a text, as 的 does. */
const SHIFT = 5;

/**
 * A generator with a fixed seed (the well-known mulberry32 recurrence).
 * @param {number} seed
 * @returns {Random}
 */
export function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The first level of GB 2312: rows 16 to 55, the last of them five characters short. */
function everydayCharacters() {
  const bytes = [];
  for (let row = 0xb0; row <= 0xd7; row += 1) {
    for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell += 1) bytes.push(row, cell);
  }
  return [...new TextDecoder("gb2312").decode(new Uint8Array(bytes))];
}

/** Draws a character: the standard orders them by sound, so which are frequent is shuffled, by a seed of its own. */
function drawing() {
  const characters = everydayCharacters();
  const next = random(2312);
  for (let at = characters.length - 1; at > 0; at -= 1) {
    const other = Math.floor(next() * (at + 1));
    [characters[at], characters[other]] = [characters[other], characters[at]];
  }
  let total = 0;
  const upTo = Float64Array.from(characters, (_, rank) => (total += 1 / (rank + SHIFT)));
  return (/** @type {Random} */ chance) => characters[firstAbove(upTo, chance() * total)];
}

/**
 * @param {Float64Array} ascending
 * @param {number} value
 */
function firstAbove(ascending, value) {
  let [low, high] = [0, ascending.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle] > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

const draw = drawing();

/**
 * So many different phrases.
 * @param {number} size
 * @returns {Lexicon}
 */
export function lexicon(size) {
  const next = random(1);
  const set = new Set();
  while (set.size < size) {
    const length = SHORTEST + Math.floor(next() * (LONGEST - SHORTEST + 1));
    set.add(Array.from({ length }, () => draw(next)).join(""));
  }
  return { phrases: [...set], longest: LONGEST, set };
}

/**
 * A text of so many characters, without any phrase of the list or with some.
 * @param {Lexicon} lexicon
 * @param {number} length
 * @param {boolean} withHits
 */
export function text({ phrases, set }, length, withHits) {
  const next = random(length + Number(withHits));
  const pieces = [];
  let made = 0;
  let bare = "";
  while (made < length) {
    const chance = next();
    let piece = draw(next);
    // Even the shortest text with hits has one.
    if (withHits && (chance < 1 / BETWEEN_HITS || pieces.length === FIRST_HIT)) {
      piece = phrases[Math.floor(next() * phrases.length)];
      bare = "";
    } else if (chance > 1 - 1 / BETWEEN_MARKS && !MARKS.includes(pieces.at(-1) ?? MARKS)) {
      piece = MARKS[Math.floor(next() * MARKS.length)];
    } else if (piece === bare.slice(-1) || endsInPhrase(bare + piece, set)) {
      continue;
    } else {
      bare = (bare + piece).slice(1 - LONGEST);
    }
    pieces.push(piece);
    made += piece.length;
  }
  return pieces.join("").slice(0, length);
}

/**
 * @param {string} characters
 * @param {Set<string>} set
 */
function endsInPhrase(characters, set) {
  for (let length = SHORTEST; length <= LONGEST; length += 1) {
    if (length <= characters.length && set.has(characters.slice(-length))) return true;
  }
  return false;
}
