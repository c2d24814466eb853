// GoRules' zen: a decision of one node with twelve expressions, by a native addon that computes in decimals.

import { ZenEngine } from "@gorules/zen-engine";
import { steps } from "../sheet.js";

/** @returns {import("./index.js").System} */
export function prepare() {
  const expressions = steps({
    choose: (condition, then, otherwise) => `(${condition} ? ${then} : ${otherwise})`,
    least: (a, b) => `min([${a}, ${b}])`,
    most: (a, b) => `max([${a}, ${b}])`,
    round: (value) => `round(${value}, 2)`,
  });
  const earlier = new RegExp(String.raw`\b(${expressions.map(([name]) => name).join("|")})\b`, "gu");
  const node = (/** @type {string} */ id, /** @type {string} */ type, content = {}) => ({ id, name: id, type, position: { x: 0, y: 0 }, content });
  const edge = (/** @type {string} */ sourceId, /** @type {string} */ targetId) => ({ id: `${sourceId}-${targetId}`, type: "edge", sourceId, targetId });
  const decision = new ZenEngine().createDecision({
    nodes: [
      node("month", "inputNode"),
      // What an earlier expression of the same node gave is reached by `$`.
      node("sheet", "expressionNode", { expressions: expressions.map(([key, formula]) => ({ id: key, key, value: formula.replace(earlier, "$.$1") })) }),
      node("outcome", "outputNode"),
    ],
    edges: [edge("month", "sheet"), edge("sheet", "outcome")],
  });
  const all = (/** @type {import("./index.js").Month[]} */ months, /** @type {boolean} */ trace) =>
    Promise.all(months.map(async (month) => (await decision.evaluate(month, { trace })).result));
  return { run: (months) => all(months, false), explain: (months) => all(months, true) };
}
