// Courtesies as people call them: options checked, documents looked up, a report for each message.

import { CourtesyEngine } from "#glue";
import { currentGeneration, run } from "./engine.js";
import { KefuError, invalidArgument } from "./errors.js";
import { documentById } from "./packs.js";

/** @typedef {import("./index.js").CourtesyOptions} CourtesyOptions */
/** @typedef {import("./index.js").CourtesyContext} CourtesyContext */
/** @typedef {import("./index.js").CourtesyReport} CourtesyReport */

const OPTIONS = ["lexicons", "pack", "slots", "lang"];
const LANGUAGES = ["zh-CN", "zh-TW", "en"];
const STAGES = ["opening", "middle", "closing"];
const ROLES = ["agent", "customer", "system"];

export class CourtesyCheck {
  #config;
  #lang;
  /** @type {CourtesyEngine | null} */
  #engine = null;
  #generation = -1;
  #disposed = false;
  /** @type {import("./index.js").Problem[]} */
  #problems;

  /** @param {CourtesyOptions} [options] */
  constructor(options = {}) {
    this.#config = configOf(options);
    this.#lang = options.lang ?? "zh-CN";
    this.#problems = run(() => this.#live().problems());
  }

  get problems() {
    return this.#problems;
  }

  /**
   * @param {string} message
   * @param {CourtesyContext} [context]
   * @returns {CourtesyReport}
   */
  check(message, context = {}) {
    if (typeof message !== "string") throw invalidArgument("message", `not a text but ${typeof message}`, "pass a string");
    const situation = situationOf(context);
    const report = run(() => this.#live().check(message, situation));
    for (const marks of [report.present, report.tone, report.occasions]) {
      for (const mark of marks) mark.text = message.slice(mark.start, mark.end);
    }
    return report;
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
    if (this.#disposed) throw new KefuError("disposed", "this check was disposed of", { hint: "make a new one" });
    if (this.#engine === null || this.#generation !== currentGeneration()) {
      this.#engine = new CourtesyEngine(this.#config, this.#lang);
      this.#generation = currentGeneration();
    }
    return this.#engine;
  }
}

/** @param {CourtesyOptions} options */
function configOf(options) {
  if (options === null || typeof options !== "object") throw invalidArgument("options", "options are an object", 'pass { pack: "cable" }');
  const unknown = Object.keys(options).find((name) => !OPTIONS.includes(name));
  if (unknown !== undefined) throw invalidArgument(`options.${unknown}`, `unknown option "${unknown}"`, `options are ${OPTIONS.join(", ")}`);
  const { lexicons, pack, slots = {}, lang } = options;
  if (lang !== undefined && !LANGUAGES.includes(lang)) throw notAChoice("options.lang", lang, LANGUAGES);
  const own = pack === undefined || pack === "service" ? [] : [`${pack}/courtesy`];
  const named = lexicons ?? ["service/courtesy", ...own];
  const path = lexicons === undefined ? "options.pack" : "options.lexicons";
  const documents = named.map((lexicon, at) =>
    typeof lexicon === "string" ? documentById(lexicon, lexicons === undefined ? path : `${path}[${at}]`) : lexicon,
  );
  for (const [name, value] of Object.entries(slots)) {
    if (typeof value !== "string") throw invalidArgument(`options.slots.${name}`, `not a text but ${typeof value}`, "pass a string");
  }
  return { documents, slots };
}

/** @param {CourtesyContext} context */
function situationOf({ stage, before = [], at }) {
  if (stage !== undefined && !STAGES.includes(stage)) throw notAChoice("context.stage", stage, STAGES);
  if (!Array.isArray(before)) throw invalidArgument("context.before", "not a list", "pass the turns before, oldest first");
  for (const [number, turn] of before.entries()) {
    if (typeof turn?.text !== "string") throw invalidArgument(`context.before[${number}].text`, "not a text", "pass a string");
    if (!ROLES.includes(turn.role)) throw notAChoice(`context.before[${number}].role`, turn.role, ROLES);
  }
  return { stage, before, at };
}

/**
 * @param {string} path
 * @param {unknown} value
 * @param {string[]} choices
 */
const notAChoice = (path, value, choices) =>
  invalidArgument(path, `"${String(value)}" is not a choice`, `choices are ${choices.join(", ")}`);
