/**
 * The fields of one case: what happened when, what was done by when, what else is known, when the clock stood still.
 * It works out nothing. Invariant: a field that holds no time changes nothing.
 */

import { build } from "../dom.js";

/** @typedef {import("../../dist/clock.js").About} About */
/** @typedef {import("./calendars.js").Case} Case */
/** @typedef {(key: keyof typeof import("./strings/zh-CN.js").strings, values?: Record<string, string>) => string} Say */

/**
 * @param {{ onCase: (part: Partial<Case>) => void, onFigure: (id: string, value: number) => void }} actions
 * @param {AbortSignal} signal
 */
export function mountControls({ onCase, onFigure }, signal) {
  const element = build("div", { class: "clock-facts" });
  /** @type {Case | null} */
  let current = null;
  element.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || current === null || !target.validity.valid) return;
    const { name, value } = target;
    const { part = "" } = target.dataset;
    if (part === "figure") {
      if (value !== "") onFigure(name, target.valueAsNumber);
    } else if (part === "end") onCase({ ends: without({ ...current.ends, [name]: value }) });
    else if (part === "known") onCase({ circumstances: without({ ...current.circumstances, [name]: target.type === "checkbox" ? Number(target.checked) : target.valueAsNumber || 0 }) });
    else if (part === "pause") onCase({ pauses: pausesOf(element) });
    else if (value !== "") onCase({ [part]: value });
  }, { signal });

  return {
    element,
    /** What the fields say from now on, without drawing them. @param {Case} shown */
    keep: (shown) => void (current = shown),
    /** @param {Case} shown @param {About} about @param {Say} say */
    draw(shown, about, say) {
      current = shown;
      const targets = about.events.find(({ id }) => id === shown.event)?.parts ?? about.targets.map(({ id }) => id);
      const title = (/** @type {string} */ id) => about.targets.find((target) => target.id === id)?.title ?? id;
      const [pause = ["", null]] = shown.pauses;
      element.replaceChildren(
        row(time("start", "start", about.events.find(({ id }) => id === shown.event)?.start || say("start"), shown.start), time("now", "now", say("now"), shown.now)),
        row(...targets.map((id) => time("end", id, say("done", { title: title(id) }), shown.ends[id] ?? ""))),
        row(time("pause", "pause-from", say("pauseFrom"), pause[0]), time("pause", "pause-to", say("pauseTo"), pause[1] ?? "")),
        ...about.circumstances.length === 0 ? [] : [build("fieldset", { class: "clock-known" }, build("legend", { class: "field-name" }, say("known")),
          ...about.circumstances.map((known) => knownOf(known, shown.circumstances[known.id] ?? 0, say)))],
        ...about.parameters.length === 0 ? [] : [row(...about.parameters.map(figureOf))]);
    },
  };
}

/** @param {...HTMLElement} fields */
const row = (...fields) => build("div", { class: "field-row" }, ...fields);

/** @param {string} part @param {string} name @param {string} label @param {string} value */
function time(part, name, label, value) {
  const id = `clock-${part}-${name}`;
  const input = build("input", { id, name, type: "datetime-local", step: "1", "data-part": part, value });
  return build("div", { class: "field" }, build("label", { for: id }, label), input);
}

/** @param {About["circumstances"][number]} known @param {number} times @param {Say} say */
function knownOf({ id, title, counted }, times, say) {
  const field = `clock-known-${id}`;
  if (counted) {
    const input = build("input", { id: field, name: id, type: "number", min: "0", step: "1", "data-part": "known", value: String(times) });
    return build("div", { class: "field" }, build("label", { for: field }, say("times", { title })), input);
  }
  const input = build("input", { id: field, name: id, type: "checkbox", "data-part": "known" });
  input.checked = times > 0;
  return build("label", { class: "clock-check", for: field }, input, title);
}

/** @param {About["parameters"][number]} parameter */
function figureOf({ id, title, value, unit }) {
  const field = `clock-figure-${id}`;
  return build("div", { class: "field" }, build("label", { for: field }, unit ? `${title} (${unit})` : title),
    build("input", { id: field, name: id, type: "number", min: "0", "data-part": "figure", value: String(value), required: "" }));
}

/** What the two fields of a pause hold: one without a beginning is none. @param {HTMLElement} element @returns {[string, string | null][]} */
function pausesOf(element) {
  const value = (/** @type {string} */ name) => /** @type {HTMLInputElement | null} */ (element.querySelector(`[name="${name}"]`))?.value ?? "";
  const from = value("pause-from");
  return from === "" ? [] : [[from, value("pause-to") || null]];
}

/** @template {string | number} T @param {Record<string, T>} named @returns {Record<string, T>} those that say anything */
const without = (named) => Object.fromEntries(Object.entries(named).filter(([, value]) => value !== "" && value !== 0));
