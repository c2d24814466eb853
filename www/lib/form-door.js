// The engine of forms behind its door: one text in, one text out, cheaper than as many objects.
//
// Refuses to know: what is asked.

import { BehindDoor } from "./behind-door.js";
import { invalidArgument } from "./errors.js";
import { formNamed } from "./form-documents.js";

/** @typedef {import("./form-types.js").FormDocument} FormDocument */
/** @typedef {import("./form-types.js").FormOptions} FormOptions */

const OPTIONS = ["lang", "seed"];

export class FormDoor {
  #engine;

  /**
   * @param {FormDocument | string | null} form
   * @param {FormOptions} [options]
   */
  constructor(form, options = {}) {
    for (const name of Object.keys(options)) {
      if (!OPTIONS.includes(name)) throw invalidArgument(`options.${name}`, `unknown option "${name}"`, `options are ${OPTIONS.join(", ")}`);
    }
    this.lang = options.lang ?? "zh-CN";
    this.document = formNamed(/** @type {FormDocument | string} */ (form));
    this.#engine = new BehindDoor({ engine: "form", form: JSON.stringify(this.document) ?? "null", lang: this.lang, seed: options.seed ?? 1 });
  }

  get problems() {
    return this.#engine.problems;
  }

  /** Undefined for what is no question. @param {Record<string, unknown>} question */
  ask(question) {
    const answer = this.#engine.ask(/** @type {any} */ (JSON.stringify(question)));
    return answer === undefined ? undefined : JSON.parse(answer);
  }

  /** Hands over responses, one as JSON on each line; gives the places of those that were none. @param {string} lines @returns {number[]} */
  gather(lines) {
    return JSON.parse(this.#engine.ask(/** @type {any} */ ([lines])));
  }

  dispose() {
    this.#engine.dispose();
  }
}
