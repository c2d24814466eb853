// Reviews as people call them: a rubric with the documents it listens with, conversations in, verdicts with evidence out.

import { ReviewEngine } from "#glue";
import { currentGeneration, run } from "./engine.js";
import { KefuError, invalidArgument } from "./errors.js";
import { documentById, namedBy } from "./packs.js";

/** @typedef {import("./index.js").Conversation} Conversation */
/** @typedef {import("./index.js").Review} Review */
/** @typedef {import("./index.js").ReviewOptions} ReviewOptions */

const OPTIONS = ["lexicons", "parameters", "lang"];

export class ConversationReview {
  #rubric;
  #documents;
  #lang;
  #parameters;
  /** @type {ReviewEngine | null} */
  #engine = null;
  #generation = -1;
  #disposed = false;
  /** @type {import("./index.js").Problem[]} */
  #problems;

  /**
   * @param {import("./index.js").Rubric | string} rubric
   * @param {ReviewOptions} [options]
   */
  constructor(rubric, options = {}) {
    for (const name of Object.keys(options)) {
      if (!OPTIONS.includes(name)) throw invalidArgument(`options.${name}`, `unknown option "${name}"`, `options are ${OPTIONS.join(", ")}`);
    }
    const { lexicons = [], parameters = {}, lang = "zh-CN" } = options;
    this.#rubric = typeof rubric === "string" ? documentById(rubric, "rubric") : rubric;
    const given = lexicons.map((lexicon, at) => (typeof lexicon === "string" ? documentById(lexicon, `options.lexicons[${at}]`) : lexicon));
    this.#documents = [...given, ...namedBy(this.#rubric)];
    this.#lang = lang;
    this.#parameters = Object.entries(parameters);
    this.#problems = run(() => this.#live().problems());
  }

  get problems() {
    return this.#problems;
  }

  /** The rules in order. */
  get rules() {
    return run(() => this.#live().rules());
  }

  /** The figures a department may set, with their values. */
  get parameters() {
    return run(() => this.#live().parameters());
  }

  /**
   * @param {Conversation} conversation
   * @returns {Review}
   */
  review(conversation) {
    return run(() => {
      const engine = this.#live();
      const problems = engine.take(conversation);
      const review = engine.review();
      for (const [number, rule] of review.rules.entries()) {
        rule.mend = rule.state === "unmet" ? engine.mend(number) : [];
      }
      return { ...review, ...words(conversation, review), problems };
    });
  }

  /**
   * The review as if the agent sent this now.
   * @param {Conversation} conversation
   * @param {string} text
   * @returns {Review}
   */
  draft(conversation, text) {
    if (typeof text !== "string") throw invalidArgument("text", `not a text but ${typeof text}`, "pass a string");
    return this.review({ ...conversation, turns: [...(conversation?.turns ?? []), { role: "agent", text }] });
  }

  /**
   * The review in figures alone, for many conversations: points and score in thousandths, then for each rule its state
   * (0 met, 1 unmet, 2 not applicable) and its points.
   * @param {Conversation} conversation
   * @returns {Int32Array}
   */
  figures(conversation) {
    return run(() => {
      const engine = this.#live();
      engine.take(conversation);
      return engine.figures();
    });
  }

  dispose() {
    if (this.#generation === currentGeneration()) this.#engine?.free();
    this.#engine = null;
    this.#disposed = true;
  }

  [Symbol.dispose ?? Symbol.for("Symbol.dispose")]() {
    this.dispose();
  }

  /** The engine, made anew if it went down with an earlier instance. */
  #live() {
    if (this.#disposed) throw new KefuError("disposed", "this review was disposed of", { hint: "make a new one" });
    if (this.#engine === null || this.#generation !== currentGeneration()) {
      this.#engine = new ReviewEngine(this.#rubric, this.#documents, this.#lang);
      this.#generation = currentGeneration();
      for (const [name, value] of this.#parameters) {
        if (!this.#engine.set(name, value)) throw invalidArgument(`options.parameters.${name}`, "no such parameter, or no figure", "see parameters");
      }
    }
    return this.#engine;
  }
}

/**
 * Gives every place the characters it stands for.
 * @param {Conversation} conversation
 * @param {Review} review
 */
function words({ turns }, { promises, unanswered, rules }) {
  const worded = (/** @type {any} */ place) => ({ ...place, text: turns[place.turn]?.text.slice(place.start, place.end) ?? "" });
  for (const rule of rules) rule.evidence = rule.evidence.map(worded);
  return { promises: promises.map(worded), unanswered: unanswered.map(worded) };
}
