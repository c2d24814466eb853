// Answers that are typed: words, figures, days and times, telephone numbers.

import { make } from "../../dom.js";
import { group, labelled } from "./frame.js";

/** @typedef {import("./frame.js").Field} Field */
/** @typedef {import("./frame.js").Report} Report */
/** @typedef {import("./frame.js").QuestionView} QuestionView */
/** @typedef {import("../strings.js").Strings} Strings */

/** How a kind is typed; `number` stays text, so that nothing a browser makes of it is lost. @type {Record<string, { type: string, inputMode?: string, autocomplete?: AutoFill }>} */
const KINDS = {
  short: { type: "text" },
  number: { type: "text", inputMode: "decimal" },
  phone: { type: "tel", autocomplete: "tel" },
  date: { type: "date" },
  time: { type: "time" },
  date_time: { type: "datetime-local" },
};

/** @type {Record<string, string>} */
const FORMATS = { digits: "numeric", order: "text", mail: "email" };

/** @param {QuestionView} question @param {Strings} strings @param {Report} report @returns {Field} */
export function line(question, strings, report) {
  const { type, inputMode, autocomplete } = KINDS[question.kind] ?? KINDS.short;
  const input = make("input", "typed");
  input.type = type;
  input.inputMode = FORMATS[question.format ?? ""] ?? inputMode ?? "";
  input.autocomplete = question.format === "mail" ? "email" : (autocomplete ?? "off");
  return typed(question, strings, report, input, question.unit ? [make("span", "unit", question.unit)] : []);
}

/** @param {QuestionView} question @param {Strings} strings @param {Report} report @returns {Field} */
export function paragraph(question, strings, report) {
  const area = make("textarea", "typed");
  area.rows = 4;
  return typed(question, strings, report, area, []);
}

/** What is shown and not asked. @param {QuestionView} question @param {Strings} strings @returns {Field} */
export function section(question, strings) {
  const framed = group({ ...question, required: false }, strings, "group");
  return { ...framed, show: () => undefined, focus: () => undefined };
}

/** A figure that comes of the answers. @param {QuestionView} question @param {Strings} strings @returns {Field} */
export function calculated(question, strings) {
  const output = make("output", "figure");
  const framed = labelled({ ...question, required: false }, strings, output, ...(question.unit ? [make("span", "unit", question.unit)] : []));
  const show = (/** @type {QuestionView} */ { value }) => (output.textContent = String(value ?? ""));
  show(question);
  return { ...framed, show, focus: () => undefined };
}

/**
 * @param {QuestionView} question
 * @param {Strings} strings
 * @param {Report} report
 * @param {HTMLInputElement | HTMLTextAreaElement} control
 * @param {HTMLElement[]} beside
 * @returns {Field}
 */
function typed(question, strings, report, control, beside) {
  control.addEventListener("input", () => report.answer(question.id, control.value === "" ? undefined : control.value));
  const show = (/** @type {QuestionView} */ { value }) => {
    // Under the hands of somebody who types, nothing changes.
    if (!control.matches(":focus")) control.value = value === undefined ? "" : String(value);
  };
  show(question);
  return { ...labelled(question, strings, control, ...beside), show, focus: () => control.focus() };
}
