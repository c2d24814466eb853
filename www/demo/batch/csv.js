/**
 * Results that were exported as a table, read again to be compared.
 * It knows the columns of the export: the conversation first, a column for each rule by its title, the state in words.
 */

/** @typedef {import("../../dist/index.js").ReviewResults} ReviewResults */
/** @typedef {import("../../dist/index.js").Table} Table */
/** @typedef {{ conversation: string, rule: string, before: string, now: string }} Difference */

/** The cells of a table in CSV; quotation marks double within quotation marks. @param {string} text */
export function cellsOf(text) {
  /** @type {string[][]} */
  const rows = [];
  /** @type {string[]} */
  let row = [];
  for (const [, quoted, plain, end] of text.replace(/^\uFEFF/, "").matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    if (row.length === 0 && quoted === undefined && plain === "" && end === "") break;
    // A text that a spreadsheet would take for a formula was guarded by an apostrophe.
    row.push((quoted?.replaceAll('""', '"') ?? plain).replace(/^'(?=[=+\-@\t\r])/, ""));
    if (end === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

/**
 * Where an exported table of conversations and one of now differ; null if they have no conversation and no rule in common.
 * @param {string} exported
 * @param {Table} table the conversations of now, in the same language
 * @returns {{ same: number, differences: Difference[] } | null}
 */
export function compare(exported, { columns, rows }) {
  const [titles = [], ...before] = cellsOf(exported);
  const places = columns.map((title, at) => ({ title, at, then: titles.indexOf(title) })).slice(5).filter(({ then }) => then >= 0);
  const earlier = new Map(before.map((row) => [row[0], row]));
  const result = { same: 0, differences: /** @type {Difference[]} */ ([]) };
  for (const row of rows) {
    const old = earlier.get(String(row[0]));
    if (!old) continue;
    for (const { title, at, then } of places) {
      if (old[then] === String(row[at])) result.same += 1;
      else result.differences.push({ conversation: old[0], rule: title, before: old[then], now: String(row[at]) });
    }
  }
  return result.same + result.differences.length === 0 ? null : result;
}
