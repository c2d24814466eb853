// The kinds of questions and how each is shown. A further kind is a line here.

import { rating, single, yesNo } from "./choice.js";
import { matrix } from "./matrix.js";
import { consent, multiple, ranking } from "./several.js";
import { calculated, line, paragraph, section } from "./text.js";

/** @typedef {import("./frame.js").Field} Field */

/** @type {Record<string, (question: import("./frame.js").QuestionView, strings: import("../strings.js").Strings, report: import("./frame.js").Report) => Field>} */
const KINDS = {
  single, multiple, ranking, rating, matrix, consent, section, calculated,
  nps: rating, ces: rating, yes_no: yesNo, short: line, long: paragraph, number: line, date: line, time: line, date_time: line, phone: line,
};

/**
 * @param {Parameters<(typeof KINDS)[string]>[0]} question
 * @param {Parameters<(typeof KINDS)[string]>[1]} strings
 * @param {Parameters<(typeof KINDS)[string]>[2]} report
 * @returns {Field}
 */
export const fieldOf = (question, strings, report) => (KINDS[question.kind] ?? line)(question, strings, report);
