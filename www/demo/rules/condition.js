/**
 * When an entry counts: where the phrase stands, how short the message is, which cues stand around it.
 * It knows the fields of a condition and nothing of what they do.
 */

import { build } from "../dom.js";

/** @typedef {import("./model.js").Condition} Condition */
/** @typedef {import("./index.js").Words} Words */

const PLACES = /** @type {const} */ (["bare", "start", "end"]);
const CUES = /** @type {const} */ (["before", "after", "reply_to"]);

/**
 * @param {() => void} onChange
 * @param {AbortSignal} signal
 */
export function mountCondition(onChange, signal) {
  const title = build("summary");
  const fields = build("div", { class: "condition" });
  const element = build("details", { class: "field" }, title, fields);
  /** @type {Condition} */
  let value = {};

  fields.addEventListener("input", () => {
    value = read(fields);
    onChange();
  }, { signal });

  return {
    element,
    get value() {
      return value;
    },
    /** @param {Condition} shown @param {string[]} cues the word lists of the lexicon @param {Words} words */
    fill(shown, cues, words) {
      value = shown;
      element.toggleAttribute("open", Object.keys(shown).length > 0);
      title.textContent = words.say("when");
      fields.replaceChildren(
        ...PLACES.map((name) => tick(name, words.say(`when-${name}`), shown[name] === true)),
        number(words.say("when-turn_at_most"), shown.turn_at_most),
        ...(cues.length === 0 ? [] : [...CUES.map((name) => choice(name, words.say(`when-${name}`), cues, shown[name])), without(words.say("when-without"), cues, shown.without)]));
    },
  };
}

/** @param {string} name @param {string} label @param {boolean} checked @param {string} [value] */
function tick(name, label, checked, value = "true") {
  const box = build("input", { type: "checkbox", name, value });
  box.checked = checked;
  return build("label", { class: "tick" }, box, label);
}

/** @param {string} label @param {number | undefined} value */
function number(label, value) {
  const field = build("input", { type: "number", name: "turn_at_most", min: "1", value: value === undefined ? "" : String(value) });
  return build("label", { class: "condition-field" }, label, field);
}

/** @param {string} name @param {string} label @param {string[]} cues @param {string | undefined} value */
function choice(name, label, cues, value) {
  const field = build("select", { name }, build("option", { value: "" }, "—"), ...cues.map((cue) => build("option", {}, cue)));
  field.value = value ?? "";
  return build("label", { class: "condition-field" }, label, field);
}

/** @param {string} label @param {string[]} cues @param {string | string[] | undefined} value */
function without(label, cues, value = []) {
  return build("fieldset", { class: "condition-cues" }, build("legend", {}, label), ...cues.map((cue) => tick("without", cue, [value].flat().includes(cue), cue)));
}

/** @param {HTMLElement} fields @returns {Condition} */
function read(fields) {
  const named = (/** @type {string} */ name) => [...fields.querySelectorAll(`[name="${name}"]`)];
  /** @type {Condition} */
  const condition = {};
  for (const name of PLACES) if (named(name).some((box) => box instanceof HTMLInputElement && box.checked)) condition[name] = true;
  for (const field of named("turn_at_most")) if (field instanceof HTMLInputElement && field.value !== "") condition.turn_at_most = field.valueAsNumber;
  for (const name of CUES) for (const field of named(name)) if (field instanceof HTMLSelectElement && field.value !== "") condition[name] = field.value;
  const cues = named("without").flatMap((box) => (box instanceof HTMLInputElement && box.checked ? [box.value] : []));
  if (cues.length > 0) condition.without = cues;
  return condition;
}
