// mathjs with BigNumber: exact decimals in JavaScript.

import { all, create } from "mathjs";
import { steps } from "../sheet.js";

/** @returns {import("./index.js").System} */
export function prepare() {
  const math = create(all, { number: "BigNumber", precision: 64 });
  const formulas = steps({
    choose: (condition, then, otherwise) => `((${condition}) ? ${then} : ${otherwise})`,
    least: (a, b) => `min(${a}, ${b})`,
    most: (a, b) => `max(${a}, ${b})`,
    round: (value) => `round(${value}, 2)`,
  }).map(([name, formula]) => /** @type {const} */ ([name, math.compile(formula)]));
  return {
    run: (months) =>
      months.map((month) => {
        /** @type {Record<string, any>} */
        const values = {};
        for (const [name, value] of Object.entries(month)) values[name] = math.bignumber(value);
        for (const [name, formula] of formulas) values[name] = formula.evaluate(values);
        return { total: values["total"].toNumber(), pay: values["pay"].toNumber() };
      }),
  };
}
