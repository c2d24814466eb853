// Forms as people call them: a document in, and for answers what is asked next, what is wrong, and the response.

import { BehindDoor } from "./behind-door.js";
import { invalidArgument } from "./errors.js";
import { formNamed } from "./form-documents.js";

/** @typedef {import("./form-types.js").Answers} Answers */
/** @typedef {import("./form-types.js").FormDocument} FormDocument */
/** @typedef {import("./form-types.js").FormOptions} FormOptions */
/** @typedef {import("./form-types.js").FormResponse} FormResponse */
/** @typedef {import("./form-types.js").FormView} FormView */
/** @typedef {import("./form-types.js").QuestionView} QuestionView */
/** @typedef {import("./form-types.js").ResponseMeta} ResponseMeta */

const OPTIONS = ["lang", "seed"];

export class Form {
  #engine;
  #about;
  /** @type {Map<string, QuestionView>} */
  #questions;

  /**
   * @param {FormDocument | string} form
   * @param {FormOptions} [options]
   */
  constructor(form, options = {}) {
    for (const name of Object.keys(options)) {
      if (!OPTIONS.includes(name)) throw invalidArgument(`options.${name}`, `unknown option "${name}"`, `options are ${OPTIONS.join(", ")}`);
    }
    this.lang = options.lang ?? "zh-CN";
    this.document = formNamed(form);
    this.#engine = new BehindDoor({ engine: "form", form: JSON.stringify(this.document) ?? "null", lang: this.lang, seed: options.seed ?? 1 });
    this.#about = this.#ask({ ask: "about" });
    this.#questions = new Map(this.#about.questions.map((/** @type {QuestionView} */ question) => [question.id, question]));
  }

  get problems() {
    return this.#engine.problems;
  }

  /** All questions in the order of the document, whether asked or not. */
  get questions() {
    return [...this.#questions.values()];
  }

  /**
   * @param {Answers} answers
   * @returns {FormView}
   */
  view(answers) {
    const view = this.#ask({ ask: "view", answers: checked(answers) });
    for (const page of view.pages) page.questions = page.questions.map((/** @type {any} */ shown) => this.#whole(shown));
    return view;
  }

  /** @param {Answers} answers */
  validate(answers) {
    return this.#ask({ ask: "validate", answers: checked(answers) });
  }

  /**
   * @param {Answers} answers
   * @param {ResponseMeta} meta
   * @returns {FormResponse}
   */
  submit(answers, meta) {
    if (typeof meta?.at !== "string") throw invalidArgument("meta.at", "a response says when it was given", 'pass { at: "2024-05-01T10:00:00+08:00" }');
    return this.#ask({ ask: "submit", answers: checked(answers), meta: { ...meta, id: meta.id ?? newId() } });
  }

  dispose() {
    this.#engine.dispose();
  }

  [Symbol.dispose ?? Symbol.for("Symbol.dispose")]() {
    this.dispose();
  }

  /**
   * What of a question depends on the answers, with all that does not.
   * @param {{ id: string, title?: string, help?: string, required?: true, options?: number[], aspects?: number[] }} shown
   * @returns {QuestionView}
   */
  #whole({ options, aspects, ...shown }) {
    const described = /** @type {QuestionView} */ (this.#questions.get(shown.id));
    const whole = { ...described, ...shown, required: shown.required === true };
    if (options) whole.options = options.map((at) => /** @type {any} */ (described.options)[at]);
    if (aspects) whole.aspects = aspects.map((at) => /** @type {any} */ (described.aspects)[at]);
    return whole;
  }

  /**
   * One text in, one text out: cheaper than as many objects.
   * @param {Record<string, unknown>} question
   */
  #ask(question) {
    return JSON.parse(this.#engine.ask(/** @type {any} */ (JSON.stringify(question))));
  }
}

/** @param {Answers} answers */
function checked(answers) {
  if (typeof answers === "object" && answers !== null && !Array.isArray(answers)) return answers;
  throw invalidArgument("answers", "not answers", 'pass an object by question: { stars: 5 }');
}

/** An id that no other response has; pages without https have no randomUUID. */
function newId() {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
