// What a sheet comes to: gates first, then score, band and money, what follows from it, and the lines that explain it.
//
// Refuses to know: the form. Invariant: what cannot be said yet is said to be missing, never shown as a zero.

import { fill } from "../../strings/index.js";
import { make } from "../dom.js";
import { MISSING } from "./form.js";
import { createLines, written, yuan } from "./lines.js";

/** @typedef {import("../../score-types.js").ScoreReport} Report */
/** @typedef {import("./strings.js").Strings} Strings */

const TREES = /** @type {const} */ (["lines", "payLines", "fineLines"]);

/** @param {Strings} strings */
export function createResult(strings) {
  const figures = make("output", "figures");
  const open = make("span", "missing");
  const gates = part(strings.gates, "gates");
  const others = make("ul", "gates");
  const quiet = make("details", "quiet", make("summary", "title"), others);
  gates.element.append(quiet);
  const problems = make("ul", "problems");
  const actions = part(strings.actions, "actions");
  const trees = TREES.map((name) => treeOf(name, strings));
  let shown = "";
  return {
    head: make("div", "head", figures, open),
    element: make("div", "result", gates.element, problems, actions.element, make("slot", ""), ...trees.map(({ element }) => element)),
    /** @param {Report} report */
    update(report) {
      for (const tree of trees) tree.update(report);
      const { total, max, band, pay, fines, gates: doors, actions: follows, problems: told } = report;
      // Most keystrokes change a line or two, and little of what is told around them.
      const now = JSON.stringify([total, max, band, pay, fines, doors, follows, told]);
      if (now === shown) return;
      shown = now;
      const missing = report.problems.filter(({ code }) => code === MISSING).length;
      figures.replaceChildren(...figuresOf(report, strings));
      open.hidden = missing === 0;
      open.textContent = fill(strings.missing, { n: missing });
      const [loud, silent] = [report.gates.filter(({ closed }) => closed !== false), report.gates.filter(({ closed }) => closed === false)];
      gates.fill(loud.map((gate) => gateOf(gate, strings)), silent.length > 0);
      quiet.hidden = silent.length === 0;
      quiet.firstElementChild?.replaceChildren(fill(strings.gatesOpen, { n: silent.length }));
      others.replaceChildren(...silent.map((gate) => gateOf(gate, strings)));
      problems.replaceChildren(...warningsOf(report));
      actions.fill(report.actions.map(({ title, formula, rows }) => entry("action", title, formula ?? "", source(rows, strings))));
    },
  };
}

/** @param {typeof TREES[number]} name @param {Strings} strings */
function treeOf(name, strings) {
  const tree = createLines(strings);
  const element = make("section", "part", make("h3", "heading", strings[name]), tree.element);
  return {
    element,
    /** @param {Report} report */
    update(report) {
      tree.update(report[name]);
      element.hidden = report[name].length === 0;
    },
  };
}

/** @param {string} title @param {string} name */
function part(title, name) {
  const list = make("ul", name);
  const element = make("section", "part", make("h3", "heading", title), list);
  return {
    element,
    /** @param {HTMLElement[]} entries @param {boolean} [more] there is more to it than these */
    fill(entries, more = false) {
      element.hidden = entries.length === 0 && !more;
      list.replaceChildren(...entries);
    },
  };
}

/** @param {Report} report @param {Strings} strings */
function figuresOf({ total, max, band, bandTitle, pay, payLines, fines, fineLines, lines, rank }, strings) {
  const money = (/** @type {string | null} */ amount) => (amount === null ? strings.unknown : yuan(amount, strings));
  return [
    ...(lines.length === 0 ? [] : [figure("total", strings.total, total === null ? strings.unknown : written(total), max === null ? "" : fill(strings.of, { max }))]),
    ...(band === null ? [] : [figure("band", strings.band, bandTitle ?? band, "")]),
    ...(payLines.length === 0 && pay === null ? [] : [figure("pay", strings.pay, money(pay), "")]),
    ...(fineLines.length === 0 && fines === null ? [] : [figure("fines", strings.fines, money(fines), "")]),
    ...(rank === undefined || rank === null ? [] : [figure("rank", "", fill(strings.rank, { n: rank }), "")]),
  ];
}

/** @param {string} name @param {string} title @param {string} value @param {string} aside */
const figure = (name, title, value, aside) => make("span", `result-figure ${name}`, make("span", "result-title", title), " ", make("strong", "result-value", value), " ", make("span", "aside", aside));

/** @param {Report["gates"][number]} gate @param {Strings} strings */
function gateOf({ title, closed, formula, rows }, strings) {
  const state = closed === null ? strings.unknown : closed ? strings.gateClosed : strings.gateOpen;
  return entry(closed ? "gate closed" : "gate", fill(strings.gateState, { title, state }), formula, source(rows, strings));
}

/** Problems that no field is to blame for, such as one event that two lines charge. @param {Report} report */
function warningsOf({ problems }) {
  return problems.filter(({ path }) => !path.startsWith("inputs.")).map(({ message, hint }) => entry("warning", message, hint ?? "", ""));
}

/** @param {string} name @param {string} title @param {string} formula @param {string} where */
const entry = (name, title, formula, where) => make("li", name, make("span", "line-title", title), ...(formula === "" ? [] : [make("span", "formula", formula)]), ...(where === "" ? [] : [make("small", "source", where)]));

/** @param {string[] | undefined} rows @param {Strings} strings */
const source = (rows = [], strings) => (rows.length === 0 ? "" : fill(strings.source, { rows: rows.join(" ") }));
