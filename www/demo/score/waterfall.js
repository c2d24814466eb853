/**
 * Where the points went, as a picture in a table: each line of the sheet a step from what there is to get down to what
 * was got, or from nothing up, its figures beside it.
 * It refuses to know how a figure came about. Invariants: the table says everything the picture shows; what the lines
 * alone don't explain, such as a cap or a gate, is a step of its own.
 */

import { difference, product, sum } from "../../dist/history.js";
import { build } from "../dom.js";

/** @typedef {import("../../dist/score.js").ScoreReport} Report */
/** @typedef {import("../../dist/score.js").ScoreLine} Line */
/** @typedef {import("./index.js").Words} Words */
/** @typedef {{ title: string, max: string | null, value: string | null, change: string | null, from: number, to: number }} Step */

const SPACE = "http://www.w3.org/2000/svg";
/** So wide is the picture in its own measure. */
const WIDTH = 300;
const HEIGHT = 14;

/** @param {Report} report @param {Record<string, string>} limits the most that each line can be, where there is an end @param {Words} words */
export function waterfall(report, limits, words) {
  const steps = stepsOf(report, limits, words);
  const { say } = words;
  if (steps.length === 0) return build("p", { class: "note" }, say("noPicture"));
  const edges = steps.flatMap(({ from, to }) => [from, to]);
  const [low, high] = [Math.min(0, ...edges), Math.max(0, ...edges)];
  const scale = (/** @type {number} */ figure) => (high === low ? 0 : ((figure - low) / (high - low)) * WIDTH);
  const heads = /** @type {const} */ (["line", "max", "value", "change", "picture"]);
  // Where no line has a maximum, there is no column of them.
  return build("table", { class: steps.some(({ max }) => max !== null) ? "waterfall" : "waterfall unbounded" },
    build("caption", { class: "unseen" }, say("waterfall")),
    build("thead", {}, build("tr", {}, ...heads.map((head) => build("th", { scope: "col" }, say(`step-${head}`))))),
    build("tbody", {}, ...steps.map((step) => rowOf(step, scale))));
}

/**
 * What a sheet comes to and the lines that make it up: the score, or of a sheet without one the money.
 * @param {Report} report
 * @returns {{ lines: Line[], total: string | null }}
 */
function madeOf({ lines, total, payLines, pay, fineLines, fines }) {
  if (lines.length > 0) return { lines: partsOf(lines, total), total };
  return payLines.length > 0 ? { lines: partsOf(payLines, pay), total: pay } : { lines: partsOf(fineLines, fines), total: fines };
}

/** Where one line is the whole total, what that line is made of says more. @param {Line[]} lines @param {string | null} total @returns {Line[]} */
function partsOf(lines, total) {
  const whole = lines.find((line) => line.value === total && line.lines.length > 0);
  return whole && (lines.length === 1 || sum(lines.map(({ value }) => value)) !== total) ? partsOf(whole.lines, total) : lines;
}

/**
 * @param {Report} report
 * @param {Record<string, string>} limits
 * @param {Words} words
 * @returns {Step[]}
 */
function stepsOf(report, limits, { say }) {
  const { lines, total } = madeOf(report);
  if (total === null) return [];
  const counted = lines.filter(({ value }) => value !== null).map(({ id, title, value, weight }) =>
    ({ title, max: weighed(limits[id] ?? null, weight), value: weighed(value, weight) }));
  const most = sum(counted.map(({ max }) => max));
  let at = Number(most ?? 0);
  /** @type {Step[]} */
  const steps = most === null ? [] : [{ title: say("start"), max: most, value: most, change: null, from: 0, to: at }];
  for (const { title, max, value } of counted) {
    const change = difference(value, max ?? "0");
    const to = at + Number(change);
    steps.push({ title, max, value, change, from: at, to });
    at = to;
  }
  const reached = sum(counted.map(({ value }) => value));
  const rest = difference(total, reached);
  if (rest !== null && rest !== "0") steps.push({ title: say("rest"), max: null, value: null, change: rest, from: at, to: at + Number(rest) });
  return [...steps, { title: say("end"), max: most, value: total, change: null, from: 0, to: Number(total) }];
}

/** What a figure of a weighted line counts. @param {string | null} figure @param {string | null} weight */
const weighed = (figure, weight) => (weight === null ? figure : product(figure, weight));

/** @param {Step} step @param {(figure: number) => number} scale */
function rowOf({ title, max, value, change, from, to }, scale) {
  const kind = change === null ? "whole" : change === "0" ? "same" : change.startsWith("-") ? "lost" : "gained";
  return build("tr", { "data-step": kind }, build("th", { scope: "row" }, title), build("td", {}, max ?? ""), build("td", {}, value === null ? "" : written(value)),
    build("td", { class: "step-change" }, change === null ? "" : signed(change)), build("td", { class: "step-picture" }, picture(scale(from), scale(to), scale(0))));
}

/** @param {number} from @param {number} to @param {number} zero */
function picture(from, to, zero) {
  // A step of nothing is a line, so that one can see where it stands.
  const width = Math.max(1.5, Math.abs(to - from));
  return draw("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" },
    draw("line", { class: "step-zero", x1: zero, x2: zero, y1: 0, y2: HEIGHT }),
    draw("rect", { class: "step", x: Math.min(from, to, WIDTH - width), width, y: 2, height: HEIGHT - 4 }));
}

/** A figure as people write it. @param {string} figure */
export const written = (figure) => figure.replace(/^-/, "−");

/** A change as people write it, its sign before it. @param {string} figure */
export const signed = (figure) => (figure === "0" || figure.startsWith("-") ? written(figure) : `+${figure}`);

/** @param {string} tag @param {Record<string, string | number>} attributes @param {...(Node | string)} children */
export function draw(tag, attributes, ...children) {
  const element = document.createElementNS(SPACE, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}
