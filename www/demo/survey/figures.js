/** How figures are written: shares in percent, points with their sign, means with two places; never more than they are worth. */

/** @typedef {"share" | "points" | "scale"} Unit */
/** @typedef {{ value?: number | null, low?: number | null, high?: number | null }} Figure a figure nobody has given an answer for has none of them */
/** @typedef {{ value: number, low: number, high: number }} Known */

/** @param {number} value @param {Unit} unit */
export function written(value, unit) {
  if (unit === "share") return `${(value * 100).toFixed(1)}%`;
  return unit === "points" ? signed(value, 1) : value.toFixed(2);
}

/** How far two figures are apart: shares in percentage points. @param {number} value @param {Unit} unit */
export const apart = (value, unit) => (unit === "scale" ? signed(value, 2) : signed(unit === "share" ? value * 100 : value, 1));

/** @param {number} value @param {number} places */
const signed = (value, places) => `${value > 0 ? "+" : value < 0 ? "−" : ""}${Math.abs(value).toFixed(places)}`;

/** @param {Figure | undefined} figure @returns {Known | null} */
export function known({ value, low, high } = {}) {
  return typeof value === "number" && typeof low === "number" && typeof high === "number" ? { value, low, high } : null;
}

/** A figure and its interval as two cells of a table. @param {Figure | undefined} figure @param {Unit} unit @returns {[string, string]} */
export function cells(figure, unit) {
  const all = known(figure);
  return all === null ? ["–", "–"] : [written(all.value, unit), `${written(all.low, unit)} – ${written(all.high, unit)}`];
}

/** From where to where a unit goes; a mean as far as the given ones reach. @param {Unit} unit @param {Figure[]} figures @returns {[number, number]} */
export function reachOf(unit, figures) {
  if (unit === "share") return [0, 1];
  if (unit === "points") return [-100, 100];
  const ends = figures.flatMap(({ low, high }) => [low ?? 1, high ?? 1]);
  // A scale begins at 1 and rarely ends before 5.
  return [1, Math.max(5, Math.ceil(Math.max(...ends)))];
}
