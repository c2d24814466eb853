// Lists of phrases in and out: what each function promises is in index.d.ts.

import { exportLexicon as write, importLexicon as read } from "#glue";
import { run } from "./engine.js";
import { invalidArgument } from "./errors.js";
import { documentById } from "./packs.js";

const FORMATS = ["text", "csv", "json"];
const OPTIONS = ["format", "id", "title", "category", "severity", "columns", "against", "lang"];
const SEVERITIES = ["hint", "warn", "block"];

/**
 * @param {string} source
 * @param {import("./index.js").ImportOptions} [options]
 * @returns {import("./index.js").LexiconImport}
 */
export function importLexicon(source, options = {}) {
  if (typeof source !== "string") throw invalidArgument("source", `not a text but ${typeof source}`, "pass the text of the file");
  for (const name of Object.keys(options)) choice(name, OPTIONS, "options");
  const { format, severity, against = [], lang = "zh-CN", ...rest } = options;
  if (format !== undefined && format !== "auto") choice(format, FORMATS, "options.format");
  if (severity !== undefined) choice(severity, SEVERITIES, "options.severity");
  const known = against.map((lexicon, at) => (typeof lexicon === "string" ? documentById(lexicon, `options.against[${at}]`) : lexicon));
  return JSON.parse(run(() => read(source, JSON.stringify({ format, severity, against: known, ...rest }), lang)));
}

/**
 * @param {import("./index.js").Lexicon | string} lexicon
 * @param {"json" | "csv" | "text"} format
 * @returns {string}
 */
export function exportLexicon(lexicon, format) {
  choice(format, FORMATS, "format");
  const document = typeof lexicon === "string" ? documentById(lexicon, "lexicon") : lexicon;
  if (document === null || typeof document !== "object") throw invalidArgument("lexicon", `not a lexicon but ${typeof document}`, "pass the document, or its id");
  return run(() => write(JSON.stringify(document), format));
}

/**
 * @param {unknown} value
 * @param {string[]} choices
 * @param {string} path
 */
function choice(value, choices, path) {
  if (!choices.includes(/** @type {string} */ (value))) throw invalidArgument(path, `"${String(value)}" is not a choice`, `choices are ${choices.join(", ")}`);
}
