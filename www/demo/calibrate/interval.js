/** Kappa with its interval as a mark on a line from −1 to 1; the words beside it say the same in figures. */

const SPACE = "http://www.w3.org/2000/svg";
const WIDTH = 200;
const HEIGHT = 18;
const EDGE = 6;

/**
 * @param {import("../../dist/index.js").Agreement} measured
 * @param {string} label
 * @returns {Node} nothing where kappa says nothing
 */
export function interval({ kappa, low, high }, label) {
  if (kappa === null || low === null || high === null) return document.createTextNode("");
  const x = (/** @type {number} */ value) => EDGE + ((value + 1) / 2) * (WIDTH - 2 * EDGE);
  const middle = HEIGHT / 2;
  return draw("svg", { class: "interval", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": label },
    draw("line", { class: "interval-scale", x1: x(-1), x2: x(1), y1: middle, y2: middle }),
    ...[-1, 0, 1].map((at) => draw("line", { class: "interval-scale", x1: x(at), x2: x(at), y1: middle - 5, y2: middle + 5 })),
    draw("line", { class: "interval-range", x1: x(low), x2: x(high), y1: middle, y2: middle }),
    draw("circle", { class: "interval-point", cx: x(kappa), cy: middle, r: 4.5 }));
}

/** @param {string} tag @param {Record<string, string | number>} attributes @param {...Node} children */
function draw(tag, attributes, ...children) {
  const element = document.createElementNS(SPACE, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}
