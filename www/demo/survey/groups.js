/** Agents or channels beside each other, and which differences are more than chance. */

import { build } from "../dom.js";
import { apart, cells, known, reachOf } from "./figures.js";
import { interval } from "./pictures.js";
import { table } from "./table.js";

/** @typedef {import("./index.js").Words} Words */
/** @typedef {import("../../dist/form.js").Summary} Summary */

/** @param {Summary} summary @param {string} by in words @param {Words["say"]} say */
export function comparison({ groups, differences, measures }, by, say) {
  if (groups.length < 2) return [build("p", { class: "note" }, say("noGroups"))];
  const tables = measures.map(({ id, title, unit }) => {
    const figures = groups.map(({ key, measures: own }) => ({ key, figure: own.find((measure) => measure.id === id) }));
    const [from, to] = reachOf(unit, figures.flatMap(({ figure }) => (figure ? [figure] : [])));
    const rows = figures.map(({ key, figure }) => {
      const all = known(figure);
      const [value, range] = cells(figure, unit);
      const n = figure?.n ?? 0;
      return [key, n, value, range, all === null ? "–" : interval({ ...all, from, to, label: `${key} ${value} (${range})` })];
    });
    return build("section", {}, build("h3", {}, title), table([by, say("responses"), say("value"), say("interval"), say("picture")], rows, title));
  });
  return [...tables, ...distances({ differences, measures }, say)];
}

/** @param {Pick<Summary, "differences" | "measures">} summary @param {Words["say"]} say */
function distances({ differences, measures }, say) {
  if (differences.length === 0) return [];
  const sentences = differences.map(({ measure, a, b, difference, low, high, clear }) => {
    const { title = measure, unit = "share" } = measures.find(({ id }) => id === measure) ?? {};
    const figures = { difference: apart(difference, unit), low: apart(low, unit), high: apart(high, unit) };
    return build("li", { "data-clear": String(clear) }, say(unit === "share" ? "differenceOfShares" : "difference", { measure: title, a, b: b || say("others"), ...figures }), " ", build("strong", {}, say(clear ? "clear" : "unclear")));
  });
  return [build("h3", {}, say("differences")), build("ul", { class: "differences" }, ...sentences)];
}
