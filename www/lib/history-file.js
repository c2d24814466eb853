// Months as one file and back: a line of its own for the kind of file, then one line of JSON for each month, so that a
// file that was cut off or spoilt in one place loses that line and no other.
//
// Refuses to know: where months are kept. Invariant: what is not taken is told, with its line.

import { invalidArgument } from "./errors.js";

/** @typedef {import("./history.js").Month} Month */

const KIND = "kefu-score-history";
const VERSION = 1;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const TEXTS = /** @type {const} */ (["scheme", "person", "month", "at"]);

/** @param {unknown[]} months whole ones, and what could not be read, as it is */
export function toFile(months) {
  return [{ kind: KIND, version: VERSION }, ...months].map((line) => `${JSON.stringify(line) ?? "null"}\n`).join("");
}

/**
 * @param {string} text
 * @returns {{ months: Month[], problems: import("./history.js").FileProblem[] }}
 * @throws {import("./errors.js").KefuError} if it is no such file at all
 */
export function fromFile(text) {
  if (typeof text !== "string") throw invalidArgument("text", `not a text but ${typeof text}`, "pass the text of an exported file");
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  const head = /** @type {any} */ (parsed(lines[0]));
  if (head?.kind !== KIND || head.version !== VERSION) {
    throw invalidArgument("text", "this is no file of months", "choose a file that was exported here");
  }
  /** @type {Month[]} */
  const months = [];
  /** @type {import("./history.js").FileProblem[]} */
  const problems = [];
  for (const [at, line] of lines.entries()) {
    if (at === 0 || line.trim() === "") continue;
    const value = parsed(line);
    if (isMonth(value)) months.push(value);
    else problems.push({ line: at + 1, text: line.slice(0, 80) });
  }
  return { months, problems };
}

/** Whether it is a month as this release keeps them. @param {unknown} value @returns {value is Month} */
export function isMonth(value) {
  const month = /** @type {any} */ (value);
  return isRecord(month) && TEXTS.every((name) => typeof month[name] === "string") && month.scheme !== "" && MONTH.test(month.month)
    && isRecord(month.inputs) && isRecord(month.readings) && isFigures(month.figures);
}

/** @param {any} figures */
const isFigures = (figures) => isRecord(figures) && isFigure(figures.total) && isFigure(figures.pay) && Array.isArray(figures.lines)
  && figures.lines.every((/** @type {any} */ line) => typeof line?.id === "string" && isFigure(line.value));

/** @param {unknown} value */
const isFigure = (value) => value === null || typeof value === "string";

/** @param {unknown} value */
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {string} line @returns {unknown} */
function parsed(line) {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
