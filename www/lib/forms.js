// Forms as people call them: a document in, and for answers what is asked next, what is wrong, and the response.

import { BehindDoor } from "./behind-door.js";
import { invalidArgument } from "./errors.js";
import { formNamed } from "./form-documents.js";
import { tableOf } from "./form-table.js";

/** @typedef {import("./form-types.js").Answers} Answers */
/** @typedef {import("./form-types.js").FormDocument} FormDocument */
/** @typedef {import("./form-types.js").FormOptions} FormOptions */
/** @typedef {import("./form-types.js").FormResponse} FormResponse */
/** @typedef {import("./form-types.js").FormView} FormView */
/** @typedef {import("./form-types.js").QuestionView} QuestionView */
/** @typedef {import("./form-types.js").ResponseMeta} ResponseMeta */
/** @typedef {import("./form-types.js").Summary} Summary */
/** @typedef {import("./form-types.js").SummaryOptions} SummaryOptions */

const OPTIONS = ["lang", "seed"];
/** Lines handed over at once: few enough for the memory, and so many that crossing costs nothing. */
const LINES = 2000;

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

  /**
   * The figures of many responses.
   * @param {FormResponse[]} responses
   * @param {SummaryOptions} [options]
   * @returns {Summary}
   */
  summarize(responses, options = {}) {
    const summary = this.summary(options);
    summary.add(responses);
    return summary.result();
  }

  /**
   * Figures gathered bit by bit, in one pass; one at a time of each form.
   * @param {SummaryOptions} [options]
   */
  summary(options = {}) {
    this.#ask({ ask: "gather", plan: options });
    return {
      /** @param {FormResponse[] | string} responses themselves, or one as JSON on each line */
      add: (responses) => {
        if (typeof responses === "string") return void this.#engine.ask(/** @type {any} */ ([responses]));
        for (let from = 0; from < responses.length; from += LINES) {
          const lines = responses.slice(from, from + LINES).map((response) => JSON.stringify(response));
          this.#engine.ask(/** @type {any} */ ([lines.join("\n")]));
        }
      },
      /** @returns {Summary} */
      result: () => ({ ...this.#ask({ ask: "figures" }), needed: { share: this.#ask({ ask: "needed" }) } }),
    };
  }

  /**
   * Responses as a table, for `toCsv` and `toXlsx`.
   * @param {FormResponse[]} responses
   * @param {{ sensitive?: boolean }} [options]
   */
  table(responses, options = {}) {
    return tableOf({ title: this.#about.title, lang: this.lang, questions: this.questions }, responses, options);
  }

  /**
   * Sends respondents made up by chance through the form, before anybody sees it.
   * @param {{ count?: number, seed?: number }} [options]
   * @returns {import("./form-types.js").Simulation}
   */
  simulate({ count = 10_000, seed = 1 } = {}) {
    return this.#ask({ ask: "try", count, seed });
  }

  /**
   * Everything wrong with the document and its logic, and how many ways there are through it.
   * @param {{ count?: number, seed?: number }} [options] of the respondents made up by chance
   * @returns {import("./form-types.js").FormLint}
   */
  lint({ count = 10_000, seed = 1 } = {}) {
    return this.#ask({ ask: "lint", count, seed });
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
