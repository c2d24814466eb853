// Times that are promised, by the calendar of those who promise them.
//
// Refuses to know: what time it is. Every time is an argument; answers are told on the clocks of the calendar's place,
// whatever the zone of this machine.

import { BehindDoor } from "./behind-door.js";
import { KefuError, invalidArgument } from "./errors.js";
import { atHand, documentById } from "./packs.js";

/** @typedef {import("./clock-types.js").ClockOptions} ClockOptions */
/** @typedef {import("./clock-types.js").Calendar} Calendar */
/** @typedef {import("./clock-types.js").CaseOptions} CaseOptions */

const OPTIONS = ["readings", "parameters", "documents", "lang"];

export class ServiceClock {
  #engine;
  #calendar;
  #options;

  /**
   * @param {Calendar | string} calendar
   * @param {ClockOptions} [options]
   */
  constructor(calendar, options = {}) {
    for (const name of Object.keys(options)) {
      if (!OPTIONS.includes(name)) throw invalidArgument(`options.${name}`, `unknown option "${name}"`, `options are ${OPTIONS.join(", ")}`);
    }
    const { readings = {}, parameters = {}, documents = [], lang = "zh-CN" } = options;
    this.#options = { ...options, readings };
    this.#calendar = /** @type {Calendar} */ (typeof calendar === "string" ? documentById(calendar, "calendar", "calendar") : calendar);
    // The page's own documents come first: of two with one name they count.
    const statutory = [...documents, ...atHand().filter(({ kind }) => kind === "holidays")];
    this.#engine = new BehindDoor({ engine: "clock", calendar: this.#calendar, documents: statutory, readings, parameters, lang });
  }

  get problems() {
    return this.#engine.problems;
  }

  /** What the calendar has: targets, duties, events, shifts, readings, parameters, years. */
  get about() {
    return this.#ask({ ask: "about" });
  }

  targets() {
    return this.about.targets;
  }

  /**
   * @param {string | object} target
   * @param {string} start
   * @param {CaseOptions} [options]
   */
  due(target, start, { pauses } = {}) {
    return this.#ask({ ask: "due", target, start, pauses });
  }

  /**
   * @param {string | object} target
   * @param {string} start
   * @param {string | null} end
   * @param {string} now
   * @param {CaseOptions} [options]
   */
  verdict(target, start, end, now, { pauses, circumstances } = {}) {
    return flat(this.#ask({ ask: "verdict", target, start, end, now, pauses, circumstances }));
  }

  /**
   * @param {string} start
   * @param {string} end
   * @param {CaseOptions} [options]
   */
  elapsed(start, end, { pauses } = {}) {
    return this.#ask({ ask: "elapsed", start, end, pauses });
  }

  /**
   * @param {string} from
   * @param {string} to
   * @param {{ duties?: string[], since?: string }} [options]
   */
  recurring(from, to, { duties, since } = {}) {
    return this.#ask({ ask: "recurring", from, to, duties, since });
  }

  /**
   * @param {string} event
   * @param {import("./clock-types.js").Happening} happening
   * @param {string} now
   */
  judge(event, happening, now) {
    const judged = this.#ask({ ask: "judge", event, ...happening, now });
    return { ...judged, verdicts: judged.verdicts.map(flat) };
  }

  /**
   * @param {string} from
   * @param {string} to
   */
  days(from, to) {
    return this.#ask({ ask: "days", from, to });
  }

  /**
   * @param {import("./clock-types.js").Every} every
   * @param {string} at
   */
  period(every, at) {
    return this.#ask({ ask: "period", every, at });
  }

  /** @param {import("./clock-types.js").Message[]} messages */
  waits(messages) {
    return this.#ask({ ask: "waits", messages });
  }

  /**
   * @param {import("./clock-types.js").Contact[]} contacts
   * @param {number} [days]
   */
  repeats(contacts, days = 7) {
    return this.#ask({ ask: "repeats", contacts, days });
  }

  /**
   * What the other readings give: `ask` is asked of a clock for each option that was not chosen.
   * @template T
   * @param {(clock: ServiceClock) => T} ask
   * @returns {{ reading: string, option: string, title: string, result: T }[]}
   */
  otherwise(ask) {
    /** @type {import("./clock-types.js").About["readings"]} */
    const readings = this.about.readings;
    const others = readings.flatMap(({ id, option, options }) => options.filter((other) => other.id !== option).map((other) => ({ id, other })));
    return others.map(({ id, other }) => {
      const clock = new ServiceClock(this.#calendar, { ...this.#options, readings: { ...this.#options.readings, [id]: other.id } });
      try {
        return { reading: id, option: other.id, title: other.title, result: ask(clock) };
      } finally {
        clock.dispose();
      }
    });
  }

  dispose() {
    this.#engine.dispose();
  }

  [Symbol.dispose ?? Symbol.for("Symbol.dispose")]() {
    this.dispose();
  }

  /** @param {Record<string, unknown>} question */
  #ask(question) {
    const answer = this.#engine.ask(question);
    if (answer?.refused === undefined) return answer;
    const { code, message, path, hint } = answer.refused;
    throw new KefuError(code, message, { path, hint });
  }
}

/**
 * A verdict with its deadline's fields among its own.
 * @param {{ deadline: object } & Record<string, unknown>} verdict
 */
const flat = ({ deadline, ...verdict }) => ({ ...deadline, ...verdict });
