// One control for each kind of value: what a person enters, as plain data for the engine.
//
// Refuses to know: labels, problems, schemes. Invariants: what was typed is handed over as typed, since the engine has the
// words for what is wrong with it; nothing entered is `undefined`, never an empty text.

import { fill } from "../../strings/index.js";
import { make } from "../dom.js";

/** @typedef {import("./strings.js").Strings} Strings */
/** @typedef {Pick<import("../../score-types.js").ScoreField, "unit" | "options"> & { type: string, default?: unknown }} Kind what a value is */
/** @typedef {{ kind: Kind, id: string, name: string, strings: Strings }} Wanted `name` for assistive technology, where no label stands beside it */
/** @typedef {{ element: HTMLElement, focusable: HTMLElement, bearer: HTMLElement | null, read: () => unknown, write: (value: unknown) => void }} Control `bearer`: who may be called invalid */

/** More than these are a list to choose from. */
const MOST_RADIOS = 4;

/** @param {Wanted} wanted @returns {Control} */
export function controlOf(wanted) {
  const { type, options = [] } = wanted.kind;
  if (type === "flag") return flag(wanted);
  if (type === "level") return options.length > MOST_RADIOS ? choice(wanted) : radios(wanted);
  if (type === "levels") return checks(wanted);
  return figure(wanted);
}

/** A figure is typed as text: `97%` and full-width digits are for the engine to understand. @param {Wanted} wanted @returns {Control} */
function figure({ kind, id, name, strings }) {
  const input = make("input", "figure");
  Object.assign(input, { id, type: "text", inputMode: kind.type === "count" ? "numeric" : "decimal", autocomplete: "off" });
  if (name !== "") input.ariaLabel = name;
  if (kind.default !== undefined && kind.default !== null) input.placeholder = String(kind.default);
  const unit = kind.unit || (kind.type === "percent" ? "%" : kind.type === "money" ? strings.yuan : "");
  const element = make("span", "figure-box", input, ...(unit === "" ? [] : [make("span", "unit", unit)]));
  return {
    element,
    focusable: input,
    bearer: input,
    read: () => input.value.trim() || undefined,
    write: (value) => void (input.value = value === undefined || value === null ? "" : String(value)),
  };
}

/** @param {Wanted} wanted @returns {Control} */
function flag({ kind, id, name }) {
  const input = make("input", "flag");
  Object.assign(input, { id, type: "checkbox", checked: kind.default === true });
  if (name !== "") input.ariaLabel = name;
  return { element: input, focusable: input, bearer: input, read: () => input.checked, write: (value) => void (input.checked = value === true) };
}

/** @param {Wanted} wanted @returns {Control} */
function choice({ kind, id, name, strings }) {
  const select = make("select", "choice", option("", strings.choose), ...(kind.options ?? []).map((each) => option(each.id, titled(each, strings))));
  select.id = id;
  if (name !== "") select.ariaLabel = name;
  const write = (/** @type {unknown} */ value) => void (select.value = typeof value === "string" ? value : "");
  write(kind.default);
  return { element: select, focusable: select, bearer: select, read: () => select.value || undefined, write };
}

/** @param {Wanted} wanted @returns {Control} */
function radios({ kind, id, name, strings }) {
  const inputs = (kind.options ?? []).map((each) => box("radio", id, each, strings));
  const element = make("span", "options", ...inputs.map(({ label }) => label));
  element.role = "radiogroup";
  element.id = id;
  if (name !== "") element.ariaLabel = name;
  const write = (/** @type {unknown} */ value) => inputs.forEach(({ input }) => (input.checked = input.value === value));
  write(kind.default);
  return { element, focusable: inputs[0]?.input ?? element, bearer: element, read: () => inputs.find(({ input }) => input.checked)?.input.value, write };
}

/** @param {Wanted} wanted @returns {Control} */
function checks({ kind, id, name, strings }) {
  const inputs = (kind.options ?? []).map((each) => box("checkbox", id, each, strings));
  const element = make("span", "options", ...inputs.map(({ label }) => label));
  element.role = "group";
  element.id = id;
  if (name !== "") element.ariaLabel = name;
  return {
    element,
    focusable: inputs[0]?.input ?? element,
    bearer: null,
    read: () => inputs.filter(({ input }) => input.checked).map(({ input }) => input.value),
    write: (value) => inputs.forEach(({ input }) => (input.checked = Array.isArray(value) && value.includes(input.value))),
  };
}

/** @typedef {{ id: string, title: string, points?: string | null }} Option */

/** @param {"radio" | "checkbox"} type @param {string} group @param {Option} each @param {Strings} strings */
function box(type, group, each, strings) {
  const input = make("input", type);
  Object.assign(input, { type, name: group, value: each.id });
  return { input, label: make("label", "option", input, make("span", "option-title", titled(each, strings))) };
}

/** @param {Option} each @param {Strings} strings */
function titled({ title, points }, strings) {
  return points === undefined || points === null ? title : `${title} · ${fill(strings.points, { points })}`;
}

/** @param {string} value @param {string} text */
function option(value, text) {
  const element = make("option", "", text);
  element.value = value;
  return element;
}
