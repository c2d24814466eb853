// json-logic-engine: rules as JSON, compiled to functions; floats, and no rounding of its own.

import { LogicEngine } from "json-logic-engine";

const of = (/** @type {string} */ name) => ({ var: name });
const choose = (/** @type {unknown[]} */ ...cases) => ({ if: cases });

/** The steps of `sheet.js` in this notation. @type {[string, object][]} */
const STEPS = [
  ["satisfaction", { "/": [{ "*": [of("satisfied"), 20] }, of("handled")] }],
  ["answering", { max: [{ "-": [10, { "*": [of("late"), 0.5] }] }, 0] }],
  ["honesty", { max: [{ "-": [5, { "*": [of("false_replies"), 3] }] }, 0] }],
  ["courtesy", choose({ ">=": [of("complaints"), 3] }, 0, { ">=": [of("complaints"), 1] }, 5, 10)],
  ["conduct", { "+": [of("answering"), of("honesty"), of("courtesy")] }],
  ["service", choose({ ">": [of("repairs"), { "*": [of("customers"), 0.015] }] }, 0, { "+": [of("conduct"), of("satisfaction")] })],
  ["talk", { "*": [of("quality"), 0.35] }],
  ["written", { "*": [of("exam"), 0.2] }],
  ["points", { "+": [of("service"), of("talk"), of("written")] }],
  ["total", { round: [{ min: [of("points"), 100] }] }],
  ["factor", choose({ ">=": [of("total"), 90] }, 1.2, { ">=": [of("total"), 80] }, 1, { ">=": [of("total"), 70] }, 0.8, 0.5)],
  ["pay", { round: [{ "*": [{ "/": [{ "*": [of("base"), of("total")] }, 100] }, of("factor")] }] }],
];

/** @returns {import("./index.js").System} */
export function prepare() {
  const engine = new LogicEngine();
  engine.addMethod("round", ([value]) => Math.round(value * 100) / 100, { deterministic: true });
  const compiled = STEPS.map(([name, rule]) => /** @type {const} */ ([name, engine.build(rule)]));
  return {
    run: (months) =>
      months.map((month) => {
        /** @type {Record<string, any>} */
        const values = { ...month };
        for (const [name, rule] of compiled) values[name] = rule(values);
        return { total: values["total"], pay: values["pay"] };
      }),
  };
}
