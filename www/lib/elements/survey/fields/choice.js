// Choosing by pressing one of several: options, words, yes or no, stars, faces, numbers. Native radio buttons do the work,
// so keys, screen readers and switches behave as everywhere.

import { fill } from "../../../strings/index.js";
import { make } from "../../dom.js";
import { face, star } from "../pictures.js";
import { group, nextId } from "./frame.js";

/** @typedef {import("./frame.js").Field} Field */
/** @typedef {import("./frame.js").Report} Report */
/** @typedef {import("./frame.js").QuestionView} QuestionView */
/** @typedef {import("../strings.js").Strings} Strings */
/** @typedef {NonNullable<QuestionView["scale"]>} Scale */
/** @typedef {{ value: string | number | boolean, title: string, look?: (Node | string)[], mark?: string }} Press `look` stands for the title, which stays its name; `mark` is a class */

/** The answer for "does not apply to me". */
export const NOT_APPLICABLE = "na";

/**
 * One of the options of a list; the free text of another option is asked for beside it.
 * @param {QuestionView} question
 * @param {Strings} strings
 * @param {Report} report
 * @returns {Field}
 */
export function single(question, strings, report) {
  const options = question.options ?? [];
  const other = options.find(({ role }) => role === "other");
  const free = other && freeText(question.id, other.title, strings, report);
  const buttons = radios(pressesOf(question, options.map(({ id, title }) => ({ value: id, title }))), (value, pressed) => {
    if (free) free.element.hidden = value !== other?.id;
    // Another option still wants its words.
    report.answer(question.id, value, pressed && value !== other?.id);
  });
  buttons.element.classList.add(question.words ? "words" : "list");
  const framed = group(question, strings, "radiogroup", buttons.element, ...(free ? [free.element] : []));
  const show = (/** @type {QuestionView} */ { value, other: text = "" }) => {
    buttons.check(value);
    if (free) free.show(value === other?.id, text);
  };
  show(question);
  return { ...framed, show, focus: buttons.focus };
}

/** @param {QuestionView} question @param {Strings} strings @param {Report} report @returns {Field} */
export function yesNo(question, strings, report) {
  const presses = [{ value: true, title: strings.yes }, { value: false, title: strings.no }];
  return pressing(question, strings, report, pressesOf(question, presses), "words");
}

/** Stars, faces, numbers or words. @param {QuestionView} question @param {Strings} strings @param {Report} report @returns {Field} */
export function rating(question, strings, report) {
  const { scale } = question;
  if (scale === undefined) return pressing(question, strings, report, [], "numbers");
  return pressing(question, strings, report, pressesOf(question, steps(scale, strings)), scale.look, ends(scale));
}

/**
 * The values of a scale as something to press.
 * @param {Scale} scale
 * @param {Strings} strings
 * @returns {Press[]}
 */
export function steps({ from, to, look, low, high, labels }, strings) {
  return Array.from({ length: to - from + 1 }, (_, at) => {
    const value = from + at;
    const end = value === from ? low : value === to ? high : "";
    const title = labels[at] || [fill(strings[look === "stars" ? "star" : "step"], { value, to }), end].join(" ").trim();
    const drawn = look === "stars" ? [star()] : look === "faces" ? [face((value - from) / Math.max(1, to - from))] : undefined;
    return { value, title, look: drawn ?? (look === "words" ? undefined : [String(value)]) };
  });
}

/** What the ends of a scale mean, under it. @param {Scale} scale */
export function ends({ from, to, low, high, look }) {
  if (look === "words") return [];
  const named = [{ value: from, end: low }, { value: to, end: high }].filter(({ end }) => end !== "");
  // A face says itself which end it is.
  const spans = named.map(({ value, end }) => make("span", "end-name", look === "faces" ? end : `${value} ${end}`));
  return spans.length === 0 ? [] : [make("div", "ends", ...spans)];
}

/**
 * @param {QuestionView} question
 * @param {Press[]} presses
 * @returns {Press[]}
 */
export function pressesOf({ notApplicable }, presses) {
  return notApplicable ? [...presses, { value: NOT_APPLICABLE, title: notApplicable, mark: "na" }] : presses;
}

/**
 * @param {QuestionView} question
 * @param {Strings} strings
 * @param {Report} report
 * @param {Press[]} presses
 * @param {string} look
 * @param {HTMLElement[]} below
 * @returns {Field}
 */
function pressing(question, strings, report, presses, look, below = []) {
  const buttons = radios(presses, (value, pressed) => report.answer(question.id, value, pressed));
  buttons.element.classList.add(look);
  const framed = group(question, strings, "radiogroup", buttons.element, ...below);
  buttons.check(question.value);
  return { ...framed, show: ({ value }) => buttons.check(value), focus: buttons.focus };
}

/**
 * A row of radio buttons. Arrow keys choose without going on, as in any radio group; a press or a digit says it all.
 * @param {Press[]} presses
 * @param {(value: Press["value"], pressed: boolean) => void} onChoose
 */
export function radios(presses, onChoose) {
  const name = nextId();
  const inputs = presses.map(() => make("input", "radio"));
  const labels = presses.map(({ title, look, mark }, at) => {
    const input = inputs[at];
    input.type = "radio";
    input.name = name;
    if (look) input.ariaLabel = title;
    const label = make("label", mark ? `press ${mark}` : "press", input, make("span", "face", ...(look ?? [title])));
    if (look) label.title = title;
    return label;
  });
  const element = make("div", "presses", ...labels);
  const check = (/** @type {unknown} */ value) => {
    const chosen = presses.findIndex((press) => press.value === value);
    for (const [at, input] of inputs.entries()) {
      input.checked = at === chosen;
      labels[at].classList.toggle("filled", at <= chosen && presses[chosen].mark === undefined);
    }
  };
  const choose = (/** @type {number} */ at, /** @type {boolean} */ pressed) => {
    check(presses[at].value);
    onChoose(presses[at].value, pressed);
  };
  // A press on the chosen one again says it again, where `change` would be silent. Arrow keys click without a count.
  element.addEventListener("click", ({ target, detail }) => {
    const at = inputs.findIndex((input) => input === target);
    if (at >= 0) choose(at, detail > 0);
  });
  element.addEventListener("keydown", (event) => {
    const at = /^\d$/.test(event.key) && !event.ctrlKey && !event.altKey && !event.metaKey ? presses.findIndex(({ value }) => value === Number(event.key)) : -1;
    if (at < 0) return;
    inputs[at].focus();
    // With ten and more the digit may be the first of two.
    choose(at, presses.every(({ value }) => typeof value !== "number" || value < 10));
  });
  return { element, check, focus: () => (inputs.find(({ checked }) => checked) ?? inputs[0])?.focus() };
}

/**
 * The words of another option.
 * @param {string} question
 * @param {string} title
 * @param {Strings} strings
 * @param {Report} report
 */
export function freeText(question, title, strings, report) {
  const element = make("input", "free");
  element.type = "text";
  element.ariaLabel = title;
  element.placeholder = strings.otherHint;
  element.addEventListener("input", () => report.answer(`${question}:other`, element.value === "" ? undefined : element.value));
  return {
    element,
    /** @param {boolean} chosen @param {string} text */
    show(chosen, text) {
      element.hidden = !chosen;
      // Under the hands of somebody who types, nothing changes.
      if (element.value !== text && !element.matches(":focus")) element.value = text;
    },
  };
}
