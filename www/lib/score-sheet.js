// Score sheets as people call them: a scheme, what was entered, and out comes every figure with its reason.

import { BehindDoor } from "./behind-door.js";
import { KefuError, invalidArgument } from "./errors.js";
import { documentById } from "./packs.js";
import { cellsOf, totalsOf } from "./score-cells.js";
import { giveRanks, reportsOf, textOf } from "./score-report.js";

/** @typedef {import("./index.js").ScoreReport} ScoreReport */
/** @typedef {import("./index.js").ScoreInputs} ScoreInputs */

const OPTIONS = ["readings", "lang"];

export class ScoreSheet {
  #engine;
  /** @type {any} What all sheets of the scheme have in common. */
  #about;

  /**
   * @param {import("./index.js").Scheme | string} scheme
   * @param {import("./index.js").ScoreOptions} [options]
   */
  constructor(scheme, options = {}) {
    for (const name of Object.keys(options)) {
      if (!OPTIONS.includes(name)) throw invalidArgument(`options.${name}`, `unknown option "${name}"`, `options are ${OPTIONS.join(", ")}`);
    }
    const { readings = {}, lang = "zh-CN" } = options;
    const document = typeof scheme === "string" ? documentById(scheme, "scheme", "scheme") : scheme;
    this.#engine = new BehindDoor({ engine: "score", scheme: document, readings, lang });
    this.#about = JSON.parse(this.#engine.ask({}));
  }

  get problems() {
    return this.#engine.problems;
  }

  get id() {
    return this.#about.id;
  }

  get title() {
    return this.#about.title;
  }

  get source() {
    return this.#about.source;
  }

  /** What one enters. */
  fields() {
    return structuredClone(this.#about.fields);
  }

  /** What the source leaves open, and how it is read here. */
  readings() {
    return structuredClone(this.#about.readings);
  }

  /** The lines with their rules in words, from the total down. */
  lines() {
    const { lines, total, pay, fines } = this.#about;
    const tree = (/** @type {number} */ at) => ({ ...lines[at], lines: lines[at].lines.map(tree) });
    return [total, pay, fines].filter((root) => root !== null).map(tree);
  }

  /**
   * @param {ScoreInputs} inputs
   * @returns {ScoreReport}
   */
  score(inputs) {
    return /** @type {ScoreReport} */ (this.#reports([entered(inputs, "inputs")], false)[0]);
  }

  /**
   * Scores many sheets; of a scheme that ranks, each has its rank among them.
   * @param {ScoreInputs[]} rows
   * @returns {ScoreReport[]}
   */
  scoreAll(rows) {
    return this.#reports(all(rows), true);
  }

  /**
   * Total, pay, fines and band of many sheets, without reasons.
   * @param {ScoreInputs[]} rows
   */
  totals(rows) {
    return totalsOf(this.#asked(all(rows), { totals: true }), rows.length);
  }

  /**
   * What each answer to each open question would give.
   * @param {ScoreInputs} inputs
   */
  alternatives(inputs) {
    /** @type {any[][]} */
    const outcomes = JSON.parse(this.#asked([entered(inputs, "inputs")], { alternatives: true }));
    return outcomes.map(([reading, option, total, pay, fines, band]) => {
      const { id, used, options } = this.#about.readings[reading];
      const { id: chosen, title } = options[option];
      const reached = this.#about.bands[band];
      const bands = { band: reached?.id ?? null, bandTitle: reached?.title ?? null };
      return { reading: id, option: chosen, title, used: used === chosen, total, pay, fines, ...bands };
    });
  }

  /**
   * What each single change would bring, what brings most first.
   * @param {ScoreInputs} inputs
   */
  explore(inputs) {
    return this.#tried(inputs, { changes: true });
  }

  /**
   * The lines that lost anything, what cost the total most first.
   * @param {ScoreInputs} inputs
   */
  costs(inputs) {
    return this.#tried(inputs, { costs: true });
  }

  /**
   * The most that each line can be, whatever the month brings, by its id; those without an end are not there.
   * @param {ScoreInputs} inputs of which only the parameters matter
   * @returns {Record<string, string>}
   */
  limits(inputs) {
    return this.#tried(inputs, { limits: true });
  }

  /**
   * What each field, and each line below the total, would have to be for a goal, all else being as it is.
   * @param {ScoreInputs} inputs
   * @param {import("./index.js").ScoreGoal} [goal] by default the next band
   */
  solve(inputs, goal) {
    return this.#tried(inputs, { goal: goal ?? true });
  }

  /**
   * @param {ScoreInputs} inputs
   * @param {Record<string, unknown>} question
   */
  #tried(inputs, question) {
    return JSON.parse(this.#asked([entered(inputs, "inputs")], question));
  }

  /**
   * The tables of a workbook whose figures are formulas, for `toXlsx`.
   * @param {{ name: string, inputs: ScoreInputs }[]} people
   * @param {{ each?: boolean }} [options]
   * @returns {{ sheets: import("./sheets.js").Sheet[] }}
   */
  workbook(people, { each = false } = {}) {
    if (!Array.isArray(people)) throw invalidArgument("people", "not a list", "pass [{ name, inputs }, …]");
    const rows = people.map((person, at) => entered(person?.inputs, `people[${at}].inputs`));
    const names = people.map(({ name }) => String(name ?? ""));
    const tables = this.#asked(rows, { people: names, each });
    if (tables === null) throw new KefuError("no-workbooks", "the small module makes no workbooks", { hint: 'import ScoreSheet from "kefu", when it is needed' });
    return { sheets: JSON.parse(tables) };
  }

  /**
   * @param {ScoreInputs[]} rows
   * @param {boolean} ranked
   */
  #reports(rows, ranked) {
    const heads = this.#asked(rows);
    const reports = reportsOf(this.#about, rows.length, heads, this.#engine.ask({ rest: true }));
    if (ranked && this.#about.rank !== null) giveRanks(reports, heads);
    return reports;
  }

  /**
   * @param {ScoreInputs[]} rows
   * @param {Record<string, unknown>} [wanted]
   */
  #asked(rows, wanted) {
    const { numbers, question } = cellsOf(rows);
    return this.#engine.askOf(numbers, { ...question, ...wanted });
  }

  /**
   * A report as plain text, for a message or a file.
   * @param {ScoreReport | ScoreInputs} of a report, or what was entered
   */
  text(of) {
    const report = /** @type {ScoreReport} */ ("totalLine" in of ? of : this.score(of));
    return textOf(this.#about, report);
  }

  dispose() {
    this.#engine.dispose();
  }

  [Symbol.dispose ?? Symbol.for("Symbol.dispose")]() {
    this.dispose();
  }
}

/** @param {ScoreInputs[]} rows */
function all(rows) {
  if (!Array.isArray(rows)) throw invalidArgument("rows", "not a list", "pass [{ field: value, … }, …]");
  return rows.map((row, at) => entered(row, `rows[${at}]`));
}

/**
 * @param {ScoreInputs} inputs
 * @param {string} path
 */
function entered(inputs, path) {
  if (typeof inputs === "object" && inputs !== null && !Array.isArray(inputs)) return inputs;
  throw invalidArgument(path, "not what was entered", "pass { field: value, … }");
}
