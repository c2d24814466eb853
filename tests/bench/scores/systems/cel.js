// cel-js: the Common Expression Language, whose numbers of context are floats; it has no rounding of its own.

import { Environment } from "@marcbachmann/cel-js";
import { months, steps } from "../sheet.js";

/** @returns {import("./index.js").System} */
export function prepare() {
  const environment = new Environment({ unlistedVariablesAreDyn: false })
    .registerFunction("round(double): double", (/** @type {number} */ value) => Math.round(value * 100) / 100)
    .registerFunction("least(double, double): double", Math.min)
    .registerFunction("most(double, double): double", Math.max);
  for (const name of Object.keys(months(1)[0])) environment.registerVariable(name, "double");
  const formulas = steps({
    choose: (condition, then, otherwise) => `(${condition} ? ${then} : ${otherwise})`,
    least: (a, b) => `least(${a}, ${b})`,
    most: (a, b) => `most(${a}, ${b})`,
    round: (value) => `round(${value})`,
    number: (written) => (written.includes(".") ? written : `${written}.0`),
  }).map(([name, formula]) => {
    const parsed = /** @type {const} */ ([name, environment.parse(formula)]);
    environment.registerVariable(name, "double");
    return parsed;
  });
  return {
    run: (list) =>
      list.map((month) => {
        /** @type {Record<string, any>} */
        const values = { ...month };
        for (const [name, formula] of formulas) values[name] = formula(values);
        return { total: values["total"], pay: values["pay"] };
      }),
  };
}
