// Lines on two logarithmic axes, as an SVG picture that needs no script and no style sheet.

import { significant, whole } from "./format.js";

/** @typedef {{ name: string, points: [x: number, y: number][] }} Line */
/** @typedef {{ title: string, across: string, up: string, lines: Line[] }} Chart */

const WIDTH = 790;
const HEIGHT = 430;
const FRAME = { left: 70, right: 250, top: 50, bottom: 60 };
/** Told apart by people who see few colours (Okabe and Ito's palette), and by the order of the names. */
const COLOURS = ["#d55e00", "#cc79a7", "#000000", "#0072b2", "#009e73", "#e69f00"];

/**
 * @param {Chart} chart
 * @returns {string}
 */
export function svg({ title, across, up, lines: measured }) {
  // A clock too coarse for what it timed says 0, which has no place on a logarithmic axis.
  const lines = measured.map((line) => ({ ...line, points: line.points.filter((point) => point.every((value) => value > 0)) }));
  const points = lines.flatMap(({ points: all }) => all);
  const x = axis(points.map(([value]) => value), FRAME.left, WIDTH - FRAME.right);
  const y = axis(points.map(([, value]) => value), HEIGHT - FRAME.bottom, FRAME.top);
  const parts = [
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    text(FRAME.left, 28, title, 'font-size="15" font-weight="bold"'),
    ...x.ticks.flatMap((value) => vertical(x.place(value), whole(value))),
    ...y.ticks.flatMap((value) => horizontal(y.place(value), significant(value))),
    text((FRAME.left + WIDTH - FRAME.right) / 2, HEIGHT - 18, across, 'text-anchor="middle"'),
    text(FRAME.left, FRAME.top - 6, up, 'font-size="11"'),
    ...lines.flatMap((line, at) => drawn(line, at, x.place, y.place)),
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" role="img" aria-label="${escaped(title)}">`,
    ...parts,
    "</svg>",
    "",
  ].join("\n");
}

/**
 * A logarithmic axis with a tick at each power of ten.
 * @param {number[]} values
 * @param {number} from
 * @param {number} to
 */
function axis(values, from, to) {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values)) - 1e-9));
  const place = (/** @type {number} */ value) => round(from + ((Math.log10(value) - low) / (high - low)) * (to - from));
  return { place, ticks: Array.from({ length: high - low + 1 }, (_, step) => 10 ** (low + step)) };
}

/**
 * @param {number} x
 * @param {string} label
 */
const vertical = (x, label) => [
  `<line x1="${x}" x2="${x}" y1="${FRAME.top}" y2="${HEIGHT - FRAME.bottom}" stroke="#ddd"/>`,
  text(x, HEIGHT - FRAME.bottom + 18, label, 'text-anchor="middle"'),
];

/**
 * @param {number} y
 * @param {string} label
 */
const horizontal = (y, label) => [
  `<line x1="${FRAME.left}" x2="${WIDTH - FRAME.right}" y1="${y}" y2="${y}" stroke="#ddd"/>`,
  text(FRAME.left - 8, y + 4, label, 'text-anchor="end"'),
];

/**
 * @param {Line} line
 * @param {number} at
 * @param {(value: number) => number} x
 * @param {(value: number) => number} y
 */
function drawn({ name, points }, at, x, y) {
  const colour = COLOURS[at % COLOURS.length];
  const row = FRAME.top + 12 + at * 22;
  const left = WIDTH - FRAME.right + 16;
  // Every other line is dashed, so that one which lies on another leaves it to be seen.
  const stroke = `stroke="${colour}" stroke-width="2"${at % 2 === 1 ? ' stroke-dasharray="7 5"' : ""}`;
  return [
    `<polyline points="${points.map(([across, up]) => `${x(across)},${y(up)}`).join(" ")}" fill="none" ${stroke}/>`,
    ...points.map(([across, up]) => `<circle cx="${x(across)}" cy="${y(up)}" r="3" fill="${colour}"/>`),
    `<line x1="${left}" x2="${left + 18}" y1="${row}" y2="${row}" ${stroke}/>`,
    text(left + 24, row + 4, name, 'font-size="11"'),
  ];
}

/**
 * @param {number} x
 * @param {number} y
 * @param {string} content
 * @param {string} attributes
 */
const text = (x, y, content, attributes) => `<text x="${x}" y="${y}" ${attributes}>${escaped(content)}</text>`;

/** @param {string} content */
const escaped = (content) => content.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** @param {number} value */
const round = (value) => Math.round(value * 10) / 10;
