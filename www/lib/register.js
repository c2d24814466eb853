// Registers as people call them: entries that are only ever added, each holding the fingerprint of the one before.

import { KefuError, invalidArgument } from "./errors.js";
import { FormDoor } from "./form-door.js";

/** @typedef {import("./form-types.js").RegisterEntry} Entry */
/** @typedef {import("./form-types.js").RegisterDraft} Draft */

export class Register {
  #door;
  /** @type {Entry[]} */
  #entries;

  /**
   * @param {import("./form-types.js").FormDocument | string} form
   * @param {Entry[]} [entries]
   * @param {{ lang?: "zh-CN" | "zh-TW" | "en" }} [options]
   */
  constructor(form, entries = [], { lang = "zh-CN" } = {}) {
    if (!Array.isArray(entries)) throw invalidArgument("entries", "not a list of entries", "pass those kept before, or nothing");
    this.#door = new FormDoor(form, { lang });
    this.document = this.#door.document;
    this.#entries = [...entries];
  }

  get problems() {
    return this.#door.problems;
  }

  /** All entries as they were made, oldest first. */
  get entries() {
    return [...this.#entries];
  }

  /** The entries as they stand: each that was corrected replaced by its last correction. */
  current() {
    return this.#door.ask({ ask: "current", entries: this.#entries });
  }

  /** @param {Draft} draft */
  append(draft) {
    return this.#add(draft);
  }

  /**
   * @param {number} number
   * @param {Draft} draft
   */
  correct(number, draft) {
    return this.#add(draft, number);
  }

  /** @returns {import("./index.js").Problem[]} */
  verify() {
    return this.#door.ask({ ask: "verify", entries: this.#entries });
  }

  /**
   * @param {string} from
   * @param {string} to
   * @param {{ except?: string[] }} [options]
   */
  days(from, to, { except = [] } = {}) {
    const days = this.#door.ask({ ask: "days", entries: this.#entries, from, to, except });
    if (days === undefined) throw invalidArgument("from", "not two days", 'pass "2024-05-01", "2024-05-31"');
    return days;
  }

  /** @param {number} number */
  status(number) {
    const entry = this.#entries[number - 1];
    if (entry === undefined) throw invalidArgument("number", `there is no entry ${number}`, `entries go from 1 to ${this.#entries.length}`);
    return this.#door.ask({ ask: "status", entry });
  }

  dispose() {
    this.#door.dispose();
  }

  [Symbol.dispose ?? Symbol.for("Symbol.dispose")]() {
    this.dispose();
  }

  /**
   * @param {Draft} draft
   * @param {number} [corrects]
   * @returns {Entry}
   */
  #add(draft, corrects) {
    const { answers, ...meta } = draft;
    const { entry, problems } = this.#door.ask({ ask: "append", answers, meta, last: this.#entries.at(-1), corrects });
    if (problems.some((/** @type {import("./index.js").Problem} */ problem) => problem.severity === "error")) {
      throw Object.assign(new KefuError("answers-invalid", problems[0].message, { path: problems[0].path, hint: "see problems" }), { problems });
    }
    this.#entries.push(entry);
    return entry;
  }
}
