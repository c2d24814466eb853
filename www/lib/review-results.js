// What is known of many reviews: figures in one typed array, the names of agents and days once each.
//
// Refuses to know: texts. Invariant: memory is 8 bytes for each rule of a conversation, and some tens for the rest.

import { tableOf } from "./review-table.js";
import { BEFORE_RULES, noneOf, STATES, Tally } from "./review-tally.js";

/** @typedef {import("./index.js").RuleSummary} RuleSummary */
/** @typedef {import("./review-desk.js").Reviewed} Reviewed */

export class ReviewResults {
  #figures;
  #width;
  /** @type {string[]} */
  #ids = [];
  #agents;
  #days;
  #count = 0;

  /**
   * @param {RuleSummary[]} rules
   * @param {number} total
   */
  constructor(rules, total) {
    this.rules = rules;
    this.total = total;
    this.#width = BEFORE_RULES + 2 * rules.length;
    this.#figures = new Int32Array(total * this.#width);
    this.#agents = new Names(total);
    this.#days = new Names(total);
  }

  get count() {
    return this.#count;
  }

  get complete() {
    return this.#count === this.total;
  }

  /** @param {Reviewed} reviewed the next ones in order */
  add({ figures, ids, agents, days }) {
    this.#figures.set(figures, this.#count * this.#width);
    for (const [at, id] of ids.entries()) {
      this.#ids.push(id);
      this.#agents.set(this.#count + at, agents[at]);
      this.#days.set(this.#count + at, days[at]);
    }
    this.#count += ids.length;
  }

  /** Its own id, or its number from 1 where it has none. @param {number} number */
  id(number) {
    return this.#ids[number] || String(number + 1);
  }

  /** @param {number} number */
  agent(number) {
    return this.#agents.get(number);
  }

  /** @param {number} number */
  day(number) {
    return this.#days.get(number);
  }

  /** @param {number} number */
  points(number) {
    return this.#figures[number * this.#width] / 1000;
  }

  /** @param {number} number */
  score(number) {
    return this.#figures[number * this.#width + 1] / 1000;
  }

  /**
   * @param {number} number
   * @param {number} rule its number
   */
  state(number, rule) {
    return STATES[this.#figures[number * this.#width + BEFORE_RULES + 2 * rule]];
  }

  /**
   * @param {number} number
   * @param {number} rule its number
   */
  rulePoints(number, rule) {
    return this.#figures[number * this.#width + BEFORE_RULES + 2 * rule + 1] / 1000;
  }

  /** States as ratings, to be compared with those of people. */
  ratings() {
    return Array.from({ length: this.#count }, (_, number) =>
      this.rules.map((rule, at) => ({ conversation: this.id(number), rule: rule.id, state: this.state(number, at) })),
    ).flat();
  }

  /**
   * @param {"agent" | "day" | "rule"} by
   * @returns {any[]}
   */
  tally(by) {
    if (by === "rule") return this.#tallyOf(() => "")[0]?.rules ?? this.rules.map(noneOf);
    return this.#tallyOf((number) => (by === "agent" ? this.agent(number) : this.day(number)));
  }

  /**
   * @param {import("./index.js").TableOf} [of]
   * @param {import("./index.js").Language} [lang]
   */
  table(of = "conversation", lang = "zh-CN") {
    return tableOf(this, of, lang);
  }

  /** @param {(number: number) => string} keyOf */
  #tallyOf(keyOf) {
    /** @type {Map<string, Tally>} */
    const tallies = new Map();
    for (let number = 0; number < this.#count; number += 1) {
      const key = keyOf(number);
      let tally = tallies.get(key);
      if (tally === undefined) tallies.set(key, (tally = new Tally(this.rules.length)));
      tally.add(this.#figures, number * this.#width);
    }
    return [...tallies].sort(([left], [right]) => (left < right ? -1 : 1)).map(([key, tally]) => tally.told(key, this.rules));
  }
}

/** Texts that repeat, as numbers. */
class Names {
  /** @type {Map<string, number>} */
  #numbers = new Map();
  /** @type {string[]} */
  #names = [];
  #of;

  /** @param {number} total */
  constructor(total) {
    this.#of = new Uint32Array(total);
  }

  /**
   * @param {number} at
   * @param {string} name
   */
  set(at, name) {
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.#names.push(name) - 1;
      this.#numbers.set(name, number);
    }
    this.#of[at] = number;
  }

  /** @param {number} at */
  get(at) {
    return this.#names[this.#of[at]];
  }
}
