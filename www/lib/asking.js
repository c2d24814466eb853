// A form as a page asks it: a document in, and for answers what is asked next, what is wrong, and the response.
//
// Refuses to know: what is made of responses (forms.js).
// Invariants: what a view says depends on the answers it is asked for and on nothing before; the engine holds the answers
// of the last view, so that only what has changed crosses, there and back. A question that no answer has touched is the same
// object in the next view, which whoever draws it can see.

import { invalidArgument } from "./errors.js";
import { FormDoor } from "./form-door.js";

/** @typedef {import("./form-types.js").Answers} Answers */
/** @typedef {import("./form-types.js").FormDocument} FormDocument */
/** @typedef {import("./form-types.js").FormOptions} FormOptions */
/** @typedef {import("./form-types.js").FormResponse} FormResponse */
/** @typedef {import("./form-types.js").FormView} FormView */
/** @typedef {import("./form-types.js").QuestionView} QuestionView */
/** @typedef {import("./form-types.js").ResponseMeta} ResponseMeta */
/** @typedef {{ at: number, title?: string, help?: string, required?: true, options?: number[], aspects?: number[] }} Changed what of a question depends on the answers; options and aspects by number */
/** @typedef {Pick<FormView, "progress" | "values" | "problems" | "complete" | "thanks" | "followUps"> & { pages: { id: string, title: string, questions: number[] }[], changed: Changed[], missing: number[] }} Told */

export class AskedForm {
  #door;
  #about;
  /** The questions as they are asked now, by number. @type {QuestionView[]} */
  #views = [];
  /** The answers the engine holds. @type {Answers} */
  #given = {};
  /** What it said to them. @type {Told | null} */
  #told = null;
  /** How often it was asked since it knew nothing. */
  #turn = 0;

  /**
   * @param {FormDocument | string} form
   * @param {FormOptions} [options]
   * @param {FormDoor} [door] if it is open already
   */
  constructor(form, options = {}, door = new FormDoor(form, options)) {
    this.#door = door;
    this.lang = door.lang;
    this.document = door.document;
    this.#about = door.ask({ ask: "about" });
  }

  get problems() {
    return this.#door.problems;
  }

  /** All questions in the order of the document, whether asked or not. @returns {QuestionView[]} */
  get questions() {
    return [...this.#about.questions];
  }

  /**
   * @param {Answers} answers
   * @returns {FormView}
   */
  view(answers) {
    const { changed, ...told } = this.#bring(answers);
    const { id, version, title, intro, questions } = this.#about;
    const pages = told.pages.map((page) => ({ ...page, questions: page.questions.map((at) => this.#views[at]) }));
    return { form: id, version, title, intro, ...told, pages, missing: told.missing.map((at) => questions[at].id) };
  }

  /** @param {Answers} answers @returns {import("./index.js").Problem[]} */
  validate(answers) {
    return this.#ask({ ask: "validate" }, answers);
  }

  /**
   * @param {Answers} answers
   * @param {ResponseMeta} meta
   * @returns {FormResponse}
   */
  submit(answers, meta) {
    if (typeof meta?.at !== "string") throw invalidArgument("meta.at", "a response says when it was given", 'pass { at: "2024-05-01T10:00:00+08:00" }');
    return this.#ask({ ask: "submit", meta: { ...meta, id: meta.id ?? newId() } }, answers);
  }

  dispose() {
    this.#door.dispose();
  }

  [Symbol.dispose ?? Symbol.for("Symbol.dispose")]() {
    this.dispose();
  }

  /**
   * Asks about answers, once the engine holds them.
   * @param {Record<string, unknown>} question
   * @param {Answers} answers
   */
  #ask(question, answers) {
    for (;;) {
      this.#bring(answers);
      const said = this.#door.ask({ ...question, turn: this.#turn });
      if (said !== null) {
        this.#turn += 1;
        return said;
      }
      this.#forget();
    }
  }

  /** Gives the engine the answers it does not have. @param {Answers} answers @returns {Told} */
  #bring(answers) {
    if (typeof answers !== "object" || answers === null || Array.isArray(answers)) {
      throw invalidArgument("answers", "not answers", 'pass an object by question: { stars: 5 }');
    }
    for (;;) {
      const news = newsOf(answers, this.#given);
      if (this.#told !== null && Object.keys(news).length === 0) return this.#told;
      const told = /** @type {Told | null} */ (this.#door.ask({ ask: "view", turn: this.#turn, answers: news }));
      if (told !== null) {
        this.#turn += 1;
        this.#given = { ...answers };
        this.#told = told;
        for (const changed of told.changed) this.#views[changed.at] = whole(this.#about.questions[changed.at], changed);
        return told;
      }
      this.#forget();
    }
  }

  /** The engine went down and is a new one, which knows nothing. */
  #forget() {
    this.#given = {};
    this.#told = null;
    this.#turn = 0;
  }
}

/**
 * The answers that are others than before, null for what was taken back. A list or a table may have been changed inside.
 * @param {Answers} answers
 * @param {Answers} before
 */
function newsOf(answers, before) {
  /** @type {Answers} */
  const news = {};
  for (const [name, value] of Object.entries(answers)) {
    if (value !== before[name] || typeof value === "object") news[name] = value ?? null;
  }
  for (const name of Object.keys(before)) if (!Object.hasOwn(answers, name)) news[name] = null;
  return news;
}

/**
 * What of a question depends on the answers, with all that does not.
 * @param {QuestionView} described
 * @param {Changed} changed
 * @returns {QuestionView}
 */
function whole(described, { at, options, aspects, ...shown }) {
  const view = { ...described, ...shown, required: shown.required === true };
  if (options) view.options = options.map((at) => /** @type {any} */ (described.options)[at]);
  if (aspects) view.aspects = aspects.map((at) => /** @type {any} */ (described.aspects)[at]);
  return view;
}

/** An id that no other response has; pages without https have no randomUUID. */
function newId() {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
