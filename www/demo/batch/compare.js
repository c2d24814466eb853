/**
 * Results that were exported as a table, read again to be compared.
 * It knows the columns of the export: the conversation first, a column for each rule by its title, the state in words.
 */

import { cellsOf } from "../csv.js";

/** @typedef {import("../../dist/index.js").Table} Table */
/** @typedef {{ conversation: string, rule: string, before: string, now: string }} Difference */

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
