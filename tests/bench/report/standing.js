// Who is correct, who is fastest, and what a figure is set in relation to.

/** @typedef {import("../plan.js").Measured} Measured */
/** @typedef {import("../plan.js").Description} Description */
/** @typedef {import("../suite/tasks.js").Cell} Cell */

/** The yardstick that all ratios are taken of. */
export const YARDSTICK = "yardstick-fold";

/**
 * The systems that lost at least one phrase somewhere, and how many of how many.
 * @param {Measured} measured
 * @returns {Map<string, { lost: number, of: number }>}
 */
export function incorrect({ matching }) {
  const losses = new Map();
  for (const { expected, verdicts } of matching.flatMap(({ cells }) => cells)) {
    for (const { system, lost } of verdicts) {
      const { lost: sum = 0, of = 0 } = losses.get(system) ?? {};
      losses.set(system, { lost: sum + lost, of: of + expected });
    }
  }
  return new Map([...losses].filter(([, { lost }]) => lost > 0));
}

/**
 * The least time of a system's quickest call in a cell.
 * @param {Cell} cell
 * @param {string} id
 */
export function least({ timings }, id) {
  const own = timings.filter(({ system, timing }) => system === id && timing !== null);
  return own.length === 0 ? null : Math.min(...own.map(({ timing }) => /** @type {{ min: number }} */ (timing).min));
}

/**
 * The fastest correct peer by some measure.
 * @param {Description[]} systems
 * @param {Map<string, unknown>} wrong
 * @param {(id: string) => number | null} measure
 */
export function fastestPeer(systems, wrong, measure) {
  const candidates = systems
    .filter(({ id, kind }) => kind === "peer" && !wrong.has(id))
    .map(({ id, name }) => ({ name, value: measure(id) }));
  const able = /** @type {{ name: string, value: number }[]} */ (candidates.filter(({ value }) => value !== null));
  return able.sort((left, right) => left.value - right.value).at(0) ?? null;
}

/**
 * @param {Measured} measured
 * @param {number} size
 * @param {number} length
 * @param {boolean} hits
 */
export const cellOf = ({ matching }, size, length, hits) =>
  matching.find((entry) => entry.size === size)?.cells.find((cell) => cell.length === length && cell.hits === hits);
