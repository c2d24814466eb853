// What every question has around its control: its title, help, the mark of a required one, and what is wrong with it.

import { make } from "../../dom.js";

/** @typedef {import("../../../form-types.js").Answer} Answer */
/** @typedef {import("../../../form-types.js").QuestionView} QuestionView */
/** @typedef {import("../strings.js").Strings} Strings */
/**
 * What a field tells of.
 * @typedef {object} Report
 * @property {(key: string, value: Answer | undefined, settled?: boolean) => void} answer `settled`: one press has said it all, so the survey may go on
 */
/**
 * A question on the page.
 * @typedef {object} Field
 * @property {HTMLElement} element
 * @property {(question: QuestionView) => void} show another answer, otherwise the same question
 * @property {(message: string) => void} complain empty when nothing is wrong
 * @property {() => void} focus
 */

let count = 0;

/**
 * A group of controls under the question's title.
 * @param {QuestionView} question
 * @param {Strings} strings
 * @param {"radiogroup" | "group"} role
 * @param {...HTMLElement} children
 */
export function group(question, strings, role, ...children) {
  const id = nextId();
  const { head, problem, described } = around(question, strings, id);
  const title = make("legend", "title", ...head);
  const element = make("fieldset", `field ${question.kind}`, title, ...described, ...children, problem);
  element.setAttribute("role", role);
  element.setAttribute("aria-describedby", `${id}-help ${id}-problem`);
  if (role === "radiogroup") element.ariaRequired = String(question.required);
  return { element, complain: complains(element, problem) };
}

/**
 * One control with the question's title as its label.
 * @template {HTMLElement} T
 * @param {QuestionView} question
 * @param {Strings} strings
 * @param {T} control
 * @param {...HTMLElement} beside
 */
export function labelled(question, strings, control, ...beside) {
  const id = nextId();
  const { head, problem, described } = around(question, strings, id);
  const title = make("label", "title", ...head);
  title.htmlFor = id;
  control.id = id;
  control.setAttribute("aria-describedby", `${id}-help ${id}-problem`);
  control.ariaRequired = String(question.required);
  const element = make("div", `field ${question.kind}`, title, ...described, make("div", "line", control, ...beside), problem);
  return { element, complain: complains(control, problem) };
}

/** An id that is unique in the page's shadow trees. */
export const nextId = () => `kefu-question-${(count += 1)}`;

/**
 * @param {QuestionView} question
 * @param {Strings} strings
 * @param {string} id
 */
function around({ title, help, required }, strings, id) {
  const mark = make("span", "required", "*");
  mark.title = strings.required;
  mark.ariaHidden = "true";
  const helped = make("p", "help", help);
  helped.id = `${id}-help`;
  const problem = make("p", "problem");
  problem.id = `${id}-problem`;
  problem.hidden = true;
  return { head: required ? [title, mark] : [title], described: help === "" ? [] : [helped], problem };
}

/**
 * @param {HTMLElement} marked
 * @param {HTMLElement} place
 */
function complains(marked, place) {
  return (/** @type {string} */ message) => {
    if (place.textContent === message) return;
    place.textContent = message;
    place.hidden = message === "";
    marked.ariaInvalid = String(message !== "");
  };
}
