/**
 * What the engine says of an entry under edit: its problems by field, how its examples fare, what it finds in free lines.
 * It judges nothing itself and knows no page. An entry is checked without its neighbours, so that a check costs the same in a
 * lexicon of any size; what only the whole can tell is the whole check's affair.
 */

import { PhraseGuard, checkDocument } from "../../dist/index.js";
import { alone } from "./model.js";

/** @typedef {import("../../dist/index.js").Finding} Finding */
/** @typedef {import("../../dist/index.js").Problem} Problem */
/** @typedef {import("./model.js").LexiconDocument} LexiconDocument */
/** @typedef {import("./model.js").Entry} Entry */
/** @typedef {import("../wording.js").Language} Language */
/** @typedef {Problem & { field: string, at: number }} Placed `field` is empty for the entry as a whole, `at` counts lines or is -1 */

/**
 * The problems of an entry, each with the field and the line it belongs to.
 * @param {LexiconDocument} lexicon
 * @param {Entry} entry
 * @param {Language} lang
 * @returns {Placed[]}
 */
export function problemsOf(lexicon, entry, lang) {
  return checkDocument(alone(lexicon, entry), { lang }).flatMap((problem) => {
    const place = /^entries\[0\](?:\.(\w+)(?:\[(\d+)\])?)?/.exec(problem.path);
    return place ? [{ ...problem, field: place[1] ?? "", at: Number(place[2] ?? -1) }] : [];
  });
}

/**
 * What an entry finds in some lines, with every layer on.
 * @param {LexiconDocument} lexicon
 * @param {Entry} entry
 * @param {string[]} lines
 * @param {Language} lang
 * @returns {Finding[][]}
 */
export function findingsIn(lexicon, entry, lines, lang) {
  const guard = new PhraseGuard({ lexicons: [alone(lexicon, entry)], overlaps: "all", lang });
  const found = lines.map((line) => guard.check(line));
  guard.dispose();
  return found;
}
