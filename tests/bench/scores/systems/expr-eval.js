// expr-eval-fork: formulas in floats, with a rounding that goes by the figure's digits.

import { Parser } from "expr-eval-fork";
import { steps } from "../sheet.js";

/** @returns {import("./index.js").System} */
export function prepare() {
  const parser = new Parser();
  const formulas = steps({
    choose: (condition, then, otherwise) => `((${condition}) ? ${then} : ${otherwise})`,
    least: (a, b) => `min(${a}, ${b})`,
    most: (a, b) => `max(${a}, ${b})`,
    round: (value) => `roundTo(${value}, 2)`,
  }).map(([name, formula]) => /** @type {const} */ ([name, parser.parse(formula)]));
  return {
    run: (months) =>
      months.map((month) => {
        /** @type {Record<string, any>} */
        const values = { ...month };
        for (const [name, formula] of formulas) values[name] = formula.evaluate(values);
        return { total: values["total"], pay: values["pay"] };
      }),
  };
}
