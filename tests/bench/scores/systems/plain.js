// The steps as a programmer would write them, in floats: what speed costs in figures.

/** @typedef {import("../sheet.js").Month} Month */

const rounded = (/** @type {number} */ figure) => Math.round(figure * 100) / 100;

/** @returns {import("./index.js").System} */
export const prepare = () => ({ run: (months) => months.map(compute) });

/** @param {Month} month */
function compute({ handled, satisfied, late, false_replies, complaints, repairs, customers, quality, exam, base }) {
  const satisfaction = (satisfied * 20) / handled;
  const answering = Math.max(10 - late * 0.5, 0);
  const honesty = Math.max(5 - false_replies * 3, 0);
  const courtesy = complaints >= 3 ? 0 : complaints >= 1 ? 5 : 10;
  const conduct = answering + honesty + courtesy;
  const service = repairs > customers * 0.015 ? 0 : conduct + satisfaction;
  const talk = quality * 0.35;
  const written = exam * 0.2;
  const points = service + talk + written;
  const total = rounded(Math.min(points, 100));
  const factor = total >= 90 ? 1.2 : total >= 80 ? 1 : total >= 70 ? 0.8 : 0.5;
  return { total, pay: rounded(((base * total) / 100) * factor) };
}
