// The review of many conversations: goes on in the background, can be stopped and resumed, and keeps figures alone.
//
// Refuses to know: where the reviewing happens (background.js). Invariants: the page's thread is never held for long;
// what has been reviewed once is not reviewed again by resuming; of each conversation only figures and three names stay.

import { Background } from "./background.js";
import { invalidArgument } from "./errors.js";
import { namedBy } from "./named.js";
import { documentById } from "./packs.js";
import { Contacts } from "./review-contacts.js";
import { ReviewDesk } from "./review-desk.js";
import { ReviewResults } from "./review-results.js";

/** @typedef {import("./index.js").Conversation} Conversation */
/** @typedef {import("./index.js").ReviewJobOptions} Options */
/** @typedef {import("./hand.js").Hand} Hand */

const OPTIONS = ["rubric", "lexicons", "parameters", "lang", "conversations", "file", "format", "transcript", "onProgress", "signal", "worker", "source"];
/** So many conversations are looked through for their customers in one task. */
const CONTACTS_AT_ONCE = 5000;
const MOST_AT_ONCE = 512;
const DESK = { script: "review-worker.js", make: (/** @type {import("./review-desk.js").DeskConfig} */ config) => new ReviewDesk(config) };

export class ReviewJob {
  #options;
  #background;
  #contacts = new Contacts();
  /** @type {ReviewResults | null} */
  #results = null;
  #atOnce = 1;
  /** @type {import("./index.js").Problem[]} */
  #problems = [];

  /** @param {Options} options */
  constructor(options) {
    this.#options = checked(options);
    this.#background = new Background(DESK, configOf(options), options);
  }

  /** What was wrong with the file and with the rubric, once they have been read. */
  get problems() {
    return this.#problems;
  }

  get state() {
    if (this.#background.running) return "running";
    if (this.#results === null) return "ready";
    return this.#results.complete ? "done" : "stopped";
  }

  /** Begins, or goes on after a stop. Resolves when all is done, or when it was stopped. */
  run() {
    return this.#background.run((desk) => this.#work(desk));
  }

  stop() {
    this.#background.stop();
  }

  /**
   * One conversation with its review in full.
   * @param {number} number
   */
  async open(number) {
    this.#background.live();
    const { conversations } = this.#options;
    const total = this.#results?.total ?? 0;
    if (!Number.isInteger(number) || number < 0 || number >= total) throw invalidArgument("number", `no conversation ${number}`, `there are ${total}`);
    const conversation = conversations && this.#contacts.complete(conversations[number]);
    return (await this.#background.desk()).ask("open", { conversation, number });
  }

  dispose() {
    this.#background.dispose();
  }

  [Symbol.dispose ?? Symbol.for("Symbol.dispose")]() {
    this.dispose();
  }

  /** @param {Hand} desk */
  async #work(desk) {
    this.#results ??= await this.#begin(desk);
    while (!this.#results.complete && !this.#background.stopping) await this.#step(desk, this.#results);
    this.#background.live();
    return this.#results;
  }

  /** @param {Hand} desk */
  async #begin(desk) {
    const { conversations, file, format = "auto", transcript = {} } = this.#options;
    const { rules, problems } = desk.description;
    this.#tell("reading", 0, 0);
    if (conversations === undefined) {
      const read = await desk.ask("read", { file, format, options: transcript });
      this.#problems = [...problems, ...read.problems];
      return new ReviewResults(rules, read.count);
    }
    this.#problems = problems;
    for (const [at, conversation] of conversations.entries()) {
      if (at % CONTACTS_AT_ONCE === CONTACTS_AT_ONCE - 1) await new Promise((resolve) => setTimeout(resolve));
      this.#contacts.add(conversation);
    }
    this.#contacts.sort();
    return new ReviewResults(rules, conversations.length);
  }

  /**
   * Has as many reviewed as fit the pace.
   * @param {Hand} desk
   * @param {ReviewResults} results
   */
  async #step(desk, results) {
    const from = results.count;
    const to = Math.min(results.total, from + this.#atOnce);
    const conversations = this.#options.conversations?.slice(from, to).map((each) => this.#contacts.complete(each));
    const before = performance.now();
    results.add(await desk.ask("review", { conversations, from, to }));
    const took = Math.max(performance.now() - before, 0.1);
    // Twice as many at most, so that one quick conversation doesn't make a long task of the next ones.
    this.#atOnce = Math.max(1, Math.min(MOST_AT_ONCE, this.#atOnce * 2, Math.round(((to - from) * desk.pace) / took)));
    this.#tell("reviewing", results.count, results.total);
  }

  /**
   * @param {"reading" | "reviewing"} phase
   * @param {number} done
   * @param {number} total
   */
  #tell(phase, done, total) {
    this.#options.onProgress?.({ phase, done, total });
  }
}

/** @param {Options} options */
function checked(options) {
  for (const name of Object.keys(options ?? {})) {
    if (!OPTIONS.includes(name)) throw invalidArgument(`options.${name}`, `unknown option "${name}"`, `options are ${OPTIONS.join(", ")}`);
  }
  const { conversations, file } = options;
  if ((conversations === undefined) === (file === undefined)) throw invalidArgument("options", "conversations or a file, one of both", "pass { rubric, file }");
  if (conversations !== undefined && !Array.isArray(conversations)) throw invalidArgument("options.conversations", "not a list", "pass a list of conversations");
  if (file !== undefined && !(file instanceof Blob)) throw invalidArgument("options.file", `not a file but ${typeof file}`, "pass a File or a Blob");
  return { ...options };
}

/**
 * What a desk needs, with every document in full: a worker has no packs.
 * @param {Options} options
 */
function configOf({ rubric: given, lexicons = [], parameters = {}, lang = "zh-CN" }) {
  const rubric = typeof given === "string" ? documentById(given, "options.rubric", "rubric") : given;
  const others = lexicons.map((lexicon, at) => (typeof lexicon === "string" ? documentById(lexicon, `options.lexicons[${at}]`) : lexicon));
  return { rubric, lexicons: [...others, ...namedBy(rubric)], parameters, lang };
}
