// Sums over reviews, rule by rule: how often each was met, what it cost, and at what rate.
//
// Refuses to know: what the reviews have in common. Invariant: a rate leaves out what does not apply, and is null where
// nothing does.

/** @typedef {import("./index.js").RuleSummary} RuleSummary */

/** In the figures of a review, points and score come first. */
export const BEFORE_RULES = 2;
/** By their numbers in the figures. */
export const STATES = /** @type {const} */ (["met", "unmet", "not-applicable"]);

/** Sums in thousandths, until they are told. */
export class Tally {
  #conversations = 0;
  #points = 0;
  #score = 0;
  #states;
  #rulePoints;

  /** @param {number} rules */
  constructor(rules) {
    this.#states = new Float64Array(rules * STATES.length);
    this.#rulePoints = new Float64Array(rules);
  }

  /**
   * @param {Int32Array} figures
   * @param {number} start
   */
  add(figures, start) {
    this.#conversations += 1;
    this.#points += figures[start];
    this.#score += figures[start + 1];
    for (let rule = 0; rule < this.#rulePoints.length; rule += 1) {
      const at = start + BEFORE_RULES + 2 * rule;
      this.#states[rule * STATES.length + figures[at]] += 1;
      this.#rulePoints[rule] += figures[at + 1];
    }
  }

  /**
   * @param {string} key
   * @param {RuleSummary[]} summaries
   */
  told(key, summaries) {
    const rules = summaries.map(({ id, title }, rule) => {
      const [met, unmet, notApplicable] = this.#states.subarray(rule * STATES.length, (rule + 1) * STATES.length);
      return { id, title, met, unmet, notApplicable, points: this.#rulePoints[rule] / 1000, rate: rateOf(met, unmet) };
    });
    const sum = (/** @type {"met" | "unmet" | "notApplicable"} */ name) => rules.reduce((total, rule) => total + rule[name], 0);
    const [met, unmet, notApplicable] = [sum("met"), sum("unmet"), sum("notApplicable")];
    const conversations = this.#conversations;
    const meanScore = this.#score / conversations / 1000;
    return { key, conversations, met, unmet, notApplicable, points: this.#points / 1000, meanScore, rate: rateOf(met, unmet), rules };
  }
}

/** A rule of which nothing is known. */
export const noneOf = (/** @type {RuleSummary} */ { id, title }) => ({ id, title, met: 0, unmet: 0, notApplicable: 0, points: 0, rate: null });

/**
 * @param {number} met
 * @param {number} unmet
 */
const rateOf = (met, unmet) => (met + unmet === 0 ? null : met / (met + unmet));
