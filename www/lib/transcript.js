// Conversations from what people have: files and the clipboard. Texts come back as parts of the source, which is never copied.

import { parseTranscript as parse, transcriptColumns as columnsOf } from "#glue";
import { run } from "./engine.js";
import { invalidArgument } from "./errors.js";

/** @typedef {import("./index.js").TranscriptOptions} Options */

const ROLES = /** @type {const} */ (["agent", "customer", "system"]);
const FORMATS = ["auto", "json", "jsonl", "csv", "text"];
const OPTIONS = ["columns", "roles", "offset", "date", "lang"];
const COLUMNS = ["conversation", "role", "by", "text", "at", "attributes"];
/** The place of a text that is not there. */
const NOTHING = 0xffffffff;

/**
 * @param {string} source
 * @param {"auto" | "json" | "jsonl" | "csv" | "text"} [format]
 * @param {Options} [options]
 */
export function parseTranscript(source, format = "auto", options = {}) {
  const units = unitsOf(source);
  if (!FORMATS.includes(format)) throw invalidArgument("format", `not a format: ${String(format)}`, `formats are ${FORMATS.join(", ")}`);
  const config = { format, ...checked(options) };
  const numbers = run(() => parse(units, config, options.lang ?? "zh-CN"));
  return new Result(source, numbers).read();
}

/**
 * @param {string} source
 * @param {Options} [options]
 * @returns {import("./index.js").TranscriptColumn[]}
 */
export function transcriptColumns(source, options = {}) {
  const units = unitsOf(source);
  const config = { format: "csv", ...checked(options) };
  return run(() => columnsOf(units, config));
}

/**
 * The code units of a text, lone surrogates among them.
 * @param {unknown} text
 */
function unitsOf(text) {
  if (typeof text !== "string") throw invalidArgument("source", `not a text but ${typeof text}`, "pass a string; readTranscriptFile() makes one of a file");
  const units = new Uint16Array(text.length);
  for (let at = 0; at < units.length; at += 1) units[at] = text.charCodeAt(at);
  return units;
}

/**
 * The options, if each is what it should be.
 * @param {Options} options
 */
function checked(options) {
  namesIn(options, OPTIONS, "options");
  const { columns = {}, roles = {}, offset, date } = options;
  namesIn(columns, COLUMNS, "options.columns");
  for (const [name, title] of Object.entries(columns)) {
    const titles = name === "attributes" ? title : [title];
    if (!Array.isArray(titles) || titles.some((each) => typeof each !== "string")) {
      throw invalidArgument(`options.columns.${name}`, "not the title of a column", "a string, or its number as a string; attributes are a list");
    }
  }
  for (const [name, role] of Object.entries(roles)) {
    if (!ROLES.includes(role)) throw invalidArgument(`options.roles[${JSON.stringify(name)}]`, `not a role: ${String(role)}`, `roles are ${ROLES.join(", ")}`);
  }
  if (offset !== undefined && !/^(Z|[+-](0\d|1[0-8]):?[0-5]\d)$/.test(offset)) {
    throw invalidArgument("options.offset", `not an offset: ${String(offset)}`, "such as +08:00");
  }
  if (date !== undefined && !isDay(date)) throw invalidArgument("options.date", `not a day: ${String(date)}`, "such as 2024-05-01");
  return { columns, roles, offset, date };
}

/**
 * @param {object} given
 * @param {string[]} known
 * @param {string} path
 */
function namesIn(given, known, path) {
  if (given === null || typeof given !== "object") throw invalidArgument(path, "not an object", `with ${known.join(", ")}`);
  const other = Object.keys(given).find((name) => !known.includes(name));
  if (other !== undefined) throw invalidArgument(`${path}.${other}`, `unknown name "${other}"`, `names are ${known.join(", ")}`);
}

/** @param {unknown} date */
function isDay(date) {
  if (typeof date !== "string" || !/^\d{4}-\d\d-\d\d$/.test(date)) return false;
  const day = new Date(date);
  // The 30th of February is a day of March to some.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}

/** The numbers of a result, read from front to back. */
class Result {
  #source;
  #numbers;
  #added;
  #at = 4;

  /**
   * @param {string} source
   * @param {Uint32Array} numbers
   */
  constructor(source, numbers) {
    this.#source = source;
    this.#numbers = numbers;
    this.#added = textOf(new Uint16Array(numbers.buffer, numbers.byteOffset + numbers[3] * 4, numbers[2]));
  }

  read() {
    const [conversations, problems] = this.#numbers;
    return {
      conversations: Array.from({ length: conversations }, () => this.#conversation()),
      problems: Array.from({ length: problems }, () => this.#problem()),
    };
  }

  #number() {
    return this.#numbers[this.#at++];
  }

  /** The text at the next place; `undefined` where there is none. */
  #optional() {
    const start = this.#number();
    const end = this.#number();
    if (start === NOTHING) return undefined;
    const { length } = this.#source;
    return start < length ? this.#source.slice(start, end) : this.#added.slice(start - length, end - length);
  }

  #text() {
    return /** @type {string} */ (this.#optional());
  }

  /** @returns {import("./index.js").Conversation} */
  #conversation() {
    const id = this.#optional();
    const attributes = this.#number();
    const turns = this.#number();
    /** @type {[string, unknown][]} */
    const named = Array.from({ length: attributes }, () => [this.#text(), this.#value()]);
    return {
      ...(id === undefined ? {} : { id }),
      ...(attributes === 0 ? {} : { attributes: Object.fromEntries(named) }),
      turns: Array.from({ length: turns }, () => this.#turn()),
    };
  }

  #value() {
    const text = this.#text();
    if (this.#number() === 0) return text;
    try {
      return JSON.parse(text);
    } catch {
      // Numbers and line ends that JSON.parse is stricter about than the engine.
      return text;
    }
  }

  #turn() {
    /** @type {import("./index.js").Turn} */
    const turn = { role: ROLES[this.#number()], text: this.#text() };
    const at = this.#optional();
    const by = this.#optional();
    if (at !== undefined) turn.at = at;
    if (by !== undefined) turn.by = by;
    return turn;
  }

  /** @returns {import("./index.js").Problem} */
  #problem() {
    const severity = this.#number() === 1 ? "error" : "warning";
    const [code, path, message] = [this.#text(), this.#text(), this.#text()];
    const hint = this.#optional();
    return { code, document: "", path, message, ...(hint === undefined ? {} : { hint }), severity };
  }
}

/**
 * Code units as a text. A decoder would replace lone surrogates.
 * @param {Uint16Array} units
 */
function textOf(units) {
  const PART = 0x2000;
  let text = "";
  for (let at = 0; at < units.length; at += PART) text += String.fromCharCode(...units.subarray(at, at + PART));
  return text;
}
