// Courtesies as people call them: options checked, documents looked up, a report for each message.

import { BehindDoor } from "./behind-door.js";
import { invalidArgument } from "./errors.js";
import { documentById } from "./packs.js";

/** @typedef {import("./index.js").CourtesyOptions} CourtesyOptions */
/** @typedef {import("./index.js").CourtesyContext} CourtesyContext */
/** @typedef {import("./index.js").CourtesyReport} CourtesyReport */

const OPTIONS = ["lexicons", "pack", "slots", "lang"];
const LANGUAGES = ["zh-CN", "zh-TW", "en"];
const STAGES = ["opening", "middle", "closing"];
const ROLES = ["agent", "customer", "system"];

export class CourtesyCheck {
  #engine;

  /** @param {CourtesyOptions} [options] */
  constructor(options = {}) {
    this.#engine = new BehindDoor(configOf(options));
  }

  get problems() {
    return this.#engine.problems;
  }

  /**
   * @param {string} message
   * @param {CourtesyContext} [context]
   * @returns {CourtesyReport}
   */
  check(message, context = {}) {
    if (typeof message !== "string") throw invalidArgument("message", `not a text but ${typeof message}`, "pass a string");
    const report = this.#engine.ask({ text: message, ...situationOf(context) });
    for (const marks of [report.present, report.tone, report.occasions]) {
      for (const mark of marks) mark.text = message.slice(mark.start, mark.end);
    }
    return report;
  }

  dispose() {
    this.#engine.dispose();
  }

  [Symbol.dispose ?? Symbol.for("Symbol.dispose")]() {
    this.dispose();
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
  return { engine: "courtesy", documents, slots, lang: lang ?? "zh-CN" };
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
