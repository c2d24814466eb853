// Rows of what was entered, as the one text that crosses to the engine (its other half is src/browser/score/cells.rs).
//
// Invariant: a number crosses with the digits that JavaScript shows for it, so that 0.1 is a tenth and nothing near it.

const [LEVEL, ITEM, ROW, CELL] = ["\u001c", "\u001d", "\u001e", "\u001f"];
const SEPARATORS = /[\u001c-\u001f]/g;

/**
 * @param {Record<string, unknown>[]} rows
 * @returns {{ columns: string[], rows: string }}
 */
export function cellsOf(rows) {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  let text = "";
  for (const row of rows) {
    let between = "";
    for (const column of columns) {
      text += between + cell(row[column]);
      between = CELL;
    }
    text += ROW;
  }
  return { columns, rows: text };
}

/**
 * @param {unknown} value
 * @returns {string}
 */
function cell(value) {
  if (typeof value === "number") return digits(value);
  if (typeof value === "string") return value === "" ? "" : `"${clean(value)}`;
  if (value === undefined || value === null) return "";
  if (typeof value === "boolean") return value ? "!1" : "!0";
  if (Array.isArray(value)) return `[${value.map((item) => listItem(item) + ITEM).join("")}`;
  return "?";
}

/** @param {unknown} item */
const listItem = (item) => (Array.isArray(item) ? `[${item.map((level) => cell(level) + LEVEL).join("")}` : cell(item));

/** @param {number} number */
function digits(number) {
  const text = String(number);
  if (!text.includes("e")) return Number.isFinite(number) ? text : "?";
  return Math.abs(number) < 1 ? number.toFixed(28) : BigInt(number).toString();
}

/** @param {string} text */
const clean = (text) => text.replace(SEPARATORS, " ");

/**
 * The cells of rows that came back.
 * @param {string} text
 * @returns {(string | null)[][]}
 */
export function columnsOf(text) {
  /** @type {(string | null)[][]} */
  const columns = [[], [], [], []];
  for (const row of text.split(ROW).slice(0, -1)) {
    const cells = row.split(CELL);
    for (const [at, column] of columns.entries()) column.push(cells[at] || null);
  }
  return columns;
}
