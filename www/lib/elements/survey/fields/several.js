// Choosing several, putting in order, agreeing.

import { make } from "../../dom.js";
import { fill } from "../../../strings/index.js";
import { freeText, NOT_APPLICABLE } from "./choice.js";
import { group } from "./frame.js";

/** @typedef {import("./frame.js").Field} Field */
/** @typedef {import("./frame.js").Report} Report */
/** @typedef {import("./frame.js").QuestionView} QuestionView */
/** @typedef {import("../strings.js").Strings} Strings */

/** @param {unknown} value @returns {string[]} */
const list = (value) => (Array.isArray(value) ? value : value === NOT_APPLICABLE ? [NOT_APPLICABLE] : []);

/**
 * Check boxes. "None of these" and "does not apply" exclude all others, and are excluded by them.
 * @param {QuestionView} question
 * @param {Strings} strings
 * @param {Report} report
 * @returns {Field}
 */
export function multiple(question, strings, report) {
  const options = [...(question.options ?? []), ...(question.notApplicable ? [{ id: NOT_APPLICABLE, title: question.notApplicable, role: "none" }] : [])];
  const other = options.find(({ role }) => role === "other");
  const free = other && freeText(question.id, other.title, strings, report);
  const alone = options.filter(({ role }) => role === "none").map(({ id }) => id);
  const boxes = options.map(({ title }) => checkBox(title));
  const element = make("div", "presses list", ...boxes.map(({ label }) => label));
  const show = (/** @type {QuestionView} */ { value, other: text = "" }) => {
    const chosen = list(value);
    for (const [at, { input }] of boxes.entries()) input.checked = chosen.includes(options[at].id);
    if (free && other) free.show(chosen.includes(other.id), text);
  };
  element.addEventListener("change", ({ target }) => {
    const changed = options[boxes.findIndex(({ input }) => input === target)];
    if (changed === undefined) return;
    const checked = options.filter((_, at) => boxes[at].input.checked).map(({ id }) => id);
    const kept = alone.includes(changed.id) ? checked.filter((id) => id === changed.id) : checked.filter((id) => !alone.includes(id));
    show({ ...question, value: kept });
    report.answer(question.id, kept.includes(NOT_APPLICABLE) ? NOT_APPLICABLE : kept.length === 0 ? undefined : kept);
  });
  const framed = group(question, strings, "group", element, ...(free ? [free.element] : []));
  show(question);
  return { ...framed, show, focus: () => boxes[0]?.input.focus() };
}

/**
 * Pressed in the order of preference; pressed again, an option is taken out and the later ones move up.
 * @param {QuestionView} question
 * @param {Strings} strings
 * @param {Report} report
 * @returns {Field}
 */
export function ranking(question, strings, report) {
  const options = question.options ?? [];
  /** @type {string[]} */
  let order = [];
  const buttons = options.map(({ title }) => {
    const place = make("span", "place");
    place.ariaHidden = "true";
    const button = make("button", "rank", place, make("span", "what", title));
    button.type = "button";
    return button;
  });
  const show = (/** @type {QuestionView} */ { value }) => {
    order = list(value);
    for (const [at, { id, title }] of options.entries()) {
      const place = order.indexOf(id) + 1;
      buttons[at].ariaPressed = String(place > 0);
      buttons[at].ariaLabel = place > 0 ? fill(strings.ranked, { title, place }) : title;
      buttons[at].children[0].textContent = place > 0 ? String(place) : "";
    }
  };
  const element = make("div", "presses ranks", ...buttons);
  element.addEventListener("click", ({ target }) => {
    const at = target instanceof Element ? buttons.findIndex((button) => button.contains(target)) : -1;
    if (at < 0) return;
    const { id } = options[at];
    order = order.includes(id) ? order.filter((one) => one !== id) : [...order, id];
    show({ ...question, value: order });
    report.answer(question.id, order.length === 0 ? undefined : order);
  });
  const hint = make("p", "hint", strings.rankHint);
  const framed = group(question, strings, "group", hint, element);
  show(question);
  return { ...framed, show, focus: () => buttons[0]?.focus() };
}

/** One box to agree by. @param {QuestionView} question @param {Strings} strings @param {Report} report @returns {Field} */
export function consent(question, strings, report) {
  const { label, input } = checkBox(strings.agree);
  input.ariaRequired = String(question.required);
  input.addEventListener("change", () => report.answer(question.id, input.checked ? true : undefined));
  const framed = group(question, strings, "group", make("div", "presses list", label));
  const show = (/** @type {QuestionView} */ { value }) => (input.checked = value === true);
  show(question);
  return { ...framed, show, focus: () => input.focus() };
}

/** @param {string} title */
function checkBox(title) {
  const input = make("input", "box");
  input.type = "checkbox";
  return { input, label: make("label", "press", input, make("span", "face", title)) };
}
