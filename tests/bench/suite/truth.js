// What there is to find, found by trying every place: the judge of whether a system is correct.
//
// A system may report every occurrence or choose among those that overlap, and report more besides (what it reads
// through folding). It is correct if no occurrence of the list is lost: something reported lies on each.

/** @typedef {import("./lexicon.js").Lexicon} Lexicon */
/** @typedef {[start: number, end: number]} Span */
/** @typedef {{ spans: Span[] } | { words: string[] }} Report what a system finds: places, or only which phrases */

/**
 * The places of all phrases, leftmost and longest first, none overlapping another.
 * @param {string} text
 * @param {Lexicon} lexicon
 * @returns {Span[]}
 */
export function occurrences(text, { set, longest }) {
  /** @type {Span[]} */
  const found = [];
  let at = 0;
  while (at < text.length) {
    let length = Math.min(longest, text.length - at);
    while (length > 0 && !set.has(text.slice(at, at + length))) length -= 1;
    if (length > 0) found.push([at, at + length]);
    at += Math.max(length, 1);
  }
  return found;
}

/**
 * How many of the occurrences a report loses.
 * @param {Report} report
 * @param {Span[]} expected
 * @param {string} text
 */
export function lost(report, expected, text) {
  if ("words" in report) {
    const words = new Set(report.words);
    return expected.filter(([start, end]) => !words.has(text.slice(start, end))).length;
  }
  const sorted = [...report.spans].sort((left, right) => left[0] - right[0]);
  let next = 0;
  let reach = 0;
  return expected.filter(([start, end]) => {
    while (next < sorted.length && sorted[next][0] < end) reach = Math.max(reach, sorted[next++][1]);
    return reach <= start;
  }).length;
}

/** @param {Report} report */
export const count = (report) => ("words" in report ? report.words.length : report.spans.length);
