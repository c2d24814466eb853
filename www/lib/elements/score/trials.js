// What one change would bring, what cost most, and what the next band takes: sentences that the engine words.
//
// Refuses to know: how they are found.

import { fill } from "../../strings/index.js";
import { make } from "../dom.js";

/** @typedef {import("./strings.js").Strings} Strings */
/** @typedef {import("../../score-types.js").ScoreSheet} Sheet */

/** More single changes than these are no advice. */
const MOST = 6;

/** @param {Strings} strings */
export function createTrials(strings) {
  const parts = { goals: part(strings.goals), changes: part(strings.whatIf), costs: part(strings.costs) };
  return {
    element: make("div", "trials", ...Object.values(parts).map(({ element }) => element)),
    /** @param {Sheet} sheet @param {Record<string, unknown>} inputs */
    update(sheet, inputs) {
      parts.goals.say((sheet.solve(inputs) ?? []).map(({ text }) => text));
      parts.changes.say(sheet.explore(inputs).map(({ text }) => text));
      parts.costs.say(sheet.costs(inputs).map(({ title, lost, total }) => fill(strings.cost, { title, lost, total })));
    },
  };
}

/** @param {string} title */
function part(title) {
  const list = make("ul", "trial-list");
  const element = make("section", "part", make("h3", "heading", title), list);
  element.hidden = true;
  return {
    element,
    /** @param {string[]} sentences */
    say(sentences) {
      element.hidden = sentences.length === 0;
      list.replaceChildren(...sentences.slice(0, MOST).map((sentence) => make("li", "trial", sentence)));
    },
  };
}
