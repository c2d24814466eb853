// What months say together: a trend, runs of months, and where two of them differ.
//
// Refuses to know: where months are kept. Invariants: figures are decimal texts and stay exact; a month that is missing
// is a gap, never a zero, and ends a run.

import { difference, mean, order } from "./decimals.js";

/** @typedef {import("./history.js").Month} Month */
/** @typedef {import("./history.js").MonthOf} MonthOf */

/**
 * @param {Month[]} months of one person by one scheme, in any order
 * @param {MonthOf} [of]
 */
export function trend(months, of = "total") {
  const known = new Map(months.map((each) => [each.month, figureOf(each, of)]));
  const points = between([...known.keys()].sort()).map((month) => ({ month, figure: known.get(month) ?? null }));
  const figures = points.filter(({ figure }) => figure !== null);
  const [last, before] = [figures.at(-1), figures.at(-2)];
  const ordered = [...figures].sort((left, right) => order(left.figure, right.figure));
  return {
    points,
    change: last && before ? difference(last.figure, before.figure) : null,
    mean: mean(figures.map(({ figure }) => figure)),
    lowest: ordered[0] ?? null,
    highest: ordered.at(-1) ?? null,
  };
}

/**
 * @param {Month[]} months of one person by one scheme, in any order
 * @param {(month: Month) => boolean} holds
 */
export function streaks(months, holds) {
  const known = new Map(months.map((each) => [each.month, each]));
  /** @type {{ from: string, to: string, months: number }[]} */
  const runs = [];
  let open = false;
  for (const month of between([...known.keys()].sort())) {
    const kept = known.get(month);
    const goesOn = kept !== undefined && holds(kept);
    if (goesOn && open) Object.assign(runs[runs.length - 1], { to: month, months: runs[runs.length - 1].months + 1 });
    else if (goesOn) runs.push({ from: month, to: month, months: 1 });
    open = goesOn;
  }
  const longest = runs.reduce((most, run) => Math.max(most, run.months), 0);
  return { runs, longest, current: open ? runs[runs.length - 1].months : 0 };
}

/**
 * @param {Month} before
 * @param {Month} now of the same scheme
 */
export function compareMonths(before, now) {
  const earlier = new Map(before.figures.lines.map((line) => [line.id, line]));
  const later = new Set(now.figures.lines.map(({ id }) => id));
  const gone = before.figures.lines.filter(({ id }) => !later.has(id));
  const pair = (/** @type {string | null} */ old, /** @type {string | null} */ figure) => ({ before: old, now: figure, change: difference(figure, old) });
  return {
    total: pair(before.figures.total, now.figures.total),
    pay: pair(before.figures.pay, now.figures.pay),
    lines: [
      ...now.figures.lines.map(({ id, title, value }) => ({ id, title, ...pair(earlier.get(id)?.value ?? null, value) })),
      ...gone.map(({ id, title, value }) => ({ id, title, ...pair(value, null) })),
    ],
  };
}

/** @param {Month} month @param {MonthOf} of */
function figureOf({ figures }, of) {
  if (of === "total" || of === "pay") return figures[of];
  return figures.lines.find(({ id }) => id === of.line)?.value ?? null;
}

/** All months from the first to the last. @param {string[]} months in order */
function between(months) {
  const all = [];
  for (let month = months[0]; month !== undefined && month <= (months.at(-1) ?? ""); month = next(month)) all.push(month);
  return all;
}

/** @param {string} month */
function next(month) {
  const [year, number] = month.split("-").map(Number);
  return number === 12 ? `${String(year + 1).padStart(4, "0")}-01` : `${month.slice(0, 4)}-${String(number + 1).padStart(2, "0")}`;
}
