// Where responses are counted: the same desk stands in a worker, or on the page where workers are not allowed.
//
// Refuses to know: who asks. Invariant: of a response only what it adds to the figures is kept.

import { Form } from "./forms.js";
import { responsesOf } from "./response-file.js";

/** @typedef {{ form: import("./form-types.js").FormDocument, lang: "zh-CN" | "zh-TW" | "en", options: import("./form-types.js").SummaryOptions }} DeskConfig */
/** @typedef {{ done: number, over: boolean, responses: number, unread: number[] }} Taken how far it came; `unread`: numbers of lines that were no responses */

/** A piece must fit into the pace of a page. */
const BYTES = { page: 1 << 16, worker: 1 << 20 };
/** From this pace on nobody waits for a frame. */
const PATIENT = 30;

export class SurveyDesk {
  #form;
  #summary;
  #responses = 0;
  /** @type {AsyncGenerator<import("./response-file.js").Batch> | null} */
  #pieces = null;
  /** @type {Blob | null} */
  #file = null;

  /** @param {DeskConfig} config its documents in full, not by their names */
  constructor({ form, lang, options }) {
    this.#form = new Form(form, { lang });
    this.#summary = this.#form.summary(options);
  }

  describe() {
    return { problems: this.#form.problems };
  }

  /** @param {{ file: Blob }} what read from the next `take` on */
  open({ file }) {
    this.#file = file;
  }

  /**
   * Reads on until so many milliseconds have passed.
   * @param {{ pace: number }} how
   * @returns {Promise<Taken>}
   */
  async take({ pace }) {
    const file = /** @type {Blob} */ (this.#file);
    this.#pieces ??= responsesOf(file, this.#form, pace < PATIENT ? BYTES.page : BYTES.worker);
    const until = performance.now() + pace;
    /** @type {number[]} */
    const unread = [];
    let done = 0;
    do {
      const { value, done: over } = await this.#pieces.next();
      if (over) return { done: file.size, over: true, responses: this.#responses, unread };
      unread.push(...this.#count(value.lines, value.first), ...(value.unread ?? []));
      done = value.done;
    } while (performance.now() < until);
    return { done, over: false, responses: this.#responses, unread };
  }

  /**
   * Takes responses in, as JSON each.
   * @param {{ lines: string[], first: number }} given
   * @returns {Taken}
   */
  add({ lines, first }) {
    const unread = this.#count(lines, first);
    return { done: first + lines.length - 1, over: false, responses: this.#responses, unread };
  }

  /** The figures so far. */
  result() {
    return this.#summary.result();
  }

  dispose() {
    this.#form.dispose();
  }

  /** @param {string[]} lines @param {number} first */
  #count(lines, first) {
    if (lines.length === 0) return [];
    const wrong = this.#summary.add(lines.join("\n"));
    this.#responses += lines.length - wrong.length;
    return wrong.map((at) => first + at);
  }
}
