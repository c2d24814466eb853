/** A figure from month to month, as a line that is broken where a month is missing. The table beside it says the same in figures. */

import { build } from "../dom.js";
import { draw } from "./waterfall.js";

const WIDTH = 640;
const HEIGHT = 150;
const LEFT = 44;
const RIGHT = 16;
const TOP = 18;
const BOTTOM = 22;
/** More months than these would write over one another. */
const MOST_NAMED = 12;

/**
 * @param {import("../../dist/history.js").Trend} trend
 * @param {import("./index.js").Words} words
 */
export function trendPicture({ points, lowest, highest }, { say }) {
  if (points.length < 2 || !lowest || !highest) return build("p", { class: "note" }, say("noTrend"));
  const [low, high] = [Number(lowest.figure), Number(highest.figure)];
  const room = high === low ? Math.max(1, Math.abs(high)) * 0.1 : (high - low) * 0.15;
  const x = (/** @type {number} */ at) => LEFT + (at * (WIDTH - LEFT - RIGHT)) / (points.length - 1);
  const y = (/** @type {number} */ figure) => TOP + ((high + room - figure) / (high - low + 2 * room)) * (HEIGHT - TOP - BOTTOM);
  const label = say("trendLabel", { from: points[0].month, to: points[points.length - 1].month, lowest: lowest.figure ?? "", highest: highest.figure ?? "" });
  const every = Math.ceil(points.length / MOST_NAMED);
  return draw("svg", { class: "trend", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": label },
    ...[...new Set([low, high])].flatMap((figure) => [
      draw("line", { class: "trend-grid", x1: LEFT, x2: WIDTH - RIGHT, y1: y(figure), y2: y(figure) }),
      draw("text", { x: LEFT - 6, y: y(figure) + 4, "text-anchor": "end" }, String(figure))]),
    ...runsOf(points).map((run) => draw("polyline", { class: "trend-line", points: run.map(({ at, figure }) => `${x(at)},${y(figure)}`).join(" ") })),
    ...runsOf(points).flat().map(({ at, figure }) => draw("circle", { class: "trend-point", cx: x(at), cy: y(figure), r: 3.5 }, draw("title", {}, `${points[at].month} ${points[at].figure}`))),
    ...points.flatMap(({ month }, at) => (at % every === 0 ? [draw("text", { x: x(at), y: HEIGHT - 5, "text-anchor": at === 0 ? "start" : at === points.length - 1 ? "end" : "middle" }, month)] : [])));
}

/** Points one after another without a gap. @param {import("../../dist/history.js").Trend["points"]} points */
function runsOf(points) {
  /** @type {{ at: number, figure: number }[][]} */
  const runs = [];
  let open = false;
  for (const [at, { figure }] of points.entries()) {
    if (figure !== null && open) runs[runs.length - 1].push({ at, figure: Number(figure) });
    else if (figure !== null) runs.push([{ at, figure: Number(figure) }]);
    open = figure !== null;
  }
  return runs;
}
