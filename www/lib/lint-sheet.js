// Slips in assessment sheets: what was written cannot be meant, whoever is scored by it.

import { BehindDoor } from "./behind-door.js";
import { invalidArgument } from "./errors.js";
import { documentById } from "./packs.js";

/** @typedef {import("./index.js").SheetSlip} SheetSlip */
/** @typedef {import("./index.js").Scheme} Scheme */

const OPTIONS = ["lang", "readings"];
/** The id of a document: what was pasted has more to it. */
const ID = /^[a-z][a-z0-9-]*\/[a-z0-9-]+$/;

/**
 * @param {string | unknown[][] | Scheme} source
 * @param {import("./index.js").LintOptions} [options]
 * @returns {SheetSlip[]}
 */
export function lintSheet(source, options = {}) {
  for (const name of Object.keys(options)) {
    if (!OPTIONS.includes(name)) throw invalidArgument(`options.${name}`, `unknown option "${name}"`, `options are ${OPTIONS.join(", ")}`);
  }
  const { lang = "zh-CN", readings = {} } = options;
  const engine = new BehindDoor({ engine: "linter", lang });
  try {
    const found = engine.ask({ ...asked(source), readings });
    return Array.isArray(found) ? found : found.problems.map((/** @type {SheetSlip} */ problem, /** @type {number} */ at) => whole(problem, found, at));
  } finally {
    engine.dispose();
  }
}

/** @param {unknown} source */
function asked(source) {
  if (typeof source === "string") return ID.test(source) ? { scheme: documentById(source, "source", "scheme") } : { text: source };
  if (Array.isArray(source) && source.every(Array.isArray)) return { rows: source.map((row) => row.map((/** @type {unknown} */ cell) => String(cell ?? ""))) };
  if (typeof source === "object" && source !== null && !Array.isArray(source)) return { scheme: source };
  throw invalidArgument("source", "not a sheet", "pass a text, rows of cells, a scheme or the id of one");
}

/**
 * @param {SheetSlip} problem
 * @param {{ places: ([number, number] | null)[], quotes: string[] }} found
 * @param {number} at
 */
function whole(problem, { places, quotes }, at) {
  const [start, end] = places[at] ?? [];
  return start === undefined ? { ...problem, quote: quotes[at] } : { ...problem, quote: quotes[at], start, end };
}
