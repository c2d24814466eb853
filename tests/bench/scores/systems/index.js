// The systems that compute the sheet, each loaded in a process of its own.

/**
 * @typedef {import("../sheet.js").Month} Month
 * @typedef {import("../sheet.js").Outcome} Outcome
 * @typedef {object} System
 * @property {(months: Month[]) => Outcome[] | Promise<Outcome[]>} run all months, without explanations
 * @property {(months: Month[]) => Outcome[] | Promise<Outcome[]>} [explain] the same with whatever the system tells of its steps
 *
 * @typedef {object} Listed
 * @property {string} id
 * @property {string} name
 * @property {string} numbers what it computes with
 * @property {"ours" | "peer" | "yardstick"} kind
 * @property {string} [explains] what it tells of the steps, where it does
 * @property {() => Promise<{ prepare: () => System | Promise<System> }>} load
 */

/** @type {Listed[]} */
export const systems = [
  {
    id: "kefu", name: "kefu", numbers: "decimals", kind: "ours", explains: "every line with its formula, the numbers put in, and its source (written for every sheet; made into objects where a report is read, which is not in these times)",
    load: () => import("./kefu.js"),
  },
  { id: "plain", name: "plain JavaScript", numbers: "floats", kind: "yardstick", load: () => import("./plain.js") },
  { id: "json-logic", name: "json-logic-engine, compiled", numbers: "floats", kind: "peer", load: () => import("./json-logic.js") },
  { id: "cel", name: "@marcbachmann/cel-js", numbers: "floats", kind: "peer", load: () => import("./cel.js") },
  { id: "expr-eval", name: "expr-eval-fork", numbers: "floats", kind: "peer", load: () => import("./expr-eval.js") },
  { id: "mathjs", name: "mathjs, BigNumber", numbers: "decimals", kind: "peer", load: () => import("./mathjs.js") },
  {
    id: "zen", name: "@gorules/zen-engine, native", numbers: "decimals", kind: "peer", explains: "what each expression gave",
    load: () => import("./zen.js"),
  },
];
