// Timing several ways of doing one thing, so that the figures can be set beside one another.
//
// All take turns within each round: whatever else the machine does then falls on all alike. The least time is what the
// code costs; the median tells how much the machine disturbed it. Ratios are worth more than times.

/**
 * @typedef {{ min: number, median: number }} Timing in microseconds a call
 */

/** A sample is long beside the clock's grain, which is a tenth of a millisecond in a page. */
const SAMPLE_MILLISECONDS = 6;
const ROUNDS = 9;
const ROUNDS_WHEN_SLOW = 3;
const SLOW_MILLISECONDS = 50;
/** Whose first call takes as long as this has had its sample with it. */
const VERY_SLOW_MILLISECONDS = 500;

/**
 * Where results go, so that no engine can find a call to be without effect.
 * @type {unknown}
 */
export let kept;

/**
 * Milliseconds of so many calls.
 * @param {() => unknown} run
 * @param {number} times
 */
export function time(run, times = 1) {
  const start = performance.now();
  for (let turn = 0; turn < times; turn += 1) kept = run();
  return performance.now() - start;
}

/**
 * How often to call for one sample; warms the code up on the way.
 * @param {() => unknown} run
 */
function calibrate(run) {
  let times = 1;
  let taken = time(run);
  if (taken > VERY_SLOW_MILLISECONDS) return { run, times, rounds: 0, samples: [taken * 1000] };
  while (taken < SAMPLE_MILLISECONDS) {
    times = Math.min(times * 8, Math.ceil((times * SAMPLE_MILLISECONDS * 1.2) / Math.max(taken, 0.1)));
    taken = time(run, times);
  }
  return { run, times, rounds: taken > SLOW_MILLISECONDS ? ROUNDS_WHEN_SLOW : ROUNDS, samples: /** @type {number[]} */ ([]) };
}

/**
 * @param {(() => unknown)[]} runs
 * @returns {Timing[]} in the order of `runs`
 */
export function compare(runs) {
  const entries = runs.map(calibrate);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { run, times, rounds, samples } of entries) {
      if (round >= rounds) continue;
      // A call that isn't counted brings the system's data back into the caches that the one before it has filled.
      time(run);
      samples.push((time(run, times) / times) * 1000);
    }
  }
  return entries.map(({ samples }) => summary(samples));
}

/**
 * @param {number[]} samples
 * @returns {Timing}
 */
export function summary(samples) {
  const sorted = [...samples].sort((left, right) => left - right);
  return { min: sorted[0], median: sorted[sorted.length >> 1] };
}
