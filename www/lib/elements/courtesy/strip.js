// What the strip shows: the courtesies of this moment, said or missing, and edits that one key applies.
//
// Refuses to know: the engine, the composer.
// Invariants: rendering never takes the focus from the page; nothing is shown by colour alone.

import { fill } from "../../strings/index.js";
import { make } from "../dom.js";
import { courtesyStyles } from "./styles.js";

/** @typedef {import("../../index.js").CourtesyAdvice} Advice */
/** @typedef {import("../../index.js").CourtesyNeed} Need */
/** @typedef {import("../../index.js").CourtesyReport} Report */
/** @typedef {import("./strings.js").Strings} Strings */
/** @typedef {{ text: string, report: Report | null, trouble: string }} State */

/** More would not be read while typing; the others come up as these are applied. */
export const MOST_ADVICE = 4;

/**
 * @param {HTMLElement} host
 * @param {ElementInternals} internals  carry role and name, so that the host's own attributes stay the page's
 * @param {(advice: Advice) => void} onChoose
 */
export function createStrip(host, internals, onChoose) {
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [courtesyStyles()];
  const needs = make("ul", "needs");
  const advice = make("ul", "advice");
  const trouble = make("p", "trouble");
  root.append(make("div", "strip", needs, advice), trouble);
  // A press on a button must not take the caret, and with it a phone's keyboard, out of the composer.
  root.addEventListener("mousedown", (event) => event.preventDefault());
  internals.role = "group";
  let shown = "";
  return {
    root,
    /**
     * @param {State} state
     * @param {Strings} strings
     */
    render(state, strings) {
      internals.ariaLabel = strings.label;
      const now = JSON.stringify([state, strings.label]);
      if (now === shown) return;
      shown = now;
      const { text, report } = state;
      trouble.hidden = state.trouble === "";
      trouble.textContent = state.trouble;
      const owed = report?.needs.filter(({ state }) => state !== "not-applicable") ?? [];
      needs.ariaLabel = strings.label;
      needs.replaceChildren(...owed.map((need) => chip(need, strings)));
      const offered = report?.advice.slice(0, MOST_ADVICE) ?? [];
      advice.hidden = offered.length === 0;
      advice.replaceChildren(...offered.map((one, at) => make("li", "offer", button(one, at, text, strings, onChoose))));
    },
  };
}

/**
 * @param {Need} need
 * @param {Strings} strings
 */
function chip({ title, state, why }, strings) {
  const met = state === "met";
  const word = make("span", "state", met ? strings.said : strings.owed);
  const item = make("li", `need ${state}`, make("span", "title", title), " ", word);
  item.title = why;
  return item;
}

/**
 * @param {Advice} advice
 * @param {number} at
 * @param {string} text
 * @param {Strings} strings
 * @param {(advice: Advice) => void} onChoose
 */
function button(advice, at, text, strings, onChoose) {
  const { start, end, insert } = advice.edit;
  const old = text.slice(start, end);
  const what = fill(old === "" ? strings.putIn : strings.replace, { old, text: insert.replace(/^，/, "") });
  const key = make("kbd", "key", at === 0 ? "F9" : `Alt+${at + 1}`);
  const element = make("button", "apply", make("span", "what", what), make("span", "why", advice.why), key);
  element.type = "button";
  element.addEventListener("click", () => onChoose(advice));
  return element;
}
