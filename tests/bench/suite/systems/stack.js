// What one glues together from npm to see through disguises: opencc-js for traditional characters, NFKC for styled
// ones, pinyin-pro for sound, and the fastest automaton among the peers to search with.
//
// Findings are places in the folded text; leading them back to the original, which a page needs, is left out, to the
// stack's advantage. By sound it finds whatever sounds like a phrase: no word statistics hold it back.

import { AhoCorasick } from "@monyone/aho-corasick/fast";
import { Converter } from "opencc-js/t2cn";
import { pinyin } from "pinyin-pro";

/** @typedef {import("./index.js").System} System */

const toSimplified = Converter({ from: "t", to: "cn" });

/** @param {string} text */
const fold = (text) => toSimplified(text.normalize("NFKC").toLowerCase());

/** Syllables as single code units of the private area, so that an automaton can only match whole ones. */
const FIRST_PRIVATE = 0xe000;
/** @type {Map<string, string>} */
const units = new Map();

/** @param {string} text folded */
function sound(text) {
  let sounds = "";
  for (const syllable of pinyin(text, { toneType: "none", type: "array" })) {
    let unit = units.get(syllable);
    if (unit === undefined) {
      unit = String.fromCharCode(FIRST_PRIVATE + units.size);
      units.set(syllable, unit);
    }
    sounds += unit;
  }
  return sounds;
}

/** @type {System[]} */
export const stacks = [
  {
    id: "stack",
    name: "opencc-js + NFKC + @monyone/aho-corasick/fast",
    kind: "peer",
    does: "folding, without places in the original text",
    prepare(phrases) {
      const automaton = new AhoCorasick(phrases.map(fold));
      return {
        calls: { "fold, match": (text) => automaton.matchInText(fold(text)) },
        report: (text) => ({ spans: automaton.matchInText(fold(text)).map(({ begin, end }) => [begin, end]) }),
      };
    },
  },
  {
    id: "stack-sound",
    name: "the same + pinyin-pro",
    kind: "peer",
    does: "folding and equal sound, without places in the original text",
    most: 10_000,
    why: "preparing 100,000 phrases takes it more than a minute",
    prepare(phrases) {
      const folded = phrases.map(fold);
      const automaton = new AhoCorasick(folded);
      const sounds = new AhoCorasick([...new Set(folded.map(sound))]);
      const find = (/** @type {string} */ text) => {
        const read = fold(text);
        return [...automaton.matchInText(read), ...sounds.matchInText(sound(read))];
      };
      return {
        calls: { "fold, match twice": find },
        report: (text) => ({ spans: find(text).map(({ begin, end }) => [begin, end]) }),
      };
    },
  },
];

/** @type {Uint16Array | null} */
let table = null;

/** What each code unit reads as, where that is a single code unit too: the stack's folding as a table. */
export function foldTable() {
  table ??= Uint16Array.from({ length: 0x1_0000 }, (_, unit) => {
    const folded = fold(String.fromCharCode(unit));
    return folded.length === 1 ? folded.charCodeAt(0) : unit;
  });
  return table;
}
