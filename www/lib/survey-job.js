// The figures of any number of responses: counted in the background, with progress, stopped and resumed.
//
// Refuses to know: where the counting happens (background.js). Invariants: the page's thread is never held for long; no response is
// counted twice by resuming; what is kept does not grow with the number of responses.

import { Background } from "./background.js";
import { invalidArgument } from "./errors.js";
import { formNamed } from "./form-documents.js";
import { documentById } from "./packs.js";
import { SurveyDesk } from "./survey-desk.js";

/** @typedef {import("./survey-types.js").SurveyJobOptions} Options */
/** @typedef {import("./form-types.js").FormResponse} FormResponse */
/** @typedef {import("./hand.js").Hand} Hand */

const OPTIONS = ["form", "lang", "by", "period", "from", "to", "themes", "file", "responses", "onProgress", "signal", "worker", "source"];
/** Responses handed over at once. */
const AT_ONCE = 500;
/** So many numbers of lines are kept that were no responses. */
const MOST_UNREAD = 100;
const DESK = { script: "survey-worker.js", make: (/** @type {import("./survey-desk.js").DeskConfig} */ config) => new SurveyDesk(config) };

export class SurveyJob {
  #options;
  #background;
  /** @type {AsyncIterator<FormResponse> | Iterator<FormResponse> | null} */
  #given = null;
  #opened = false;
  #over = false;
  #done = 0;
  #responses = 0;
  /** @type {{ count: number, first: number[] }} */
  #unread = { count: 0, first: [] };

  /** @param {Options} options */
  constructor(options) {
    this.#options = checked(options);
    this.#background = new Background(DESK, configOf(options), options);
  }

  get state() {
    if (this.#background.running) return "running";
    if (this.#over) return "done";
    return this.#done === 0 ? "ready" : "stopped";
  }

  /** How many lines, elements or rows were no responses, and the numbers of the first, from 1. */
  get unread() {
    return { count: this.#unread.count, first: [...this.#unread.first] };
  }

  /** Begins, or goes on after a stop. Resolves with the figures when all is counted, or with those so far when it was stopped. */
  run() {
    return this.#background.run((desk) => this.#work(desk));
  }

  stop() {
    this.#background.stop();
  }

  dispose() {
    this.#background.dispose();
  }

  [Symbol.dispose ?? Symbol.for("Symbol.dispose")]() {
    this.dispose();
  }

  /** @param {Hand} desk @returns {Promise<import("./form-types.js").Summary>} */
  async #work(desk) {
    const { file, onProgress } = this.#options;
    if (file !== undefined && !this.#opened) await desk.ask("open", { file });
    this.#opened = true;
    while (!this.#over && !this.#background.stopping) {
      await (file === undefined ? this.#hear(desk) : this.#read(desk));
      this.#background.live();
      onProgress?.({ done: this.#done, total: this.#total(), responses: this.#responses });
    }
    return desk.ask("result", {});
  }

  /** Has the file read on. @param {Hand} desk */
  async #read(desk) {
    const taken = await desk.ask("take", { pace: desk.pace });
    this.#take(taken);
    this.#over = taken.over;
  }

  /** Hands the next responses over. @param {Hand} desk */
  async #hear(desk) {
    const { responses } = /** @type {{ responses: any }} */ (this.#options);
    this.#given ??= responses[Symbol.asyncIterator]?.() ?? responses[Symbol.iterator]();
    /** @type {string[]} */
    const lines = [];
    while (lines.length < AT_ONCE && !this.#over) {
      const { value, done } = await /** @type {Iterator<FormResponse>} */ (this.#given).next();
      if (done) this.#over = true;
      else lines.push(JSON.stringify(value) ?? "null");
    }
    this.#take(await desk.ask("add", { lines, first: this.#done + 1 }));
  }

  /** @param {import("./survey-desk.js").Taken} taken */
  #take({ done, responses, unread }) {
    this.#done = done;
    this.#responses = responses;
    this.#unread.count += unread.length;
    this.#unread.first.push(...unread.slice(0, MOST_UNREAD - this.#unread.first.length));
  }

  /** Bytes of the file, or responses if their number is known. */
  #total() {
    const { file, responses } = this.#options;
    if (file !== undefined) return file.size;
    return Array.isArray(responses) ? responses.length : null;
  }
}

/** @param {Options} options */
function checked(options) {
  for (const name of Object.keys(options ?? {})) {
    if (!OPTIONS.includes(name)) throw invalidArgument(`options.${name}`, `unknown option "${name}"`, `options are ${OPTIONS.join(", ")}`);
  }
  const { responses, file } = options;
  if ((responses === undefined) === (file === undefined)) throw invalidArgument("options", "responses or a file, one of both", "pass { form, file }");
  const given = /** @type {any} */ (responses);
  if (given !== undefined && (typeof given !== "object" || !(given?.[Symbol.iterator] ?? given?.[Symbol.asyncIterator]))) {
    throw invalidArgument("options.responses", "nothing to go through", "pass a list of responses, or whatever gives them one by one");
  }
  if (file !== undefined && !(file instanceof Blob)) throw invalidArgument("options.file", `not a file but ${typeof file}`, "pass a File or a Blob");
  return { ...options };
}

/**
 * What a desk needs, with every document in full: a worker has no packs.
 * @param {Options} options
 * @returns {import("./survey-desk.js").DeskConfig}
 */
function configOf({ form, lang = "zh-CN", by, period, from, to, themes }) {
  const lexicon = typeof themes === "string" ? /** @type {any} */ (documentById(themes, "options.themes", "lexicon")) : themes;
  return { form: formNamed(form), lang, options: { by, period, from, to, themes: lexicon } };
}
