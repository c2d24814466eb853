// When a survey may show itself unasked: not again soon after it was answered or declined, and not on and on if nobody
// reacts.
//
// Refuses to know: the time (it is given) and where the record is kept. Invariant: whatever the clock does, a respondent
// who answered or declined is not asked before as many days have passed by it.

/** @typedef {"answered" | "declined" | "ignored"} Outcome */
/** @typedef {{ at: number, outcome: Outcome, ignored: number }} Manner when it was last shown, in milliseconds, what came of it, how often in a row nothing did */

const DAY = 86_400_000;
/** Shown so often without a reaction, silence is an answer. */
const PATIENCE = 3;

/**
 * @param {Manner | null} manner
 * @param {number} now in milliseconds
 * @param {number} days between two askings
 */
export function mayAsk(manner, now, days) {
  if (manner === null) return true;
  const answered = manner.outcome !== "ignored" || manner.ignored >= PATIENCE;
  // A clock set back makes the time passed negative: not yet.
  return now - manner.at >= (answered ? days : Math.min(1, days)) * DAY;
}

/**
 * The record after the survey was shown (`ignored`, until something else comes of it).
 * @param {Manner | null} manner
 * @param {number} now
 * @param {Outcome} outcome
 * @returns {Manner}
 */
export function noted(manner, now, outcome) {
  // A clock set back must not make the last time earlier than it was.
  const at = Math.max(now, manner?.at ?? 0);
  return { at, outcome, ignored: outcome === "ignored" ? (manner?.ignored ?? 0) + 1 : 0 };
}

/** Whether what was read from the device is such a record. @param {unknown} value @returns {Manner | null} */
export function mannerOf(value) {
  const { at, outcome, ignored } = /** @type {Partial<Manner>} */ (value ?? {});
  return typeof at === "number" && typeof outcome === "string" && typeof ignored === "number" ? { at, outcome, ignored } : null;
}
