// Reviews as people call them: a rubric with the documents it listens with, conversations in, verdicts with evidence out.

import { BehindDoor } from "./behind-door.js";
import { namedBy } from "./named.js";
import { invalidArgument } from "./errors.js";
import { documentById } from "./packs.js";
import { whenRead } from "./when-read.js";

/** @typedef {import("./index.js").Conversation} Conversation */
/** @typedef {import("./index.js").Review} Review */
/** @typedef {import("./index.js").ReviewOptions} ReviewOptions */

const OPTIONS = ["lexicons", "parameters", "lang"];

export class ConversationReview {
  #engine;

  /**
   * @param {import("./index.js").Rubric | string} rubric
   * @param {ReviewOptions} [options]
   */
  constructor(rubric, options = {}) {
    for (const name of Object.keys(options)) {
      if (!OPTIONS.includes(name)) throw invalidArgument(`options.${name}`, `unknown option "${name}"`, `options are ${OPTIONS.join(", ")}`);
    }
    const { lexicons = [], parameters = {}, lang = "zh-CN" } = options;
    const document = typeof rubric === "string" ? documentById(rubric, "rubric", "rubric") : rubric;
    const given = lexicons.map((lexicon, at) => (typeof lexicon === "string" ? documentById(lexicon, `options.lexicons[${at}]`) : lexicon));
    const documents = [...given, ...namedBy(document)];
    this.#engine = new BehindDoor({ engine: "review", rubric: document, documents, parameters, lang });
  }

  get problems() {
    return this.#engine.problems;
  }

  /** The rules in order. */
  get rules() {
    return this.#engine.ask({}).rules;
  }

  /** The figures a department may set, with their values. */
  get parameters() {
    return this.#engine.ask({}).parameters;
  }

  /**
   * @param {Conversation} conversation
   * @returns {Review}
   */
  review(conversation) {
    const { review, mends, problems } = this.#engine.ask({ conversation: plain(conversation), mends: true });
    for (const [number, rule] of review.rules.entries()) rule.mend = mends[number];
    return { ...review, ...words(conversation, review), problems };
  }

  /**
   * The review as if the agent sent this now.
   * @param {Conversation} conversation
   * @param {string} text
   * @returns {Review}
   */
  draft(conversation, text) {
    if (typeof text !== "string") throw invalidArgument("text", `not a text but ${typeof text}`, "pass a string");
    /** @type {Conversation} */
    const drafted = { ...conversation, turns: [...plain(conversation).turns, { role: "agent", text }] };
    const { review, problems } = this.#engine.ask({ conversation: drafted });
    // Trying out what would meet a rule takes longer than the review, and between two keys nobody looks at all of them.
    for (const [number, rule] of review.rules.entries()) {
      whenRead(rule, "mend", () => this.#engine.ask({ conversation: drafted, mend: number }).mends[number]);
    }
    return { ...review, ...words(drafted, review), problems };
  }

  /**
   * The review in figures alone, for many conversations: points and score in thousandths, then for each rule its state
   * (0 met, 1 unmet, 2 not applicable) and its points.
   * @param {Conversation} conversation
   * @returns {Int32Array}
   */
  figures(conversation) {
    return this.#engine.ask({ conversation: plain(conversation), figures: true });
  }

  dispose() {
    this.#engine.dispose();
  }

  [Symbol.dispose ?? Symbol.for("Symbol.dispose")]() {
    this.dispose();
  }
}

/**
 * A conversation that has turns; what is wrong inside is the engine's to say.
 * @param {Conversation} conversation
 */
function plain(conversation) {
  if (Array.isArray(conversation?.turns)) return conversation;
  throw invalidArgument("conversation", "not a conversation", 'pass { turns: [{ role: "agent", text: "…" }] }');
}

/**
 * Gives every place the characters it stands for.
 * @param {Conversation} conversation
 * @param {Review} review
 */
function words({ turns }, { promises, unanswered, rules }) {
  const worded = (/** @type {any} */ place) => ({ ...place, text: turns[place.turn]?.text?.slice(place.start, place.end) ?? "" });
  for (const rule of rules) rule.evidence = rule.evidence.map(worded);
  return { promises: promises.map(worded), unanswered: unanswered.map(worded) };
}
