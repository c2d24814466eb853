// What the element shows of one sheet: the form, the readings, what could be otherwise, and beside them the result.
//
// Refuses to know: how figures come about, and when they are asked for. Invariant: it is made for one sheet in one language;
// what a person typed stays in it whatever it is told.

import { make } from "../dom.js";
import { createForm } from "./form.js";
import { yuan } from "./lines.js";
import { createReadings } from "./readings.js";
import { createResult } from "./result.js";
import { createTrials } from "./trials.js";

/** @typedef {import("../../score-types.js").ScoreReport} Report */
/** @typedef {import("../../score-types.js").ScoreReading} Reading */
/** @typedef {import("../../score-types.js").ScoreSheet} Sheet */
/** @typedef {{ onInput: () => void, onReadings: (readings: Record<string, string>) => void }} Actions */

/**
 * @param {Sheet} sheet
 * @param {import("./strings.js").Strings} strings
 * @param {Actions} actions
 */
export function createView(sheet, strings, { onInput, onReadings }) {
  const form = createForm(sheet.fields(), strings, onInput);
  const readings = createReadings(sheet.readings(), strings, onReadings);
  const result = createResult(strings);
  const trials = createTrials(strings);
  return {
    element: make("div", "sheet", result.head, make("div", "entries", form.element, readings.element, trials.element), result.element),
    read: form.read,
    write: form.write,
    /** @param {Reading[]} now */
    choose: (now) => readings.choose(now),
    /** @param {Report} report */
    show(report) {
      form.mark(report.problems);
      result.update(report);
    },
    /** What only has to be there when a person stops to look. @param {Sheet} sheet @param {Record<string, unknown>} inputs */
    rest(sheet, inputs) {
      trials.update(sheet, inputs);
      readings.update(sheet.alternatives(inputs).map(({ reading, option, total, bandTitle, pay }) =>
        ({ reading, option, result: [total ?? "", bandTitle ?? "", pay === null ? "" : yuan(pay, strings)].filter(Boolean).join(" · ") })));
    },
  };
}
