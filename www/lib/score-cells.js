// Rows of what was entered, as they cross to the engine (its other half is src/browser/score/cells.rs): numbers as they are,
// all in one memory, and a text of the cells that are something else.
//
// Invariant: a number crosses with the digits that JavaScript shows for it, so that 0.1 is a tenth and nothing near it.

const [LEVEL, ITEM, CELL] = ["\u001c", "\u001d", "\u001f"];
const SEPARATORS = /[\u001c-\u001f]/g;
/** Numbers with at most four places, and no longer than this, are read from memory as they are shown. */
const SHORT = 1e4;
const LONGEST = 1e11;

/**
 * @param {Record<string, unknown>[]} rows
 * @returns {{ numbers: Float64Array, question: { columns: string[], count: number, others: string } }}
 */
export function cellsOf(rows) {
  const columns = columnsOf(rows);
  const numbers = new Float64Array(rows.length * columns.length);
  let others = "";
  let at = 0;
  for (const row of rows) {
    for (const column of columns) {
      const value = row[column];
      if (typeof value === "number" && isShort(value)) numbers[at] = value;
      else {
        numbers[at] = Number.NaN;
        others += cell(value) + CELL;
      }
      at += 1;
    }
  }
  return { numbers, question: { columns, count: rows.length, others } };
}

/**
 * All names that rows have, in the order they first appear.
 * @param {Record<string, unknown>[]} rows
 */
function columnsOf(rows) {
  /** @type {string[]} */
  const columns = [];
  const known = new Set();
  for (const row of rows) {
    const names = Object.keys(row);
    for (let at = 0; at < names.length; at += 1) {
      // Rows are mostly alike: a name is where it was in the others.
      if (names[at] === columns[at] || known.has(names[at])) continue;
      known.add(names[at]);
      columns.push(names[at]);
    }
  }
  return columns;
}

/** @param {number} value */
const isShort = (value) => Math.abs(value) < LONGEST && (Number.isInteger(value) || Math.round(value * SHORT) / SHORT === value);

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
 * The figures of sheets that came back: a list each of total, pay, fines and band.
 * @param {string} text
 * @param {number} count
 */
export function totalsOf(text, count) {
  const cells = text.split(CELL);
  const list = () => /** @type {(string | null)[]} */ (new Array(count));
  const [total, pay, fines, band] = [list(), list(), list(), list()];
  for (let at = 0; at < count; at += 1) {
    total[at] = cells[4 * at] || null;
    pay[at] = cells[4 * at + 1] || null;
    fines[at] = cells[4 * at + 2] || null;
    band[at] = cells[4 * at + 3] || null;
  }
  return { total, pay, fines, band };
}
