// Months of score sheets: kept on this device where it lets us, in memory always, in and out as one file, and looked at
// over time. What is promised is in history.d.ts.
//
// Refuses to know: schemes, how a figure came about, and how a device keeps things (shelf.js). Invariants: a month that was
// put is never lost while the page lives, whatever the device does; an earlier state of a month is kept beside the later
// one, so that nobody's import writes over anybody's month; what cannot be read is left alone and told.

import { invalidArgument } from "./errors.js";
import { fromFile, isMonth, toFile } from "./history-file.js";
import { openShelf } from "./shelf.js";

export { difference, order, product, sum } from "./decimals.js";
export { KefuError } from "./errors.js";
export { compareMonths, streaks, trend } from "./history-figures.js";

/** @typedef {import("./history.js").Month} Month */

const DEFAULT_NAME = "score-history";

export class ScoreHistory {
  #shelf;
  /** @type {Map<string, Month>} every state of every month */
  #months = new Map();
  /** @type {unknown[]} */
  #damaged = [];

  /** @param {import("./shelf.js").Shelf} shelf @param {[string, unknown][]} entries what lies on it */
  constructor(shelf, entries) {
    this.#shelf = shelf;
    for (const [key, value] of entries) {
      if (isMonth(value)) this.#months.set(key, value);
      else this.#damaged.push(value);
    }
  }

  /** @param {import("./history.js").HistoryOptions} [options] */
  static async open({ name = DEFAULT_NAME, ...options } = {}) {
    const shelf = await openShelf(name, options);
    return new ScoreHistory(shelf, await shelf.entries());
  }

  /** @returns {import("./history.js").HistoryState} */
  get state() {
    const { where, unsaved, problems } = this.#shelf;
    const safe = where !== "memory" && unsaved.length === 0;
    return { kept: safe ? "device" : "memory", unsaved: where === "memory" ? this.#months.size : unsaved.length, problems, damaged: this.#damaged.length };
  }

  /** @param {import("./history.js").NewMonth} given */
  async put({ scheme, person, month, inputs, readings = {}, report, at = new Date().toISOString() }) {
    const made = structuredClone({ scheme, person, month, at, inputs, readings, figures: figuresOf(report) });
    if (!isMonth(made)) throw invalidArgument("month", "this is no month", 'pass { scheme, person, month: "2024-05", inputs, report }');
    const latest = this.get(scheme, person, month);
    if (latest === null || contentOf(latest) !== contentOf(made)) await this.#keep(made);
    return this.state;
  }

  /** @param {string} scheme @param {string} person @param {string} month */
  get(scheme, person, month) {
    return this.#states({ scheme, person, month }).at(-1) ?? null;
  }

  /** @param {import("./history.js").Wanted} [wanted] */
  list(wanted = {}) {
    /** @type {Map<string, Month>} */
    const latest = new Map();
    for (const month of this.#states(wanted)) latest.set(JSON.stringify([month.scheme, month.person, month.month]), month);
    return [...latest.values()];
  }

  /** @param {string} scheme @param {string} person @param {string} month */
  earlier(scheme, person, month) {
    return this.#states({ scheme, person, month }).slice(0, -1).reverse();
  }

  /** @param {string} scheme @param {string} person @param {string} month */
  async remove(scheme, person, month) {
    const keys = this.#states({ scheme, person, month }).map(keyOf);
    for (const key of keys) this.#months.delete(key);
    await Promise.all(keys.map((key) => this.#shelf.delete(key)));
    return this.state;
  }

  export() {
    return toFile([...this.#states({}), ...this.#damaged]);
  }

  /** @param {string} text */
  async import(text) {
    const { months, problems } = fromFile(text);
    const added = months.filter((month) => !this.#months.has(keyOf(month)));
    await Promise.all(added.map((month) => this.#keep(month)));
    return { added: added.length, known: months.length - added.length, problems };
  }

  close() {
    this.#shelf.close();
  }

  /** @param {Month} month */
  #keep(month) {
    this.#months.set(keyOf(month), month);
    return this.#shelf.set(keyOf(month), month);
  }

  /** All states of the months wanted, in order of scheme, person, month and time. @param {import("./history.js").Wanted} wanted */
  #states({ scheme, person, month, from = "", to = "9999-12" }) {
    return [...this.#months]
      .filter(([, each]) => [[scheme, each.scheme], [person, each.person], [month, each.month]].every(([want, is]) => want === undefined || want === is))
      .filter(([, each]) => from <= each.month && each.month <= to)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([, each]) => each);
  }
}

/** @param {Month} month */
const keyOf = ({ scheme, person, month, at }) => JSON.stringify([scheme, person, month, at]);

/** @param {Month} month */
const contentOf = ({ inputs, readings, figures }) => JSON.stringify([inputs, readings, figures]);

/** What of a report is looked at over time; the rest is computed again from the inputs. @param {import("./history.js").Reported} report */
function figuresOf({ total, max = null, band = null, bandTitle = null, pay = null, fines = null, lines = [] }) {
  return { total, max, band, bandTitle, pay, fines, lines: lines.map(({ id, title, value, max: most = null }) => ({ id, title, value, max: most })) };
}
