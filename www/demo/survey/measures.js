/** The figures of all responses together: each with its interval as a picture and in words, and what it is worth. */

import { build } from "../dom.js";
import { cells, known, reachOf, written } from "./figures.js";
import { interval } from "./pictures.js";

/** @typedef {import("./index.js").Words} Words */
/** @typedef {import("../../dist/form.js").Summary} Summary */
/** @typedef {import("../../dist/form.js").Measure} Measure */

/** @param {Summary} summary @param {Words["say"]} say */
export function measureCards({ measures }, say) {
  if (measures.length === 0) return build("p", { class: "note" }, say("noMeasures"));
  return build("div", { class: "measure-cards" }, ...measures.map((measure) => card(measure, say)));
}

/** @param {Measure} measure @param {Words["say"]} say */
function card(measure, say) {
  const { title, n, unit, small, points } = measure;
  const parts = /** @type {const} */ (["promoters", "passives", "detractors"]).flatMap((part) => (measure[part] ? [say(part, { share: cells(measure[part], "share")[0] })] : []));
  return build("section", { class: "measure" }, build("h3", {}, title), build("p", { class: "measure-value" }, cells(measure, unit)[0]),
    ...pictured(measure, say), ...aimed(measure, say),
    ...(points ? [build("p", {}, say("points", { points }))] : []),
    ...(parts.length > 0 ? [build("p", { class: "note" }, parts.join(" · "))] : []),
    ...(small && n > 0 ? [build("p", { class: "measure-small" }, say("small", { n }))] : []));
}

/** @param {Measure} measure @param {Words["say"]} say */
function pictured(measure, say) {
  const { title, n, unit, goal } = measure;
  const figure = known(measure);
  if (figure === null) return [build("p", { class: "note" }, say("nothing"))];
  const [from, to] = reachOf(unit, [measure]);
  const said = { value: written(figure.value, unit), low: written(figure.low, unit), high: written(figure.high, unit) };
  const aim = goal?.above ?? goal?.atLeast;
  const picture = interval({ ...figure, from, to, goal: aim === undefined ? undefined : aim / (unit === "share" ? 100 : 1), label: say("measureOf", { title, n, ...said }) });
  return [picture, build("p", { class: "note" }, `${say("range", said)} · ${say("of", { n })}`)];
}

/** @param {Measure} measure @param {Words["say"]} say */
function aimed({ goal, value, unit }, say) {
  if (!goal || typeof value !== "number") return [];
  const wanted = say(goal.above === undefined ? "goalAtLeast" : "goalAbove", { goal: `${goal.above ?? goal.atLeast}${unit === "share" ? "%" : ""}` });
  return [build("p", { class: "measure-goal", "data-met": String(goal.met) }, `${wanted} · ${say(goal.met ? "goalMet" : "goalMissed")}`)];
}
