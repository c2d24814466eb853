// Reports as people read them, made of what the engine sends (its other half is src/browser/score/wire.rs) and of what all
// reports of a scheme have in common.

import { whenRead } from "./when-read.js";

/** @typedef {import("./index.js").ScoreReport} ScoreReport */
/** @typedef {import("./index.js").ScoreLine} ScoreLine */
/** @typedef {any} About what all sheets of a scheme have in common */
/** @typedef {any[]} Wire */

const STATES = /** @type {const} */ (["figure", "not-applicable", "unknown"]);

/**
 * A report. Its lines are made when they are first looked at: of ten thousand sheets nobody looks at all.
 * @param {About} about
 * @param {Wire} wire
 * @param {number | null | undefined} rank
 * @returns {ScoreReport}
 */
export function reportOf(about, [lines, max, band, gates, actions, duplicates, problems], rank) {
  /** @type {Wire[]} */
  const byNumber = [];
  for (const line of lines) byNumber[line[0]] = line;
  const value = (/** @type {number | null} */ root) => (root === null ? null : byNumber[root]?.[1] ?? null);
  const reached = band === null ? null : about.bands[band];
  const report = /** @type {ScoreReport} */ ({
    scheme: about.id,
    total: value(about.total),
    max,
    band: reached?.id ?? null,
    bandTitle: reached?.title ?? null,
    gates: about.gates.map((/** @type {any} */ gate, /** @type {number} */ at) => ({ ...gate, closed: gates[2 * at], formula: gates[2 * at + 1] })),
    actions: pairs(actions).map(([at, formula]) => ({ ...about.actions[at], formula })),
    pay: value(about.pay),
    fines: value(about.fines),
    duplicates: duplicates.map((/** @type {number} */ at) => about.duplicates[at]),
    problems,
    readings: about.readings,
  });
  if (rank !== undefined) report.rank = rank;
  const root = (/** @type {number | null} */ number) => (number === null || byNumber[number] === undefined ? null : lineOf(about, byNumber, number));
  whenRead(report, "totalLine", () => root(about.total));
  whenRead(report, "lines", () => report.totalLine?.lines ?? []);
  whenRead(report, "payLine", () => root(about.pay));
  whenRead(report, "payLines", () => report.payLine?.lines ?? []);
  whenRead(report, "fineLine", () => root(about.fines));
  whenRead(report, "fineLines", () => report.fineLine?.lines ?? []);
  return report;
}

/**
 * @param {About} about
 * @param {Wire[]} byNumber
 * @param {number} number
 * @returns {ScoreLine}
 */
function lineOf(about, byNumber, number) {
  const { lines, ...own } = about.lines[number];
  const [, value, state, formula, raw, max, min, weight, notes, inputs] = byNumber[number];
  return {
    ...own,
    value,
    state: STATES[state],
    formula,
    raw,
    max,
    min,
    weight,
    remarks: notes,
    inputs: pairs(inputs).map(([field, entered]) => {
      const { id, title, unit } = about.fields[field];
      return { name: id, title, unit, value: entered };
    }),
    lines: lines.filter((/** @type {number} */ line) => byNumber[line] !== undefined).map((/** @type {number} */ line) => lineOf(about, byNumber, line)),
  };
}

/**
 * @param {any[]} flat
 * @returns {[any, any][]}
 */
const pairs = (flat) => Array.from({ length: flat.length / 2 }, (_, at) => [flat[2 * at], flat[2 * at + 1]]);

/**
 * A report as plain text: a line each, those that belong to it below and further in.
 * @param {About} about
 * @param {ScoreReport} report
 */
export function textOf(about, report) {
  const lines = [about.title];
  for (const gate of report.gates) lines.push(`${gate.closed === null ? "?" : gate.closed ? "✗" : "✓"} ${gate.title}: ${gate.formula}`);
  for (const root of [report.totalLine, report.payLine, report.fineLine]) {
    if (root === null || (root.value === null && root.lines.length === 0)) continue;
    lines.push(...lineTexts(root, ""));
  }
  if (report.bandTitle !== null) lines.push(report.bandTitle);
  lines.push(...report.actions.map(({ title, formula }) => `→ ${title} (${formula})`));
  lines.push(...report.problems.map(({ message, hint }) => `! ${message}${hint === undefined ? "" : ` (${hint})`}`));
  return `${lines.join("\n")}\n`;
}

/**
 * @param {ScoreLine} line
 * @param {string} indent
 * @returns {string[]}
 */
function lineTexts({ title, value, formula, remarks, lines }, indent) {
  const said = remarks.length === 0 ? "" : ` (${remarks.join("; ")})`;
  const reason = formula === "" || formula === value ? "" : `: ${formula}`;
  return [`${indent}${title} ${value ?? "—"}${reason}${said}`, ...lines.flatMap((line) => lineTexts(line, `${indent}  `))];
}
