/**
 * Figures as pictures: a value with its interval on a scale, a share as a bar, a line over time with the band it may lie
 * in. Every picture has its figures in words, and a table beside it that says the same.
 */

const SPACE = "http://www.w3.org/2000/svg";
const WIDTH = 260;
const TREND = { width: 640, height: 150, left: 44, right: 12, top: 10, bottom: 22 };

/**
 * @param {{ value: number, low: number, high: number, from: number, to: number, goal?: number, label: string }} figure
 */
export function interval({ value, low, high, from, to, goal, label }) {
  const x = (/** @type {number} */ of) => 6 + ((Math.min(to, Math.max(from, of)) - from) / (to - from)) * (WIDTH - 12);
  return draw("svg", { class: "interval", viewBox: `0 0 ${WIDTH} 26`, role: "img", "aria-label": label },
    draw("line", { class: "axis", x1: 6, x2: WIDTH - 6, y1: 13, y2: 13 }),
    ...(goal === undefined ? [] : [draw("line", { class: "goal", x1: x(goal), x2: x(goal), y1: 2, y2: 24 })]),
    draw("line", { class: "reach", x1: x(low), x2: x(high), y1: 13, y2: 13 }),
    ...[low, high].map((end) => draw("line", { class: "reach", x1: x(end), x2: x(end), y1: 8, y2: 18 })),
    draw("circle", { class: "value", cx: x(value), cy: 13, r: 5 }));
}

/** A share of 1 with its interval. @param {{ value: number, low: number, high: number }} share */
export function bar({ value, low, high }) {
  const x = (/** @type {number} */ of) => of * 120;
  return draw("svg", { class: "share", viewBox: "0 0 120 14", "aria-hidden": "true" },
    draw("rect", { class: "whole", x: 0, y: 2, width: 120, height: 10 }),
    draw("rect", { class: "part", x: 0, y: 2, width: x(value), height: 10 }),
    draw("line", { class: "reach", x1: x(low), x2: x(high), y1: 7, y2: 7 }));
}

/**
 * @param {{ name: string, figure: { value: number, low: number, high: number } | null }[]} points in order; one without a figure is left out
 * @param {{ from: number, to: number, say: (value: number) => string, label: string }} scale
 */
export function line(points, { from, to, say, label }) {
  const { width, height, left, right, top, bottom } = TREND;
  const x = (/** @type {number} */ at) => left + (at * (width - left - right)) / Math.max(1, points.length - 1);
  const y = (/** @type {number} */ value) => top + (1 - (Math.min(to, Math.max(from, value)) - from) / (to - from)) * (height - top - bottom);
  const known = points.flatMap(({ name, figure }, at) => (figure === null ? [] : [{ name, at, ...figure }]));
  const band = [...known.map(({ at, high }) => `${x(at)},${y(high)}`), ...[...known].reverse().map(({ at, low }) => `${x(at)},${y(low)}`)];
  return draw("svg", { class: "over-time", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label },
    ...[from, (from + to) / 2, to].flatMap((value) => [
      draw("line", { class: "axis", x1: left, x2: width - right, y1: y(value), y2: y(value) }),
      draw("text", { x: left - 6, y: y(value) + 4, "text-anchor": "end" }, say(value))]),
    draw("polygon", { class: "band", points: band.join(" ") }),
    draw("polyline", { class: "course", points: known.map(({ at, value }) => `${x(at)},${y(value)}`).join(" ") }),
    ...known.map(({ at, name, value }) => draw("circle", { class: "value", cx: x(at), cy: y(value), r: 3.5 }, draw("title", {}, `${name} ${say(value)}`))),
    draw("text", { x: left, y: height - 5 }, points[0]?.name ?? ""),
    draw("text", { x: width - right, y: height - 5, "text-anchor": "end" }, points.at(-1)?.name ?? ""));
}

/** @param {string} tag @param {Record<string, string | number>} attributes @param {...(Node | string)} children */
function draw(tag, attributes, ...children) {
  const element = document.createElementNS(SPACE, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}
