/** How much is met from day to day, as a line. The table by day says the same in figures. */

import { build } from "../dom.js";

/** @typedef {import("./index.js").Words} Words */

const SPACE = "http://www.w3.org/2000/svg";
const WIDTH = 640;
const HEIGHT = 130;
const LEFT = 40;
const BOTTOM = 20;
const TOP = 8;

/**
 * @param {import("../../dist/index.js").ReviewResults} results
 * @param {Words} words
 */
export function trend(results, { say }) {
  const days = results.tally("day").filter(({ key, rate }) => key !== "" && rate !== null);
  if (days.length < 2) return build("p", { class: "note" }, say("noTrend"));
  const x = (/** @type {number} */ at) => LEFT + (at * (WIDTH - LEFT - 12)) / (days.length - 1);
  const y = (/** @type {number} */ rate) => TOP + (1 - rate) * (HEIGHT - TOP - BOTTOM);
  const points = days.map(({ rate }, at) => /** @type {const} */ ([x(at), y(rate ?? 0)]));
  const label = say("trendLabel", { from: days[0].key, to: days[days.length - 1].key, first: percent(days[0].rate), last: percent(days[days.length - 1].rate) });
  return draw("svg", { class: "trend", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": label },
    ...[0, 0.5, 1].flatMap((rate) => [
      draw("line", { class: "trend-grid", x1: LEFT, x2: WIDTH - 12, y1: y(rate), y2: y(rate) }),
      draw("text", { x: LEFT - 6, y: y(rate) + 4, "text-anchor": "end" }, percent(rate))]),
    draw("polyline", { class: "trend-line", points: points.map((point) => point.join()).join(" ") }),
    ...points.map(([cx, cy], at) => draw("circle", { class: "trend-point", cx, cy, r: 3.5 }, draw("title", {}, `${days[at].key} ${percent(days[at].rate)}`))),
    draw("text", { x: LEFT, y: HEIGHT - 4 }, days[0].key),
    draw("text", { x: WIDTH - 12, y: HEIGHT - 4, "text-anchor": "end" }, days[days.length - 1].key));
}

/** @param {number | null} rate */
export const percent = (rate) => (rate === null ? "–" : `${Math.round(rate * 100)}%`);

/** @param {string} tag @param {Record<string, string | number>} attributes @param {...(Node | string)} children */
function draw(tag, attributes, ...children) {
  const element = document.createElementNS(SPACE, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}
