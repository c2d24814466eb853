// A rubric tried on old conversations before anybody is scored by it: what would change, and the most different hits.
//
// Two packs on the same conversations are compared in the same way. Refuses to know: how a review comes about.
// Invariant: conversations are reviewed by both rubrics in the same order, so that numbers mean the same in both.

import { invalidArgument } from "./errors.js";
import { ReviewJob } from "./review-job.js";

/** @typedef {import("./index.js").ReplayOptions} Options */
/** @typedef {import("./index.js").ReviewResults} Results */
/** @typedef {import("./index.js").ReplayHit} Hit */

/** Of more hits than these, spread over all of them, none is looked at: each costs a full review. */
const CANDIDATES = 300;
/** So much of a conversation tells it from others. */
const MOST_READ = 4000;
/** Hits differ by the words that were hit; where these are alike, by the rest. */
const REST = 0.25;
const UNMET = "unmet";

/** @param {Options} options */
export async function replay({ before, after, ...batch }) {
  for (const [name, side] of Object.entries({ before, after })) {
    if (side === null || typeof side !== "object" || !("rubric" in side)) throw invalidArgument(name, "no rubric", "pass { rubric, lexicons?, parameters? }");
  }
  const { onProgress, ...common } = batch;
  const job = (/** @type {any} */ side, /** @type {number} */ half) =>
    new ReviewJob({
      ...common, ...side,
      onProgress: (/** @type {{ phase: "reading" | "reviewing", done: number, total: number }} */ told) =>
        onProgress?.({ ...told, done: told.done + half * told.total, total: 2 * told.total }),
    });
  const [old, tried] = [job(before, 0), job(after, 1)];
  try {
    return new Replay(await old.run(), await tried.run(), tried);
  } catch (error) {
    tried.dispose();
    throw error;
  } finally {
    old.dispose();
  }
}

class Replay {
  #before;
  #after;
  #job;

  /**
   * @param {Results} before
   * @param {Results} after
   * @param {ReviewJob} job of the rubric tried
   */
  constructor(before, after, job) {
    this.#before = before;
    this.#after = after;
    this.#job = job;
    this.count = after.count;
    this.rules = this.#compare();
  }

  /**
   * Conversations that do not meet a rule of the rubric tried, first of all those that met it before, as different from
   * each other as can be.
   * @param {string} rule
   * @param {number} [most]
   * @returns {Promise<Hit[]>}
   */
  async hits(rule, most = 20) {
    const at = numberOf(this.#after, rule);
    if (at < 0) throw invalidArgument("rule", `no rule "${rule}"`, `rules are ${this.#after.rules.map(({ id }) => id).join(", ")}`);
    const was = numberOf(this.#before, rule);
    const unmet = [...Array(this.count).keys()].filter((number) => this.#after.state(number, at) === UNMET);
    const fresh = unmet.filter((number) => was < 0 || this.#before.state(number, was) !== UNMET);
    const hits = [];
    for (const number of spread(fresh.length > 0 ? fresh : unmet)) {
      const { conversation, review } = await this.#job.open(number);
      const { evidence } = review.rules[at];
      const said = evidence.map((/** @type {any} */ place) => place.text).join("");
      const talk = conversation.turns.map((/** @type {any} */ { text }) => text).join("\n").slice(0, MOST_READ);
      hits.push({ hit: { number, conversation, evidence }, pairs: pairsOf(`\n${said}\n`), around: pairsOf(talk) });
    }
    return mostDifferent(hits, most).map(({ hit }) => hit);
  }

  dispose() {
    this.#job.dispose();
  }

  [Symbol.dispose ?? Symbol.for("Symbol.dispose")]() {
    this.dispose();
  }

  #compare() {
    const [before, after] = [this.#before, this.#after].map((results) => new Map(results.tally("rule").map((rule) => [rule.id, rule])));
    const ids = [...new Set([...after.keys(), ...before.keys()])];
    return ids.map((id) => {
      const [was, is] = [before.get(id), after.get(id)];
      return { id, title: (is ?? was)?.title ?? "", before: was ?? null, after: is ?? null, changed: this.#changed(id) };
    });
  }

  /** In how many conversations the state is another. A rule that only one has fires in each that it finds unmet. @param {string} rule */
  #changed(rule) {
    const [was, is] = [numberOf(this.#before, rule), numberOf(this.#after, rule)];
    let changed = 0;
    for (let number = 0; number < this.count; number += 1) {
      const old = was < 0 ? "not-applicable" : this.#before.state(number, was);
      const now = is < 0 ? "not-applicable" : this.#after.state(number, is);
      const differs = was < 0 || is < 0 ? (old === UNMET) !== (now === UNMET) : old !== now;
      if (differs) changed += 1;
    }
    return changed;
  }
}

/**
 * @param {Results} results
 * @param {string} rule
 */
const numberOf = (results, rule) => results.rules.findIndex(({ id }) => id === rule);

/** As many as are looked at, at even distances. @param {number[]} numbers */
function spread(numbers) {
  const step = Math.max(1, numbers.length / CANDIDATES);
  return Array.from({ length: Math.min(numbers.length, CANDIDATES) }, (_, at) => numbers[Math.floor(at * step)]);
}

/** The pairs of neighbouring characters, each once. @param {string} text */
export const pairsOf = (text) => new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)));

/**
 * Dice's coefficient: 1 for the same pairs, 0 for nothing shared. Two without any pair are the same.
 * @param {Set<string>} one
 * @param {Set<string>} other
 */
export function likeness(one, other) {
  if (one.size + other.size === 0) return 1;
  let shared = 0;
  for (const pair of one) if (other.has(pair)) shared += 1;
  return (2 * shared) / (one.size + other.size);
}

/** @param {{ pairs: Set<string>, around?: Set<string> }} one @param {{ pairs: Set<string>, around?: Set<string> }} other */
const nearness = (one, other) => likeness(one.pairs, other.pairs) + (one.around && other.around ? REST * likeness(one.around, other.around) : 0);

/**
 * Greedily the one least like all taken so far, beginning with the first.
 * @template {{ pairs: Set<string>, around?: Set<string> }} T
 * @param {T[]} items
 * @param {number} most
 * @returns {T[]}
 */
export function mostDifferent(items, most) {
  /** @type {T[]} */
  const taken = [];
  /** @type {{ item: T, like: number }[]} how like each is to the nearest one taken */
  let left = items.map((item) => ({ item, like: 0 }));
  while (taken.length < most && left.length > 0) {
    const next = left.reduce((best, each) => (each.like < best.like ? each : best));
    taken.push(next.item);
    left = left.filter((each) => each !== next);
    for (const each of left) each.like = Math.max(each.like, nearness(each.item, next.item));
  }
  return taken;
}
