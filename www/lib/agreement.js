// Whether two who judged the same conversations agree, and by how much more than chance would have it.
//
// Cohen's kappa (J. Cohen, "A coefficient of agreement for nominal scales", 1960) with the large-sample standard error of
// J. L. Fleiss, J. Cohen and B. S. Everitt ("Large sample standard errors of kappa and weighted kappa", 1969).
//
// Refuses to know: who is right. Invariant: where kappa says nothing (no pair, or both always said the same one thing) it
// is null with the reason, never a 0 or a 1 made up.

import { invalidArgument } from "./errors.js";

/** @typedef {import("./index.js").Rating} Rating */
/** @typedef {import("./index.js").Agreement} Agreement */
/** @typedef {{ conversation: string, rule: string, a: Rating["state"], b: Rating["state"] }} Pair */

const STATES = ["met", "unmet", "not-applicable"];
/** The normal distribution's 97.5th percentile. */
const NORMAL = 1.959964;

/**
 * @param {Rating[]} a
 * @param {Rating[]} b
 */
export function agreement(a, b) {
  const [left, right] = [byPlace(a, "a"), byPlace(b, "b")];
  /** @type {Pair[]} */
  const pairs = [];
  /** @type {Map<string, Pair[]>} */
  const ofRules = new Map();
  for (const [place, { conversation, rule, state }] of left) {
    const other = right.get(place);
    if (other === undefined) continue;
    const pair = { conversation, rule, a: state, b: other.state };
    pairs.push(pair);
    const known = ofRules.get(rule);
    if (known === undefined) ofRules.set(rule, [pair]);
    else known.push(pair);
  }
  const rules = [...ofRules].map(([rule, its]) => ({ rule, ...measure(its) }));
  rules.sort((one, two) => (one.percent ?? 0) - (two.percent ?? 0) || two.count - one.count);
  const differences = pairs.filter((pair) => pair.a !== pair.b);
  return { overall: measure(pairs), rules, differences, onlyOne: left.size + right.size - 2 * pairs.length };
}

/**
 * @param {Rating[]} ratings
 * @param {string} path
 * @returns {Map<string, Rating>}
 */
function byPlace(ratings, path) {
  if (!Array.isArray(ratings)) throw invalidArgument(path, "not a list of ratings", "pass [{ conversation, rule, state }]");
  const places = new Map();
  for (const [at, rating] of ratings.entries()) {
    const { conversation, rule, state } = rating ?? {};
    if (!STATES.includes(state)) throw invalidArgument(`${path}[${at}].state`, `not a state: ${String(state)}`, `states are ${STATES.join(", ")}`);
    const place = JSON.stringify([conversation, rule]);
    if (places.has(place)) throw invalidArgument(`${path}[${at}]`, `rated twice: ${place}`, "one rating for each rule of a conversation");
    places.set(place, rating);
  }
  return places;
}

/**
 * @param {Pair[]} pairs
 * @returns {Agreement}
 */
function measure(pairs) {
  const count = pairs.length;
  const agreed = pairs.filter(({ a, b }) => a === b).length;
  if (count === 0) return { count, agreed, percent: null, kappa: null, low: null, high: null, reason: "nothing-in-common" };
  const percent = (100 * agreed) / count;
  const cells = STATES.map(() => STATES.map(() => 0));
  for (const { a, b } of pairs) cells[STATES.indexOf(a)][STATES.indexOf(b)] += 1;
  const found = kappaOf(cells);
  if (found === null) return { count, agreed, percent, kappa: null, low: null, high: null, reason: "all-the-same" };
  const half = NORMAL * found.error;
  return { count, agreed, percent, kappa: found.kappa, low: Math.max(-1, found.kappa - half), high: Math.min(1, found.kappa + half) };
}

/**
 * Kappa of a square table of counts and its standard error; null where chance alone would agree always.
 * @param {number[][]} counts rows by the one rater, columns by the other
 * @returns {{ kappa: number, error: number } | null}
 */
export function kappaOf(counts) {
  const total = counts.flat().reduce((sum, each) => sum + each, 0);
  const share = counts.map((row) => row.map((each) => each / total));
  const rows = share.map((row) => row.reduce((sum, each) => sum + each, 0));
  const columns = share.map((_, at) => share.reduce((sum, row) => sum + row[at], 0));
  const observed = share.reduce((sum, row, at) => sum + row[at], 0);
  const chance = rows.reduce((sum, each, at) => sum + each * columns[at], 0);
  // Shares of one are exact only up to rounding.
  if (1 - chance < 1e-12) return null;
  const kappa = (observed - chance) / (1 - chance);
  let spread = -((kappa - chance * (1 - kappa)) ** 2);
  for (const [one, row] of share.entries()) {
    for (const [other, each] of row.entries()) {
      const weight = one === other ? 1 - (rows[one] + columns[one]) * (1 - kappa) : (columns[one] + rows[other]) * (1 - kappa);
      spread += each * weight ** 2;
    }
  }
  return { kappa, error: Math.sqrt(Math.max(0, spread) / total) / (1 - chance) };
}
