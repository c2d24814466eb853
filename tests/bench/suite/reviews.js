// Reviews of whole conversations: how many a second, what a keystroke of a draft costs, and how both grow.

import { heapBytes } from "./memory.js";
import { talk } from "./talks.js";
import { compare, summary, time } from "./timing.js";

/** @typedef {import("./timing.js").Timing} Timing */
/** @typedef {{ rubric: string, rules: number, batch: Timing, draft: Timing }} Pace `batch`: microseconds a conversation */
/** @typedef {{ count: number, perSecond: number, wasm: number, heap: number | null }} Grown */

const BATCH = 200;
const DRAFT = "您好，师傅明天上午九点前会联系您，请您保持电话畅通，感谢您的耐心等待。";

/**
 * @param {{ kefu: any }} bench
 * @param {string} id of a rubric
 */
async function reviewOf({ kefu }, id) {
  await kefu.loadPack(id.split("/")[0]);
  return new kefu.ConversationReview(id);
}

/**
 * The pace of a rubric with conversations never heard before, and of a draft that grows by a character each time.
 * @param {{ kefu: any }} bench
 * @param {{ rubric: string, turns: number, longTurns: number }} task
 * @returns {Promise<Pace>}
 */
export async function pace(bench, { rubric, turns, longTurns }) {
  const review = await reviewOf(bench, rubric);
  let from = 0;
  const [batch] = compare([
    () => {
      const talks = Array.from({ length: BATCH }, (_, at) => talk(from + at, turns));
      from += BATCH;
      return talks.map((each) => review.figures(each));
    },
  ]).map(({ min, median }) => ({ min: min / BATCH, median: median / BATCH }));
  const long = talk(0, longTurns);
  review.review(long);
  const keystrokes = Array.from(DRAFT, (_, at) => time(() => review.draft(long, DRAFT.slice(0, at + 1))) * 1000);
  return { rubric, rules: review.rules.length, batch, draft: summary(keystrokes) };
}

/**
 * One batch in a fresh process, its figures alone kept, as a review of a file keeps them.
 * @param {{ kefu: any, memory: WebAssembly.Memory }} bench
 * @param {{ rubric: string, turns: number, count: number }} task
 * @returns {Promise<Grown>}
 */
export async function batch(bench, { rubric, turns, count }) {
  const review = await reviewOf(bench, rubric);
  const width = review.figures(talk(0, turns)).length;
  const kept = new Int32Array(width * count);
  const before = heapBytes();
  const milliseconds = time(() => {
    for (let at = 0; at < count; at += 1) kept.set(review.figures(talk(at, turns)), at * width);
  });
  const after = heapBytes();
  return {
    count,
    perSecond: (count / milliseconds) * 1000,
    wasm: bench.memory.buffer.byteLength,
    heap: before === null || after === null ? null : after - before,
  };
}
