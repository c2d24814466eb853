// An event on a time line: working time as a band behind, a lane for each promise with what was counted, when it was due and
// when it was done, and the present.
//
// Refuses to know: the engine. Coordinates are pixels of the width it is drawn for, so that its type stays readable.

import { marks, shortTime, wall } from "./times.js";

/** @typedef {import("../../clock-types.js").Verdict} Verdict */
/** @typedef {import("../../clock-types.js").Happening} Happening */
/** @typedef {import("./strings.js").Say} Say */
/** @typedef {{ from: number, to: number, x: (time: number) => number, width: number, height: number }} Scale */

const SPACE = "http://www.w3.org/2000/svg";
const LANE = 40;
const TOP = 22;
const MINUTE = 60_000;

/**
 * The stretch of time that a picture shows.
 * @param {Verdict[]} verdicts
 * @param {Happening} happening
 * @param {string} now
 */
export function reach(verdicts, { start, ends = {} }, now) {
  const told = [start, ...verdicts.flatMap(({ due }) => due ?? []), ...Object.values(ends).flatMap((end) => end ?? [])].map(wall);
  let [from, to] = [Math.min(...told), Math.max(...told)];
  const present = wall(now);
  const length = Math.max(to - from, 10 * MINUTE);
  // A present far away would leave no room for what happened.
  if (present > from - length && present < to + length) [from, to] = [Math.min(from, present), Math.max(to, present)];
  const margin = Math.max(to - from, 10 * MINUTE) * 0.06;
  return { from: from - margin, to: to + margin };
}

/**
 * @param {{ verdicts: (Verdict & { title: string })[], happening: Happening, now: string, open: [string, string][], range: { from: number, to: number }, width: number }} shown
 * @param {Say} say
 */
export function picture({ verdicts, happening, now, open, range, width }, say) {
  const height = TOP + verdicts.length * LANE + 22;
  const scale = { ...range, width, height, x: (/** @type {number} */ time) => round(((time - range.from) / (range.to - range.from)) * width) };
  const all = verdicts.map(({ title, shown, state }) => `${title} ${shown} ${say(stateKey(state))}`).join("；");
  return draw("svg", { class: "picture", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": say("lineOf", { from: shortTime(range.from), to: shortTime(range.to), all }) },
    ...ground(scale, open),
    ...verdicts.flatMap((verdict, at) => lane(verdict, happening, TOP + at * LANE, now, scale)),
    ...present(now, scale, say));
}

/** @param {Verdict["state"]} state @returns {import("./strings.js").Key} */
export const stateKey = (state) => (state === "early" ? "earlyState" : state === "not-in-force" ? "notInForce" : state);

/** Working time and the scale. @param {Scale} scale @param {[string, string][]} open */
function ground({ from, to, x, width, height }, open) {
  const floor = height - 20;
  const bands = open.map(([begin, end]) => [Math.max(wall(begin), from), Math.min(wall(end), to)]).filter(([begin, end]) => begin < end);
  return [
    draw("rect", { class: "ground", x: 0, y: TOP, width, height: floor - TOP }),
    ...bands.map(([begin, end]) => draw("rect", { class: "open", x: x(begin), y: TOP, width: round(Math.max(1, x(end) - x(begin))), height: floor - TOP })),
    ...marks(from, to, width, 58).flatMap(({ time, label }) => [
      draw("line", { class: "mark", x1: x(time), x2: x(time), y1: TOP, y2: floor }),
      draw("text", { x: Math.min(Math.max(x(time), 16), width - 16), y: height - 5, "text-anchor": "middle" }, label),
    ]),
  ];
}

/**
 * @param {Verdict & { title: string }} verdict
 * @param {Happening} happening
 * @param {number} top
 * @param {string} now
 * @param {Scale} scale
 */
function lane({ title, state, due, counted, target }, { start, ends = {} }, top, now, { x, width }) {
  const middle = top + 27;
  const parts = [draw("text", { class: "name", x: 4, y: top + 14 }, title)];
  const end = ends[target];
  if (due !== null) {
    const [first, last] = [wall(start), wall(due)].sort((a, b) => a - b);
    parts.push(draw("line", { class: "thread", x1: x(first), x2: x(last), y1: middle, y2: middle }));
    for (const [begin, stop] of counted) {
      parts.push(draw("rect", { class: "bar", "data-state": state, x: x(wall(begin)), y: middle - 3, width: round(Math.max(1.5, x(wall(stop)) - x(wall(begin)))), height: 6, rx: 2 }));
    }
    const done = wall(end ?? now);
    if (state === "late" && done > wall(due)) parts.push(draw("line", { class: "over", x1: x(wall(due)), x2: Math.min(x(done), width), y1: middle, y2: middle }));
    const at = x(wall(due));
    parts.push(draw("path", { class: "due", d: `M${at} ${middle - 7}L${at + 6} ${middle}L${at} ${middle + 7}L${at - 6} ${middle}Z` }));
  }
  parts.push(draw("circle", { class: "end", cx: x(wall(start)), cy: middle, r: 3 }));
  if (end) parts.push(draw("circle", { class: "end", cx: x(wall(end)), cy: middle, r: 5 }));
  return parts;
}

/** @param {string} now @param {Scale} scale @param {Say} say */
function present(now, { from, to, x, width, height }, say) {
  const time = wall(now);
  if (time < from || time > to) return [];
  const at = x(time);
  return [
    draw("line", { class: "now", x1: at, x2: at, y1: TOP - 6, y2: height - 20 }),
    draw("text", { class: "now-name", x: Math.min(Math.max(at, 44), width - 44), y: 12, "text-anchor": "middle" }, `${say("now")} ${shortTime(time)}`),
  ];
}

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {...(Node | string)} children
 */
function draw(tag, attributes, ...children) {
  const element = document.createElementNS(SPACE, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

/** @param {number} pixels */
const round = (pixels) => Math.round(pixels * 10) / 10;
