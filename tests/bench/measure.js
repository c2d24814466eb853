// Timing several ways of doing one thing, so that the figures can be set beside one another.
//
// All take turns within each round: whatever else the machine does then falls on all alike. The least time is what the
// code costs; the median tells how much the machine disturbed it. Ratios are worth more than times.

import { performance } from "node:perf_hooks";

const rounds = 25;
const leastMilliseconds = 4;

/**
 * @typedef {{ name: string, run: () => unknown }} Contestant
 * @typedef {{ name: string, min: number, median: number }} Timing in microseconds a call
 */

/**
 * @param {() => unknown} run
 * @param {number} times
 */
function time(run, times) {
  const start = performance.now();
  for (let turn = 0; turn < times; turn += 1) run();
  return performance.now() - start;
}

/**
 * How often to call, so that one timing is long beside the clock's grain; warms the code up on the way.
 * @param {() => unknown} run
 */
function calibrate(run) {
  let times = 1;
  while (time(run, times) < leastMilliseconds) times *= 2;
  return times;
}

/**
 * @param {Contestant[]} contestants
 * @returns {Timing[]}
 */
export function compare(contestants) {
  const entries = contestants.map((contestant) => ({ ...contestant, times: calibrate(contestant.run), samples: [] }));
  for (let round = 0; round < rounds; round += 1) {
    for (const { run, times, samples } of entries) {
      /** @type {number[]} */ (samples).push((time(run, times) / times) * 1000);
    }
  }
  return entries.map(({ name, samples }) => {
    const sorted = /** @type {number[]} */ (samples).sort((left, right) => left - right);
    return { name, min: sorted[0], median: sorted[Math.floor(sorted.length / 2)] };
  });
}
