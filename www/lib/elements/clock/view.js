// What the element shows: the time line, the promises, the readings as switches, and what comes next.
//
// Refuses to know: the engine. Invariant: nothing is shown by colour alone.

import { build } from "../review/build.js";
import { picture } from "./picture.js";
import { costOf, promiseOf } from "./promises.js";
import { clockStyles } from "./styles.js";
import { shortDay, wall } from "./times.js";

/** @typedef {import("../../clock-types.js").About} About */
/** @typedef {import("./clockwork.js").Shown} Shown */
/** @typedef {import("./strings.js").Words} Words */
/** @typedef {import("./strings.js").Key} Key */

/** The most duties that are told. */
const MOST = 8;

/**
 * @param {HTMLElement} host
 * @param {{ onReading: (reading: string, option: string) => void }} actions
 */
export function createView(host, { onReading }) {
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [clockStyles()];
  const trouble = build("p", { class: "trouble", role: "alert" });
  const pane = (/** @type {Key} */ name) => {
    const title = build("h2", { id: name });
    return { name, title, element: build("section", { class: "pane", "data-part": name, "aria-labelledby": name }, title) };
  };
  const parts = { line: pane("line"), promises: pane("promises"), readings: pane("readings"), next: pane("next") };
  const panes = build("div", { class: "panes" }, ...Object.values(parts).map(({ element }) => element));
  root.append(trouble, panes);
  parts.readings.element.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement) onReading(target.name, target.value);
  });

  return {
    /** The room there is for the picture, in pixels. */
    width: () => Math.max(240, host.clientWidth - 34),
    /** @param {string} told @param {Shown | null} shown @param {number} width @param {Words} words */
    draw(told, shown, width, { say }) {
      trouble.hidden = told === "";
      trouble.textContent = told;
      panes.hidden = shown === null;
      if (shown === null) return;
      for (const { name, title } of Object.values(parts)) title.textContent = say(name);
      const fill = (/** @type {keyof typeof parts} */ name, /** @type {Node[]} */ ...children) => {
        parts[name].element.replaceChildren(parts[name].title, ...children);
        parts[name].element.hidden = children.length === 0;
      };
      fill("line", ...lineOf(shown, width, say));
      fill("promises", ...promisesOf(shown, say));
      drawReadings(parts.readings, shown, say);
      fill("next", ...nextOf(shown, say));
    },
  };
}

/** @param {Shown} shown @param {number} width @param {Words["say"]} say */
function lineOf({ verdicts, happening, now, open, range, special, offset }, width, say) {
  if (verdicts.length === 0 || range === null) return [];
  const named = special.map(({ date, is, holiday }) => say(is === "work" ? "work" : "off", { name: holiday, day: shortDay(wall(`${date}T00:00:00`)) }));
  return [picture({ verdicts, happening, now, open, range, width }, say),
    build("p", { class: "zone" }, [say("zone", { offset }), ...(named.length > 0 ? [say("holidays", { all: named.join(say("comma")) })] : [])].join(" · "))];
}

/** @param {Shown} shown @param {Words["say"]} say */
function promisesOf({ verdicts, cost }, say) {
  if (verdicts.length === 0) return [];
  return [build("ul", {}, ...verdicts.map((verdict) => promiseOf(verdict, say))), ...costOf(cost, say)];
}

/**
 * Drawn in place, so that the switch that was pressed keeps the focus.
 * @param {{ title: HTMLElement, element: HTMLElement }} pane
 * @param {Shown} shown
 * @param {Words["say"]} say
 */
function drawReadings({ title, element }, { readings, otherwise }, say) {
  const focused = /** @type {ShadowRoot} */ (element.getRootNode()).activeElement;
  const held = focused instanceof HTMLInputElement ? [focused.name, focused.value] : null;
  element.hidden = readings.length === 0;
  element.replaceChildren(title, ...readings.map(({ id, question, option, options }) => build("fieldset", { class: "reading" },
    build("legend", {}, question),
    build("div", { class: "options" }, ...options.map((each) => optionOf(id, each, each.id === option))),
    ...otherwise.filter(({ reading }) => reading === id).map(({ title, told }) => build("p", { class: "otherwise" }, say("otherwise", { title, told }))))));
  if (held) element.querySelectorAll("input").forEach((input) => input.name === held[0] && input.value === held[1] && input.focus());
}

/** @param {string} reading @param {{ id: string, title: string }} option @param {boolean} checked */
function optionOf(reading, { id, title }, checked) {
  const input = build("input", { type: "radio", name: reading, value: id });
  input.checked = checked;
  return build("label", { class: "option" }, input, title);
}

/** @param {Shown} shown @param {Words["say"]} say */
function nextOf({ next, hasDuties }, say) {
  if (!hasDuties) return [];
  if (next.length === 0) return [build("p", { class: "note" }, say("nothingNext"))];
  return [build("ul", {}, ...next.slice(0, MOST).map(({ title, shown, inclusive }) => build("li", { class: "duty" },
    build("span", {}, title), build("span", { class: "duty-when" }, inclusive || shown.endsWith("24:00") ? shown : say("before", { at: shown })))))];
}
