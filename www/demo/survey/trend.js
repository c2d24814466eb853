/** How a figure goes from day to day, week to week or month to month, as a line with its band and as a table. */

import { build } from "../dom.js";
import { cells, known, reachOf, written } from "./figures.js";
import { line } from "./pictures.js";
import { table } from "./table.js";

/** @typedef {import("./index.js").Words} Words */
/** @typedef {import("../../dist/form.js").Summary} Summary */

/** @param {Summary} summary @param {Words["say"]} say */
export function trends({ trend, measures }, say) {
  if (trend.length < 2) return [build("p", { class: "note" }, say("noTrend"))];
  return measures.flatMap(({ id, title, unit }) => {
    const points = trend.map(({ from, responses, measures: then }) => ({ name: from, responses, figure: then.find((measure) => measure.id === id) }));
    const told = points.map(({ name, figure }) => ({ name, figure: known(figure) }));
    const given = told.filter(({ figure }) => figure !== null);
    if (given.length < 2) return [];
    const [from, to] = reachOf(unit, given.flatMap(({ figure }) => (figure ? [figure] : [])));
    const [first, last] = [given[0], given[given.length - 1]];
    const label = say("trendOf", { title, from: first.name, to: last.name, first: cells(first.figure ?? {}, unit)[0], last: cells(last.figure ?? {}, unit)[0] });
    const rows = points.map(({ name, responses, figure }) => [name, responses, ...cells(figure, unit)]);
    return [build("h3", {}, title), line(told, { from, to, say: (value) => written(value, unit), label }),
      build("details", {}, build("summary", {}, label), table([say("trend"), say("responses"), say("value"), say("interval")], rows, title))];
  });
}
