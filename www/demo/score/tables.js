/**
 * Reports as tables that can leave the page: the team, one row a person; and a sheet's lines one after another.
 * It refuses to know files. Invariant: figures that are figures stay figures in a spreadsheet.
 */

import { order } from "../../dist/history.js";

/** @typedef {import("../../dist/score.js").ScoreReport} Report */
/** @typedef {import("../../dist/score.js").ScoreLine} Line */
/** @typedef {import("../../dist/index.js").Table} Table */
/** @typedef {import("./index.js").Words} Words */
/** @typedef {{ person: string, inputs: Record<string, unknown>, report: Report }} Sheet */

/** A table to fill in, with a column for each fact that is asked for. @param {import("../../dist/score.js").ScoreField[]} fields @param {Words} words @returns {Table} */
export const emptyTable = (fields, { say }) => ({
  name: say("team"),
  columns: [say("person"), ...fields.filter(({ parameter }) => !parameter).map(({ title, unit }) => (unit ? `${title}（${unit}）` : title))],
  rows: [],
});

/** The team, or of a large one the first so many, in the columns of all. @param {Sheet[]} sheets @param {Words} words @param {number} [most] @returns {Table} */
export function teamTable(sheets, { say }, most = sheets.length) {
  const lines = sheets[0]?.report.lines ?? [];
  const held = (/** @type {"band" | "pay" | "fines"} */ name) => sheets.some(({ report }) => report[name] !== null);
  const bands = /** @type {const} */ (["band"]).filter(held);
  const money = /** @type {const} */ (["pay", "fines"]).filter(held);
  return {
    name: say("team"),
    columns: [say("rank"), say("person"), say("total"), ...[...bands, ...money].map((name) => say(name)), ...lines.map(({ title }) => title)],
    rows: sheets.slice(0, most).map(({ person, report }) => [report.rank ?? null, person, figure(report.total), ...bands.map(() => report.bandTitle ?? report.band), ...money.map((name) => figure(report[name])),
      ...report.lines.map(({ value }) => figure(value))]),
  };
}

/**
 * A team in the order of its ranks. Where the scheme says nothing of ranks, they go by the total, and equal ones share: 1, 1, 3.
 * @param {Sheet[]} sheets
 */
export function ranked(sheets) {
  const byTotal = [...sheets].sort((left, right) => order(right.report.total, left.report.total));
  /** @type {Map<string | null, number>} */
  const first = new Map();
  for (const [at, { report }] of byTotal.entries()) if (!first.has(report.total)) first.set(report.total, at + 1);
  for (const { report } of sheets) report.rank ??= report.total === null ? null : (first.get(report.total) ?? null);
  return byTotal.sort((left, right) => (left.report.rank ?? sheets.length + 1) - (right.report.rank ?? sheets.length + 1));
}

/** All lines with how deep they stand. @param {Line[]} lines @param {number} [depth] @returns {{ line: Line, depth: number }[]} */
export const flat = (lines, depth = 0) => lines.flatMap((line) => [{ line, depth }, ...flat(line.lines, depth + 1)]);

/** A spreadsheet computes in floats; what a float cannot hold exactly stays a text. @param {string | null} text */
function figure(text) {
  if (text === null) return null;
  const number = Number(text);
  return Number.isFinite(number) && String(number) === text.replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "") ? number : text;
}
