// Several aspects on one scale: a row of radio buttons for each, which fits a phone as it fits a desk.

import { make } from "../../dom.js";
import { ends, pressesOf, radios, steps } from "./choice.js";
import { group, nextId } from "./frame.js";

/** @typedef {import("./frame.js").Field} Field */
/** @typedef {import("./frame.js").Report} Report */
/** @typedef {import("./frame.js").QuestionView} QuestionView */
/** @typedef {import("../strings.js").Strings} Strings */

/**
 * @param {QuestionView} question
 * @param {Strings} strings
 * @param {Report} report
 * @returns {Field}
 */
export function matrix(question, strings, report) {
  const { scale, options = [], aspects = [] } = question;
  const presses = pressesOf(question, scale ? steps(scale, strings) : options.map(({ id, title }) => ({ value: id, title })));
  /** @type {Record<string, string | number>} */
  let values = {};
  const rows = aspects.map(({ id, title }) => {
    const name = make("span", "aspect", title);
    name.id = nextId();
    const buttons = radios(presses, (value) => {
      values = { ...values, [id]: /** @type {string | number} */ (value) };
      report.answer(question.id, values);
    });
    buttons.element.classList.add(scale?.look ?? "words");
    const row = make("div", "row", name, buttons.element);
    row.setAttribute("role", "radiogroup");
    row.setAttribute("aria-labelledby", name.id);
    return { id, row, buttons };
  });
  const show = (/** @type {QuestionView} */ { value }) => {
    values = typeof value === "object" && !Array.isArray(value) ? { ...value } : {};
    for (const { id, buttons } of rows) buttons.check(values[id]);
  };
  const framed = group(question, strings, "group", make("div", "rows", ...rows.map(({ row }) => row)), ...(scale ? ends(scale) : []));
  show(question);
  return { ...framed, show, focus: () => rows[0]?.buttons.focus() };
}
