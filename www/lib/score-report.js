// Reports as people read them, made of what the engine sends (its other half is src/browser/score/wire.rs) and of what all
// reports of a scheme have in common.
//
// All but its figures comes as bytes and is made when somebody first looks at it: of ten thousand sheets nobody looks at all.
// Invariant: it does not show; a report has everything as its own properties, and so has every copy.

/** @typedef {import("./index.js").ScoreReport} ScoreReport */
/** @typedef {import("./index.js").ScoreLine} ScoreLine */
/** @typedef {any} About what all sheets of a scheme have in common */
/** @typedef {any[]} Wire */
/** @typedef {"total" | "pay" | "fines"} Root */
/** @typedef {{ about: About, bytes: Uint8Array, start: number, end: number, rest?: Rest }} Origin where the rest of a report comes from */
/** @typedef {{ lines: Wire[], gates: any[], actions: any[], duplicates: number[], problems: any[] }} Rest */

const CELL = "\u001f";
/** Cells of a head: total, pay, fines, band, the most the total can be, where the rest ends. */
const HEAD = 6;
const STATES = /** @type {const} */ (["figure", "not-applicable", "unknown"]);
const ORIGIN = Symbol("origin");
const decoder = new TextDecoder();

/**
 * The properties that are made when they are first read. All reports share their getters: with closures of its own for each,
 * making a report takes six times as long.
 */
const REST = [
  readLater("gates", (_, { about, gates }) => about.gates.map((/** @type {any} */ gate, /** @type {number} */ at) => ({ ...gate, closed: gates[2 * at], formula: gates[2 * at + 1] }))),
  readLater("actions", (_, { about, actions }) => pairs(actions).map(([at, formula]) => ({ ...about.actions[at], formula }))),
  readLater("duplicates", (_, { about, duplicates }) => duplicates.map((at) => about.duplicates[at])),
  readLater("problems", (_, { problems }) => problems),
];
/** @type {[Root, [string, PropertyDescriptor][]][]} */
const TREES = [
  ["total", [readLater("totalLine", (_, rest) => treeOf(rest, "total")), readLater("lines", ({ totalLine }) => totalLine?.lines ?? [])]],
  ["pay", [readLater("payLine", (_, rest) => treeOf(rest, "pay")), readLater("payLines", ({ payLine }) => payLine?.lines ?? [])]],
  ["fines", [readLater("fineLine", (_, rest) => treeOf(rest, "fines")), readLater("fineLines", ({ fineLine }) => fineLine?.lines ?? [])]],
];

/**
 * @param {string} name
 * @param {(report: ScoreReport, rest: Rest & { about: About }) => unknown} make
 * @returns {[string, PropertyDescriptor]}
 */
function readLater(name, make) {
  const common = { enumerable: true, configurable: true };
  /** @this {ScoreReport} */
  function get() {
    const value = make(this, restOf(/** @type {any} */ (this)[ORIGIN]));
    Object.defineProperty(this, name, { ...common, writable: true, value });
    return value;
  }
  return [name, { ...common, get }];
}

/** @param {Origin} origin */
function restOf(origin) {
  const { about, bytes, start, end } = origin;
  if (origin.rest === undefined) {
    const [lines, gates, actions, duplicates, problems] = JSON.parse(decoder.decode(bytes.subarray(start, end)));
    /** @type {Wire[]} */
    const byNumber = [];
    for (const line of lines) byNumber[line[0]] = line;
    origin.rest = { lines: byNumber, gates, actions, duplicates, problems };
  }
  return { about, ...origin.rest };
}

/**
 * The reports that an answer holds.
 * @param {About} about
 * @param {number} count how many
 * @param {string} heads their figures, and then their ranks if they have some
 * @param {Uint8Array} bytes the rest of all reports, one behind the other
 * @returns {ScoreReport[]}
 */
export function reportsOf(about, count, heads, bytes) {
  const cells = heads.split(CELL);
  const later = [...REST, ...TREES.flatMap(([root, properties]) => (about[root] === null ? [] : properties))];
  /** @type {ScoreReport[]} */
  const reports = [];
  let start = 0;
  for (let at = 0; at < count; at += 1) {
    const report = headOf(about, cells, HEAD * at);
    const end = Number(cells[HEAD * at + 5]);
    Object.defineProperty(report, ORIGIN, { value: { about, bytes, start, end, rest: undefined } });
    for (const [name, property] of later) Object.defineProperty(report, name, property);
    reports.push(report);
    start = end;
  }
  return reports;
}

/**
 * The rank of each sheet, of a scheme that ranks.
 * @param {ScoreReport[]} reports
 * @param {string} heads
 */
export function giveRanks(reports, heads) {
  const ranks = heads.split(CELL).slice(HEAD * reports.length, -1);
  for (const [at, rank] of ranks.entries()) /** @type {ScoreReport} */ (reports[at]).rank = rank === "" ? null : Number(rank);
}

/**
 * @param {About} about
 * @param {string[]} cells
 * @param {number} at
 * @returns {ScoreReport}
 */
function headOf(about, cells, at) {
  const reached = cells[at + 3] === "" ? undefined : about.bands[Number(cells[at + 3])];
  const report = {
    scheme: about.id,
    total: cells[at] || null,
    max: cells[at + 4] || null,
    band: reached?.id ?? null,
    bandTitle: reached?.title ?? null,
    pay: cells[at + 1] || null,
    fines: cells[at + 2] || null,
    readings: about.readings,
    payLine: null,
    payLines: [],
    fineLine: null,
    fineLines: [],
  };
  return /** @type {ScoreReport} */ (/** @type {unknown} */ (report));
}

/**
 * @param {Rest & { about: About }} rest
 * @param {Root} root
 */
function treeOf({ about, lines }, root) {
  const number = about[root];
  return lines[number] === undefined ? null : lineOf(about, lines, number);
}

/**
 * @param {About} about
 * @param {Wire[]} wires
 * @param {number} number
 * @returns {ScoreLine}
 */
function lineOf(about, wires, number) {
  const { lines, ...own } = about.lines[number];
  const [, value, state, formula, raw, max, min, weight, notes, inputs] = wires[number];
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
    lines: lines.filter((/** @type {number} */ line) => wires[line] !== undefined).map((/** @type {number} */ line) => lineOf(about, wires, line)),
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
