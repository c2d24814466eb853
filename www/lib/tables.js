// Tables as CSV that opens in spreadsheets as it should: a byte order mark for the encoding, and no cell is a formula.

import { invalidArgument } from "./errors.js";

/** @typedef {import("./index.js").Table} Table */

const MARK = "\ufeff";
/** What spreadsheets take for the beginning of a formula; the wide forms too, which some fold. A text so begun gets a ' before it. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/u;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/u;

/** @param {Table} table */
export function toCsv({ columns, rows }) {
  if (!Array.isArray(columns) || !Array.isArray(rows)) throw invalidArgument("table", "not a table", "pass { columns, rows }");
  return MARK + [columns, ...rows].map((row) => row.map(cell).join(",") + "\r\n").join("");
}

/** @param {unknown} value */
function cell(value) {
  if (value === null || value === undefined) return "";
  if (typeof value !== "string") return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
